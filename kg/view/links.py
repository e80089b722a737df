"""Links: all facts between two things as one line, with what it weighs in the picture."""

from collections.abc import Iterable
from math import log1p

from kg.view.model import Fact

Pair = tuple[str, str]

WEIGHTS = {
    "tenure": 3.0, "change": 2.0, "request": 1.0, "chair": 2.5, "direct": 2.5, "speak": 2.0, "moderate": 2.0,
    "sign": 2.0, "attend": 1.0, "organize": 2.0, "place": 0.3, "about": 1.0, "parent": 1.2, "jurisdiction": 0.3,
    "issue": 0.8, "cites": 0.8, "amends": 0.8, "based_on": 0.8, "implements": 0.8, "lead": 1.5, "deputy": 1.5,
    "member": 1.0, "replaced": 0.8,
}  # fmt: skip
"""How much a fact of a kind ties two things: judged by eye on the sample articles, places and the register least."""


def links(facts: Iterable[Fact]) -> dict[Pair, float]:
    """The weight of each pair of things that a fact joins, pairs and their ends sorted."""
    found: dict[Pair, float] = {}
    for fact in facts:
        if fact.object and fact.subject != fact.object:
            pair = (min(fact.subject, fact.object), max(fact.subject, fact.object))
            found[pair] = found.get(pair, 0.0) + WEIGHTS.get(fact.kind, 0.5)
    return dict(sorted(found.items()))


def neighbours(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """The neighbours of each thing, in the order of the pairs."""
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def damped(weights: dict[Pair, float]) -> dict[Pair, float]:
    """The weights with hubs damped: a link counts less the more links its two ends have, so that what touches
    everything doesn't pull everything to itself."""
    degree = {thing: len(others) for thing, others in neighbours(weights).items()}
    return {
        (one, other): log1p(weight) / (degree[one] * degree[other]) ** 0.25 for (one, other), weight in weights.items()
    }
