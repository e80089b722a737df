"""Which line of a page is what: tables of invented heads, bodies and tails."""

import pytest

from kg.records import Article, Document
from kg.text.read import read

LEAD = "Ngày 04/7/2024, VKSND tỉnh Ví Dụ tổ chức Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm 2024."
MORE = "Đồng chí Viện trưởng yêu cầu các đơn vị tiếp tục thực hiện nghiêm Chỉ thị công tác; hoàn thành các chỉ tiêu."
TITLE = "VKSND tỉnh Ví Dụ sơ kết công tác 6 tháng đầu năm 2024"


def document(*lines: str, **given: object) -> Document:
    return read(Article("x", "\n".join(lines), "x.txt", **given))  # type: ignore[arg-type]


def zones(found: Document) -> list[tuple[str, str]]:
    return [(zone.kind, found.text[zone.start : zone.end]) for zone in found.zones]


def kinds(found: Document) -> list[str]:
    return [zone.kind for zone in found.zones]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("22/08/2022", "2022-08-22"),
        ("(09/11/2013)", "2013-11-09"),
        ("24/7/2020", "2020-07-24"),
        ("6.8.2014", "2014-08-06"),
        ("07-08-2025 | 10:05", "2025-08-07"),
        ("25/05/2018 14:05", "2018-05-25"),
        ("2024-07-05 08:30:12", "2024-07-05"),
        ("Thứ hai, 19/06/2006 08:15", "2006-06-19"),
        ("Chủ Nhật, 2-1-2021, 07:30", "2021-01-02"),
        ("Thứ 5, ngày 09 tháng 4 năm 2026", "2026-04-09"),
        ("Thứ Năm, 9/4/2026, 07:00 (GMT+7)", "2026-04-09"),
        ("Thứ tư, 05/10/2022, 08:01 [GMT+7]", "2022-10-05"),
        ("08:30 | 05/07/2024", "2024-07-05"),
        ("8h30' ngày 05/07/2024", "2024-07-05"),
        ("05 tháng 7, 2024", "2024-07-05"),
        ("Đăng lúc: 10:22 - 30/09/2016", "2016-09-30"),
        ("Cập nhật lúc 16:42, Thứ sáu, 19/03/2021 (GMT+7)", "2021-03-19"),
        ("Cập nhật ngày: 15/01/2010 - 04:20", "2010-01-15"),
        ("Ngày đăng: 15/09/2023 - Số lượt xem: 128", "2023-09-15"),
        ("Ngày đăng: 03/09/2014 15:20 - Cỡ chữ A+ A-", "2014-09-03"),
        ("Đăng ngày 09.03.2020 | 214 lượt xem", "2020-03-09"),
        ("30/10/2023 | Lượt xem: 412", "2023-10-30"),
        ("27-10-2022 - 06:05 | Thời sự", "2022-10-27"),
        ("Kiemsat.vn - 17:35 12/11/2018", "2018-11-12"),
        ("QK9 - Thứ sáu, ngày 29-11-2019 07:45", "2019-11-29"),
        ("10/10/2025 | 16:20 PM | Tác giả: Lê Ví Dụ - Trần Thử", "2025-10-10"),
        ("Xuất bản lúc 07:00 05/07/2024", "2024-07-05"),
        ("Đăng ngày 09 - 07 - 2024", "2024-07-09"),
        ("Thứ ba - 19/02/2019 14:22", "2019-02-19"),
    ],
)
def test_a_stamp_under_the_headline_dates_the_article(line: str, published: str) -> None:
    found = document(TITLE, line, "", LEAD, MORE)
    assert (found.published, found.title) == (published, TITLE)
    assert kinds(found) == ["title", "dateline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 05/07/2024, đoàn công tác đến thăm.",
        "- Từ ngày 01/7/2024: Phó Viện trưởng VKSND tỉnh;",
        "Quyết định số 12/QĐ-VKS ngày 05/07/2024",
        "Hà Nội, ngày 03 tháng 9 năm 2014",
        "31/13/2020",
        "30/02/2020",
        "127/129 chỉ tiêu",
    ],
)
def test_prose_with_a_date_is_no_stamp(line: str) -> None:
    found = document(TITLE, "", line, LEAD, MORE)
    assert found.published is None
    assert "dateline" not in kinds(found)


def test_a_stamp_may_stand_above_the_headline() -> None:
    found = document("Thứ tư, 27-11-2019, 08:15", "", TITLE, "", LEAD, MORE)
    assert (found.published, found.title) == ("2019-11-27", TITLE)


@pytest.mark.parametrize("line", ["Tháng 12/2020", "Tháng 9 năm 2020", "Năm 2023"])
def test_a_month_or_a_year_alone_is_a_dateline_without_a_day(line: str) -> None:
    found = document(TITLE, "", line, "", LEAD, MORE)
    assert (found.published, zones(found)[1]) == (None, ("dateline", line))


def test_a_clock_at_the_top_of_a_page_is_not_the_day_of_publication() -> None:
    top = ["23:38 ICT Thứ ba, 20/08/2019", "Công minh, chính trực, khách quan, thận trọng, khiêm tốn !"]
    assert (
        document(*top, "Trang chủ » Tin Tức", TITLE, "Thứ ba - 19/02/2019 14:22", LEAD, MORE).published == "2019-02-19"
    )
    assert document(*top, "Trang chủ » Tin Tức", TITLE, LEAD, MORE).published is None


def test_the_first_stamp_counts() -> None:
    assert document(TITLE, "Ngày đăng: 01/7/2024", "Cập nhật: 05/7/2024", LEAD, MORE).published == "2024-07-01"


def test_a_late_stamp_counts_where_no_other_stands() -> None:
    found = document(TITLE, LEAD, MORE, "Lê Thị Ví Dụ", "Cập nhật lúc 10:20 ngày 05/7/2024")
    assert (found.published, found.authors) == ("2024-07-05", ("Lê Thị Ví Dụ",))


@pytest.mark.parametrize(
    ("first", "published", "zone"),
    [
        ("date 2020-12 ", None, "date 2020-12"),
        ("date 2025-07-02 ", "2025-07-02", "date 2025-07-02"),
        (" date 2020-12 ", None, "date 2020-12"),
    ],
)
def test_the_prefix_of_a_crawler_is_a_dateline(first: str, published: str | None, zone: str) -> None:
    found = document(first + TITLE, "", LEAD, MORE)
    assert (found.published, found.title) == (published, TITLE)
    assert zones(found)[:2] == [("dateline", zone), ("title", TITLE)]


@pytest.mark.parametrize(
    "title",
    [
        "VKSND tỉnh Ví Dụ giao ban công tác quý IV năm 2020",
        "Kháng nghị được chấp nhận vượt chỉ tiêu Quốc hội giao",
        "VKSND HUYỆN VÍ DỤ LÀM CÔNG TÁC DÂN VẬN TẠI XÃ THỬ",
        "Hội thảo “Bảo vệ người dưới 18 tuổi trong tố tụng”",
        "Đoàn kiểm sát Trại tạm giam Công an tỉnh Ví Dụ",
    ],
)
@pytest.mark.parametrize("lead", [LEAD, f"Chiều 18/5/2018, {MORE}", f"(BVPL) - {LEAD}"])
def test_a_headline_glued_to_the_lead_is_cut_off(title: str, lead: str) -> None:
    found = document(title + lead, "", MORE)
    assert found.title == title
    assert (kinds(found)[0], kinds(found)[-1]) == ("title", "body")
    assert found.zones[0].end == found.zones[1].start == len(title)


@pytest.mark.parametrize(
    "line",
    [
        "Người dùng YouTube tại TP.HCM theo dõi phiên tòa theo Nghị quyết 96/2019/QH14 và NĐ-CP của Chính phủ.",
        "Bà H'Yim và ông K’Tuyn dự Hội nghị về iPhone bị cướp giật tại huyện, ngày 04/7/2024 theo tin báo.",
    ],
)
def test_no_seam_is_seen_inside_words(line: str) -> None:
    found = document(line, MORE)
    assert (found.title, kinds(found)) == (None, ["body"])


@pytest.mark.parametrize(
    "above",
    [
        ["CỔNG THÔNG TIN ĐIỆN TỬ", "", "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "", "The People’s Procuracy"],
        ["TRANG THÔNG TIN ĐIỆN TỬ VKSND TỈNH VÍ DỤ"],
        ["TRANG THÔNG TIN ĐIỆN TỬ", "VIỆN KIỂM SÁT NHÂN DÂN TỈNH VÍ DỤ", "Trang chủ | Giới thiệu | Tin tức"],
        ["Trang chủ » Tin hoạt động » Kiểm sát thi hành án"],
        ["Bản tin kiểm sát"],
        ["Tin tức - Sự kiện"],
        ["Viện kiểm sát nhân dân tỉnh Ví Dụ"],
    ],
)
def test_what_stands_above_the_headline_is_header(above: list[str]) -> None:
    found = document(*above, TITLE, "05/07/2024", LEAD, MORE)
    assert (found.title, found.published) == (TITLE, "2024-07-05")
    assert kinds(found) == ["header", "title", "dateline", "body"]


def test_a_headline_in_capitals_under_a_banner_is_no_owner_of_the_page() -> None:
    headline = "VKSND TỈNH VÍ DỤ TỔ CHỨC PHIÊN TÒA RÚT KINH NGHIỆM"
    assert document("TRANG THÔNG TIN ĐIỆN TỬ", headline, "05/07/2024", LEAD).title == headline
    owned = document("TRANG THÔNG TIN ĐIỆN TỬ", "VKSND TỈNH VÍ DỤ", headline, "05/07/2024", LEAD)
    assert (owned.title, zones(owned)[0][0]) == (headline, "header")


def test_the_prefix_of_a_crawler_may_stand_under_a_header() -> None:
    found = document("Trang chủ | Giới thiệu", f"date 2024-07-05 {TITLE}", LEAD)
    assert (kinds(found), found.title, found.published) == (
        ["header", "dateline", "title", "body"],
        TITLE,
        "2024-07-05",
    )


def test_two_lists_of_other_news_hold_no_facts() -> None:
    lists = ("Tin liên quan", "Khởi tố hai bị can", "In bài viết", "Các tin khác", "Thêm ba bị can")
    assert kinds(document(TITLE, "05/07/2024", LEAD, *lists)) == ["title", "dateline", "body", "related"]


def test_letter_size_under_the_stamp_is_header() -> None:
    found = document(TITLE, "05/07/2024", "Cỡ chữ:  Tương phản", LEAD, MORE)
    assert kinds(found) == ["title", "dateline", "header", "body"]


def test_a_text_without_headline_is_prose_from_the_start() -> None:
    assert kinds(document(LEAD, MORE)) == ["body"]
    assert document(LEAD, MORE).title is None


def test_a_headline_on_two_lines_in_capitals_is_one() -> None:
    found = document("VKSND TỈNH VÍ DỤ TỔ CHỨC HỘI NGHỊ", "SƠ KẾT CÔNG TÁC NĂM 2024", "05/07/2024", LEAD, MORE)
    assert found.title == "VKSND TỈNH VÍ DỤ TỔ CHỨC HỘI NGHỊ SƠ KẾT CÔNG TÁC NĂM 2024"
    assert len([s for s in found.sentences if s.zone == "title"]) == 1


def test_a_headline_that_stops_is_one_above_a_stamp() -> None:
    assert (
        document("VKSND tỉnh Ví Dụ sơ kết công tác.", "05/07/2024", LEAD, MORE).title
        == "VKSND tỉnh Ví Dụ sơ kết công tác."
    )


def test_what_the_source_gives_wins() -> None:
    found = document(
        TITLE, "05/07/2024", LEAD, MORE, "Trần Ví Dụ", title="Tên  khác", published="2024-07", authors=("Lê Thử",)
    )
    assert (found.title, found.published, found.authors) == ("Tên khác", "2024-07", ("Lê Thử",))


@pytest.mark.parametrize("given", [("admin",), ("TH",), ("VKSND tỉnh Ví Dụ",), ("Ban biên tập", "PV")])
def test_given_authors_that_are_no_names_do_not_hide_the_byline(given: tuple[str, ...]) -> None:
    assert document(TITLE, LEAD, MORE, "Trần Ví Dụ", authors=given).authors == ("Trần Ví Dụ",)


@pytest.mark.parametrize(
    ("credit", "publisher"),
    [
        ("(BVPL) - ", "Báo Bảo vệ pháp luật"),
        ("(PLO)- ", "Báo Pháp luật TP.HCM"),
        ("(Dân trí) - ", "Báo Dân trí"),
        ("TTO - ", "Báo Tuổi Trẻ"),
        ("QĐND Online - ", "Báo Quân đội nhân dân"),
        ("(VLO) ", "Báo Vĩnh Long"),
        ("(Kiểm sát Online) - ", "Tạp chí Kiểm sát"),
    ],
)
def test_an_agency_before_the_lead_is_a_dateline(credit: str, publisher: str) -> None:
    found = document(TITLE, "05/07/2024", credit + LEAD, MORE)
    assert zones(found)[-1] == ("body", f"{LEAD}\n{MORE}")
    assert found.publisher == publisher


def test_an_agency_on_a_line_of_its_own() -> None:
    found = document(TITLE, "14/07/2020 14:07", "(kiemsat.vn)", LEAD, MORE)
    assert kinds(found) == ["title", "dateline", "body"]
    assert found.publisher == "Tạp chí Kiểm sát"


@pytest.mark.parametrize("line", ["02", "IMG_1234.JPG", "so-ket 2024.jpg"])
def test_numbers_and_names_of_pictures_are_furniture(line: str) -> None:
    assert ("footer", line) in zones(document(TITLE, "", LEAD, "", line, "", MORE))


def test_the_day_of_an_agency_credit_dates_the_article() -> None:
    found = document(TITLE, f"Hà Nội (TTXVN 18/9/2024) - {LEAD}", MORE)
    assert (found.published, found.publisher) == ("2024-09-18", "Thông tấn xã Việt Nam")


def test_a_place_before_the_lead_stays_in_the_prose() -> None:
    assert kinds(document(TITLE, "05/07/2024", f"Hà Nội - {LEAD}", MORE)) == ["title", "dateline", "body"]


@pytest.mark.parametrize(
    "caption",
    [
        "Toàn cảnh Hội nghị",
        "Quang cảnh hội nghị.",
        "(Ảnh: Kiểm sát viên trình chiếu sơ đồ hiện trường)",
        "Các đại biểu tham dự Hội nghị tại các điểm cầu",
        "Đồng chí Lê Ví Dụ, Vụ trưởng Vụ 99 phát biểu tại Hội nghị",
        "Đại diện lãnh đạo VKSND tỉnh Ví Dụ phát biểu tại hội nghị.",
        "Ông Lê Ví Dụ (bìa trái) trao quyết định cho ông Trần Thử.",
        "Bà Lê Thị Ví Dụ công bố bản luận tội. Ảnh: TRẦN THỬ",
        "Bị cáo Lê Ví Dụ tại tòa chiều 25-11 - Ảnh: Trần Thử",
        "PGS.TS Lê Ví Dụ khai mạc Hội thảo",
    ],
)
def test_a_caption_is_told_from_the_prose(caption: str) -> None:
    found = document(TITLE, "", LEAD, "", caption, "", MORE, MORE)
    assert ("caption", caption) in zones(found)


@pytest.mark.parametrize("second", [" phát biểu chỉ đạo tại Hội nghị", "Phát biểu chỉ đạo tại Hội nghị"])
def test_a_caption_over_two_lines_is_one_sentence(second: str) -> None:
    first = "Đồng chí Lê Ví Dụ, Phó Viện trưởng VKSND tối cao"
    found = document(TITLE, "", LEAD, "", first, second, "Đồng chí Trần Thử, Vụ trưởng Vụ 99", second, "", MORE)
    captions = [found.text[s.start : s.end] for s in found.sentences if s.zone == "caption"]
    assert captions == [
        f"{first}\n{second.strip()}",
        f"Đồng chí Trần Thử, Vụ trưởng Vụ 99\n{second.strip()}",
    ]


def test_the_line_after_the_residue_of_an_editor_is_a_caption() -> None:
    found = document(LEAD, "leftcenterrightdel", " Kiểm sát viên trao đổi nghiệp vụ.", MORE)
    assert zones(found)[1:3] == [("footer", "leftcenterrightdel"), ("caption", "Kiểm sát viên trao đổi nghiệp vụ.")]


def test_a_caption_between_the_bars_of_a_table() -> None:
    found = document(LEAD, "    |", " |", "| Học sinh đặt câu hỏi tại buổi tuyên truyền. |", MORE)
    assert ("caption", "Học sinh đặt câu hỏi tại buổi tuyên truyền.") in zones(found)


@pytest.mark.parametrize(
    "heading", ["Lạng Sơn", "Con số đặt sẵn", "2. Ai được bảo vệ?", "II. BỔ NHIỆM LẠI", '"Đủ chữ ký, chỉ thiếu cây"']
)
def test_a_short_line_without_stop_is_a_heading(heading: str) -> None:
    assert ("heading", heading) in zones(document(TITLE, "", LEAD, "", heading, "", MORE, MORE))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Trịnh Ví Dụ – kiemsat.vn", ("Trịnh Ví Dụ",)),
        ("Hoàng Ví Dụ - Phương Thử", ("Hoàng Ví Dụ", "Phương Thử")),
        ("THẾ VÍ DỤ", ("Thế Ví Dụ",)),
        ("MINH VÍ - ĐOÀN TRÚC THỬ", ("Minh Ví", "Đoàn Trúc Thử")),
        ("Bài và ảnh: THẾ LÂM VÍ DỤ", ("Thế Lâm Ví Dụ",)),
        ("Tin, ảnh: Nay Ví Dụ - VKSND huyện Thử", ("Nay Ví Dụ",)),
        ("Bài: Ví Lam; Ảnh: T3", ("Ví Lam",)),
        ("Tin bài: Thu Ví, ảnh: Minh Thử", ("Thu Ví",)),
        ("Bút ký của Lê Thị Ví Dụ", ("Lê Thị Ví Dụ",)),
        ("LÊ VÍ DỤ thực hiện", ("Lê Ví Dụ",)),
        ("Bích Ví (Văn phòng tổng hợp)", ("Bích Ví",)),
        ("Hoàng Ví Dụ (TTXVN)", ("Hoàng Ví Dụ",)),
        ("(Lê Thị Ví Dụ)", ("Lê Thị Ví Dụ",)),
        ("ThS. Lê Thị Ví Dụ - Trường Đại học Kiểm sát Hà Nội", ("Lê Thị Ví Dụ",)),
        ("VKSND huyện Thử - Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("H'Ví Niê và K’Dụ Thử", ("H'Ví Niê", "K’Dụ Thử")),
        ("Tin: Hương", ("Hương",)),
        ("PV Lê Ví Dụ", ("Lê Ví Dụ",)),
        ("TL - HQ", ()),
        ("TH", ()),
        ("P.V", ()),
        ("N.Long", ()),
        ("PV", ()),
        ("Ảnh: Lê Ví Dụ", ()),
        ("Văn phòng VKSND tỉnh", ()),
        ("Phòng 11 - VKSND TP. Cần Thơ", ()),
        ("Nguồn: VKSND quận Ví Dụ", ()),
        ("Theo baovephapluat.vn", ()),
        ("Theo TTXVN", ()),
        ("Tin, ảnh: TTXVN", ()),
    ],
)
def test_the_names_of_a_byline(line: str, authors: tuple[str, ...]) -> None:
    found = document(TITLE, "", LEAD, "", MORE, "", line)
    assert zones(found)[-1] == ("byline", line)
    assert found.authors == authors


@pytest.mark.parametrize("line", ["Lê Thị Ví Dụ", "Tác giả: Lê Thị Ví Dụ", "LÊ THỊ VÍ DỤ"])
def test_a_byline_may_stand_above_the_prose(line: str) -> None:
    found = document(TITLE, "", line, "", "09/05/2024 06:30 GMT+7", "", LEAD, MORE)
    assert (found.authors, found.published) == (("Lê Thị Ví Dụ",), "2024-05-09")
    assert kinds(found) == ["title", "byline", "dateline", "body"]


@pytest.mark.parametrize("line", ["Lạng Sơn", "Bà Rịa - Vũng Tàu", "TP. Hồ Chí Minh", "Con số đặt sẵn"])
def test_a_place_above_the_prose_is_no_author(line: str) -> None:
    assert document(TITLE, "05/07/2024", "", line, "", LEAD, MORE).authors == ()


def test_a_byline_on_the_stamp_line() -> None:
    assert document(TITLE, "Vy Ví Dụ | Thứ Năm, 9/4/2026 07:00", "", LEAD, MORE).authors == ("Vy Ví Dụ",)


@pytest.mark.parametrize("line", ["Tin, ảnh: Lê Ví Dụ", "Lê Ví Dụ"])
def test_a_byline_on_the_last_line_of_the_prose_is_cut_off(line: str) -> None:
    found = document(TITLE, "", LEAD, f"{MORE} {line}")
    assert zones(found)[-1] == ("byline", line)
    assert found.authors == ("Lê Ví Dụ",)


def test_the_signature_of_an_official_is_no_byline() -> None:
    found = document(TITLE, "", LEAD, MORE, "KT. VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG", "(đã ký)", "Lê Ví Dụ")
    assert found.authors == ()
    assert zones(found)[-1][0] == "body"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (["Tin khác đã đăng"], ["related"]),
        (["Tin liên quan:", "Khởi tố hai bị can", "Bắt tạm giam kế toán trưởng"], ["related"]),
        ([">> Khởi tố hai bị can tại huyện Thử"], ["related"]),
        (["Đọc thêm: Ba vụ ô nhiễm không có nguyên đơn"], ["related"]),
        (["Từ khóa: Cuba, hợp tác tư pháp"], ["footer"]),
        (["Tìm kiếm"], ["footer"]),
        (["Bản quyền thuộc VKSND tối cao", "Tin khác", "Khởi tố hai bị can"], ["footer", "related"]),
        (["Đồ họa: N.KH."], ["footer"]),
    ],
)
def test_what_follows_the_byline_holds_no_facts(tail: list[str], expected: list[str]) -> None:
    found = document(TITLE, "", LEAD, MORE, "", "Lê Ví Dụ", "", *tail)
    assert kinds(found)[-len(expected) :] == expected
    assert found.authors == ("Lê Ví Dụ",)


@pytest.mark.parametrize(
    "line", ["Theo chương trình, kỳ họp bế mạc ngày 10/7", "Nguồn tin về tội phạm được giải quyết đúng hạn"]
)
def test_a_last_line_of_prose_is_no_byline(line: str) -> None:
    found = document(TITLE, "", LEAD, "", MORE, "", line)
    assert (found.authors, kinds(found)[-1]) == ((), "body")


@pytest.mark.parametrize(
    "first",
    [
        "Anh - một nhân chứng - kể lại sự việc trước Hội đồng xét xử sáng nay.",
        "Năm - năm rưỡi trước, đơn vị có 12 người.",
    ],
)
def test_a_word_before_a_dash_is_no_agency(first: str) -> None:
    assert kinds(document(TITLE, "", first, MORE)) == ["title", "body"]


def test_other_news_told_in_sentences_is_prose() -> None:
    found = document(TITLE, "", LEAD, "", "Tin khác về nhân sự", "", f"- {MORE}", "", "Lê Ví Dụ")
    assert "related" not in kinds(found)
    assert zones(found)[-2] == ("body", f"- {MORE}")


def test_lines_wrapped_at_a_fixed_width_are_joined() -> None:
    words = " ".join([LEAD, MORE] * 8).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 72:
            lines.append(line.strip())
            line = ""
        line += word + " "
    found = document(*lines, line.strip())
    assert [" ".join(found.text[s.start : s.end].split()) for s in found.sentences] == [LEAD, MORE] * 8
