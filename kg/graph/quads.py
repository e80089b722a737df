"""The N-Quads: one named graph an article, in the order of their IRIs; those that stay as they were are copied."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from kg.graph.pieces import Place, read_piece
from kg.graph.store import QUADS_NAME
from kg.graph.vocabulary import FIRST, TYPE_TEXT

QUADS_INDEX: Final = f"{QUADS_NAME}.index"
"""Where the graph of each article lies in the file."""


def quads(lines: Iterable[str], graph: str) -> str:
    """Lines (of `kg.graph.said`) as N-Quads of the graph of an IRI in brackets, in order."""
    return f" {graph} .\n".join((*sorted(lines), "")).replace(FIRST, TYPE_TEXT)


def order(article: str) -> str:
    """What the ids of articles are sorted by in the N-Quads: the end of their IRIs as it is written there."""
    return f"{article}>"


def ordered(articles: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Numbers and ids of articles, which come in the order of the ids, in that of the N-Quads.

    The two differ only where one id begins with another.
    """
    related: list[tuple[int, str]] = []
    for one in articles:
        if related and not one[1].startswith(related[0][1]):
            yield from sorted(related, key=lambda row: order(row[1]))
            related.clear()
        related.append(one)
    yield from sorted(related, key=lambda row: order(row[1]))


class Earlier:
    """The named graphs of an earlier file, to be asked for in order. One that was changed since is not found."""

    def __init__(self, file: Path | None = None, index: Path | None = None) -> None:
        self._file = file.open("rb") if file and index and file.is_file() else None
        self._index = index.open(encoding="utf-8") if self._file and index else None
        self._places = _places(self._index or ())
        self._next = next(self._places, None)

    def close(self) -> None:
        """Let go of the files."""
        for file in (self._file, self._index):
            if file:
                file.close()

    def get(self, article: str) -> bytes | None:
        """The graph of an article."""
        while self._next and order(self._next[0]) < order(article):
            self._next = next(self._places, None)
        if self._file is None or self._next is None or self._next[0] != article:
            return None
        return read_piece(self._file, self._next[1])


def write_quads(graphs: Iterable[tuple[str, bytes]], file: BinaryIO, index: BinaryIO) -> None:
    """Write named graphs, each given after the id of its article, and into ``index`` where they lie."""
    for article, data in graphs:
        file.write(data)
        index.write(f"{article} {len(data)} {zlib.crc32(data)}\n".encode())


def _places(lines: Iterable[str]) -> Iterator[tuple[str, Place]]:
    offset = 0
    for line in lines:
        article, length, checksum = line.split()
        yield article, Place(offset, int(length), int(checksum))
        offset += int(length)
