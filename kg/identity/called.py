"""What the sightings of a person may call him or her: the claims of which ids of people are made.

The id is made of the name and of the institution in which the person is seen first ("Lê Minh Trí" of the supreme
procuracy), so it is the same in every graph that shows the person there, and a namesake elsewhere, found earlier or
later, has no part in it. Where two of one institution have the name, the unit and title tell them apart, and at last
the article that shows the person first. See `naming` for what holds of ids when articles are added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.identity.dates import LAST
from kg.identity.evidence import always_linked
from kg.identity.keys import name_key
from kg.identity.naming import Called, Given, named
from kg.identity.people import Person
from kg.identity.profiles import Profile
from kg.identity.stints import Sighting, Stint
from kg.names import slug


def paths(found: Mapping[str, list[Person]]) -> Iterator[Given]:
    """The path of every sighting of the people of each name."""
    for persons in found.values():
        steady = _is_steady([profile for person in persons for profile in person])
        yield from named([_called(person, steady=steady) for person in persons])


def _called(person: Person, *, steady: bool) -> list[Called]:
    """What a person may be called: by sightings as an official in a post first, the earliest first."""
    found = [(_order(sighting, profile), sighting) for profile in person for sighting in profile.sightings]
    return [_claims(sighting, steady=steady) for _, sighting in sorted(found, key=lambda pair: pair[0])]


def _order(sighting: Sighting, profile: Profile) -> tuple[bool, bool, bool, str, str, str]:
    unmarked = name_key(sighting.key) != profile.name
    day = sighting.date or LAST
    return sighting.private, unmarked, not sighting.stints, day, sighting.article, sighting.key


def _claims(sighting: Sighting, *, steady: bool) -> Called:
    name = name_key(sighting.key)
    own = f"{name}||{sighting.article}|{sighting.key}"
    houses: Iterable[str] = () if sighting.private else _houses(sighting.stints)
    posts = [] if sighting.private else [f"{name}|{one.unit}|{one.title}" for one in _told(sighting.stints)]
    levels = (tuple(f"{name}|{house}" for house in houses), tuple(dict.fromkeys(posts)), (own,))
    return Called(sighting.article, sighting.key, f"person/{slug(name)}", levels, steady)


def _houses(stints: Sequence[Stint]) -> Iterable[str]:
    """The institutions, that of a present office before that of one that was left or is the Party's; "" for none."""
    return dict.fromkeys(stint.house for stint in _told(stints)) or ("",)


def _told(stints: Sequence[Stint]) -> list[Stint]:
    return sorted(stints, key=lambda stint: (not stint.current, stint.party, stint))


def _is_steady(found: Sequence[Profile]) -> bool:
    """Whether, of the people of a name, no part of their sightings would show two in one institution.

    So it is if all that stand in one institution are linked whichever of their days are known, and if of those without
    a post there is one at most, or nobody else.
    """
    if len(found) == 1:
        return True
    bare = sum(not profile.stints for profile in found)
    if any(profile.private for profile in found) or (bare > 1 and bare < len(found)):
        return False
    posted = [profile for profile in found if profile.stints]
    several = any(len(profile.houses()) > 1 for profile in posted)
    return not several and all(always_linked(*pair) for pair in combinations(posted, 2) if _share(*pair))


def _share(one: Profile, two: Profile) -> bool:
    return one.name == two.name and not one.houses().isdisjoint(two.houses())
