"""Sets of sightings that grow by evidence, in which what a person judged holds first."""

from collections.abc import Mapping

from kg.identity.judgements import Judgements
from kg.judgements.rows import Sight
from kg.union import Union


class Parted:
    """Sets of nodes; a node is what sightings have in common that evidence takes for one thing.

    A sighting that was judged is a node of its own. Those judged to be the same are joined; each then joins the node of
    its evidence, in the order of ``known``, unless that would put two together that were judged to be different: so the
    later one of these leaves, with what was judged to be the same as it.
    """

    def __init__(self, judgements: Judgements, kind: str, known: Mapping[Sight, str]) -> None:
        self._union: Union[str] = Union()
        judged = judgements.judged(kind)
        self._own = {sight: "\n".join((known[sight], *sight)) for sight in known if sight in judged}
        different = judgements.different(kind)
        self._apart = [(self._own[a], self._own[b]) for a, b in different if a in self._own and b in self._own]
        for a, b in judgements.same(kind):
            if a in self._own and b in self._own:
                self._union.join(self._own[a], self._own[b])
        for sight, own in self._own.items():
            self.join(own, known[sight])

    def join(self, one: str, two: str) -> None:
        """Make the sets of two nodes one, unless it was judged that they are not."""
        sides = {self._union.find(one), self._union.find(two)}
        if not any({self._union.find(a), self._union.find(b)} == sides for a, b in self._apart):
            self._union.join(one, two)

    def of(self, sight: Sight, node: str) -> str:
        """What stands for the set of a sighting, whose evidence puts it into ``node``."""
        return self._union.find(self._own.get(sight, node))
