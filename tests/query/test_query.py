"""Asking: what a question may be, what is refused, how errors point, what order rows have."""

import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import UsageError
from kg.graph.store import Export
from kg.query.result import plain
from kg.query.run import query
from kg.query.scan import fill, is_ordered, placeholders, tokens
from kg.query.terms import make_term

NAMES = "SELECT ?name { ?p a foaf:Person ; skos:prefLabel ?name }"


def column(result, name: str) -> list[str]:
    return [row[name] for row in result]


def test_text_needs_no_prefixes(mini) -> None:
    assert len(query(mini, NAMES)) == 9


def test_a_file_is_a_question(mini, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(f"# what: every name\n{NAMES}", encoding="utf-8")
    assert query(mini, path).rows == query(mini, NAMES).rows == query(mini, str(path)).rows


def test_an_unknown_name_is_told(mini) -> None:
    with pytest.raises(UsageError, match=r"'carer'.*there is career"):
        query(mini, "carer")


def test_a_missing_file_is_told(mini, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing\.rq: there is no such file"):
        query(mini, tmp_path / "nothing.rq")


def test_rows_without_an_order_are_sorted(mini) -> None:
    names = column(query(mini, NAMES), "name")
    assert names == sorted(names)


def test_rows_with_an_order_keep_it(mini) -> None:
    names = column(query(mini, NAMES + " ORDER BY DESC(?name)"), "name")
    assert names == sorted(names, reverse=True)


def test_an_inner_order_is_not_the_order_of_the_rows() -> None:
    assert not is_ordered("SELECT * { { SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3 } }")
    assert not is_ordered("SELECT * { ?s ?p 'x' } # ORDER BY ?s")
    assert is_ordered("select * { ?s ?p ?o } order # so\n by ?s")


def test_ask(mini) -> None:
    assert query(mini, "ASK { ?x vks:chaired ?y }").truth is True
    assert query(mini, "ASK { ?x vks:chaired ?x }").truth is False


def test_construct_is_sorted(mini) -> None:
    result = query(mini, "CONSTRUCT { ?a vks:chaired ?m } WHERE { ?a vks:chaired ?m }")
    assert result.kind == "graph"
    assert len(result) == 2
    assert list(result.rows) == sorted(result.rows, key=lambda row: tuple(map(str, row)))


def test_describe_a_thing_under_the_base(mini) -> None:
    result = query(mini, "DESCRIBE <province/hau-giang>")
    assert {plain(row[0]) for row in result.rows} == {"https://w3id.org/vks/id/province/hau-giang"}


def test_named_graphs_are_read_as_one() -> None:
    a, b, p = (NamedNode(f"https://example.org/{name}") for name in "abp")
    store = Store()
    store.extend([Quad(a, p, b, a), Quad(b, p, a, b), Quad(a, p, b, b)])
    graphs = Export(store, {})
    assert len(query(graphs, "SELECT DISTINCT ?s ?o { ?s ?p ?o }")) == 2
    assert len(query(graphs, "SELECT ?s ?g { GRAPH ?g { ?s ?p ?o } }")) == 3


def test_the_base_is_that_of_the_graph(mini) -> None:
    lines = (f"{quad.triple} ." for quad in mini.store)
    text = "\n".join(lines).replace("https://w3id.org/vks/id/", "https://example.org/x/")
    store = Store()
    store.load(text, format=RdfFormat.N_TRIPLES)
    moved = Export(store, {})
    assert query(moved, "ASK { <province/hau-giang> a vks:Province }").truth is True
    assert query(moved, "ASK { $x a vks:Province }", {"x": "<province/hau-giang>"}).truth is True


class TestReadOnly:
    @pytest.mark.parametrize(
        "update",
        [
            "INSERT DATA { <a:a> <a:b> <a:c> }",
            "PREFIX a: <a:>\n# a comment\nDELETE WHERE { ?s ?p ?o }",
            "clear all",
            "LOAD <http://127.0.0.1:1/x>",
            "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        ],
    )
    def test_updates_are_refused(self, mini, update: str) -> None:
        before = len(mini.store)
        with pytest.raises(UsageError, match="read-only"):
            query(mini, update)
        assert len(mini.store) == before

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { SERVICE <http://127.0.0.1:1/x> { ?s ?p ?o } }",
            "SELECT * { service silent ?where { ?s ?p ?o } }",
            "SELECT * { ?s ?p 'a\\'b' . SERVICE<http://127.0.0.1:1/x>{ ?s ?p ?o } }",
            'SELECT * { ?s ?p """"#"""" . SERVICE <http://127.0.0.1:1/x> { ?s ?p ?o } }',
        ],
    )
    def test_the_network_is_refused(self, mini, text: str) -> None:
        with pytest.raises(UsageError, match=r"SERVICE is refused|is wrong"):
            query(mini, text)

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { SERVICE <{there}> { ?s ?p ?o } }",
            "# a comment\rSELECT * { SERVICE <{there}> { ?s ?p ?o } }",
            "SELECT * { ?s ?p ?o #\rSERVICE<{there}>{ ?a ?b ?c } }",
            "ASK { FILTER(1<2)SERVICE#>\n<{there}>{ ?s ?p ?o } }",
            "ASK { VALUES ?x { 1 } SeRvIcE SILENT <{there}> { ?s ?p ?o } }",
            "SELECT * { OPTIONAL { ?s ?p trueSERVICE <{there}> { ?a ?b ?c } } }",
        ],
    )
    def test_nobody_is_called_however_it_is_written(self, mini, text: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as there:
            there.setblocking(False)
            with pytest.raises(UsageError, match=r"SERVICE is refused|is wrong"):
                query(mini, text.replace("{there}", f"http://127.0.0.1:{there.getsockname()[1]}/"))
            with pytest.raises(BlockingIOError):  # nobody waits at the door
                there.accept()

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { ?service ?p ?o FILTER (?o != 'SERVICE') } LIMIT 1",
            "SELECT * { ?s ?p ?o } LIMIT 1 # SERVICE, INSERT",
            "PREFIX service: <a:> SELECT * { ?s service:insert|vks:chaired ?delete } LIMIT 1",
            "SELECT (REPLACE(STR(?o), 'a', 'b') AS ?load) { ?s ?p ?o } LIMIT 1",
        ],
    )
    def test_the_words_alone_are_harmless(self, mini, text: str) -> None:
        assert len(query(mini, text)) == 1

    def test_the_error_points(self, mini) -> None:
        with pytest.raises(UsageError) as error:
            query(mini, "SELECT *\n{ SERVICE <a:b> {} }")
        assert (error.value.problem.line, error.value.problem.column) == (2, 3)


class TestErrors:
    @pytest.mark.parametrize(
        ("text", "line", "column", "words"),
        [
            ("SELECT * WHERE { ?s ?p }", 1, 24, r"look near '.*\?s \?p }'"),
            ("SELECT *\n{ ?s nope:x ?o }", 2, 12, "prefix is not declared; look near '{ .s nope:x"),
            ("SELECT *\n{ ?s ?p ?o", 2, 11, "look near '{ .s .p .o'"),
        ],
    )
    def test_line_and_column(self, mini, text: str, line: int, column: int, words: str) -> None:
        with pytest.raises(UsageError, match=words) as error:
            query(mini, text)
        problem = error.value.problem
        assert problem.line == line
        assert abs((problem.column or 0) - column) <= 1
        assert "\n" not in str(error.value)
        assert len(str(error.value)) < 300

    def test_parameters_do_not_move_the_place(self, mini) -> None:
        text = "SELECT * { ?s skos:prefLabel $name ?oops }"
        with pytest.raises(UsageError) as short:
            query(mini, text, {"name": "x"})
        with pytest.raises(UsageError) as long:
            query(mini, text, {"name": "x" * 200})
        assert short.value.problem.column == long.value.problem.column


class TestParameters:
    def test_undeclared_text(self, mini) -> None:
        text = "SELECT ?p { ?p skos:prefLabel ?l FILTER(STR(?l) = $name) }"
        assert len(query(mini, text, {"name": "Cao Bá Lộc"})) == 1
        assert len(query(mini, text, {"name": "Cao Bá"})) == 0

    def test_undeclared_iri(self, mini) -> None:
        text = "SELECT ?who { ?who vks:heads $where }"
        assert len(query(mini, text, {"where": "<org/vu-7-vksnd-toi-cao--a976bccf>"})) == 1

    @pytest.mark.parametrize(
        "value", ['" ) } INSERT DATA { <a:a> <a:b> <a:c> } #', "\\", "\n}", "$name", "<a:b>", "'''", '"@vi', "\u202e"]
    )
    def test_a_value_stays_a_value(self, mini, value: str) -> None:
        text = "SELECT (STR($name) AS ?same) { }"
        if not (value.startswith("<") and value.endswith(">")):
            assert column(query(mini, text, {"name": value}), "same") == [value]

    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
    def test_any_text_comes_back(self, mini, value: str) -> None:
        """What goes in as text comes out as the same text, in NFC, whatever it holds."""
        literal = make_term("x", "text", value)
        result = query(mini, "SELECT ($x AS ?y) { }", {"x": value}) if value[:1] != "<" else None
        assert result is None or result.rows == ((literal,),)

    @pytest.mark.parametrize(
        ("kind", "value", "lexical"),
        [
            ("date", "2024-02", "2024-02-01"),
            ("date-end", "2024-02", "2024-02-29"),
            ("date-end", "2023", "2023-12-31"),
            ("date", "2023-05-06", "2023-05-06"),
            ("integer", "-7", "-7"),
            ("text", "Lo\u0300", "Lò"),
            ("iri", "vks:chaired", "https://w3id.org/vks/ontology#chaired"),
            ("iri", "person/x", "https://w3id.org/vks/id/person/x"),
            ("iri", "https://example.org/x", "https://example.org/x"),
        ],
    )
    def test_types(self, kind: str, value: str, lexical: str) -> None:
        assert make_term("x", kind, value).value == lexical

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            ("date", "hôm qua"),
            ("date", "2024-13"),
            ("date", "2023-02-29"),
            ("date-end", "0000"),
            ("date", "2024-00-01"),
            ("date", "2024-01-00"),
            ("integer", "1.5"),
            ("integer", "٣"),
            ("iri", "a b"),
            ("iri", "a:> {} <"),
            ("colour", "red"),
        ],
    )
    def test_wrong_values(self, kind: str, value: str) -> None:
        with pytest.raises(UsageError, match="parameter x"):
            make_term("x", kind, value)


class TestScan:
    @given(st.text("aS?$:<>\"'\\#{}. \n", max_size=60))
    def test_the_tokens_are_the_text(self, text: str) -> None:
        assert "".join(token.text for token in tokens(text)) == text

    def test_only_real_placeholders_are_filled(self) -> None:
        text = "SELECT ?a { ?s ?p $a, '$a', <x:$a>, ?a } # $a"
        assert placeholders(text) == ("a",)
        assert fill(text, {"a": str(Literal("1"))}) == "SELECT ?a { ?s ?p \"1\", '$a', <x:$a>, ?a } # $a"
