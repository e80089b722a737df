"""The things of a graph and the direct relations between them, for analysis. The only user of networkx."""

from typing import Final

import networkx as nx
from pyoxigraph import DefaultGraph, NamedNode

from kg.graph.store import Export
from kg.graph.vocabulary import TYPE, term

RELATIONS: Final = (
    "vks:servesIn", "vks:heads", "vks:chaired", "vks:directed", "vks:spokeAt", "vks:moderated", "vks:signedAt",
    "vks:attended", "schema:organizer", "schema:location", "org:subOrganizationOf", "org:unitOf", "vks:jurisdiction",
    "org:hasMember", "vks:ledBy", "vks:deputyLedBy", "eli:passed_by", "eli:cites", "eli:amends", "eli:based_on",
    "vks:implements", "dct:isReplacedBy", "schema:about",
)  # fmt: skip
"""Direct relations between things; the facts behind them are not drawn in."""
KINDS: Final = (
    ("foaf:Person", "person"),
    ("vks:EmulationCluster", "cluster"),
    ("org:Organization", "unit"),
    ("vks:Province", "province"),
    ("vks:Meeting", "meeting"),
    ("vks:LegalDocument", "document"),
)
"""Class and the name of the kind; the first that holds counts. Articles and facts are no nodes."""


def to_networkx(export: Export) -> "nx.MultiDiGraph[str]":
    """Nodes are IRIs with ``label`` and ``kind``; edges have the relation ("vks:chaired") as key and attribute."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    labels, kinds = export.labels(), _kinds(export)
    for iri in sorted(kinds):
        network.add_node(iri, label=labels.get(iri, iri), kind=kinds[iri])
    for relation in RELATIONS:
        pairs = {
            (quad.subject.value, quad.object.value)
            for quad in export.store.quads_for_pattern(None, term(relation), None, DefaultGraph())
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
        }
        for source, target in sorted(pairs):
            if source in kinds and target in kinds:
                network.add_edge(source, target, key=relation, relation=relation)
    return network


def _kinds(export: Export) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, kind in KINDS:
        for quad in export.store.quads_for_pattern(None, TYPE, term(name), DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject.value, kind)
    return found
