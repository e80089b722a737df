"""A body of an article once everything about it is known."""

from collections.abc import Iterator

from kg.frozen import record
from kg.records import Span
from kg.values import Area, UnitValue


@record
class Resolved:
    """A body with everything known: its label, its value with area and parent filled in, where it stands."""

    label: str
    value: UnitValue
    span: Span

    @property
    def area(self) -> Area | None:
        """Its own area, else that of the nearest body above it that has one."""
        value: UnitValue | None = self.value
        while value is not None and value.area is None:
            value = value.parent
        return value.area if value else None

    def lineage(self) -> Iterator["Resolved"]:
        """The body itself, then its parents from the nearest up, those with a label, at the same place of the text."""
        yield self
        parent = self.value.parent
        while parent is not None:
            if parent.label:
                yield Resolved(parent.label, parent, self.span)
            parent = parent.parent
