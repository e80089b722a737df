"""Documents as articles print them: what sets two apart, and what is left incomplete."""

from collections.abc import Mapping

import pytest

from kg.identity.resolve import identify
from kg.pipeline.read import facts_of
from kg.records import Article, ArticleFacts

TEXTS = {
    "2022-12-21": """\
VKSND tỉnh Hậu Giang quán triệt chỉ thị

Ngày 20/12/2022, VKSND tỉnh Hậu Giang tổ chức Hội nghị triển khai Chỉ thị số 01/CT-VKSTC ngày 16/12/2022 của Viện \
trưởng VKSND tối cao về công tác của Ngành năm 2023. Hội nghị cũng quán triệt Kết luận số 84-KL/TW ngày 29/7/2020 của \
Bộ Chính trị về tổng kết Chiến lược cải cách tư pháp.
""",
    "2023-12-21": """\
VKSND tỉnh Hậu Giang triển khai công tác năm 2024

Ngày 20/12/2023, VKSND tỉnh Hậu Giang tổ chức Hội nghị triển khai Chỉ thị số 01/CT-VKSTC ngày 15/12/2023 của Viện \
trưởng VKSND tối cao về công tác của Ngành năm 2024. Các đại biểu thảo luận Chỉ thị số 01/CT-VKSTC.
""",
    "2024-08-21": """\
VKSND tỉnh Hậu Giang học tập kết luận

Ngày 20/8/2024, VKSND tỉnh Hậu Giang tổ chức Hội nghị quán triệt Kết luận số 84-KL/TW ngày 21/6/2024 của Bộ Chính trị \
về phát triển nền văn học, nghệ thuật trong thời kỳ mới. Hội nghị nhắc lại Chỉ thị 01.
""",
}
"""Invented news of real documents, by the day of publication."""


@pytest.fixture(scope="module")
def named() -> Mapping[str, set[str]]:
    """The readable part of the id of each document that each article names."""
    articles: list[ArticleFacts] = []
    for day, text in TEXTS.items():
        found = facts_of(Article(day, text, f"{day}.txt", published=day))
        articles.append(found)
    paths = identify(articles).paths
    return {
        article.published or "": {
            path.partition("/")[2].rpartition("--")[0]
            for (kind, _), path in paths[article.id].items()
            if kind == "document"
        }
        for article in articles
    }


def test_a_directive_of_the_same_number_every_year(named: Mapping[str, set[str]]) -> None:
    assert "chi-thi-1-ct-vkstc-2022" in named["2022-12-21"]
    assert named["2023-12-21"] == {"chi-thi-1-ct-vkstc-2023"}


def test_two_conclusions_of_one_number(named: Mapping[str, set[str]]) -> None:
    assert "ket-luan-84-kl-tw-2020" in named["2022-12-21"]
    assert "ket-luan-84-kl-tw-2024" in named["2024-08-21"]


def test_a_short_form_that_could_be_any_stays_incomplete(named: Mapping[str, set[str]]) -> None:
    assert named["2024-08-21"] - {"ket-luan-84-kl-tw-2024"} == {"chi-thi-1"}
