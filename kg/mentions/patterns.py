"""Pattern rows of data/grammar made into compiled expressions.

In a row ``«x»`` is a part (a named group ``x``) or a shorthand (no group), and a blank stands for one to three blanks
or the end of one line. Expressions are matched on folded text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.sought import Strings
from kg.word_tree import BLANK

_REFERENCE = re.compile(r"«(\w+)»")


def expand(pattern: str, parts: Mapping[str, str], shorthand: Mapping[str, str], *, named: bool) -> str:
    """The regular expression of a row; without ``named`` it has no capturing group. Raises: ValueError."""

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name in shorthand:
            return f"(?:{_REFERENCE.sub(replace, shorthand[name])})"
        if name not in parts:
            raise ValueError(f"unknown part «{name}»")
        return f"(?P<{name}>{parts[name]})" if named else f"(?:{parts[name]})"

    return _REFERENCE.sub(replace, pattern).replace(" ?", "\\x20?").replace(" ", BLANK)


def preceded(words: Sequence[str]) -> str:
    """A look-behind for one of ``words``, each ending in its own blank or bracket; empty for no words."""
    return f"(?:{'|'.join(f'(?<={re.escape(word)})' for word in words)})" if words else ""


def alternatives(words: Iterable[str]) -> str:
    """An expression for one of ``words``, the longest first, blanks as in rows."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", BLANK) for word in ordered)


@dataclass(frozen=True)
class Scanner:
    """Rows tried together at given places of a text: the first row in order that matches there wins."""

    names: Sequence[str]
    patterns: Sequence[str]  # the same rows without and with groups
    named: Sequence[str]
    _any: re.Pattern[str] = field(init=False, repr=False)
    _rows: Sequence[re.Pattern[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        joined = "|".join(f"(?P<row{i}>{pattern})" for i, pattern in enumerate(self.patterns))
        object.__setattr__(self, "_any", re.compile(joined))
        object.__setattr__(self, "_rows", [re.compile(pattern) for pattern in self.named])

    def at(self, text: str, start: int) -> tuple[str, re.Match[str]] | None:
        """The name of the row that matches at ``start`` and its match with groups."""
        found = self._any.match(text, start)
        if found is None or found.lastgroup is None:
            return None
        row = int(found.lastgroup[3:])
        match = self._rows[row].match(text, start)
        return (self.names[row], match) if match else None


class Openings:
    """Words, and where they open a word of a text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._strings = Strings(self._words)

    def of(self, text: str) -> Sequence[int]:
        """The places in ``text``, in order."""
        return [
            at
            for at in self._strings.places(text, 0, len(text))
            if not (at and text[at - 1].isalnum()) and text.startswith(self._words, at)
        ]
