"""Asking a graph: SPARQL 1.1 queries, read-only and without the network."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TypeVar

from pyoxigraph import QueryBoolean, QueryTriples, Store

from kg.errors import UsageError
from kg.graph.store import Export
from kg.graph.vocabulary import ID_BASE, term
from kg.query.questions import Question, parse_question, question_files, read_question
from kg.query.result import QueryResult, Row, sort_key
from kg.query.safe import check_safe
from kg.query.scan import is_ordered
from kg.query.terms import PREFIXES
from kg.query.wrong import wrong_syntax

_SOURCE = term("oa:hasSource")
_TRIPLE = ("subject", "predicate", "object")
Found = TypeVar("Found")


class TooManyRowsError(UsageError):
    """The answer has more rows (or triples) than are given out at once."""

    def __init__(self, most: int) -> None:
        super().__init__(f"the answer has more than {most:,} rows", hint="add LIMIT, or ask for less")


class BrokenStoreError(UsageError):
    """The store of the graph can't be read: the disk, or the file, is damaged."""


def query(export: Export, question: str | PathLike[str], params: Mapping[str, str] | None = None) -> QueryResult:
    """The answer to a question: the name of a saved one, a `.rq` file, or the text of a query.

    The usual prefixes (vks, org, foaf, skos, schema, prov, oa, eli, dct, cv, xsd …) need no declaration, and
    ``<person/…>`` is read under the base IRI of the graph. ``params`` are the values of the ``$names`` of the query.

    Raises:
        UsageError: the query is wrong (with line and column), is an update, calls SERVICE, or is none that is known.
        DataError: the head of a file is wrong.
    """
    return ask(export.store, find_question(question), params or {}, base_of(export.store))


def ask(store: Store, asked: Question, params: Mapping[str, str], base: str, most: int | None = None) -> QueryResult:
    """The answer of ``store`` to a question that was found; ``base`` is the IRI that paths are read under.

    Raises:
        TooManyRowsError: the answer has more than ``most`` rows; no more than those were looked at.
        UsageError: as `query`.
    """
    check_safe(asked.text, base)
    text = asked.bind(params, base)
    check_safe(text, base)
    return _run(store, asked.text, text, base, most)


def find_question(question: str | PathLike[str]) -> Question:
    """The question that ``question`` names, holds or is.

    Raises:
        UsageError: it looks like a name or a path, and there is no such question or file.
    """
    text = str(question)
    if isinstance(question, str) and re.search(r"[\s{]", text.strip()) and not text.endswith(".rq"):
        return parse_question("", text, documented=False)
    path = Path(question)
    if text.endswith(".rq"):
        if not path.is_file():
            raise UsageError("there is no such file", file=text)
        return read_question(path, documented=False)
    files = question_files()
    if text in files:
        return read_question(files[text])
    near = difflib.get_close_matches(text, files, n=3) or files
    raise UsageError(f"no saved question is called {text!r}", hint=f"there is {', '.join(near)}")


def base_of(store: Store) -> str:
    """The IRI that the things of the graph are named under, read off its articles."""
    for quad in store.quads_for_pattern(None, _SOURCE, None):
        base, name, _ = str(quad.object).strip("<>").rpartition("article/")
        if name:
            return base
    return ID_BASE


def _run(store: Store, written: str, text: str, base: str, most: int | None) -> QueryResult:
    union = any(True for _ in store.named_graphs())
    try:
        answer = store.query(text, base_iri=base, prefixes=PREFIXES, use_default_graph_as_union=union)
        if isinstance(answer, QueryBoolean):
            return QueryResult("ask", truth=bool(answer))
        if isinstance(answer, QueryTriples):
            triples: set[Row] = {(one.subject, one.predicate, one.object) for one in _up_to(answer, most)}
            return QueryResult("graph", _TRIPLE, tuple(sorted(triples, key=sort_key)))
        names = tuple(variable.value for variable in answer.variables)
        rows: list[Row] = [tuple(solution) for solution in _up_to(answer, most)]
    except SyntaxError as error:
        raise _explain(written, str(error), base) from None
    except (OSError, RuntimeError) as error:  # the engine tells damage as the latter
        raise BrokenStoreError(f"the graph can't be read: {error}", hint="ask again") from None
    except ValueError as error:
        raise UsageError(f"the query can't be run: {error}") from None
    return QueryResult("select", names, tuple(rows if is_ordered(text) else sorted(rows, key=sort_key)))


def _up_to(found: Iterable[Found], most: int | None) -> Iterator[Found]:
    for number, one in enumerate(found):
        if number == most:
            raise TooManyRowsError(most)
        yield one


def _explain(written: str, message: str, base: str) -> UsageError:
    """The error at its place in the query as the user wrote it: parameters are filled in on one line, never more."""
    try:
        Store().query(written, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        message = str(error)
    return wrong_syntax(written, message)
