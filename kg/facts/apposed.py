"""Titles of one person side by side: the area that one of them names is meant by the others.

"Trưởng ban Nội chính Tỉnh ủy Gia Lai A, Ủy viên Ban Thường vụ Tỉnh ủy" tells one province, wherever the article is at
home.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.records import Mention, Span
from kg.values import Area, PersonValue, PostValue, UnitValue

Nameless = tuple[Span, str, str]
"""Where a body is named, and the level and word ("tỉnh") of the area that its name leaves out."""

_BESIDE = re.compile(r" ?[,(–-]? ?(?:(?:và|kiêm|là|đồng thời là|đồng chí|đ/c|ông|bà) )*")
_PARTED = re.compile(r"[,(–-]| và ")
_REACH = 24  # code points: no longer gap is read
_LEVELS = ("province", "district")


def apposed_areas(mentions: Sequence[Mention], folded: str) -> Mapping[Nameless, Area]:
    """What the nameless areas in titles are by the other titles of the same person, where those name one alone.

    ``mentions`` are in reading order. What somebody was formerly says nothing of where he is.
    """
    found: dict[Nameless, Area] = {}
    for titles in _held_by_one([m for m in mentions if isinstance(m.value, PersonValue | PostValue)], folded):
        areas = [(title.unit_span, area) for title in titles for area in _areas(title)]
        for span, area in areas:
            named = {other for _, other in areas if other.name and (other.level, other.word) == (area.level, area.word)}
            if span is not None and area.name is None and len(named) == 1:
                found[span, area.level, area.word] = named.pop()
    return found


def _areas(title: PostValue) -> Iterator[Area]:
    """The areas of the body of a title and of what it is part of."""
    unit: UnitValue | None = title.unit
    while unit is not None:
        if unit.area is not None and unit.area.level in _LEVELS:
            yield unit.area
        unit = unit.parent


def _held_by_one(mentions: Sequence[Mention], folded: str) -> Iterator[list[PostValue]]:
    """The titles, two or more, that stand side by side at one name."""
    for run in _runs(mentions, folded):
        at = [number for number, one in enumerate(run) if isinstance(one.value, PersonValue)]
        starts = [0, *(_first_of(run, one, two, folded) for one, two in pairwise(at)), len(run)]
        for first, last in pairwise(starts) if at else ():
            titles = [one.value for one in run[first:last] if isinstance(one.value, PostValue)]
            current = [title for title in titles if not title.former and not title.plural]
            if len(current) > 1:
                yield current


def _first_of(run: Sequence[Mention], person: int, other: int, folded: str) -> int:
    """Where what belongs to ``other`` begins: with the titles behind ``person`` if the last leads on to the name."""
    gap = folded[run[other - 1].end : run[other].start]
    return other if _PARTED.search(gap) else person + 1


def _runs(mentions: Sequence[Mention], folded: str) -> Iterator[list[Mention]]:
    """People and titles with no more than a mark and words of address between them."""
    run: list[Mention] = []
    for mention in mentions:
        gap = folded[run[-1].end : mention.start] if run and mention.start - run[-1].end < _REACH else ""
        if run and not (gap and _BESIDE.fullmatch(gap)):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run
