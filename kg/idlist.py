"""Ids of articles by number, and back, in one row of bytes, which takes less memory than strings do."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload


class IdList(Sequence[str]):
    """Takes ids in the order of their code points, each once, and numbers them from 0."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._ends = array("Q")
        self._last: tuple[str | None, int] = (None, -1)  # the id that was asked for last, and its number

    def add(self, one: str) -> int:
        """Take an id that comes after all others; its number.

        Raises:
            ValueError: it does not come after them.
        """
        data = one.encode("utf-8", "surrogatepass")
        if self._ends and data <= self._at(len(self._ends) - 1):
            raise ValueError(f"{one!r} came after {self[-1]!r}: give ids in order, each once")
        self._text += data
        self._ends.append(len(self._text))
        self._last = one, len(self._ends) - 1
        return self._last[1]

    def number(self, one: str) -> int | None:
        """The number of an id, None of one that was not taken."""
        if self._last[0] != one:  # mostly several things are asked of one article
            data = one.encode("utf-8", "surrogatepass")
            found = bisect_left(range(len(self)), data, key=self._at)
            if found == len(self) or self._at(found) != data:
                return None
            self._last = one, found
        return self._last[1]

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return self._at(range(len(self))[place]).decode("utf-8", "surrogatepass")

    def __contains__(self, one: object) -> bool:
        return isinstance(one, str) and self.number(one) is not None

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def _at(self, number: int) -> bytes:
        return bytes(self._text[self._ends[number - 1] if number else 0 : self._ends[number]])
