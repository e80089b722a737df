"""Cue words in folded text: many words looked for in one pass, each with what may not stand around it."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from kg.frozen import record
from kg.sought import AnyWord
from kg.word_tree import BLANK

_BEFORE = 32  # code points before a cue among which words that make it none are looked for


@record
class CueRow:
    """Words that are a cue, with sentences in which they are and are not.

    ``unless_before`` and ``unless_after`` are words that, next to it, make it none; ``then`` is an expression that must
    follow. ``scope``: how far the cue reaches, to the end of the sentence or the next semicolon. ``weak``: it proves
    little.
    """

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    then: str | None = None
    scope: Literal["sentence", "clause"] = "sentence"
    weak: bool = False

    def __post_init__(self) -> None:
        if self.then is not None:
            try:
                re.compile(self.then)
            except re.error as error:
                raise ValueError(f"then is no regular expression: {error}") from error


@record
class Cue:
    """A cue met at an offset of the text."""

    group: str
    row: CueRow
    start: int
    end: int


class Cues:
    """Rows by group, compiled into one expression."""

    def __init__(self, groups: Mapping[str, Iterable[CueRow]]) -> None:
        self._rows: dict[str, list[tuple[str, CueRow, re.Pattern[str] | None]]] = {}
        for group, rows in groups.items():
            for row in rows:
                then = re.compile(row.then) if row.then else None
                for word in row.words:
                    self._rows.setdefault(word, []).append((group, row, then))
        self._any = AnyWord(self._rows, blank=BLANK)

    def find(self, folded: str, start: int, end: int) -> list[Cue]:
        """The cues between two offsets, in reading order; where words overlap the longest one counts."""
        found = []
        for match in self._any.find_all(folded, start, end):
            for group, row, then in self._rows.get(match[0]) or self._rows.get(_plain(match[0]), []):
                if self._holds(folded, match, row, then):
                    found.append(Cue(group, row, match.start(), match.end()))
        return found

    def _holds(self, folded: str, match: re.Match[str], row: CueRow, then: re.Pattern[str] | None) -> bool:
        if row.unless_before and folded[max(0, match.start() - _BEFORE) : match.start()].rstrip()[-24:].endswith(
            row.unless_before
        ):
            return False
        if row.unless_after and folded.startswith(row.unless_after, match.end() + 1):
            return False
        return then is None or then.match(folded, match.end()) is not None


def _plain(words: str) -> str:
    return " ".join(words.split())
