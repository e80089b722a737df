"""Rows of judgements as lines, and lines that are none."""

import json
from typing import Any

import pytest

from kg.judgements.rows import Correction, Judgement, Row, read_row, written

WHO = {"by": "Lê Thị Thử", "on": "2026-11-22"}  # an invented person
SAME = {"kind": "person", "verdict": "same", "a": ["hai--0b", "Lê Hạnh"], "b": ["một--0a", "Lê Hạnh"], **WHO}
REJECT = {"kind": "tenure", "verdict": "reject", "fact": "tenure/0123456789abcdef", **WHO}
CHANGE = {**REJECT, "verdict": "change", "set": {"title": "Viện trưởng"}}
ADD = {"kind": "tenure", "verdict": "add", "article": "một--0a", "quote": "Bà Hạnh …", "values": {"person": "Lê Hạnh"}}
ROWS: list[Row] = [
    Judgement("person", "same", ("một--0a", "Lê Thị Hạnh"), ("hai--0b", "Lê Thị Hạnh"), "A", "2026-01-02", "cùng quê"),
    Judgement("unit", "unsure", ("", "org/x--1"), ("a--0b", "VKSND tỉnh X"), "A", "2026-01-02"),
    Correction(
        "tenure", "reject", "tenure/01", "a--0b", "Câu “này”\u2028.", (("person", "A"),), (), "A", "2026-01-02", "…"
    ),
    Correction("change", "change", "change/01", set=(("post", "Vụ trưởng"),), by="A", on="2026-01-02"),
    Correction("tenure", "add", "", "a--0b", "Câu.", (("person", "A"), ("title", "B")), (), "A", "2026-01-02"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind}-{row.verdict}")
def test_a_row_comes_back_from_its_line(row: Row) -> None:
    line = written(row)
    assert "\n" not in line
    back = read_row(line)
    if isinstance(row, Judgement):
        assert isinstance(back, Judgement)
        assert back.pair == row.pair
        assert (back.verdict, back.by, back.on, back.why) == (row.verdict, row.by, row.on, row.why)
    else:
        assert back == row
    assert written(back) == written(read_row(written(back)))


def test_sorted_lines_keep_what_is_about_one_thing_together() -> None:
    a, b, c = ("một--0a", "N"), ("hai--0b", "N"), ("ba--0c", "N")
    rows = [
        Judgement("person", "same", a, b, "X"),
        Judgement("person", "different", b, c),
        Judgement("person", "same", a, b),
    ]
    lines = sorted(
        map(written, (read_row(written(Judgement(r.kind, r.verdict, r.a, r.b, "X", "2026-01-02"))) for r in rows))
    )
    assert [json.loads(line)["a"][0] for line in lines] == ["ba--0c", "hai--0b", "hai--0b"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**SAME, "verdict": "maybe"}, "verdict 'maybe' is none of same, different, unsure"),
        ({**SAME, "kind": "dog"}, "kind 'dog' is none of person"),
        ({**SAME, "a": ["hai--0b"]}, "a is neither"),
        ({**SAME, "a": None}, "a is neither"),
        ({**SAME, "b": SAME["a"]}, "both sides are one"),
        ({**SAME, "by": " "}, "by must be a text and can't be left out"),
        ({**SAME, "on": "22/11/2026"}, "no day such as 2026-11-22"),
        ({**SAME, "on": "2026-02-30"}, "no day such as 2026-11-22"),
        ({**SAME, "why": 3}, "why must be a text"),
        ({**SAME, "wyh": "x"}, "there is no field wyh"),
        ({**SAME, "set": {"title": "x"}}, "set has no place"),
        ({**REJECT, "verdict": "same"}, "verdict 'same' is none of reject, change, add"),
        ({**REJECT, "fact": "request/01"}, "is no tenure"),
        ({**REJECT, "fact": ""}, "fact must be a text"),
        ({**CHANGE, "set": {}}, "set names no field"),
        ({**CHANGE, "set": {"title": 3}}, "set must name fields with texts"),
        ({**ADD, **WHO, "fact": "tenure/01"}, "fact has no place"),
        (ADD, "on must be a text"),
        ([], "a row is an object"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_row(json.dumps(row, ensure_ascii=False))


def test_a_field_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        read_row(json.dumps(SAME)[:-1] + ', "verdict": "different"}')
