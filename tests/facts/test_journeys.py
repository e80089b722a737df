"""Several visits told at once, guests who are received, talks that are counted or looked back to. All are invented."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read


def facts(text: str) -> Extraction:
    document = read(Article("example", text, "example", published="2026-03-20"))
    return extract(document, find(document))


def named(found: Extraction) -> list[tuple[str, str | None]]:
    return [(meeting.name, meeting.date) for meeting in found.meetings]


def there(found: Extraction, words: str) -> set[str]:
    """Who is told to be at the meeting whose name holds ``words``."""
    (key,) = (meeting.key for meeting in found.meetings if words in meeting.name)
    return {part.who for part in found.participations if part.meeting == key}


JOURNEY = (
    "Đoàn công tác làm việc tại Gia Lai\n\nNgày 18/3/2026, Đoàn công tác VKSND tối cao do đồng chí Lê Văn Thử, Phó "
    "Viện trưởng VKSND tối cao làm Trưởng đoàn đã đến thăm, làm việc với Ban Chỉ huy Bộ đội Biên phòng tỉnh Gia Lai và "
    "làm việc với VKSND tỉnh Gia Lai.\n\n"
)
FIRST = "Tại Ban Chỉ huy Bộ đội Biên phòng tỉnh Gia Lai, Đại tá Trần Văn Nghiệm phát biểu chào mừng Đoàn.\n\n"
SECOND = "Làm việc với VKSND tỉnh Gia Lai, đồng chí Hồ Thị Mẫu, Viện trưởng VKSND tỉnh Gia Lai báo cáo kết quả."


def test_visits_told_at_once_each_have_their_people() -> None:
    found = facts(JOURNEY + FIRST + SECOND)
    assert named(found) == [
        ("Buổi làm việc với Ban Chỉ huy Bộ đội Biên phòng tỉnh Gia Lai", "2026-03-18"),
        ("Buổi làm việc với VKSND tỉnh Gia Lai", "2026-03-18"),
    ]
    assert {"Trần Văn Nghiệm"} == there(found, "Biên phòng") & {"Trần Văn Nghiệm", "Hồ Thị Mẫu"}
    assert {"Hồ Thị Mẫu"} == there(found, "VKSND tỉnh") & {"Trần Văn Nghiệm", "Hồ Thị Mẫu"}


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Sáng 18/3, đồng chí Lê Văn Thử thân mật tiếp ông Yerkin Abdrakhmanov, Đại sứ Kazakhstan tại Việt Nam.", 1),
        ("Sáng 18/3, đồng chí Lê Văn Thử tiếp tục chỉ đạo đơn vị.", 0),
        ("Sáng 18/3, VKSND tỉnh Gia Lai tiếp công dân tại trụ sở.", 0),
    ],
)
def test_a_guest_who_is_received(told: str, names: int) -> None:
    text = "Hợp tác quốc tế\n\nTrong 2 ngày 18 và 19/3/2026, Đoàn đại biểu VKSND tối cao làm việc tại Gia Lai.\n\n"
    assert sum("tiếp" in name for name, _ in named(facts(text + told))) == names


TALKS = "Hội đàm với đoàn bạn\n\nSáng 18/3/2026, VKSND tỉnh Gia Lai tổ chức cuộc Hội đàm với VKSND tỉnh Ratanakiri. "


@pytest.mark.parametrize(
    ("told", "extra"),
    [
        ("Hai bên đánh giá kết quả kể từ Hội đàm lần thứ hai tháng 6/2024.", 1),
        ("Hai bên thống nhất nội dung Hội đàm.", 0),
        ("Những năm qua hai bên đã tổ chức các cuộc hội đàm thường niên.", 0),
        ("Hai bên đã tổ chức 04 cuộc hội đàm.", 0),
    ],
)
def test_talks_that_are_looked_back_to_are_others(told: str, extra: int) -> None:
    found = facts(TALKS + told + "\n\nTại Hội đàm, ông Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai phát biểu.")
    assert len(found.meetings) == 1 + extra
    (key,) = (meeting.key for meeting in found.meetings if meeting.date == "2026-03-18")
    assert [part.meeting for part in found.participations if part.who == "Lê Văn Thử"] == [key] * 1


def test_the_day_of_a_meeting_may_stand_far_behind_its_name() -> None:
    told = (
        "Hai bên nhất trí tổ chức Hội nghị giữa các viện kiểm sát hai nước về phòng, chống tội phạm qua biên giới tại "
        "thành phố Pleiku, dự kiến tổ chức ở Gia Lai vào ngày 15/9/2026."
    )
    assert "2026-09-15" in {date for _, date in named(facts(TALKS + told))}


@pytest.mark.parametrize(
    ("told", "present"),
    [
        ("VKSND tỉnh Đắk Lắk cử đại diện cùng dự.", True),
        ("VKSND tỉnh Đắk Lắk cử cán bộ đi học tập kinh nghiệm.", False),
    ],
)
def test_a_body_that_sends_somebody_is_there(told: str, present: bool) -> None:
    assert ("VKSND tỉnh Đắk Lắk" in there(facts(TALKS + told), "Hội đàm")) is present


def test_procuracies_of_the_neighbour_are_abroad() -> None:
    found = facts(
        "Hội đàm\n\nNgày 18/3/2026, VKSND tỉnh Cao Bằng hội đàm với VKSND Quảng Tây và VKSND thành phố Sùng Tả."
    )
    assert {unit.label: unit.kind for unit in found.units}["VKSND Khu tự trị dân tộc Choang Quảng Tây"] == (
        "foreign.procuracy"
    )
