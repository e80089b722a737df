"""The rows of data/grammar/indicators.yaml, and what is compiled from them once."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.facts.cues import CueRow, Cues
from kg.resources import grammar_dir
from kg.sought import AnyWord
from kg.word_tree import BLANK, any_word
from kg.yamlio import load_cached


@dataclass(frozen=True, slots=True)
class VerbRow:
    """Verbs of work; ``passive`` is how a label says it of the thing; ``case``: also told of one case;
    ``faint``: it proves nothing ("có", "gồm"); ``gives``: of gifts, which may be anything counted."""

    words: tuple[str, ...]
    passive: str | None = None
    case: bool = False
    faint: bool = False
    gives: bool = False


@dataclass(frozen=True, slots=True)
class AgainstRow:
    """What a comparison is with, and the words that tell it."""

    comparison: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelRows:
    """Words for making labels; see the file."""

    noun_ends: tuple[str, ...]
    noun_ends_before_number: tuple[str, ...]
    trailing: tuple[str, ...]
    leading: tuple[str, ...]
    own_verbs: tuple[str, ...]
    rate_verbs: tuple[str, ...]
    reached: tuple[str, ...]
    parts: tuple[str, ...]
    second_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorGrammar:
    """data/grammar/indicators.yaml."""

    plans: tuple[CueRow, ...]
    stories: tuple[CueRow, ...]
    reports: tuple[CueRow, ...]
    others: tuple[CueRow, ...]
    verbs: tuple[VerbRow, ...]
    ceremony: tuple[str, ...]
    sums: tuple[str, ...]
    compare: tuple[str, ...]
    compared: tuple[str, ...]
    against: tuple[AgainstRow, ...]
    imperatives: tuple[str, ...]
    attendance: tuple[str, ...]
    labels: LabelRows


@dataclass(frozen=True)
class Tables:
    """The compiled rows."""

    cues: Cues
    verb: AnyWord
    verbs: Mapping[str, VerbRow]
    faint: frozenset[str]
    ceremony: re.Pattern[str]
    sums: re.Pattern[str]
    compare: re.Pattern[str]
    compared: re.Pattern[str]
    attendance: re.Pattern[str]
    imperative: re.Pattern[str]
    against: tuple[AgainstRow, ...]
    noun_end: re.Pattern[str]
    two_names: re.Pattern[str]
    trailing: re.Pattern[str]
    leading: re.Pattern[str]
    own_verb: re.Pattern[str]
    rate_end: re.Pattern[str]
    reached: re.Pattern[str]
    part: re.Pattern[str]


@functools.cache
def grammar() -> IndicatorGrammar:
    """The rows of data/grammar/indicators.yaml."""
    return load_cached(grammar_dir() / "indicators.yaml", IndicatorGrammar)


def _words(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", BLANK) for word in ordered)


@functools.cache
def tables() -> Tables:
    """What the reader matches with."""
    rules = grammar()
    verbs = {word: row for row in rules.verbs for word in row.words}
    return Tables(
        cues=Cues({"plan": rules.plans, "report": rules.reports, "other": rules.others, "story": rules.stories}),
        verb=AnyWord(verbs, blank=BLANK),
        verbs=verbs,
        faint=frozenset(word for row in rules.verbs if row.faint for word in row.words),
        ceremony=re.compile(rf"(?<!\w)(?:{_words(rules.ceremony)}) $"),
        sums=re.compile(rf"(?<!\w)(?:{_words(rules.sums)})(?!\w)"),
        compare=re.compile(
            rf"(?<!\w)(?:{_words(rules.compare)})(?: thêm| lên| xuống)?(?: (?:trên|gần|khoảng|hơn))?[ \n]{{0,3}}$"
        ),
        compared=any_word(rules.compared, blank=BLANK),
        attendance=any_word(rules.attendance, blank=BLANK),
        imperative=re.compile(rf"(?:{_words(rules.imperatives)})(?!\w)"),
        against=rules.against,
        **_label_patterns(rules.labels),
    )


def _label_patterns(rows: LabelRows) -> dict[str, re.Pattern[str]]:
    adverb, about = "(?:mới|chỉ|đều|cũng|đã|còn|chung) ", "(?: trên| hơn| gần| khoảng)?"
    return {
        "noun_end": re.compile(
            r"[;:.()/\n\"“”](?![0-9])|/(?<=[^\d]/)|,| - | = | (?:và|với|trên|hoặc) (?=[0-9]|tổng số)"
            rf"| (?:{_words(rows.noun_ends)})(?!\w)"
            rf"| (?:{_words(rows.noun_ends_before_number)})(?= [0-9]| so| trên| hơn| gần| tỷ lệ)"
        ),
        "two_names": re.compile(rf"[\w ]+, (?:{_words(rows.second_names)})(?!\w)"),
        "trailing": re.compile(rf"(?: (?:{_words(rows.trailing)}))+$"),
        "leading": re.compile(rf"^(?:(?:{_words(rows.leading)}) )+"),
        "own_verb": re.compile(rf"(?<!\w)(?:{_words(rows.own_verbs)}|bị (?!can|cáo|hại|án))(?!\w)"),
        "rate_end": re.compile(rf",? ?(?:{adverb})*(?:{_words(rows.rate_verbs)})?{about},? ?$"),
        "part": re.compile(rf"[(,;] ?(?:và )?(?:trong đó |gồm |có )?(?P<part>{_words(rows.parts)})(?: là|:)? $"),
        "reached": re.compile(rf"[ ,(]*(?:{adverb})?(?:{_words(rows.reached)}){about}[ \n]*"),
    }
