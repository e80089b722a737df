"""The stamp of an article: the line that prints when it was published, and sometimes by whom."""

import re
from dataclasses import dataclass

from kg.text.grammar import Grammar

_YEAR = r"((?:19|20)\d\d)"
_FORMS = (  # pattern, and the groups of day, month and year
    (re.compile(rf"(?<![\d/.-])(\d{{1,2}})( ?[/.-] ?)(\d{{1,2}})\2{_YEAR}(?![\d/-])"), (1, 3, 4)),
    (re.compile(rf"(?<!\d)(\d{{1,2}}) tháng (\d{{1,2}})(?: năm|,)? {_YEAR}(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<![\d-]){_YEAR}-(\d\d)-(\d\d)(?![\d-])"), (3, 2, 1)),
)
_CRAWL = re.compile(rf"date {_YEAR}-(\d\d)(?:-(\d\d))?(?: |$)")
_HINT = re.compile(rf"(?:tháng \d{{1,2}}(?: ?[/-] ?| năm )|năm ){_YEAR}")
_PARTS = re.compile(r"([|;]| - )")
_FILL = re.compile(r"[\s,:()\[\]/.-]+")
_MAX_LINE = 160  # code points; the longest stamp met has 61, one with two authors and counters about 130
_MAX_REST = 8  # words beside the date that are none of a stamp's own: two names of four syllables


@dataclass(frozen=True, slots=True)
class Stamp:
    """``published`` is an ISO day; ``rest`` are words that are none of a stamp's own, in parts with a bar between."""

    published: str
    rest: str


def iso(day: str, month: str, year: str) -> str | None:
    """ "2024-07-04" for the figures of a day; None where no calendar has such a day."""
    lengths = (31, 29 if int(year) % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if 1 <= int(month) <= 12 and 1 <= int(day) <= lengths[int(month) - 1]:
        return f"{year}-{int(month):02}-{int(day):02}"
    return None


def date_in(folded: str) -> tuple[str, int, int] | None:
    """The first full date in ``folded`` as ISO, with where it stands."""
    for pattern, groups in _FORMS:
        match = pattern.search(folded)
        if match:
            found = iso(*(match.group(group) for group in groups))
            if found:
                return found, match.start(), match.end()
    return None


def stamp(words: str, folded: str, grammar: Grammar) -> Stamp | None:
    """What a whole line says as a stamp; None where it is no stamp.

    A stamp holds a full date and, beside it, a clock, a weekday, labels, counters. A few other words may stand apart
    by a bar or a dash: an author, an agency, a section. What ends like a sentence is prose.
    """
    if len(words) > _MAX_LINE or words.endswith((".", ";", ":", "…")) or words[0] in "-+*":
        return None
    found = date_in(folded)
    if not found:
        return None
    published, start, end = found
    before, after = (_rest(words[a:b], folded[a:b], grammar) for a, b in ((0, start), (end, len(words))))
    rest = " | ".join(part for part in (before, after) if part)
    if not rest:
        return Stamp(published, "")
    return Stamp(published, rest) if len(rest.split()) <= _MAX_REST and _PARTS.search(folded) else None


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
            kept = words[position:end].strip(" -–,:()[]")
            parts = [*parts[:-1], f"{parts[-1]} - {kept}"] if joined else [*parts, kept]
            joined = False
        position = end
    return " | ".join(part for part in parts if part != "|")


def only_beside(folded: str, grammar: Grammar) -> bool:
    """Whether a line holds nothing but what may stand beside a stamp: letter size, counters."""
    return not _FILL.sub("", grammar.kinds["beside"].sub("", folded))


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
