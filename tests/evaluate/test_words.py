"""Comparing words: what makes no difference, and what does."""

import pytest

from kg.evaluate.words import bag, norm, number, overlap, spelling

ALIKE = [
    ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
    ("VKSND tỉnh Khánh Hoà", "VKSND tỉnh Khánh Hòa"),  # place of the tone mark
    ("Ðảng ủy", "Đảng uỷ"),  # eth for đ
    ("Thanh Hóa", "THANH HÓA"),  # composed and decomposed
    ("VKSND thành phố Hà Nội", "VKSND Hà Nội"),
    ("Trưởng phòng 1 của VKSND tỉnh Hậu Giang", "Trưởng phòng 1 VKSND Hậu Giang"),
    ("Bộ luật Hình sự (năm 2015)", "Bộ luật Hình sự năm 2015"),
    ("Luật Phòng, chống tham nhũng", "Luật phòng chống tham nhũng"),
]
DIFFERENT = [
    ("Trần Thị Lê", "Trần Thị Lệ"),
    ("Lê Minh Trí", "Lê Minh Tri"),
    ("VKSND thành phố Bắc Ninh", "VKSND tỉnh Bắc Ninh"),
    ("Vụ 7", "Vụ 8"),
    ("TAND tối cao", "VKSND tối cao"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_no_difference(one: str, other: str) -> None:
    assert bag(one) == bag(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_difference(one: str, other: str) -> None:
    assert bag(one) != bag(other)


@pytest.mark.parametrize("row", spelling().same, ids=lambda row: row.id)
def test_each_row_of_the_spelling_does_what_its_example_says(row) -> None:
    assert row.regex().search(row.example.casefold())
    assert norm(row.example) == norm(row.gives)


def test_spelling_rows_have_ids_of_their_own() -> None:
    ids = [row.id for row in spelling().same]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("written", "plain"),
    [("05", "5"), ("98,5", "98.5"), ("98,5%", "98.5"), ("1.036", "1036"), ("127/129", "127/129"), ("09/11", "9/11"),
     ("2,50", "2.5"), ("12.345.678", "1.23457e+07"), ("hai", "hai")],
)  # fmt: skip
def test_numbers(written: str, plain: str) -> None:
    assert number(written) == plain


def test_numbers_and_codes_keep_their_marks() -> None:
    assert norm("Nghị quyết số 96/2019/QH14.") == "nghi\u0323 quyết\u0301 số\u0301 96/2019/qh14".replace(
        "ế", "ê"
    ).replace("ố", "ô")


def test_overlap_is_the_share_of_common_words() -> None:
    assert overlap(bag("Hội nghị sơ kết"), bag("Hội nghị tổng kết")) == 0.75
    assert overlap(bag(""), bag("")) == 0.0
