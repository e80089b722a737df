"""Sentences: what ends one, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.records import Article
from kg.text.fold import fold
from kg.text.grammar import grammar
from kg.text.read import read
from kg.text.sentences import split


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text, fold(text), 0, len(text), grammar().abbreviations)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Đồng chí A kết luận.", "Hội nghị bế mạc."],
        ["Ai chịu trách nhiệm?", "Không ai cả!", "Thật vậy…", "Hết."],
        ['Ông nói: "Tôi đồng ý."', "Bà đáp lại."],
        ["Họ hứa “sẽ làm tốt.”", "Hội nghị kết thúc (lúc 11 giờ).", "Mọi người ra về."],
        ["Ban hành kèm theo Quyết định số 505/QĐ-VKSTC ./.", "Nơi nhận."],
        ["Đến năm 2020.", "Năm sau, đơn vị đạt 98,5%.", "Kết quả tốt."],
        ["Hôm qua 5.8, TAND TP.Vũng Tàu hoãn phiên xử.", "Phiên tòa mở lại ngày 19.8."],
        ["Vụ 7 đạt 59/60 chỉ tiêu.", "- Về tiền: đã thu 98,7 tỷ đồng."],
    ],
)
def test_a_stop_before_a_capital_ends_a_sentence(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "whole",
    [
        "Hội nghị diễn ra tại TP. Hồ Chí Minh và Tp. Cần Thơ.",
        "TS. Lương Ví Dụ, PGS.TS. Bạch Thử và ThS. Kiều Mẫu trình bày tham luận.",
        "Đ/c. Bế Ví Dụ và Gs. Trần Thử dự họp.",
        "Ông N. Long và bà H. Bế khai báo.",
        "Chỉ thị số 01/CT-VKSTC ngày 17.12.2020 của Viện trưởng có hiệu lực.",
        "Thu 1.234.567 đồng, tăng 11,3% so với cùng kỳ.",
        "1. Quyết định số 612/QĐ-VKSTC-V9 có hiệu lực.",
        "II. BỔ NHIỆM LẠI",
        "a. Đối với các đơn vị cấp huyện.",
        "3.2. Công tác kiểm sát án dân sự.",
        "Các lĩnh vực đất đai, tài chính, v.v. Việt Nam đã hợp tác.",
        "Đơn vị xử lý 12 vụ; giải quyết 8 vụ; chuyển 4 vụ.",
        "Họ chờ... rồi về.",
        "Ông hỏi ai? nhưng không ai đáp.",
        "Truy cập kiemsat.vn để biết thêm.",
        "Thượng tá, TS. Ngô Ví Dụ phát biểu.",
    ],
)
def test_a_stop_that_ends_no_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


def test_a_line_of_a_list_is_a_paragraph_of_its_own() -> None:
    items = ["- Vai trò của luật sư;", "- Tổ chức phòng xử án.", "1. Ban Chi uỷ gồm 3 đồng chí."]
    lines = ["Các đại biểu đã nghe 2 báo cáo:", *items, "Hội nghị kết thúc tốt đẹp."]
    found = read(Article("x", "\n".join(lines), "x"))
    assert [found.text[s.start : s.end] for s in found.sentences] == lines
    assert [s.paragraph for s in found.sentences] == [0, 1, 2, 3, 4]


@given(
    st.lists(
        st.sampled_from(["TP.", "Hồ", "năm", "2020.", "…", "?", '"', "A.", "(", ".)", "\n", "- ", "1.", "./."]),
        max_size=30,
    )
)
def test_sentences_cover_every_word_once(words: list[str]) -> None:
    found = read(Article("x", " ".join(words), "x"))
    covered = "".join(found.text[s.start : s.end] for s in found.sentences)
    assert "".join(covered.split()) == "".join(found.text.split())
    assert all(found.text[s.start : s.end] == found.text[s.start : s.end].strip() for s in found.sentences)
