"""JSON lines, plain, packed or on standard input: one article a line, one line in memory at a time."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.files import decode
from kg.sources.rows import to_article

_ESCAPED = 6  # bytes of a letter written as \u1ea1, which takes three in UTF-8; other fields come beside the text
_BESIDE = 65_536  # bytes allowed for the other fields
_BOM = b"\xef\xbb\xbf"


@contextmanager
def open_packed(path: Path) -> Iterator[BinaryIO]:
    """A gzip file as a stream of its content."""
    with gzip.open(path, "rb") as stream:
        yield cast("BinaryIO", stream)


def read_lines(stream: BinaryIO, source: str, limit: int) -> Iterator[Article | Skipped]:
    """The articles of a stream of JSON lines; empty lines are passed over. Sources read "path#line", from 1.

    A stream that breaks off ends with one `Skipped`: bad-gzip, truncated or unreadable.
    """
    number = 0
    stem = source.rsplit("/", 1)[-1].split(".jsonl")[0] if source != "-" else "stdin"
    try:
        for line in _lines(stream, limit * _ESCAPED + _BESIDE):
            number += 1
            if line is None or line.strip():
                yield _row(line, stem, f"{source}#{number}", limit)
        if not number:
            yield Skipped(source, "empty", "there is nothing in it")
    except EOFError:
        yield Skipped(source, "truncated", f"the gzip stream breaks off after line {number}")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Skipped(source, "bad-gzip", f"no sound gzip after line {number}: {error}")
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


def _row(line: bytes | None, stem: str, source: str, limit: int) -> Article | Skipped:
    try:
        if line is None:
            raise InputError(f"a text of more than {limit} bytes; --max-article-bytes allows more", reason="too-large")
        return to_article(_object(line), stem, source, limit)
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
