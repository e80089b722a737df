"""Records of articles that earlier builds read, finished or not, found by key."""

import re
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

KEPT_NAME: Final = "articles.facts"
"""The file of them. What is left of an unfinished build begins so too: as much of it as is whole can be used."""
_WHOLE: Final = re.compile(rb"[0-9a-f]{64} [0-9a-f]{8} [^ ]+ ")
_HEAD: Final = 16  # of these as many as are looked for: a number of 8 bytes


class Kept:
    """The records of several files, of which there may be none. A file that is not one holds none.

    In memory an article costs 16 bytes: the head of its key and where its record lies.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._files = [_Lines(path.open("rb")) for path in paths if path.is_file()]

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files:
            file.close()

    def get(self, key: str) -> bytes | None:
        """The record under ``key``."""
        return next((found for file in self._files if (found := file.get(key)) is not None), None)


class _Lines:
    """The lines of one file: a key, a checksum and a record, with blanks between."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._heads, self._places = array("Q"), array("Q")
        for head, place in _sorted(_places(file)):
            self._heads.append(head)
            self._places.append(place)

    def close(self) -> None:
        self._file.close()

    def get(self, key: str) -> bytes | None:
        head = int(key[:_HEAD], 16)
        number = bisect_left(self._heads, head)
        while number < len(self._heads) and self._heads[number] == head:
            self._file.seek(self._places[number])
            line = self._file.readline()
            if line.startswith(key.encode()) and (found := record_of(line)) is not None:
                return found
            number += 1
        return None


def record_of(line: bytes) -> bytes | None:
    """The record of a line, if it is as it was written."""
    _, checksum, rest = line.rstrip(b"\n").split(b" ", 2)
    return rest if checksum == b"%08x" % zlib.crc32(rest) else None


def _places(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Head of the key and place of each line that looks whole."""
    place = 0
    for line in file:
        if _WHOLE.match(line) and line.endswith(b"\n"):
            yield int(line[:_HEAD], 16), place
        place += len(line)


def _sorted(found: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """In order. Those of a finished build are so already and need not all be held."""
    heads, places, last = array("Q"), array("Q"), -1
    in_order = True
    for head, place in found:
        in_order = in_order and last <= head
        last = head
        heads.append(head)
        places.append(place)
    listed = zip(heads, places, strict=True)
    return listed if in_order else sorted(listed)
