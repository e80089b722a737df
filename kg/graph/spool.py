"""Lines sorted and without doubles, however many: runs that do not fit in memory are kept in files and merged."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

RUN: Final = 500_000
"""Lines held in memory: some 150 MB at the length of a triple."""


class Spool:
    """Takes lines without line ends in any order and gives them back sorted by code point, each once."""

    def __init__(self, run: int = RUN) -> None:
        self._run = run
        self._lines: set[str] = set()
        self._files: list[Path] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Remove the files."""
        if self._folder:
            self._folder.cleanup()

    def add(self, line: str) -> None:
        """Take one line."""
        self.update((line,))

    def update(self, lines: Iterable[str]) -> None:
        """Take some lines, not many more than fit in memory at once."""
        self._lines.update(lines)
        if len(self._lines) >= self._run:
            self._spill()

    def __iter__(self) -> Iterator[str]:
        if not self._files:
            return iter(sorted(self._lines))
        runs = [*map(_read, self._files), iter(sorted(self._lines))]
        return (line for line, _ in groupby(heapq.merge(*runs)))

    def _spill(self) -> None:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="kg-")
        path = Path(self._folder.name) / f"{len(self._files)}"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in sorted(self._lines))
        self._files.append(path)
        self._lines.clear()


def _read(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line[:-1]
