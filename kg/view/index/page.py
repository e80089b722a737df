"""The explorer's page of a part of an index."""

from collections.abc import Sequence

from kg.view.index.ask import PART, Index
from kg.view.page import rendered


def part_page(index: Index, iris: Sequence[str]) -> str:
    """The page of what is around the things ``iris``, or, without any, of what matters most in the graph.

    Raises:
        UnknownThingError: one of them is not there.
    """
    picture = index.part(iris or index.top(PART))
    return rendered(picture, iris[0] if len(iris) == 1 else "")
