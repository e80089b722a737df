"""Judgements against articles: sides are found, and what can't hold is refused. The people are invented."""

from types import ModuleType

import pytest

from kg.identity.resolve import Resolver
from kg.identity.settle import settle
from kg.judgements.file import Placed
from kg.judgements.rows import Judgement, Sight
from kg.records import ArticleFacts, Cluster, Identities, LegalDocument, Meeting, Span

NAME = "Đoàn Thị Thúy Hòa"
CA_MAU, BAC_NINH, GIA_LAI = (f"VKSND tỉnh {name}" for name in ("Cà Mau", "Bắc Ninh", "Gia Lai"))


@pytest.fixture
def articles(helpers: ModuleType) -> list[ArticleFacts]:
    shown = zip(
        ("một", "hai", "ba"), ("2024-01-01", "2022-01-01", "2020-01-01"), (CA_MAU, BAC_NINH, GIA_LAI), strict=True
    )
    return [helpers.sighting(name, day, NAME, ("Viện trưởng", body)) for name, day, body in shown]


def settled(articles: list[ArticleFacts], *rows: Judgement) -> tuple[Identities, list[int], dict[int, str]]:
    """The identities, the lines that hold, and what is wrong with the others."""
    resolver = Resolver()
    for article in articles:
        resolver.add(article)
    placed = [Placed(row, "file", number) for number, row in enumerate(rows, start=1)]
    identities, held, problems = settle(placed, resolver)
    return identities, [row.line for row in held], {problem.line or 0: str(problem) for problem in problems}


def says(verdict: str, a: Sight, b: Sight, kind: str = "person") -> Judgement:
    return Judgement(kind, verdict, a, b)  # type: ignore[arg-type]


def person(identities: Identities, article: ArticleFacts) -> str:
    return identities.paths[article.id]["person", NAME]


def test_ids_of_the_graph_name_people_too(articles: list[ArticleFacts]) -> None:
    plain, _, _ = settled(articles)
    ids = [person(plain, article) for article in articles]
    row = says("same", ("", f"https://w3id.org/vks/id/{ids[0]}"), ("", ids[1]))
    identities, held, problems = settled(articles, row, says("different", ("", ids[0]), (articles[2].id, NAME)))
    assert (held, problems) == ([1, 2], {})
    assert person(identities, articles[0]) == person(identities, articles[1]) != person(identities, articles[2])


def test_unknown_sides_are_refused_with_what_is_known(articles: list[ArticleFacts]) -> None:
    here = (articles[0].id, NAME)
    changed = f"{articles[1].id.rpartition('--')[0]}--00000000"
    _, held, problems = settled(
        articles,
        says("same", here, (articles[1].id, "Đoàn Thị Thúy Hoa")),
        says("same", here, ("không-có--00000000", NAME)),
        says("same", here, (changed, NAME)),
        says("same", here, ("", "person/khong-co--00000000")),
        says("same", here, ("", "org/khong-co--00000000")),
        says("unsure", here, (articles[1].id, NAME)),
    )
    assert held == [6]
    assert f"it has “{NAME}”" in problems[1]
    assert "no article không-có--00000000 names a person" in problems[2]
    assert f"perhaps it is now {articles[1].id}" in problems[3]
    assert "has the id person/khong-co--00000000" in problems[4]
    assert set(problems) == {1, 2, 3, 4, 5}
    assert all(text.startswith(f"file:{line}: ") for line, text in problems.items())


def test_a_chain_that_contradicts_itself_is_left_out_as_a_whole(articles: list[ArticleFacts]) -> None:
    a, b, c = ((article.id, NAME) for article in articles)
    identities, held, problems = settled(
        articles, says("same", a, b), says("same", b, c), says("different", a, c), says("unsure", a, b)
    )
    assert held == [4]
    assert set(problems) == {1, 2, 3}
    assert "contradicts file:1, file:2: they can't all hold" in problems[3]
    assert identities == settled(articles)[0]


def test_units_judged_to_be_two(articles: list[ArticleFacts], helpers: ModuleType) -> None:
    """The later one leaves; the third stays with the earlier, and goes with the later if it is judged to."""
    again, third = (helpers.sighting(name, f"2024-0{name}-05", NAME, ("Viện trưởng", CA_MAU)) for name in ("5", "6"))
    found = [*articles, again, third]
    sides = [(article.id, CA_MAU) for article in (articles[0], again, third)]
    apart, along = says("different", *sides[:2], "unit"), says("same", *sides[1:], "unit")

    def bodies(*rows: Judgement) -> list[str]:
        identities, held, problems = settled(found, *rows)
        assert (len(held), problems) == (len(rows), {})
        return [identities.paths[article]["unit", label] for article, label in sides]

    assert len(set(bodies())) == 1
    first, second, last = bodies(apart)
    assert first == last != second
    first, second, last = bodies(apart, along)
    assert first != last == second


@pytest.mark.parametrize("kind", ["document", "cluster"])
def test_documents_and_clusters_judged_to_be_two(helpers: ModuleType, kind: str) -> None:
    number = LegalDocument("x", "Nghị quyết", "96/2019/QH14", mentions=(Span(0, 4),))
    articles = [
        helpers.article(name, f"2024-01-0{name}", documents=(number,), clusters=(Cluster("x", members=("a",)),))
        for name in ("1", "2", "3")
    ]
    sides = [(article.id, "x") for article in articles]
    identities, held, _ = settled(articles, says("different", sides[0], sides[2], kind))
    paths = [identities.paths[article][kind, key] for article, key in sides]
    assert held == [1]
    assert paths[0] == paths[1] != paths[2]
    assert len({identities.paths[article][kind, key] for article, key in sides}) == 2


def test_meetings_judged_to_be_two_stay_two_through_a_third(helpers: ModuleType) -> None:
    articles = [
        helpers.article(name, "2024-01-02", units=helpers.units(CA_MAU), meetings=(meeting,))
        for name, meeting in (
            (name, Meeting("m", "Hội nghị tổng kết công tác", "conference", date="2024-01-01", organisers=(CA_MAU,)))
            for name in ("một", "hai", "ba")
        )
    ]
    row = says("different", (articles[0].id, "m"), (articles[2].id, "m"), "meeting")
    identities, held, _ = settled(articles, row)
    assert held == [1]
    assert len({identities.paths[article.id]["meeting", "m"] for article in articles}) == 2
