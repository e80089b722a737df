"""Surnames, clan names and name particles: the rows of data/reference/surnames.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.resources import reference_dir
from kg.yamlio import load_cached


@dataclass(frozen=True)
class SurnameRow:
    """A group of names that may open a person's name; ``weak`` when they are ordinary words too."""

    id: str
    source: str
    names: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True)
class Surnames:
    """The file as a whole."""

    sector: str
    sources: Mapping[str, str]
    rows: tuple[SurnameRow, ...]


@cache
def load_surnames() -> Mapping[str, bool]:
    """Name (as printed) -> whether it is strong evidence of a person. Raises: DataError."""
    rows = load_cached(reference_dir() / "surnames.yaml", Surnames).rows
    return {name: not row.weak for row in rows for name in row.names}
