"""Emulation clusters: who is in them, who leads."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.scope import Scope
from kg.graph.statements import Statement, links, named, types
from kg.graph.terms import code, first_day
from kg.graph.vocabulary import term
from kg.records import Cluster, Evidence

_EDGES = {"lead": "vks:ledBy", "deputy": "vks:deputyLedBy"}


def clusters(scope: Scope) -> Iterator[Statement]:
    """The clusters of the article with their members; a direct edge only where a sentence says so."""
    for cluster in scope.found.clusters:
        node = scope.thing("cluster", cluster.name)
        if node is None:
            continue
        yield from types(node, "vks:EmulationCluster", "org:Organization")
        yield from named(node, cluster.name)
        for evidence in cluster.evidence:
            yield from scope.evidence(node, evidence)
        for label, role in _members(cluster).items():
            unit = scope.thing("unit", label)
            for evidence in cluster.evidence if unit else ():
                yield from _member(scope, node, unit or node, role, cluster.year, evidence)


def _members(cluster: Cluster) -> dict[str, str]:
    """The role of each unit: lead, deputy or member."""
    roles = dict.fromkeys(cluster.members, "member")
    if cluster.deputy:
        roles[cluster.deputy] = "deputy"
    if cluster.lead:
        roles[cluster.lead] = "lead"
    return roles


def _member(
    scope: Scope, cluster: NamedNode, unit: NamedNode, role: str, year: str | None, evidence: Evidence
) -> Iterator[Statement]:
    node = scope.hashed("membership", cluster, unit, role, year)
    yield from scope.fact(node, evidence, "org:Membership", "vks:ClusterMembership")
    yield from links(node, org__organization=cluster, org__member=unit, org__role=code("cluster", role))
    if year:
        yield from links(node, vks__validFrom=first_day(year), vks__validTo=first_day(str(int(year) + 1)))
    yield Triple(cluster, term("org:hasMember"), unit)
    if role in _EDGES:
        yield Triple(cluster, term(_EDGES[role]), unit)
