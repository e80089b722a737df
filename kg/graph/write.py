"""Graphs as files: Turtle sorted by subject and prefixed, N-Quads sorted by article. The same set, the same bytes.

What was written is kept as tables of lines with counts (`kg.graph.table`). The next build takes from them what articles
said that are gone or say something else, adds what the others say now, and writes what that changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.graph.claims import CLAIMS, LATER, MADE, Block, blocks, later, made_by
from kg.graph.excerpt import Excerpt, excerpt
from kg.graph.faces import TurtleFace
from kg.graph.judged import Judged
from kg.graph.quads import QUADS_INDEX, Earlier, ordered, quads, write_quads
from kg.graph.said import Said
from kg.graph.sayings import Sayings, packed, records, unpacked
from kg.graph.scope import Settings
from kg.graph.state import seal, sealed
from kg.graph.store import QUADS_NAME, TURTLE_NAME
from kg.graph.table import INDEX, Change, Form, Table, rewritten
from kg.graph.vocabulary import prefixes
from kg.idlist import IdList
from kg.records import ArticleFacts, Identities
from kg.spool import Tally

SAID_NAME: Final = "articles.said"
_LINES_NAME, _CLAIMS_NAME, _MADE_NAME, _LATER_NAME = "graph.lines", "graph.claims", "graph.made", "graph.later"
_LINES: Final = Form(" ", 64)
"""Of all triples: a group is what is said of one subject."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds: triples, and things by the prefixed name of each of their classes."""

    triples: int
    classes: Mapping[str, int]


class GraphWriter:
    """Takes articles one by one, in the order of their ids, and writes the graph of all of them.

    The named graph of an article in the N-Quads holds what that article says; their union is the Turtle. What articles
    say, and all lines, are kept in the folder ``kept``; what ``known``, that of an earlier build, has of them is not
    worked out again.
    """

    def __init__(
        self,
        identities: Identities,
        settings: Settings,
        kept: Path,
        known: Path | None = None,
        judged: Judged | None = None,
        *,
        program: str = "",
        with_quads: bool = True,
    ) -> None:
        """``program`` stands for the program and the data that decide what articles say."""
        self._kept, self._earlier = kept, known
        self._paths = identities.paths
        self._settings = settings
        self._judged = judged or Judged(settings)
        self._mark = f"{program} {settings.version} {settings.include_private} {settings.base}"
        self._with_quads = with_quads
        changes = (Tally(folder=kept) for _ in range(4))  # of each table
        self._lines, self._claims, self._made, self._later = changes
        self._written = Table(_LINES)
        self._sayings, self._known = Sayings(kept / SAID_NAME), records(known / SAID_NAME if known else None)
        self._goes_on = sealed(known, self._names, self._sealed_with)
        self._articles = IdList()
        self._new = bytearray()  # by the number of an article: whether its named graph may be another than it was

    def add(self, article: ArticleFacts, mark: str | None = None) -> None:
        """Take one article. ``mark`` stands for its facts."""
        self.take(article.id, self.told(article), mark or article.id)

    def told(self, article: ArticleFacts) -> bytes:
        """What an article says, packed; changes nothing here."""
        scope = self._judged.scope(article, self._paths[article.id])
        return packed(article.id, Said.of(scope, self._judged.statements(article, scope)))

    def known(self, article: str, mark: str) -> bytes | None:
        """What the article of an id said in the earlier build, packed, if facts, paths and settings are the same.

        None of one of which something was judged.
        """
        return None if self._judged.speaks_of(article) else self._known.get(self._key(article, mark))

    def take(self, article: str, data: bytes, mark: str) -> None:
        """Take what an article says. ``mark`` stands for its facts.

        Raises:
            ValueError: an article of that id, or one that comes after it, was taken before.
        """
        self._articles.add(article)
        if self._judged.speaks_of(article):
            mark = f"{mark} {sha256(data).hexdigest()}"  # a judgement may change what the facts alone decide
        key = self._key(article, mark)
        stays = self._goes_on and self._known.use(key)
        if not stays:
            self._count(data, add=True)
        self._new.append(not stays)
        self._sayings.put(key, data)

    def write(self, folder: Path, earlier: Path | None = None) -> Counts:
        """Write the files into a folder and say what the graph holds. ``earlier`` has those of the earlier build."""
        for data in self._known.unused() if self._goes_on else ():
            self._count(data, add=False)
        self._settle()
        counts = self._write_turtle(folder / TURTLE_NAME, earlier and earlier / TURTLE_NAME)
        if self._with_quads:
            self._write_quads(folder / QUADS_NAME, earlier and earlier / QUADS_NAME)
        self._sayings.flush()
        seal(self._kept, self._names, self._sealed_with)
        return counts

    def excerpt(self) -> Excerpt:
        """The most connected things, once the graph was written and before this is closed."""
        return excerpt(self._written, self._settings.base)

    def close(self) -> None:
        """Remove what was kept in temporary files, and let go of the others."""
        for held in (self._lines, self._claims, self._made, self._later, self._written, self._sayings, self._known):
            held.close()

    @property
    def _names(self) -> tuple[str, ...]:
        """The files of the state."""
        tables = (_LINES_NAME, _CLAIMS_NAME, *((_MADE_NAME, _LATER_NAME) if self._with_quads else ()))
        more = (QUADS_INDEX,) if self._with_quads else ()
        return (SAID_NAME, *(name + end for name in tables for end in ("", INDEX)), *more)

    @property
    def _sealed_with(self) -> str:
        """Stands for all but the articles that decides what is in the state."""
        return f"{self._mark} {self._with_quads}"

    def _table(self, form: Form, name: str) -> Table:
        """A table of the earlier build."""
        return Table(form, self._earlier / name if self._earlier and self._goes_on else None)

    def _count(self, data: bytes, *, add: bool) -> None:
        """Count what an article says, or count it no more."""
        article, said = unpacked(data)
        _change(self._lines, said.lines, add=add)
        _change(self._claims, said.claims, add=add)
        if self._with_quads:
            _change(self._made, made_by(article, said.claims), add=add)

    def _settle(self) -> None:
        """Work out what comes of the claims that changed, and change the lines by it."""
        with closing(self._table(CLAIMS, _CLAIMS_NAME)) as old:
            changed = self._blocks(rewritten(old, self._claims, self._kept / _CLAIMS_NAME))
            if self._with_quads:
                with closing(self._table(MADE, _MADE_NAME)) as known:
                    made = rewritten(known, self._made, self._kept / _MADE_NAME)
                    self._later.update(later(changed, made, old, known, self._settings.base))
            for _ in changed:
                pass

    def _blocks(self, changes: Iterable[Change]) -> Iterator[Block]:
        """What came of the claims of each block, and what comes of them; changes the lines by it."""
        for one in blocks(changes, self._settings.base):
            for lines in one.gone:
                self._lines.take_away(lines)
            for lines in one.new:
                self._lines.add(lines)
            yield one

    def _write_turtle(self, path: Path, earlier: Path | None) -> Counts:
        with ExitStack() as held:
            old = held.enter_context(closing(self._table(_LINES, _LINES_NAME)))
            file = held.enter_context(path.open("wb"))
            face = held.enter_context(closing(TurtleFace(file, prefixes(self._settings.base), earlier)))
            for _ in rewritten(old, self._lines, self._kept / _LINES_NAME, face):
                pass
        self._written = Table(_LINES, self._kept / _LINES_NAME)
        return Counts(face.counted.triples, face.counted.named())

    def _write_quads(self, path: Path, earlier: Path | None) -> None:
        with closing(self._table(LATER, _LATER_NAME)) as old:
            for change in rewritten(old, self._later, self._kept / _LATER_NAME):
                if (number := self._articles.number(change.group.removesuffix(LATER.end))) is not None:
                    self._new[number] = True
        with ExitStack() as held:
            told = held.enter_context(closing(Table(LATER, self._kept / _LATER_NAME)))
            index = self._earlier / QUADS_INDEX if self._earlier and self._goes_on else None
            known = held.enter_context(closing(Earlier(earlier, index)))
            file, places = path.open("wb"), (self._kept / QUADS_INDEX).open("wb")
            write_quads(self._graphs(told, known), held.enter_context(file), held.enter_context(places))

    def _graphs(self, told: Table, known: Earlier) -> Iterator[tuple[str, bytes]]:
        """The named graph of each article after its id, in the order of their IRIs."""
        for number, name in ordered(enumerate(self._articles)):
            data = None if self._new[number] else known.get(name)
            yield name, self._quads(name, number, told) if data is None else data

    def _quads(self, article: str, number: int, told: Table) -> bytes:
        """The named graph of an article: what it says, and what came of its claims."""
        _, said = unpacked(self._sayings.get(number)[1])
        lines = {*said.lines, *(row.partition(LATER.end)[2] for row, _ in told.rows(f"{article}{LATER.end}"))}
        return quads(lines, f"<{self._settings.base}article/{article}>").encode()

    def _key(self, article: str, mark: str) -> str:
        """Stands for all that decides what an article says."""
        parts = "\n".join(f"{kind}\t{key}\t{path}" for (kind, key), path in sorted(self._paths[article].items()))
        return sha256(f"{self._mark}\n{article}\n{mark}\n{parts}".encode("utf-8", "surrogatepass")).hexdigest()


def _change(tally: Tally, lines: Iterable[str], *, add: bool) -> None:
    (tally.add if add else tally.take_away)(lines)
