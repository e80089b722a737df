"""What is asked of units, meetings and documents. All is invented."""

from types import ModuleType

import pytest

from kg.identity.judgements import Judgements
from kg.identity.questions import Question
from kg.identity.resolve import Resolver
from kg.judgements.rows import Judgement
from kg.records import ArticleFacts, LegalDocument, Meeting, Span, Unit

HERE = (Span(0, 4),)
CA_MAU = "VKSND tỉnh Cà Mau"


def asked(*articles: ArticleFacts, judgements: tuple[Judgement, ...] = ()) -> list[Question]:
    resolver = Resolver(judgements=Judgements(judgements))
    for article in articles:
        resolver.add(article)
    resolver.identities()
    return [question for question in resolver.questions() if question.kind != "person"]


def codes(question: Question) -> dict[str, bool]:
    return {sign.code: sign.speaks_for for sign in question.signs}


def held(helpers: ModuleType, number: int, name: str, date: str | None, host: str = CA_MAU, day: str = "2024-07-05",
         place: str | None = None) -> ArticleFacts:  # fmt: skip
    meeting = Meeting("m", name, "conference", date=date, place=place, organisers=(host,))
    article: ArticleFacts = helpers.article(str(number), day, meetings=(meeting,), units=helpers.units(host))
    return article


LIKE, UNLIKE = "Hội nghị tập huấn chuyên sâu nghiệp vụ", "Lễ trao quyết định bổ nhiệm"
NAME = "Hội nghị tập huấn kỹ năng kiểm sát án dân sự"


@pytest.mark.parametrize(
    ("name", "date", "more", "signs"),
    [
        (LIKE, "2024-07-04", {}, {"day": True, "hosts": True, "words": True}),
        (NAME, "2024-07-04", {"place": "Hà Nội"}, {"day": True, "hosts": True, "words": True, "places": False}),
        (NAME, None, {}, {"hosts": True, "words": True, "undated": False}),
        (NAME, None, {"day": "2021-07-05"}, None),
        (LIKE, None, {}, None),
        (UNLIKE, "2024-07-04", {}, None),
        (LIKE, "2024-07-05", {}, None),
        (LIKE, "2024-07-04", {"host": "VKSND tỉnh Bắc Ninh"}, None),
    ],
)
def test_meetings(
    helpers: ModuleType, name: str, date: str | None, more: dict[str, str], signs: dict[str, bool] | None
) -> None:
    found = asked(held(helpers, 1, NAME, "2024-07-04", place="Cà Mau"), held(helpers, 2, name, date, **more))
    assert [codes(question) for question in found] == ([signs] if signs else [])


def cited(helpers: ModuleType, number: int, printed: str, year: str | None, title: str | None) -> ArticleFacts:
    one = LegalDocument("d", "Kết luận", number=printed, date=year, title=title, issuer="Bộ Chính trị", mentions=HERE)
    article: ArticleFacts = helpers.article(str(number), "2025-01-01", documents=(one,))
    return article


def test_documents_of_one_number(helpers: ModuleType) -> None:
    years = [
        cited(helpers, 1, "84-KL/TW", "2020-07-29", "về cải cách tư pháp"),
        cited(helpers, 2, "84-KL/TW", "2024-06-21", "về văn học nghệ thuật thời kỳ mới"),
    ]
    vague, short, clear = (
        cited(helpers, 3, "84-KL/TW", None, None),
        cited(helpers, 4, "84", None, None),
        cited(helpers, 5, "84-KL/TW", None, "về văn học nghệ thuật"),
    )
    assert asked(*years, clear) == []
    for open_end in (vague, short):
        found = asked(*years, open_end)
        assert len(found) == 2
        assert all(codes(question)["several"] is False for question in found)
        assert {question.a_id for question in found} | {question.b_id for question in found} > {found[0].a_id}
        answer = Judgement("document", "unsure", found[0].a, found[0].b)
        assert len(asked(*years, open_end, judgements=(answer,))) == 1


def test_units_whose_labels_may_be_one(helpers: ModuleType) -> None:
    def shown(number: int, label: str) -> ArticleFacts:
        unit = Unit(label, "enforcement", None, (), None, None, mentions=HERE)
        article: ArticleFacts = helpers.article(str(number), "2024-01-01", units=(unit,))
        return article

    (question,) = asked(shown(1, "Chi cục Mỹ Lý"), shown(2, "Chi cục Mĩ Lý"))
    assert codes(question) == {"letters": True}
    (question,) = asked(shown(1, "Chi cục Mỹ Lý"), shown(2, "Chi cuc My Ly"))
    assert codes(question) == {"letters": True}
    assert asked(shown(1, "Chi cục Mỹ Lý"), shown(2, "Chi cục Mỹ Lỵ")) == []


def test_a_full_name_that_two_bear(helpers: ModuleType) -> None:
    def shown(number: int, label: str, full: str | None = None) -> ArticleFacts:
        unit = Unit(label, "enforcement", full, (), None, None, mentions=HERE)
        article: ArticleFacts = helpers.article(str(number), "2024-01-01", units=(unit,))
        return article

    full = "Viện Nghiên cứu Kinh tế"
    assert asked(shown(1, "Viện A", full), shown(2, full)) == []
    found = asked(shown(1, "Viện A", full), shown(2, full), shown(3, "Viện B", full))
    assert [codes(question) for question in found] == [{"full_name": True, "several": False}] * 2
