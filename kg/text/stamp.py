"""The stamp of an article: the line that prints when it was published, and sometimes by whom."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.text.grammar import Grammar

_YEAR = r"((?:19|20)\d\d)"
_MONTH_NAMES = ("giêng một jan", "hai feb", "ba mar", "tư apr", "năm may", "sáu jun", "bảy jul", "tám aug", "chín sep",
                "mười oct", "mười_một nov", "mười_hai chạp dec")  # fmt: skip
_MONTHS = {name.replace("_", " "): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = rf"(\d{{1,2}}|{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_ENGLISH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = (  # pattern, and the groups of day, month and year
    (re.compile(rf"(?<![\d/.-])(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}) ?\2 ?{_YEAR}(?![\d/-])"), (1, 3, 4)),
    (re.compile(rf"(?<!\d)(\d{{1,2}}) th(?:áng |g ?|\.? ?){_MONTH}(?: năm|,)? {_YEAR}(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<![\d-]){_YEAR}([-/])(\d\d)\2(\d\d)(?:t(?=\d))?(?![\d/-])"), (4, 3, 1)),
    (re.compile(rf"\btháng {_MONTH} (\d{{1,2}}), {_YEAR}(?!\d)"), (2, 1, 3)),
    (re.compile(rf"(?<!\d)(\d{{1,2}}) {_ENGLISH},? {_YEAR}(?!\d)"), (1, 2, 3)),
    (re.compile(rf"\b{_ENGLISH} (\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}(?!\d)"), (2, 1, 3)),
)
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?![\d/.-])")  # a year of two figures
_CRAWL = re.compile(rf"date {_YEAR}-(\d\d)(?:-(\d\d))?(?: |$)")
_HINT = re.compile(rf"(?:tháng \d{{1,2}}(?: ?[/-] ?| năm )|năm ){_YEAR}")
_PARTS = re.compile(r"([|;]| - )")
_FILL = re.compile(r"[\s,:()\[\]/.'|-]+")
_MAX_LINE = 160  # code points; the longest stamp met has 61, one with two authors and counters about 130
_MAX_REST = 8  # words beside the date that are none of a stamp's own: two names of four syllables


@dataclass(frozen=True, slots=True)
class Stamp:
    """``published`` is an ISO day; ``rest`` are words that are none of a stamp's own, in parts with a bar between."""

    published: str
    rest: str


def iso(day: str, month: str, year: str) -> str | None:
    """ "2024-07-04" for the figures of a day, the month also in words; None where no calendar has such a day."""
    lengths = (31, 29 if int(year) % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    number = _MONTHS.get(month) or int(month)
    if 1 <= number <= 12 and 1 <= int(day) <= lengths[number - 1]:
        return f"{year}-{number:02}-{int(day):02}"
    return None


@lru_cache(maxsize=64)  # a line above the prose is asked for its date by each rule in turn
def date_in(folded: str) -> tuple[str, int, int] | None:
    """The first full date in ``folded`` as ISO, with where it stands."""
    if "20" not in folded and "19" not in folded:
        return None
    for pattern, groups in _FORMS:
        match = pattern.search(folded)
        if match:
            found = iso(*(match.group(group) for group in groups))
            if found:
                return found, match.start(), match.end()
    return None


@lru_cache(maxsize=64)  # as `date_in`
def stamp(words: str, folded: str, grammar: Grammar) -> Stamp | None:
    """What a whole line says as a stamp; None where it is no stamp.

    A stamp holds a full date and, beside it, a clock, a weekday, labels, counters. A few other words may stand apart
    by a bar or a dash: an author, an agency, a section. What ends like a sentence is prose.
    """
    if len(words) > _MAX_LINE or words.endswith((";", ":", "…")) or words[0] in "-+*":
        return None
    found = date_in(folded) or _short_date(folded, grammar)
    if not found:
        return None
    published, start, end = found
    before, after = (_rest(words[a:b], folded[a:b], grammar) for a, b in ((0, start), (end, len(words))))
    rest = " | ".join(part for part in (before, after) if part)
    other = date_in(rest.lower())
    if other and not only(f"{rest[: other[1]]} {rest[other[2] :]}".lower(), grammar):
        return None  # a stretch of time: "26/7/1960 - 26/7/2024: ..."
    timed = is_timed(folded, grammar)
    if words.endswith(".") and (rest or not timed):
        return None
    parted = _PARTS.search(folded) is not None or (timed and _is_apart(rest, grammar))
    return Stamp(published, rest) if not rest or (parted and len(rest.split()) <= _MAX_REST) else None


def _short_date(folded: str, grammar: Grammar) -> tuple[str, int, int] | None:
    """A day whose year has two figures, beside a clock or a weekday and nothing else."""
    match = _SHORT.search(folded)
    if not match:
        return None
    beside = f"{folded[: match.start()]} {folded[match.end() :]}"
    if not only(beside, grammar) or not re.search(r"\w", beside):
        return None
    found = iso(match.group(1), match.group(3), f"20{match.group(4)}")
    return (found, match.start(), match.end()) if found else None


def _is_apart(rest: str, grammar: Grammar) -> bool:
    """Whether the words beside a clock and a day are a name or a labelled name, and no part of a sentence."""
    named = all(word[0].isupper() for word in rest.split() if word != "|") and len(rest.split()) <= _MAX_REST // 2
    return named or grammar.length("label", rest.lower()) > 0


def _rest(words: str, folded: str, grammar: Grammar) -> str:
    """The parts of ``words`` that hold more than a stamp's own words; two that a dash joins stay joined."""
    parts: list[str] = []
    joined = False
    position = 0
    for part in _PARTS.split(folded):
        end = position + len(part)
        if part == " - ":
            joined = bool(parts) and parts[-1] != "|"
        elif part in ("|", ";") or only_beside(part, grammar):
            parts.append("|")
            joined = False
        else:
            kept = _own_words_off(words[position:end], part, grammar)
            parts = [*parts[:-1], f"{parts[-1]} - {kept}"] if joined else [*parts, kept]
            joined = False
        position = end
    return " | ".join(part for part in parts if part != "|")


def _own_words_off(words: str, folded: str, grammar: Grammar) -> str:
    """``words`` without the clock, weekday or label of a stamp at either side."""
    begin, end = 0, len(words)
    for match in grammar.beside.finditer(folded):
        if not _FILL.sub("", folded[begin : match.start()]):
            begin = match.end()
        elif not _FILL.sub("", folded[match.end() :]):
            end = match.start()
    return words[begin:end].strip(" -–,:()[]'")


def only(folded: str, grammar: Grammar) -> bool:
    """Whether ``folded`` holds nothing but clocks, weekdays, labels and counters."""
    return not _FILL.sub("", grammar.beside.sub("", folded))


def only_beside(folded: str, grammar: Grammar) -> bool:
    """Whether a line holds nothing but what may stand beside a stamp: letter size and sections, too."""
    return only(grammar.kinds["topic"].sub("", grammar.beside.sub("", folded)), grammar)


def is_timed(folded: str, grammar: Grammar) -> bool:
    """Whether the stamp prints more than a day: a clock or that it was posted."""
    return bool(grammar.kinds["clock"].search(folded) or grammar.kinds["posted"].search(folded))


def hints(folded: str) -> bool:
    """Whether a line prints a month or a year and nothing else: a dateline, though no day of publication."""
    return _HINT.fullmatch(folded) is not None


def crawled(folded: str) -> tuple[int, str | None] | None:
    """Length of the prefix "date 2020-12 " that a crawler put before a headline, and its day; a month is no day."""
    match = _CRAWL.match(folded)
    if not match:
        return None
    year, month, day = match.groups()
    return match.end(), iso(day, month, year) if day else None
