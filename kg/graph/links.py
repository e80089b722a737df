"""The facts that join two things, and the direct relation that each of them says."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.reader import ELI, LINKS, ORG, VKS, Reader, local_name


@dataclass(frozen=True, slots=True)
class Ends:
    """Which properties of a fact hold its ends and its role, and which relation a role (the end of its code) says."""

    source: str
    target: str
    role: str
    relation: str
    by_role: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A fact between two things: IRIs throughout; ``role`` may be "". ``kind`` is the class of the fact."""

    iri: str
    kind: str
    source: str
    role: str
    target: str
    relation: str


ENDS = {
    VKS + "Tenure": Ends(ORG + "member", ORG + "organization", ORG + "role", VKS + "servesIn"),
    VKS + "Participation": Ends(
        VKS + "participant",
        VKS + "event",
        VKS + "role",
        VKS + "attended",
        (
            ("chair", VKS + "chaired"),
            ("direct", VKS + "directed"),
            ("speak", VKS + "spokeAt"),
            ("moderate", VKS + "moderated"),
            ("sign", VKS + "signedAt"),
        ),
    ),
    VKS + "ClusterMembership": Ends(
        ORG + "organization",
        ORG + "member",
        ORG + "role",
        ORG + "hasMember",
        (("lead", VKS + "ledBy"), ("deputy", VKS + "deputyLedBy")),
    ),
    VKS + "Citation": Ends(
        VKS + "citing",
        VKS + "cited",
        VKS + "citationKind",
        ELI + "cites",
        (("amends", ELI + "amends"), ("based-on", ELI + "based_on"), ("implements", VKS + "implements")),
    ),
}
DERIVED = frozenset(
    {VKS + "heads"}
    | {ends.relation for ends in ENDS.values()}
    | {relation for ends in ENDS.values() for _, relation in ends.by_role}
)
"""The direct relations that never stand without one of these facts."""


def link(reader: Reader, iri: str) -> Link | None:
    """``iri`` as a link, or None if it is no such fact or lacks an end."""
    kind = next(iter(LINKS.intersection(reader.types.get(iri, ()))), None)
    if kind is None:
        return None
    ends = ENDS[kind]
    source, target, role = (reader.one(iri, prop) for prop in (ends.source, ends.target, ends.role))
    code = local_name(role)
    relation = next((name for end, name in ends.by_role if code.endswith(f"-{end}")), ends.relation)
    return Link(iri, kind, source, role, target, relation) if source and target else None


def links(reader: Reader) -> Iterator[Link]:
    """Every link of the graph, sorted by IRI."""
    return (found for iri in reader.types if (found := link(reader, iri)))
