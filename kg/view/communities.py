"""The communities of a large graph: groups that are closely tied, as bubbles, each with a scene of its best things."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p, sqrt

import igraph

from kg.view.layout import SEED, Point, positions
from kg.view.links import Pair, damped
from kg.view.rank import Web, pairs_within

FROM = 1500
"""Tied things from which a graph is shown by communities too."""
MOST = 40
"""Communities that are drawn; the smaller ones are left to the search."""
SMALLEST = 4
MEMBERS = 60
"""Most things in the scene of a community: what can be labelled."""
TIES = 2
"""For each community the ties to others that are drawn."""
STRIDE = 40.0


@dataclass(frozen=True, slots=True)
class Community:
    """``things`` and ``points`` are its scene, the best first; ``size`` is how many belong to it, ``radius`` and ``at``
    its bubble, ``ties`` the places of the communities that it is tied to most, with how many links."""

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
    radii = [12.0 + 5.0 * sqrt(log1p(len(members)) * sqrt(len(members))) for members in groups]
    places = _bubbles(radii, between)
    return tuple(
        _community(tied, members, radii[place], places[place], _ties(place, between))
        for place, members in enumerate(groups)
    )


def _community(
    tied: Web, members: Sequence[str], radius: float, at: Point, ties: Sequence[tuple[int, int]]
) -> Community:
    kept = set(members)
    best = [iri for iri in members[: 4 * MEMBERS] if not kept.isdisjoint(tied.near.get(iri, ()))][:MEMBERS]
    points = positions(best, pairs_within(tied.pairs, best))
    return Community(tuple(best), tuple(points), len(members), round(radius, 1), at, tuple(ties))


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


def _bubbles(radii: Sequence[float], between: Mapping[tuple[int, int], int]) -> list[Point]:
    """Places of the bubbles: the tied near one another by forces, then apart until none touches."""
    names = [f"{place:03}" for place in range(len(radii))]
    pairs: dict[Pair, float] = {(names[a], names[b]): float(number) for (a, b), number in sorted(between.items())}
    points = [[x * 1.1, y * 1.3] for x, y in positions(names, pairs)]
    for _ in range(200):
        if not _apart(points, radii):
            break
    return [(round(x, 1), round(y, 1)) for x, y in points]


def _apart(points: list[list[float]], radii: Sequence[float]) -> bool:
    """One round: bubbles that touch, with the names below them, move apart. Whether any moved."""
    moved = False
    for one, a in enumerate(points):
        for other in range(one):
            b = points[other]
            lack_x = radii[one] + radii[other] + STRIDE - abs(a[0] - b[0])
            lack_y = radii[one] + radii[other] + STRIDE - abs(a[1] - b[1])
            if min(lack_x, lack_y) <= 0:
                continue
            axis, lack = (0, lack_x) if lack_x < lack_y else (1, lack_y)
            push = (lack / 2 + 0.5) * (1 if a[axis] >= b[axis] else -1)
            a[axis], b[axis] = a[axis] + push, b[axis] - push
            moved = True
    return moved
