"""Which stints an article tells of: bodies up to the house, bounds of days, changes that happened. All invented."""

from functools import cache
from types import ModuleType

import pytest

from kg.identity.dates import FIRST, LAST
from kg.identity.eras import Eras
from kg.identity.stints import Sighting, Stint, sightings
from kg.records import ArticleFacts, Case, Change, Person, Span, Tenure
from kg.reference.kinds import load_kinds
from kg.reference.reference import load_reference

WHO, DAY = "Lê Ví Dụ", "2024-03-05"
CA_MAU, GIA_LAI, ROOM = "VKSND tỉnh Cà Mau", "VKSND tỉnh Gia Lai", "Phòng 8 VKSND tỉnh Cà Mau"
SUPREME, BUREAU, PARTY = "VKSND tối cao", "Vụ 2 VKSND tối cao", "Ban cán sự đảng VKSND tỉnh Cà Mau"


@cache
def _article(helpers: ModuleType, *facts: Tenure | Change | Case) -> ArticleFacts:
    bodies = helpers.units(ROOM, GIA_LAI, BUREAU, PARTY, "Công ty Ví Dụ")
    tenures, changes, cases = (tuple(one for one in facts if isinstance(one, kind)) for kind in (Tenure, Change, Case))
    people = (Person(WHO, mentions=(Span(0, 4),)), Person("Trần Mẫu", private=True, mentions=(Span(0, 4),)))
    found = {"people": people, "units": bodies, "tenures": tenures, "changes": changes, "cases": cases}
    return helpers.article("bài", DAY, **found)  # type: ignore[no-any-return]


def seen(helpers: ModuleType, *facts: Tenure | Change | Case, date: str | None = DAY) -> tuple[Sighting, Sighting]:
    article = _article(helpers, *facts)
    one, two = sightings(article, Eras(article, load_kinds(), load_reference()), date)
    return one, two


def stint(helpers: ModuleType, fact: Tenure | Change, date: str | None = DAY) -> Stint:
    (told,) = seen(helpers, fact, date=date)[0].stints
    return told


def tenure(helpers: ModuleType, unit: str | None = CA_MAU, **more: object) -> Tenure:
    return Tenure(WHO, "Viện trưởng", unit, helpers.HERE, **more)  # type: ignore[arg-type]


def change(helpers: ModuleType, kind: str, **more: object) -> Change:
    given = {"title": "Viện trưởng", "unit": CA_MAU} | more
    return Change(WHO, kind, "chức vụ", helpers.HERE, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "chain", "province"),
    [
        (CA_MAU, ("vksnd tỉnh cà mau",), "cà mau"),
        (ROOM, ("phòng 8 vksnd tỉnh cà mau", "vksnd tỉnh cà mau"), "cà mau"),
        (BUREAU, ("vụ 2 vksnd tối cao", "vksnd tối cao"), ""),
        (SUPREME, ("vksnd tối cao",), ""),
        ("Công ty Ví Dụ", ("công ty ví dụ",), ""),
    ],
)
def test_the_chain_ends_at_the_house(helpers: ModuleType, unit: str, chain: tuple[str, ...], province: str) -> None:
    told = stint(helpers, tenure(helpers, unit))
    assert (told.chain, told.province, told.title) == (chain, province, "viện trưởng")
    assert (told.unit, told.house) == (chain[0], chain[-1])


def test_party_offices_are_told_from_the_others(helpers: ModuleType) -> None:
    assert stint(helpers, tenure(helpers, PARTY)).party
    assert not stint(helpers, tenure(helpers)).party
    assert not stint(helpers, tenure(helpers, "Công ty Ví Dụ")).party


def test_without_a_body_there_is_no_stint(helpers: ModuleType) -> None:
    assert seen(helpers, tenure(helpers, None))[0].stints == ()
    assert seen(helpers, change(helpers, "appointed", unit=None))[0].stints == ()


@pytest.mark.parametrize(
    ("told", "date", "bounds"),
    [
        ({}, DAY, (True, DAY, DAY)),
        ({}, None, (True, FIRST, LAST)),
        ({"since": "2022-05"}, DAY, (True, "2022-05-01", DAY)),
        ({"until": "2023"}, DAY, (True, "2023-12-31", "2023-12-31")),  # never a first day behind the last
        ({"former": True}, DAY, (False, FIRST, DAY)),
        ({"former": True, "since": "2019", "until": "2021-06"}, DAY, (False, "2019-01-01", "2021-06-31")),
    ],
)
def test_days_of_a_tenure(
    helpers: ModuleType, told: dict[str, object], date: str | None, bounds: tuple[bool, str, str]
) -> None:
    found = stint(helpers, tenure(helpers, **told), date)
    assert (found.current, found.first, found.last) == bounds


@pytest.mark.parametrize(
    ("kind", "day", "date", "bounds"),
    [
        ("appointed", "2024-02", DAY, (True, "2024-02-01", DAY)),
        ("transferred", "2024-04-01", DAY, (True, "2024-04-01", "2024-04-01")),  # told before it came about
        ("elected", None, DAY, (True, DAY, DAY)),
        ("promoted", None, None, (True, FIRST, LAST)),
        ("retired", "2024-02", DAY, (False, FIRST, "2024-02-31")),
        ("dismissed", None, DAY, (False, FIRST, DAY)),
    ],
)
def test_a_gain_holds_from_its_day_and_a_loss_up_to_it(
    helpers: ModuleType, kind: str, day: str | None, date: str | None, bounds: tuple[bool, str, str]
) -> None:
    found = stint(helpers, change(helpers, kind, date=day), date)
    assert (found.current, found.first, found.last) == bounds
    assert found.title == "viện trưởng"


def test_only_a_change_that_happened_and_moves_somebody_is_a_stint(helpers: ModuleType) -> None:
    facts = [change(helpers, "appointed", status=status) for status in ("planned", "negated", "reported")]
    assert seen(helpers, *facts, change(helpers, "awarded"))[0].stints == ()


@pytest.mark.parametrize("kind", ["appointed", "dismissed"])
def test_a_change_may_leave_out_the_title(helpers: ModuleType, kind: str) -> None:
    assert stint(helpers, change(helpers, kind, title=None)).title == ""


def test_a_row_for_each_person_in_order(helpers: ModuleType) -> None:
    case = Case(("Tham ô tài sản",), "indicted", helpers.HERE, CA_MAU, None, ("Trần Mẫu",))
    alone = Case(("Nhận hối lộ",), "tried", helpers.HERE, None, None, ("Trần Mẫu",))
    one, two = seen(helpers, tenure(helpers), tenure(helpers, GIA_LAI), case, alone)
    assert (one.key, one.private, one.cases) == (WHO, False, frozenset())
    assert [told.unit for told in one.stints] == ["vksnd tỉnh cà mau", "vksnd tỉnh gia lai"]
    assert (two.key, two.private, two.stints) == ("Trần Mẫu", True, ())
    assert two.cases == {("tham ô tài sản", "vksnd tỉnh cà mau"), ("nhận hối lộ", "")}
    assert one.around == two.around == {"cà mau", "gia lai"}
