"""From an article that was read again to its facts in a graph, with the words that filled each."""

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import islice, product
from typing import Any, Final

from pyoxigraph import NamedNode, Triple

from kg.graph.cases import cases
from kg.graph.changes import changes
from kg.graph.clusters import clusters
from kg.graph.documents import citations, document_name, documents
from kg.graph.indicators import indicators
from kg.graph.meetings import meetings
from kg.graph.participations import participations
from kg.graph.reader import SCHEMA, SKOS, VKS, Reader
from kg.graph.requests import requests
from kg.graph.scope import Scope, Settings
from kg.graph.statements import Statement
from kg.graph.tenures import tenures
from kg.graph.terms import clean
from kg.graph.vocabulary import KINDS_OF_ID, term
from kg.records import Evidence, Extraction, Mention, Reading, Span
from kg.values import DateValue, PeriodValue

Key = tuple[str, str]  # kind and key inside the article, as in `Identities`
Part = Callable[[Scope], Iterator[Statement]]

PARTS: Final[Mapping[str, Part]] = {
    "tenures": tenures,
    "participations": participations,
    "indicators": indicators,
    "changes": changes,
    "requests": requests,
    "citations": citations,
    "cases": cases,
    "clusters": clusters,
    "meetings": meetings,
    "documents": documents,
}
"""Field of an extraction whose records have evidence -> the part of the graph that they become."""
_TRIED: Final = 64  # ways to understand the names of one record that are tried
_NAMES: Final = (SKOS + "prefLabel", SKOS + "altLabel")
_EVIDENCE: Final = term("vks:evidence")
_UPWARD: Final = tuple(
    term(name).value for name in ("org:subOrganizationOf", "org:unitOf", "eli:passed_by", "vks:jurisdiction")
)
_SEGMENTS: Final = {"unit": "org", "place": "province"}  # kind of a key -> first segment of the path where not the same


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a thing of the graph has one of its mentions as evidence.

    ``fact`` is its IRI, "" for what was read and is not in the graph; ``field`` the field of the extraction, ``record``
    the record in it, ``evidence`` its sentence, words, rule and the confidence that its reader states.
    """

    fact: str
    field: str
    record: Any
    evidence: Evidence

    @property
    def values(self) -> frozenset[str]:
        """The names, keys and dates in the record."""
        return frozenset(_values(self.record))


class Tracer:
    """The facts of one article of the graph that ``reader`` reads; ``reading`` is the article read again."""

    def __init__(self, reader: Reader, article: str, reading: Reading) -> None:
        self._reader = reader
        self._facts = facts = reading.facts
        self._read = reading.mentions
        self._starts = [mention.start for mention in reading.mentions]
        self._keys = dict(_keys_at(facts.extraction))
        self._base = article.removesuffix(f"article/{facts.id}")
        self._settings = Settings.default(base=self._base, include_private=True)
        self._mentions = f"{self._base}mention/{facts.id}/"
        self._paths = self._candidates(article)
        self._settled = {key: paths[0] for key, paths in self._paths.items() if paths}
        self._open: dict[str, list[Key]] = {}  # what a name may be that may mean several things
        for key, paths in self._paths.items():
            if len(paths) > 1:
                self._open.setdefault(key[1], []).append(key)

    def traces(self) -> tuple[Trace, ...]:
        """Every record with evidence, with the things of the graph that it made, in the order of the extraction."""
        found: list[Trace] = []
        for field, part in PARTS.items():
            for record in getattr(self._facts.extraction, field):
                for single, evidence in _singles(record):
                    facts = self._facts_of(field, part, single, evidence.sentence)
                    found += [Trace(fact, field, record, evidence) for fact in facts or ("",)]
        return tuple(found)

    def filled(self, trace: Trace) -> tuple[Span, ...]:
        """The words that the rule read, and in the same sentence what else names a thing or a day of the fact."""
        words = trace.evidence.words
        meant = {one: self._meant(one) & trace.values for one in self.mentions(trace.evidence.sentence)}
        read = {key for one, keys in meant.items() if any(_within(one.span, span) for span in words) for key in keys}
        return tuple(dict.fromkeys([*words, *(one.span for one, keys in meant.items() if keys - read)]))

    def mentions(self, sentence: Span) -> tuple[Mention, ...]:
        """The mentions that start in a sentence, in reading order."""
        return self._read[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]

    def thing(self, mention: Mention) -> str:
        """The IRI of the thing that a mention names, or "" where the graph has none or does not say for certain."""
        paths = self._paths.get(self._keys.get((mention.span, mention.kind), ("", "")), ())
        return self._base + paths[0] if len(paths) == 1 else ""

    def _meant(self, mention: Mention) -> frozenset[str]:
        """The key of the thing that the mention names, or the days that it means."""
        if isinstance(mention.value, DateValue | PeriodValue):
            return frozenset(day for day in (mention.value.start, mention.value.end) if day)
        key = self._keys.get((mention.span, mention.kind))
        return frozenset((key[1],) if key else ())

    def _facts_of(self, field: str, part: Part, record: Any, sentence: Span) -> tuple[str, ...]:
        """The things that the record makes and that stand in the graph with that very sentence as evidence.

        A name may mean several things of the graph: the one whose fact is there is meant.
        """
        mention = f"{self._mentions}{sentence.start}-{sentence.end}"
        extraction = replace(self._facts.extraction, **{field: (record,)})
        if field != "meetings":
            extraction = replace(extraction, meetings=self._facts.extraction.meetings)
        facts = replace(self._facts, extraction=extraction)
        for paths in self._ways(record):
            made = part(Scope(facts, paths, self._settings))
            nodes = dict.fromkeys(_evident(made, NamedNode(mention)))
            known = tuple(node for node in nodes if mention in self._reader.values(node, VKS + "evidence"))
            if known:
                return known
        return ()

    def _ways(self, record: Any) -> Iterator[Mapping[Key, str]]:
        """The ways to give each key a path; only for keys of the record they differ."""
        names = frozenset(_values(record))
        chosen = [key for name in sorted(names & self._open.keys()) for key in self._open[name]]
        for paths in islice(product(*(self._paths[key] for key in chosen)), _TRIED):
            yield ChainMap(dict(zip(chosen, paths, strict=True)), self._settled)

    def _candidates(self, article: str) -> dict[Key, tuple[str, ...]]:
        """The paths of the things that each key of the article may mean: those of its kind that have its name."""
        called: dict[str, list[str]] = {}
        for thing in self._near(article):
            for name in {name for prop in _NAMES for name in self._reader.values(thing, prop)}:
                called.setdefault(name, []).append(thing.removeprefix(self._base))
        return {
            key: tuple(path for path in called.get(clean(name), []) if path.startswith(f"{_segment(key[0])}/"))
            for key, name in keys_of(self._facts.extraction)
        }

    def _near(self, article: str) -> list[str]:
        """What the article mentions, and the bodies and places that this is part of, sorted."""
        found = set(self._reader.values(article, SCHEMA + "mentions"))
        waiting = list(found)
        while waiting:
            thing = waiting.pop()
            for prop in _UPWARD:
                new = set(self._reader.values(thing, prop)) - found
                found |= new
                waiting += new
        return sorted(found)


def _keys_at(found: Extraction) -> Iterator[tuple[tuple[Span, str], Key]]:
    """Which thing of the article the mention at a span, of a kind, names; of a body and its parts the smallest."""
    yield from (((span, "person"), ("person", row.name)) for row in found.people for span in row.mentions)
    units = sorted(found.units, key=lambda row: len(row.label))
    yield from (((span, "unit"), ("unit", row.label)) for row in units for span in row.mentions)
    yield from (((span, "place"), ("place", row.name)) for row in found.places for span in row.mentions)
    for kind in ("meeting", "deed"):  # an act makes a meeting without naming it
        yield from (((span, kind), ("meeting", row.key)) for row in found.meetings for span in row.mentions)
    yield from (((span, "document"), ("document", row.key)) for row in found.documents for span in row.mentions)
    yield from (((span, "cluster"), ("cluster", row.name)) for row in found.clusters for span in row.mentions)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _segment(kind: str) -> str:
    segment = _SEGMENTS.get(kind, kind)
    assert segment in KINDS_OF_ID
    return segment


def keys_of(found: Extraction) -> Iterator[tuple[Key, str]]:
    """Each key of the article with the name under which the graph knows it."""
    yield from ((("person", row.name), row.name) for row in found.people)
    yield from ((("unit", row.label), row.label) for row in found.units)
    yield from ((("place", row.name), row.name) for row in found.places)
    yield from ((("meeting", row.key), row.name) for row in found.meetings)
    yield from ((("document", row.key), document_name(row)) for row in found.documents)
    yield from ((("cluster", row.name), row.name) for row in found.clusters)


def _evident(made: Iterable[Statement], mention: NamedNode) -> Iterator[str]:
    """The IRIs of what has a mention as evidence."""
    triples = (one for one in made if isinstance(one, Triple) and one.predicate == _EVIDENCE and one.object == mention)
    yield from (one.subject.value for one in triples if isinstance(one.subject, NamedNode))


def _singles(record: Any) -> Iterator[tuple[Any, Evidence]]:
    """The record once for each of its evidence."""
    if isinstance(record.evidence, Evidence):
        yield record, record.evidence
        return
    for evidence in record.evidence:
        yield replace(record, evidence=(evidence,)), evidence


def _values(record: Any) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
