"""Precision, recall and F1 per fact type: one article, and many together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.cases import CASE_TYPES, cases
from kg.evaluate.facts import Facts
from kg.evaluate.gold import Gold
from kg.evaluate.match import Case, Outcome
from kg.evaluate.meetings import meetings
from kg.evaluate.records import documents, indicators, personnel
from kg.evaluate.things import article, clusters, parts, people, places, posts, units

TYPES = (
    "people", "posts", "units", "part_of", "places", "meetings", "meeting_date", "organisers", "roles", "presence",
    "units_present", "documents", "document_issuer", "document_date", "clusters", "indicators", "personnel", "authors",
    "published",
)  # fmt: skip
"""The fact types in the order of the table."""

APART = CASE_TYPES
"""Fact types with a table of their own, which count in no mean and have no floor."""

Outcomes = Mapping[str, Outcome]


def score_article(gold: Gold, facts: Facts) -> dict[str, Outcome]:
    """The outcome of each fact type for one article."""
    case = Case.of(gold, facts)
    outcomes = {"people": people(case), "units": units(case)}  # first: they say who is who for the rest
    outcomes |= {
        "posts": posts(case),
        "part_of": parts(case),
        "places": places(case),
        **meetings(case),
        **documents(case),
        "clusters": clusters(case),
        "indicators": indicators(case),
        "personnel": personnel(case),
        **article(case),
    }
    outcomes |= cases(case)
    return {kind: outcomes[kind] for kind in (*TYPES, *APART)}


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one fact type. Nothing asked and nothing found is perfect."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Row") -> "Row":
        return Row(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Figures over many articles. ``rows`` holds the types with anything asked or found, in the order of TYPES."""

    articles: int
    rows: Mapping[str, Row]

    @property
    def macro(self) -> float:
        """The mean of the F1 of the rows: each fact type counts the same."""
        return sum(row.f1 for row in self.rows.values()) / len(self.rows) if self.rows else 0.0

    @property
    def micro(self) -> float:
        """The F1 of all facts together: each fact counts the same."""
        return sum(self.rows.values(), Row()).f1


def _row(outcome: Outcome) -> Row:
    right = len(outcome.right)
    return Row(right + len(outcome.missing), right + len(outcome.extra), right)


def tabulate(articles: Iterable[Outcomes], types: Sequence[str] = TYPES) -> Table:
    """The figures of all articles together for ``types``."""
    listed = list(articles)
    totals = {kind: sum((_row(outcomes.get(kind, Outcome())) for outcomes in listed), Row()) for kind in types}
    return Table(len(listed), {kind: row for kind, row in totals.items() if row.gold or row.found})
