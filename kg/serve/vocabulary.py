"""The documentation of the ontology, made from the ontology itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from kg.graph.reader import DCT, RDF_TYPE, SKOS, VKS, local_name
from kg.graph.vocabulary import NAMESPACES
from kg.resources import ontology_dir
from kg.serve.links import Part, href

OWL = "http://www.w3.org/2002/07/owl#"
RDF, RDFS = NAMESPACES["rdf"], NAMESPACES["rdfs"]
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
    SKOS + "notation",
)

Both = tuple[str, str]
"""A text in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One class, property or code: where it stands on the page, and what is said of it."""

    anchor: str
    name: str
    iri: str
    label: Both
    comment: Both
    facts: tuple[tuple[str, tuple[Part, ...]], ...]


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
    title: Both
    description: Both
    chapters: tuple[Chapter, ...]


@cache
def ontology_page() -> OntologyPage:
    """The documentation of the ontology that is installed."""
    store = _store()
    chapters = [Chapter(name, ("", ""), ("", ""), tuple(_entries(store, kinds))) for name, kinds in _SECTIONS]
    return OntologyPage(
        iri=_ONTOLOGY,
        version=next(iter(_values(store, _ONTOLOGY, OWL + "versionInfo")), ""),
        title=_both(store, _ONTOLOGY, DCT + "title"),
        description=_both(store, _ONTOLOGY, DCT + "description"),
        chapters=(*chapters, *_code_lists(store)),
    )


def ontology_triples() -> list[Triple]:
    """The ontology, sorted."""
    return sorted((quad.triple for quad in _store()), key=str)


def ontology_turtle() -> bytes:
    """The ontology as it was written."""
    return (ontology_dir() / "vks.ttl").read_bytes()


@cache
def _store() -> Store:
    store = Store()
    store.bulk_load(path=str(ontology_dir() / "vks.ttl"), format=RdfFormat.TURTLE)
    return store


def _code_lists(store: Store) -> Iterator[Chapter]:
    for scheme in _of_kind(store, SKOS + "ConceptScheme"):
        codes = sorted(_subjects(store, SKOS + "inScheme", scheme))
        yield Chapter(
            name=f"vks:{local_name(scheme)}",
            label=_both(store, scheme, RDFS + "label"),
            comment=_both(store, scheme, RDFS + "comment"),
            entries=tuple(_entry(store, code) for code in codes),
        )


def _entries(store: Store, kinds: Iterable[str]) -> Iterator[Entry]:
    own = {iri for kind in kinds for iri in _of_kind(store, kind) if iri.startswith(VKS)}
    return (_entry(store, iri) for iri in sorted(own))


def _entry(store: Store, iri: str) -> Entry:
    facts = ((f"rdfs:{local_name(prop)}" if prop.startswith(RDFS) else local_name(prop), prop) for prop in _SHOWN)
    return Entry(
        anchor=local_name(iri),
        name=short(iri),
        iri=iri,
        label=_both(store, iri, RDFS + "label"),
        comment=_both(store, iri, RDFS + "comment"),
        facts=tuple((name, parts) for name, prop in facts if (parts := tuple(_parts(store, iri, prop)))),
    )


def _parts(store: Store, iri: str, prop: str) -> Iterator[Part]:
    for value in _values(store, iri, prop):
        yield Part(short(value), href(value, "\0")) if ":" in value else Part(value)


def short(iri: str) -> str:
    """``iri`` as a prefixed name where a prefix fits."""
    for prefix, namespace in {**NAMESPACES, "owl": OWL}.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _of_kind(store: Store, kind: str) -> list[str]:
    return sorted(_subjects(store, RDF_TYPE, kind))


def _subjects(store: Store, prop: str, value: str) -> list[str]:
    quads = store.quads_for_pattern(None, NamedNode(prop), NamedNode(value), None)
    return [quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)]


def _values(store: Store, iri: str, prop: str) -> list[str]:
    """IRIs and texts; of a union of classes its members."""
    found: list[str] = []
    for quad in store.quads_for_pattern(NamedNode(iri), NamedNode(prop), None, None):
        found += _members(store, quad.object) if isinstance(quad.object, BlankNode) else [_text(quad.object)]
    return sorted(found)


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _members(store: Store, node: BlankNode) -> list[str]:
    head = _object(store, node, OWL + "unionOf")
    found: list[str] = []
    while isinstance(head, BlankNode):
        found.append(_text(_object(store, head, RDF + "first")))
        head = _object(store, head, RDF + "rest")
    return found


def _object(store: Store, node: BlankNode, prop: str) -> object:
    return next((quad.object for quad in store.quads_for_pattern(node, NamedNode(prop), None, None)), None)


def _both(store: Store, iri: str, prop: str) -> Both:
    texts = [quad.object for quad in store.quads_for_pattern(NamedNode(iri), NamedNode(prop), None, None)]
    found = {text.language: text.value for text in texts if isinstance(text, Literal)}
    return found.get("vi", ""), found.get("en", "")
