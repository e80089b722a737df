"""The answer as a table, CSV, JSON and Turtle."""

import csv
import io
import json

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.errors import UsageError
from kg.query.formats import FORMATS, format_result
from kg.query.result import QueryResult
from kg.query.run import query

XSD = "http://www.w3.org/2001/XMLSchema#"
MIXED = QueryResult(
    "select",
    ("a", "b"),
    (
        (NamedNode("https://w3id.org/vks/ontology#chaired"), Literal("Lò Văn Sương", language="vi")),
        (NamedNode("https://w3id.org/vks/id/person/x"), Literal('phẩy, "nháy"\nhai dòng')),
        (BlankNode("b0"), Literal("98.5", datatype=NamedNode(XSD + "decimal"))),
        (NamedNode("https://example.org/x"), None),
    ),
)


def test_table() -> None:
    assert format_result(MIXED, "table") == (
        "a                      b\n"
        "---------------------  ---------------------\n"
        "vks:chaired            Lò Văn Sương\n"
        'person/x               phẩy, "nháy" hai dòng\n'
        "_:b0                   98.5\n"
        "https://example.org/x\n"
    )


def test_a_table_cannot_drive_a_terminal() -> None:
    result = QueryResult("select", ("a",), ((Literal("\x1b[31mđỏ\x07\x9b"),),))
    assert format_result(result, "table").splitlines()[2] == "\ufffd[31mđỏ\ufffd\ufffd"


def test_csv_follows_the_standard() -> None:
    text = format_result(MIXED, "csv")
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"],
        ["https://w3id.org/vks/ontology#chaired", "Lò Văn Sương"],
        ["https://w3id.org/vks/id/person/x", 'phẩy, "nháy"\nhai dòng'],
        ["_:b0", "98.5"],
        ["https://example.org/x", ""],
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+cmd|x", "'+cmd|x"),
        ("\t=1", "'\t=1"),
        ("-12,5%", "-12,5%"),
        ("+3", "+3"),
        ("127/129", "127/129"),
        ("Vụ 7", "Vụ 7"),
    ],
)
def test_no_article_can_put_a_formula_into_csv(text: str, cell: str) -> None:
    written = format_result(QueryResult("select", ("a",), ((Literal(text),),)), "csv")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[1] == [cell]


def test_json_is_read_back_by_the_engine() -> None:
    text = format_result(MIXED, "json")
    read = parse_query_results(text, format=QueryResultsFormat.JSON)
    rows = [tuple(solution[name] for name in ("a", "b")) for solution in read]
    assert [row[1] for row in rows] == [row[1] for row in MIXED.rows]
    assert [row[0] for row in rows][:2] == [row[0] for row in MIXED.rows][:2]
    assert "Lò" in text


def test_ask_in_every_format(mini) -> None:
    yes = query(mini, "ASK { ?x vks:chaired ?y }")
    assert format_result(yes, "table") == "yes\n"
    assert json.loads(format_result(yes, "json")) == {"head": {}, "boolean": True}
    assert format_result(yes, "csv") == "answer\r\ntrue\r\n"
    with pytest.raises(UsageError, match="only CONSTRUCT and DESCRIBE"):
        format_result(yes, "ttl")


def test_triples_in_every_format(mini) -> None:
    result = query(mini, "CONSTRUCT { ?a vks:chaired ?m } WHERE { ?a vks:chaired ?m }")
    turtle = format_result(result, "ttl")
    assert "vks:chaired" in turtle
    read = {(quad.subject, quad.predicate, quad.object) for quad in parse(turtle, format=RdfFormat.TURTLE)}
    assert read == set(result.rows)
    assert format_result(result, "csv").startswith("subject,predicate,object\r\n")
    assert len(json.loads(format_result(result, "json"))["results"]["bindings"]) == len(result)
    assert format_result(result, "table").splitlines()[2].split()[1] == "vks:chaired"


def test_no_rows_is_a_table_too() -> None:
    assert format_result(QueryResult("select", ("a", "bc")), "table") == "a  bc\n-  --\n"


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError, match=f"use one of {', '.join(FORMATS)}"):
        format_result(MIXED, "yaml")


@pytest.mark.parametrize(("form", "standard"), [("xml", QueryResultsFormat.XML), ("tsv", QueryResultsFormat.TSV)])
def test_other_engines_read_the_other_forms(form: str, standard: QueryResultsFormat) -> None:
    answer = parse_query_results(format_result(MIXED, form).encode(), standard)
    assert [tuple(row[name] for name in ("a", "b")) for row in answer] == list(MIXED.rows)


@pytest.mark.parametrize(("form", "standard"), [("xml", QueryResultsFormat.XML), ("json", QueryResultsFormat.JSON)])
def test_other_engines_read_yes_and_no(form: str, standard: QueryResultsFormat) -> None:
    for truth in (True, False):
        assert (
            bool(parse_query_results(format_result(QueryResult("ask", truth=truth), form).encode(), standard)) == truth
        )


def test_xml_and_tsv_hold_whatever_an_article_says() -> None:
    nasty = 'a\tb\r\nc & <d> "e" \\ ]]>'
    result = QueryResult("select", ("a",), ((Literal(nasty),), (Literal("\x00\x1b", language="vi"),)))
    (plain,) = (
        row["a"] for row in list(parse_query_results(format_result(result, "xml").encode(), QueryResultsFormat.XML))[:1]
    )
    assert plain == Literal(nasty)
    assert '<literal xml:lang="vi">\ufffd\ufffd</literal>' in format_result(result, "xml")
    assert len(format_result(result, "tsv").splitlines()) == 3
    tabs = parse_query_results(format_result(result, "tsv").encode(), QueryResultsFormat.TSV)
    assert next(iter(tabs))["a"] == Literal(nasty)
