"""Named graphs of articles in one file; those of an earlier file that would come out the same are copied."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a named graph lies, in bytes, and the checksum of its bytes."""

    offset: int
    length: int
    checksum: int


class Earlier:
    """The named graphs of an earlier build by what stands for their content. One that was changed since is not found.

    ``quads`` and ``index`` are the files that `write_quads` wrote; there may be none.
    """

    def __init__(self, quads: Path | None, index: Path | None) -> None:
        there = quads is not None and index is not None and quads.is_file() and index.is_file()
        self._file = quads.open("rb") if there and quads else None
        self._places = dict(_places(index)) if there and index else {}

    def get(self, mark: str) -> bytes | None:
        """The named graph for which ``mark`` stands."""
        place = self._places.get(mark)
        if self._file is None or place is None:
            return None
        self._file.seek(place.offset)
        data = self._file.read(place.length)
        return data if len(data) == place.length and zlib.crc32(data) == place.checksum else None

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()


def write_quads(graphs: Iterable[tuple[str, bytes]], file: BinaryIO, index: BinaryIO) -> None:
    """Write named graphs, each after what stands for it, one after the other, and where they lie into ``index``."""
    offset = 0
    for mark, data in graphs:
        file.write(data)
        index.write(f"{mark} {offset} {len(data)} {zlib.crc32(data)}\n".encode())
        offset += len(data)


def _places(index: Path) -> Iterator[tuple[str, Place]]:
    for line in index.read_text(encoding="utf-8", errors="replace").splitlines():
        mark, *numbers = line.split(" ")
        if len(numbers) == len(Place.__slots__) and all(n.isascii() and n.isdecimal() for n in numbers):
            yield mark, Place(*map(int, numbers))
