"""The SPARQL 1.1 Protocol: what a request asks, and what the endpoint says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple

from kg.graph.reader import RDF_TYPE
from kg.query.formats import to_rdf
from kg.query.scan import tokens
from kg.serve.limits import RefusedError
from kg.serve.media import RDF_FORMATS

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS_NS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "JSON-LD",
    "N-Triples", "RDF_XML",
)  # fmt: skip
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """``query`` is SPARQL, None where nothing is asked; ``download`` is the form to keep the answer in, or ""."""

    query: str | None
    download: str = ""


def asked_by_get(query_string: str) -> Asked:
    """What a GET asks, by the part of its address after the question mark.

    Raises:
        RefusedError: it asks for what there is not, or can't be read.
    """
    return _asked(fields_of(query_string))


def asked_by_post(content_type: str, query_string: str, body: bytes) -> Asked:
    """What a POST asks: a form, or a query as it is.

    Raises:
        RefusedError: as `asked_by_get`, or the body is of another type (415).
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise _read_only()
    if kind not in (FORM, QUERY):
        raise RefusedError(415, f"the body is {kind or 'of no type'}", hint=f"send {QUERY} or {FORM}")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the body is not in UTF-8") from None
    fields = fields_of(query_string) + (fields_of(text) if kind == FORM else [("query", text)])
    asked = _asked(fields)
    if asked.query is None:
        raise RefusedError(400, "no query", hint="send it as the field query")
    return asked


def fields_of(text: str) -> list[tuple[str, str]]:
    """The fields of a form or of an address.

    Raises:
        RefusedError: they can't be read.
    """
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise RefusedError(400, "the fields are not in UTF-8, or too many") from None


def _asked(fields: Sequence[tuple[str, str]]) -> Asked:
    names = [name for name, _ in fields]
    if "update" in names:
        raise _read_only()
    if {"default-graph-uri", "named-graph-uri"}.intersection(names):
        raise _one_graph()
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise RefusedError(400, "more than one query", hint="send one")
    return Asked(queries[0] if queries else None, next((value for name, value in fields if name == "download"), ""))


def check_one_graph(query: str) -> None:
    """Refuse a query that names the graphs to ask: none would be loaded, and the answer would be empty.

    Raises:
        RefusedError: it has FROM.
    """
    if any(token.kind == "word" and token.text.upper() == "FROM" for token in tokens(query)):
        raise _one_graph()


def _read_only() -> RefusedError:
    return RefusedError(403, "the graph is read-only", hint="to change it, build it again")


def _one_graph() -> RefusedError:
    return RefusedError(400, "there is one graph, and no other is loaded", hint="leave out FROM and the graph URIs")


def description(endpoint: str, form: str) -> str:
    """The service description (SPARQL 1.1 Service Description) of the endpoint at that address, in an RDF format."""
    service, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")
    kinds = ((service, "Service"), (dataset, "Dataset"), (graph, "Graph"))
    triples = [Triple(node, NamedNode(RDF_TYPE), NamedNode(SD + kind)) for node, kind in kinds]
    triples += [
        Triple(service, NamedNode(SD + "endpoint"), service),
        Triple(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query")),
        *(Triple(service, NamedNode(SD + "resultFormat"), NamedNode(FORMATS_NS + name)) for name in _RESULT_FORMATS),
        Triple(service, NamedNode(SD + "defaultDataset"), dataset),
        Triple(dataset, NamedNode(SD + "defaultGraph"), graph),
    ]
    return to_rdf(triples, RDF_FORMATS.get(form, RdfFormat.TURTLE))
