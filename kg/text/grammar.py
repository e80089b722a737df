"""data/grammar/zones.yaml compiled: patterns of the lines that are not prose, publishers, abbreviations."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.reference.gazetteer import province_forms
from kg.resources import grammar_dir
from kg.yamlio import load_cached

Kind = Literal[
    "banner", "header", "residue", "furniture", "list", "link", "caption", "label", "office", "formal", "agency",
    "credit", "opener", "beside", "predicate", "clock", "after", "posted", "topic", "owner", "notice",
]  # fmt: skip

_BESIDE: tuple[Kind, ...] = ("posted", "clock", "after", "beside")


@dataclass(frozen=True, slots=True)
class LineRow:
    """One pattern on folded text.

    banner, header: a whole line above the prose; furniture: a whole line anywhere; residue: what an editor left at
    the start of a line; list, link: a whole line that opens or is related news; caption: a whole paragraph; formal:
    a whole line of a letterhead or a signature; label: the start of a byline, which ``gives`` people or nobody;
    office: the start of a part of a byline that names no person; agency: a whole line above the prose; credit: the
    agency at the start of the prose; opener: the first words of a lead; clock, after, posted, beside: what may
    stand beside the date of a stamp, anywhere in it: an hour, what only follows the date, a label of publication, the
    rest; topic: a section or a button on the line of a stamp; predicate: a whole line that goes on with the caption
    above it; owner: the start of a line that names the body whose page it is; notice: a whole headline that stays one
    above a longer line. ``examples`` must match and
    ``counter`` must not; tests hold both.
    """

    id: str
    kind: Kind
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    gives: Literal["people", "nobody"] = "nobody"

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"{self.id!r} is no regular expression: {error}") from error


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A publisher and the folded marks under which it prints."""

    name: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoneRows:
    """data/grammar/zones.yaml."""

    lines: tuple[LineRow, ...]
    publishers: tuple[PublisherRow, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The patterns by kind; see `LineRow` for what each is tried on."""

    kinds: Mapping[str, re.Pattern[str]]
    beside: re.Pattern[str]  # posted, clock, after and beside in one
    naming: re.Pattern[str]  # labels that give people
    marks: re.Pattern[str]
    publishers: Mapping[str, str]  # mark -> name
    abbreviations: frozenset[str]
    provinces: frozenset[str]  # folded names; a province alone on a line is a heading, no author

    def whole(self, kind: Kind, folded: str) -> bool:
        """Whether ``folded`` as a whole is of that kind."""
        return self.kinds[kind].fullmatch(folded) is not None

    def length(self, kind: Kind, folded: str) -> int:
        """Length of the start of ``folded`` that is of that kind; 0 when none is."""
        match = self.kinds[kind].match(folded)
        return match.end() if match else 0

    def publisher(self, folded: str) -> str | None:
        """The publisher whose mark stands in ``folded``, the first if several."""
        match = self.marks.search(folded)
        return self.publishers[match.group()] if match else None


def rows() -> ZoneRows:
    """The rows as written. Raises: DataError."""
    return load_cached(grammar_dir() / "zones.yaml", ZoneRows)


@functools.cache
def grammar() -> Grammar:
    """The compiled patterns. Raises: DataError."""
    data = rows()
    by_kind: dict[str, list[str]] = {}
    for row in data.lines:
        by_kind.setdefault(row.kind, []).append(row.pattern)
    publishers = {mark: row.name for row in data.publishers for mark in row.marks}
    marks = "|".join(re.escape(mark) for mark in sorted(publishers, key=lambda mark: (-len(mark), mark)))
    return Grammar(
        kinds={kind: one_of(patterns) for kind, patterns in by_kind.items()},
        beside=one_of(pattern for kind in _BESIDE for pattern in by_kind.get(kind, ())),
        naming=one_of(row.pattern for row in data.lines if row.kind == "label" and row.gives == "people"),
        marks=re.compile(rf"(?<![\w.])(?:{marks})(?!\w)"),
        publishers=publishers,
        abbreviations=frozenset(data.abbreviations),
        provinces=frozenset(province_forms()),
    )


def one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression that matches what any of ``patterns`` matches."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
