"""Which columns of a table are which part of an article: data/reference/columns.yaml."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from kg.resources import reference_dir
from kg.yamlio import load_cached

FILE: Final = "columns.yaml"
FIELDS: Final = ("text", "id", "url", "title", "published", "publisher", "authors")
Field = Literal["text", "id", "url", "title", "published", "publisher", "authors"]


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """Names of columns, in small letters, that hold a field; see the head of the file for the other keys."""

    field: Field
    names: tuple[str, ...]
    value: str = ""
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(name != name.lower() for name in (*self.names, *self.beside)):
            raise ValueError("names of columns are written in small letters")
        try:
            re.compile(self.value)
        except re.error as error:
            raise ValueError(f"{self.value!r} is no regular expression: {error}") from error


@dataclass(frozen=True, slots=True)
class ColumnFile:
    """The file as a whole."""

    rows: tuple[ColumnRow, ...]


@dataclass(frozen=True)
class Columns:
    """The rows, asked row by row of a table."""

    rows: tuple[ColumnRow, ...]

    def named(self, others: Mapping[str, str]) -> "Columns":
        """These after the columns that somebody named: field -> column."""
        given = (ColumnRow(field, (others[field].lower(),)) for field in FIELDS if field in others)
        return Columns((*given, *self.rows)) if others else self

    def wanted(self, columns: Iterable[str]) -> list[str]:
        """Those of the columns of a table that say anything of an article, with those that decide what they mean."""
        names = {name.partition(".")[0] for row in self.rows for name in (*row.names, *row.beside)}
        return [column for column in columns if column.strip().lower() in names]

    def values(self, record: Mapping[str, object]) -> dict[str, object]:
        """The value of each field that a record gives; None, empty text and empty lists are none."""
        low = {str(key).strip().lower(): value for key, value in record.items()}
        found: dict[str, object] = {}
        for row in self.rows:
            if row.field in found or any(name in low for name in row.beside):
                continue
            value = next(_fitting(row, low), None)
            if value is not None:
                found[row.field] = value
        return found


@cache
def columns() -> Columns:
    """The usual names. Raises: DataError."""
    return Columns(load_cached(reference_dir() / FILE, ColumnFile).rows)


def _fitting(row: ColumnRow, low: Mapping[str, object]) -> Iterator[object]:
    for name in row.names:
        value = low.get(name) if name in low else _inside(low, name)
        if value in (None, "", []):
            continue
        if not row.value or (isinstance(value, str) and re.fullmatch(row.value, value.strip(), re.IGNORECASE)):
            yield value


def _inside(low: Mapping[str, object], name: str) -> object:
    """The value under a name with a dot: one of a record in the record."""
    outer, dot, inner = name.partition(".")
    record = low.get(outer)
    if not dot or not isinstance(record, Mapping):
        return None
    return next((value for key, value in record.items() if str(key).strip().lower() == inner), None)
