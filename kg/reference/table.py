"""The form that all reference files share: a sector, the sources, and rows that say when they hold and who says so."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.yamlio import line_field

_ISO_PREFIX = re.compile(r"(?:1[89]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A fact with its sources (keys of ``Table.sources``).

    ``verified`` is false where no document was read that says so. ``unverified`` names single fields of which that is
    true in a row that otherwise is verified.
    """

    source: tuple[str, ...]
    verified: bool = True
    unverified: tuple[str, ...] = ()
    note: str | None = None
    line: int = line_field()

    def __post_init__(self) -> None:
        if not self.source:
            raise ValueError("source is empty: name at least one key of sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Row):
    """A fact that holds from a day to a day (ISO prefixes, end exclusive); None: from long ago, or to this day."""

    valid_from: str | None = None
    valid_to: str | None = None

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        for date in (self.valid_from, self.valid_to):
            if date is not None and not is_iso_prefix(date):
                raise ValueError(f"{date!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD in quotes")
        if self.valid_from and self.valid_to and first_day(self.valid_from) >= first_day(self.valid_to):
            raise ValueError(f"valid_from {self.valid_from} is not before valid_to {self.valid_to}")

    def holds_on(self, date: str) -> bool:
        """Whether this holds on the first day of ``date``, an ISO prefix."""
        return self.begun_by(date) and not self.ended_by(date)

    def begun_by(self, date: str) -> bool:
        return self.valid_from is None or first_day(self.valid_from) <= first_day(date)

    def ended_by(self, date: str) -> bool:
        return self.valid_to is not None and first_day(self.valid_to) <= first_day(date)

    def overlaps(self, other: "Dated") -> bool:
        """Whether there is a day on which both hold."""
        return not (self.valid_from and other.ended_by(self.valid_from)) and not (
            other.valid_from and self.ended_by(other.valid_from)
        )


_END_OF_TIME = "9999-12-31"

R = TypeVar("R", bound=Row)
D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A file of rows. ``sources`` gives each source key its address; ``unverified`` names fields so in every row."""

    sector: str
    sources: Mapping[str, str]
    rows: tuple[R, ...]
    notes: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_sources(self.sources, self.rows)


def check_sources(sources: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Raises ValueError, with every row that names a source which is not in ``sources``."""
    unknown = [f"{key!r} (line {row.line})" for row in rows for key in row.source if key not in sources]
    if unknown:
        raise ValueError(f"no such key in sources: {', '.join(unknown)}")


def is_iso_prefix(text: str) -> bool:
    """Whether this is YYYY, YYYY-MM or YYYY-MM-DD."""
    return _ISO_PREFIX.fullmatch(text) is not None


def first_day(date: str) -> str:
    """The first day that an ISO prefix can mean: "2025" -> "2025-01-01"; such days compare as text."""
    return date + "-01-01"[len(date) - 4 :]


def at(rows: tuple[D, ...], date: str | None) -> D | None:
    """Which of several incarnations under one name is meant at ``date``.

    The one that holds on that day, else the last that had ended by then (texts speak of the past by its names); never
    one that was still to come. Without a date: as seen from today, that is, after every change. Two that hold on one
    day leave it open: None.
    """
    day = date or _END_OF_TIME
    holding = [row for row in rows if row.holds_on(day)]
    if holding:
        return holding[0] if len(holding) == 1 else None
    ended = sorted((row for row in rows if row.ended_by(day)), key=lambda row: first_day(row.valid_to or ""))
    return ended[-1] if ended else None
