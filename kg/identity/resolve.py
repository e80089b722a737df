"""The ids of everything that the articles name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Self

from kg.identity import clusters, documents, meetings, people, stints, units
from kg.identity.dates import article_date
from kg.identity.eras import Eras
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.questions import Question, questions
from kg.judgements.rows import Sight
from kg.records import ArticleFacts, Identities
from kg.reference.kinds import Kind, load_kinds
from kg.reference.reference import Reference, load_reference


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
        self._found: dict[str, list[people.Person]] = {}
        self._made: dict[str, dict[tuple[str, str], str]] = {}  # the paths that were last asked for

    def add(self, article: ArticleFacts) -> Self:
        """Take one article; one that was taken before changes nothing."""
        if article.id in self._paths:
            return self
        eras, date = Eras(article, self._kinds, self._reference), article_date(article)
        self._units += units.sights(article, eras, date)
        self._people += stints.sightings(article, eras, date)
        self._clusters += clusters.sights(article, date)
        self._documents += documents.sights(article, date, self._reference)
        self._meetings += meetings.sights(article, date)
        self._paths[article.id] = _places(article, eras)
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

        Beside the kinds of things there are the keys ("jurisdiction", label), the province that a unit serves, and
        ("parent", label), the parent of a unit where it is another incarnation than the label means in the article.
        """
        judgements = self.judgements
        paths = {article: dict(places) for article, places in sorted(self._paths.items())}
        local = local_codes(self._reference)
        for article, kind, key, path in units.units(self._units, judgements):
            paths[article][kind, key] = path
        self._found = people.people(self._people, self._reference, judgements)
        for article, key, path in people.paths(self._found):
            paths[article]["person", key] = path
        for article, key, path in clusters.clusters(self._clusters, judgements):
            paths[article]["cluster", key] = path
        for article, key, path in documents.documents(self._documents, local, judgements):
            paths[article]["document", key] = path
        for article, key, path in meetings.meetings(self._meetings, paths, judgements):
            paths[article]["meeting", key] = path
        self._made = paths
        return Identities(paths)

    def questions(self) -> list[Question]:
        """What `identities` could not settle, for someone to judge; to be asked after it."""
        found = (
            replace(row, a_id=self._made[row.a[0]][row.kind, row.a[1]], b_id=self._made[row.b[0]][row.kind, row.b[1]])
            for row in questions(self._found, self.judgements)
        )
        return sorted(found, key=lambda row: (row.a, row.b))


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


def _places(article: ArticleFacts, eras: Eras) -> dict[tuple[str, str], str]:
    found = article.extraction
    paths = {("place", place.name): f"province/{eras.province(place.name)}" for place in found.places}
    for meeting in found.meetings:
        if meeting.place:
            paths.setdefault(("place", meeting.place), f"province/{eras.province(meeting.place)}")
    for unit in found.units:
        if province := eras.jurisdiction(unit):
            paths["jurisdiction", unit.label] = f"province/{province}"
    return paths
