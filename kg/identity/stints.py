"""What one article says of where a person stood and when: the rows on which namesakes are told apart.

A body is compared by its label without its era, because a career runs across reorganisations ("Trưởng phòng 8 VKSND
tỉnh Bắc Ninh" before the merger is the "nguyên Trưởng phòng 8" after it).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.frozen import record
from kg.identity.dates import FIRST, LAST, first_day, last_day
from kg.identity.eras import Eras
from kg.identity.keys import name_key
from kg.identity.remembered import remembered
from kg.records import ArticleFacts, Change, Tenure, Unit

GAINS = frozenset({"appointed", "transferred", "elected", "promoted", "reappointed"})
LOSSES = frozenset({"retired", "dismissed"})
SUPREME = frozenset({"vksnd tối cao", "tand tối cao"})
"""Bodies whose departments are one house; those of other central bodies are taken as houses of their own."""

NO_CASES: frozenset[tuple[str, str]] = frozenset()
"""One for all: an empty set of its own would be the largest part of a sighting."""


@dataclass(frozen=True, slots=True, order=True)
class Stint:
    """A person in a body. ``chain``: keys of the body and of what it is part of up to the house, the nearest first.

    The house, the last of the chain, is the institution inside which staff move: the body of one province, or the
    supreme body with its departments. ``province`` is the key of its province, or "". ``first`` and ``last`` bound the
    days that the article speaks of; ``current``: so it was when the article was written, else it was over by ``last``.
    ``party``: a Party office, which goes beside another office.
    """

    chain: tuple[str, ...]
    province: str
    title: str
    current: bool
    party: bool
    first: str
    last: str

    @property
    def unit(self) -> str:
        return self.chain[0]

    @property
    def house(self) -> str:
        return self.chain[-1]


@record
class Sighting:
    """One person in one article. ``around``: keys of the provinces whose bodies the article names.

    ``cases``: offence and handling body of the cases in which the article names the person.
    """

    article: str
    key: str
    date: str | None
    private: bool
    stints: tuple[Stint, ...]
    around: frozenset[str]
    cases: frozenset[tuple[str, str]]


def sightings(article: ArticleFacts, eras: Eras, date: str | None) -> Iterator[Sighting]:
    """One row for each person of the article, in its order."""
    found = article.extraction
    stints: dict[str, set[Stint]] = {}
    for tenure in found.tenures:
        stints.setdefault(tenure.person, set()).update(_held(tenure, eras, date))
    for change in found.changes:
        if change.status == "asserted":
            stints.setdefault(change.person, set()).update(_moved(change, eras, date))
    cases: dict[str, set[tuple[str, str]]] = {}
    for case in found.cases:
        for name in case.persons:
            cases.setdefault(name, set()).update((name_key(one), name_key(case.by or "")) for one in case.offences)
    around = frozenset(name_key(unit.province) for unit in found.units if unit.province)
    for person in found.people:
        of_person = tuple(sorted(stints.get(person.name, ())))
        in_cases = frozenset(cases[person.name]) if person.name in cases else NO_CASES
        yield Sighting(article.id, person.name, date, person.private, of_person, around, in_cases)


def _held(tenure: Tenure, eras: Eras, date: str | None) -> Iterator[Stint]:
    first = first_day(tenure.since) if tenure.since else FIRST if tenure.former else _first(date)
    last = last_day(tenure.until) if tenure.until else _last(date)
    yield from _stint(tenure.unit, tenure.title, eras, first=first, last=last, current=not tenure.former)


def _moved(change: Change, eras: Eras, date: str | None) -> Iterator[Stint]:
    day = change.date or date
    if change.change in GAINS:
        last = max(_last(day), _last(date))
        yield from _stint(change.unit, change.title or "", eras, first=_first(day), last=last, current=True)
    elif change.change in LOSSES:
        yield from _stint(change.unit, change.title or "", eras, first=FIRST, last=_last(day), current=False)


def _stint(unit: str | None, title: str, eras: Eras, *, first: str, last: str, current: bool) -> Iterable[Stint]:
    links = eras.chain(unit) if unit else ()
    if not links:
        return ()
    links = links[: _house(links) + 1]
    province = next((link.province for link in links if link.province), "")
    kind = eras.kind(links[0])
    party = kind is not None and kind.type == "PartyBody"
    chain = _keys(tuple([link.label for link in links]))
    return (Stint(chain, name_key(province), name_key(title), current, party, min(first, last), last),)


@remembered
def _keys(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name_key(label) for label in labels)


def _house(links: tuple[Unit, ...]) -> int:
    """The place of the house: the last body with a province, else a supreme body, else the top."""
    with_province = [number for number, link in enumerate(links) if link.province]
    if with_province:
        return with_province[-1]
    return next((number for number, link in enumerate(links) if name_key(link.label) in SUPREME), len(links) - 1)


def _first(date: str | None) -> str:
    return first_day(date) if date else FIRST


def _last(date: str | None) -> str:
    return last_day(date) if date else LAST
