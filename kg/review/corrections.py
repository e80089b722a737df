"""Rows that correct facts, with what finds the fact again when its id changes."""

from collections.abc import Callable, Iterator

from kg.errors import UsageError
from kg.explain.explain import is_fact
from kg.explain.find import find
from kg.graph.judged import RULE, evidence_at
from kg.graph.reader import VKS, Reader, local_name
from kg.graph.trace import Tracer
from kg.ids import tail
from kg.judgements.fields import changed, made, values_of
from kg.judgements.rows import FACTS, Correction, Row, Values, row_id
from kg.records import Evidence, Span
from kg.review.sights import Reread

_NOWHERE = Evidence(Span(0, 0))


class Corrections:
    """Makes rows from the facts of a graph whose articles can be read again."""

    def __init__(self, reader: Reader, reread: Reread) -> None:
        self._reader = reader
        self._reread = reread

    def of(self, fact: str) -> Correction:
        """A row that means a fact of the graph. Raises: NotFoundError, AmbiguousError, UsageError."""
        iri = find(self._reader, fact)
        kind, _, name = tail(iri).partition("/")
        if not is_fact(self._reader, iri) or kind not in FACTS:
            raise UsageError(f"{iri} is no fact that can be corrected", hint=f"name a {', '.join(FACTS)}")
        if self._reader.values(iri, VKS + "rule") == (RULE,):
            raise UsageError(f"{iri} was made by a judgement", hint="withdraw that with --withdraw-fact")
        article, quote, values = next(self._read(iri), ("", "", ()))
        return Correction(kind, "reject", f"{kind}/{name}", article, quote, values)

    def new(self, kind: str, article: str, quote: str, values: Values) -> Correction:
        """A row that adds a fact. Raises: UsageError: there is no such article, sentence, kind, field or value."""
        if kind not in FACTS:
            raise UsageError(f"there is no kind of fact {kind!r}", hint=f"take one of {', '.join(FACTS)}")
        reading = self._reread(article)
        if reading is None:
            raise UsageError(f"there is no article {article!r}", hint="give its id from articles.jsonl")
        try:
            made(kind, values, evidence_at(reading.facts, quote))
        except ValueError as error:
            raise UsageError(str(error), hint="see docs/judgements.md for the fields") from error
        return Correction(kind, "add", "", article, quote, values)

    def check_change(self, row: Correction, values: Values) -> None:
        """Raises: UsageError: the fact has no such field, or the field no such value."""
        try:
            changed(made(row.kind, row.values, _NOWHERE) if row.values else None, row.kind, values)
        except ValueError as error:
            raise UsageError(str(error), hint="see docs/judgements.md for the fields") from error

    def meaning(self, called: str) -> Callable[[Row], bool]:
        """Whether a row corrects what someone calls by the id that a fact had, or has, or by that of the judgement."""
        end = tail(called.strip())
        wanted = {end.removeprefix("judgement/")}
        for iri in (iri for iri in self._reader.types if iri.endswith(f"/{end}")):
            wanted |= {local_name(node) for node, prop in self._reader.pointing(iri) if prop == VKS + "judges"}
        return lambda row: isinstance(row, Correction) and (row.fact == end or row_id(row) in wanted)

    def _read(self, iri: str) -> Iterator[tuple[str, str, Values]]:
        """Where the fact was read, the earliest article first: article, sentence, values."""
        for quote in self._reader.quotes(iri):
            reading = self._reread(local_name(quote.article))
            for trace in Tracer(self._reader, quote.article, reading).traces() if reading else ():
                if trace.fact == iri and trace.evidence.sentence.start == quote.start:
                    yield local_name(quote.article), quote.text, values_of(trace.record)
