"""Rows put on disk in parts, so that all rows of a block come back together and never more than one part at once."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zlib import crc32

PARTS: Final = 256
"""Parts of a shelf: of a million articles one holds 20,000 people, some 90 MB."""
_HELD: Final = 20_000  # rows that wait to be written, of all parts together


class Shelf:
    """Takes rows with the name of their block; ``path`` is what its files begin with."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: list[list[Any]] = [[] for _ in range(PARTS)]
        self._held = 0

    def add(self, block: str, row: Any) -> None:
        """Take a row."""
        self._waiting[crc32(block.encode("utf-8", "surrogatepass")) % PARTS].append(row)
        self._held += 1
        if self._held == _HELD:
            self._write()

    def __iter__(self) -> Iterator[list[Any]]:
        """The rows of part after part, in the order in which they came; each part's file is removed once it is read."""
        self._write()
        for part in range(PARTS):
            path = self._of(part)
            if path.exists():
                yield list(_read(path))
                path.unlink()

    def _write(self) -> None:
        for part, rows in enumerate(self._waiting):
            if rows:
                with self._of(part).open("ab") as file:
                    pickle.dump(rows, file, pickle.HIGHEST_PROTOCOL)
                rows.clear()
        self._held = 0

    def _of(self, part: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{part}")


def _read(path: Path) -> Iterator[Any]:
    with path.open("rb") as file:
        while True:
            try:
                yield from pickle.load(file)  # noqa: S301  # what this build wrote a moment ago
            except EOFError:
                return
