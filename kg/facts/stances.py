"""Whether a text asserts what it tells: plans, denials, hearsay and conditions, by data/grammar/stances.yaml."""

import functools
import re
from dataclasses import dataclass
from typing import Final, Literal

from kg.records import Span
from kg.resources import grammar_dir
from kg.sought import AnyWord
from kg.word_tree import WORD_END
from kg.yamlio import load_cached

ASSERTED: Final = "asserted"
PLANNED: Final = "planned"
UNSAID: Final = "unsaid"  # asked for or weighed: no fact
Fact = Literal["change", "participation", "request", "meeting"]
_FAR = 500  # code points: more than any row reaches
_BREAK = {"phrase": re.compile(r"[.;:,\"“”]"), "clause": re.compile(r"[;.] ")}


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A row of the file, whose head says what each field means."""

    id: str
    status: Literal["planned", "negated", "reported", "cancelled", "unsaid"]
    of: tuple[Fact, ...]
    within: Literal["phrase", "clause"]
    reach: int
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    side: Literal["before", "after"] = "before"
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stances:
    """data/grammar/stances.yaml."""

    rows: tuple[StanceRow, ...]


@functools.cache
def stances() -> tuple[StanceRow, ...]:
    """The rows, the first to be tried first. Raises: DataError."""
    return load_cached(grammar_dir() / "stances.yaml", Stances).rows


@functools.cache
def _rows(fact: Fact) -> tuple[tuple[StanceRow, AnyWord, int], ...]:
    """The rows with their expressions and the lengths of their longest words."""
    rows = (row for row in stances() if fact in row.of)
    return tuple((row, AnyWord(row.words, end=_tail(row)), max(map(len, row.words))) for row in rows)


@functools.cache
def _any(fact: Fact) -> AnyWord:
    return AnyWord(word for row, _, _ in _rows(fact) for word in row.words)


def _tail(row: StanceRow) -> str:
    return WORD_END + (rf"(?! (?:{'|'.join(map(re.escape, row.unless_after))})(?!\w))" if row.unless_after else "")


def stance(folded: str, sentence: Span, act: Span, fact: Fact) -> str:
    """The status of a fact that the words ``act`` of a sentence tell: "asserted" where nothing speaks against it."""
    near = Span(max(sentence.start, act.start - _FAR), min(sentence.end, act.end + _FAR))
    if _any(fact).search(folded, near.start, near.end) is None:
        return ASSERTED
    return next((row[0].status for row in _rows(fact) if _holds(folded, sentence, act, *row)), ASSERTED)


def _holds(folded: str, sentence: Span, act: Span, row: StanceRow, words: AnyWord, longest: int) -> bool:
    if row.side == "after":
        start, end = act.end, min(sentence.end, act.end + row.reach + longest)
    else:
        start, end = max(sentence.start, act.start - row.reach - longest - 1), act.start
    for match in words.find_all(folded, start, end):
        gap = folded[act.end : match.start()] if row.side == "after" else folded[match.end() : act.start]
        if len(gap) > row.reach + 1 or _BREAK[row.within].search(gap):
            continue
        before = folded[max(sentence.start, match.start() - 24) : match.start()].rstrip()
        if not (row.unless_before and before.endswith(row.unless_before)):
            return True
    return False
