"""Bodies by their names, numbers and short forms, and who is named by an office. All people are invented."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

LEAD = "Tin\n\nNgày 15/1/2016, VKSND tỉnh Phú Yên tổ chức Hội nghị. "


def facts(text: str, published: str = "2016-01-16") -> Extraction:
    document = read(Article("example", text, "example", published=published))
    return extract(document, find(document))


def labels(told: str) -> set[str]:
    return {unit.label for unit in facts(LEAD + told).units}


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Đại diện Trại tạm giam số 1 - Công an tỉnh Gia Lai dự.", "Trại tạm giam số 1 Công an tỉnh Gia Lai"),
        ("Đại diện Trại tạm giam số 2 (Công an TP Hà Nội) dự.", "Trại tạm giam số 2 Công an thành phố Hà Nội"),
        ("Đại diện Trại tạm giam Công an tỉnh Gia Lai dự.", "Trại tạm giam Công an tỉnh Gia Lai"),
        ("Đại diện CATP Hà Nội dự.", "Công an thành phố Hà Nội"),
        (
            "Dự có ông Lê Văn Thử, Phó Bí thư Đảng ủy Dân Chính Đảng tỉnh Phú Yên.",
            "Đảng ủy Dân Chính Đảng tỉnh Phú Yên",
        ),
        ("Đảng bộ cơ sở VKSND tỉnh Phú Yên tiến hành Đại hội.", "Đảng bộ VKSND tỉnh Phú Yên"),
        ("Thanh tra VKSND tỉnh Phú Yên báo cáo.", "Thanh tra VKSND tỉnh Phú Yên"),
    ],
)
def test_a_body_is_found(told: str, label: str) -> None:
    assert label in labels(told)


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("Đoàn Thanh tra VKSND tỉnh Phú Yên công bố Quyết định Thanh tra VKSND huyện Sông Hinh.", "Thanh tra"),
        ("Dự có ông Lê Văn Thử, cựu Phó Giám đốc Ban Quản lý Dự án mở rộng sản xuất.", "Ban Quản lý Dự"),
    ],
)
def test_what_is_no_body(told: str, word: str) -> None:
    assert not [label for label in labels(told) if label.startswith(word)]


def test_a_minister_of_a_ministry_told_by_its_letters() -> None:
    found = facts(LEAD + "Ông Lê Văn Thử (nguyên Bộ trưởng TT-TT) phát biểu.")
    assert {(one.title, one.unit, one.former) for one in found.tenures} == {
        ("Bộ trưởng", "Bộ Thông tin và Truyền thông", True)
    }


@pytest.mark.parametrize(
    ("told", "private"),
    [
        ("Chủ tọa Lê Văn Thử cho biết đã nhận được đơn của các bị cáo.", False),
        ("Chủ tọa hỏi bị cáo Lê Văn Thử về số tiền.", True),
    ],
)
def test_who_presides_is_no_private_person(told: str, private: bool) -> None:
    (person,) = facts(f"Phiên tòa\n\nSáng nay, tòa xét xử vụ án. {told}").people
    assert person.private is private


def test_a_meeting_told_inside_the_name_of_another_is_its_own() -> None:
    found = facts(
        "Phổ biến nghị quyết\n\nSáng 15/01/2016, Đảng ủy VKSND tỉnh Phú Yên tổ chức Hội nghị phổ biến nhanh Nghị quyết "
        "Hội nghị lần thứ 13 Ban Chấp hành Trung ương Đảng (khóa XI). Hội nghị đã nghe kết quả Hội nghị lần thứ 13 Ban "
        "Chấp hành Trung ương Đảng (khóa XI) và các tài liệu khác."
    )
    (main,) = (meeting for meeting in found.meetings if meeting.main)
    assert main.name.startswith("Hội nghị phổ biến nhanh")
    assert [one.name for one in found.meetings if not one.main] == [
        "Hội nghị lần thứ 13 Ban Chấp hành Trung ương Đảng (khóa XI)"
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Quyết định số 01/QĐ - VKS ngày 20/02/2017", "01/QĐ-VKS"),
        ("Nghị định 89/1998/NĐ - CP ngày 07/11/1998", "89/1998/NĐ-CP"),
        ("Kế hoạch số 12/KH-VKS - Bước một", "12/KH-VKS"),
    ],
)
def test_numbers_with_blanks_around_their_hyphens(text: str, number: str) -> None:
    assert [one.number for one in facts(f"{LEAD}Thực hiện {text}.").documents] == [number]
