"""The other views in a real browser: organisation, time, map and table share what is chosen, filters and the day."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.query.run import query

Open = Callable[..., Any]

pytestmark = pytest.mark.xdist_group("browser")

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ("organisation", "time", "map", "table")


@pytest.fixture(scope="module")
def heads(export_of: Callable[..., Any]) -> Any:
    """A unit with two heads one after the other, a department, one unit for each side of a reform, two meetings."""
    people = {"a": ("Lò Văn An", "2019-03-01", "2021-01-01"), "b": ("Ma Thị Bình", "2021-05-01", "")}
    tenures = "".join(
        f':{key} a foaf:Person, vks:Official ; skos:prefLabel "{name}"@vi ; vks:heads :top ; vks:servesIn :top .\n'
        f":t-{key} a vks:Assertion, vks:Tenure ; org:member :{key} ; org:organization :top ; org:role :role ;"
        f' vks:post :post ; vks:status vks:current ; vks:attestedOn "{seen}"^^xsd:date ;'
        f' vks:beginsNotAfter "{seen}"^^xsd:date ;'
        f' vks:endsNotBefore "{seen}"^^xsd:date ; '
        + (f'vks:endsNotAfter "{left}"^^xsd:date .\n' if left else 'vks:beginsNotBefore "2021-01-01"^^xsd:date .\n')
        for key, (name, seen, left) in people.items()
    )
    return export_of(
        tenures
        + """
:role skos:prefLabel "Viện trưởng"@vi .
:post a org:Post, vks:HeadPost ; org:postIn :top ; skos:prefLabel "Viện trưởng"@vi .
:top a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tối cao"@vi .
:vu a org:OrganizationalUnit, org:Organization ; skos:prefLabel "Vụ 7"@vi ; org:unitOf :top .
:old a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tỉnh Hậu Giang"@vi ; org:subOrganizationOf :top ;
    org:classification vks:level-provincial ;
    vks:jurisdiction <https://w3id.org/vks/id/province/hau-giang-2004> ; vks:validTo "2025-07-01"^^xsd:date .
:new a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND thành phố Cần Thơ"@vi ; org:subOrganizationOf :top ;
    org:classification vks:level-provincial ;
    vks:jurisdiction <https://w3id.org/vks/id/province/can-tho-2025> ; vks:validFrom "2025-07-01"^^xsd:date .
<https://w3id.org/vks/id/province/hau-giang-2004> a vks:Province ; skos:prefLabel "Hậu Giang"@vi ;
    vks:validTo "2025-07-01"^^xsd:date ; dct:isReplacedBy <https://w3id.org/vks/id/province/can-tho-2025> .
<https://w3id.org/vks/id/province/can-tho-2025> a vks:Province ; skos:prefLabel "Cần Thơ"@vi ;
    vks:validFrom "2025-07-01"^^xsd:date .
:m1 a vks:Meeting ; skos:prefLabel "=Hội nghị sơ kết"@vi ; schema:startDate "2024-07-05"^^xsd:date ;
    schema:organizer :old .
:m2 a vks:Meeting ; skos:prefLabel "Hội nghị tổng kết"@vi ; schema:startDate "2025-12-20"^^xsd:date ;
    schema:organizer :new .
"""
    )


def heads_shown(opened: Any) -> dict[str, str]:
    """Unit -> its head and how that is known, for the units of the tree."""
    rows = opened.page.locator("#view-organisation .tree li")
    found = rows.evaluate_all(
        "rows => rows.map(row => [row.querySelector('.unit').innerText,"
        " row.querySelector(':scope > .head')?.innerText ?? ''])"
    )
    return dict(found)


HEADS = {
    "2019-03-01": "Viện trưởng Lò Văn An (bài báo cùng ngày)",
    "2020-06-01": "Viện trưởng Lò Văn An (có thể; thấy ngày 01/03/2019)",
    "2021-03-01": "Viện trưởng Ma Thị Bình (có thể; thấy ngày 01/05/2021)",
}


def set_day(opened: Any, day: str) -> None:
    opened.page.fill("#day-of-view", day)
    opened.page.locator("#day-of-view").dispatch_event("change")


def test_the_tree_tells_the_head_of_a_day_as_the_saved_question_does(heads: Any, open_page: Open) -> None:
    opened = open_page(heads, "#t=organisation")
    for day, told in HEADS.items():
        set_day(opened, day)
        assert heads_shown(opened)["VKSND tối cao"] == told
        answer = query(heads, "head-on-day", {"unit": "VKSND tối cao", "day": day})
        names = [dict(zip(answer.variables, row, strict=True))["name"].value for row in answer.rows]  # type: ignore[union-attr]
        assert names
        assert all(name in told for name in names)


def test_the_tree_is_that_of_the_day_and_is_walked_by_keyboard(heads: Any, open_page: Open) -> None:
    opened = open_page(heads, "#t=organisation&d=2024-07-05")
    assert set(heads_shown(opened)) == {"VKSND tối cao", "Vụ 7", "VKSND tỉnh Hậu Giang"}
    set_day(opened, "2025-07-01")
    assert set(heads_shown(opened)) == {"VKSND tối cao", "Vụ 7", "VKSND thành phố Cần Thơ"}
    assert "d=2025-07-01" in opened.page.url
    opened.page.locator(".unit").first.focus()
    opened.page.keyboard.press("ArrowLeft")
    assert list(heads_shown(opened)) == ["VKSND tối cao"]
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.evaluate("document.activeElement.innerText") == "Vụ 7"
    opened.page.keyboard.press("Enter")
    assert opened.page.inner_text("#panel h2") == "Vụ 7"
    assert opened.page.locator(".unit[aria-current]").inner_text() == "Vụ 7"
    assert opened.complaints == []


def test_the_map_is_that_of_the_day_and_counts_what_is_told(heads: Any, open_page: Open) -> None:
    opened = open_page(heads, "#t=map&d=2024-07-05")
    assert opened.page.locator(".tile:not(.island)").count() == 63
    opened.page.locator("#view-map").get_by_role("button", name="Hội nghị", exact=True).click()
    assert opened.page.get_by_role("button", name="Hậu Giang 1 hội nghị").count() == 1
    assert opened.page.get_by_role("button", name="Hoàng Sa (Đà Nẵng)").count() == 1
    opened.page.get_by_role("button", name="Hậu Giang 1 hội nghị").click()
    assert opened.page.inner_text("#panel h2") == "Hậu Giang"
    opened.page.get_by_role("button", name=re.compile("^34 tỉnh")).click()
    assert opened.page.locator(".tile:not(.island)").count() == 34
    assert "d=2025-07-01" in opened.page.url
    assert opened.texts(".tile.tied span:first-child") == ["Cần Thơ"]  # what became of the place that is chosen
    opened.page.get_by_role("button", name=re.compile("^Vĩnh Long ")).focus()
    opened.page.keyboard.press("ArrowUp")
    assert opened.page.evaluate("document.activeElement.title").startswith("Tây Ninh: ")
    assert opened.complaints == []


def test_time_chooses_the_day_and_the_year_for_all_views(heads: Any, open_page: Open) -> None:
    opened = open_page(heads, "#t=time")
    assert (
        opened.texts(".event a")
        == ["Hội nghị tổng kết", "VKSND thành phố Cần Thơ", "=Hội nghị sơ kết", "VKSND tỉnh Hậu Giang"][::2]
    )
    opened.page.get_by_role("button", name="05/07/2024").click()
    assert "d=2024-07-05" in opened.page.url
    assert opened.texts(".dayline") == ["Ngày đã chọn: 05/07/2024"]
    opened.click("#tab-map")
    assert opened.page.locator(".tile:not(.island)").count() == 63
    opened.click("#tab-time")
    opened.page.locator(".yearrow button", has_text="2025").click()
    assert opened.texts(".event a") == ["Hội nghị tổng kết"]
    opened.choose("Hau Giang")
    opened.page.locator(".yearrow button").first.click()
    opened.page.get_by_label("Chỉ những gì liên hệ với").check()
    assert opened.texts(".event a") == ["=Hội nghị sơ kết"]
    assert opened.complaints == []


def test_the_table_sorts_filters_and_is_taken_along(heads: Any, open_page: Open) -> None:
    opened = open_page(heads, "#t=table")
    names = "#view-table tbody td:first-child"
    opened.page.locator("#view-table th button").first.click()
    listed = opened.texts(names)
    assert listed[0] == "=Hội nghị sơ kết"
    assert opened.page.locator("#view-table th").first.get_attribute("aria-sort") == "ascending"
    opened.page.locator("#view-table th button").first.press("Enter")
    assert opened.texts(names) == listed[::-1]
    opened.page.locator("#table-filter").press_sequentially("hoi nghi")
    assert opened.texts(names) == ["Hội nghị tổng kết", "=Hội nghị sơ kết"]
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Lưu bảng này").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert [row[0] for row in rows] == ["Tên", "Hội nghị tổng kết", "'=Hội nghị sơ kết"]
    opened.page.locator("#table-filter").fill("")
    opened.click('#legend button[data-type="meeting"]')
    assert "Hội nghị tổng kết" not in opened.texts(names)
    opened.page.get_by_role("group", name="Bảng của").get_by_text("Dữ kiện").click()
    opened.page.locator(f"{names} a", has_text="Lò Văn An").click()
    assert opened.page.inner_text("#panel h2") == "Lò Văn An"
    assert len(opened.texts(names)) == 1
    assert opened.complaints == []


def test_axe_finds_nothing_in_any_view(mini: Any, open_page: Open) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    opened = open_page(mini, context={"color_scheme": "dark", "bypass_csp": True})
    opened.page.add_script_tag(path=str(AXE))
    report = "axe.run('.view').then((report) => report.violations.map((v) => [v.id, v.nodes[0].html]))"
    found = {}
    for view in VIEWS:
        opened.click(f"#tab-{view}")
        for scheme in ("dark", "light"):
            opened.page.emulate_media(color_scheme=scheme)
            found[view, scheme] = opened.page.evaluate(report)
    assert found == {(view, scheme): [] for view in VIEWS for scheme in ("dark", "light")}


def test_a_telephone_does_not_scroll_sideways_in_any_view(mini: Any, open_page: Open) -> None:
    opened = open_page(mini, width=390, height=844)
    for view in VIEWS:
        opened.click(f"#tab-{view}")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390, view
        small = opened.page.locator(f"#view-{view} button:visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect())"
            ".filter(box => Math.min(box.width, box.height) < 24).length"
        )
        assert small == 0, view


def test_the_views_are_told_in_english(mini: Any, open_page: Open) -> None:
    opened = open_page(mini, "#l=en")
    assert opened.texts("#tabs button") == ["Network", "Organisation", "Time", "Map", "Table"]
    words = {
        "organisation": "Heads are those of",
        "time": "Meetings, events",
        "map": "63 provinces",
        "table": "Save this table",
    }
    for view, word in words.items():
        opened.click(f"#tab-{view}")
        assert word in opened.page.inner_text(f"#view-{view}")
