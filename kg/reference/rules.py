"""Rows of the grammar files that are patterns over chunks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.resources import grammar_dir
from kg.yamlio import load_cached


@dataclass(frozen=True)
class ChunkRule:
    """A pattern over the chunks of a sentence; the head of its file explains the words of the pattern."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    spread: bool = False
    each: bool = False
    several: bool = False


@dataclass(frozen=True)
class ChunkRules:
    """A grammar file of chunk patterns."""

    rows: tuple[ChunkRule, ...]


@dataclass(frozen=True)
class WordClass:
    """A class of words that trigger something; ``forms`` are folded text, a form may be a regular expression."""

    id: str
    forms: tuple[str, ...]
    counter: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    notes: str | None = None

    def any_form(self) -> str:
        """An expression for any of the forms, in the order of the file."""
        return f"(?:{'|'.join(self.forms)})"


@dataclass(frozen=True)
class WordClasses:
    """A grammar file of word classes."""

    rows: tuple[WordClass, ...]
    sources: Mapping[str, str] = field(default_factory=dict)


def load_chunk_rules(name: str, directory: Path | None = None) -> tuple[ChunkRule, ...]:
    """The patterns of data/grammar/<name>.yaml, in order. Raises: DataError."""
    return load_cached((directory or grammar_dir()) / f"{name}.yaml", ChunkRules).rows


def load_word_classes(name: str, directory: Path | None = None) -> Mapping[str, WordClass]:
    """The word classes of data/grammar/<name>.yaml by id. Raises: DataError."""
    rows = load_cached((directory or grammar_dir()) / f"{name}.yaml", WordClasses).rows
    return {row.id: row for row in rows}
