"""Graphs as files: Turtle sorted by subject and prefixed, N-Quads sorted by article. The same set, the same bytes."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import RdfFormat, parse, serialize

from kg.graph.later import Later
from kg.graph.quads import Earlier, write_quads
from kg.graph.said import FIRST, TYPE_TEXT, Said
from kg.graph.sayings import Known, Sayings, packed, unpacked
from kg.graph.scope import Scope, Settings
from kg.graph.spool import Spool
from kg.graph.vocabulary import NAMESPACES, prefixes
from kg.records import ArticleFacts, Identities

SAID_NAME: Final = "articles.said"
INDEX_NAME: Final = "quads.index"
_CHUNK: Final = 4096  # lines written at once


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds: triples, and things by the prefixed name of each of their classes."""

    triples: int
    classes: Mapping[str, int]


class GraphWriter:
    """Takes articles one by one, in any order, and writes the graph of all of them.

    The named graph of an article in the N-Quads holds what that article says; their union is the Turtle. What articles
    say is kept in the folder ``kept``, and is not worked out again where ``known``, that of an earlier build, has it.
    """

    def __init__(self, identities: Identities, settings: Settings, kept: Path, known: Path | None = None) -> None:
        self._kept = kept
        self._known_index = known / INDEX_NAME if known else None
        self._paths = identities.paths
        self._settings = settings
        self._mark = f"{settings.version} {settings.include_private} {settings.base}"
        self._union = Spool()
        self._later = Later()
        self._sayings, self._known = Sayings(kept / SAID_NAME), Known(known / SAID_NAME if known else None)
        self._keys: dict[str, str] = {}
        self._claims: dict[str, array[int]] = {}  # article -> the numbers of its claims

    def add(self, article: ArticleFacts, mark: str | None = None) -> None:
        """Take one article; one that was taken before changes nothing. ``mark`` stands for its facts."""
        if article.id not in self._claims:
            said = Said.of(Scope(article, self._paths[article.id], self._settings))
            self._take(article.id, self._key(article.id, mark or article.id), said, packed(said))

    def add_known(self, article: str, mark: str) -> bool:
        """Take the article of an id as it was in the earlier build, if facts, paths and settings are the same."""
        key = self._key(article, mark)
        data = self._known.get(key)
        if data is not None:
            self._take(article, key, unpacked(data), data)
        return data is not None

    def write(self, turtle: Path, quads: Path | None = None, known_quads: Path | None = None) -> Counts:
        """Write the files and say what the graph holds. ``known_quads`` are the N-Quads of the earlier build."""
        for lines in self._later.lines:
            self._union.update(lines)
        with turtle.open("wb") as file:
            counts = write_turtle(self._union, file, prefixes(self._settings.base))
        if quads is not None:
            earlier = Earlier(known_quads, self._known_index)
            with quads.open("wb") as file, (self._kept / INDEX_NAME).open("wb") as index:
                write_quads(self._graphs(earlier), file, index)
            earlier.close()
        return counts

    def close(self) -> None:
        """Remove what was kept in temporary files."""
        self._union.close()
        self._sayings.close()
        self._known.close()

    def _take(self, article: str, key: str, said: Said, data: bytes) -> None:
        self._union.update(said.lines)
        self._claims[article] = array("L", self._later.add(said.claims))
        self._keys[article] = key
        self._sayings.put(key, data)

    def _key(self, article: str, mark: str) -> str:
        """Stands for all that decides what an article says."""
        parts = "\n".join(f"{kind}\t{key}\t{path}" for (kind, key), path in sorted(self._paths[article].items()))
        return sha256(f"{self._mark}\n{article}\n{mark}\n{parts}".encode("utf-8", "surrogatepass")).hexdigest()

    def _graph(self, article: str) -> str:
        return f"<{self._settings.base}article/{article}>"

    def _graphs(self, earlier: Earlier) -> Iterator[tuple[str, bytes]]:
        """The named graph of each article, in the order of their IRIs, after what stands for it."""
        marks = [blake2b("\n".join(lines).encode(), digest_size=16).digest() for lines in self._later.lines]
        for article in sorted(self._claims, key=self._graph):
            settled = b"".join(marks[number] for number in self._claims[article])
            mark = sha256(self._keys[article].encode() + settled).hexdigest()
            known = earlier.get(mark)
            yield mark, self._quads(article) if known is None else known

    def _quads(self, article: str) -> bytes:
        """The named graph of an article."""
        lines, later, end = set(self._sayings.get(self._keys[article]).lines), self._later.lines, self._graph(article)
        lines.update(*(later[number] for number in self._claims[article]))
        return f" {end} .\n".join((*sorted(lines), "")).replace(FIRST, TYPE_TEXT).encode()


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
            if FIRST in line:
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
        yield (" .\n".join(chunk) + " .\n").replace(FIRST, TYPE_TEXT).encode()


def _prefixed(iri: str) -> str:
    """ "<https://w3id.org/vks/ontology#Tenure>" -> "vks:Tenure"; an IRI of no known prefix stays."""
    bare = iri.strip("<>")
    found = ((prefix, space) for prefix, space in NAMESPACES.items() if bare.startswith(space))
    return next((f"{prefix}:{bare.removeprefix(space)}" for prefix, space in found), bare)
