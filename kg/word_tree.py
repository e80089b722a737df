"""Any of many words: an expression that a search finds quickly, and a list that knows where its words may stand."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

WORD_END = r"(?!\w)"


_forms: dict[str, int] = {}  # the words of all lists, numbered as they came: one pass over a text looks for all


class AnyWord:
    """Any of ``words`` where a word begins, the longest first, with the expression ``end`` after it.

    What a compiled expression for them would find, found from the places where one pass over the whole text met them:
    most sentences have none and are not searched. The text is clean (see `kg.text.clean`): ``blank``, the expression
    for a blank of a word, is met by one blank or line end alone.
    """

    def __init__(self, words: Iterable[str], *, blank: str = " ", end: str = WORD_END) -> None:
        forms = sorted(set(words))
        self._pattern = re.compile(word_tree(forms, blank=blank, end=end))
        self._numbers = frozenset(_forms.setdefault(form, len(_forms)) for form in forms)
        self._last: tuple[str, Sequence[int]] = ("", ())  # the text asked about last, and where a word may begin in it

    def match(self, folded: str, at: int) -> re.Match[str] | None:
        """The word that begins at an offset."""
        return self._pattern.match(folded, at)

    def find_all(self, folded: str, start: int, end: int) -> Sequence[re.Match[str]]:
        """The words between two offsets, in reading order and apart."""
        found: list[re.Match[str]] = []
        for place in self._places(folded, start, end):
            if place >= start and (match := self._pattern.match(folded, place, end)):
                found.append(match)
                start = match.end()
        return found

    def search(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """The first word between two offsets."""
        for place in self._places(folded, start, end):
            if match := self._pattern.match(folded, place, end):
                return match
        return None

    def _places(self, folded: str, start: int, end: int) -> Sequence[int]:
        """Where a word may begin between two offsets."""
        text, places = self._last
        if text is not folded:
            met = _met(folded, len(_forms))
            places = sorted({place for number in met.keys() & self._numbers for place in met[number]})
            self._last = folded, places
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else places


@lru_cache(maxsize=4)  # every list asks for the article that is being read
def _met(text: str, count: int) -> Mapping[int, Sequence[int]]:
    """Number of a form, of the first ``count``, -> where it stands in ``text``, be it within a word."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, start, _ in _automaton(count).find_matches_as_indexes(text.replace("\n", " "), overlapping=True):
        found[number].append(start)
    return found


@lru_cache(maxsize=1)
def _automaton(count: int) -> AhoCorasick:
    forms = list(_forms)[:count]
    return AhoCorasick(forms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)


def word_tree(words: Iterable[str], *, blank: str = " ", end: str = "") -> str:
    """An expression for any of ``words`` where a word begins, the longest first, with ``end`` after it.

    It is built as a tree of letters, and begins with a plain letter in each branch, so that the search skips the
    letters with which no word begins.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in sorted(set(words)):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    branches = []
    for first, below in sorted(tree.items()):
        start = f"(?<!\\w{re.escape(first)})" if first[0].isalnum() else ""
        branches.append(f"{re.escape(first)}{start}{_branch(below, blank, end)}")
    return f"(?:{'|'.join(branches)})"


def _branch(node: Mapping[str, Mapping], blank: str, end: str) -> str:  # type: ignore[type-arg]
    longer = [
        f"{blank if char == ' ' else re.escape(char)}{_branch(below, blank, end)}"
        for char, below in sorted(node.items())
        if char
    ]
    if "" in node:
        longer.append(end)
    return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"
