"""What is written is read back by another library, rdflib, and compared triple by triple."""

from pathlib import Path

import pytest
import rdflib

from kg.errors import UsageError
from kg.export.write import FORMATS, write
from kg.graph.store import Export

PARSERS = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"


def triples(dataset: rdflib.Dataset) -> set[tuple[str, ...]]:
    return {tuple(term.n3() for term in quad[:3]) for quad in dataset.quads()}


def parsed(path: Path, form: str) -> set[tuple[str, ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(path, format=form)
    return triples(dataset)


@pytest.mark.parametrize("form", PARSERS)
def test_nothing_is_lost_and_nothing_added(mini: Export, tmp_path: Path, form: str) -> None:
    (file,) = write(mini, form, tmp_path / f"mini.{form}").files
    assert parsed(file, PARSERS[form]) == parsed(MINI, "turtle")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(mini: Export, tmp_path: Path, form: str) -> None:
    """Also when its triples come in another order."""
    shuffled = tmp_path / "shuffled.nt"
    shuffled.write_text("".join(sorted((f"{quad.triple} .\n" for quad in mini.store), key=lambda line: line[::-1])))
    first = write(mini, form, tmp_path / f"a.{form}").files
    second = write(Export.open(shuffled), form, tmp_path / f"b.{form}").files
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_lines_are_sorted(mini: Export, tmp_path: Path) -> None:
    (file,) = write(mini, "nt", tmp_path / "mini.nt").files
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)


def test_json_ld_is_read_thing_by_thing(mini: Export, tmp_path: Path) -> None:
    (file,) = write(mini, "jsonld", tmp_path / "mini.jsonld").files
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sum("person/lo-van-suong--8d0cb234" in line and line.startswith('{"@id": "') for line in lines) >= 1


def test_an_unknown_format_is_refused_with_the_known_ones(mini: Export, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphml"):
        write(mini, "xls", tmp_path / "mini.xls")


def test_a_missing_folder_is_named(mini: Export, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        write(mini, "ttl", tmp_path / "nowhere" / "mini.ttl")


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_which_article_says_what_is_kept(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    lines = [f"<urn:s> <urn:p> <urn:o{number}> <urn:g{number % 2}> .\n" for number in range(4)]
    (folder / "graph.nq").write_text("".join(lines), encoding="utf-8")
    (folder / "graph.ttl").write_text("".join(f"<urn:s> <urn:p> <urn:o{n}> .\n" for n in range(4)), encoding="utf-8")
    written = write(Export.open(folder), form, tmp_path / f"out.{form}", folder)
    dataset = rdflib.Dataset()
    dataset.parse(written.files[0], format=PARSERS[form])
    assert sorted(f"{s.n3()} {p.n3()} {o.n3()} <{g}> .\n" for s, p, o, g in dataset.quads()) == sorted(lines)
    assert not written.lost


def test_a_source_without_named_graphs_is_said(mini: Export, tmp_path: Path) -> None:
    assert write(mini, "nq", tmp_path / "mini.nq", MINI).lost
