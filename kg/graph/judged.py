"""What people judged, in the graph: facts rejected, changed and added, and a node for each judgement that was applied.

Corrections come after identity, so an id of a person never moves through one. They are found by the id of the fact or,
where identity gave its people other ids since, by what was read from the sentence.
"""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import Problem
from kg.graph.documents import document_name
from kg.graph.scope import Scope, Settings
from kg.graph.statements import Statement, links, one, types
from kg.graph.terms import first_day, label, plain
from kg.graph.trace import PARTS
from kg.graph.vocabulary import TYPE, term
from kg.ids import tail
from kg.judgements.conflicts import conflicts, contradicted
from kg.judgements.fields import FACTS_BY_KIND, changed, made, names_in, values_of
from kg.judgements.file import Placed
from kg.judgements.rows import Correction, Judgement, Values, row_id
from kg.records import ArticleFacts, Evidence, Extraction, Span

RULE: Final = "judgement"
Paths = Mapping[tuple[str, str], str]
_FACT: Final = term("vks:Assertion")
_UNTOLD: Final = {"status", "is_unit", "former", "acting"}  # fields that are no words of what a fact says


class _Probe(Scope):
    """An article of which one record is written at a time; what is worked out once for an article is kept."""

    @property
    def found(self) -> Extraction:
        only: Extraction = self.__dict__.get("only", self.article.extraction)
        return only

    def fact_of(self, kind: str, record: Any) -> str:
        """The id of the fact that a record makes, "" if it makes none that may be shown."""
        name = FACTS_BY_KIND[kind].field
        self.__dict__["only"] = replace(self.article.extraction, **{name: (record,)})
        for statement in PARTS[name](self):
            if isinstance(statement, Triple) and statement.predicate == TYPE and statement.object == _FACT:
                assert isinstance(statement.subject, NamedNode)
                return statement.subject.value.removeprefix(self.settings.base)
        return ""


@dataclass
class _Case:
    """A correction with what the articles have for it: ids of the ``facts`` meant, and the ``home`` where one is."""

    placed: Placed
    row: Correction
    facts: set[str] = field(default_factory=set)
    met: bool = False
    home: tuple[ArticleFacts, Paths, Any] | None = None
    record: Any = None  # what is added
    named: dict[tuple[str, str], str] = field(default_factory=dict)


class Judged:
    """Takes all articles once with `look`, then `settle` says what can't be applied, then `scope` corrects articles."""

    def __init__(self, settings: Settings, rows: Iterable[Placed] = ()) -> None:
        self._settings = settings
        self._problems: list[Problem] = []
        self._by_article: dict[str, list[Judgement]] = {}
        self._cases: list[_Case] = []
        self._touched: set[str] = set()  # ids of articles that say something that is corrected
        self._called: dict[tuple[str, str], set[str]] = {}  # kind and name that a correction gives -> paths
        listed = list(rows)
        clashing = dict(conflicts(listed))
        for placed in listed:
            if isinstance(placed.row, Judgement):
                for article in {placed.row.a[0], placed.row.b[0]}:
                    self._by_article.setdefault(article, []).append(placed.row)
            elif placed in clashing:
                self._problems.append(contradicted(placed, clashing[placed]))
            else:
                self._take(placed, placed.row)

    @property
    def corrects(self) -> bool:
        """Whether there are corrections, so that all articles must be looked at."""
        return bool(self._cases)

    def speaks_of(self, article: str) -> bool:
        """Whether something that the article of this id says was judged."""
        return article in self._touched or article in self._by_article

    def look(self, article: ArticleFacts, paths: Paths) -> None:
        """Find what the corrections mean in one article."""
        for kind, name in self._called.keys() & paths.keys():
            self._called[kind, name].add(paths[kind, name])
        probe = _Probe(article, paths, self._settings)
        for kind, cases in _by_kind(self._cases).items():
            for record in getattr(article.extraction, FACTS_BY_KIND[kind].field):
                self._meet(cases, kind, record, probe)
        for case in self._cases:
            if case.row.verdict == "add" and case.row.article == article.id:
                case.home = (article, paths, None)
                self._touched.add(article.id)

    def settle(self) -> tuple[int, list[Problem]]:
        """How many corrections are applied, and what is wrong with the others."""
        held = []
        for case in self._cases:
            try:
                self._check(case)
                held.append(case)
            except ValueError as error:
                self._problems.append(case.placed.problem(str(error)))
        self._cases = held
        return len(held), self._problems

    def scope(self, article: ArticleFacts, paths: Paths) -> Scope:
        """The article as it is written: without the facts that were rejected, with those changed and added."""
        if article.id not in self._touched:
            return Scope(article, paths, self._settings)
        extraction, named = article.extraction, dict[tuple[str, str], str]()
        probe = _Probe(article, paths, self._settings)
        for kind, cases in _by_kind(self._cases).items():
            after = [*_corrected(probe, kind, cases, named), *_added(cases, article, named)]
            extraction = replace(extraction, **{FACTS_BY_KIND[kind].field: tuple(after)})
        kept = {key: path for key, path in named.items() if key not in paths}
        return Scope(replace(article, extraction=extraction), ChainMap(kept, dict(paths)), self._settings)

    def statements(self, article: ArticleFacts, scope: Scope) -> Iterator[Statement]:
        """The judgements that were applied to the article, which is as it was read; ``scope`` is the corrected one."""
        for row in self._by_article.get(article.id, ()):
            node = _node(scope, row)
            yield from _described(node, row)
            for of, key in (row.a, row.b):
                if of == article.id:
                    yield from links(node, vks__judges=scope.thing(row.kind, key))
        probe = _Probe(article, scope.paths, self._settings)
        for kind, cases in _by_kind(self._cases).items() if article.id in self._touched else ():
            for record in getattr(article.extraction, FACTS_BY_KIND[kind].field):
                fact = probe.fact_of(kind, record)
                for case in (case for case in cases if fact in case.facts):
                    yield from _told(case, record, fact, probe)
            for case in (case for case in cases if case.record is not None and case.row.article == article.id):
                yield from _told(case, case.record, "", probe)

    def _take(self, placed: Placed, row: Correction) -> None:
        case = _Case(placed, row)
        self._cases.append(case)
        for kinds, name in names_in(row.kind, row.set if row.verdict == "change" else row.values):
            for kind in kinds:
                if row.verdict != "reject":
                    self._called.setdefault((kind, name), set())

    def _meet(self, cases: list[_Case], kind: str, record: Any, probe: _Probe) -> None:
        fact = probe.fact_of(kind, record)
        for case in (case for case in cases if fact and case.row.fact):
            named = fact == tail(case.row.fact)
            if named or _read_there(case.row, record, probe.article):
                case.met = case.met or named
                case.facts.add(fact)
                self._touched.add(probe.article.id)
                if case.home is None or named:
                    case.home = (probe.article, probe.paths, record)

    def _check(self, case: _Case) -> None:
        """Make the correction ready. Raises: ValueError: it can't be applied, and why."""
        row = case.row
        if case.home is None:
            gone = f"there is no fact {row.fact}" if row.fact else f"there is no article {row.article}"
            raise ValueError(gone)
        if case.met:
            case.facts = {tail(row.fact)}
        article, paths, record = case.home
        case.named = dict(self._things(row, paths))
        if row.verdict == "add":
            record = case.record = made(row.kind, row.values, evidence_at(article, row.quote))
        elif row.verdict == "change":
            record = changed(record, row.kind, row.set)
        if not _Probe(article, ChainMap(case.named, dict(paths)), self._settings).fact_of(row.kind, record):
            raise ValueError("that makes no fact: it names somebody who is not shown")

    def _things(self, row: Correction, paths: Paths) -> Iterator[tuple[tuple[str, str], str]]:
        """The path of each thing that the row names: that of the article, else the only one of that name."""
        for kinds, name in () if row.verdict == "reject" else names_in(row.kind, row.set or row.values):
            here = next(((kind, name) for kind in kinds if (kind, name) in paths), None)
            found = sorted((kind, path) for kind in kinds for path in self._called[kind, name])
            if here is not None:
                yield here, paths[here]
            elif len(found) == 1:
                yield (found[0][0], name), found[0][1]
            else:
                what = f"{len(found)} things are called" if found else f"no article names a {' or '.join(kinds)}"
                raise ValueError(f"{what} “{name}”")


def _told(case: _Case, record: Any, fact: str, probe: _Probe) -> Iterator[Statement]:
    """The judgement node of a correction in one article; ``fact`` is what the record made before, "" if it is new."""
    row = case.row
    node = _node(probe, row)
    yield from _described(node, row)
    if row.verdict == "reject":
        for kinds, name in names_in(row.kind, values_of(record)):
            for thing in filter(None, (probe.thing(kind, name) for kind in kinds)):
                yield from links(node, vks__judges=thing)
    else:
        now = probe.fact_of(row.kind, record if row.verdict == "add" else changed(record, row.kind, row.set))
        yield from links(node, vks__judges=probe.iri(now) if now else None)
    if fact:
        yield from one(node, "vks:judgedFact", Literal(probe.iri(fact).value, datatype=term("xsd:anyURI")))
    yield from one(node, "vks:judgedText", label(_said(record, probe.article) if fact else row.quote))


def _by_kind(cases: Iterable[_Case]) -> dict[str, list[_Case]]:
    found: dict[str, list[_Case]] = {}
    for case in cases:
        found.setdefault(case.row.kind, []).append(case)
    return found


def _corrected(probe: _Probe, kind: str, cases: list[_Case], named: dict[tuple[str, str], str]) -> Iterator[Any]:
    """The records that stay, changed where they were judged to be; ``named`` takes the things that they name then."""
    for record in getattr(probe.article.extraction, FACTS_BY_KIND[kind].field):
        fact = probe.fact_of(kind, record)
        meant = [case for case in cases if fact and fact in case.facts]
        if any(case.row.verdict == "reject" for case in meant):
            continue
        for case in meant:
            named.update(case.named)
            sure = replace(record.evidence, rule=RULE, confidence=1.0, words=())
            record = replace(changed(record, kind, case.row.set), evidence=sure)  # noqa: PLW2901
        yield record


def _added(cases: list[_Case], article: ArticleFacts, named: dict[tuple[str, str], str]) -> Iterator[Any]:
    for case in cases:
        if case.record is not None and case.row.article == article.id:
            named.update(case.named)
            yield case.record


def _read_there(row: Correction, record: Any, article: ArticleFacts) -> bool:
    """Whether a record is what the row says was read from its sentence."""
    if row.article != article.id or not row.values or values_of(record) != row.values:
        return False
    start, end = record.evidence.sentence
    return _blanks(row.quote) in _blanks(article.text[start:end])


def evidence_at(article: ArticleFacts, quote: str) -> Evidence:
    """The sentence that holds the words, as evidence of a judgement. Raises: ValueError: none does, or several do."""
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    found = [match.span() for match in pattern.finditer(article.text)]
    sentences = [[one for one in article.sentences if one.start < end and start < one.end] for start, end in found]
    spans = sorted({Span(touched[0].start, touched[-1].end) for touched in sentences if touched})
    if len(spans) != 1:
        how_many = "no sentence holds" if not spans else f"{len(spans)} sentences hold"
        raise ValueError(f"{how_many} “{quote}” in article {article.id}")
    return Evidence(spans[0], (), RULE, 1.0)


def _blanks(text: str) -> str:
    return " ".join(text.split())


def _said(record: Any, article: ArticleFacts) -> str:
    """What a record says, as a line."""
    shown = {row.key: row.name for row in article.extraction.meetings}
    shown |= {row.key: document_name(row) for row in article.extraction.documents}
    values: Values = values_of(record)
    known = dict(values)
    order = [name for name in record.__dataclass_fields__ if name in known and name not in _UNTOLD]
    return " — ".join(shown.get(known[name], known[name]) for name in order)


def _node(scope: Scope, row: Judgement | Correction) -> NamedNode:
    return scope.iri(f"judgement/{row_id(row)}")


def _described(node: NamedNode, row: Judgement | Correction) -> Iterator[Statement]:
    yield from types(node, "vks:Judgement")
    yield from links(
        node,
        vks__verdict=term(f"vks:verdict-{row.verdict}"),
        vks__judgedBy=plain(row.by),
        vks__judgedOn=first_day(row.on),
        vks__reason=plain(row.why) if row.why.strip() else None,
    )
