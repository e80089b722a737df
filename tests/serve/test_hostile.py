"""What must not work: running for ever, reaching out, changing, reading files, filling memory, fooling a browser."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from pyoxigraph import RdfFormat, Store

from kg.serve.answers import Desk

FORM = "application/x-www-form-urlencoded"


def raw(server: Any, request: str) -> bytes:
    """What comes back for these very bytes, until the server closes the connection."""
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        connection.sendall(request.replace("{host}", place.netloc).encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        found = b""
        with suppress(ConnectionResetError):  # it did not read on
            while data := connection.recv(65536):
                found += data
        return found


def beside(work: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    """The work under way in a thread, and the list that its result will be in."""
    done: list[Any] = []
    thread = threading.Thread(target=lambda: done.append(work()))
    thread.start()
    return thread, done


class TestLimits:
    def test_a_runaway_query_ends_and_the_others_go_on(self, server, runaway: str) -> None:
        thread, done = beside(lambda: server.query(runaway))
        answered = 0
        while thread.is_alive():
            answered += server.query("ASK {}").status == 200
        assert answered > 0
        assert (done[0].status, done[0].type) == (503, "text/plain")
        assert done[0].text == "the answer took more than 3 seconds; ask for less, or raise --timeout\n"

    def test_as_many_runaways_as_workers_only_delay_the_others(self, server, runaway: str) -> None:
        both = [beside(lambda: server.query(runaway)) for _ in range(2)]
        assert server.query("ASK {}").text == '{"head": {}, "boolean": true}\n'
        for thread, done in both:
            thread.join()
            assert done[0].status == 503

    def test_who_comes_when_too_many_wait_is_told_to_come_again(self, serving, built: Path, runaway: str) -> None:
        with serving(built, "--timeout", 1, "--workers", 1, "--concurrent", 3) as few:
            threads = [beside(lambda: few.query(runaway)) for _ in range(6)]
            for thread, _ in threads:
                thread.join()
            answers = [done[0] for _, done in threads]
            assert {answer.status for answer in answers} == {503}
            sent_away = [answer for answer in answers if "too many requests" in answer.text]
            assert len(sent_away) == 3
            assert all(answer.headers["retry-after"] == "1" for answer in sent_away)
            assert few.query("ASK {}").status == 200

    def test_who_waits_too_long_is_told_to_come_again(self, serving, built: Path, runaway: str) -> None:
        with serving(built, "--timeout", 0.5, "--workers", 1, "--concurrent", 20) as one:
            threads = [beside(lambda: one.query(runaway)) for _ in range(12)]
            for thread, _ in threads:
                thread.join()
            answers = [done[0] for _, done in threads]
            assert {answer.status for answer in answers} == {503}
            assert any(answer.headers.get("retry-after") == "1" for answer in answers)
            assert one.query("ASK {}").status == 200

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { ?a ?b ?c . ?d ?e ?f }",
            "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }",
        ],
    )
    def test_too_many_rows_are_not_begun(self, server, text: str) -> None:
        answer = server.query(text)
        assert (answer.status, answer.text) == (
            400,
            "the answer has more than 2,000 rows; add LIMIT, or ask for less\n",
        )

    def test_the_most_rows_are_given(self, server) -> None:
        assert (
            len(server.query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000", Accept="text/csv").text.splitlines())
            == 2001
        )

    def test_a_query_that_eats_memory_ends_and_the_others_go_on(self, server) -> None:
        doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
        answer = server.query(f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("ngày" AS ?x0) {doubled} }}')
        assert answer.status in (500, 503)
        assert server.query("ASK {}").status == 200

    def test_a_query_that_nests_too_deep_ends_and_the_others_go_on(self, server) -> None:
        depth = 60_000
        body = ("ASK " + "{" * depth + "}" * depth).encode()
        answer = server.ask("POST", "/sparql", body, Content_Type="application/sparql-query")
        assert answer.status in (400, 500, 503)
        assert server.query("ASK {}").status == 200

    def test_words_that_are_hard_to_tell_apart_hold_up_nobody(self, server) -> None:
        body = ('ASK { ?s ?p """' + '"" ' * 40_000).encode()
        thread, done = beside(lambda: server.ask("POST", "/sparql", body, Content_Type="application/sparql-query"))
        assert server.query("ASK {}").status == 200
        thread.join()
        assert done[0].status in (400, 503)

    def test_a_body_that_is_too_long(self, server) -> None:
        body = b"query=" + b"A" * 200_000
        assert server.ask("POST", "/sparql", body, Content_Type=FORM).status == 413

    def test_a_body_that_does_not_say_how_long_it_is(self, server) -> None:
        chunk = f"{0x10000:x}\r\n{'A' * 0x10000}\r\n"
        head = f"POST /sparql HTTP/1.1\r\nHost: {{host}}\r\nContent-Type: {FORM}\r\nTransfer-Encoding: chunked\r\n\r\n"
        assert raw(server, head + chunk * 4 + "0\r\n\r\n").startswith(b"HTTP/1.1 413 ")

    def test_an_address_that_is_too_long(self, server) -> None:
        answer = raw(server, f"GET /sparql?query={'A' * 300_000} HTTP/1.1\r\nHost: {{host}}\r\n\r\n")
        assert answer == b"" or answer.startswith(b"HTTP/1.1 400 ")
        assert server.query("ASK {}").status == 200

    def test_too_many_fields(self, server) -> None:
        assert server.get("/sparql?" + "&".join(f"a{n}=1" for n in range(200))).status == 400


class TestReadingAlone:
    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { SERVICE <{there}> { ?s ?p ?o } }",
            "SELECT * { SERVICE SILENT <{there}> { ?s ?p ?o } }",
            "# a comment\rSELECT * { SERVICE <{there}> { ?s ?p ?o } }",
            "ASK { FILTER(1<2)SERVICE#>\n<{there}>{ ?s ?p ?o } }",
            '# param x iri "{there}" "" -- a@vi / a@en\nSELECT * { SERVICE $x { ?s ?p ?o } }',
            "SELECT * FROM <{there}> { ?s ?p ?o }",
            "SELECT * FROM NAMED <{there}> { GRAPH ?g { ?s ?p ?o } }",
            "LOAD <{there}>",
        ],
    )
    def test_nobody_else_is_asked(self, server, text: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as there:
            there.setblocking(False)
            answer = server.query(text.replace("{there}", f"http://127.0.0.1:{there.getsockname()[1]}/"))
            assert answer.status == 400
            with pytest.raises(BlockingIOError):  # nobody waits at the door
                there.accept()

    @pytest.mark.parametrize("field", ["default-graph-uri", "named-graph-uri"])
    def test_no_graph_is_loaded(self, server, field: str) -> None:
        answer = server.get("/sparql?" + urlencode({"query": "ASK {}", field: "file:///etc/passwd"}))
        assert (answer.status, answer.text) == (
            400,
            "there is one graph, and no other is loaded; leave out FROM and the graph URIs\n",
        )

    @pytest.mark.parametrize(
        "text",
        [
            "INSERT DATA { <a:a> <a:b> <a:c> }",
            "DROP ALL",
            "CLEAR DEFAULT",
            "DELETE WHERE { ?s ?p ?o }",
            "LOAD <file:///etc/passwd>",
        ],
    )
    def test_nothing_is_changed(self, server, text: str) -> None:
        before = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
        assert server.query(text).status == 400
        assert server.ask("POST", "/sparql", urlencode({"update": text}).encode(), Content_Type=FORM).status == 403
        posted = server.ask("POST", "/sparql", text.encode(), Content_Type="application/sparql-update")
        assert (posted.status, posted.text) == (403, "the graph is read-only; to change it, build it again\n")
        for method in ("PUT", "DELETE", "PATCH"):
            assert server.ask(method, "/sparql", text.encode()).status == 405
        assert server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before

    @pytest.mark.parametrize("text", ["/etc/passwd", "ontology/questions/cases.rq", "cases.rq", "who-chaired"])
    def test_a_query_is_never_the_name_of_a_file(self, server, text: str) -> None:
        answer = server.query(text)
        assert answer.status == 400
        assert "the query is wrong" in answer.text

    @pytest.mark.parametrize(
        "path",
        [
            "/id/../../../../etc/passwd",
            "/id/..%2f..%2f..%2fetc%2fpasswd",
            "/id/%2e%2e/%2e%2e/graph.ttl",
            "/../graph.ttl",
            "//etc/passwd",
            "/site.css/../../../etc/passwd",
            "/pages/base.html.j2",
            "/graph.ttl",
            "/id/person/%00",
            "/id/%ff%fe",
            "/id/" + "a" * 3_000,
            "/id/a%20b%3Cscript%3E",
            "/id/",
        ],
    )
    def test_no_path_leads_to_a_file(self, server, path: str) -> None:
        for accept in ("text/html", "text/turtle"):
            answer = server.get(path, Accept=accept)
            assert answer.status == 404
            assert b"root:" not in answer.body
            assert b"<script>" not in answer.body

    @pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "<script>alert(1)</script>", ""])
    def test_no_question_leads_to_a_file(self, server, name: str) -> None:
        answer = server.get("/query?question=" + quote(name))
        assert answer.status == 400
        assert "<script" not in answer.text


class TestTalk:
    @pytest.mark.parametrize(
        ("method", "path", "body", "kind", "status"),
        [
            ("POST", "/sparql", b"", FORM, 400),
            ("POST", "/sparql", b"query=", "text/plain", 415),
            ("POST", "/sparql", b"query=", "", 415),
            ("POST", "/sparql", b"\xff\xfe", "application/sparql-query", 400),
            ("POST", "/sparql", b"query=%ff", FORM, 400),
            ("POST", "/sparql?query=ASK{}", b"ASK {}", "application/sparql-query", 400),
            ("POST", "/sparql", b"ASK", "application/sparql-query", 400),
            ("GET", "/sparql?query=ASK{}&query=ASK{}", None, "", 400),
            ("GET", "/sparql?query=%ff", None, "", 400),
            ("GET", "/sparql?query=", None, "", 400),
            ("GET", "/sparql?query=ASK{}%00", None, "", 400),
            ("GET", "/sparql?query=SELECT", None, "", 400),
            ("GET", "/nowhere", None, "", 404),
            ("POST", "/query", b"", FORM, 405),
        ],
    )
    def test_what_can_not_be_read(
        self, server, method: str, path: str, body: bytes | None, kind: str, status: int
    ) -> None:
        answer = server.ask(method, path, body, **({"Content_Type": kind} if kind else {}))
        assert (answer.status, answer.type) == (status, "text/plain")
        assert len(answer.text.splitlines()) == 1

    @pytest.mark.parametrize("coding", ["gzip", "br"])
    def test_a_compressed_body(self, server, coding: str) -> None:
        answer = server.ask("POST", "/sparql", b"\x1f\x8b", Content_Type=FORM, Content_Encoding=coding)
        assert answer.status == 415

    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil.example"]
    )
    @pytest.mark.parametrize(
        "path", ["/", "/sparql?query=ASK{}", "/query", "/ontology", "/id/x", "/site.css", "/nowhere"]
    )
    def test_a_name_that_is_not_ours_is_told_nothing(self, server, host: str, path: str) -> None:
        answer = server.get(path, Host=host)
        assert (answer.status, len(answer.text.splitlines())) == (421, 1)

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8642"])
    def test_the_names_of_this_machine_are_ours(self, server, host: str) -> None:
        assert server.get("/query", Host=host).status == 200

    @pytest.mark.parametrize("headers", ["", "Host: a\r\nHost: {host}\r\n"])
    def test_no_name_or_two(self, server, headers: str) -> None:
        answer = raw(server, f"GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")
        assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 421 "))

    def test_no_header_can_be_slipped_in(self, server) -> None:
        nasty = "csv%0d%0aSet-Cookie:%20a=b"
        for path in (
            f"/sparql?query=ASK{{}}&download={nasty}",
            f"/id/x%0d%0aSet-Cookie:%20a=b?lang={nasty}",
            f"/query?question={nasty}",
        ):
            answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\n\r\n")
            assert b"set-cookie" not in answer.partition(b"\r\n\r\n")[0].lower()

    def test_no_header_comes_from_the_name(self, server) -> None:
        answer = raw(server, "GET /sparql HTTP/1.1\r\nHost: 127.0.0.1:1>. <a:b\r\nConnection: close\r\n\r\n")
        assert answer.startswith((b"HTTP/1.1 421 ", b"HTTP/1.1 400 "))

    def test_what_is_no_http_at_all(self, server) -> None:
        assert raw(server, "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n").startswith(b"HTTP/1.1 400 ")
        assert server.query("ASK {}").status == 200

    def test_every_answer_has_the_headers_of_safety(self, server) -> None:
        for path in ("/sparql?query=ASK{}", "/sparql?query=x", "/query", "/ontology", "/id/x", "/site.css", "/nowhere"):
            headers = server.get(path).headers
            assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert not {"server", "date", "set-cookie", "access-control-allow-origin"} & headers.keys()


class TestOtherSites:
    def test_may_not_read_unless_asked(self, server) -> None:
        assert "access-control-allow-origin" not in server.query("ASK {}", Origin="https://a.example").headers
        assert server.ask("OPTIONS", "/sparql", Origin="https://a.example").status == 405

    def test_may_read_when_asked(self, serving, built: Path) -> None:
        with serving(built, "--cors", "https://a.example", "--allow-host", "graph.example") as open_one:
            mine = open_one.query("ASK {}", Origin="https://a.example")
            assert mine.headers["access-control-allow-origin"] == "https://a.example"
            assert "cross-origin-resource-policy" not in mine.headers
            assert set(mine.headers["vary"].split(", ")) == {"Accept", "Origin"}
            other = open_one.query("ASK {}", Origin="https://a.example.evil.example")
            assert "access-control-allow-origin" not in other.headers
            before = open_one.ask(
                "OPTIONS", "/sparql", Origin="https://a.example", Access_Control_Request_Method="POST"
            )
            assert (before.status, before.headers["access-control-allow-methods"]) == (204, "GET, POST, OPTIONS")
            assert open_one.query("ASK {}", Host="graph.example").status == 200


NASTY = """
@prefix : <https://w3id.org/vks/id/> . @prefix vks: <https://w3id.org/vks/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
<https://w3id.org/vks/id/article/x> a schema:NewsArticle ; schema:headline "<script>alert(1)</script>"@vi ;
    schema:url "javascript:alert(2)" ; schema:mentions :p .
:p a foaf:Person, <javascript:alert(3)> ; skos:prefLabel "<img src=x onerror=alert(4)>"@vi ;
    skos:altLabel "\\"'><b>đậm"@vi ; vks:servesIn :o ; schema:about <javascript:alert(5)> .
:o a org:Organization ; skos:prefLabel "</title><script>alert(6)</script>"@vi .
:t a vks:Assertion, vks:Tenure ; org:member :p ; org:organization :o ; vks:evidence :m .
:m a vks:Mention ; oa:hasSource <https://w3id.org/vks/id/article/x> ; oa:start 0 ;
    oa:exact "</q><script>alert(7)</script>" .
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    store = Store()
    store.load(input=NASTY.encode(), format=RdfFormat.TURTLE)
    return Desk(store, 1000)


class TestWhatArticlesSay:
    @pytest.mark.parametrize("name", ["p", "o", "t", "m", "article/x"])
    def test_no_page_of_a_thing_runs_it(self, desk: Desk, name: str) -> None:
        for lang in ("vi", "en"):
            page = desk.thing([name], "text/html", lang).body.decode()
            self.check(page)
        assert "&lt;" in page

    @pytest.mark.parametrize("kind", ["SELECT *", "DESCRIBE ?s", "CONSTRUCT { ?s ?p ?o }"])
    def test_no_answer_runs_it(self, desk: Desk, kind: str) -> None:
        page = desk.page({"query": f"{kind} {{ ?s ?p ?o }}"}).body.decode()
        self.check(page)
        assert "&lt;script&gt;alert(7)" in page

    @pytest.mark.parametrize(
        "text", ["</textarea><script>alert(1)</script>", "<script>", "ASK { # </textarea><img src=x onerror=a>\n}"]
    )
    def test_no_query_runs_it(self, desk: Desk, text: str) -> None:
        self.check(desk.page({"query": text}).body.decode())
        self.check(desk.page({"question": "who-chaired", "param.from": text}).body.decode())

    def check(self, page: str) -> None:
        lower = page.lower()
        assert not [word for word in ("<script", "<img", "<b>", 'href="javascript', "<svg", "<iframe") if word in lower]
        assert page.count("</textarea>") <= 1
        assert page.count("</title>") == 1
