"""The graph for rdflib, the API that notebooks expect. The only user of rdflib."""

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode
from rdflib.term import Identifier

from kg.graph.store import Export
from kg.graph.vocabulary import NAMESPACES

_STRING = NAMESPACES["xsd"] + "string"


def to_rdflib(export: Export) -> rdflib.Graph:
    """The triples as an rdflib graph in memory, with the prefixes of the vocabulary."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    known: dict[object, Identifier] = {}  # a term is made once: two and a half times as fast as reading N-Triples

    def term(given: object) -> Identifier:
        found = known.get(given)
        if found is None:
            found = known[given] = _term(given)
        return found

    for quad in export.store.quads_for_pattern(None, None, None, DefaultGraph()):
        graph.store.add((term(quad.subject), term(quad.predicate), term(quad.object)), graph)
    return graph


def _term(given: object) -> Identifier:
    if isinstance(given, NamedNode):
        return rdflib.URIRef(given.value)
    if isinstance(given, BlankNode):
        return rdflib.BNode(given.value)
    assert isinstance(given, Literal)
    if given.language:
        return rdflib.Literal(given.value, lang=given.language)
    datatype = given.datatype.value
    return rdflib.Literal(given.value, datatype=None if datatype == _STRING else rdflib.URIRef(datatype))
