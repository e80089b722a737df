"""How much a thing matters in the picture, and which things the first scenes show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from kg.view.links import Pair, links, neighbours
from kg.view.model import Fact, Picture, Thing

SHARES = {
    "person": 0.40, "procuracy": 0.24, "body": 0.10, "meeting": 0.14, "document": 0.06, "cluster": 0.03,
    "province": 0.03,
}  # fmt: skip
"""The part of a scene that each kind may take: people and units first, then what brings them together."""

LEVELS = ("supreme", "central", "high", "provincial", "regional", "district")
"""Ends of the codes of levels, the highest first."""


@dataclass(frozen=True, slots=True)
class Web:
    """The links of a picture and what follows from them: neighbours, the rank of each thing, things by rank."""

    pairs: Mapping[Pair, float]
    near: Mapping[str, Sequence[str]]
    ranks: Mapping[str, float]
    order: tuple[str, ...]
    kinds: Mapping[str, str]


def web(picture: Picture) -> Web:
    pairs = links(picture.facts)
    ranked = _ranks(picture, pairs)
    order = sorted(ranked, key=lambda iri: (-ranked[iri], iri))
    return Web(pairs, neighbours(pairs), ranked, tuple(order), {thing.iri: thing.kind for thing in picture.things})


def _ranks(picture: Picture, pairs: Mapping[Pair, float]) -> dict[str, float]:
    """The rank of each thing: what ties it to others, the articles that tell of it, the level of a unit."""
    tied: dict[str, float] = {}
    for pair, weight in pairs.items():
        for end in pair:
            tied[end] = tied.get(end, 0.0) + log1p(weight)
    told = _told(picture.facts)
    return {thing.iri: round(_worth(thing, tied, told), 6) for thing in picture.things}


def _worth(thing: Thing, tied: Mapping[str, float], told: Mapping[str, int]) -> float:
    seen = log1p(told.get(thing.iri, 0)) + 0.3 * log1p(len(thing.articles))
    return log1p(tied.get(thing.iri, 0.0)) + seen + _level(thing)


def _told(facts: Sequence[Fact]) -> dict[str, int]:
    """How many facts with a sentence behind them each thing has."""
    told: dict[str, int] = {}
    for fact in facts:
        if fact.evidence:
            for end in (fact.subject, fact.object):
                told[end] = told.get(end, 0) + 1
    return told


def _level(thing: Thing) -> float:
    level = thing.code.rpartition("-")[2]
    return 0.2 * (len(LEVELS) - LEVELS.index(level)) if level in LEVELS else 0.0


def choose(tied: Web, size: int) -> list[str]:
    """The IRIs of at most ``size`` things for a scene, by rank with a share for each kind, each tied to another.

    Things that nothing is tied to are taken only when there are no others. Never empty while there is a thing.
    """
    order = [iri for iri in tied.order if iri in tied.near]
    if len(order) <= size:
        return order or list(tied.order[:size])
    room = {kind: round(size * share) for kind, share in SHARES.items()}
    taken = _grow(order, tied, room, size, set())
    taken = _grow(order, tied, dict.fromkeys(SHARES, size), size, taken)
    return [iri for iri in order if iri in taken]


def _grow(order: Sequence[str], tied: Web, room: Mapping[str, int], size: int, taken: set[str]) -> set[str]:
    """``taken`` with the best things that are tied to it, as many of a kind as there is room, at most ``size``."""
    grown, left = set(taken), dict(room)
    for iri in taken:
        left[tied.kinds[iri]] -= 1
    waiting = [iri for iri in order if iri not in grown]
    while waiting and len(grown) < size:
        before = len(grown)
        for iri in waiting:
            if len(grown) < size and left[tied.kinds[iri]] > 0 and (not grown or not grown.isdisjoint(tied.near[iri])):
                grown.add(iri)
                left[tied.kinds[iri]] -= 1
        if len(grown) == before:
            break
        waiting = [iri for iri in waiting if iri not in grown]
    return grown


def pairs_within(tied: Web, chosen: Sequence[str]) -> dict[Pair, float]:
    """The pairs of a web both of whose ends are chosen, sorted."""
    taken = set(chosen)
    found = [(one, other) for one in taken for other in tied.near.get(one, ()) if one < other and other in taken]
    return {pair: tied.pairs[pair] for pair in sorted(found)}
