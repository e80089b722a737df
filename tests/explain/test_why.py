"""Why a fact is there, on a graph that is built here from two invented articles."""

from pathlib import Path

import pytest

import kg
from kg.api import Graph
from kg.errors import UsageError
from kg.explain.find import NotFoundError
from kg.explain.left import left_of
from kg.explain.sentence import SentenceNotFoundError, SeveralSentencesError
from kg.explain.why import within
from kg.explain.why_told import Because, Reason
from kg.explain.why_words import KINDS, RECORDS, WHY, ZONES
from kg.graph.reader import VKS, Reader
from kg.graph.store import Export
from kg.graph.trace import Tracer
from kg.pipeline.again import Again
from kg.records import Span

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
FIRST = """\
VKSND tỉnh Gia Lai sơ kết công tác năm

11/3/2020

Ngày 10/3/2020, VKSND tỉnh Gia Lai tổ chức Hội nghị sơ kết công tác kiểm sát. Chủ trì Hội nghị là đồng chí Lê Văn Thử, \
Viện trưởng VKSND tỉnh Gia Lai.

Cùng dự có đồng chí Trần Thị Nghiệm, Phó Viện trưởng VKSND tỉnh Gia Lai. Nhiều người nhớ Mùa Hoa Dã Quỳ ngày \
05/11/2019 với 17 chiếc xe đạp. Các đại biểu chúc mừng nhau.

Đơn vị đã kiểm sát 127 tin báo, đạt tỷ lệ 98,5%.
"""
SECOND = """\
VKSND tỉnh Kon Tum tổng kết phong trào thi đua

12/4/2020

Ngày 11/4/2020, VKSND tỉnh Kon Tum tổ chức Hội nghị tổng kết phong trào thi đua. Các đại biểu chúc mừng nhau.

Bị cáo Phí Quang Lẫm, nguyên Giám đốc Công ty TNHH Xây dựng Hải Lộc, có mặt tại phiên tòa.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("why")
    (folder / "mot.txt").write_text(FIRST, encoding="utf-8")
    (folder / "hai.txt").write_text(SECOND, encoding="utf-8")
    return kg.build([folder / "mot.txt", folder / "hai.txt"], folder / "graph", page=False, workers=1)


def article(graph: Graph, name: str) -> str:
    (found,) = [one for one in Export.open(graph.path).articles if one.startswith(f"{name}--")]
    return found


def reason(graph: Graph, who: str, rule: str) -> tuple[Reason, Because]:
    found = [(one, because) for one in graph.why(who).facts for because in one.because if because.rules == (rule,)]
    assert len(found) == 1, found
    return found[0]


def test_a_fact_with_its_words_its_rule_and_its_row(graph: Graph) -> None:
    told, because = reason(graph, "Lê Văn Thử", "tenure.apposed")
    assert because.parts == ("Lê Văn Thử", "Viện trưởng VKSND tỉnh Gia Lai")
    assert because.row is not None
    assert (because.row.file, because.row.id) == ("data/grammar/tenures.yaml", "tenure.apposed")
    assert because.row.examples[0].startswith("Đồng chí Lê Văn Thử")
    assert because.measure is not None
    assert told.confidence == because.confidence == because.measure.confidence
    text = Export.open(graph.path).articles[article(graph, "mot")]
    assert text[because.quote.start : because.end] == because.quote.text


def test_a_fact_by_its_iri_in_plain_text(graph: Graph) -> None:
    told, because = reason(graph, "Lê Văn Thử", "tenure.apposed")
    shown = str(graph.why(told.iri))
    assert shown.startswith(told.text)
    assert "đồng chí [Lê Văn Thử], [Viện trưởng VKSND tỉnh Gia Lai].”" in shown
    assert "Quy tắc: tenure.apposed – data/grammar/tenures.yaml, mục rows, dòng tenure.apposed" in shown
    assert "Ví dụ ghi ở dòng ấy: “Đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai chủ trì.”" in shown
    assert because.measure is not None
    assert f"đo được: đúng {because.measure.right}/{because.measure.found}" in shown
    assert "Confidence: " in str(graph.why(told.iri, "en"))


def test_the_verb_alone_fills_no_participation(graph: Graph) -> None:
    _, because = reason(graph, "Lê Văn Thử", "participation.chair")
    assert because.parts == ("Chủ trì", "Hội nghị", "Lê Văn Thử")


def test_a_rule_without_a_row_and_a_confidence_that_is_not_measured(graph: Graph) -> None:
    shown = str(graph.why("Hội nghị tổng kết phong trào thi đua"))
    assert "chưa đo: mức bộ đọc tự cho" in shown
    assert "nằm trong chương trình, không có dòng dữ liệu riêng" in shown


def test_an_article_by_all_its_facts(graph: Graph) -> None:
    told = graph.why(f"article/{article(graph, 'mot')}")
    assert {"tenure.apposed", "participation.chair"} <= {
        rule for one in told.facts for because in one.because for rule in because.rules
    }


def test_what_nobody_says_anything_about(graph: Graph) -> None:
    assert "không có dữ kiện nào" in str(graph.why("Công ty TNHH Xây dựng Hải Lộc"))


def test_an_unknown_fact(graph: Graph) -> None:
    with pytest.raises(NotFoundError):
        graph.why("tenure/0000000000000000")


def test_without_the_texts_the_graph_tells_what_it_can(mini: Export, graph: Graph, tmp_path: Path) -> None:
    alone = tmp_path / "graph.ttl"
    alone.write_bytes((graph.path / "graph.ttl").read_bytes())
    told = kg.open(alone).why("Lê Văn Thử")
    whole = graph.why("Lê Văn Thử")
    assert [one.iri for one in told.facts] == [one.iri for one in whole.facts]
    assert {because.problem for one in told.facts for because in one.because} == {"no_texts"}
    assert "tenure.apposed" in str(told)
    with pytest.raises(UsageError, match="folder that kg build wrote"):
        kg.open(alone).why_sentence("Các đại biểu")


def test_a_fact_that_is_read_no_more_says_so(graph: Graph, tmp_path: Path) -> None:
    told, _ = reason(graph, "Lê Văn Thử", "tenure.apposed")
    mark = told.iri.rpartition("/")[2]
    for name in ("graph.ttl", "articles.jsonl"):
        text = (graph.path / name).read_text(encoding="utf-8").replace(mark, "0123456789abcdef")
        (tmp_path / name).write_text(text, encoding="utf-8")
    other = kg.open(tmp_path).why("tenure/0123456789abcdef").facts[0]
    assert [because.problem for because in other.because] == ["not_again"]
    assert other.confidence == told.confidence


def test_a_text_that_this_version_would_clean_otherwise_is_refused(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((graph.path / "graph.ttl").read_bytes())
    text = (graph.path / "articles.jsonl").read_text(encoding="utf-8").replace("Chủ trì", "Chủ  trì")
    (tmp_path / "articles.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="build the graph again"):
        kg.open(tmp_path).why("Lê Văn Thử")


def test_every_fact_of_the_samples_is_read_again(tmp_path: Path) -> None:
    """The same version finds each fact of the graph in each of its sentences, and each word in its place."""
    built = kg.build([SAMPLES / "real", SAMPLES / "invented" / "d2-13.txt"], tmp_path / "graph", page=False)
    export, again = Export.open(built.path), Again(built.path)
    reader, found = Reader(export.store), set()
    for name in export.articles:
        (iri,) = [one for one in reader.types if one.endswith(f"/article/{name}")]
        reading = again(name)
        assert reading is not None
        for trace in Tracer(reader, iri, reading).traces():
            start, end = trace.evidence.sentence
            found.add((trace.fact, f"{iri.replace('/article/', '/mention/')}/{start}-{end}"))
    facts = [iri for iri in reader.types if reader.values(iri, VKS + "evidence")]
    wanted = {(iri, mention) for iri in facts for mention in reader.values(iri, VKS + "evidence")}
    assert len(wanted) > 100
    assert wanted <= found


# ------------------------------------------------------------------ sentences


def test_a_sentence_and_what_is_left_of_it(graph: Graph) -> None:
    told = graph.why_sentence("nhớ mùa hoa  dã quỳ")
    assert told.facts == ()
    assert told.left.names == ("Mùa Hoa Dã Quỳ",)
    assert told.left.dates == ("05/11/2019",)
    assert told.left.numbers == ("17 chiếc xe đạp",)
    assert told.left.words[0].startswith("Nhiều người nhớ Mùa Hoa Dã Quỳ")
    shown = str(told)
    assert "Tên viết hoa: Mùa Hoa Dã Quỳ" in shown
    assert "“17 chiếc xe đạp”: số liệu (dữ kiện không dùng)" in shown
    assert "[" not in shown


def test_a_sentence_by_the_facts_read_from_it(graph: Graph) -> None:
    told = graph.why_sentence("Cùng dự có đồng chí")
    rules = {rule for one in told.facts for because in one.because for rule in because.rules}
    assert {"tenure.apposed", "participation.attend"} <= rules
    assert ("Trần Thị Nghiệm", "person", True) in [(one.text, one.kind, one.used) for one in told.recognised]
    assert "Trần Thị Nghiệm" not in told.left.names
    assert "[Trần Thị Nghiệm], [Phó Viện trưởng VKSND tỉnh Gia Lai]" in str(told)


def test_a_sentence_by_its_offset(graph: Graph) -> None:
    name = article(graph, "mot")
    text = Export.open(graph.path).articles[name]
    told = graph.why_sentence(article=name, at=text.index("127"))
    assert told.quote.text == "Đơn vị đã kiểm sát 127 tin báo, đạt tỷ lệ 98,5%."
    assert told.quote.start == text.index("Đơn vị đã")
    assert graph.why_sentence(article="VKSND tỉnh Gia Lai sơ kết công tác năm", at=text.index("127")) == told
    with pytest.raises(SentenceNotFoundError, match=f"has {len(text)} characters"):
        graph.why_sentence(article=name, at=len(text))
    with pytest.raises(SentenceNotFoundError, match="between sentences"):
        graph.why_sentence(article=name, at=text.index("\n\n"))


def test_a_sentence_that_is_nowhere(graph: Graph) -> None:
    with pytest.raises(SentenceNotFoundError, match="câu không ai viết") as caught:
        graph.why_sentence("câu không ai viết")
    assert caught.value.exit_code == 1
    with pytest.raises(SentenceNotFoundError):
        graph.why_sentence("127 tin báo", article=article(graph, "hai"))


def test_a_sentence_in_two_articles(graph: Graph) -> None:
    with pytest.raises(SeveralSentencesError) as caught:
        graph.why_sentence("Các đại biểu chúc mừng")
    assert [one[0] for one in caught.value.candidates] == sorted([article(graph, "mot"), article(graph, "hai")])
    for name, start, words in caught.value.candidates:
        assert graph.why_sentence("Các đại biểu chúc mừng", article=name).quote.start == start
        assert graph.why_sentence(article=name, at=start).quote.text == words


def test_words_that_run_over_two_sentences(graph: Graph) -> None:
    with pytest.raises(SeveralSentencesError, match="2 sentences"):
        graph.why_sentence("với 17 chiếc xe đạp. Các đại biểu", article=article(graph, "mot"))


def test_a_person_who_is_kept_out_of_the_graph(graph: Graph) -> None:
    told = graph.why_sentence("Bị cáo Phí Quang Lẫm")
    assert told.facts == ()
    assert told.not_shown
    assert all(one.private for one in told.not_shown)
    assert {one.iri for one in told.recognised if one.kind == "person"} == {""}


def test_what_is_asked_wrongly(graph: Graph) -> None:
    for wrong in (
        {"words": "  "},
        {"at": 3},
        {"words": "đại biểu", "article": "Lê Văn Thử"},
        {"words": "đại biểu", "lang": "fr"},
    ):
        with pytest.raises(UsageError):
            graph.why_sentence(**wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        graph.why("Lê Văn Thử", "fr")


def test_what_is_left_by_itself() -> None:
    text = "Ông Lê Văn Thử gặp Báo Xa, 3 lần ở VKS."
    left = left_of(text, [Span(4, 14)], [(Span(4, 14), "person", True)])
    assert left.names == ("Báo Xa", "VKS")
    assert left.numbers == ("3",)
    assert left.words == ("Ông", "gặp Báo Xa, 3 lần ở VKS")
    assert not left_of("Báo Xa.", [Span(0, 6)], [])


def test_spans_are_cut_to_the_sentence_and_joined() -> None:
    spans = (Span(12, 15), Span(0, 6), Span(14, 40), Span(50, 60))
    assert within(spans, 5, 20) == (Span(0, 1), Span(7, 15))


def test_both_languages_have_every_word() -> None:
    for words in (WHY, ZONES, KINDS, RECORDS):
        assert words["vi"].keys() == words["en"].keys()
