"""The whole picture as columns, compressed: what the page unpacks to search, to follow links and to show sentences."""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.view import terms
from kg.view.model import Picture, Quote

Json = Mapping[str, object]


TEXT_MOST = 15_000_000
"""Characters of all articles up to which the page holds their texts: they take about a third of that in the file."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Things to draw, by number, and where; ``bands`` are headings of rows (keys of the words) and heights.

    ``slots`` are places for whoever leads a unit (its number) or for meetings (-1) on the day that the reader chooses.
    """

    things: tuple[int, ...]
    points: tuple[tuple[float, float], ...]
    bands: tuple[tuple[str, float], ...] = ()
    slots: tuple[tuple[int, float, float], ...] = ()


class Numbers:
    """Strings by number, in the order of first use."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._known: dict[str, int] = {}

    def of(self, text: str) -> int:
        if text not in self._known:
            self._known[text] = len(self.all)
            self.all.append(text)
        return self._known[text]


def columns(picture: Picture, ranked: Mapping[str, float], scenes: Sequence[Scene], base: str) -> Json:
    """The picture as lists of equal length for each table; -1 stands for "none", strings that repeat are numbered."""
    strings, mentions = Numbers(), Numbers()
    things = {thing.iri: place for place, thing in enumerate(picture.things)}
    sources = {iri: place for place, iri in enumerate(sorted(picture.sources))}
    facts = _facts(picture, things, strings, mentions)
    texts = _texts(picture)
    return {
        "kinds": terms.KINDS,
        "types": terms.TYPES,
        "things": _things(picture, ranked, sources, strings, base),
        "facts": facts,
        "quotes": _quotes([picture.quotes[mention] for mention in mentions.all], sources, texts),
        "articles": _articles(picture, sources, strings, texts, base),
        "judged": _judged(picture, things),
        "strings": strings.all,
        "scenes": [
            {
                "n": scene.things,
                "x": [int(x) for x, _ in scene.points],
                "y": [int(y) for _, y in scene.points],
                "bands": scene.bands,
                "slots": scene.slots,
            }
            for scene in scenes
        ],
    }


def utf16(text: str, offset: int) -> int:
    """The offset counted as JavaScript counts: a character beyond the basic plane is two."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _things(
    picture: Picture, ranked: Mapping[str, float], sources: Mapping[str, int], strings: Numbers, base: str
) -> Json:
    listed = picture.things
    return {
        "id": [thing.iri.removeprefix(base) for thing in listed],
        "label": [thing.label for thing in listed],
        "type": [terms.TYPES.index(thing.kind) for thing in listed],
        "names": [list(thing.names) for thing in listed],
        "code": [strings.of(thing.code) for thing in listed],
        "number": [thing.number for thing in listed],
        "start": [thing.start for thing in listed],
        "end": [thing.end for thing in listed],
        "precision": [strings.of(thing.precision) for thing in listed],
        "status": [strings.of(thing.status) for thing in listed],
        "rank": [round(ranked[thing.iri], 2) for thing in listed],
        "articles": [[sources[iri] for iri in thing.articles if iri in sources] for thing in listed],
    }


def _facts(picture: Picture, things: Mapping[str, int], strings: Numbers, mentions: Numbers) -> Json:
    listed = picture.facts
    return {
        "kind": [terms.KINDS.index(fact.kind) for fact in listed],
        "s": [things.get(fact.subject, -1) for fact in listed],
        "o": [things.get(fact.object, -1) for fact in listed],
        "text": [strings.of(fact.text) for fact in listed],
        "detail": [strings.of(fact.detail) for fact in listed],
        "start": [strings.of(fact.start) for fact in listed],
        "end": [strings.of(fact.end) for fact in listed],
        "precision": [strings.of(fact.precision) for fact in listed],
        "seen": [list(fact.seen) for fact in listed],
        "bounds": [list(fact.bounds) if fact.bounds else 0 for fact in listed],
        "head": [int(fact.head) for fact in listed],
        "judged": [int(fact.judged) for fact in listed],
        "status": [strings.of(fact.status) for fact in listed],
        "sure": [round(fact.confidence, 2) for fact in listed],
        "quotes": [[mentions.of(m) for m in fact.evidence if m in picture.quotes] for fact in listed],
    }


def _texts(picture: Picture) -> Mapping[str, str]:
    """The texts of the articles by IRI, or none if they are too long for one page."""
    told = {iri for thing in picture.things for iri in thing.articles} | {q.article for q in picture.quotes.values()}
    texts = {iri: source.text for iri, source in picture.sources.items() if source.text and iri in told}
    return texts if sum(map(len, texts.values())) <= TEXT_MOST else {}


def _quotes(quotes: Sequence[Quote], sources: Mapping[str, int], texts: Mapping[str, str]) -> Json:
    """The sentences: by place (``at``, ``to``) in the text of the article if the page holds it, else in full."""
    placed = [quote.first >= 0 and quote.article in texts for quote in quotes]
    at = [utf16(texts[q.article], q.first) if held else -1 for q, held in zip(quotes, placed, strict=True)]
    return {
        "article": [sources.get(quote.article, -1) for quote in quotes],
        "text": ["" if held else quote.text for quote, held in zip(quotes, placed, strict=True)],
        "at": at,
        "to": [from_ + utf16(quote.text, len(quote.text)) for quote, from_ in zip(quotes, at, strict=True)],
        "start": [utf16(quote.text, quote.start) for quote in quotes],
        "end": [utf16(quote.text, quote.end) for quote in quotes],
    }


def _articles(
    picture: Picture, sources: Mapping[str, int], strings: Numbers, texts: Mapping[str, str], base: str
) -> Json:
    listed = [picture.sources[iri] for iri in sources]
    return {
        "id": [source.iri.removeprefix(base) for source in listed],
        "title": [source.title for source in listed],
        "date": [source.date for source in listed],
        "publisher": [strings.of(source.publisher) for source in listed],
        "url": [source.url for source in listed],
        "text": [texts.get(source.iri, "") for source in listed],
        "same": [sources.get(source.same, -1) for source in listed],
    }


def _judged(picture: Picture, things: Mapping[str, int]) -> list[Json]:
    return [
        {
            "verdict": row.verdict,
            "by": row.by,
            "on": row.on,
            "reason": row.reason,
            "text": row.text,
            "things": [things[iri] for iri in row.things if iri in things],
        }
        for row in picture.judged
    ]


def packed(data: Json) -> str:
    """The data as JSON, deflated (zlib), in base64; the same text for the same data."""
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return base64.b64encode(zlib.compress(raw, 6)).decode("ascii")
