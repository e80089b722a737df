"""Numbers with what they count."""

import pytest

from kg.mentions.dates import find_dates
from kg.mentions.documents import find_documents
from kg.mentions.numbers import find_quantities, grammar
from kg.names import fold
from kg.records import Article, Document, Sentence, Zone
from kg.values import QuantityValue


def quantities(text: str) -> list[QuantityValue]:
    document = Document(
        Article("t", text, "t"), text, fold(text), tuple(range(len(text) + 1)), (Zone("body", 0, len(text)),),
        (Sentence(0, len(text), "body", 0),), published="2024-07-05",
    )  # fmt: skip
    dates = find_dates(document)
    found = find_quantities(document, dates, find_documents(document, dates))
    return [mention.value for mention in found if isinstance(mention.value, QuantityValue)]


@pytest.mark.parametrize(
    ("text", "value", "number", "unit"),
    [
        ("ban hành 05 kiến nghị", "5", "5", "kiến nghị"),
        ("thụ lý 158.240 vụ án", "158.240", "158240", "vụ án"),
        ("đạt tỷ lệ 98,5%", "98,5", "98.5", "%"),
        ("đạt 127/129 chỉ tiêu", "127/129", None, "chỉ tiêu"),
        ("tổ chức 05/06 phiên tòa rút kinh nghiệm", "5/6", None, "phiên tòa rút kinh nghiệm"),
        ("thu 1,26 tỉ đồng", "1,26", "1.26", "tỷ đồng"),
        ("tổng giá trị 38.500.000 đồng", "38.500.000", "38500000", "đồng"),
        ("giải quyết 512 tố giác, tin báo", "512", "512", "tố giác, tin báo"),
        ("thu được 128 tỷ 450 triệu đồng", "128,45", "128.45", "tỷ đồng"),
        ("thu được 3 tỷ 5 triệu đồng", "3,005", "3.005", "tỷ đồng"),
        ("giảm mạnh (-11,9%)", "11,9", "11.9", "%"),
    ],
)
def test_value_number_and_unit(text: str, value: str, number: str | None, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.number, found.unit) == (value, number, unit)


def test_a_pair_is_two() -> None:
    assert [(q.value, q.unit) for q in quantities("khởi tố 391 vụ/476 bị can")] == [("391", "vụ"), ("476", "bị can")]


def test_a_pair_without_a_mark_is_two() -> None:
    assert [(q.value, q.unit) for q in quantities("thụ lý mới 12 vụ 15 bị can")] == [("12", "vụ"), ("15", "bị can")]


def test_times_are_counted_after_a_word_of_comparison_only() -> None:
    assert [q.kind for q in quantities("cao gấp 2 lần nhiệm kỳ trước, họp 3 lần")] == ["times", "never"]


def test_modifiers_and_words() -> None:
    assert quantities("mỗi năm hơn 200 vụ án")[0].modifier == "hơn"
    assert quantities("có mười hai vụ án")[0].spelled
    assert quantities("ít nhất 01 chuyên đề")[0].modifier == "ít nhất"


@pytest.mark.parametrize(
    "text",
    [
        "Vụ 7 chủ trì; Phòng 9 tham mưu; khóa XV",
        "ngày 10/11/2023, 6 tháng đầu năm 2024",
        "Nghị quyết số 96/2019/QH14; Chỉ thị 05 của Bộ Chính trị",
        "Điều 354 và khoản 2",
        "năm 2020 và 2021",
        "lúc 16:42",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert [q for q in quantities(text) if q.kind not in ("bare", "never")] == []


def test_a_form_belongs_to_one_unit() -> None:
    forms = [form for row in grammar().units for form in row.words]
    assert len(forms) == len(set(forms))
