"""B-cubed: how well groups of sightings that were found agree with the true ones, seen from each sighting.

After A. Bagga and B. Baldwin, "Algorithms for Scoring Coreference Chains", LREC 1998.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class BCubed:
    """``precision``: of those found together with a sighting, the share that belongs to it; ``recall``: the reverse.

    Both are means over sightings, 1.0 for none; ``sightings`` counts the true ones, ``things`` their groups.
    """

    precision: float = 1.0
    recall: float = 1.0
    sightings: int = 0
    things: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(truth: Mapping[T, Hashable], found: Mapping[T, Hashable]) -> BCubed:
    """``truth`` and ``found`` give the group of each sighting.

    A true sighting that was not found has a recall of 0, one that was found and is not true a precision of 0.
    """
    shared = Counter((truth[one], group) for one, group in found.items() if one in truth)
    true_sizes, found_sizes = Counter(truth.values()), Counter(found.values())
    precise = sum(count * count / found_sizes[group] for (_, group), count in shared.items())
    recalled = sum(count * count / true_sizes[group] for (group, _), count in shared.items())
    return BCubed(
        precise / len(found) if found else 1.0,
        recalled / len(truth) if truth else 1.0,
        len(truth),
        len(true_sizes),
    )
