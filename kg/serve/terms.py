"""Reading the ontology and the shapes: terms of a kind, their values, their texts in both languages."""

from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg.graph.reader import RDF_TYPE
from kg.graph.vocabulary import NAMESPACES, prefixed
from kg.resources import ontology_dir

OWL = "http://www.w3.org/2002/07/owl#"
RDF, RDFS = NAMESPACES["rdf"], NAMESPACES["rdfs"]
_NAMES = {**NAMESPACES, "owl": OWL}

Both = tuple[str, str]
"""A text in Vietnamese and in English."""


@cache
def ontology_store() -> Store:
    """The ontology that is installed."""
    store = Store()
    store.bulk_load(path=str(ontology_dir() / "vks.ttl"), format=RdfFormat.TURTLE)
    return store


@cache
def shapes_store() -> Store:
    """The shapes that are installed."""
    store = Store()
    store.bulk_load(path=str(ontology_dir() / "shapes.ttl"), format=RdfFormat.TURTLE)
    return store


def short(iri: str) -> str:
    """``iri`` as a prefixed name where a prefix fits."""
    return prefixed(iri, _NAMES)


def of_kind(store: Store, kind: str) -> list[str]:
    """The terms of a type, sorted."""
    return sorted(subjects(store, RDF_TYPE, kind))


def subjects(store: Store, prop: str, value: str) -> list[str]:
    """What has ``value`` for ``prop``."""
    quads = store.quads_for_pattern(None, NamedNode(prop), NamedNode(value), None)
    return [quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)]


def values_of(store: Store, iri: str, prop: str) -> list[str]:
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


def both(store: Store, iri: str, prop: str) -> Both:
    """A text of ``iri``, "" where there is none in a language."""
    texts = [quad.object for quad in store.quads_for_pattern(NamedNode(iri), NamedNode(prop), None, None)]
    found = {text.language: text.value for text in texts if isinstance(text, Literal)}
    return found.get("vi", ""), found.get("en", "")
