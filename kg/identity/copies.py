"""Which articles are one text printed twice: by two outlets, or twice by one with another header, byline or ending.

Of each article there is a sketch: a sample of the runs of words of its running text, the same sample for the same
words. Two articles are one text if the shorter is hardly shorter, if its runs of words stand in the longer, and if so
do its names, numbers and dates: briefs of one pattern about two events share the words and differ in these. Articles
are compared only if they share one of the least runs of words, and then with one of each text met there, so that the
work grows with the number of articles. Two reports of one event in different words are not one text.
"""

import re
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
    rule, rows = rule or load_same_text(), sorted(found, key=lambda row: row.since)
    union = Union(range(len(rows)))
    heads: dict[int, list[int]] = {}  # hash -> one article of each text that has it among its least
    for number, row in enumerate(rows):
        for key in keys(row, rule):
            texts = heads.setdefault(key, [])
            if not _joins(number, texts, rows, union, rule) and len(texts) < rule.most:
                texts.append(number)
    for number, row in enumerate(rows):
        if (first := union.find(number)) != number:
            yield row.article, rows[first].article


def keys(row: Sketch, rule: SameText | None = None) -> tuple[int, ...]:
    """Hashes of runs of words; two articles are compared only if they share one."""
    return row.runs.hashes[: (rule or load_same_text()).keys]


def same_text(one: Sketch, two: Sketch, rule: SameText) -> bool:
    """Whether two articles are one text."""
    less, more = sorted((one.runs.size, two.runs.size))
    if not less or less < rule.shortest * more:
        return False
    return _shared(one.runs, two.runs) >= rule.alike and _shared(one.details, two.details) >= rule.detail


def _joins(number: int, texts: Sequence[int], rows: Sequence[Sketch], union: Union[int], rule: SameText) -> bool:
    """Whether an article is one of the texts; the two are made one."""
    for other in texts:
        if union.find(other) == union.find(number):
            return True
        if same_text(rows[other], rows[number], rule):
            union.join(other, number)
            return True
    return False


def _shared(one: Sample, two: Sample) -> float:
    """The share of the smaller set that is in the other, measured on what both samples cover."""
    ends = [sample.hashes[-1] for sample in (one, two) if len(sample.hashes) < sample.size]
    end = min(ends, default=None)
    ones, twos = ({h for h in sample.hashes if end is None or h <= end} for sample in (one, two))
    return len(ones & twos) / (min(len(ones), len(twos)) or 1) if ones and twos else float(one.size == two.size == 0)


def _sample(texts: Iterable[str], rule: SameText) -> Sample:
    hashes = sorted({_hash(text) for text in texts})
    return Sample(tuple(hashes[: rule.kept]), len(hashes))


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
