"""Lines sorted and without doubles, however many: runs that do not fit in memory are kept in files and merged."""

import heapq
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Final

RUN: Final = 200_000
"""Lines held in memory: some 100 MB at the length of a triple."""
FILES: Final = 64
"""Runs that are merged into one file, so that few files are open at a time."""
_BLOCK: Final = 1000  # lines that are compressed together
_SIZE: Final = 4  # bytes that tell the size of such a block
_FAST: Final = 1  # level of compression: sorted triples shrink to a tenth


class Spool:
    """Takes lines without line ends in any order and gives them back sorted by code point, each once.

    What does not fit in memory goes into files of a folder of its own in ``folder``, by default where the system keeps
    temporary files.
    """

    def __init__(self, run: int = RUN, folder: Path | None = None) -> None:
        self._run = run
        self._where = folder
        self._lines: set[str] = set()
        self._files: list[Path] = []
        self._made = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Remove the files."""
        if self._folder:
            self._folder.cleanup()

    def add(self, line: str) -> None:
        """Take one line."""
        self._lines.add(line)
        if len(self._lines) >= self._run:
            self._spill()

    def update(self, lines: Iterable[str]) -> None:
        """Take some lines, not many more than fit in memory at once."""
        self._lines.update(lines)
        if len(self._lines) >= self._run:
            self._spill()

    def __iter__(self) -> Iterator[str]:
        """All lines so far; they can be asked for again. With files, those in memory are put into one first."""
        if not self._files:
            return iter(sorted(self._lines))
        if self._lines:
            self._spill()
        return _merged(self._files)

    def _spill(self) -> None:
        self._files.append(self._written(sorted(self._lines)))
        self._lines.clear()
        if len(self._files) == FILES:
            merged = self._written(_merged(self._files))
            for path in self._files:
                path.unlink()
            self._files = [merged]

    def _written(self, lines: Iterable[str]) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="kg-", dir=self._where)
        path = Path(self._folder.name) / f"{self._made}"
        self._made, waiting = self._made + 1, iter(lines)
        with path.open("wb") as file:
            while block := list(islice(waiting, _BLOCK)):
                data = zlib.compress("\n".join(block).encode(), _FAST)
                file.write(len(data).to_bytes(_SIZE))
                file.write(data)
        return path


def _merged(files: Iterable[Path]) -> Iterator[str]:
    return (line for line, _ in groupby(heapq.merge(*map(_read, files))))


def _read(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        while size := file.read(_SIZE):
            yield from zlib.decompress(file.read(int.from_bytes(size))).decode().split("\n")
