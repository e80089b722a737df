"""Which body a title without one means, and what a printed name of a body names besides."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

HEAD = "Hội nghị giao ban\n\nNgày 06/8/2024, VKSND tỉnh Bắc Ninh tổ chức Hội nghị giao ban công tác tháng 7.\n\n"


def found(text: str) -> Extraction:
    document = read(Article("example", HEAD + text, "example"))
    return extract(document, find(document))


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Đồng chí Lê Thị Thử, Trưởng phòng 9, nguyên Phó Trưởng phòng 9 VKSND tỉnh Bắc Giang nêu khó khăn; đồng "
            "chí Trần Văn Nghiệm, Trưởng phòng 8 kiến nghị sớm thống nhất.",
            {
                ("Lê Thị Thử", "Phòng 9 VKSND tỉnh Bắc Ninh", False),
                ("Lê Thị Thử", "Phòng 9 VKSND tỉnh Bắc Giang", True),
                ("Trần Văn Nghiệm", "Phòng 8 VKSND tỉnh Bắc Ninh", False),
            },
        ),
        (
            "Đồng chí Lê Thị Thử, Trưởng phòng 9 VKSND tỉnh Bắc Giang nêu khó khăn; đồng chí Trần Văn Nghiệm, Trưởng "
            "phòng 8 kiến nghị sớm thống nhất.",
            {
                ("Lê Thị Thử", "Phòng 9 VKSND tỉnh Bắc Giang", False),
                ("Trần Văn Nghiệm", "Phòng 8 VKSND tỉnh Bắc Giang", False),
            },
        ),
    ],
)
def test_a_body_that_someone_left_is_nobody_elses_home(text: str, posts: set[tuple[str, str, bool]]) -> None:
    assert {(one.person, one.unit, one.former) for one in found(text).tenures} == posts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Viện Công tố và Kiểm sát xét xử phúc thẩm tại Đà Nẵng, VKSND tối cao đã ra thông báo.", True),
        ("Viện Công tố và Kiểm sát xét xử phúc thẩm tại Đà Nẵng đã ra thông báo.", False),
    ],
)
def test_a_parent_printed_beside_a_body_is_named(text: str, named: bool) -> None:
    assert [bool(unit.mentions) for unit in found(text).units if unit.label == "VKSND tối cao"] == [named]


def test_a_bank_is_called_as_its_branch_calls_it() -> None:
    text = "Ngân hàng TMCP Nam Thử - Chi nhánh Bình Dương cho vay; Ngân hàng Nam Thử chưa thu hồi được."
    labels = {unit.label for unit in found(text).units}
    assert {"Ngân hàng TMCP Nam Thử", "Ngân hàng TMCP Nam Thử - Chi nhánh Bình Dương"} <= labels
    assert "Ngân hàng Nam Thử" not in labels


RECEIVED = (
    "Tọa đàm\n\nNgày 17/10/2024, {} tổ chức Tọa đàm. Chủ trì có đồng chí Lê Văn Thử, Phó Viện trưởng VKSND tỉnh. {}"
)
GUEST = "Về phía khách mời có bà Trần Thị Nghiệm, Phó Viện trưởng VKSND tỉnh Bạc Liêu."


@pytest.mark.parametrize(
    ("host", "text", "unit"),
    [
        ("VKSND tỉnh", GUEST + "\n\nTọa đàm góp phần xây dựng VKSND tỉnh Cà Mau vững mạnh.", "VKSND tỉnh Cà Mau"),
        ("VKSND tỉnh", GUEST, None),  # nothing tells whose it is
        ("VKSND tỉnh Bạc Liêu", GUEST, "VKSND tỉnh Bạc Liêu"),  # a guest in his own house
        (
            "VKSND tỉnh",
            "Khách mời có bà Trần Thị Nghiệm, Phó Chủ tịch UBND tỉnh Cà Mau.",
            "VKSND tỉnh Cà Mau",
        ),
    ],
)
def test_guests_from_a_sister_body_are_not_at_home(host: str, text: str, unit: str | None) -> None:
    document = read(Article("example", RECEIVED.format(host, text), "example"))
    tenures = extract(document, find(document)).tenures
    assert [one.unit for one in tenures if one.person == "Lê Văn Thử"] == ([unit] if unit else [])
