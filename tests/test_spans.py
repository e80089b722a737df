"""Laws of the questions about many stretches of a text."""

from hypothesis import given
from hypothesis import strategies as st

from kg.spans import Covers, any_between

offsets = st.integers(0, 30)
stretches = st.lists(st.tuples(offsets, offsets).map(lambda ends: (min(ends), max(ends))), max_size=8)


@given(stretches, offsets, offsets)
def test_a_stretch_is_covered_when_one_of_them_holds_all_of_it(
    spans: list[tuple[int, int]], start: int, end: int
) -> None:
    held = any(first <= start and end <= last for first, last in spans)
    assert Covers(spans).cover(start, end) is held


@given(stretches, offsets)
def test_an_offset_is_held_when_it_is_inside_one(spans: list[tuple[int, int]], offset: int) -> None:
    assert Covers(spans).hold(offset) is any(first <= offset < last for first, last in spans)


@given(stretches)
def test_there_is_any_when_one_was_given(spans: list[tuple[int, int]]) -> None:
    assert bool(Covers(spans)) is bool(spans)


@given(st.lists(offsets, max_size=8).map(sorted), offsets, offsets)
def test_between_is_from_the_first_to_before_the_last(found: list[int], start: int, end: int) -> None:
    assert any_between(found, start, end) is any(start <= one < end for one in found)
