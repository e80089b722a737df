"""Dates and periods: every row in both directions, what is left out of a date, and laws that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.dates import NumberRow, WordRow, find_dates, grammar
from kg.names import fold
from kg.records import Article, Document, Sentence, Zone
from kg.text.read import read
from kg.values import DateValue, PeriodValue

ROWS: list[NumberRow | WordRow] = [*grammar().numbers, *grammar().words]


def document(text: str, published: str | None = "2024-07-05") -> Document:
    sentences = (Sentence(0, len(text), "body", 0),)
    zones = (Zone("body", 0, len(text)),)
    return Document(
        Article("t", text, "t"), text, fold(text), tuple(range(len(text) + 1)), zones, sentences,
        published=published,
    )  # fmt: skip


def dates(text: str, published: str | None = "2024-07-05", kind: str = "date") -> list[tuple[str, str | None]]:
    found = [mention.value for mention in find_dates(document(text, published)) if mention.kind == kind]
    return [(value.start, value.end) for value in found if isinstance(value, DateValue | PeriodValue)]


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in ROWS for text in row.examples], ids=str)
def test_a_row_finds_its_examples(row: NumberRow | WordRow, text: str) -> None:
    assert row.id in {mention.rule for mention in find_dates(document(text))}


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in ROWS for text in row.counter], ids=str)
def test_a_row_leaves_its_counter_examples(row: NumberRow | WordRow, text: str) -> None:
    assert row.id not in {mention.rule for mention in find_dates(document(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 04/7/2024, VKSND", [("2024-07-04", None)]),
        ("ngày 28.9.2016, VKSND", [("2016-09-28", None)]),
        ("Sáng 30-11, Cụm thi đua", [("2024-11-30", None)]),
        ("Trong hai ngày 18 và 19/8/2022, Vụ 9", [("2022-08-18", "2022-08-19")]),
        ("Hai ngày 17 và 18/3, Đoàn", [("2024-03-17", "2024-03-18")]),
        ("từ ngày 5 đến 7/6/2023", [("2023-06-05", "2023-06-07")]),
        ("Chỉ trong hai ngày 30.9 và 1.10, tòa", [("2024-09-30", "2024-10-01")]),
        ("từ 30/12 đến 02/01/2021", [("2020-12-30", "2021-01-02")]),
        ("ngày 27 tháng 11 năm 2019", [("2019-11-27", None)]),
        ("Từ tháng 9/1993 đến tháng 12/1999", [("1993-09", "1999-12")]),
        ("Sáng nay, Đảng bộ", [("2024-07-05", None)]),
        ("Hôm qua, TAND", [("2024-07-04", None)]),
        ("hôm qua (4-7), phiên tòa", [("2024-07-04", None)]),
        ("Ngày 9.3.2022, Công an khởi tố; Viện phê chuẩn cùng ngày.", [("2022-03-09", None), ("2022-03-09", None)]),
        ("đạt 127/129 chỉ tiêu, 391 vụ/476 bị can, 9/11 kháng nghị", []),
        ("trực 24/7; lúc 16:42; Nghị quyết số 96/2019/QH14; Điều 354 BLHS", []),
        ("Đăng lúc: 10:22 - 30/09/2016", [("2016-09-30", None)]),
        ("phạt từ 3-4 năm tù, từ 9 đến 10 năm tù", []),
        ("ngày 31/02/2020", []),
    ],
)
def test_dates_of_a_text(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 tháng đầu năm 2024", ("2023-12-01", "2024-05-31")),
        ("9 tháng đầu năm", ("2023-12-01", "2024-08-31")),
        ("6 tháng cuối năm 2024", ("2024-06-01", "2024-11-30")),
        ("Chín tháng đầu năm 2023", ("2022-12-01", "2023-08-31")),
        ("quý I/2021", ("2020-12-01", "2021-02-28")),
        ("Quý IV năm 2020", ("2020-09-01", "2020-11-30")),
        ("năm 2020", ("2019-12-01", "2020-11-30")),
        ("từ 01/12/2016 đến 31/5/2017", ("2016-12-01", "2017-05-31")),
        ("Từ ngày 01/12/2023 đến nay", ("2023-12-01", "2024-07-05")),
        ("Từ đầu năm đến nay", ("2023-12-01", "2024-07-05")),
    ],
)
def test_a_period_is_one_of_the_statistics_year(text: str, expected: tuple[str, str]) -> None:
    assert dates(text, kind="period") == [expected]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2011-01-03", "Sáng 29-12, tại TP Đà Lạt", "2010-12-29"),
        ("2020-12", "Sáng 30-11, Cụm thi đua", "2020-11-30"),
        (None, " date 2018-12 Tên bài\n\nNgày 14-12, tại", "2018-12-14"),
        (None, "Chiều 18/5/2018, Đoàn họp. Trước đó, sáng 14/5, Đoàn đến.", "2018-05-14"),
        (
            None,
            "Sơ kết 6 tháng đầu năm 2024 theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023. Họp sáng 12/7",
            "2024-07-12",
        ),
        (None, "Sơ kết quý IV/2023 theo Nghị định số 98/2023/NĐ-CP ngày 01/02/2023. Họp sáng 12/1", "2024-01-12"),
        (None, "Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023. Họp sáng 12/1", "2024-01-12"),
    ],
)
def test_a_missing_year_comes_from_the_article(published: str | None, text: str, expected: str) -> None:
    assert dates(text, published)[-1] == (expected, None)


def test_the_month_of_a_crawler_may_stand_under_the_head_of_the_page() -> None:
    text = "CỔNG THÔNG TIN ĐIỆN TỬ\nTrang chủ | Tin tức\n\ndate 2018-12 Tên bài\n\nNgày 14-12, tại Đà Lạt"
    found = find_dates(read(Article("a", text, "a")))
    assert [m.value.start for m in found if isinstance(m.value, DateValue)] == ["2018-12-14"]


@pytest.mark.parametrize("number", ["689/QĐ-VKSTC,", "689-QĐ/TU"])
def test_the_same_day_behind_a_number_is_that_of_the_document_before(number: str) -> None:
    text = (
        f"Quyết định số 688/QĐ-VKSTC ngày 24/10/2025, có hiệu lực từ ngày 01/11/2025. Quyết định số {number} cùng ngày"
    )
    assert dates(text, "2025-11-03")[-1] == ("2025-10-24", None)


def test_a_date_stays_undated_where_nothing_gives_the_year() -> None:
    assert dates("hoàn thành trước 30/9", None) == []
    assert dates("hoàn thành trước 30/9", None, kind="undated") == [("", None)]


@given(st.text(alphabet="0123456789/.-,: ngàytháng nămđếnvàquýsáng\n", max_size=200))
def test_mentions_are_in_order_and_within_the_text(text: str) -> None:
    found = find_dates(document(text))
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
