"""All reference data in one object, with the look-ups by name and date that the stages need."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from kg.errors import DataError
from kg.names import name_key
from kg.reference.abbreviations import Abbreviation
from kg.reference.documents import DocumentKind, DocumentsFile, IssuerCode, LegislatureTerm, NamedAct
from kg.reference.links import Link
from kg.reference.provinces import Province
from kg.reference.table import Dated, Row, Table, at
from kg.reference.units import NamedUnit
from kg.resources import reference_dir
from kg.yamlio import load_cached

R = TypeVar("R", bound=Row)
D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Reference:
    """The rows of provinces.yaml, links.yaml, units.yaml, documents.yaml and abbreviations.yaml, in their order."""

    provinces: tuple[Province, ...] = ()
    links: tuple[Link, ...] = ()
    named_units: tuple[NamedUnit, ...] = ()
    document_kinds: tuple[DocumentKind, ...] = ()
    issuer_codes: tuple[IssuerCode, ...] = ()
    terms: tuple[LegislatureTerm, ...] = ()
    named_acts: tuple[NamedAct, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    def province_at(self, name: str, date: str | None) -> Province | None:
        """The province that ``name`` (bare, with its type word, or an alias) means at ``date``, an ISO prefix.

        The incarnation of that day, else the last one that had ended by then: "Hà Tây" in 2020 is the province of
        before 2008, "Huế" in 2024 is none (the city of that name was no province then). Without a date: as of today.
        """
        return at(self.provinces_called(name), date)

    def provinces_called(self, name: str) -> tuple[Province, ...]:
        """Every incarnation that goes by ``name``, the oldest first."""
        return self._provinces_by_form.get(name_key(name), ())

    def unit_at(self, label: str, date: str | None) -> NamedUnit | None:
        """The named unit that ``label`` (or a full name or alias that may stand alone) means at ``date``, as above."""
        return at(self.units_called(label), date)

    def units_called(self, label: str) -> tuple[NamedUnit, ...]:
        """Every named unit that goes by ``label``, the oldest first."""
        return self._units_by_form.get(name_key(label), ())

    def act_at(self, name: str, date: str | None) -> NamedAct | None:
        """The act that a name ("BLHS", "Luật Tổ chức VKSND") or a full number means at ``date``, as above."""
        return at(self._acts_by_form.get(name_key(name), ()), date)

    def issuers_of(self, code: str) -> tuple[IssuerCode, ...]:
        """What the letters of an issuer in a number can stand for; letters keep their case ("TTg")."""
        return tuple(row for row in self.issuer_codes if row.code == code)

    @cached_property
    def provinces_by_id(self) -> Mapping[str, Province]:
        return {row.id: row for row in self.provinces}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """The items of other registers that mean a province, under its id."""
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for row in self.links:
            found[row.province].append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def units_by_key(self) -> Mapping[str, NamedUnit]:
        return {row.key: row for row in self.named_units}

    @cached_property
    def merged_into(self) -> Mapping[str, tuple[NamedUnit, ...]]:
        """The units that each one took over, under its key."""
        found: dict[str, list[NamedUnit]] = {}
        for row in self.named_units:
            for heir in self.heirs_of(row):
                found.setdefault(heir.key, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def heirs_of(self, unit: NamedUnit) -> tuple[NamedUnit, ...]:
        """The units that took over one that ended, in the incarnation of that day."""
        named = (self.unit_labelled(label, unit.valid_to) for label in unit.replaced_by)
        return tuple(row for row in named if row)

    def unit_labelled(self, label: str, date: str | None) -> NamedUnit | None:
        """The unit of exactly this label that stands on a day."""
        return next(
            (row for row in self.units_called(label) if row.label == label and date and row.holds_on(date)), None
        )

    @cached_property
    def lineages(self) -> Mapping[str, tuple[Province, ...]]:
        """Every province that a province came from, became, or shares such a past with, itself too, under its id."""
        found: dict[str, set[str]] = {row.id: {row.id} for row in self.provinces}
        for row in self.provinces:
            for other in row.replaced_by:
                joined = found[row.id] | found.get(other, {other})
                found.update(dict.fromkeys(joined, joined))
        return {key: tuple(row for row in self.provinces if row.id in ids) for key, ids in found.items()}

    @cached_property
    def kinds_by_code(self) -> Mapping[str, DocumentKind]:
        """Letters of a kind in numbers ("NQ") -> the kind."""
        return {code: row for row in self.document_kinds for code in row.codes}

    @cached_property
    def _provinces_by_form(self) -> Mapping[str, tuple[Province, ...]]:
        return _by_form(self.provinces, lambda row: row.forms)

    @cached_property
    def _units_by_form(self) -> Mapping[str, tuple[NamedUnit, ...]]:
        return _by_form(self.named_units, lambda row: row.forms)

    @cached_property
    def _acts_by_form(self) -> Mapping[str, tuple[NamedAct, ...]]:
        return _by_form(self.named_acts, lambda row: row.forms)


def _by_form(rows: Iterable[D], forms: Callable[[D], Iterable[str]]) -> Mapping[str, tuple[D, ...]]:
    found: defaultdict[str, dict[int, D]] = defaultdict(dict)
    for row in rows:
        for form in forms(row):
            found[name_key(form)][id(row)] = row
    return {key: tuple(sorted(rows.values(), key=lambda row: row.valid_from or "")) for key, rows in found.items()}


@cache
def load_reference(directory: Path | None = None) -> Reference:
    """The reference data in ``directory``, by default that of the project; kept for the process.

    ``units.yaml`` may be joined by ``units-<sector>.yaml`` and so on: a further sector is further files.

    Raises:
        DataError: with all problems of the first file that has any.
    """
    folder = directory or reference_dir()
    documents = tuple(load_cached(path, DocumentsFile) for path in files_of(folder, "documents"))
    return Reference(
        provinces=_rows(tuple(load_cached(path, Table[Province]) for path in files_of(folder, "provinces"))),
        links=_rows(tuple(load_cached(path, Table[Link]) for path in files_of(folder, "links"))),
        named_units=_rows(tuple(load_cached(path, Table[NamedUnit]) for path in files_of(folder, "units"))),
        document_kinds=tuple(row for file in documents for row in file.kinds),
        issuer_codes=tuple(row for file in documents for row in file.issuers),
        terms=tuple(row for file in documents for row in file.terms),
        named_acts=tuple(row for file in documents for row in file.acts),
        abbreviations=_rows(
            tuple(load_cached(path, Table[Abbreviation]) for path in files_of(folder, "abbreviations"))
        ),
    )


def files_of(folder: Path, stem: str) -> tuple[Path, ...]:
    """``<stem>.yaml``, then every ``<stem>-<sector>.yaml`` of a folder. Raises: DataError if the first is missing."""
    first = folder / f"{stem}.yaml"
    if not first.is_file():
        raise DataError("the file is missing", file=str(first), hint="take it from the project's data/reference")
    return (first, *sorted(folder.glob(f"{stem}-*.yaml")))


def _rows(tables: Iterable[Table[R]]) -> tuple[R, ...]:
    return tuple(row for table in tables for row in table.rows)
