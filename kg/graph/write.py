"""Graphs as files: Turtle sorted by subject and prefixed, N-Quads sorted by article. The same set, the same bytes."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from kg.graph.build import Later, statements
from kg.graph.scope import Scope, Settings
from kg.graph.spool import Spool
from kg.graph.vocabulary import NAMESPACES, TYPE, prefixes
from kg.records import ArticleFacts, Identities

_TYPE: Final = str(TYPE)
_TYPE_FIRST: Final = "<!>"
"""Stands for rdf:type while lines are sorted, so that the classes of a thing come before its properties."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds: triples, and things by the prefixed name of each of their classes."""

    triples: int
    classes: Mapping[str, int]


class GraphWriter:
    """Takes articles one by one, in any order, and writes the graph of all of them.

    The named graph of an article in the N-Quads holds what that article says; their union is the Turtle.
    """

    def __init__(self, identities: Identities, settings: Settings, *, quads: bool = True) -> None:
        self._paths = identities.paths
        self._settings = settings
        self._quads = quads
        self._triples_of_all = Spool()
        self._quads_of_all = Spool()
        self._later = Later()
        self._waiting: dict[str, array[int]] = {}  # article -> what it says that is settled at the end

    def add(self, article: ArticleFacts) -> None:
        """Take one article; one that was taken before changes nothing."""
        if article.id in self._waiting:
            return
        scope = Scope(article, self._paths[article.id], self._settings)
        graph, waiting = str(scope.node), set()
        for statement in statements(scope):
            if isinstance(statement, Triple) and not self._later.waits(statement):
                self._put(statement, graph)
            else:
                waiting.add(self._later.add(statement))
        self._waiting[article.id] = array("L", sorted(waiting))

    def write(self, turtle: Path, quads: Path | None = None) -> Counts:
        """Write the files and say what the graph holds."""
        for article, waiting in self._waiting.items():
            graph = str(NamedNode(f"{self._settings.base}article/{article}"))
            for number in waiting:
                for triple in self._later.triples(number):
                    self._put(triple, graph)
        with turtle.open("wb") as file:
            counts = write_turtle(self._triples_of_all, file, prefixes(self._settings.base))
        if quads is not None:
            with quads.open("w", encoding="utf-8", newline="\n") as text:
                text.writelines(f"{_quad(line)}\n" for line in self._quads_of_all)
        return counts

    def close(self) -> None:
        """Remove what was kept in temporary files."""
        for spool in (self._triples_of_all, self._quads_of_all):
            spool.close()

    def _put(self, triple: Triple, graph: str) -> None:
        line = _line(triple)
        self._triples_of_all.add(line)
        if self._quads:
            self._quads_of_all.add(f"{graph} {line}")


def write_turtle(lines: Iterable[str], file: BinaryIO, names: Mapping[str, str]) -> Counts:
    """Write sorted lines of triples as Turtle and say what they hold."""
    count = 0
    classes: Counter[str] = Counter()

    def triples() -> Iterator[Triple]:
        nonlocal count
        for quad in parse(_Lines(lines), RdfFormat.N_TRIPLES):  # type: ignore[arg-type]
            count += 1
            if quad.predicate == TYPE:
                classes[str(quad.object)] += 1
            yield quad.triple

    serialize(triples(), file, RdfFormat.TURTLE, prefixes=dict(names))
    named = {_prefixed(iri): number for iri, number in classes.items()}
    return Counts(count, dict(sorted(named.items())))


def _prefixed(iri: str) -> str:
    """ "<https://w3id.org/vks/ontology#Tenure>" -> "vks:Tenure"; an IRI of no known prefix stays."""
    bare = iri.strip("<>")
    found = ((prefix, space) for prefix, space in NAMESPACES.items() if bare.startswith(space))
    return next((f"{prefix}:{bare.removeprefix(space)}" for prefix, space in found), bare)


class _Lines:
    """Lines as a readable file of N-Triples."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes, none at the end."""
        parts, length = [self._rest], len(self._rest)
        while size < 0 or length < size:
            line = next(self._lines, None)
            if line is None:
                break
            parts.append(_plain(line).encode() + b" .\n")
            length += len(parts[-1])
        data = b"".join(parts)
        cut = len(data) if size < 0 else size
        self._rest = data[cut:]
        return data[:cut]


def _line(triple: Triple) -> str:
    """The triple as N-Triples without the full stop, classes first among the properties."""
    predicate = _TYPE_FIRST if triple.predicate == TYPE else str(triple.predicate)
    return f"{triple.subject} {predicate} {triple.object}"


def _plain(line: str) -> str:
    subject, predicate, value = line.split(" ", 2)
    return f"{subject} {_TYPE if predicate == _TYPE_FIRST else predicate} {value}"


def _quad(line: str) -> str:
    graph, rest = line.split(" ", 1)
    return f"{_plain(rest)} {graph} ."
