"""The graph of a set of articles: what each says, and of each value of which there is one the best."""

from collections.abc import Iterator

from pyoxigraph import Triple

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
from kg.graph.reorganisations import reorganisations
from kg.graph.requests import requests
from kg.graph.scope import Scope
from kg.graph.statements import Choice, Other, Side, Statement
from kg.graph.tenures import tenures
from kg.graph.units import units
from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL

PARTS = (
    article, authors, people, places, units, reorganisations, meetings, documents, clusters,
    tenures, participations, indicators, changes, requests, citations, cases, run,
)  # fmt: skip
"""One part for each kind of thing, and of fact; their order does not matter."""


def statements(scope: Scope) -> Iterator[Statement]:
    """Everything that one article says."""
    for part in PARTS:
        yield from part(scope)


Waiting = Choice | Side | Other


class Later:
    """What can be settled only when all articles were taken.

    That are values of which there is one, other forms of names, and events of which two sides must be known. Each is
    kept once and known by a number, so that an article costs as many small numbers as it has such statements.
    """

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._held: list[Waiting] = []
        self._sides: set[tuple[str, bool]] = set()

    def add(self, statement: Waiting) -> int:
        """Take one statement and say its number."""
        key = statement.key if isinstance(statement, Choice) else statement
        number = self._numbers.setdefault(key, len(self._held))
        if number == len(self._held):
            self._held.append(statement)
        held = self._held[number]
        if isinstance(statement, Choice) and isinstance(held, Choice) and statement.order > held.order:
            self._held[number] = statement
        if isinstance(statement, Side):
            self._sides.add((statement.event.value, statement.original))
        return number

    def triples(self, number: int) -> Iterator[Triple]:
        """What an article says that proposed the statement of a number, now that all were taken."""
        held = self._held[number]
        if isinstance(held, Choice):
            yield Triple(held.subject, held.predicate, held.value)
            yield from held.more
        elif isinstance(held, Side):
            if (held.event.value, not held.original) in self._sides:
                yield from held.about
        elif not self._is_label(held):
            yield Triple(held.subject, ALT_LABEL, held.label)

    def _is_label(self, other: Other) -> bool:
        number = self._numbers.get((other.subject.value, PREF_LABEL.value))
        best = None if number is None else self._held[number]
        return isinstance(best, Choice) and best.value == other.label
