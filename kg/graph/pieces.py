"""Pieces of a file of an earlier build, found by what stands for them."""

import re
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

MARK: Final = re.compile(r"[0-9a-f]{32,64}")
"""The hex digits of a hash that stand for a piece."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file a piece lies, in bytes, and the checksum of its bytes."""

    offset: int
    length: int
    checksum: int


class Pieces:
    """The pieces of a file, if there is one, by what stands for their content. One changed since is not found.

    In memory a piece costs some 40 bytes: 128 bits of what stands for it, which no two pieces share, and its place.
    """

    def __init__(self, file: BinaryIO | None = None, places: Iterable[tuple[str, Place]] = ()) -> None:
        self._file = file
        self._high, self._low = array("Q"), array("Q")  # of a mark
        self._offsets, self._lengths, self._checksums = array("Q"), array("Q"), array("L")
        for high, low, place in sorted((*_bits(mark), place) for mark, place in places):
            self._high.append(high)
            self._low.append(low)
            self._offsets.append(place.offset)
            self._lengths.append(place.length)
            self._checksums.append(place.checksum)
        self._used = bytearray(len(self._low))

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def get(self, mark: str) -> bytes | None:
        """The piece for which ``mark``, the hex digits of a hash, stands."""
        number = self._number(mark)
        return None if number is None else self._read(number)

    def use(self, mark: str) -> bool:
        """Whether there is such a piece, which is not `unused` any more."""
        number = self._number(mark)
        if number is not None:
            self._used[number] = True
        return number is not None

    def unused(self) -> Iterator[bytes]:
        """The pieces that were not used."""
        pieces = (self._read(number) for number, used in enumerate(self._used) if not used)
        return (piece for piece in pieces if piece is not None)

    def _number(self, mark: str) -> int | None:
        high, low = _bits(mark)
        first, end = bisect_left(self._high, high), bisect_right(self._high, high)
        return next((number for number in range(first, end) if self._low[number] == low), None)

    def _read(self, number: int) -> bytes | None:
        if self._file is None:
            return None
        return read_piece(self._file, Place(self._offsets[number], self._lengths[number], self._checksums[number]))


def read_piece(file: BinaryIO, place: Place) -> bytes | None:
    """The piece at a place of a file, None if it was changed since."""
    file.seek(place.offset)
    data = file.read(place.length)
    return data if len(data) == place.length and zlib.crc32(data) == place.checksum else None


def _bits(mark: str) -> tuple[int, int]:
    return int(mark[:16], 16), int(mark[16:32], 16)
