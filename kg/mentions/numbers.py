"""Numbers with what they count: "05 kiến nghị", "98,5%", "127/129 chỉ tiêu", "391 vụ/476 bị can", "1,26 tỷ đồng".

Numbers that belong to a date, a document, an article of a law, a clock or a name ("Vụ 7", "khóa XV") are none.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.mentions.patterns import Openings, alternatives
from kg.records import Document, Mention, Span
from kg.resources import grammar_dir
from kg.values import QuantityValue
from kg.yamlio import load_cached

_PART = r"[0-9]*(?:\.[0-9]{3})*(?:,[0-9]+)?"
_NUMBER = re.compile(  # also of "(-11,9%)"
    rf"[0-9](?:(?<![\w.,-][0-9])|(?<=\(-[0-9]))(?<![0-9][/:][0-9]){_PART}(?:/[0-9]{_PART})?(?![0-9]|[.,:][0-9]|-[0-9]|/[0-9])"
)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ZEROS = re.compile(r"^0+(?=\d)")
_THOUSANDS = re.compile(r"\.(?=\d{3})")
_COUNTED_BEFORE = re.compile(  # "12 vụ 15 bị can", "án chức vụ 9 vụ"
    r"(?:[0-9] (?:vụ|phòng|lớp|bài|trang|mục)|(?:chức|nhiệm|nghiệp|dịch) vụ)[ \n]{1,3}$"
)
_TIMES = re.compile(r"(?<!\w)gấp (?:hơn |gần |khoảng |trên )?$")
_LESSER = re.compile(r" (?P<number>[0-9]{1,3}) triệu(?: đồng)?(?!\w)")  # of "128 tỷ 450 triệu đồng"
_CLASSIFIER = "bản"
_COUNTABLE = ("case", "work", "paper", "share", "money", "thing")  # kinds that outweigh a name such as "số" before them


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A thing that is counted and the words for it."""

    kind: Literal["share", "money", "case", "work", "paper", "thing", "staff", "place", "never"]
    unit: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """data/grammar/numbers.yaml."""

    units: tuple[UnitRow, ...]
    words: Mapping[str, int]
    modifiers: tuple[str, ...]
    names: tuple[str, ...]
    names_or_counts: tuple[str, ...]
    no_units: tuple[str, ...]


@functools.cache
def grammar() -> NumberGrammar:
    """The rows of data/grammar/numbers.yaml."""
    return load_cached(grammar_dir() / "numbers.yaml", NumberGrammar)


@functools.cache
def _units() -> Mapping[str, Sequence[tuple[str, UnitRow]]]:
    """First word -> the forms that begin with it, longest first."""
    found: dict[str, list[tuple[str, UnitRow]]] = {}
    for row in grammar().units:
        for form in row.words:
            found.setdefault(_first(form), []).append((form, row))
    return {first: sorted(forms, key=lambda pair: -len(pair[0])) for first, forms in found.items()}


def _first(form: str) -> str:
    word = _WORD.match(form)
    return word[0] if word else form[:1]


@functools.cache
def _name_before() -> re.Pattern[str]:
    rules = grammar()
    return re.compile(rf"(?<![\w])(?:{alternatives((*rules.names, *rules.names_or_counts))})[ \n]{{1,3}}$")


@functools.cache
def _counts_too() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(grammar().names_or_counts)})[ \n]{{1,3}}$")


@functools.cache
def _no_units() -> frozenset[str]:
    return frozenset(grammar().no_units)


@functools.cache
def _modifier() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{alternatives(grammar().modifiers)})[ \n]{{1,3}}$")


@functools.cache
def _spelled() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(grammar().words)})[ \n]{{1,3}}(?=[^\W\d_])")


@functools.cache
def _openings() -> Openings:
    return Openings(grammar().words)


def find_quantities(document: Document, dates: Sequence[Mention], documents: Sequence[Mention]) -> list[Mention]:
    """The mentions of kind "quantity" (`QuantityValue`), in reading order; each covers number and unit."""
    masked = _Intervals([(mention.start, mention.end) for mention in (*dates, *documents)])
    found = [*_digits(document.folded, masked), *_words(document.folded, masked)]
    return sorted(found, key=lambda mention: mention.start)


class _Intervals:
    """Stretches of the text, to ask whether an offset lies in one."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self.spans and start <= self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            else:
                self.spans.append((start, end))
        self.starts = [start for start, _ in self.spans]

    def __contains__(self, offset: object) -> bool:
        assert isinstance(offset, int)
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.spans[index][1]


def _digits(folded: str, masked: _Intervals) -> Iterator[Mention]:
    past = 0  # the end of a sum told in two numbers
    for match in _NUMBER.finditer(folded):
        (start, end), written = match.span(), match[0]
        if start < past or start in masked:
            continue
        unit, kind, span = _unit_at(folded, end)
        if _is_name(folded, start, kind) or (kind in ("bare", "other") and _YEAR.fullmatch(written)):
            continue
        if unit == "lần" and _TIMES.search(folded, max(0, start - 16), start):
            kind = "times"
        lesser = _LESSER.match(folded, span.end) if unit == "tỷ đồng" and written.isdigit() else None
        if lesser:
            written, past = f"{written},{lesser['number']:0>3}".rstrip("0"), lesser.end()
            span = Span(span.start, past)
        modifier = _modifier().search(folded, max(0, start - 16), start)
        bent = modifier[0].strip() if modifier else None
        value = QuantityValue(_plain(written), _decimal(written), unit, kind, span, bent)
        yield Mention("quantity", start, max(end, span.end), value, "digits")


def _is_name(folded: str, start: int, kind: str) -> bool:
    """Whether the number belongs to a name ("Vụ 7", "Điều 65"), not to what follows."""
    window = max(0, start - 16)
    if not _name_before().search(folded, window, start) or _COUNTED_BEFORE.search(folded, window, start):
        return False
    return not (kind in _COUNTABLE and _counts_too().search(folded, window, start))


def _words(folded: str, masked: _Intervals) -> Iterator[Mention]:
    for start in _openings().of(folded):
        match = _spelled().match(folded, start)
        if match is None or start in masked:
            continue
        unit, kind, span = _unit_at(folded, match.end("word"))
        if kind not in ("case", "work", "paper", "staff"):
            continue
        number = str(grammar().words[" ".join(match["word"].split())])
        value = QuantityValue(number, number, unit, kind, span, spelled=True)
        yield Mention("quantity", match.start(), span.end, value, "words")


def _unit_at(folded: str, position: int, *, classified: bool = False) -> tuple[str, str, Span]:
    """The unit, its kind and its words right after ``position``; ``classified``: its classifier stands before it."""
    start = position
    while start < len(folded) and start < position + 3 and folded[start] in " \n":
        start += 1
    word = _WORD.match(folded, start)
    first = word[0] if word else folded[start : start + 1]
    for form, row in _units().get(first, ()):
        end = start + len(form)
        if folded.startswith(form, start) and not (form[-1].isalnum() and end < len(folded) and folded[end].isalnum()):
            return row.unit if row.kind in ("share", "money") else form, row.kind, Span(start, end)
    if first == _CLASSIFIER and not classified and folded.startswith(" ", start + len(first)):  # "03 bản kết luận"
        unit, kind, span = _unit_at(folded, start + len(first), classified=True)
        if kind not in ("bare", "other"):
            return unit, kind, Span(start, span.end)
    if word is None or start == position or first in _no_units():
        return "", "bare", Span(position, position)
    second = _WORD.match(folded, word.end() + 1) if folded[word.end() : word.end() + 1] == " " else None
    end = second.end() if second and second[0] not in _no_units() else word.end()
    return " ".join(folded[start:end].split()), "other", Span(start, end)


def _plain(written: str) -> str:
    """Digits without zeros in front: "05" -> "5", "05/06" -> "5/6"."""
    return "/".join(_ZEROS.sub("", part) for part in written.split("/")) if "0" in written else written


def _decimal(written: str) -> str | None:
    if "/" in written:
        return None
    return _plain(_THOUSANDS.sub("", written)).replace(",", ".")


__all__ = ["NumberGrammar", "QuantityValue", "find_quantities", "grammar"]
