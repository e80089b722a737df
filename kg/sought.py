"""Expressions looked for in a whole article at once, and then asked for sentence by sentence.

Of most expressions most sentences have no match. One pass over the text of an article finds the strings with which the
matches of all of them begin; a sentence without such a string is not searched.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.literals import literals
from kg.word_tree import WORD_END, word_tree

_numbers: dict[str, int] = {}  # the strings of all expressions, numbered as they came


class Sought:
    """An expression that answers like a compiled one, and sooner where no match can begin.

    ``expression`` is the compiled one, for texts that are asked about once. ``starts`` are the strings with which the
    matches begin, a line end told as a blank, where they are known. Raises: ValueError, where a match may begin with
    anything.
    """

    def __init__(self, pattern: str, starts: Iterable[str] | None = None) -> None:
        self.expression = re.compile(pattern)
        starts = starts or literals(pattern)
        if starts is None:
            raise ValueError(f"a match of {pattern!r} may begin with anything: it can't be looked for by its beginning")
        self._starts = frozenset(_numbers.setdefault(start, len(_numbers)) for start in sorted(starts))
        self._last: tuple[str, Sequence[int]] = ("", ())  # the text asked about last, and where a match may begin in it

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The match that begins at an offset."""
        return self.expression.match(text, at)

    def find_all(self, text: str, start: int, end: int) -> Sequence[re.Match[str]]:
        """The matches between two offsets, in reading order and apart."""
        found: list[re.Match[str]] = []
        for place in self._places(text, start, end):
            if place >= start and (match := self.expression.match(text, place, end)):
                found.append(match)
                start = match.end()
        return found

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets."""
        for place in self._places(text, start, end):
            if match := self.expression.match(text, place, end):
                return match
        return None

    def _places(self, text: str, start: int, end: int) -> Sequence[int]:
        """Where a match may begin between two offsets."""
        last, places = self._last
        if last is not text:
            met = _met(text, len(_numbers))
            places = sorted({place for number in met.keys() & self._starts for place in met[number]})
            self._last = text, places
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else places


class AnyWord(Sought):
    """Any of ``words`` where a word begins, the longest first, with the expression ``end`` after it."""

    def __init__(self, words: Iterable[str], *, blank: str = " ", end: str = WORD_END) -> None:
        forms = sorted(set(words))
        starts = forms if blank == " " else {form[: form.find(" ") + 1] or form for form in forms}
        super().__init__(word_tree(forms, blank=blank, end=end), starts)


@lru_cache(maxsize=4)  # every expression asks for the article that is being read
def _met(text: str, count: int) -> Mapping[int, Sequence[int]]:
    """Number of a string, of the first ``count``, -> where it stands in ``text``."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, start, _ in _automaton(count).find_matches_as_indexes(text.replace("\n", " "), overlapping=True):
        found[number].append(start)
    return found


@lru_cache(maxsize=1)
def _automaton(count: int) -> AhoCorasick:
    strings = list(_numbers)[:count]
    return AhoCorasick(strings, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
