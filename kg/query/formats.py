"""A query's answer as text: a table, CSV, TSV, JSON, XML or Turtle."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import UsageError
from kg.graph.vocabulary import ID_BASE
from kg.query.markup import to_tsv, to_xml
from kg.query.result import QueryResult, Term, plain
from kg.query.terms import PREFIXES
from kg.spreadsheet import guarded

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd") | {ord(c): " " for c in "\t\n\r"}


def format_result(result: QueryResult, form: str) -> str:
    """The result in one of `FORMATS`, with a line end at its end.

    Raises:
        UsageError: there is no such format, or the result can't be put in it.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", hint=f"use one of {', '.join(FORMATS)}")
    return FORMATS[form](result)


def to_table(result: QueryResult) -> str:
    """Columns for the eye: IRIs shortened, text without its language, control characters made harmless."""
    if result.truth is not None:
        return f"{'yes' if result.truth else 'no'}\n"
    cells = [["" if term is None else shown(term) for term in row] for row in result.rows]
    widths = [max(map(len, column)) for column in zip(result.variables, *cells, strict=True)]
    lines = [result.variables, tuple("-" * width for width in widths), *cells]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def shown(term: Term) -> str:
    """A term on one line for people to read: ``vks:chaired``, ``person/…``, or the text of a literal."""
    text = plain(term)
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace) and re.fullmatch(r"[\w.-]+", text[len(namespace) :]):
                return f"{prefix}:{text[len(namespace) :]}"
        return text.removeprefix(ID_BASE)
    return text.translate(_CONTROL)


def to_csv(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results CSV, except that text which a spreadsheet would run gets an apostrophe before it.

    Text that begins with an apostrophe gets another, so that `kg.spreadsheet.unguarded` gives every text back.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    if result.truth is not None:
        writer.writerows([["answer"], ["true" if result.truth else "false"]])
        return stream.getvalue()
    writer.writerow(result.variables)
    writer.writerows([["" if term is None else _cell(term) for term in row] for row in result.rows])
    return stream.getvalue()


def _cell(term: Term) -> str:
    text = plain(term)
    return guarded(text) if isinstance(term, Literal) else text


def to_json(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results JSON; triples are rows of subject, predicate and object."""
    if result.truth is not None:
        return json.dumps({"head": {}, "boolean": result.truth}) + "\n"
    bindings = [
        {name: _json_term(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
        for row in result.rows
    ]
    answer = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    typed = {} if term.datatype.value == _STRING else {"datatype": term.datatype.value}
    return {"type": "literal", "value": term.value, **typed}


def to_turtle(result: QueryResult) -> str:
    """The triples of a CONSTRUCT or DESCRIBE in Turtle, sorted.

    Raises:
        UsageError: the result has no triples.
    """
    if result.kind != "graph":
        raise UsageError("only CONSTRUCT and DESCRIBE give Turtle", hint="use the format table, csv or json")
    return to_rdf([Triple(*row) for row in result.rows], RdfFormat.TURTLE)  # type: ignore[arg-type] # they are whole


def to_rdf(triples: Iterable[Triple], form: RdfFormat) -> str:
    """Triples in an RDF format with the usual prefixes, in the order in which they come."""
    stream = io.BytesIO()
    serialize(triples, stream, format=form, prefixes=PREFIXES)
    return stream.getvalue().decode("utf-8")


FORMATS: dict[str, Callable[[QueryResult], str]] = {
    "table": to_table,
    "csv": to_csv,
    "tsv": to_tsv,
    "json": to_json,
    "xml": to_xml,
    "ttl": to_turtle,
}
