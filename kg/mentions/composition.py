"""How the names of bodies are put together: what a reading of one gives, and the parts that all readers share."""

from collections.abc import Sequence

from kg.frozen import record
from kg.records import Span
from kg.reference.bodies import Body
from kg.values import Area, UnitValue


@record
class Parsed:
    """A body read from the text: ``spans`` has one per value where a list shares the form ("VKSND các tỉnh A, B")."""

    values: tuple[UnitValue, ...]
    spans: tuple[Span, ...]
    end: int


@record
class NamedUnit:
    """A row of units.yaml as the finder wants it."""

    label: str
    kind: str
    full: str | None = None


def single(value: UnitValue, start: int, end: int) -> Parsed:
    """The reading of one body in ``[start, end)``."""
    return Parsed((value,), (Span(start, end),), end)


def of_area(body: Body, own: str, area: Area, *, otherwise: str = "other") -> UnitValue:
    """The body of ``area``; ``otherwise`` is its kind at a level that ``body`` does not list."""
    return UnitValue(body.id, own, body.kinds.get(area.level, otherwise), area=area)


def longest_first(names: Sequence[str]) -> tuple[str, ...]:
    """``names`` in the order in which they are to be tried."""
    return tuple(sorted(names, key=lambda name: -len(name)))


def name_at(folded: str, pos: int, names: Sequence[str]) -> tuple[str, int] | None:
    """The first of ``names`` that stands as whole words after the blank at ``pos``, and its end."""
    if not folded.startswith(" ", pos):
        return None
    for name in names:
        end = pos + 1 + len(name)
        if folded.startswith(name, pos + 1) and not folded[end : end + 1].isalnum():
            return name, end
    return None


def sentence_case(name: str) -> str:
    """The function of a part as the sector writes it: first letter in capital."""
    return name[0].upper() + name[1:]
