"""The explorer beyond one page: the index asked over HTTP, and by the page in a real browser."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import kg

ROOT = Path(__file__).parents[2]


def wait_for_index(server: Any) -> None:
    """Ask until the index is made; the server lets each request wait as long as a query may take."""
    assert any(server.get("/api/search?q=a").status == 200 for _ in range(100))


@pytest.fixture(autouse=True)
def _indexed(server: Any) -> None:
    wait_for_index(server)


def told(server: Any, path: str) -> Any:
    answer = server.get(path)
    assert (answer.status, answer.type) == (200, "application/json"), answer.text
    return json.loads(answer.text)


def test_a_program_searches_and_follows_what_it_finds(server: Any) -> None:
    (found, *_) = told(server, "/api/search?q=le+minh+tri")["hits"]
    assert found["label"] == "Lê Minh Trí"
    near = told(server, f"/api/neighbours?n={found['id']}")
    assert near["all"] == len(near["things"]) - 1 > 3
    fact = next(one for one in near["facts"] if one["kind"] == "chair")
    quotes = told(server, f"/api/evidence?fact={fact['n']}")["quotes"]
    assert any("Lê Minh Trí" in one["text"] for one in quotes)
    way = told(server, f"/api/path?a={found['id']}&b={near['things'][-1]['id']}")
    assert [len(way["way"]), way["complete"]] == [2, True]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/search", 400),
        ("/api/search?q=" + "a" * 301, 400),
        ("/api/neighbours?n=person/nobody", 404),
        ("/api/path?a=person/nobody&b=person/nobody", 404),
        ("/api/evidence?fact=-1", 400),
        ("/api/evidence?fact=99999999", 404),
        ("/part?n=person/nobody", 404),
        ("/part?" + "&".join(["n=person/nobody"] * 13), 400),
        ("/api/nothing", 404),
    ],
)
def test_what_can_not_be_answered_says_so(server: Any, path: str, status: int) -> None:
    assert server.get(path).status == status


def test_the_host_is_checked_as_everywhere(server: Any) -> None:
    assert server.get("/api/search?q=a", Host="evil.example").status == 421
    assert server.ask("POST", "/api/search?q=a").status == 405


def test_the_index_is_kept_beside_the_graph(server: Any, built: Path) -> None:
    told(server, "/api/search?q=a")
    assert (built / ".kg" / "explorer.sqlite").is_file()
    names = {path.name for path in built.iterdir()}
    assert names == {".kg", "articles.jsonl", "graph.html", "graph.nq", "graph.ttl", "report.json"}


@pytest.fixture
def small(built: Path, browser: Browser, serving: Any, tmp_path: Path) -> Iterator[Any]:
    """A server of a graph whose page holds one thing and what is near it alone, and a tab of a browser."""
    folder = tmp_path / "graph"
    folder.mkdir()
    for name in ("graph.ttl", "articles.jsonl"):
        os.link(built / name, folder / name)
    (folder / ".kg").mkdir()
    kg.open(built).view(focus="Nguyễn Thanh Liêm", depth=1).save(folder / "graph.html")
    complaints: list[str] = []
    with serving(folder) as running, browser.new_page() as page:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        wait_for_index(running)
        page.goto(running.url)
        yield page
    assert complaints == []


def test_the_page_finds_what_it_does_not_hold(small: Any) -> None:
    small.fill("#query", "le minh tri")
    small.locator("#beyond a", has_text="Lê Minh Trí").click()
    small.wait_for_selector("html[data-ready]", state="attached")
    assert "/part?n=person" in small.url
    assert small.inner_text("#panel h2") == "Lê Minh Trí"
    assert small.locator("#beyond a").count() == 0  # all that is near is on this page
