"""Sketches of articles on disk, in the order in which `kg.identity.copies` compares them."""

import itertools
import sys
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, overload

from kg.identity.copies import Sample, Sketch, keys

_HEAD: Final = 4  # numbers before the hashes: how many of each sample, and the size of each set


class Drawn(Sequence[Sketch]):
    """Takes sketches in the order of their articles and gives them back by the day. Those that share no run of words
    with another are left out, since they are compared with none. ``articles`` has the ids of all."""

    def __init__(self, path: Path, articles: Sequence[str]) -> None:
        self._articles = articles
        self._path = path
        self._file = path.open("w+b")
        self._days: list[str] = []
        self._places, self._keys = array("Q"), array("I")
        self._order: array[int] = array("L")

    def add(self, row: Sketch) -> None:
        """Take one sketch."""
        self._places.append(self._file.tell())
        self._days.append(sys.intern(row.since[0]))
        self._keys.extend(keys(row))
        hashes = row.runs.hashes, row.details.hashes
        array("I", (*map(len, hashes), row.runs.size, row.details.size, *hashes[0], *hashes[1])).tofile(self._file)

    def sort(self) -> None:
        """To be called when all were taken."""
        shared = _shared(self._keys)
        del self._keys[:]
        sharing = (number for number in range(len(self._days)) if not shared.isdisjoint(keys(self._read(number))))
        self._order = array("L", sorted(sharing, key=self._days.__getitem__))  # of one day they stay as they came

    def close(self) -> None:
        """Remove the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> Sketch: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Sketch]: ...
    def __getitem__(self, place: int | slice) -> Sketch | Sequence[Sketch]:
        if isinstance(place, slice):
            return [self._read(number) for number in self._order[place]]
        return self._read(self._order[place])

    def __iter__(self) -> Iterator[Sketch]:
        return map(self._read, self._order)

    def _read(self, number: int) -> Sketch:
        self._file.seek(self._places[number])
        head, hashes = array("I"), array("I")
        head.fromfile(self._file, _HEAD)
        runs, details, *sizes = head
        hashes.fromfile(self._file, runs + details)
        article = self._articles[number]
        since = self._days[number], article
        return Sketch(article, since, Sample(tuple(hashes[:runs]), sizes[0]), Sample(tuple(hashes[runs:]), sizes[1]))


def _shared(found: "array[int]") -> set[int]:
    """The numbers that are there more than once; a sixteenth of them is looked at at a time."""
    shared: set[int] = set()
    for part in range(16):
        ordered = sorted(key for key in found if key >> 28 == part)
        shared.update(one for one, two in itertools.pairwise(ordered) if one == two)
    return shared
