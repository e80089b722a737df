"""Which sightings of one name are one person.

Sightings are linked on evidence only, the strongest first:

1. one body: the same unit, or one unit inside the other, at times that agree (a post called former was seen earlier);
2. one house: two units of one institution (the procuracy of one province, the supreme one), unless two different
   offices there are held in one month;
3. a house and the one that took it over when provinces merged, where either side has just one candidate;
4. no post at all: the only candidate there is, or the only one whose province the article is about.

No link is made between groups that hold posts in two provinces at one time, two offices of one house by turns, or there
an office far below an earlier one. What is left unlinked is a namesake. A private person is linked only by the same
unit or the same case. A name printed without any diacritics is compared with the one name that it can be, and linked on
the same evidence. What a person judged holds before all this; if two sightings of different names were judged to be one
person, other people of either name stay what they were.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from kg.identity.evidence import excluded, link, rivals, took_over
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.profiles import Profile, profiles
from kg.identity.stints import Sighting
from kg.identity.unmarked import unmarked
from kg.reference.reference import Reference

Person = list[Profile]


def people(found: Iterable[Sighting], reference: Reference, judgements: Judgements) -> dict[str, list[Person]]:
    """The people of each name, in order; a person is linked profiles. Names judged to be one person's count as one."""
    names: dict[str, list[Sighting]] = {}
    for sighting in found:
        names.setdefault(judgements.joined_name(name_key(sighting.key)), []).append(sighting)
    meant = unmarked(names)
    for dropped, full in meant.items():
        names[full] += names.pop(dropped)
    return {name: sorted(_persons(names[name], reference, judgements, meant), key=_rank) for name in sorted(names)}


class _Groups:
    """Groups of profiles that grow by links and never hold two that exclude each other."""

    def __init__(self, found: list[Profile], judgements: Judgements) -> None:
        self.profiles = found
        self._judgements = judgements
        self._group = list(range(len(found)))  # number of a profile -> number of its group, its first member
        self._members = {number: [number] for number in self._group}
        self._posted = {number: [profile] if profile.stints else [] for number, profile in enumerate(found)}
        self._others = judgements.others("person")
        self._held = {number: _sightings([profile]) & self._others.keys() for number, profile in enumerate(found)}
        self._place = {(s.article, s.key): number for number, profile in enumerate(found) for s in profile.sightings}

    def of(self, number: int) -> int:
        return self._group[number]

    def members(self, group: int) -> list[Profile]:
        return [self.profiles[number] for number in self._members[group]]

    def all(self) -> list[Person]:
        return [self.members(group) for group in sorted(self._members)]

    def join(self, one: int, two: int) -> None:
        """Make the groups of two profiles one, unless something speaks against it."""
        first, second = sorted((self._group[one], self._group[two]))
        if first == second or self._apart(first, second):
            return
        self._merge(first, second)

    def judge(self) -> None:
        """Join what was judged to be the same, whatever speaks against it."""
        ones = self._judgements.ones("person")
        pairs = ((a, b) for a in self._place.keys() & ones.keys() for b in ones[a] & self._place.keys() if a < b)
        for one, two in sorted(pairs):
            first, second = sorted((self._group[self._place[one]], self._group[self._place[two]]))
            if first != second:
                self._merge(first, second)

    def _merge(self, first: int, second: int) -> None:
        moved = self._members.pop(second)
        self._members[first] += moved
        self._posted[first] += self._posted.pop(second)
        self._held[first] |= self._held.pop(second)
        for number in moved:
            self._group[number] = first

    def _apart(self, first: int, second: int) -> bool:
        pairs = ((one, two) for one in self._posted[first] for two in self._posted[second])
        if any(excluded(one, two) or rivals(one, two) for one, two in pairs):
            return True
        return any(self._others[sight] & self._held[second] for sight in self._held[first])


def _sightings(found: Iterable[Profile]) -> set[tuple[str, str]]:
    return {(sighting.article, sighting.key) for profile in found for sighting in profile.sightings}


def _persons(
    found: list[Sighting], reference: Reference, judgements: Judgements, meant: Mapping[str, str]
) -> list[Person]:
    """The profiles of each person of one name."""
    groups = _Groups(profiles(found, judgements.judged("person"), meant), judgements)
    groups.judge()
    pairs = _pairs(groups.profiles)
    links = [(level, *pair) for pair in pairs if (level := link(*(groups.profiles[n] for n in pair))) is not None]
    for _, one, two in sorted(links):
        groups.join(one, two)
    _join_heirs(groups, reference)
    _join_bare(groups)
    return groups.all()


def _pairs(found: list[Profile]) -> list[tuple[int, int]]:
    """The pairs that share a body, a house or a case: all that evidence can link."""
    shared: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, profile in enumerate(found):
        bodies = {(stint.unit,) if profile.private else (key,) for stint in profile.stints for key in stint.chain}
        for key in {*bodies, *profile.cases}:
            shared.setdefault((profile.name, key), []).append(number)
    return sorted({pair for numbers in shared.values() for pair in combinations(numbers, 2)})


def _join_heirs(groups: _Groups, reference: Reference) -> None:
    """Join a person of a body that was merged away with the one of that name in the body that took it over."""
    partners: dict[int, set[int]] = {}
    for one, two in _successions(groups.profiles, reference):
        first, second = groups.of(one), groups.of(two)
        named_alike = groups.profiles[one].name == groups.profiles[two].name
        if first != second and named_alike and took_over(groups.profiles[one], groups.profiles[two], reference):
            partners.setdefault(first, set()).add(second)
            partners.setdefault(second, set()).add(first)
    for first in sorted(partners):
        for second in partners[first]:
            if first < second and len(partners[first]) == len(partners[second]) == 1:
                groups.join(first, second)


def _successions(found: list[Profile], reference: Reference) -> Iterator[tuple[int, int]]:
    """The pairs of profiles of which one is of a province that merged, the other of one that it became."""
    held: dict[str, list[int]] = {}
    for number, profile in enumerate(found):
        for province in {stint.province for stint in profile.stints if stint.province and not profile.private}:
            held.setdefault(province, []).append(number)
    for old in held if len(held) > 1 else ():
        last = reference.provinces_called(old)[-1:]
        became = last[0].replaced_by if last and last[0].valid_to else ()
        for new in held if became else ():
            if new != old and any(era.id in became for era in reference.provinces_called(new)):
                yield from product(held[old], held[new])


def _join_bare(groups: _Groups) -> None:
    """Join sightings without a post to the one candidate there is, or the one whose province they stand beside."""
    for name in sorted({profile.name for profile in groups.profiles}):
        _join_bare_of(groups, [number for number, profile in enumerate(groups.profiles) if profile.name == name])


def _join_bare_of(groups: _Groups, numbers: list[int]) -> None:
    bare = [number for number in numbers if groups.profiles[number].bare]
    posted = (n for n in numbers if groups.profiles[n].stints and not groups.profiles[n].private)
    candidates = sorted({groups.of(number) for number in posted})
    where = {group: {s.province for p in groups.members(group) for s in p.stints} for group in candidates}
    for number in bare:
        if groups.of(number) in map(groups.of, candidates):
            continue  # it was judged to be one of them
        around = groups.profiles[number].around
        fits = [group for group in candidates if where[group] & around]
        if len(candidates) == 1 and (not around or "" in where[candidates[0]]):
            fits = candidates
        if len(fits) == 1:
            groups.join(fits[0], number)
        elif not candidates:
            groups.join(bare[0], number)


def _rank(person: Person) -> tuple[bool, bool, tuple[str, str]]:
    private = all(profile.private for profile in person)
    posted = any(profile.stints for profile in person)
    return private, not posted, min(profile.since for profile in person)
