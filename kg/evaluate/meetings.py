"""The measure of meetings: which were held, when, by whom, who did what there, who was there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.evaluate.facts import FOAF, SCHEMA, VKS
from kg.evaluate.gold import GoldMeeting
from kg.evaluate.match import Case, Outcome, as_told, compare, matched, pair_off
from kg.evaluate.words import bag, overlap

ROLES = {
    "chair": VKS + "chaired",
    "direct": VKS + "directed",
    "speak": VKS + "spokeAt",
    "moderate": VKS + "moderated",
    "sign": VKS + "signedAt",
}
PRESENCE = (VKS + "attended", *ROLES.values())

SAME_DAY, OTHER_DAY = 0.35, -0.25  # what an equal or an unequal date adds to the likeness of two names (0 to 1)
ALIKE = 0.5

Pair = tuple[str, str]


@dataclass(slots=True)
class Sightings:
    """What gold or graph says about the meetings; the first word of each fact is the meeting's key."""

    dates: set[Pair] = field(default_factory=set)
    organisers: set[Pair] = field(default_factory=set)
    roles: set[tuple[str, str, str]] = field(default_factory=set)
    people: set[Pair] = field(default_factory=set)
    units: set[Pair] = field(default_factory=set)


def meetings(case: Case) -> dict[str, Outcome]:
    """Outcomes for the meetings and for the facts of those that were recognised."""
    nodes = case.facts.of_type(VKS + "Meeting")
    golds = case.gold.meetings
    known = [(case.facts.labels(node), _date(case, node)) for node in nodes]
    pairs = pair_off(golds, nodes, lambda g, f: likeness(golds[g], *known[f]), ALIKE)
    wanted, found = Sightings(), Sightings()
    for index, meeting in enumerate(golds):
        key = meeting.id or f"m{index}"
        _note_gold(wanted, key, meeting)
        if index in pairs:
            _note_found(found, key, meeting, case, nodes[pairs[index]])
    labels = [case.facts.label(node) for node in nodes]
    outcome = matched(pairs, [meeting.name for meeting in golds], labels, case.may_be_there(nodes))
    return {"meetings": outcome, **_facts(case, wanted, found)}


def _date(case: Case, node: str) -> str:
    return case.facts.value(node, SCHEMA + "startDate") or ""


def likeness(meeting: GoldMeeting, labels: Iterable[str], date: str) -> float:
    """How well a gold meeting and a found one fit, by their names and dates; ``date`` is "" where none was found."""
    names, own = [bag(name) for name in (meeting.name, *meeting.aliases)], [bag(label) for label in labels]
    close = max((overlap(name, label) for name in names for label in own), default=0.0)
    if meeting.date and date:
        close += SAME_DAY if date.startswith(meeting.date) else OTHER_DAY
    return close


def _note_gold(noted: Sightings, key: str, meeting: GoldMeeting) -> None:
    if meeting.date:
        noted.dates.add((key, meeting.date))
    by_role = {
        "chair": meeting.chair,
        "direct": meeting.direct,
        "speak": meeting.speak,
        "moderate": meeting.moderate,
        "sign": meeting.signers,
    }
    noted.roles |= {(key, role, name) for role, names in by_role.items() for name in names}
    noted.organisers |= {(key, name) for name in meeting.organisers}
    noted.people |= {(key, name) for name in meeting.present}
    noted.units |= {(key, name) for name in meeting.units_present}


def _note_found(noted: Sightings, key: str, meeting: GoldMeeting, case: Case, node: str) -> None:
    facts = case.facts
    if date := _date(case, node):
        noted.dates.add((key, date[: len(meeting.date)] if meeting.date else date))
    noted.organisers |= {(key, _organiser(case, meeting, o)) for o in facts.values(node, SCHEMA + "organizer")}
    for role, predicate in ROLES.items():
        names = {case.who(subject) for subject in facts.subjects(predicate, node)}
        noted.roles |= {(key, role, name) for name in names - case.private}
    for subject in {subject for predicate in PRESENCE for subject in facts.subjects(predicate, node)}:
        if not facts.is_a(subject, FOAF + "Person"):
            noted.units.add((key, case.unit(subject)))
        elif case.person(subject) not in case.private:
            noted.people.add((key, case.person(subject)))


def _organiser(case: Case, meeting: GoldMeeting, iri: str) -> str:
    """The gold name of an organiser, under which a cluster counts as well as a unit; else its label."""
    if iri in case.unit_names:
        return case.unit_names[iri]
    wanted = {bag(name): name for name in meeting.organisers}
    own = (wanted[words] for label in case.facts.labels(iri) if (words := bag(label)) in wanted)
    return next(own, case.facts.label(iri))


def _facts(case: Case, wanted: Sightings, found: Sightings) -> dict[str, Outcome]:
    free = _own_units(case, wanted, found)
    return {
        "meeting_date": compare(as_told(wanted.dates), as_told(found.dates)),
        "organisers": compare(as_told(wanted.organisers), as_told(found.organisers)),
        "roles": compare(as_told(wanted.roles), as_told(found.roles)),
        "presence": compare(as_told(wanted.people), as_told(found.people)),
        "units_present": compare(as_told(wanted.units - free), as_told(found.units - free)),
    }


def _own_units(case: Case, wanted: Sightings, found: Sightings) -> set[Pair]:
    """Units of officials who were there, on which gold and graph differ: neither asked for nor punished."""
    posts = {person.name: [bag(post) for post in person.posts] for person in case.gold.people if not person.private}
    held = [(key, post) for key, name in wanted.people for post in posts.get(name, ())]
    return {
        (key, unit) for key, unit in wanted.units ^ found.units if any(k == key and bag(unit) <= p for k, p in held)
    }
