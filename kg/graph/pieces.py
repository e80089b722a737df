"""Files written piece by piece; the pieces of an earlier file that would come out the same are copied."""

import re
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Self

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

    @classmethod
    def of(cls, file: Path | None, index: Path | None) -> Self:
        """Those of a file and an index that `write_pieces` wrote, of which there may be none."""
        if file is None or index is None or not file.is_file() or not index.is_file():
            return cls()
        return cls(file.open("rb"), _places(index, file.stat().st_size))

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def get(self, mark: str) -> bytes | None:
        """The piece for which ``mark``, the hex digits of a hash, stands."""
        high, low = _bits(mark)
        first, end = bisect_left(self._high, high), bisect_right(self._high, high)
        number = next((number for number in range(first, end) if self._low[number] == low), None)
        if self._file is None or number is None:
            return None
        self._file.seek(self._offsets[number])
        data = self._file.read(self._lengths[number])
        return data if len(data) == self._lengths[number] and zlib.crc32(data) == self._checksums[number] else None


def _bits(mark: str) -> tuple[int, int]:
    return int(mark[:16], 16), int(mark[16:32], 16)


def write_pieces(pieces: Iterable[tuple[str, bytes]], file: BinaryIO, index: BinaryIO) -> None:
    """Write pieces one after the other, each given after what stands for it, and where they lie into ``index``."""
    offset = 0
    for mark, data in pieces:
        file.write(data)
        index.write(f"{mark} {offset} {len(data)} {zlib.crc32(data)}\n".encode())
        offset += len(data)


def _places(index: Path, size: int) -> Iterator[tuple[str, Place]]:
    """The places that lie in a file of a size."""
    with index.open(encoding="utf-8", errors="replace") as lines:
        yield from _of_lines(lines, size)


def _of_lines(lines: Iterable[str], size: int) -> Iterator[tuple[str, Place]]:
    for line in lines:
        mark, *numbers = line.rstrip("\n").split(" ")
        if len(numbers) == len(Place.__slots__) and all(n.isascii() and n.isdecimal() for n in numbers):
            place = Place(*map(int, numbers))
            if place.offset + place.length <= size and place.checksum >> 32 == 0 and MARK.fullmatch(mark):
                yield mark, place
