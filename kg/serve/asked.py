"""The query page: the saved questions with their parameters, a query, and its answer as a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import KgError
from kg.query.formats import shown
from kg.query.questions import Question, saved_questions
from kg.query.result import QueryResult, Row
from kg.query.run import ask
from kg.serve.links import Part, href
from kg.serve.pages import render

PARAM = "param."
"""What the name of a parameter of a question begins with in the address of the page."""

SHOWN_ROWS = 500
"""Rows that the page shows; the downloads hold all."""

START = """SELECT ?name ?person
WHERE { ?person a vks:Official ; skos:prefLabel ?name }
ORDER BY ?name
LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a query: an answer or an error."""

    result: QueryResult | None = None
    error: str = ""


def query_page(store: Store, base: str, most: int, fields: Mapping[str, str]) -> tuple[int, bytes]:
    """HTTP status and HTML of the page for what its address asks: ``query`` (SPARQL), or ``question`` (the name of a
    saved one) with values in ``param.NAME``; without either there is a query to begin with, not yet asked."""
    questions = saved_questions()
    chosen = next((one for one in questions if one.name == fields.get("question")), None)
    values = {name[len(PARAM) :]: text for name, text in fields.items() if name.startswith(PARAM) and text}
    text, outcome = START, Outcome()
    if fields.get("query", "").strip():
        text = fields["query"].replace("\r\n", "\n")
        outcome = _ask(store, Question("", text), {}, base, most)
    elif chosen is not None:
        text, outcome = _filled(store, chosen, values, base, most)
    elif "question" in fields:
        outcome = Outcome(error=f"no saved question is called {fields['question']!r}")
    result = outcome.result
    page = render(
        "query",
        questions=questions,
        chosen=chosen,
        values=values,
        text=text,
        error=outcome.error,
        result=result,
        table=[] if result is None else list(_table(result, base)),
        most=SHOWN_ROWS,
        prefix=PARAM,
    )
    return 400 if outcome.error else 200, page


def _filled(store: Store, chosen: Question, values: Mapping[str, str], base: str, most: int) -> tuple[str, Outcome]:
    """The query of a saved question without its head, filled in as far as the values will do, and its outcome."""
    try:
        text = _bare(chosen.bind(values, base))
    except KgError as error:
        return _bare(chosen.text), Outcome(error=str(error))
    return text, _ask(store, Question("", text), {}, base, most)


def _bare(text: str) -> str:
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    return "".join(lines[first:])


def _ask(store: Store, question: Question, values: Mapping[str, str], base: str, most: int) -> Outcome:
    try:
        return Outcome(ask(store, question, values, base, most))
    except KgError as error:
        return Outcome(error=str(error))


def _table(result: QueryResult, base: str) -> Iterator[tuple[Part, ...]]:
    return (_cells(row, base) for row in result.rows[:SHOWN_ROWS])


def _cells(row: Row, base: str) -> tuple[Part, ...]:
    return tuple(
        Part("")
        if term is None
        else Part(term.value)
        if isinstance(term, Literal)
        else Part(shown(term).removeprefix(base), href(term.value, base) if isinstance(term, NamedNode) else "")
        for term in row
    )
