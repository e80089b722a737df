"""The documentation of the ontology, made from the ontology itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from kg.graph.reader import DCT, RDF_TYPE, SKOS, VKS, local_name
from kg.graph.vocabulary import NAMESPACES
from kg.resources import ontology_dir
from kg.serve.diagram import Drawing, Neighbours, Relation, draw
from kg.serve.links import Part, href
from kg.yamlio import load

OWL = "http://www.w3.org/2002/07/owl#"
RDF, RDFS = NAMESPACES["rdf"], NAMESPACES["rdfs"]
SH = "http://www.w3.org/ns/shacl#"
_CONCEPT = NamedNode(SKOS + "Concept")
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

Both = tuple[str, str]
"""A text in Vietnamese and in English."""


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
    store = _store()
    chapters = [Chapter(name, ("", ""), ("", ""), tuple(_entries(store, kinds))) for name, kinds in _SECTIONS]
    chapters[0] = replace(chapters[0], entries=tuple(_shown(store, chapters[0].entries)))
    return OntologyPage(
        iri=_ONTOLOGY,
        version=next(iter(_values(store, _ONTOLOGY, OWL + "versionInfo")), ""),
        licence=next(iter(_values(store, _ONTOLOGY, DCT + "license")), ""),
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
        yield replace(entry, drawing=draw(_neighbours(store, entry.iri)), example=asked.get(entry.anchor))


def _neighbours(store: Store, iri: str) -> Neighbours:
    """By the domains and ranges of our own properties and, for those of others, by the shapes of the class."""
    relations = _of_kind(store, OWL + "ObjectProperty")
    shaped = list(_shaped(store, iri))
    values = {p for p in _of_kind(store, OWL + "DatatypeProperty") if iri in _ends(store, p, "domain")}
    values |= {path for path, other in shaped if not other}
    going = {*_relations(store, relations, iri, "domain", "range"), *((p, other) for p, other in shaped if other)}
    return Neighbours(
        name=short(iri),
        above=tuple(map(short, _values(store, iri, RDFS + "subClassOf"))),
        values=tuple(sorted(map(short, values))),
        to_it=_named(_relations(store, relations, iri, "range", "domain")),
        from_it=_named(going),
    )


def _named(found: Iterable[tuple[str, str]]) -> tuple[Relation, ...]:
    return tuple(Relation(short(name), short(other)) for name, other in sorted(found))


def _relations(store: Store, names: Iterable[str], iri: str, here: str, there: str) -> Iterator[tuple[str, str]]:
    """The relations that have ``iri`` at one end, each with every class, or code list, at the other."""
    for name in names:
        if iri in _ends(store, name, here):
            lists = _values(store, name, VKS + "codeList") if there == "range" else []
            yield from ((name, other) for other in lists or _ends(store, name, there))


def _shaped(store: Store, iri: str) -> Iterator[tuple[str, str]]:
    """What the shapes of a class say of foreign properties: each with the class of its values, "" for literals."""
    for shape in _subjects(_shapes(), SH + "targetClass", iri):
        for quad in _shapes().quads_for_pattern(NamedNode(shape), NamedNode(SH + "property"), None, None):
            paths, classes = (_objects(_shapes(), quad.object, SH + name) for name in ("path", "class"))
            for path in (one.value for one in paths if isinstance(one, NamedNode)):
                if path.startswith(VKS):
                    continue
                if OWL + "DatatypeProperty" in _values(store, path, RDF_TYPE):
                    yield path, ""
                yield from ((path, one) for one in _values(store, path, VKS + "codeList"))
                yield from ((path, one.value) for one in classes if isinstance(one, NamedNode) and one != _CONCEPT)


def _objects(store: Store, node: object, prop: str) -> list[object]:
    assert isinstance(node, NamedNode | BlankNode)
    return [quad.object for quad in store.quads_for_pattern(node, NamedNode(prop), None, None)]


@cache
def _shapes() -> Store:
    store = Store()
    store.bulk_load(path=str(ontology_dir() / "shapes.ttl"), format=RdfFormat.TURTLE)
    return store


def _ends(store: Store, name: str, end: str) -> list[str]:
    return _values(store, name, RDFS + end)


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
        where = f"#{local_name(value)}" if value.startswith(VKS) else href(value, "\0")
        yield Part(short(value), where) if ":" in value else Part(value)


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
