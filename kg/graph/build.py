"""What one article says: the statements of every part of the graph."""

from collections.abc import Iterator

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
from kg.graph.statements import Statement
from kg.graph.tenures import tenures
from kg.graph.units import units

PARTS = (
    article, authors, people, places, units, reorganisations, meetings, documents, clusters,
    tenures, participations, indicators, changes, requests, citations, cases, run,
)  # fmt: skip
"""One part for each kind of thing, and of fact; their order does not matter."""


def statements(scope: Scope) -> Iterator[Statement]:
    """Everything that one article says."""
    for part in PARTS:
        yield from part(scope)
