"""Files written piece by piece; the pieces of an earlier file that would come out the same are copied."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a piece lies, in bytes, and the checksum of its bytes."""

    offset: int
    length: int
    checksum: int


class Earlier:
    """The pieces of a file by what stands for their content. One that was changed since is not found.

    ``file`` and ``index`` are those that `write_pieces` wrote; there may be none.
    """

    def __init__(self, file: Path | None, index: Path | None) -> None:
        there = file is not None and index is not None and file.is_file() and index.is_file()
        self._file = file.open("rb") if there and file else None
        size = file.stat().st_size if there and file else 0
        self._places = dict(_places(index, size)) if there and index else {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def get(self, mark: str) -> bytes | None:
        """The piece for which ``mark`` stands."""
        place = self._places.get(mark)
        if self._file is None or place is None:
            return None
        self._file.seek(place.offset)
        data = self._file.read(place.length)
        return data if len(data) == place.length and zlib.crc32(data) == place.checksum else None


def write_pieces(pieces: Iterable[tuple[str, bytes]], file: BinaryIO, index: BinaryIO) -> None:
    """Write pieces one after the other, each given after what stands for it, and where they lie into ``index``."""
    offset = 0
    for mark, data in pieces:
        file.write(data)
        index.write(f"{mark} {offset} {len(data)} {zlib.crc32(data)}\n".encode())
        offset += len(data)


def _places(index: Path, size: int) -> Iterator[tuple[str, Place]]:
    """The places that lie in a file of a size."""
    for line in index.read_text(encoding="utf-8", errors="replace").splitlines():
        mark, *numbers = line.split(" ")
        if len(numbers) == len(Place.__slots__) and all(n.isascii() and n.isdecimal() for n in numbers):
            place = Place(*map(int, numbers))
            if place.offset + place.length <= size:
                yield mark, place
