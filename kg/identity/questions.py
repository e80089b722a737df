"""Questions for someone to judge: people of one name who may be one person, and doubts of other things."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from typing import Final

from kg.identity.doubts import Doubt
from kg.identity.evidence import excluded
from kg.identity.judgements import Judgements
from kg.identity.people import Person
from kg.identity.profiles import Profile
from kg.identity.signs import Sign, signs
from kg.identity.stints import Stint
from kg.judgements.rows import Sight

Paths = Mapping[str, Mapping[tuple[str, str], str]]  # of each article the path of each kind and key
FEW: Final = 4
"""Up to so many namesakes every pair is asked about; of more, neighbours in time, so that questions stay countable."""


@dataclass(frozen=True, slots=True)
class Question:
    """Are ``a`` and ``b`` one? ``a_says`` and ``b_says`` tell what the articles say of each.

    ``a_id`` and ``b_id`` are their ids in the graph, ``signs`` what speaks for and against.
    """

    kind: str
    a: Sight
    b: Sight
    a_says: str
    b_says: str
    a_id: str = ""
    b_id: str = ""
    signs: tuple[Sign, ...] = field(default=())


def questions(found: Mapping[str, list[Person]], judgements: Judgements) -> Iterator[Question]:
    """A question for each pair of namesakes of whom no article says that they are two, and nobody was asked before."""
    asked: dict[Sight, set[Sight]] = {}
    for a, b in judgements.asked("person"):
        asked.setdefault(a, set()).add(b)
    for persons in found.values():
        public = [person for person in persons if not all(profile.private for profile in person)]
        for one, two in combinations(public, 2) if len(public) <= FEW else pairwise(public):
            apart = any(excluded(a, b) for a in one for b in two)
            if not apart and _named_alike(one, two) and not _was_asked(one, two, asked):
                yield _question(one, two)


def with_ids(row: Question, paths: Paths) -> Question:
    """The question with the ids of both sides."""
    return replace(row, a_id=paths[row.a[0]][row.kind, row.a[1]], b_id=paths[row.b[0]][row.kind, row.b[1]])


def raised(doubts: Iterable[Doubt], paths: Paths, judgements: Judgements) -> Iterator[Question]:
    """A question for each pair of things that a doubt is about, unless they are one or somebody was asked of them."""
    told: dict[str, set[frozenset[str]]] = {}
    for doubt in doubts:
        if doubt.kind not in told:
            told[doubt.kind] = {_ids(doubt.kind, pair, paths) for pair in judgements.asked(doubt.kind)}
        ids = _ids(doubt.kind, (doubt.a, doubt.b), paths)
        if len(ids) == 2 and ids not in told[doubt.kind]:
            told[doubt.kind].add(ids)
            sides = sorted(zip((doubt.a, doubt.b), doubt.says, strict=True))
            (a, a_says), (b, b_says) = sides
            yield with_ids(Question(doubt.kind, a, b, a_says, b_says, signs=doubt.signs), paths)


def _ids(kind: str, pair: tuple[Sight, Sight], paths: Paths) -> frozenset[str]:
    return frozenset(paths[article][kind, key] for article, key in pair if (kind, key) in paths.get(article, {}))


def _named_alike(one: Person, two: Person) -> bool:
    return not {profile.name for profile in one}.isdisjoint(profile.name for profile in two)


def _was_asked(one: Person, two: Person, asked: Mapping[Sight, Set[Sight]]) -> bool:
    """Whether somebody answered of a sighting of each; ``asked``: the lesser sighting of a pair -> the others."""
    if not asked:
        return False
    ones, twos = ({(s.article, s.key) for profile in person for s in profile.sightings} for person in (one, two))
    return any(not asked[a].isdisjoint(twos) for a in ones & asked.keys()) or any(
        not asked[a].isdisjoint(ones) for a in twos & asked.keys()
    )


def _question(one: Person, two: Person) -> Question:
    (a, a_says), (b, b_says) = _shown(one), _shown(two)
    if b < a:
        return _question(two, one)
    return Question("person", a, b, a_says, b_says, signs=tuple(signs(one, two)))


def _shown(person: Person) -> tuple[Sight, str]:
    """The first sighting of a person, and the posts in which they were seen."""
    first = min(person, key=lambda profile: profile.since)
    sighting = min(first.sightings, key=lambda s: (s.date or "9", s.article))
    said = sorted({_said(stint, profile) for profile in person for stint in profile.stints})
    return (sighting.article, sighting.key), "; ".join(said)


def _said(stint: Stint, profile: Profile) -> str:
    day = f" ({profile.sightings[0].date})" if profile.sightings[0].date else ""
    return f"{'' if stint.current else 'nguyên '}{stint.title} {stint.unit}{day}"
