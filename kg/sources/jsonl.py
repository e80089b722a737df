"""JSON lines, plain, packed or on standard input: one article a line, one line in memory at a time."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.columns import Columns
from kg.sources.files import decode
from kg.sources.packed import BROKEN, why_broken
from kg.sources.rows import to_article

_ESCAPED = 6  # bytes of a letter written as \u1ea1, which takes three in UTF-8; other fields come beside the text
_BESIDE = 65_536  # bytes allowed for the other fields
_BOM = b"\xef\xbb\xbf"


def read_lines(stream: BinaryIO, source: str, stem: str, limit: int, columns: Columns) -> Iterator[Article | Skipped]:
    """The articles of a stream of JSON lines; empty lines are passed over. Sources read "path#line", from 1.

    ``stem`` is the name of an article that has none. A stream that breaks off ends with one `Skipped`: bad-gzip,
    truncated, too-packed or unreadable.
    """
    number = rows = 0
    try:
        for line in _lines(stream, limit * _ESCAPED + _BESIDE):
            number += 1
            if line is None or line.strip():
                rows += 1
                yield _row(line, stem, f"{source}#{number}", limit, columns)
        if not rows:
            yield Skipped(source, "empty", "there is nothing in it")
    except (*BROKEN, EOFError) as error:
        broken = why_broken(error, "gzip", f"after line {number}")
        yield Skipped(source, broken.reason, broken.message)
    except OSError as error:
        yield Skipped(source, "unreadable", f"can't be read after line {number}: {error.strerror or error}")


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for one of more than ``limit`` bytes, of which no more is kept."""
    first = True
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line.removeprefix(_BOM) if first else line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        first = False


def _row(line: bytes | None, stem: str, source: str, limit: int, columns: Columns) -> Article | Skipped:
    try:
        if line is None:
            raise InputError(f"a text of more than {limit} bytes; --max-article-bytes allows more", reason="too-large")
        return to_article(_object(line), stem, source, limit, columns)
    except InputError as error:
        return Skipped(source, error.reason, error.message)


def _object(line: bytes) -> dict[str, object]:
    """The object of a JSON line. Raises: InputError (not-utf8, binary, bad-json)."""
    try:
        value = json.loads(decode(line))
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of figures
        raise InputError(f"no JSON: {str(error)[:120]}", reason="bad-json") from error
    if not isinstance(value, dict):
        raise InputError("a JSON line must be an object with a text", reason="bad-json")
    return value
