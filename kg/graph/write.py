"""Graphs as files: Turtle sorted by subject and prefixed, N-Quads sorted by article. The same set, the same bytes."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from kg.graph.build import Later, statements
from kg.graph.judged import Judged
from kg.graph.scope import Settings
from kg.graph.spool import Spool
from kg.graph.vocabulary import NAMESPACES, TYPE, prefixes
from kg.records import ArticleFacts, Identities

_TYPE: Final = f"{TYPE} "
_FIRST: Final = "\x01 "
"""Stands for rdf:type while lines are sorted, so that the classes of a thing come before its properties. In N-Triples
such a character is always written as an escape, so no text can hold it."""
_CHUNK: Final = 4096  # lines written at once


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds: triples, and things by the prefixed name of each of their classes."""

    triples: int
    classes: Mapping[str, int]


class GraphWriter:
    """Takes articles one by one, in any order, and writes the graph of all of them.

    The named graph of an article in the N-Quads holds what that article says; their union is the Turtle.
    """

    def __init__(
        self, identities: Identities, settings: Settings, judged: Judged | None = None, *, quads: bool = True
    ) -> None:
        self._paths = identities.paths
        self._settings = settings
        self._judged = judged or Judged(settings)
        self._quads = quads
        self._triples_of_all = Spool()
        self._quads_of_all = Spool()
        self._later = Later()
        self._waiting: dict[str, array[int]] = {}  # article -> what it says that is settled at the end

    def add(self, article: ArticleFacts) -> None:
        """Take one article; one that was taken before changes nothing."""
        if article.id in self._waiting:
            return
        scope = self._judged.scope(article, self._paths[article.id])
        graph, waiting = str(scope.node), set()
        for statement in chain(statements(scope), self._judged.statements(article, scope)):
            if isinstance(statement, Triple):
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
            with quads.open("wb") as file:
                file.writelines(_chunks(map(_graph_last, self._quads_of_all)))
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
    """Write sorted lines of triples (N-Triples without the full stop) as Turtle and say what they hold."""
    counted = _Counted(lines)
    triples = parse(_File(_chunks(counted)), RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
    serialize(triples, file, RdfFormat.TURTLE, prefixes=dict(names))
    named = {_prefixed(iri): number for iri, number in counted.classes.items()}
    return Counts(counted.number, dict(sorted(named.items())))


class _Counted:
    """Lines, counted as they pass: ``classes`` are those of the things, as IRIs in brackets."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.number = 0
        self.classes: Counter[str] = Counter()

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            if _FIRST in line:
                self.classes[line.rpartition(" ")[2]] += 1
            yield line


class _File:
    """Chunks of bytes as a file that can be read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._chunk, self._place = b"", 0

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end."""
        if self._place == len(self._chunk):
            self._chunk, self._place = next(self._chunks, b""), 0
        data = self._chunk[self._place : self._place + size]
        self._place += len(data)
        return data


def _chunks(lines: Iterable[str]) -> Iterator[bytes]:
    """Statements with their full stops, many at once."""
    waiting = iter(lines)
    while chunk := list(islice(waiting, _CHUNK)):
        yield (" .\n".join(chunk) + " .\n").replace(_FIRST, _TYPE).encode()


def _line(triple: Triple) -> str:
    """The triple as N-Triples without the full stop, classes marked so as to come first."""
    text = str(triple)
    subject, _, rest = text.partition(" ")
    return f"{subject} {_FIRST}{rest[len(_TYPE) :]}" if rest.startswith(_TYPE) else text


def _graph_last(line: str) -> str:
    graph, _, triple = line.partition(" ")
    return f"{triple} {graph}"


def _prefixed(iri: str) -> str:
    """ "<https://w3id.org/vks/ontology#Tenure>" -> "vks:Tenure"; an IRI of no known prefix stays."""
    bare = iri.strip("<>")
    found = ((prefix, space) for prefix, space in NAMESPACES.items() if bare.startswith(space))
    return next((f"{prefix}:{bare.removeprefix(space)}" for prefix, space in found), bare)
