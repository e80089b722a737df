"""The rows of data/grammar/requests.yaml, and what is compiled from them once."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.facts.cues import CueRow, Cues
from kg.resources import grammar_dir
from kg.sought import Sought
from kg.word_tree import BLANK, WORD_END, word_tree
from kg.yamlio import load_cached


@dataclass(frozen=True, slots=True)
class RequestVerb:
    """Verbs of asking; see `kg.facts.cues.CueRow`. ``direct``: an addressee must follow."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    direct: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Words for a group of units that has no name."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestGrammar:
    """data/grammar/requests.yaml; its comments say what each part is."""

    verbs: tuple[RequestVerb, ...]
    groups: tuple[GroupRow, ...]
    leading: tuple[str, ...]
    trailing: tuple[str, ...]
    times: tuple[str, ...]
    tasks: tuple[str, ...]
    stops: tuple[str, ...]
    pleaders: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True)
class RequestTables:
    """The compiled rows. All but ``verbs`` and ``stop`` are matched at a place, after blanks."""

    verbs: Cues
    direct: frozenset[str]
    leading: re.Pattern[str]
    group: re.Pattern[str]
    time: re.Pattern[str]
    task: re.Pattern[str]
    stop: Sought
    item: re.Pattern[str]


@functools.cache
def request_grammar() -> RequestGrammar:
    """The rows of data/grammar/requests.yaml. Raises: DataError."""
    return load_cached(grammar_dir() / "requests.yaml", RequestGrammar)


@functools.cache
def request_tables() -> RequestTables:
    """What the reader matches with."""
    rules = request_grammar()
    groups, trailing = _words(word for row in rules.groups for word in row.words), _words(rules.trailing)
    return RequestTables(
        verbs=Cues({"ask": [_cue(row) for row in rules.verbs]}),
        direct=frozenset(row.id for row in rules.verbs if row.direct),
        leading=re.compile(rf"(?:(?:{_words(rules.leading)})(?!\w) ?)*"),
        group=re.compile(rf"(?:{groups})(?!\w)(?:,? ?(?:{trailing})(?!\w))*"),
        time=re.compile(rf"(?:(?:{'|'.join(rules.times)})(?!\w),? ?)?"),
        task=re.compile(rf"(?:{_words(rules.tasks)})(?!\w)"),
        stop=Sought(rf"[;,] (?:đồng thời |và )?{word_tree(rules.stops, blank=BLANK, end=WORD_END)}"),
        item=re.compile(rf"(?:{'|'.join(rules.items)}) ?"),
    )


def _cue(row: RequestVerb) -> CueRow:
    return CueRow(row.id, row.words, row.examples, row.counter, row.unless_before, row.unless_after)


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
