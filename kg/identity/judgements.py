"""What was judged of sightings, as identity asks for it. Judgements always win."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from kg.identity.keys import name_key
from kg.judgements.rows import Judgement, Sight, Verdict
from kg.union import Union

_WEIGHT: Final = {"unsure": 0, "same": 1, "different": 2}


class Judgements:
    """All answers. Of several on one pair one that says something stands before one that is unsure.

    They are asked for again for every name, so what they say is put in tables once.
    """

    def __init__(self, rows: Iterable[Judgement] = ()) -> None:
        verdicts: dict[tuple[str, Sight, Sight], Verdict] = {}
        for row in rows:
            held = verdicts.get(row.pair, "unsure")
            verdicts[row.pair] = max(held, row.verdict, key=lambda verdict: _WEIGHT[verdict])
        self._pairs: dict[tuple[str, Verdict], list[tuple[Sight, Sight]]] = {}
        for (kind, a, b), verdict in sorted(verdicts.items()):
            self._pairs.setdefault((kind, verdict), []).append((a, b))
        self._beside = {of: _beside(pairs) for of, pairs in self._pairs.items()}
        self._judged = {kind: frozenset({*self.ones(kind), *self.others(kind)}) for kind, _ in self._pairs}
        self._names: Union[str] = Union()
        for one, two in self.same("person"):
            self._names.join(name_key(one[1]), name_key(two[1]))

    def same(self, kind: str) -> Sequence[tuple[Sight, Sight]]:
        """The pairs judged to be one, sorted."""
        return self._pairs.get((kind, "same"), ())

    def different(self, kind: str) -> Sequence[tuple[Sight, Sight]]:
        """The pairs judged to be two, sorted."""
        return self._pairs.get((kind, "different"), ())

    def judged(self, kind: str) -> frozenset[Sight]:
        """Every sighting that a judgement speaks of."""
        return self._judged.get(kind, frozenset())

    def ones(self, kind: str) -> Mapping[Sight, Set[Sight]]:
        """Each sighting that was judged to be one with others, with those."""
        return self._beside.get((kind, "same"), {})

    def others(self, kind: str) -> Mapping[Sight, Set[Sight]]:
        """Each sighting that was judged to be another than some, with those."""
        return self._beside.get((kind, "different"), {})

    def asked(self, kind: str) -> frozenset[tuple[Sight, Sight]]:
        """Every pair that was answered, unsure ones too, the lesser sighting first."""
        return frozenset(pair for (of, _), pairs in self._pairs.items() if of == kind for pair in pairs)

    def joined_name(self, key: str) -> str:
        """One key for all names under which people judged to be the same are known."""
        return self._names.find(key)


def _beside(pairs: Iterable[tuple[Sight, Sight]]) -> dict[Sight, set[Sight]]:
    """Each side of some pairs with all that stand beside it."""
    found: dict[Sight, set[Sight]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found
