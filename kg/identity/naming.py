"""Ids that are given to one thing and never to another, whatever articles come or go.

An article alone decides what a thing that it shows can be called: a sighting has claims, and each claim is one id. A
thing takes the first claim of its sightings that no other thing has. So, for any two sets of articles of which one
holds the other, and without a record of what was built before:

* an id that names a thing in both names things that have a sighting in common (of ids of the last resort: that one
  sighting), and so never passes to another thing;
* an id that named a thing in the smaller set and names none in the larger one leads to every thing that has its claim:
  to one if the thing is called otherwise now, to several if it turned out to be more than one;
* the ids are a function of the set of articles, so neither order nor repetition changes them.

Claims come in levels. One of a lower level is taken only where all above are disputed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.frozen import record
from kg.identity.remembered import remembered
from kg.names import digest
from kg.records import FORMER


@record
class Called:
    """What one sighting may call its thing: ``stem`` is the readable part of an id, ``levels`` are keys of claims.

    Sightings that are named together have as many levels; the last is a key that no other sighting has. Equal keys have
    equal stems. ``steady``: no part of the articles would put things of one claim of its first level apart.
    """

    article: str
    key: str
    stem: str
    levels: tuple[tuple[str, ...], ...]
    steady: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """The path that a sighting got, and the ``former`` ones: ids of its claims that name no thing, which lead there."""

    article: str
    key: str
    path: str
    former: tuple[str, ...]

    def rows(self, kind: str) -> Iterator[tuple[str, str, str, str]]:
        """Article, kind, key and path, as `Identities` has them: of the thing, then of the ids that lead there."""
        yield self.article, kind, self.key, self.path
        for former in self.former:
            yield self.article, FORMER + former, self.key, self.path


def named(things: Sequence[Sequence[Called]]) -> Iterator[Given]:
    """The path of every sighting of ``things``, each its sightings, those that are to lend it their claim first.

    Things that may have a claim in common must be named together.
    """
    owners: dict[str, int] = {}
    for number, thing in enumerate(things):
        for key in {key for sighting in thing for level in sighting.levels[:-1] for key in level}:
            owners[key] = number if key not in owners else _SEVERAL
    often = Counter(key for thing in things for sighting in thing for key in sighting.levels[0])
    for number, thing in enumerate(things):
        path = _path(thing, owners, number)
        for sighting in thing:
            levels = sighting.levels[: None if _disputable(sighting, owners, often) else 1]
            former = dict.fromkeys(path_of(sighting.stem, key) for level in levels for key in level)
            yield Given(sighting.article, sighting.key, path, tuple(one for one in former if one != path))


_SEVERAL: Final = -1


def _disputable(sighting: Called, owners: Mapping[str, int], often: Mapping[str, int]) -> bool:
    """Whether, of these articles or a part of them, claims of lower levels were or could have been taken."""
    first = sighting.levels[0]
    if not first or any(owners[key] == _SEVERAL for key in first):
        return True
    return not sighting.steady and any(often[key] > 1 for key in first)


def _path(thing: Sequence[Called], owners: Mapping[str, int], number: int) -> str:
    """The first claim of a thing that is its alone."""
    for place in range(len(thing[0].levels) - 1):
        for sighting in thing:
            for key in sighting.levels[place]:
                if owners[key] == number:
                    return path_of(sighting.stem, key)
    return path_of(thing[0].stem, thing[0].levels[-1][0])


@remembered
def path_of(stem: str, key: str) -> str:
    """The path of a claim: "person/le-minh-tri--6f2a1b0c"."""
    return f"{stem}--{digest(key)}"
