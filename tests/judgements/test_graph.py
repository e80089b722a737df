"""Corrections and judgements in the graph. The people in the articles and those who judge are invented."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import kg
from kg.errors import DataError, UsageError
from kg.ids import tail
from kg.review.desk import Desk

ROOT = Path(__file__).parents[2]
NGHIA, TUONG, PHUONG = "Trịnh Hữu Nghĩa", "Đặng Văn Tường", "Lò Thị Phương"
SAID = {"by": "Trần Thị Thử", "on": "2026-11-22"}
MEETING = "Hội nghị công bố Kết luận kiểm sát trực tiếp"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with articles."""
    (tmp_path / "articles").mkdir()
    for name in ("d2-14", "d2-16"):
        shutil.copy(ROOT / "data" / "articles" / "invented" / f"{name}.txt", tmp_path / "articles")
    return tmp_path


def built(place: Path, **options: bool) -> kg.Graph:
    graph = kg.build(place / "articles", place / "graph", page=False, **options)  # type: ignore[arg-type]
    assert graph.validate().conforms
    return graph


def facts(graph: kg.Graph, pattern: str) -> list[str]:
    """The ids of what matches a pattern of SPARQL, sorted."""
    answer = graph.query(f"SELECT ?f WHERE {{ {pattern} }}")
    return sorted(tail(row[0].value) for row in answer.rows if row[0] is not None)


def chairs(graph: kg.Graph) -> list[str]:
    return facts(
        graph,
        f"""?f a vks:Participation ; vks:role vks:role-chair .
        ?f vks:participant/foaf:name ?n ; vks:event/skos:prefLabel ?m
        FILTER (STR(?n) = "{NGHIA}" && STRSTARTS(?m, "{MEETING}"))""",
    )


def edges(graph: kg.Graph) -> list[str]:
    return facts(
        graph, f'?f foaf:name "{NGHIA}"@vi ; vks:chaired/skos:prefLabel ?m FILTER (STRSTARTS(?m, "{MEETING}"))'
    )


def judged(graph: kg.Graph, verdict: str) -> list[Mapping[str, str]]:
    """The nodes of judgements with a verdict: their values by property."""
    rows = graph.query(
        f"SELECT ?j ?p ?o WHERE {{ ?j a vks:Judgement ; vks:verdict vks:verdict-{verdict} ; ?p ?o }}"
    ).rows
    found: dict[str, dict[str, str]] = {}
    for node, prop, value in rows:
        if node is not None and prop is not None and value is not None:
            found.setdefault(node.value, {})[prop.value.rpartition("#")[2]] = value.value
    return list(found.values())


def desk(graph: kg.Graph) -> Desk:
    return graph.review()


def test_a_rejected_fact_leaves_the_graph_with_its_edge_and_is_told(place: Path) -> None:
    graph = built(place)
    (fact,) = chairs(graph)
    assert len(edges(graph)) == 1
    desk(graph).reject(fact, why="Phòng 8 chủ trì", **SAID)
    after = built(place)
    assert (chairs(after), edges(after)) == ([], [])
    (node,) = judged(after, "reject")
    assert (node["judgedBy"], node["judgedOn"], node["reason"]) == (SAID["by"], SAID["on"], "Phòng 8 chủ trì")
    assert node["judgedFact"].endswith(fact)
    assert NGHIA in node["judgedText"]
    assert "Bác bỏ: “Trịnh Hữu Nghĩa" in str(after.explain(NGHIA))
    assert "Phòng 8 chủ trì" in str(after.why(NGHIA))
    assert (place / "graph" / "graph.nq").read_text(encoding="utf-8").count("#verdict-reject>") == 1
    quads = kg.open(place / "graph" / "graph.nq")
    assert {str(one) for one in quads.reader.store} == {str(one) for one in after.reader.store}
    before = (place / "graph" / "graph.ttl").read_bytes()
    assert built(place).built.judged == 1  # type: ignore[union-attr]
    assert (place / "graph" / "graph.ttl").read_bytes() == before
    assert len(desk(after).withdraw_correction(fact)) == 1
    assert chairs(built(place)) == [fact]


def test_a_fact_stays_rejected_when_its_id_changes(place: Path) -> None:
    graph = built(place)
    (fact,) = facts(graph, f'?f a vks:Tenure ; org:member/foaf:name "{TUONG}"@vi ; org:organization/skos:prefLabel ?b '
                           'FILTER (CONTAINS(?b, "Cà Mau"))')  # fmt: skip
    desk(graph).reject(fact, **SAID)
    question = next(one for one in desk(graph).questions() if one.a.label == TUONG)
    desk(graph).answer("same", question.a.sight, question.b.sight, **SAID)
    after = built(place)
    assert len(facts(after, f'?f foaf:name "{TUONG}"@vi')) == 1
    posts = f'?f a vks:Tenure ; org:member/foaf:name "{TUONG}"@vi ; org:organization/skos:prefLabel ?b'
    assert len(facts(after, posts)) > 0
    assert facts(after, f'{posts} FILTER (CONTAINS(?b, "Cà Mau"))') == []
    (node,) = judged(after, "reject")
    assert not node["judgedFact"].endswith(fact)
    assert after.built is not None
    assert after.built.judged == 2


def test_a_changed_fact_says_so_and_can_be_withdrawn_by_either_id(place: Path) -> None:
    graph = built(place)
    (old,) = facts(
        graph, f'?f a vks:Tenure ; org:member/foaf:name "{NGHIA}"@vi ; org:role/skos:prefLabel "Phó Viện trưởng"@vi'
    )
    desk(graph).change(old, {"title": "Quyền Viện trưởng", "since": "2025-07-01"}, why="theo quyết định", **SAID)
    after = built(place)
    (new,) = facts(after, '?f a vks:Tenure ; vks:rule "judgement"')
    assert new != old
    assert facts(after, f"<https://w3id.org/vks/id/{old}> a ?c BIND (<https://w3id.org/vks/id/{old}> AS ?f)") == []
    assert facts(after, f"?f vks:validFrom '2025-07-01'^^xsd:date ; vks:confidence 1.0") == [new]  # noqa: F541
    (node,) = judged(after, "change")
    assert (node["judges"].endswith(new), node["judgedFact"].endswith(old)) == (True, True)
    assert "Sửa: “Trịnh Hữu Nghĩa — Phó Viện trưởng" in str(after.explain(new))
    told = str(after.why(new, lang="en"))
    assert "a person changed or added this" in told
    assert "1 – because a person judged so" in told
    with pytest.raises(UsageError, match="was made by a judgement"):
        desk(after).reject(new, **SAID)
    assert len(desk(after).withdraw_correction(new)) == 1
    assert facts(built(place), '?f vks:rule "judgement"') == []


def test_an_added_fact_rests_on_a_sentence_and_a_person(place: Path) -> None:
    graph = built(place)
    (article,) = (name for name in graph._export.articles if name.startswith("d2-14"))
    values = {"person": PHUONG, "title": "Kiểm sát viên cao cấp", "unit": "VKSND tối cao"}
    desk(graph).add("tenure", article, "đồng chí Lò Thị Phương, Kiểm sát viên", values, **SAID)
    after = built(place)
    (fact,) = facts(after, '?f a vks:Tenure ; vks:rule "judgement" ; vks:confidence 1.0')
    quotes = after.explain(fact).groups[0].lines[0].quotes
    assert [quote.text.startswith("Thay mặt Đoàn kiểm sát") for quote in quotes] == [True]
    assert facts(after, f'?f foaf:name "{PHUONG}"@vi ; vks:servesIn/skos:prefLabel "VKSND tối cao"@vi')
    (node,) = judged(after, "add")
    assert node["judges"].endswith(fact)
    assert "judgedFact" not in node
    assert len(desk(after).withdraw_correction(fact)) == 1


@pytest.mark.parametrize(
    ("verdict", "arguments", "said"),
    [
        ("change", {"values": {"titel": "x"}}, "has no titel; it has person, title, unit"),
        ("change", {"values": {"former": "yes"}}, "former is true or false"),
        ("change", {"values": {"since": "hôm qua"}}, "no date such as"),
        ("change", {"values": {"person": ""}}, "person can't be empty"),
        ("add", {"kind": "person"}, "no kind of fact"),
        ("add", {"article": "nowhere"}, "no article 'nowhere'"),
        ("add", {"quote": "không có câu này"}, "no sentence holds"),
        ("add", {"quote": "đồng chí"}, "sentences hold"),
        ("add", {"values": {"person": PHUONG}}, "a tenure needs title"),
        (
            "add",
            {"kind": "participation", "values": {"who": "A", "meeting": "m", "role": "king"}},
            "none of chair, direct",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_once(place: Path, verdict: str, arguments: dict[str, object], said: str) -> None:
    graph = built(place)
    given: dict[str, object] = {"values": {"person": PHUONG, "title": "Trưởng đoàn"}}
    if verdict == "change":
        post = f'?f a vks:Tenure ; org:member/foaf:name "{NGHIA}"@vi ; vks:post/skos:prefLabel ?l'
        (given["fact"],) = facts(graph, f'{post} FILTER (STRSTARTS(?l, "Phó"))')
    else:
        (article,) = (name for name in graph._export.articles if name.startswith("d2-14"))
        given |= {"kind": "tenure", "article": article, "quote": "Thay mặt Đoàn kiểm sát"}
    act = getattr(desk(graph), verdict)
    with pytest.raises(UsageError, match=said):
        act(**(given | arguments), **SAID)
    assert not (place / "articles" / "judgements.jsonl").exists()


def test_rows_that_cannot_be_applied_are_refused_with_their_line(place: Path) -> None:
    graph = built(place)
    (article,) = (name for name in graph._export.articles if name.startswith("d2-14"))
    who = '"by": "Trần Thị Thử", "on": "2026-11-22"'
    file = place / "articles" / "judgements.jsonl"
    add = f'"kind": "tenure", "verdict": "add", "article": "{article}", "quote": "Thay mặt Đoàn kiểm sát"'
    (fact,) = chairs(graph)
    lines = [
        f'{{"kind": "tenure", "fact": "tenure/0000000000000000", "verdict": "reject", {who}}}',
        f'{{{add}, "values": {{"person": "Không Có Ai", "title": "Trưởng đoàn"}}, {who}}}',
        f'{{{add}, "values": {{"person": "{PHUONG}"}}, {who}}}',
        f'{{"kind": "participation", "fact": "{fact}", "verdict": "reject", {who}}}',
        f'{{"kind": "participation", "fact": "{fact}", "verdict": "change", "set": {{"role": "speak"}}, {who}}}',
        f'{{{add.replace(article, "nowhere--0")}, "values": {{"person": "{PHUONG}", "title": "Trưởng đoàn"}}, {who}}}',
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        kg.build(place / "articles", place / "graph", page=False)
    said = {problem.line: problem.message for problem in caught.value.problems}
    assert sorted(said) == [1, 2, 3, 4, 5, 6]
    assert "there is no fact tenure/0000000000000000" in said[1]
    assert "no article names a person “Không Có Ai”" in said[2]
    assert "a tenure needs title" in said[3]
    assert f"contradicts {file}:5" in said[4]
    assert "there is no article nowhere--0" in said[6]
    lenient = built(place, lenient=True)
    assert lenient.built is not None
    assert len(lenient.built.refused) == 6
    assert chairs(lenient) == [fact]


def test_judgements_of_identity_are_told_where_they_decided(place: Path) -> None:
    graph = built(place)
    question = next(one for one in desk(graph).questions() if one.a.label == TUONG)
    desk(graph).answer("different", question.a.sight, question.b.sight, why="khác quê", **SAID)
    after = built(place)
    told = str(after.explain(question.a.iri))
    assert "Nhận định của người xem lại" in told
    assert f"Là hai: {TUONG} ({tail(question.b.iri)}) — Trần Thị Thử, 22/11/2026: khác quê" in told
    nodes = facts(after, "?f a vks:Judgement ; vks:verdict vks:verdict-different")
    assert len(nodes) == 1
    assert nodes[0] not in {tail(iri) for iri in after.reader.things}


def test_the_order_of_rows_does_not_matter(place: Path) -> None:
    graph = built(place)
    desk(graph).reject(chairs(graph)[0], **SAID)
    question = next(one for one in desk(graph).questions() if one.a.label == TUONG)
    desk(graph).answer("same", question.a.sight, question.b.sight, **SAID)
    built(place)
    before = (place / "graph" / "graph.ttl").read_bytes()
    file = place / "articles" / "judgements.jsonl"
    file.write_text("\n".join(reversed(file.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8")
    built(place)
    assert (place / "graph" / "graph.ttl").read_bytes() == before
