"""The ids of everything that the articles name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Self

from kg.identity import called, clusters, copies, documents, meetings, people, stints, units
from kg.identity.dates import article_date
from kg.identity.doubts import of_documents, of_meetings, of_units
from kg.identity.eras import Eras
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key, path_of, thing_key
from kg.identity.naming import Given
from kg.identity.questions import Question, questions, raised, with_ids
from kg.judgements.rows import Sight
from kg.records import ArticleFacts, Identities
from kg.reference.kinds import Kind, load_kinds
from kg.reference.reference import Reference, load_reference


@dataclass(frozen=True, slots=True)
class Rows:
    """All that identity needs of one article. ``places``: kind, key and path of what the reference data decides."""

    article: str
    places: tuple[tuple[str, str, str], ...]
    units: tuple[units.Sight, ...]
    people: tuple[stints.Sighting, ...]
    clusters: tuple[clusters.Sight, ...]
    documents: tuple[documents.Sight, ...]
    meetings: tuple[meetings.Sight, ...]
    sketch: copies.Sketch


def rows_of(article: ArticleFacts, kinds: Mapping[str, Kind] | None = None, reference: Reference | None = None) -> Rows:
    """The rows of an article, which depend on it and on the reference data alone."""
    reference = load_reference() if reference is None else reference
    eras, date = Eras(article, load_kinds() if kinds is None else kinds, reference), article_date(article)
    return Rows(
        article=article.id,
        places=tuple((kind, key, path) for (kind, key), path in _places(article, eras).items()),
        units=tuple(units.sights(article, eras, date)),
        people=tuple(stints.sightings(article, eras, date)),
        clusters=tuple(clusters.sights(article, date)),
        documents=tuple(documents.sights(article, date, reference)),
        meetings=tuple(meetings.sights(article, date)),
        sketch=copies.sketch(article, date),
    )


class Resolver:
    """Takes articles one by one and keeps of each only the rows on which identity is decided.

    What comes out is a function of the set of articles and of ``judgements``: neither the order of the articles nor
    their number of times matters. ``judgements`` may be set anew, and the identities asked for again.
    """

    def __init__(
        self,
        reference: Reference | None = None,
        kinds: Mapping[str, Kind] | None = None,
        judgements: Judgements | None = None,
    ) -> None:
        self._reference = load_reference() if reference is None else reference
        self._kinds = load_kinds() if kinds is None else kinds
        self.judgements = judgements or Judgements()
        self._paths: dict[str, dict[tuple[str, str], str]] = {}
        self._units: list[units.Sight] = []
        self._people: list[stints.Sighting] = []
        self._clusters: list[clusters.Sight] = []
        self._documents: list[documents.Sight] = []
        self._meetings: list[meetings.Sight] = []
        self._sketches: list[copies.Sketch] = []
        self._found: dict[str, list[people.Person]] = {}
        self._made: dict[str, dict[tuple[str, str], str]] = {}  # the paths that were last asked for

    def add(self, article: ArticleFacts) -> Self:
        """Take one article; one that was taken before changes nothing."""
        return self if article.id in self._paths else self.take(rows_of(article, self._kinds, self._reference))

    def take(self, rows: Rows) -> Self:
        """Take the rows of one article; those of one that was taken before change nothing."""
        if rows.article not in self._paths:
            self._paths[rows.article] = {(kind, key): path for kind, key, path in rows.places}
            self._units += rows.units
            self._people += rows.people
            self._clusters += rows.clusters
            self._documents += rows.documents
            self._meetings += rows.meetings
            self._sketches.append(rows.sketch)
        return self

    def sightings(self) -> dict[str, set[Sight]]:
        """Everything that a judgement may speak of: article id and key of every thing, by kind."""
        return {
            "person": {(row.article, row.key) for row in self._people},
            "unit": {(row.article, row.label) for row in self._units if row.kind == "unit"},
            "meeting": {(row.article, row.key) for row in self._meetings},
            "document": {(row.article, row.key) for row in self._documents},
            "cluster": {(row.article, row.name) for row in self._clusters},
        }

    def identities(self) -> Identities:
        """The path of every thing of every article taken.

        Beside the kinds of things there are the keys ("jurisdiction", label), the province that a unit serves,
        ("parent", label), the parent of a unit where it is another incarnation than the label means in the article,
        ("named", label), the key of the row of the reference data that the unit is, and `copies.KEY`, the first article
        with the text of this one. Ids of a thing that name nothing in these articles, though they could in a part of
        them, stand after `FORMER`, as keys of the path that took their place.
        """
        self._made = self._resolved(self.judgements)
        return Identities(self._made)

    def _resolved(self, judgements: Judgements) -> dict[str, dict[tuple[str, str], str]]:
        paths = {article: dict(places) for article, places in sorted(self._paths.items())}
        for unit, given in units.units(self._units, judgements):
            _put(paths, unit.kind, given)
        self._found = people.people(self._people, self._reference, judgements)
        for given in called.paths(self._found):
            _put(paths, "person", given)
        for given in clusters.clusters(self._clusters, judgements):
            _put(paths, "cluster", given)
        for given in documents.documents(self._documents, local_codes(self._reference), judgements):
            _put(paths, "document", given)
        for given in meetings.meetings(self._meetings, paths, judgements):
            _put(paths, "meeting", given)
        for article, first in copies.copies(self._sketches):
            paths[article][copies.KEY] = path_of("article", first)
        return paths

    def questions(self) -> list[Question]:
        """What `identities` could not settle, for someone to judge; to be asked after it."""
        doubts = chain(
            of_units(self._units),
            of_meetings(self._meetings, self._made),
            of_documents(self._documents, local_codes(self._reference)),
        )
        of_people = (with_ids(row, self._made) for row in questions(self._found, self.judgements))
        found = chain(of_people, raised(doubts, self._made, self.judgements))
        return sorted(found, key=lambda row: (row.kind, row.a, row.b))


def identify(articles: Iterable[ArticleFacts], judgements: Judgements | None = None) -> Identities:
    """The path of every thing of ``articles``, a function of the set of them and of what was judged."""
    resolver = Resolver(judgements=judgements)
    for article in articles:
        resolver.add(article)
    return resolver.identities()


def local_codes(reference: Reference) -> frozenset[str]:
    """Letters in numbers of documents that many bodies use, each for a series of its own, folded.

    The letters of the central Party organs do not tell which of them it was either, but they share one series.
    """
    return frozenset(name_key(row.code) for row in reference.issuer_codes if row.label is None) - documents.LONG_SERIES


def _put(paths: dict[str, dict[tuple[str, str], str]], kind: str, given: Given) -> None:
    for article, of, key, path in given.rows(kind):
        paths[article][thing_key(of, key)] = path


def _places(article: ArticleFacts, eras: Eras) -> dict[tuple[str, str], str]:
    found = article.extraction
    paths = {thing_key("place", place.name): path_of("province", eras.province(place.name)) for place in found.places}
    for meeting in found.meetings:
        if meeting.place:
            paths.setdefault(thing_key("place", meeting.place), path_of("province", eras.province(meeting.place)))
    for unit in found.units:
        if province := eras.jurisdiction(unit):
            paths[thing_key("jurisdiction", unit.label)] = path_of("province", province)
        if row := eras.row(unit):
            paths[thing_key("named", unit.label)] = row.key
    return paths
