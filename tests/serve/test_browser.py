"""The pages in a real browser: what a reader does, with nothing but this server to talk to."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import kg


@pytest.fixture
def tab(browser: Browser) -> Iterator[Any]:
    """A page, and at its end: nobody else was asked, nothing was complained of."""
    asked: list[str] = []
    complaints: list[str] = []
    page = browser.new_page(accept_downloads=True)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert not [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]
    assert not complaints


def test_a_reader_asks_a_saved_question_and_follows_the_answer(server, tab: Page, tmp_path: Path) -> None:
    tab.goto(server.url + "query")
    tab.get_by_role("link", name="Ai giữ chức vụ gì trong một đơn vị").click()
    tab.locator('input[name="param.unit"]').fill("VKSND tối cao")
    tab.locator(".params button").click()
    assert "dòng" in tab.locator("#answer").inner_text()
    rows = tab.locator("tbody tr").count()
    assert rows > 0
    with tab.expect_download() as kept:
        tab.get_by_role("button", name="Tải CSV").click()
    kept.value.save_as(tmp_path / "answer.csv")
    assert kept.value.suggested_filename == "answer.csv"
    lines = list(csv.reader(io.StringIO((tmp_path / "answer.csv").read_text(encoding="utf-8"))))
    assert len(lines) == rows + 1
    tab.locator('tbody a[href^="/id/person/"]').first.click()
    assert "/id/person/" in tab.url
    name = tab.locator("h1").inner_text()
    assert name in [line[index] for line in lines[1:] for index in range(len(line))]
    assert tab.locator("blockquote q").first.inner_text()


def test_a_researcher_writes_a_query(server, tab: Page) -> None:
    tab.goto(server.url + "query")
    tab.locator("#query").fill("SELECT ?name {\n ?p a foaf:Person ; skos:prefLabel ?name }\nORDER BY ?name LIMIT 3")
    tab.get_by_role("button", name="Hỏi").click()
    assert tab.locator("tbody tr").count() == 3
    assert tab.locator("#query").input_value().startswith("SELECT ?name {\n ?p a foaf:Person")


def test_a_wrong_query_is_told_and_kept(server, browser: Browser) -> None:
    with browser.new_page() as page:
        page.goto(server.url + "query")
        page.locator("#query").fill("SELECT * { ?s ?p }")
        page.get_by_role("button", name="Hỏi").click()
        assert "line 1:19: the query is wrong" in page.get_by_role("alert").inner_text()
        assert page.locator("#query").input_value() == "SELECT * { ?s ?p }"


def test_the_explorer_and_the_pages_of_things_lead_to_each_other(server, tab: Page, built: Path) -> None:
    (row,) = kg.open(built).query("SELECT ?p { ?p a vks:Official } ORDER BY ?p LIMIT 1")
    where = "/id/" + row["p"].removeprefix("https://w3id.org/vks/id/")
    tab.goto(server.url.rstrip("/") + where)
    name = tab.locator("h1").inner_text()
    tab.get_by_role("link", name="Xem trong biểu đồ").click()
    assert tab.locator("#panel h2").inner_text().strip() == name
    tab.get_by_role("link", name="Trang riêng của mục này").click()
    assert tab.url == server.url.rstrip("/") + where
    tab.goto(server.url)
    tab.get_by_role("link", name="Truy vấn và câu hỏi có sẵn").click()
    assert tab.url == server.url + "query"


def test_the_pages_are_dressed_and_lead_to_each_other(server, tab: Page) -> None:
    tab.goto(server.url + "ontology#Tenure")
    assert tab.locator("dt#Tenure").is_visible()
    assert tab.evaluate("getComputedStyle(document.querySelector('header')).borderBottomWidth") == "1px"
    tab.get_by_role("link", name="Truy vấn").click()
    assert tab.url == server.url + "query"
    tab.get_by_role("link", name="Biểu đồ").click()
    assert tab.url == server.url
    tab.wait_for_selector("canvas")
    assert tab.locator("h1").inner_text()
