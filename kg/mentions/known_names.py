"""The names met so far in a document, to find the longer form of one or the person in a run of capitals."""

import re
from collections.abc import Iterator

from kg.names import fold
from kg.values import PersonValue

_WORD_START = re.compile(r"(?<!\w)\w")


class KnownNames:
    """Names in the order in which they were met; of several that fit, the one met first is meant."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}  # with their ranks
        self._ends: dict[str, tuple[int, str]] = {}  # last words of a name -> rank and name
        self._heads: dict[str, tuple[int, str]] = {}  # first words of a name -> rank and name
        self._values: list[PersonValue] = []
        self._folded: dict[str, tuple[int, PersonValue]] = {}  # of the values, as many as were ever looked for
        self._lengths: set[int] = set()  # of the folded names
        self._looked_for = 0

    def add(self, value: PersonValue) -> None:
        """Note a name."""
        name = value.name
        if name in self._names:
            return
        rank = self._names[name] = len(self._names)
        self._values.append(value)
        at = name.find(" ")
        while at >= 0:
            self._ends.setdefault(name[at + 1 :], (rank, name))
            self._heads.setdefault(name[:at], (rank, name))
            at = name.find(" ", at + 1)

    def longer(self, name: str) -> str:
        """The longer name of which ``name`` is the end, or the highland given name; else ``name``."""
        fitting = (self._ends.get(name), self._heads.get(name) if "'" in name else None)
        return min((one for one in fitting if one), default=(0, name))[1]

    def within(self, folded: str) -> tuple[int, int, PersonValue] | None:
        """Where in ``folded`` a name stands in whole words, and whose it is; None without any."""
        for rank in range(self._looked_for, len(self._values)):
            name = fold(self._values[rank].name)
            self._folded.setdefault(name, (rank, self._values[rank]))
            self._lengths.add(len(name))
        self._looked_for = len(self._values)
        found = min(self._standing(folded), default=None)
        if found is None:
            return None
        _, start, end = found
        return start, end, self._folded[folded[start:end]][1]

    def _standing(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """The names in ``folded``: rank, start and end."""
        for word in _WORD_START.finditer(folded) if self._lengths else ():
            start = word.start()
            for length in self._lengths:
                known = self._folded.get(folded[start : start + length])
                if known and not _is_word(folded[start + length : start + length + 1]):
                    yield known[0], start, start + length


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
