"""Positions: the same every time, apart from one another, a hub no star."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import positions
from kg.view.links import damped


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80))
def test_things_are_apart_and_places_are_repeatable(count: int, ends: list[tuple[int, int]]) -> None:
    """Every thing has a place of its own, whatever the links."""
    names = [f"t{number:02}" for number in range(count)]
    pairs = {(names[a], names[b]): 1.0 for a, b in sorted(set(ends)) if a < b < count}
    points = positions(names, pairs)
    assert points == positions(names, pairs)
    assert len(points) == count
    for place, one in enumerate(points):
        for other in points[:place]:
            assert abs(one[0] - other[0]) > 80 or abs(one[1] - other[1]) > 36


def test_no_things_have_no_places() -> None:
    assert positions([], {}) == []


def test_a_link_of_a_hub_counts_less() -> None:
    pairs = {("hub", f"t{number}"): 1.0 for number in range(50)} | {("t0", "t1"): 1.0}
    weights = damped(pairs)
    assert weights["t0", "t1"] > 1.5 * weights["hub", "t2"]
