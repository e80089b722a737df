"""Which legal incarnation of a province or a unit an article means.

A province that merged and the bodies that merged with it are new things under an old name; the day on which the article
was written decides. A body of a kind that had ended by then ("VKSND huyện ..." in an article of August 2025) belongs to
the last day on which the kind existed. Where the day is not known, the kinds of bodies and the provinces that the
article names narrow it; of the incarnations that are left the latest is meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.identity.dates import FIRST, LAST, article_date, first_day, last_day
from kg.identity.keys import name_key
from kg.names import slug
from kg.records import ArticleFacts, Unit
from kg.reference.kinds import Kind
from kg.reference.reference import Reference
from kg.reference.table import Dated
from kg.reference.units import NamedUnit


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an article can have been written, both ends included."""

    first: str
    last: str

    def cut(self, since: str | None, until: str | None) -> "Window":
        """The part that lies in [since, until), or the nearest day of that range when none does."""
        low = max(self.first, first_day(since)) if since else self.first
        high = min(self.last, day_before(first_day(until))) if until else self.last
        if low <= high:
            return Window(low, high)
        nearest = first_day(since) if since and self.last < first_day(since) else day_before(first_day(until or LAST))
        return Window(nearest, nearest)


def day_before(day: str) -> str:
    """A bound that is smaller than ``day`` and not smaller than any earlier day; no calendar is needed to compare."""
    year, month, number = day[:4], day[5:7], day[8:10]
    if number != "01":
        return f"{year}-{month}-{int(number) - 1:02d}"
    return f"{int(year) - 1:04d}-12-31" if month == "01" else f"{year}-{int(month) - 1:02d}-31"


def window_of(article: ArticleFacts, kinds: Mapping[str, Kind], reference: Reference) -> Window:
    """When the article was written: its date, or what the bodies and provinces that it names leave open."""
    date = article_date(article)
    if date and len(date) == len(LAST):
        return Window(date, date)
    window = Window(first_day(date), last_day(date)) if date else Window(FIRST, LAST)
    named = [reference.provinces_called(place.name) for place in article.extraction.places]
    spans = [
        *((kind.since, kind.until) for unit in article.extraction.units if (kind := kinds.get(unit.kind))),
        *((rows[0].valid_from, rows[-1].valid_to) for rows in named if rows),
    ]
    begun = max((first_day(since) for since, _ in spans if since), default=FIRST)
    ended = min((first_day(until) for _, until in spans if until), default=None)
    if ended is not None and ended <= begun:  # it names what was and what came: it was written after
        ended = None
    return window.cut(begun, ended)


def meant(rows: Sequence[Dated], window: Window) -> int | None:
    """Which of ``rows``, the oldest first, is meant: the latest that stood in the window, else the last that had ended.

    None when all were still to come.
    """
    standing = [
        number
        for number, row in enumerate(rows)
        if first_day(row.valid_from or FIRST) <= window.last and window.first < first_day(row.valid_to or LAST)
    ]
    if standing:
        return standing[-1]
    ended = [number for number, row in enumerate(rows) if row.valid_to and first_day(row.valid_to) <= window.first]
    return ended[-1] if ended else None


class Eras:
    """The incarnations that one article means. ``window`` is when it was written."""

    def __init__(self, article: ArticleFacts, kinds: Mapping[str, Kind], reference: Reference) -> None:
        self.window = window_of(article, kinds, reference)
        self._kinds = kinds
        self._reference = reference
        self._units = {unit.label: unit for unit in article.extraction.units}
        self._labels: dict[str, str] = {}  # answers, by the label of a unit
        self._incarnations: dict[tuple[str, Kind | None], tuple[Sequence[NamedUnit], int | None]] = {}

    def province(self, name: str, kind: Kind | None = None) -> str:
        """The id of the province ``name`` at the time of the article, or of the bodies of a kind."""
        rows = self._reference.provinces_called(name)
        number = meant(rows, self._at(kind))
        return rows[number or 0].id if rows else slug(name)

    def label(self, unit: Unit) -> str:
        """The label under which the reference data knows the unit at that time, else its own.

        A department that had another number then is known by its printed name: "Vụ Tổ chức cán bộ" of 2011 is Vụ 9.
        """
        known = self._labels.get(unit.label)
        if known is None:
            known = self._labels[unit.label] = self._label(unit)
        return known

    def _label(self, unit: Unit) -> str:
        at = self._at(self.kind(unit))
        rows = self._reference.units_called(unit.label)
        if (number := meant(rows, at)) is not None:
            return rows[number].label
        forms = (unit.label, *unit.aliases) if unit.parent else ()
        for form in forms:
            beside = [row for row in self._called(form, unit.parent or "") if row.parent == unit.parent]
            if (number := meant(beside, at)) is not None:
                return beside[number].label
        return unit.label

    def _called(self, form: str, parent: str) -> Sequence[NamedUnit]:
        """The incarnations that go by a name, be it with the name of what they are part of after it."""
        above = [name_key(other) for row in self._reference.units_called(parent) for other in row.forms]
        key = name_key(form)
        bare = (key.removesuffix(f" {other}") for other in above if key.endswith(f" {other}"))
        return self._reference.units_called(form) or next(filter(None, map(self._reference.units_called, bare)), ())

    def tag(self, unit: Unit, of: Kind | None = None) -> str:
        """What sets a unit that began anew apart, or "": a year, its own, its province's or that of a body above it.

        A unit seen before the first day from which the reference data knows its label is "before" that year. With
        ``of`` the incarnation at a time when bodies of that kind stood.
        """
        tags = (self._own_tag(link, of or self.kind(link)) for link in self._chain(unit))
        return next((tag for tag in tags if tag is not None), "")

    def parent_tag(self, unit: Unit) -> str | None:
        """The tag of the parent at the time when the unit stood, if it is another than that of the parent itself."""
        parent, kind = self._units.get(unit.parent or ""), self.kind(unit)
        if parent is None or kind is None or not (kind.since or kind.until):
            return None
        tag = self.tag(parent, kind)
        return tag if tag != self.tag(parent) else None

    def named(self, unit: Unit) -> bool:
        """Whether the reference data knows the label."""
        return bool(self._reference.units_called(unit.label))

    def row(self, unit: Unit) -> NamedUnit | None:
        """What the reference data knows of the incarnation of the unit at that time, None when it does not know it."""
        rows, number = self._rows(unit, self.kind(unit))
        return None if number is None else rows[number]

    def _rows(self, unit: Unit, at: Kind | None) -> tuple[Sequence[NamedUnit], int | None]:
        """The incarnations under the label of the unit, the oldest first, and the number of the one that is meant."""
        known = self._incarnations.get((unit.label, at))
        if known is None:
            known = self._incarnations[unit.label, at] = self._read(unit, at)
        return known

    def _read(self, unit: Unit, at: Kind | None) -> tuple[Sequence[NamedUnit], int | None]:
        label = name_key(self.label(unit))
        rows = [row for row in self._reference.units_called(label) if name_key(row.label) == label]
        return rows, meant(rows, self._at(at))

    def _own_tag(self, unit: Unit, at: Kind | None) -> str | None:
        rows, number = self._rows(unit, at)
        if rows:
            year = (rows[number or 0].valid_from or "")[:4]
            return f"before-{year}" if number is None else year if number else ""
        kind = self.kind(unit)
        if unit.province and kind and kind.area:
            return self.province(unit.province, at).removeprefix(slug(unit.province)).strip("-")
        return None

    def chain(self, label: str) -> tuple[Unit, ...]:
        """The unit and the bodies that it is part of, the nearest first; empty for a label that is no unit's."""
        unit = self._units.get(label)
        return self._chain(unit) if unit else ()

    def kind(self, unit: Unit) -> Kind | None:
        """The kind of the unit, None when the reference data does not list it."""
        return self._kinds.get(unit.kind)

    def jurisdiction(self, unit: Unit) -> str | None:
        """The id of the province that the unit, or the body it is part of, serves."""
        for link in self._chain(unit):
            kind = self._kinds.get(link.kind)
            if link.province and kind and kind.area:
                return self.province(link.province, kind)
        return None

    def _chain(self, unit: Unit) -> tuple[Unit, ...]:
        found = [unit]
        while (parent := self._units.get(found[-1].parent or "")) is not None and parent not in found:
            found.append(parent)
        return tuple(found)

    def _at(self, kind: Kind | None) -> Window:
        return self.window.cut(kind.since, kind.until) if kind else self.window
