"""One export in any format: which writer, which files, and what the format cannot hold."""

from contextlib import ExitStack
from pathlib import Path

from kg.errors import UsageError
from kg.export.files import pair, whole
from kg.export.ftm import HELD as HELD_BY_FTM
from kg.export.ftm import write_ftm
from kg.export.graphml import write_graphml
from kg.export.rdf import statements, write_jsonld, write_nq, write_nt, write_trig, write_ttl
from kg.export.report import Written, left_out
from kg.export.rows import EDGE_COLUMNS, HELD, NODE_COLUMNS, edges, nodes
from kg.export.tables import write_csv, write_parquet
from kg.graph.reader import Reader
from kg.graph.store import Export

_FLAT = (
    "language tags, datatypes and the IRIs of codes: labels stand in their place",
    "every quote of a fact but the first, and where in the article a quote stands",
    "posts, roles and the run as things of their own: a post is the role on an edge",
)
_ENTITIES = (
    "provinces, codes, contradictions, judgements and the run as things of their own: labels stand in their place",
    "where in the article a quote stands, the rule that found it and its confidence",
    "which of several values belong together: days seen and days stated of a post are one list of dates",
)
_LINES = "line breaks and runs of blanks inside a cell: each is one blank"
_NO_GRAPHS = "which article says what, as named graphs: the source has no graph.nq (kg build writes it)"
_RDF = {"ttl": write_ttl, "nt": write_nt, "nq": write_nq, "trig": write_trig, "jsonld": write_jsonld}
_BY_ARTICLE = {"nq", "trig"}
_TABLES = {"csv": (".csv", write_csv), "parquet": (".parquet", write_parquet)}

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "graphml", "csv", "parquet", "ftm")


def write(export: Export, form: str, path: Path, source: Path | None = None) -> Written:
    """Write ``export`` as ``form`` (one of ``FORMATS``) to ``path``; see :func:`kg.export.files.pair` for tables.

    Each file appears whole or not at all, sorted, the same for the same graph. ``source`` is the folder or file that
    the export was opened from: statements are read from there, just as they were written.

    Raises:
        UsageError: there is no such format or no such folder.
    """
    if form in _RDF:
        quads, apart = statements(export, source, by_article=form in _BY_ARTICLE)
        with whole(path) as draft:
            _RDF[form](quads, draft)
        return Written((path,), () if apart or form not in _BY_ARTICLE else (_NO_GRAPHS,))
    if form in _TABLES:
        return _write_tables(export, form, path)
    if form == "graphml":
        reader = Reader(export.store)
        with whole(path) as draft:
            write_graphml(draft, nodes(reader), edges(reader))
        return Written((path,), _FLAT, left_out(reader, HELD, relations=True))
    if form == "ftm":
        reader = Reader(export.store)
        with whole(path) as draft:
            write_ftm(draft, reader, export.articles)
        return Written((path,), _ENTITIES, left_out(reader, HELD_BY_FTM, relations=False))
    raise UsageError(f"there is no format {form!r}", hint=f"take one of {', '.join(FORMATS)}")


def _write_tables(export: Export, form: str, path: Path) -> Written:
    suffix, writer = _TABLES[form]
    reader = Reader(export.store)
    node_file, edge_file = pair(path, suffix)
    with ExitStack() as stack:
        node_draft, edge_draft = (stack.enter_context(whole(file)) for file in (node_file, edge_file))
        writer(node_draft, NODE_COLUMNS, nodes(reader))
        writer(edge_draft, EDGE_COLUMNS, edges(reader))
    lost = (*_FLAT, _LINES) if form == "csv" else _FLAT
    return Written((node_file, edge_file), lost, left_out(reader, HELD, relations=True))
