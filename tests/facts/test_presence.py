"""Who was at a meeting: bodies that come or agree there, and people of whom only something is told."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

MEETING = "Tin\n\nNgày 8/4/2020, VKSND tỉnh Lâm Đồng tổ chức Hội nghị giao ban công tác quý I.\n\n"
HOST = "VKSND tỉnh Lâm Đồng"


def facts(text: str) -> Extraction:
    document = read(Article("example", text, "example", published="2020-04-09"))
    return extract(document, find(document))


def present(found: Extraction, name: str = "") -> set[str]:
    """Who was at the meetings whose name begins so."""
    keys = {meeting.key for meeting in found.meetings if meeting.name.startswith(name)}
    return {part.who for part in found.participations if part.meeting in keys} - {HOST}


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("VKSND các huyện Di Linh và Lạc Dương tham dự từ điểm cầu của đơn vị mình.",
         {"VKSND huyện Di Linh tỉnh Lâm Đồng", "VKSND huyện Lạc Dương tỉnh Lâm Đồng"}),
        ("VKSND các huyện Di Linh và Lạc Dương có nhiều Kiểm sát viên tham dự kỳ thi.", set()),
        ("Tại điểm cầu trung tâm còn có đại diện Công an tỉnh Lâm Đồng, TAND tỉnh Lâm Đồng.",
         {"Công an tỉnh Lâm Đồng", "TAND tỉnh Lâm Đồng"}),
        ("Tại tỉnh Lâm Đồng còn có vướng mắc giữa Công an tỉnh Lâm Đồng và TAND tỉnh Lâm Đồng.", set()),
    ],
)  # fmt: skip
def test_bodies_that_come(words: str, there: set[str]) -> None:
    assert present(facts(MEETING + words)) == there


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Tại cuộc họp liên ngành ngày 2/3/2020, Công an tỉnh Lâm Đồng và TAND tỉnh Lâm Đồng đã thống nhất xét xử.",
         {"Công an tỉnh Lâm Đồng", "TAND tỉnh Lâm Đồng"}),
        ("Tại cuộc họp liên ngành ngày 2/3/2020, đại biểu nhắc Công an tỉnh Lâm Đồng và TAND tỉnh Lâm Đồng chậm trễ.",
         set()),
    ],
)  # fmt: skip
def test_bodies_that_agree(words: str, there: set[str]) -> None:
    assert present(facts(MEETING + words), "Cuộc họp") == there


def test_regions_of_military_bodies_share_their_form() -> None:
    text = "Tin\n\nNgày 8/4/2020, VKSQS Quân khu 3 tổ chức Hội nghị giao ban. VKSQS các khu vực 31, 32 và 33 tham dự."
    assert present(facts(text)) == {
        "Viện kiểm sát quân sự Quân khu 3",
        *(f"Viện kiểm sát quân sự khu vực {number}" for number in (31, 32, 33)),
    }


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Ông Lê Văn Thử, Trưởng phòng 2, quê huyện Di Linh.", {"Lê Văn Thử"}),
        ("Bà Hồ Thị Nghiệm nêu vụ Lê Văn Thử ở huyện Di Linh.", {"Hồ Thị Nghiệm"}),
        ("Bà Hồ Thị Nghiệm phát biểu thay ông Lê Văn Thử.", {"Hồ Thị Nghiệm"}),
        ("Bà Hồ Thị Nghiệm phát biểu bên cạnh ông Lê Văn Thử.", {"Hồ Thị Nghiệm", "Lê Văn Thử"}),
        ("Ông Lê Văn Thử, nguyên Trưởng phòng 2, bị cách chức.", set()),
        ("Cùng ngày, ông Lê Văn Thử được bổ nhiệm Trưởng phòng 2.", set()),
        ("Ảnh: Lê Văn Thử", set()),
        ("Ảnh: Lê Văn Thử - TTXVN", set()),
    ],
)  # fmt: skip
def test_people_of_whom_only_something_is_told(words: str, there: set[str]) -> None:
    assert present(facts(MEETING + words)) == there


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Chiều 8/4/2020, Đoàn kiểm sát do VKSND tỉnh Lâm Đồng chủ trì đã công bố kết luận trực tiếp kiểm sát tại Trại "
         "tạm giam.\n\nTrước đó, ngày 2/4, đoàn tổ chức buổi công bố Quyết định số 214/QĐ-VKS.\n\nDự "
         "buổi công bố kết luận có ông Lê Văn Thử, Giám thị Trại tạm giam.",
         [("Buổi công bố kết luận", "2020-04-08", {"Lê Văn Thử"}), ("Buổi công bố Quyết định", "2020-04-02", set())]),
        ("Chiều 8/4/2020, VKSND tỉnh Lâm Đồng đã có kết luận trực tiếp kiểm sát tại Trại tạm giam.", []),
    ],
)  # fmt: skip
def test_what_an_inspection_announces_is_a_meeting(words: str, names: list[tuple[str, str, set[str]]]) -> None:
    found = facts(f"Tin\n\n{words}")
    assert len(found.meetings) == len(names)
    for meeting, (name, date, there) in zip(found.meetings, names, strict=True):
        assert meeting.name.startswith(name)
        assert (meeting.date, present(found, name)) == (date, there)


def test_who_heads_the_cell_in_congress_heads_its_body() -> None:
    found = facts(
        "Tin\n\nNgày 8/4/2020, Chi bộ VKSND quận Kiến An, thành phố Hải Phòng tổ chức Đại hội nhiệm kỳ 2020 - 2025.\n\n"
        "Dự Đại hội có ông Lê Văn Thử, Phó Viện trưởng VKSND thành phố Hải Phòng.\n\nĐoàn Chủ tịch gồm các đồng chí: "
        "Hồ Thị Nghiệm, Bí thư Chi bộ, Viện trưởng; Trần Văn Mẫu, Phó Viện trưởng."
    )
    units = {(tenure.person, tenure.unit) for tenure in found.tenures}
    assert units == {
        ("Lê Văn Thử", "VKSND thành phố Hải Phòng"),
        ("Hồ Thị Nghiệm", "Chi bộ VKSND quận Kiến An thành phố Hải Phòng"),
        ("Hồ Thị Nghiệm", "VKSND quận Kiến An thành phố Hải Phòng"),
        ("Trần Văn Mẫu", "VKSND quận Kiến An thành phố Hải Phòng"),
    }


@pytest.mark.parametrize(
    ("opening", "name", "date"),
    [
        ('VKSND tỉnh Lâm Đồng tổ chức chương trình hiến máu tình nguyện "Giọt hồng" tại Đà Lạt.',
         "Chương trình hiến máu tình nguyện Giọt hồng", "2020-03-16"),
        ("VKSND tỉnh Lâm Đồng thực hiện chương trình hiến máu tình nguyện.", None, None),
    ],
)  # fmt: skip
def test_a_programme_with_a_name_is_a_meeting_on_the_day_that_is_no_anniversary(
    opening: str, name: str | None, date: str | None
) -> None:
    found = facts(f"Tin\n\nChào mừng Ngày thành lập Đoàn (26/3/1931 - 26/3/2020), ngày 16/3/2020, {opening}")
    assert [(meeting.name, meeting.date) for meeting in found.meetings] == ([(name, date)] if name else [])


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Vụ án được đưa ra bàn tại cuộc họp liên ngành ngày 2/3/2020, có sự tham gia của Công an tỉnh Lâm Đồng, TAND "
         "tỉnh "
         "Lâm Đồng.", {"Công an tỉnh Lâm Đồng", "TAND tỉnh Lâm Đồng"}),
        ("Tại cuộc họp liên ngành ngày 2/3/2020, TAND tỉnh Lâm Đồng đã đề nghị xét xử.", {"TAND tỉnh Lâm Đồng"}),
        ("Tại cuộc họp liên ngành ngày 2/3/2020, bản án của TAND tỉnh Lâm Đồng được nêu.", set()),
    ],
)  # fmt: skip
def test_bodies_that_take_part_or_say_something(words: str, there: set[str]) -> None:
    assert present(facts(MEETING + words), "Cuộc họp") == there


JOURNEY = (
    "Đoàn công tác VKSND tối cao làm việc tại Lâm Đồng\n\nTrong 2 ngày 8 và 9/4/2020, Đoàn công tác của VKSND tối cao "
    "do đồng chí Lê Văn Thử, Phó Viện trưởng VKSND tối cao làm Trưởng đoàn đã đến tỉnh Lâm Đồng.\n\n"
)


@pytest.mark.parametrize(
    ("words", "there", "status"),
    [
        ("Chiều 9/4, Đoàn làm việc với Tỉnh ủy Lâm Đồng.", {"Tỉnh ủy Lâm Đồng", "VKSND tối cao"}, "held"),
        (
            "Chiều 9/4, Đoàn làm việc với UBND tỉnh Lâm Đồng. Ngày 16/4, Đoàn sẽ làm việc với Tỉnh ủy Lâm Đồng.",
            {"Tỉnh ủy Lâm Đồng", "VKSND tối cao"},
            "planned",
        ),
        ("Chiều 9/4, đồng chí Lê Văn Thử đã làm việc với lãnh đạo Tỉnh ủy Lâm Đồng.", {"Tỉnh ủy Lâm Đồng"}, "held"),
    ],
)
def test_the_two_sides_of_a_visit(words: str, there: set[str], status: str) -> None:
    found = facts(JOURNEY + words)
    (visit,) = (meeting for meeting in found.meetings if "Tỉnh ủy" in meeting.name)
    assert {part.who for part in found.participations if part.meeting == visit.key and part.is_unit} == there
    assert visit.status == status


STORY = "Ba viện kiểm sát quận nhập một\n\nTừ ngày 1/1/2020, ba quận nhập thành một thành phố.\n\n"
HELD = "Chiều 31/12/2019, Thành ủy Hồ Chí Minh tổ chức Hội nghị công bố Nghị quyết. "


@pytest.mark.parametrize(
    ("opening", "heading", "there"),
    [
        ("", "Ai làm viện trưởng?", False),  # the story leaves the meeting, which it names but once
        ("", "", True),
        ("Tại Hội nghị công bố Nghị quyết còn có nhiều đại biểu.", "Ai làm viện trưởng?", True),
    ],
)
def test_a_story_leaves_its_meeting_at_a_heading(opening: str, heading: str, there: bool) -> None:
    said = "Ông Lê Văn Thử, Viện trưởng VKSND quận 2, cho biết đơn vị đã bàn giao hồ sơ."
    parts = (STORY + HELD + opening, heading, said, "Dân không phải nộp lại đơn, cũng không phải đi lại nhiều lần.")
    found = facts("\n\n".join(part for part in parts if part))
    assert ("Lê Văn Thử" in present(found)) is there


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Hội nghị cũng chia tay ông Lò Văn Thử, nguyên Trưởng phòng 8, nghỉ hưu từ ngày 01/5/2020.", True),
        ("Dịp này, VKSND tỉnh tặng hoa tri ân ông Lò Văn Thử nghỉ hưu theo chế độ.", True),
        ("Hội nghị thông báo đơn vị còn thiếu người, vì ông Lò Văn Thử nghỉ hưu từ năm 2019.", False),
        ("Trao đổi bên lề, cán bộ nhắc nhiều đến ông Lò Văn Thử, nghỉ hưu từ năm 2019.", False),
    ],
)
def test_of_whom_a_meeting_takes_leave_is_there(words: str, there: bool) -> None:
    assert ("Lò Văn Thử" in present(facts(MEETING + words))) is there


def test_a_post_that_is_given_is_nobody_who_is_there() -> None:
    found = facts(
        "Tin\n\nNgày 8/4/2020, VKSND tỉnh Lâm Đồng tổ chức Lễ công bố quyết định. Ông Lê Văn Thử được bổ nhiệm giữ "
        "chức Viện trưởng VKSND huyện Di Linh. Ông Thử thay ông Quan Văn Nghiệm, được bổ nhiệm giữ chức Trưởng phòng 8 "
        "VKSND tỉnh."
    )
    assert present(found) == {"Lê Văn Thử"}


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("Theo Đại tá Lê Văn Thử, Phó Giám đốc Công an tỉnh, hai ngành phối hợp tốt.", True),
        ("Theo Viện trưởng VKSND huyện Lê Văn Thử, hai ngành phối hợp tốt.", True),
        ("Theo đề nghị của đồng chí Lê Văn Thử, hai ngành phối hợp tốt.", False),
    ],
)
def test_what_is_told_after_somebody_was_said_there(words: str, speaks: bool) -> None:
    said = {part.who for part in facts(f"{MEETING}{words}").participations if part.role == "speak"}
    assert said == ({"Lê Văn Thử"} if speaks else set())


SIGNING = "Ký kết Quy chế\n\nNgày 8/4/2020, tại trụ sở VKSND tỉnh Lâm Đồng, "


@pytest.mark.parametrize(
    ("words", "signers"),
    [
        ("VKSND tỉnh và Công an tỉnh Lâm Đồng đã ký kết Quy chế phối hợp.", {HOST, "Công an tỉnh Lâm Đồng"}),
        ("VKSND tỉnh và Công an tỉnh Lâm Đồng đã ký kết Quy chế phối hợp. Đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh "
         "và Đại tá Trần Văn Nghiệm, Giám đốc Công an tỉnh đã ký Quy chế.", {"Lê Văn Thử", "Trần Văn Nghiệm"}),
        ("VKSND tỉnh tổ chức Hội nghị giao ban. VKSND tỉnh và Công an tỉnh Lâm Đồng đã ký Quy chế phối hợp năm 2018.",
         set()),
    ],
)  # fmt: skip
def test_bodies_sign_where_nobody_signs_for_them(words: str, signers: set[str]) -> None:
    assert {part.who for part in facts(f"{SIGNING}{words}").participations if part.role == "sign"} == signers


def test_a_list_of_several_goes_on_behind_semicolons() -> None:
    words = (
        "Hội nghị diễn ra dưới sự điều hành của các đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh; Trần Thị Nghiệm, Phó "
        "Viện trưởng; cùng dự có đồng chí Phạm Văn Tý, Chánh Văn phòng."
    )
    led = {part.who for part in facts(f"{MEETING}{words}").participations if part.role == "moderate"}
    assert led == {"Lê Văn Thử", "Trần Thị Nghiệm"}


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Phát biểu kết luận, đồng chí Trần Thị Nghiệm đề nghị Kiểm sát viên cần tranh luận sắc bén hơn.", False),
        ("Các đại biểu đều đánh giá cao phần tranh luận của Kiểm sát viên.", False),
        ("Kiểm sát viên phát biểu quan điểm của Viện kiểm sát.", True),
    ],
)
def test_procurators_who_are_asked_or_judged_do_nothing_there(words: str, there: bool) -> None:
    text = f"{MEETING}{words}\n\nKiểm sát viên Lê Văn Thử được phân công nghiên cứu hồ sơ."
    said = {part.who for part in facts(text).participations if part.role == "speak"}
    assert ("Lê Văn Thử" in said) is there


@pytest.mark.parametrize(
    ("words", "court"),
    [
        ("VKSND huyện Di Linh phối hợp với TAND cùng cấp", "TAND huyện Di Linh tỉnh Lâm Đồng"),
        ("VKSND huyện Di Linh, VKSND huyện Bảo Lâm phối hợp với TAND cùng cấp", None),
    ],
)
def test_of_several_bodies_none_tells_the_level(words: str, court: str | None) -> None:
    text = f'Tin Lâm Đồng\n\nNgày 8/4/2020, tại tỉnh Lâm Đồng, {words} xét xử sơ thẩm vụ án "Trộm cắp tài sản".'
    assert {unit.label for unit in facts(text).units if unit.label.startswith("TAND huyện")} == ({court} - {None})


@pytest.mark.parametrize(
    ("words", "signers"),
    [
        ("hai Viện trưởng đã ký Quy chế phối hợp.", {"Lê Văn Thử", "Trần Văn Nghiệm"}),
        ("ba Viện trưởng đã ký Quy chế phối hợp.", set()),
    ],
)
def test_a_title_with_a_number_means_as_many(words: str, signers: set[str]) -> None:
    text = (
        "Ký kết Quy chế\n\nNgày 8/4/2020, VKSND tỉnh Lâm Đồng và VKSND tỉnh Đắk Nông tổ chức Lễ ký kết Quy chế phối "
        "hợp. Dự có ông Lê Văn Thử, Viện trưởng VKSND tỉnh Lâm Đồng; ông Trần Văn Nghiệm, Viện trưởng VKSND tỉnh Đắk "
        f"Nông. Kết thúc buổi lễ, {words}"
    )
    assert {part.who for part in facts(text).participations if part.role == "sign" and not part.is_unit} == signers
