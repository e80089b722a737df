"""Lines sorted without doubles, or counted, however many: what does not fit in memory goes into files and is merged."""

import tempfile
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")
Item = TypeVar("Item", str, tuple[str, int])

RUN: Final = 200_000
"""Lines held in memory: some 100 MB at the length of a triple."""
FILES: Final = 64
"""Runs that are merged into one file, and such files into the next, so that few files are open at a time."""
_BLOCK: Final = 250  # lines that are compressed together, and held of each file while files are merged
_SIZE: Final = 4  # bytes that tell the size of such a block
_FAST: Final = 1  # level of compression: sorted triples shrink to a tenth


class Spool:
    """Takes lines without line ends in any order and gives them back sorted by code point, each once.

    What does not fit in memory goes into files of a folder of its own in ``folder``, by default where the system keeps
    temporary files.
    """

    def __init__(self, run: int = RUN, folder: Path | None = None) -> None:
        self._run = run
        self._lines: set[str] = set()
        self._runs = _Runs(folder)

    def close(self) -> None:
        """Let go of the lines and remove the files."""
        self._lines.clear()
        self._runs.close()

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
        if not self._runs.files:
            return iter(sorted(self._lines))
        if self._lines:
            self._spill()
        return _merged(self._runs.files)

    def _spill(self) -> None:
        self._runs.add(sorted(self._lines))
        self._lines.clear()
        self._runs.join(_merged)


class Tally:
    """Counts lines without line ends, which may also be taken away, and gives them back sorted with their numbers.

    What does not fit in memory goes into files, as with `Spool`.
    """

    def __init__(self, run: int = RUN, folder: Path | None = None) -> None:
        self._run = run
        self._counts: Counter[str] = Counter()
        self._runs = _Runs(folder)

    def close(self) -> None:
        """Let go of the lines and remove the files."""
        self._counts.clear()
        self._runs.close()

    def add(self, lines: Iterable[str]) -> None:
        """Count some lines."""
        self._take(lines, self._counts.update)

    def take_away(self, lines: Iterable[str]) -> None:
        """Count some lines once less."""
        self._take(lines, self._counts.subtract)

    def update(self, rows: Iterable[tuple[str, int]]) -> None:
        """Count each line so many times more, or less."""
        self._take(rows, self._add_up)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Each line with its number, but for those that were taken away as often as they came."""
        if not self._runs.files:
            return ((line, number) for line in sorted(self._counts) if (number := self._counts[line]))
        if self._counts:
            self._spill()
        return _summed(self._runs.files)

    def _take(self, rows: Iterable[T], count: Callable[[list[T]], None]) -> None:
        """Have the rows counted, never many more at once than are held."""
        waiting = iter(rows)
        while block := list(islice(waiting, self._run)):
            count(block)
            if len(self._counts) >= self._run:
                self._spill()

    def _add_up(self, rows: list[tuple[str, int]]) -> None:
        for line, number in rows:
            self._counts[line] += number

    def _spill(self) -> None:
        self._runs.add(f"{line}\t{self._counts[line]}" for line in sorted(self._counts))
        self._counts.clear()
        self._runs.join(lambda files: (f"{line}\t{number}" for line, number in _summed(files)))


class _Runs:
    """Files of sorted lines in a folder of their own.

    A file is a run, or as many joined into one, or as many of those: so however many runs there are, each line is
    written as often as it takes to come to one file in steps of `FILES`.
    """

    def __init__(self, where: Path | None) -> None:
        self._tiers: list[list[Path]] = []  # runs, files of runs, files of those
        self._where = where
        self._made = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def files(self) -> list[Path]:
        """All files, the oldest lines first."""
        return [path for tier in reversed(self._tiers) for path in tier]

    def close(self) -> None:
        if self._folder:
            self._folder.cleanup()

    def add(self, lines: Iterable[str], tier: int = 0) -> None:
        """Write sorted lines into a file."""
        if tier == len(self._tiers):
            self._tiers.append([])
        self._tiers[tier].append(self._write(lines))

    def join(self, merged: Callable[[list[Path]], Iterable[str]]) -> None:
        """Put full tiers, ``merged``, into one file of the next tier each."""
        tier = 0
        while tier < len(self._tiers) and len(self._tiers[tier]) == FILES:
            full, self._tiers[tier] = self._tiers[tier], []
            self.add(merged(full), tier + 1)
            for path in full:
                path.unlink()
            tier += 1

    def _write(self, lines: Iterable[str]) -> Path:
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
    return (line for line, _ in groupby(chain.from_iterable(_in_order(map(_read, files)))))


def _summed(files: Iterable[Path]) -> Iterator[tuple[str, int]]:
    """Each line of files of counted lines with the sum of its numbers, unless that is 0."""
    last, total = "", 0
    for line, number in chain.from_iterable(_in_order(map(_counted, files))):
        if line != last:
            if total:
                yield last, total
            last, total = line, 0
        total += number
    if total:
        yield last, total


def _in_order(sources: Iterable[Iterator[list[Item]]]) -> Iterator[list[Item]]:
    """The items of sorted sources in order, in lists: what can be told to come before all that was not read yet.

    Lists that are put together and sorted cost less than their items one by one.
    """
    held = [(source, block, 0) for source in sources if (block := next(source, []))]
    while held:
        limit = min(block[-1] for _, block, _ in held)
        found, rest = list[Item](), held
        held = []
        for source, block, start in rest:
            end = bisect_right(block, limit, start)
            found += block[start:end]
            if end < len(block):
                held.append((source, block, end))
            elif following := next(source, []):
                held.append((source, following, 0))
        found.sort()
        yield found


def _counted(path: Path) -> Iterator[list[tuple[str, int]]]:
    for rows in _read(path):
        yield [(line, int(number)) for line, _, number in (row.rpartition("\t") for row in rows)]


def _read(path: Path) -> Iterator[list[str]]:
    with path.open("rb") as file:
        while size := file.read(_SIZE):
            yield zlib.decompress(file.read(int.from_bytes(size))).decode().split("\n")
