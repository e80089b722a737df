"""Laws of what tells namesakes apart: signs, stints and keys, from records written out. The people are invented."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.dates import FIRST, LAST
from kg.identity.keys import name_key, path_of, thing_key
from kg.identity.profiles import Profile
from kg.identity.signs import Sign, signs
from kg.identity.stints import NO_CASES, Sighting, Stint

NAME = "lê ví dụ"
DAYS = (FIRST, "2019-05-01", "2020-01-01", "2020-01-20", "2020-06-01", LAST)
CA_MAU, GIA_LAI = "vksnd tỉnh cà mau", "vksnd tỉnh gia lai"


def held(
    unit: str, first: str, last: str, *, title: str = "viện trưởng", province: str = "", current: bool = True,
    party: bool = False, house: str = "",
) -> Stint:  # fmt: skip
    return Stint((unit, house) if house else (unit,), province, title, current, party, first, last)


def person(*stints: Stint, around: frozenset[str] = frozenset()) -> list[Profile]:
    seen = Sighting("bài", NAME, None, False, stints, around, NO_CASES)
    return [Profile(NAME, (seen,), stints, False, (FIRST, "bài"))]


stints = st.builds(
    held,
    st.sampled_from([CA_MAU, GIA_LAI, "phòng 1"]),
    st.sampled_from(DAYS),
    st.sampled_from(DAYS),
    title=st.sampled_from(["viện trưởng", "trưởng phòng"]),
    province=st.sampled_from(["cà mau", "gia lai", ""]),
    current=st.booleans(),
    party=st.booleans(),
    house=st.sampled_from(["", CA_MAU, GIA_LAI]),
)
people = st.builds(
    lambda found, around: person(*found, around=around),
    st.lists(stints, max_size=3),
    st.frozensets(st.sampled_from(["cà mau", "gia lai"])),
)


@settings(max_examples=60)
@given(people, people)
def test_signs_do_not_depend_on_who_is_first(one: list[Profile], two: list[Profile]) -> None:
    assert {(s.speaks_for, s.code) for s in signs(one, two)} == {(s.speaks_for, s.code) for s in signs(two, one)}


@settings(max_examples=60)
@given(people, people)
def test_a_province_speaks_for_or_against_and_never_both(one: list[Profile], two: list[Profile]) -> None:
    codes = {sign.code for sign in signs(one, two)}
    assert not codes >= {"province", "provinces"}
    assert not codes >= {"province", "around"} or not (one[0].stints and two[0].stints)


@settings(max_examples=60)
@given(people, people)
def test_offices_clash_when_two_are_shown_in_one_month(one: list[Profile], two: list[Profile]) -> None:
    clash = any(
        a.current and b.current and not a.party and not b.party and a.unit != b.unit
        and a.first[:7] <= b.last[:7] and b.first[:7] <= a.last[:7]
        for a, b in product(one[0].stints, two[0].stints)
    )  # fmt: skip
    assert any(sign.code == "offices" for sign in signs(one, two)) is clash


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            person(held(CA_MAU, "2019-05-01", "2019-05-01", province="cà mau")),
            person(held(GIA_LAI, "2020-01-01", "2020-01-01", province="gia lai", title="phó viện trưởng")),
            [Sign(True, "after"), Sign(False, "provinces", ("cà mau", "gia lai")), Sign(False, "houses")],
        ),
        (
            person(held(CA_MAU, "2020-01-01", "2020-01-01", province="cà mau")),
            person(held(CA_MAU, "2020-01-01", "2020-01-01", province="cà mau")),
            [Sign(True, "province", ("cà mau",)), Sign(True, "title", ("viện trưởng",)), Sign(False, "days")],
        ),
        (
            person(held("phòng 1", "2020-01-01", "2020-01-01", house=CA_MAU)),
            person(held("phòng 2", "2020-01-20", "2020-01-20", house=CA_MAU, title="trưởng phòng")),
            [Sign(True, "after"), Sign(False, "offices", ("viện trưởng phòng 1", "trưởng phòng phòng 2"))],
        ),
        (
            person(held("phòng 1", "2020-01-01", LAST, house=CA_MAU)),
            person(held("phòng 2", FIRST, "2020-06-01", house=CA_MAU, title="trưởng phòng", current=False)),
            [],
        ),
        (
            person(around=frozenset({"cà mau", "gia lai"})),
            person(held(CA_MAU, "2020-01-01", LAST, province="cà mau")),
            [Sign(True, "around", ("cà mau",))],
        ),
        (
            person(held("đảng ủy", "2020-01-01", "2020-01-01", house=CA_MAU, party=True)),
            person(held(CA_MAU, "2020-01-20", "2020-01-20", title="bí thư")),
            [Sign(True, "after")],
        ),
        (  # the one is seen again after the other
            person(held(CA_MAU, "2019-05-01", "2019-05-01"), held(CA_MAU, "2021-01-01", "2021-01-01")),
            person(held(CA_MAU, "2020-01-01", "2020-01-01", title="trưởng phòng")),
            [Sign(False, "days")],
        ),
        (person(), person(), []),
    ],
)
def test_the_signs_of_two_people(one: list[Profile], two: list[Profile], expected: list[Sign]) -> None:
    assert list(signs(one, two)) == expected


@given(stints)
def test_the_house_is_the_last_of_the_chain_and_the_unit_the_first(stint: Stint) -> None:
    assert (stint.unit, stint.house) == (stint.chain[0], stint.chain[-1])


def test_keys_forgive_what_does_not_tell_apart() -> None:
    assert name_key("VKSND tỉnh Hoà Bình") == name_key("vksnd  tỉnh Hòa Bình")
    assert name_key("Lê Thị Lệ") != name_key("Lê Thị Lê")
    assert thing_key("person", "a") == ("person", "a")
    assert path_of("person", "a") == "person/a"
