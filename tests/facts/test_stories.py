"""What belongs to whom in one article: ceremonies of one day, Party committees of titles, clusters, careers."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read


def facts(text: str, published: str = "2025-10-16") -> Extraction:
    document = read(Article("example", text, "example", published=published))
    return extract(document, find(document))


FIRST = (
    "Bổ nhiệm cán bộ\n\nSáng 14/10, VKSND tối cao tổ chức Hội nghị công bố quyết định về công tác cán bộ đối "
    "với VKSND tỉnh "
    "Thái Nguyên. Đồng chí Lê Văn Thử, Phó Viện trưởng VKSND tối cao chủ trì Hội nghị.\n\n"
)


def speakers(found: Extraction) -> dict[str, set[str]]:
    """Who spoke at each meeting, by the day and place in its name."""
    names = {meeting.key: meeting.name for meeting in found.meetings}
    told: dict[str, set[str]] = {}
    for part in found.participations:
        if part.role == "speak":
            told.setdefault(names[part.meeting], set()).add(part.who)
    return told


def test_the_next_ceremony_of_the_day_is_a_story_of_its_own() -> None:
    found = speakers(facts(
        FIRST + "Chiều cùng ngày, đồng chí Lê Văn Thử chủ trì Lễ công bố, trao quyết định cho lãnh đạo VKSND "
        "tỉnh Quảng Trị."
        "\n\nĐồng chí Hồ Văn Nghiệm, Viện trưởng VKSND tỉnh Quảng Trị phát biểu nhận nhiệm vụ."
    ))  # fmt: skip
    assert [who for name, who in found.items() if name.startswith("Lễ")] == [{"Hồ Văn Nghiệm"}]


def test_what_was_done_before_ends_no_story() -> None:
    found = speakers(facts(
        FIRST + "Trước đó, chiều 13/10, Đoàn công tác tổ chức Lễ dâng hương tại Đài tưởng niệm.\n\nPhát biểu "
        "tại Hội nghị, "
        "đồng chí Hồ Văn Nghiệm, Viện trưởng VKSND tỉnh Thái Nguyên hứa hoàn thành nhiệm vụ."
    ))  # fmt: skip
    assert [who for name, who in found.items() if name.startswith("Hội nghị")] == [{"Hồ Văn Nghiệm"}]


def test_names_of_two_provinces_are_two_ceremonies() -> None:
    found = facts(
        FIRST + "Sáng 15/10, đồng chí Lê Văn Thử chủ trì Hội nghị công bố quyết định về công tác cán bộ đối với VKSND "
        "tỉnh Cà Mau."
    )
    assert [(meeting.name[-8:], meeting.date) for meeting in found.meetings] == [
        ("i Nguyên", "2025-10-14"),
        ("h Cà Mau", "2025-10-15"),
    ]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("tổ chức Hội nghị tổng kết công tác năm 2024 với 46 lượt ý kiến", "Hội nghị tổng kết công tác năm 2024"),
        ("tổ chức Lễ trao tặng Kỷ niệm chương", "Lễ trao tặng Kỷ niệm chương"),
        ("tổ chức Lễ thắp nến tri ân các liệt sĩ", "Lễ thắp nến tri ân các liệt sĩ"),
    ],
)
def test_the_name_of_a_meeting_has_its_words_and_no_others(words: str, named: str) -> None:
    assert [meeting.name for meeting in facts(f"Ngày 14/10/2025, VKSND tỉnh Cà Mau {words}.").meetings] == [named]


def test_a_trial_is_no_meeting() -> None:
    assert not facts("Ngày 14/10/2025, TAND tỉnh Cà Mau xét xử bị cáo. Phiên tòa tiếp tục vào ngày mai.").meetings


def posts(found: Extraction) -> set[tuple[str, str, str | None, bool]]:
    return {(tenure.person, tenure.title, tenure.unit, tenure.former) for tenure in found.tenures}


def test_a_party_committee_in_a_title_is_that_of_the_body_of_the_next_title() -> None:
    found = posts(facts(
        "Ngày 14/10/2025, VKSND tỉnh Cà Mau tổ chức Hội nghị sơ kết. Đồng chí Lê Văn Thử, Ủy viên Ban Thường vụ "
        "Đảng ủy, "
        "Phó Viện trưởng VKSND tối cao dự. Bà Trần Thị Nghiệm, Bí thư Đảng ủy, Viện trưởng VKSND tỉnh Cà Mau chủ trì."
    ))  # fmt: skip
    assert ("Lê Văn Thử", "Ủy viên Ban Thường vụ", "Ban Thường vụ Đảng ủy VKSND tối cao", False) in found
    assert ("Trần Thị Nghiệm", "Bí thư", "Đảng ủy VKSND tỉnh Cà Mau", False) in found


def test_posts_with_their_years_are_those_of_whom_the_article_portrays() -> None:
    portrait = (
        "Người giữ lửa\n\nBà Hồ Thị Nghiệm gắn bó với nghề. Cô giáo Lê Thị Thử dạy bà Hồ Thị Nghiệm học chữ. "
        "Năm 1999 bà Hồ Thị "
        "Nghiệm vào ngành.\n\nTừ đó là Kiểm sát viên VKSND huyện A Lưới (2003 - 2008), Viện trưởng VKSND huyện "
        "Nam Đông (2013 - 2018)."
    )
    found = posts(facts(portrait, "2020-03-08"))
    assert {(who, title, former) for who, title, _, former in found} == {
        ("Hồ Thị Nghiệm", "Kiểm sát viên", True),
        ("Hồ Thị Nghiệm", "Viện trưởng", True),
    }


def test_a_guest_told_with_cung_keeps_apart_from_the_title_before() -> None:
    found = posts(facts(
        "Ngày 14/10/2025, VKSND tỉnh Cà Mau tổ chức Hội nghị sơ kết. Đồng chí Lê Văn Thử, Phó Viện trưởng VKSND "
        "tỉnh Cà Mau cùng đồng "
        "chí Trần Thị Nghiệm điều hành."
    ))  # fmt: skip
    assert {who for who, *_ in found} == {"Lê Văn Thử"}


def test_a_cluster_named_by_its_members_has_lead_and_deputy() -> None:
    found = facts(
        "Ngày 18/1/2024, Khối thi đua các cơ quan nội chính tỉnh Bình Thuận tổ chức hội nghị tổng kết. Khối có "
        "3 thành viên gồm: VKSND "
        "tỉnh (Khối trưởng), TAND tỉnh (Khối phó) và Sở Tư pháp.\n\nCụm thi đua số 2 gồm VKSND khu vực 5 và "
        "VKSND khu vực 6, trong đó "
        "VKSND khu vực 6 là Cụm trưởng.",
        "2025-12-26",
    )
    told = {cluster.name: (cluster.lead, len(cluster.members)) for cluster in found.clusters}
    assert told["Cụm thi đua số 2"] == ("VKSND khu vực 6 tỉnh Bình Thuận", 2)
    assert told["Khối thi đua các cơ quan nội chính tỉnh Bình Thuận"][1] in (0, 3)


def test_a_body_of_a_province_abroad_is_none_of_viet_nam() -> None:
    found = facts(
        "VKSND tỉnh Sơn La hội đàm với VKSND tỉnh Hủa Phăn (Lào) do ông Bun Thử, Viện trưởng VKSND tỉnh Hủa "
        "Phăn dẫn đầu.",
        "2024-06-25",
    )
    assert ("Bun Thử", "Viện trưởng", "VKSND tỉnh Hủa Phăn", False) in posts(found)
    assert {unit.parent for unit in found.units if unit.label == "VKSND tỉnh Hủa Phăn"} == {None}
    assert not any(person.name == "Hủa Phăn" for person in found.people)


HOST = "Tin ngành\n\nNgày 8/4/2020, VKSND tỉnh Nghệ An tổ chức Hội nghị sơ kết. "


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (
            "Trưởng ban Nội chính Tỉnh ủy Thanh Hóa Lê Văn Thử, Ủy viên Ban Thường vụ Tỉnh ủy dự.",
            "Ban Thường vụ Tỉnh ủy Thanh Hóa",
        ),
        ("Đồng chí Lê Văn Thử, Phó Bí thư Tỉnh ủy, Viện trưởng VKSND tỉnh Thanh Hóa dự.", "Tỉnh ủy Thanh Hóa"),
        # what he left, the titles of others and those of no one in particular tell nothing of where he is
        (
            "Đồng chí Lê Văn Thử, nguyên Trưởng ban Nội chính Tỉnh ủy Thanh Hóa, Phó Bí thư Tỉnh ủy dự.",
            "Tỉnh ủy Nghệ An",
        ),
        (
            "Trưởng ban Nội chính Tỉnh ủy Thanh Hóa Trần Thị Nghiệm, Phó Bí thư Tỉnh ủy Lê Văn Thử dự.",
            "Tỉnh ủy Nghệ An",
        ),
        (
            "Bà Trần Thị Nghiệm, Trưởng ban Nội chính Tỉnh ủy Thanh Hóa và ông Lê Văn Thử, Phó Bí thư Tỉnh ủy dự.",
            "Tỉnh ủy Nghệ An",
        ),
    ],
)
def test_titles_of_one_person_are_of_one_province(words: str, unit: str) -> None:
    found = posts(facts(HOST + words, "2020-04-10"))
    assert unit in {held for who, _, held, former in found if who == "Lê Văn Thử" and not former}


@pytest.mark.parametrize(
    ("words", "former"),
    [
        ("Ông Lê Văn Thử nguyên là Viện trưởng VKSND huyện Di Linh.", True),
        ("Trước ngày 1-7-2025, ông Lê Văn Thử là Viện trưởng VKSND huyện Di Linh, còn bà Hồ Thị Nghiệm nghỉ.", True),
        ("Trước khi sáp nhập có hai viện, hiện nay ông Lê Văn Thử là Viện trưởng VKSND tỉnh Lâm Đồng.", False),
        ("Ông Lê Văn Thử hiện là Viện trưởng VKSND tỉnh Lâm Đồng.", False),
    ],
)
def test_a_post_told_with_a_time_past_is_a_former_one(words: str, former: bool) -> None:
    found = facts(f"Tin ngành\n\nNgày 8/4/2026, VKSND tỉnh Lâm Đồng tổ chức Hội nghị. {words}", "2026-04-09")
    assert {tenure.former for tenure in found.tenures if tenure.person == "Lê Văn Thử"} == {former}


STEPS = "- 2004 - 2009: Kiểm sát viên VKSND huyện Di Linh;\n- 2009 - 2015: Trưởng phòng 1 VKSND tỉnh Lâm Đồng."


@pytest.mark.parametrize(
    ("before", "steps", "held"),
    [
        ("Đồng chí Lê Văn Thử đã đi qua nhiều cương vị:", STEPS, 2),
        ("Đồng chí Lê Văn Thử đã đi qua nhiều cương vị:", STEPS.partition("\n")[2], 0),  # one line alone is no list
        ("Đồng chí Lê Văn Thử nêu ba việc:", STEPS.replace("2004 - 2009", "1").replace("2009 - 2015", "2"), 0),
        ("Đồng chí Lê Văn Thử nhắc các thời kỳ:", STEPS.replace(": T", ": ông Hồ Thi, T"), 0),  # others' posts
    ],
)
def test_a_list_of_years_is_the_career_of_whom_it_follows(before: str, steps: str, held: int) -> None:
    found = facts(f"Chân dung\n\n{before}\n\n{steps}", "2020-04-09")
    assert len([tenure for tenure in found.tenures if tenure.person == "Lê Văn Thử" and tenure.former]) == held


def test_the_last_line_of_a_career_may_lead_to_this_day() -> None:
    opening = "Ngày 8/4/2020, VKSND tỉnh Lâm Đồng chia tay đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh, nghỉ hưu."
    steps = f"{STEPS[:-1]};\n- Từ 2015 đến khi nghỉ hưu: Viện trưởng VKSND tỉnh Lâm Đồng."
    held = facts(f"Chia tay\n\n{opening}\n\nĐồng chí đã qua các cương vị:\n\n{steps}", "2020-04-09").tenures
    assert [tenure.title for tenure in held if tenure.former] == ["Kiểm sát viên", "Trưởng phòng"]
    assert [tenure.title for tenure in held if not tenure.former] == ["Viện trưởng"]


TALKS = (
    "Hợp tác quốc tế\n\nSáng 16/4/2024, tại Hà Nội, đồng chí Lê Văn Thử, Viện trưởng VKSND tối cao chủ trì Hội đàm với "
    "Đoàn đại biểu Viện Công tố Lào. Ông Bun Xay, Viện trưởng Viện Công tố Lào phát biểu tại Hội đàm.\n\n"
)


@pytest.mark.parametrize(
    ("words", "meetings"),
    [
        ("Chiều cùng ngày, Phó Chủ tịch Quốc hội Hồ Thị Nghiệm đã tiếp ông Bun Xay.", {"2024-04-16"}),
        ("Ngày 17/4, Đoàn đã tới làm việc với VKSND tỉnh Quảng Ninh.", {"2024-04-16", "2024-04-17"}),
        ("Được biết, ngày 12/4, ông Lê Văn Thử đã có buổi tiếp Đại sứ Bun Kham.", {"2024-04-12", "2024-04-16"}),
        # the talks themselves told again, and work that is no visit
        ("Đoàn do ông Bun Xay dẫn đầu đã làm việc với VKSND tối cao ngày 16/4.", {"2024-04-16"}),
        ("Ngày 17/4, ông Lê Văn Thử ký quyết định khen thưởng.", {"2024-04-16"}),
    ],
)
def test_visits_beside_the_meeting_that_is_told_of(words: str, meetings: set[str]) -> None:
    found = facts(TALKS + words, "2024-04-18")
    assert {meeting.date for meeting in found.meetings} == meetings
    assert len(found.meetings) == len(meetings) + words.startswith("Chiều")


def test_a_reception_is_named_by_who_was_received() -> None:
    found = facts(f"{TALKS}Ngày 12/4, ông Lê Văn Thử đã có buổi tiếp Đại sứ Bun Kham.", "2024-04-18")
    assert "Buổi tiếp Đại sứ Bun Kham" in {meeting.name for meeting in found.meetings}


@pytest.mark.parametrize(
    ("words", "speaks_at"),
    [
        ("mời Đoàn dự Hội nghị các nước ASEAN tháng 10/2024. Bà Hồ Thị Nghiệm cho biết sẽ dự.", "2024-04-16"),
        ("dự Hội nghị công tác kiểm sát ngày 17/4/2024. Bà Hồ Thị Nghiệm cho biết sẽ dự.", "2024-04-17"),
    ],
)
def test_looking_ahead_to_a_meeting_does_not_go_on_there(words: str, speaks_at: str) -> None:
    found = facts(f"{TALKS}Đồng chí Lê Văn Thử {words}", "2024-04-18")
    dates = {meeting.key: meeting.date for meeting in found.meetings}
    parts = [part for part in found.participations if part.who == "Hồ Thị Nghiệm" and part.role == "speak"]
    assert {dates[part.meeting] for part in parts} == {speaks_at}


def test_the_year_comes_from_documents_where_nothing_else_tells_it() -> None:
    decision = "Theo Quyết định số 5/QĐ-VKSTC ngày 28/11/2025, đồng chí Lê Văn Thử nghỉ hưu."
    hall = "Tại hội trường, VKSND tỉnh Gia Lai tổ chức Hội nghị tổng kết công tác ngày 03/12."
    assert [meeting.date for meeting in facts(f"Tin\n\n{hall} {decision}", "").meetings] == ["2025-12-03"]
    assert [meeting.date for meeting in facts(f"Tin\n\n{hall}", "").meetings] == [None]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("từ 1994 đến 2001 là Viện trưởng VKSND huyện Di Linh; 2001-2006: Trưởng phòng 1 VKSND tỉnh Lâm Đồng", 2),
        ("ông nhận bằng khen; từ năm 2006 đến 2013 là Trưởng phòng 1 VKSND tỉnh Lâm Đồng", 1),
        ("nhiệm kỳ 2020 - 2025, Trưởng phòng 1 VKSND tỉnh Lâm Đồng được khen", 0),
    ],
)
def test_years_before_a_post_make_it_one_of_the_past(words: str, held: int) -> None:
    found = facts(
        f"Chân dung\n\nÔng Lê Văn Thử quê ở Lâm Đồng. Rời quân ngũ năm 1985, ông học luật; {words}.", "2014-01-09"
    )
    assert len([tenure for tenure in found.tenures if tenure.person == "Lê Văn Thử" and tenure.former]) == held


def test_members_of_a_cluster_by_their_districts_alone_and_who_leads_it_this_year() -> None:
    found = facts(
        "Cụm thi đua số 3\n\nSáng 19/12/2023, VKSND huyện Di Linh, tỉnh Lâm Đồng tổ chức Hội nghị. Cụm thi đua số 3 có "
        "03 đơn vị VKSND cấp huyện gồm: Di Linh (Cụm trưởng), Lạc Dương và Đức Trọng. Các đơn vị nhất trí bầu "
        "VKSND huyện Đức Trọng làm Cụm trưởng năm 2024.",
        "2023-12-20",
    )
    (cluster,) = found.clusters
    assert cluster.lead == "VKSND huyện Di Linh tỉnh Lâm Đồng"
    assert set(cluster.members) == {
        f"VKSND huyện {name} tỉnh Lâm Đồng" for name in ("Di Linh", "Lạc Dương", "Đức Trọng")
    }


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        (
            "Bà Hồ Thị Nghiệm lưu ý việc này, thông tin VKSND tối cao sẽ tổ chức Hội nghị tập huấn vào tháng 8 tới.",
            True,
        ),
        ("Giao nhiệm vụ cho tân Viện trưởng, bà Hồ Thị Nghiệm nói: phải xuống cơ sở.", True),
        ("Ông Bun Xay trao tặng phẩm cho bà Hồ Thị Nghiệm, cảm ơn sự đón tiếp.", False),
    ],
)
def test_who_speaks_where_others_and_other_meetings_are_named(words: str, speaks: bool) -> None:
    found = facts(f"{TALKS}{words}", "2024-04-18")
    said = {part.meeting for part in found.participations if part.who == "Hồ Thị Nghiệm" and part.role == "speak"}
    assert said == ({"m1"} if speaks else set())


@pytest.mark.parametrize(
    ("words", "role", "who"),
    [
        ("Phát biểu chỉ đạo Hội đàm, Phó Bí thư Thành ủy Hà Nội Hồ Thị Nghiệm ghi nhận.", "direct", {"Hồ Thị Nghiệm"}),
        ("Điều hành Hội đàm là Vụ trưởng Hồ Thị Nghiệm; thư ký: Bùi Văn Ví.", "moderate", {"Hồ Thị Nghiệm"}),
        ("Theo bà Hồ Thị Nghiệm, việc này do Ban Nội chính điều hành.", "moderate", set()),
    ],
)
def test_a_title_before_a_name_does_not_hide_who_does_what(words: str, role: str, who: set[str]) -> None:
    found = facts(f"{TALKS}{words}", "2024-04-18")
    assert {part.who for part in found.participations if part.role == role} == who


def test_who_takes_part_from_a_connection_point_is_of_its_province() -> None:
    found = facts(
        "Hội nghị trực tuyến\n\nSáng 5/4/2023, tại Hà Nội, VKSND thành phố Hà Nội tổ chức Hội nghị sơ kết. Dự tại điểm "
        "cầu Lạng Sơn có bà Hồ Thị Nghiệm, Viện trưởng VKSND tỉnh. Ông Lê Văn Thử, Viện trưởng VKSND thành phố chủ trì."
    )
    assert {(who, unit) for who, _, unit, _ in posts(found)} == {
        ("Hồ Thị Nghiệm", "VKSND tỉnh Lạng Sơn"),
        ("Lê Văn Thử", "VKSND thành phố Hà Nội"),
    }


@pytest.mark.parametrize("mark", ["> ", "▪ ", "- "])
def test_items_of_a_round_up_are_of_the_province_that_they_open_with(mark: str) -> None:
    items = "\n\n".join(
        f"{mark}{name} - Ngày 12/11, VKSND tỉnh họp báo." for name in ("Lào Cai", "Thanh Hóa", "An Giang")
    )
    found = facts(f"Tin vắn\n\n{items}", "2025-11-16")
    labels = {unit.label for unit in found.units} - {"VKSND tối cao"}  # which they all belong to
    assert labels == {"VKSND tỉnh Lào Cai", "VKSND tỉnh Thanh Hóa", "VKSND tỉnh An Giang"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hội nghị thông báo kết quả kiểm tra", "Hội nghị thông báo kết quả kiểm tra"),
        ("Hội nghị thông báo rằng tiến độ còn chậm", "Hội nghị"),
    ],
)
def test_what_a_meeting_announces_may_be_its_name(words: str, name: str) -> None:
    found = facts(f"Tin ngành\n\nSáng 12/11, VKSND tỉnh Lào Cai tổ chức {words}.", "2025-11-16")
    assert found.meetings[0].name.startswith(name)
    assert ("thông báo" in found.meetings[0].name) is ("thông báo" in name)


MEETING = "Ngày 8/4/2020, VKSND tỉnh Lâm Đồng tổ chức Hội nghị giao ban công tác quý I.\n\n"


def parts(words: str, opening: str = MEETING) -> set[tuple[str, str]]:
    """Who has which part in the meetings of an article, without being there alone."""
    found = facts(f"Tin\n\n{opening}{words}", "2020-04-09").participations
    return {(part.who, part.role) for part in found if part.role != "attend"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Theo đồng chí Lê Văn Thử, Trưởng phòng 9, án bị hủy còn nhiều.", {("Lê Văn Thử", "speak")}),
        ("Theo số liệu của đồng chí Lê Văn Thử gửi tháng 3, án bị hủy còn nhiều.", set()),
        ("Ông Lê Văn Thử mong thống nhất thời hạn bàn giao.", {("Lê Văn Thử", "speak")}),
        ("Tại Hội nghị, ông Lê Văn Thử và bà Hồ Thị Nghiệm đã ký Quy chế phối hợp số 2/QCPH.",
         {("Lê Văn Thử", "sign"), ("Hồ Thị Nghiệm", "sign")}),
        ("Tại Hội nghị, bà Hồ Thị Nghiệm phổ biến Kế hoạch do ông Lê Văn Thử đã ký ngày 5/4.",
         {("Hồ Thị Nghiệm", "speak")}),
        ("Sau đó, ông Lê Văn Thử, Viện trưởng VKSND tỉnh; bà Hồ Thị Nghiệm, Chánh án TAND tỉnh và ông Tạ Văn Mẫu đã "
         "ký Quy chế "
         "phối hợp.", {("Lê Văn Thử", "sign"), ("Hồ Thị Nghiệm", "sign"), ("Tạ Văn Mẫu", "sign")}),
        ("Ông Lê Văn Thử, Viện trưởng VKSND tỉnh nghe báo cáo; bà Hồ Thị Nghiệm, Chánh án TAND tỉnh chủ trì Hội nghị.",
         {("Hồ Thị Nghiệm", "chair")}),
        ("Các đồng chí: Lê Văn Thử, Viện trưởng VKSND tỉnh; Hồ Thị Nghiệm, Trưởng phòng 9 chủ trì Hội nghị.",
         {("Lê Văn Thử", "chair"), ("Hồ Thị Nghiệm", "chair")}),
        ("Dự có các đồng chí: Lê Văn Thử, Viện trưởng VKSND tỉnh; bà Hồ Thị Nghiệm chủ trì Hội nghị.",
         {("Hồ Thị Nghiệm", "chair")}),
        ("Tới dự và chỉ đạo Hội nghị có ông Lê Văn Thử; cùng dự có bà Hồ Thị Nghiệm.", {("Lê Văn Thử", "direct")}),
        ("Tới dự và chỉ đạo Hội nghị có ông Lê Văn Thử; bà Hồ Thị Nghiệm.",
         {("Lê Văn Thử", "direct"), ("Hồ Thị Nghiệm", "direct")}),
    ],
)  # fmt: skip
def test_who_says_signs_and_directs(words: str, told: set[tuple[str, str]]) -> None:
    assert parts(words) == told


@pytest.mark.parametrize(
    ("words", "present"),
    [
        ("VKSND cấp cao tại Đà Nẵng cử đại diện dự trực tiếp.", {"VKSND cấp cao tại Đà Nẵng"}),
        ("VKSND cấp cao tại Đà Nẵng cử đại diện xác minh vụ việc.", set()),
        ("Bà Hồ Thị Nghiệm trao Giấy khen cho Phòng 2 VKSND tỉnh và ông Lê Văn Thử (Phòng 8 VKSND tỉnh).",
         {"Phòng 2 VKSND tỉnh Lâm Đồng"}),
    ],
)  # fmt: skip
def test_which_bodies_are_there(words: str, present: set[str]) -> None:
    found = facts(f"Tin\n\n{MEETING}{words}", "2020-04-09").participations
    assert {part.who for part in found if part.is_unit} - {"VKSND tỉnh Lâm Đồng"} == present


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("Ngày 8/4/2020, VKSND tỉnh Lâm Đồng tổ chức Lớp tập huấn kỹ năng kiểm sát án hành chính.",
         ["Lớp tập huấn kỹ năng kiểm sát án hành chính"]),
        ("Năm 2020, VKSND tỉnh Lâm Đồng tổ chức 02 lớp tập huấn cho Kiểm sát viên.", []),
        ("Ngày 26/7/2020, VKSND huyện Di Linh gặp mặt kỷ niệm 60 năm Ngày thành lập ngành Kiểm sát nhân dân.",
         ["Buổi gặp mặt kỷ niệm 60 năm Ngày thành lập ngành Kiểm sát nhân dân"]),
        ("Ngày 8/4/2020, VKSND tối cao ban hành Hướng dẫn số 38/HD-VKSTC. Tại Kỳ họp thứ 2, Quốc hội khóa XV đã thông "
         "qua Luật số 02/2021/QH15.", ["Kỳ họp thứ 2, Quốc hội khóa XV"]),
    ],
)  # fmt: skip
def test_what_makes_a_meeting(opening: str, names: list[str]) -> None:
    found = facts(f"Tin\n\n{opening}", "2020-07-27").meetings
    assert [meeting.name for meeting in found] == names
    assert all(meeting.main == (not meeting.name.startswith("Kỳ họp")) for meeting in found)


def test_a_meeting_agreed_on_is_one_to_come() -> None:
    words = "Lãnh đạo các đơn vị thống nhất tổ chức Hội nghị tổng kết năm 2020 tại Đà Lạt vào tháng 12 tới."
    found = facts(f"Tin\n\n{MEETING}{words}", "2020-04-09").meetings
    assert [(meeting.name[:17], meeting.status) for meeting in found] == [
        ("Hội nghị giao ban", "held"),
        ("Hội nghị tổng kết", "planned"),
    ]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ông Lê Văn Thử và bà Hồ Thị Nghiệm, trước khi sắp xếp lần lượt là Phó Viện trưởng VKSND tỉnh Bến Tre và Phó "
         "Viện trưởng VKSND tỉnh Trà Vinh.",
         {("Lê Văn Thử", "VKSND tỉnh Bến Tre"), ("Hồ Thị Nghiệm", "VKSND tỉnh Trà Vinh")}),
        ("Ông Lê Văn Thử trước khi nghỉ hưu lần lượt là Trưởng phòng 9 VKSND tỉnh Bến Tre và Phó Viện trưởng VKSND "
         "tỉnh Trà Vinh.",
         {("Lê Văn Thử", "Phòng 9 VKSND tỉnh Bến Tre"), ("Lê Văn Thử", "VKSND tỉnh Trà Vinh")}),
        # decisions on others, one by one, are nobody's career
        ("Bà Hồ Thị Nghiệm lần lượt công bố:\n\n1. Quyết định số 96/QĐ-VKSTC ngày 17/4/2020 của Viện trưởng VKSND tối "
         "cao bổ nhiệm ông Lê Văn Thử giữ chức vụ Phó Viện trưởng VKSND tỉnh Bến Tre.", set()),
        ("Bà Hồ Thị Nghiệm dự. Trước đó, ông Lê Văn Thử được bổ nhiệm giữ chức vụ Viện trưởng VKSND tỉnh Trà Vinh.",
         set()),
    ],
)  # fmt: skip
def test_posts_of_the_past_are_of_those_whom_the_words_are_about(words: str, left: set[tuple[str, str]]) -> None:
    found = facts(f"Tin\n\n{MEETING}{words}", "2020-04-09").tenures
    assert {(tenure.person, tenure.unit) for tenure in found if tenure.former} == left


@pytest.mark.parametrize(
    "words",
    [
        "Năm 2020, Cụm thi đua số 3 gồm 4 thành viên: VKSND tỉnh Lâm Đồng là Cụm trưởng, VKSND tỉnh Gia Lai là Cụm "
        "phó, cùng "
        "VKSND các tỉnh Kon Tum và Đắk Lắk.",
        "Cụm thi đua số 3 họp. Năm 2020, Cụm do VKSND tỉnh Lâm Đồng làm Cụm trưởng, VKSND tỉnh Gia Lai làm Cụm phó; "
        "các thành "
        "viên còn lại là VKSND các tỉnh Kon Tum và Đắk Lắk.",
    ],
)
def test_members_of_a_cluster_stand_behind_who_leads_it(words: str) -> None:
    (cluster,) = facts(f"Tin\n\n{words}", "2020-04-09").clusters
    assert (cluster.lead, cluster.deputy) == ("VKSND tỉnh Lâm Đồng", "VKSND tỉnh Gia Lai")
    assert set(cluster.members) == {f"VKSND tỉnh {name}" for name in ("Lâm Đồng", "Gia Lai", "Kon Tum", "Đắk Lắk")}


def test_sessions_with_two_bodies_on_one_day_are_two() -> None:
    found = speakers(facts(
        "Tin\n\nSáng 16/10, Đoàn công tác VKSND tối cao có buổi làm việc với Ban Thường vụ Tỉnh ủy Lâm Đồng.\n\nBuổi "
        "chiều, "
        "đồng chí Lê Văn Thử, Phó Viện trưởng VKSND tối cao chủ trì buổi làm việc với VKSND tỉnh Lâm Đồng.\n\nĐồng "
        "chí Hồ Thị "
        "Nghiệm, Viện trưởng VKSND tỉnh Lâm Đồng báo cáo kết quả công tác."
    ))  # fmt: skip
    assert found == {"Buổi làm việc với VKSND tỉnh Lâm Đồng": {"Hồ Thị Nghiệm"}}


TWO_VISITS = (
    "VKSND tối cao làm việc tại VKSND tỉnh Gia Lai và VKSND tỉnh Đắk Lắk25/10/2025\n\n"
    "Trong hai ngày 23 và 24/10/2025, Đoàn công tác của VKSND tối cao "
    "do đồng chí Lê Văn Thử, Phó Viện trưởng VKSND tối cao dẫn đầu làm việc với VKSND hai tỉnh Gia Lai và Đắk Lắk.\n\n"
    "Chiều 23/10, dự buổi làm việc tại VKSND tỉnh Gia Lai có đồng chí Trần Văn Nghiệm, Viện trưởng VKSND tỉnh.\n\n"
    "Sáng 24/10, Đoàn làm việc với VKSND tỉnh Đắk Lắk. Tiếp Đoàn có đồng chí Phạm Văn Mẫu, Viện trưởng VKSND tỉnh.\n\n"
)


@pytest.mark.parametrize(
    ("words", "speaks_at"),
    [
        ("Tại buổi làm việc, đồng chí Hồ Thị Khảo, Trưởng phòng 1 nêu khó khăn.", {"2025-10-24"}),
        ("Tại cả hai buổi làm việc, đồng chí Hồ Thị Khảo, Trưởng phòng 1 nêu khó khăn.", {"2025-10-23", "2025-10-24"}),
    ],
)
def test_what_follows_a_visit_is_told_of_it(words: str, speaks_at: set[str]) -> None:
    found = facts(TWO_VISITS + words, "2025-10-25")
    days = {meeting.key: meeting.date for meeting in found.meetings}
    spoke = {days[part.meeting] for part in found.participations if part.who == "Hồ Thị Khảo" and part.role == "speak"}
    assert spoke == speaks_at


def test_each_visit_has_the_body_of_its_province() -> None:
    heads = {(one.person, one.unit) for one in facts(TWO_VISITS, "2025-10-25").tenures if one.title == "Viện trưởng"}
    assert heads == {("Trần Văn Nghiệm", "VKSND tỉnh Gia Lai"), ("Phạm Văn Mẫu", "VKSND tỉnh Đắk Lắk")}


SPOKEN = (
    "Tin\n\nNgày 8/4/2020, VKSND tỉnh Lâm Đồng tổ chức Lễ công bố quyết định. Đồng chí Lê Văn Thử, Viện trưởng "
    "VKSND tỉnh Lâm Đồng dự và chỉ đạo.\n\n"
)


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        (
            "Phát biểu tại buổi lễ, đồng chí Lê Văn Thử đánh giá, ông Trần Văn Nghiệm đã có nhiều đóng góp.",
            {"Lê Văn Thử"},
        ),
        ("Đồng chí Lê Văn Thử mong muốn ông Trần Văn Nghiệm nêu cao tinh thần trách nhiệm.", {"Lê Văn Thử"}),
        ("Dưới sự chủ trì của đồng chí Lê Văn Thử, các đại biểu đã phát biểu ý kiến.", set()),
        ("Các Viện trưởng VKSND cấp huyện báo cáo kết quả.", set()),
        ("Ông Trần Văn Nghiệm được bầu với 100% phiếu tán thành.", set()),
        ("Ông Trần Văn Nghiệm nêu khó khăn.", {"Trần Văn Nghiệm"}),
    ],
)
def test_who_speaks_at_a_ceremony(words: str, speakers: set[str]) -> None:
    parts = facts(SPOKEN + words, "2020-04-09").participations
    assert {part.who for part in parts if part.role == "speak"} == speakers


@pytest.mark.parametrize(
    ("words", "signers"),
    [
        ("Quyết định trên do ông Trần Văn Nghiệm, Phó Viện trưởng VKSND tối cao ký.", set()),
        ("Hai bên ký kết quy chế; ông Trần Văn Nghiệm thay mặt ký.", {"Trần Văn Nghiệm"}),
    ],
)
def test_who_signed_the_paper_that_is_announced_signs_nothing_there(words: str, signers: set[str]) -> None:
    parts = facts(SPOKEN + words, "2020-04-09").participations
    assert {part.who for part in parts if part.role == "sign"} == signers


@pytest.mark.parametrize(
    ("later", "names"),
    [
        ("Hội nghị sơ kết 6 tháng thực hiện Nghị quyết 205",
         ["Hội nghị tập huấn thực hiện Nghị quyết 205", "Hội nghị sơ kết 6 tháng thực hiện Nghị quyết 205"]),
        ("Hội nghị tập huấn triển khai thực hiện Nghị quyết 205",
         ["Hội nghị tập huấn triển khai thực hiện Nghị quyết 205"]),
    ],
)  # fmt: skip
def test_meetings_for_different_purposes_are_two(later: str, names: list[str]) -> None:
    text = (
        "VKSND tỉnh Gia Lai tập huấn\n\nNgày 15/10/2025, VKSND tỉnh Gia Lai tổ chức Hội nghị tập huấn thực hiện Nghị "
        f"quyết 205.\n\nCuối tháng 11, VKSND tỉnh tổ chức {later}, các đơn vị chuẩn bị tham luận."
    )
    assert [meeting.name for meeting in facts(text).meetings] == names


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Hội đồng xét xử gồm Thẩm phán Lê Văn Thử, Phó Chánh tòa Tòa Phúc thẩm, chủ tọa.",
         ("Lê Văn Thử", "Phó Chánh tòa", "Tòa Phúc thẩm TAND tối cao tại Hà Nội", False)),
        ("Theo đồng chí Lê Văn Thử, Phó Vụ trưởng Vụ 7 VKSND tối cao và đồng chí Phạm Văn Mẫu, Trưởng phòng thuộc Vụ.",
         ("Phạm Văn Mẫu", "Trưởng phòng", "Vụ 7 VKSND tối cao", False)),
        ("Theo Lê Văn Thử và Phạm Văn Mẫu, lần lượt là Trưởng phòng 1 và Trưởng phòng 2 VKSND tỉnh Sơn La, án đã rõ.",
         ("Phạm Văn Mẫu", "Trưởng phòng", "Phòng 2 VKSND tỉnh Sơn La", False)),
    ],
)  # fmt: skip
def test_whose_post_is_of_which_part(words: str, post: tuple[str, str, str, bool]) -> None:
    text = (
        "Ngày 14/10/2025, Tòa Phúc thẩm TAND tối cao tại Hà Nội mở phiên tòa xét kháng nghị của VKSND tỉnh Sơn La.\n\n"
        f"{words}"
    )
    found = posts(facts(text))
    assert post in found
    assert len([one for one in found if one[:2] == post[:2]]) == 1


BOTH_VISITS = (
    "VKSND tối cao làm việc tại Yên Bái\n\nNgày 16/3/2023, Đoàn công tác VKSND tối cao do đồng chí Lê Văn Thử, Phó "
    "Viện trưởng VKSND tối cao làm Trưởng đoàn đã làm việc với Ban Thường vụ Tỉnh ủy Yên Bái, sau đó đến thăm, làm "
    "việc với VKSND tỉnh.\n\nTiếp Đoàn có đồng chí Hoàng Seo Mẫu, Bí thư Tỉnh ủy Yên Bái.\n\n"
)


@pytest.mark.parametrize(
    ("opening", "there"),
    [
        ("14 giờ, tại VKSND tỉnh Yên Bái, đón Đoàn có", "Buổi làm việc với VKSND tỉnh"),
        ("Cùng dự có", "Buổi làm việc với Ban Thường vụ Tỉnh ủy Yên Bái"),
    ],
)
def test_of_two_visits_told_at_once_each_has_its_part(opening: str, there: str) -> None:
    found = facts(f"{BOTH_VISITS}{opening} đồng chí Đèo Thị Nghiệm, Viện trưởng VKSND tỉnh Yên Bái.", "2023-03-17")
    names = {meeting.key: meeting.name for meeting in found.meetings}
    assert {(m.name, m.date) for m in found.meetings} == {
        ("Buổi làm việc với Ban Thường vụ Tỉnh ủy Yên Bái", "2023-03-16"),
        ("Buổi làm việc với VKSND tỉnh", "2023-03-16"),
    }
    assert {names[part.meeting] for part in found.participations if part.who == "Đèo Thị Nghiệm"} == {there}
    assert {names[part.meeting] for part in found.participations if part.who == "Hoàng Seo Mẫu"} == {
        "Buổi làm việc với Ban Thường vụ Tỉnh ủy Yên Bái"
    }
