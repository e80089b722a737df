"""Ids that a judgement took away: what a thing was called before someone said that it is another.

They follow from the judgements kept with the data, not from what was built before: identity is asked once without
those that make two things one, and an id that stood then and stands no more leads to the one that took its place.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.identity.judgements import Judgements
from kg.judgements.rows import Judgement
from kg.records import FORMER

THINGS: Final = ("cluster", "document", "meeting", "person", "unit")

Paths = Mapping[str, Mapping[tuple[str, str], str]]  # of each article the path of each kind and key


def unmerged(judgements: Judgements) -> Judgements | None:
    """The judgements without those that make two things one; None if there are none such."""
    if not any(judgements.same(kind) for kind in THINGS):
        return None
    return Judgements(Judgement(kind, "different", a, b) for kind in THINGS for a, b in judgements.different(kind))


def redirects(before: Paths, after: Paths) -> Iterator[tuple[str, tuple[str, str], str]]:
    """(article, key of the former id, path) of each sighting whose id stood ``before`` and is no thing's ``after``."""
    live = {path for paths in after.values() for path in paths.values()}
    for article, paths in before.items():
        for (kind, key), path in paths.items():
            if kind in THINGS and path not in live:
                yield article, (FORMER + kind, key), path
