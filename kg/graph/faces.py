"""The Turtle file as the face of a table of lines: of each chunk its Turtle, made anew only where the chunk changed."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple
from zlib import crc32

from kg.graph.brief import Brief
from kg.graph.pieces import Place, read_piece
from kg.graph.vocabulary import FIRST, prefixed

_FIRST: Final = FIRST.encode()


@dataclass(slots=True)
class Counted:
    """What passed: triples, and things by each of their classes, which are IRIs in brackets."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)

    def named(self) -> dict[str, int]:
        """Things by the prefixed name of each of their classes, in order."""
        return dict(sorted((prefixed(iri.strip("<>")), number) for iri, number in self.classes.items()))


class _Piece(NamedTuple):
    """The Turtle of a chunk: its place in the file in bytes, its checksum, and what it holds."""

    offset: int
    length: int
    checksum: int
    triples: int
    classes: dict[str, int]


class TurtleFace:
    """A `kg.graph.table.Note` that writes a Turtle file; a chunk's note tells where its piece lies."""

    def __init__(self, file: BinaryIO, names: Mapping[str, str], earlier: Path | None = None) -> None:
        self._file = file
        self._brief = Brief(names)
        self._earlier = earlier.open("rb") if earlier and earlier.is_file() else None
        self.counted = Counted()

    def close(self) -> None:
        """Let go of the earlier file."""
        if self._earlier:
            self._earlier.close()

    def __call__(self, lines: Callable[[], bytes], known: str | None) -> str:
        """Write the piece of a chunk; ``known`` is its note if it stays as it was."""
        copied = self._copied(_Piece(*json.loads(known))) if known else None
        data, piece = copied or self._made(lines().split(b"\n"))
        if not self._file.tell():
            self._file.write(self._brief.head)
        self.counted.triples += piece.triples
        self.counted.classes.update(piece.classes)
        note = json.dumps(piece._replace(offset=self._file.tell()))
        self._file.write(data)
        return note

    def _copied(self, piece: _Piece) -> tuple[bytes, _Piece] | None:
        """The piece as it stands in the earlier file, if it was not changed since."""
        if self._earlier is None:
            return None
        data = read_piece(self._earlier, Place(piece.offset, piece.length, piece.checksum))
        return None if data is None else (data, piece)

    def _made(self, lines: list[bytes]) -> tuple[bytes, _Piece]:
        data = self._brief.text(lines)
        classes = Counter(line.rpartition(b" ")[2].decode() for line in lines if _FIRST in line)
        return data, _Piece(0, len(data), crc32(data), len(lines), dict(sorted(classes.items())))
