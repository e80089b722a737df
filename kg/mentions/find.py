"""All mentions of a document, in reading order."""

import re
from collections.abc import Sequence
from functools import cache

from kg.mentions.clusters import find_clusters
from kg.mentions.composition import NamedUnit, Parsed
from kg.mentions.dates import find_dates
from kg.mentions.deeds import DeedFinder
from kg.mentions.documents import find_documents
from kg.mentions.first_person import find_first_person
from kg.mentions.introduced import Introduced
from kg.mentions.lexicon import Entry, Hit, Lexicon, Scan
from kg.mentions.meetings import MeetingFinder
from kg.mentions.numbers import find_quantities
from kg.mentions.open_names import OpenNames
from kg.mentions.people import PeopleFinder
from kg.mentions.posts import PostGrammar, post_entries
from kg.mentions.units import UnitGrammar
from kg.names import UPPER, fold
from kg.records import Document, Mention
from kg.reference.bodies import Body, load_bodies
from kg.reference.gazetteer import named_units, province_forms, seat_spellings
from kg.reference.posts import Post, load_posts
from kg.reference.rules import load_word_classes
from kg.reference.table import at
from kg.spans import Covers
from kg.values import DocumentMention, PlaceValue

_CITY_BEFORE = re.compile(r"(?:thành phố|tp\.?|tp\. ) ?$|[(,] ?$|^$|sài gòn")
_CREDIT = re.compile(rf"(?:Ảnh|Video|Clip|Đồ họa): ([{UPPER}]\w*(?: [{UPPER}]\w*){{1,4}}) ?(?=[).\n/|–-]|$)")
_AT = " tại "
_CENTRE, _CENTRE_SHORT = "trung ương", ("t.ư", "t.w", "tw")
_JOINT = "liên tịch"


class Finder:
    """The vocabulary and grammars, compiled once; finds the mentions of any number of documents."""

    def __init__(self) -> None:
        bodies, posts = load_bodies(), load_posts()
        named = {
            f"{index}": NamedUnit(unit.label, unit.kind, unit.full_at(None), unit.parent, tuple(unit.aliases))
            for index, unit in enumerate(named_units())
        }
        self._lexicon = Lexicon(_entries(bodies, posts))
        words = load_word_classes("bodies")
        self._units = UnitGrammar(bodies, named, OpenNames(words, load_word_classes("people")["address"]), words)
        self._introduced = Introduced(words["head"], province_forms(), self._units.parse)
        self._posts = PostGrammar(posts, self._units, words["country"])
        self._people = PeopleFinder()
        self._meetings = MeetingFinder()
        self._deeds = DeedFinder(self._meetings)

    def find(self, document: Document) -> list[Mention]:
        """Mentions of every kind, in reading order. Units inside a post have mentions of their own."""
        hits = _of_the_day(self._lexicon.hits(document.text, document.folded), document.published)
        scan = Scan(document.text, document.folded, hits)
        self._introduced.add(scan)
        mentions = self._posts_and_units(scan)
        places = _places(scan)
        taken = Covers((mention.start, mention.end) for mention in mentions)
        people = self._people.find(document, mentions)
        people += find_first_person(document, people)
        named = Covers((person.start, person.end) for person in people)
        credited = Covers(match.span(1) for match in _CREDIT.finditer(document.text))
        mentions += people
        for place in places:
            if taken.cover(place.start, place.end):
                mentions.append(Mention("place-inside", place.start, place.end, place.value, place.rule))
            elif not named.cover(place.start, place.end) and not credited.cover(place.start, place.end):
                mentions.append(place)
        dates = find_dates(document)
        mentions += dates
        documents = find_documents(document, dates)
        mentions = [*_outside_numbers(mentions, documents), *documents]
        mentions += find_quantities(document, dates, documents)
        mentions += find_clusters(document)
        mentions += self._meetings.find(document, mentions)
        mentions += self._deeds.find(document, mentions)
        return sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))

    def _posts_and_units(self, scan: Scan) -> list[Mention]:
        mentions: list[Mention] = []
        cursor = 0
        for start, hits in scan.hits.items():
            if start < cursor or (len(hits) == 1 and hits[0].entry.kind == "place"):
                continue
            post = self._posts.parse(scan, start)
            unit = post.units if post else self._units.parse(scan, start)
            if post:
                mentions.append(Mention("post", post.start, post.end, post.value, f"post.{post.value.post}"))
                cursor = post.end
            elif unit:
                cursor = unit.end
            if unit:
                mentions += _unit_mentions(unit)
        return mentions


def _entries(bodies: Sequence[Body], posts: Sequence[Post]) -> list[Entry]:
    """The closed vocabulary; the key of a named body is its number in the reference data."""
    entries = [Entry("body", body.id, form, body.strict) for body in bodies for form in body.forms if not body.skip]
    entries += post_entries(posts)
    entries += [
        Entry("named", f"{index}", form, strict=True)
        for index, unit in enumerate(named_units())
        for form in dict.fromkeys(spelling for form in unit.forms for spelling in _at_its_seat(fold(form)))
    ]
    entries += [
        Entry(entry.kind, entry.key, form, entry.strict) for entry in entries for form in _of_the_centre(entry.form)
    ]
    entries += [Entry("place", name, form) for form, name in province_forms().items() if len(form) > 3 or form == "hcm"]
    return entries


def _at_its_seat(form: str) -> list[str]:
    """A form, and where it tells the seat all ways to write that: "... tại TP.HCM", "... tại TP. Hồ Chí Minh"."""
    head, found, seat = form.rpartition(_AT)
    return [form, *(f"{head}{_AT}{spelling}" for spelling in seat_spellings(seat))] if found else [form]


def _of_the_centre(form: str) -> list[str]:
    """Other ways to write a form with "trung ương" in it: "Ban Nội chính T.Ư"."""
    return [form.replace(_CENTRE, short) for short in _CENTRE_SHORT] if _CENTRE in form and form != _CENTRE else []


def _of_the_day(hits: dict[int, list[Hit]], date: str | None) -> dict[int, list[Hit]]:
    """Where one form names several bodies (a reused department), the one of the article's day is meant."""
    for start, starting in hits.items():
        if len(starting) == 1:
            continue
        named = [hit for hit in starting if hit.entry.kind == "named"]
        if len(named) > 1:
            hits[start] = [hit for hit in starting if hit.entry.kind != "named"] + [
                hit for hit in named if hit is _fitting([one for one in named if one.end == hit.end], date)
            ]
            hits[start].sort(key=lambda hit: -hit.end)
    return hits


def _fitting(named: list[Hit], date: str | None) -> Hit:
    row = at(tuple(named_units()[int(hit.entry.key)] for hit in named), date)
    return next((hit for hit in named if named_units()[int(hit.entry.key)] is row), named[-1])


def _unit_mentions(parsed: Parsed) -> list[Mention]:
    return [
        Mention("unit", span.start, span.end, value, f"unit.{value.family}")
        for value, span in zip(parsed.values, parsed.spans, strict=True)
    ]


def _outside_numbers(mentions: list[Mention], documents: Sequence[Mention]) -> list[Mention]:
    """The mentions but for the bodies that the number of a joint document lists: "04/2018/TTLT-VKSNDTC-BCA"."""
    values = [document.value for document in documents if isinstance(document.value, DocumentMention)]
    joint = [value.number_span for value in values if value.number_span and value.kind.endswith(_JOINT)]
    if not joint:
        return mentions
    numbers = Covers(joint)
    return [m for m in mentions if m.kind != "unit" or not numbers.cover(m.start, m.end)]


def _places(scan: Scan) -> list[Mention]:
    """Provinces by name, those inside other names too; the city Hồ Chí Minh only with its word."""
    found: list[Mention] = []
    cursor = 0
    for start, starting in scan.hits.items():
        if start < cursor:
            continue
        hit = next((hit for hit in starting if hit.entry.kind == "place"), None) if scan.text[start].isupper() else None
        if hit is None:
            continue
        if hit.entry.key == "Hồ Chí Minh" and not _CITY_BEFORE.search(scan.folded, max(0, start - 12), start):
            continue
        found.append(Mention("place", hit.start, hit.end, PlaceValue(hit.entry.key), "place.province"))
        cursor = hit.end
    return found


@cache
def finder() -> Finder:
    """The finder of this process."""
    return Finder()


def find(document: Document) -> list[Mention]:
    """All mentions of ``document``, in reading order; see :class:`Finder`."""
    return finder().find(document)
