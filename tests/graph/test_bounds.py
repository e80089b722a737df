"""Between which days tenures began and ended, from all articles together, and where the articles contradict."""

from collections.abc import Callable, Iterable
from itertools import permutations

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kg.graph.store import Export
from kg.graph.vocabulary import NAMESPACES
from kg.names import digest
from kg.query.run import query
from kg.records import (
    ArticleFacts,
    Change,
    Evidence,
    Extraction,
    Meeting,
    Participation,
    Person,
    Span,
    Tenure,
    Unit,
)

Load = Callable[..., Store]
UNIT, HEAD, DEPUTY = "VKSND tỉnh Hậu Giang", "Viện trưởng", "Phó Viện trưởng"
HERE = (Span(0, 4),)
SAID, OTHER = Evidence(Span(0, 30), (), "test.rule", 0.9), Evidence(Span(31, 40), (), "test.rule", 0.9)
BEGUN, ENDED = "2004-01-01", "2025-07-01"  # days of the body by law
A, B, C = "Lò Văn Sương", "Lường Thị Hạ Vy", "Đinh Công Thạch"  # invented


def article(day: str | None, *tenures: Tenure, changes: Iterable[Change] = (), unit: str = UNIT,
            meetings: Iterable[Meeting] = (), parts: Iterable[Participation] = ()) -> ArticleFacts:  # fmt: skip
    """An article of a day that shows people in posts."""
    text = f"{day} {tenures} {tuple(changes)}"
    people = tuple(Person(name, mentions=HERE) for name in dict.fromkeys(t.person for t in tenures))
    body = Unit(unit, "procuracy.provincial", None, (), None, unit.rpartition("tỉnh ")[2], mentions=HERE)
    found = Extraction(people=people, units=(body,), tenures=tenures, changes=tuple(changes),
                       meetings=tuple(meetings), participations=tuple(parts))  # fmt: skip
    sha = digest(text, 64)
    return ArticleFacts(f"tin--{sha[:8]}", sha, text, (), found, published=day)


def held(who: str, title: str = HEAD, *, former: bool = False, since: str | None = None, until: str | None = None,
         unit: str = UNIT, acting: bool = False) -> Tenure:  # fmt: skip
    return Tenure(who, title, unit, SAID, former=former, since=since, until=until, acting=acting)


def seen(day: str, who: str, title: str = HEAD, unit: str = UNIT, **more: object) -> ArticleFacts:
    return article(day, held(who, title, unit=unit, **more), unit=unit)  # type: ignore[arg-type]


def bounds(graph: Store, status: str = "asserted") -> dict[str, tuple[str | None, ...]]:
    """The four bounds of the tenure of each person, earliest and latest begin, earliest and latest end."""
    names = ("beginsNotBefore", "beginsNotAfter", "endsNotBefore", "endsNotAfter")
    optional = " ".join(f"OPTIONAL {{ ?t vks:{name} ?{name} }}" for name in names)
    rows = graph.query(
        f"SELECT * {{ ?t a vks:Tenure ; vks:status vks:{status} ; org:member/skos:prefLabel ?who . {optional} }}",
        prefixes=NAMESPACES,
    )
    return {row["who"].value: tuple(row[name].value if row[name] else None for name in names) for row in rows}


def doubts(graph: Store) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Kind, people and days of each contradiction."""
    found = []
    for row in graph.query("SELECT DISTINCT ?c ?k { ?c vks:contradictionKind ?k }", prefixes=NAMESPACES):
        assert isinstance(row["c"], NamedNode)
        about = f"<{row['c'].value}>"
        people = graph.query(
            f"SELECT DISTINCT ?n {{ {about} vks:between/org:member/skos:prefLabel ?n }}", prefixes=NAMESPACES
        )
        days = graph.query(f"SELECT ?d {{ {about} vks:onDate ?d }}", prefixes=NAMESPACES)
        kind = row["k"].value.rpartition("#contradiction-")[2]
        found.append((kind, tuple(sorted(r["n"].value for r in people)), tuple(sorted(r["d"].value for r in days))))
    return sorted(found)


def test_a_successor_closes_the_possible_end_as_a_bound(store: Load) -> None:
    graph = store([seen("2018-03-01", A), seen("2019-05-02", A), seen("2021-07-03", B)])
    assert bounds(graph) == {
        A: (BEGUN, "2018-03-01", "2019-05-02", "2021-07-03"),
        B: ("2019-05-02", "2021-07-03", "2021-07-03", ENDED),
    }
    assert doubts(graph) == []
    assert not graph.query("ASK { [] vks:validFrom|vks:validTo [] ; a vks:Tenure }", prefixes=NAMESPACES)


def test_deputies_do_not_bound_one_another(store: Load) -> None:
    graph = store([seen("2018-03-01", A, DEPUTY), seen("2021-07-03", B, DEPUTY), seen("2018-04-01", C, DEPUTY)])
    assert {who: found[3] for who, found in bounds(graph).items()} == dict.fromkeys((A, B, C), ENDED)
    assert doubts(graph) == []


def test_another_body_or_era_bounds_nothing(store: Load) -> None:
    graph = store([seen("2018-03-01", A), seen("2019-03-01", B, unit="VKSND tỉnh Sóc Trăng")])
    assert bounds(graph)[A][3] == bounds(graph)[B][3] == ENDED


def test_who_is_called_former_had_left(store: Load) -> None:
    graph = store([seen("2018-03-01", A, DEPUTY), seen("2020-02-02", A, DEPUTY, former=True)])
    assert bounds(graph) == {A: (BEGUN, "2018-03-01", "2018-03-01", "2020-02-02")}
    assert bounds(graph, "former") == {A: (BEGUN, None, None, "2020-02-02")}
    assert doubts(graph) == []


def test_the_stated_days_are_bounds_of_their_precision(store: Load) -> None:
    graph = store(
        [article("2019-05-02", held(A, since="2018")), article("2019-06-02", held(B, DEPUTY, until="2021-02"))]
    )
    assert bounds(graph)[A][:2] == ("2018-01-01", "2018-12-31")
    assert bounds(graph)[B][2:] == ("2021-02-01", "2021-02-28")


def test_a_day_that_is_not_known_is_none_on_which_someone_is_seen(store: Load) -> None:
    graph = store([seen("2019-05", A)])
    assert bounds(graph)[A][:3] == (BEGUN, "2019-05-31", "2019-05-01")
    assert not graph.query("ASK { [] vks:attestedOn [] }", prefixes=NAMESPACES)


def test_two_people_in_one_seat_are_kept_and_told(store: Load) -> None:
    graph = store([seen("2018-03-01", A), seen("2019-01-01", B), seen("2020-01-01", A), seen("2022-02-02", C)])
    assert doubts(graph) == [("two-holders", tuple(sorted((A, B))), ("2019-01-01",))]
    assert bounds(graph) == {  # nothing is drawn from the one for the other
        A: (BEGUN, "2018-03-01", "2020-01-01", "2022-02-02"),
        B: (BEGUN, "2019-01-01", "2019-01-01", "2022-02-02"),
        C: ("2020-01-01", "2022-02-02", "2022-02-02", ENDED),
    }


def test_two_people_seen_on_one_day_alone_are_in_no_order(store: Load) -> None:
    graph = store([article("2018-03-01", held(A), held(B))])
    assert doubts(graph) == [("two-holders", tuple(sorted((A, B))), ("2018-03-01",))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([seen("2017-01-01", A), seen("2018-03-01", A)], seen("2018-03-01", B)),  # A was there before
        ([seen("2018-03-01", A)], article("2018-03-01", held(B), changes=[
            Change(B, "appointed", f"{HEAD} {UNIT}", SAID, HEAD, UNIT)])),
        ([article("2018-03-01", held(A), changes=[
            Change(A, "retired", f"{HEAD} {UNIT}", SAID, HEAD, UNIT, "2018-03-01")])], seen("2018-03-01", B)),
        ([seen("2018-03-01", A)], article("2018-03-01", held(B, since="2018-03-01"))),
    ],
)  # fmt: skip
def test_a_post_is_handed_over_on_one_day(store: Load, first: list[ArticleFacts], second: ArticleFacts) -> None:
    graph = store([*first, second])
    assert doubts(graph) == []
    assert bounds(graph)[A][3] == bounds(graph)[B][0] == "2018-03-01"


@pytest.mark.parametrize(
    ("decided", "until", "contradicts"),
    [
        ("2018-03-01", "2018-04-01", False),  # named a month before the post came free
        ("2018-03-01", "2018-06-30", False),
        ("2018-03-01", "2018-09-01", True),  # too long before
    ],
)
def test_a_successor_may_be_named_ahead(store: Load, decided: str, until: str, contradicts: bool) -> None:
    left, came = held(A, until=until), held(B, since=decided)
    graph = store([seen("2017-01-01", A), article("2018-03-02", left, came)])
    assert [kind for kind, _, _ in doubts(graph)] == ["two-holders"] * contradicts
    assert contradicts or bounds(graph)[A][3] == until


def test_who_is_seen_after_the_end_contradicts_the_successor(store: Load) -> None:
    named = article("2018-03-02", held(A, until="2018-04-01"), held(B, since="2018-03-01"))
    graph = store([seen("2017-01-01", A), named, seen("2018-05-01", A)])
    assert [kind for kind, _, _ in doubts(graph)] == ["seen-after-end", "two-holders"]


def test_an_acting_head_becomes_head(store: Load) -> None:
    graph = store([seen("2017-01-01", C), seen("2018-03-01", A, acting=True), seen("2019-03-01", A)])
    assert doubts(graph) == []
    assert bounds(graph)[C][3] == "2018-03-01"
    assert bounds(graph, "acting")[A][0] == "2017-01-01"


@pytest.mark.parametrize(
    ("articles", "doubt"),
    [
        ([seen("2018-03-01", A), article("2019-01-01", held(A, since="2018-06-01"))],
         ("seen-before-start", (A,), ("2018-03-01",))),
        ([seen("2020-03-01", A), article("2019-01-01", held(A, until="2019-12-01"))],
         ("seen-after-end", (A,), ("2020-03-01",))),
        ([seen("2018-03-01", A), seen("2020-03-01", A), seen("2019-01-01", A, former=True)],
         ("seen-after-former", (A,), ("2019-01-01", "2020-03-01"))),
        ([article("2020-01-01", held(A, since="2018-06-01")), article("2020-02-01", held(A, since="2018-07-01"))],
         ("starts-differ", (A,), ("2018-06-01", "2018-07-01"))),
        ([article("2018-01-01", held(A, until="2018-06-01")), article("2018-01-02", held(A, until="2018-07"))],
         ("ends-differ", (A,), ("2018-06-01", "2018-07-01"))),
    ],
)  # fmt: skip
def test_dates_that_contradict_are_kept_and_bound_nothing(
    store: Load, articles: list[ArticleFacts], doubt: tuple[str, ...]
) -> None:
    graph = store(articles)
    assert doubts(graph) == [doubt]
    low, high, first, last = bounds(graph)[A]
    assert not (low and high and low > high)
    assert not (first and last and first > last)


def test_a_year_and_a_day_in_it_do_not_contradict(store: Load) -> None:
    assert doubts(store([article("2020-01-01", held(A, since="2018-06-01")),
                         article("2020-02-01", held(A, since="2018"))])) == []  # fmt: skip


def test_the_order_of_the_articles_makes_no_difference(written: Callable[..., tuple[bytes, bytes]]) -> None:
    articles = [seen("2018-03-01", A), seen("2019-01-01", B), seen("2020-01-01", A), seen("2022-02-02", C)]
    assert len({written(order) for order in permutations(articles)}) == 1


def meeting(day: str | None, *, main: bool, status: str = "held") -> Meeting:
    return Meeting("m", "Hội nghị sơ kết", "hoi-nghi", date=day, main=main, status=status, mentions=HERE)


@pytest.mark.parametrize(
    ("held_on", "main", "status", "said", "days"),
    [
        ("2024-07-04", True, "held", OTHER, {"2024-07-04"}),  # the article is about it
        ("2023-11-30", False, "held", SAID, {"2023-11-30"}),  # the sentence tells of it
        ("2023-11-30", False, "held", OTHER, {"2024-07-05"}),
        ("2024-12-01", True, "planned", SAID, {"2024-07-05"}),
        ("2024-12-01", True, "held", SAID, {"2024-07-05"}),  # after the article: a slip
        (None, True, "held", SAID, {"2024-07-05"}),
    ],
)
def test_the_meeting_shows_the_post_better_than_the_article(
    store: Load, held_on: str | None, main: bool, status: str, said: Evidence, days: set[str]
) -> None:
    part = Participation(A, "m", "chair", said)
    one = article("2024-07-05", held(A), meetings=[meeting(held_on, main=main, status=status)], parts=[part])
    rows = store([one]).query("SELECT ?d { [] vks:attestedOn ?d }", prefixes=NAMESPACES)
    assert {row["d"].value for row in rows if isinstance(row["d"], Literal)} == days


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ("appointed", ("2024-08-01", None)), ("elected", ("2024-08-01", None)), ("transferred", ("2024-08-01", None)),
        ("retired", (None, "2024-08-01")), ("dismissed", (None, "2024-08-01")), ("reappointed", (None, None)),
        ("awarded", (None, None)),
    ],
)  # fmt: skip
def test_a_change_says_when_the_tenure_began_or_ended(
    store: Load, change: str, valid: tuple[str | None, str | None]
) -> None:
    told = Change(A, change, f"{HEAD} {UNIT}", SAID, HEAD, UNIT, "2024-08-01")
    rows = store([article("2024-08-05", held(A), changes=[told])]).query(
        "SELECT ?f ?t { ?x a vks:Tenure OPTIONAL { ?x vks:validFrom ?f } OPTIONAL { ?x vks:validTo ?t } }",
        prefixes=NAMESPACES,
    )
    assert [(row["f"] and row["f"].value, row["t"] and row["t"].value) for row in rows] == [valid]


def test_many_holders_cost_no_more_than_few_a_head(store: Load) -> None:
    """One contradiction names them all once: the graph grows with their number, not with that of the pairs."""

    def size(count: int) -> int:
        names = [f"Lò Văn {'ABCDEFGHIKLMNOPQRSTUVXY'[n // 20]}{'aăâeêioôơuưybcdghklmn'[n % 20]}" for n in range(count)]
        return len(store([article("2018-03-01", *(held(name) for name in names))]))

    assert size(200) / size(20) < 11


def test_who_headed_the_body_on_a_day(store: Load) -> None:
    """The saved question over what a build writes."""
    graph = Export(store([seen("2018-03-01", A), seen("2019-05-02", A), seen("2021-07-03", B)]), {})

    def heads(day: str) -> list[tuple[str | None, str | None]]:
        found = query(graph, "head-on-day", {"unit": UNIT, "day": day})
        return [(row.get("name"), row.get("known")) for row in found]

    assert heads("2018-03-01") == [(A, "seen")]
    assert heads("2018-12-24") == [(A, "between")]
    assert heads("2020-01-01") == [(A, "possible"), (B, "possible")]
    assert heads("2021-07-03") == [(B, "seen")]
    assert heads("2024-01-01") == [(B, "possible")]
    assert heads("2026-01-01") == []
