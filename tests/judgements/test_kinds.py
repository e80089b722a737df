"""Judgements of meetings, documents and bodies from the question to the graph. The people are invented."""

import json
import shutil
from pathlib import Path

import pytest

import kg
from kg.errors import DataError
from kg.judgements.rows import THINGS
from kg.pipeline import build
from kg.review.desk import Desk

TEXTS = {
    "a": """VKSND tỉnh Bắc Ninh họp

Ngày 18/10/2023, VKSND tỉnh Bắc Ninh tổ chức Hội nghị tập huấn kỹ năng kiểm sát án dân sự. Đồng chí Đặng Văn Tường, \
Phó Viện trưởng VKSND tỉnh Bắc Ninh chủ trì Hội nghị.

Hội nghị quán triệt Nghị quyết số 49-NQ/TW ngày 02/6/2005 của Bộ Chính trị về Chiến lược cải cách tư pháp đến năm 2020.
""",
    "b": """Hội nghị tại Bắc Ninh

Ngày 18/10/2023, VKSND tỉnh Bắc Ninh tổ chức Hội nghị tập huấn chuyên sâu nghiệp vụ. Đồng chí Lò Thị Phương, \
Trưởng phòng 9 VKSND tỉnh Bắc Ninh phát biểu.

Hội nghị nhắc lại Nghị quyết số 49-NQ/TW về bảo vệ môi trường biển.
""",
}
CLASSES = {"meeting": "vks:Meeting", "document": "eli:LegalResource", "unit": "vks:Procuracy"}
SAID = {"by": "Trần Thị Thử", "on": "2026-11-22"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kinds")
    (place / "in").mkdir()
    for name, text in TEXTS.items():
        (place / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([place / "in"], place / "out", workers=1)
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "place")
    return tmp_path / "place"


def again(place: Path) -> kg.Graph:
    build([place / "in"], place / "out", workers=1)
    return kg.open(place / "out")


def things(graph: kg.Graph, kind: str) -> set[str]:
    found = graph.query(f"SELECT DISTINCT ?x {{ ?x a {CLASSES[kind]} ; skos:prefLabel ?name }}")
    return {row[0].value for row in found.rows}  # type: ignore[union-attr]


def asked(desk: Desk, kind: str) -> list[str]:
    return [one.a.iri for one in desk.questions() if one.kind == kind]


@pytest.mark.parametrize("kind", ["meeting", "document"])
def test_what_is_judged_to_be_one_becomes_one_and_says_so(place: Path, kind: str) -> None:
    desk, before = kg.open(place / "out").review(), things(kg.open(place / "out"), kind)
    (question,) = (one for one in desk.questions() if one.kind == kind)
    assert {question.a.iri, question.b.iri} <= before
    assert question.speaks_for or question.speaks_against
    desk.answer("same", question.a.sight, question.b.sight, why="cùng một việc", **SAID)
    graph = again(place)
    (gone,) = before - things(graph, kind)
    assert len(things(graph, kind)) == len(before) - 1
    (kept,) = (row[0].value for row in graph.query(f"SELECT ?x {{ <{gone}> dct:isReplacedBy ?x }}").rows)  # type: ignore[union-attr]
    assert kept in things(graph, kind)
    told = str(graph.explain(gone))
    assert "cùng một việc" in told
    assert "Trần Thị Thử" in told
    assert asked(graph.review(), kind) == []
    graph.review().withdraw(*("/".join(side.sight) for side in (question.a, question.b)))
    assert things(again(place), kind) == before


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_what_is_answered_is_not_asked_again(place: Path, verdict: str) -> None:
    desk = kg.open(place / "out").review()
    before = {kind: things(kg.open(place / "out"), kind) for kind in CLASSES}
    for question in desk.questions():
        desk.answer(verdict, question.a.sight, question.b.sight, **SAID)
    graph = again(place)
    assert graph.review().questions() == ()
    assert {kind: things(graph, kind) for kind in CLASSES} == before


def test_a_body_is_split_and_explained(place: Path) -> None:
    body, before = "VKSND tỉnh Bắc Ninh", things(kg.open(place / "out"), "unit")
    articles = [json.loads(line)["id"] for line in (place / "out" / "articles.jsonl").read_text("utf-8").splitlines()]
    one, two = ((article, body) for article in articles)
    kg.open(place / "out").review().answer("different", one, two, why="hai cơ quan", **SAID)
    graph = again(place)
    after = things(graph, "unit")
    assert len(after) == len(before) + 1
    assert all("hai cơ quan" in str(graph.explain(iri)) for iri in after - before)


@pytest.mark.parametrize("kind", THINGS)
@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([{"verdict": "maybe"}], "'maybe' is none of same, different, unsure"),
        ([{"a": "", "verdict": "same"}], "neither an article id"),
        ([{"verdict": "same"}], "no article x--00000000 names a"),
        ([{"verdict": "same"}, {"verdict": "different"}], "names a"),
    ],
)
def test_rows_of_every_kind_are_refused_by_line(
    place: Path, kind: str, rows: list[dict[str, str]], reason: str
) -> None:
    whole = {"kind": kind, "a": ["x--00000000", "m"], "b": ["y--00000000", "m"], **SAID}
    file = place / "in" / "judgements.jsonl"
    file.write_text("".join(json.dumps(whole | row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(DataError) as error:
        build([place / "in"], place / "out", workers=1)
    assert f"judgements.jsonl:{len(rows)}: " in str(error.value)
    assert reason in str(error.value)
    result = build([place / "in"], place / "out", workers=1, lenient=True)
    assert [problem.line for problem in result.refused] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("kind", ["meeting", "document"])
def test_rows_that_contradict_each_other_are_refused(place: Path, kind: str) -> None:
    (question,) = (one for one in kg.open(place / "out").review().questions() if one.kind == kind)
    whole = {"kind": kind, "a": question.a.sight, "b": question.b.sight, **SAID}
    file = place / "in" / "judgements.jsonl"
    rows = [json.dumps(whole | {"verdict": verdict}, ensure_ascii=False) for verdict in ("same", "different")]
    file.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(DataError, match="they can't all hold"):
        build([place / "in"], place / "out", workers=1)
