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
        + ("vks:confidence 0.7 ; " if left else "")
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
    """Type a day into the one field that all views share, in the form that is written in Vietnam."""
    opened.page.fill("#day", "/".join(reversed(day.split("-"))))
    opened.page.press("#day", "Enter")


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


CUT = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"


def test_the_whole_country_is_seen_at_once_with_whole_names(heads: Any, keep_page: Open) -> None:
    opened = keep_page(heads)
    for day in ("2024-07-05", "2025-07-01"):
        opened.visit(f"#t=map&d={day}")
        assert (
            opened.page.evaluate(
                "view => view.scrollHeight - view.clientHeight", opened.page.query_selector("#view-map")
            )
            == 0
        )
        opened.page.locator(".tile b").evaluate_all("all => all.forEach(each => { each.textContent = '999'; })")
        assert opened.page.locator(".tile span:first-child").evaluate_all(CUT) == []


def test_there_is_one_control_of_the_day(heads: Any, open_page: Open) -> None:
    opened = open_page(heads, "#t=organisation&d=2019-03-01")
    assert "Vào ngày 01/03/2019." in opened.page.inner_text("#view-organisation .tools")
    for view in ("network", *VIEWS):
        opened.click(f"#tab-{view}")
        assert opened.page.locator("input[type=date]").count() == 0, view
        assert opened.page.input_value("#day:visible") == "01/03/2019", view
    opened.click("#all-time")
    opened.click("#tab-organisation")
    assert "ngày của bài báo mới nhất" in opened.page.inner_text("#view-organisation .tools")
    assert opened.complaints == []


UNITS = {"VKSND tối cao", "Vụ 7", "VKSND thành phố Cần Thơ"}
MEETINGS = ["Hội nghị tổng kết", "=Hội nghị sơ kết"]
FILTERED = {
    # what is added to the address: units of the tree, meetings of the time, facts of the map, things of the table
    "": (UNITS, MEETINGS, ["1"], 10),
    "&g=provincial": ({"VKSND tối cao", "Vụ 7"}, MEETINGS, [], 8),
    "&p=Cần Thơ": ({"VKSND tối cao", "VKSND thành phố Cần Thơ"}, MEETINGS[:1], [], 3),
    "&p=Hậu Giang": (set(), MEETINGS[1:], ["1"], 3),
    "&c=0.95": (UNITS, MEETINGS, ["1"], 9),
    "&k=organize.place": (UNITS, [], [], 8),
    "&y=2025&z=2025": ({"VKSND tối cao", "VKSND thành phố Cần Thơ"}, MEETINGS[:1], [], 2),
}


@pytest.mark.parametrize("filters", FILTERED)
def test_all_views_share_all_filters_and_say_what_they_hide(filters: str, heads: Any, keep_page: Open) -> None:
    units, meetings, tiles, things = FILTERED[filters]
    shared = keep_page(heads, f"#t=organisation{filters}")
    assert set(heads_shown(shared)) == units
    told = [shared.page.locator("#view-organisation [role=note]").count()]
    shared.visit(f"#t=time{filters}")
    assert [event for event in shared.texts(".event div > a:first-child") if "ội nghị" in event] == meetings
    told.append(shared.page.locator("#view-time [role=note]").count())
    shared.visit(f"#t=map{filters}")
    shared.page.locator("#view-map").get_by_role("button", name="Hội nghị", exact=True).click()
    assert shared.texts(".tile b") == tiles
    shared.visit(f"#t=table{filters}")
    assert shared.page.locator("#view-table tbody tr").count() == things
    told.append(shared.page.locator("#view-table [role=note]").count())
    assert bool(filters) == any(told)
    if filters:
        shared.page.locator("#view-table [role=note] + button, #view-table [role=note] button").first.click()
        assert shared.page.locator("#view-table tbody tr").count() == FILTERED[""][3]
        assert shared.page.locator("#view-table [role=note]").count() == 0


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
