"""The pages: one for every thing, the query page with the saved questions, the ontology, the explorer."""

import html
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

import kg
from kg.graph.reader import VKS
from kg.query.questions import saved_questions

BASE = "https://w3id.org/vks/id/"


def links(page: str) -> set[str]:
    """Where the page leads inside the server, without what follows ``#``."""
    found = (html.unescape(where).partition("#")[0] for where in re.findall(r'href="(/[^"]*)"', page))
    return {where for where in found if where}


def words(page: str) -> str:
    """The text of the page on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.fixture(scope="module")
def graph(built: Path) -> kg.Graph:
    return kg.open(built)


def one_of(graph: kg.Graph, kind: str) -> str:
    """The end of the IRI of the thing of that class of which the graph says most."""
    text = f"SELECT ?s (COUNT(*) AS ?n) {{ ?s a {kind} ; ?p ?o }} GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT 1"
    return next(iter(graph.query(text)))["s"].removeprefix(BASE)


def escaped(text: str) -> str:
    """``text`` as the pages write it."""
    return html.escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


class TestThings:
    @pytest.mark.parametrize(
        "kind",
        [
            "foaf:Person", "vks:Procuracy", "vks:Meeting", "vks:LegalDocument", "vks:Province", "schema:NewsArticle",
            "vks:Tenure", "vks:Participation", "vks:Mention", "org:Post", "prov:Activity",
        ],
    )  # fmt: skip
    def test_every_kind_has_a_page(self, server, graph: kg.Graph, kind: str) -> None:
        name = one_of(graph, kind)
        answer = server.get("/id/" + quote(name), Accept="text/html,*/*;q=0.8")
        assert (answer.status, answer.type, answer.headers["vary"]) == (200, "text/html", "Accept")
        assert html.escape(BASE + name) in answer.text
        assert escaped(graph.reader.label(BASE + name)) in answer.text

    def test_a_page_tells_what_explain_tells_with_every_sentence(self, server, graph: kg.Graph) -> None:
        name = one_of(graph, "foaf:Person")
        for lang in ("vi", "en"):
            told = graph.explain(BASE + name, lang)
            page = words(server.get(f"/id/{name}?lang={lang}").text)
            assert told.label in page
            for group in told.groups:
                assert group.title in page
                for line in group.lines:
                    assert " ".join(line.text.split()) in page
                    for said in line.quotes:
                        assert " ".join(said.text.split()) in page

    def test_pages_lead_to_pages(self, server, graph: kg.Graph) -> None:
        """From one person every page within two steps is there."""
        seen: set[str] = set()
        near = {"/id/" + one_of(graph, "foaf:Person")}
        for _ in range(2):
            pages = {where: server.get(where, Accept="text/html") for where in sorted(near - seen)[:40]}
            assert {answer.status for answer in pages.values()} == {200}
            seen |= pages.keys()
            near = set().union(*(links(answer.text) for answer in pages.values()))
        assert len([where for where in seen if where.startswith("/id/")]) > 10
        assert any("/id/article/" in where for where in seen)

    @pytest.mark.parametrize(
        ("accept", "form"),
        [
            ("text/turtle", RdfFormat.TURTLE),
            ("application/ld+json", RdfFormat.JSON_LD),
            ("application/n-triples", RdfFormat.N_TRIPLES),
            ("application/rdf+xml", RdfFormat.RDF_XML),
        ],
    )
    def test_the_same_as_triples(self, server, graph: kg.Graph, accept: str, form: RdfFormat) -> None:
        name = one_of(graph, "foaf:Person")
        answer = server.get("/id/" + name, Accept=f"text/html;q=0.5, {accept}")
        assert (answer.status, answer.type) == (200, accept)
        triples = ((quad.subject, quad.predicate, quad.object) for quad in parse(answer.body, format=form))
        found = {tuple(map(str, triple)) for triple in triples}
        own = graph.query(f"SELECT ?p ?o {{ <{BASE}{name}> ?p ?o }}").rows
        assert {(f"<{BASE}{name}>", str(p), str(o)) for p, o in own} <= found
        quotes = graph.query(f"SELECT ?m ?q {{ ?f org:member <{BASE}{name}> ; vks:evidence ?m . ?m oa:exact ?q }}").rows
        assert quotes
        assert {(str(m), "<http://www.w3.org/ns/oa#exact>", str(q)) for m, q in quotes} <= found
        everything = {tuple(map(str, row)) for row in graph.query("SELECT ?s ?p ?o { ?s ?p ?o }").rows}
        assert found <= everything

    def test_a_thing_that_is_not_there(self, server) -> None:
        answer = server.get("/id/person/kh%C3%B4ng-c%C3%B3", Accept="text/html")
        assert (answer.status, answer.type) == (404, "text/html")
        assert "person/không-có" in answer.text

    def test_forms_and_languages_that_are_not_there(self, server, graph: kg.Graph) -> None:
        name = one_of(graph, "foaf:Person")
        assert server.get("/id/" + name, Accept="image/png").status == 406
        assert server.get(f"/id/{name}?lang=fr", Accept="text/html").status == 400


class TestQuestions:
    def test_all_are_offered(self, server) -> None:
        page = words(server.get("/query").text)
        for one in saved_questions():
            assert one.title_vi in page
            assert one.title_en in page

    @pytest.mark.parametrize("name", [one.name for one in saved_questions()])
    def test_each_has_its_answer_and_can_be_kept(self, server, graph: kg.Graph, name: str) -> None:
        expected = graph.query(name)
        answer = server.get(f"/query?question={name}")
        assert answer.status == 200
        assert f"{len(expected)} dòng" in answer.text
        text = html.unescape(re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)[0])
        kept = server.get("/sparql?" + urlencode({"query": text, "download": "csv"}))
        assert (kept.status, len(kept.text.splitlines()) >= len(expected) + 1) == (200, True)
        assert kept.text.splitlines()[0] == ",".join(expected.variables)

    def test_parameters_are_those_of_the_question(self, server, graph: kg.Graph) -> None:
        name = next(iter(graph.query("career")))["name"]
        expected = graph.query("career", person=name)
        assert 0 < len(expected) < len(graph.query("career"))
        answer = server.get("/query?" + urlencode({"question": "career", "param.person": name}))
        assert f"{len(expected)} dòng" in answer.text
        assert f'value="{name}"' in answer.text

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"question": "who-chaired", "param.from": "hôm qua"}, "'hôm qua' is not a date"),
            ({"question": "who-chaired", "param.nope": "1"}, "the query has no parameter 'nope'"),
            ({"question": "nobody-asks"}, "no saved question is called 'nobody-asks'"),
            ({"query": "SELECT * {"}, "line 1:11: the query is wrong"),
            ({"query": "DROP ALL"}, "the graph is read-only"),
            ({"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, "the answer has more than 2,000 rows"),
        ],
    )
    def test_errors_are_told_on_the_page(self, server, fields: dict[str, str], message: str) -> None:
        answer = server.get("/query?" + urlencode(fields))
        assert (answer.status, answer.type) == (400, "text/html")
        assert message in html.unescape(answer.text)

    def test_yes_and_no_and_triples(self, server) -> None:
        assert "đúng · yes" in server.get("/query?query=ASK{}").text
        assert "không · no" in server.get("/query?query=ASK{FILTER(false)}").text
        answer = server.get("/query?" + urlencode({"query": "DESCRIBE ?p { ?p a vks:Procuracy } LIMIT 1"}))
        assert '<th scope="col">predicate</th>' in answer.text
        assert 'name="download" value="ttl"' in answer.text

    def test_a_long_answer_is_cut_and_says_so(self, server) -> None:
        answer = server.get("/query?" + urlencode({"query": "SELECT * { ?s ?p ?o } LIMIT 700"}))
        assert answer.text.count("<tr>") == 501
        assert "700 dòng" in answer.text
        assert "500 dòng đầu" in answer.text


class TestOntology:
    def test_every_term_is_told_where_links_lead(self, server) -> None:
        page = server.get("/ontology", Accept="text/html").text
        terms = rdflib.Graph().parse(data=server.get("/ontology", Accept="text/turtle").text, format="turtle")
        own = {str(term).removeprefix(VKS) for term in terms.subjects(rdflib.RDF.type) if str(term).startswith(VKS)}
        assert len(own) > 100
        anchors = set(re.findall(r' id="([^"]+)"', page))
        assert own <= anchors
        for term, label in terms.subject_objects(rdflib.RDFS.label):
            if str(term).startswith(VKS):
                assert escaped(str(label)) in page

    def test_unions_are_told_by_their_members(self, server) -> None:
        page = words(server.get("/ontology", Accept="text/html").text)
        assert "rdfs:domain org:Organization, vks:ClusterMembership, vks:Province, vks:Tenure" in page

    def test_the_example_of_a_class_can_be_asked(self, server) -> None:
        page = server.get("/ontology", Accept="text/html").text
        links = re.findall(r'href="(/query\?query=[^"]+)"', page)
        assert len(links) == page.count("<figure>") > 30
        asked = server.get(next(link for link in links if "vks%3ATenure" in link or "vks:Tenure" in link))
        assert asked.status == 200
        assert asked.text.count("<tr>") > 2

    @pytest.mark.parametrize(("accept", "form"), [("text/turtle", "turtle"), ("application/rdf+xml", "xml")])
    def test_the_ontology_itself(self, server, accept: str, form: str) -> None:
        answer = server.get("/ontology", Accept=accept)
        assert (answer.status, answer.type) == (200, accept)
        assert len(rdflib.Graph().parse(data=answer.text, format=form)) > 1000


class TestStart:
    def test_the_explorer_is_the_one_that_was_built(self, server, built: Path) -> None:
        answer = server.get("/")
        assert (answer.status, answer.type) == (200, "text/html")
        told = answer.body.replace(b' data-pages="/id/" data-api="/api/" data-part="/part"', b"", 1)
        alone = told.replace(b"; connect-src &#39;self&#39;", b"", 1)
        assert alone == (built / "graph.html").read_bytes()
        assert len(told) > len(alone)

    def test_without_an_explorer_it_says_how_to_make_one(self, serving, built: Path) -> None:
        with serving(built / "graph.ttl") as plain:
            assert "kg view" in plain.get("/").text
            assert plain.query("ASK { ?s a vks:Meeting }").text == '{"head": {}, "boolean": true}\n'
