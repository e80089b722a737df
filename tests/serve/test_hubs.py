"""A body that very many facts name: its page stays short and says what it leaves out."""

import re

import pytest
from pyoxigraph import RdfFormat, Store

from kg.serve.answers import Desk
from kg.serve.thing import MOST_LINES

HEAD = """
@prefix : <https://w3id.org/vks/id/> . @prefix vks: <https://w3id.org/vks/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:o a org:Organization , vks:Procuracy ; skos:prefLabel "VKSND tỉnh Ví Dụ"@vi . :r skos:prefLabel "Phó"@vi .
"""
ONE = """
:p{n} a foaf:Person ; skos:prefLabel "Nguyễn Thị Số {n}"@vi .
:t{n} a vks:Assertion , vks:Tenure ; org:member :p{n} ; org:organization :o ; org:role :r ;
    vks:attestedOn "2024-01-01"^^xsd:date ; vks:evidence :m{n} .
:m{n} a vks:Mention ; oa:hasSource <https://w3id.org/vks/id/article/a{n}> ; oa:start {n} ; oa:exact "câu {n}" .
<https://w3id.org/vks/id/article/a{n}> a schema:NewsArticle ; schema:headline "Bài {n}"@vi ; schema:mentions :o .
:u{n} a org:Organization ; skos:prefLabel "Đơn vị {n}"@vi ; org:subOrganizationOf :o .
"""
MANY = MOST_LINES + 50


@pytest.fixture(scope="module")
def desk() -> Desk:
    store = Store()
    text = HEAD + "".join(ONE.format(n=number) for number in range(10, 10 + MANY))
    store.load(input=text.encode(), format=RdfFormat.TURTLE)
    return Desk(store, 1000)


def test_the_page_says_how_much_it_leaves_out(desk: Desk) -> None:
    page = desk.thing(["o"], "text/html", "").body.decode()
    assert page.count('class="fact"') == MOST_LINES
    assert page.count("… và 50 dòng nữa") == 2  # posts and articles
    assert len(set(re.findall(r"Đơn vị \d+", page))) == MOST_LINES
    assert "… (+50)" in page


def test_a_page_below_the_limit_leaves_nothing_out(desk: Desk) -> None:
    page = desk.thing(["p10"], "text/html", "en").body.decode()
    assert "more" not in page
    assert "câu 10" in page


def test_more_triples_than_an_answer_holds_are_refused(desk: Desk) -> None:
    answer = desk.answer({"do": "thing", "names": ["o"], "accept": "text/turtle", "lang": ""})
    assert (answer.status, answer.body) == (400, b"the answer has more than 1,000 rows; add LIMIT, or ask for less\n")
