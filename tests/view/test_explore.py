"""Exploring in a real browser: expanding and hiding with undo, meetings in common, filters, a day, the article, export.

One page serves most tests: each begins from a fresh address.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

Open = Callable[..., Any]


def person(number: int, name: str, extra: str = "") -> str:
    return f':p{number} a foaf:Person, vks:Official ; skos:prefLabel "{name}"@vi {extra} .\n'


def tenure(number: int, who: str, unit: str, title: str, extra: str = "") -> str:
    head = f":t{number} vks:post :post{number} . :post{number} a vks:HeadPost .\n" if title == "Viện trưởng" else ""
    return (
        f":{who} vks:servesIn :{unit} .\n{head}"
        f":t{number} a vks:Assertion, vks:Tenure, org:Membership ; org:member :{who} ; org:organization :{unit} ;\n"
        f"  org:role :r{number} ; vks:confidence 0.9 ; vks:evidence :q{number} {extra} .\n"
        f':r{number} skos:prefLabel "{title}"@vi .\n'
        f':q{number} a vks:Mention ; oa:hasSource <https://w3id.org/vks/id/article/x> ; oa:exact "câu {number}"@vi .\n'
    )


def met(meeting: str, day: str, *there: str) -> str:
    rows = f':{meeting} a vks:Meeting ; skos:prefLabel "Hội nghị {meeting}"@vi ; schema:startDate "{day}"^^xsd:date .\n'
    return rows + "".join(f":{who} vks:attended :{meeting} .\n" for who in there)


SENTENCE = "Đồng chí Đàm Văn Một, Viện trưởng VKSND tỉnh Sơn Đông, chủ trì; bà Lù Thị Hai phát biểu."
TEXT = f"VKSND tỉnh Sơn Đông họp.\n{SENTENCE}\n"
SECTOR = (
    f"""
<https://w3id.org/vks/id/article/x> a schema:NewsArticle ; schema:headline "Bài một"@vi ; schema:publisher "Báo Thử" ;
    schema:datePublished "2020-03-02"^^xsd:date ; schema:url "https://example.org/mot"^^xsd:anyURI ;
    schema:mentions :p1 , :p2 , :son .
<https://w3id.org/vks/id/article/y> a schema:NewsArticle ; schema:headline "Bài hai"@vi ; schema:publisher "Báo Khác" ;
    schema:datePublished "2020-03-03"^^xsd:date ;
    vks:sameTextAs <https://w3id.org/vks/id/article/x> ; schema:mentions :p1 .
:top a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tối cao"@vi ; org:classification vks:level-supreme .
:son a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tỉnh Sơn Đông"@vi ; org:subOrganizationOf :top ;
    skos:altLabel "Viện kiểm sát nhân dân tỉnh Sơn Đông"@vi ; org:classification vks:level-provincial ;
    vks:jurisdiction :tinh .
:tinh a vks:Province ; skos:prefLabel "Sơn Đông"@vi .
:j a vks:Judgement ; vks:verdict vks:verdict-different ; vks:judgedBy "Trần Thị Thử" ; vks:judges :p1 , :p2 ;
    vks:judgedOn "2026-01-02"^^xsd:date ; vks:reason "khác quê" .
:w1 a vks:Mention ; oa:hasSource <https://w3id.org/vks/id/article/x> ; oa:start {TEXT.index(SENTENCE)} ;
    oa:end {TEXT.index(SENTENCE) + len(SENTENCE)} ; oa:exact "{SENTENCE}"@vi .
:w2 a vks:Mention ; oa:hasSource <https://w3id.org/vks/id/article/y> ; oa:start 0 ; oa:end 5 ; oa:exact "câu y"@vi .
:c1 a vks:Participation ; vks:participant :p1 ; vks:event :m1 ; vks:role vks:role-chair ; vks:evidence :w1 , :w2 .
"""
    + person(1, "Đàm Văn Một")
    + person(2, "Lù Thị Hai")
    + person(3, "Mè Văn Ba")
    + tenure(
        1, "p1", "son", "Viện trưởng", '; vks:validFrom "2018-01-01"^^xsd:date ; vks:validTo "2021-06-01"^^xsd:date'
    )
    + tenure(2, "p2", "son", "Viện trưởng", '; vks:validFrom "2021-06-02"^^xsd:date ; vks:rule "judgement"')
    + tenure(3, "p3", "son", "Phó Viện trưởng", '; vks:attestedOn "2020-03-02"^^xsd:date')
    + met("m1", "2020-03-01", "p1", "p2", "p3")
    + met("m2", "2022-05-01", "p1", "p2")
    + "".join(
        f':i{year} a vks:Indicator ; vks:about :son ; skos:prefLabel "số vụ"@vi ; vks:value "{year % 100}" ; vks:number'
        f' {year % 100}.0 ; vks:unitText "vụ"@vi ; vks:periodEnd "{year}-12-31"^^xsd:date .\n'
        for year in (2019, 2020, 2021)
    )
)


@pytest.fixture(scope="module")
def sector(export_of: Callable[..., Any]) -> Any:
    """An invented province with two heads one after the other, a deputy, and two meetings."""
    return export_of(SECTOR, {"x": TEXT, "y": "câu y"})


@pytest.fixture
def at(sector: Any, keep_page: Open) -> Callable[..., Any]:
    """The page of the invented province at an address; one page for the tests of this module."""
    return lambda address="#": keep_page(sector, address)


@pytest.fixture
def anew(sector: Any, open_page: Open) -> Callable[..., Any]:
    """As `at`, in a page of its own."""
    return lambda address, **asked: open_page(sector, address, **asked)


def labels(opened: Any) -> set[str]:
    """What the address bar and the CSV of the view say is drawn: read from the exported SVG."""
    with opened.page.expect_download() as download:
        opened.menu("#save", "#svg")
    root = ET.parse(Path(download.value.path())).getroot()
    return {title.text or "" for title in root.iter("{http://www.w3.org/2000/svg}title")} - {root[0].text or ""}


def act(opened: Any, name: str) -> None:
    opened.page.locator("#panel .actions").get_by_role("button", name=name, exact=True).click()


def test_the_panel_reads_like_a_reference_book(at: Any) -> None:
    opened = at("#n=son".replace("son", "https://w3id.org/vks/id/son"))
    text = opened.page.inner_text("#panel")
    assert "Viện kiểm sát nhân dân tỉnh Sơn Đông" in text
    assert "Trực thuộc: VKSND tối cao" in text
    heads = (
        opened.page.locator("#panel section", has_text="Người đứng đầu qua các thời kỳ").locator("li").all_inner_texts()
    )
    assert [row.split(" – ")[0] for row in heads] == ["Lù Thị Hai", "Đàm Văn Một"]
    assert "từ 01/01/2018 đến 01/06/2021" in heads[1]
    assert "do người rà soát sửa" in heads[0]
    assert opened.texts("#panel .bars b") == ["19 vụ", "20 vụ", "21 vụ"]
    assert opened.complaints == []


def test_a_career_is_a_line_and_judgements_are_told(at: Any) -> None:
    opened = at("#n=https://w3id.org/vks/id/p1")
    assert opened.page.locator("#panel svg.career .held").count() == 1
    assert "2018–2021" in (opened.page.get_attribute("#panel svg.career", "aria-label") or "")
    judged = opened.page.locator("#panel section", has_text="Đã được người rà soát").inner_text()
    assert "Không phải một · Trần Thị Thử, 02/01/2026 – khác quê" in judged
    chaired = opened.page.locator("#panel li", has_text="chủ trì").locator(".quote")
    assert chaired.get_attribute("aria-label") == "2 câu văn làm bằng chứng; 2 nguồn, 1 bài khác nhau"


def test_an_article_can_be_read_and_its_names_clicked(at: Any) -> None:
    opened = at("#n=https://w3id.org/vks/id/p1")
    opened.page.locator("#panel li", has_text="chủ trì").locator(".quote").click()
    opened.page.locator("#panel figcaption a.link").first.click()
    assert opened.page.inner_text("#panel .text").startswith("VKSND tỉnh Sơn Đông họp.")
    assert opened.texts("#panel .text a.named") == [
        "VKSND tỉnh Sơn Đông",
        "Đàm Văn Một",
        "VKSND tỉnh Sơn Đông",
        "Lù Thị Hai",
    ]
    assert "Đồng chí " in opened.texts("#panel .text mark.here")
    assert "Bài này còn được đăng lại: Bài hai" in opened.page.inner_text("#panel")
    opened.click("#panel .text a.person")
    assert opened.page.inner_text("#panel h2") == "Đàm Văn Một"


def test_a_citation_can_be_copied(anew: Any) -> None:
    opened = anew("#n=https://w3id.org/vks/id/p1", context={"permissions": ["clipboard-read", "clipboard-write"]})
    opened.page.locator("#panel li", has_text="chủ trì").locator(".quote").click()
    opened.page.get_by_role("button", name="Chép trích dẫn").first.click()
    opened.page.get_by_role("button", name="Đã chép").wait_for()
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"“{SENTENCE}” (Bài một, Báo Thử, 02/03/2020, https://example.org/mot)"


def test_meetings_of_two_people(at: Any, anew: Any) -> None:
    opened = at("#n=https://w3id.org/vks/id/p1")
    assert opened.page.locator("#panel section", has_text="Thường họp cùng").locator("li").all_inner_texts() == [
        "Lù Thị Hai 2 hội nghị"
    ]
    act(opened, "Họp chung với…")
    opened.choose("lu thi hai")
    assert "Cùng có mặt tại 2 hội nghị" in opened.page.inner_text("#panel")
    assert [text.split("\n")[0] for text in opened.texts("#panel > ul > li")] == [
        "01/05/2022 Hội nghị m2", "01/03/2020 Hội nghị m1",
    ]  # fmt: skip
    assert labels(opened) == {"Đàm Văn Một", "Lù Thị Hai", "Hội nghị m1", "Hội nghị m2"}
    again = anew("#" + opened.page.url.partition("#")[2])
    assert "Cùng có mặt tại 2 hội nghị" in again.page.inner_text("#panel")


def test_expand_hide_pin_undo_and_redo(at: Any, anew: Any) -> None:
    opened = at("#n=https://w3id.org/vks/id/p3&o=https://w3id.org/vks/id/p3")
    begin = labels(opened)
    assert begin == {"Mè Văn Ba", "VKSND tỉnh Sơn Đông", "Hội nghị m1"}
    opened.click("#panel section a.link")
    act(opened, "Thêm những gì liên hệ")
    grown = labels(opened)
    assert grown > begin | {"Đàm Văn Một"}
    act(opened, "Bớt những gì đã thêm")
    assert labels(opened) == begin
    opened.click("#undo")
    opened.page.wait_for_function("document.querySelector('#status').textContent.includes('Vẽ 7')")
    act(opened, "Ẩn")
    assert labels(opened) == grown - {"VKSND tỉnh Sơn Đông"}
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Control+z")
    opened.page.wait_for_function("document.querySelector('#panel h2').textContent === 'VKSND tỉnh Sơn Đông'")
    act(opened, "Ghim")
    assert "&i=https" in opened.page.url
    again = anew("#" + opened.page.url.partition("#")[2])
    assert labels(again) == grown
    assert again.page.get_by_role("button", name="Bỏ ghim").is_visible()
    opened.click("#undo")
    opened.page.get_by_role("button", name="Ghim", exact=True).wait_for()
    opened.click("#redo")
    opened.page.get_by_role("button", name="Bỏ ghim").wait_for()
    assert opened.complaints == again.complaints == []


def test_a_day_shows_who_headed_then(at: Any) -> None:
    opened = at("#n=https://w3id.org/vks/id/son&o=https://w3id.org/vks/id/son&d=2020-06-01")
    assert {"Đàm Văn Một", "Mè Văn Ba"} <= labels(opened)
    assert "Lù Thị Hai" not in labels(opened)
    opened.page.fill("#day", "01/07/2022")
    opened.page.press("#day", "Enter")
    assert "d=2022-07-01" in opened.page.url
    assert "Lù Thị Hai" in opened.page.inner_text("#panel")
    assert "Đàm Văn Một" not in opened.page.inner_text("#panel section")
    opened.click("#all-time")
    assert "d=" not in opened.page.url.partition("#")[2].replace("id=", "")


def test_time_plays_and_stops(at: Any) -> None:
    opened = at()
    opened.click("#play")
    opened.page.wait_for_url(re.compile(r"d=2020-0[6-9]"))
    opened.click("#play")
    assert opened.page.get_attribute("#play", "aria-label") == "Chạy theo thời gian"
    opened.page.locator("#month").focus()
    before = opened.page.input_value("#month")
    opened.page.keyboard.press("ArrowRight")
    assert int(opened.page.input_value("#month")) == int(before) + 1


def test_filters_of_relation_level_province_and_confidence(at: Any) -> None:
    opened = at()
    everything = labels(opened)
    opened.menu("#filters-menu", 'input[data-kinds="attend"]')
    assert opened.page.inner_text("#filters-name").startswith("Bộ lọc (1)")
    opened.click('input[data-levels="provincial"]')
    opened.page.select_option("#sure", "0.95")
    assert "VKSND tỉnh Sơn Đông" not in labels(opened)
    opened.menu("#filters-menu", "#filters > button")
    assert labels(opened) == everything
    opened.click("#filters-name")
    opened.page.select_option("#province", "Sơn Đông")
    assert "VKSND tối cao" not in labels(opened)
    assert "p=S" in opened.page.url


def test_search_by_kind_and_lately_opened(anew: Any) -> None:
    opened = anew("")
    assert "Lù Thị Hai" in opened.search("hai")
    assert set(opened.search("son dong")) == {"VKSND tỉnh Sơn Đông", "Sơn Đông"}
    opened.click('#search-kinds [data-kind="province"]')
    assert opened.texts("#hits b") == ["Sơn Đông"]
    opened.page.press("#query", "Enter")
    opened.click("#query")
    assert opened.page.is_visible("#recent")
    assert opened.texts("#hits b") == ["Sơn Đông"]
    opened.click('#search-kinds [data-kind="meeting"]')
    assert set(opened.texts("#hits b")) == {"Hội nghị m1", "Hội nghị m2"}
    opened.page.press("#query", "Escape")
    assert not opened.page.is_visible("#results")


@pytest.fixture(scope="module")
def levels(export_of: Callable[..., Any]) -> Any:
    """The invented province among forty others with heads and long names: enough for a picture in levels."""
    crowd = "".join(
        f':u{n} a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tỉnh Thứ {n} Thượng"@vi ;'
        f" org:subOrganizationOf :top ; org:classification vks:level-provincial ."
        + person(100 + n, f"Nguyễn Văn Số {n}")
        + tenure(100 + n, f"p{100 + n}", f"u{n}", "Viện trưởng", '; vks:validFrom "2019-01-01"^^xsd:date')
        for n in range(40)
    )
    return export_of(SECTOR + crowd, {"x": TEXT})


NAMES = """svg => {
    document.body.replaceChildren(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement);
    const { width, height } = document.querySelector('svg').viewBox.baseVal;
    const boxes = [...document.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
    return { cut: boxes.filter(([, b]) => b.x < 0 || b.y < 0 || b.x + b.width > width || b.y + b.height > height),
        named: boxes.length, points: document.querySelectorAll('path').length };
}"""


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (390, 844)])
@pytest.mark.parametrize("address", ["#", "#s=3"])
def test_names_are_whole_and_uncovered(levels: Any, open_page: Open, size: tuple[int, int], address: str) -> None:
    """No name of a first picture is cut at the edge of the canvas, and nothing lies over the canvas."""
    opened = open_page(levels, address, *size)
    above = "document.querySelectorAll('#network :is(button, a, summary, input)').length"
    assert opened.page.evaluate(above) == 0
    with opened.page.expect_download() as download:
        opened.menu("#save", "#svg")
    blank = opened.page.context.new_page()
    told = blank.evaluate(NAMES, Path(download.value.path()).read_text(encoding="utf-8").partition("?>")[2].strip())
    assert told["cut"] == []
    assert told["named"] >= told["points"] if address == "#" else told["named"] > 4
    assert opened.complaints == []


def spot(opened: Any, label: str) -> tuple[float, float]:
    """Where a point is on the canvas, by the exported SVG."""
    with opened.page.expect_download() as download:
        opened.menu("#save", "#svg")
    root = ET.parse(Path(download.value.path())).getroot()
    at = next(path.get("transform", "") for path in root if path.findtext("{*}title") == label)
    x, y = map(float, re.findall(r"[\d.-]+", at)[:2])
    return x, y


@pytest.mark.parametrize("things", [40, 400])
def test_dragging_the_ground_moves_the_picture(crowd: Callable[[int], Any], open_page: Open, things: int) -> None:
    """A small picture and one that is moved as a bitmap end where the pointer has brought them, drawn anew."""
    opened = open_page(crowd(things), "#s=9")
    before, box = spot(opened, "VKSND tối cao"), opened.page.locator("#canvas").bounding_box()
    assert opened.page.inner_text("#status").startswith(f"Vẽ {541 if things == 400 else 55} ")
    opened.page.mouse.move(box["x"] + 4, box["y"] + 4)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 40, box["y"] + 30, steps=5)
    opened.page.mouse.move(box["x"] + 104, box["y"] + 54, steps=5)
    opened.page.mouse.up()
    opened.page.evaluate(
        "() => new Promise(done => { const look = () => document.querySelector('#canvas canvas').style.transform"
        " ? requestAnimationFrame(look) : done(); look(); })"
    )
    after = spot(opened, "VKSND tối cao")
    assert after == pytest.approx((before[0] + 100, before[1] + 50), abs=12 if things == 40 else 1)
    assert opened.page.locator("#panel h2").inner_text() == "Bắt đầu từ đây"
    assert opened.complaints == []


def test_the_bar_tells_of_the_picture_alone(levels: Any, open_page: Open) -> None:
    """How much is drawn is told beside the network; in a table, say, nothing is drawn."""
    opened = open_page(levels)
    assert opened.page.inner_text("#status") == "Vẽ 13 trong 88 mục."
    opened.click("#tab-table")
    assert opened.page.inner_text("#status") == ""
    assert opened.page.locator("#zoom").is_hidden()
    opened.click("#tab-network")
    assert opened.page.inner_text("#status") == "Vẽ 13 trong 88 mục."


def test_large_graphs_open_with_their_levels(levels: Any, open_page: Open) -> None:
    opened = open_page(levels)
    with opened.page.expect_download() as download:
        opened.menu("#save", "#svg")
    told = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Trung ương và lãnh đạo" in told
    assert told.index("Hội nghị đông người nhất") < told.index("Địa phương và người đứng đầu")
    assert opened.page.inner_text("#status") == "Vẽ 13 trong 88 mục."
    opened.page.fill("#day", "01/01/2017")
    opened.page.press("#day", "Enter")
    assert "Nguyễn Văn Số" not in "".join(labels(opened))
    assert opened.complaints == []
