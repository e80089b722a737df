"""Whom a text calls head of a body that it does not name, and who from abroad is not. All people are invented."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article
from kg.reference.abroad import is_from_abroad
from kg.text.read import read


def posts(text: str) -> set[tuple[str, str, str | None]]:
    document = read(Article("example", text, "example", published="2024-09-18"))
    return {(one.person, one.title, one.unit) for one in extract(document, find(document)).tenures}


@pytest.mark.parametrize(
    "name", ["Yerkin Abdrakhmanov", "Reinaldo Portuondo Sosa", "Bun-lượt Xay-nha-vông", "Han Ji-won"]
)
def test_names_from_abroad(name: str) -> None:
    assert is_from_abroad(name)


@pytest.mark.parametrize(
    "name",
    ["Lê Minh Trí", "Y Thịnh Bkrông", "H'Hen Niê", "Điểu Thị Hrên", "Vàng A Lử", "Ksor Phước", "Danh Thị Sô Phol",
     "K'Brếp", "Rơ Châm Giáo", "Alăng Thị Nhớ", "Zơrâm Thị Liêu", "Kim Sang", "H Juê Niê Kdăm"],
)  # fmt: skip
def test_names_of_viet_nam(name: str) -> None:
    assert not is_from_abroad(name)


HOME = "VKSND tỉnh Quảng Trị tiếp đoàn công tác\n\nSáng 18/9/2024, VKSND tỉnh Quảng Trị tổ chức Hội đàm với đoàn bạn. "


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Cùng dự có ông Reinaldo Portuondo Sosa, Viện trưởng Viện Kiểm sát tỉnh Santiago de Cuba.", False),
        ("Đoàn do ông Bun-lượt Xay-nha-vông, Viện trưởng VKSND tỉnh làm trưởng đoàn.", False),
        ("Ông Lê Vĩnh Thử, Viện trưởng VKSND tỉnh cho biết đơn vị đã chuẩn bị.", True),
        ("Bà Alăng Thị Thử, Viện trưởng VKSND tỉnh cho biết đơn vị đã chuẩn bị.", True),
    ],
)
def test_nobody_from_abroad_heads_a_body_that_is_not_named(said: str, held: bool) -> None:
    heads = [unit for _, title, unit in posts(HOME + said) if title == "Viện trưởng"]
    assert heads == ["VKSND tỉnh Quảng Trị"] * held


def test_a_room_of_a_longer_name_is_not_the_one_beside() -> None:
    text = (
        "Ký quy chế phối hợp\n\nNgày 16/5/2024, ông Lưu Mạnh Thử, Trưởng phòng 11 VKSND tỉnh Tuyên Quang phát biểu. "
        "Thay mặt tổ biên tập, bà Hoàng Bích Thử, Trưởng phòng Nghiệp vụ và Tổ chức thi hành án giới thiệu dự thảo."
    )
    assert {person for person, title, unit in posts(text) if unit and unit.startswith("Phòng 11")} == {"Lưu Mạnh Thử"}


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Trả lời bà Lò Thị Thử, Viện trưởng VKSND tỉnh Quảng Trị thừa nhận việc chậm trễ.", False),
        ("Trả lời bà Lò Thị Thử, Viện trưởng VKSND tỉnh Quảng Trị, ông Hồ Văn Nghiệm nói việc đã xong.", True),
        ("Bà Lò Thị Thử, Viện trưởng VKSND tỉnh Quảng Trị thừa nhận việc chậm trễ.", True),
    ],
)
def test_who_is_answered_is_not_who_answers(said: str, held: bool) -> None:
    assert (("Lò Thị Thử", "Viện trưởng", "VKSND tỉnh Quảng Trị") in posts(HOME + said)) is held


def test_who_goes_along_with_the_head_is_not_the_head() -> None:
    found = posts(
        HOME + "Cùng đi với Viện trưởng VKSND tối cao có các đồng chí: Bùi Thế Thử, Chánh Văn phòng VKSND tối cao."
    )
    assert {title for person, title, _ in found if person == "Bùi Thế Thử"} == {"Chánh Văn phòng"}


TALKS = (
    "Hội đàm với đoàn bạn\n\nSáng 18/9/2024, ông Thiều Quang Thử, Phó Viện trưởng VKSND tối cao hội đàm với Đoàn đại "
    "biểu Viện Công tố tối cao Hàn Quốc do ngài Kang Dae-hyun, Phó Viện trưởng dẫn đầu.\n\n"
)


@pytest.mark.parametrize(
    ("said", "post"),
    [
        ("", ("Kang Dae-hyun", "Phó Viện trưởng", "Viện Công tố tối cao Hàn Quốc")),
        ("Phía bạn có bà Yoon Seo-yeon, Trưởng phòng Hợp tác quốc tế Viện Công tố tối cao.",
         ("Yoon Seo-yeon", "Trưởng phòng", "Phòng Hợp tác quốc tế Viện Công tố tối cao Hàn Quốc")),
        ("Cùng dự có bà Aigul Nurpeisova, Vụ trưởng Vụ Hợp tác quốc tế, Viện Tổng Công tố Kazakhstan.",
         ("Aigul Nurpeisova", "Vụ trưởng", "Vụ Hợp tác quốc tế Viện Tổng Công tố Kazakhstan")),
        ("Cùng dự có ông Bae Sung-min, Công tố viên Viện Công tố quận Trung tâm Seoul.",
         ("Bae Sung-min", "Công tố viên", "Viện Công tố quận Trung tâm Seoul")),
        ("Trước đó, ông tiếp bà María Elena Castellanos Rubio, Phó Viện trưởng thứ nhất Viện Kiểm sát tối cao Cuba.",
         ("María Elena Castellanos Rubio", "Phó Viện trưởng thứ nhất", "Viện Kiểm sát tối cao Cuba")),
        ("Cùng dự có bà Phó Thị Nghiệm, Vụ trưởng Vụ Hợp tác quốc tế.",
         ("Phó Thị Nghiệm", "Vụ trưởng", "Vụ Hợp tác quốc tế VKSND tối cao")),
    ],
)  # fmt: skip
def test_guests_are_of_the_body_that_sends_them(said: str, post: tuple[str, str, str]) -> None:
    found = posts(TALKS + said)
    assert post in found
    assert [one for one in found if one[0] == post[0]] == [post]


def test_a_name_without_its_country_is_nobodys_where_no_country_is_told() -> None:
    document = read(Article("example", "Tin\n\nÔng Lò Văn Thử đọc báo cáo của Viện Công tố tối cao.", "example"))
    assert not extract(document, find(document)).units
