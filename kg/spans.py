"""Questions about many stretches of one text, each answered without going through them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Covers:
    """Stretches of a text; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # furthest end of those up to each

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._starts)

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them holds all of ``[start, end)``."""
        index = bisect_right(self._starts, start)
        return index > 0 and self._reach[index - 1] >= end

    def hold(self, offset: int) -> bool:
        """Whether one of them holds the character at ``offset``."""
        return self.cover(offset, offset + 1)


def any_between(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted ``offsets`` is in ``[start, end)``."""
    index = bisect_left(offsets, start)
    return index < len(offsets) and offsets[index] < end
