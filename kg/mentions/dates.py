"""Dates and periods of an article, as ISO prefixes.

A missing year comes from the article: its printed date, else the stamp of the crawl, else the first full date that
tells when something took place, else the end of the first half year or quarter named with its year, else the latest
date of a document by its number; where none of them helps the mention is kept with kind "undated". Periods of work are
those of the statistics year of the procuracy, 1 December to 30 November (Decision 393/QĐ-VKSTC of 1/7/2016, art. 9).
"""

import calendar
import datetime
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from kg.frozen import record
from kg.mentions.patterns import Openings, Scanner, expand, preceded
from kg.records import Document, Mention
from kg.resources import grammar_dir
from kg.values import DateValue, PeriodValue
from kg.yamlio import load_cached

_SAME_DAY = "same-day"  # the row of data/grammar/dates.yaml for "cùng ngày"

_FIRST_MONTH = 12  # the statistics year N runs from December N-1
_NUMBER = re.compile(r"[0-9](?<![\w/.,-][0-9])(?<![0-9]:[0-9])")
_MAYBE = re.compile(  # what every form that begins with a number has
    r"[0-9]{1,4}(?:[/.,-][0-9]|,? ?(?:-|và |đến |tới |tháng |năm |[0-9]|\n))"
    r"|(?<=năm )[0-9]{4}|(?<=tháng )[0-9]"
)
_STAMP = re.compile(r"\s*date ((?:19|20)\d\d-\d\d(?:-\d\d)?)\s")
_EVENT = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|(?:hai|ba|0?[2-5]) ngày)(?: ngày| thứ \w+)?,? ?(?:từ (?:ngày )?|\()?$"
    r"|(?:^|[\n.] ?)(?:\([^()\n]{1,20}\) ?-? ?)?(?:ngày|hôm nay,) $"
)
_PART_OF_DAY = re.compile(r"(?:sáng|trưa|chiều|tối|đêm) $")
_AFTER_NUMBER = re.compile(r"\d(?:-\w+)?/[\w-]+,? $")  # of a document, whose day is that of the document before
_NUMBERED = re.compile(r"\d(?:-\w+)?/[\w-]+,? (?:ngày )?$")
_NUMBER_REACH = 24  # code points
_SINCE = re.compile(r"(?<!\w)kể từ (?:ngày )?$")
_REVIEWED = ("months-of-year", "months-in-words", "quarter")  # ids of dates.yaml
_BREAK = re.compile(r"\n+")
_FAR = 5  # paragraphs on from where another day was told, "cùng ngày" is again the day of the news
_REACH = 2000  # characters in which "cùng ngày" looks for its day
_LATEST = 20  # days told last among which it chooses
_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@record
class NumberRow:
    """A form that begins with a number; ``after`` are the words of which one must stand right before it.

    ``years`` counts from the year of the article: -1 for "năm ngoái".
    """

    id: str
    gives: Literal["date", "period", "both"]
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    years: int | None = None


@record
class WordRow:
    """A form that begins with one of ``starts``. ``days`` counts from the printed date, or (``same``) from the date
    told before."""

    id: str
    gives: Literal["date", "period", "both"]
    starts: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    days: int | None = None
    same: bool = False


@record
class DateGrammar:
    """data/grammar/dates.yaml."""

    parts: Mapping[str, str]
    shorthand: Mapping[str, str]
    numbers: tuple[NumberRow, ...]
    words: tuple[WordRow, ...]


@record
class _Raw:
    start: int
    end: int
    row: NumberRow | WordRow
    parts: Mapping[str, str | None]


@functools.cache
def grammar() -> DateGrammar:
    """The rows of data/grammar/dates.yaml."""
    return load_cached(grammar_dir() / "dates.yaml", DateGrammar)


@functools.cache
def _scanner(kind: str) -> tuple[Scanner, Mapping[str, NumberRow | WordRow]]:
    rules = grammar()
    rows: Sequence[NumberRow | WordRow] = rules.numbers if kind == "numbers" else rules.words
    heads = [preceded(row.after) if isinstance(row, NumberRow) else "" for row in rows]

    def patterns(*, named: bool) -> list[str]:
        bodies = [expand(row.pattern, rules.parts, rules.shorthand, named=named) for row in rows]
        return [head + body for head, body in zip(heads, bodies, strict=True)]

    plain, named = patterns(named=False), patterns(named=True)
    return Scanner([row.id for row in rows], plain, named), {row.id: row for row in rows}


def find_dates(document: Document) -> list[Mention]:
    """The dates and periods in reading order.

    Their kinds are "date" (`DateValue`), "period" (`PeriodValue`) and "undated" (`DateValue` with no start). A form
    that is both, such as "năm 2020", gives two mentions of one span, the date first.
    """
    raws = sorted(_raws(document.folded), key=lambda raw: raw.start)
    return list(_Reader(document, raws).mentions())


def _raws(text: str) -> Iterator[_Raw]:
    scanner, rows = _scanner("numbers")
    end = 0
    for number in _NUMBER.finditer(text):
        if number.start() < end or not _MAYBE.match(text, number.start()):
            continue
        found = scanner.at(text, number.start())
        if found:
            end = found[1].end()
            yield _Raw(number.start(), end, rows[found[0]], found[1].groupdict())
    scanner, rows = _scanner("words")
    for start in _openings().of(text):
        found = scanner.at(text, start)
        if found:
            yield _Raw(start, found[1].end(), rows[found[0]], found[1].groupdict())


@functools.cache
def _openings() -> Openings:
    return Openings(start for row in grammar().words for start in row.starts)


class _Reader:
    """Turns what was matched into values, in reading order, resolving what the words leave out."""

    def __init__(self, document: Document, raws: Sequence[_Raw]) -> None:
        self.text = document.folded
        self.raws = raws
        self.told = _day(document.published) or _day(_stamp(document))
        self.published = document.published if document.published and len(document.published) == 10 else None
        self.reference = self.told or self.first_event() or self.first_review() or self.last_document()
        self.reference = self.reference or self.first_span()
        self.before: list[Mention] = []  # single days already read
        self.events: list[Mention] = []  # those that tell when something took place

    def first_event(self) -> datetime.date | None:
        """The first full date that tells when something took place."""
        for raw in self.raws:
            parts = raw.parts
            year = parts.get("y") or parts.get("y2")
            if year and parts.get("d") and self.is_event(raw.start):
                return _date(year, parts.get("m") or parts.get("m2"), parts["d"])
        return None

    def first_review(self) -> datetime.date | None:
        """The end of the first months, half year or quarter that are named with their year: their review is told."""
        rows = [raw for raw in self.raws if raw.parts.get("y") and raw.row.id in _REVIEWED]
        period = self.period(rows[0]) if rows else None
        return _day(period.end) if period else None

    def last_document(self) -> datetime.date | None:
        """The latest full date of a document that is cited by its number, or from which something has effect: what is
        told came soon after, or before."""
        told = (raw for raw in self.raws if self.is_of_document(raw.start) or self.is_of_effect(raw.start))
        days = (_date(*map(raw.parts.get, "ymd")) for raw in told)
        return max((day for day in days if day), default=None)

    def first_span(self) -> datetime.date | None:
        """The last of the first days of one month that are told with one year: "từ ngày 08/9 đến ngày 12/9/2024"."""
        for raw in self.raws:
            parts = raw.parts
            if parts.get("d2") and parts.get("y2") and not parts.get("y") and parts.get("m") in (None, parts.get("m2")):
                return _date(parts["y2"], parts.get("m2"), parts["d2"])
        return None

    def is_of_effect(self, start: int) -> bool:
        """Whether it is the day from which something decided has effect, which is near to that of the article."""
        return _SINCE.search(self.text, max(0, start - _NUMBER_REACH), start) is not None

    def is_of_document(self, start: int) -> bool:
        return _NUMBERED.search(self.text, max(0, start - _NUMBER_REACH), start) is not None

    def is_event(self, start: int) -> bool:
        return _EVENT.search(self.text, max(0, start - 40), start) is not None

    def mentions(self) -> Iterator[Mention]:
        last = -1
        for raw in self.raws:
            if raw.start < last:
                continue
            last = raw.end
            yield from self.of(raw)

    def of(self, raw: _Raw) -> Iterator[Mention]:
        days = raw.row.days if isinstance(raw.row, WordRow) else None
        date = self.relative(raw, days) if days is not None else self.date(raw)
        if raw.row.gives != "period":
            kind = "date" if date else "undated"
            mention = Mention(kind, raw.start, raw.end, date or DateValue("", relative=True), raw.row.id)
            self.remember(mention)
            yield mention
        if raw.row.gives != "date":
            period = self.period(raw)
            if period:
                yield Mention("period", raw.start, raw.end, period, raw.row.id)

    def remember(self, mention: Mention) -> None:
        value = mention.value
        if isinstance(value, DateValue) and len(value.start) == 10 and value.end is None:
            self.before.append(mention)
            if self.is_event(mention.start) or mention.rule in ("today", "yesterday"):
                self.events.append(mention)

    def relative(self, raw: _Raw, days: int) -> DateValue | None:
        assert isinstance(raw.row, WordRow)
        day = self.day_before(raw) if raw.row.same else _day(self.published)
        return DateValue((day + datetime.timedelta(days)).isoformat(), relative=True) if day else None

    def day_before(self, raw: _Raw) -> datetime.date | None:
        """The day that "cùng ngày" points to: one of the same sentence, else of the last event, else the last one."""
        reach = max(0, raw.start - _REACH)
        line = self.text.rfind("\n", reach, raw.start)
        sentence = max(line, self.text.rfind(". ", reach, raw.start))
        near = [m for m in self.before[-_LATEST:] if m.start > sentence]
        if not near and _AFTER_NUMBER.search(self.text, max(0, raw.start - _NUMBER_REACH), raw.start):
            here = [m for m in self.before[-_LATEST:] if m.start > line]
            near = [m for m in here or self.before if self.is_of_document(m.start)] or here or self.before
        of_event = raw.row.id != _SAME_DAY or _PART_OF_DAY.search(self.text, max(0, raw.start - 7), raw.start)
        if not near and not of_event:
            near = [m for m in self.before[-_LATEST:] if m.start > line]
        chosen = near or self.events or self.before
        if chosen is self.events and len(_BREAK.findall(self.text, chosen[-1].start, raw.start)) >= _FAR:
            chosen = chosen[:1]
        return datetime.date.fromisoformat(chosen[-1].value.start) if chosen else None  # type: ignore[attr-defined]

    def date(self, raw: _Raw) -> DateValue | None:
        parts = raw.parts
        if raw.row.id == "year-range":
            return DateValue(parts["y"] or "", parts["y2"]) if (parts["y"] or "") < (parts["y2"] or "") else None
        first = (parts.get("d"), parts.get("m"), parts.get("y"))
        second = (parts.get("d2"), parts.get("m2"), parts.get("y2"))
        year = first[2] or second[2] or self.counted_year(raw)
        year = year or self.year(first[1] or second[1], first[0] or second[0])
        if year is None:
            return None
        start = _iso(year, first[1] or second[1], first[0])
        end = _iso(second[2] or year, second[1], second[0]) if second[1] else None
        if start and end and start > end and not first[2]:  # 30/12 - 02/01/2021
            start = _iso(str(int(year) - 1), first[1], first[0])
        if start is None or (second[1] and end is None) or (end and end < start):
            return None
        return DateValue(start, end, relative=not (first[2] or second[2]))

    def counted_year(self, raw: _Raw) -> str | None:
        """The year of the article or one before it, for "năm nay" and "năm ngoái"."""
        years = raw.row.years if isinstance(raw.row, NumberRow) else None
        return str(self.reference.year + years) if self.reference and years is not None else None

    def year(self, month: str | None, day: str | None) -> str | None:
        """The year in which the day lies nearest to the date of the article."""
        if self.reference is None or month is None:
            return None
        years = (self.reference.year - 1, self.reference.year, self.reference.year + 1)
        days = [date for year in years if (date := _date(str(year), month, day or "15"))]
        near = min(days, key=lambda date: abs((date - self.reference).days), default=None)  # type: ignore[operator]
        return str(near.year) if near else None

    def period(self, raw: _Raw) -> PeriodValue | None:
        parts, rule = raw.parts, raw.row.id
        if rule.startswith("range") or rule == "year-range":
            date = self.date(raw)
            return PeriodValue(date.start, date.end) if date and date.end else None
        if rule == "month-words":
            month = _iso(parts["y"] or "", parts["m"], None)
            return PeriodValue(month, month) if month else None
        year = parts.get("y") or (str(self.reference.year) if self.reference else None)
        if year is None:
            return None
        if rule.startswith("since"):
            return self.since(_iso(year, parts["m"], parts["d"]) if parts.get("d") else _statistics(int(year), 1, 1)[0])
        return self.of_year(int(year), rule, parts)

    def since(self, start: str | None) -> PeriodValue | None:
        """From a day to the date of the article."""
        end = self.published or (self.reference.isoformat()[:7] if self.reference else "")
        return PeriodValue(start, end) if start and end > start else None

    def of_year(self, year: int, rule: str, parts: Mapping[str, str | None]) -> PeriodValue:
        if rule == "quarter":
            quarter = _QUARTERS[parts["q"] or ""]
            return PeriodValue(*_statistics(year, quarter * 3 - 2, quarter * 3))
        if rule == "year":
            return PeriodValue(*_statistics(year, 1, 12))
        counted = parts.get("n")
        months = int(counted) if counted else _WORDS[" ".join((parts["word"] or "").split())]
        span = (13 - months, 12) if parts.get("half") == "cuối" else (1, months)
        return PeriodValue(*_statistics(year, *span))


def _statistics(year: int, first: int, last: int) -> tuple[str, str]:
    """First and last day of months ``first`` to ``last`` (1 to 12) of a statistics year."""
    start_year, start_month = divmod(year * 12 + _FIRST_MONTH - 1 + first - 1 - 12, 12)
    end_year, end_month = divmod(year * 12 + _FIRST_MONTH - 1 + last - 1 - 12, 12)
    last_day = calendar.monthrange(end_year, end_month + 1)[1]
    return f"{start_year:04}-{start_month + 1:02}-01", f"{end_year:04}-{end_month + 1:02}-{last_day:02}"


def _stamp(document: Document) -> str | None:
    """The month or day that a crawler put before the headline, which lines of the page may stand above."""
    above = (_STAMP.match(document.folded, zone.start) for zone in document.zones if zone.kind == "dateline")
    found = next((match for match in above if match), None) or _STAMP.match(document.article.text[:40].lower())
    return found[1] if found else None


def _day(iso: str | None) -> datetime.date | None:
    """A day for an ISO prefix: the middle of a month where only that is known; None for a bare year."""
    if not iso or len(iso) < 7:
        return None
    return _date(iso[:4], iso[5:7], iso[8:10] or "15")


def _date(year: str | None, month: str | None, day: str | None) -> datetime.date | None:
    try:
        return datetime.date(int(year or ""), int(month or ""), int(day or ""))
    except ValueError:
        return None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """An ISO prefix of the precision given; None when there is no such day."""
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02}"
    found = _date(year, month, day)
    return found.isoformat() if found else None


__all__ = ["DateGrammar", "DateValue", "PeriodValue", "find_dates", "grammar"]
