"""Writing the index: the picture of a graph as tables of SQLite, with names folded for search."""

import json
import os
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from kg.view.model import Fact, Picture, Quote, Source, Thing
from kg.view.rank import web

VERSION = 1
"""Of the tables: an index of another version is written anew."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE thing (n INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE VIRTUAL TABLE name USING fts5 (folded, content='', tokenize="unicode61 remove_diacritics 0", prefix='2 3');
CREATE TABLE fact (n INTEGER PRIMARY KEY, s INTEGER, o INTEGER, record TEXT NOT NULL);
CREATE TABLE link (a INTEGER NOT NULL, place INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, place))
  WITHOUT ROWID;
CREATE TABLE evidence (fact INTEGER NOT NULL, quote INTEGER NOT NULL, PRIMARY KEY (fact, quote)) WITHOUT ROWID;
CREATE TABLE quote (n INTEGER PRIMARY KEY, mention TEXT NOT NULL, article INTEGER, record TEXT NOT NULL);
CREATE TABLE article (n INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
"""
_INDEXES = "CREATE INDEX fact_s ON fact (s, o);"

Row = Sequence[object]


def folded(text: str) -> str:
    """The text as search compares it: lower case, without marks, đ as d, one blank between words."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(bare.lower().replace("đ", "d").replace("ð", "d").split())


def write_index(picture: Picture, path: Path, stamp: str) -> None:
    """Write the index of ``picture`` to ``path``, whole or not at all; ``stamp`` says which graph it is of.

    Things are numbered by rank, the highest first, so that what is found first matters most.

    Raises:
        OSError, sqlite3.Error: it can't be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        with connection:
            _fill(connection, picture)
            connection.executescript(_INDEXES)
            meta = {"version": str(VERSION), "stamp": stamp, "things": str(len(picture.things))}
            connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        connection.execute("ANALYZE")
        connection.close()
        os.replace(part, path)  # noqa: PTH105 # the pathlib form is the same call
    finally:
        connection.close()
        part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, picture: Picture) -> None:
    tied = web(picture)
    number = {iri: place for place, iri in enumerate(tied.order)}
    articles = {iri: place for place, iri in enumerate(sorted(picture.sources))}
    quotes = {mention: place for place, mention in enumerate(sorted(picture.quotes))}
    things = {thing.iri: thing for thing in picture.things}
    ordered = [(place, things[iri]) for iri, place in number.items()]
    _insert(connection, "thing", 3, ((place, one.iri, record(one)) for place, one in ordered))
    names = ((place, folded(" ".join((one.label, *one.names, one.number)))) for place, one in ordered)
    connection.executemany("INSERT INTO name (rowid, folded) VALUES (?, ?)", names)
    facts = enumerate(picture.facts)
    ends = ((place, number.get(fact.subject), number.get(fact.object), record(fact)) for place, fact in facts)
    _insert(connection, "fact", 4, ends)
    _insert(connection, "link", 3, _links(tied.pairs, number))
    _insert(connection, "evidence", 2, _evidence(picture, quotes))
    said = ((place, mention, picture.quotes[mention]) for mention, place in quotes.items())
    _insert(connection, "quote", 4, ((place, iri, articles.get(one.article), record(one)) for place, iri, one in said))
    told = ((place, iri, record(picture.sources[iri])) for iri, place in articles.items())
    _insert(connection, "article", 3, told)


def _insert(connection: sqlite3.Connection, table: str, width: int, rows: Iterable[Row]) -> None:
    marks = ",".join("?" * width)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 # our own names


def record(one: Thing | Fact | Quote | Source) -> str:
    """The record as JSON, by the names of its fields."""
    return json.dumps(asdict(one), ensure_ascii=False, separators=(",", ":"))


def _evidence(picture: Picture, quotes: Mapping[str, int]) -> Iterator[Row]:
    for place, fact in enumerate(picture.facts):
        yield from ((place, quote) for quote in sorted({quotes[one] for one in fact.evidence if one in quotes}))


def _links(pairs: Mapping[tuple[str, str], float], number: Mapping[str, int]) -> Iterator[Row]:
    """The neighbours of each thing, those that are tied to it most first."""
    near: dict[int, list[tuple[float, int]]] = {}
    for (one, other), weight in pairs.items():
        near.setdefault(number[one], []).append((-weight, number[other]))
        near.setdefault(number[other], []).append((-weight, number[one]))
    for thing, others in near.items():
        yield from ((thing, place, other) for place, (_, other) in enumerate(sorted(others)))
