"""Which sightings come together as people, from rows written out: what joins, what keeps apart, what order means.

The people are invented. A person is told by the articles of the sightings, one letter each.
"""

from collections.abc import Iterable
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.evidence import excluded, rivals
from kg.identity.judgements import Judgements
from kg.identity.people import people
from kg.identity.stints import Sighting, Stint
from kg.judgements.rows import Judgement, Verdict
from kg.reference.reference import load_reference

NAME, OTHER = "lê ví dụ", "lê vĩ dụ"
BEFORE, AFTER = "2025-06-30", "2025-07-01"
CASE = ("tham ô tài sản", "vksnd tỉnh cà mau")


def post(house: str, first: str, last: str = "", *, room: int = 0, title: str = "", current: bool = True) -> Stint:
    """In a room of a house or, without one, as its head; a house is named by its province, or has none ("vụ 2")."""
    province = "" if house.startswith("vụ") else house
    body = f"vksnd tỉnh {house}" if province else house
    chain = (f"phòng {room} {body}", body) if room else (body,)
    return Stint(chain, province, title or ("kiểm sát viên" if room else "viện trưởng"), current, False, first,
                 last or first)  # fmt: skip


def seen(
    article: str, *stints: Stint, name: str = NAME, private: bool = False, around: Iterable[str] = (),
    cases: Iterable[tuple[str, str]] = (), date: str = "",
) -> Sighting:  # fmt: skip
    day = date or (stints[0].last if stints else "2020-01-01")
    return Sighting(article, name, day, private, stints, frozenset(around), frozenset(cases))


def judged(*answers: tuple[str, Verdict, str]) -> Judgements:
    """Answers about articles; capital letters are articles of the other name."""
    return Judgements(Judgement("person", verdict, side(a), side(b)) for a, verdict, b in answers)


def side(article: str) -> tuple[str, str]:
    return article, OTHER if article.isupper() else NAME


def parts(*found: Sighting, judgements: Judgements | None = None) -> list[str]:
    """The articles of each person, in the order of people."""
    named = people(found, load_reference(), judgements or Judgements())
    return [
        "".join(sorted(sighting.article for profile in person for sighting in profile.sightings))
        for persons in named.values()
        for person in persons
    ]


CA_MAU = post("cà mau", "2020-01-05")
ROOM_8, ROOM_9 = post("cà mau", "2020-01-05", "2020-06-05", room=8), post("cà mau", "2020-03-05", room=9)
LATER_9 = post("cà mau", "2022-03-05", room=9)
GOES, CAME = post("bắc giang", BEFORE), post("bắc ninh", AFTER)
BY_TURNS = (  # two people of one name in one house
    seen("a", post("bắc giang", "2024-01-05", "2024-06-05", room=8)),
    seen("b", post("bắc giang", "2024-03-05", room=9)),
)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((seen("a", CA_MAU), seen("b", post("cà mau", "2022-01-05"))), ["ab"]),
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2022-01-05"))), ["a", "b"]),
        ((seen("a", ROOM_8), seen("b", ROOM_9)), ["b", "a"]),
        ((seen("a", ROOM_8), seen("b", LATER_9)), ["ab"]),
        ((seen("a", CA_MAU), seen("b", post("nơi xa", "2022-01-05"))), ["a", "b"]),  # a province that nobody knows
        # the strongest evidence first: the room, then the house
        ((seen("a", ROOM_8), seen("b", ROOM_9), seen("c", LATER_9)), ["bc", "a"]),
        # what one of a group excludes the whole group excludes
        ((seen("a", ROOM_8), seen("b", ROOM_9), seen("c", post("cà mau", "2022-01-05", room=8))), ["b", "ac"]),
        # the one of a house and the one of the house that took it over
        ((seen("a", GOES), seen("b", CAME)), ["ab"]),
        ((seen("a", post("hậu giang", BEFORE)), seen("b", post("cần thơ", AFTER))), ["ab"]),  # gone once before
        ((seen("a", post("hà tây", "2008-07-31")), seen("b", post("hà nội", "2008-08-02"))), ["ab"]),
        ((*BY_TURNS, seen("c", CAME)), ["b", "a", "c"]),  # two that it may be
        ((seen("c", GOES), seen("a", post("bắc ninh", AFTER, "2025-12-05", room=8)),
          seen("b", post("bắc ninh", "2025-08-05", room=9))), ["c", "b", "a"]),
        ((seen("a", GOES), seen("b", post("bắc giang", "2020-01-05")), seen("c", CAME)), ["abc"]),
        ((seen("a", GOES), seen("b", post("hà nội", AFTER))), ["a", "b"]),
        ((seen("a", GOES), seen("b", post("bắc ninh", BEFORE))), ["a", "b"]),
        ((seen("a", GOES), seen("b", CAME, name=OTHER)), ["a", "b"]),
        # no post at all
        ((seen("a", CA_MAU), seen("b")), ["ab"]),
        ((seen("a", CA_MAU), seen("b", around=["cà mau"])), ["ab"]),
        ((seen("a", CA_MAU), seen("b", around=["gia lai"])), ["a", "b"]),
        ((seen("a", post("vụ 2", "2020-01-05")), seen("b", around=["gia lai"])), ["ab"]),
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c")), ["a", "b", "c"]),
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c", around=["cà mau"])), ["ac", "b"]),
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c", around=["cà mau", "gia lai"])),
         ["a", "b", "c"]),
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c", around=["hà nội"])), ["a", "b", "c"]),
        ((seen("a"), seen("b"), seen("c", name=OTHER)), ["ab", "c"]),
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c"), seen("d")), ["a", "b", "c", "d"]),
        # private people: the same unit or the same case, and no other way
        ((seen("a", CA_MAU), seen("b", CA_MAU, private=True)), ["ab"]),
        ((seen("a", CA_MAU), seen("b", ROOM_8, private=True)), ["a", "b"]),
        ((seen("a", CA_MAU), seen("b", private=True)), ["a", "b"]),
        ((seen("a", CA_MAU, private=True), seen("b")), ["b", "a"]),
        ((seen("a", private=True, cases=[CASE]), seen("b", private=True, cases=[CASE])), ["ab"]),
        ((seen("a", private=True), seen("b", private=True)), ["a", "b"]),
        ((seen("a", GOES, private=True), seen("b", CAME)), ["b", "a"]),
        # officials first, those of a post before those of none; then the earliest
        ((seen("a", private=True), seen("b", around=["hà nội"], date="2019"), seen("c", CA_MAU, date="2020")),
         ["c", "b", "a"]),
        ((seen("a", CA_MAU, date="2021"), seen("b", post("gia lai", "2020-01-05"))), ["b", "a"]),
        (
            (seen("a", CA_MAU, private=True), seen("b", CA_MAU), seen("c", post("gia lai", "2019-01-05"))),
            ["c", "ab"],
        ),
        ((seen("a", CA_MAU), seen("b", post("cà mau", "2023-01-05", room=8)), seen("c", post("gia lai", "2021-01-05"))),
         ["ab", "c"]),
        (
            (seen("a", CA_MAU, private=True), seen("b", CA_MAU), seen("c", post("gia lai", "2021-01-05"))),
            ["ab", "c"],
        ),
    ],
)  # fmt: skip
def test_who_is_one_person(found: tuple[Sighting, ...], expected: list[str]) -> None:
    assert parts(*found) == expected
    assert all(parts(*order) == expected for order in permutations(found))


@pytest.mark.parametrize(
    ("found", "answers", "expected"),
    [
        ((seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05"))), [("a", "same", "b")], ["ab"]),
        ((seen("a", CA_MAU), seen("b", CA_MAU)), [("a", "different", "b")], ["a", "b"]),
        ((seen("a", CA_MAU), seen("b", CA_MAU)), [("a", "unsure", "b")], ["ab"]),
        # of three in one post the two that were not judged to be two go together, the earliest first
        ((seen("a", CA_MAU), seen("b", CA_MAU), seen("c", CA_MAU)), [("a", "different", "c")], ["ab", "c"]),
        ((seen("a", CA_MAU), seen("b", CA_MAU), seen("c", CA_MAU)), [("b", "different", "c")], ["ab", "c"]),
        # whoever was judged to be one of a group brings along whom it was judged to be another than
        (
            (seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c", CA_MAU)),
            [("a", "same", "b"), ("b", "different", "c")],
            ["ab", "c"],
        ),
        (
            (seen("a", CA_MAU), seen("b", post("gia lai", "2020-01-05")), seen("c", post("gia lai", "2021-01-05"))),
            [("a", "same", "b")],
            ["abc"],
        ),
        ((seen("a", CA_MAU), seen("b"), seen("c", post("gia lai", "2020-01-05"))), [("a", "same", "b")], ["ab", "c"]),
        ((seen("a", CA_MAU), seen("b")), [("a", "different", "b")], ["a", "b"]),
        ((seen("a"), seen("b"), seen("c")), [("a", "same", "c")], ["abc"]),
        ((seen("a"), seen("b"), seen("c")), [("a", "different", "b")], ["ac", "b"]),
        # what is said of articles that are not here says nothing
        ((seen("a", CA_MAU), seen("b", CA_MAU)), [("a", "different", "x"), ("x", "same", "b")], ["ab"]),
        ((seen("a", CA_MAU), seen("A", CA_MAU, name=OTHER)), [("a", "same", "A")], ["Aa"]),
        # two names judged to be one person's: other people of either name stay what they were
        (
            (seen("a", CA_MAU), seen("A", CA_MAU, name=OTHER), seen("B", post("gia lai", "2022-01-05"), name=OTHER),
             seen("b", post("gia lai", "2022-01-05"))),
            [("a", "same", "A")],
            ["Aa", "B", "b"],
        ),
        (
            (seen("a", CA_MAU), seen("A", CA_MAU, name=OTHER), seen("b", GOES), seen("B", CAME, name=OTHER)),
            [("a", "same", "A")],
            ["Aa", "b", "B"],
        ),
        (
            (seen("a", CA_MAU, private=True), seen("A", private=True, name=OTHER), seen("b"), seen("B", name=OTHER)),
            [("a", "same", "A")],
            ["B", "b", "Aa"],
        ),
    ],
)  # fmt: skip
def test_what_was_judged_holds_before_all(
    found: tuple[Sighting, ...], answers: list[tuple[str, Verdict, str]], expected: list[str]
) -> None:
    assert sorted(parts(*found, judgements=judged(*answers))) == sorted(expected)


HOUSES, DAYS = ("cà mau", "gia lai", "bắc giang", "bắc ninh", "vụ 2"), ("2020-01-05", "2020-03-05", BEFORE, AFTER)


@st.composite
def posts(draw: st.DrawFn) -> Stint:
    first, last = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
    title = draw(st.sampled_from(("", "trưởng phòng", "phó viện trưởng")))
    return post(
        draw(st.sampled_from(HOUSES)), first, last, room=draw(st.sampled_from((0, 8, 9))), title=title,
        current=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def sightings(draw: st.DrawFn) -> list[Sighting]:
    return [
        seen(article, *draw(st.lists(posts(), max_size=2)), private=draw(st.integers(0, 3)) == 0,
             around=draw(st.frozensets(st.sampled_from(HOUSES[:2]))),
             cases=draw(st.sampled_from(((), (), (CASE,)))), date=draw(st.sampled_from(DAYS)))
        for article in "abcdef"[: draw(st.integers(2, 6))]
    ]  # fmt: skip


LAW = settings(max_examples=40, deadline=None, derandomize=True)


@LAW
@given(sightings(), st.randoms())
def test_every_sighting_is_of_one_person_whatever_their_order(found: list[Sighting], chance: object) -> None:
    told = parts(*found)
    assert sorted("".join(told)) == [sighting.article for sighting in found]
    assert parts(*chance.sample(found, len(found))) == told  # type: ignore[attr-defined]


@LAW
@given(sightings())
def test_nobody_holds_what_excludes(found: list[Sighting]) -> None:
    for persons in people(found, load_reference(), Judgements()).values():
        for person in persons:
            assert not any(excluded(one, two) or rivals(one, two) for one, two in combinations(person, 2))


@LAW
@given(sightings(), st.sampled_from(("same", "different")))
def test_one_judgement_always_holds(found: list[Sighting], verdict: Verdict) -> None:
    told = parts(*found, judgements=judged(("a", verdict, "b")))
    assert any({"a", "b"} <= set(person) for person in told) is (verdict == "same")
