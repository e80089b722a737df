"""The documentation of the ontology, made from the ontology itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Store, Triple

from kg.graph.reader import DCT, SKOS, VKS, local_name
from kg.resources import ontology_dir
from kg.serve.diagram import Drawing, draw
from kg.serve.links import Part, href
from kg.serve.neighbours import neighbours
from kg.serve.terms import OWL, RDFS, Both, both, of_kind, ontology_store, short, subjects, values_of
from kg.yamlio import load

_ONTOLOGY = VKS.rstrip("#")
_SECTIONS = (
    ("classes", (OWL + "Class",)),
    ("properties", (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")),
)
_SHOWN = (
    RDFS + "subClassOf",
    RDFS + "subPropertyOf",
    RDFS + "domain",
    RDFS + "range",
    OWL + "disjointWith",
    VKS + "codeList",
    SKOS + "notation",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A row of ontology/examples.yaml: a query that shows members of a class, and what it asks."""

    of: str  # the class
    vi: str
    en: str
    query: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One class, property or code: where it stands on the page, and what is said of it. A class has a drawing of its
    neighbours and an example."""

    anchor: str
    name: str
    iri: str
    label: Both
    comment: Both
    facts: tuple[tuple[str, tuple[Part, ...]], ...]
    drawing: Drawing | None = None
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries under a heading; ``label`` is that of a code list, or empty."""

    name: str
    label: Both
    comment: Both
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OntologyPage:
    """What the page of the ontology shows."""

    iri: str
    version: str
    licence: str
    title: Both
    description: Both
    chapters: tuple[Chapter, ...]


@cache
def ontology_page() -> OntologyPage:
    """The documentation of the ontology that is installed."""
    store = ontology_store()
    chapters = [Chapter(name, ("", ""), ("", ""), tuple(_entries(store, kinds))) for name, kinds in _SECTIONS]
    chapters[0] = replace(chapters[0], entries=tuple(_shown(store, chapters[0].entries)))
    return OntologyPage(
        iri=_ONTOLOGY,
        version=next(iter(values_of(store, _ONTOLOGY, OWL + "versionInfo")), ""),
        licence=next(iter(values_of(store, _ONTOLOGY, DCT + "license")), ""),
        title=both(store, _ONTOLOGY, DCT + "title"),
        description=both(store, _ONTOLOGY, DCT + "description"),
        chapters=(*chapters, *_code_lists(store)),
    )


def ontology_triples() -> list[Triple]:
    """The ontology, sorted."""
    return sorted((quad.triple for quad in ontology_store()), key=str)


def ontology_turtle() -> bytes:
    """The ontology as it was written."""
    return (ontology_dir() / "vks.ttl").read_bytes()


def _code_lists(store: Store) -> Iterator[Chapter]:
    for scheme in of_kind(store, SKOS + "ConceptScheme"):
        codes = sorted(subjects(store, SKOS + "inScheme", scheme))
        yield Chapter(
            name=f"vks:{local_name(scheme)}",
            label=both(store, scheme, RDFS + "label"),
            comment=both(store, scheme, RDFS + "comment"),
            entries=tuple(_entry(store, code) for code in codes),
        )


def _entries(store: Store, kinds: Iterable[str]) -> Iterator[Entry]:
    own = {iri for kind in kinds for iri in of_kind(store, kind) if iri.startswith(VKS)}
    return (_entry(store, iri) for iri in sorted(own))


def examples() -> tuple[Example, ...]:
    """The example queries, as they are kept.

    Raises:
        DataError: the file is wrong.
    """
    return load(ontology_dir() / "examples.yaml", tuple[Example, ...])


def _shown(store: Store, classes: Iterable[Entry]) -> Iterator[Entry]:
    """The classes with their drawings and examples."""
    asked = {one.of: one for one in examples()}
    for entry in classes:
        yield replace(entry, drawing=draw(neighbours(store, entry.iri)), example=asked.get(entry.anchor))


def _entry(store: Store, iri: str) -> Entry:
    facts = ((f"rdfs:{local_name(prop)}" if prop.startswith(RDFS) else local_name(prop), prop) for prop in _SHOWN)
    return Entry(
        anchor=local_name(iri),
        name=short(iri),
        iri=iri,
        label=both(store, iri, RDFS + "label"),
        comment=both(store, iri, RDFS + "comment"),
        facts=tuple((name, parts) for name, prop in facts if (parts := tuple(_parts(store, iri, prop)))),
    )


def _parts(store: Store, iri: str, prop: str) -> Iterator[Part]:
    for value in values_of(store, iri, prop):
        where = f"#{local_name(value)}" if value.startswith(VKS) else href(value, "\0")
        yield Part(short(value), where) if ":" in value else Part(value)
