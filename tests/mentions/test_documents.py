"""Documents named in a text: numbers of every form, laws by name, and what is no document."""

import itertools

import pytest

from kg.mentions.dates import find_dates
from kg.mentions.document_rules import UnnumberedRow, grammar
from kg.mentions.documents import find_documents
from kg.names import fold
from kg.records import Article, Document, Mention, Sentence, Zone
from kg.values import DocumentMention

ROWS = grammar().unnumbered


def mentions(text: str) -> list[Mention]:
    bounds = [0]
    for line in text.splitlines(keepends=True):
        bounds.append(bounds[-1] + len(line))
    sentences = tuple(Sentence(a, b, "body", i) for i, (a, b) in enumerate(itertools.pairwise(bounds)))
    zones = (Zone("body", 0, len(text)),)
    document = Document(
        Article("t", text, "t"), text, fold(text), tuple(range(len(text) + 1)), zones, sentences,
        published="2024-07-05",
    )  # fmt: skip
    return find_documents(document, find_dates(document))


def values(text: str) -> list[DocumentMention]:
    return [mention.value for mention in mentions(text) if isinstance(mention.value, DocumentMention)]


def named(text: str) -> list[tuple[str, str | None]]:
    return [(value.kind, value.number or value.title) for value in values(text)]


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in ROWS for text in row.examples], ids=str)
def test_a_row_finds_its_examples(row: UnnumberedRow, text: str) -> None:
    assert row.id in {mention.rule for mention in mentions(text)}


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in ROWS for text in row.counter], ids=str)
def test_a_row_leaves_its_counter_examples(row: UnnumberedRow, text: str) -> None:
    assert row.id not in {mention.rule for mention in mentions(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị quyết số 96/2019/QH14", "96/2019/QH14"),
        ("Nghị quyết số 84/2025/UBTVQH15", "84/2025/UBTVQH15"),
        ("Nghị quyết số 388/2003/NQ-UBTVQH11", "388/2003/NQ-UBTVQH11"),
        ("Quyết định số 61/QĐ-VKSTC-V9", "61/QĐ-VKSTC-V9"),
        ("Quyết định số 1187/QÐ-VKSTC", "1187/QĐ-VKSTC"),
        ("Kết luận số 84-KL/TW", "84-KL/TW"),
        ("Kế hoạch số 58-KH/UBKTTU", "58-KH/UBKTTU"),
        ("Công văn số 3318/VKSTC-V10", "3318/VKSTC-V10"),
        ("Lệnh số 20-LCT", "20-LCT"),
        ("Thông tư liên tịch số 01/2017/TTLT-BCA-BNN&PTNT-VKSNDTC", "01/2017/TTLT-BCA-BNN&PTNT-VKSNDTC"),
        ("Thông tư liên tịch số 04/2022/TTLT - VKSNDTC - TANDTC", "04/2022/TTLT-VKSNDTC-TANDTC"),
        ("nghị định 30/2018/NĐ-CP", "30/2018/NĐ-CP"),
        ("Số: 27/TB-V9", "27/TB-V9"),
        ("Báo cáo thẩm tra số 1304/BC-UBTP15", "1304/BC-UBTP15"),
        ("Quyết định kháng nghị phúc thẩm số 05/QĐ-VKS-P7", "05/QĐ-VKS-P7"),
    ],
)
def test_numbers_of_every_form(text: str, number: str) -> None:
    assert [value.number for value in values(text + " ngày 10/01/2020")] == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các Nghị quyết số 37/2012/QH13, số 63/2013/QH13 và số 111/2015/QH13 của Quốc hội",
            [("Nghị quyết", "37/2012/QH13"), ("Nghị quyết", "63/2013/QH13"), ("Nghị quyết", "111/2015/QH13")],
        ),
        (
            "Quyết định số 121, 122 và 123/QĐ-VKSTC",
            [("Quyết định", "121/QĐ-VKSTC"), ("Quyết định", "122/QĐ-VKSTC"), ("Quyết định", "123/QĐ-VKSTC")],
        ),
        (
            "bám sát các nghị quyết 37, 63 và 111 của Quốc hội",
            [("Nghị quyết", "37"), ("Nghị quyết", "63"), ("Nghị quyết", "111")],
        ),
        ("Nghị quyết 96 của Quốc hội; Chỉ thị 05 năm 2024", [("Nghị quyết", "96"), ("Chỉ thị", "05")]),
        (
            "Quyết định số 210/QĐ-VKS; Quyết định số 211 cùng ngày",
            [("Quyết định", "210/QĐ-VKS"), ("Quyết định", "211")],
        ),
        ("Điều 354 BLHS", [("Bộ luật", "Bộ luật Hình sự")]),
        ("Luật Hôn nhân và gia đình năm 2014", [("Luật", "Luật Hôn nhân và gia đình năm 2014")]),
        ("khoản 3 điều 222 Bộ luật hình sự năm 2015", [("Bộ luật", "Bộ luật Hình sự năm 2015")]),
        ("Hiến pháp 2013", [("Hiến pháp", "Hiến pháp năm 2013")]),
        ("Pháp lệnh Tổ chức điều tra hình sự năm 2004", [("Pháp lệnh", "Pháp lệnh Tổ chức điều tra hình sự năm 2004")]),
        ("bản án dân sự phúc thẩm số 118/2019/DS-PT ngày 4-6-2019", [("Bản án", "118/2019/DS-PT")]),
        ("Theo Kết luận giám định số 415/C09B ngày 8-8-2018", [("Kết luận", "415/C09B")]),
        ("Cáo trạng số 112/CT-VKSHP-P3 ngày 30-8-2019", [("Cáo trạng", "112/CT-VKSHP-P3")]),
        ("Luật sư viện dẫn án lệ số 47/2021/AL", [("Án lệ", "47/2021/AL")]),
        (
            "14:03\n\nQuy chế phối hợp giữa VKSND khu vực 7, TAND khu vực 7 và Công an phường đã được ký.",
            [("Quy chế", "phối hợp giữa VKSND khu vực 7, TAND khu vực 7 và Công an phường")],
        ),
        ("Luật Quản lý vùng trời năm 2030 quy định", [("Luật", "Luật Quản lý vùng trời năm 2030")]),
    ],
)
def test_lists_short_forms_and_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ban hành 04 chỉ thị chuyên đề và 05 kiến nghị",
        "các chỉ thị, nghị quyết của Đảng, của Quốc hội",
        "Báo cáo 3 nội dung, quyết định 2 vấn đề",
        "Luật sư Đoàn Luật sư tỉnh; Trường Đại học Luật Hà Nội; Khoa Luật Hình sự",
        "Cáo trạng số 12; bản án 118 của Tòa án; Bản án số 45 nêu trên",
        "đạt 127/129 chỉ tiêu; vụ 3/4 hoàn thành",
        "đúng pháp luật, kỷ luật",
    ],
)
def test_what_is_no_document(text: str) -> None:
    assert named(text) == []


def only(text: str) -> DocumentMention:
    (value,) = values(text)
    return value


def test_date_issuer_and_title_after_the_number() -> None:
    value = only("Nghị quyết số 96/2019/QH14 ngày 27/11/2019 của Quốc hội về công tác tư pháp, được ban hành.")
    assert (value.date, value.issuer, value.title) == ("2019-11-27", "Quốc hội", "về công tác tư pháp")


@pytest.mark.parametrize(
    ("text", "date", "issuer"),
    [
        ("Ngày 24/6/2025, Quốc hội thông qua Nghị quyết số 205/2025/QH15 về thí điểm.", "2025-06-24", "Quốc hội"),
        ("Luật số 59/2024/QH15 được Quốc hội thông qua ngày 30/11/2024", "2024-11-30", "Quốc hội"),
        ("Chiều 26/10, Bộ Chính trị ban hành Quyết định số 2611-QĐNS/TW.", "2024-10-26", "Bộ Chính trị"),
        ("Theo Quyết định số 482-QĐNS/TW ngày 16/5/2022, Ban Bí thư chuẩn y.", "2022-05-16", "Ban Bí thư"),
        ("Quyết định số 06/QĐ-TTg ngày 06/01/2022", "2022-01-06", "Thủ tướng Chính phủ"),
    ],
)
def test_date_and_issuer_around_the_number(text: str, date: str, issuer: str) -> None:
    value = only(text)
    assert (value.date, value.issuer) == (date, issuer)


def test_the_words_of_an_issuer_that_the_letters_do_not_tell() -> None:
    text = "Ngày 24/02/2026, VKSND khu vực 9 - Gia Lai có Báo cáo số 34/BC-VKSKV9."
    span = only(text).issuer_text
    assert span is not None
    assert text[span.start : span.end] == "VKSND khu vực 9 - Gia Lai"
    assert only("Kế hoạch số 12/KH-VKS ngày 05/01/2016 của đơn vị").by_host


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thay mặt UBND tỉnh cảm ơn VKSND tỉnh đã góp ý dự thảo Quyết định số 09/2019/QĐ-UBND", "UBND tỉnh"),
        ("HĐND tỉnh Ví Dụ họp phiên cuối năm\nKỳ họp đã có Nghị quyết số 101/2008/NQ-HĐND", "HĐND tỉnh Ví Dụ"),
    ],
)
def test_a_council_or_committee_is_that_of_the_sentence_or_of_the_article(text: str, words: str) -> None:
    span = only(text).issuer_text
    assert span is not None
    assert text[span.start : span.end] == words


def test_a_joint_act_has_no_single_issuer() -> None:
    value = only("VKSND, Công an, TAND huyện Ví Dụ ký Quy chế phối hợp số 01/QCPH-VKS-CA-TA về giải quyết tin báo")
    assert (value.issuer, value.issuer_text, value.by_host) == (None, None, False)


def test_the_party_body_of_a_list_is_the_one_behind_the_number() -> None:
    text = "Kết luận số 21-KL/TW của Ban Chấp hành Trung ương, Quy định 131-QĐ/TW, Chỉ thị 05-CT/TW của Bộ Chính trị."
    assert [value.issuer for value in values(text)] == ["Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Bộ Chính trị"]


def test_items_of_a_list_take_the_date_of_its_heading() -> None:
    text = "đã công bố các quyết định cùng ký ngày 20/6/2011, gồm:\n- Quyết định số 61/QĐ-VKSTC-V9 điều động ông A;\n"
    assert [value.date for value in values(text)] == ["2011-06-20"]


def test_a_date_after_a_comma_is_not_that_of_a_short_form() -> None:
    assert only("Theo Kế hoạch số 142, ngày 25/9/2024, VKSND tổ chức Hội nghị").date is None
