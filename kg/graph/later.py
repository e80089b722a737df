"""Claims of which can be told only when all articles were taken what comes of them."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.graph.bounds import settled
from kg.graph.said import CHOICE, SIDE, SPELL, line
from kg.graph.spells import Spell
from kg.graph.vocabulary import ALT_LABEL, ID_BASE, PREF_LABEL

_Order = tuple[list[int | str], str]


class Later:
    """Values of which there is one, other forms of names, events of which two sides must be known, bounds of tenures.

    Each claim is kept once and known by a number, so that an article costs as many small numbers as it has claims.
    ``base`` is what the IRIs of things begin with.
    """

    def __init__(self, base: str = ID_BASE) -> None:
        self._base = base
        self._numbers: dict[str, int] = {}

    def add(self, claims: Iterable[str]) -> list[int]:
        """Take the claims of an article and say their numbers."""
        numbers = self._numbers
        return [numbers.setdefault(claim, len(numbers)) for claim in claims]

    @cached_property
    def lines(self) -> list[tuple[str, ...]]:
        """By the number of each claim the lines that an article with it says, once all were taken."""
        best, sides, spells = self._best(), self._sides(), self._spells()
        found = (claim.split("\t") for claim in self._numbers)
        return [spells[parts[1]] if parts[0] == SPELL else tuple(_settled(parts, best, sides)) for parts in found]

    def _best(self) -> dict[str, tuple[_Order, list[str]]]:
        """For the head of each choice the value that stands: of the highest rank, of equals the greater value."""
        best: dict[str, tuple[_Order, list[str]]] = {}
        for claim in self._numbers:
            if claim.startswith(CHOICE):
                _, head, rank, value, *more = claim.split("\t")
                order = (json.loads(rank), value)
                if head not in best or (order, more) > best[head]:
                    best[head] = (order, more)
        return best

    def _spells(self) -> dict[str, tuple[str, ...]]:
        """What follows for each tenure from what all articles say of how long it was."""
        found: dict[str, Spell] = {}
        for _, tenure, told in (claim.split("\t") for claim in self._numbers if claim.startswith(f"{SPELL}\t")):
            spell = Spell.decoded(told)
            found[tenure] = found[tenure].merged(spell) if tenure in found else spell
        return {tenure: tuple(map(line, made)) for tenure, made in settled(found.values(), self._base).items()}

    def _sides(self) -> set[tuple[str, str]]:
        """The sides of events that are known."""
        known = (claim.split("\t", 3) for claim in self._numbers if claim.startswith(SIDE))
        return {(event, side) for _, event, side, *_ in known}


def block_of(claim: str) -> str:
    """Claims of one block settle among themselves: about one subject, one event, or one post."""
    kind, head, told, *_ = claim.split("\t")
    if kind == SPELL:
        return Spell.decoded(told).post or head
    return head if kind == SIDE else head.partition(" ")[0]


def _settled(parts: list[str], best: dict[str, tuple[_Order, list[str]]], sides: set[tuple[str, str]]) -> Iterator[str]:
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
