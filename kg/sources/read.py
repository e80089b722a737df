"""Inputs of any kind to articles; the one function that other parts of the project call."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.collection import NAME, Collection, collection_of
from kg.sources.columns import columns
from kg.sources.files import printable
from kg.sources.jsonl import read_lines
from kg.sources.kinds import How, read_file
from kg.sources.subject import is_on_subject
from kg.sources.walk import Missing, walk

OFF_SUBJECT: Final = "off-subject"
"""The reason of an article that was left out because it was asked to be, and is no fault of the input."""
MAX_ARTICLE_BYTES = 2_000_000  # UTF-8 bytes; four hundred times a long news article

Found = Article | Skipped


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    max_article_bytes: int = MAX_ARTICLE_BYTES,
    on_subject: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Found]:
    """The articles of ``inputs`` and, for each that can't be used, a `Skipped` in its place.

    An input is a file (.txt, .html, .htm, .jsonl, .warc, .wet, each also with .gz; .parquet; .zip), a folder, walked
    recursively in the order of its names, or "-" for JSON lines on ``stdin`` (by default the standard input). A
    `collection.yaml` in a folder gives the publisher of the articles in it that name none, and names of columns; files
    of other kinds, hidden files and judgements.jsonl are passed over, and a file met twice is read once. With
    ``on_subject`` an article that is not about public bodies is left out as `OFF_SUBJECT`. Rows are streamed, so memory
    is bounded by the largest article. Nothing in an input raises.

    Reasons: not-found, unreadable, unsupported-type, empty, too-large, too-packed, binary, not-utf8, not-an-article,
    not-vietnamese, no-text, bad-json, bad-gzip, bad-zip, encrypted, truncated, bad-parquet, bad-warc, bad-html,
    bad-collection, off-subject.
    """
    found = _all(inputs, How(max_article_bytes, columns()), stdin or sys.stdin.buffer)
    return map(_on_subject, found) if on_subject else found


def _all(inputs: Iterable[str | Path], how: How, stdin: BinaryIO) -> Iterator[Found]:
    seen: set[str] = set()
    shelves = _Shelves()
    for given in inputs:
        if str(given) == "-":
            yield from read_lines(stdin, "-", "stdin", how.limit, how.columns)
            continue
        for path in walk(Path(given), seen):
            folder = path.path.parent if isinstance(path, Missing) else path.parent
            yield from shelves.problems(folder)
            named = replace(how, columns=how.columns.named(shelves.columns(folder)))
            for found in _read_path(path, named):
                yield shelves.described(found, folder)


def _on_subject(found: Found) -> Found:
    if isinstance(found, Skipped) or is_on_subject(found.text, found.title):
        return found
    return Skipped(found.source, OFF_SUBJECT, "nothing in it is about public bodies and what they do")


class _Shelves:
    """What the folders met so far say of their articles; each is asked once."""

    def __init__(self) -> None:
        self._known: dict[Path, Collection | None] = {}

    def problems(self, folder: Path) -> Iterator[Skipped]:
        """Looks at a folder met for the first time; a description that can't be used is told once."""
        if folder in self._known:
            return
        self._known[folder] = None
        try:
            self._known[folder] = collection_of(folder)
        except InputError as error:
            yield Skipped(printable(folder / NAME), error.reason, error.message)

    def columns(self, folder: Path) -> Mapping[str, str]:
        """The columns that a folder names."""
        collection = self._known.get(folder)
        return collection.columns if collection else {}

    def described(self, found: Found, folder: Path) -> Found:
        """The article with the publisher that its folder gives, where it gives one and the article none."""
        collection = self._known.get(folder)
        if isinstance(found, Skipped) or found.publisher or collection is None or not collection.publisher:
            return found
        return replace(found, publisher=collection.publisher)


def _read_path(path: Path | Missing, how: How) -> Iterator[Found]:
    if isinstance(path, Missing):
        yield Skipped(printable(path.path), path.reason, path.detail)
        return
    source = printable(path)
    try:
        yield from read_file(path, source, how)
    except InputError as error:
        yield Skipped(source, error.reason, error.message)
    except OSError as error:
        yield Skipped(source, "unreadable", f"can't be read: {error.strerror or error}")
