"""Titles of posts and ranks: the rows of data/reference/posts.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.resources import reference_dir
from kg.yamlio import load_cached


@dataclass(frozen=True)
class Post:
    """One title; the head of posts.yaml says what each field means."""

    id: str
    label: str
    forms: tuple[str, ...]
    source: str
    bodies: tuple[str, ...] = ()
    deputy: bool = False
    deputy_forms: tuple[str, ...] = ()
    head: bool = False
    rank: bool = False
    role: bool = False
    part: str | None = None
    implied: str | None = None
    body: str | None = None
    fixed: bool = False
    needs_body: bool = False
    area_body: bool = False
    free: bool = False
    of_country: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Posts:
    """The file as a whole."""

    sector: str
    sources: Mapping[str, str]
    rows: tuple[Post, ...]


def load_posts(directory: Path | None = None) -> tuple[Post, ...]:
    """The titles in the order of the file. Raises: DataError."""
    return load_cached((directory or reference_dir()) / "posts.yaml", Posts).rows
