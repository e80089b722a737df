"""The words around meetings: data/grammar/meetings.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.resources import grammar_dir
from kg.yamlio import load_cached


@dataclass(frozen=True)
class MeetingHead:
    """A kind of meeting and the words that open its name."""

    id: str
    forms: tuple[str, ...]
    weak: bool
    takes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deed:
    """Acts that make a meeting which the text does not name.

    ``kind`` is the id of the head, ``head`` the word put before the act to name it ("lễ"), ``acts`` the act itself,
    ``after`` the words one of which must stand right before it, none for any. A ``visit`` is one of several on one
    journey; one that is ``named`` in the lead is a meeting that the article goes on to call so. ``examples`` and
    ``counter`` are leads with and without one.
    """

    id: str
    kind: str
    head: str
    after: tuple[str, ...]
    acts: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    visit: bool = False
    named: bool = False


@dataclass(frozen=True)
class MeetingWords:
    """The file as a whole; its head says what each field means."""

    heads: tuple[MeetingHead, ...]
    purposes: Mapping[str, tuple[str, ...]]
    stops: tuple[str, ...]
    bare: tuple[str, ...]
    comma: tuple[str, ...]
    trailing: tuple[str, ...]
    generic: tuple[str, ...]
    apart: tuple[str, ...]
    holding: tuple[str, ...]
    deeds: tuple[Deed, ...]


def load_meeting_words(directory: Path | None = None) -> MeetingWords:
    """The words around meetings. Raises: DataError."""
    return load_cached((directory or grammar_dir()) / "meetings.yaml", MeetingWords)
