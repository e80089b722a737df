"""Bodies, posts and people as the finder reads them from one sentence each; all people are invented."""

import pytest

from kg.facts.context import Context
from kg.mentions.find import find
from kg.records import Article, Document
from kg.reference.bodies import load_bodies
from kg.text.read import read
from kg.values import PersonValue, PostValue, UnitValue


def document(text: str, published: str | None = "2020-05-05") -> Document:
    return read(Article("one", text, "one", published=published))


def labels(text: str, published: str | None = "2020-05-05") -> list[str]:
    made = document(text, published)
    mentions = find(made)
    context = Context(made, mentions, {body.id: body for body in load_bodies()}, made.published)
    return [
        context.resolved[m.span].label
        for m in mentions
        if isinstance(m.value, UnitValue) and m.span in context.resolved
    ]


def people(text: str) -> list[str]:
    return [m.value.name for m in find(document(text)) if isinstance(m.value, PersonValue)]


def posts(text: str) -> list[tuple[str, bool]]:
    return [(m.value.title, m.value.former) for m in find(document(text)) if isinstance(m.value, PostValue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Viện KSND tối cao tổ chức hội nghị.", ["VKSND tối cao"]),
        ("VKSNDTC tổ chức hội nghị.", ["VKSND tối cao"]),
        ("Viện kiểm sát nhân dân tỉnh Hoà Bình họp.", ["VKSND tỉnh Hòa Bình"]),
        ("VKSND TP. Hồ Chí Minh họp.", ["VKSND thành phố Hồ Chí Minh"]),
        ("VKSND huyện Ba Tri, tỉnh Bến Tre họp.", ["VKSND huyện Ba Tri tỉnh Bến Tre"]),
        ("VKSND huyện Ba Tri họp.", ["VKSND huyện Ba Tri tỉnh Bến Tre"]),
        ("VKSND cấp cao tại TP.HCM họp.", ["VKSND cấp cao tại thành phố Hồ Chí Minh"]),
        ("Viện kiểm sát quân sự Quân khu 3 họp.", ["Viện kiểm sát quân sự Quân khu 3"]),
        ("Công an quận Sơn Trà họp.", ["Công an quận Sơn Trà thành phố Đà Nẵng"]),
        ("Cơ quan Cảnh sát điều tra Công an tỉnh Tây Ninh họp.", ["Cơ quan Cảnh sát điều tra Công an tỉnh Tây Ninh"]),
        ("Ban Nội chính Tỉnh uỷ Thanh Hoá họp.", ["Ban Nội chính Tỉnh ủy Thanh Hóa"]),
        ("Ban cán sự Đảng VKSND tối cao họp.", ["Ban cán sự đảng VKSND tối cao"]),
        ("Phòng 9 VKSND tỉnh Cà Mau họp.", ["Phòng 9 VKSND tỉnh Cà Mau"]),
        ("Vụ 7 họp.", ["Vụ 7 VKSND tối cao"]),
        (
            "đại diện các Vụ 10, 12 và 14 cùng dự.",
            ["Vụ 10 VKSND tối cao", "Vụ 12 VKSND tối cao", "Vụ 14 VKSND tối cao"],
        ),
        (
            "VKSND các tỉnh: Thanh Hóa (đơn vị Cụm trưởng), Nghệ An và Thừa Thiên Huế họp.",
            ["VKSND tỉnh Thanh Hóa", "VKSND tỉnh Nghệ An", "VKSND tỉnh Thừa Thiên Huế"],
        ),
        ("Công ty TNHH Xây dựng Hải Lộc Phú đã ký hợp đồng.", ["Công ty TNHH Xây dựng Hải Lộc Phú"]),
    ],
)
def test_bodies_get_their_short_official_label(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Có 03 vụ, 5 bị can.",
        "Các đơn vị tiếp tục phòng, chống tham nhũng.",
        "VKSND cấp tỉnh, cấp huyện cùng thực hiện.",
        "Viện kiểm sát các cấp cùng thực hiện.",
        "Trường Sơn là dãy núi dài.",
    ],
)
def test_common_nouns_and_classes_of_bodies_are_no_bodies(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2020-05-05", "VKSND thành phố Huế tỉnh Thừa Thiên Huế"),
        ("2025-03-05", "VKSND thành phố Huế"),
    ],
)
def test_hue_is_a_city_of_its_province_until_2025(published: str, expected: str) -> None:
    assert labels("VKSND thành phố Huế họp.", published) == [expected]


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2012-05-05", "Vụ 9 VKSND tối cao"), ("2021-05-05", "Vụ 15 VKSND tối cao")],
)
def test_a_reused_number_follows_the_date(published: str, expected: str) -> None:
    assert labels("Vụ Tổ chức cán bộ VKSND tối cao họp.", published) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí Nghiêm Đình Thước phát biểu.", ["Nghiêm Đình Thước"]),
        ("Ông HỒ SỸ NGUYÊN nhận quyết định.", ["Hồ Sỹ Nguyên"]),
        ("Bà H'Rel Mlô và ông Y Ngun Niê cùng dự.", ["H'Rel Mlô", "Y Ngun Niê"]),
        ("Phó Viện trưởng VKSND tỉnh Gia Lai Ksor H’Lan kết luận.", ["Ksor H'Lan"]),
        ("Đồng chí Vũ Hà Giang và đồng chí Đỗ Hải Dương cùng dự.", ["Vũ Hà Giang", "Đỗ Hải Dương"]),
        ("Quyết định bổ nhiệm bà Giáp Thị Nhâm Quyết định số 5.", ["Giáp Thị Nhâm"]),
        ("Ông Đoàn Bá Thực phát biểu. Sau đó ông Thực cảm ơn.", ["Đoàn Bá Thực", "Đoàn Bá Thực"]),
    ],
)
def test_people_are_found_by_what_stands_around_them(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh Bến Tre và huyện Ba Tri cùng dự.",
        "Tư tưởng, phong cách Hồ Chí Minh được học tập.",
        "Hội nghị Toàn quốc khai mạc.",
    ],
)
def test_places_and_titles_are_no_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phó Viện trưởng VKSND tỉnh Gia Lai họp.", [("Phó Viện trưởng", False)]),
        ("nguyên Viện trưởng VKSND tỉnh Gia Lai họp.", [("Viện trưởng", True)]),
        ("Phó Viện trưởng Thường trực VKSND tối cao họp.", [("Phó Viện trưởng Thường trực", False)]),
        ("Trưởng phòng 1 VKSND tỉnh Gia Lai họp.", [("Trưởng phòng", False)]),
        ("Ở Thái Nguyên Viện trưởng VKSND tỉnh họp.", [("Viện trưởng", False)]),
        ("Cựu Viện trưởng VKSND tỉnh Gia Lai họp.", [("Viện trưởng", True)]),
        (
            "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Gia Lai họp.",
            [("Ủy viên Trung ương Đảng", False), ("Bí thư", False)],
        ),
    ],
)
def test_titles_are_read_whole(text: str, expected: list[tuple[str, bool]]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Quyền Viện trưởng VKSND tỉnh Gia Lai họp.", True),
        ("Vụ trưởng ký thừa ủy quyền Viện trưởng VKSND tối cao.", False),
    ],
)
def test_who_acts_for_another_holds_no_post_for_a_time(text: str, acting: bool) -> None:
    titles = [m.value for m in find(read(Article("bài", text, "bài"))) if isinstance(m.value, PostValue)]
    assert titles[-1].acting == acting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dự có lãnh đạo VKSND thành phố Pleiku, thị xã An Khê và huyện Chư Sê, tỉnh Gia Lai.",
         ["VKSND thành phố Pleiku tỉnh Gia Lai", "VKSND thị xã An Khê tỉnh Gia Lai",
          "VKSND huyện Chư Sê tỉnh Gia Lai"]),
        ("UBND xã Ia Blang, huyện Chư Sê, tỉnh Gia Lai họp.", ["UBND xã Ia Blang tỉnh Gia Lai"]),
        ("Cụm gồm các VKSND thành phố: Hải Phòng, Đà Nẵng.", ["VKSND thành phố Hải Phòng", "VKSND thành phố Đà Nẵng"]),
        ("Viện trưởng VKSND tỉnh Khăm Muộn phát biểu.", ["VKSND tỉnh Khăm Muộn"]),
        ("Ủy ban Kiểm tra T.Ư họp. Chủ nhiệm UBKT kết luận.", ["Ủy ban Kiểm tra Trung ương"]),
        ("Cục Lãnh sự (Bộ Ngoại giao) thông báo.", ["Cục Lãnh sự Bộ Ngoại giao"]),
        ("Phó Tổng cục trưởng Tổng cục V Nguyễn Văn Thử khai.", ["Tổng cục V"]),
    ],
)  # fmt: skip
def test_bodies_of_lists_neighbours_and_departments(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Thử phát biểu.\nẢnh: Vi Kiều Oanh\n", ["Lê Văn Thử"]),
        ("Trụ sở 27 Trần Xuân Soạn, Hà Nội.", []),
        ("Bị cáo Lê Văn Thử trú TP Thanh Hóa, tỉnh Thanh Hóa.", ["Lê Văn Thử"]),
        ("Dự có đồng chí: Khamdeng Sibonhang, Viện trưởng VKSND tỉnh Khăm Muộn.", ["Khamdeng Sibonhang"]),
    ],
)
def test_who_is_named_and_what_only_looks_like_a_name(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_day_glued_to_a_headline_ends_the_name_before_it() -> None:
    assert labels("Làm việc tại VKSND tỉnh Đắk Lắk25/10/2025\n\nĐoàn đến thăm.") == ["VKSND tỉnh Đắk Lắk"]


@pytest.mark.parametrize(
    "text",
    [
        "Tòa Phúc thẩm TAND tối cao tại TP.HCM xét xử.",
        "Tòa phúc thẩm (TAND tối cao tại TP.HCM) xét xử.",
        "Toà Phúc thẩm Toà án nhân dân tối cao tại TP. Hồ Chí Minh xét xử.",
        "Tòa phúc thẩm TANDTC tại TPHCM xét xử.",
    ],
)
def test_a_chamber_is_told_by_its_seat_however_that_is_written(text: str) -> None:
    assert labels(text) == ["Tòa Phúc thẩm TAND tối cao tại thành phố Hồ Chí Minh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dự có: Bạch Hưng Thử và Quản Thị Mẫu, lần lượt là Viện trưởng, Phó Viện trưởng.",
         ["Bạch Hưng Thử", "Quản Thị Mẫu"]),
        ("Dự có: Bạch Hưng Thử và Quản Thị Mẫu, Phó Viện trưởng.", ["Quản Thị Mẫu"]),
    ],
)  # fmt: skip
def test_who_is_listed_before_a_name_with_a_post_of_its_own(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_bodies_of_a_list_are_two_where_neither_is_part_of_the_other() -> None:
    assert labels("Ủy ban Thường vụ Quốc hội, VKSND tối cao cùng trình dự án.") == [
        "Ủy ban Thường vụ Quốc hội",
        "VKSND tối cao",
    ]


@pytest.mark.parametrize(("words", "former"), [("cựu Đại tá, Trưởng", True), ("Đại tá, Trưởng", False)])
def test_a_rank_between_does_not_hide_that_a_post_is_over(words: str, former: bool) -> None:
    text = f"Bắt tạm giam đối với {words} Công an thành phố Thanh Hóa Nguyễn Chí Thử."
    titles = [m.value for m in find(read(Article("bài", text, "bài"))) if isinstance(m.value, PostValue)]
    assert [title.former for title in titles] == [former]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đại sứ Cuba tại Việt Nam Orlando Fuentes phát biểu.", "Đại sứ Cuba tại Việt Nam"),
        ("Tiếp Đại sứ Đặc mệnh toàn quyền Nhật Bản tại Việt Nam Yamada Takio.", "Đại sứ Nhật Bản tại Việt Nam"),
        ("Ông Arman Tulebekov, Phó Tổng Công tố Kazakhstan, phát biểu.", "Phó Tổng Công tố Kazakhstan"),
        ("Đại sứ Cao Trần Bách phát biểu.", "Đại sứ"),
    ],
)
def test_envoys_have_their_countries_in_the_title(text: str, expected: str) -> None:
    document = read(Article("bài", text, "bài"))
    assert [m.value.title for m in find(document) if isinstance(m.value, PostValue)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Nobuyuki, Bộ trưởng Bộ Tư pháp Nhật Bản, dự.", ["Bộ Tư pháp Nhật Bản"]),
        ("Ông Lê Văn Thử, Thứ trưởng Bộ Tư pháp, dự.", ["Bộ Tư pháp"]),
        ("Cán bộ Đại sứ quán Việt Nam tại Kazakhstan dự.", ["Đại sứ quán Việt Nam tại Kazakhstan"]),
    ],
)
def test_ministries_and_embassies_of_other_countries(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_a_country_is_nobody() -> None:
    assert people("Bộ trưởng Bộ Tư pháp Nhật Bản Kobayashi Kenji phát biểu.") == ["Kobayashi Kenji"]
    assert people("Ông Nurlan Ospankul phát biểu.") == ["Nurlan Ospankul"]
