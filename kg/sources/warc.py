"""Web archives: WARC, of which the pages are read, and WET, the same as plain text. The only door to warcio."""

import logging
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.files import printable
from kg.sources.packed import Packed, read_bounded

_MOST_HEAD: Final = 1_000_000  # bytes of the head of one record; servers send some thousands
_BLOCK: Final = 65_536
_PAGES: Final = ("text/html", "application/xhtml+xml")
_GZIP: Final = b"\x1f\x8b"
_FOUND: Final = "200"  # status of a page that was there

logging.getLogger("warcio").addHandler(logging.NullHandler())  # it would print addresses as they are

Kind = Literal["page", "text"]
Make = Callable[[Kind, bytes, str, str, str | None], Article]
"""An article of the content of a record: whether it is a page or text, its bytes, a name, the source, its address."""


def read_warc(stream: Packed, source: str, limit: int, make: Make) -> Iterator[Article | Skipped]:
    """The articles of the records that are pages, or the text of pages; other records are passed over.

    Sources read "path#record", from 1. The day on which a page was fetched is no day of publication and is left out.

    Raises:
        InputError: bad-warc, truncated, empty (no page in it); and what the stream raises.
    """
    bounded = _Bounded(stream)
    pages = 0
    for number, record in enumerate(_records(bounded), start=1):
        kind = _kind(record)
        if kind:
            pages += 1
            yield _article(record, kind, f"{source}#{number}", limit, make)
        _drain(record)
        bounded.allow(_MOST_HEAD)
    if not pages:
        raise InputError("no record in it is a page", reason="empty")


class _Silent(ArchiveIterator):  # type: ignore[misc]  # it has no types
    """The reader, which would write what it thinks of each archive on standard error."""

    INC_RECORD = ""


class _Bounded:
    """A stream that gives the head of a record no more than it may be long, for a reader that takes in any line."""

    def __init__(self, stream: Packed) -> None:
        self._stream = stream
        self._left: int | None = _MOST_HEAD
        self._begun = False

    def allow(self, count: int | None) -> None:
        """Let so many bytes be read from here on; None is all."""
        self._left = count

    def read(self, size: int) -> bytes:
        """As that of the stream. Raises: InputError (bad-warc, truncated)."""
        try:
            data = self._stream.read1(size)
        except EOFError as error:
            raise InputError("the gzip stream breaks off", reason="truncated") from error
        if not self._begun and data.startswith(_GZIP):
            raise InputError("it is packed twice", reason="bad-warc")
        self._begun = True
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise InputError("the head of a record does not end", reason="bad-warc")
        return data


def _records(stream: _Bounded) -> Iterator[Any]:
    """The records; what is read of each before the next is asked for is not bounded."""
    number = 0
    try:
        for record in _Silent(stream):
            stream.allow(None)
            yield record
            number += 1
    except (InputError, OSError):
        raise
    except Exception as error:  # the reader has no error of its own for all that can be wrong
        raise InputError(f"no sound WARC after record {number}: {error!r:.120}", reason="bad-warc") from error


def _kind(record: Any) -> Kind | None:
    """What the content of a record is; None where it is none of ours."""
    if record.rec_type == "conversion":
        return "text" if _media(record.rec_headers) == "text/plain" else None
    if record.rec_type == "resource":
        return "page" if _media(record.rec_headers) in _PAGES else None
    if record.rec_type != "response" or record.http_headers is None:
        return None
    found = str(record.http_headers.get_statuscode()) == _FOUND
    return "page" if found and _media(record.http_headers) in _PAGES else None


def _media(headers: Any) -> str:
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _article(record: Any, kind: Kind, source: str, limit: int, make: Make) -> Article | Skipped:
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "") or None
    try:
        data = _content(record, limit)
        return make(kind, data, _name(url) or source.rpartition("#")[2], source, url)
    except InputError as error:
        return Skipped(source, error.reason, error.message)


def _content(record: Any, limit: int) -> bytes:
    try:
        data = read_bounded(record.content_stream(), limit)
    except (InputError, OSError):
        raise
    except Exception as error:  # chunks, lengths and codings that a server made up
        raise InputError(f"the record can't be taken apart: {error!r:.120}", reason="bad-warc") from error
    if getattr(record.raw_stream, "limit", 0) and not record.raw_stream.read(1):
        raise InputError("the record breaks off", reason="truncated")
    return data


def _drain(record: Any) -> None:
    while record.raw_stream.read(_BLOCK):
        pass


def _name(url: str | None) -> str:
    """The last part of the path of an address without its ending, else the host; "" if there is neither."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem, dot, _ = last.rpartition(".")
    return printable((stem if dot else last) or parts.netloc)[:200]
