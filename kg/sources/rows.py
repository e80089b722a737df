"""A row of a table or of JSON lines, with the usual field names, to an article."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from kg.errors import InputError
from kg.records import Article
from kg.sources.judge import check

# Names under which data sets keep the fields, small letters; the first that is there and not empty counts.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article_text", "maintext", "raw_text", "noi_dung"),
    "id": ("id", "_id", "article_id", "doc_id", "uid"),
    "url": ("url", "link", "source_url", "canonical_url"),
    "title": ("title", "headline", "tieu_de"),
    "published": (
        "published", "date", "published_at", "date_published", "datepublished", "publish_date", "publication_date",
        "pub_date", "pubdate", "published_date", "ngay_dang",
    ),
    "publisher": ("publisher", "site_name", "sitename", "outlet", "newspaper"),
    "authors": ("author", "authors", "byline", "tac_gia"),
}  # fmt: skip
NAMES = frozenset(name for names in FIELDS.values() for name in names)

_VIETNAM = timezone(timedelta(hours=7))  # no daylight saving since 1975; a printed day is a day there
_MAX_FIELD = 2_000  # code points of a title, an address or a name; what is longer is none
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_PREFIX = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")
_BETWEEN_NAMES = re.compile(r"\s*[;,|&]\s*|\s+[-–]\s+|\s+và\s+")


def to_article(row: Mapping[str, object], name: str, source: str, limit: int) -> Article:
    """The article of a row; ``name`` is its name when the row has no id. Raises: InputError (no-text, too-large, …)."""
    low = {str(key).strip().lower(): value for key, value in row.items()}
    values = {field: _first(low, names) for field, names in FIELDS.items()}
    text = values["text"]
    if not isinstance(text, str) or not text.strip():
        raise InputError("the row has no text", reason="no-text")
    check(text, limit)
    title, given = _words(values["title"]), _words(values["id"])
    return Article(
        name=given or title or name,
        text=text,
        source=source,
        title=title,
        url=_words(values["url"]),
        published=day_of(values["published"]),
        publisher=_words(values["publisher"]),
        authors=names_of(values["authors"]),
    )


def _first(low: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((low[name] for name in names if low.get(name) not in (None, "", [])), None)


def _words(value: object) -> str | None:
    """A field as one line of printable NFC text; numbers as their figures; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    words = unicodedata.normalize("NFC", str(value)[:_MAX_FIELD])
    line = " ".join("".join(char if char.isprintable() else " " for char in words).split())
    return line or None


def names_of(value: object) -> tuple[str, ...]:
    """Authors from a list, or from words that commas, semicolons, dashes or "và" part."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple):
        found = [name for item in value[:20] for name in names_of(item)]
    else:
        found = [part for part in _BETWEEN_NAMES.split(_words(value) or "") if part]
    return tuple(dict.fromkeys(found))


def day_of(value: object) -> str | None:
    """A date in any usual form as an ISO prefix; the day in Vietnam where a clock with a zone is given; else None."""
    if isinstance(value, datetime):
        return (value.astimezone(_VIETNAM) if value.tzinfo else value).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    words = _words(value)
    if words is None:
        return None
    return _clock(words) or _iso(words) or _printed(words)


def _clock(words: str) -> str | None:
    if "T" not in words and ":" not in words:
        return None
    try:
        return day_of(datetime.fromisoformat(words))
    except (ValueError, OverflowError):
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
