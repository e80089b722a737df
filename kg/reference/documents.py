"""Kinds of documents, what the letters in their numbers mean, and acts that go by a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.reference.table import Dated, Row, check_sources, is_iso_prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind(Row):
    """A kind. ``codes`` are its letters in numbers. ``numbered``: whether news gives it a number.

    ``verb``: the word is also a verb ("kết luận Hội nghị"). ``counted``: reports count it ("05 kiến nghị"), and then it
    is a quantity, no document.
    """

    id: str
    name: str
    group: Literal["law", "state", "party", "procedure", "agreement", "other"]
    codes: tuple[str, ...] = ()
    numbered: Literal["always", "often", "seldom"] = "often"
    aliases: tuple[str, ...] = ()
    verb: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerCode(Dated):
    """Letters of an issuer in a number.

    ``label`` is a unit's, or with ``office`` that of an office which is no body; None when the letters alone do not
    tell whose they are.
    """

    code: str
    office: bool = False
    label: str | None = None
    series: Literal["state", "party", "both"] = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegislatureTerm(Dated):
    """A term of the National Assembly: ``code`` ends the numbers of its acts ("QH14")."""

    code: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAct(Dated):
    """An act that goes by a name.

    ``title`` is the name without the year; ``number`` the full number; ``date`` the day it was passed; ``valid_from``
    and ``valid_to`` the time in which the bare title means this act (in force, or for a resolution cited).
    ``amended`` are the numbers of the acts that amend it. ``number_repeats``: the series begins anew each year or
    term, so that the number alone may mean another act.
    """

    id: str
    kind: str  # name of a `DocumentKind`
    title: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None  # label of a unit
    year: str | None = None  # as in "Bộ luật Hình sự năm 2015"
    aliases: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    number_repeats: bool = False

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        if self.date is not None and not is_iso_prefix(self.date):
            raise ValueError(f"{self.date!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD in quotes")

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way to name it: title, number, aliases; for a law that has a year, also title and year."""
        dated = (f"{self.title} {self.year}", f"{self.title} năm {self.year}") if self.year else ()
        number = (self.number,) if self.number else ()
        return tuple(dict.fromkeys((self.title, *dated, *number, *self.aliases)))

    @property
    def own_forms(self) -> tuple[str, ...]:
        """The forms that can mean no other act of its time."""
        return tuple(form for form in self.forms if not (self.number_repeats and form == self.number))


@dataclass(frozen=True, slots=True)
class DocumentsFile:
    """The content of data/reference/documents.yaml."""

    sector: str
    sources: Mapping[str, str]
    kinds: tuple[DocumentKind, ...]
    issuers: tuple[IssuerCode, ...] = ()
    terms: tuple[LegislatureTerm, ...] = ()
    acts: tuple[NamedAct, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_sources(self.sources, (*self.kinds, *self.issuers, *self.terms, *self.acts))
