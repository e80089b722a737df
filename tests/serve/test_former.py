"""Ids that name nothing any more lead to what took their place. The people are invented."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.vocabulary import ID_BASE, term
from kg.serve.answers import Desk

NAMES = {"a": "Lò Văn Thử", "b": "Lò Văn Thử", "c": "<b>Hà</b> & Thử"}
LED = {"one": ["a"], "two": ["a", "b", "c"], "evil": ["javascript:alert(1)"], "away": ["https://example.org/x"]}


@pytest.fixture(scope="module")
def desk() -> Desk:
    store = Store()
    for name, label in NAMES.items():
        thing = NamedNode(f"{ID_BASE}person/{name}")
        store.add(Quad(thing, term("rdf:type"), term("foaf:Person")))
        store.add(Quad(thing, term("skos:prefLabel"), Literal(label, language="vi")))
    for old, news in LED.items():
        for new in news:
            iri = new if ":" in new else f"{ID_BASE}person/{new}"
            store.add(Quad(NamedNode(f"{ID_BASE}person/{old}"), term("dct:isReplacedBy"), NamedNode(iri)))
    return Desk(store, 1000)


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "nothing/known"])
def test_one_is_led_to(desk: Desk, accept: str) -> None:
    reply = desk.thing(["person/one"], accept, "")
    assert (reply.status, reply.headers) == (303, {"Location": "/id/person/a"})


def test_of_several_there_is_a_choice(desk: Desk) -> None:
    page = desk.thing(["person/two"], "text/html", "")
    text = page.body.decode()
    assert page.status == 300
    assert [f'href="/id/person/{name}"' in text for name in NAMES] == [True] * len(NAMES)
    assert "<b>Hà" not in text
    plain = desk.thing(["person/two"], "text/turtle", "")
    assert (plain.status, plain.body.decode().split()) == (300, [f"{ID_BASE}person/{name}" for name in NAMES])


@pytest.mark.parametrize("name", ["evil", "away", "none", "no iri <>", "a b"])
def test_nothing_else_is_led_to(desk: Desk, name: str) -> None:
    reply = desk.thing([f"person/{name}"], "text/html", "")
    assert (reply.status, "Location" in reply.headers) == (404, False)
