"""Ids of articles by number: what a sorted list of strings gives, in less memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.idlist import IdList


def filled(ids: list[str]) -> IdList:
    found = IdList()
    assert [found.add(one) for one in ids] == list(range(len(ids)))
    return found


@given(st.sets(st.text(max_size=6)))
def test_it_is_a_sorted_list(ids: set[str]) -> None:
    ordered = sorted(ids)
    found = filled(ordered)
    assert list(found) == ordered
    assert len(found) == len(ordered)
    assert [found[number] for number in range(len(ordered))] == ordered
    assert list(found[1:-1]) == ordered[1:-1]
    assert [found.number(one) for one in reversed(ordered)] == list(range(len(ordered)))[::-1]


@given(st.sets(st.text(max_size=3)), st.text(max_size=3))
def test_what_was_not_taken_has_no_number(ids: set[str], other: str) -> None:
    found = filled(sorted(ids - {other}))
    assert found.number(other) is None
    assert other not in found
    assert all(one in found for one in ids - {other})


@pytest.mark.parametrize("late", ["b", "a", ""])
def test_ids_come_in_order_each_once(late: str) -> None:
    found = filled(["a", "b"])
    with pytest.raises(ValueError, match=f"'{late}' came after 'b'"):
        found.add(late)
    assert list(found) == ["a", "b"]


def test_there_is_nothing_behind_the_end() -> None:
    with pytest.raises(IndexError):
        filled(["a"])[1]
