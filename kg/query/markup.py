"""A query's answer in the other forms of the SPARQL recommendations: XML and tab-separated values."""

import re
from collections.abc import Iterator
from html import escape  # for XML too; the library's own module for that loads a client for the web

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.query.result import QueryResult, Term

_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_xml(result: QueryResult) -> str:
    """SPARQL Query Results XML; triples are rows of subject, predicate and object.

    Characters that XML can't hold are shown as U+FFFD.
    """
    return "".join(line + "\n" for line in _xml(result))


def _xml(result: QueryResult) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<sparql xmlns="{_NAMESPACE}">'
    if result.truth is not None:
        yield f"<head/>\n<boolean>{'true' if result.truth else 'false'}</boolean>"
    else:
        yield f"<head>{''.join(f'<variable name={_quoted(name)}/>' for name in result.variables)}</head>\n<results>"
        for row in result.rows:
            bound = ((name, term) for name, term in zip(result.variables, row, strict=True) if term is not None)
            cells = (f"<binding name={_quoted(name)}>{_xml_term(term)}</binding>" for name, term in bound)
            yield f"<result>{''.join(cells)}</result>"
        yield "</results>"
    yield "</sparql>"


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    text = escape(_NOT_XML.sub("\ufffd", term.value), quote=False).replace("\r", "&#13;")
    if term.language:
        return f"<literal xml:lang={_quoted(term.language)}>{text}</literal>"
    typed = "" if term.datatype.value == _STRING else f" datatype={_quoted(term.datatype.value)}"
    return f"<literal{typed}>{text}</literal>"


def to_tsv(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them; the answer of an ASK is one word under "answer"."""
    if result.truth is not None:
        return f"?answer\n{'true' if result.truth else 'false'}\n"
    lines = ["\t".join(f"?{name}" for name in result.variables)]
    lines += ["\t".join("" if term is None else _tsv_term(term) for term in row) for row in result.rows]
    return "".join(line + "\n" for line in lines)


def _tsv_term(term: Term) -> str:
    text = str(term)
    return text.replace("\t", "\\t") if isinstance(term, Literal | Triple) else text


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'
