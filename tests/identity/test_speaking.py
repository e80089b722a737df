"""What speaks for and against two profiles being one person, from stints written out. The people are invented."""

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.dates import FIRST, LAST
from kg.identity.evidence import (
    SAME_BODY,
    SAME_HOUSE,
    always_linked,
    at_once,
    excluded,
    level,
    link,
    rivals,
    took_over,
)
from kg.identity.profiles import Profile
from kg.identity.stints import Sighting, Stint
from kg.reference.reference import load_reference

CA_MAU, BAC_GIANG, BAC_NINH = "vksnd tỉnh cà mau", "vksnd tỉnh bắc giang", "vksnd tỉnh bắc ninh"
JANUARY, LATE_JANUARY, FEBRUARY, JUNE = "2020-01-01", "2020-01-31", "2020-02-01", "2020-06-01"
BEFORE, DAY_OF_MERGER = "2025-06-30", "2025-07-01"
CASE = frozenset({("tham ô tài sản", CA_MAU)})


def held(
    unit: str, first: str = JANUARY, last: str = "", *, house: str = "", title: str = "viện trưởng",
    province: str = "", current: bool = True, party: bool = False,
) -> Stint:  # fmt: skip
    return Stint((unit, house) if house else (unit,), province, title, current, party, first, last or first)


def room(number: int, first: str = JANUARY, last: str = "", title: str = "trưởng phòng", **more: bool) -> Stint:
    return held(f"phòng {number}", first, last, house=CA_MAU, title=title, **more)


def who(*stints: Stint, private: bool = False, cases: frozenset[tuple[str, str]] = frozenset()) -> Profile:
    seen = Sighting("bài", "lê ví dụ", None, private, stints, frozenset(), cases)
    return Profile("lê ví dụ", (seen,), stints, private, (FIRST, "bài"))


@pytest.mark.parametrize(
    ("one", "two", "strength"),
    [
        (who(held(CA_MAU)), who(held(CA_MAU, JUNE)), SAME_BODY),
        (who(held(CA_MAU)), who(room(8, JUNE)), SAME_BODY),
        (who(held(CA_MAU)), who(held(BAC_NINH)), None),
        (who(room(8)), who(room(9, JUNE)), SAME_HOUSE),
        (who(room(8)), who(room(9, LATE_JANUARY)), None),
        (who(room(8)), who(room(9, LATE_JANUARY, party=True)), SAME_HOUSE),
        (who(room(8), held(BAC_NINH)), who(room(9, LATE_JANUARY), held(BAC_NINH, JUNE)), SAME_BODY),  # one body first
        (who(room(8), room(7)), who(room(9, JUNE), room(6)), None),  # two of them in one month are enough
        # a former post was held before, and was left by one who is elsewhere
        (who(held(CA_MAU, FIRST, JUNE, current=False)), who(held(CA_MAU, JUNE)), SAME_BODY),
        (who(held(CA_MAU, FIRST, FEBRUARY, current=False)), who(held(CA_MAU, JUNE)), None),
        (who(held(CA_MAU, current=False)), who(held(CA_MAU, JUNE, current=False)), SAME_BODY),
        (who(held(CA_MAU, current=False)), who(room(8, JUNE, current=False)), None),
        (who(room(9, FIRST, JUNE, current=False)), who(room(8)), SAME_HOUSE),
        (who(room(9, FIRST, FEBRUARY, current=False)), who(room(8, JUNE)), None),
        # private people: the unit itself, or a case
        (who(held(CA_MAU), private=True), who(held(CA_MAU), private=True), SAME_BODY),
        (who(held(CA_MAU), private=True), who(room(8), private=True), None),
        (who(room(9), private=True), who(room(8, JUNE)), None),
        (who(private=True, cases=CASE), who(private=True, cases=CASE), SAME_BODY),
        (who(private=True, cases=CASE), who(private=True, cases=frozenset({("tham ô tài sản", "")})), None),
        (who(cases=CASE), who(private=True, cases=CASE), SAME_BODY),
        (who(cases=CASE), who(cases=CASE), None),
        (who(), who(held(CA_MAU)), None),
    ],
)
def test_the_strength_of_a_link(one: Profile, two: Profile, strength: int | None) -> None:
    assert link(one, two) == link(two, one) == strength
    assert SAME_BODY < SAME_HOUSE  # people are linked by the strongest evidence first


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (held(CA_MAU), held(BAC_NINH, LATE_JANUARY), True),
        (held(CA_MAU), held(BAC_NINH, FEBRUARY), False),
        (held(CA_MAU, FIRST, JANUARY), held(BAC_NINH, LATE_JANUARY, LAST), True),
        (held(CA_MAU), held(BAC_NINH, current=False), False),
        (held(CA_MAU), held(BAC_NINH, party=True), False),
    ],
)
def test_two_offices_are_at_once_in_one_month(one: Stint, two: Stint, expected: bool) -> None:
    assert at_once(one, two) is at_once(two, one) is expected


def provincial(name: str, first: str = JANUARY, last: str = "", **more: bool) -> Stint:
    return held(f"vksnd tỉnh {name}", first, last, province=name, **more)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (who(provincial("cà mau")), who(provincial("gia lai")), True),
        (who(provincial("cà mau", FIRST, JUNE)), who(provincial("gia lai", JUNE, LAST)), True),  # the day counts
        (who(provincial("cà mau")), who(provincial("gia lai", LATE_JANUARY)), False),
        (who(provincial("cà mau")), who(held("vụ 2")), False),
        (who(held("vụ 2")), who(held("vụ 3")), False),
        (who(provincial("cà mau", current=False)), who(provincial("gia lai")), False),
        (who(provincial("cà mau")), who(held("tand tỉnh cà mau", province="cà mau")), False),
        (who(provincial("cà mau"), provincial("gia lai", JUNE)), who(provincial("gia lai")), False),  # tells of it
        (who(provincial("cà mau"), held("vụ 2")), who(provincial("gia lai"), held("vụ 3")), True),
        (who(), who(provincial("gia lai")), False),
    ],
)
def test_posts_in_two_provinces_on_one_day_exclude(one: Profile, two: Profile, expected: bool) -> None:
    assert excluded(one, two) is excluded(two, one) is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (who(room(8, JANUARY, JUNE)), who(room(9, JUNE, LAST)), True),
        (who(room(8, JANUARY, JUNE), held(BAC_NINH)), who(room(9, JUNE, LAST)), True),  # one pair of stints is enough
        (who(), who(room(9)), False),
        (who(room(8)), who(room(9, LATE_JANUARY)), False),  # one month, but the one after the other
        (who(room(8, JANUARY, JUNE)), who(room(9, FEBRUARY, party=True)), False),
        (who(room(8, JANUARY, JUNE)), who(held(CA_MAU, FEBRUARY)), False),  # a room and what it is a room of
        (who(room(8, JANUARY, JUNE)), who(held(BAC_NINH, FEBRUARY)), False),
        # far below, later
        (who(held(CA_MAU)), who(room(8, JUNE)), True),
        (who(held(CA_MAU)), who(room(8)), False),  # on the same day
        (who(held(CA_MAU, JUNE)), who(room(8)), False),  # on the way up
        (who(held(CA_MAU)), who(room(8, JUNE, title="phó trưởng phòng")), True),
        (who(held(CA_MAU, title="phó viện trưởng")), who(room(8, JUNE)), False),  # one step
        (who(held(CA_MAU)), who(room(8, JUNE, title="kiểm sát viên")), False),  # of no known level
        (who(held(CA_MAU)), who(room(8, JUNE), room(9, JUNE, title="kiểm sát viên")), False),
        (who(held(CA_MAU)), who(room(8, JUNE), held(CA_MAU, JUNE, title="phó viện trưởng")), False),  # the highest
        (who(held(CA_MAU)), who(room(8, JUNE, current=False)), False),
        (who(held(CA_MAU, current=False)), who(room(8, JUNE)), False),
        (who(held(CA_MAU)), who(held("phòng 8", JUNE, house=BAC_NINH, title="trưởng phòng")), False),
        # of what somebody holds what goes on counts, and what is of that house
        (who(held(CA_MAU)), who(room(8, JUNE), held(CA_MAU, FIRST, FIRST, current=False)), True),
        (who(held(CA_MAU)), who(room(8, JUNE), held("vụ 2", JUNE, title="vụ trưởng")), True),
    ],
)
def test_offices_by_turns_or_far_below_make_rivals(one: Profile, two: Profile, expected: bool) -> None:
    assert rivals(one, two) is rivals(two, one) is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (who(held(CA_MAU)), who(held(CA_MAU, JUNE)), True),
        (who(room(8)), who(room(9, JUNE)), True),
        (who(room(8)), who(room(9, LATE_JANUARY)), False),
        (who(room(8), room(7, JUNE)), who(room(9, LATE_JANUARY)), False),
        (who(held(CA_MAU), held("vụ 2")), who(held(CA_MAU, JUNE), held("vụ 3", FEBRUARY)), True),
        (who(held(CA_MAU), held("vụ 2")), who(room(8)), False),  # far below in one house is enough
        (who(held(CA_MAU)), who(held(BAC_NINH)), False),
        (who(held(CA_MAU)), who(held(CA_MAU, current=False)), False),
        (who(held(CA_MAU), private=True), who(held(CA_MAU)), False),
        (who(room(8)), who(held(CA_MAU)), False),  # far below, if it were later
        (who(held(CA_MAU, title="phó viện trưởng")), who(room(8)), True),
        (who(), who(held(CA_MAU)), False),
    ],
)
def test_always_linked_whatever_the_days(one: Profile, two: Profile, expected: bool) -> None:
    assert always_linked(one, two) is always_linked(two, one) is expected


GOES, CAME = provincial("bắc giang", BEFORE), provincial("bắc ninh", DAY_OF_MERGER)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (who(GOES), who(CAME), True),
        (who(GOES), who(provincial("bắc ninh", BEFORE)), False),  # both before the merger
        (who(provincial("bắc giang", DAY_OF_MERGER)), who(CAME), False),  # both after it
        (who(GOES), who(provincial("cà mau", DAY_OF_MERGER)), False),  # did not take it over
        (who(provincial("cà mau", BEFORE)), who(provincial("cà mau", DAY_OF_MERGER)), False),  # one body anyhow
        (who(GOES), who(held("tand tỉnh bắc ninh", DAY_OF_MERGER, province="bắc ninh")), False),  # another family
        (who(provincial("bắc giang", BEFORE, current=False)), who(CAME), False),
        (who(GOES), who(provincial("bắc ninh", DAY_OF_MERGER, current=False)), False),
        (who(GOES, private=True), who(CAME), False),
        (who(provincial("hà nội", BEFORE)), who(CAME), False),  # never merged away
        (who(held("vksnd tỉnh đâu đó", BEFORE, province="đâu đó")), who(CAME), False),  # no province at all
        (who(held("vksnd", BEFORE)), who(CAME), False),
        (who(GOES), who(held("vksnd", DAY_OF_MERGER)), False),
        (who(held("vụ 2"), GOES), who(held("vụ 3", JUNE), CAME), True),  # one pair of stints is enough
        (  # a city took over a province that had gone once before
            who(provincial("hậu giang", BEFORE)),
            who(held("vksnd thành phố cần thơ", DAY_OF_MERGER, province="cần thơ")),
            True,
        ),
        (
            who(provincial("hải dương", BEFORE)),
            who(held("vksnd thành phố hải phòng", DAY_OF_MERGER, province="hải phòng")),
            True,
        ),
    ],
)
def test_the_heir_of_a_merged_province(one: Profile, two: Profile, expected: bool) -> None:
    reference = load_reference()
    assert took_over(one, two, reference) is took_over(two, one, reference) is expected


@pytest.mark.parametrize(
    ("title", "depth", "expected"),
    [
        ("viện trưởng", 1, 4), ("phó viện trưởng", 1, 3), ("phó viện trưởng thường trực", 1, 3),
        ("trưởng phòng", 2, 2), ("phó trưởng phòng", 2, 1), ("viện trưởng", 3, 2),
        ("kiểm sát viên", 1, None), ("phó", 2, None), ("", 1, None),
    ],
)  # fmt: skip
def test_levels_of_offices(title: str, depth: int, expected: int | None) -> None:
    assert level(title, depth) == expected


DAYS = (FIRST, JANUARY, LATE_JANUARY, JUNE, BEFORE, DAY_OF_MERGER, LAST)
spans = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted)
bodies = st.sampled_from([(CA_MAU, "cà mau"), (BAC_GIANG, "bắc giang"), (BAC_NINH, "bắc ninh"), ("vụ 2", "")])


@st.composite
def stints(draw: st.DrawFn) -> Stint:
    (house, province), (first, last) = draw(bodies), draw(spans)
    chain = draw(st.sampled_from([(house,), (f"phòng 8 {house}", house), (f"phòng 9 {house}", house)]))
    title = draw(st.sampled_from(["viện trưởng", "phó viện trưởng", "trưởng phòng", "kiểm sát viên"]))
    return Stint(chain, province, title, draw(st.booleans()), draw(st.booleans()), first, last)


people = st.builds(
    lambda held, private, cases: who(*held, private=private, cases=cases),
    st.lists(stints(), max_size=3),
    st.booleans(),
    st.sampled_from([frozenset(), CASE]),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(people, people)
def test_evidence_does_not_depend_on_who_is_first(one: Profile, two: Profile) -> None:
    reference = load_reference()
    tests: tuple[Callable[[Profile, Profile], object], ...] = (link, always_linked, excluded, rivals)
    assert [test(one, two) for test in tests] == [test(two, one) for test in tests]
    assert took_over(one, two, reference) == took_over(two, one, reference)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(people, people)
def test_who_is_always_linked_is_linked_and_nothing_speaks_against_it(one: Profile, two: Profile) -> None:
    if always_linked(one, two):
        assert link(one, two) is not None
        assert not excluded(one, two)
        assert not rivals(one, two)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(people, people)
def test_more_stints_never_make_evidence_of_a_body_weaker(one: Profile, two: Profile) -> None:
    alone = [link(who(a), who(b)) for a, b in product(one.stints, two.stints)]
    if SAME_BODY in alone:
        assert link(who(*one.stints), who(*two.stints)) == SAME_BODY
