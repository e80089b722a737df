"""What the one who is interviewed says of himself, and what is told as of a time past. All people are invented."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article
from kg.text.read import read
from kg.values import FIRST_PERSON

HEAD = (
    "Mỗi vụ án là một bài học\n\nNhân 60 năm ngày thành lập Ngành, phóng viên đã trò chuyện với đồng chí "
    "Lê Văn Thử, nguyên Viện trưởng VKSND tỉnh Gia Lai.\n\n"
)
FIRST = "Phóng viên: Thưa đồng chí, đồng chí vào ngành khi nào?\n\nĐồng chí Lê Văn Thử: "
SECOND = "\n\nPhóng viên: Kỷ niệm nào đáng nhớ nhất?\n\nĐồng chí Lê Văn Thử: Kỷ niệm thì nhiều lắm."


def posts(text: str) -> set[tuple[str, str, str | None, bool]]:
    document = read(Article("example", text, "example", published="2020-07-20"))
    found = extract(document, find(document)).tenures
    return {(one.person, one.title, one.unit, one.former) for one in found}


def said_of_himself(text: str) -> list[str]:
    document = read(Article("example", text, "example", published="2020-07-20"))
    return [mention.value.name for mention in find(document) if mention.rule == FIRST_PERSON]  # type: ignore[union-attr]


def test_what_is_answered_is_of_the_one_asked() -> None:
    assert said_of_himself(f"{HEAD}{FIRST}Năm 1985 tôi vào ngành, sau đó tôi đi học.{SECOND}") == ["Lê Văn Thử"] * 2


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Năm 1985 tôi vào ngành.",
        f"{HEAD}{FIRST}Năm 1985 tôi vào ngành.",
        f"{HEAD}{FIRST}Năm 1985 tôi vào ngành.{SECOND}\n\nĐồng chí Trần Thị Nghiệm: Năm 1990 tôi vào ngành.",
        f"{HEAD}{FIRST}Ngày đó chúng tôi còn trẻ.{SECOND}",
    ],
    ids=["no questions", "one question", "two who answer", "several"],
)
def test_of_whom_it_is_said_is_open(text: str) -> None:
    assert said_of_himself(text) == []


@pytest.mark.parametrize(
    ("told", "post"),
    [
        ("Năm 2002 tôi về làm Trưởng phòng 1 VKSND tỉnh Gia Lai.", ("Trưởng phòng", "Phòng 1 VKSND tỉnh Gia Lai")),
        ("Sau này tôi được giao giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai.",
         ("Phó Viện trưởng", "VKSND tỉnh Gia Lai")),
        ("Đó là năm 2010, khi tôi giữ chức Chánh Văn phòng VKSND tỉnh Gia Lai.",
         ("Chánh Văn phòng", "Văn phòng VKSND tỉnh Gia Lai")),
    ],
)  # fmt: skip
def test_a_career_told_by_oneself(told: str, post: tuple[str, str]) -> None:
    assert ("Lê Văn Thử", *post, True) in posts(f"{HEAD}{FIRST}{told}{SECOND}")


def test_whom_the_interviewed_worked_for_is_not_he() -> None:
    told = "Năm 2002 tôi về làm việc cùng đồng chí Trần Thị Nghiệm, Trưởng phòng 1 VKSND tỉnh Gia Lai."
    found = posts(f"{HEAD}{FIRST}{told}{SECOND}")
    assert {(person, title) for person, title, _, _ in found} == {
        ("Lê Văn Thử", "Viện trưởng"), ("Trần Thị Nghiệm", "Trưởng phòng"),
    }  # fmt: skip


NEWS = "Chuyện nghề\n\nNgày 20/7/2020, VKSND tỉnh Gia Lai tổ chức Hội nghị. "


@pytest.mark.parametrize(
    ("told", "former"),
    [
        ("Đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai hồi đó, phê chuẩn ngay.", True),
        ("Đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai khi đó ghi nhận các ý kiến.", False),
        ("Đồng chí Lê Văn Thử là Viện trưởng VKSND tỉnh Gia Lai từ năm 2009 đến năm 2016.", True),
        ("Đồng chí Lê Văn Thử là Viện trưởng VKSND tỉnh Gia Lai từ năm 2016 đến nay.", False),
        ("Khi đồng chí Lê Văn Thử làm Viện trưởng VKSND tỉnh Gia Lai, đơn vị còn 30 người.", True),
        ("Từ khi đồng chí Lê Văn Thử làm Viện trưởng VKSND tỉnh Gia Lai, đơn vị có thêm người.", False),
        ("Sau hội nghị, đồng chí Lê Văn Thử làm Viện trưởng VKSND tỉnh Gia Lai.", False),
    ],
)
def test_posts_of_a_time_past(told: str, former: bool) -> None:
    assert ("Lê Văn Thử", "Viện trưởng", "VKSND tỉnh Gia Lai", former) in posts(NEWS + told)
