"""What articles say, kept in a file: from one pass over the articles to the next, and from build to build."""

import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from kg.graph.claims import rows_of
from kg.graph.pieces import MARK, Pieces, Place
from kg.graph.said import Said

_FAST: Final = 1  # level of compression: a tenth of the size in a millisecond an article


class Sayings:
    """Writes what articles say, reads it back by number. A record is a line (key, length, checksum) and its bytes."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._places = array("Q")  # by the number of a record

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes of a record; records are numbered from 0."""
        self._places.append(self._file.seek(0, 2))
        self._file.write(b"%s %d %08x\n" % (key.encode(), len(data), zlib.crc32(data)))
        self._file.write(data)

    def get(self, number: int) -> tuple[str, bytes]:
        """The key and the bytes of a record."""
        self._file.seek(self._places[number])
        key, length, _ = self._file.readline().split()
        return key.decode(), self._file.read(int(length))

    def flush(self) -> None:
        """Have all that was put in the file."""
        self._file.flush()

    def close(self) -> None:
        """Write what is left to write."""
        self._file.close()


def records(path: Path | None) -> Pieces:
    """The records of an earlier build by key. A file that is not one holds none, damaged ones are none."""
    file = path.open("rb") if path is not None and path.is_file() else None
    return Pieces(file, _records(file)) if file else Pieces()


def packed(article: str, said: Said) -> bytes:
    """The bytes of a record: the id of the article, and compressed what it says, its claims as rows of `CLAIMS`."""
    told = Said(said.lines, tuple(rows_of(said.claims)))  # here, where several processes work
    return article.encode() + b"\n" + zlib.compress(told.encoded(), _FAST)


def unpacked(data: bytes) -> tuple[str, Said]:
    """What was `packed`: the id, the lines, and in place of the claims their rows."""
    article, _, said = data.partition(b"\n")
    return article.decode(), Said.decoded(zlib.decompress(said))


def _records(file: BinaryIO) -> Iterator[tuple[str, Place]]:
    """Key, and place, length and checksum of the bytes, as far as the file is whole."""
    size = file.seek(0, 2)
    file.seek(0)
    while len(parts := file.readline().split()) == 3:
        try:
            key, length, checksum = parts[0].decode("ascii"), int(parts[1]), int(parts[2], 16)
        except ValueError:
            return
        place = file.tell()
        if not 0 <= length <= size - place or checksum >> 32 or not MARK.fullmatch(key):
            return
        yield key, Place(place, length, checksum)
        file.seek(length, 1)
