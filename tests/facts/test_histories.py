"""Changes of post as news and as history, the days of votes and decisions, and whom "ông" and "bà" mean.

All people are invented.
"""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Change, Extraction
from kg.text.read import read

Told = set[tuple[str, str, str | None]]


def facts(text: str, published: str = "2024-08-17") -> Extraction:
    document = read(Article("example", text, "example", published=published))
    return extract(document, find(document))


def changes(found: Extraction) -> Told:
    return {(one.person, f"{one.change} {one.title}", one.date) for one in found.changes}


def only(found: Extraction) -> Change:
    (one,) = found.changes
    return one


def posts(found: Extraction) -> set[tuple[str, str, str | None, bool]]:
    return {(one.person, one.title, one.unit, one.former) for one in found.tenures}


NEWS = "Công tác cán bộ\n\nNgày 16/8/2024, HĐND tỉnh Gia Lai khóa XII tổ chức Kỳ họp thứ 20. "
HEAD = "VKSND tỉnh Gia Lai"


@pytest.mark.parametrize(
    ("told", "news"),
    [
        ("Năm 2016, ông Lê Văn Thử được bổ nhiệm giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai.", False),
        ("Tháng 3/2016, ông Lê Văn Thử được bổ nhiệm làm Phó Viện trưởng VKSND tỉnh Gia Lai.", False),
        ("Ngày 05/3/2016, ông Lê Văn Thử được bổ nhiệm giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai.", False),
        ("Tháng 7/2024, ông Lê Văn Thử được bổ nhiệm giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai.", True),
        ("Ông Lê Văn Thử, sinh năm 1970, được bổ nhiệm giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai.", True),
        ("Từ năm 2016 đến nay, ông Lê Văn Thử được bổ nhiệm giữ chức Phó Viện trưởng VKSND tỉnh Gia Lai.", True),
    ],
)
def test_what_is_long_over_is_a_post_of_before(told: str, news: bool) -> None:
    found = facts(NEWS + told)
    assert bool(found.changes) is news
    assert ("Lê Văn Thử", "Phó Viện trưởng", HEAD, not news) in posts(found)


def test_a_post_of_before_has_the_time_from_which_it_was_held() -> None:
    found = facts(
        NEWS + "Ông Lê Văn Thử phát biểu. Đến tháng 4/2016, ông được bầu giữ chức Chủ tịch UBND tỉnh Gia Lai."
    )
    (held,) = (one for one in found.tenures if one.title == "Chủ tịch")
    assert (held.since, held.former, found.changes) == ("2016-04", True, ())


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Ông Lê Văn Thử, Giám đốc Sở Y tế được giới thiệu. Kết quả, ông được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
            {("Lê Văn Thử", "elected Phó Chủ tịch", "2024-08-16")},
        ),
        (
            "Ông Lê Văn Thử, Giám đốc Sở Y tế được giới thiệu. Các đại biểu bầu ông làm Phó Chủ tịch UBND tỉnh.",
            {("Lê Văn Thử", "elected Phó Chủ tịch", "2024-08-16")},
        ),
        (
            "Ông Lê Văn Thử và bà Vũ Thị Mẫu được giới thiệu. Kết quả, bà được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
            set(),
        ),
    ],
    ids=["passive", "active", "of two people"],
)
def test_whom_a_pronoun_means(told: str, expected: Told) -> None:
    assert changes(facts(NEWS + told)) == expected


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("Các đại biểu bầu ông Lê Văn Thử giữ chức Phó Chủ tịch UBND tỉnh.", "2024-08-16"),
        ("Chiều 15/8, các đại biểu bầu ông Lê Văn Thử giữ chức Phó Chủ tịch UBND tỉnh.", "2024-08-15"),
        (
            "Các đại biểu bầu ông Lê Văn Thử giữ chức Phó Chủ tịch UBND tỉnh, thay ông Trần Văn Nghiệm nghỉ hưu từ "
            "ngày 01/6/2024.",
            "2024-08-16",
        ),
    ],
)
def test_an_election_is_of_the_day_of_the_vote(told: str, date: str) -> None:
    assert {one.date for one in facts(NEWS + told).changes if one.change == "elected"} == {date}


def test_nobody_knows_the_day_of_the_vote_of_a_session_of_several_days() -> None:
    text = (
        "Kỳ họp\n\nTrong 2 ngày 15 và 16/8/2024, HĐND tỉnh Gia Lai khóa XII tổ chức Kỳ họp thứ 20. Các đại biểu bầu "
        "ông Lê Văn Thử giữ chức Phó Chủ tịch UBND tỉnh."
    )
    assert only(facts(text)).date is None


@pytest.mark.parametrize(
    ("told", "decision", "date"),
    [
        ("Bổ nhiệm ông Lê Văn Thử giữ chức Phó Viện trưởng VKSND tỉnh (Quyết định số 25/QĐ-VKSTC ngày 12/8/2024).",
         "25/QĐ-VKSTC", "2024-08-12"),
        ("Ngày 14/8, Viện trưởng VKSND tối cao quyết định bổ nhiệm ông Lê Văn Thử giữ chức Phó Viện trưởng VKSND tỉnh.",
         None, "2024-08-14"),
        ("Ngày 14/8, Viện trưởng VKSND tối cao trao quyết định bổ nhiệm ông Lê Văn Thử giữ chức Phó Viện trưởng VKSND "
         "tỉnh.", None, None),
        ("Từ ngày 01/9/2024, ông Lê Văn Thử được bổ nhiệm giữ chức Phó Viện trưởng VKSND tỉnh.", None, "2024-09-01"),
    ],
    ids=["behind", "decided", "handed over", "from"],
)  # fmt: skip
def test_the_decision_of_a_change_and_its_day(told: str, decision: str | None, date: str | None) -> None:
    one = only(facts(NEWS + told))
    assert (one.decision, one.date) == (decision, date)


@pytest.mark.parametrize(
    ("next_one", "date"),
    [
        ("Thời hạn bổ nhiệm là 5 năm, kể từ ngày 01/9/2024.", "2024-09-01"),
        ("Các quyết định có hiệu lực từ ngày 01/9/2024.", "2024-09-01"),
        ("Thời hạn bổ nhiệm là 5 năm.", None),
        ("Hội nghị kéo dài từ ngày 01/9/2024.", None),
    ],
)
def test_the_next_sentence_tells_from_when_a_post_is_held(next_one: str, date: str | None) -> None:
    told = (
        "Tại hội nghị, bà Vũ Thị Mẫu công bố quyết định bổ nhiệm ông Lê Văn Thử giữ chức Phó Viện trưởng VKSND tỉnh. "
    )
    assert only(facts(NEWS + told + next_one)).date == date


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("thay cho bà Vũ Thị Mẫu, kể từ ngày 01/9/2024", "2024-09-01"),
        ("thay bà Vũ Thị Mẫu nghỉ hưu từ ngày 01/9/2024", None),
    ],
)
def test_a_day_behind_whom_one_succeeds_is_of_who_comes_unless_the_other_goes_then(told: str, date: str | None) -> None:
    found = facts(f"{NEWS}Bổ nhiệm ông Lê Văn Thử giữ chức Phó Viện trưởng VKSND tỉnh, {told}.")
    assert {one.date for one in found.changes if one.change == "appointed"} == {date}


@pytest.mark.parametrize(
    ("told", "post"),
    [
        (
            "bổ nhiệm Phó Chánh án TAND tối cao đối với các Thẩm phán TAND tối cao Lê Văn Thử và Vũ Thị Mẫu",
            "Phó Chánh án",
        ),
        ("bổ nhiệm Kiểm sát viên cao cấp cho ông Lê Văn Thử và bà Vũ Thị Mẫu", "Kiểm sát viên cao cấp"),
    ],
)
def test_the_post_given_is_not_that_of_those_to_whom_it_is_given(told: str, post: str) -> None:
    found = facts(f"{NEWS}Chủ tịch nước trao quyết định {told}.")
    assert {(one.person, one.title) for one in found.changes} == {("Lê Văn Thử", post), ("Vũ Thị Mẫu", post)}


def test_each_item_has_its_own_decision() -> None:
    found = facts(
        NEWS + "Bổ nhiệm ông Lê Văn Thử giữ chức Phó Viện trưởng VKSND tỉnh (Quyết định số 25/QĐ-VKSTC); bổ nhiệm bà "
        "Vũ Thị Mẫu giữ chức Chánh Văn phòng VKSND tỉnh (Quyết định số 26/QĐ-VKSTC)."
    )
    assert {one.person: one.decision for one in found.changes} == {
        "Lê Văn Thử": "25/QĐ-VKSTC", "Vũ Thị Mẫu": "26/QĐ-VKSTC",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("Quyết định số 7/QĐ-CTN ngày 28/6/2024 tặng Huân chương Lao động hạng Nhì cho ông Lê Văn Thử.", "2024-06-28"),
        ("Dịp này, ông Lê Văn Thử được tặng Bằng khen của Chủ tịch UBND tỉnh Gia Lai.", "2024-08-16"),
        ("Theo Chỉ thị số 05-CT/TW ngày 15/5/2016, ông Lê Văn Thử được tặng Bằng khen của Chủ tịch UBND tỉnh Gia Lai.",
         "2024-08-16"),
    ],
    ids=["decided", "handed over", "no decision"],
)  # fmt: skip
def test_an_honour_has_the_day_of_its_decision(told: str, date: str) -> None:
    assert {one.date for one in facts(NEWS + told).changes if one.change == "awarded"} == {date}


def test_who_is_dismissed_one_by_one_and_why() -> None:
    found = facts(
        NEWS + "Các đại biểu miễn nhiệm Ủy viên UBND tỉnh đối với bà Vũ Thị Mẫu, nguyên Giám đốc Sở Y tế; ông Lê Văn "
        "Thử, nguyên Giám đốc Sở Tài chính; ông Trần Văn Nghiệm, nguyên Giám đốc Sở Nội vụ, do đã nghỉ hưu."
    )
    assert {(one.person, one.change) for one in found.changes} == {
        (name, "dismissed") for name in ("Vũ Thị Mẫu", "Lê Văn Thử", "Trần Văn Nghiệm")
    }


def test_a_list_ends_where_another_does_something() -> None:
    found = facts(
        NEWS + "Các đại biểu miễn nhiệm Ủy viên UBND tỉnh đối với bà Vũ Thị Mẫu; ông Lê Văn Thử phát biểu cảm ơn."
    )
    assert {one.person for one in found.changes} == {"Vũ Thị Mẫu"}


@pytest.mark.parametrize(
    ("told", "status", "held"),
    [
        ("Ông Lê Văn Thử, Chủ tịch UBND tỉnh Gia Lai, được giới thiệu để HĐND tỉnh bầu Chủ tịch UBND tỉnh Gia Lai.",
         "planned", True),
        ("Ông Lê Văn Thử được giới thiệu để HĐND tỉnh bầu giữ chức Chủ tịch UBND tỉnh Gia Lai.", "planned", False),
        ("Ông Lê Văn Thử được giới thiệu và được HĐND tỉnh bầu giữ chức Chủ tịch UBND tỉnh Gia Lai.", "asserted", True),
    ],
    ids=["again", "new", "elected"],
)  # fmt: skip
def test_who_is_nominated_is_not_elected_but_holds_what_he_holds(told: str, status: str, held: bool) -> None:
    found = facts(NEWS + told)
    assert only(found).status == status
    assert ("Lê Văn Thử", "Chủ tịch", "UBND tỉnh Gia Lai", False) in posts(found) if held else not posts(found)


CV = "Tiểu sử\n\nÔng Lê Văn Thử phát biểu nhận nhiệm vụ. "


@pytest.mark.parametrize(
    ("told", "former"),
    [
        ("Quá trình công tác, ông Lê Văn Thử từng là Trưởng phòng 1 VKSND tỉnh Gia Lai.", {"Trưởng phòng"}),
        ("Trước đó, ngày 13/8, VKSND tỉnh công bố Kết luận số 12/KL-VKSTC của Viện trưởng VKSND tối cao.", set()),
        (
            "Ông từng làm Thư ký Chủ tịch UBND tỉnh Gia Lai, rồi Chánh Văn phòng VKSND tỉnh Gia Lai.",
            {"Chánh Văn phòng"},
        ),
    ],
    ids=["two cues", "another's", "secretary"],
)
def test_whose_career_it_is(told: str, former: set[str]) -> None:
    assert {title for _, title, _, over in posts(facts(CV + told)) if over} == former


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ông Lê Văn Thử, Chánh Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh Gia Lai",
         "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh Gia Lai"),
        ("ông Lê Văn Thử, Phó Chánh Văn phòng HĐND và UBND huyện Chư Sê",
         "Văn phòng HĐND và UBND huyện Chư Sê tỉnh Gia Lai"),
        ("ông Lê Văn Thử, Chánh Văn phòng UBND tỉnh Gia Lai", "Văn phòng UBND tỉnh Gia Lai"),
    ],
)  # fmt: skip
def test_offices_of_several_bodies(text: str, label: str) -> None:
    assert {one.unit for one in facts(f"{NEWS}Tham dự có {text}.").tenures} == {label}


def test_the_number_of_a_term_is_no_name() -> None:
    found = facts(NEWS + "Ông Lê Văn Thử là Ủy viên Trung ương Đảng Khóa XII, XIII, đại biểu Quốc hội Khóa XIV.")
    assert [person.name for person in found.people] == ["Lê Văn Thử"]
    assert "Ủy viên Trung ương Đảng" in {title for _, title, _, _ in posts(found)}


def test_paragraphs_go_through_the_provinces_of_the_lead() -> None:
    found = facts(
        "Kiện toàn nhân sự\n\nTại kỳ họp cuối năm, HĐND các tỉnh Gia Lai, Lâm Đồng, Cà Mau kiện toàn nhân sự.\n\n"
        "Ngày 14/8, tại kỳ họp thứ 14 HĐND tỉnh Gia Lai, các đại biểu bầu ông Lê Văn Thử giữ chức Chủ tịch HĐND tỉnh."
        "\n\n* Cũng trong ngày 14/8, tại kỳ họp thứ 12, HĐND tỉnh Lâm Đồng tiến hành bầu cử.\n\nTheo đó, ông Trần Văn "
        "Nghiệm, Phó Bí thư Tỉnh ủy được bầu giữ chức Chủ tịch UBND tỉnh.\n\n* Tại tỉnh Cà Mau, ngày 10/8, các đại "
        "biểu HĐND tỉnh bầu bổ sung các chức danh.\n\nTheo đó, bà Vũ Thị Mẫu được bầu giữ chức Phó Chủ tịch HĐND tỉnh."
    )
    assert {(one.person, one.unit, one.date) for one in found.changes} == {
        ("Lê Văn Thử", "HĐND tỉnh Gia Lai", "2024-08-14"),
        ("Trần Văn Nghiệm", "UBND tỉnh Lâm Đồng", "2024-08-14"),
        ("Vũ Thị Mẫu", "HĐND tỉnh Cà Mau", "2024-08-10"),
    }


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        ("Năm 2019, khi còn là Giám đốc Sở Xây dựng tỉnh Gia Lai, ông Thử đã ký nhiều hồ sơ.", "Lê Văn Thử"),
        ("Trong thời gian làm Giám đốc Sở Xây dựng tỉnh Gia Lai, bà Trần Thị Nghiệm nhận quà.", "Trần Thị Nghiệm"),
        ("Ông Lê Văn Thử ký hồ sơ khi đang giữ chức Giám đốc Sở Xây dựng tỉnh Gia Lai.", "Lê Văn Thử"),
        ("Ông Hồ Văn Mẫu (thời điểm này là Giám đốc Sở Xây dựng tỉnh Gia Lai) biết việc.", "Hồ Văn Mẫu"),
        ("Trước khi làm Giám đốc Sở Xây dựng tỉnh Gia Lai, ông Lê Văn Thử là giáo viên.", None),
    ],
)
def test_a_post_held_when_something_happened(told: str, holder: str | None) -> None:
    lead = "Khởi tố cán bộ\n\nCông an tỉnh Gia Lai khởi tố ông Lê Văn Thử, Phó Chủ tịch UBND huyện Chư Sê."
    found = {(one.person, one.title) for one in facts(f"{lead}\n\n{told}").tenures if one.former}
    assert found == ({(holder, "Giám đốc")} if holder else set())
