"""The communities of a large graph: groups that are closely tied, as bubbles, each with a scene of its best things."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import igraph

from kg.view.layout import SEED, Point, positions
from kg.view.links import Pair, damped
from kg.view.rank import Web, pairs_within

FROM = 1500
"""Tied things from which a graph is shown by communities too."""
MOST = 24
"""Communities that are drawn; the smaller ones are left to the search."""
SMALLEST = 4
MEMBERS = 60
"""Most things in the scene of a community: what can be labelled."""
TIES = 2
"""For each community the ties to others that are drawn."""
CELL = (190.0, 178.0)
"""Room of a bubble and its name below it, in the picture's own pixels."""
RADII = (20.0, 40.0)
"""The least radius, and how much larger that of the largest community is."""
ASPECT = 1.5
NAMED_AFTER = ("procuracy", "body", "person", "cluster", "province")
"""A community is named after the best of its members that is of one of these kinds."""


@dataclass(frozen=True, slots=True)
class Community:
    """``named`` is the thing that it is named after; ``things`` and ``points`` are its scene, ``size`` is how many
    belong to it, ``radius`` and ``at`` its bubble, ``ties`` the places of those it is tied to most, by how many links.
    """

    named: str
    things: tuple[str, ...]
    points: tuple[Point, ...]
    size: int
    radius: float
    at: Point
    ties: tuple[tuple[int, int], ...]


def communities(tied: Web) -> tuple[Community, ...]:
    """The communities of a graph, the largest first; none of a small graph. The same for the same graph."""
    if len(tied.near) < FROM:
        return ()
    groups = _groups(tied)
    of = {iri: place for place, members in enumerate(groups) for iri in members}
    between = _between(tied, of)
    largest = len(groups[0]) if groups else 1
    radii = [RADII[0] + RADII[1] * sqrt(len(members) / largest) for members in groups]
    places = _bubbles(len(groups), between)
    return tuple(
        _community(tied, members, radii[place], places[place], _ties(place, between))
        for place, members in enumerate(groups)
    )


def _community(
    tied: Web, members: Sequence[str], radius: float, at: Point, ties: Sequence[tuple[int, int]]
) -> Community:
    kept = set(members)
    best = [iri for iri in members[: 4 * MEMBERS] if not kept.isdisjoint(tied.near.get(iri, ()))][:MEMBERS]
    points = positions(best, pairs_within(tied, best))
    named = next((iri for iri in best if tied.kinds[iri] in NAMED_AFTER), best[0])
    return Community(named, tuple(best), tuple(points), len(members), round(radius, 1), at, tuple(ties))


def _groups(tied: Web) -> list[list[str]]:
    """The members of each community by rank, the largest community first (Leiden, modularity, fixed seed)."""
    index = {iri: place for place, iri in enumerate(tied.order)}
    pull = damped(dict(tied.pairs))
    graph = igraph.Graph(n=len(index), edges=[(index[one], index[other]) for one, other in pull])
    igraph.set_random_number_generator(random.Random(SEED))  # noqa: S311 # a picture keeps no secret
    try:
        found = graph.community_leiden("modularity", weights=list(pull.values()), n_iterations=4)
    finally:
        igraph.set_random_number_generator(random)
    groups = [[tied.order[place] for place in sorted(group)] for group in found if len(group) >= SMALLEST]
    return sorted(groups, key=lambda group: (-len(group), group[0]))[:MOST]


def _between(tied: Web, of: Mapping[str, int]) -> Counter[tuple[int, int]]:
    """How many links join each two communities."""
    found: Counter[tuple[int, int]] = Counter()
    for one, other in tied.pairs:
        ends = sorted((of.get(one, -1), of.get(other, -1)))
        if ends[0] >= 0 and ends[0] != ends[1]:
            found[ends[0], ends[1]] += 1
    return found


def _ties(place: int, between: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    ties = [(b if a == place else a, number) for (a, b), number in between.items() if place in (a, b)]
    return sorted(ties, key=lambda tie: (-tie[1], tie[0]))[:TIES]


def _bubbles(count: int, between: Mapping[tuple[int, int], int]) -> list[Point]:
    """Places of the bubbles: on rows and columns, the tied near one another as forces would have them."""
    names = [f"{place:03}" for place in range(count)]
    pairs: dict[Pair, float] = {(names[a], names[b]): float(number) for (a, b), number in sorted(between.items())}
    loose = positions(names, pairs)
    columns = max(1, round(sqrt(count * ASPECT)))
    downwards = sorted(range(count), key=lambda place: (loose[place][1], place))
    found: dict[int, Point] = {}
    for row, start in enumerate(range(0, count, columns)):
        across = sorted(downwards[start : start + columns], key=lambda place: (loose[place][0], place))
        left = (columns - len(across)) / 2
        found |= {place: ((left + column) * CELL[0], row * CELL[1]) for column, place in enumerate(across)}
    return [found[place] for place in range(count)]
