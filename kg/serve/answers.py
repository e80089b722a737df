"""What a worker does: it answers jobs from one store."""

from collections.abc import Callable, Mapping
from typing import Any

from pyoxigraph import Store, Triple

from kg.errors import KgError
from kg.explain.find import describe
from kg.explain.words import LANGUAGES
from kg.graph.reader import DCT
from kg.query.formats import FORMATS, to_rdf
from kg.query.questions import Question
from kg.query.result import QueryResult
from kg.query.run import TooManyRowsError, ask, base_of
from kg.serve.accept import choose
from kg.serve.asked import query_page
from kg.serve.links import href
from kg.serve.media import GRAPH_TYPES, GRAPHS, HTML, RDF_FORMATS, ROW_TYPES, ROWS, with_charset
from kg.serve.pages import render
from kg.serve.protocol import check_one_graph
from kg.serve.reader import LazyReader, is_iri
from kg.serve.reply import Reply
from kg.serve.thing import thing_page, triples_of
from kg.serve.vocabulary import ontology_page, ontology_triples, ontology_turtle

_HTML, _TEXT = with_charset(HTML), "text/plain; charset=utf-8"
_VARY = {"Vary": "Accept"}


class Desk:
    """Answers from ``store``, with at most ``rows`` rows an answer."""

    def __init__(self, store: Store, rows: int) -> None:
        self._store = store
        self._rows = rows
        self._base = base_of(store)
        self._reader = LazyReader(store)
        self._jobs: Mapping[str, Callable[..., Reply]] = {
            "query": self.query,
            "page": self.page,
            "thing": self.thing,
            "ontology": self.ontology,
        }

    def answer(self, job: Mapping[str, Any]) -> Reply:
        """The answer to a job: ``do`` names one of the methods below, the rest are its arguments."""
        arguments = {name: value for name, value in job.items() if name != "do"}
        try:
            return self._jobs[job["do"]](**arguments)
        except KgError as error:
            return Reply.text(400, str(error))

    def query(self, text: str, accept: str, download: str) -> Reply:
        """The answer to a SPARQL query in the form that the client likes best, or in that of ``download`` to keep.

        Raises:
            KgError: the query is refused or wrong.
        """
        check_one_graph(text)
        result = ask(self._store, Question("", text), {}, self._base, self._rows)
        forms, types = (GRAPHS, GRAPH_TYPES) if result.kind == "graph" else (ROWS, ROW_TYPES)
        if download:
            kinds = forms.get(download, ())
            kind = kinds[0] if kinds else None
        else:
            kind = choose(accept, tuple(types))
        if kind is None:
            return _no_form(types)
        headers = {"Content-Disposition": f'attachment; filename="answer.{types[kind]}"'} if download else _VARY
        return Reply(200, with_charset(kind), _formatted(result, types[kind]), headers)

    def page(self, fields: Mapping[str, str]) -> Reply:
        """The query page."""
        status, page = query_page(self._store, self._base, self._rows, fields)
        return Reply(status, _HTML, page)

    def thing(self, names: list[str], accept: str, lang: str) -> Reply:
        """The first of ``names`` (the ends of IRIs) that is a thing of the graph, as a page or as triples.

        Raises:
            KgError: there is no such language, or there are more triples than rows in an answer.
        """
        kind = choose(accept, (HTML, *GRAPH_TYPES))
        iri = next((self._base + name for name in names if self._base + name in self._reader.types), None)
        if iri is None:
            return self._led(names, kind)
        if kind is None:
            return _no_form((HTML, *GRAPH_TYPES))
        if kind != HTML:
            triples = triples_of(self._reader, iri)
            if len(triples) > self._rows:
                raise TooManyRowsError(self._rows)
            return _graph(triples, kind)
        shown = thing_page(self._reader, iri, self._base, lang or LANGUAGES[0])
        return Reply(200, _HTML, render("thing", page=shown, lang=lang or LANGUAGES[0]), _VARY)

    def _led(self, names: list[str], kind: str | None) -> Reply:
        """Where ids lead that name nothing any more: to the one thing in their place, or to a choice of several."""
        asked = (self._base + name for name in names)
        led = {new for iri in asked if is_iri(iri) for new in self._reader.values(iri, DCT + "isReplacedBy")}
        found = sorted(one for one in led if one in self._reader.types and one.startswith(self._base))
        if len(found) == 1:
            return Reply(303, _TEXT, f"{found[0]}\n".encode(), {"Location": href(found[0], self._base)})
        status, said = (300, "\n".join(found)) if found else (404, "the graph has no such thing")
        if kind != HTML:
            return Reply.text(status, said)
        choice = [(href(iri, self._base), self._reader.label(iri), describe(self._reader, iri)) for iri in found]
        return Reply(status, _HTML, render("missing", asked=names[0], led=choice), _VARY)

    def ontology(self, accept: str) -> Reply:
        """The documentation of the ontology, or the ontology."""
        kind = choose(accept, (HTML, *GRAPH_TYPES))
        if kind is None:
            return _no_form((HTML, *GRAPH_TYPES))
        if kind == HTML:
            return Reply(200, _HTML, render("ontology", page=ontology_page()), _VARY)
        if GRAPH_TYPES[kind] == "ttl":
            return Reply(200, with_charset(kind), ontology_turtle(), _VARY)
        return _graph(ontology_triples(), kind)


def _formatted(result: QueryResult, form: str) -> bytes:
    if result.kind != "graph":
        return FORMATS[form](result).encode("utf-8")
    return to_rdf([Triple(*row) for row in result.rows], RDF_FORMATS[form]).encode("utf-8")  # type: ignore[arg-type]


def _graph(triples: list[Triple], kind: str) -> Reply:
    return Reply(200, with_charset(kind), to_rdf(triples, RDF_FORMATS[GRAPH_TYPES[kind]]).encode("utf-8"), _VARY)


def _no_form(types: Mapping[str, str] | tuple[str, ...]) -> Reply:
    return Reply.text(406, f"the answer can be had as {', '.join(types)}")
