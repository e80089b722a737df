"""The whole picture as columns, compressed: what the page unpacks to search, to follow links and to show sentences."""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.view import terms
from kg.view.model import Picture

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Scene:
    """Things to draw, by number, and where."""

    things: tuple[int, ...]
    points: tuple[tuple[float, float], ...]


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
    quotes = [picture.quotes[mention] for mention in mentions.all]
    return {
        "kinds": terms.KINDS,
        "types": terms.TYPES,
        "things": _things(picture, ranked, sources, strings, base),
        "facts": facts,
        "quotes": {
            "article": [sources.get(quote.article, -1) for quote in quotes],
            "text": [quote.text for quote in quotes],
            "start": [utf16(quote.text, quote.start) for quote in quotes],
            "end": [utf16(quote.text, quote.end) for quote in quotes],
        },
        "articles": _articles(picture, sources, strings, base),
        "strings": strings.all,
        "scenes": [
            {"n": scene.things, "x": [int(x) for x, _ in scene.points], "y": [int(y) for _, y in scene.points]}
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
        "status": [strings.of(fact.status) for fact in listed],
        "sure": [round(fact.confidence, 2) for fact in listed],
        "quotes": [[mentions.of(m) for m in fact.evidence if m in picture.quotes] for fact in listed],
    }


def _articles(picture: Picture, sources: Mapping[str, int], strings: Numbers, base: str) -> Json:
    listed = [picture.sources[iri] for iri in sources]
    return {
        "id": [source.iri.removeprefix(base) for source in listed],
        "title": [source.title for source in listed],
        "date": [source.date for source in listed],
        "publisher": [strings.of(source.publisher) for source in listed],
        "url": [source.url for source in listed],
    }


def packed(data: Json) -> str:
    """The data as JSON, deflated (zlib), in base64; the same text for the same data."""
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return base64.b64encode(zlib.compress(raw, 9)).decode("ascii")
