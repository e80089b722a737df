"""Sorted lines with counts, kept from build to build in chunks: a change rewrites the chunks that it touches alone.

Lines of one group stand together: of one subject, of one article, of one block of claims. A chunk begins where the hash
of a group says so, whatever stands before it, so a table is a function of its lines and not of what it was before.
"""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile, zip_longest
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

INDEX: Final = ".index"
"""What the name of the file has at its end that tells where the chunks of a table lie."""
_FAST: Final = 1  # level of compression: sorted triples shrink to a tenth

_BLOCK: Final = 10_000  # lines that are compressed together

Row = tuple[str, int]
"""A line without line ends, and how often it was said."""


@dataclass(frozen=True, slots=True)
class Form:
    """How lines are grouped: the ``end`` of what a line begins with, up to which it is the name of its group, and how
    many groups make a chunk on average."""

    end: str
    every: int

    def grouped(self, rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
        """The rows of each group after its name; they are in order."""
        group, found = "", list[Row]()
        for row in rows:
            if not (found and row[0].startswith(group)):
                if found:
                    yield group, found
                group, found = row[0][: row[0].index(self.end) + 1], []
            found.append(row)
        if found:
            yield group, found

    def begins(self, group: str) -> bool:
        """Whether a chunk begins with the group."""
        return not zlib.crc32(group.encode()) % self.every


class Chunk(NamedTuple):
    """The first group of a chunk, its length in bytes, and what a `Note` said of it."""

    first: str
    length: int
    note: str


class Change(NamedTuple):
    """The rows of a group that something was added to or taken from."""

    group: str
    before: list[Row]
    after: list[Row]


Note = Callable[[Callable[[], bytes], str | None], str]
"""Told of every chunk in order: how to get its lines in UTF-8, and its note if it stays as it was; gives its note."""


class Table:
    """A table that an earlier build, or this one, wrote; empty without a path."""

    def __init__(self, form: Form, path: Path | None = None) -> None:
        self.form = form
        self.chunks: list[Chunk] = []
        self._file: BinaryIO | None = None
        if path is not None:
            self.chunks = [Chunk(*json.loads(line)) for line in _index(path).read_text(encoding="utf-8").splitlines()]
            self._file = path.open("rb")
        self._offsets = list(accumulate((chunk.length for chunk in self.chunks), initial=0))
        self._last: tuple[int, dict[str, list[Row]]] = (-1, {})  # the chunk that was asked for last, and its groups

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def texts(self, beginnings: tuple[str, ...] = ("",)) -> Iterator[str]:
        """The lines of each chunk that may hold some which begin so, sorted, with line ends between; as often as one
        likes."""
        firsts = [chunk.first for chunk in self.chunks]
        for number, (first, after) in enumerate(zip_longest(firsts, firsts[1:])):
            if any((first <= one or first.startswith(one)) and (after is None or after > one) for one in beginnings):
                yield _text(self.data(number))

    def rows(self, group: str) -> list[Row]:
        """The rows of a group."""
        number = bisect_right(self.chunks, group, key=lambda chunk: chunk.first) - 1
        if number < 0:
            return []
        if self._last[0] != number:
            self._last = number, dict(self.groups(number))
        return self._last[1].get(group, [])

    def starting(self, beginning: str) -> Iterator[str]:
        """The lines that begin so, in order."""
        number = max(0, bisect_right(self.chunks, beginning, key=lambda chunk: chunk.first) - 1)
        for data in map(self.data, range(number, len(self.chunks))):
            lines = _text(data).split("\n")
            start = bisect_left(lines, beginning)
            yield from takewhile(lambda line: line.startswith(beginning), islice(lines, start, None))
            if start < len(lines) and not lines[-1].startswith(beginning):
                return

    def groups(self, number: int) -> Iterator[tuple[str, list[Row]]]:
        """The groups of a chunk with their rows, in order."""
        return self.form.grouped(_rows(self.data(number)))

    def data(self, number: int) -> bytes:
        """A chunk as it stands in the file."""
        assert self._file is not None
        self._file.seek(self._offsets[number])
        return self._file.read(self.chunks[number].length)


def rewritten(old: Table, changes: Iterable[Row], path: Path, note: Note | None = None) -> Iterator[Change]:
    """Write a table anew with changes to how often lines were said, sorted; gives what that makes of each group.

    The table is written once all changes were taken.
    """
    with closing(_Writer(old.form, path, note)) as writer:
        passing = _Passing(old, writer)
        for group, rows in old.form.grouped(changes):
            before = passing.before(group)
            after = _summed(before, rows)
            if after:
                writer.put(group, after)
            yield Change(group, before, after)
        passing.rest()


def _summed(before: list[Row], rows: list[Row]) -> list[Row]:
    if not before:
        return rows
    counts = dict(before)
    for line, number in rows:
        counts[line] = counts.get(line, 0) + number
    return sorted(row for row in counts.items() if row[1])


class _Passing:
    """Passes the old table on to the new one, group after group; of chunks that nothing touches the bytes."""

    def __init__(self, old: Table, writer: "_Writer") -> None:
        self._old = old
        self._writer = writer
        self._number = 0  # of the next chunk
        self._groups: deque[tuple[str, list[Row]]] | None = None  # those left of it, if some were looked at

    def before(self, group: str) -> list[Row]:
        """Pass on what stands before a group, and give its own rows instead of passing them on."""
        chunks = self._old.chunks
        while self._number + 1 < len(chunks) and chunks[self._number + 1].first <= group:
            self._chunk()
        if self._number == len(chunks):
            return []
        if self._groups is None:
            self._groups = deque(self._old.groups(self._number))
        while self._groups and self._groups[0][0] < group:
            self._writer.put(*self._groups.popleft())
        return self._groups.popleft()[1] if self._groups and self._groups[0][0] == group else []

    def rest(self) -> None:
        """Pass on all that is left."""
        while self._number < len(self._old.chunks):
            self._chunk()

    def _chunk(self) -> None:
        if self._groups is None:
            self._writer.copy(self._old, self._number)
        for group in self._groups or ():
            self._writer.put(*group)
        self._number, self._groups = self._number + 1, None


class _Writer:
    """Takes groups in order and writes them in chunks."""

    def __init__(self, form: Form, path: Path, note: Note | None) -> None:
        self._form = form
        self._note = note
        self._file, self._index = path.open("wb"), _index(path).open("w", encoding="utf-8", newline="\n")
        self._first = ""
        self._rows: list[Row] = []  # of the chunk that is being made
        self._whole: tuple[Table, int] | None = None  # or an old one that stands as it is, as far as one knows

    def close(self) -> None:
        self._end_chunk()
        self._file.close()
        self._index.close()

    def put(self, group: str, rows: list[Row]) -> None:
        """Take the rows of a group."""
        if self._form.begins(group):
            self._end_chunk()
        elif self._whole:
            self._open(*self._whole)
        if not self._rows:
            self._first = group
        self._rows += rows

    def copy(self, old: Table, number: int) -> None:
        """Take a chunk of an old table."""
        if self._form.begins(old.chunks[number].first) or not (self._rows or self._whole):
            self._end_chunk()
            self._whole = old, number
        else:
            for group, rows in old.groups(number):
                self.put(group, rows)

    def _open(self, old: Table, number: int) -> None:
        self._first, self._rows, self._whole = old.chunks[number].first, _rows(old.data(number)), None

    def _end_chunk(self) -> None:
        if self._whole:
            old, number = self._whole
            data = old.data(number)
            self._write(data, old.chunks[number].first, old.chunks[number].note)
        elif self._rows:
            data, self._rows = _data(self._rows), []  # what follows needs the memory
            self._write(data, self._first, None)
        self._whole = None

    def _write(self, data: bytes, first: str, known: str | None) -> None:
        note = self._note(lambda: _lines(data), known) if self._note else ""
        self._file.write(data)
        self._index.write(f"{json.dumps((first, len(data), note))}\n")


def _index(path: Path) -> Path:
    return path.with_name(path.name + INDEX)


def _data(rows: list[Row]) -> bytes:
    """Rows as the bytes of a chunk: the lines, then the numbers, if any of them is not 1."""
    packing, packed = zlib.compressobj(_FAST), list[bytes]()
    for start in range(0, len(rows), _BLOCK):
        packed.append(packing.compress("".join([f"{line}\n" for line, _ in rows[start : start + _BLOCK]]).encode()))
    if any(number != 1 for _, number in rows):
        packed.append(packing.compress(" ".join(str(number) for _, number in rows).encode()))
    return b"".join((*packed, packing.flush()))


def _text(data: bytes) -> str:
    return _lines(data).decode()


def _lines(data: bytes) -> bytes:
    told = zlib.decompress(data)
    return told[: told.rindex(b"\n")]


def _rows(data: bytes) -> list[Row]:
    *lines, numbers = zlib.decompress(data).decode().split("\n")
    return [*zip(lines, map(int, numbers.split()), strict=True)] if numbers else [(line, 1) for line in lines]
