"""One thing of the graph: as a page with the sentences behind each line, and as triples."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode, Quad, Triple

from kg.explain.explain import Explanation, Line, explain_iri, is_fact
from kg.explain.words import date
from kg.graph.reader import VKS, Quote, Reader
from kg.serve.links import Part, href, linked, web

MOST_LINES = 200
"""Lines of one group that a page shows; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of an article; ``page`` leads to the article here, ``url`` to where it was published, or ""."""

    text: str
    title: str
    date: str
    page: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line; ``fact`` leads to the fact, or is ""."""

    parts: tuple[Part, ...]
    said: tuple[Said, ...]
    fact: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; ``more`` is the number of those not shown."""

    title: str
    lines: tuple[Told, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What the page of a thing shows; ``explorer`` leads to it in the explorer, "" for what is not drawn there."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    classes: tuple[Part, ...]
    sections: tuple[Section, ...]
    explorer: str


def thing_page(reader: Reader, iri: str, base: str, lang: str) -> ThingPage:
    """The page of the thing ``iri``, one of the reader's types."""
    told = explain_iri(reader, iri, lang, MOST_LINES)
    classes = tuple(Part(reader.label(name, lang), href(name, base)) for name in reader.types[iri])
    sections = tuple(_sections(reader, told, base))
    return ThingPage(iri, told.label, told.kind, told.names, classes, sections, _in_explorer(reader, iri, base))


def _in_explorer(reader: Reader, iri: str, base: str) -> str:
    """The address that the explorer gives to a thing or an article."""
    kind = reader.things.get(iri, "")
    if not kind or is_fact(reader, iri):
        return ""
    return f"/#{urlencode({'a' if kind == 'Article' else 'n': iri.removeprefix(base)})}"


def _sections(reader: Reader, told: Explanation, base: str) -> Iterator[Section]:
    for group in told.groups:
        yield Section(group.title, tuple(_told(reader, line, told.lang, base) for line in group.lines), group.more)


def _told(reader: Reader, line: Line, lang: str, base: str) -> Told:
    names = ((reader.label(iri, lang), href(iri, base)) for iri in line.things)
    said = tuple(_said(quote, lang, base) for quote in line.quotes)
    return Told(linked(line.text, names), said, href(line.fact, base) if line.fact else "")


def _said(quote: Quote, lang: str, base: str) -> Said:
    page = href(quote.article, base) if quote.article else ""
    return Said(quote.text, quote.title, date(quote.date, lang) if quote.date else "", page, web(quote.url))


def triples_of(reader: Reader, iri: str) -> list[Triple]:
    """What the graph says of ``iri`` and by it, with the facts that name it whole and their evidence; sorted."""
    store, node = reader.store, NamedNode(iri)
    found = set(store.quads_for_pattern(node, None, None, None)) | set(store.quads_for_pattern(None, None, node, None))
    subjects = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)} - {iri}
    facts = sorted(other for other in subjects if VKS + "Assertion" in reader.types.get(other, ()))
    for fact in facts:
        found |= set(_about(reader, fact))
    for fact in (iri, *facts):
        for mention in reader.values(fact, VKS + "evidence"):
            found |= set(_about(reader, mention))
    return sorted({quad.triple for quad in found}, key=str)


def _about(reader: Reader, iri: str) -> Iterator[Quad]:
    return reader.store.quads_for_pattern(NamedNode(iri), None, None, None)
