"""The form of the graph: what holds for every graph that is written."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.graph.quads import ordered
from kg.graph.scope import Settings
from kg.graph.store import Export
from kg.graph.vocabulary import ID_BASE, NAMESPACES, TYPE, term
from kg.graph.write import GraphWriter
from kg.identity.resolve import identify
from kg.records import ArticleFacts
from kg.validate.run import validate

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "vks.ttl"
OF_ONE = (
    "skos:prefLabel", "org:subOrganizationOf", "org:classification", "eli:id_local", "eli:date_document",
    "schema:startDate", "schema:datePublished", "vks:confidence", "vks:meetingKind", "org:role", "org:member",
)  # fmt: skip


def triples(data: bytes) -> set[Triple]:
    return {quad.triple for quad in parse(data, RdfFormat.TURTLE)}


def test_the_shapes_hold(everything: Store, gold: Mapping[str, ArticleFacts]) -> None:
    report = validate(Export(everything, {facts.id: facts.text for facts in gold.values()}))
    assert report.conforms, "\n".join(map(str, report.violations))


def test_every_term_is_in_the_ontology(everything: Store) -> None:
    defined = {quad.subject.value for quad in parse(path=str(ONTOLOGY), format=RdfFormat.TURTLE)
               if isinstance(quad.subject, NamedNode)}  # fmt: skip
    used = {
        node.value
        for quad in everything
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(NAMESPACES["vks"])
    }
    assert used <= defined


def test_no_blank_nodes_and_all_things_under_the_base(everything: Store) -> None:
    subjects = {quad.subject for quad in everything}
    assert all(isinstance(subject, NamedNode) and subject.value.startswith(ID_BASE) for subject in subjects)


@pytest.mark.parametrize("name", OF_ONE)
def test_of_some_values_there_is_one(everything: Store, name: str) -> None:
    counted = Counter(quad.subject for quad in everything.quads_for_pattern(None, term(name), None, None))
    assert counted
    assert max(counted.values()) == 1


def test_every_quotation_is_what_stands_there(everything: Store, gold: Mapping[str, ArticleFacts]) -> None:
    texts = {f"{ID_BASE}article/{facts.id}": facts.text for facts in gold.values()}
    rows = everything.query(
        "SELECT ?a ?s ?e ?x { ?m oa:hasSource ?a ; oa:start ?s ; oa:end ?e ; oa:exact ?x }", prefixes=NAMESPACES
    )
    checked = [(texts[row["a"].value][int(row["s"].value) : int(row["e"].value)], row["x"].value) for row in rows]
    assert len(checked) > 500
    assert all(there == said for there, said in checked)


def test_a_direct_edge_never_stands_without_its_fact(everything: Store) -> None:
    lonely = everything.query(
        """ASK { { ?who vks:attended ?meeting FILTER NOT EXISTS { [] vks:participant ?who ; vks:event ?meeting } }
           UNION { ?who vks:servesIn ?body FILTER NOT EXISTS { [] org:member ?who ; org:organization ?body } } }""",
        prefixes=NAMESPACES,
    )
    assert not lonely


def test_the_quads_say_what_the_turtle_says(
    third: Sequence[ArticleFacts], written: Callable[..., tuple[bytes, bytes]]
) -> None:
    turtle, quads = written(third)
    parsed = list(parse(quads, RdfFormat.N_QUADS))
    assert {quad.triple for quad in parsed} == triples(turtle)
    graphs = {quad.graph_name for quad in parsed}
    assert graphs == {NamedNode(f"{ID_BASE}article/{facts.id}") for facts in third}


def test_articles_are_taken_in_the_order_of_their_ids_each_once(third: Sequence[ArticleFacts], tmp_path: Path) -> None:
    with closing(GraphWriter(identify(third), Settings.default(), tmp_path)) as writer:
        writer.add(third[1])
        for again in (third[1], third[0]):
            with pytest.raises(ValueError, match="in order, each once"):
                writer.add(again)


def test_named_graphs_stand_in_the_order_of_their_iris() -> None:
    ids = ["a--1", "a--1-b--2", "a--1-b--2-c--3", "a--10", "a--2", "b"]
    assert ids == sorted(ids)
    found = [name for _, name in ordered(enumerate(ids))]
    assert found == sorted(ids, key=lambda name: f"<https://w3id.org/vks/id/article/{name}>") != ids


def test_lines_are_grouped_by_subject(
    third: Sequence[ArticleFacts], written: Callable[..., tuple[bytes, bytes]]
) -> None:
    text = written(third)[0].decode()
    heads = [line.split(" ", 1)[0] for line in text.splitlines() if line[:1] not in ("\t", "@", "")]
    assert len(heads) == len(set(heads))
    starts = ("\t", "@prefix ")
    assert all(line.startswith(starts) or " a " in line or " dct:isReplacedBy " in line for line in text.splitlines())


def test_another_base(gold: Mapping[str, ArticleFacts], written: Callable[..., tuple[bytes, bytes]]) -> None:
    facts = gold["d1-01"]
    usual, other = written([facts])[0], written([facts], base="http://example.org/x#")[0]
    assert {str(t).replace("http://example.org/x#", ID_BASE) for t in triples(other)} == {
        str(t) for t in triples(usual)
    }


def test_private_people_are_left_out_unless_asked_for(
    third: Sequence[ArticleFacts], everything: Store, store: Callable[..., Store]
) -> None:
    people = [person for facts in third for person in facts.extraction.people]
    names = {person.name for person in people if person.private}
    assert len(names) > 5

    def shown(graph: Store) -> set[str]:
        labels = graph.quads_for_pattern(None, term("foaf:name"), None, None)
        return {quad.object.value for quad in labels if isinstance(quad.object, Literal)}

    assert not (names - {person.name for person in people if not person.private}) & shown(store(third))
    assert names <= shown(everything)


@pytest.mark.parametrize(
    "text",
    [
        '" . <http://evil> <http://evil> "',
        "</script><script>alert(1)</script>",
        "a\\u0022 b\\",
        "x\n\ty\r",
        "\u202e",
        "<!> b",
    ],
)
def test_nothing_in_a_text_becomes_a_triple(
    gold: Mapping[str, ArticleFacts], written: Callable[..., tuple[bytes, bytes]], text: str
) -> None:
    facts = gold["d1-01"]
    hostile = replace(facts, title=text, text=text + facts.text[len(text) :], publisher=text, authors=(text,), url=text)
    turtle, quads = written([hostile])
    found = triples(turtle)
    assert {quad.triple for quad in parse(quads, RdfFormat.N_QUADS)} == found
    usual = {triple.predicate for triple in triples(written([facts])[0])}
    assert {triple.predicate for triple in found} <= usual | {term("schema:publisher"), term("schema:author")}
    subjects = {triple.subject for triple in found if triple.predicate == TYPE}
    assert all(isinstance(s, NamedNode) and s.value.startswith(ID_BASE) for s in subjects)


def test_a_title_and_a_label_differ_between_articles_and_one_stands(
    store: Callable[..., Store], gold: Mapping[str, ArticleFacts]
) -> None:
    facts = gold["d1-01"]
    person = facts.extraction.people[0]
    louder = replace(person, name=person.name.upper())
    shouting = replace(
        facts, id="other--00000000",
        extraction=replace(facts.extraction, people=(louder,), tenures=(), participations=(), changes=()),
    )  # fmt: skip
    tenures = tuple(replace(t, person=louder.name) for t in facts.extraction.tenures if t.person == person.name)
    shouting = replace(shouting, extraction=replace(shouting.extraction, tenures=tenures))
    graph = store([facts, shouting])
    node = next(
        quad.subject for quad in graph.quads_for_pattern(None, term("skos:prefLabel"), None, None)
        if quad.object == Literal(person.name, language="vi")
    )  # fmt: skip
    others = {quad.object.value for quad in graph.quads_for_pattern(node, term("skos:altLabel"), None, None)}
    assert louder.name in others
    assert Quad(node, term("skos:altLabel"), Literal(person.name, language="vi")) not in graph
