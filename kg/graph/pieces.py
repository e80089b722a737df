"""Files written piece by piece; the pieces of an earlier file that would come out the same are copied."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a piece lies, in bytes, and the checksum of its bytes."""

    offset: int
    length: int
    checksum: int


class Pieces:
    """The pieces of a file, if there is one, by what stands for their content. One changed since is not found."""

    def __init__(self, file: BinaryIO | None, places: Mapping[str, Place]) -> None:
        self._file = file
        self._places = places

    @classmethod
    def of(cls, file: Path | None, index: Path | None) -> Self:
        """Those of a file and an index that `write_pieces` wrote, of which there may be none."""
        if file is None or index is None or not file.is_file() or not index.is_file():
            return cls(None, {})
        return cls(file.open("rb"), dict(_places(index, file.stat().st_size)))

    def close(self) -> None:
        """Let go of the file."""
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
