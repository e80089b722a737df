"""Each row of zones.yaml matches its examples and none of its counter-examples."""

import re

import pytest

from kg.text.fold import fold
from kg.text.grammar import LineRow, grammar, rows

START = {"residue", "label", "office", "credit", "opener", "owner"}
ANYWHERE = {"clock", "after", "posted", "beside", "topic"}


def matches(row: LineRow, words: str) -> bool:
    pattern = re.compile(row.pattern)
    if row.kind in START:
        return pattern.match(fold(words)) is not None
    if row.kind in ANYWHERE:
        return pattern.search(fold(words)) is not None
    return pattern.fullmatch(fold(words)) is not None


@pytest.mark.parametrize("row", rows().lines, ids=lambda row: row.id)
def test_a_row_matches_its_examples_and_no_counter_example(row: LineRow) -> None:
    assert row.examples
    assert row.counter
    assert [words for words in row.examples if not matches(row, words)] == []
    assert [words for words in row.counter if matches(row, words)] == []


def test_ids_and_marks_are_given_once() -> None:
    ids = [row.id for row in rows().lines]
    marks = [mark for row in rows().publishers for mark in row.marks]
    assert len(ids) == len(set(ids))
    assert len(marks) == len(set(marks))


def test_marks_and_abbreviations_are_folded() -> None:
    written = [*(mark for row in rows().publishers for mark in row.marks), *rows().abbreviations]
    assert [words for words in written if words != fold(words)] == []


@pytest.mark.parametrize(
    ("words", "publisher"),
    [
        ("(BVPL) -", "Báo Bảo vệ pháp luật"),
        ("Trịnh Ví Dụ – kiemsat.vn", "Tạp chí Kiểm sát"),
        ("TTO -", "Báo Tuổi Trẻ"),
        ("TTOX -", None),
        ("", None),
    ],
)
def test_the_publisher_of_a_mark(words: str, publisher: str | None) -> None:
    assert grammar().publisher(fold(words)) == publisher
