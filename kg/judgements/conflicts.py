"""Rows that can't all hold: two verdicts on one pair, also where only a chain of others shows it."""

from collections import deque
from collections.abc import Iterable, Iterator

from kg.errors import Problem
from kg.judgements.file import Placed
from kg.judgements.rows import Correction, Judgement, Sight
from kg.union import Union

Step = tuple[Sight, Placed]  # a sighting, and the row that says it is the same as the one before


def conflicts(rows: Iterable[Placed]) -> Iterator[tuple[Placed, tuple[Placed, ...]]]:
    """Every row that others contradict, with those others, in the order of ``rows``."""
    placed = list(rows)
    found: dict[Placed, dict[Placed, None]] = {}
    for against in (*_apart_and_one(placed), *_corrected_twice(placed)):
        for row in against:
            found.setdefault(row, {}).update((other, None) for other in against if other != row)
    for row in placed:
        if row in found:
            yield row, tuple(found[row])


def contradicted(row: Placed, others: Iterable[Placed]) -> Problem:
    """What is wrong with a row that others contradict."""
    return row.problem(f"contradicts {where(others)}: they can't all hold")


def where(rows: Iterable[Placed]) -> str:
    """The places of rows, for a message."""
    return ", ".join(f"{placed.file}:{placed.line}" for placed in rows)


def _apart_and_one(rows: list[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Each row that says "different" with the shortest chain of "same" that joins its sides, where there is one."""
    joined: dict[tuple[str, Sight], list[Step]] = {}
    one: Union[tuple[str, Sight]] = Union()
    for placed in rows:
        row = placed.row
        if isinstance(row, Judgement) and row.verdict == "same":
            joined.setdefault((row.kind, row.a), []).append((row.b, placed))
            joined.setdefault((row.kind, row.b), []).append((row.a, placed))
            one.join((row.kind, row.a), (row.kind, row.b))
    for placed in rows:
        row = placed.row
        if not isinstance(row, Judgement) or row.verdict != "different":
            continue
        if one.find((row.kind, row.a)) == one.find((row.kind, row.b)):
            yield (placed, *_chain(joined, row))


def _chain(joined: dict[tuple[str, Sight], list[Step]], row: Judgement) -> tuple[Placed, ...]:
    came: dict[Sight, tuple[Sight, Placed] | None] = {row.a: None}
    waiting = deque([row.a])
    while waiting and row.b not in came:
        here = waiting.popleft()
        for there, by in joined.get((row.kind, here), ()):
            if there not in came:
                came[there] = (here, by)
                waiting.append(there)
    chain = []
    step = came.get(row.b)
    while step is not None:
        chain.append(step[1])
        step = came[step[0]]
    return tuple(chain)


def _corrected_twice(rows: list[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Pairs of corrections of one fact that differ in more than who made them."""
    made: dict[tuple[str, ...], list[tuple[Placed, Correction]]] = {}
    for placed in rows:
        if isinstance(placed.row, Correction):
            made.setdefault(placed.row.about, []).append((placed, placed.row))
    for several in made.values():
        first, one = several[0]
        yield from ((first, other) for other, two in several[1:] if (one.verdict, one.set) != (two.verdict, two.set))
