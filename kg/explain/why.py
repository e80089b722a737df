"""Why the graph holds a fact: the sentence, the words that filled it, the rule and its row, and how sure that is."""

from collections.abc import Callable, Iterator
from functools import cache

from kg.explain.explain import check_language, facts_about, facts_of_article, is_fact
from kg.explain.find import find
from kg.explain.judged import judgements_of
from kg.explain.lines import Teller
from kg.explain.why_told import Because, Reason, Why
from kg.graph.judged import RULE
from kg.graph.reader import OA, SCHEMA, VKS, Quote, Reader, local_name, main_class, type_name
from kg.graph.store import Export
from kg.graph.trace import Trace, Tracer
from kg.records import Evidence, Reading, Span
from kg.reference.confidence import load_confidence
from kg.reference.rule_rows import rule_row

Reread = Callable[[str], Reading | None]
"""Reads the article with an id again; None where its text is not there."""


def why(export: Export, who: str, reread: Reread, lang: str = "vi") -> Why:
    """Why ``export`` says what it says of ``who``: a fact, or a thing and all facts about it.

    Raises:
        NotFoundError, AmbiguousError: from the search; see :func:`kg.explain.find.find`.
        UsageError: there is no such language, or an article reads differently in this version.
    """
    check_language(lang)
    reader = Reader(export.store)
    iri = find(reader, who)
    teller, reasons = Teller(reader, lang), Reasons(reader, reread, lang)
    return Why(
        iri=iri,
        label=teller.tell(iri) if is_fact(reader, iri) else teller.label(iri),
        kind=teller.label(main_class(reader.types[iri])),
        facts=tuple(reasons.of(fact) for fact in _facts(teller, iri)),
        lang=lang,
        judged=() if is_fact(reader, iri) else tuple(judgements_of(teller, iri)),
    )


def _facts(teller: Teller, iri: str) -> Iterator[str]:
    """The facts to give reasons for: the thing itself where words say it, then the facts about it, oldest first."""
    reader = teller.reader
    if SCHEMA + "NewsArticle" in reader.types[iri]:
        yield from facts_of_article(reader, iri)
        return
    if reader.values(iri, VKS + "evidence"):
        yield iri
    if not is_fact(reader, iri):
        yield from sorted((fact for fact, _ in facts_about(reader, iri)), key=lambda f: (teller.when(f), f))


class Reasons:
    """Gives the reasons of facts; each article is read again once."""

    def __init__(self, reader: Reader, reread: Reread, lang: str) -> None:
        self._reader = reader
        self._reread = reread
        self._teller = Teller(reader, lang)
        self.tracer = cache(self._tracer)
        self.traces = cache(self._traces)
        self.by_fact = cache(self._by_fact)

    def of(self, fact: str) -> Reason:
        """The reason of one fact, or of a thing that words name."""
        stated = self._reader.one(fact, VKS + "confidence")
        tell = self._teller.tell if is_fact(self._reader, fact) else self._teller.label
        because = tuple(one for mention in self._mentions(fact) for one in self._because(fact, mention))
        judged = tuple(judgements_of(self._teller, fact))
        return Reason(fact, tell(fact), float(stated) if stated else None, because, judged)

    def _tracer(self, article: str) -> Tracer | None:
        reading = self._reread(local_name(article))
        return Tracer(self._reader, article, reading) if reading else None

    def _traces(self, article: str) -> tuple[Trace, ...]:
        tracer = self.tracer(article)
        return tracer.traces() if tracer else ()

    def _by_fact(self, article: str) -> dict[tuple[str, Span], dict[Evidence, Trace]]:
        """The traces of an article by fact and sentence; of several records with one evidence the last."""
        found: dict[tuple[str, Span], dict[Evidence, Trace]] = {}
        for trace in self.traces(article):
            found.setdefault((trace.fact, trace.evidence.sentence), {})[trace.evidence] = trace
        return found

    def _mentions(self, fact: str) -> list[str]:
        """The mentions behind a fact in the order of `Reader.quotes`."""
        mentions = self._reader.values(fact, VKS + "evidence")
        quotes = {mention: self._reader.quote(mention) for mention in mentions}
        return sorted(mentions, key=lambda m: (quotes[m].date, quotes[m].article, quotes[m].start))

    def _because(self, fact: str, mention: str) -> Iterator[Because]:
        quote, kind = self._reader.quote(mention), type_name(self._reader.types[fact])
        end = int(self._reader.one(mention, OA + "end") or quote.start + len(quote.text))
        tracer = self.tracer(quote.article)
        found = self.by_fact(quote.article).get((fact, Span(quote.start, end)), {})
        for evidence, trace in found.items():
            measure = load_confidence().measure(kind, evidence.rule, evidence.confidence)
            sure = measure.confidence if measure else evidence.confidence
            words = within(tracer.filled(trace) if tracer else (), quote.start, end)
            yield Because(quote, end, (evidence.rule,), rule_row(evidence.rule), words, sure, measure)
        if not found:
            yield self._unread(fact, kind, quote, end)

    def _unread(self, fact: str, kind: str, quote: Quote, end: int) -> Because:
        """What the graph alone tells. A confidence that is just what was measured of the rule was measured."""
        rules = self._reader.values(fact, VKS + "rule")
        stated = self._reader.one(fact, VKS + "confidence")
        confidence = float(stated) if stated else None
        rows = [row for rule in rules for row in load_confidence().measures(kind, rule) if row.confidence == confidence]
        problem = "judged" if rules == (RULE,) else "not_again" if self.tracer(quote.article) else "no_texts"
        row = rule_row(rules[0]) if len(rules) == 1 else None
        return Because(quote, end, rules, row, None, confidence, rows[0] if len(rows) == 1 else None, problem)


def within(words: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The parts of spans of a text that lie in ``[start, end)``, counted from ``start``; those that meet are one."""
    found: list[Span] = []
    for span in sorted(words):
        low, high = max(span.start, start) - start, min(span.end, end) - start
        if low >= high:
            continue
        if found and low <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, high))
        else:
            found.append(Span(low, high))
    return tuple(found)
