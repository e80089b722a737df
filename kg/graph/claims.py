"""The claims of articles as rows of two tables: each claim with the number of articles that make it, and who makes it.

Claims that bear on each other are in one block: those of one thing, of one event, and the spells of one post. So what
is held in memory at once grows with what is said of one thing, and not with how many articles say it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from kg.graph.later import block_of, lines_of
from kg.graph.table import Change, Form, Row, Table

CLAIMS = Form("\t", 32)
"""A row is a block and a claim, a group is a block."""
MADE = Form("\2", 2048)
"""A row is a block, a claim, the article that makes it, and the end; each is a group of its own, as some claims are of
all articles."""
LATER = Form(">", 8)
"""A row is an article and a line that comes of a claim of it."""

_Lines = Mapping[str, tuple[str, ...]]


class Block(NamedTuple):
    """What came of the claims of a block, and what comes of them: lines, by the claim."""

    name: str
    was: _Lines
    now: _Lines

    @property
    def gone(self) -> Iterator[tuple[str, ...]]:
        """The lines of the claims that are gone, or say something else now."""
        return (lines for claim, lines in self.was.items() if self.now.get(claim) != lines)

    @property
    def new(self) -> Iterator[tuple[str, ...]]:
        """The lines of the claims that are new, or said something else."""
        return (lines for claim, lines in self.now.items() if self.was.get(claim) != lines)

    @property
    def turned(self) -> Iterator[str]:
        """The claims that say something else now."""
        return (claim for claim, lines in self.was.items() if self.now.get(claim, lines) != lines)


def rows_of(claims: Iterable[str]) -> list[str]:
    """The rows of `CLAIMS` of an article."""
    return [f"{block_of(claim)}\t{claim}" for claim in claims]


def made_by(article: str, rows: Iterable[str]) -> list[str]:
    """The rows of `MADE` of an article, by its `rows_of` the claims."""
    return [f"{row}\t{article}{MADE.end}" for row in rows]


def blocks(changes: Iterable[Change], base: str) -> Iterator[Block]:
    """What changes of `CLAIMS` make of each block. ``base`` is what the IRIs of things begin with."""
    for change in changes:
        before, after = (dict.fromkeys(_claims(rows)) for rows in (change.before, change.after))
        was = _settled(before, base)
        yield Block(change.group, was, was if before == after else _settled(after, base))


def block(name: str, claims: Table, base: str) -> Block:
    """A block that stays as it is in a table of `CLAIMS`."""
    now = _settled(dict.fromkeys(_claims(claims.rows(name))), base)
    return Block(name, now, now)


def later(changed: Iterable[Block], made: Iterable[Change], claims: Table, known: Table, base: str) -> Iterator[Row]:
    """What changes of `LATER`: of blocks that ``changed`` and of what is ``made`` otherwise, both in order.

    ``claims`` and ``known`` are the tables of `CLAIMS` and `MADE` as they were.
    """
    for name, one, changes in _aligned(changed, made):
        told = one or block(name, claims, base)
        for claim in told.turned:
            for row in known.starting(f"{name}{claim}\t"):
                article = _maker(row)
                yield from _told(article, told.was[claim], -1)
                yield from _told(article, told.now[claim], 1)
        for change in changes:
            claim = change.group[len(name) : change.group.rindex("\t")]
            lines = told.now[claim] if claim in told.now else told.was[claim]
            yield from _told(_maker(change.group), lines, len(change.after) - len(change.before))


def _aligned(changed: Iterable[Block], made: Iterable[Change]) -> Iterator[tuple[str, Block | None, Iterable[Change]]]:
    """For each block in order what became of it, if that changed, and what is made otherwise."""
    waiting = iter(changed)
    one = next(waiting, None)
    for name, changes in groupby(made, lambda change: change.group[: change.group.index("\t") + 1]):
        while one and one.name < name:
            yield one.name, one, ()
            one = next(waiting, None)
        same = one is not None and one.name == name
        yield name, one if same else None, changes
        one = next(waiting, None) if same else one
    for rest in (one, *waiting) if one else ():
        yield rest.name, rest, ()


def _told(article: str, lines: Iterable[str], number: int) -> Iterator[Row]:
    return ((f"{article}{LATER.end}{line}", number) for line in lines)


def _settled(claims: Mapping[str, object], base: str) -> _Lines:
    return dict(zip(claims, lines_of(claims.keys(), base), strict=True))


def _claims(rows: Iterable[Row]) -> Iterator[str]:
    return (row[row.index("\t") + 1 :] for row, _ in rows)


def _maker(row: str) -> str:
    """The article of a row of `MADE`."""
    return row[row.rindex("\t") + 1 : -len(MADE.end)]
