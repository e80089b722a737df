"""When two articles are one text: data/grammar/same_text.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.resources import grammar_dir
from kg.yamlio import load_cached

FILE = "same_text.yaml"


@dataclass(frozen=True, slots=True)
class SameText:
    """The rows of the file. ``words``, ``kept``, ``keys`` and ``most`` are counts, the others shares of 1.

    ``alike``: of the runs of words of the shorter text so many stand in the other; ``detail``: so many of its names,
    numbers and dates; ``shortest``: so much of the longer text the shorter is at least.
    """

    words: int
    kept: int
    keys: int
    most: int
    alike: float
    detail: float
    shortest: float


@cache
def load_same_text(directory: Path | None = None) -> SameText:
    """The file. Raises: DataError."""
    return load_cached((directory or grammar_dir()) / FILE, SameText)
