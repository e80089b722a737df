"""The rows of data/grammar/cases.yaml, and what is compiled from them once."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.facts.cues import CueRow, Cues
from kg.names import fold
from kg.resources import grammar_dir
from kg.sought import AnyWord
from kg.word_tree import any_word
from kg.yamlio import load_cached

Side = Literal["investigation", "prosecution", "court"]


@dataclass(frozen=True, slots=True)
class ActRow:
    """Words for an act; see `kg.facts.cues.CueRow`. ``action`` is its code, ``sides`` the bodies that do it."""

    id: str
    action: str
    sides: tuple[Side, ...]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideRow:
    """The bodies of a side: families of bodies, and words in the labels of bodies of other families."""

    id: Side
    families: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leads:
    """Words before the name of an offence: any name, or one of the list."""

    open: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseGrammar:
    """data/grammar/cases.yaml; its comments say what each part is."""

    actions: tuple[ActRow, ...]
    sides: tuple[SideRow, ...]
    planned: str
    counted: str
    same: tuple[str, ...]
    decisions: tuple[str, ...]
    one_case: tuple[str, ...]
    leads: Leads
    classes: tuple[str, ...]
    ends: tuple[str, ...]
    offences: tuple[str, ...]
    variants: Mapping[str, str]


@dataclass(frozen=True)
class CaseTables:
    """The compiled rows. ``names``: folded name of an offence -> its label; ``rows``: id -> row of an act."""

    acts: Cues
    rows: dict[str, ActRow]
    sides: dict[str, SideRow]
    planned: re.Pattern[str]
    counted: re.Pattern[str]
    same: re.Pattern[str]
    decisions: re.Pattern[str]
    one_case: AnyWord
    lead: AnyWord
    open: frozenset[str]
    classes: re.Pattern[str]
    ends: re.Pattern[str]
    names: dict[str, str]
    known: re.Pattern[str]


@functools.cache
def case_grammar() -> CaseGrammar:
    """The rows of data/grammar/cases.yaml. Raises: DataError."""
    return load_cached(grammar_dir() / "cases.yaml", CaseGrammar)


@functools.cache
def case_tables() -> CaseTables:
    """What the reader matches with."""
    rules = case_grammar()
    names = {fold(name): name for name in rules.offences}
    names |= {fold(printed): name for printed, name in rules.variants.items()}
    actions = dict.fromkeys(row.action for row in rules.actions)
    return CaseTables(
        acts=Cues({action: [_cue(row) for row in rules.actions if row.action == action] for action in actions}),
        rows={row.id: row for row in rules.actions},
        sides={row.id: row for row in rules.sides},
        planned=re.compile(rf"(?<!\w){rules.planned}"),
        counted=re.compile(rules.counted),
        same=any_word(rules.same),
        decisions=any_word(rules.decisions),
        one_case=AnyWord(rules.one_case),
        lead=AnyWord([*rules.leads.open, *rules.leads.known]),
        open=frozenset(rules.leads.open),
        classes=any_word(rules.classes),
        ends=re.compile(rf'[.;:()"\n]|, | (?:{"|".join(sorted(rules.ends, key=lambda w: (-len(w), w)))})(?!\w)'),
        names=names,
        known=any_word(names),
    )


def _cue(row: ActRow) -> CueRow:
    return CueRow(row.id, row.words, row.examples, row.counter, row.unless_before, row.unless_after)
