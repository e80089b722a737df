"""The picture that a page of a large graph opens with: the sector in its levels, who leads it, the largest meetings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.view.layout import Point
from kg.view.model import Fact, Picture, Thing
from kg.view.rank import Web

STEP = (152.0, 66.0)
"""From one column, and from one row, to the next, in pixels at scale 1: a label of two lines of 20 letters."""
GAP = 24.0
"""Between bands, for the heading of the next."""

SUPREME, ABOVE, DEPARTMENTS, LOCAL = ("supreme",), ("supreme", "central"), ("supreme", "high"), ("provincial",)


@dataclass(frozen=True, slots=True)
class Opening:
    """IRIs of what is drawn and where; ``bands`` are the key and the height of the heading of each band.

    ``slots`` are the places of those who lead a unit (its IRI) or of meetings (""): on another day, others stand there.
    """

    things: tuple[str, ...]
    points: tuple[Point, ...]
    bands: tuple[tuple[str, float], ...]
    slots: tuple[tuple[str, Point], ...]


Cell = tuple[str, str | None]
"""What stands at a place, "" for nothing, and whose slot the place is; None if it is nobody's."""
Rows = Sequence[Sequence[Cell]]


def opening(picture: Picture, tied: Web, columns: int) -> Opening | None:
    """The levels of the sector in rows of at most ``columns``; None if the graph has no procuracy at its top."""
    units = _Units(picture, tied)
    apex = next(units.of("procuracy", SUPREME), None)
    if apex is None:
        return None
    above = [iri for iri in units.of("body", ABOVE) if iri not in units.within(apex)][: columns - 1]
    departments = _headed(units, (iri for iri in units.of("procuracy", DEPARTMENTS) if iri != apex), columns)
    local = _headed(units, units.of("procuracy", LOCAL), columns)
    leaders = units.leaders(apex, columns)
    meetings = _meetings(tied, columns)
    bands: list[tuple[str, Rows]] = [
        ("band.central", [_fixed(_middle(apex, above)), _slots(leaders, apex, columns)]),
        ("band.departments", [_fixed([unit for unit, _ in departments]), _row(departments)]),
        ("band.meetings", [_slots(meetings, "", columns)]),
        ("band.local", [_row(local), _fixed([unit for unit, _ in local])]),
    ]
    return _placed(bands)


def _fixed(things: Sequence[str]) -> list[Cell]:
    return [(iri, None) for iri in things]


def _slots(things: Sequence[str], owner: str, columns: int) -> list[Cell]:
    """The things, and empty places up to the width, all of one owner."""
    return [(iri, owner) for iri in (*things, *[""] * (columns - len(things)))] if things else []


def _row(pairs: Sequence[tuple[str, str]]) -> list[Cell]:
    return [(head, unit) for unit, head in pairs]


class _Units:
    """Units by kind and level, the highest rank first, and the people at their head."""

    def __init__(self, picture: Picture, tied: Web) -> None:
        self._things = {thing.iri: thing for thing in picture.things}
        self._tied = tied
        self._posts: dict[str, list[Fact]] = {}
        for fact in picture.facts:
            if fact.kind == "tenure" and fact.object:
                self._posts.setdefault(fact.object, []).append(fact)

    def of(self, kind: str, levels: Sequence[str]) -> Iterator[str]:
        """Units of the kind and levels, each label once."""
        seen: set[str] = set()
        for iri in self._tied.order:
            thing = self._things[iri]
            if thing.kind == kind and _level(thing) in levels and thing.label not in seen:
                seen.add(thing.label)
                yield iri

    def within(self, unit: str) -> set[str]:
        """Bodies whose name ends in that of the unit: its Party committee, for instance, is no body beside it."""
        label = self._things[unit].label
        return {iri for iri, thing in self._things.items() if thing.label.endswith(label)}

    def leaders(self, unit: str, most: int) -> list[str]:
        """People in a post of the unit: those who head it first, by rank."""
        ranked: dict[str, tuple[bool, float]] = {}
        for post in self._posts.get(unit, ()):
            key = (not post.head, -self._tied.ranks[post.subject])
            ranked[post.subject] = min(key, ranked.get(post.subject, key))
        return sorted(ranked, key=lambda iri: (ranked[iri], iri))[:most]


def _level(thing: Thing) -> str:
    return thing.code.rpartition("-")[2]


def _headed(units: _Units, listed: Iterable[str], most: int) -> list[tuple[str, str]]:
    """Units with who heads each, at most ``most``, nobody twice; those with nobody come last, with ""."""
    pairs: list[tuple[str, str]] = []
    bare: list[tuple[str, str]] = []
    taken: set[str] = set()
    for unit in listed:
        head = next((iri for iri in units.leaders(unit, 9) if iri not in taken), "")
        taken.add(head)
        (pairs if head else bare).append((unit, head))
        if len(pairs) == most:
            break
    return [*pairs, *bare][:most]


def _meetings(tied: Web, most: int) -> list[str]:
    """The meetings with most ties."""
    held = [iri for iri in tied.order if tied.kinds[iri] == "meeting"]
    return sorted(held, key=lambda iri: (-len(tied.near.get(iri, ())), iri))[:most]


def _middle(first: str, others: Sequence[str]) -> list[str]:
    """The others to the left and right of the first by turns."""
    left, right = [*others[1::2]][::-1], [*others[::2]]
    return [*left, first, *right]


def _placed(bands: Sequence[tuple[str, Rows]]) -> Opening:
    """The rows one below the other, each centred; nothing is drawn twice."""
    points: dict[str, Point] = {}
    slots: list[tuple[str, Point]] = []
    headings: list[tuple[str, float]] = []
    y = 0.0
    for key, rows in bands:
        shown = [row for row in rows if row]
        if shown:
            headings.append((key, y))
            y += GAP
        for row in shown:
            for place, (iri, owner) in enumerate(row):
                point = (float(round((place - (len(row) - 1) / 2) * STEP[0])), y)
                if iri:
                    points.setdefault(iri, point)
                if owner is not None:
                    slots.append((owner, point))
            y += STEP[1]
    return Opening(tuple(points), tuple(points.values()), tuple(headings), tuple(slots))
