"""The ids of everything that the articles name."""

from collections.abc import Iterable, Mapping
from typing import Self

from kg.identity import clusters, documents, meetings, people, stints, units
from kg.identity.dates import article_date
from kg.identity.eras import Eras
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key, path_of, thing_key
from kg.identity.questions import Question, questions
from kg.records import ArticleFacts, Identities
from kg.reference.kinds import Kind, load_kinds
from kg.reference.reference import Reference, load_reference


class Resolver:
    """Takes articles one by one and keeps of each only the rows on which identity is decided.

    What comes out is a function of the set of articles: neither their order nor their number of times matters.
    """

    def __init__(
        self,
        reference: Reference | None = None,
        kinds: Mapping[str, Kind] | None = None,
        judgements: Judgements | None = None,
    ) -> None:
        self._reference = load_reference() if reference is None else reference
        self._kinds = load_kinds() if kinds is None else kinds
        self._judgements = judgements or Judgements()
        self._paths: dict[str, dict[tuple[str, str], str]] = {}
        self._units: list[units.Sight] = []
        self._people: list[stints.Sighting] = []
        self._clusters: list[clusters.Sight] = []
        self._documents: list[documents.Sight] = []
        self._meetings: list[meetings.Sight] = []
        self._found: dict[str, list[people.Person]] = {}

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

    def identities(self) -> Identities:
        """The path of every thing of every article taken.

        Beside the kinds of things there are the keys ("jurisdiction", label), the province that a unit serves, and
        ("parent", label), the parent of a unit where it is another incarnation than the label means in the article.
        """
        judgements = self._judgements
        paths = {article: dict(places) for article, places in sorted(self._paths.items())}
        local = local_codes(self._reference)
        for article, kind, key, path in units.units(self._units, judgements):
            paths[article][thing_key(kind, key)] = path
        self._found = people.people(self._people, self._reference, judgements)
        for article, key, path in people.paths(self._found):
            paths[article][thing_key("person", key)] = path
        for article, key, path in clusters.clusters(self._clusters, judgements):
            paths[article][thing_key("cluster", key)] = path
        for article, key, path in documents.documents(self._documents, local, judgements):
            paths[article][thing_key("document", key)] = path
        for article, key, path in meetings.meetings(self._meetings, paths, judgements):
            paths[article][thing_key("meeting", key)] = path
        return Identities(paths)

    def questions(self) -> list[Question]:
        """What `identities` could not settle, for someone to judge; to be asked after it."""
        return sorted(questions(self._found, self._judgements), key=lambda row: (row.a, row.b))


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
    paths = {thing_key("place", place.name): path_of("province", eras.province(place.name)) for place in found.places}
    for meeting in found.meetings:
        if meeting.place:
            paths.setdefault(thing_key("place", meeting.place), path_of("province", eras.province(meeting.place)))
    for unit in found.units:
        if province := eras.jurisdiction(unit):
            paths[thing_key("jurisdiction", unit.label)] = path_of("province", province)
    return paths
