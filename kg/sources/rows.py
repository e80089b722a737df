"""A row of a table or of JSON lines, with the usual field names, to an article."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from kg.errors import InputError
from kg.records import Article
from kg.sources.columns import Columns
from kg.sources.judge import check

_VIETNAM = timezone(timedelta(hours=7))  # no daylight saving since 1975; a printed day is a day there
_MAX_FIELD = 2_000  # code points of a title, an address or a name; what is longer is none
_MAX_NAMES = 20  # authors of one article
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_PREFIX = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")
_BETWEEN_NAMES = re.compile(r"\s*[;,|&]\s*|\s+[-–]\s+|\s+và\s+")


def to_article(row: Mapping[str, object], name: str, source: str, limit: int, columns: Columns) -> Article:
    """The article of a row; ``name`` is its name when the row has no id. Raises: InputError (no-text, too-large, …)."""
    values = columns.values(row)
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("the row has no text", reason="no-text")
    check(text, limit)
    title, given = words_of(values.get("title")), words_of(values.get("id"))
    return Article(
        name=given or title or name,
        text=text,
        source=source,
        title=title,
        url=words_of(values.get("url")),
        published=day_of(values.get("published")),
        publisher=words_of(values.get("publisher")),
        authors=names_of(values.get("authors")),
    )


def words_of(value: object) -> str | None:
    """A field as one line of printable NFC text; numbers as their figures; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    words = unicodedata.normalize("NFC", str(value)[:_MAX_FIELD])
    line = " ".join("".join(char if char.isprintable() else " " for char in words).split())
    return line or None


def names_of(value: object, nested: bool = False) -> tuple[str, ...]:
    """Authors from a list, or from words that commas, semicolons, dashes or "và" part; none from lists in lists."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple):
        found = [] if nested else [name for item in value[:_MAX_NAMES] for name in names_of(item, nested=True)]
    else:
        found = [part for part in _BETWEEN_NAMES.split(words_of(value) or "") if part]
    return tuple(dict.fromkeys(found))


def day_of(value: object) -> str | None:
    """A date in any usual form as an ISO prefix; the day in Vietnam where a clock with a zone is given; else None."""
    if isinstance(value, datetime):
        return _day_there(value)
    if isinstance(value, date):
        return value.isoformat()
    words = words_of(value)
    if words is None:
        return None
    return _clock(words) or _iso(words) or _printed(words)


def _day_there(value: datetime) -> str | None:
    try:
        return (value.astimezone(_VIETNAM) if value.tzinfo else value).date().isoformat()
    except OverflowError:  # in the first or last hours of all time
        return None


def _clock(words: str) -> str | None:
    if "T" not in words and ":" not in words:
        return None
    try:
        return day_of(datetime.fromisoformat(words))
    except ValueError:
        return None


def _iso(words: str) -> str | None:
    match = _PREFIX.match(words)
    if not match or words[match.end() : match.end() + 1].isdigit():
        return None
    year, month, day = match.groups()
    if day and _is_day(year, month, day):
        return f"{year}-{month}-{day}"
    return f"{year}-{month}" if month and not day and 1 <= int(month) <= 12 else None if month else year


def _printed(words: str) -> str | None:
    match = _DAY.search(words)
    if not match:
        return None
    day, month, year = match.groups()
    return f"{year}-{int(month):02}-{int(day):02}" if _is_day(year, month, day) else None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
