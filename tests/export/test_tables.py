import csv
from pathlib import Path

import duckdb
import networkx as nx
import pytest

from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, Edge, Node, edges, nodes
from kg.export.tables import cell, write_csv, write_parquet
from kg.export.write import write
from kg.graph.reader import Reader
from kg.graph.store import Export

ID = "https://w3id.org/vks/id/"


@pytest.fixture(scope="module")
def all_nodes(mini: Export) -> list[Node]:
    return list(nodes(Reader(mini.store)))


@pytest.fixture(scope="module")
def all_edges(mini: Export) -> list[Edge]:
    return list(edges(Reader(mini.store)))


def of(rows: list[Edge], source: str, target: str) -> dict[str, Edge]:
    return {row.relation: row for row in rows if source in row.source and target in row.target}


def test_an_edge_carries_its_post_its_dates_and_the_words(all_edges: list[Edge]) -> None:
    edge = of(all_edges, "person/lo-van-suong", "org/vu-7-")["vks:servesIn"]
    assert edge.role == "Vụ trưởng"
    assert edge.seen == "2024-09-04"
    assert edge.quote.startswith("Theo Quyết định số 215/QĐ-VKSTC")
    assert edge.title == "Trao quyết định về công tác cán bộ"
    assert edge.fact.startswith(ID + "tenure/")


def test_two_posts_in_one_body_are_two_edges(all_edges: list[Edge]) -> None:
    rows = [row for row in all_edges if "luong-thi-ha-vy" in row.source and "hau-giang" in row.target]
    assert sorted((row.relation, row.role) for row in rows) == [
        ("vks:heads", "Viện trưởng"),
        ("vks:servesIn", "Phó Viện trưởng"),
        ("vks:servesIn", "Viện trưởng"),
    ]


def test_a_former_post_is_an_edge_although_no_direct_relation_stands(all_edges: list[Edge]) -> None:
    assert of(all_edges, "dinh-cong-thach", "soc-trang")["vks:servesIn"].status == "former"


def test_a_relation_that_follows_from_a_fact_shows_that_fact(all_edges: list[Edge]) -> None:
    found = of(all_edges, "dang-quoc-khai", "meeting/le-trao-quyet-dinh")
    assert found.keys() == {"vks:attended", "vks:chaired"}
    assert found["vks:attended"].fact == found["vks:chaired"].fact


def test_a_relation_without_a_fact_stands_too(all_edges: list[Edge]) -> None:
    assert of(all_edges, "org/vu-7-", "org/vksnd-toi-cao")["org:unitOf"].fact == ""


def test_both_ends_of_every_edge_are_nodes(all_nodes: list[Node], all_edges: list[Edge]) -> None:
    ids = {node.id for node in all_nodes}
    assert len(ids) == len(all_nodes)
    assert {end for row in all_edges for end in (row.source, row.target)} <= ids


def test_every_direct_relation_of_the_graph_is_an_edge(
    mini: Export, all_nodes: list[Node], all_edges: list[Edge]
) -> None:
    ids = {node.id for node in all_nodes}
    stated = {(q.subject.value, q.object.value) for q in mini.store if {q.subject.value, q.object.value} <= ids}  # type: ignore[union-attr]
    assert stated <= {(row.source, row.target) for row in all_edges}


def test_nodes_tell_what_a_thing_is(all_nodes: list[Node]) -> None:
    node = next(node for node in all_nodes if "chi-thi-01" in node.id)
    assert (node.type, node.label, node.kind, node.number, node.start) == (
        "LegalDocument", "Chỉ thị 01/CT-VKSTC", "Chỉ thị", "01/CT-VKSTC", "2023-12-15",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", " =1", "|x"]
)
def test_a_formula_is_made_harmless(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-5", "+12,5%", "127/129", "98,5", "Lò Văn Sương", "", "2024-07-05", "+84"])
def test_plain_values_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_csv_reads_back_row_by_row(mini: Export, tmp_path: Path, all_nodes: list[Node], all_edges: list[Edge]) -> None:
    written = write(mini, "csv", tmp_path)
    assert [file.name for file in written.files] == ["nodes.csv", "edges.csv"]
    for file, columns, rows in zip(written.files, (NODE_COLUMNS, EDGE_COLUMNS), (all_nodes, all_edges), strict=True):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            read = list(csv.DictReader(stream))
        assert read == [{name: cell(getattr(row, name)) for name in columns} for row in rows]


def test_parquet_reads_back_in_duckdb(mini: Export, tmp_path: Path, all_edges: list[Edge]) -> None:
    files = write(mini, "parquet", tmp_path / "hg.parquet").files
    assert [file.name for file in files] == ["hg-nodes.parquet", "hg-edges.parquet"]
    rows = duckdb.sql(f"SELECT * FROM '{files[1]}'").fetchall()
    assert rows == [tuple(getattr(row, name) for name in EDGE_COLUMNS) for row in all_edges]


def test_empty_tables_keep_their_columns(tmp_path: Path) -> None:
    write_csv(tmp_path / "none.csv", NODE_COLUMNS, [])
    write_parquet(tmp_path / "none.parquet", NODE_COLUMNS, [])
    assert duckdb.sql(f"SELECT * FROM '{tmp_path / 'none.parquet'}'").columns == list(NODE_COLUMNS)
    assert duckdb.sql(f"SELECT * FROM '{tmp_path / 'none.csv'}'").columns == list(NODE_COLUMNS)


def test_graphml_reads_back_in_networkx(
    mini: Export, tmp_path: Path, all_nodes: list[Node], all_edges: list[Edge]
) -> None:
    (file,) = write(mini, "graphml", tmp_path / "mini.graphml").files
    graph = nx.read_graphml(file, force_multigraph=True)
    assert graph.is_directed()
    assert {name: data["label"] for name, data in graph.nodes(data=True)} == {node.id: node.label for node in all_nodes}
    read = sorted((a, b, data["relation"], data.get("quote", "")) for a, b, data in graph.edges(data=True))
    assert read == sorted((row.source, row.target, row.relation, row.quote) for row in all_edges)


def test_what_a_table_cannot_hold_is_said(mini: Export, tmp_path: Path) -> None:
    assert write(mini, "csv", tmp_path).lost
    assert not write(mini, "ttl", tmp_path / "mini.ttl").lost
