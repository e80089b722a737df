"""Graphs opened again, and handed to other libraries."""

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph.network import to_networkx
from kg.graph.rdf import to_rdflib
from kg.graph.store import Export
from kg.records import ArticleFacts
from kg.spool import FILES, Spool

Written = Callable[..., tuple[bytes, bytes]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, gold: Mapping[str, ArticleFacts], written: Written) -> Path:
    place = tmp_path_factory.mktemp("export")
    articles = [facts for name, facts in gold.items() if name.startswith("d1-0")]
    turtle, quads = written(articles)
    (place / "graph.ttl").write_bytes(turtle)
    (place / "graph.nq").write_bytes(quads)
    rows = [json.dumps({"id": facts.id, "text": facts.text}, ensure_ascii=False) for facts in articles]
    (place / "articles.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return place


def test_a_folder_opens_with_its_texts(folder: Path) -> None:
    export = Export.open(folder)
    assert len(export.store) > 1000
    assert len(export.articles) == 9
    assert all(name.startswith("d1-0") and text for name, text in export.articles.items())


def test_files_of_each_format_hold_the_same(folder: Path, tmp_path: Path) -> None:
    plain = tmp_path / "graph.nt"
    plain.write_text("".join(f"{quad.triple} .\n" for quad in Export.open(folder).store), encoding="utf-8")
    stores = [Export.open(path).store for path in (folder, folder / "graph.ttl", folder / "graph.nq", plain)]
    assert all(set(store) == set(stores[0]) for store in stores[1:])
    assert Export.open(plain).articles == {}


@pytest.mark.parametrize("name", ["missing", "notes.txt", "broken.ttl", "."])
def test_what_is_no_graph_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "broken.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        Export.open(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_rdflib_has_every_triple(folder: Path) -> None:
    export = Export.open(folder)
    graph = to_rdflib(export)
    assert len(graph) == len(export.store)
    assert dict(graph.namespaces())["vks"].toPython() == "https://w3id.org/vks/ontology#"


def test_networkx_has_the_things_and_what_joins_them(folder: Path) -> None:
    network = to_networkx(Export.open(folder))
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert kinds == {"person", "unit", "province", "meeting", "document"}
    relations = {key for _, _, key in network.edges(keys=True)}
    assert {"vks:servesIn", "vks:attended", "schema:organizer", "org:subOrganizationOf"} <= relations
    assert all(data["label"] != node for node, data in network.nodes(data=True))


def test_a_spool_sorts_more_than_it_holds() -> None:
    lines = [f"{number % 50:03d} đ" for number in range(400)]
    spool = Spool(run=7)
    for line in lines:
        spool.add(line)
    assert list(spool) == sorted(set(lines))
    spool.close()


def test_a_spool_keeps_few_files_however_many_runs_there_are(tmp_path: Path) -> None:
    lines = [f"{number * 7919 % 1009:04d}" for number in range(2 * 1009)]
    with closing(Spool(run=2, folder=tmp_path)) as spool:
        for number, line in enumerate(lines):
            spool.add(line)
            if number % 100 == 0:
                assert len([*tmp_path.rglob("*")]) <= 2 * FILES + 1  # runs, files of them, and the folder
        assert list(spool) == list(spool) == sorted(set(lines))
    assert [*tmp_path.iterdir()] == []
