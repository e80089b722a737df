"""Exports to draw, and pages opened in a real browser with everything they ask for or complain of on record."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page
from pyoxigraph import RdfFormat, Store

from kg.view import network
from kg.view.page import html

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"
PREFIXES = """\
@prefix cv: <http://data.europa.eu/m8g/> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vks: <https://w3id.org/vks/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/vks/id/> .
"""


def _export_of(turtle: str, articles: Mapping[str, str] | None = None) -> Any:
    """An export of Turtle written by hand, prefixes given; ``articles`` are their texts by id."""
    store = Store()
    store.load(input=(PREFIXES + turtle).encode(), format=RdfFormat.TURTLE)
    return SimpleNamespace(store=store, articles=dict(articles or {}))


@pytest.fixture(scope="session")
def mini() -> Any:
    """The small export of tests/fixtures with the texts of its articles."""
    store = Store()
    store.load(path=str(MINI), format=RdfFormat.TURTLE)
    lines = MINI.with_name("mini-articles.jsonl").read_text(encoding="utf-8").splitlines()
    return SimpleNamespace(store=store, articles={row["id"]: row["text"] for row in map(json.loads, lines)})


def _crowd(people: int) -> Any:
    """An export of invented people, four to a unit, the units under one body and at common meetings."""
    rows = [
        ':org/top a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tối cao"@vi .'.replace(":org/", ":org-")
    ]
    for number in range(people):
        unit, meeting = number // 4, number // 10
        rows += [
            f':person-{number} a foaf:Person, vks:Official ; skos:prefLabel "Nguyễn Thị Số {number}"@vi ;'
            f" vks:attended :meeting-{meeting} ; vks:servesIn :org-{unit} .",
            f':org-{unit} a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tỉnh Thứ {unit}"@vi ;'
            " org:subOrganizationOf :org-top .",
            f':meeting-{meeting} a vks:Meeting ; skos:prefLabel "Hội nghị lần {meeting}"@vi .',
        ]
    return _export_of("\n".join(rows))


@pytest.fixture(scope="session")
def export_of() -> Callable[..., Any]:
    return _export_of


@pytest.fixture(scope="session")
def crowd() -> Callable[[int], Any]:
    return _crowd


@dataclass
class Opened:
    """A page in the browser, and what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def visit(self, address: str) -> None:
        """Go to another address (``#…``) of the page that is open: no reload, what its views remember stays."""
        self.page.evaluate(
            "hash => new Promise(done => { const before = location.href;"
            " addEventListener('hashchange', done, { once: true }); location.hash = hash;"
            " if (location.href === before) done(); })",
            address,
        )

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()

    def menu(self, name: str, item: str) -> None:
        """Open a menu of the page and click something in it."""
        if self.page.get_attribute(name, "open") is None:
            self.click(f"{name} summary")
        self.click(item)

    def search(self, text: str) -> list[str]:
        """What the search box offers for ``text``, labels alone."""
        self.page.fill("#query", text)
        return self.texts("#hits b")

    def choose(self, text: str) -> None:
        """Choose the first thing that the search box offers, by keyboard."""
        self.page.fill("#query", text)
        self.page.press("#query", "Enter")

    def place_of(self, label: str) -> tuple[float, float]:
        """Where a thing of the first scene is in the window: the canvas tells what is in its middle, and its scale."""
        nodes = {node["name"]: node for node in json.loads(self.page.locator("#vis-nodes").inner_text())}
        box = self.page.locator("#canvas").bounding_box()
        assert box
        x, y, scale = map(float, (self.page.get_attribute("#canvas", "data-place") or "").split())
        node = nodes[label]
        return box["x"] + box["width"] / 2 + (node["x"] - x) * scale, box["y"] + box["height"] / 2 + (
            node["y"] - y
        ) * scale

    def click_on(self, label: str) -> None:
        """Click a point of the picture."""
        self.page.mouse.click(*self.place_of(label))

    def click_between(self, one: str, other: str) -> None:
        """Click the middle of a line of the picture."""
        (x1, y1), (x2, y2) = self.place_of(one), self.place_of(other)
        self.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def page_of() -> Callable[..., str]:
    """The page of an export, made once for the same export and arguments."""
    made: dict[Any, tuple[Any, str]] = {}

    def page(export: Any, **asked: Any) -> str:
        key = (id(export), str(network.VIEWS), repr(sorted(asked.items())))
        if key not in made:
            made[key] = (export, html(export, **asked))  # the export is kept, so that its id stays its own
        return made[key][1]

    return page


def _opened(browser: Browser, path: Path, address: str, **context: Any) -> Opened:
    """A page of its own in a context of its own, ready to be used."""
    opened = Opened(browser.new_context(accept_downloads=True, **context).new_page())
    opened.page.set_default_timeout(20_000)
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
    opened.page.on("pageerror", lambda error: opened.complaints.append(f"error: {error}"))
    opened.page.on("dialog", opened.refuse)
    opened.page.goto(path.as_uri() + address)
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    return opened


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, page_of: Callable[..., str]) -> Iterator[Open]:
    """Opens the page of an export: ``open_page(export, address="#…", width=…, **arguments of html)``."""
    made: list[Opened] = []

    def open_one(
        export: Any, address: str = "", width: int = 1280, height: int = 800, context: Any = None, **asked: Any
    ) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(page_of(export, **asked), encoding="utf-8", newline="\n")
        viewport = {"width": width, "height": height}
        made.append(_opened(browser, path, address, viewport=viewport, is_mobile=width < 500, **(context or {})))
        return made[-1]

    yield open_one
    for opened in made:
        opened.page.context.close()


@pytest.fixture(scope="module")
def keep_page(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, page_of: Callable[..., str]
) -> Iterator[Open]:
    """As `open_page`, for tests of a module that share one page of an export and reset it by `Opened.visit`."""
    made: dict[int, Opened] = {}

    def open_once(export: Any, address: str = "#") -> Opened:
        if id(export) not in made:
            path = tmp_path_factory.mktemp("kept") / "page.html"
            path.write_text(page_of(export), encoding="utf-8", newline="\n")
            made[id(export)] = _opened(browser, path, address, viewport={"width": 1280, "height": 800})
        opened = made[id(export)]
        opened.complaints.clear()
        opened.page.fill("#query", "")
        opened.page.evaluate("document.activeElement.blur()")
        opened.visit(address)
        return opened

    yield open_once
    for opened in made.values():
        opened.page.context.close()
