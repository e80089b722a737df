"""How the names of bodies are put together: what a reading of one gives, and the parts that all readers share."""

import re
from collections.abc import Sequence
from typing import Final

from kg.frozen import record
from kg.records import Span
from kg.reference.bodies import Body
from kg.values import Area, UnitValue

BRACKET: Final = re.compile(r" ?\(([^()]{2,60})\)")
"""Words in brackets behind a form, a group of their own."""


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
    parent: str | None = None
    aliases: tuple[str, ...] = ()


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


def past_short_form(folded: str, end: int, forms: Sequence[str]) -> int:
    """Where a form that ends at ``end`` ends with its short form in brackets, if one follows.

    That is another form of the body, or the end of one: "Viện Kiểm sát nhân dân (KSND)".
    """
    match = BRACKET.match(folded, end)
    short = match and any(form == match[1] or form.endswith(f" {match[1]}") for form in forms)
    return match.end() if match and short else end


def sentence_case(name: str) -> str:
    """The function of a part as the sector writes it: first letter in capital, or all of a code ("PC03")."""
    return name.upper() if name[-1].isdigit() and " " not in name else name[0].upper() + name[1:]
