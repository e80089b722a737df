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


ROUND_UP = (
    "HĐND tỉnh Gia Lai bầu ông Lê Văn Thử, Bí thư Tỉnh ủy, giữ chức Chủ tịch HĐND tỉnh. Ngày 17-6, HĐND "
    "tỉnh Lâm Đồng bầu "
    "ông Trần Văn Nghiệm, Bí thư Tỉnh ủy, làm Chủ tịch HĐND tỉnh. HĐND tỉnh Bình Phước bầu ông Phạm Văn "
    "Mẫu, Bí thư Tỉnh "
    "ủy, làm Chủ tịch HĐND tỉnh.{more}"
)


def secretaries(text: str) -> set[tuple[str, str | None]]:
    document = read(Article("example", text, "example", published="2020-06-18"))
    tenures = extract(document, find(document)).tenures
    return {(tenure.person, tenure.unit) for tenure in tenures if tenure.title == "Bí thư"}


def test_councils_of_several_provinces_each_elect_their_own() -> None:
    assert secretaries("Bầu chủ tịch\n\n" + ROUND_UP.format(more="")) == {
        ("Lê Văn Thử", "Tỉnh ủy Gia Lai"),
        ("Trần Văn Nghiệm", "Tỉnh ủy Lâm Đồng"),
        ("Phạm Văn Mẫu", "Tỉnh ủy Bình Phước"),
    }


def test_paragraphs_about_a_province_each_are_at_home_there() -> None:
    text = "".join(
        f"\n\nNgày {day}/6, ông {name}, Bí thư Huyện ủy, nhận quyết định của UBND tỉnh {province}; Tỉnh ủy "
        f"cảm ơn ông Thử."
        for day, name, province in (
            (5, "Lê Văn Mẫu", "Gia Lai"),
            (6, "Lê Văn Khảo", "Lâm Đồng"),
            (7, "Lê Văn Nghiệm", "Bình Phước"),
        )
    )
    document = read(Article("example", "Tin cán bộ" + text, "example", published="2020-06-18"))
    units = {unit.label for unit in extract(document, find(document)).units}
    assert {"Tỉnh ủy Gia Lai", "Tỉnh ủy Lâm Đồng", "Tỉnh ủy Bình Phước"} <= units


def test_guests_from_other_provinces_make_no_round_up() -> None:
    text = "Dự có Phó Viện trưởng VKSND tỉnh Lạng Sơn.\n\nVKSND tỉnh Bắc Giang chia sẻ.\n\nĐảng ủy VKSND tỉnh tiếp thu."
    assert "Đảng ủy VKSND tỉnh Bắc Ninh" in {unit.label for unit in found(text).units}


WEEK = "Nhân sự tỉnh Kon Tum\n\nNgày 06/8/2024, Tỉnh ủy Kon Tum họp. Bí thư Huyện ủy Kon Plông Lê Văn Thử báo cáo.\n\n"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ở Đăk Hà, ngày 21/11, Ban Chấp hành Đảng bộ huyện bầu bà Trần Thị Mẫu.", "Đảng bộ huyện Đăk Hà tỉnh Kon Tum"),
        ("Tại huyện Kon Rẫy, Ban Thường vụ Huyện ủy chỉ định bà Trần Thị Mẫu.", "Huyện ủy Kon Rẫy tỉnh Kon Tum"),
        ("Ngày 21/11, Ban Thường vụ Huyện ủy chỉ định bà Trần Thị Mẫu.", "Huyện ủy Kon Plông tỉnh Kon Tum"),
        ("Đến Đăk Hà rồi, Ban Thường vụ Huyện ủy chỉ định bà Trần Thị Mẫu.", "Huyện ủy Kon Plông tỉnh Kon Tum"),
    ],
)
def test_a_paragraph_may_open_with_its_district(text: str, label: str) -> None:
    document = read(Article("example", WEEK + text, "example"))
    assert label in {unit.label for unit in extract(document, find(document)).units}


@pytest.mark.parametrize(
    ("text", "published", "alias"),
    [
        ("UBND xã Ea Thử, huyện Kon Rẫy họp.", "2024-11-23", "UBND xã Ea Thử huyện Kon Rẫy tỉnh Kon Tum"),
        ("Tại huyện Kon Rẫy, UBND xã Ea Thử họp.", "2024-11-23", "UBND xã Ea Thử huyện Kon Rẫy tỉnh Kon Tum"),
        ("Ông ở xã Ea Thử (huyện Kon Rẫy). UBND xã Ea Thử họp.", "2024-11-23",
         "UBND xã Ea Thử huyện Kon Rẫy tỉnh Kon Tum"),
        ("Các huyện Kon Rẫy, huyện Đăk Hà dự.\n\nUBND xã Ea Thử họp.", "2024-11-23", None),
        ("Tại huyện Kon Rẫy cũ, UBND xã Ea Thử họp.", "2025-11-23", None),
    ],
)  # fmt: skip
def test_a_commune_is_also_called_by_its_district(text: str, published: str, alias: str | None) -> None:
    document = read(Article("example", f"Tin tỉnh Kon Tum\n\n{text}", "example", published=published))
    units = extract(document, find(document)).units
    (unit,) = (one for one in units if one.label.startswith("UBND xã Ea Thử tỉnh "))
    assert [one for one in unit.aliases if "huyện" in one and "tỉnh" in one] == ([alias] if alias else [])


def test_a_commune_is_in_the_province_told_behind_its_name() -> None:
    text = (
        "PHƯỜNG ĐÔNG KINH - TỈNH LẠNG SƠN\n\nHọp\n\nĐoàn của VKSND tỉnh Gia Lai, TAND tỉnh Gia Lai và Công an tỉnh Gia "
        "Lai đến thăm.\n\nVKSND tỉnh Gia Lai tặng quà; HĐND phường Đông Kinh cảm ơn VKSND tỉnh Gia Lai."
    )
    document = read(Article("example", text, "example", published="2025-12-12"))
    assert "HĐND phường Đông Kinh tỉnh Lạng Sơn" in {unit.label for unit in extract(document, find(document)).units}


def test_who_heads_a_ward_is_no_part_of_its_name() -> None:
    text = (
        "Phường Đông Kinh, tỉnh Lạng Sơn\n\nNgày 11/12/2025, HĐND phường Đông Kinh họp. Phó Chủ tịch UBND phường Lành "
        "Thế Vinh báo cáo. Chủ tịch UBND phường Lê Hồng Phong dự; phường Lê Hồng Phong là đơn vị bạn."
    )
    document = read(Article("example", text, "example", published="2025-12-12"))
    told = extract(document, find(document))
    assert {(one.person, one.unit) for one in told.tenures} == {
        ("Lành Thế Vinh", "UBND phường Đông Kinh tỉnh Lạng Sơn")
    }
    assert "UBND phường Lê Hồng Phong tỉnh Lạng Sơn" in {unit.label for unit in told.units}


BY_PARAGRAPH = (
    "Thủ tướng phê chuẩn nhân sự\n\nThủ tướng Chính phủ vừa ký các quyết định về công tác cán bộ.\n\nÔng Trần Văn "
    "Nghiệm, nguyên Phó Bí thư Tỉnh ủy, nguyên Chủ tịch UBND tỉnh Hà Tĩnh, bị kỷ luật.\n\nThủ tướng phê chuẩn Phó Chủ "
    "tịch UBND tỉnh Sóc Trăng đối với bà Lê Thị Thử, Giám đốc Sở Y tế tỉnh.\n\nTỉnh ủy Cà Mau điều động ông Phạm Văn "
    "Tý, Bí thư Huyện ủy Đầm Dơi, giữ chức Trưởng Ban Dân vận Tỉnh ủy. Ông Tý từng là Bí thư Huyện ủy Năm Căn."
)


def test_paragraphs_of_several_provinces_are_each_of_their_own() -> None:
    document = read(Article("example", BY_PARAGRAPH, "example"))
    held = {(one.person, one.title, one.unit) for one in extract(document, find(document)).tenures}
    assert ("Trần Văn Nghiệm", "Phó Bí thư", "Tỉnh ủy Hà Tĩnh") in held
    assert ("Lê Thị Thử", "Giám đốc", "Sở Y tế tỉnh Sóc Trăng") in held
    assert ("Phạm Văn Tý", "Trưởng ban", "Ban Dân vận Tỉnh ủy Cà Mau") in held
    led = BY_PARAGRAPH.replace("Thủ tướng Chính phủ vừa ký", "Tại tỉnh Cà Mau, Thủ tướng Chính phủ ký")
    document = read(Article("example", led, "example"))
    held = {(one.person, one.unit) for one in extract(document, find(document)).tenures}
    assert ("Lê Thị Thử", "Sở Y tế tỉnh Cà Mau") in held
