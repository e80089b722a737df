"""The verbs of the command line as Python: ``kg.build(...)`` and ``kg.open(...)`` give a `Graph`."""

import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import astuple
from functools import cached_property
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.explain.explain import Explanation, explain
from kg.explain.sentence import why_sentence
from kg.explain.sentence_told import SentenceWhy
from kg.explain.why import why
from kg.explain.why_told import Why
from kg.export.rows import EDGE_COLUMNS, edges
from kg.export.write import write
from kg.graph.network import to_networkx
from kg.graph.rdf import to_rdflib
from kg.graph.reader import Reader
from kg.graph.store import Export
from kg.graph.vocabulary import ID_BASE
from kg.pipeline.again import Again
from kg.pipeline.build import BuildResult, Progress
from kg.pipeline.build import build as run_build
from kg.query.columns import columns
from kg.query.result import QueryResult
from kg.query.run import query
from kg.review.desk import Desk
from kg.serve.limits import Limits
from kg.serve.run import Served
from kg.sources.read import MAX_ARTICLE_BYTES
from kg.stats.count import Stats, stats
from kg.stats.diff import Diff, diff
from kg.validate.run import Report, validate
from kg.view.page import html, write_view
from kg.view.program import program

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

AnyPath = str | PathLike[str]
_FRAME = '<iframe srcdoc="{page}" sandbox="allow-scripts allow-popups" style="{style}"></iframe>'
_STYLE = "width:100%;height:640px;border:0"


class Page(str):
    """A page as text; a notebook shows it in a frame that can't reach the notebook."""

    __slots__ = ()

    def save(self, path: AnyPath) -> Path:
        """Write the page to ``path``."""
        target = Path(path)
        target.write_text(self, encoding="utf-8", newline="\n")
        return target

    def _repr_html_(self) -> str:
        return _FRAME.format(page=escape(self, quote=True), style=_STYLE)


class Graph:
    """A knowledge graph that ``kg build`` wrote, or any file in its vocabulary.

    ``path`` is the folder or file; ``built`` is what the build reported, or None for a graph that was opened.
    """

    def __init__(self, export: Export, path: Path, built: BuildResult | None = None) -> None:
        self._export = export
        self.path = path
        self.built = built

    @cached_property
    def _again(self) -> Again:
        return Again(self.path)

    @cached_property
    def reader(self) -> Reader:
        """The graph thing by thing."""
        return Reader(self._export.store)

    def to_rdflib(self) -> "rdflib.Graph":
        """The triples as an rdflib graph with the usual prefixes."""
        return to_rdflib(self._export)

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Things and the relations between them, for analysis."""
        return to_networkx(self._export)

    def to_pandas(self, question: str | None = None, **params: str) -> "pandas.DataFrame":
        """The answer to a question as a data frame; without a question, every relation with the fact behind it.

        A column of whole days is datetime64, one of numbers Int64 or Float64, one of truths boolean; all else is text.
        """
        import pandas as pd

        if question is None:
            return pd.DataFrame([astuple(edge) for edge in edges(self.reader)], columns=list(EDGE_COLUMNS))
        answer = self.query(question, **params)
        typed = {column.name: pd.Series(column.values, dtype=column.dtype) for column in columns(answer)}
        return pd.DataFrame(typed, columns=list(answer.variables))

    def query(self, question: str, **params: str) -> QueryResult:
        """The answer to SPARQL, to a `.rq` file or to a saved question; ``params`` are the values of its ``$names``.

        Raises:
            UsageError: the query is wrong or unknown.
        """
        return query(self._export, question, params)

    def view(
        self,
        focus: str | None = None,
        *,
        depth: int = 1,
        types: Collection[str] = (),
        date_from: str | None = None,
        date_to: str | None = None,
    ) -> Page:
        """The interactive page, whole or around ``focus``; a notebook shows it, ``.save(path)`` writes it."""
        return Page(html(self._export, focus=focus, depth=depth, types=types, date_from=date_from, date_to=date_to))

    def explain(self, who: str, lang: str = "vi") -> Explanation:
        """What is known of ``who`` (a name, a number, an IRI), with the sentences; ``print`` it.

        Raises:
            NotFoundError, AmbiguousError: nothing, or more than one thing, is called so.
        """
        return explain(self._export, who, lang)

    def why(self, who: str, lang: str = "vi") -> Why:
        """Why the graph says what it says of ``who``, a fact (its IRI) or a thing; ``print`` it.

        For each fact the sentence, the words that filled it, the rule and where the confidence comes from.

        Raises:
            NotFoundError, AmbiguousError: nothing, or more than one thing, is called so.
        """
        return why(self._export, who, self._again, lang)

    def why_sentence(
        self, words: str | None = None, *, article: str | None = None, at: int | None = None, lang: str = "vi"
    ) -> SentenceWhy:
        """What was read from the sentence that holds ``words``, and what was left of it; ``print`` it.

        ``article`` (its id, title or IRI) narrows the search; ``at`` is an offset of its text instead of words.

        Raises:
            SentenceNotFoundError, SeveralSentencesError: no sentence, or more than one, is meant.
        """
        return why_sentence(self._export, self._again, words, article=article, at=at, lang=lang)

    def review(self, lang: str = "vi", judgements: AnyPath | None = None) -> Desk:
        """The desk at which questions of identity are answered: ``.questions()``, ``.answer(…)``, ``.withdraw(…)``.

        ``judgements`` is another file of judgements than that of the build. Answers hold from the next build on.

        Raises:
            UsageError: the graph is a file, not a folder that ``kg build`` wrote.
        """
        return Desk(self.path, self._export, self._again, lang, None if judgements is None else Path(judgements))

    def validate(self) -> Report:
        """What the shapes of the ontology find wrong; ``.conforms`` if nothing."""
        return validate(self._export)

    def stats(self) -> Stats:
        """Counts by type."""
        return stats(self._export)

    def diff(self, old: "Graph") -> Diff:
        """The facts that this graph gained and lost against ``old``."""
        return diff(old._export, self._export)

    def export(self, form: str, path: AnyPath) -> tuple[Path, ...]:
        """Write the graph in another format (see ``kg export --help``) and say which files that gave."""
        return write(self._export, form, Path(path), self.path).files

    def serve(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        limits: Limits | None = None,
        cors: Sequence[str] = (),
        allow_hosts: Sequence[str] = (),
    ) -> Served:
        """A server beside this program: its ``.url`` has the explorer, the query page and the SPARQL endpoint.

        It runs until ``.stop()``, the end of a ``with`` block or the end of the program; see ``kg serve --help``.

        Raises:
            KgError: nothing can listen there.
        """
        return Served(self.path, host=host, port=port, limits=limits, cors=cors, allow_hosts=allow_hosts).start()

    def __len__(self) -> int:
        return len(self._export.store)

    def __repr__(self) -> str:
        return f"<kg.Graph {str(self.path)!r}: {len(self)} triples>"

    def _repr_html_(self) -> str:
        return self.view()._repr_html_()


def open_graph(path: AnyPath) -> Graph:
    """The graph in a folder that ``kg build`` wrote, or in a .ttl, .nt or .nq file.

    Raises:
        KgError: there is no graph, or it cannot be read.
    """
    return Graph(Export.open(Path(path)), Path(path))


def build(
    inputs: AnyPath | Iterable[AnyPath],
    out: AnyPath | None = None,
    *,
    workers: int | None = None,
    nq: bool = True,
    page: bool = True,
    include_private: bool = False,
    base_iri: str = ID_BASE,
    max_article_bytes: int = MAX_ARTICLE_BYTES,
    on_subject: bool = False,
    judgements: AnyPath | None = None,
    lenient: bool = False,
    progress: Progress | None = None,
) -> Graph:
    """Read articles (files, folders) and write their graph into the folder ``out``; without ``out`` it is kept only as
    long as the graph is. ``.built.skipped`` says which inputs could not be used; with ``on_subject`` articles that are
    not about public bodies are left out, named in ``.built.off_subject``. ``judgements`` is the file of what
    people judged, by default any judgements.jsonl among the inputs and in ``out``; with ``lenient`` rows of it that
    can't be used are left out, and named in ``.built.refused``.

    Raises:
        KgError: an input does not exist, none holds an article that can be used, or ``out`` holds something else.
    """
    listed = [inputs] if isinstance(inputs, str | PathLike) else list(inputs)
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="kg-")) if out is None else Path(out)
        if out is None:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        result = run_build(
            [str(path) for path in listed],
            folder,
            nq=nq,
            include_private=include_private,
            write_html=write_view if page else None,
            html_program=program() if page else "",
            workers=workers,
            base_iri=base_iri,
            max_article_bytes=max_article_bytes,
            on_subject=on_subject,
            judgements=None if judgements is None else Path(judgements),
            lenient=lenient,
            progress=progress,
        )
        if not result.articles:
            why = "; ".join(f"{one.source}: {one.detail}" for one in result.skipped[:3])
            raise UsageError("no article could be used", hint=why or "the inputs hold none")
        graph = Graph(Export.open(folder), folder, result)
        weakref.finalize(graph, stack.pop_all().close)
    return graph
