"""Which articles are one text printed twice: by two outlets, or twice by one with another header, byline or ending.

Of each article there is a sketch: a sample of the runs of words of its running text, the same sample for the same
words. Two articles are one text if the shorter is hardly shorter, if its runs of words stand in the longer, and if so
do its names, numbers and dates: briefs of one pattern about two events share the words and differ in these. Articles
are compared only if they share one of the least runs of words, and then with one of each text met there, so that the
work grows with the number of articles. Two reports of one event in different words are not one text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from kg.identity.dates import LAST
from kg.names import UPPER, name_key
from kg.records import ArticleFacts
from kg.reference.same_text import SameText, load_same_text
from kg.union import Union

KEY: Final = ("article", "same text")
"""Kind and key under which the path of the first article of a text stands among those of another of its articles."""
_PREPARED: Final = 4096  # articles, some 80 MB
_BITS: Final = 2048
_ALL: Final = 1 << 32  # more than any hash
_ZONES: Final = frozenset({"body"})
_WORD: Final = re.compile(r"\w+")
_DETAIL: Final = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*)*|\w*\d[\w./,-]*\w|\d")
"""A name (words with a capital) or a number with what belongs to it: "18/10/2023", "19/KL-VKSTC-V8", "98,5"."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The least hashes of a set of texts, in order, and the size of the set. All of a set that is small."""

    hashes: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an article: ``runs`` of words, and ``details``: names, numbers, dates."""

    article: str
    since: tuple[str, str]
    runs: Sample
    details: Sample


def sketch(article: ArticleFacts, date: str | None, rule: SameText | None = None) -> Sketch:
    """The sketch of an article. ``date`` is when it was written."""
    rule = rule or load_same_text()
    told = [article.text[s.start : s.end] for s in article.sentences if s.zone in _ZONES]
    words = [word for sentence in told for word in _WORD.findall(name_key(sentence))]
    runs = {" ".join(words[at : at + rule.words]) for at in range(max(1, len(words) - rule.words + 1))}
    details = {name_key(found) for sentence in told for found in _DETAIL.findall(sentence)}
    return Sketch(article.id, (date or LAST, article.id), _sample(runs if words else (), rule), _sample(details, rule))


def copies(found: Iterable[Sketch], rule: SameText | None = None) -> Iterator[tuple[str, str]]:
    """(article, the first article of its text) for each article but the first: by the day, of one day by the id."""
    return copies_among(sorted(found, key=lambda row: row.since), rule)


def copies_among(rows: Sequence[Sketch], rule: SameText | None = None) -> Iterator[tuple[str, str]]:
    """`copies` of rows that are in order."""
    rule = rule or load_same_text()
    known = _Known(rows, rule)
    heads: dict[int, list[int]] = {}  # hash -> one article of each text that has it among its least
    for number, row in enumerate(rows):
        apart: set[int] = set()
        for key in keys(row, rule):
            texts = heads.setdefault(key, [])
            if not known.joins(number, texts, apart) and len(texts) < rule.most:
                texts.append(number)
    for number, row in enumerate(rows):
        if (first := known.union.find(number)) != number:
            yield row.article, rows[first].article


def keys(row: Sketch, rule: SameText | None = None) -> tuple[int, ...]:
    """Hashes of runs of words; two articles are compared only if they share one."""
    return row.runs.hashes[: (rule or load_same_text()).keys]


def same_text(one: Sketch, two: Sketch, rule: SameText) -> bool:
    """Whether two articles are one text."""
    return _same_text((_Set.of(one.runs), _Set.of(one.details)), (_Set.of(two.runs), _Set.of(two.details)), rule)


@dataclass(frozen=True, slots=True)
class _Set:
    """A sample ready to be compared again and again.

    ``end`` is the last hash that it covers, ``bits`` has one of `_BITS` for each hash, ``doubles`` is how many hashes
    share theirs with another.
    """

    hashes: tuple[int, ...]
    members: frozenset[int]
    size: int
    end: int
    bits: int
    doubles: int

    @classmethod
    def of(cls, sample: Sample) -> "_Set":
        hashes, taken = sample.hashes, {found % _BITS for found in sample.hashes}
        bits, end = sum(1 << place for place in taken), hashes[-1] if len(hashes) < sample.size else _ALL
        return cls(hashes, frozenset(hashes), sample.size, end, bits, len(hashes) - len(taken))

    def up_to(self, end: int) -> int:
        """How many of the hashes there are up to one."""
        return len(self.hashes) if end >= self.end else bisect_right(self.hashes, end)


_Sets = tuple[_Set, _Set]  # of the runs and of the details


class _Known:
    """The texts found so far; what was prepared of the last articles that were compared is kept."""

    def __init__(self, rows: Sequence[Sketch], rule: SameText) -> None:
        self.union = Union(range(len(rows)))
        self._rows = rows
        self._rule = rule
        self._sets: dict[int, _Sets] = {}
        self._joined: set[int] = set()  # to an article before

    def joins(self, number: int, texts: Sequence[int], apart: set[int]) -> bool:
        """Whether an article is one of the texts; the two are made one. ``apart`` takes those that it is not."""
        own = self._of(number)
        for other in texts:
            if number in self._joined and self.union.find(other) == self.union.find(number):
                return True
            if other in apart:
                continue
            if _same_text(self._of(other), own, self._rule):
                self.union.join(other, number)
                self._joined.add(number)
                return True
            apart.add(other)
        return False

    def _of(self, number: int) -> _Sets:
        found = self._sets.get(number)
        if found is None:
            if len(self._sets) == _PREPARED:
                self._sets.clear()
            row = self._rows[number]
            found = self._sets[number] = (_Set.of(row.runs), _Set.of(row.details))
        return found


def _same_text(one: _Sets, two: _Sets, rule: SameText) -> bool:
    first, second = one[0].size, two[0].size
    less, more = (first, second) if first < second else (second, first)
    if not less or less < rule.shortest * more:
        return False
    return _alike(one[0], two[0], rule.alike) and _alike(one[1], two[1], rule.detail)


def _alike(one: _Set, two: _Set, least: float) -> bool:
    """Whether at least such a share of the smaller set is in the other, measured on what both samples cover."""
    end = min(one.end, two.end)
    first, second = one.up_to(end), two.up_to(end)
    fewer = min(first, second)
    if not fewer:
        return one.size == two.size == 0
    most = (one.bits & two.bits).bit_count() + min(one.doubles, two.doubles)
    if most / fewer < least:  # most pairs are told apart by this, which costs little
        return False
    return sum(found <= end for found in one.members & two.members) / fewer >= least


def _sample(texts: Iterable[str], rule: SameText) -> Sample:
    hashes = sorted({_hash(text) for text in texts})
    return Sample(tuple(hashes[: rule.kept]), len(hashes))


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
