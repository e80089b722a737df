"""Documents of an article: all namings of one made one; and what documents say of each other."""

import re

import pytest

from kg.facts.citations import CitationRow, grammar
from kg.facts.documents import documents
from kg.mentions.dates import find_dates
from kg.mentions.documents import find_documents
from kg.names import fold
from kg.records import Article, Citation, Document, LegalDocument, Sentence, Span, Zone

HOST = "VKSND tỉnh Ví Dụ"


def read(text: str, units: dict[str, str] | None = None) -> tuple[list[LegalDocument], list[Citation]]:
    sentences = tuple(
        Sentence(match.start(), match.end(), "body", 0)
        for match in re.finditer(r"[^.\n ][^.\n]*(?:\.(?! |$)[^.\n]+)*\.?", text)
    )
    zones = (Zone("body", 0, len(text)),)
    document = Document(
        Article("t", text, "t"), text, fold(text), tuple(range(len(text) + 1)), zones, sentences,
        published="2024-09-12",
    )  # fmt: skip
    known = units or {}

    def unit(span: Span) -> str | None:
        return known.get(text[span.start : span.end])

    dates = find_dates(document)
    return documents(document, [*dates, *find_documents(document, dates)], unit, HOST)


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(legal.kind, legal.number or legal.title, legal.date) for legal in read(text)[0]]


def test_a_short_form_joins_the_full_number() -> None:
    text = "Nghị quyết 96 của Quốc hội được quán triệt. Nghị quyết số 96/2019/QH14 ngày 27/11/2019. Theo Nghị quyết 96."
    (legal,) = read(text)[0]
    assert (legal.number, legal.date, legal.issuer) == ("96/2019/QH14", "2019-11-27", "Quốc hội")
    assert text[slice(*legal.mentions[0])] == "Nghị quyết 96"
    assert len(legal.mentions) == len(legal.evidence) == 3
    assert legal.aliases == ("Nghị quyết 96", "Nghị quyết số 96/2019/QH14")


def test_one_number_with_two_dates_is_two_documents() -> None:
    text = "Kết luận số 84-KL/TW ngày 29-7-2020 của Bộ Chính trị. Kết luận số 84-KL/TW ngày 21-6-2024 của Bộ Chính trị."
    legal = read(text)[0]
    assert [one.date for one in legal] == ["2020-07-29", "2024-06-21"]
    assert len({one.key for one in legal}) == 2


def test_a_short_form_with_a_year_joins_the_one_of_that_year() -> None:
    text = (
        "Chỉ thị số 05/CT-VKSTC ngày 18/10/2022. Chỉ thị số 05/CT-VKSTC ngày 10/9/2024. "
        "Chỉ thị 05 năm 2022 được thực hiện. Chỉ thị 05 năm 2024 yêu cầu."
    )
    assert [(one.date, len(one.mentions)) for one in read(text)[0]] == [("2022-10-18", 2), ("2024-09-10", 2)]


def test_a_short_form_of_another_issuer_stays_apart() -> None:
    text = "Nghị quyết số 33/2021/QH15 của Quốc hội. Nghị quyết 33 của Bộ Chính trị."
    assert [one.number for one in read(text)[0]] == ["33/2021/QH15", "33"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bộ luật Hình sự quy định; Bộ luật Hình sự năm 2015; Điều 51 BLHS",
            [("Bộ luật", "Bộ luật Hình sự năm 2015", None)],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức VKSND (Luật số 82/2025/QH15)",
            [("Luật", "82/2025/QH15", None)],
        ),
        (
            "Luật Tư pháp người chưa thành niên được giới thiệu. Luật số 59/2024/QH15 có 12 biện pháp.",
            [("Luật", "59/2024/QH15", None)],
        ),
        (
            "Chỉ thị số 01/CT-VKSTC ngày 17/12/2020. Rà soát việc thực hiện Chỉ thị công tác năm 2021.",
            [("Chỉ thị", "01/CT-VKSTC", "2020-12-17")],
        ),
        (
            "Quyết định số 364/QĐ-VKSTC ban hành Quy chế. Hội thảo sửa đổi Quy chế 364",
            [("Quyết định", "364/QĐ-VKSTC", None)],
        ),
    ],
)
def test_names_and_numbers_of_one_document_meet(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


def test_issuers_are_resolved_shared_or_the_host_s() -> None:
    text = (
        "Nghị quyết số 31/2024/NQ-HĐND ngày 6-12-2024 của HĐND tỉnh. Bãi bỏ Nghị quyết số 09/2022/NQ-HĐND. "
        "Kế hoạch số 12/KH-VKS ngày 05/01/2024 của đơn vị. Kết luận số 14/KL-VKS."
    )
    legal = read(text, {"HĐND tỉnh": "HĐND tỉnh Ví Dụ"})[0]
    assert [one.issuer for one in legal] == ["HĐND tỉnh Ví Dụ", "HĐND tỉnh Ví Dụ", HOST, HOST]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Quy chế phối hợp số 01/QCPH-CA-VKS ngày 20/3/2015 thay thế. Quy chế số 01 hết hiệu lực.", ["01/QCPH-CA-VKS"]),
        ("Quy chế phối hợp số 01/QCPH-CA-VKS ngày 20/3/2015 thay thế. Quy chế số 02 có hiệu lực.",
         ["01/QCPH-CA-VKS", "02"]),
        # the day behind a short form may be that of something else
        ("Ngày 09/12/2021, VKSND tối cao ban hành Hướng dẫn số 38/HD-VKSTC. Hội nghị tập huấn Hướng dẫn 38 vào ngày "
         "24/12/2021.", ["38/HD-VKSTC"]),
        ("Kết luận số 84-KL/TW ngày 29/7/2020. Nêu trong Kết luận 84 ngày 21/6/2024.", ["84-KL/TW", "84"]),
    ],
)  # fmt: skip
def test_a_short_form_may_leave_out_a_part_of_the_kind(text: str, numbers: list[str]) -> None:
    assert [one.number for one in read(text)[0]] == numbers


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("công bố các quyết định cùng ngày 08/3/2023 của Viện trưởng VKSND tối cao. Theo đó:", "2023-03-08"),
        ("công bố các quyết định ký ngày 08/3/2023, gồm:", "2023-03-08"),
        ("dự Hội nghị ngày 08/3/2023. Theo đó:", None),
    ],
)
def test_decisions_of_a_list_have_the_day_of_its_heading(opening: str, date: str | None) -> None:
    text = f"Vụ 15 {opening}\n\nQuyết định số 61/QĐ-VKSTC bổ nhiệm.\n\nQuyết định số 62/QĐ-VKSTC bổ nhiệm."
    assert [one.date for one in read(text)[0]] == [date, date]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Công văn số 1206/VKSTC-V2 ngày 08/4/2019 của Vụ 2.", "Vụ 2 VKSND tối cao"),
        ("Công văn số 1206/VKSTC-V2 ngày 08/4/2019 của VKSND tối cao.", "VKSND tối cao"),
        ("Công văn số 1206/VKSTC-V2 ngày 08/4/2019.", "VKSND tối cao"),
        ("Báo cáo số 318/BC-VKS ngày 15/11/2022 của Viện Kiểm sát nhân dân (VKSND) tỉnh, ông A nói.", "VKSND tỉnh Thử"),
    ],
)
def test_whose_a_document_is(text: str, issuer: str) -> None:
    names = {"Vụ 2": "Vụ 2 VKSND tối cao", "Viện Kiểm sát nhân dân (VKSND) tỉnh": "VKSND tỉnh Thử"}
    assert [one.issuer for one in read(text, names)[0]] == [issuer]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Tại các Quyết định số 396, 397 và 398/QĐ-VKSTC cùng ngày 11/8/2025, ông A nhận việc.", ["2025-08-11"] * 3),
        ("Tại Quyết định số 396/QĐ-VKSTC và Quyết định số 398/QĐ-VKSTC ngày 11/8/2025, ông A được bổ nhiệm.",
         [None, "2025-08-11"]),
        ("Các quyết định ký ngày 12/8/2025 gồm: bổ nhiệm ông A (Quyết định số 571/QĐ-VKS); bổ nhiệm ông B (Quyết định "
         "số 572/QĐ-VKS).", ["2025-08-12"] * 2),
        ("Hội nghị ngày 12/8/2025 nghe: bổ nhiệm ông A (Quyết định số 571/QĐ-VKS).", [None]),
    ],
)  # fmt: skip
def test_several_documents_of_one_day(text: str, dates: list[str | None]) -> None:
    assert [one.date for one in read(text)[0]] == dates


def test_a_document_of_the_same_day_has_the_day_before_it() -> None:
    text = (
        "Chiều 20/8/2025, Tỉnh ủy Ví Dụ tổ chức Hội nghị.\n\n"
        "Quyết định số 2291-QĐNS/TW ngày 18/8/2025 của Ban Bí thư.\n\n"
        "Quyết định số 2292-QĐNS/TW, cùng ngày, của Ban Bí thư.\n\n"
        "Quyết định số 2293-QĐNS/TW cũng ngày 18/8/2025 của Ban Bí thư."
    )
    assert [one.date for one in read(text)[0]] == ["2025-08-18"] * 3


def test_evidence_is_the_sentence() -> None:
    text = "Hội nghị khai mạc. Theo Nghị quyết số 96/2019/QH14 của Quốc hội, ngành thực hiện. Bế mạc."
    (legal,) = read(text)[0]
    assert text[slice(*legal.evidence[0].sentence)].startswith("Theo Nghị quyết")
    assert text[slice(*legal.evidence[0].words[0])] == "Nghị quyết số 96/2019/QH14"


# ------------------------------------------------------------------ citations


def relations(text: str) -> set[str]:
    return {citation.evidence.rule.removeprefix("citation/") for citation in read(text)[1]}


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in grammar().between for text in row.examples], ids=str)
def test_a_row_reads_its_examples(row: CitationRow, text: str) -> None:
    assert row.id in relations(text)


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in grammar().between for text in row.counter], ids=str)
def test_a_row_leaves_its_counter_examples(row: CitationRow, text: str) -> None:
    assert row.id not in relations(text)


def test_direction_of_an_amendment() -> None:
    text = "theo Nghị định số 178/2024/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 67/2025/NĐ-CP)"
    (citation,) = read(text)[1]
    assert (citation.document, citation.relation, citation.cited) == (
        "Nghị định|67/2025/NĐ-CP",
        "amends",
        "Nghị định|178/2024/NĐ-CP",
    )


def test_what_is_amended_is_the_nearest_of_the_kind_of_what_amends() -> None:
    text = (
        "Quyết định số 12/2021/QĐ-UBND hướng dẫn thi hành Nghị định số 61/2018/NĐ-CP, được sửa đổi bởi Nghị định số "
        "107/2021/NĐ-CP."
    )
    amends = [(one.document, one.cited) for one in read(text)[1] if one.relation == "amends"]
    assert amends == [("Nghị định|107/2021/NĐ-CP", "Nghị định|61/2018/NĐ-CP")]


def test_an_amendment_belongs_to_the_document_whose_title_names_another() -> None:
    text = (
        "Nghị quyết số 02/2018/NQ-HĐTP ngày 15/5/2018 hướng dẫn áp dụng Điều 65 Bộ luật Hình sự về án treo, "
        "đã được sửa đổi, bổ sung bằng Nghị quyết số 01/2022/NQ-HĐTP"
    )
    assert {(c.document.split("|")[1], c.relation, c.cited.split("|")[1]) for c in read(text)[1]} == {
        ("02/2018/NQ-HĐTP", "implements", "Bộ luật Hình sự"),
        ("01/2022/NQ-HĐTP", "amends", "02/2018/NQ-HĐTP"),
    }


def test_a_short_form_tells_the_day_on_which_the_document_was_signed() -> None:
    text = (
        "Tập huấn Thông tư liên tịch số 01/2021/TTLT-BCA-VKSNDTC. Thông tư liên tịch số 01/2021, được ký ngày "
        "29/11/2021, sửa đổi Thông tư liên tịch số 01/2017 ngày 29/12/2017."
    )
    dates = {one.number: one.date for one in read(text)[0]}
    assert dates == {"01/2021/TTLT-BCA-VKSNDTC": "2021-11-29", "01/2017": "2017-12-29"}


def test_a_number_in_brackets_has_the_day_told_before_it() -> None:
    text = (
        "Trao các quyết định:\n\n- Của Viện trưởng VKSND tối cao ngày 22/9/2025: bổ nhiệm bà Thử (số 611/QĐ-VKSTC).\n\n"
        "- Của Viện trưởng VKSND tỉnh ngày 25/9/2025: điều động ông Mừng (số 305/QĐ-VKS)."
    )
    assert [one.date for one in read(text)[0]] == ["2025-09-22", "2025-09-25"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Luật số 82/2025/QH15 sửa đổi Luật Tổ chức VKSND, được Quốc hội thông qua ngày 24/6/2025, có lợi.",
            "2025-06-24",
        ),
        ("Theo Nghị quyết số 205/2025/QH15. Nghị quyết được thông qua ngày 24/6/2025.", "2025-06-24"),
        ("Theo Nghị quyết số 205/2025/QH15. Nghị quyết được triển khai ngày 24/6/2025.", None),
        ("Theo Nghị quyết số 205/2025/QH15. Luật được thông qua ngày 24/6/2025.", None),
        ("Theo Nghị quyết số 96/2019/QH14. Nghị quyết được thông qua ngày 24/6/2025.", None),
    ],
)
def test_the_day_on_which_a_law_was_passed(text: str, date: str | None) -> None:
    assert read(text)[0][0].date == date


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("số 40, 41 và 42/QĐ-VKSTC ngày 28/2/2024", ["2024-02-28", "2024-02-28", "2024-02-28"]),
        ("số 40/QĐ-VKSTC, số 42/QĐ-VKSTC ngày 28/2/2024", [None, "2024-02-28"]),
    ],
)
def test_numbers_that_share_their_letters_share_their_day(words: str, dates: list[str | None]) -> None:
    assert [day for _, _, day in found(f"Theo các Quyết định {words}, VKSND tối cao bổ nhiệm cán bộ.")] == dates
