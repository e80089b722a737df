"""What articles say, kept in a file: from one pass over the articles to the next, and from build to build."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from kg.graph.said import Said

_FAST: Final = 1  # level of compression: a tenth of the size in a millisecond an article


class Sayings:
    """Writes what articles say and reads it back by key. A record is a line (key, length, checksum) and its bytes."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, key: str, data: bytes) -> None:
        """Keep the compressed bytes of a record."""
        self._file.seek(0, 2)
        self._file.write(b"%s %d %08x\n" % (key.encode(), len(data), zlib.crc32(data)))
        self._places[key] = (self._file.tell(), len(data))
        self._file.write(data)

    def get(self, key: str) -> Said:
        """What was put under a key."""
        place, length = self._places[key]
        self._file.seek(place)
        return unpacked(self._file.read(length))

    def close(self) -> None:
        """Write what is left to write."""
        self._file.close()


class Known:
    """The records of an earlier build. Those of a file that is not one, and damaged ones, are not known."""

    def __init__(self, path: Path | None) -> None:
        self._file = path.open("rb") if path is not None and path.is_file() else None
        self._places = dict(_records(self._file)) if self._file else {}

    def get(self, key: str) -> bytes | None:
        """The compressed bytes under a key."""
        if self._file is None or key not in self._places:
            return None
        place, length, checksum = self._places[key]
        self._file.seek(place)
        data = self._file.read(length)
        return data if zlib.crc32(data) == checksum else None

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()


def packed(said: Said) -> bytes:
    """The compressed bytes of a record."""
    return zlib.compress(said.encoded(), _FAST)


def unpacked(data: bytes) -> Said:
    """What was `packed`."""
    return Said.decoded(zlib.decompress(data))


def _records(file: BinaryIO) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Key, and place, length and checksum of the bytes, as far as the file is whole."""
    size = file.seek(0, 2)
    file.seek(0)
    while len(parts := file.readline().split()) == 3:
        try:
            key, length, checksum = parts[0].decode("ascii"), int(parts[1]), int(parts[2], 16)
        except ValueError:
            return
        place = file.tell()
        if not 0 <= length <= size - place:
            return
        yield key, (place, length, checksum)
        file.seek(length, 1)
