"""What stands around a class: by the domains and ranges of our properties, and by the shapes for those of others."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Store

from kg.graph.reader import RDF_TYPE, SKOS, VKS
from kg.serve.diagram import Neighbours, Relation
from kg.serve.terms import OWL, RDFS, of_kind, shapes_store, short, subjects, values_of

SH = "http://www.w3.org/ns/shacl#"
_CONCEPT = NamedNode(SKOS + "Concept")


def neighbours(store: Store, iri: str) -> Neighbours:
    """The superclasses, values and relations of a class of the ontology in ``store``."""
    relations = of_kind(store, OWL + "ObjectProperty")
    shaped = list(_shaped(store, iri))
    values = {p for p in of_kind(store, OWL + "DatatypeProperty") if iri in _ends(store, p, "domain")}
    values |= {path for path, other in shaped if not other}
    going = {*_relations(store, relations, iri, "domain", "range"), *((p, other) for p, other in shaped if other)}
    return Neighbours(
        name=short(iri),
        above=tuple(map(short, values_of(store, iri, RDFS + "subClassOf"))),
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
            lists = values_of(store, name, VKS + "codeList") if there == "range" else []
            yield from ((name, other) for other in lists or _ends(store, name, there))


def _shaped(store: Store, iri: str) -> Iterator[tuple[str, str]]:
    """What the shapes of a class say of foreign properties: each with the class of its values, "" for literals."""
    for shape in subjects(shapes_store(), SH + "targetClass", iri):
        for node in _objects(NamedNode(shape), "property"):
            for path in _objects(node, "path"):
                if isinstance(path, NamedNode) and not path.value.startswith(VKS):
                    yield from ((path.value, other) for other in _others(store, path.value, node))


def _others(store: Store, path: str, shape: object) -> Iterator[str]:
    if OWL + "DatatypeProperty" in values_of(store, path, RDF_TYPE):
        yield ""
    yield from values_of(store, path, VKS + "codeList")
    classes = _objects(shape, "class")
    yield from (one.value for one in classes if isinstance(one, NamedNode) and one != _CONCEPT)


def _objects(node: object, name: str) -> list[object]:
    assert isinstance(node, NamedNode | BlankNode)
    return [quad.object for quad in shapes_store().quads_for_pattern(node, NamedNode(SH + name), None, None)]


def _ends(store: Store, name: str, end: str) -> list[str]:
    return values_of(store, name, RDFS + end)
