"""The index of the explorer: what it finds, what it is trusted for, and when it is written anew."""

import shutil
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.view.index.ask import NEIGHBOURS, Index, UnknownThingError
from kg.view.index.keep import open_index, place_of
from kg.view.index.write import folded, write_index
from kg.view.model import Fact, Picture, Thing
from kg.view.read import read

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/vks/id/"


@pytest.fixture(scope="module")
def index(mini: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("index") / "mini.sqlite"
    write_index(read(mini), path, "mini")
    opened = Index.open(path, "mini")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("luong thi", "Lường Thị Hạ Vy"),
        ("dang quoc", "Đặng Quốc Khải"),
        ("ĐẶNG QUỐC", "Đặng Quốc Khải"),
        ("D\u0323a\u0306ng Quoc", "Đặng Quốc Khải"),
        ("vien kiem sat nhan dan toi cao", "VKSND tối cao"),
        ("96/2019", "Nghị quyết 96/2019/QH14"),
    ],
)
def test_search_forgives_marks_and_case(index: Index, typed: str, found: str) -> None:
    assert index.search(typed)["hits"][0]["label"] == found


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", 'a" OR name:"b', "NEAR(", "không có ai tên thế này", "\x00"])
def test_search_takes_any_text(index: Index, typed: str) -> None:
    assert index.search(typed) == {"hits": [], "more": False}


def test_neighbours_are_those_of_the_picture(index: Index, mini: Any) -> None:
    picture = read(mini)
    for thing in picture.things:
        told = index.neighbours(thing.iri)
        tied = {
            end
            for fact in picture.facts
            for end in (fact.subject, fact.object)
            if thing.iri in (fact.subject, fact.object)
        }
        tied -= {"", thing.iri}
        assert {one["iri"] for one in told["things"]} == tied | {thing.iri}
        assert told["all"] == len(tied)


def test_a_hub_tells_how_many_neighbours_it_has(tmp_path: Path) -> None:
    things = (
        Thing(f"{BASE}hub", "Hub", "body"),
        *(Thing(f"{BASE}p{n}", f"P {n}", "person") for n in range(NEIGHBOURS + 50)),
    )
    facts = tuple(Fact("tenure", one.iri, things[0].iri) for one in things[1:])
    write_index(Picture(things, facts), tmp_path / "hub.sqlite", "hub")
    index = Index.open(tmp_path / "hub.sqlite", "hub")
    told = index.neighbours(f"{BASE}hub")
    assert (told["all"], len(told["things"])) == (NEIGHBOURS + 50, NEIGHBOURS + 1)
    assert [one["label"] for one in index.way(f"{BASE}p0", f"{BASE}p9")["way"]] == ["P 0", "Hub", "P 9"]
    assert len(index.part([f"{BASE}hub"], 30).things) == 30
    index.close()


def test_a_way_is_as_short_as_networkx_finds(index: Index, mini: Any) -> None:
    import networkx as nx

    picture = read(mini)
    plain = nx.Graph([(fact.subject, fact.object) for fact in picture.facts if fact.subject and fact.object])
    iris = [thing.iri for thing in picture.things]
    for one, other in zip(iris, iris[7:] + iris[:7], strict=True):
        told = index.way(one, other)
        assert told["complete"]
        way = [step["iri"] for step in told["way"]]
        if one in plain and other in plain and nx.has_path(plain, one, other):
            assert (way[0], way[-1]) == (one, other)
            assert len(way) - 1 == nx.shortest_path_length(plain, one, other)
            assert all(plain.has_edge(*step) for step in pairwise(way))
        else:
            assert way == []


def test_evidence_is_the_sentence(index: Index, mini: Any) -> None:
    picture = read(mini)
    for number, fact in enumerate(picture.facts):
        quotes = index.evidence(number)["quotes"]
        assert {one["text"] for one in quotes} == {picture.quotes[m].text for m in fact.evidence if m in picture.quotes}
        assert all(one["source"]["iri"] in picture.sources for one in quotes)


def test_a_part_holds_the_records_as_they_were(index: Index, mini: Any) -> None:
    picture = read(mini)
    part = index.part([picture.things[0].iri], 10_000)
    kept = {thing.iri: thing for thing in picture.things}
    assert part.things
    assert all(kept[thing.iri] == thing for thing in part.things)
    assert set(part.facts) <= set(picture.facts)
    assert all(picture.quotes[mention] == quote for mention, quote in part.quotes.items())


@pytest.mark.parametrize("iri", ["", BASE + "person/nobody", "x' OR '1'='1"])
def test_what_is_not_there_is_an_error(index: Index, iri: str) -> None:
    with pytest.raises(UnknownThingError):
        index.neighbours(iri)
    with pytest.raises(UnknownThingError):
        index.way(iri, iri)


def test_the_index_is_read_only(index: Index) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index._db.execute("DELETE FROM thing")


def test_it_is_kept_beside_the_graph_and_written_anew_when_that_changes(tmp_path: Path) -> None:
    source = tmp_path / "graph.ttl"
    shutil.copy(ROOT / "tests" / "fixtures" / "mini.ttl", source)
    open_index(source).close()
    kept = place_of(source)
    first = kept.stat().st_mtime_ns
    open_index(source).close()
    assert kept.stat().st_mtime_ns == first
    extra = "\n<https://w3id.org/vks/id/person/moi> a <http://xmlns.com/foaf/0.1/Person> ;\n"
    extra += ' <http://www.w3.org/2004/02/skos/core#prefLabel> "Người Mới"@vi .\n'
    with source.open("a", encoding="utf-8") as turtle:
        turtle.write(extra)
    index = open_index(source)
    assert index.search("nguoi moi")["hits"][0]["iri"] == BASE + "person/moi"
    index.close()


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 50, None])
def test_a_broken_index_is_never_trusted(tmp_path: Path, damage: bytes | None) -> None:
    source = tmp_path / "graph.ttl"
    shutil.copy(ROOT / "tests" / "fixtures" / "mini.ttl", source)
    open_index(source).close()
    kept = place_of(source)
    kept.write_bytes(kept.read_bytes()[:5000] if damage is None else damage)
    index = open_index(source)
    assert index.search("dang quoc")["hits"]
    index.close()


def test_folding_is_what_the_page_does() -> None:
    assert folded("  ĐẶNG   Quốc\u0301 ") == "dang quoc"
    assert folded("Ðức") == "duc"
