"""The SPARQL 1.1 Protocol, spoken by the standard library, SPARQLWrapper, rdflib and curl."""

import csv
import io
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import kg

LEADERS = (
    "SELECT ?name ?body { ?who vks:heads ?b ; skos:prefLabel ?name . ?b skos:prefLabel ?body } ORDER BY ?name ?body"
)
PREFIXES = "PREFIX vks: <https://w3id.org/vks/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
GRAPH = PREFIXES + "CONSTRUCT { ?who vks:heads ?b ; skos:prefLabel ?name } { ?who vks:heads ?b ; skos:prefLabel ?name }"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def leaders(built: Path) -> list[dict[str, str]]:
    rows = list(kg.open(built).query(LEADERS))
    assert len(rows) > 2
    return rows


class TestAsking:
    def test_by_get(self, server, leaders) -> None:
        answer = server.query(LEADERS)
        assert (answer.status, answer.type) == (200, "application/sparql-results+json")
        found = [{name: one["value"] for name, one in row.items()} for row in answer_rows(answer.text)]
        assert found == leaders

    @pytest.mark.parametrize("kind", [FORM, FORM + "; charset=UTF-8"])
    def test_by_a_form(self, server, kind: str) -> None:
        body = urlencode({"query": LEADERS}).encode()
        assert server.ask("POST", "/sparql", body, Content_Type=kind).body == server.query(LEADERS).body

    def test_by_a_query_in_the_body(self, server) -> None:
        answer = server.ask("POST", "/sparql", LEADERS.encode(), Content_Type="application/sparql-query")
        assert answer.body == server.query(LEADERS).body

    def test_by_head(self, server) -> None:
        answer = server.ask("HEAD", "/sparql?" + urlencode({"query": "ASK {}"}))
        assert (answer.status, answer.body) == (200, b"")

    def test_in_vietnamese(self, server) -> None:
        text = 'ASK { FILTER("Trần Thị Lệ" != "Trần Thị Lê") }'
        posted = server.ask("POST", "/sparql", urlencode({"query": text}).encode(), Content_Type=FORM)
        assert json.loads(posted.text) == json.loads(server.query(text).text) == {"head": {}, "boolean": True}

    def test_dollar_names_are_variables(self, server) -> None:
        assert answer_rows(server.query("SELECT $x { VALUES $x { 1 } }").text) == answer_rows(
            server.query("SELECT ?x { VALUES ?x { 1 } }").text
        )

    def test_the_same_question_has_the_same_bytes(self, server) -> None:
        text = "SELECT * { ?s ?p ?o } LIMIT 50"
        assert server.query(text) == server.query(text)


class TestForms:
    @pytest.mark.parametrize(
        ("accept", "kind", "standard"),
        [
            ("application/sparql-results+json", "application/sparql-results+json", QueryResultsFormat.JSON),
            ("application/json", "application/json", QueryResultsFormat.JSON),
            ("application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
            ("text/xml", "text/xml", QueryResultsFormat.XML),
            ("text/tab-separated-values", "text/tab-separated-values", QueryResultsFormat.TSV),
            ("text/csv;q=0.1, application/xml", "application/xml", QueryResultsFormat.XML),
        ],
    )
    def test_rows(self, server, leaders, accept: str, kind: str, standard: QueryResultsFormat) -> None:
        answer = server.query(LEADERS, Accept=accept)
        assert (answer.status, answer.type, answer.headers["vary"]) == (200, kind, "Accept")
        rows = parse_query_results(answer.body, standard)
        assert [{name: row[name].value for name in ("name", "body")} for row in rows] == leaders

    def test_csv(self, server, leaders) -> None:
        answer = server.query(LEADERS, Accept="text/csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert list(csv.DictReader(io.StringIO(answer.text))) == leaders

    @pytest.mark.parametrize(
        ("accept", "kind", "standard"),
        [
            ("*/*", "text/turtle", RdfFormat.TURTLE),
            ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
            ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
            ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ],
    )
    def test_graphs(self, server, built: Path, accept: str, kind: str, standard: RdfFormat) -> None:
        answer = server.query(GRAPH, Accept=accept)
        assert (answer.status, answer.type) == (200, kind)
        found = {(quad.subject, quad.predicate, quad.object) for quad in parse(answer.body, format=standard)}
        assert found == set(kg.open(built).query(GRAPH).rows)

    def test_none_that_will_do(self, server) -> None:
        answer = server.query(LEADERS, Accept="image/png")
        assert (answer.status, answer.type) == (406, "text/plain")
        assert "text/csv" in answer.text

    @pytest.mark.parametrize(("form", "kind"), [("csv", "text/csv"), ("json", "application/sparql-results+json")])
    def test_to_keep(self, server, form: str, kind: str) -> None:
        answer = server.get("/sparql?" + urlencode({"query": LEADERS, "download": form}), Accept="text/html")
        assert (answer.status, answer.type) == (200, kind)
        assert answer.headers["content-disposition"] == f'attachment; filename="answer.{form}"'

    def test_other_fields_are_left_alone(self, server) -> None:
        fields = {"query": "ASK {}", "format": "../../x", "output": "yaml"}
        assert server.get("/sparql?" + urlencode(fields)).status == 200


class TestTheEndpointItself:
    def test_it_says_what_it_is(self, server) -> None:
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        for accept, form in (("", "turtle"), ("text/turtle", "turtle"), ("application/rdf+xml", "xml")):
            answer = server.get("/sparql", **({"Accept": accept} if accept else {}))
            graph = rdflib.Graph().parse(data=answer.text, format=form)
            service = rdflib.URIRef(server.sparql)
            assert (service, rdflib.RDF.type, sd.Service) in graph
            assert (service, sd.endpoint, service) in graph
            assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
            assert len(set(graph.objects(service, sd.resultFormat))) == 8

    def test_a_browser_is_sent_to_the_page(self, server) -> None:
        answer = server.get("/sparql", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
        assert (answer.status, answer.headers["location"]) == (303, "/query")


class TestSparqlWrapper:
    @pytest.mark.parametrize("method", [GET, POST])
    @pytest.mark.parametrize("sent", [URLENCODED, POSTDIRECTLY])
    def test_json(self, server, leaders, method: str, sent: str) -> None:
        client = SPARQLWrapper(server.sparql)
        client.setMethod(POST if sent == POSTDIRECTLY else method)
        client.setRequestMethod(sent)
        client.setReturnFormat(JSON)
        client.setQuery(PREFIXES + LEADERS)
        found = client.queryAndConvert()["results"]["bindings"]
        assert [{name: one["value"] for name, one in row.items()} for row in found] == leaders

    def test_xml_csv_and_tsv(self, server, leaders) -> None:
        client = SPARQLWrapper(server.sparql)
        client.setQuery(PREFIXES + LEADERS)
        client.setReturnFormat(XML)
        assert len(client.queryAndConvert().getElementsByTagName("result")) == len(leaders)
        for form in (CSV, TSV):
            client.setReturnFormat(form)
            assert len(client.queryAndConvert().decode().splitlines()) == len(leaders) + 1

    @pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
    def test_graphs(self, server, form: str) -> None:
        client = SPARQLWrapper(server.sparql)
        client.setQuery(GRAPH)
        client.setReturnFormat(form)
        data = client.query().response.read()
        graph = rdflib.Graph().parse(data=data, format="xml" if form == RDFXML else form)
        assert len(graph) > 4

    def test_an_error_comes_with_its_text(self, server) -> None:
        client = SPARQLWrapper(server.sparql)
        client.setQuery("SELECT * { ?s ?p }")
        with pytest.raises(QueryBadFormed, match="line 1:19: the query is wrong"):
            client.query()


def test_rdflib_as_a_client(server, leaders) -> None:
    graph = rdflib.Graph(SPARQLStore(server.sparql))
    assert [{"name": str(row[0]), "body": str(row[1])} for row in graph.query(PREFIXES + LEADERS)] == leaders


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl on this machine: apt-get install curl")
def test_the_commands_of_the_document(server, leaders) -> None:
    document = (Path(__file__).parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```sh\n(curl.*?)^```$", document, re.MULTILINE | re.DOTALL)
    script = "set -e\n" + block.replace("127.0.0.1:8642", urlsplit(server.url).netloc)
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    for row in leaders:
        assert f"{row['name']},{row['body']}" in done.stdout
    assert "province/ha-noi> a " in done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl on this machine: apt-get install curl")
def test_curl(server, leaders) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".rq", encoding="utf-8") as file:
        file.write(LEADERS)
        file.flush()
        for words in (
            ["--get", "--data-urlencode", f"query@{file.name}"],
            ["--data-urlencode", f"query@{file.name}"],
            ["--data-binary", f"@{file.name}", "-H", "Content-Type: application/sparql-query"],
        ):
            command = ["curl", "--silent", "--show-error", "--fail", "-H", "Accept: text/csv", *words, server.sparql]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
            assert done.returncode == 0, done.stderr
            assert list(csv.DictReader(io.StringIO(done.stdout))) == leaders


def answer_rows(text: str) -> list[dict[str, dict[str, str]]]:
    return json.loads(text)["results"]["bindings"]
