"""Where the row of a rule stands: the grammar file, its section, and the examples that the row gives itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.resources import grammar_dir
from kg.yamlio import load_plain

PREFIXES: Final[Mapping[str, str]] = {
    "citation": "citations",
    "deed": "meetings",
    "document": "documents",
    "indicator": "indicators",
    "meeting": "meetings",
    "participation": "participation",
    "person": "people",
    "personnel": "personnel",
    "request": "requests",
    "tenure": "tenures",
    "unit": "bodies",
}
"""Prefix of a rule -> the file of its rows."""
PLAIN: Final = ("dates", "documents", "numbers")  # files whose rows are called by their id alone
_CALLED: Final[Mapping[str, str]] = {"personnel.awarded": "award"}
"""Rules whose row has another id than the rule."""
_FIGURES: Final = ("indicator", "numbers.yaml", "units")
"""Prefix of the rules that are called by the kind of the unit that is counted, and where the units stand."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A row of a grammar file: ``file`` as data/grammar/<name>.yaml, the section of the file, the row's id.

    The rule of a figure has no row of its own but all rows of one kind of unit: its ``id`` is "kind: case".
    """

    file: str
    section: str
    id: str
    examples: tuple[str, ...] = ()


def rule_row(rule: str, directory: Path | None = None) -> RuleRow | None:
    """The row behind a rule such as "tenure.apposed" or "citation/amends"; None for a rule that is program, not data.

    Raises:
        DataError: the grammar file is wrong.
    """
    prefix, row = rule_parts(rule)
    folder = directory or grammar_dir()
    if prefix == _FIGURES[0]:
        return _unit_row(folder / _FIGURES[1], row)
    wanted = (rule, _CALLED.get(rule, row))
    files = (PREFIXES[prefix],) if prefix in PREFIXES else () if prefix else PLAIN
    rows = (found for name in files for found in _rows(folder / f"{name}.yaml"))
    return next((found for found in rows if found.id in wanted), None)


def rule_parts(rule: str) -> tuple[str, str]:
    """Prefix and row: "citation/amends" -> ("citation", "amends"), "full" -> ("", "full")."""
    prefix, mark, row = rule.replace("/", ".").partition(".")
    return (prefix, row) if mark else ("", prefix)


def sections(content: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The sections of a grammar file, read as plain data, that hold rows with ids."""
    for section, rows in content.items() if isinstance(content, Mapping) else ():
        if isinstance(rows, list) and rows and all(isinstance(row, Mapping) and "id" in row for row in rows):
            yield section, rows


def _unit_row(path: Path, kind: str) -> RuleRow | None:
    """The units of a kind; None for figures that are known by something else, such as a comparison."""
    return RuleRow(f"data/grammar/{path.name}", _FIGURES[2], f"kind: {kind}") if kind in _kinds(path) else None


@cache
def _kinds(path: Path) -> frozenset[str]:
    content: Any = load_plain(path)
    return frozenset(row["kind"] for row in content[_FIGURES[2]])


@cache
def _rows(path: Path) -> tuple[RuleRow, ...]:
    return tuple(
        RuleRow(f"data/grammar/{path.name}", section, row["id"], tuple(row.get("examples") or ()))
        for section, rows in sections(load_plain(path))
        for row in rows
    )
