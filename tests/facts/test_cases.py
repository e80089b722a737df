"""Which body did what for which offence: every row of the grammar, and the forms in which texts put it."""

import pytest

from kg.facts.article import extract
from kg.facts.case_words import case_grammar
from kg.facts.offences import offences
from kg.mentions.find import find
from kg.names import fold
from kg.records import Article, Case
from kg.text.read import read

ROWS = case_grammar().actions


def cases(text: str, published: str | None = None) -> tuple[Case, ...]:
    document = read(Article("example", text, "example", published=published))
    return extract(document, find(document)).cases


def told(text: str, published: str | None = None) -> set[tuple[tuple[str, ...], str, str | None]]:
    return {(case.offences, case.action, case.by) for case in cases(text, published)}


def names(text: str) -> list[tuple[str, ...]]:
    return [mention.names for mention in offences(text, fold(text), 0, len(text))]


@pytest.mark.parametrize(("row", "text"), [(row.id, text) for row in ROWS for text in row.examples])
def test_an_act_is_found_in_its_examples(row: str, text: str) -> None:
    assert f"case.{row}" in {case.evidence.rule for case in cases(text)}


@pytest.mark.parametrize(("row", "text"), [(row.id, text) for row in ROWS for text in row.counter])
def test_an_act_is_not_found_in_its_counter_examples(row: str, text: str) -> None:
    assert f"case.{row}" not in {case.evidence.rule for case in cases(text)}


def test_every_row_has_examples_both_ways() -> None:
    assert [row.id for row in ROWS if not row.examples or not row.counter] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('bị truy tố về tội "tham ô tài sản" theo Điều 353', [("Tham ô tài sản",)]),
        ("về các tội Giết người và Cướp tài sản", [("Giết người", "Cướp tài sản")]),
        ('về tội "Nhận hối lộ", "Đưa hối lộ" xảy ra tại', [("Nhận hối lộ", "Đưa hối lộ")]),
        ("về tội lợi dụng chức vụ, quyền hạn trong khi thi hành công vụ, bị bắt", [
            ("Lợi dụng chức vụ, quyền hạn trong khi thi hành công vụ",)]),
        ("về tội Phá rối an ninh theo khoản 1", [("Phá rối an ninh",)]),
        ("để điều tra về hành vi cố ý gây thương tích", [("Cố ý gây thương tích",)]),
        ("về hành vi rải đinh trên quốc lộ", []),
        ("phòng ngừa tội phạm; 42 bị can về tội tham nhũng", []),
        ("bị bắt về cùng tội danh", [()]),
    ],
)  # fmt: skip
def test_names_of_offences(text: str, found: list[tuple[str, ...]]) -> None:
    assert names(text) == found


def test_what_is_approved_is_no_act_of_its_own() -> None:
    (case,) = cases(
        "Ngày 14/7/2023, VKSND tỉnh Kon Tum phê chuẩn quyết định khởi tố bị can, lệnh bắt tạm giam của Cơ quan Cảnh "
        "sát điều tra Công an tỉnh đối với Lê Văn Thử về tội Tham ô tài sản."
    )
    assert (case.offences, case.action, case.by) == (("Tham ô tài sản",), "approved", "VKSND tỉnh Kon Tum")
    assert (case.date, case.persons) == ("2023-07-14", ("Lê Văn Thử",))


def test_acts_share_the_offence_and_keep_their_bodies() -> None:
    text = (
        "Ngày 9/3/2026, VKSND tỉnh Gia Lai kháng nghị bản án sơ thẩm số 18/2026/HS-ST ngày 11/02/2026 của TAND khu "
        "vực 9 - Gia Lai xét xử bị cáo Lê Văn Thử về tội Trộm cắp tài sản."
    )
    assert told(text) == {
        (("Trộm cắp tài sản",), "protested", "VKSND tỉnh Gia Lai"),
        (("Trộm cắp tài sản",), "tried-first", "TAND khu vực 9 tỉnh Gia Lai"),
    }
    assert {case.action: case.date for case in cases(text)} == {"protested": "2026-03-09", "tried-first": "2026-02-11"}


def test_decisions_and_people_told_of_before_are_taken_up() -> None:
    text = (
        "Ngày 12/7/2023, Cơ quan Cảnh sát điều tra Công an tỉnh Kon Tum khởi tố ông Lê Văn Thử về tội Tham ô tài sản "
        'và bà Trần Thị Nghiệm về tội "Rửa tiền". Các quyết định trên được VKSND tỉnh Kon Tum phê chuẩn ngày '
        "14/7/2023. Ngày 2/11/2023, VKSND tỉnh Kon Tum ban hành cáo trạng truy tố ông Lê Văn Thử."
    )
    police, procuracy = "Cơ quan Cảnh sát điều tra Công an tỉnh Kon Tum", "VKSND tỉnh Kon Tum"
    assert told(text) == {
        (("Tham ô tài sản",), "initiated", police),
        (("Rửa tiền",), "initiated", police),
        (("Tham ô tài sản",), "approved", procuracy),
        (("Rửa tiền",), "approved", procuracy),
        (("Tham ô tài sản",), "indicted", procuracy),
    }


def test_a_case_told_of_again_is_the_same() -> None:
    once = "Ngày 26/9/2022, TAND tỉnh Kon Tum xét xử sơ thẩm Lê Văn Thử về tội Tham ô tài sản."
    assert len(cases(f"{once} TAND tỉnh Kon Tum tuyên phạt Lê Văn Thử 07 năm tù về tội Tham ô tài sản.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, VKSND tỉnh Kon Tum truy tố 655 vụ, 1.203 bị can phạm tội về ma túy.",
        "Vụ án Lê Văn Thử phạm tội Giết người sẽ được TAND tỉnh Kon Tum xét xử vào tháng tới.",
        "VKSND tỉnh Kon Tum khởi tố Lê Văn Thử.",
    ],
)
def test_counts_plans_and_acts_for_no_offence_are_no_cases(text: str) -> None:
    assert cases(text) == ()


def test_a_month_without_a_year_is_past() -> None:
    text = "Bị can Lê Văn Thử bị khởi tố về tội Hủy hoại rừng từ tháng 5."
    assert [case.date for case in cases(f"Hà Giang, tin ngắn.\n{text}", "2019-12-12")] == ["2019-05"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        # who somebody was, or where it happened, is not who did it
        ("TAND tỉnh Kon Tum tuyên phạt ông Lê Văn Thử, cựu Phó Chánh án TAND tỉnh Gia Lai, 3 năm tù về tội "
        "Nhận hối lộ.",
         "TAND tỉnh Kon Tum"),
        ("Bị cáo Lê Văn Thử, cựu Phó Chánh án TAND tỉnh Gia Lai, bị tuyên phạt 3 năm tù về tội Nhận hối lộ.", None),
        ("Vụ án xảy ra tại TAND tỉnh Gia Lai, bị cáo Lê Văn Thử bị tuyên phạt 3 năm tù về tội Nhận hối lộ.", None),
        ("Phó Chánh án TAND tỉnh Gia Lai tuyên phạt Lê Văn Thử 3 năm tù về tội Nhận hối lộ.", "TAND tỉnh Gia Lai"),
    ],
)  # fmt: skip
def test_who_tried_a_case(text: str, by: str | None) -> None:
    assert {case.by for case in cases(text) if case.action == "tried"} == {by}


def test_an_offence_is_told_without_the_word_for_crime() -> None:
    text = (
        "Cơ quan An ninh điều tra Công an tỉnh Kon Tum khởi tố bị can Lê Văn Thử về hành vi “Lợi dụng chức "
        "vụ, quyền hạn "
        "trong thi hành công vụ”."
    )
    offence = "Lợi dụng chức vụ, quyền hạn trong khi thi hành công vụ"
    assert told(text) == {((offence,), "initiated", "Cơ quan An ninh điều tra Công an tỉnh Kon Tum")}


def test_an_agreement_to_fight_crimes_is_no_case() -> None:
    assert told("VKSND tỉnh và TAND tỉnh Kon Tum ký quy chế về truy tố, xét xử các vụ án buôn lậu.") == set()


@pytest.mark.parametrize(
    "words",
    [
        "Thiếu tướng Vũ Hồng Thử, Giám đốc Công an tỉnh Đồng Nai, cho biết Công an tỉnh đã khởi tố vụ án, khởi tố bị "
        "can đối với Trịnh Đình Nghiệm",
        "Theo ông Vũ Hồng Thử, Trưởng phòng 1 VKSND tỉnh Đồng Nai, Công an tỉnh đã khởi tố bị can Trịnh Đình Nghiệm",
        "Trịnh Đình Nghiệm bị Công an tỉnh Đồng Nai khởi tố; ông Vũ Hồng Thử, Phó Viện trưởng VKSND tỉnh, ký quyết "
        "định phê chuẩn việc khởi tố Trịnh Đình Nghiệm",
    ],
)
def test_who_tells_of_a_case_is_not_accused_in_it(words: str) -> None:
    found = cases(f"Khởi tố bị can\n\nNgày 10/9/2021, {words} về tội giả mạo trong công tác.", "2021-09-10")
    assert {person for case in found for person in case.persons} == {"Trịnh Đình Nghiệm"}


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("đã phê chuẩn quyết định khởi tố bị can đối với Nguyễn Thanh Thử, Viện trưởng VKSND huyện An Biên", None),
        ("và VKSND huyện An Biên đã phê chuẩn quyết định khởi tố bị can đối với Nguyễn Thanh Thử, kế toán",
         "VKSND huyện An Biên tỉnh Kiên Giang"),
    ],
)  # fmt: skip
def test_a_body_does_not_decide_on_the_case_of_its_own_head(words: str, by: str | None) -> None:
    text = f"Khởi tố bị can\n\nNgày 10/10/2024, tại tỉnh Kiên Giang, cơ quan chức năng {words}, về tội nhận hối lộ."
    assert [case.by for case in cases(text, "2024-10-10") if case.action == "approved"] == [by]


@pytest.mark.parametrize(
    ("told", "persons"),
    [
        ("bắt tạm giam đối với ông Lê Văn Thử và ông Trần Văn Mẫu, đều là Phó Chủ tịch UBND huyện Chư Sê", 2),
        ("bắt tạm giam ông Lê Văn Thử, nguyên Chủ tịch UBND huyện Chư Sê", 1),
        ("bắt tạm giam 5 người; ông Lê Văn Thử, Chánh Văn phòng Công an tỉnh cho biết vụ án còn mở rộng", 0),
    ],
)
def test_whom_an_act_is_done_to_when_the_offence_is_told_elsewhere(told: str, persons: int) -> None:
    found = cases(
        "Sáng 15/10, Cơ quan An ninh điều tra Công an tỉnh Gia Lai đã khởi tố bị can, "
        f"{told}. Những người này liên quan vụ án “Lợi dụng chức vụ, quyền hạn trong khi thi hành công vụ” mà Cơ quan "
        "An ninh điều tra Công an tỉnh Gia Lai đang thụ lý."
    )
    assert len({person for case in found for person in case.persons}) == persons


def test_what_is_approved_is_about_whom_the_decision_is_about() -> None:
    found = cases(
        "Ngày 25/9/2024, Văn phòng Cơ quan Cảnh sát điều tra Công an tỉnh Gia Lai khởi tố bị can đối với Lê Thị Thử về "
        "tội Trốn thuế. Các quyết định trên đã được VKSND cùng cấp phê chuẩn."
    )
    office, procuracy = "Văn phòng Cơ quan Cảnh sát điều tra Công an tỉnh Gia Lai", "VKSND tỉnh Gia Lai"
    assert [(one.action, one.by, one.persons) for one in found] == [
        ("initiated", office, ("Lê Thị Thử",)),
        ("approved", procuracy, ("Lê Thị Thử",)),
    ]


def test_all_whom_a_list_names_before_the_offence_are_in_the_case() -> None:
    found = cases(
        "Ngày 3/10/2023, Cơ quan Cảnh sát điều tra Công an tỉnh Gia Lai khởi tố bị can đối với ông Lê Văn Thử (47 "
        "tuổi), Phó Chủ tịch UBND huyện Chư Sê; Hồ Văn Mẫu và Trần Thị Nghiệm, để điều tra về tội Tham ô tài sản."
    )
    assert [one.persons for one in found] == [("Lê Văn Thử", "Hồ Văn Mẫu", "Trần Thị Nghiệm")]


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("đối với Thử, Nghiệm và Tý", ("Lê Văn Thử", "Trần Văn Nghiệm", "Phạm Văn Tý")),
        ("đối với Thử", ("Lê Văn Thử",)),
    ],
)
def test_given_names_share_a_word_of_address(words: str, persons: tuple[str, ...]) -> None:
    text = (
        "Tin Lai Châu\n\nCông an tỉnh Lai Châu bắt Lê Văn Thử, cựu Chủ tịch UBND huyện Tam Đường; Trần Văn Nghiệm, cựu "
        "Phó Chủ tịch UBND huyện; Phạm Văn Tý, cựu Chánh Văn phòng UBND huyện.\n\nNgày 3/3/2022, VKSND tỉnh phê chuẩn "
        f'quyết định khởi tố bị can {words} về tội "Vi phạm các quy định về quản lý đất đai".'
    )
    found = [case.persons for case in cases(text) if case.action == "approved"]
    assert found == [persons]


@pytest.mark.parametrize(
    ("words", "actions"),
    [("truy tố bị can ra TAND tỉnh Lai Châu để xét xử", {"indicted"}), ("truy tố bị can", {"indicted"})],
)
def test_what_an_indictment_is_for_has_not_happened(words: str, actions: set[str]) -> None:
    found = cases(f'Tin Lai Châu\n\nNgày 3/3/2022, VKSND tỉnh Lai Châu {words} về tội "Nhận hối lộ".')
    assert {case.action for case in found} == actions
