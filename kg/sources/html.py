"""A saved page to an article: its prose, and what the page says of title, day, authors and address.

The only door to trafilatura, which is used without network and without its guesses of the date: a day is taken from the
page's own data, or from an element made to print it.
"""

import codecs
import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura

from kg.errors import InputError
from kg.records import Article
from kg.sources.files import decode
from kg.sources.rows import day_of, names_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_SNIFFED = 4_096  # bytes in which a page names its charset; HTML asks for the first 1024
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NO_GUESS = {"extensive_search": False, "original_date": True, "min_date": "1995-01-01", "max_date": "2100-01-01"}
_DAY_PROPERTIES = ("article:published_time", "og:published_time", "og:article:published_time", "datepublished")
_DAY_NAMES = ("pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued", "dc.date", "date")
_DAY_CLASS = re.compile(r"date|time|publish|posted|ngay|meta|info", re.IGNORECASE)
_LISTS = frozenset(["aside", "footer", "nav", "ul", "ol", "table"])
_ARTICLE = frozenset(["article", "main"])
_OTHERS = re.compile(r"related|relate|other|sidebar|lienquan|lien-quan|tinkhac|tin-khac|footer", re.IGNORECASE)
_CONTENT = re.compile(r"article|content|detail|post|news|chitiet|chi-tiet", re.IGNORECASE)
_MAX_STAMP = 120  # code points of an element that prints a day and no prose
_JSON_LD = "application/ld+json"

for _name in ("trafilatura", "htmldate"):  # they tell of every page they can't use; we do that ourselves
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(data: bytes, name: str, source: str) -> Article:
    """The article of a saved page. Its text begins with the headline and the stamp where the page's main part does.

    Raises:
        InputError: empty, binary, not-utf8, bad-html (nothing that parses as a page), no-text (no prose in it).
    """
    page = _decode(data)
    try:
        tree = trafilatura.load_html(page)
        found = _extract(tree) if tree is not None else None
    except Exception as error:  # whatever a library of this size raises, it is about this page alone
        raise InputError(f"the page can't be taken apart: {error!r:.120}", reason="bad-html") from error
    if tree is None or found is None:
        raise InputError("no HTML page", reason="bad-html")
    text, meta = found
    if not text.strip():
        raise InputError("no prose was found in the page", reason="no-text")
    return Article(
        name=name,
        text=text,
        source=source,
        title=_words(meta.title),
        url=_words(meta.url),
        published=_published(tree),
        publisher=_words(meta.sitename) if meta.sitename != meta.hostname else None,
        authors=names_of(meta.author),
    )


def _extract(tree: Any) -> tuple[str, Any]:
    meta = trafilatura.extract_metadata(tree, date_config=dict(_NO_GUESS), extensive=False)
    document = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=True, with_metadata=False)
    return str(getattr(document, "text", None) or ""), meta


def _words(value: str | None) -> str | None:
    return " ".join("".join(char if char.isprintable() else " " for char in value).split()) or None if value else None


def _decode(data: bytes) -> str:
    """The page as text: UTF-8, or what its first bytes name. Raises: InputError (empty, binary, not-utf8)."""
    wide = _WIDE.get(data[:2])
    named = _CHARSET.search(data[:_SNIFFED])
    try:
        return data.decode(wide) if wide else decode(data)
    except UnicodeDecodeError as error:
        raise InputError("broken UTF-16", reason="not-utf8") from error
    except InputError as error:
        if error.reason != "not-utf8" or not named:
            raise
        return _decode_as(data, named[1].decode("ascii"), error)


def _decode_as(data: bytes, charset: str, error: InputError) -> str:
    try:
        codec = codecs.lookup(charset)
        if codec.name in ("utf-8", "undefined") or not getattr(codec, "_is_text_encoding", True):
            raise error
        return data.decode(codec.name)
    except (LookupError, UnicodeError) as wrong:
        raise error from wrong


# ------------------------------------------------------------------ the day


def _published(tree: Any) -> str | None:
    """The day of publication as the page gives it: in its data, else in the first element made to print it."""
    for value in (*_meta_days(tree), *_linked_days(tree), *_printed_days(tree)):
        day = day_of(value)
        if day and len(day) == len("2024-07-04"):
            return day
    return None


def _meta_days(tree: Any) -> Iterator[str]:
    wanted = (*_DAY_PROPERTIES, *_DAY_NAMES)
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("itemprop") or meta.get("name") or "").lower()
        found.setdefault(key, meta.get("content") or "")
    return (found[key] for key in wanted if found.get(key))


def _linked_days(tree: Any) -> Iterator[str]:
    """datePublished of the JSON-LD blocks."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == _JSON_LD and script.text:
            try:
                yield from _days_in(json.loads(script.text), depth=0)
            except (ValueError, RecursionError):
                continue


def _days_in(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, list) and depth < 4:
        for item in value:
            yield from _days_in(item, depth + 1)
    elif isinstance(value, Mapping):
        day = value.get("datePublished")
        if isinstance(day, str):
            yield day
        yield from _days_in(value.get("@graph"), depth + 1)


def _printed_days(tree: Any) -> Iterator[str]:
    """Words of the elements that print a day: under the headline, then those above it inside the article.

    A day above all of that is often the day on which the page was saved, one in a list that of another article.
    """
    above: list[str] = []
    under_headline = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        under_headline = under_headline or element.tag == "h1"
        printed = _printed_day(element)
        if not printed:
            continue
        around = list(element.iterancestors())
        if any(parent.tag in _LISTS or _OTHERS.search(_marks(parent)) for parent in around):
            continue
        if under_headline:
            yield printed
        elif any(parent.tag in _ARTICLE or _CONTENT.search(_marks(parent)) for parent in around):
            above.append(printed)
    yield from above


def _printed_day(element: Any) -> str | None:
    if element.tag == "time" and element.get("datetime"):
        return str(element.get("datetime"))
    if element.tag != "time" and not _DAY_CLASS.search(_marks(element)):
        return None
    words = " ".join(element.itertext()).strip() if _is_small(element) else ""
    return words if len(words) <= _MAX_STAMP else None


def _marks(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_small(element: Any) -> bool:
    """Few elements inside: a stamp, not a whole column."""
    return sum(1 for _, _ in zip(element.iter(), range(12), strict=False)) < 12
