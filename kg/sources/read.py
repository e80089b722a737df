"""Inputs of any kind to articles; the one function that other parts of the project call."""

import importlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.collection import NAME, Collection, collection_of
from kg.sources.files import decode, printable, read_limited
from kg.sources.jsonl import open_packed, read_lines
from kg.sources.judge import check
from kg.sources.walk import Missing, walk

MAX_ARTICLE_BYTES = 2_000_000  # UTF-8 bytes; four hundred times a long news article

Found = Article | Skipped


def read_inputs(
    inputs: Iterable[str | Path], *, max_article_bytes: int = MAX_ARTICLE_BYTES, stdin: BinaryIO | None = None
) -> Iterator[Found]:
    """The articles of ``inputs`` and, for each that can't be used, a `Skipped` in its place.

    An input is a file (.txt, .html, .htm, .jsonl, .jsonl.gz, .parquet), a folder, walked recursively in the order of
    its names, or "-" for JSON lines on ``stdin`` (by default the standard input). A `collection.yaml` in a folder
    gives the publisher of the articles in it that name none; files of other kinds, hidden files and judgements.jsonl
    are passed over, and a file met twice is read once. Rows are streamed, so memory is bounded by the largest article.
    Nothing in an input raises.

    Reasons: not-found, unreadable, unsupported-type, empty, too-large, binary, not-utf8, not-an-article, no-text,
    bad-json, bad-gzip, truncated, bad-parquet, bad-html, bad-collection.
    """
    seen: set[str] = set()
    shelves = _Shelves()
    for given in inputs:
        if str(given) == "-":
            yield from read_lines(stdin or sys.stdin.buffer, "-", max_article_bytes)
            continue
        for path in walk(Path(given), seen):
            folder = path.path.parent if isinstance(path, Missing) else path.parent
            yield from shelves.problems(folder)
            for found in _read_path(path, max_article_bytes):
                yield shelves.described(found, folder)


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

    def described(self, found: Found, folder: Path) -> Found:
        """The article with the publisher that its folder gives, where it gives one and the article none."""
        collection = self._known.get(folder)
        if isinstance(found, Skipped) or found.publisher or collection is None or not collection.publisher:
            return found
        return replace(found, publisher=collection.publisher)


def _read_path(path: Path | Missing, limit: int) -> Iterator[Found]:
    if isinstance(path, Missing):
        yield Skipped(printable(path.path), path.reason, path.detail)
        return
    source = printable(path)
    try:
        yield from _read_file(path, source, limit)
    except InputError as error:
        yield Skipped(source, error.reason, error.message)
    except OSError as error:
        yield Skipped(source, "unreadable", f"can't be read: {error.strerror or error}")


def _read_file(path: Path, source: str, limit: int) -> Iterator[Found]:
    name = path.name.lower()
    if name.endswith(".jsonl"):
        with path.open("rb") as stream:
            yield from read_lines(stream, source, limit)
    elif name.endswith(".jsonl.gz"):
        with open_packed(path) as stream:
            yield from read_lines(stream, source, limit)
    elif name.endswith(".parquet"):
        yield from _module("parquet").read_parquet(path, source, limit)
    elif name.endswith((".html", ".htm")):
        yield checked(_module("html").read_page(read_limited(path, limit), printable(path.stem), source), limit)
    elif name.endswith(".txt"):
        yield checked(Article(printable(path.stem), decode(read_limited(path, limit)), source), limit)
    else:
        raise InputError("no kind of file that holds articles: .txt .html .jsonl .parquet", reason="unsupported-type")


def checked(article: Article, limit: int) -> Article:
    """The article, if its text is one. Raises: InputError."""
    check(article.text, limit)
    return article


def _module(name: str) -> ModuleType:
    """The reader of a kind of file whose library takes long to load, loaded when the first such file is met."""
    return importlib.import_module(f"kg.sources.{name}")
