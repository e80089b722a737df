"""An export read as a picture: things, facts, and the sentences that say them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol
from urllib.parse import urlsplit

from pyoxigraph import Store

from kg.view import terms
from kg.view.facts import facts
from kg.view.model import Judged, Picture, Quote, Source, Thing
from kg.view.rows import Rows
from kg.view.things import local_name, things

_JUDGEMENT = ("judgedBy", "judgedOn", "reason", "judgedText")
SENTENCE_ROOM = 240
"""How many characters before and after the words of a mention are looked at for the ends of their sentence."""


class Export(Protocol):
    """What the page needs of a graph: the triples, and the texts of the articles by id (may be empty)."""

    @property
    def store(self) -> Store: ...

    @property
    def articles(self) -> Mapping[str, str]: ...


def read(export: Export) -> Picture:
    """Everything that the page can show, in an order that depends on the graph alone."""
    rows = Rows(export.store)
    drawn = things(rows)
    said = facts(rows, drawn)
    wanted = sorted({mention for fact in said for mention in fact.evidence})
    quotes = {mention: quote for mention in wanted if (quote := _quote(rows, mention, export.articles))}
    articles = rows.of_type(terms.SCHEMA + "NewsArticle")
    return Picture(
        drawn, said, quotes, {iri: _source(rows, iri, export.articles) for iri in articles}, _judged(rows, drawn)
    )


def _quote(rows: Rows, mention: str, texts: Mapping[str, str]) -> Quote | None:
    article, exact = rows.one(mention, terms.OA + "hasSource"), rows.one(mention, terms.OA + "exact")
    if not article or not exact:
        return None
    text = texts.get(article.rpartition("/")[2], "")
    start, end = (_offset(rows.one(mention, terms.OA + prop)) for prop in ("start", "end"))
    if text[start:end] != exact:
        return Quote(article, exact, 0, len(exact))
    first, last = sentence_bounds(text, start, end)
    return Quote(article, text[first:last], start - first, end - first, first)


def _offset(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around ``text[start:end]``; never beyond its line nor ``SENTENCE_ROOM``."""
    before, after = text[max(0, start - SENTENCE_ROOM) : start], text[end : end + SENTENCE_ROOM]
    if not before.strip() or before.endswith("\n") or before.rstrip().endswith((".", "!", "?", ";")):
        first = start
    else:
        cut = max(before.rfind("\n"), *(before.rfind(mark + " ") + 1 for mark in ".!?"))
        first = start - len(before) + cut + 1 if cut > 0 else start - len(before)
    if text[start:end].rstrip().endswith((".", "!", "?", ":", ";")) or not after or after[0] == "\n":
        return first, end
    stops = [place for mark in (".\n", ". ", "! ", "? ") if (place := after.find(mark)) >= 0]
    line = after.find("\n")
    last = min([stop + 1 for stop in stops] + ([line] if line >= 0 else []) + [len(after)])
    return first, end + last


def _source(rows: Rows, iri: str, texts: Mapping[str, str]) -> Source:
    publisher = rows.one(iri, terms.SCHEMA + "publisher")
    return Source(
        iri=iri,
        title=rows.one(iri, terms.SCHEMA + "headline") or iri.rpartition("/")[2],
        date=rows.one(iri, terms.SCHEMA + "datePublished"),
        publisher=rows.labels.get(publisher, "" if "://" in publisher else publisher),
        url=web_link(rows.one(iri, terms.SCHEMA + "url")),
        text=texts.get(iri.rpartition("/")[2], ""),
        same=rows.one(iri, terms.VKS + "sameTextAs"),
    )


def _judged(rows: Rows, drawn: Sequence[Thing]) -> tuple[Judged, ...]:
    """What people judged of the things, or of facts about them."""
    known = {thing.iri for thing in drawn}
    found = []
    for iri in rows.of_type(terms.VKS + "Judgement"):
        about = rows.all(iri, terms.VKS + "judges")
        ends = {end for each in about for end in (each, *_ends(rows, each))} & known
        by, on, reason, text = (rows.one(iri, terms.VKS + name) for name in _JUDGEMENT)
        verdict = local_name(rows.one(iri, terms.VKS + "verdict")).removeprefix("verdict-")
        found.append(Judged(verdict, by, on, reason, text, tuple(sorted(ends))))
    return tuple(found)


def _ends(rows: Rows, fact: str) -> Iterator[str]:
    for prop in terms.ENDS:
        yield from rows.all(fact, prop)


def web_link(url: str) -> str:
    """The address if it is http or https with a host, else ""."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
