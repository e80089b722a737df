"""What was judged of sightings, as identity asks for it. Judgements always win."""

from collections.abc import Iterable
from typing import Final

from kg.identity.keys import name_key
from kg.judgements.rows import Judgement, Sight, Verdict
from kg.union import Union

_WEIGHT: Final = {"unsure": 0, "same": 1, "different": 2}


class Judgements:
    """All answers. Of several on one pair one that says something stands before one that is unsure."""

    def __init__(self, rows: Iterable[Judgement] = ()) -> None:
        self._verdicts: dict[tuple[str, Sight, Sight], Verdict] = {}
        for row in rows:
            held = self._verdicts.get(row.pair, "unsure")
            self._verdicts[row.pair] = max(held, row.verdict, key=lambda verdict: _WEIGHT[verdict])
        self._names: Union[str] = Union()
        for one, two in self.same("person"):
            self._names.join(name_key(one[1]), name_key(two[1]))

    def same(self, kind: str) -> list[tuple[Sight, Sight]]:
        """The pairs judged to be one, sorted."""
        return self._pairs(kind, "same")

    def different(self, kind: str) -> list[tuple[Sight, Sight]]:
        """The pairs judged to be two, sorted."""
        return self._pairs(kind, "different")

    def judged(self, kind: str) -> frozenset[Sight]:
        """Every sighting that a judgement speaks of."""
        return frozenset(sight for pair in [*self.same(kind), *self.different(kind)] for sight in pair)

    def others(self, kind: str) -> dict[Sight, frozenset[Sight]]:
        """Each sighting that was judged to be another than some, with those."""
        found: dict[Sight, set[Sight]] = {}
        for a, b in self.different(kind):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
        return {sight: frozenset(others) for sight, others in found.items()}

    def asked(self, kind: str) -> frozenset[tuple[Sight, Sight]]:
        """Every pair that was answered, unsure ones too, the lesser sighting first."""
        return frozenset((a, b) for of, a, b in self._verdicts if of == kind)

    def joined_name(self, key: str) -> str:
        """One key for all names under which people judged to be the same are known."""
        return self._names.find(key)

    def _pairs(self, kind: str, verdict: Verdict) -> list[tuple[Sight, Sight]]:
        return sorted((a, b) for (of, a, b), found in self._verdicts.items() if of == kind and found == verdict)
