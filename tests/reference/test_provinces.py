"""Provinces: how many stand on which day, and which one a name means."""

import pytest

from kg.reference.check import PROVINCE_COUNTS
from kg.reference.reference import load_reference

REFERENCE = load_reference()


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("2004-06-01", 64),
        ("2008-07-31", 64),
        ("2008-08-01", 63),
        ("2024-06-01", 63),
        ("2025-06-30", 63),
        ("2025-08-01", 34),
    ],
)
def test_counts(date: str, count: int) -> None:
    assert sum(province.holds_on(date) for province in REFERENCE.provinces) == count


def test_the_types_of_july_2025() -> None:
    cities = {p.name for p in REFERENCE.provinces if p.holds_on("2025-07-01") and p.type.startswith("thành phố")}
    assert cities == {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"}
    assert PROVINCE_COUNTS["2025-08-01"] - len(cities) == 28


@pytest.mark.parametrize(
    ("name", "date", "province"),
    [
        ("Huế", "2024-05", None),
        ("Huế", "2025-05", "hue"),
        ("thành phố Huế", "2025-01-01", "hue"),
        ("Thừa Thiên Huế", "2024-05", "thua-thien-hue"),
        ("Thừa Thiên - Huế", "2024-12-31", "thua-thien-hue"),
        ("tỉnh Thừa Thiên Huế", "2025-03", "thua-thien-hue"),
        ("Cần Thơ", "2003-12-31", "can-tho"),
        ("Cần Thơ", "2004-01-01", "can-tho-2004"),
        ("TP. Cần Thơ", "2025-07-01", "can-tho-2025"),
        ("Hậu Giang", "1985", "hau-giang"),
        ("Hậu Giang", "2023-09-14", "hau-giang-2004"),
        ("Hậu Giang", "2026-01", "hau-giang-2004"),
        ("Đắc Lắc", "2003", "dak-lak"),
        ("Đắk Lắk", "2024", "dak-lak-2004"),
        ("Lai Châu", "2004-02", "lai-chau-2004"),
        ("Điện Biên", "2003", None),
        ("Hà Tây", "2006-08-18", "ha-tay"),
        ("Hà Tây", "2020", "ha-tay"),
        ("Hà Sơn Bình", "2017-11-03", "ha-son-binh"),
        ("Minh Hải", "2020", "minh-hai"),
        ("TP.HCM", "2024-06", "ho-chi-minh"),
        ("tp hcm", "2025-08-01", "ho-chi-minh-2025"),
        ("Thanh Hoá", "2025-08-01", "thanh-hoa"),
        ("Bắc Cạn", "2021", "bac-kan"),
        ("Bắc Ninh", "2025-06-30", "bac-ninh"),
        ("Bắc Ninh", "2025-07-01", "bac-ninh-2025"),
        ("Bắc Ninh", None, "bac-ninh-2025"),
        ("Bắc Giang", None, "bac-giang"),
        ("Paris", "2024", None),
    ],
)
def test_which_province_a_name_means(name: str, date: str | None, province: str | None) -> None:
    found = REFERENCE.province_at(name, date)
    assert (found.id if found else None) == province


def test_labels() -> None:
    assert REFERENCE.provinces_by_id["hau-giang-2004"].label == "tỉnh Hậu Giang"
    assert REFERENCE.provinces_by_id["can-tho-2004"].label == "thành phố Cần Thơ"
    assert REFERENCE.provinces_by_id["hue"].full == "Thành phố Huế"


def test_weak_forms_are_known_but_not_strong() -> None:
    old = REFERENCE.provinces_by_id["cuu-long"]
    assert "Cửu Long" in old.forms
    assert "Cửu Long" not in old.strong_forms
    assert "tỉnh Cửu Long" in old.strong_forms


@pytest.mark.parametrize(
    ("whole", "partners"),
    [
        ("tay-ninh-2025", {"tay-ninh", "long-an"}),
        ("dong-thap-2025", {"dong-thap", "tien-giang"}),
        ("ho-chi-minh-2025", {"ho-chi-minh", "binh-duong", "ba-ria-vung-tau"}),
        ("can-tho-2025", {"can-tho-2004", "hau-giang-2004", "soc-trang"}),
        ("ha-noi", {"ha-tay"}),
        ("hue", {"thua-thien-hue"}),
    ],
)
def test_what_a_province_was_made_of(whole: str, partners: set[str]) -> None:
    assert {p.id for p in REFERENCE.provinces if whole in p.replaced_by} == partners


def test_the_merger_of_2025_made_23_of_52() -> None:
    merged = [p for p in REFERENCE.provinces if p.valid_to == "2025-07-01"]
    made = [p for p in REFERENCE.provinces if p.valid_from == "2025-07-01"]
    assert (len(merged), len(made)) == (52, 23)
    assert {heir for p in merged for heir in p.replaced_by} == {p.id for p in made}
