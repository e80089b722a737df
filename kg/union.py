"""Sets that grow by union, with a representative that does not depend on the order of the unions."""

from collections.abc import Hashable, Iterable
from typing import Generic, Protocol, Self, TypeVar


class _Ordered(Hashable, Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


T = TypeVar("T", bound=_Ordered)


class Union(Generic[T]):
    """Disjoint sets over ordered items; the representative of a set is its smallest item."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {item: item for item in items}

    def find(self, item: T) -> T:
        """The representative of the set of ``item``; an item not seen before is a set of its own."""
        parent = self._parent
        root = parent.setdefault(item, item)
        while parent[root] != root:
            root = parent[root]
        while parent[item] != root:
            parent[item], item = root, parent[item]
        return root

    def join(self, one: T, other: T) -> None:
        """Make the sets of the two one."""
        first, second = self.find(one), self.find(other)
        if second < first:
            first, second = second, first
        self._parent[second] = first

    def sets(self) -> dict[T, list[T]]:
        """Every set under its representative; representatives and members in order."""
        found: dict[T, list[T]] = {}
        for item in sorted(self._parent):
            found.setdefault(self.find(item), []).append(item)
        return found
