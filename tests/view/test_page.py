"""The file itself: what it holds, that it is the same every time, and what it lets run."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import UsageError
from kg.view.network import FOLDER, SCRIPTS, own_script, own_style, own_words, vis_network
from kg.view.page import html, write_view

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"


def block(page: str, name: str) -> Any:
    """The JSON block of the page with this id."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def whole(page: str) -> Any:
    """The whole graph that the page holds."""
    found = re.search(r'<script type="text/plain" id="full">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(zlib.decompress(base64.b64decode(found[1])))


def test_the_same_graph_gives_the_same_bytes(mini: Any) -> None:
    assert html(mini) == html(mini)


def test_neither_the_order_of_triples_nor_the_hash_seed_matters(mini: Any) -> None:
    lines = sorted(str(quad.triple) + " ." for quad in mini.store)
    store = Store()
    store.load(input="\n".join(reversed(lines)).encode(), format=RdfFormat.N_TRIPLES)
    assert html(SimpleNamespace(store=store, articles=mini.articles)) == html(mini)
    digests = {run_with_seed(seed) for seed in ("1", "2")}
    assert len(digests) == 1


def run_with_seed(seed: str) -> str:
    """The digest of the page of the fixture, made by a process of its own with this hash seed."""
    code = (
        "import hashlib, types, pyoxigraph; from kg.view.page import html; store = pyoxigraph.Store();"
        f"store.load(path={str(MINI)!r}, format=pyoxigraph.RdfFormat.TURTLE);"
        "text = html(types.SimpleNamespace(store=store, articles={}));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def test_nothing_is_asked_of_the_network(mini: Any) -> None:
    own = html(mini).replace(vis_network(), "")
    assert not re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', own)
    assert "@import" not in own
    assert "url(" not in own_style()


def test_the_page_runs_its_own_scripts_alone(mini: Any) -> None:
    page = html(mini)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for text in (own_script(), vis_network(), own_style()):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"sha256-{digest}".replace("+", "&#43;") in policy[1] or f"sha256-{digest}" in policy[1]
    assert "unsafe" not in policy[1]
    assert page.index("Content-Security-Policy") < page.index("<style>")


@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
)
def test_text_can_not_become_markup(way: str) -> None:
    assert way not in own_script()


def test_every_word_of_the_interface_is_in_both_languages() -> None:
    words = own_words()
    assert words["vi"].keys() == words["en"].keys()
    for key, text in words["vi"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", words["en"][key])), key
    used = set(re.findall(r"say\('([a-z.]+)'", own_script()))
    assert used <= words["vi"].keys()


def test_every_word_of_the_interface_is_said() -> None:
    """A key stands in the code as it is, or begins as one that is put together there: `link.${kind}`."""
    code = own_script() + "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py")))
    whole_keys = set(re.findall(r"""['"]([a-z][\w.-]*)['"]""", code))
    begun = tuple(set(re.findall(r"`([a-z]+\.)\$\{", code)))
    assert [key for key in own_words()["vi"] if key not in whole_keys and not key.startswith(begun)] == []


def test_every_kind_of_fact_has_words(crowd: Callable[[int], Any]) -> None:
    words = own_words()["vi"]
    data = whole(html(crowd(1)))
    for kind in data["kinds"]:
        assert f"group.{kind}.s" in words or f"link.{kind}" in words
        assert f"group.{kind}.o" in words or kind in {"indicator", "case"}
    assert all(f"type.{kind}" in words for kind in data["types"])


def test_the_whole_graph_is_in_the_file(mini: Any) -> None:
    data = whole(html(mini))
    assert len(data["things"]["id"]) == 45
    assert data["things"]["id"][0].split("/")[0] == "cluster"
    assert {len(column) for column in data["facts"].values()} == {len(data["facts"]["kind"])}
    quotes, texts = data["quotes"], data["articles"]["text"]
    said = [
        texts[article][at:to] for article, at, to in zip(quotes["article"], quotes["at"], quotes["to"], strict=True)
    ]
    assert any("127/129 chỉ tiêu" in text for text in said)
    assert set(quotes["text"]) == {""}


def test_at_most_1500_things_are_drawn_and_all_are_held(crowd: Callable[[int], Any]) -> None:
    page = html(crowd(2000))
    data = whole(page)
    assert len(data["things"]["id"]) == 2701
    assert max(len(scene["n"]) for scene in data["scenes"]) == 1500
    assert 40 <= len(block(page, "vis-nodes")) <= 100
    drawn = {node["id"] for node in block(page, "vis-nodes")}
    assert all({edge["from"], edge["to"]} <= drawn for edge in block(page, "vis-edges"))


def test_no_two_things_of_the_first_scene_lie_on_one_another(crowd: Callable[[int], Any]) -> None:
    nodes = block(html(crowd(400)), "vis-nodes")
    for place, one in enumerate(nodes):
        for other in nodes[:place]:
            assert abs(one["x"] - other["x"]) > 90 or abs(one["y"] - other["y"]) > 40


def test_the_first_scene_is_of_several_kinds_and_joined(crowd: Callable[[int], Any]) -> None:
    page = html(crowd(400))
    assert {node["group"] for node in block(page, "vis-nodes")} == {"person", "procuracy", "meeting"}
    tied = {end for edge in block(page, "vis-edges") for end in (edge["from"], edge["to"])}
    assert tied == {node["id"] for node in block(page, "vis-nodes")}


def test_focus_keeps_what_is_near(mini: Any) -> None:
    near = set(whole(html(mini, focus="Cao Bá Lộc"))["things"]["label"])
    assert near == {"Cao Bá Lộc", "Vụ 16 VKSND tối cao", "Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2024"}
    assert near < set(whole(html(mini, focus="Cao Bá Lộc", depth=2))["things"]["label"])


@pytest.mark.parametrize(
    "name", ["Lường Thị Hạ Vy", "luong thi ha vy", "person/luong-thi-ha-vy--deaff2bb", "LƯỜNG THỊ HẠ VY"]
)
def test_focus_takes_a_name_or_an_iri(mini: Any, name: str) -> None:
    page = html(mini, focus=name)
    data = whole(page)
    assert data["things"]["label"][block(page, "start")["centre"]] == "Lường Thị Hạ Vy"


def test_an_unknown_focus_is_an_error_that_helps(mini: Any) -> None:
    with pytest.raises(UsageError, match=r"nothing in the graph is called 'Vụ 1'.*did you mean Vụ 16 VKSND tối cao"):
        html(mini, focus="Vụ 1")


def test_types_and_dates_narrow_the_graph(mini: Any) -> None:
    people = whole(html(mini, types=["person", "meeting"]))
    assert {people["types"][kind] for kind in people["things"]["type"]} == {"person", "meeting"}
    in_2025 = set(whole(html(mini, date_from="2025-08"))["things"]["label"])
    assert {"Mạc Đình Phú", "Lường Thị Hạ Vy"} <= in_2025
    assert "Cao Bá Lộc" not in in_2025
    assert "Mạc Đình Phú" not in whole(html(mini, date_to="2024"))["things"]["label"]


@pytest.mark.parametrize("asked", [{"types": ["persons"]}, {"date_from": "04/7/2024"}, {"date_to": "2024-7"}])
def test_what_can_not_be_asked_is_an_error(mini: Any, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        html(mini, **asked)


def test_a_file_is_written_whole(mini: Any, tmp_path: Path) -> None:
    summary = write_view(mini, tmp_path / "page.html")
    assert (summary.things, summary.articles, summary.large) == (45, 3, False)
    assert summary.size == (tmp_path / "page.html").stat().st_size
    assert (tmp_path / "page.html").read_bytes() == html(mini).encode()
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_folder_that_is_not_there_is_an_error(mini: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't write the page"):
        write_view(mini, tmp_path / "none" / "page.html")


def test_text_of_the_graph_can_not_leave_its_block(export_of: Callable[..., Any]) -> None:
    page = html(export_of(':p a foaf:Person, vks:Official ; skos:prefLabel "</script><script>alert(1)</script>"@vi .'))
    assert "alert(1)</script>" not in page
    own = page.replace(vis_network(), "")
    assert own.count("</script>") == own.count("<script") == 8


def test_the_scripts_of_the_page_are_all_there() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.js")) == sorted(set(SCRIPTS) - {"views"})
