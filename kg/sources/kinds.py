"""The kinds of file that hold articles, and how each is read."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from types import ModuleType
from typing import Final

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.columns import Columns
from kg.sources.files import decode, printable
from kg.sources.jsonl import read_lines
from kg.sources.judge import check
from kg.sources.names import ENDINGS, STREAMED
from kg.sources.packed import BROKEN, open_gzip, read_bounded, why_broken
from kg.sources.rows import words_of
from kg.sources.zips import read_zip

_GZ: Final = ".gz"

Found = Article | Skipped


@dataclass(frozen=True, slots=True)
class How:
    """How files are read: the bytes that an article may have, and the names of columns."""

    limit: int
    columns: Columns


def read_file(path: Path, source: str, how: How) -> Iterator[Found]:
    """The articles of a file.

    Raises:
        InputError: it is no file of articles, or the rest of it can't be read. OSError: when it can't be read.
    """
    name = path.name.lower()
    if name.endswith(".parquet"):
        yield from _module("parquet").read_parquet(path, source, how.limit, how.columns)
    elif name.endswith(".zip"):
        yield from read_zip(path, source, STREAMED, partial(_read_stream, how=how))
    elif name.endswith(_GZ):
        try:
            with open_gzip(path) as stream:
                yield from _read_stream(path.name[: -len(_GZ)], stream, source, how)
        except (*BROKEN, EOFError) as error:
            raise why_broken(error, "gzip") from error
    else:
        with path.open("rb") as stream:
            yield from _read_stream(path.name, stream, source, how)


def _read_stream(name: str, stream: BufferedReader, source: str, how: How) -> Iterator[Found]:
    """The articles of a stream of the kind that the end of ``name`` tells."""
    low = name.lower()
    stem = printable(name.rpartition(".")[0])
    if low.endswith(".jsonl"):
        yield from read_lines(stream, source, stem, how.limit, how.columns)
    elif low.endswith((".html", ".htm")):
        yield _checked(_module("html").read_page(read_bounded(stream, how.limit), stem, source), how.limit)
    elif low.endswith(".txt"):
        yield _checked(Article(stem, decode(read_bounded(stream, how.limit)), source), how.limit)
    elif low.endswith((".warc", ".wet")):
        yield from _module("warc").read_warc(stream, source, how.limit, partial(_recorded, how=how))
    else:
        raise InputError(f"no kind of file that holds articles: {' '.join(ENDINGS)}", reason="unsupported-type")


def _recorded(kind: str, data: bytes, name: str, source: str, url: str | None, how: How) -> Article:
    """The article of a record of a web archive, with the address at which it was found."""
    page = kind == "page"
    article = _module("html").read_page(data, name, source) if page else Article(name, decode(data), source)
    return _checked(replace(article, url=article.url or words_of(url)), how.limit)


def _checked(article: Article, limit: int) -> Article:
    """The article, if its text is one. Raises: InputError."""
    check(article.text, limit)
    return article


def _module(name: str) -> ModuleType:
    """The reader of a kind of file whose library takes long to load, loaded when the first such file is met."""
    return importlib.import_module(f"kg.sources.{name}")
