"""What speaks for and against two people of one name being one, for someone who has to judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kg.identity.dates import FIRST, LAST
from kg.identity.evidence import at_once
from kg.identity.people import Person
from kg.identity.stints import Stint


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks ``for`` one person, or against. ``code`` says what, ``about`` the names it is about.

    Codes, of people: province, title, around and after speak for; provinces, houses, offices and days against. Of
    other things: number, topic, day, hosts, words, full_name and letters for; topics, several, undated and places
    against.
    """

    speaks_for: bool
    code: str
    about: tuple[str, ...] = ()


def signs(one: Person, two: Person) -> Iterator[Sign]:
    """Every sign, those for one person first. Names are folded, as keys are."""
    ones, twos = _stints(one), _stints(two)
    here, there = ({stint.province for stint in stints} - {""} for stints in (ones, twos))
    if shared := here & there:
        yield Sign(True, "province", tuple(sorted(shared)))
    if titles := {stint.title for stint in ones} & {stint.title for stint in twos}:
        yield Sign(True, "title", tuple(sorted(titles)))
    if beside := (_around(one) & there if not ones else _around(two) & here if not twos else frozenset()):
        yield Sign(True, "around", tuple(sorted(beside)))
    if ones and twos and (_before(ones, twos) or _before(twos, ones)):
        yield Sign(True, "after")
    if here and there and not shared:
        yield Sign(False, "provinces", (", ".join(sorted(here)), ", ".join(sorted(there))))
    houses = {stint.house for stint in ones}, {stint.house for stint in twos}
    if all(houses) and houses[0].isdisjoint(houses[1]):
        yield Sign(False, "houses")
    if clash := next(((a, b) for a, b in product(ones, twos) if a.unit != b.unit and at_once(a, b)), None):
        yield Sign(False, "offices", (_told(clash[0]), _told(clash[1])))
    if {stint.unit for stint in ones} & {stint.unit for stint in twos}:  # else they would have been joined
        yield Sign(False, "days")


def _stints(person: Person) -> list[Stint]:
    return sorted(stint for profile in person for stint in profile.stints)


def _around(person: Person) -> frozenset[str]:
    return frozenset[str]().union(*(profile.around for profile in person))


def _before(ones: list[Stint], twos: list[Stint]) -> bool:
    """Whether all that is known of the one was over when the other is first seen."""
    last, first = max(stint.last for stint in ones), min(stint.first for stint in twos)
    return first > FIRST and last < LAST and last < first


def _told(stint: Stint) -> str:
    return f"{stint.title} {stint.unit}".strip()
