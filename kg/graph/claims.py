"""The claims of all articles, put in order outside memory, and settled for one thing after the other."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kg.graph.later import block_of, lines_of
from kg.graph.vocabulary import ID_BASE
from kg.spool import Spool

Settled = tuple[tuple[str, ...], "array[int]"]
"""Lines, and the numbers of the articles that say them once all were taken."""


class Claims:
    """Takes the claims of articles, which have numbers, and gives back what comes of them.

    Claims that bear on each other are settled together: those of one thing, of one event, and the spells of one post.
    So what is held in memory grows with what is said of one thing, not with the articles. ``base`` is what the IRIs of
    things begin with; ``folder`` is where files are kept for the time being.
    """

    def __init__(self, base: str = ID_BASE, folder: Path | None = None) -> None:
        self._base = base
        self._spool = Spool(folder=folder)

    def close(self) -> None:
        """Remove the files."""
        self._spool.close()

    def add(self, number: int, claims: Iterable[str]) -> None:
        """Take the claims of an article."""
        self._spool.update([f"{block_of(claim)}\t{claim}\t{number:x}" for claim in claims])

    def settled(self) -> Iterator[Settled]:
        """What every claim leads to."""
        for _, rows in groupby(self._spool, key=_head):
            numbers: dict[str, array[int]] = {}
            for row in rows:
                claim, _, number = row.partition("\t")[2].rpartition("\t")
                numbers.setdefault(claim, array("L")).append(int(number, 16))
            yield from zip(lines_of(numbers, self._base), numbers.values(), strict=True)


def _head(row: str) -> str:
    return row[: row.index("\t")]
