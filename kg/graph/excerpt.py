"""The most connected things of a graph that is too large for one page, with the facts that tie them to each other.

Everything here reads the sorted lines of the graph several times and holds no more than the excerpt in memory, so the
cost of a page has a bound however large the graph is.
"""

import heapq
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Protocol
from zlib import crc32

from kg.graph.vocabulary import ID_BASE, term

TRIPLES: Final = 1_000_000
"""Triples of a graph that is shown whole, and of an excerpt, roughly: some 700 MB while a page is made of them."""
THINGS: Final = 50_000
"""Things in an excerpt, at most."""
_SHARES: Final = {"person": 40, "org": 34, "meeting": 14, "document": 7, "cluster": 3, "province": 2}
"""Hundredths of the things that each kind may take; in any beginning of their order there are as many of each."""
_BESIDE: Final = ("article/", "mention/", "post/", "role/", "run/")  # kept where something that is kept names them
_SLOTS: Final = 1 << 22  # counters; two things that share one are both taken for as connected as they are together
_QUOTED: Final = 12  # triples that go with a piece of evidence: its mention and its share of the article
_EVIDENCE: Final = f" {term('vks:evidence')} "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of `kg.graph.said` in no order; how many things they hold, and how many there are in the graph."""

    lines: Iterable[str]
    things: int
    of: int


class Pieces(Protocol):
    """A graph in pieces: sorted lines with line ends between, those of a subject all in one piece."""

    def texts(self, beginnings: tuple[str, ...] = ("",)) -> Iterator[str]:
        """In order the pieces that may hold lines which begin so; as often as one likes."""


def excerpt(pieces: Pieces, base: str = ID_BASE, *, triples: int = TRIPLES, things: int = THINGS) -> Excerpt:
    """The excerpt of a graph."""
    graph = _Graph(pieces, base)
    ranks, of = graph.ranks(things)
    weights = graph.weights(ranks)
    fits = sum(total <= triples for total in accumulate(weights[rank] for rank in range(len(ranks))))
    kept = {thing for thing, rank in ranks.items() if rank < fits}
    return Excerpt(graph.around(kept), len(kept), of)


class _Graph:
    def __init__(self, pieces: Pieces, base: str) -> None:
        self._pieces = pieces
        self._drawn = tuple(f"<{base}{kind}/" for kind in _SHARES)
        self._beside = tuple(f"<{base}{kind}" for kind in _BESIDE)
        self._own = f"<{base}"
        self._lines = re.compile(f"^({re.escape(self._own)}[^ ]*) .*(?:\\n\\1 .*)*", re.MULTILINE)
        kinds = "|".join(_SHARES)
        self._named = re.compile(f"^[^ ]+ [^ ]+ (?:({re.escape(self._own)}(?:{kinds})/.*)|.*)$", re.MULTILINE)

    def ranks(self, most: int) -> tuple[dict[str, int], int]:
        """The most connected things of each kind with their ranks, and how many things there are."""
        ties = self._ties()
        best = {kind: _Best(max(1, most * share // 100)) for kind, share in _SHARES.items()}
        for subject, _ in self._subjects(self._drawn):
            best[subject[len(self._own) :].partition("/")[0]].add(-ties[_slot(subject)], subject)
        places = (
            ((place + 1) / _SHARES[kind], thing) for kind, one in best.items() for place, thing in enumerate(one.kept())
        )
        ranks = {thing: rank for rank, (_, thing) in enumerate(sorted(places))}
        return ranks, sum(one.seen for one in best.values())

    def weights(self, ranks: Mapping[str, int]) -> Counter[int]:
        """The triples that each rank adds to those above it, roughly."""
        found: Counter[int] = Counter()
        for subject, text in self._subjects():
            named = set() if subject.startswith(self._beside) else self._things(subject, text)
            if named and named <= ranks.keys():
                triples = text.count("\n") + 1 + (_QUOTED - 1) * text.count(_EVIDENCE)
                found[max(ranks[thing] for thing in named)] += triples
        return found

    def around(self, kept: set[str]) -> Iterator[str]:
        """The lines of the things kept, of the facts between them, and of what these name."""
        wanted: set[str] = set()
        for subject, text in self._subjects():
            named = set() if subject.startswith(self._beside) else self._things(subject, text)
            if named and named <= kept:
                yield from self._told(text, kept, wanted)
        known: set[str] = set()
        while new := wanted - known:  # a mention names its article, a post its role
            known |= new
            kinds = tuple(kind for kind in self._beside if any(subject.startswith(kind) for subject in new))
            for subject, text in self._subjects(kinds):
                if subject in new:
                    yield from self._told(text, kept, wanted)

    def _told(self, text: str, kept: set[str], wanted: set[str]) -> Iterator[str]:
        """The lines that name nothing that is left out; what they name besides is ``wanted``."""
        for row in text.split("\n"):
            value = row.split(" ", 2)[2]
            if value.startswith(self._drawn) and value not in kept:
                continue
            if value.startswith(self._beside):
                wanted.add(value)
            yield row

    def _ties(self) -> "array[int]":
        """How often each thing stands in a fact, beside another thing, or in an article; by `_slot`."""
        found = array("I", bytes(_SLOTS * array("I").itemsize))
        for subject, text in self._subjects():
            for thing in self._things(subject, text):
                found[_slot(thing)] += 1
        return found

    def _things(self, subject: str, text: str) -> set[str]:
        """The things that stand in the lines of a subject; a thing is its own."""
        return {subject} if subject.startswith(self._drawn) else {*self._named.findall(text)} - {""}

    def _subjects(self, beginnings: tuple[str, ...] = ("",)) -> Iterator[tuple[str, str]]:
        """The subjects that begin so, by default all, and the lines of each."""
        found = (found for piece in self._pieces.texts(beginnings) for found in self._lines.finditer(piece))
        return ((one[1], one[0]) for one in found if one[1].startswith(beginnings))


class _Best:
    """The least few of many pairs."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._pairs: list[tuple[int, str]] = []
        self.seen = 0

    def add(self, order: int, thing: str) -> None:
        self.seen += 1
        self._pairs.append((order, thing))
        if len(self._pairs) > 2 * self._few:
            self._pairs = heapq.nsmallest(self._few, self._pairs)

    def kept(self) -> list[str]:
        """In order."""
        return [thing for _, thing in heapq.nsmallest(self._few, self._pairs)]


def _slot(thing: str) -> int:
    return crc32(thing.encode()) % _SLOTS
