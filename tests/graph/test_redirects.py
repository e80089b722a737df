"""A merge that a person judged leaves a redirect from the id that is no thing's any more."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.explain.find import find
from kg.graph.reader import Reader
from kg.graph.scope import Settings
from kg.graph.vocabulary import ID_BASE, NAMESPACES
from kg.graph.write import GraphWriter
from kg.identity.judgements import Judgement, Judgements
from kg.identity.resolve import identify
from kg.names import digest
from kg.records import ArticleFacts, Evidence, Extraction, LegalDocument, Person, Span, Tenure, Unit

HERE, SAID = (Span(0, 4),), Evidence(Span(0, 4), (), "test")
A, B = "Lò Văn Sương", "Lò Văn Sượng"  # invented, one of them a slip of the pen


def article(name: str, who: str, province: str, *, private: bool = False) -> ArticleFacts:
    label = f"VKSND tỉnh {province}"
    found = Extraction(
        people=(Person(who, private=private, mentions=HERE),),
        units=(Unit(label, "procuracy.provincial", None, (), None, province, mentions=HERE),),
        tenures=() if private else (Tenure(who, "Phó Viện trưởng", label, SAID),),
        documents=(LegalDocument("d", "Kế hoạch", title="công tác", mentions=HERE),),
    )
    return ArticleFacts(f"{name}--00000000", digest(name, 64), "Tin.", (), found, published="2020-01-01")


def graph(folder: Path, articles: Iterable[ArticleFacts], *rows: Judgement) -> Store:
    listed = sorted(articles, key=lambda article: article.id)
    writer = GraphWriter(identify(listed, Judgements(rows)), Settings.default(version="1"), folder)
    for one in listed:
        writer.add(one)
    writer.write(folder)
    writer.close()
    store = Store()
    store.extend(Quad(*quad.triple) for quad in parse(path=str(folder / "graph.ttl"), format=RdfFormat.TURTLE))
    quads = {quad.triple for quad in parse(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)}
    assert quads == {quad.triple for quad in store}
    return store


def same(kind: str, a: str, b: str, one: str = "một--00000000", two: str = "hai--00000000") -> Judgement:
    return Judgement(kind, "same", (one, a), (two, b))


def people(store: Store) -> set[str]:
    rows = store.query("SELECT ?p { ?p a foaf:Person }", prefixes=NAMESPACES)
    return {row["p"].value for row in rows}


def moved(store: Store) -> dict[str, str]:
    rows = store.query(
        "SELECT ?old ?new { ?old dct:isReplacedBy ?new FILTER NOT EXISTS { ?old a vks:Province } }", prefixes=NAMESPACES
    )
    return {row["old"].value: row["new"].value for row in rows}


ARTICLES = [article("một", A, "Hậu Giang"), article("hai", B, "Hậu Giang")]


def test_two_names_of_one_person(tmp_path: Path) -> None:
    apart, merged = graph(tmp_path, ARTICLES), graph(tmp_path, ARTICLES, same("person", A, B))
    assert moved(apart) == {}
    (left,) = people(merged)
    (gone,) = people(apart) - {left}
    assert moved(merged) == {gone: left}
    assert not merged.query(f"ASK {{ <{gone}> a ?any }}")
    assert find(Reader(merged), gone) == find(Reader(merged), gone.removeprefix(ID_BASE)) == left


def test_two_documents(tmp_path: Path) -> None:
    apart, merged = graph(tmp_path, ARTICLES), graph(tmp_path, ARTICLES, same("document", "d", "d"))

    def documents(store: Store) -> set[str]:
        return {str(q.subject) for q in store if isinstance(q.subject, NamedNode) and "/id/document/" in q.subject.value
                and "isReplacedBy" not in str(q.predicate)}  # fmt: skip

    assert len(documents(apart)) == 2
    assert len(documents(merged)) == len(moved(merged)) == 1


def test_without_a_merge_nothing_moves(tmp_path: Path) -> None:
    namesakes = [article("một", A, "Hậu Giang"), article("hai", A, "Sơn La")]
    row = Judgement("person", "different", ("một--00000000", A), ("hai--00000000", A))
    assert moved(graph(tmp_path, namesakes, row)) == {}


@pytest.mark.parametrize("order", [1, -1])
def test_the_redirect_depends_on_what_is_kept_alone(tmp_path: Path, order: int) -> None:
    """Not on what was built before, nor on the order of the articles."""
    found = graph(tmp_path, ARTICLES[::order], same("person", A, B))
    assert set(found) == set(graph(tmp_path, ARTICLES, same("person", A, B)))


def test_nobody_private_is_named_by_a_former_id(tmp_path: Path) -> None:
    articles = [article("một", A, "Hậu Giang", private=True), article("hai", B, "Hậu Giang", private=True)]
    assert moved(graph(tmp_path, articles, same("person", A, B))) == {}
