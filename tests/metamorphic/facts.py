"""The facts of an extraction as plain tuples, without their places in the text, and how two sets of them differ.

Who took part in a meeting, and who held it, goes by the number of the meeting, so that a name read otherwise counts
as one difference and not as many.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.records import Extraction

Fact = tuple[str, ...]
Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What was expected and is not there, and what is there and was not expected; ``kept`` counts the rest."""

    lost: tuple[Fact, ...]
    gained: tuple[Fact, ...]
    kept: int

    @property
    def size(self) -> int:
        """The number of facts in which the two sets differ: a fact that changed counts once."""
        return max(len(self.lost), len(self.gained))


def facts_of(found: Extraction, rewrite: Rewrite = str) -> frozenset[Fact]:
    """Every fact, its kind first; ``rewrite`` is applied to each word of it."""
    once = cache(rewrite)  # the same words stand in many facts
    return frozenset((kind, *map(once, words)) for kind, *words in _facts(found))


def compare(expected: frozenset[Fact], found: frozenset[Fact]) -> Difference:
    """How ``found`` differs from ``expected``."""
    return Difference(tuple(sorted(expected - found)), tuple(sorted(found - expected)), len(expected & found))


def _facts(found: Extraction) -> Iterator[Fact]:
    numbers = {meeting.key: f"meeting {number}" for number, meeting in enumerate(found.meetings, 1)}
    for person in found.people:
        yield "person", person.name, "private" if person.private else "public"
    for tenure in found.tenures:
        tense = ("former" if tenure.former else "") + ("acting" if tenure.acting else "")
        yield "post", tenure.person, tenure.title, tenure.unit or "", tense, tenure.since or "", tenure.until or ""
    for unit in found.units:
        yield "unit", unit.label, unit.kind, unit.parent or "", unit.province or "", unit.district or ""
    for place in found.places:
        yield "place", place.name
    for meeting in found.meetings:
        days = (meeting.date or "", meeting.end or "", meeting.place or "", meeting.status)
        yield "meeting", meeting.name, meeting.kind, *days
        for organiser in meeting.organisers:
            yield "organiser", numbers[meeting.key], organiser
    for part in found.participations:
        yield "part", part.who, part.role, numbers[part.meeting]
    yield from _more_facts(found)


def _more_facts(found: Extraction) -> Iterator[Fact]:
    for legal in found.documents:
        rest = (legal.issuer or "", legal.date or "", legal.title or "")
        yield "document", legal.kind, legal.number or "", *rest
    for cluster in found.clusters:
        yield "cluster", cluster.name, cluster.lead or "", cluster.deputy or "", cluster.year or ""
        for member in cluster.members:
            yield "member", cluster.name, member
    for result in found.indicators:
        about = (result.about or "", result.comparison or "", result.target or "")
        period = (result.period_start or "", result.period_end or "")
        yield "indicator", result.label, result.value, result.unit, result.number or "", *about, *period
    for change in found.changes:
        rest = (change.title or "", change.unit or "", change.date or "")
        yield "change", change.person, change.change, change.post, *rest
