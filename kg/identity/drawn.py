"""Sketches of articles on disk, in the order in which `kg.identity.copies` compares them."""

import itertools
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kg.identity.copies import BITS, Prepared, Sample, Sketch, keys
from kg.pread import read_at
from kg.reference.same_text import load_same_text

_HEAD: Final = 4  # numbers before the hashes: how many of each sample, and the size of each set
_BITS: Final = BITS // 8  # bytes after the hashes


class Drawn:
    """Takes sketches in the order of their articles and gives them back by the day, as `kg.identity.copies.Texts`.

    Those that share no run of words with another are left out, since they are compared with none. ``articles`` has the
    ids of all.
    """

    def __init__(self, path: Path, articles: Sequence[str]) -> None:
        self._articles = articles
        self._path = path
        self._file = path.open("w+b")
        self._days: list[str] = []
        self._places, self._keys = array("Q", (0,)), array("I")
        self._order: array[int] = array("L")

    def add(self, row: Sketch) -> None:
        """Take one sketch."""
        runs, details = row.runs, row.details
        head = len(runs.hashes), len(details.hashes), runs.size, details.size
        data = array("I", (*head, *runs.hashes, *details.hashes)).tobytes()
        self._file.write(data)
        self._file.write(Prepared.of(runs).bits.to_bytes(_BITS))
        self._places.append(self._places[-1] + len(data) + _BITS)
        self._days.append(sys.intern(row.since[0]))
        self._keys.extend(keys(row))

    def sort(self) -> None:
        """To be called when all were taken."""
        self._file.flush()
        shared = _shared(self._keys)
        del self._keys[:]
        sharing = (taken for taken in range(len(self._days)) if not shared.isdisjoint(self._least(taken)))
        self._order = array("L", sorted(sharing, key=self._days.__getitem__))  # of one day they stay as they came

    def close(self) -> None:
        """Remove the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self._order)

    def article(self, number: int) -> str:
        """The id of an article."""
        return self._articles[self._order[number]]

    def runs(self, number: int) -> Prepared:
        """The runs of words of an article."""
        head, hashes, bits = self._read(self._order[number])
        return Prepared.made(hashes[: head[0]], head[2], int.from_bytes(bits))

    def details(self, number: int) -> Prepared:
        """The names, numbers and dates of an article."""
        head, hashes, _ = self._read(self._order[number])
        return Prepared.of(Sample(tuple(hashes[head[0] :]), head[3]))

    def _least(self, taken: int) -> "array[int]":
        """The hashes by which one is found."""
        head, hashes, _ = self._read(taken)
        return hashes[: min(head[0], load_same_text().keys)]

    def _read(self, taken: int) -> tuple["array[int]", "array[int]", bytes]:
        """The head of the record of the ``taken``-th sketch, its hashes and its bits."""
        place, end = self._places[taken : taken + 2]
        data = read_at(self._file, place, end - place)
        words = array("I", data[:-_BITS])
        return words[:_HEAD], words[_HEAD:], data[-_BITS:]


def _shared(found: "array[int]") -> set[int]:
    """The numbers that are there more than once; a sixteenth of them is looked at at a time."""
    shared: set[int] = set()
    for part in range(16):
        ordered = sorted(key for key in found if key >> 28 == part)
        shared.update(one for one, two in itertools.pairwise(ordered) if one == two)
    return shared
