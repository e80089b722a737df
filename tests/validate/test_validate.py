"""What a validation says, and how the shapes are run."""

import hashlib
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat, Store, Variable

from kg.errors import DataError
from kg.graph.store import Export
from kg.resources import ontology_dir
from kg.validate.engine import run_constraint
from kg.validate.run import validate
from kg.validate.shapes import Constraint, Shapes
from tests.validate.damage import HEAD, HN, KHAI, swap

SHAPES = ontology_dir() / "shapes.ttl"


def edit(export: Export, pattern: str, gone: str, new: str = "") -> None:
    """Take ``gone`` out of what matches ``pattern`` and put ``new`` in."""
    export.store.update(HEAD + swap(pattern, gone, new))


class TestSpans:
    def test_the_text_must_be_there(self, whole) -> None:
        """A quote moved by one character has the right length and is still found out."""
        moved = "FILTER(?s > 0) BIND(?s - 1 AS ?t) BIND(?e - 1 AS ?f)"
        spans = "?m oa:start ?s ; oa:end ?e"
        edit(whole, f"{spans} {moved}", spans, "?m oa:start ?t ; oa:end ?f")
        assert {violation.message("en") for violation in validate(whole)} == {"The text at the span is not oa:exact"}

    def test_a_span_stays_inside_the_text(self, whole) -> None:
        article = min(whole.articles)
        whole.articles[article] = whole.articles[article][:50]
        found = {violation.message("en") for violation in validate(whole)}
        assert {"The span runs out of the text", "The text in articles.jsonl is not that of vks:textSha256"} <= found

    def test_a_missing_text_is_told(self, whole) -> None:
        whole.articles.pop(min(whole.articles))
        assert "articles.jsonl has no text of this article" in {
            violation.message("en") for violation in validate(whole)
        }

    def test_a_text_with_marks_apart_is_told(self, whole) -> None:
        article = min(whole.articles)
        whole.articles[article] += "a\u0301"
        digest = hashlib.sha256(whole.articles[article].encode()).hexdigest()
        node = f"<article/{article}>"
        edit(whole, f"{node} vks:textSha256 ?x", f"{node} vks:textSha256 ?x", f"{node} vks:textSha256 '{digest}'")
        assert [v.message("en") for v in validate(whole)] == ["The text of the article is not in NFC"]

    def test_without_texts_nothing_is_said_of_them(self, whole) -> None:
        whole.articles.clear()
        assert validate(whole).conforms


class TestReport:
    def test_a_violation_names_article_and_sentence(self, whole) -> None:
        edit(whole, "?c vks:change ?k", "?c vks:change ?k")
        first = validate(whole).violations[0]
        assert first.evidence[0].headline == "Trao quyết định về công tác cán bộ"
        assert first.evidence[0].published == "2024-09-04"
        assert first.evidence[0].sentence.startswith("Đồng chí Lường Thị Hạ Vy, Phó Viện trưởng")
        text = next(text for name, text in whole.articles.items() if first.evidence[0].article.endswith(name))
        assert text[first.evidence[0].start : first.evidence[0].end] == first.evidence[0].sentence
        lines = first.lines("vi")
        assert lines[0].startswith("lỗi: Viện trưởng VKSND tỉnh Hậu Giang <")
        assert "vks:personnel-changes" in lines[0]
        assert lines[1].startswith('  bài: "Trao quyết định về công tác cán bộ" 2024-09-04 <')
        assert lines[2].startswith("  câu 369-509: Đồng chí Lường Thị Hạ Vy")

    def test_a_fact_without_a_label_is_told_by_its_kind_and_person(self, whole) -> None:
        edit(whole, f"?t a vks:Tenure ; org:member {KHAI} ; vks:rule ?r", "?t vks:rule ?r")
        assert {found.label for found in validate(whole)} == {"Tenure Đặng Quốc Khải"}

    def test_an_edge_shows_the_sentence_about_both_ends(self, whole) -> None:
        edit(whole, f"{KHAI} a ?t", "", f"{KHAI} vks:chaired {HN}")
        found = next(v for v in validate(whole) if v.path.endswith("chaired"))
        assert found.label == "Đặng Quốc Khải"
        assert found.evidence[0].sentence.startswith("Dự và chỉ đạo Hội nghị có đồng chí Đặng Quốc Khải")

    def test_a_thing_without_facts_shows_its_article(self, whole) -> None:
        school = "<org/truong-dai-hoc-kiem-sat-ha-noi--1aa1ec20>"
        edit(whole, f"?f vks:participant {school}", f"?f vks:participant {school}")
        edit(whole, f"{school} a ?t", "", f"{school} skos:prefLabel 'Trường'@vi")
        found = next(violation for violation in validate(whole) if violation.path.endswith("prefLabel"))
        assert [(one.headline, one.sentence) for one in found.evidence] == [("Ký Quy chế phối hợp tại Cần Thơ", "")]

    def test_english_lines_and_one_line(self, whole) -> None:
        edit(whole, "?c vks:change ?k", "?c vks:change ?k")
        first = validate(whole).violations[0]
        assert first.lines("en")[0].startswith("violation: ")
        assert "\n" not in str(first)
        assert "Đồng chí Lường Thị Hạ Vy" in str(first)

    def test_every_message_is_in_both_languages(self) -> None:
        """Each shape that can be broken says what is wrong in Vietnamese and in English."""
        store = Store()
        store.load(path=SHAPES, format=RdfFormat.TURTLE)
        silent = store.query(
            """PREFIX sh: <http://www.w3.org/ns/shacl#>
            SELECT ?shape {
              { ?shape sh:path ?p . FILTER(EXISTS { ?o sh:property ?shape }) }
              UNION { ?c sh:sparql ?shape }
              UNION { ?shape a sh:NodeShape ; sh:nodeKind|sh:class|sh:or|sh:not ?x }
              FILTER(!EXISTS { ?shape sh:message ?v FILTER(LANG(?v) = "vi") }
                  || !EXISTS { ?shape sh:message ?e FILTER(LANG(?e) = "en") })
            }"""
        )
        assert not [str(row["shape"]) for row in silent]


class TestShapes:
    def test_the_shapes_are_shapes(self) -> None:
        """The file conforms to the shapes of SHACL itself."""
        conforms, _, text = pyshacl.validate(
            "<a:a> <a:b> <a:c> .", data_graph_format="nt", shacl_graph=str(SHAPES), meta_shacl=True
        )
        assert conforms, text

    def test_other_shapes_can_be_given(self, whole, tmp_path: Path) -> None:
        own = tmp_path / "own.ttl"
        own.write_text(
            """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> .
            <a:s> a sh:NodeShape ; sh:targetClass schema:NewsArticle ;
              sh:property [ sh:path schema:author ; sh:minCount 1 ; sh:message "no author" ] .""",
            encoding="utf-8",
        )
        report = validate(whole, own)
        assert [violation.message() for violation in report] == ["no author"]
        assert report.violations[0].evidence[0].headline == "Trao quyết định về công tác cán bộ"

    @pytest.mark.parametrize(
        "text",
        [
            "@prefix sh: <",
            "@prefix sh: <http://www.w3.org/ns/shacl#> . "
            "<a:s> a sh:NodeShape ; sh:targetNode <a:n> ; sh:sparql [ sh:select 'SELECT' ] .",
        ],
    )
    def test_wrong_shapes_are_told(self, whole, tmp_path: Path, text: str) -> None:
        own = tmp_path / "own.ttl"
        own.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match=r"own\.ttl"):
            validate(whole, own)

    def test_missing_shapes_are_told(self, whole, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="can't be read"):
            validate(whole, tmp_path / "nothing.ttl")

    def test_bound_before_the_query_runs(self) -> None:
        """What the constraints rely on: a variable that is substituted is seen in inner groups."""
        store = Store()
        store.update("INSERT DATA { <a:a> <a:p> <a:b> . <a:c> <a:p> <a:d> }")
        node = next(quad.subject for quad in store if quad.object.value == "a:b")
        answer = store.query(
            "SELECT $this { ?x ?p ?o FILTER NOT EXISTS { $this <a:p> ?o } }", substitutions={Variable("this"): node}
        )
        assert [row["this"] for row in answer] == [node]

    @pytest.mark.parametrize(
        "select",
        [
            "SELECT $this ?value WHERE { $this <a:p> ?value . FILTER (?value > 0) }",
            "SELECT $this ?value where { ?x <a:q> ?y . $this <a:p> ?value . FILTER (?value > 0) }",
            "SELECT $this ?value WHERE { $this <a:p> ?value . FILTER (?value > 0) } ORDER BY DESC(?value) LIMIT 1",
            "SELECT $this (MAX(?x) AS ?value) WHERE { $this <a:p> ?x } GROUP BY $this HAVING (COUNT(?x) > 0)",
        ],
    )
    def test_once_for_all_or_node_by_node(self, select: str) -> None:
        """Whether a query runs once or for each node, it speaks of the targets alone."""
        store = Store()
        store.update("INSERT DATA { <a:a> a <a:T> ; <a:p> 1 . <a:b> a <a:T> . <a:c> <a:p> 2 . <a:x> <a:q> 3 }")
        one = Constraint("<a:s>", "violation", (("en", "{?value}"),), select, (("targetClass", "a:T"),))
        found = [(raw.focus, raw.value, raw.messages) for raw in run_constraint(store, one, Shapes(SHAPES))]
        assert found == [("a:a", "1", (("en", "1"),))]
