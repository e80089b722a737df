"""Which meetings of different articles are one: the same day, a common organiser, names that say much the same."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from kg.identity.dates import LAST
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.naming import Called, Given, named
from kg.names import slug
from kg.records import ArticleFacts, Meeting
from kg.union import Union

Paths = Mapping[str, Mapping[tuple[str, str], str]]

SLUG_LENGTH = 60  # characters of a name in an id: enough to read, short enough for a file name
SIMILAR = 0.6  # share of words two names must have in common (Dice); reports of one meeting shorten its name


@dataclass(frozen=True, slots=True)
class Sight:
    """One meeting in one article. ``organisers`` are keys of that article, ``hosts`` their folded names."""

    article: str
    key: str
    name: str
    date: str | None
    place: str | None
    organisers: tuple[str, ...]
    hosts: tuple[str, ...]
    words: frozenset[str]
    since: tuple[str, str]


def sights(article: ArticleFacts, date: str | None) -> Iterator[Sight]:
    """One row for each meeting of the article."""
    for meeting in article.extraction.meetings:
        names = (meeting.name, *meeting.aliases)
        words = frozenset(re.findall(r"\w+", name_key(max(names, key=lambda name: (len(name), name)))))
        since = (date or LAST, article.id)
        yield Sight(article.id, meeting.key, meeting.name, _day(meeting), meeting.place,
                    meeting.organisers, tuple(sorted(map(name_key, meeting.organisers))), words, since)  # fmt: skip


def _day(meeting: Meeting) -> str | None:
    return meeting.date if meeting.date and len(meeting.date) == len(LAST) else None


def meetings(found: Iterable[Sight], paths: Paths, judgements: Judgements) -> Iterator[Given]:
    """The path of every sighting. ``paths`` are those of the units and clusters of each article.

    A meeting is called by the name, day and organisers of the first report.
    """
    ordered = sorted(found, key=lambda row: (row.since, row.key))
    rows = resolved(ordered, paths)
    places = {(row.article, row.key): number for number, row in enumerate(rows)}
    apart = [(places[a], places[b]) for a, b in judgements.different("meeting") if a in places and b in places]
    groups = _Groups(rows, apart)
    for a, b in judgements.same("meeting"):
        if a in places and b in places:
            groups.merge(places[a], places[b])
    for _, one, two in sorted(_links(rows)):
        groups.join(one, two)
    yield from named([[_called(rows[number]) for number in members] for members in groups.union.sets().values()])


def _called(row: Sight) -> Called:
    """Name, day and organisers as the article has them; nothing to share where day or organisers are not known."""
    shared = ("|".join((name_key(row.name), row.date, *row.hosts)),) if row.date and row.hosts else ()
    own = f"{name_key(row.name)}||{row.article}|{row.key}"
    return Called(row.article, row.key, f"meeting/{slug(row.name)[:SLUG_LENGTH].strip('-')}", (shared, (own,)))


class _Groups:
    """Groups of meetings, none of which holds two of one article or a pair of ``apart``."""

    def __init__(self, rows: list[Sight], apart: list[tuple[int, int]]) -> None:
        self._kept_apart = apart
        self.union = Union(range(len(rows)))
        self._articles = {number: {row.article} for number, row in enumerate(rows)}

    def join(self, one: int, two: int) -> None:
        """Make the groups of two meetings one, unless an article or a person tells both apart."""
        first, second = self.union.find(one), self.union.find(two)
        if first == second or not self._articles[first].isdisjoint(self._articles[second]):
            return
        if not any({self.union.find(a), self.union.find(b)} == {first, second} for a, b in self._kept_apart):
            self.merge(first, second)

    def merge(self, one: int, two: int) -> None:
        """Make the groups of two meetings one."""
        first, second = self.union.find(one), self.union.find(two)
        if first == second:
            return
        less, more = sorted((self._articles.pop(first), self._articles.pop(second)), key=len)
        more |= less
        self.union.join(first, second)
        self._articles[self.union.find(first)] = more


def resolved(found: Iterable[Sight], paths: Paths) -> list[Sight]:
    """The sightings with paths for organisers."""
    return [organised(row, paths.get(row.article, {})) for row in found]


def organised(row: Sight, known: Mapping[tuple[str, str], str]) -> Sight:
    """A sighting with paths for organisers, of those that its article has for units and clusters."""
    named = {known.get(("unit", key)) or known.get(("cluster", key), key) for key in row.organisers}
    return replace(row, organisers=tuple(sorted(named)))


def _links(rows: list[Sight]) -> Iterator[tuple[float, int, int]]:
    """Pairs of one day and one organiser with names that are alike, the most alike with the least number.

    Meetings of the same words are linked in a row and compared with others once, so that the work grows with the number
    of reports of one great event and not with its square.
    """
    shared: dict[tuple[str, str], dict[tuple[frozenset[str], str | None], list[int]]] = {}
    for number, row in enumerate(rows):
        for organiser in row.organisers if row.date else ():
            shapes = shared.setdefault((row.date or "", organiser), {})
            shapes.setdefault((row.words, row.place), []).append(number)
    for shapes in shared.values():
        for numbers in shapes.values():
            yield from ((0.0, one, two) for one, two in pairwise(numbers))
        for (one, *_), (two, *_) in combinations(shapes.values(), 2):
            if (likeness := _likeness(rows[one], rows[two])) >= SIMILAR:
                yield 1 - likeness, one, two


def _likeness(one: Sight, two: Sight) -> float:
    """The share of words in common (Dice); none for two places."""
    return 0.0 if one.place and two.place and one.place != two.place else words_shared(one, two)


def words_shared(one: Sight, two: Sight) -> float:
    """The share of the words of two names that they have in common (Dice)."""
    return 2 * len(one.words & two.words) / (len(one.words) + len(two.words) or 1)
