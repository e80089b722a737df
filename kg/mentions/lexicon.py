"""All closed vocabulary in one automaton pass over the folded text.

A hit is a form between word boundaries. Hits may overlap; at each start they are ordered longest first, and the finders
read the text from left to right through them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.frozen import record

if TYPE_CHECKING:
    from kg.mentions.composition import Parsed
    from kg.values import UnitValue


_DAY = re.compile(r"(?:[0-3]\d[/-][01]\d[/-]20\d\d|[0-2]\d:[0-5]\d)(?!\d)")


@record
class Entry:
    """One form of the vocabulary. ``strict``: the printed form must begin with a capital."""

    kind: str
    key: str
    form: str
    strict: bool = False


@record
class Hit:
    """A form met in the text, as a half-open range of code points."""

    start: int
    end: int
    entry: Entry

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


@dataclass(slots=True)
class Scan:
    """A text with the forms met in it: start offset -> the hits that begin there, longest first.

    ``depth`` is how many bodies are being read, each for a part of the one before; ``read`` is what was read at a depth
    and offset, for in a run of such words each would be read from every one before it. ``abroad`` are the folded names
    of the areas that the text says are of another country, None until they were looked for. ``introduced`` has the
    short names that the text gives bodies. ``called`` is the kind of area that the text calls each district, by its
    folded name, None until that was looked for.
    """

    text: str
    folded: str
    hits: Mapping[int, list[Hit]]
    depth: int = 0
    read: dict[tuple[int, int], "Parsed | None"] = field(default_factory=dict)
    abroad: tuple[str, ...] | None = None
    introduced: dict[str, "UnitValue"] = field(default_factory=dict)
    called: Mapping[str, str] | None = None


class Lexicon:
    """A vocabulary compiled into one automaton."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_form: dict[str, list[Entry]] = {}
        for entry in entries:
            by_form.setdefault(entry.form, []).append(entry)
        self._forms = sorted(by_form)
        self._entries = [tuple(by_form[form]) for form in self._forms]
        self._automaton = AhoCorasick(
            self._forms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def hits(self, text: str, folded: str) -> dict[int, list[Hit]]:
        """Start offset -> the hits that begin there, longest first; starts in reading order."""
        found: dict[int, list[Hit]] = {}
        last = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and (folded[start - 1].isalnum() or folded[start - 1] == "_") and _is_word(folded[start]):
                continue
            if end < last and _goes_on(folded, end):
                continue
            capital = text[start].isupper()
            for entry in self._entries[index]:
                if not capital and entry.strict:
                    continue
                if start in found:
                    found[start].append(Hit(start, end, entry))
                else:
                    found[start] = [Hit(start, end, entry)]
        for hits in found.values():
            if len(hits) > 1:
                hits.sort(key=lambda hit: -hit.end)
        return dict(sorted(found.items()))


def _goes_on(folded: str, end: int) -> bool:
    """Whether the word that ends at ``end`` goes on; a day that a headline is glued to is not part of it."""
    if not _is_word(folded[end]) or not _is_word(folded[end - 1]):
        return False
    return not (folded[end].isdigit() and _DAY.match(folded, end))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
