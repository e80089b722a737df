"""Units and provinces by era."""

from types import ModuleType

import pytest

from kg.identity.resolve import identify
from kg.records import ArticleFacts, Place, Span, Unit
from kg.reference.reference import load_reference

HERE = (Span(0, 4),)


def path(article: ArticleFacts, label: str, kind: str = "unit") -> str:
    return identify([article]).paths[article.id][kind, label]


@pytest.mark.parametrize(
    ("label", "published", "id_starts"),
    [
        ("VKSND tỉnh Bắc Ninh", "2023-10-19", "org/vksnd-tinh-bac-ninh--"),
        ("VKSND tỉnh Bắc Ninh", "2025-06-30", "org/vksnd-tinh-bac-ninh--"),
        ("VKSND tỉnh Bắc Ninh", "2025-07-01", "org/vksnd-tinh-bac-ninh-2025--"),
        ("Phòng 8 VKSND tỉnh Bắc Ninh", "2025-08-07", "org/phong-8-vksnd-tinh-bac-ninh-2025--"),
        ("VKSND huyện Quế Võ tỉnh Bắc Ninh", "2025-08-07", "org/vksnd-huyen-que-vo-tinh-bac-ninh--"),
        ("VKSND khu vực 5 tỉnh Bắc Ninh", "2025-08-07", "org/vksnd-khu-vuc-5-tinh-bac-ninh-2025--"),
        ("VKSND tỉnh Bắc Giang", "2025-08-07", "org/vksnd-tinh-bac-giang--"),
        ("VKSND tỉnh Thanh Hóa", "2025-08-07", "org/vksnd-tinh-thanh-hoa--"),  # not merged
        ("VKSND tối cao", "2006-01-01", "org/vksnd-toi-cao--"),
    ],
)
def test_the_day_decides_the_era(helpers: ModuleType, label: str, published: str, id_starts: str) -> None:
    assert path(helpers.article("một", published, units=helpers.units(label)), label).startswith(id_starts)


@pytest.mark.parametrize(
    ("published", "other", "place"),
    [
        (None, "VKSND huyện Quế Võ tỉnh Bắc Ninh", "province/bac-ninh"),
        (None, "VKSND khu vực 5 tỉnh Bắc Ninh", "province/bac-ninh-2025"),
        (None, "VKSND tối cao", "province/bac-ninh-2025"),
        ("2024", "VKSND tối cao", "province/bac-ninh"),
    ],
)
def test_without_a_day_the_bodies_named_narrow_it(
    helpers: ModuleType, published: str | None, other: str, place: str
) -> None:
    article = helpers.article("một", published, units=helpers.units(other), places=(Place("Bắc Ninh", (), HERE),))
    assert path(article, "Bắc Ninh", "place") == place


def test_an_abolished_district_body_has_the_parent_of_its_time(helpers: ModuleType) -> None:
    label = "VKSND huyện Quế Võ tỉnh Bắc Ninh"
    now = helpers.article("một", "2025-08-07", units=helpers.units(label))
    then = helpers.article("hai", "2023-08-07", units=helpers.units(label))
    paths = identify([now, then]).paths
    assert paths[now.id]["unit", label] == paths[then.id]["unit", label]
    assert paths[now.id]["parent", label] == paths[then.id]["unit", "VKSND tỉnh Bắc Ninh"]
    assert paths[now.id]["unit", "VKSND tỉnh Bắc Ninh"] != paths[then.id]["unit", "VKSND tỉnh Bắc Ninh"]
    assert paths[now.id]["jurisdiction", label] == "province/bac-ninh"


def test_one_label_in_two_provinces(helpers: ModuleType) -> None:
    label = "VKSND huyện Châu Thành"
    first, second = (
        helpers.article(name, "2020-01-01", units=(Unit(label, "procuracy.district", province=name, mentions=HERE),))
        for name in ("An Giang", "Tây Ninh")
    )
    assert path(first, label) != path(second, label)


def test_a_label_that_is_the_full_name_of_another(helpers: ModuleType) -> None:
    short = Unit("Trường Nghiệp vụ 3", "school", "Trường Bồi dưỡng nghiệp vụ Sông Tiền", mentions=HERE)
    full = Unit("Trường Bồi dưỡng nghiệp vụ Sông Tiền", "school", mentions=HERE)
    one = helpers.article("một", "2020-01-01", units=(short,))
    two = helpers.article("hai", "2021-01-01", units=(full,))
    paths = identify([one, two]).paths
    assert paths[one.id]["unit", short.label] == paths[two.id]["unit", full.label]


def test_a_department_of_before_the_reorganisation_is_another(helpers: ModuleType) -> None:
    old, new = (
        path(helpers.article("một", year, units=helpers.units("Vụ 3 VKSND tối cao")), "Vụ 3 VKSND tối cao")
        for year in ("2012-05-01", "2019-05-01")
    )
    assert old != new


@pytest.mark.parametrize(
    ("day", "printed", "id_starts"),
    [
        ("2011-06-28", ("Vụ Tổ chức cán bộ VKSNDTC",), "org/vu-9-vksnd-toi-cao--"),
        ("2011-06-28", ("Vụ Tổ chức cán bộ",), "org/vu-9-vksnd-toi-cao--"),
        ("2019-06-28", ("Vụ Tổ chức cán bộ VKSNDTC",), "org/vu-15-vksnd-toi-cao--"),
        ("2011-06-28", (), "org/vu-15-vksnd-toi-cao-before-2015--"),  # nobody knows what bore that number then
    ],
)
def test_a_department_is_known_by_its_printed_name_where_its_number_was_another(
    helpers: ModuleType, day: str, printed: tuple[str, ...], id_starts: str
) -> None:
    label = "Vụ 15 VKSND tối cao"  # as today's number is read
    unit = Unit(label, "department", "Vụ Tổ chức cán bộ", printed, "VKSND tối cao", mentions=HERE)
    assert path(helpers.article("một", day, units=(unit, *helpers.units("VKSND tối cao"))), label).startswith(id_starts)


_REUSED = sorted(
    label
    for label in {row.label for row in load_reference().units_by_key.values() if row.label.startswith("Vụ ")}
    if len(load_reference().units_called(label)) > 1
)


@pytest.mark.parametrize("label", _REUSED)
def test_a_number_that_was_given_anew_is_another_department_in_each_era(helpers: ModuleType, label: str) -> None:
    rows = [row for row in load_reference().units_called(label) if row.label == label]
    days = [row.valid_from or "2014-06-01" for row in rows]
    found = [path(helpers.article("một", day, units=helpers.units(label)), label) for day in days]
    assert len(set(found)) == len(rows)
    assert {"Vụ 1 VKSND tối cao", "Vụ 3 VKSND tối cao", "Vụ 14 VKSND tối cao"} <= set(_REUSED)


def test_departments_of_one_name_in_two_eras_are_two(helpers: ModuleType) -> None:
    """Nor does an article that gives the name alone make them one."""
    top, full = helpers.units("VKSND tối cao"), "Vụ Tổ chức cán bộ"
    old = Unit("Vụ 9 VKSND tối cao", "department", full, (), "VKSND tối cao", mentions=HERE)
    new = Unit("Vụ 15 VKSND tối cao", "department", full, (), "VKSND tối cao", mentions=HERE)
    bare = Unit(f"{full} VKSND tối cao", "department", full, (), "VKSND tối cao", mentions=HERE)
    articles = [
        helpers.article(name, day, units=(unit, *top))
        for name, day, unit in (
            ("một", "2011-01-01", old), ("hai", "2019-01-01", new),
            ("ba", "2012-01-01", bare), ("bốn", "2020-01-01", bare),
        )
    ]  # fmt: skip
    found = identify(articles).paths
    first, second, third, fourth = (
        found[article.id]["unit", article.extraction.units[0].label] for article in articles
    )
    assert first == third != second == fourth
