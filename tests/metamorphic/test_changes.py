"""The changes themselves: what they rewrite and what they leave alone. All people are invented."""

import unicodedata

import pytest

from kg.records import Extraction, Person, Place
from metamorphic import changes, days, names
from metamorphic.facts import compare, facts_of
from metamorphic.relations import samples


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hòa Bình, khỏe, thủy", "Hoà Bình, khoẻ, thuỷ"),
        ("ỦY BAN, Tỉnh ủy, TÒA ÁN", "UỶ BAN, Tỉnh uỷ, TOÀ ÁN"),
        ("hoàn, khoản, quý IV, quỹ, của, giá", "hoàn, khoản, quý IV, quỹ, của, giá"),
    ],
)
def test_tones_go_both_ways(old: str, new: str) -> None:
    assert (changes.new_tones(old), changes.old_tones(new)) == (new, old)


def test_spelling_is_changed_and_nothing_else() -> None:
    text = "Đảng bộ tỉnh Đắk Lắk họp ngày 5/7"
    assert unicodedata.normalize("NFC", changes.decomposed(text)) == text != changes.decomposed(text)
    assert changes.hard_blanks(text).split("\u00a0") == text.split()
    assert changes.wide_blanks(text).split() == text.split()
    assert "  " in changes.wide_blanks(text)
    assert changes.eths(text) == "\u00d0ảng bộ tỉnh \u00d0ắk Lắk họp ngày 5/7"


def test_the_headline_alone_is_put_in_capitals() -> None:
    assert changes.shouted("Họp báo\nHọp báo ở Huế", "Họp báo") == "HỌP BÁO\nHọp báo ở Huế"
    assert changes.shouted("Họp báo", None) == "Họp báo"


def test_a_frame_stands_apart() -> None:
    assert changes.framed("Bài\n", ["Trang chủ"], ["Tìm kiếm"]) == "Trang chủ\n\nBài\n\nTìm kiếm\n"
    assert changes.framed("Bài", [], []) == "Bài\n"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("VKSND tỉnh và TAND tỉnh", "VKSND tỉnh và TAND tỉnh", "Viện kiểm sát nhân dân tỉnh và Tòa án nhân dân tỉnh"),
        ("Viện Kiểm sát Nhân dân tỉnh", "VKSND tỉnh", "Viện Kiểm sát Nhân dân tỉnh"),
        ("VKSNDTC họp", "VKSNDTC họp", "Viện kiểm sát nhân dân tối cao họp"),
        ("Toà án nhân dân huyện", "TAND huyện", "Toà án nhân dân huyện"),
        ("số 12/QĐ-UBND", "số 12/QĐ-UBND", "số 12/QĐ-UBND"),
        ("Ủy ban nhân dân (UBND) tỉnh", "Ủy ban nhân dân (UBND) tỉnh", "Ủy ban nhân dân (UBND) tỉnh"),
    ],
)
def test_abbreviations(text: str, short: str, long: str) -> None:
    assert (changes.abbreviated(text), changes.written_out(text)) == (short, long)


def test_the_supreme_bodies_get_their_own_letters() -> None:
    assert changes.supreme_as_letters("VKSND tối cao và TAND tối cao") == "VKSNDTC và TANDTC"
    assert changes.supreme_as_letters("VKSND tối cao (VKSNDTC)") == "VKSND tối cao (VKSNDTC)"


def test_paragraphs_are_put_under_the_prose_and_above_the_byline() -> None:
    prose = f"{'Câu này dài ' * 12}xong."
    assert changes.is_prose(prose)
    assert changes.joined(f"Đề\n{prose}\nThu Hà\n", ["Thêm."]) == f"Đề\n{prose}\n\nThêm.\nThu Hà\n"


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("Ông Lê Văn Mẫu, LÊ VĂN MẪU", "Ông Lò Thị Mỷ, LÒ THỊ MỶ"),
        ("ông Mẫu nói; mẫu biểu; ông Mẫu Sơn", "ông Mỷ nói; mẫu biểu; ông Mẫu Sơn"),
        ("Lê Văn Mẫuu", "Lê Văn Mẫuu"),
    ],
)
def test_people_are_renamed(text: str, renamed: str) -> None:
    assert names.renamed(text, {"Lê Văn Mẫu": "Lò Thị Mỷ"}) == renamed


def test_who_cannot_be_renamed_whole_keeps_the_name() -> None:
    people = ["Lê Văn Mẫu", "Trần Thị Trường", "Bùi Văn L.", "John Doe"]
    text = "Lê Văn Mẫu và Trần Thị Trường gặp Bùi Văn L. và John Doe. Sau đó Trường khai, rồi Trường khóc; còn Trường."
    assert list(names.cast(people, text, 0)) == ["Lê Văn Mẫu"]


def test_new_names_are_all_different() -> None:
    for sample in samples()[::3]:
        new = names.cast(sample.people, sample.text, sample.number)
        assert len(set(new.values())) == len(new)
        assert not [name for name in new.values() if name in sample.text]


@pytest.mark.parametrize(
    ("text", "exchanged"),
    [
        ("VKSND tỉnh Hà Nam và tỉnh Bắc Ninh", "VKSND tỉnh Bắc Ninh và tỉnh Hà Nam"),
        ("TỈNH HÀ NAM", "TỈNH BẮC NINH"),
        ("ông Lê Hà Nam, xã Bắc Ninh", "ông Lê Hà Nam, xã Bắc Ninh"),
        ("các tỉnh, thành phố Hà Nam", "các tỉnh, thành phố Bắc Ninh"),
    ],
)
def test_provinces_are_exchanged(text: str, exchanged: str) -> None:
    assert names.exchanged(text, {"Hà Nam": "Bắc Ninh", "Bắc Ninh": "Hà Nam"}, ["Lê Hà Nam"]) == exchanged


def test_the_exchange_is_one_to_one() -> None:
    new = names.exchange([("A", "B", "C", "D"), ("E",)], frozenset({"B"}), 1)
    assert new == {"A": "C", "C": "D", "D": "A"}


FILLER = "Đoạn văn này đủ dài để không phải là một dòng tiêu đề hay một dòng ngày tháng của trang báo"


@pytest.mark.parametrize(
    ("words", "form", "expected"),
    [
        ("ngày 05/7/2024", "dashes", "ngày 5-7-2024"),
        ("Sáng 5-7-2024", "words", "Sáng ngày 5 tháng 7 năm 2024"),
        ("Ngày 5 tháng 7 năm 2024", "padded", "Ngày 05/07/2024"),
        ("từ 5/7/2024 đến 6/7/2024", "dots", "từ 5.7.2024 đến 6.7.2024"),
        ("ngày 18 và 19/8/2022", "dashes", "ngày 18 và 19/8/2022"),
        ("giai đoạn 26/7/1960-26/7/2020", "words", "giai đoạn 26/7/1960-26/7/2020"),
        ("Hà Nội (TTXVN 18/9/2024) - Chiều", "words", "Hà Nội (TTXVN 18/9/2024) - Chiều"),
        ("“ngày 05/7/2024”", "words", "“ngày 05/7/2024”"),
        ("đạt 127/129, số 12/2020/QH14", "words", "đạt 127/129, số 12/2020/QH14"),
    ],
)
def test_days_are_rewritten(words: str, form: str, expected: str) -> None:
    assert days.rewritten(f"{words} {FILLER}", form) == f"{expected} {FILLER}"
    assert days.canonical(words) == days.canonical(expected)


def test_a_stamp_keeps_its_form() -> None:
    assert days.rewritten("Đăng ngày 05/7/2024 - 08:30", "words") == "Đăng ngày 05/7/2024 - 08:30"


def test_a_changed_fact_counts_once() -> None:
    before = facts_of(Extraction(people=(Person("Lê Văn Mẫu"),), places=(Place("Huế"),)))
    after = facts_of(Extraction(people=(Person("Lê Văn Mẫu", private=True),), places=(Place("Huế"),)))
    found = compare(before, after)
    assert (found.size, found.kept) == (1, 1)
    assert found.lost == (("person", "Lê Văn Mẫu", "public"),)
    assert facts_of(Extraction(places=(Place("Huế"),)), str.upper) == {("place", "HUẾ")}
