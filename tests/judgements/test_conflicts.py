"""Rows that can't all hold."""

import pytest

from kg.judgements.conflicts import conflicts
from kg.judgements.file import Placed
from kg.judgements.rows import Correction, Judgement, Row


def clashes(*rows: Row) -> dict[int, list[int]]:
    """Line of a row -> lines of the rows that contradict it."""
    placed = [Placed(row, "file", number) for number, row in enumerate(rows, start=1)]
    return {row.line: sorted(other.line for other in others) for row, others in conflicts(placed)}


def says(verdict: str, a: str, b: str, kind: str = "person") -> Judgement:
    return Judgement(kind, verdict, (a, "N"), (b, "N"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((says("same", "a", "b"), says("same", "b", "a"), says("unsure", "a", "b")), {}),
        ((says("same", "a", "b"), says("different", "b", "a")), {1: [2], 2: [1]}),
        (
            (says("same", "a", "b"), says("same", "b", "c"), says("different", "a", "c"), says("same", "x", "y")),
            {1: [2, 3], 2: [1, 3], 3: [1, 2]},
        ),
        ((says("same", "a", "b"), says("different", "a", "b", "unit")), {}),
        ((says("different", "a", "b"), says("different", "b", "c"), says("same", "a", "c")), {}),
    ],
)
def test_verdicts(rows: tuple[Row, ...], expected: dict[int, list[int]]) -> None:
    assert clashes(*rows) == expected


def test_corrections_of_one_fact() -> None:
    reject = Correction("tenure", "reject", "tenure/01")
    one, two = (Correction("tenure", "change", "tenure/01", set=(("title", title),)) for title in ("A", "B"))
    assert clashes(reject, Correction("tenure", "reject", "tenure/01", by="B")) == {}
    assert clashes(reject, one) == {1: [2], 2: [1]}
    assert clashes(one, two) == {1: [2], 2: [1]}
    assert clashes(one, Correction("tenure", "reject", "tenure/02")) == {}
