"""Asking the index: search, neighbours, ways and evidence, each within a bound."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from kg.errors import KgError
from kg.view.index.write import VERSION, folded
from kg.view.model import Fact, Picture, Quote, Source, Thing

T = TypeVar("T")

HITS = 20
"""Things of one answer to a search."""
NEIGHBOURS = 200
"""Neighbours of one answer, those that are tied most first; `all` says how many there are."""
FACTS = 300
"""Facts of one answer."""
PART = 400
"""Things of a part that is drawn."""
REACHED = 200_000
"""Things that the search for a way may reach before it gives up."""

Json = dict[str, Any]
_WORD = re.compile(r"\w+")


class UnknownThingError(KgError):
    """The index has no such thing or fact."""


class Index:
    """An index opened for reading; one for each thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, path: Path, stamp: str) -> Self:
        """The index at ``path`` if it is whole, of this version and of the graph of ``stamp``.

        Raises:
            sqlite3.Error: it is not.
        """
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            meta = dict(connection.execute("SELECT key, value FROM meta"))
            if (meta.get("version"), meta.get("stamp")) != (str(VERSION), stamp):
                raise sqlite3.DatabaseError("an index of another graph or version")
            count = connection.execute("SELECT COUNT(*) FROM thing").fetchone()[0]
            if str(count) != meta.get("things"):
                raise sqlite3.DatabaseError("an index that is not whole")
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        self._db.close()

    @property
    def base(self) -> str:
        """What the IRIs begin with, up to the kind of thing."""
        row = self._db.execute("SELECT iri FROM thing ORDER BY n LIMIT 1").fetchone()
        return "/".join(row[0].split("/")[:-2]) + "/" if row else ""

    # ------------------------------------------------------------ search

    def search(self, text: str, limit: int = HITS) -> Json:
        """The things that bear all words of ``text`` (or words that begin so), by rank; marks and case don't count."""
        words = _WORD.findall(folded(text))[:8]
        if not words:
            return {"hits": [], "more": False}
        query = " AND ".join(f'"{word}"*' for word in words)
        rows = self._db.execute("SELECT rowid FROM name WHERE name MATCH ? ORDER BY rowid LIMIT ?", (query, limit + 1))
        found = [row[0] for row in rows]
        return {"hits": self._things(found[:limit]), "more": len(found) > limit}

    # ------------------------------------------------------------ neighbours

    def neighbours(self, iri: str) -> Json:
        """What is tied to a thing: the things with the strongest ties, and the facts between them and it.

        Raises:
            UnknownThingError: there is no such thing.
        """
        centre = self._number(iri)
        last = self._db.execute("SELECT MAX(place) FROM link WHERE a = ?", (centre,)).fetchone()[0]
        near = self._near(centre, NEIGHBOURS)
        facts = [fact for other in near for fact in self._facts_of(centre, other)] + self._facts_of(centre, None)
        things = self._things([centre, *near])
        return {"centre": centre, "things": things, "all": 0 if last is None else last + 1, "facts": facts[:FACTS]}

    def _near(self, thing: int, most: int) -> list[int]:
        """The neighbours of a thing, those that are tied to it most first."""
        return [
            row[0] for row in self._db.execute("SELECT b FROM link WHERE a = ? ORDER BY place LIMIT ?", (thing, most))
        ]

    def _facts_of(self, one: int, other: int | None) -> list[Json]:
        """The facts between two things, or those of one thing alone."""
        query = "SELECT n, s, o, record FROM fact WHERE s = ? AND o IS ? ORDER BY n LIMIT ?"
        turns = [(one, other)] if other is None else [(one, other), (other, one)]
        rows = [row for turn in turns for row in self._db.execute(query, (*turn, FACTS))]
        return [json.loads(text) | {"n": place, "s": s, "o": o} for place, s, o, text in rows]

    # ------------------------------------------------------------ ways

    def way(self, one: str, other: str) -> Json:
        """A shortest way between two things, ``[]`` if there is none; ``complete`` is False if the search gave up.

        Raises:
            UnknownThingError: one of them is not there.
        """
        start, goal = self._number(one), self._number(other)
        steps, complete = self._walk(start, goal)
        return {"way": self._things(steps), "complete": complete}

    def _walk(self, start: int, goal: int) -> tuple[list[int], bool]:
        """From both ends at once, always a step on the side that has reached less."""
        if start == goal:
            return [start], True
        before: list[dict[int, int]] = [{start: start}, {goal: goal}]
        edges = [[start], [goal]]
        while edges[0] and edges[1]:
            side = 0 if len(edges[0]) <= len(edges[1]) else 1
            own, far = before[side], before[1 - side]
            reached: list[int] = []
            for thing in edges[side]:
                for (near,) in self._db.execute("SELECT b FROM link WHERE a = ?", (thing,)):
                    if near in own:
                        continue
                    own[near] = thing
                    if near in far:
                        return _joined(near, before[0], before[1]), True
                    reached.append(near)
            edges[side] = reached
            if len(before[0]) + len(before[1]) > REACHED:
                return [], False
        return [], True

    # ------------------------------------------------------------ evidence

    def evidence(self, fact: int) -> Json:
        """The sentences behind a fact, each with its article; ``from`` and ``to`` are code points of the sentence.

        Raises:
            UnknownThingError: there is no such fact.
        """
        if not self._db.execute("SELECT 1 FROM fact WHERE n = ?", (fact,)).fetchone():
            raise UnknownThingError(f"the graph has no fact {fact}")
        rows = self._db.execute(
            "SELECT quote.record, article.record FROM evidence JOIN quote ON quote.n = evidence.quote"
            " LEFT JOIN article ON article.n = quote.article WHERE evidence.fact = ? ORDER BY quote.n LIMIT 50",
            (fact,),
        )
        return {"quotes": [json.loads(said) | {"source": json.loads(told) if told else None} for said, told in rows]}

    # ------------------------------------------------------------ a part to draw

    def part(self, centres: Iterable[str], most: int = PART) -> Picture:
        """The things of ``centres`` with what is tied to them most, up to ``most`` things, and the facts between them.

        Raises:
            UnknownThingError: one of them is not there.
        """
        chosen = list(dict.fromkeys(self._number(iri) for iri in centres))[:most]
        for centre in tuple(chosen):
            chosen = list(dict.fromkeys([*chosen, *self._near(centre, most)]))[:most]
        things = sorted(self._records(Thing, "thing", chosen).values(), key=lambda thing: thing.iri)
        facts = self._facts_between(set(chosen))
        quotes = self._quotes(facts)
        articles = {iri for thing in things for iri in thing.articles} | {one.article for one in quotes.values()}
        sources = {iri: source for iri in sorted(articles) if (source := self._source(iri))}
        return Picture(tuple(things), tuple(facts[place] for place in sorted(facts)), quotes, sources)

    def _facts_between(self, chosen: set[int]) -> dict[int, Fact]:
        found: dict[int, Fact] = {}
        for thing in sorted(chosen):
            for place, other, text in self._db.execute("SELECT n, o, record FROM fact WHERE s = ?", (thing,)):
                if other is None or other in chosen:
                    found[place] = _made(Fact, text)
        return found

    def _quotes(self, facts: Iterable[int]) -> dict[str, Quote]:
        query = "SELECT mention, record FROM evidence JOIN quote ON quote.n = evidence.quote WHERE evidence.fact = ?"
        rows = (row for fact in facts for row in self._db.execute(query, (fact,)))
        return {mention: _made(Quote, text) for mention, text in sorted(rows)}

    def _source(self, iri: str) -> Source | None:
        row = self._db.execute("SELECT record FROM article WHERE iri = ?", (iri,)).fetchone()
        return _made(Source, row[0]) if row else None

    def _records(self, cls: type[T], table: str, numbers: Iterable[int]) -> dict[int, T]:
        query = f"SELECT record FROM {table} WHERE n = ?"  # noqa: S608 # our own name
        return {number: _made(cls, self._db.execute(query, (number,)).fetchone()[0]) for number in numbers}

    # ------------------------------------------------------------ what is common

    def top(self, most: int) -> list[str]:
        """The IRIs of the things that matter most."""
        return [row[0] for row in self._db.execute("SELECT iri FROM thing ORDER BY n LIMIT ?", (most,))]

    def _number(self, iri: str) -> int:
        row = self._db.execute("SELECT n FROM thing WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            raise UnknownThingError("the graph has no such thing", hint="give an id as the search does")
        return int(row[0])

    def _things(self, numbers: Iterable[int]) -> list[Json]:
        query = "SELECT record FROM thing WHERE n = ?"
        return [json.loads(self._db.execute(query, (number,)).fetchone()[0]) | {"n": number} for number in numbers]


def _made(cls: type[T], text: str) -> T:
    """The record that JSON holds; a field that is missing or too many is an error of the index."""
    try:
        return cls(**{name: _tuples(value) for name, value in json.loads(text).items()})
    except TypeError as error:
        raise sqlite3.DatabaseError("an index of other records") from error


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


def _joined(middle: int, there: Mapping[int, int], back: Mapping[int, int]) -> list[int]:
    """The way through ``middle``: to it from the start, and from it to the goal."""
    steps = [middle]
    while there[steps[0]] != steps[0]:
        steps.insert(0, there[steps[0]])
    while back[steps[-1]] != steps[-1]:
        steps.append(back[steps[-1]])
    return steps
