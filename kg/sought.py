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

_looked_for: dict[frozenset[str], int] = {}  # the lists of strings, numbered as they came


class Strings:
    """Strings that one pass over a text finds together with all others that are looked for in it."""

    def __init__(self, strings: Iterable[str]) -> None:
        least = frozenset(strings)
        least = frozenset(one for one in least if not any(one[:size] in least for size in range(1, len(one))))
        self._number = _looked_for.setdefault(least, len(_looked_for))

    def places(self, text: str, start: int, end: int) -> Sequence[int]:
        """Where the strings begin between two offsets, in order; a blank of theirs may be a line end."""
        places = _met(text, len(_looked_for)).get(self._number, ())
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else places


class Sought(Strings):
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
        super().__init__(starts)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The match that begins at an offset."""
        return self.expression.match(text, at)

    def find_all(self, text: str, start: int, end: int) -> Sequence[re.Match[str]]:
        """The matches between two offsets, in reading order and apart."""
        found: list[re.Match[str]] = []
        for place in self.places(text, start, end):
            if place >= start and (match := self.expression.match(text, place, end)):
                found.append(match)
                start = match.end()
        return found

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets."""
        for place in self.places(text, start, end):
            if match := self.expression.match(text, place, end):
                return match
        return None


class AnyWord(Sought):
    """Any of ``words`` where a word begins, the longest first, with the expression ``end`` after it.

    The text is clean (see `kg.text.clean`): ``blank``, the expression for a blank of a word, is met by one blank or one
    line end.
    """

    def __init__(self, words: Iterable[str], *, blank: str = " ", end: str = WORD_END) -> None:
        forms = sorted(set(words))
        super().__init__(word_tree(forms, blank=blank, end=end), forms)


@lru_cache(maxsize=4)  # every expression asks for the article that is being read
def _met(text: str, count: int) -> Mapping[int, Sequence[int]]:
    """Number of a list, of the first ``count``, -> where its strings stand in ``text``, in order."""
    automaton, lists = _automaton(count)
    hits = automaton.find_matches_as_indexes(text.replace("\n", " "), overlapping=True)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for start, string in sorted([(start, string) for string, start, _ in hits]):
        for number in lists[string]:
            found[number].append(start)
    return found


@lru_cache(maxsize=1)
def _automaton(count: int) -> tuple[AhoCorasick, Sequence[Sequence[int]]]:
    """What finds the strings of the first ``count`` lists, and for each string the numbers of its lists."""
    lists: defaultdict[str, list[int]] = defaultdict(list)
    for number, strings in enumerate(list(_looked_for)[:count]):
        for string in strings:
            lists[string].append(number)
    ordered = sorted(lists)
    automaton = AhoCorasick(ordered, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return automaton, [lists[string] for string in ordered]
