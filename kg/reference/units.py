"""Bodies that are known by name: the central ones. Bodies of places are composed by data/reference/bodies.yaml."""

from dataclasses import dataclass
from typing import Literal

from kg.reference.table import Dated, first_day, is_iso_prefix

UnitKind = Literal[
    "procuracy.supreme",
    "procuracy.high",
    "procuracy.provincial",
    "procuracy.district",
    "procuracy.regional",
    "procuracy.military",
    "department",
    "school",
    "press",
    "court.supreme",
    "court.high",
    "court.provincial",
    "court.district",
    "court.regional",
    "court.military",
    "police",
    "party.central",
    "party.committee",
    "party.commission",
    "party.group",
    "state.assembly",
    "state.government",
    "state.ministry",
    "state.committee",
    "state.council",
    "state.agency",
    "enforcement",
    "front",
    "union",
    "association",
    "company",
    "bank",
    "prison",
    "hospital",
    "foreign.procuracy",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnit(Dated):
    """A unit from one day to another; a unit that was only renamed is one row, one that took over others a new one.

    ``label`` is the short official form, the key under which a unit is known everywhere. ``full`` are the official
    names, the oldest first; the n-th of ``renamed`` is the day on which the next one came into use. ``aliases`` may
    stand alone; ``weak`` forms mean this unit only beside the name of its parent, or where the article is about it.
    ``parent`` and ``replaced_by`` are labels.
    """

    label: str
    kind: UnitKind
    full: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # as they stand in document numbers: "V9"
    parent: str | None = None
    replaced_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        if self.renamed and len(self.renamed) != len(self.full) - 1:
            raise ValueError(f"{len(self.full)} full names need {len(self.full) - 1} dates in renamed")
        if not all(is_iso_prefix(date) for date in self.renamed) or list(self.renamed) != sorted(self.renamed):
            raise ValueError("renamed holds dates in their order")
        if self.parent == self.label:
            raise ValueError(f"{self.label!r} is its own parent")

    @property
    def key(self) -> str:
        """The label and the day it starts: what tells the incarnation from others under the label."""
        return f"{self.label}|{self.valid_from or ''}"

    def full_at(self, date: str | None) -> str | None:
        """The official name on the first day of ``date``, or the newest one; None when none is known."""
        if not self.full:
            return None
        if date is None:
            return self.full[-1]
        passed = sum(first_day(day) <= first_day(date) for day in self.renamed)
        return self.full[passed] if self.renamed else self.full[-1]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way to write it: the label, the full names, the aliases; weak forms only where these hold them too."""
        return tuple(dict.fromkeys((self.label, *self.full, *self.aliases)))

    @property
    def strong_forms(self) -> tuple[str, ...]:
        """The forms that mean it wherever they stand."""
        return tuple(form for form in self.forms if form not in self.weak)
