"""What a kind of body is in the graph: the rows of data/reference/body_kinds.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.resources import reference_dir
from kg.yamlio import load_cached

ABROAD: Final = "foreign.procuracy"
"""The procuracies of other countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind; the head of body_kinds.yaml says what each field means. ``since`` and ``until`` are days, half-open."""

    id: str
    type: str
    level: str
    source: str
    part: bool = False
    area: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The file as a whole."""

    sources: Mapping[str, str]
    rows: tuple[Kind, ...]


@cache
def load_kinds(directory: Path | None = None) -> Mapping[str, Kind]:
    """Every kind by its id. Raises: DataError."""
    rows = load_cached((directory or reference_dir()) / "body_kinds.yaml", Kinds).rows
    return {row.id: row for row in rows}
