"""How names of bodies are composed: the rows of data/reference/bodies.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kg.resources import reference_dir
from kg.yamlio import load_cached


@dataclass(frozen=True)
class Body:
    """One family of bodies; the head of bodies.yaml says what each field means."""

    id: str
    shape: Literal["area", "part", "open"]
    label: str
    forms: tuple[str, ...]
    source: str
    kinds: Mapping[str, str] = field(default_factory=dict)
    kind: str | None = None
    implied: str | None = None
    strict: bool = False
    tail: Literal["number", "name", "free", "none"] = "none"
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    default: str | None = None
    whole: bool = False
    skip: bool = False
    explicit: bool = False
    beside: str | None = None
    bare: bool = False
    levels: tuple[str, ...] = ()
    elliptic: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    described: bool = False


@dataclass(frozen=True)
class Bodies:
    """The file as a whole."""

    sector: str
    sources: Mapping[str, str]
    rows: tuple[Body, ...]


def load_bodies(directory: Path | None = None) -> tuple[Body, ...]:
    """The families of bodies in the order of the file. Raises: DataError."""
    return load_cached((directory or reference_dir()) / "bodies.yaml", Bodies).rows
