"""Validating an export: shapes, spans and terms, each result with the article and sentence behind it."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.store import Export
from kg.resources import ontology_dir
from kg.validate.engine import Raw, run_constraint, run_core
from kg.validate.report import SEVERITIES, Report, Violation
from kg.validate.shapes import Shapes
from kg.validate.texts import check_forms, check_spans, check_terms
from kg.validate.trace import Trace

__all__ = ["Report", "Violation", "validate"]


def validate(export: Export, shapes: Path | None = None) -> Report:
    """What is wrong with the graph, by the shapes of the ontology or by those of the Turtle file ``shapes``.

    Besides the shapes, every span is compared with the text of its article where ``export`` has the texts, all text
    must be in NFC, and every term of the vocabulary must be one that the ontology defines.

    Raises:
        DataError: the shapes can't be read or run.
    """
    trace = Trace(export.store)
    found = sorted({_violation(raw, trace) for raw in _raws(export, shapes)}, key=_order)
    return Report(tuple(found))


def _raws(export: Export, path: Path | None) -> Iterator[Raw]:
    folder = ontology_dir()
    shapes = Shapes(path or folder / "shapes.ttl")
    yield from run_core(export, shapes)
    for constraint in shapes.constraints:
        yield from run_constraint(export.store, constraint, shapes)
    yield from check_spans(export.store, export.articles)
    yield from check_forms(export.store)
    yield from check_terms(export.store, folder / "vks.ttl")


def _violation(raw: Raw, trace: Trace) -> Violation:
    texts = dict(raw.messages)
    en = texts.get("en") or texts.get("") or next(iter(texts.values()), "")
    vi = texts.get("vi") or en
    evidence = trace.evidence(raw.focus, raw.value)
    return Violation(raw.severity, raw.focus, trace.label(raw.focus), raw.path, raw.value, vi, en, raw.shape, evidence)


def _order(found: Violation) -> tuple[object, ...]:
    return (SEVERITIES.index(found.severity), found.focus, found.path, found.value, found.message_en, found.shape)
