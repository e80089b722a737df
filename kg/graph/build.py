"""The graph of a set of articles: what each says, and of each value of which there is one the best."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.articles import article, run
from kg.graph.cases import cases
from kg.graph.changes import changes
from kg.graph.clusters import clusters
from kg.graph.documents import citations, documents
from kg.graph.indicators import indicators
from kg.graph.meetings import meetings
from kg.graph.participations import participations
from kg.graph.people import authors, people
from kg.graph.places import places
from kg.graph.scope import Scope
from kg.graph.statements import Choice, Statement
from kg.graph.tenures import tenures
from kg.graph.units import units
from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL

PARTS = (
    article, authors, people, places, units, meetings, documents, clusters,
    tenures, participations, indicators, changes, citations, cases, run,
)  # fmt: skip
"""One part for each kind of thing, and of fact; their order does not matter."""


def statements(scope: Scope) -> Iterator[Statement]:
    """Everything that one article says."""
    for part in PARTS:
        yield from part(scope)


class Best:
    """The best candidate for each value of which there is one, over all articles."""

    def __init__(self) -> None:
        self._best: dict[tuple[str, str], Choice] = {}

    def add(self, choice: Choice) -> None:
        """Take one candidate."""
        held = self._best.get(choice.key)
        if held is None or choice.order > held.order:
            self._best[choice.key] = choice

    def triples(self, choice: Choice) -> Iterator[Triple]:
        """What an article that proposed ``choice`` says once all were taken."""
        best = self._best[choice.key]
        yield Triple(best.subject, best.predicate, best.value)
        yield from best.more
        if choice.value != best.value:
            yield from (triple for triple in choice.otherwise if not self.is_label(triple))

    @staticmethod
    def waits(triple: Triple) -> bool:
        """Whether a triple can be settled only when all articles were taken: another label may become the label."""
        return bool(triple.predicate == ALT_LABEL)

    def is_label(self, triple: Triple) -> bool:
        """Whether a triple gives as another label what became the label."""
        if not self.waits(triple):
            return False
        subject = triple.subject
        best = self._best.get((subject.value, PREF_LABEL.value)) if isinstance(subject, NamedNode) else None
        return best is not None and best.value == triple.object
