"""The maps of tiles: every province of its time once, where its neighbours are."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError
from kg.reference.reference import load_reference
from kg.view.read import read
from kg.view.views.data import of_views
from kg.view.views.tiles import load_tiles

MAPS = load_tiles().maps
LAST_DAYS = ("2025-06-30", "2026-11-01")  # a day on which each map holds


@pytest.mark.parametrize(("tiles", "day", "count"), [*zip(MAPS, LAST_DAYS, (63, 34), strict=True)])
def test_a_map_has_every_province_of_its_time_once(tiles: Any, day: str, count: int) -> None:
    there = {
        one.id
        for one in load_reference().provinces
        if (one.valid_from or "") <= day and (not one.valid_to or day < one.valid_to)
    }
    placed = [province for province, _, _ in tiles.provinces]
    assert set(placed) == there
    assert len(placed) == count


NORTH_OF = [
    ("ha-giang", "ha-noi"),
    ("ha-noi", "hue"),
    ("hue", "khanh-hoa"),
    ("khanh-hoa", "ho-chi-minh"),
    ("ho-chi-minh", "ca-mau"),
]
WEST_OF = [
    ("dien-bien", "ha-noi"),
    ("ha-noi", "quang-ninh"),
    ("kon-tum", "quang-ngai"),
    ("kien-giang", "ben-tre"),
    ("tay-ninh", "ninh-thuan"),
]


def test_tiles_lie_as_the_provinces_do() -> None:
    rows = {province: row for province, row, _ in MAPS[0].provinces}
    columns = {province: column for province, _, column in MAPS[0].provinces}
    assert [pair for pair in NORTH_OF if rows[pair[0]] >= rows[pair[1]]] == []
    assert [pair for pair in WEST_OF if columns[pair[0]] >= columns[pair[1]]] == []


def test_the_archipelagos_belong_to_their_provinces_on_both_maps() -> None:
    assert [[(group.name, group.province.partition("-2025")[0]) for group in tiles.islands] for tiles in MAPS] == [
        [("Hoàng Sa", "da-nang"), ("Trường Sa", "khanh-hoa")]
    ] * 2
    for tiles in MAPS:
        easternmost = max(column for _, _, column in tiles.provinces)
        assert all(group.column > easternmost for group in tiles.islands)


def test_every_tile_leads_to_its_province(mini: Any) -> None:
    picture = read(mini)
    for tiles in of_views(picture)["map"]:  # type: ignore[attr-defined]
        for _, _, name, _, things in tiles["tiles"]:
            assert {picture.things[thing].kind for thing in things} <= {"province"}
            assert all(name in (picture.things[thing].label, *picture.things[thing].names) for thing in things[:1])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("  - [ha-noi, ha-noi]", "ha-noi has two tiles"), ("  - [ha-noi]\n  earlier: {hue: [ha-tay]}", "hue has no tile")],
)
def test_a_wrong_map_is_an_error_that_names_it(tmp_path: Path, text: str, complaint: str) -> None:
    head = "sector: s\nsources: {own: here}\nsource: own\nmaps:\n- rows:\n"
    (tmp_path / "map_tiles.yaml").write_text(head + text + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=complaint):
        load_tiles(tmp_path)
