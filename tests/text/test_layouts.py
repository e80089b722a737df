"""Heads and tails of pages as portals and dailies print them and extraction garbles them. All names are invented."""

from dataclasses import dataclass

import pytest

from kg.records import Article, Document
from kg.text.read import read

LEAD = "Sáng 04/7, tại xã Thử, VKSND tỉnh Ví Dụ tổ chức Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm 2024."
MORE = "Đồng chí Viện trưởng yêu cầu các đơn vị thực hiện nghiêm Chỉ thị công tác và hoàn thành các chỉ tiêu."
TITLE = "VKSND tỉnh Ví Dụ sơ kết công tác 6 tháng đầu năm 2024"
SHOUTED = "GIÁM SÁT VIỆC CHẤP HÀNH PHÁP LUẬT TRONG TẠM GIỮ, TẠM GIAM"
DAY = "2024-07-05"


def document(*lines: str) -> Document:
    return read(Article("x", "\n".join(lines), "x.txt"))


def body(found: Document) -> str:
    return "\n".join(found.text[zone.start : zone.end] for zone in found.zones if zone.kind == "body")


@pytest.mark.parametrize(
    "line",
    [
        "(Số ra thứ sáu, ngày 05-7-2024)",
        "Số báo ra ngày 05/07/2024",
        "Số 157 ra ngày 5/7/2024",
        "7:42', 5/7/ 2024 (GMT+7)",
        "05 /07/2024 , 08:30",
        "05/ 07 / 2024",
        "Thứ Sáu, ngày 05 tháng 7 năm 2024",
        "Thứ 6 ngày 5 tháng bảy năm 2024",
        "5 Tháng Bảy, 2024",
        "Tháng Bảy 5, 2024",
        "Tháng 7 5, 2024",
        "05 Th7, 2024",
        "Friday, July 5, 2024 - 08:30",
        "5 Jul 2024",
        "2024-07-05T08:30:12+07:00",
        "2024/07/05 08:30",
        "05/07/24 08:30",
        "Thứ sáu, 05/07/24",
        "T6, 05/07/2024 - 08h30",
        "Thứ Sáu, 05/07/2024, 08:30 SA",
        "Lúc 8 giờ 30 phút, ngày 05/07/2024",
        "Ngày đăng: 05-07-2024 (Lượt đọc: 2.046)",
        "[Ngày đăng : 05/07/2024]",
        "Đã đăng vào 05/07/2024 lúc 08:30",
        "Đăng tải lúc 08:30, ngày 05/07/2024",
        "Được đăng: 05 Tháng 7 2024",
        "Bài đăng ngày 05/07/2024 | 1.204 lần đọc",
        "Cập nhật lần cuối: 08:30 05/07/2024",
        "Cập nhật: 08:30', 05/07/2024.",
        "Ngày cập nhật 05/07/2024 - Đã xem: 1204",
        "Last updated: 05/07/2024 | Views: 1204",
        "Ngày viết: 05/07/2024 - Lượt truy cập: 88",
        "Đưa tin lúc 16:20 ngày 05.07.2024",
        "Hà Nội, 05/07/2024 08:30",
        "Thứ sáu - 05/07/2024 08:30 - Đã xem: 301 - Phản hồi: 0",
        "BVD - 05/07/2024 08:30",
        "Thứ Sáu, 05/07/2024 | 08:30 | In bài viết | Chia sẻ",
        "Ngày 05/07/2024, 08:30 (GMT+7) | Chính trị - Xã hội",
        "(Đăng trên số 157, ra ngày 05/07/2024)",
        "(Báo Ví Dụ, số ra ngày 05/07/2024)",
        "bởi Lê Ví Dụ | 05/07/2024",
        "Đăng bởi: Admin, ngày 05/07/2024",
        "Thứ sáu\n05/07/2024 08:30",
        "Thứ sáu,\n05/07/2024\n08:30\n(GMT+7)",
        "Ngày đăng:\n05/07/2024",
        "Đăng lúc\n08:30\n05/07/2024",
        "Báo Ví Dụ\n05/07/2024",
    ],
)
def test_a_stamp_however_it_is_printed(line: str) -> None:
    found = document(TITLE, line, "", LEAD, MORE)
    assert (found.title, found.published, body(found)) == (TITLE, DAY, f"{LEAD}\n{MORE}")


@pytest.mark.parametrize(
    "line",
    [
        "Thứ sáu, 05/07/2024, VKSND tỉnh Ví Dụ họp báo về vụ án",
        "05/07/2024 là ngày VKSND tỉnh Ví Dụ tròn 60 năm thành lập",
        "Lúc 08h30 ngày 05/07/2024, tại xã Thử, Lê Ví Dụ bị bắt quả tang",
        "Cập nhật ngày 05/07/2024, toàn tỉnh có 12 vụ án",
        "Số ra mắt ngày 05/07/2024 gồm 12 đồng chí",
        "Quyết định số 12/QĐ-VKS ngày 05 tháng 7 năm 2024",
        "Tháng Bảy, ngày 5 năm 2024 đã ghi dấu ấn của đơn vị",
        "Tỷ lệ 05/07/24 hồ sơ",
    ],
)
def test_words_with_a_day_are_no_stamp(line: str) -> None:
    found = document(TITLE, "", f"{line}.", LEAD, MORE)
    assert found.published is None
    assert document(TITLE, LEAD, "", line, MORE).published is None


@dataclass(frozen=True)
class Head:
    name: str
    lines: tuple[str, ...]
    title: str | None = TITLE
    published: str | None = DAY
    authors: tuple[str, ...] = ()
    body: str = LEAD


HEADS = (
    Head(
        "the owner above its banner",
        (
            "VIỆN KIỂM SÁT NHÂN DÂN TỈNH VÍ DỤ",
            "Trang tin điện tử",
            "",
            "Giới thiệu | Tin tức - Sự kiện | Nghiệp vụ | Văn bản | Liên hệ",
            "",
            TITLE,
            "",
            "Đăng ngày 05/07/2024 10:41",
            "",
            LEAD,
        ),
    ),
    Head(
        "the owner and a section above the headline",
        (
            "HỘI ĐỒNG NHÂN DÂN TỈNH VÍ DỤ",
            "Hoạt động giám sát",
            "",
            SHOUTED,
            "",
            "Thứ Sáu, ngày 05 tháng 7 năm 2024",
            "",
            LEAD,
        ),
        title=SHOUTED,
    ),
    Head(
        "the owner, a section with the stamp, then the headline",
        ("VKSND KHU VỰC 99 - LÀO CAI", "Tin hoạt động | 05/07/2024 | Lượt xem: 87", "", TITLE, "", LEAD),
    ),
    Head("the owner in small letters", ("Ủy ban nhân dân tỉnh Lào Cai", "", TITLE, "05/07/2024", LEAD)),
    Head("the owner alone above a headline", ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "", TITLE, "", "05/07/2024", "", LEAD)),
    Head(
        "a headline that begins with a body",
        ("VKSND TỈNH LÀO CAI HỌP BÁO", "05/07/2024 08:30", LEAD),
        title="VKSND TỈNH LÀO CAI HỌP BÁO",
    ),
    Head(
        "a headline that begins with a body, a heading under the lead",
        ("Công an tỉnh Ví Dụ vào cuộc", "05/07/2024 08:30", LEAD, "", "Nhiều người bị lừa", "", MORE),
        title="Công an tỉnh Ví Dụ vào cuộc",
        body=f"{LEAD}\n{MORE}",
    ),
    Head("a menu above the headline", ("Trang nhất | Thời sự | Pháp luật | Bạn đọc", TITLE, "05/07/2024", LEAD)),
    Head(
        "a section that no list names, above the stamp",
        ("Công tác cán bộ", "Thứ sáu, 05/07/2024, 08:30", TITLE, "", LEAD),
    ),
    Head("a section that no list names, without a stamp", ("Góc nhìn", "", TITLE, "", LEAD), published=None),
    Head(
        "two sections that no list names",
        ("TIN TỨC", "CÔNG TÁC CỦA VIỆN KIỂM SÁT HAI CẤP", SHOUTED, "05/07/2024", LEAD),
        title=SHOUTED,
    ),
    Head(
        "a section under the clock of the page",
        ("BÁO VÍ DỤ", "Thứ hai, 08/07/2024", "Kiểm sát 24h", TITLE, "Cập nhật 08:30, 05/07/2024", LEAD),
    ),
    Head("the day before the headline", (f"05/07/2024: {TITLE}", "", LEAD)),
    Head("the day in brackets before the headline", (f"[05/07/2024] {TITLE}", "", LEAD)),
    Head("a section with the name of an office", ("Kiểm sát 24h", TITLE, "05/07/2024", LEAD)),
    Head(
        "a stretch of time before the headline",
        ("26/7/1960 - 26/7/2024: 64 năm xây dựng và trưởng thành", "", LEAD),
        title="26/7/1960 - 26/7/2024: 64 năm xây dựng và trưởng thành",
        published=None,
    ),
    Head(
        "a headline that begins with a day, above a stamp",
        ("01/7/2024: Ngày đầu vận hành VKSND khu vực", "05/07/2024 08:00", LEAD),
        title="01/7/2024: Ngày đầu vận hành VKSND khu vực",
    ),
    Head(
        "the days of a list under its headline",
        ("LỊCH CÔNG TÁC TUẦN", "(Từ ngày 01/07/2024 đến ngày 05/07/2024)", "", LEAD),
        title="LỊCH CÔNG TÁC TUẦN",
        published=None,
    ),
    Head(
        "a headline of who does what, without a stamp",
        ("Ông Lê Ví Dụ được bổ nhiệm Viện trưởng VKSND tỉnh Ví Dụ", "", LEAD),
        title="Ông Lê Ví Dụ được bổ nhiệm Viện trưởng VKSND tỉnh Ví Dụ",
        published=None,
    ),
    Head(
        "a body in capitals right above its headline",
        ("TAND TỐI CAO", "CÔNG BỐ ÁN LỆ MỚI", "05/07/2024", LEAD),
        title="CÔNG BỐ ÁN LỆ MỚI",
    ),
    Head(
        "a byline in capitals under such a headline",
        (SHOUTED, "LÊ VÍ DỤ", "05/07/2024", LEAD),
        title=SHOUTED,
        authors=("Lê Ví Dụ",),
    ),
    Head("the name of the site after a bar", (f"{TITLE} | Báo Ví Dụ", "05/07/2024", LEAD)),
    Head("the name of the site after a dash", (f"{TITLE} - Tạp chí Ví Dụ", "05/07/2024", LEAD)),
    Head(
        "an office after a dash",
        (f"{TITLE} - Phòng 9 dẫn đầu", "05/07/2024", LEAD),
        title=f"{TITLE} - Phòng 9 dẫn đầu",
    ),
    Head(
        "a labelled byline on two lines",
        (TITLE, "Tác giả:", "Lê Ví Dụ", "05/07/2024", LEAD),
        authors=("Lê Ví Dụ",),
    ),
    Head(
        "a headline that begins as a newspaper's name does",
        ("Báo động tội phạm công nghệ cao", "05/07/2024", LEAD),
        title="Báo động tội phạm công nghệ cao",
    ),
    Head(
        "a headline that begins as a caption does",
        ("Bàn giao nhiệm vụ Viện trưởng VKSND tỉnh Ví Dụ", "", "Thứ sáu, 05/07/2024 | 07:45", "", LEAD),
        title="Bàn giao nhiệm vụ Viện trưởng VKSND tỉnh Ví Dụ",
    ),
    Head(
        "a headline of who does what",
        ("Đồng chí Lê Ví Dụ giữ chức Viện trưởng VKSND tỉnh Thử", "", "Thứ sáu, 05/07/2024 | 07:45", "", LEAD),
        title="Đồng chí Lê Ví Dụ giữ chức Viện trưởng VKSND tỉnh Thử",
    ),
    Head("a stamp glued to the headline", (f"{TITLE}Ngày đăng: 05-07-2024 (Lượt đọc: 2.046)", "", LEAD)),
    Head("a clock glued to the headline", (f"{SHOUTED}08:30 | 05/07/2024", "", LEAD), title=SHOUTED),
    Head("a weekday glued to the headline", (f"{TITLE}Thứ sáu, 05/07/2024", "", LEAD)),
    Head("a site and a stamp glued to the headline", (f"{TITLE}Kiemsat.vn - 05/07/2024 16:18", "", LEAD)),
    Head("a stamp after a blank", (f"{TITLE} 05/07/2024 16:18", "", LEAD)),
    Head("a labelled stamp after a blank", (f"{TITLE} (Cập nhật: 05/07/2024)", "", LEAD)),
    Head("a stamp after a bar", (f"{TITLE} | Thứ sáu, 05/07/2024 08:30", "", LEAD)),
    Head("headline, stamp and lead glued", (f"{TITLE}Thứ sáu, 05/07/2024 08:30{LEAD}", MORE), body=f"{LEAD}\n{MORE}"),
    Head("headline, stamp and lead on one line", (f"{TITLE} Đăng lúc 08:30 05/07/2024 {LEAD}",)),
    Head("the stamp glued to the lead", (TITLE, f"Thứ sáu, 05/07/2024 | 07:45(BVD) {LEAD}")),
    Head("the stamp before the lead", (TITLE, "", f"Cập nhật: 05/07/2024 08:30 {LEAD}")),
    Head("a weekday before the agency", (TITLE, "", f"Thứ sáu, 05/07/2024 (BVD) - {LEAD}")),
    Head("the day beside the agency", (TITLE, f"(BVD 05/07/2024) - {LEAD}")),
    Head(
        "a headline with the day of an event",
        ("Kết quả Hội thi Kiểm sát viên giỏi ngày 25/6/2024", "05/07/2024", LEAD),
        title="Kết quả Hội thi Kiểm sát viên giỏi ngày 25/6/2024",
    ),
    Head(
        "a headline with the hour of an event",
        ("Lịch tiếp công dân lúc 08:00 ngày 25/6/2024", "", LEAD),
        title="Lịch tiếp công dân lúc 08:00 ngày 25/6/2024",
        published=None,
    ),
    Head(
        "a byline in capitals under the lead",
        (TITLE, "", f"(BVD)- {MORE}", "", "LÊ VÍ DỤ", "Thứ Sáu, 5/7/2024 06:15", "", LEAD),
        authors=("Lê Ví Dụ",),
        body=f"{MORE}\n{LEAD}",
    ),
    Head(
        "a stamp and a byline under the lead",
        (TITLE, "", MORE, "", "05/07/2024 06:15", "Bài, ảnh: LÊ VÍ DỤ", "", LEAD),
        authors=("Lê Ví Dụ",),
        body=f"{MORE}\n{LEAD}",
    ),
    Head("a stamp under the lead", (TITLE, "", MORE, "", "05/07/2024 06:15", "", LEAD), body=f"{MORE}\n{LEAD}"),
    Head(
        "a name in capitals in the body",
        (TITLE, "05/07/2024", "", LEAD, "", "LÊ VÍ DỤ", "", MORE),
        body=f"{LEAD}\n{MORE}",
    ),
    Head("an author after the stamp", (TITLE, "05/07/2024 08:30 Lê Ví Dụ", "", LEAD), authors=("Lê Ví Dụ",)),
    Head(
        "a labelled author before the stamp",
        (TITLE, "Tác giả: Lê Ví Dụ, 05/07/2024 08:30", "", LEAD),
        authors=("Lê Ví Dụ",),
    ),
    Head("an author below the stamp", (TITLE, "05/07/2024 08:30", "Lê Ví Dụ", "", LEAD), authors=("Lê Ví Dụ",)),
    Head(
        "a clock of the page above the menu",
        ("Thứ hai, 08/07/2024 09:00", "Trang chủ | Tin tức", TITLE, LEAD),
        published=None,
    ),
)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_the_head_of_a_page(head: Head) -> None:
    found = document(*head.lines, "", MORE)
    assert (found.title, found.published, found.authors) == (head.title, head.published, head.authors)
    assert body(found).replace("\n\n", "\n") == f"{head.body}\n{MORE}"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Bút ký: Thảo Nhi Ví", ("Thảo Nhi Ví",)),
        ("Ghi chép: LÊ VÍ DỤ", ("Lê Ví Dụ",)),
        ("Phóng sự của Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("Trường Ví - Lan Dụ", ("Trường Ví", "Lan Dụ")),
        ("TRƯỜNG VÍ – LAN DỤ", ("Trường Ví", "Lan Dụ")),
        ("MINH VÍ tổng hợp", ("Minh Ví",)),
        ("Minh Ví (tổng hợp)", ("Minh Ví",)),
        ("Minh Ví lược ghi", ("Minh Ví",)),
        ("Tổng hợp: Minh Ví", ("Minh Ví",)),
        ("Tin & ảnh: Minh Ví", ("Minh Ví",)),
        ("Tin, bài, ảnh: Minh Ví & Lê Dụ", ("Minh Ví", "Lê Dụ")),
        ("Ảnh và bài: Minh Ví", ("Minh Ví",)),
        ("Nhóm PV: Minh Ví - Lê Dụ", ("Minh Ví", "Lê Dụ")),
        ("Nhóm phóng viên", ()),
        ("Người đưa tin: Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("Lê Ví Dụ, Kiểm sát viên VKSND huyện Thử", ("Lê Ví Dụ",)),
        ("Minh Ví/VOV.VN", ("Minh Ví",)),
        ("(Theo Minh Ví)", ()),
        ("Theo Báo Ví Dụ", ()),
        ("(Nguồn: Báo Ví Dụ)", ()),
        ("N.V.D - T.H", ()),
        ("CTV Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("Trường Đại học Kiểm sát", ()),
        ("Ban Biên tập", ()),
        ("Đưa tin: Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("LÊ VÍ DỤ - MINH T.", ("Lê Ví Dụ",)),
        ("Lê Ví Dụ ./.", ("Lê Ví Dụ",)),
        ("Lê Ví Dụ-Trần Thử", ("Lê Ví Dụ", "Trần Thử")),
        ("Đại úy Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("Ban Mai", ("Ban Mai",)),
    ],
)
def test_the_byline_under_the_prose(line: str, authors: tuple[str, ...]) -> None:
    found = document(TITLE, "05/07/2024", "", LEAD, "", MORE, "", line)
    assert (found.zones[-1].kind, found.authors) == ("byline", authors)


@pytest.mark.parametrize(
    "line",
    [
        "Nghiệm thu khống / Xã Thử / Khởi tố / VKSND tỉnh Ví Dụ",
        "#Khởi tố #Ví Dụ",
        "Tags: Khởi tố, Ví Dụ",
        "Từ khóa: Khởi tố",
        "Chia sẻ",
    ],
)
def test_keywords_under_the_byline(line: str) -> None:
    found = document(TITLE, "05/07/2024", "", LEAD, "", MORE, "", "Lê Ví Dụ", "", line)
    assert ([zone.kind for zone in found.zones[-2:]], found.authors) == (["byline", "footer"], ("Lê Ví Dụ",))


@pytest.mark.parametrize("glued", ["./.Lê Ví Dụ", ".Tin, ảnh: Lê Ví Dụ", ". LÊ VÍ DỤ"])
def test_a_byline_glued_to_the_last_sentence(glued: str) -> None:
    found = document(TITLE, "05/07/2024", "", LEAD, "", MORE[:-1] + glued)
    assert (found.zones[-1].kind, found.authors) == ("byline", ("Lê Ví Dụ",))


@pytest.mark.parametrize("last", ["Hội nghị họp tại TP.Hồ Chí Minh", "Tin đăng trên trang baovidu.VN"])
def test_a_stop_within_a_name_opens_no_byline(last: str) -> None:
    found = document(TITLE, "05/07/2024", "", LEAD, "", f"{MORE} {last}")
    assert found.authors == ()
