"""Each fact that was read from a gold article, judged by itself: which rule read it, how sure it was, is it right.

Facts on which the gold says nothing are left out: posts of people and parts in meetings that it does not know, optional
names, requests and citations. So are facts that the text does not assert.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.gold import Gold, GoldMeeting
from kg.evaluate.match import pair_off, serve
from kg.evaluate.meetings import ALIKE, likeness
from kg.evaluate.records import LABELS_MEET, Change, Result, asked, fits, same_change, wanted_change
from kg.evaluate.words import Bag, bag, norm, number, overlap
from kg.records import Evidence, Extraction, Participation, Tenure

ASSERTED = "asserted"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fact: its class ("Tenure"), its rule, the confidence that its reader states, and whether it is right."""

    fact: str
    rule: str
    stated: float
    right: bool


def verdicts(gold: Gold, found: Extraction) -> Iterator[Verdict]:
    """The verdicts on the facts of one article."""
    judge = _Judge(gold, found)
    for tenure in found.tenures:
        yield from _verdict("Tenure", tenure.evidence, judge.tenure(tenure))
    for part in found.participations:
        yield from _verdict("Participation", part.evidence, judge.part(part))
    for kind, told in (("Indicator", _indicators(gold, found)), ("PersonnelChange", _changes(gold, found))):
        for evidence, right in told:
            yield from _verdict(kind, evidence, right)


def _verdict(fact: str, evidence: Evidence, right: bool | None) -> Iterator[Verdict]:
    if right is not None:
        yield Verdict(fact, evidence.rule, evidence.confidence, right)


class _Judge:
    """What the gold of one article knows, by names as sets of words. An answer of None means that it says nothing."""

    def __init__(self, gold: Gold, found: Extraction) -> None:
        self._posts = {bag(p.name): {bag(post) for post in p.posts} for p in gold.people if not p.private}
        self._optional = {bag(name) for name in gold.optional}
        self._units = {
            unit.label: [bag(name) for name in (unit.label, unit.full or "", *unit.aliases)] for unit in found.units
        }
        golds, meetings = gold.meetings, found.meetings
        close = lambda g, f: likeness(golds[g], (meetings[f].name, *meetings[f].aliases), meetings[f].date or "")  # noqa: E731
        pairs = pair_off(golds, meetings, close, ALIKE)
        self._meetings = {meetings[f].key: golds[g] for g, f in pairs.items() if meetings[f].status == "held"}

    def tenure(self, tenure: Tenure) -> bool | None:
        posts = self._posts.get(bag(tenure.person))
        if posts is None:
            return None
        title = f"nguyên {tenure.title}" if tenure.former else tenure.title
        bodies = [*self._units.get(tenure.unit or "", [bag(tenure.unit or "")]), frozenset[str]()]
        told = {bag(title) | body for body in bodies}
        return True if told & posts else None if told & self._optional else False

    def part(self, part: Participation) -> bool | None:
        meeting = self._meetings.get(part.meeting)
        if meeting is None or part.status != ASSERTED:
            return None
        if part.is_unit:
            return self._unit_there(part.who, meeting)
        if bag(part.who) not in self._posts:
            return None
        return bag(part.who) in {bag(name) for name in _who(meeting, part.role)}

    def _unit_there(self, label: str, meeting: GoldMeeting) -> bool | None:
        """Whether a unit was there; the unit of an official who was there counts neither way."""
        own = [words for words in self._units.get(label, [bag(label)]) if words]
        if any(bag(name) in own for name in meeting.units_present):
            return True
        posts = [post for name in meeting.present for post in self._posts.get(bag(name), ())]
        return None if any(words <= post for words in own for post in posts) else False


def _who(meeting: GoldMeeting, role: str) -> tuple[str, ...]:
    """The people who played a role; whoever played any was present."""
    roles = {
        "chair": meeting.chair,
        "direct": meeting.direct,
        "speak": meeting.speak,
        "moderate": meeting.moderate,
        "sign": meeting.signers,
    }
    return roles.get(role) or tuple(name for names in (meeting.present, *roles.values()) for name in names)


def _indicators(gold: Gold, found: Extraction) -> Iterator[tuple[Evidence, bool]]:
    wanted = [asked(one) for one in gold.indicators]
    given = [Result(number(row.value), norm(row.unit), bag(row.label), "") for row in found.indicators]

    def close(g: int, f: int) -> float:
        return overlap(wanted[g].label, given[f].label) if fits(wanted[g], given[f]) else 0.0

    right = set(serve(wanted, given, close, LABELS_MEET).values())
    return ((row.evidence, index in right) for index, row in enumerate(found.indicators))


def _changes(gold: Gold, found: Extraction) -> Iterator[tuple[Evidence, bool]]:
    names: dict[Bag, str] = {bag(one.person): one.person for one in gold.personnel}
    wanted = [wanted_change(one) for one in gold.personnel]
    rows = [row for row in found.changes if row.status == ASSERTED]
    given = [Change(names.get(bag(row.person), row.person), row.change, bag(row.post), "") for row in rows]
    right = set(serve(wanted, given, lambda g, f: float(same_change(wanted[g], given[f])), 1.0).values())
    return ((row.evidence, index in right) for index, row in enumerate(rows))
