"""What the page reads of a graph."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.view.read import read, sentence_bounds, web_link


def test_facts_of_every_kind_are_read(mini: Any) -> None:
    picture = read(mini)
    kinds = {fact.kind for fact in picture.facts}
    assert {"tenure", "change", "chair", "sign", "organize", "issue", "amends", "lead", "indicator", "case"} <= kinds
    assert {thing.kind for thing in picture.things} == {
        "person", "procuracy", "body", "meeting", "document", "province", "cluster",
    }  # fmt: skip


def test_a_request_is_one_fact_for_each_unit_asked(mini: Any) -> None:
    picture = read(mini)
    labels = {thing.iri: thing.label for thing in picture.things}
    (fact,) = [fact for fact in picture.facts if fact.kind == "request"]
    assert (labels[fact.subject], labels[fact.object]) == ("Lường Thị Hạ Vy", "VKSND khu vực 3 - Cần Thơ")
    assert fact.text == "báo cáo kết quả thực hiện Quy chế trước ngày 30/9/2025"
    assert (fact.detail, fact.start) == ("các phòng chuyên môn", "2025-08-12")
    assert fact.evidence


def test_a_direct_edge_is_not_told_beside_its_fact(mini: Any) -> None:
    picture = read(mini)
    ends = [(fact.subject, fact.object) for fact in picture.facts if fact.kind == "tenure"]
    assert len(ends) == 12
    assert all(fact.text for fact in picture.facts if fact.kind == "tenure")


def test_an_author_is_not_a_thing_of_the_picture(mini: Any) -> None:
    assert "Kha Mộng Điệp" not in {thing.label for thing in read(mini).things}


def test_a_department_of_a_procuracy_is_drawn_as_one(export_of: Callable[..., Any]) -> None:
    export = export_of("""
        :v1 a org:Organization, org:OrganizationalUnit ; skos:prefLabel "Phòng 1"@vi ; org:unitOf :v .
        :v a org:Organization, vks:Procuracy ; skos:prefLabel "VKSND tỉnh A"@vi .
        :c1 a org:Organization, org:OrganizationalUnit ; skos:prefLabel "Phòng 2"@vi ; org:unitOf :c1 .
    """)
    assert {thing.label: thing.kind for thing in read(export).things} == {
        "Phòng 1": "procuracy", "Phòng 2": "body", "VKSND tỉnh A": "procuracy",
    }  # fmt: skip


def test_a_former_post_says_so(mini: Any) -> None:
    former = [fact for fact in read(mini).facts if fact.status == "former"]
    assert [fact.text for fact in former] == ["nguyên Viện trưởng"]


def test_words_of_a_sentence_are_shown_in_it() -> None:
    text = "Tin.\nSáng 04/7/2024, đồng chí Lò Văn Sương chủ trì Hội nghị tại TP. Cần Thơ. Hội nghị kết thúc.\n"
    start = text.index("Lò Văn Sương")
    first, last = sentence_bounds(text, start, start + len("Lò Văn Sương chủ trì"))
    assert text[first:last].startswith("Sáng 04/7/2024")
    assert "chủ trì Hội nghị tại TP." in text[first:last]
    assert "kết thúc" not in text[first:last]


def test_a_whole_sentence_stays_as_it_is(mini: Any) -> None:
    picture = read(mini)
    assert all((quote.start, quote.end) == (0, len(quote.text)) for quote in picture.quotes.values())
    assert picture.quotes


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,<script>1</script>", ""),
        ("https:///no-host", ""),
        ("http://[broken", ""),
        ("//example.org/a", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_links(url: str, shown: str) -> None:
    assert web_link(url) == shown


def test_broken_offsets_fall_back_to_the_words(export_of: Callable[..., Any]) -> None:
    export = export_of(
        """
        :a/x a schema:NewsArticle . :p a foaf:Person, vks:Official ; skos:prefLabel "Lò Văn Sương"@vi .
        :i a vks:Indicator ; vks:about :p ; vks:evidence :m ; vks:value "1" .
        :m oa:hasSource :a ; oa:exact "Một câu." ; oa:start "abc" ; oa:end 9 .
        """.replace(":a/x", ":a"),
        {"a": "Văn bản khác hẳn."},
    )
    [quote] = read(export).quotes.values()
    assert quote.text == "Một câu."
