"""People as court and personnel news describe them: born, living somewhere, with other roles before their posts."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

NAME = "Lê Văn Thử"
HEAD = "Tin\n\nNgày 06/8/2024, TAND tỉnh Gia Lai xét xử vụ án tại huyện Chư Sê, tỉnh Gia Lai. "


def found(text: str) -> Extraction:
    document = read(Article("example", text, "example"))
    return extract(document, find(document))


def held(text: str) -> set[tuple[str, str | None, bool]]:
    return {(tenure.title, tenure.unit, tenure.former) for tenure in found(text).tenures if tenure.person == NAME}


CHAIR = ("Chủ tịch", "UBND huyện Chư Sê tỉnh Gia Lai")


@pytest.mark.parametrize(
    ("words", "former"),
    [
        (f"{NAME} (SN 1970), trú tại xã Ia Blang, huyện Chư Sê (nguyên Chủ tịch UBND huyện Chư Sê) khai.", True),
        (f"{NAME}, 54 tuổi, trú phường Diên Hồng, TP Pleiku, là cựu chủ tịch UBND huyện Chư Sê.", True),
        (f"{NAME} (54 tuổi, ngụ xã Ia Blang, nguyên Chủ tịch UBND huyện Chư Sê) khai.", True),
        (f"{NAME} (sinh năm 1970, quê Bình Định), Chủ tịch UBND huyện Chư Sê phát biểu.", False),
        (f"Ông {NAME}, Trưởng Đoàn công tác, Chủ tịch UBND huyện Chư Sê phát biểu.", False),
        (f"Ông {NAME}, Chủ tịch huyện Chư Sê phát biểu.", False),
        (f"Chủ tịch UBND huyện là {NAME} phát biểu.", None),
    ],
)
def test_the_post_of_somebody_described(words: str, former: bool | None) -> None:
    assert held(HEAD + words) == (set() if former is None else {(*CHAIR, former)})


@pytest.mark.parametrize(
    "words",
    [
        f"Ông {NAME}, trú tại xã Ia Blang, bị Chủ tịch UBND huyện Chư Sê xử phạt.",
        f"Ông {NAME}, người chứng kiến, Chủ tịch UBND huyện Chư Sê đến sau.",
        f"Ông {NAME}, Trưởng ban Tổ chức Hội thi phát biểu.",
    ],
)
def test_what_is_no_post_of_somebody_described(words: str) -> None:
    assert held(HEAD + words) == set()


def test_each_of_several_has_the_post_behind_them() -> None:
    text = f"{HEAD}Các ông {NAME}, Trần Văn Nghiệm và Phạm Văn Mẫu tiếp tục giữ chức Phó Chủ tịch UBND huyện Chư Sê."
    told = {tenure.person for tenure in found(text).tenures if tenure.title == "Phó Chủ tịch"}
    assert told == {NAME, "Trần Văn Nghiệm", "Phạm Văn Mẫu"}


def test_those_named_behind_a_title_of_several_have_it() -> None:
    text = f"{HEAD}Vắng mặt có hai cựu Phó Chủ tịch UBND huyện Chư Sê là {NAME} và Hà Thế Nghiệm."
    told = {tenure.person for tenure in found(text).tenures if tenure.title == "Phó Chủ tịch" and tenure.former}
    assert told == {NAME, "Hà Thế Nghiệm"}


@pytest.mark.parametrize(
    ("words", "post"),
    [
        (f"{NAME}, cựu Trưởng phòng Tài nguyên và Môi trường huyện Chư Sê khai.",
         ("Trưởng phòng", "Phòng Tài nguyên và môi trường huyện Chư Sê tỉnh Gia Lai", True)),
        (f"Theo UBND huyện Chư Sê, {NAME}, cựu Trưởng phòng Tài nguyên và Môi trường vắng mặt.",
         ("Trưởng phòng", "Phòng Tài nguyên và môi trường huyện Chư Sê tỉnh Gia Lai", True)),
        (f"Ông {NAME}, Giám đốc sở Nông nghiệp và PTNT tỉnh Gia Lai vắng mặt.",
         ("Giám đốc", "Sở Nông nghiệp và phát triển nông thôn tỉnh Gia Lai", False)),
        (f"Bị cáo {NAME} (cựu GĐ Công ty Phú Ví Dụ) khai.", ("Giám đốc", "Công ty Phú Ví Dụ", True)),
        (f"Ông {NAME}, Ủy viên Thường vụ Tỉnh ủy Gia Lai có mặt.",
         ("Ủy viên Ban Thường vụ", "Ban Thường vụ Tỉnh ủy Gia Lai", False)),
    ],
)  # fmt: skip
def test_offices_as_the_press_prints_them(words: str, post: tuple[str, str | None, bool]) -> None:
    assert held(HEAD + words) == {post}


def test_a_short_name_in_brackets_is_the_body_from_then_on() -> None:
    text = f"{HEAD}Sai phạm xảy ra tại Tổng Công ty Ví Dụ Gia Lai (VDG). Ông {NAME}, Giám đốc VDG khai."
    assert held(text) == {("Giám đốc", "Tổng Công ty Ví Dụ Gia Lai", False)}


def test_letters_that_nothing_introduces_are_no_body() -> None:
    assert held(f"{HEAD}Sai phạm xảy ra tại Công ty Ví Dụ. Ông {NAME}, cựu Giám đốc VDG khai.") == set()


def test_a_defendants_given_name_begins_no_common_word() -> None:
    text = f"{HEAD}Bị cáo Lê Văn Phát khai. Phát biểu tại tòa, luật sư nêu ý kiến."
    assert [mention.start for person in found(text).people for mention in person.mentions] == [text.index("Lê Văn")]
