"""Who is who among more articles than fit in memory: rows lie on disk and come back block by block.

The paths are those of `kg.identity.resolve`. Rows of bodies are reduced to one a key, as there are few bodies; names of
people, of clusters, running numbers of documents and days of meetings are blocks that can be decided apart
(`kg.identity.blocks`). No judgements are taken into account. Of a meeting without its day no question is raised, as it
would be one between blocks.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from kg.identity import called, copies, meetings, people, units
from kg.identity.blocks import PARTS
from kg.identity.doubts import Doubt, of_documents, of_meetings, of_units
from kg.identity.drawn import Drawn
from kg.identity.judgements import Judgements
from kg.identity.keys import path_of
from kg.identity.naming import Given
from kg.identity.questions import Question, questions, raised, with_ids
from kg.identity.resolve import Rows, local_codes
from kg.identity.shelf import Shelf
from kg.idlist import IdList
from kg.pread import read_at
from kg.records import Identities
from kg.reference.reference import load_reference
from kg.spool import Spool

_NONE: Final = Judgements()
_QUESTIONS: Final = 10_000  # held in memory, a kilobyte each
_NUMBER: Final = 8  # hex digits of the number of an article in a line


class Outside:
    """Decides who is who in a folder, and keeps there what it needs until it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._articles = IdList()
        self._units: dict[str, units.Sight] = {}  # the first of each key
        self._named: dict[str, units.Sight] = {}  # the first that an article names
        self._clusters: dict[tuple[str, str], str] = {}
        self._shelves = {kind: Shelf(folder / f"rows.{kind}") for kind in PARTS}
        self._paths, self._asked = Spool(folder=folder), Spool(_QUESTIONS, folder)
        self._stored = Stored(folder / "paths")

    def close(self) -> None:
        """Remove what was kept."""
        self._paths.close()
        self._asked.close()
        self._stored.close()

    def identities(self, rows: Callable[[], Iterable[Rows]]) -> Identities:
        """The path of every thing of every article. ``rows`` gives those of all, in the order of the ids, twice."""
        self._take_all(rows())
        bodies = {row.key: given for row, given in units.units(self._units.values(), _NONE)}
        paths: dict[str, dict[tuple[str, str], str]] = {}
        for unit in self._named.values():
            paths.setdefault(unit.article, {})["unit", unit.label] = bodies[unit.key].path
        self._ask(raised(of_units(self._named.values()), paths, _NONE))
        for given in self._decided("cluster"):
            self._clusters[given.article, given.key] = given.path
        for one in rows():
            self._organise(one, bodies)
        for kind in ("person", "document", "meeting"):
            for _ in self._decided(kind):
                pass
        self._stored.fill(self._articles, self._paths)
        return Identities(self._stored)

    def questions(self) -> Iterator[dict[str, Any]]:
        """What `identities` could not settle, as records, in the order of the sightings."""
        return (json.loads(line.partition("\0")[2]) for line in self._asked)

    def _take_all(self, rows: Iterable[Rows]) -> None:
        """Put all rows where they are needed, and say which articles are copies of others."""
        with closing(Drawn(self._folder / "sketches", self._articles)) as drawn:
            for one in rows:
                self._take(one)
                drawn.add(one.sketch)
            drawn.sort()
            for article, first in copies.copies_among(drawn):
                self._put(article, *copies.KEY, path_of("article", first))

    def _take(self, rows: Rows) -> None:
        self._articles.add(rows.article)
        for place in rows.places:
            self._put(rows.article, *place)
        for unit in rows.units:
            for firsts in (self._units, self._named) if unit.kind == "unit" else (self._units,):
                known = firsts.get(unit.key, unit)
                first = unit if unit.since < known.since else known
                firsts[unit.key] = replace(first, also=tuple(sorted({*known.also, *unit.also})))
        for kind in ("person", "cluster", "document"):
            for row in PARTS[kind].rows(rows):
                self._shelves[kind].add(PARTS[kind].block(row), row)

    def _organise(self, rows: Rows, bodies: Mapping[str, Given]) -> None:
        """Put the paths of the bodies of an article, and its meetings with these as organisers."""
        known = {("cluster", row.name): self._clusters[rows.article, row.name] for row in rows.clusters}
        for unit in rows.units:
            given = replace(bodies[unit.key], article=rows.article, key=unit.label)
            self._give(unit.kind, given)
            known[unit.kind, unit.label] = given.path
        for row in (meetings.organised(meeting, known) for meeting in rows.meetings):
            self._shelves["meeting"].add(PARTS["meeting"].block(row), row)

    def _decided(self, kind: str) -> Iterator[Given]:
        for rows in self._shelves[kind]:
            persons = people.people(rows, load_reference(), _NONE) if kind == "person" else {}
            paths: dict[str, dict[tuple[str, str], str]] = {}
            for given in called.paths(persons) if kind == "person" else PARTS[kind].decide(rows):
                self._give(kind, given)
                paths.setdefault(given.article, {})[kind, given.key] = given.path
                yield given
            self._ask(with_ids(row, paths) for row in questions(persons, _NONE))
            self._ask(raised(_doubts(kind, rows), paths, _NONE))

    def _ask(self, found: Iterable[Question]) -> None:
        for row in found:
            text = json.dumps(asdict(row), ensure_ascii=False)
            self._asked.add("\t".join((row.kind, *row.a, *row.b)) + "\0" + text)

    def _give(self, kind: str, given: Given) -> None:
        for row in given.rows(kind):
            self._put(*row)

    def _put(self, article: str, kind: str, key: str, path: str) -> None:
        number = self._articles.number(article)
        assert number is not None  # all articles were taken before
        self._paths.add(f"{number:0{_NUMBER}x}{json.dumps((kind, key, path), ensure_ascii=False)}")


def _doubts(kind: str, rows: list[Any]) -> Iterator[Doubt]:
    """The doubts that the rows of some blocks raise among themselves."""
    if kind == "document":
        yield from of_documents(rows, local_codes(load_reference()))
    elif kind == "meeting":
        yield from of_meetings(rows, {})


class Stored(Mapping[str, Mapping[tuple[str, str], str]]):
    """The paths of each article, in a file, by the ids of articles in order. Processes that fork may read at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("w+b")
        self._articles = IdList()
        self._places: array[int] = array("Q")

    def fill(self, articles: IdList, lines: Iterable[str]) -> None:
        """Take the rows of all articles, each after the number of its article, in order."""
        self._articles = articles
        found = groupby(lines, key=lambda line: line[:_NUMBER])
        number, rows = next(found, ("", iter(())))
        for place in range(len(articles)):
            self._places.append(self._file.tell())
            if number and int(number, 16) == place:
                self._file.write(f"[{','.join(row[_NUMBER:] for row in rows)}]".encode())
                number, rows = next(found, ("", iter(())))
        self._places.append(self._file.tell())
        self._file.flush()

    def close(self) -> None:
        """Remove the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def __getitem__(self, article: str) -> Mapping[tuple[str, str], str]:
        number = self._articles.number(article)
        if number is None:
            raise KeyError(article)
        place, end = self._places[number : number + 2]
        rows = json.loads(read_at(self._file, place, end - place) or "[]")
        return {(kind, key): path for kind, key, path in rows}

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)
