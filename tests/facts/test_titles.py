"""Bodies of titles: numbers behind what a part does, ministries without their head, procurators in court."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

HEAD = "Tin\n\nNgày 06/8/2024, VKSND tỉnh Bắc Ninh tổ chức Hội nghị giao ban công tác tháng 7.\n\n"
COURT = "Phiên tòa\n\nNgày 06/8/2024, TAND tỉnh Bắc Ninh xét xử sơ thẩm vụ án. "
NAME = "Lê Văn Thử"


def found(text: str) -> Extraction:
    document = read(Article("example", text, "example"))
    return extract(document, find(document))


def held(text: str) -> set[tuple[str, str | None]]:
    return {(tenure.title, tenure.unit) for tenure in found(text).tenures if tenure.person == NAME}


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Trưởng phòng Kiểm sát việc tạm giữ, tạm giam và thi hành án hình sự (Phòng 8)",
         ("Trưởng phòng", "Phòng 8 VKSND tỉnh Bắc Ninh")),
        ("Trưởng phòng Thực hành quyền công tố, kiểm sát điều tra án ma túy (Phòng 1B)",
         ("Trưởng phòng", "Phòng 1B VKSND tỉnh Bắc Ninh")),
        ("Trưởng phòng 9", ("Trưởng phòng", "Phòng 9 VKSND tỉnh Bắc Ninh")),
        ("Trưởng phòng Tài nguyên và Môi trường huyện Tiên Du",
         ("Trưởng phòng", "Phòng Tài nguyên và môi trường huyện Tiên Du tỉnh Bắc Ninh")),
        ("Thứ trưởng Tư pháp", ("Thứ trưởng", "Bộ Tư pháp")),
        ("Thứ trưởng Bộ Tư pháp", ("Thứ trưởng", "Bộ Tư pháp")),
        ("Thứ trưởng thường trực", ("Thứ trưởng Thường trực", None)),
    ],
)  # fmt: skip
def test_the_body_of_a_title(words: str, post: tuple[str, str | None]) -> None:
    assert held(f"{HEAD}Phát biểu tại Hội nghị, ông {NAME}, {words} nêu khó khăn.") == {post}


def test_a_numbered_part_is_of_a_level_that_has_such() -> None:
    text = f"{HEAD}Tham luận có bà Hồ Thị Nghiệm, Viện trưởng VKSND huyện Tiên Du; ông {NAME}, Trưởng phòng 9."
    assert held(text) == {("Trưởng phòng", "Phòng 9 VKSND tỉnh Bắc Ninh")}


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (f"Đại diện VKSND tỉnh Bắc Ninh thực hành quyền công tố tại tòa là hai kiểm sát viên {NAME} và Hồ Thị Nghiệm.",
         "VKSND tỉnh Bắc Ninh"),
        (f"Kiểm sát viên {NAME}, đại diện VKSND tỉnh Bắc Ninh, luận tội.", "VKSND tỉnh Bắc Ninh"),
        (f"Luận tội do ba kiểm sát viên {NAME}, Hồ Thị Nghiệm và Tạ Mẫu (VKSND tỉnh Bắc Ninh) trình bày.",
         "VKSND tỉnh Bắc Ninh"),
        (f"Bà Hồ Thị Nghiệm, Kiểm sát viên VKSND tỉnh Bắc Ninh luận tội. Ông {NAME}, kiểm sát viên cùng giữ quyền "
         "công tố, đối đáp.", "VKSND tỉnh Bắc Ninh"),
        (f"Kiểm sát viên {NAME} luận tội. Sau đó VKSND tỉnh Bắc Ninh trả hồ sơ.", None),
        (f"Kiểm sát viên {NAME} gặp luật sư Tạ Mẫu (Đoàn Luật sư tỉnh Bắc Ninh).", None),
    ],
)  # fmt: skip
def test_procurators_in_court_are_of_the_body_that_they_represent(words: str, unit: str | None) -> None:
    assert held(COURT + words) == {("Kiểm sát viên", unit)}


def test_those_who_conduct_a_congress_are_no_head() -> None:
    assert held(f"{HEAD}Đoàn Chủ tịch gồm các đồng chí: {NAME}, Hồ Thị Nghiệm.") == set()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("theo Thông tư liên tịch số 04/2018/TTLT-VKSNDTC-TANDTC.", False),
        ("theo Công văn số 212/TANDTC-PC của TAND tối cao.", True),
    ],
)
def test_a_joint_document_names_no_body_by_its_number(words: str, named: bool) -> None:
    text = f"{HEAD}Ông {NAME} đề nghị làm {words}"
    assert ("TAND tối cao" in {unit.label for unit in found(text).units}) == named


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Hội nghị kết nối tới VKSND cấp cao tại Hà Nội, Đà Nẵng và TP Hồ Chí Minh.",
         {"Hà Nội", "Đà Nẵng", "thành phố Hồ Chí Minh"}),
        ("Dự có đại diện VKSND cấp cao 1, 2.", {"Hà Nội", "Đà Nẵng"}),
        ("Dự có đại diện VKSND cấp cao tại Hà Nội, 3 đồng chí của Phòng 9.", {"Hà Nội"}),
        ("Dự có đại diện VKSND cấp cao tại Hà Nội, tại Đà Nẵng ngày 8/8 cũng có hội nghị.", {"Hà Nội"}),
    ],
)  # fmt: skip
def test_high_bodies_of_several_seats_share_their_form(words: str, labels: set[str]) -> None:
    named = {unit.label for unit in found(HEAD + words).units if "cấp cao" in unit.label}
    assert named == {f"VKSND cấp cao tại {seat}" for seat in labels}


def test_who_heads_the_custody_house_heads_it_where_it_was_named() -> None:
    text = f"{HEAD}Đoàn đến Nhà tạm giữ Công an huyện Tiên Du. Ông {NAME}, Trưởng Nhà tạm giữ tiếp thu."
    assert held(text) == {("Trưởng", "Nhà tạm giữ Công an huyện Tiên Du tỉnh Bắc Ninh")}


def test_a_title_that_holds_its_body_is_told_once() -> None:
    text = f"{HEAD}Dự có ông {NAME}, Thẩm phán TAND tối cao. Thẩm phán {NAME} phát biểu."
    assert {title for title, _ in held(text)} == {"Thẩm phán TAND tối cao"}


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        (f"có các đồng chí {NAME}, Trần Thị Mẫu, Phó Viện trưởng cùng toàn thể công chức VKSND huyện Tiên Du",
         {("Phó Viện trưởng", "VKSND huyện Tiên Du tỉnh Bắc Ninh")}),
        (f"có ông {NAME} và bà Trần Thị Mẫu, Phó Viện trưởng VKSND tỉnh", set()),
        (f"có các đồng chí {NAME} và Trần Thị Mẫu, Phó Trưởng phòng 2; Trưởng phòng 9 {NAME} nêu ý kiến",
         {("Trưởng phòng", "Phòng 9 VKSND tỉnh Bắc Ninh")}),
    ],
)  # fmt: skip
def test_a_post_told_of_several(words: str, posts: set[tuple[str, str | None]]) -> None:
    assert held(f"{HEAD}Tham dự {words}.") == posts


def test_six_deputies_with_what_some_were_before() -> None:
    text = (
        "VKSND tỉnh Hưng Yên\n\nVKSND tỉnh Hưng Yên họp. Sáu Phó Viện trưởng gồm: bà Trần Thị Mẫu, ông Hồ Văn Ví "
        "(nguyên Phó Viện trưởng VKSND tỉnh Hưng Yên cũ); ông Đinh Công Dụ, bà Vũ Thị Ba (nguyên Phó Viện trưởng VKSND "
        f"tỉnh Thái Bình); ông {NAME} và ông Phạm Văn Tý."
    )
    now = {tenure.person for tenure in found(text).tenures if not tenure.former}
    assert now == {"Trần Thị Mẫu", "Hồ Văn Ví", "Đinh Công Dụ", "Vũ Thị Ba", NAME, "Phạm Văn Tý"}


@pytest.mark.parametrize(
    ("number", "unit"), [("8", "Phòng 8 VKSND tỉnh Bắc Ninh"), ("PC02", "Phòng PC02 Công an tỉnh Bắc Ninh")]
)
def test_rooms_of_the_police_have_no_plain_number(number: str, unit: str) -> None:
    words = f"Công an tỉnh Bắc Ninh khởi tố vụ án. Phòng {number} đã kiểm sát việc khởi tố."
    labels = {one.label for one in found(f"{HEAD}{words}").units if one.label.startswith("Phòng")}
    assert labels == {unit}


def test_a_deputy_comes_to_head_the_same_room() -> None:
    told = found(
        "Công an tỉnh Kon Tum\n\nNgày 20/11/2024, Công an tỉnh Kon Tum tổ chức Lễ công bố quyết định: bổ nhiệm Trung "
        f"tá {NAME}, Phó Trưởng Phòng Cảnh sát hình sự, giữ chức Trưởng phòng."
    )
    assert [(change.title, change.unit) for change in told.changes] == [
        ("Trưởng phòng", "Phòng Cảnh sát hình sự Công an tỉnh Kon Tum")
    ]


def test_a_deputy_head_is_of_the_room_that_is_named_with_him() -> None:
    text = (
        "Công an tỉnh Quảng Trị\n\nNgày 17/8/2024, UBND tỉnh Quảng Trị tặng Bằng khen cho Phòng Cảnh sát ma túy Công "
        f"an tỉnh và Trung tá {NAME}, Phó Trưởng phòng."
    )
    assert held(text) == {("Phó Trưởng phòng", "Phòng Cảnh sát ma túy Công an tỉnh Quảng Trị")}


@pytest.mark.parametrize(
    ("words", "title", "unit"),
    [
        ("trưởng phòng quy hoạch (Sở Xây dựng)", "Trưởng phòng", "Phòng quy hoạch Sở Xây dựng tỉnh Bắc Ninh"),
        ("Trưởng phòng Tổ chức - Sở Xây dựng", "Trưởng phòng", "Phòng Tổ chức Sở Xây dựng tỉnh Bắc Ninh"),
        ("trưởng phòng vật tư Bệnh viện Sông Cầu", "Trưởng phòng", "Phòng vật tư Bệnh viện Sông Cầu"),
        ("Trưởng khoa Dược, Bệnh viện Sông Cầu", "Trưởng khoa", "Khoa Dược Bệnh viện Sông Cầu"),
        ("Trưởng phòng Kế toán Công ty TNHH Sông Cầu", "Trưởng phòng", "Phòng Kế toán Công ty TNHH Sông Cầu"),
        ("kế toán trưởng Công ty TNHH Sông Cầu", "Kế toán trưởng", "Công ty TNHH Sông Cầu"),
    ],
)  # fmt: skip
def test_rooms_in_small_letters_and_of_other_bodies(words: str, title: str, unit: str) -> None:
    assert held(f"{HEAD}Ông {NAME}, {words} trình bày.") == {(title, unit)}


@pytest.mark.parametrize("words", ["trưởng phòng nghiệp vụ Sở Xây dựng", "trưởng phòng và đại diện Sở Xây dựng"])
def test_what_is_no_name_of_a_room(words: str) -> None:
    assert not {one.label for one in found(f"{HEAD}Ông {NAME}, {words} dự.").units if one.label.startswith("Phòng")}


def test_a_code_of_the_police_with_its_ministry_is_a_name() -> None:
    told = found(f"{HEAD}Trước đó, C03 (Bộ Công an) khởi tố vụ án.")
    (police,) = (one for one in told.units if one.kind == "police")
    assert (police.label.split(" về ")[0], police.parent) == ("Cục Cảnh sát điều tra tội phạm", "Bộ Công an")
    assert any(one.label == "Bộ Công an" and one.mentions for one in told.units)


def test_a_department_in_brackets_is_another_body() -> None:
    labels = {one.label for one in found(f"{HEAD}Viện kiểm sát nhân dân tối cao (Vụ 3) đã phê chuẩn.").units}
    assert labels >= {"VKSND tối cao", "Vụ 3 VKSND tối cao"}


@pytest.mark.parametrize(("name", "company"), [("Vinatrans", True), ("Huế", False)])
def test_a_company_is_called_by_its_name_in_brackets(name: str, company: bool) -> None:
    words = f"Tập đoàn Công nghiệp Vận tải ({name}) tài trợ. {name} đã có mặt."
    (unit,) = (one for one in found(f"{HEAD}{words}").units if one.kind == "company")
    assert (name in unit.aliases) is company


def test_a_first_deputy_is_no_plain_deputy() -> None:
    words = (
        f"Dự có các đồng chí Phó Viện trưởng VKSND tỉnh Bắc Ninh: {NAME}, Phó Viện trưởng Thường trực; Trần Văn Nghiệm."
    )
    posts = {(tenure.person, tenure.title) for tenure in found(f"{HEAD}{words}").tenures}
    assert posts == {(NAME, "Phó Viện trưởng Thường trực"), ("Trần Văn Nghiệm", "Phó Viện trưởng")}


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Đảng ủy viên, Kế toán", ("Đảng ủy viên", "Đảng ủy VKSND tỉnh Bắc Ninh")),
        ("Chi ủy viên, Kế toán", ("Chi ủy viên", "Chi bộ VKSND huyện Quế Võ tỉnh Bắc Ninh")),
        ("ủy viên, Kế toán", None),
    ],
)
def test_members_of_committees_of_the_party(words: str, post: tuple[str, str] | None) -> None:
    bodies = "Đảng ủy VKSND tỉnh Bắc Ninh và Chi bộ VKSND huyện Quế Võ dự."
    assert held(f"{HEAD}{bodies} Đồng chí {NAME}, {words} phát biểu.") == ({post} if post else set())


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Hiệu trưởng Trường Đại học Luật, Đại học Huế", "Trường Đại học Luật Đại học Huế"),
        ("Hiệu trưởng Trường Đại học Luật (Đại học Huế)", "Trường Đại học Luật Đại học Huế"),
        ("Hiệu trưởng Trường Đại học Luật - Đại học Huế", "Trường Đại học Luật Đại học Huế"),
        ("Hiệu trưởng Trường Đại học Luật Hà Nội, Đại học Huế", "Trường Đại học Luật Hà Nội"),
        ("Viện trưởng Viện nghiệp vụ 3 VKSND cấp cao tại Đà Nẵng", "Viện 3 VKSND cấp cao tại Đà Nẵng"),
    ],
)
def test_schools_of_a_university_and_offices_of_a_high_procuracy(words: str, unit: str) -> None:
    (post,) = held(f"Tin Huế\n\nÔng {NAME}, {words} phát biểu.")
    assert post[1] == unit


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Vụ trưởng Vụ Pháp chế và Quản lý khoa học, TAND tối cao", "Vụ Pháp chế và Quản lý khoa học TAND tối cao"),
        ("Phó Vụ trưởng Vụ Hợp tác quốc tế, Bộ Tư pháp", "Vụ Hợp tác quốc tế Bộ Tư pháp"),
        ("Cục trưởng Cục Kế hoạch - Tài chính TAND tối cao", "Cục Kế hoạch - Tài chính TAND tối cao"),
        ("Cục trưởng Cục Kế hoạch - Tài chính", "Cục 3 VKSND tối cao"),
        ("Vụ trưởng Vụ Hợp tác quốc tế, VKSND tối cao", "Vụ Hợp tác quốc tế VKSND tối cao"),
    ],
)
def test_a_department_is_of_the_body_behind_the_comma(words: str, unit: str) -> None:
    assert {one for _, one in held(f"{HEAD}Dự Hội nghị có ông {NAME}, {words}.")} == {unit}


def test_deputies_listed_behind_an_appointment_are_of_the_body_of_the_new_post() -> None:
    text = (
        "Tin\n\nNgày 1/7/2025, Viện trưởng VKSND tối cao bổ nhiệm đồng chí Phạm Văn Tý, Viện trưởng VKSND tỉnh Kiên "
        "Giang{} các đồng chí Phó Viện trưởng gồm: Lê Văn Thử, Ngô Thị Loan."
    )
    given = " giữ chức Viện trưởng VKSND tỉnh An Giang;"
    assert held(text.format(given)) == {("Phó Viện trưởng", "VKSND tỉnh An Giang")}
    assert held(text.format(";")) == {("Phó Viện trưởng", "VKSND tỉnh Kiên Giang")}


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Trưởng phòng Thanh tra, giải quyết khiếu nại, tố cáo 2 - Thanh tra tỉnh Bắc Ninh",
         "Phòng Thanh tra, giải quyết khiếu nại, tố cáo 2 Thanh tra tỉnh Bắc Ninh"),
        ("Trưởng phòng Thanh tra, đại diện Công an tỉnh Bắc Ninh", "Phòng Thanh tra Công an tỉnh Bắc Ninh"),
        ("Ủy viên Đoàn Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", "Ủy ban Trung ương MTTQ Việt Nam"),
    ],
)  # fmt: skip
def test_rooms_named_by_all_that_they_do_and_members_of_presidiums(words: str, unit: str) -> None:
    assert {one for _, one in held(f"Tin Bắc Ninh\n\nDự có ông {NAME}, {words}.")} == {unit}


MILITARY = "Tin Quân khu\n\nSáng 28/6/2022, VKSQS Quân khu 9 tổ chức Hội nghị sơ kết. "


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("Bí thư Đảng ủy, Chính ủy Quân khu", {("Bí thư", "Đảng ủy Quân khu 9"), ("Chính ủy", "Quân khu 9")}),
        ("Viện trưởng VKSQS Quân khu", {("Viện trưởng", "Viện kiểm sát quân sự Quân khu 9")}),
        ("Chánh án TAQS Quân khu", {("Chánh án", "Tòa án quân sự Quân khu 9")}),
        ("Chánh án TAQS Quân khu 7", {("Chánh án", "Tòa án quân sự Quân khu 7")}),
    ],
)
def test_the_zone_alone_is_that_of_the_article(words: str, posts: set[tuple[str, str]]) -> None:
    assert held(f"{MILITARY}Dự có Thiếu tướng {NAME}, {words}.") == posts
    assert [one.name for one in found(f"{MILITARY}Dự có Thiếu tướng {NAME}, {words}.").people] == [NAME]


def test_bodies_of_a_class_and_the_leader_of_the_past_are_not_told() -> None:
    text = (
        f"Tin Bắc Ninh\n\nÔng {NAME}, Chủ tịch UBND tỉnh Bắc Ninh viếng Chủ tịch Hồ Chí Minh. Các VKSND tỉnh giáp biên "
        "đã họp."
    )
    assert [one.name for one in found(text).people] == [NAME]
    assert {one.label for one in found(text).units if one.label.startswith("VKSND")} == set()
    assert held(text) == {("Chủ tịch", "UBND tỉnh Bắc Ninh")}


@pytest.mark.parametrize(
    ("short", "unit"), [("Công ty AIC", "Công ty Cổ phần Tiến bộ Quốc tế"), ("Công ty ABC", "Công ty ABC")]
)
def test_a_short_name_behind_its_form_is_the_body_introduced_with_it(short: str, unit: str) -> None:
    text = (
        f"Tin Đồng Nai\n\nVụ án xảy ra tại Công ty Cổ phần Tiến bộ Quốc tế (AIC). Bà {NAME}, Giám đốc {short} bỏ trốn."
    )
    assert {one for _, one in held(text)} == {unit}
