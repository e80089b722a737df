"""Every format read back by a program that kg has nothing to do with, and compared as a graph."""

import csv
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import duckdb
import igraph
import pytest
from click.testing import CliRunner
from pyld import jsonld
from pyoxigraph import RdfFormat, parse

from kg.cli.app import app
from kg.export.ftm import key
from kg.export.rows import EDGE_COLUMNS, edges, nodes
from kg.export.write import write
from kg.graph.reader import Reader, local_name
from kg.graph.store import Export
from kg.spreadsheet import guarded, unguarded

MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"
SYNTAX = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig"}


def triples(text: str | bytes) -> set[str]:
    return {str(quad.triple) for quad in parse(text, RdfFormat.N_QUADS)}


@pytest.fixture(scope="module")
def stated() -> set[str]:
    return {str(quad.triple) for quad in parse(path=str(MINI))}


@pytest.mark.skipif(not shutil.which("rapper"), reason="rapper is not installed: see .ci/run")
@pytest.mark.parametrize("form", SYNTAX)
def test_rapper_reads_the_same_triples(mini: Export, tmp_path: Path, stated: set[str], form: str) -> None:
    (file,) = write(mini, form, tmp_path / f"mini.{form}", MINI).files
    command = ["rapper", "--quiet", "--input", SYNTAX[form], "--output", "ntriples", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert triples(done.stdout) == stated
    assert not done.stderr


def test_pyld_reads_the_same_triples(mini: Export, tmp_path: Path, stated: set[str]) -> None:
    (file,) = write(mini, "jsonld", tmp_path / "mini.jsonld", MINI).files
    read = jsonld.to_rdf(json.loads(file.read_text(encoding="utf-8")), {"format": "application/n-quads"})
    assert triples(read) == stated


def test_igraph_reads_the_same_nodes_and_edges(mini: Export, tmp_path: Path) -> None:
    (file,) = write(mini, "graphml", tmp_path / "mini.graphml").files
    graph, reader = igraph.Graph.Read_GraphML(str(file)), Reader(mini.store)
    assert graph.is_directed()
    assert [(one["id"], one["label"], one["type"]) for one in graph.vs] == [
        (node.id, node.label, node.type) for node in nodes(reader)
    ]
    ids = graph.vs["id"]
    read = [
        (ids[one.source], one["relation"], ids[one.target], one["role"] or "", one["fact"] or "") for one in graph.es
    ]
    assert read == [(row.source, row.relation, row.target, row.role, row.fact) for row in edges(reader)]


def test_duckdb_reads_the_same_rows_from_csv(mini: Export, tmp_path: Path) -> None:
    write(mini, "csv", tmp_path)
    read = duckdb.sql(f"SELECT * FROM read_csv('{tmp_path / 'edges.csv'}', all_varchar = true)").fetchall()
    expected = [tuple(getattr(row, name) for name in EDGE_COLUMNS) for row in edges(Reader(mini.store))]
    assert [tuple(unguarded(cell or "") for cell in row) for row in read] == expected


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''", "'", "-5", "@x", "Lò Văn Sương", "", "-2+3", "'90"])
def test_a_guarded_cell_is_harmless_and_gives_its_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "@", "-2"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The FollowTheMoney entities of the small export."""
    (file,) = write(Export.open(MINI), "ftm", tmp_path_factory.mktemp("ftm") / "mini.ftm.json").files
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


class TestFollowTheMoney:
    def test_every_entity_is_valid_in_its_schema(self, found: list[dict]) -> None:
        model = pytest.importorskip("followthemoney", reason="followthemoney is not installed: see .ci/run").model
        schemas = {entity["id"]: model.get(entity["schema"]) for entity in found}
        for entity in found:
            schema = schemas[entity["id"]]
            schema.validate(entity)
            for name, values in entity["properties"].items():
                prop = schema.properties[name]
                for value in values:
                    if prop.range is None:
                        assert prop.type.validate(value), (entity["id"], name, value)
                    else:  # what is pointed at is there, and of the kind that may be pointed at
                        assert schemas[value].is_a(prop.range), (entity["id"], name, value)
            kept = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
            assert {name: sorted(values) for name, values in kept.items()} == {
                name: sorted(set(values)) for name, values in entity["properties"].items()
            }

    def test_people_posts_and_meetings_are_all_there(self, mini: Export, found: list[dict]) -> None:
        counts, reader = Counter(entity["schema"] for entity in found), Reader(mini.store)
        kinds = Counter(name for classes in reader.types.values() for name in set(map(local_name, classes)))
        assert counts["Person"] == kinds["Person"]
        assert counts["Occupancy"] == kinds["Tenure"]
        assert counts["Membership"] == kinds["ClusterMembership"]
        assert counts["UnknownLink"] == kinds["Participation"] + kinds["Citation"]
        assert counts["Event"] == kinds["Meeting"]
        assert counts["Note"] == sum(kinds[name] for name in ("Indicator", "PersonnelChange", "Case", "Request"))
        assert counts["PublicBody"] + counts["Organization"] + counts["Company"] == kinds["Organization"]
        assert counts["Mention"] == 36

    def test_an_occupancy_names_the_article_and_its_words(self, found: list[dict]) -> None:
        entities = {entity["id"]: entity for entity in found}
        (one,) = (
            entity["properties"]
            for entity in found
            if entity["schema"] == "Occupancy" and entity["properties"]["holder"] == ["person.cao-ba-loc--20add357"]
        )
        post = entities[one["post"][0]]["properties"]
        assert post == {
            "name": ["Vụ trưởng Vụ 16 VKSND tối cao"],
            "organization": ["org.vu-16-vksnd-toi-cao--b2d0c1fc"],
        }
        assert entities[one["proof"][0]]["properties"]["title"] == ["Cụm thi đua số 5 sơ kết 6 tháng đầu năm 2024"]
        assert "Cao Bá Lộc, Vụ trưởng Vụ 16" in one["summary"][0]
        assert one["date"] == ["2024-07-05"]

    def test_ids_are_the_paths_of_iris(self) -> None:
        assert key("https://w3id.org/vks/id/person/x--1") == "person.x--1"


@pytest.mark.parametrize("form", ["csv", "ftm", "graphml", "ttl"])
def test_what_is_not_written_is_counted_in_the_report(tmp_path: Path, form: str) -> None:
    report = tmp_path / "report.json"
    out = tmp_path / f"mini.{form}"
    done = CliRunner().invoke(app, ["export", str(MINI), "--to", form, "-o", str(out), "--report", str(report)])
    assert done.exit_code == 0, done.output
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["format"], bool(told["files"])) == (form, True)
    if form == "ttl":
        assert not told["lost"]
        assert not told["triples"]
        return
    assert told["triples"]["vks:rule"] == 49
    assert told["triples"]["oa:start"] == 22
    assert "skos:prefLabel" not in told["triples"]
    text = "".join(Path(file).read_text(encoding="utf-8") for file in told["files"])
    assert all(quote in text for quote in ("Vũ Thị Minh Tâm", "127/129", "2024-07-04"))
    assert "participation/chair" not in text  # a rule: the report says so


def test_every_csv_row_has_every_column(mini: Export, tmp_path: Path) -> None:
    write(mini, "csv", tmp_path)
    with (tmp_path / "edges.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert {len(row) for row in csv.reader(stream)} == {len(EDGE_COLUMNS)}
