"""Running shapes over a graph: a raw result for each thing that a shape finds wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyshacl
import pyshacl.errors
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Variable

from kg.errors import DataError
from kg.graph.rdf import to_rdflib
from kg.graph.store import Export
from kg.validate.report import Severity
from kg.validate.shapes import SH, Constraint, Shapes

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SEVERITIES: dict[str, Severity] = {SH + "Warning": "warning", SH + "Info": "info"}
_THIS = Variable("this")
_AT_ONCE = re.compile(
    r"\bSELECT\s+(?:DISTINCT\s+)?(?:[?$]\w+\s+)+WHERE\s*\{\s*\$this\s.*\}\s*\Z", re.IGNORECASE | re.DOTALL
)
"""Plain variables, a pattern that begins with $this, and no LIMIT, GROUP BY or the like after it."""
_Row = Mapping[str, Any]
_PLACE = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, slots=True)
class Raw:
    """A result as the engine gives it; ``messages`` maps a language ("" for none) to text."""

    severity: Severity
    focus: str
    path: str
    value: str
    messages: tuple[tuple[str, str], ...]
    shape: str


def run_core(export: Export, shapes: Shapes) -> Iterator[Raw]:
    """The results of everything but SPARQL constraints, found by pyshacl.

    Raises:
        DataError: the shapes are wrong.
    """
    try:
        _, results, text = pyshacl.validate(
            to_rdflib(export),
            shacl_graph=shapes.core,
            shacl_graph_format="nt",
            inference="none",
            inplace=True,
        )
    except pyshacl.errors.ShapeLoadError as error:
        raise DataError(f"the shapes are wrong: {error}", file=str(shapes.path)) from None
    if isinstance(results, Exception):
        raise DataError(f"the shapes can't be run: {text}", file=str(shapes.path))
    yield from _read_results(results)


def _read_results(results: Any) -> Iterator[Raw]:
    """The results of a SHACL report (an rdflib graph)."""
    report = Store()
    report.load(results.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)
    for quad in report.quads_for_pattern(None, _TYPE, NamedNode(SH + "ValidationResult")):
        found: dict[str, list[Any]] = {}
        for row in report.quads_for_pattern(quad.subject, None, None):
            found.setdefault(row.predicate.value.removeprefix(SH), []).append(row.object)
        yield Raw(
            _SEVERITIES.get(_first(found, "resultSeverity"), "violation"),
            _first(found, "focusNode"),
            _path(report, found.get("resultPath", [None])[0]),
            _first(found, "value"),
            tuple(sorted((term.language or "", term.value) for term in found.get("resultMessage", []))),
            _first(found, "sourceShape"),
        )


def _first(found: Mapping[str, list[Any]], name: str) -> str:
    values = sorted(term.value for term in found.get(name, []) if not isinstance(term, BlankNode))
    return values[0] if values else ""


def _path(report: Store, term: object) -> str:
    """The property, or of a composed path the properties in it, joined by bars."""
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, BlankNode):
        return ""
    parts = [_path(report, quad.object) for quad in report.quads_for_pattern(term, None, None)]
    named = {part for whole in parts for part in whole.split("|") if part}
    return "|".join(sorted(part for part in named if "rdf-syntax-ns#" not in part))


def run_constraint(store: Store, constraint: Constraint, shapes: Shapes) -> Iterator[Raw]:
    """The results of a SPARQL constraint, by node.

    A pattern that begins with ``$this`` binds it in every solution: the query is run once for all nodes, and what it
    says of others than the targets is left out. Any other query is run node by node, ``$this`` bound before the query
    runs. Both are what SHACL asks for; node by node a join that does not touch ``$this`` is made anew for each node, so
    that time grows with the square of the graph.

    Raises:
        DataError: the query is wrong.
    """
    nodes = targets(store, constraint)
    found: dict[NamedNode, list[Raw]] = {node: [] for node in nodes}
    try:
        for node, row in _solutions(store, constraint, nodes):
            if node in found:
                found[node].append(_raw(constraint, node, row))
    except (SyntaxError, AttributeError, TypeError) as error:
        raise DataError(f"{constraint.shape}: the query is wrong: {error}", file=str(shapes.path)) from None
    return (raw for node in nodes for raw in found[node])


def _solutions(store: Store, constraint: Constraint, nodes: list[NamedNode]) -> Iterator[tuple[NamedNode, _Row]]:
    """Each solution with the node that it is about."""
    if _AT_ONCE.search(constraint.select):
        yield from ((row["this"], row) for row in _rows(store.query(constraint.select)))
        return
    for node in nodes:
        answer = store.query(constraint.select, substitutions={_THIS: node})
        yield from ((node, row) for row in _rows(answer))


def _rows(answer: Any) -> Iterator[_Row]:
    """The bound variables of each solution. A query that is no SELECT is a TypeError or an AttributeError."""
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {name: solution[name] for name in names if solution[name] is not None}


def _raw(constraint: Constraint, node: NamedNode, row: _Row) -> Raw:
    values = {name: term.value if isinstance(term, NamedNode | Literal) else str(term) for name, term in row.items()}
    values["this"] = node.value
    messages = tuple(
        (lang, _PLACE.sub(lambda match: values.get(match[1], match[0]), text)) for lang, text in constraint.messages
    )
    value = values.get("value", node.value)
    return Raw(constraint.severity, node.value, values.get("path", ""), value, messages, constraint.shape)


def targets(store: Store, constraint: Constraint) -> list[NamedNode]:
    """The nodes that a constraint is about, sorted. Classes are those written in the data."""
    found: set[object] = set()
    for kind, iri in constraint.targets:
        term = NamedNode(iri)
        match kind:
            case "targetNode":
                found.add(term)
            case "targetClass":
                found.update(quad.subject for quad in store.quads_for_pattern(None, _TYPE, term))
            case "targetSubjectsOf":
                found.update(quad.subject for quad in store.quads_for_pattern(None, term, None))
            case _:
                found.update(quad.object for quad in store.quads_for_pattern(None, term, None))
    return sorted((node for node in found if isinstance(node, NamedNode)), key=str)
