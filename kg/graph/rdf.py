"""The graph for rdflib, the API that notebooks expect. The only user of rdflib."""

from io import BytesIO

import rdflib
from pyoxigraph import DefaultGraph, RdfFormat

from kg.graph.store import Export
from kg.graph.vocabulary import NAMESPACES


def to_rdflib(export: Export) -> rdflib.Graph:
    """The triples as an rdflib graph in memory, with the prefixes of the vocabulary."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    buffer = BytesIO()
    export.store.dump(buffer, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    graph.parse(data=buffer.getvalue(), format="nt")
    return graph
