"""A graph that a build wrote, or any RDF file, opened for reading."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import UsageError
from kg.graph.excerpt import Excerpt
from kg.graph.vocabulary import FIRST, PREF_LABEL, TYPE, TYPE_TEXT, term

TURTLE_NAME: Final = "graph.ttl"
QUADS_NAME: Final = "graph.nq"
PAGE_NAME: Final = "graph.html"
ARTICLES_NAME: Final = "articles.jsonl"
REPORT_NAME: Final = "report.json"
STATE: Final = ".kg"
"""Folder of what a build keeps for the next one, and for ``kg review``."""

_ARTICLE: Final = term("schema:NewsArticle")
_FORMATS: Final[Mapping[str, RdfFormat]] = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
}


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """A graph to read: ``store`` holds every triple in its default graph; ``articles`` the text of each article by its
    id (the end of its IRI), empty for a graph that is just a file. Of an excerpt ``of`` is the number of things in the
    whole graph, and ``things`` of those in it."""

    store: Store
    articles: Mapping[str, str]
    things: int = 0
    of: int = 0

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """The graph in a folder that ``kg build`` wrote, or in a .ttl, .nt or .nq file.

        Raises:
            UsageError: there is no graph, or it can't be read.
        """
        place = Path(path)
        store = Store()
        _load(graph_file(place), store)
        return cls(store, dict(_texts(place / ARTICLES_NAME)) if place.is_dir() else {})

    @classmethod
    def excerpt(cls, found: Excerpt, folder: Path) -> Self:
        """An excerpt of the graph that a build writes into a folder, with the texts of its articles alone."""
        store, part = Store(), folder / STATE / "excerpt.nt"
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line.replace(FIRST, TYPE_TEXT)} .\n" for line in found.lines)
        _load(part, store)
        part.unlink()
        found_there = store.quads_for_pattern(None, TYPE, _ARTICLE, DefaultGraph())
        there = {str(quad.subject).strip("<>").rpartition("/")[2] for quad in found_there}
        texts = {article: text for article, text in _texts(folder / ARTICLES_NAME) if article in there}
        return cls(store, texts, found.things, found.of)

    def labels(self) -> Mapping[str, str]:
        """The label of every thing that has one, by IRI."""
        found: dict[str, str] = {}
        for quad in self.store.quads_for_pattern(None, PREF_LABEL, None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                found[quad.subject.value] = quad.object.value
        return found


def load_on_disk(path: Path | str, folder: Path | str) -> None:
    """Load the graph of ``path`` (as `Export.open`) into a store of its own in the empty ``folder``.

    `Store.read_only` opens it at once, in any number of processes.

    Raises:
        UsageError: there is no graph, or it can't be read, or the folder can't be written.
    """
    file = graph_file(Path(path))
    try:
        store = Store(str(folder))
    except OSError as error:
        raise UsageError(f"can't hold the graph: {error}", file=str(folder), hint="free some space there") from error
    _load(file, store)
    store.optimize()


def graph_file(place: Path) -> Path:
    """The file of the graph of a folder, or the file itself.

    Raises:
        UsageError: there is none.
    """
    file = place / TURTLE_NAME if place.is_dir() else place
    if not file.is_file():
        what = f"no {TURTLE_NAME} in the folder" if place.is_dir() else "no such file or folder"
        raise UsageError(what, file=str(place), hint="make a graph with kg build, or name a .ttl, .nt or .nq file")
    return file


def _load(path: Path, store: Store) -> None:
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise UsageError("not a graph file", file=str(path), hint="name a folder or a .ttl, .nt or .nq file")
    try:
        if form is RdfFormat.N_QUADS:
            store.bulk_extend(Quad(*quad.triple) for quad in parse(path=str(path), format=form))
        else:
            store.bulk_load(path=str(path), format=form)
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"not readable as RDF: {error}", file=str(path)) from error
    except OSError as error:
        raise UsageError(f"can't be read: {error}", file=str(path)) from error


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                row: dict[str, Any] = json.loads(line)
                yield row["id"], row["text"]
            except (ValueError, KeyError, TypeError) as error:
                raise UsageError(
                    f"line {number} is no article", file=str(path), hint="build the graph again"
                ) from error
