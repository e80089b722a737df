"""Markup, formulas and control characters in the text of an article stay text in every format."""

import csv
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, parse

from kg.export.write import FORMATS, write
from kg.graph.store import Export

NASTY = "=cmd|' /C calc'!A0 <script>alert(1)</script> ]]> \u0007 \\ \u2028 & ' . <x> <y> <z>"


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Export:
    quoted = NASTY.replace("\\", "\\\\").replace('"', '\\"').replace("\u0007", "\\u0007")
    file = tmp_path_factory.mktemp("nasty") / "nasty.ttl"
    file.write_text(
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<https://w3id.org/vks/id/person/x--1> a foaf:Person ; skos:prefLabel "{quoted}"@vi .\n',
        encoding="utf-8",
    )
    return Export.open(file)


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_rdf_keeps_the_text_and_adds_no_triple(nasty: Export, tmp_path: Path, form: str) -> None:
    (file,) = write(nasty, form, tmp_path / f"nasty.{form}").files
    read = parse(path=str(file), format=RdfFormat.from_extension(form))
    assert {quad.triple for quad in read} == {quad.triple for quad in nasty.store}


def test_graphml_keeps_the_text_but_what_xml_cannot_hold(nasty: Export, tmp_path: Path) -> None:
    (file,) = write(nasty, "graphml", tmp_path / "nasty.graphml").files
    ((_, data),) = nx.read_graphml(file).nodes(data=True)
    assert data["label"] == NASTY.replace("\u0007", "\ufffd")


def test_csv_has_no_formula_and_no_line_break_in_a_cell(nasty: Export, tmp_path: Path) -> None:
    nodes, _ = write(nasty, "csv", tmp_path).files
    with nodes.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["label"].startswith("'=cmd")
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())
    assert nodes.read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("form", FORMATS)
def test_a_failed_write_leaves_the_old_file(nasty: Export, tmp_path: Path, form: str) -> None:
    files = write(nasty, form, tmp_path / f"old.{form}").files
    before = [file.read_bytes() for file in files]
    broken = Export(store=None, articles={})  # type: ignore[arg-type]
    with pytest.raises((AttributeError, TypeError)):
        write(broken, form, tmp_path / f"old.{form}")
    assert [file.read_bytes() for file in files] == before
    assert sorted(tmp_path.iterdir()) == sorted(files)
