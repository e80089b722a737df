"""Sightings that say the same of one name, put together, so that work grows with what is said and not how often."""

from collections.abc import Iterable, Iterator, Mapping

from kg.frozen import record
from kg.identity.dates import LAST
from kg.identity.keys import name_key
from kg.identity.stints import Sighting, Stint

_Held = tuple[tuple[str, ...], str, str, bool, bool]  # a stint without its days


@record
class Profile:
    """Sightings that say the same of a person; the days of a stint are widened to cover all of them.

    ``name`` is the key of the name that all have, or can only mean; ``since`` is the earliest: day and article.
    """

    name: str
    sightings: tuple[Sighting, ...]
    stints: tuple[Stint, ...]
    private: bool
    since: tuple[str, str]

    @property
    def bare(self) -> bool:
        """An official of whom no body is told."""
        return not self.private and not self.stints

    @property
    def around(self) -> frozenset[str]:
        """The provinces whose bodies the articles name."""
        return frozenset[str]().union(*{sighting.around for sighting in self.sightings})

    @property
    def cases(self) -> frozenset[tuple[str, str]]:
        """The cases in which the articles name the person."""
        return frozenset[tuple[str, str]]().union(*{sighting.cases for sighting in self.sightings})

    def houses(self) -> frozenset[str]:
        """The houses of all stints."""
        return frozenset(stint.house for stint in self.stints)


def profiles(found: Iterable[Sighting], apart: frozenset[tuple[str, str]], meant: Mapping[str, str]) -> list[Profile]:
    """The profiles of people of one name, or of names judged to be of one person, by the earliest sighting.

    ``meant`` gives for keys of names without diacritics the names that they can only mean. A private person, a sighting
    without a post and one in ``apart`` (article, key) is a profile of its own.
    """
    shapes: dict[tuple[str, str, tuple[_Held, ...]], list[Sighting]] = {}
    for sighting in found:
        held = tuple(sorted({_held(stint) for stint in sighting.stints}))
        alone = sighting.private or not held or (sighting.article, sighting.key) in apart
        key = name_key(sighting.key)
        shapes.setdefault((meant.get(key, key), sighting.article if alone else "", held), []).append(sighting)
    made = [
        Profile(name, tuple(group), tuple(_widened(group)), group[0].private, min(map(_day, group)))
        for (name, _, _), group in shapes.items()
    ]
    return sorted(made, key=lambda profile: (profile.since, profile.name))


def _day(sighting: Sighting) -> tuple[str, str]:
    return sighting.date or LAST, sighting.article


def _held(stint: Stint) -> _Held:
    return stint.chain, stint.province, stint.title, stint.current, stint.party


def _widened(group: list[Sighting]) -> Iterator[Stint]:
    """Days on which a person is shown in a post add up; of several ends of a former post the first holds."""
    days: dict[_Held, list[tuple[str, str]]] = {}
    for sighting in group:
        for stint in sighting.stints:
            days.setdefault(_held(stint), []).append((stint.first, stint.last))
    for held, spans in sorted(days.items()):
        first = min(first for first, _ in spans)
        last = (max if held[3] else min)(last for _, last in spans)
        yield Stint(*held, first=min(first, last), last=last)
