"""When sightings of one name are one person. The people are invented."""

import unicodedata
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.judgements import Judgements
from kg.identity.questions import Question
from kg.identity.resolve import Resolver, identify, rows_of
from kg.judgements.rows import Judgement
from kg.records import Person, Span

NAME = "Đoàn Thị Thúy Hòa"
CA_MAU, BAC_NINH, BAC_GIANG = "VKSND tỉnh Cà Mau", "VKSND tỉnh Bắc Ninh", "VKSND tỉnh Bắc Giang"
SUPREME = "VKSND tối cao"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Đoàn Thị Thuý Hoà", True),  # tone marks placed the other way
        (unicodedata.normalize("NFD", NAME), True),
        ("ĐOÀN THỊ THÚY HÒA", True),
        ("Ðoàn Thị Thúy Hòa", True),  # the letter eth for Đ
        ("Đoàn Thị Thủy Hòa", False),
        ("Đoàn Thị Thúy Hoa", False),
        ("Doàn Thị Thúy Hòa", False),
    ],
)
def test_what_of_a_name_distinguishes(helpers: ModuleType, other: str, same: bool) -> None:
    one = helpers.sighting("một", "2024-01-02", NAME, ("Viện trưởng", CA_MAU))
    two = helpers.sighting("hai", "2024-02-02", other, ("Viện trưởng", CA_MAU))
    paths = helpers.people_of(one, two)
    assert (paths[0] == paths[1]) is same


Post = tuple[str, str | None]
CASES: list[tuple[str, tuple[str | None, list[Post]], tuple[str | None, list[Post]], bool]] = [
    ("one body", ("2022-05-01", [("Phó Viện trưởng", CA_MAU)]), ("2024-05-01", [("Viện trưởng", CA_MAU)]), True),
    ("two provinces", ("2022-05-01", [("Viện trưởng", CA_MAU)]), ("2024-05-01", [("Viện trưởng", BAC_NINH)]), False),
    ("two provinces, no dates", (None, [("Viện trưởng", CA_MAU)]), (None, [("Viện trưởng", BAC_NINH)]), False),
    (
        "a room of the body",
        ("2022-05-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")]),
        ("2024-05-01", [("Phó Viện trưởng", CA_MAU)]),
        True,
    ),
    (
        "two rooms at two times",
        ("2022-05-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")]),
        ("2024-05-01", [("Trưởng phòng", "Phòng 9 VKSND tỉnh Cà Mau")]),
        True,
    ),
    (
        "two rooms in one month",
        ("2024-05-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")]),
        ("2024-05-20", [("Trưởng phòng", "Phòng 9 VKSND tỉnh Cà Mau")]),
        False,
    ),
    (
        "an office and a Party office in one month",
        ("2024-05-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")]),
        ("2024-05-20", [("Ủy viên", "Ban cán sự đảng VKSND tỉnh Cà Mau")]),
        True,
    ),
    (
        "rooms of one number in two provinces",
        ("2024-05-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")]),
        ("2024-06-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Bắc Ninh")]),
        False,
    ),
    (
        "a former post that the other shows",
        ("2021-08-05", [("Viện trưởng", CA_MAU), ("nguyên Phó Viện trưởng", BAC_NINH)]),
        ("2016-06-01", [("Phó Viện trưởng", BAC_NINH)]),
        True,
    ),
    (
        "a former post that someone holds later",
        ("2016-06-01", [("Viện trưởng", CA_MAU), ("nguyên Phó Viện trưởng", BAC_NINH)]),
        ("2021-08-05", [("Phó Viện trưởng", BAC_NINH)]),
        False,
    ),
    (
        "a department and a province",
        ("2022-05-01", [("Vụ trưởng", "Vụ 7 VKSND tối cao")]),
        ("2022-06-01", [("Viện trưởng", CA_MAU)]),
        False,
    ),
    (
        "the supreme body and its department",
        ("2022-05-01", [("Vụ trưởng", "Vụ 7 VKSND tối cao")]),
        ("2024-06-01", [("Phó Viện trưởng", SUPREME)]),
        True,
    ),
    (
        "a province below the supreme body is another house",
        ("2022-05-01", [("Phó Viện trưởng", SUPREME)]),
        ("2024-06-01", [("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")]),
        False,
    ),
    (
        "the body that took over the other in the merger",
        ("2024-05-01", [("Phó Viện trưởng", BAC_GIANG)]),
        ("2025-08-01", [("Phó Viện trưởng", BAC_NINH)]),
        True,
    ),
    (
        "another province after the merger",
        ("2024-05-01", [("Phó Viện trưởng", BAC_GIANG)]),
        ("2025-08-01", [("Phó Viện trưởng", CA_MAU)]),
        False,
    ),
    ("a post and none", ("2024-05-01", [("Viện trưởng", CA_MAU)]), ("2024-06-01", []), True),
    ("a post and a rank", ("2024-05-01", [("Viện trưởng", CA_MAU)]), ("2024-06-01", [("Kiểm sát viên", None)]), True),
    ("none and none", ("2024-05-01", []), ("2024-06-01", []), True),
]


@pytest.mark.parametrize(("one", "two", "same"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_posts_and_times(
    helpers: ModuleType, one: tuple[str, list[Post]], two: tuple[str, list[Post]], same: bool
) -> None:
    first = helpers.sighting("một", one[0], NAME, *one[1])
    second = helpers.sighting("hai", two[0], NAME, *two[1])
    paths = helpers.people_of(first, second)
    assert (paths[0] == paths[1]) is same


def test_a_sighting_without_a_post_is_not_guessed_between_namesakes(helpers: ModuleType) -> None:
    posted = [
        helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU)),
        helpers.sighting("hai", "2024-01-01", NAME, ("Viện trưởng", BAC_NINH)),
    ]
    bare = [helpers.sighting("ba", "2024-02-01", NAME), helpers.sighting("bốn", "2024-02-01", NAME)]
    assert len(set(helpers.people_of(*posted, *bare))) == 4


def test_a_sighting_without_a_post_goes_to_the_namesake_of_the_province_it_tells_of(helpers: ModuleType) -> None:
    posted = [
        helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU)),
        helpers.sighting("hai", "2024-01-01", NAME, ("Viện trưởng", BAC_NINH)),
    ]
    bare = helpers.article("ba", "2024-02-01", people=helpers.sighting("x", None, NAME).extraction.people,
                           units=helpers.units(BAC_NINH))  # fmt: skip
    paths = helpers.people_of(*posted, bare)
    assert paths[2] == paths[1] != paths[0]


def test_a_private_person_is_no_official_of_the_same_name(helpers: ModuleType) -> None:
    official = helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU))
    suspect = helpers.sighting("hai", "2020-01-01", NAME, ("Giám đốc", "Công ty Sông Hậu"), private=True)
    other = helpers.sighting("ba", "2020-01-02", NAME, private=True)
    again = helpers.sighting("bốn", "2020-03-02", NAME, ("nguyên Giám đốc", "Công ty Sông Hậu"), private=True)
    paths = helpers.people_of(official, suspect, other, again)
    assert len(set(paths[:3])) == 3
    assert paths[3] == paths[1]


def test_what_was_judged_wins(helpers: ModuleType) -> None:
    one = helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU))
    two = helpers.sighting("hai", "2024-01-02", NAME, ("Viện trưởng", BAC_NINH))
    three = helpers.sighting("ba", "2024-03-02", NAME, ("Viện trưởng", BAC_NINH))

    def judged(verdict: str, a: object, b: object) -> Judgements:
        return Judgements([Judgement("person", verdict, (a.id, NAME), (b.id, NAME))])  # type: ignore[arg-type,attr-defined]

    same = helpers.people_of(one, two, three, judgements=judged("same", one, two))
    assert len(set(same)) == 1
    different = helpers.people_of(one, two, three, judgements=judged("different", two, three))
    assert len(set(different)) == 3
    unsure = judged("unsure", one, two)
    assert helpers.people_of(one, two, three, judgements=unsure) == helpers.people_of(one, two, three)


def test_two_names_judged_the_same_are_one_person(helpers: ModuleType) -> None:
    one = helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU))
    two = helpers.sighting("hai", "2024-01-02", "Đoàn Thúy Hòa", ("Viện trưởng", CA_MAU))
    rows = [Judgement("person", "same", (one.id, NAME), (two.id, "Đoàn Thúy Hòa"))]
    paths = helpers.people_of(one, two, judgements=Judgements(rows))
    assert paths[0] == paths[1]


def test_one_slip_of_the_pen_makes_no_one_else_one_person(helpers: ModuleType) -> None:
    """Two sightings judged to be one person under two names say nothing of other people of either name."""
    slip, right = "Đoàn Thị Thúy Hoà", "Đoàn Thị Thùy Hòa"
    articles = [
        helpers.sighting("một", "2024-01-01", slip, ("Viện trưởng", CA_MAU)),
        helpers.sighting("hai", "2024-01-02", right, ("Viện trưởng", CA_MAU)),
        helpers.sighting("ba", "2024-01-03", slip, ("Kiểm sát viên", BAC_NINH)),
        helpers.sighting("bốn", "2024-01-04", right, ("Kiểm tra viên", BAC_NINH)),
    ]
    rows = [Judgement("person", "same", (articles[0].id, slip), (articles[1].id, right))]
    before, after = helpers.people_of(*articles), helpers.people_of(*articles, judgements=Judgements(rows))
    assert len(set(before)) == 4
    assert len(set(after)) == 3
    assert after[0] == after[1] == before[0]
    assert after[2] == before[2]


def test_a_judged_sighting_without_a_post_does_not_draw_the_others_along(helpers: ModuleType) -> None:
    here = helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU))
    there = helpers.sighting("hai", "2024-01-02", NAME, ("Viện trưởng", BAC_NINH))
    bare, other = (helpers.sighting(name, "2024-02-01", NAME) for name in ("ba", "bốn"))
    rows = [Judgement("person", "same", (here.id, NAME), (bare.id, NAME))]
    paths = helpers.people_of(here, there, bare, other, judgements=Judgements(rows))
    assert paths[0] == paths[2]
    assert len(set(paths)) == 3


def test_two_of_one_article_can_be_told_apart(helpers: ModuleType) -> None:
    """Also where a third sighting was judged to be one of them, under the name of the other."""
    twin = "Đoàn Thị Thùy Hòa"
    both = helpers.article(
        "một", "2024-01-01", people=(Person(NAME, mentions=(Span(0, 4),)), Person(twin, mentions=(Span(0, 4),)))
    )
    third = helpers.sighting("hai", "2024-01-02", twin)
    rows = [
        Judgement("person", "same", (both.id, NAME), (third.id, twin)),
        Judgement("person", "different", (both.id, NAME), (both.id, twin)),
    ]
    paths = identify([both, third], Judgements(rows)).paths
    assert paths[both.id]["person", NAME] == paths[third.id]["person", twin] != paths[both.id]["person", twin]


def test_what_is_not_settled_is_asked_once(helpers: ModuleType) -> None:
    one = helpers.sighting("một", "2024-01-01", NAME, ("Viện trưởng", CA_MAU))
    two = helpers.sighting("hai", "2022-01-02", NAME, ("Viện trưởng", BAC_NINH))
    same_day = helpers.sighting("ba", "2024-01-01", NAME, ("Viện trưởng", "VKSND tỉnh Gia Lai"))
    suspect = helpers.sighting("bốn", "2024-01-01", NAME, private=True)

    def asked(*rows: Judgement) -> list[Question]:
        resolver = Resolver(judgements=Judgements(rows))
        for article in (one, two, same_day, suspect):
            resolver.add(article)
        resolver.identities()
        return resolver.questions()

    found = asked()
    assert {(question.a[0], question.b[0]) for question in found} == {
        tuple(sorted((one.id, two.id))), tuple(sorted((two.id, same_day.id)))
    }  # fmt: skip
    assert "viện trưởng vksnd tỉnh cà mau (2024-01-01)" in {q.a_says for q in found} | {q.b_says for q in found}
    assert len(asked(Judgement("person", "unsure", (one.id, NAME), (two.id, NAME)))) == 1


def test_an_id_reads_and_keeps_tones(helpers: ModuleType) -> None:
    articles = [
        helpers.sighting(name, "2024-01-01", name, ("Viện trưởng", CA_MAU)) for name in ("Lê Minh Trí", "Lê Minh Tri")
    ]
    paths = helpers.people_of(*articles)
    assert all(path.startswith("person/le-minh-tri--") for path in paths)
    assert len(set(paths)) == 2


def test_later_articles_change_no_id(helpers: ModuleType) -> None:
    early = [
        helpers.sighting("một", "2022-01-01", NAME, ("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau")),
        helpers.sighting("hai", "2022-02-01", NAME, ("Viện trưởng", BAC_NINH)),
    ]
    later = [
        helpers.sighting("ba", "2023-01-01", NAME, ("Phó Viện trưởng", CA_MAU)),
        helpers.sighting("bốn", "2023-02-01", NAME, ("Viện trưởng", "VKSND tỉnh Gia Lai")),
        helpers.sighting("năm", "2019-02-01", NAME, private=True),
    ]
    assert helpers.people_of(*early, *later)[:2] == helpers.people_of(*early)


class TestOrder:
    """The ids are a function of the set of articles."""

    @settings(max_examples=25, deadline=None)
    @given(data=st.data())
    def test_any_permutation(self, gold: dict[str, object], data: st.DataObject) -> None:
        articles = [facts for name, facts in sorted(gold.items()) if name.startswith("d2")]
        shuffled = data.draw(st.permutations(articles))
        assert identify(shuffled).paths == identify(articles).paths  # type: ignore[arg-type]


def test_rows_that_were_kept_decide_as_the_articles_do(helpers: ModuleType) -> None:
    articles = [
        helpers.sighting("một", "2025-06-01", NAME, ("Viện trưởng", CA_MAU)),
        helpers.sighting("hai", "2025-08-01", NAME, ("Phó Viện trưởng", BAC_NINH)),
        helpers.sighting("ba", "2025-06-01", NAME, ("Phó Viện trưởng", BAC_GIANG)),
    ]
    resolver = Resolver()
    for article in (*articles, articles[0]):
        assert resolver.take(rows_of(article)) is resolver
    assert resolver.identities() == identify(articles)
    shown = zip(articles, (CA_MAU, BAC_NINH, BAC_GIANG), strict=True)
    assert resolver.sightings()["unit"] == {(one.id, label) for one, body in shown for label in (body, SUPREME)}


@pytest.mark.parametrize(
    ("others", "same"),
    [
        (["Đỗ Văn Đương"], True),
        (["Đỗ Văn Đương", "Đỗ Văn Dương"], False),  # two that it may be
        (["Đỗ Văn Đường Em"], False),
    ],
)
def test_a_name_without_diacritics_is_the_one_that_it_can_be(
    helpers: ModuleType, others: list[str], same: bool
) -> None:
    bare = helpers.sighting("một", "2024-01-02", "Do Van Duong", ("Viện trưởng", CA_MAU))
    marked = [
        helpers.sighting(f"hai {n}", "2024-02-02", name, ("Viện trưởng", CA_MAU)) for n, name in enumerate(others)
    ]
    paths = helpers.people_of(bare, *marked)
    assert (paths[0] == paths[1]) is same


def test_a_name_without_diacritics_needs_the_evidence_that_any_name_needs(helpers: ModuleType) -> None:
    bare = helpers.sighting("một", "2024-01-02", "Do Van Duong", ("Viện trưởng", CA_MAU))
    marked = helpers.sighting("hai", "2024-02-02", "Đỗ Văn Đương", ("Viện trưởng", BAC_NINH))
    assert len(set(helpers.people_of(bare, marked))) == 2


def test_a_name_that_never_had_diacritics_is_no_others(helpers: ModuleType) -> None:
    bare = helpers.sighting("một", "2024-01-02", "Kim Sang", ("Viện trưởng", CA_MAU))
    marked = helpers.sighting("hai", "2024-02-02", "Kim Sáng", ("Viện trưởng", CA_MAU))
    assert len(set(helpers.people_of(bare, marked))) == 2


def test_two_rooms_at_one_time_stay_two_people_whatever_they_share_later(helpers: ModuleType) -> None:
    """Rooms 8 and 9 are shown by turns in one year, so the head of later years can be one of the two at most."""
    rooms = [(8, "2019-01-05"), (9, "2019-03-05"), (8, "2019-06-05"), (9, "2019-09-05")]
    shown = [
        helpers.sighting(f"bài {day}", day, NAME, ("Trưởng phòng", f"Phòng {room} VKSND tỉnh Cà Mau"))
        for room, day in rooms
    ]
    head = helpers.sighting("sau", "2023-02-05", NAME, ("Viện trưởng", CA_MAU))
    paths = helpers.people_of(*shown, head)
    assert paths[0] == paths[2]
    assert paths[1] == paths[3]
    assert paths[0] != paths[1]
    assert paths[4] in paths[:2]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (("Viện trưởng", CA_MAU), ("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau"), False),
        (("Phó Viện trưởng", CA_MAU), ("Phó Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau"), False),
        (("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau"), ("Viện trưởng", CA_MAU), True),  # the way up
        (("Viện trưởng", CA_MAU), ("Phó Viện trưởng", CA_MAU), True),  # as after a merger
        (("Phó Viện trưởng", CA_MAU), ("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau"), True),  # one step
        (("Viện trưởng", CA_MAU), ("Kiểm sát viên", "Phòng 8 VKSND tỉnh Cà Mau"), True),  # a rank is no office
    ],
)
def test_who_stands_far_below_later_on_is_another(
    helpers: ModuleType, before: tuple[str, str], after: tuple[str, str], same: bool
) -> None:
    paths = helpers.people_of(
        helpers.sighting("một", "2014-05-01", NAME, before), helpers.sighting("hai", "2019-05-01", NAME, after)
    )
    assert (paths[0] == paths[1]) is same
