"""The page in a real browser: what a reader does, and what a malicious text can't do."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

Open = Callable[..., Any]


AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

PAIR = """
:article/x a schema:NewsArticle ; schema:headline "Bài một"@vi ; schema:datePublished "2024-07-05"^^xsd:date ;
    schema:url "https://example.org/bai-mot"^^xsd:anyURI ; schema:mentions :p , :v .
:p a foaf:Person, vks:Official ; skos:prefLabel "Lò Văn Đức"@vi ; vks:servesIn :v .
:v a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tỉnh Hậu Giang"@vi ;
    skos:altLabel "Viện kiểm sát nhân dân tỉnh Hậu Giang"@vi .
:t a vks:Assertion, vks:Tenure, org:Membership ; org:member :p ; org:organization :v ; org:role :r ;
    vks:attestedOn "2024-07-05"^^xsd:date ; vks:evidence :m .
:r skos:prefLabel "Viện trưởng"@vi .
:m a vks:Mention ; oa:hasSource :article/x ; oa:start 0 ; oa:end 57 ;
    oa:exact "Đồng chí Lò Văn Đức, Viện trưởng VKSND tỉnh Hậu Giang, dự."@vi .
""".replace(":article/x", "<https://w3id.org/vks/id/article/x>")


@pytest.fixture
def pair(export_of: Callable[..., Any]) -> Any:
    """One person in one unit, with the sentence that says so."""
    return export_of(PAIR)


def test_it_opens_without_a_network_or_a_complaint(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert opened.complaints == []
    assert opened.page.title() == "Cán bộ và cơ quan qua tin tức"
    assert opened.page.inner_text("#counts") == "8 cán bộ, 21 đơn vị, 4 hội nghị, 6 văn bản từ 3 bài báo, 2024–2025."
    assert opened.page.evaluate("document.compatMode") == "CSS1Compat"


def test_the_top_says_who_published(export_of: Callable[..., Any], open_page: Open) -> None:
    publishers = ["Bài hư cấu", "Bài hư cấu", "Báo Một", "Báo Hai"]
    articles = "".join(
        f"<https://w3id.org/vks/id/article/{n}> a schema:NewsArticle ; schema:publisher "
        f'"{name}" ; schema:mentions :v .\n'
        for n, name in enumerate(publishers)
    )
    opened = open_page(export_of(PAIR + articles))
    assert opened.page.inner_text("#publishers") == "Nguồn: Bài hư cấu (2); Báo Hai (1) và 1 nguồn khác."


def test_no_publisher_no_line(pair: Any, keep_page: Open) -> None:
    assert keep_page(pair).page.inner_text("#publishers") == ""


SEARCHES = {
    "luong thi": "Lường Thị Hạ Vy",
    "dang quoc": "Đặng Quốc Khải",
    "ĐẶNG QUỐC": "Đặng Quốc Khải",
    "D\u0323a\u0306ng Quoc": "Đặng Quốc Khải",
    "vien kiem sat nhan dan toi cao": "VKSND tối cao",
    "96/2019": "Nghị quyết 96/2019/QH14",
    "63/2014/qh13": "Luật Tổ chức Viện kiểm sát nhân dân 63/2014/QH13",
}


def test_search_forgives_marks(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    assert {typed: opened.search(typed)[0] for typed in SEARCHES} == SEARCHES


def test_search_finds_nguyen_and_duc(export_of: Callable[..., Any], open_page: Open) -> None:
    names = ["Nguyễn Văn Đức", "Nguyên Thị Dục", "Trần Nguyện", "Lê Đục"]
    people = "\n".join(
        f':p{n} a foaf:Person, vks:Official ; skos:prefLabel "{name}"@vi .' for n, name in enumerate(names)
    )
    opened = open_page(export_of(people))
    assert set(opened.search("nguyen")) == {"Nguyễn Văn Đức", "Nguyên Thị Dục", "Trần Nguyện"}
    assert opened.search("Nguyễn")[0] == "Nguyễn Văn Đức"
    assert set(opened.search("duc")) == {"Nguyễn Văn Đức", "Nguyên Thị Dục", "Lê Đục"}
    assert opened.search("đục")[0] == "Lê Đục"


def test_nothing_found_says_what_to_do(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    assert opened.search("tran thi lan") == []
    assert "Không tìm thấy “tran thi lan”" in opened.page.inner_text("#none")


def test_an_example_searches(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    assert len(opened.texts("#examples button")) == 3
    opened.click("#examples button")
    assert opened.texts("#hits b")[0] == opened.texts("#examples button")[0]


def test_a_click_on_a_point_shows_the_sentence(pair: Any, keep_page: Open) -> None:
    opened = keep_page(pair)
    opened.click_on("Lò Văn Đức")
    opened.page.wait_for_selector("#panel h2")
    assert opened.page.inner_text("#panel h2") == "Lò Văn Đức"
    assert opened.page.inner_text("#panel .aside") == "Viện trưởng VKSND tỉnh Hậu Giang"
    opened.click("#panel .quote")
    assert opened.texts("#panel mark") == ["Lò Văn Đức", "Viện trưởng VKSND tỉnh Hậu Giang"]
    assert "Bài một 05/07/2024" in opened.page.inner_text("#panel figcaption")
    assert opened.page.get_attribute("#panel figcaption a[target]", "href") == "https://example.org/bai-mot"


def test_a_click_on_a_line_shows_the_sentence(pair: Any, keep_page: Open) -> None:
    opened = keep_page(pair)
    opened.click_between("Lò Văn Đức", "VKSND tỉnh Hậu Giang")
    opened.page.wait_for_selector("#panel h2.pair")
    assert opened.page.inner_text("#panel li").startswith("Lò Văn Đức giữ chức Viện trưởng tại VKSND tỉnh Hậu Giang")
    opened.click("#panel .quote")
    assert "dự." in opened.page.inner_text("#panel blockquote")
    assert opened.complaints == []


def test_career_meetings_and_results_are_in_the_panel(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    opened.choose("luong thi ha vy")
    text = opened.page.inner_text("#panel")
    assert "Viện trưởng VKSND tỉnh Hậu Giang · từ 01/09/2024 đến 01/07/2025" in text
    assert "được bổ nhiệm: Viện trưởng VKSND tỉnh Hậu Giang · 01/09/2024" in text
    assert "12/08/2025 ký kết Lễ ký kết Quy chế" in text
    opened.choose("vksnd tinh hau giang")
    results = opened.page.inner_text("#panel .results")
    assert "tỷ lệ giải quyết tố giác, tin báo về tội phạm" in results
    assert "98,5% (chỉ tiêu 90)" in results
    assert opened.page.locator("#panel .results .target").count() == 1


def test_everything_named_can_be_clicked_and_back_works(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    opened.choose("lo van suong")
    opened.click("#panel section a.link")
    assert opened.page.inner_text("#panel h2") == "Vụ 7 VKSND tối cao"
    opened.click("#panel .top button")
    opened.page.wait_for_function("document.querySelector('#panel h2').textContent === 'Lò Văn Sương'")
    opened.page.go_back()
    opened.page.wait_for_function("document.querySelector('#panel h2').textContent === 'Bắt đầu từ đây'")


def test_an_article_lists_what_it_mentions(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini, "#a=article/trao-quyet-dinh-can-bo--1de1273f")
    assert opened.page.inner_text("#panel h2") == "Trao quyết định về công tác cán bộ"
    assert "Phùng Khắc Tuệ" in opened.page.inner_text("#panel")


BROKEN = ("#n=person/nobody", "#e=x&f=y", "#s=99&y=abc&h=none", "#%E0%A4%A", "#n=%3Cscript%3E", "#l=toString&w=1&v=2")


def test_a_broken_address_opens_the_first_page(mini: Any, open_page: Open) -> None:
    opened = open_page(mini, BROKEN[0])
    for address in BROKEN:
        opened.page.evaluate("(address) => { location.hash = address; }", address)
        opened.page.wait_for_function("document.querySelector('#panel h2').textContent === 'Bắt đầu từ đây'")
    assert opened.complaints == []


def test_an_address_opens_the_same_view(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    opened.choose("mac dinh phu")
    opened.click("#panel .actions button")
    opened.click('#legend button[data-type="province"]')
    opened.click("#language")
    again = open_page(mini, "#" + opened.page.url.partition("#")[2])
    assert again.page.inner_text("#panel h2") == "Mạc Đình Phú"
    assert again.page.get_attribute('#legend button[data-type="province"]', "aria-pressed") == "false"
    assert again.page.inner_text("#language") == "Tiếng Việt"
    assert again.page.inner_text("#status") == opened.page.inner_text("#status")


def test_a_closed_search_leaves_no_word_of_what_was_found(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    opened.page.fill("#query", "dang quoc khai")
    assert "kết quả" in opened.page.inner_text("#status")
    opened.page.press("#query", "Escape")
    assert opened.page.inner_text("#status") == "Vẽ 45 trong 45 mục."


def test_a_type_can_be_hidden(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    assert opened.page.inner_text("#status") == "Vẽ 45 trong 45 mục."
    opened.click('#legend button[data-type="person"]')
    assert opened.page.inner_text("#status") == "Vẽ 37 trong 45 mục."
    opened.click('#legend button[data-type="person"]')
    assert opened.page.inner_text("#status") == "Vẽ 45 trong 45 mục."


def test_years_narrow_the_picture(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    opened.click("#filters-name")
    opened.page.select_option("#year-from", "2025")
    drawn = opened.page.inner_text("#status")
    assert drawn != "Vẽ 45 trong 45 mục."
    opened.choose("dang quoc khai")
    assert "Hội nghị sơ kết" not in opened.page.inner_text("#panel")


def test_what_is_not_drawn_is_reached_by_search(crowd: Callable[[int], Any], open_page: Open) -> None:
    opened = open_page(crowd(400))
    assert opened.page.inner_text("#status") == "Vẽ 70 trong 541 mục."
    opened.choose("so 399")
    assert opened.page.inner_text("#panel h2") == "Nguyễn Thị Số 399"
    assert opened.page.inner_text("#status") == "Vẽ 3 trong 541 mục."
    opened.click("#overview")
    opened.click("#more")
    assert opened.page.inner_text("#status") == "Vẽ 250 trong 541 mục."
    assert opened.complaints == []


def test_a_way_between_two_people(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini)
    opened.choose("cao ba loc")
    opened.page.get_by_role("button", name="Tìm đường tới…").click()
    opened.choose("vu thi minh tam")
    assert opened.page.inner_text("#panel h2") == "Từ Cao Bá Lộc tới Vũ Thị Minh Tâm: 2 bước"
    assert "Vũ Thị Minh Tâm chủ trì Hội nghị sơ kết" in opened.page.inner_text("#panel")
    opened.page.go_back()
    opened.page.wait_for_function("document.querySelector('#panel h2').textContent === 'Cao Bá Lộc'")


def test_english_is_complete(mini: Any, keep_page: Open) -> None:
    opened = keep_page(mini, "#l=en&n=person/lo-van-suong--8d0cb234")
    assert opened.page.get_attribute("html", "lang") == "en"
    assert opened.page.inner_text("#counts").startswith("8 officials, 21 bodies")
    assert "was transferred: Vụ trưởng Vụ 7 VKSND tối cao" in opened.page.inner_text("#panel")
    assert "from 1 Jul 2025" in keep_page(mini, "#l=en&n=province/can-tho-2025").page.inner_text("#panel")


def test_csv_is_safe_for_a_spreadsheet(export_of: Callable[..., Any], open_page: Open) -> None:
    opened = open_page(export_of(PAIR.replace("Lò Văn Đức", '=HYPERLINK(\\"http://x\\")')))
    with opened.page.expect_download() as download:
        opened.menu("#save", "#csv")
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head[:3] == ["Từ", "Quan hệ", "Tới"]
    assert row[0].startswith("'=HYPERLINK")
    assert row[2:4] == ["VKSND tỉnh Hậu Giang", "Viện trưởng"]
    assert row[-1] == "https://example.org/bai-mot"


def test_the_picture_can_be_saved(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    with opened.page.expect_download() as download:
        opened.menu("#save", "#png")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    assert opened.complaints == []


def test_on_paper_stand_the_panel_and_its_sentences_without_controls(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    opened.choose("vu thi minh tam")
    assert opened.page.locator(".find").is_visible()
    assert not opened.page.locator("#panel .evidence").first.is_visible()
    assert opened.page.pdf().startswith(b"%PDF")  # prints: the sentences are opened for it
    assert "Vũ Thị Minh Tâm" in (opened.page.locator("#panel .evidence blockquote").first.text_content() or "")
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#panel h2").is_visible()
    assert opened.page.locator("#panel .evidence").first.is_visible()
    assert not any(opened.page.locator(part).first.is_visible() for part in (".find", ".bar", ".topbar"))
    assert opened.complaints == []


# ---------------------------------------------------------------- text that would be markup

ATTACKS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    '<a href="javascript:alert(4)">x</a>',
    "<b>đậm</b>",
    "{{7*7}} ${alert(5)} &lt;script&gt;alert(6)&lt;/script&gt;",
    "]]><!--<script>alert(7)",
    "\\u003cscript\\u003ealert(8)\\u003c/script\\u003e",
    "</title><style>*{display:none}</style><iframe srcdoc='<script>alert(9)</script>'>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(10)>",
    "\u202egnp.exe\u2066 ' onfocus=alert(11) autofocus x='",
)


def evil(number: int, attack: str) -> str:
    """A graph in which every text is the attack."""
    text, n = json.dumps(attack, ensure_ascii=False), number
    return f"""
        <https://w3id.org/vks/id/article/x{n}> a schema:NewsArticle ; schema:headline {text}@vi ;
            schema:publisher {text} ; schema:datePublished {text} ; schema:url {text} ; schema:mentions :p{n} , :m{n} .
        :p{n} a foaf:Person, vks:Official ; skos:prefLabel {text}@vi ; skos:altLabel "attack{n}" ; vks:chaired :m{n} .
        :m{n} a vks:Meeting ; skos:prefLabel {text}@vi ; schema:startDate {text} ; vks:meetingKind {text} .
        :u{n} a org:Organization ; skos:prefLabel {text}@vi ; vks:validTo {text} .
        :t{n} a vks:Tenure ; org:member :p{n} ; org:organization :u{n} ; org:role :r{n} ; vks:validFrom {text} ;
            vks:status {text} ; vks:attestedOn {text} ; vks:evidence :q{n} . :r{n} skos:prefLabel {text}@vi .
        :i{n} a vks:Indicator ; vks:about :u{n} ; skos:prefLabel {text}@vi ; vks:value {text} ; vks:evidence :q{n} .
        :j{n} a vks:Judgement ; vks:judges :p{n} ; vks:verdict {text} ; vks:judgedBy {text} ; vks:judgedOn {text} ;
            vks:reason {text} ; vks:judgedText {text} .
        :c{n} a vks:PersonnelChange ; vks:person :p{n} ; vks:change {text} ; vks:onDate {text} ; vks:evidence :q{n} .
        :q{n} oa:hasSource <https://w3id.org/vks/id/article/x{n}> ; oa:exact {text}@vi ; oa:start {text} .
    """


def test_text_of_the_graph_never_runs(export_of: Callable[..., Any], open_page: Open) -> None:
    opened = open_page(export_of("".join(evil(*each) for each in enumerate(ATTACKS))))
    for number, attack in enumerate(ATTACKS):
        opened.choose(f"attack{number}")
        assert opened.page.locator("#panel h2").text_content() == attack
        for quote in opened.page.locator("#panel .quote").all():
            quote.click()
        assert attack in (opened.page.locator("#panel blockquote").first.text_content() or "")
        assert opened.page.locator("#panel img, #panel script, #panel svg[onload], #panel b b").count() == 0
        opened.click("#panel section a.link")
        opened.click("#panel a.link")
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_an_address_never_runs(mini: Any, open_page: Open) -> None:
    """Each attack under all keys at once, of which every one is read, and one under each key alone."""
    opened, keys = open_page(mini), "nefwvbqahksuxipgcyzdtlmrjo"
    addresses = [urlencode(dict.fromkeys(keys, attack)) for attack in ATTACKS]
    for address in addresses + [urlencode({key: ATTACKS[0]}) for key in keys]:
        opened.visit(f"#{address}")
    opened.page.evaluate(
        "(text) => { localStorage.setItem('kg.recent', JSON.stringify([text, 7, null])); }", ATTACKS[0]
    )
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    opened.click("#query")
    opened.page.fill("#query", ATTACKS[0])
    opened.page.fill("#day", ATTACKS[1])
    opened.page.press("#day", "Enter")
    assert opened.complaints == []


def test_an_article_and_a_picture_hold_attacks_as_text(export_of: Callable[..., Any], open_page: Open) -> None:
    """The text of an article and the exported SVG show markup as what it is: letters."""
    text = "\n".join(ATTACKS)
    opened = open_page(
        export_of("".join(evil(*each) for each in enumerate(ATTACKS)), {"x0": text}),
        "#a=https://w3id.org/vks/id/article/x0",
    )
    assert ATTACKS[1] in (opened.page.locator("#panel .text").text_content() or "")
    assert opened.page.locator("#panel .text :is(script, img, svg, iframe, style, form)").count() == 0
    opened.click("#panel .top button")
    with opened.page.expect_download() as download:
        opened.menu("#save", "#svg")
    root = ElementTree.parse(Path(download.value.path())).getroot()
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "line", "path", "text", "tspan"}
    assert opened.complaints == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", " JAVASCRIPT:alert(1)", "data:text/html,x"])
def test_a_script_address_is_no_link(export_of: Callable[..., Any], open_page: Open, address: str) -> None:
    opened = open_page(export_of(PAIR.replace("https://example.org/bai-mot", address)))
    opened.choose("lo van duc")
    opened.click("#panel .quote")
    links = opened.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)


# ---------------------------------------------------------------- for everyone


@pytest.mark.parametrize("size", [(390, 844), (320, 640)])
def test_a_telephone_does_not_scroll_sideways(mini: Any, open_page: Open, size: tuple[int, int]) -> None:
    opened = open_page(mini, width=size[0], height=size[1])
    width = "document.documentElement.scrollWidth"
    assert opened.page.evaluate(width) <= size[0]
    opened.choose("hoi nghi so ket")
    opened.click("#panel .quote")
    assert opened.page.evaluate(width) <= size[0]


def test_the_keyboard_alone_is_enough(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.id") == "skip"
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.id") == "query"
    opened.page.keyboard.type("vu 16")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "panel"
    assert opened.page.inner_text("#panel h2") == "Vụ 16 VKSND tối cao"
    opened.page.locator("#panel .quote").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel .evidence:not([hidden]) blockquote").count() == 1


def test_dark_and_light_follow_the_reader(mini: Any, open_page: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = open_page(mini), open_page(mini, context={"color_scheme": "dark"})
    assert light.page.evaluate(ground) != dark.page.evaluate(ground)
    light.click("#theme")
    assert light.page.evaluate(ground) == dark.page.evaluate(ground)


def test_an_empty_graph_says_so(export_of: Callable[..., Any], open_page: Open) -> None:
    opened = open_page(export_of(""))
    assert opened.page.inner_text("#counts") == "Không có người, cơ quan hay sự kiện nào trong phần đồ thị này."
    assert opened.complaints == []


def test_a_notebook_frame_shows_the_page(pair: Any, open_page: Open, browser: Any, tmp_path: Path) -> None:
    opened = open_page(pair)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    opened.page.goto("about:blank")
    opened.page.evaluate(
        """(text) => { const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts allow-downloads allow-popups');
        frame.width = 1000; frame.height = 700; frame.srcdoc = text; document.body.append(frame); }""",
        text,
    )
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#query").fill("lo van duc")
    frame.locator("#query").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "Lò Văn Đức"
    assert [told for told in opened.complaints if told.startswith("error")] == []


PERSON = "person/lo-van-suong--8d0cb234"
LAPTOP, TELEPHONE = (1280, 800), (390, 844)
STATES = (
    ("", LAPTOP), (f"n={PERSON}", LAPTOP), (f"n={PERSON}&o={PERSON}", TELEPHONE), ("d=2024-07-04", TELEPHONE),
    ("a=article/trao-quyet-dinh-can-bo--1de1273f", LAPTOP),
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(mini: Any, open_page: Open, scheme: str) -> None:
    """The first page, a person, an article and a day, menus and evidence open, on a laptop and a telephone."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    opened = open_page(mini, context={"color_scheme": scheme, "bypass_csp": True})
    opened.page.add_script_tag(path=str(AXE))
    for address, (width, height) in STATES:
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.goto(f"{opened.page.url.partition('#')[0]}#{address}")
        opened.page.evaluate("() => new Promise(requestAnimationFrame)")  # the page follows its address by an event
        for quote in opened.page.locator("#panel .quote").all()[:2]:
            quote.click()
        opened.page.fill("#query", "v")
        opened.page.evaluate("document.getElementById('filters-menu').open = true")
        found = opened.page.evaluate(
            "axe.run().then((report) => report.violations.map((v) => [v.id, v.nodes[0].html]))"
        )
        assert found == [], address
        opened.page.evaluate("document.getElementById('filters-menu').open = false")
        opened.page.press("#query", "Escape")


def test_targets_are_large_enough(mini: Any, open_page: Open) -> None:
    opened = open_page(mini, f"#n={PERSON}", width=390, height=844)
    opened.page.evaluate("for (const menu of document.querySelectorAll('details')) menu.open = true;")
    small = """all => all.filter((each) => each.offsetParent && !each.classList.contains('skip'))
        .map((each) => [each.getBoundingClientRect(), each.id || each.textContent])
        .filter(([box]) => box.width < 24 || box.height < 24).map((row) => row[1])"""
    assert (
        opened.page.eval_on_selector_all("button, summary, select, label.check, input:not([type=checkbox])", small)
        == []
    )
