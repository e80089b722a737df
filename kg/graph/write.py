"""Graphs as files: Turtle sorted by subject and prefixed, N-Quads sorted by article. The same set, the same bytes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from kg.graph.claims import Claims
from kg.graph.excerpt import Excerpt, excerpt
from kg.graph.judged import Judged
from kg.graph.pieces import Pieces, write_pieces
from kg.graph.said import Said
from kg.graph.sayings import Sayings, packed, records, unpacked
from kg.graph.scope import Settings
from kg.graph.store import QUADS_NAME, TURTLE_NAME
from kg.graph.turtle import Counted, turtle
from kg.graph.vocabulary import FIRST, TYPE_TEXT, prefixes
from kg.records import ArticleFacts, Identities
from kg.spool import Spool

SAID_NAME: Final = "articles.said"


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

    def __init__(
        self,
        identities: Identities,
        settings: Settings,
        kept: Path,
        known: Path | None = None,
        judged: Judged | None = None,
    ) -> None:
        self._kept = kept
        self._earlier_kept = known
        self._paths = identities.paths
        self._settings = settings
        self._judged = judged or Judged(settings)
        self._mark = f"{settings.version} {settings.include_private} {settings.base}"
        self._union, self._later = Spool(folder=kept), Spool(folder=kept)  # triples; those of claims by article
        self._claims = Claims(settings.base, kept)
        self._sayings, self._known = Sayings(kept / SAID_NAME), records(known / SAID_NAME if known else None)
        self._numbers: dict[str, int] = {}  # of the articles, in the order in which they came

    def add(self, article: ArticleFacts, mark: str | None = None) -> None:
        """Take one article; one that was taken before changes nothing. ``mark`` stands for its facts."""
        if article.id not in self._numbers:
            self.take(article.id, self.told(article), mark or article.id)

    def told(self, article: ArticleFacts) -> bytes:
        """What an article says, packed; changes nothing here."""
        scope = self._judged.scope(article, self._paths[article.id])
        return packed(Said.of(scope, self._judged.statements(article, scope)))

    def known(self, article: str, mark: str) -> bytes | None:
        """What the article of an id said in the earlier build, packed, if facts, paths and settings are the same.

        None of one of which something was judged.
        """
        return None if self._judged.speaks_of(article) else self._known.get(self._key(article, mark))

    def take(self, article: str, data: bytes, mark: str) -> None:
        """Take what an article says. ``mark`` stands for its facts."""
        said = unpacked(data)
        if self._judged.speaks_of(article):
            mark = f"{mark} {sha256(data).hexdigest()}"  # a judgement may change what the facts alone decide
        self._union.update(said.lines)
        self._claims.add(len(self._numbers), said.claims)
        self._numbers[article] = len(self._numbers)
        self._sayings.put(self._key(article, mark), data)

    def write(self, folder: Path, earlier: Path | None = None, *, quads: bool = True) -> Counts:
        """Write the files into a folder and say what the graph holds. ``earlier`` has those of the earlier build."""
        self._settle(quads=quads)
        counted = Counted()
        with self._pieces(folder, earlier, TURTLE_NAME) as (known, file, index):
            write_pieces(turtle(self._union, prefixes(self._settings.base), known, counted), file, index)
        if quads:
            with self._pieces(folder, earlier, QUADS_NAME) as (known, file, index):
                write_pieces(self._graphs(known), file, index)
        return Counts(counted.triples, counted.named())

    def excerpt(self) -> Excerpt:
        """The most connected things, once the graph was written and before this is closed."""
        return excerpt(self._union, self._settings.base)

    def close(self) -> None:
        """Remove what was kept in temporary files."""
        for spool in (self._union, self._later, self._claims):
            spool.close()
        self._sayings.close()
        self._known.close()

    @contextmanager
    def _pieces(self, folder: Path, earlier: Path | None, name: str) -> Iterator[tuple[Pieces, BinaryIO, BinaryIO]]:
        """The file of a name as it was, as it is to be written, and its index."""
        was, said = earlier and earlier / name, self._earlier_kept and self._earlier_kept / f"{name}.index"
        with (
            closing(Pieces.of(was, said)) as pieces,
            (folder / name).open("wb") as file,
            (self._kept / f"{name}.index").open("wb") as index,
        ):
            yield pieces, file, index

    def _settle(self, *, quads: bool) -> None:
        """Add what comes of the claims to all triples, and for the ``quads`` to those of each article with them."""
        articles = list(self._numbers)
        for lines, numbers in self._claims.settled():
            self._union.update(lines)
            for number in numbers if quads else ():
                self._later.update([f"{articles[number]}>{line}" for line in lines])

    def _key(self, article: str, mark: str) -> str:
        """Stands for all that decides what an article says."""
        parts = "\n".join(f"{kind}\t{key}\t{path}" for (kind, key), path in sorted(self._paths[article].items()))
        return sha256(f"{self._mark}\n{article}\n{mark}\n{parts}".encode("utf-8", "surrogatepass")).hexdigest()

    def _graphs(self, earlier: Pieces) -> Iterator[tuple[str, bytes]]:
        """The named graph of each article, in the order of their IRIs, after what stands for it."""
        later = groupby(self._later, key=lambda row: row[: row.index(">")])
        article, rows = next(later, ("", ()))
        for name in sorted(self._numbers, key=lambda name: f"{name}>"):
            settled: list[str] = []
            if name == article:
                settled = [row.partition(">")[2] for row in rows]
                article, rows = next(later, ("", ()))
            key, data = self._sayings.get(self._numbers[name])
            mark = sha256("\n".join((key, *settled)).encode()).hexdigest()
            known = earlier.get(mark)
            yield mark, self._quads(name, data, settled) if known is None else known

    def _quads(self, article: str, data: bytes, settled: Iterable[str]) -> bytes:
        """The named graph of an article: what it says, and what came of its claims."""
        lines = {*unpacked(data).lines, *settled}
        return quads(lines, f"<{self._settings.base}article/{article}>").encode()


def quads(lines: Iterable[str], graph: str) -> str:
    """Lines (of `kg.graph.said`) as N-Quads of the graph of an IRI in brackets, in order."""
    return f" {graph} .\n".join((*sorted(lines), "")).replace(FIRST, TYPE_TEXT)
