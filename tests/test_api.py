"""The library: the same verbs as the command line, and the objects that notebooks expect."""

import html
import re
from pathlib import Path

import pytest

import kg

MINI = Path(__file__).parent / "fixtures" / "mini.ttl"
ARTICLE = (
    "VKSND tỉnh Hậu Giang tổng kết công tác năm {year}\n\nNgày 14/12/{year}, VKSND tỉnh Hậu Giang tổ chức"
    " Hội nghị tổng kết công tác năm {year}. Đồng chí Lò Văn Sương, Phó Viện trưởng VKSND tỉnh Hậu Giang"
    " chủ trì Hội nghị.\n"
)


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.open(MINI)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for year in (2021, 2022):
        (folder / f"{year}.txt").write_text(ARTICLE.format(year=year), encoding="utf-8")
    return folder


def test_the_public_names_are_there() -> None:
    assert set(kg.__all__) <= set(dir(kg))
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'bulid'"):
        kg.bulid  # type: ignore[attr-defined]  # noqa: B018


def test_a_build_gives_the_graph_it_wrote(articles: Path, tmp_path: Path) -> None:
    built = kg.build(articles, out=tmp_path / "graph")
    assert built.built
    assert built.built.articles == 2
    assert len(kg.open(tmp_path / "graph")) == len(built) > 100
    assert (tmp_path / "graph" / "graph.html").is_file()


def test_a_build_without_a_folder_leaves_nothing(articles: Path) -> None:
    built = kg.build([articles / "2021.txt"], page=False)
    place = built.path
    assert place.is_dir()
    assert "Lò Văn Sương" in str(built.explain("lo van suong"))
    del built
    assert not place.exists()


def test_a_build_of_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(kg.KgError, match=r"empty\.txt"):
        kg.build(tmp_path)


def test_to_rdflib(graph: kg.Graph) -> None:
    assert len(graph.to_rdflib()) == len(graph)


def test_to_networkx(graph: kg.Graph) -> None:
    network = graph.to_networkx()
    assert "Lò Văn Sương" in {label for _, label in network.nodes(data="label")}
    assert network.number_of_edges() > 50


def test_to_pandas_with_a_question(graph: kg.Graph) -> None:
    frame = graph.to_pandas("SELECT ?name ?none WHERE { ?p a vks:Official ; skos:prefLabel ?name } ORDER BY ?name")
    assert list(frame.columns) == ["name", "none"]
    assert "Lò Văn Sương" in set(frame["name"])
    assert frame["none"].isna().all()


def test_to_pandas_without_one_is_every_relation(graph: kg.Graph) -> None:
    frame = graph.to_pandas()
    posts = frame[(frame["relation"] == "vks:servesIn") & (frame["role"] == "Vụ trưởng")]
    assert posts["quote"].str.contains("Vụ trưởng").all()
    assert len(posts) >= 2


def test_saved_questions_take_parameters(graph: kg.Graph) -> None:
    answer = graph.query("who-chaired", person="Minh Tâm")
    assert {row["chair"] for row in answer} == {"Vũ Thị Minh Tâm"}


def test_a_page_in_a_notebook_is_kept_in_a_frame(graph: kg.Graph, tmp_path: Path) -> None:
    page = graph.view(focus="Lò Văn Sương")
    frame = page._repr_html_()
    inside = re.fullmatch(
        r'<iframe srcdoc="([^"]*)" sandbox="allow-scripts allow-popups" style="[^"]*"></iframe>', frame
    )
    assert inside
    assert html.unescape(inside[1]) == page
    assert page.save(tmp_path / "page.html").read_text(encoding="utf-8") == page
    assert graph._repr_html_().startswith("<iframe ")


def test_the_other_verbs(graph: kg.Graph, tmp_path: Path) -> None:
    assert graph.validate().conforms
    assert graph.stats().articles == 3
    assert not graph.diff(kg.open(MINI)).gained
    assert graph.export("csv", tmp_path) == (tmp_path / "nodes.csv", tmp_path / "edges.csv")
    assert repr(graph) == f"<kg.Graph {str(MINI)!r}: {len(graph)} triples>"
