"""Named units: what a label, a full name or an alias means at a date."""

from typing import get_args

import pytest

from kg import yamlio
from kg.reference.reference import load_reference
from kg.reference.units import NamedUnit, UnitKind
from kg.resources import reference_dir

REFERENCE = load_reference()
SUPREME = "VKSND tối cao"


@pytest.mark.parametrize(
    ("name", "date", "label", "since"),
    [
        ("VKSNDTC", "2020", "VKSND tối cao", None),
        ("Viện Kiểm sát nhân dân tối cao", "2020", "VKSND tối cao", None),
        ("Vụ 7", "2024-07-04", "Vụ 7 VKSND tối cao", "2015-06-01"),
        ("Vụ 9 VKSND tối cao", "2014-09", "Vụ 9 VKSND tối cao", None),
        ("Vụ Tổ chức cán bộ", "2014-09", "Vụ 9 VKSND tối cao", None),
        ("vụ tổ chức cán bộ", "2020-10", "Vụ 15 VKSND tối cao", "2015-06-01"),
        ("Vụ 3", "2024-12", "Vụ 3 VKSND tối cao", "2015-06-01"),
        ("Vụ 3", "2025-03", "Vụ 3 VKSND tối cao", "2025-02-07"),
        ("Vụ 1B", "2006-08", "Vụ 1B VKSND tối cao", "2005"),
        ("Vụ 1B", "2003", None, None),
        ("Vụ 16", "2026", "Vụ 16 VKSND tối cao", "2015-06-01"),
        ("Cục Điều tra VKSND tối cao", "2014", "Cục Điều tra VKSND tối cao", None),
        ("CQĐT VKSND tối cao", "2023", "Cơ quan điều tra VKSND tối cao", "2015-06-01"),
        ("Viện phúc thẩm 3", "2012-12", "Viện phúc thẩm 3", None),
        ("VKSND cấp cao tại TP.HCM", "2019", "VKSND cấp cao tại thành phố Hồ Chí Minh", "2015-06-01"),
        ("VKSND cấp cao tại Đà Nẵng", "2014", None, None),
        ("Uỷ ban Thường vụ Quốc hội", "2020", "Ủy ban Thường vụ Quốc hội", None),
        ("Ủy ban Tư pháp của QH", "2022", "Ủy ban Tư pháp của Quốc hội", "2007"),
        ("Viện Kiểm sát nhân dân tối cao Lào", "2024", "VKSND tối cao Lào", None),
    ],
)
def test_which_unit_a_name_means(name: str, date: str, label: str | None, since: str | None) -> None:
    found = REFERENCE.unit_at(name, date)
    assert (found.label if found else None) == label
    assert (found.valid_from if found else None) == since


@pytest.mark.parametrize(
    ("label", "date", "full"),
    [
        ("Vụ 7 VKSND tối cao", "2020", "Vụ Thực hành quyền công tố và kiểm sát xét xử hình sự"),
        ("Vụ 7 VKSND tối cao", "2025-02-07", "Vụ Công tố và Kiểm sát xét xử hình sự"),
        ("Vụ 8 VKSND tối cao", None, "Vụ Kiểm sát giam giữ và thi hành án hình sự"),
        ("Thanh tra VKSND tối cao", "2020", "Thanh tra Viện kiểm sát nhân dân tối cao"),
        ("Tạp chí Kiểm sát", "2020", None),
    ],
)
def test_the_full_name_of_the_day(label: str, date: str | None, full: str | None) -> None:
    unit = REFERENCE.unit_at(label, date)
    assert unit is not None
    assert unit.full_at(date) == full


def units_of(date: str) -> set[str]:
    return {unit.label for unit in REFERENCE.named_units if unit.parent == SUPREME and unit.holds_on(date)}


def test_the_units_of_the_supreme_procuracy() -> None:
    """Nghị quyết 951 lists 27 units with the committee and the military, Nghị quyết 1403 lists 24, 1745 again 27."""
    party = {unit.label for unit in REFERENCE.named_units if unit.kind.startswith(("party", "union"))}
    below = {unit.label for unit in REFERENCE.named_units if unit.kind == "procuracy.high"}  # another level
    television = {"Truyền hình Kiểm sát nhân dân"}
    assert len(units_of("2020-01-01") - party - below - television) == 27
    magazine = {"Tạp chí Kiểm sát"}  # inside the institute of science since 2025
    assert len(units_of("2025-03-01") - party - below - television - magazine) == 24
    assert len(units_of("2025-08-01") - party - below - television - magazine) == 27


def test_common_names_are_weak() -> None:
    law = next(unit for unit in REFERENCE.named_units if unit.full == ("Vụ Pháp chế",))
    assert "Vụ Pháp chế" in law.forms
    assert "Vụ Pháp chế" not in law.strong_forms


def test_kinds_are_those_of_body_kinds() -> None:
    plain = yamlio.load_plain(reference_dir() / "body_kinds.yaml")
    assert isinstance(plain, dict)
    kinds = {row["id"] for row in plain["rows"] if isinstance(row, dict)}  # type: ignore[union-attr]
    assert {unit.kind for unit in REFERENCE.named_units} <= kinds
    assert set(get_args(UnitKind)) == kinds


def test_names_in_step_with_days() -> None:
    with pytest.raises(ValueError, match="2 full names need 1 dates in renamed"):
        NamedUnit(label="x", kind="other", full=("a", "b"), renamed=("2020", "2021"), source=("s",))
    with pytest.raises(ValueError, match="own parent"):
        NamedUnit(label="x", kind="other", parent="x", source=("s",))
