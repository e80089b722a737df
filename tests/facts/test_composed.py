"""Names of bodies put together from what stands around them: short forms inside, parents after, areas of their own."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

HEAD = "Tin\n\nNgày 06/8/2024, VKSND tỉnh Bắc Ninh tổ chức Hội nghị giao ban công tác tháng 7.\n\n"


def found(text: str) -> Extraction:
    document = read(Article("example", HEAD + text, "example"))
    return extract(document, find(document))


def labels(text: str) -> set[str]:
    return {unit.label for unit in found(text).units}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Cơ quan Cảnh sát điều tra (CSĐT) Công an tỉnh Hà Nam khởi tố vụ án.",
         "Cơ quan Cảnh sát điều tra Công an tỉnh Hà Nam"),
        ("Vụ án xảy ra tại Ban Quản lý dự án (BQLDA) đầu tư xây dựng huyện Tân Lạc.",
         "Ban Quản lý dự án đầu tư xây dựng huyện Tân Lạc tỉnh Hòa Bình"),
        ("Dự có đại diện Phòng 1, Phòng 2 VKSND tỉnh Hà Nam.", "Phòng 1 VKSND tỉnh Hà Nam"),
        ("Các kiểm sát viên Phòng 3 đã ban hành 6 yêu cầu điều tra.", "Phòng 3 VKSND tỉnh Bắc Ninh"),
        ("Bổ nhiệm:\n\n- Ông Lê Văn Thử, Trưởng phòng 2: Phó Viện trưởng VKSND tỉnh Hà Nam.",
         "Phòng 2 VKSND tỉnh Hà Nam"),
        ("Phó Bí thư Huyện ủy Tiên Du phát biểu.", "Huyện ủy Tiên Du tỉnh Bắc Ninh"),
        ("Dự có Phó Cục trưởng Cục Điều tra hình sự Bộ Quốc phòng.", "Cục Điều tra hình sự Bộ Quốc phòng"),
        ("Dự có Phó Cục trưởng Cục Điều tra phụ trách phía Nam.", "Cục Điều tra VKSND tối cao"),
        ("Dự có Phó Vụ trưởng Vụ Pháp chế và Quản lý khoa học TAND tối cao.",
         "Vụ Pháp chế và Quản lý khoa học TAND tối cao"),
        ("Dự có Phó Vụ trưởng Vụ Pháp luật hình sự - hành chính (Bộ Tư pháp).",
         "Vụ Pháp luật hình sự - hành chính Bộ Tư pháp"),
        ("Đoàn Thanh niên Công an tỉnh Hà Nam tặng quà.", "Đoàn Thanh niên Công an tỉnh Hà Nam"),
        ("Chi đoàn Phòng 8 VKSND tỉnh Hà Nam tặng quà.", "Chi đoàn Phòng 8 VKSND tỉnh Hà Nam"),
        ("Dự có Viện trưởng VKSQS các quân khu: 1, 2 và 7.", "Viện kiểm sát quân sự Quân khu 2"),
        ("Đồng chí nhận Bằng khen của Ban Thường vụ Tỉnh đoàn Bắc Ninh.", "Ban Thường vụ Tỉnh đoàn Bắc Ninh"),
        ("Dự có đại diện Hội Phụ nữ VKSND tỉnh Bắc Ninh.", "Hội Phụ nữ VKSND tỉnh Bắc Ninh"),
        ("Kiến nghị gửi UBND các phường Thử, Nghiệm và Hiệp hội Sầu riêng tỉnh Đắk Lắk.",
         "Hiệp hội Sầu riêng tỉnh Đắk Lắk"),
        ("Các phòng báo cáo về Văn phòng tổng hợp trước ngày 25/8.", "Văn phòng tổng hợp VKSND tỉnh Bắc Ninh"),
        ("Ngày 9/8, Công đoàn cơ sở VKSND tỉnh Hà Nam bầu Ủy ban Kiểm tra Công đoàn cơ sở VKSND tỉnh Hà Nam.",
         "Ủy ban Kiểm tra Công đoàn cơ sở VKSND tỉnh Hà Nam"),
        ("Theo Kế hoạch của Ban Thường vụ Công đoàn Viên chức tỉnh, các đơn vị thi đua.",
         "Ban Thường vụ Công đoàn Viên chức tỉnh Bắc Ninh"),
        ("Khách mời có ông Lê Văn Thử, Phó Trưởng ban Nội chính Trung ương.", "Ban Nội chính Trung ương"),
        ("Dự có bà Lê Thị Thử, Trưởng ban Công tác đại biểu thuộc Ủy ban Thường vụ Quốc hội.",
         "Ban Công tác đại biểu"),
        ("Dự có Trung tướng Lê Văn Thử, Cục trưởng Cục Tổ chức cán bộ.", "Cục Tổ chức cán bộ Bộ Công an"),
        ("Cụm đề nghị Hội đồng Thi đua - Khen thưởng VKSND tỉnh Hà Nam xem xét.",
         "Hội đồng Thi đua - Khen thưởng VKSND tỉnh Hà Nam"),
        ("Đoàn kiểm sát tại Phân trại số 1, Trại giam Số 3.", "Phân trại số 1 Trại giam số 3 Bộ Công an"),
        ("Đoàn kiểm sát Phân trại tạm giam Nam Thử.", "Phân trại tạm giam Nam Thử"),
        ("Khởi tố Giám đốc Công ty TNHH Sản xuất, thương mại, dịch vụ Bạch Mai.",
         "Công ty TNHH Sản xuất, thương mại, dịch vụ Bạch Mai"),
        ("Dự án vay vốn Ngân hàng TMCP Quân đội.", "Ngân hàng TMCP Quân đội"),
        ("Vụ án xảy ra tại Trung tâm Ứng cứu sự cố mạng máy tính Việt Nam.",
         "Trung tâm Ứng cứu sự cố mạng máy tính Việt Nam"),
        ("Hội nghị tại Trung tâm Hội nghị thành phố Hải Phòng.", "Trung tâm Hội nghị thành phố Hải Phòng"),
        ("Dự có đại diện Ban Chỉ huy Quân sự phường Kinh Bắc.", "Ban Chỉ huy Quân sự phường Kinh Bắc tỉnh Bắc Ninh"),
        ("Dự có Trưởng Ban Kinh tế - Xã hội HĐND phường Kinh Bắc.",
         "Ban Kinh tế - xã hội HĐND phường Kinh Bắc tỉnh Bắc Ninh"),
        ("Dự có Chủ nhiệm Ủy ban Kiểm tra Đảng ủy phường Kinh Bắc.",
         "Ủy ban Kiểm tra Đảng ủy phường Kinh Bắc tỉnh Bắc Ninh"),
        ("Luật sư Lê Thị Thử, Trưởng Văn phòng Luật sư Khôi Thử, bào chữa.", "Văn phòng Luật sư Khôi Thử"),
        ("Dự có Phó Hiệu trưởng Đại học Ngân hàng TP.HCM.", "Đại học Ngân hàng TP.HCM"),
        ("Dự có Phó Giám đốc phụ trách Ban Giám đốc Học viện Ngân hàng.", "Học viện Ngân hàng"),
        ("Dự có Chánh Văn phòng HĐND tỉnh Lê Văn Thử.", "Văn phòng HĐND tỉnh Bắc Ninh"),
        ("Văn phòng Cơ quan Cảnh sát điều tra Công an tỉnh Hà Nam ra quyết định, VKSND cùng cấp phê chuẩn.",
         "VKSND tỉnh Hà Nam"),
        ("Dự có ông Lê Văn Thử, Phó Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối.",
         "Ủy ban Kiểm tra Đảng ủy Khối các cơ quan tỉnh Bắc Ninh"),
    ],
)  # fmt: skip
def test_a_body_is_named_whole(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # a bracket that is no short form of the part; a list whose next item is another kind of part
        ("Cơ quan Cảnh sát điều tra (Đội 3) và Công an tỉnh Hà Nam phối hợp.",
         "Cơ quan Cảnh sát điều tra Công an tỉnh Hà Nam"),
        ("Dự có đại diện Phòng 1 VKSND tỉnh Bắc Ninh, Phòng 2 VKSND tỉnh Hà Nam.", "Phòng 1 VKSND tỉnh Hà Nam"),
        ("Khởi tố Lê Văn Thử, nguyên Giám đốc Trung tâm và Hồ Thị Nghiệm, kế toán.", "Trung tâm và Hồ Thị Nghiệm"),
        ("Kiến nghị gửi UBND các phường Thử, Nghiệm và Hiệp hội Sầu riêng tỉnh Đắk Lắk.",
         "UBND phường Hiệp tỉnh Bắc Ninh"),
        ("Trung tâm Bảo vệ người tiêu dùng thông báo.", "Trung tâm Bảo"),
        ("Ông Lê Văn Thử, trình độ Đại học Luật, là Kiểm sát viên.", "Đại học Luật"),
        ("Khách mời có ông Lê Văn Thử, Phó Trưởng ban Nội chính Tỉnh ủy.", "Ban Nội chính Trung ương"),
        ("Dự có ông Lê Văn Thử, Phó Bí thư Đảng ủy Khối doanh nghiệp tỉnh.", "Đảng ủy Khối các cơ quan tỉnh Bắc Ninh"),
        ("Dự có ông Lê Văn Thử, Bí thư Đảng ủy Khối Doanh nghiệp Trung ương.",
         "Đảng ủy Khối các cơ quan tỉnh Bắc Ninh"),
    ],
)  # fmt: skip
def test_a_body_is_named_no_further(text: str, label: str) -> None:
    assert label not in labels(text)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Công ty CP Địa ốc Thử lừa bán. Chủ tịch Công ty cổ phần địa ốc Thử bị khởi tố.", 1),
        ("Công ty Cổ phần Tiến bộ Thử (Công ty ATH) trúng thầu. Giám đốc Công ty ATH bị khởi tố.", 1),
        ("Công ty TNHH Thương mại Bạch Mai - Bavi bị khởi kiện. Công ty Bạch Mai kháng cáo.", 1),
        ("Công ty TNHH Bạch Mai (Tập đoàn ATH) trúng thầu. Tập đoàn ATH có vốn nước ngoài.", 2),
        ("Ngân hàng TMCP Nam Thử và Ngân hàng TMCP Nam Thử - Chi nhánh Bình Dương.", 2),
        ("Công ty Bạch Mai và Công ty Bạch Đằng trúng thầu.", 2),
    ],
)
def test_a_company_is_one_under_all_its_names(text: str, companies: int) -> None:
    assert len({unit.label for unit in found(text).units if unit.kind in ("company", "bank")}) == companies


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Thẩm phán Lê Văn Thử, TAND tỉnh Hà Nam, làm chủ tọa.", "TAND tỉnh Hà Nam"),
        ("Kiểm sát viên Lê Văn Thử, TAND tỉnh Hà Nam trả hồ sơ.", None),  # the next clause begins with the court
    ],
)
def test_a_body_between_commas_is_that_of_the_rank_before_the_name(text: str, unit: str | None) -> None:
    assert [tenure.unit for tenure in found(text).tenures if tenure.person == "Lê Văn Thử"] == [unit]


def test_what_a_congress_elects_is_of_the_union_that_holds_it() -> None:
    told = found(
        "Chiều 22/9, Công đoàn cơ sở VKSND tỉnh Bắc Ninh tổ chức Đại hội lần thứ VIII. Dự có ông Đinh Văn Mẫu, Phó "
        "Chủ tịch Liên đoàn Lao động tỉnh.\n\n"
        "Ông Đinh Văn Mẫu trao Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh.\n\n"
        "Đại hội đã bầu Ban Chấp hành gồm 2 ủy viên: Lê Văn Thử, Trần Thị Nghiệm. Ban Chấp hành bầu bà Trần Thị Nghiệm "
        "giữ chức Chủ tịch."
    )
    union = "Công đoàn cơ sở VKSND tỉnh Bắc Ninh"
    held = {(tenure.person, tenure.title, tenure.unit) for tenure in told.tenures}
    assert ("Trần Thị Nghiệm", "Chủ tịch", union) in held
    assert ("Lê Văn Thử", "Ủy viên", f"Ban Chấp hành {union}") in held
    assert ("Đinh Văn Mẫu", "Phó Chủ tịch", "Liên đoàn Lao động tỉnh Bắc Ninh") in held


def test_who_heads_a_committee_is_no_part_of_its_name() -> None:
    told = found("Tại huyện Tiên Du, Phó Bí thư Huyện ủy Lò Thị Mến cho biết đơn vị đã hoàn thành nhiệm vụ.")
    assert "Lò Thị Mến" in {person.name for person in told.people}
    assert not any("Mến" in unit.label for unit in told.units)


def test_who_heads_a_commune_is_no_part_of_its_name() -> None:
    told = found("Phó Bí thư Đảng ủy, Chủ tịch UBND phường Kinh Bắc Tô Thị Mến tiếp Đoàn. Dự có UBND phường Kinh Bắc.")
    assert ("Tô Thị Mến", "Chủ tịch", "UBND phường Kinh Bắc tỉnh Bắc Ninh") in {
        (tenure.person, tenure.title, tenure.unit) for tenure in told.tenures
    }
    assert ("Tô Thị Mến", "Phó Bí thư", "Đảng ủy phường Kinh Bắc tỉnh Bắc Ninh") in {
        (tenure.person, tenure.title, tenure.unit) for tenure in told.tenures
    }
    assert "UBND xã Ea Hơ Leo tỉnh Bắc Ninh" in labels("Đoàn làm việc với UBND xã Ea Hơ Leo.")


def test_a_province_after_a_title_is_nobody() -> None:
    told = found("Cựu phó chủ tịch Phú Yên bị đề nghị 5 năm tù.")
    assert "Phú Yên" not in {person.name for person in told.people}
    assert not found("Đoàn vào Lăng viếng Chủ tịch Hồ Chí Minh.").people


VENUE = (
    "Cụm thi đua số 8 gồm VKSND các tỉnh: Khánh Hòa, Phú Yên, Ninh Thuận, Bình Thuận và Lâm Đồng.\n\n"
    "Ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh dự."
)


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("TP. Phan Rang - Tháp Chàm", "UBND tỉnh Ninh Thuận"),
        ("thành phố Đà Lạt", "UBND tỉnh Lâm Đồng"),
        ("tỉnh Phú Yên", "UBND tỉnh Phú Yên"),
    ],
)
def test_an_article_is_at_home_where_it_takes_place(place: str, unit: str) -> None:
    text = f"Tin\n\nNgày 12/7/2024, tại {place}, Cụm thi đua số 8 tổ chức Hội nghị sơ kết. {VENUE}"
    document = read(Article("example", text, "example"))
    held = extract(document, find(document)).tenures
    assert [tenure.unit for tenure in held if tenure.person == "Lê Văn Thử"] == [unit]


def test_a_province_is_that_of_the_nearest_committee() -> None:
    text = (
        "Tin\n\nSáng 14/3/2023, VKSND tối cao trao quyết định cho lãnh đạo VKSND ba tỉnh: Tuyên Quang, Bình Phước, Sóc "
        "Trăng.\n\nBan Thường vụ Tỉnh ủy Bình Phước đã chỉ định đồng chí Lê Văn Thử giữ chức Bí thư Ban cán sự đảng "
        "VKSND tỉnh."
    )
    document = read(Article("example", text, "example"))
    changes = extract(document, find(document)).changes
    assert {change.unit for change in changes} == {"Ban cán sự đảng VKSND tỉnh Bình Phước"}
