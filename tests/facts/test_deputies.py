"""Deputies: of the council that sits, of the National Assembly from the province behind the name, or of neither."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article
from kg.text.read import read

COUNCIL = (
    "Kỳ họp thứ 5 HĐND tỉnh Phú Yên\n\nSáng 07/12/2021, HĐND tỉnh Phú Yên tổ chức Kỳ họp thứ 5, khóa VIII. "
    "Viện trưởng VKSND tỉnh báo cáo việc thực hiện Nghị quyết 96/2019/QH14 của Quốc hội.\n\n"
)
ASSEMBLY = (
    "Quốc hội thảo luận\n\nSáng 07/11/2023, Quốc hội thảo luận tại Kỳ họp thứ 6 về công tác của VKSND tối cao.\n\n"
)


@pytest.mark.parametrize(
    ("head", "text", "title", "unit"),
    [
        (COUNCIL, "Đại biểu Lê Văn Thử (huyện Sông Hinh) chất vấn.", "Đại biểu", "HĐND tỉnh Phú Yên"),
        (COUNCIL, "Đại biểu Lê Văn Thử (thành phố Phú Yên) chất vấn.", "Đại biểu", "HĐND tỉnh Phú Yên"),
        (ASSEMBLY, "ĐB Lê Văn Thử (Phú Yên) chất vấn.", "Đại biểu Quốc hội tỉnh Phú Yên", "Quốc hội"),
        (ASSEMBLY, "ĐBQH Lê Văn Thử, Phó Trưởng đoàn ĐBQH tỉnh Phú Yên, đồng tình.", "Đại biểu Quốc hội tỉnh Phú Yên",
         "Quốc hội"),
        (ASSEMBLY, "Đại biểu Lê Văn Thử chất vấn về công tác tại Phú Yên.", None, None),
    ],
)  # fmt: skip
def test_whose_deputy_somebody_is(head: str, text: str, title: str | None, unit: str | None) -> None:
    document = read(Article("example", head + text, "example"))
    told = [one for one in extract(document, find(document)).tenures if one.title.startswith("Đại biểu")]
    assert [(one.person, one.title, one.unit) for one in told] == ([("Lê Văn Thử", title, unit)] if title else [])
