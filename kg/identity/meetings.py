"""Which meetings of different articles are one: the same day, a common organiser, names that say much the same."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.identity.dates import LAST
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.union import Union
from kg.names import digest, slug
from kg.records import ArticleFacts, Meeting

Paths = Mapping[str, Mapping[tuple[str, str], str]]

SLUG_LENGTH = 60  # characters of a name in an id: enough to read, short enough for a file name
SIMILAR = 0.6  # share of words two names must have in common (Dice); reports of one meeting shorten its name


@dataclass(frozen=True, slots=True)
class Sight:
    """One meeting in one article. ``organisers`` are keys of that article."""

    article: str
    key: str
    name: str
    date: str | None
    place: str | None
    organisers: tuple[str, ...]
    words: frozenset[str]
    since: tuple[str, str]


def sights(article: ArticleFacts, date: str | None) -> Iterator[Sight]:
    """One row for each meeting of the article."""
    for meeting in article.extraction.meetings:
        names = (meeting.name, *meeting.aliases)
        words = frozenset(re.findall(r"\w+", name_key(max(names, key=lambda name: (len(name), name)))))
        since = (date or LAST, article.id)
        yield Sight(article.id, meeting.key, meeting.name, _day(meeting), meeting.place,
                    meeting.organisers, words, since)  # fmt: skip


def _day(meeting: Meeting) -> str | None:
    return meeting.date if meeting.date and len(meeting.date) == len(LAST) else None


def meetings(found: Iterable[Sight], paths: Paths, judgements: Judgements) -> Iterator[tuple[str, str, str]]:
    """(article, key, path) of every sighting. ``paths`` are those of the units and clusters of each article."""
    ordered = sorted(found, key=lambda row: (row.since, row.key))
    rows = [replace(row, organisers=_resolved(row, paths)) for row in ordered]
    union = Union(range(len(rows)))
    apart = set(judgements.different("meeting"))
    for one, two in _pairs(rows):
        a, b = (rows[one].article, rows[one].key), (rows[two].article, rows[two].key)
        if _alike(rows[one], rows[two]) and (a, b) not in apart and (b, a) not in apart:
            union.join(one, two)
    places = {(row.article, row.key): number for number, row in enumerate(rows)}
    for a, b in judgements.same("meeting"):
        if a in places and b in places:
            union.join(places[a], places[b])
    taken: set[str] = set()
    for first, members in union.sets().items():
        path = _path(rows[first], taken)
        for number in members:
            yield rows[number].article, rows[number].key, path


def _resolved(row: Sight, paths: Paths) -> tuple[str, ...]:
    known = paths.get(row.article, {})
    return tuple(sorted({known.get(("unit", key)) or known.get(("cluster", key), key) for key in row.organisers}))


def _pairs(rows: list[Sight]) -> Iterator[tuple[int, int]]:
    """Pairs of one day and one organiser, from two articles."""
    shared: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        for organiser in row.organisers if row.date else ():
            shared.setdefault((row.date or "", organiser), []).append(number)
    for numbers in shared.values():
        yield from (pair for pair in combinations(numbers, 2) if rows[pair[0]].article != rows[pair[1]].article)


def _alike(one: Sight, two: Sight) -> bool:
    if one.place and two.place and one.place != two.place:
        return False
    common = len(one.words & two.words)
    return 2 * common >= SIMILAR * (len(one.words) + len(two.words))


def _path(first: Sight, taken: set[str]) -> str:
    """The id of a meeting: name, day and organisers; the article where day or organisers are not known."""
    known = first.date and first.organisers
    key = "|".join((name_key(first.name), first.date or "", *(first.organisers if known else (first.article,))))
    if key in taken:  # two meetings of one name in one article
        key += "|" + first.key
    taken.add(key)
    return f"meeting/{slug(first.name)[:SLUG_LENGTH].strip('-')}--{digest(key)}"
