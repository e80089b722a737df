"""Judgements against the articles: sides that are named by id are found, and rows that can't hold are refused."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.errors import Problem
from kg.identity.judgements import Judgements
from kg.identity.resolve import Resolver
from kg.ids import kind_of, tail
from kg.judgements.conflicts import conflicts, contradicted
from kg.judgements.file import Placed
from kg.judgements.rows import Judgement, Sight
from kg.records import Identities

_SHOWN: Final = 5  # names of an article that a message lists


class _UnknownError(ValueError):
    """A side that no article has."""


def settle(rows: Iterable[Placed], resolver: Resolver) -> tuple[Identities, list[Placed], list[Problem]]:
    """The identities with ``rows`` applied, the rows of identity that hold, and what is wrong with the others.

    A row is refused if it names what no article holds, if others contradict it (then each of them is), or if a verdict
    on things of its kind can't be carried out. ``resolver`` keeps the judgements that hold.
    """
    problems: list[Problem] = []
    found = _found([placed for placed in rows if isinstance(placed.row, Judgement)], resolver, problems)
    clashing = dict(conflicts(found))
    problems += [contradicted(row, others) for row, others in clashing.items()]
    held = [placed for placed in found if placed not in clashing]
    identities = _with(held, resolver)
    failing = [placed for placed in held if not _holds(placed.row, identities)]
    if failing:
        problems += [_not_carried_out(placed) for placed in failing]
        held = [placed for placed in held if placed not in failing]
        identities = _with(held, resolver)
    return identities, held, problems


def _with(rows: Iterable[Placed], resolver: Resolver) -> Identities:
    resolver.judgements = Judgements(placed.row for placed in rows if isinstance(placed.row, Judgement))
    return resolver.identities()


# ------------------------------------------------------------------ what a row names


def _found(rows: list[Placed], resolver: Resolver, problems: list[Problem]) -> list[Placed]:
    """The rows with sightings on both sides."""
    if not rows:
        return []
    sides = _Sides(resolver)
    found = []
    for placed in rows:
        try:
            found.append(replace(placed, row=sides.resolved(placed.row)))
        except _UnknownError as error:
            problems.append(placed.problem(str(error)))
    return found


class _Sides:
    """Finds the sides of rows; identities are made only if a row names an id."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._sightings = resolver.sightings()
        self._articles = {article for sights in self._sightings.values() for article, _ in sights}
        self._by_id: Mapping[tuple[str, str], Sight] | None = None

    def resolved(self, row: object) -> Judgement:
        """The row with sightings for ids. Raises: _UnknownError."""
        assert isinstance(row, Judgement)
        a, b = self._sight(row.kind, row.a), self._sight(row.kind, row.b)
        if a == b:
            raise _UnknownError("both sides are one thing already")
        return replace(row, a=min(a, b), b=max(a, b))

    def _sight(self, kind: str, side: Sight) -> Sight:
        article, key = side
        if not article:
            return self._named(kind, key)
        if side in self._sightings[kind]:
            return side
        names = sorted(name for of, name in self._sightings[kind] if of == article)
        if names:
            told = ", ".join(f"“{name}”" for name in names[:_SHOWN])
            raise _UnknownError(f"article {article} names no {kind} “{key}”; it has {told}")
        near = sorted(of for of in self._articles if of.rpartition("--")[0] == article.rpartition("--")[0])
        if near and near[0] != article:
            raise _UnknownError(f"there is no article {article}; its text changed, perhaps it is now {near[0]}")
        raise _UnknownError(f"no article {article} names a {kind}")

    def _named(self, kind: str, given: str) -> Sight:
        """The least sighting of the thing with an id, as the articles alone make it one."""
        if self._by_id is None:
            self._by_id = _by_id(_with((), self._resolver))
        found = self._by_id.get((kind, tail(given)))
        if found is None:
            raise _UnknownError(f"nothing that the articles alone make has the id {given}; name an article and a name")
        return found


def _by_id(identities: Identities) -> dict[tuple[str, str], Sight]:
    found: dict[tuple[str, str], Sight] = {}
    for article, places in sorted(identities.paths.items()):
        for (kind, key), path in sorted(places.items()):
            if kind == kind_of(path):
                found.setdefault((kind, path), (article, key))
    return found


# ------------------------------------------------------------------ whether it holds


def _holds(row: object, identities: Identities) -> bool:
    assert isinstance(row, Judgement)
    if row.verdict == "unsure":
        return True
    a, b = (identities.paths[article][row.kind, key] for article, key in (row.a, row.b))
    return (a == b) == (row.verdict == "same")


def _not_carried_out(placed: Placed) -> Problem:
    row = placed.row
    assert isinstance(row, Judgement)
    return placed.problem(f"kg can't hold two sightings of one {row.kind} to be {row.verdict} here")
