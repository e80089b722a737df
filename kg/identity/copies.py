"""Which articles are one text printed twice: by two outlets, or twice by one with another header, byline or ending.

Of each article there is a sketch: a sample of the runs of words of its running text, the same sample for the same
words. Two articles are one text if the shorter is hardly shorter, if its runs of words stand in the longer, and if so
do its names, numbers and dates: briefs of one pattern about two events share the words and differ in these. Articles
are compared only if they share one of the least runs of words, and then with one of each text met there, so that the
work grows with the number of articles. Two reports of one event in different words are not one text.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Protocol
from zlib import crc32

from kg.identity.dates import LAST
from kg.names import UPPER, name_key
from kg.records import ArticleFacts
from kg.reference.same_text import SameText, load_same_text
from kg.union import Union

KEY: Final = ("article", "same text")
"""Kind and key under which the path of the first article of a text stands among those of another of its articles."""
_PREPARED: Final = 1 << 15  # articles, some 40 MB
BITS: Final = 2048
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
    details = (_bytes(name_key(found)) for sentence in told for found in _DETAIL.findall(sentence))
    runs, parts = _sample(_runs(words, rule.words), rule), _sample(details, rule)
    return Sketch(article.id, (date or LAST, article.id), runs, parts)


def _runs(words: list[str], length: int) -> Iterator[bytes]:
    """Every run of so many words, with blanks between; of fewer words all."""
    encoded = [_bytes(word) for word in words]
    text = b" ".join(encoded)
    starts = [0, *accumulate(len(word) + 1 for word in encoded)]
    return (text[start : end - 1] for start, end in zip(starts, starts[min(length, len(words)) :], strict=False) if end)


class Texts(Protocol):
    """What is compared of articles, by number: in order of the day, of one day of the id."""

    def __len__(self) -> int: ...
    def article(self, number: int) -> str:
        """The id of an article."""

    def runs(self, number: int) -> "Prepared":
        """Its runs of words."""

    def details(self, number: int) -> "Prepared":
        """Its names, numbers and dates."""


def copies(found: Iterable[Sketch], rule: SameText | None = None) -> Iterator[tuple[str, str]]:
    """(article, the first article of its text) for each article but the first: by the day, of one day by the id."""
    return copies_among(_Held(sorted(found, key=lambda row: row.since)), rule)


def copies_among(texts: Texts, rule: SameText | None = None) -> Iterator[tuple[str, str]]:
    """`copies` of articles that are in order."""
    rule = rule or load_same_text()
    known = _Known(texts, rule)
    heads: dict[int, list[int]] = {}  # hash -> one article of each text that has it among its least
    for number in range(len(texts)):
        apart: set[int] = set()
        for key in known.of(number).hashes[: rule.keys]:
            met = heads.setdefault(key, [])
            if len(met) < rule.most and not known.joins(number, met, apart):
                met.append(number)
    for first, numbers in known.union.sets().items():
        for number in numbers[1:]:
            yield texts.article(number), texts.article(first)


def keys(row: Sketch, rule: SameText | None = None) -> tuple[int, ...]:
    """Hashes of runs of words; two articles are compared only if they share one."""
    return row.runs.hashes[: (rule or load_same_text()).keys]


def same_text(one: Sketch, two: Sketch, rule: SameText) -> bool:
    """Whether two articles are one text."""
    details = Prepared.of(one.details), Prepared.of(two.details)
    return _same_runs(Prepared.of(one.runs), Prepared.of(two.runs), rule) and _alike(*details, rule.detail)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sample ready to be compared again and again.

    ``end`` is the last hash that it covers, ``bits`` has one of `BITS` for each hash, ``doubles`` is how many hashes
    share theirs with another.
    """

    hashes: "array[int]"
    size: int
    end: int
    bits: int
    doubles: int

    @classmethod
    def of(cls, sample: Sample) -> "Prepared":
        taken = bytearray(BITS // 8)
        for found in sample.hashes:
            taken[found // 8 % len(taken)] |= 1 << found % 8
        return cls.made(array("I", sample.hashes), sample.size, int.from_bytes(taken))

    @classmethod
    def made(cls, hashes: "array[int]", size: int, bits: int) -> "Prepared":
        """Of what was prepared before."""
        end = hashes[-1] if len(hashes) < size else _ALL
        return cls(hashes, size, end, bits, len(hashes) - bits.bit_count())

    def up_to(self, end: int) -> int:
        """How many of the hashes there are up to one."""
        return len(self.hashes) if end >= self.end else bisect_right(self.hashes, end)


class _Held:
    """Sketches in memory, in order."""

    def __init__(self, rows: Sequence[Sketch]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def article(self, number: int) -> str:
        return self._rows[number].article

    def runs(self, number: int) -> Prepared:
        return Prepared.of(self._rows[number].runs)

    def details(self, number: int) -> Prepared:
        return Prepared.of(self._rows[number].details)


class _Known:
    """The texts found so far; what was prepared of the last articles that were compared is kept."""

    def __init__(self, texts: Texts, rule: SameText) -> None:
        self.union: Union[int] = Union()  # of those that were joined
        self._texts = texts
        self._rule = rule
        self._runs: dict[int, Prepared] = {}
        self._joined: set[int] = set()  # to an article before

    def joins(self, number: int, texts: Sequence[int], apart: set[int]) -> bool:
        """Whether an article is one of the texts; the two are made one. ``apart`` takes those that it is not."""
        own = self.of(number)
        for other in texts:
            if number in self._joined and self.union.find(other) == self.union.find(number):
                return True
            if other in apart:
                continue
            if _same_runs(self.of(other), own, self._rule) and self._same_details(other, number):
                self.union.join(other, number)
                self._joined.add(number)
                return True
            apart.add(other)
        return False

    def of(self, number: int) -> Prepared:
        """The runs of words of an article."""
        found = self._runs.get(number)
        if found is None:
            if len(self._runs) == _PREPARED:
                self._runs.clear()
            found = self._runs[number] = self._texts.runs(number)
        return found

    def _same_details(self, one: int, two: int) -> bool:
        return _alike(self._texts.details(one), self._texts.details(two), self._rule.detail)


def _same_runs(one: Prepared, two: Prepared, rule: SameText) -> bool:
    first, second = one.size, two.size
    less, more = (first, second) if first < second else (second, first)
    return less > 0 and less >= rule.shortest * more and _alike(one, two, rule.alike)


def _alike(one: Prepared, two: Prepared, least: float) -> bool:
    """Whether at least such a share of the smaller set is in the other, measured on what both samples cover."""
    end = min(one.end, two.end)
    fewer = min(one.up_to(end), two.up_to(end))
    if not fewer:
        return one.size == two.size == 0
    most = (one.bits & two.bits).bit_count() + min(one.doubles, two.doubles)
    if most / fewer < least:  # most pairs are told apart by this, which costs little
        return False
    return sum(found <= end for found in {*one.hashes} & {*two.hashes}) / fewer >= least


def _sample(texts: Iterable[bytes], rule: SameText) -> Sample:
    hashes = sorted(set(map(crc32, texts)))
    return Sample(tuple(hashes[: rule.kept]), len(hashes))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
