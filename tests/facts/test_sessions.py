"""Meetings by the words around their names: their months and days, which are to come, acts of a lead."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction, Meeting
from kg.text.read import read


def facts(text: str, published: str = "2024-05-14") -> Extraction:
    document = read(Article("example", text, "example", published=published))
    return extract(document, find(document))


def meetings(text: str, published: str = "2024-05-14") -> list[Meeting]:
    return list(facts(text, published).meetings)


@pytest.mark.parametrize(
    ("words", "name", "date"),
    [
        ("Sáng 11/4/2024, VKSND tỉnh Lai Châu tổ chức Hội nghị giao ban VKSND hai cấp tháng 4 năm 2024.",
         "Hội nghị giao ban VKSND hai cấp tháng 4 năm 2024", "2024-04-11"),
        ("Ngày 3/5/2024, VKSND tỉnh tổ chức Hội nghị giao ban công tác tháng 4, triển khai nhiệm vụ tháng 5/2024.",
         "Hội nghị giao ban công tác tháng 4, triển khai nhiệm vụ tháng 5/2024", "2024-05-03"),
        ("Tại Hội nghị giao ban tháng 3/2024, VKSND tỉnh Lai Châu nêu nhiều giải pháp.",
         "Hội nghị giao ban tháng 3/2024", "2024-03"),
        ("VKSND tỉnh Lai Châu tổ chức Hội nghị cán bộ tháng 3/2024.", "Hội nghị cán bộ", "2024-03"),
    ],
)  # fmt: skip
def test_the_month_of_the_work_belongs_to_the_name(words: str, name: str, date: str) -> None:
    (meeting,) = meetings(f"Tin Lai Châu\n\n{words}")
    assert (meeting.name, meeting.date) == (name, date)


COUNCIL = (
    "Thẩm tra báo cáo\n\nNgày 10/5/2024, Ban Pháp chế HĐND tỉnh Bắc Ninh họp với lãnh đạo các cơ quan của tỉnh để thẩm "
    "tra các báo cáo, chuẩn bị cho kỳ họp thường lệ giữa năm HĐND tỉnh khóa XIX. Đồng chí Lê Văn Thử, Trưởng Ban Pháp "
    "chế HĐND tỉnh chủ trì."
)


def test_what_is_prepared_has_neither_the_day_nor_the_host_of_the_preparation() -> None:
    found = facts(COUNCIL)
    told = [(meeting.status, meeting.date, meeting.organisers) for meeting in found.meetings]
    assert told == [
        ("held", "2024-05-10", ("Ban Pháp chế HĐND tỉnh Bắc Ninh",)),
        ("planned", None, ("HĐND tỉnh Bắc Ninh",)),
    ]
    assert ("m1", "Lê Văn Thử", "chair") in {(part.meeting, part.who, part.role) for part in found.participations}


def test_a_press_conference_has_its_own_day() -> None:
    press, session = meetings(
        "Họp báo\n\nChiều 10/5/2024, Chánh Văn phòng HĐND tỉnh Bến Tre Lê Văn Thử chủ trì buổi họp báo thông báo Kỳ "
        "họp bất thường HĐND tỉnh lần thứ 10, dự kiến diễn ra vào chiều ngày 19/5/2024."
    )
    assert (press.name, press.date, press.status) == (
        "Họp báo của Văn phòng HĐND tỉnh Bến Tre",
        "2024-05-10",
        "held",
    )
    assert (session.date, session.status) == ("2024-05-19", "planned")
    assert session.name == "Kỳ họp bất thường HĐND tỉnh lần thứ 10"


def test_what_a_session_is_called_for_has_not_happened() -> None:
    found = facts(
        "HĐND tỉnh Bến Tre\n\nNgày 10/5/2024, Thường trực HĐND tỉnh Bến Tre cho biết, kỳ họp tới nhằm miễn nhiệm chức "
        "vụ Chủ tịch HĐND tỉnh đối với ông Lê Văn Thử."
    )
    assert [(change.change, change.status) for change in found.changes] == [("dismissed", "planned")]


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("Ngày 20/4/2024, tại trụ sở, VKSND tỉnh Bắc Ninh và Công an tỉnh đã ký kết Quy chế phối hợp. Chứng kiến Lễ ký "
         "kết có ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh.", ["Lễ ký kết Quy chế phối hợp"]),
        ("Ngày 20/4/2024, VKSND tỉnh Bắc Ninh báo cáo việc thực hiện Quy chế phối hợp đã ký năm 2018.", []),
        ("Bộ Công an đã họp công bố quyết định thành lập Ban soạn thảo ngày 20/4/2024.",
         ["Họp công bố quyết định thành lập Ban soạn thảo"]),
    ],
)  # fmt: skip
def test_an_act_of_the_lead_is_a_meeting(lead: str, names: list[str]) -> None:
    assert [meeting.name for meeting in meetings(f"Tin\n\n{lead}")] == names


@pytest.mark.parametrize(("zone", "main"), [("Toàn cảnh Lễ ký kết Quy chế phối hợp.", True), ("Toàn cảnh.", None)])
def test_the_meeting_that_a_caption_shows_is_the_subject(zone: str, main: bool | None) -> None:
    found = facts(
        "VKSND tỉnh Vĩnh Long ký Quy chế\n\nMới đây, VKSND tỉnh Vĩnh Long và Thi hành án dân sự tỉnh có Quy chế phối "
        f"hợp mới.\n\n{zone}\n\nTham dự buổi lễ có đại diện Phòng 8 VKSND tỉnh."
    )
    assert [meeting.main for meeting in found.meetings] == ([main] if main else [])
    there = {part.who for part in found.participations if part.role == "attend"}
    assert ("Phòng 8 VKSND tỉnh Vĩnh Long" in there) is bool(main)


def test_flowers_are_no_speech() -> None:
    lead = "Trao quyết định\n\nNgày 10/5/2024, VKSND tỉnh Gia Lai tổ chức Lễ công bố quyết định về công tác cán bộ. "
    flowers = facts(f"{lead}Viện trưởng Lê Văn Thử trao quyết định và tặng hoa chúc mừng các đồng chí.")
    speech = facts(f"{lead}Viện trưởng Lê Văn Thử chúc mừng các đồng chí và giao nhiệm vụ.")
    roles = [{part.role for part in one.participations if part.who == "Lê Văn Thử"} for one in (flowers, speech)]
    assert ["speak" in role for role in roles] == [False, True]


def test_who_proposes_somebody_gives_no_post() -> None:
    found = facts(
        "HĐND tỉnh Bến Tre\n\nNgày 10/5/2024, HĐND tỉnh Bến Tre bầu 2 Phó Chủ tịch UBND tỉnh theo giới thiệu của Chủ "
        "tịch UBND tỉnh, gồm các ông: Lê Văn Thử, Trần Văn Nghiệm."
    )
    assert {change.title for change in found.changes} == {"Phó Chủ tịch"}


def test_what_follows_a_meeting_is_of_its_day_and_host() -> None:
    first, second = meetings(
        "VKSND tỉnh Lai Châu\n\nNgày 10/5/2024, VKSND tỉnh Lai Châu tổ chức Hội nghị sơ kết công tác quý I. Vụ án xảy "
        "ra ngày 12/4/2023 được nêu làm bài học.\n\nNgay sau Hội nghị, đơn vị tổ chức Lễ phát động thi đua cao điểm."
    )
    assert (second.date, second.organisers) == (first.date, ("VKSND tỉnh Lai Châu",))


def test_a_host_with_its_short_name_in_brackets_is_one() -> None:
    (meeting,) = meetings(
        "Hội thảo\n\nNgày 10/5/2024, Trường Đại học Kiểm sát Hà Nội phối hợp với Cơ quan Hợp tác quốc tế Hàn Quốc "
        "(KOICA) tổ chức Hội thảo về dữ liệu điện tử."
    )
    assert meeting.organisers == ("Trường Đại học Kiểm sát Hà Nội", "Cơ quan Hợp tác quốc tế Hàn Quốc")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("khóa X", "khóa XI", 2),
        ("khóa IX", "khóa 9", 1),
        ("lần thứ nhất", "lần thứ II", 2),
        ("lần thứ ba", "lần thứ III", 1),
    ],
)
def test_another_term_or_number_is_another_meeting(one: str, other: str, count: int) -> None:
    named = "Đại hội Đảng bộ tỉnh Lai Châu {}, nhiệm kỳ của nhiều đổi mới"
    words = (
        f"Tại {named.format(one)}, ông Lê Văn Thử phát biểu. Tại {named.format(other)}, bà Trần Thị Nghiệm phát biểu."
    )
    found = meetings(f"Tin\n\nNgày 3/5/2024, tỉnh Lai Châu gặp mặt cán bộ.\n\n{words}")
    assert len([one for one in found if one.kind == "dai-hoi"]) == count


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("giữa tháng 10 năm ngoái", "2023-10"),
        ("ngày 12/3 năm nay", "2024-03-12"),
        ("ngày 12/3 năm ngoái", "2023-03-12"),
    ],
)
def test_the_year_may_be_counted_from_that_of_the_article(told: str, date: str) -> None:
    found = meetings(f"Tin\n\nTại Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV, tổ chức {told}, ông Lê Văn Thử phát biểu.")
    assert [one.date for one in found] == [date]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tại Kỳ họp thứ 14, HĐND tỉnh Lai Châu khóa XV đã bầu các chức danh.",
         "Kỳ họp thứ 14, HĐND tỉnh Lai Châu khóa XV"),
        ("tại Kỳ họp, HĐND tỉnh Lai Châu đã bầu các chức danh.", "Kỳ họp của HĐND tỉnh Lai Châu"),
        ("Công an tỉnh Lai Châu tổ chức Hội nghị công bố quyết định về công tác tổ chức, cán bộ.",
         "Hội nghị công bố quyết định về công tác tổ chức, cán bộ"),
        ("Công an tỉnh Lai Châu dự Hội nghị triển khai công tác tổ chức tại huyện.", "Hội nghị triển khai công tác"),
    ],
)  # fmt: skip
def test_where_names_go_on_behind_commas(words: str, name: str) -> None:
    assert [one.name for one in meetings(f"Tin\n\nSáng 3/5/2024, {words}")] == [name]


def test_the_year_of_a_day_may_be_told_by_that_of_an_effect() -> None:
    words = "Ngày 28/2, VKSND tỉnh Lai Châu tổ chức Hội nghị công bố quyết định. Ông Lê Văn Thử giữ chức Viện trưởng"
    document = read(Article("example", f"Tin\n\n{words} kể từ ngày 1/3/2025.", "example"))
    assert [one.date for one in extract(document, find(document)).meetings] == ["2025-02-28"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hội nghị tập huấn công tác tiếp công dân, giải quyết khiếu nại, tố cáo năm 2024.",
         "Hội nghị tập huấn công tác tiếp công dân, giải quyết khiếu nại, tố cáo năm 2024"),
        ("Hội nghị chuyên đề về phòng, chống tham nhũng, lãng phí, tiêu cực.",
         "Hội nghị chuyên đề về phòng, chống tham nhũng, lãng phí, tiêu cực"),
        ("Hội nghị rút kinh nghiệm giải quyết án dân sự, nhằm nâng cao chất lượng công tác.",
         "Hội nghị rút kinh nghiệm giải quyết án dân sự"),
        ("Hội nghị sơ kết công tác, do đồng chí Viện trưởng chủ trì.", "Hội nghị sơ kết công tác"),
        ("Hội nghị sơ kết công tác giữa VKSND tỉnh, Công an tỉnh và TAND tỉnh.",
         "Hội nghị sơ kết công tác giữa VKSND tỉnh, Công an tỉnh và TAND tỉnh"),
        ("Hội nghị sơ kết công tác của VKSND tỉnh, Công an tỉnh dự.", "Hội nghị sơ kết công tác của VKSND tỉnh"),
        ("Phiên tòa hình sự sơ thẩm rút kinh nghiệm, xét xử lưu động tại xã Nậm Tăm.",
         "Phiên tòa hình sự sơ thẩm rút kinh nghiệm"),
    ],
)  # fmt: skip
def test_a_comma_in_a_name_joins_what_the_meeting_is_about(words: str, name: str) -> None:
    (meeting,) = meetings(f"Tin Lai Châu\n\nChiều 3/4/2024, VKSND tỉnh Lai Châu tổ chức {words}")
    assert meeting.name == name


TWO_HOSTS = (
    "Công bố quyết định\n\nSáng 18/10/2023, VKSND tối cao tổ chức Lễ công bố, trao quyết định về công tác cán bộ.\n\n"
    "Sáng cùng ngày, {} tổ chức lễ công bố, trao quyết định của Chủ tịch nước về công tác cán bộ."
)


def test_a_ceremony_of_another_host_is_another_one() -> None:
    text = f"{TWO_HOSTS.format('TAND tối cao cũng')}\n\nCũng tại lễ này, ông Lê Văn Thử, Chánh án TAND tỉnh phát biểu."
    found = facts(text)
    assert [meeting.organisers for meeting in found.meetings] == [("VKSND tối cao",), ("TAND tối cao",)]
    spoken = {part.meeting for part in found.participations if part.who == "Lê Văn Thử"}
    assert spoken == {found.meetings[1].key}
    assert len(meetings(TWO_HOSTS.format("VKSND tối cao"))) == 1


@pytest.mark.parametrize(("further", "day"), [(0, "2024-03-12"), (5, "2024-05-10")])
def test_the_same_day_far_from_an_older_one_is_that_of_the_news(further: int, day: str) -> None:
    text = (
        "Tin Lai Châu\n\nSáng 10/5/2024, VKSND tỉnh Lai Châu tổ chức Hội nghị sơ kết công tác.\n\nNgày 12/3/2024, tổ "
        "công tác phát hiện vi phạm.\n\n"
    )
    text += "Các đơn vị đã khắc phục.\n\n" * further
    text += "Chiều cùng ngày, VKSND tỉnh tổ chức Hội thảo về kỹ năng hỏi cung."
    assert [meeting.date for meeting in meetings(text)] == ["2024-05-10", day]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Phó Chủ tịch Quốc hội Lê Văn Thử điều hành phiên họp.", "Phiên họp của Quốc hội"),
        ("Ông Lê Văn Thử, Phó Chánh án TAND tối cao nói tại phiên họp.", "Phiên họp"),
    ],
)
def test_a_session_is_of_the_assembly_whose_head_presides(words: str, name: str) -> None:
    text = f"Phê chuẩn thẩm phán\n\nÔng Trần Văn Tý, Chánh án TAND tối cao, trình bày Tờ trình. {words}"
    assert [meeting.name for meeting in meetings(text)] == [name]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("đã họp kỳ thứ 39.", "Kỳ họp thứ 39"),
        ("đã họp kỳ 39 tại Hà Nội.", "Kỳ họp thứ 39"),
        ("đã họp kỳ kiểm tra cuối năm.", None),
    ],
)
def test_inspectors_hold_sessions_at_which_those_named_are_judged(words: str, name: str | None) -> None:
    found = facts(
        f"Kỷ luật cán bộ\n\nNgày 14/10/2023, Ủy ban Kiểm tra Trung ương {words} Ủy ban quyết định khiển trách ông Lê "
        "Văn Thử, Bí thư Huyện ủy Ea Kar."
    )
    assert [meeting.name for meeting in found.meetings] == ([name] if name else [])
    assert [part.who for part in found.participations if not part.is_unit] == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Đại hội bầu 03 đại biểu dự Đại hội đại biểu Đảng bộ Khối các cơ quan tỉnh nhiệm kỳ 2020 - 2025.", 2),
        ("Tại Đại hội đại biểu Đảng bộ VKSND tỉnh lần thứ XI, các đại biểu thảo luận.", 1),
    ],
)
def test_congresses_of_other_bodies_are_others(words: str, number: int) -> None:
    found = meetings(
        "Tin Yên Bái\n\nNgày 19/6/2020, Đảng bộ VKSND tỉnh Yên Bái tổ chức Đại hội đại biểu lần thứ XI, nhiệm kỳ 2020 "
        f"- 2025. {words}"
    )
    assert len(found) == number
    assert found[0].organisers == ("Đảng bộ VKSND tỉnh Yên Bái",)


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("đồng chí Lê Văn Thử, Phó Chủ tịch UBND tỉnh Lai Châu chủ trì buổi tiếp công dân định kỳ.",
         "UBND tỉnh Lai Châu"),
        ("đồng chí Lê Văn Thử, Phó Chủ tịch UBND tỉnh Lai Châu dự buổi tiếp công dân định kỳ.", "VKSND tỉnh Lai Châu"),
    ],
)  # fmt: skip
def test_where_nobody_else_is_told_the_body_of_who_chairs_holds_it(words: str, host: str) -> None:
    (meeting,) = meetings(f"Tin Lai Châu\n\nSáng 10/5/2024, {words} Cùng dự có đại diện VKSND tỉnh.")
    assert meeting.organisers == (host,)


@pytest.mark.parametrize(
    ("span", "day"),
    [
        ("từ ngày 08/9 đến ngày 12/9/2024", "2024-09-09"),
        ("từ ngày 08/9 đến ngày 12/9", None),
        ("từ 01/12/2018 đến 30/6/2022", None),
    ],
)
def test_days_told_with_their_year_tell_that_of_others(span: str, day: str | None) -> None:
    text = f"Tin Lai Châu\n\nChiều 09/9, VKSND tỉnh Lai Châu tổ chức Hội nghị cán bộ. Đoàn làm việc {span}."
    document = read(Article("example", text, "example"))
    (meeting,) = extract(document, find(document)).meetings
    assert meeting.date == day
