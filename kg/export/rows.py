"""The graph as two tables: one row a thing, and one row a relation with the fact and the words behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from kg.graph.links import ENDS, Link, links
from kg.graph.reader import DCT, ELI, FOAF, LABELS, OA, ORG, RDF_TYPE, SCHEMA, SKOS, VKS, Quote, Reader, local_name

_OTHER_NAMES = (SKOS + "altLabel", FOAF + "name", ELI + "title")
_KIND = (ORG + "classification", *(VKS + name for name in ("meetingKind", "change", "action")), ELI + "type_document")
_START = (
    SCHEMA + "startDate",
    SCHEMA + "datePublished",
    ELI + "date_document",
    *(VKS + name for name in ("validFrom", "periodStart", "onDate")),
)
_END = (SCHEMA + "endDate", VKS + "validTo", VKS + "periodEnd")
HELD = frozenset(
    {*LABELS, *_OTHER_NAMES, *_KIND, *_START, *_END, ELI + "id_local", SCHEMA + "url", OA + "exact", OA + "hasSource"}
    | {VKS + name for name in ("value", "offence", "unitText", "attestedOn", "status", "confidence", "evidence")}
    | {prop for ends in ENDS.values() for prop in (ends.source, ends.target, ends.role)}
)
"""The properties that the two tables hold, beside all that join two things."""
_PREFIXES = {VKS: "vks", ORG: "org", SCHEMA: "schema", ELI: "eli", DCT: "dct", SKOS: "skos", FOAF: "foaf"}
_NO_QUOTE = Quote("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. ``names`` are joined by " | "; ``start`` and ``end`` are ISO dates; ``articles`` counts its articles."""

    id: str
    type: str
    label: str
    names: str
    kind: str
    number: str
    value: str
    unit: str
    start: str
    end: str
    articles: str
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation. ``fact`` is the IRI of the statement behind it, ``quote`` its first evidence; both may be ""."""

    source: str
    target: str
    relation: str
    role: str
    start: str
    end: str
    seen: str
    status: str
    confidence: str
    quotes: str
    quote: str
    article: str
    title: str
    date: str
    url: str
    fact: str


NODE_COLUMNS = tuple(field.name for field in fields(Node))
EDGE_COLUMNS = tuple(field.name for field in fields(Edge))
_NO_FACT = Edge(*("" for _ in EDGE_COLUMNS))


def nodes(reader: Reader) -> Iterator[Node]:
    """A row for every thing, sorted by id."""
    for iri, kind in reader.things.items():
        about = {prop: tuple(term.value for term in terms) for prop, terms in reader.about(iri).items()}
        label = reader.label(iri)
        names = sorted({name for prop in _OTHER_NAMES for name in about.get(prop, ())} - {label})
        code = _first(about, *_KIND)
        quotes = reader.quotes(iri)
        yield Node(
            id=iri,
            type=kind,
            label=label,
            names=" | ".join(names),
            kind=reader.label(code) if "://" in code else code,
            number=_first(about, ELI + "id_local"),
            value=_first(about, VKS + "value", VKS + "offence"),
            unit=_first(about, VKS + "unitText"),
            start=_first(about, *_START),
            end=_first(about, *_END),
            articles=str(sum(prop == SCHEMA + "mentions" for _, prop in reader.pointing(iri))),
            url=_first(about, SCHEMA + "url"),
            quote=quotes[0].text if quotes else "",
        )


def edges(reader: Reader) -> Iterator[Edge]:
    """A row for every relation between two things, once for each fact behind it; sorted.

    A relation that follows from a fact of another name (``attended`` from ``chaired``) carries that fact. A fact
    without a direct relation (a former post) has a row too.
    """
    facts = _facts(reader)
    used: set[str] = set()
    rows: list[Edge] = []
    for source in reader.things:
        for relation, target in _relations(reader, source):
            about = facts.get((source, target), [])
            exact = [fact for fact in about if fact.relation == _short(relation)]
            used.update(fact.fact for fact in exact)
            plainest = sorted(about, key=lambda fact: (len(fact.role), fact.fact))[:1]  # "Viện trưởng" before "Phó …"
            follows = [replace(fact, relation=_short(relation)) for fact in plainest]
            rows.extend(
                exact or follows or [replace(_NO_FACT, source=source, target=target, relation=_short(relation))]
            )
    rows.extend(fact for facts_of_pair in facts.values() for fact in facts_of_pair if fact.fact not in used)
    return iter(sorted(rows, key=lambda row: (row.source, row.relation, row.target, row.fact)))


def _relations(reader: Reader, source: str) -> Iterator[tuple[str, str]]:
    for prop, terms in reader.about(source).items():
        if prop != RDF_TYPE:
            yield from ((prop, term.value) for term in terms if term.value in reader.things)


def _facts(reader: Reader) -> dict[tuple[str, str], list[Edge]]:
    found: dict[tuple[str, str], list[Edge]] = {}
    for link in links(reader):
        found.setdefault((link.source, link.target), []).append(_edge(reader, link))
    return found


def _edge(reader: Reader, link: Link) -> Edge:
    about = {prop: tuple(term.value for term in terms) for prop, terms in reader.about(link.iri).items()}
    quotes = reader.quotes(link.iri)
    first = quotes[0] if quotes else _NO_QUOTE
    return Edge(
        source=link.source,
        target=link.target,
        relation=_short(link.relation),
        role=reader.label(link.role) if link.role else "",
        start=_first(about, VKS + "validFrom"),
        end=_first(about, VKS + "validTo"),
        seen=" | ".join(about.get(VKS + "attestedOn", ())),
        status=local_name(_first(about, VKS + "status")),
        confidence=_first(about, VKS + "confidence"),
        quotes=str(len(quotes)),
        quote=first.text,
        article=first.article,
        title=first.title,
        date=first.date,
        url=first.url,
        fact=link.iri,
    )


def _first(about: dict[str, tuple[str, ...]], *props: str) -> str:
    return next((about[prop][0] for prop in props if prop in about), "")


def _short(iri: str) -> str:
    """``vks:chaired`` for the IRI of a property whose namespace is known, else the IRI."""
    name = local_name(iri)
    prefix = _PREFIXES.get(iri.removesuffix(name))
    return f"{prefix}:{name}" if prefix else iri
