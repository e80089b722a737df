"""Names of people in their rarer forms, one sentence each; all people are invented."""

import pytest

from kg.mentions.find import find
from kg.records import Article
from kg.text.read import read
from kg.values import PersonValue


def people(text: str) -> list[str]:
    document = read(Article("one", text, "one", published="2020-05-05"))
    return [m.value.name for m in find(document) if isinstance(m.value, PersonValue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông H'Hương Êban, Viện trưởng VKSND tỉnh, phát biểu.", ["H'Hương Êban"]),
        ("Ông K'Brối Lơ Mu đề nghị các đơn vị phối hợp.", ["K'Brối Lơ Mu"]),
        ("Khen thưởng các cá nhân: H'Blum Mlô, Kiểm sát viên trung cấp.", ["H'Blum Mlô"]),
        ("Ông Ngạc Duy Thoại, Chủ tịch UBND phường, cho biết.", ["Ngạc Duy Thoại"]),
        ("Sau đó Ông Thị Thu Sương trình bày luận tội.", ["Ông Thị Thu Sương"]),
        ("Bị truy tố có Tôn Nữ Thị Minh Nguyệt (54 tuổi) và Điểu Krêng.", ["Tôn Nữ Thị Minh Nguyệt", "Điểu Krêng"]),
        ("Riêng Đàng Thị Bun bị cáo buộc giả mạo.", ["Đàng Thị Bun"]),
        ("TAND tỉnh tuyên phạt Kim Sô Phiếp 07 năm tù.", ["Kim Sô Phiếp"]),
        ("Đại biểu - Linh mục Điểu Krêng đề nghị tuyên truyền.", ["Điểu Krêng"]),
        ("Cùng dự có BS CKII Hồ Thị Nghiệm, Phó Giám đốc Bệnh viện.", ["Hồ Thị Nghiệm"]),
        ("Đoàn thăm Trường THCS Hồ Thử.", []),
        ("Mông Thế Vụ, Chánh án TAND huyện, chủ trì.", ["Mông Thế Vụ"]),
    ],
)
def test_rare_names(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("text", ["Người Mông Thượng Nguồn, theo báo cáo, được hỗ trợ.", "Khởi tố Công ty An Phú."])
def test_peoples_and_companies_are_no_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("BẮT CHI CỤC TRƯỞNG TRONG VỤ PHÁ RỪNG", []),
        ("NGUYÊN GIÁM ĐỐC THẨM VỤ ĐÒI LẠI CĂN NHÀ", []),
        ("ĐỒNG CHÍ LÊ VĂN MẪU THĂM VKSND TỈNH VÍ DỤ", ["Lê Văn Mẫu"]),
        ("LÊ VĂN MẪU THĂM VKSND TỈNH VÍ DỤ", ["Lê Văn Mẫu"]),
    ],
)
def test_a_headline_in_capitals_names_those_whom_the_text_names(headline: str, expected: list[str]) -> None:
    body = "Ngày 05/5/2020, đồng chí Lê Văn Mẫu, Viện trưởng VKSND tối cao đã đến thăm và làm việc với đơn vị này."
    assert people(f"{headline}\n\n{body}") == [*expected, "Lê Văn Mẫu"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đoàn do ngài Kang Dae-hyun, Phó Viện trưởng dẫn đầu.", ["Kang Dae-hyun"]),
        ("Ngài Yerbolat Sarsenbayev cảm ơn.", ["Yerbolat Sarsenbayev"]),
        ("Ông Kang Dae-hyun cảm ơn.", ["Kang Dae-hyun"]),
        ("Cát được khai thác trên sông Trà Khúc.", []),
        ("Ông Trà Khúc cảm ơn.", ["Trà Khúc"]),
    ],
)
def test_guests_from_abroad_are_people_and_rivers_are_none(text: str, names: list[str]) -> None:
    assert people(f"Tin\n\n{text}") == names
