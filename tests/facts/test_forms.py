"""The forms in which a text prints a name."""

import pytest

from kg.facts.forms import printed_form
from kg.records import Article, Span
from kg.text.read import read


def form_of(printed: str) -> str | None:
    document = read(Article("a", f"Theo {printed} thì", "a.txt"))
    start = document.text.index(printed[:4])
    return printed_form(document, Span(start, start + len(printed)))


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("Viện kiểm sát nhân dân tỉnh Hậu Giang", "Viện kiểm sát nhân dân tỉnh Hậu Giang"),
        ("ban Nội chính Tỉnh ủy", "Ban Nội chính Tỉnh ủy"),
        ("Tòa án nhân dân (TAND) TP Hải Phòng", "Tòa án nhân dân (TAND) TP Hải Phòng"),
        ("Tỉnh ủy viên", "Tỉnh ủy"),
        ("96/2019/QH14", "96/2019/QH14"),
        ("BLHS", "BLHS"),
    ],
)
def test_a_name_is_kept_as_printed(printed: str, form: str) -> None:
    assert form_of(printed) == form


@pytest.mark.parametrize(
    "printed",
    [
        "VKSND tối cao, VKSND tối cao",
        "VKSND hai cấp tỉnh Thanh Hóa",
        "TAND cùng cấp",
        "TAND huyện Đắk R’lấp (tỉnh Đắk Nông",
        "VIỆN KIỂM SÁT NHÂN DÂN TỈNH HẬU GIANG",
        "1111",
    ],
)
def test_what_is_not_a_name_is_left(printed: str) -> None:
    assert form_of(printed) is None
