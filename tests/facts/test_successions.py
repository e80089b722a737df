"""Who takes whose place, and the post that the other held."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read

OLD, NEW = "Trần Văn Bảy", "Lê Văn Thử"
POST = ("Viện trưởng", "VKSND tỉnh Gia Lai")


def facts(text: str) -> Extraction:
    document = read(Article("example", f"Tin\n\nNgày 11/8/2023, {text}", "example"))
    return extract(document, find(document))


@pytest.mark.parametrize(
    "text",
    [
        f"ông {NEW}, Phó Viện trưởng VKSND tỉnh Gia Lai, thay ông {OLD} làm Viện trưởng VKSND tỉnh Gia Lai.",
        f"ông {NEW} kế nhiệm ông {OLD} giữ chức Viện trưởng VKSND tỉnh Gia Lai.",
        f"ông {NEW} - Phó Viện trưởng VKSND tỉnh Gia Lai - làm Viện trưởng VKSND tỉnh Gia Lai thay ông {OLD}.",
        f"ông {NEW} được bổ nhiệm giữ chức Viện trưởng VKSND tỉnh Gia Lai. Ông Thử thay thiếu tướng {OLD}.",
        f"ông {NEW} được bổ nhiệm làm Viện trưởng VKSND tỉnh Gia Lai thay ông {OLD}, được điều động về Vụ 7.",
    ],
)
def test_the_predecessor_held_what_the_other_comes_to_hold(text: str) -> None:
    found = facts(text)
    assert [(one.title, one.unit, one.former) for one in found.tenures if one.person == OLD] == [(*POST, True)]
    assert ("appointed", POST) in {(one.change, (one.title, one.unit)) for one in found.changes if one.person == NEW}


@pytest.mark.parametrize(
    "text",
    [
        f"ông {NEW}, Phó Viện trưởng VKSND tỉnh Gia Lai, thay ông {OLD} chủ trì hội nghị.",
        f"ông {NEW} được bổ nhiệm làm Viện trưởng VKSND tỉnh Gia Lai. Ông {OLD} chúc mừng.",
    ],
)
def test_nobody_else_held_it(text: str) -> None:
    assert [one for one in facts(text).tenures if one.person == OLD] == []
