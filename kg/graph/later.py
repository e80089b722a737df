"""Claims of which can be told only when all that bear on them are known what comes of them."""

import json
from collections.abc import Collection, Iterator

from kg.graph.bounds import settled
from kg.graph.said import CHOICE, SIDE, SPELL, line
from kg.graph.spells import Spell
from kg.graph.vocabulary import ALT_LABEL, ID_BASE, PREF_LABEL

_Order = tuple[list[int | str], str]
_Best = dict[str, tuple[_Order, list[str]]]


def lines_of(claims: Collection[str], base: str = ID_BASE) -> list[tuple[str, ...]]:
    """For each claim the lines that an article with it says; ``claims`` hold all that bear on one another, each once.

    A claim is a value of which there is one, another form of a name, a side of an event of which both must be known, or
    how long a tenure was. ``base`` is what the IRIs of things begin with.
    """
    if len(claims) == 1 and (only := next(iter(claims))).startswith(CHOICE):  # most facts are told by one article
        _, head, _, value, *more = only.split("\t")
        return [(f"{head}{value}", *more)]
    best, sides, spells = _best(claims), _sides(claims), _spells(claims, base)
    found = (claim.split("\t") for claim in claims)
    return [spells[parts[1]] if parts[0] == SPELL else tuple(_settled(parts, best, sides)) for parts in found]


def block_of(claim: str) -> str:
    """Claims of one block settle among themselves: about one subject, one event, or one post."""
    kind, head, told, *_ = claim.split("\t")
    if kind == SPELL:
        return Spell.decoded(told).post or head
    return head if kind == SIDE else head.partition(" ")[0]


def _best(claims: Collection[str]) -> _Best:
    """For the head of each choice the value that stands: of the highest rank, of equals the greater value."""
    best: _Best = {}
    for claim in claims:
        if claim.startswith(CHOICE):
            _, head, rank, value, *more = claim.split("\t")
            order = (json.loads(rank), value)
            if head not in best or (order, more) > best[head]:
                best[head] = (order, more)
    return best


def _spells(claims: Collection[str], base: str) -> dict[str, tuple[str, ...]]:
    """What follows for each tenure from what all articles say of how long it was."""
    found: dict[str, Spell] = {}
    for _, tenure, told in (claim.split("\t") for claim in claims if claim.startswith(f"{SPELL}\t")):
        spell = Spell.decoded(told)
        found[tenure] = found[tenure].merged(spell) if tenure in found else spell
    return {tenure: tuple(map(line, made)) for tenure, made in settled(found.values(), base).items()}


def _sides(claims: Collection[str]) -> set[tuple[str, str]]:
    """The sides of events that are known."""
    known = (claim.split("\t", 3) for claim in claims if claim.startswith(SIDE))
    return {(event, side) for _, event, side, *_ in known}


def _settled(parts: list[str], best: _Best, sides: set[tuple[str, str]]) -> Iterator[str]:
    kind, head, told, *more = parts
    if kind == CHOICE:
        (_, value), more = best[head]
        yield f"{head}{value}"
        yield from more
    elif kind == SIDE:
        if (head, "resulting" if told == "original" else "original") in sides:
            yield from more
    else:
        label = best.get(f"{head} {PREF_LABEL} ")
        if label is None or label[0][1] != told:
            yield f"{head} {ALT_LABEL} {told}"
