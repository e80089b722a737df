"""The validator against its oracle: pyshacl, given the whole file of shapes, says the same of the same graph."""

from collections.abc import Iterable

import pyshacl
from pyoxigraph import BlankNode, RdfFormat, serialize

from kg.graph.store import Export
from kg.resources import ontology_dir
from kg.validate.engine import Raw, _read_results, run_constraint, run_core
from kg.validate.shapes import Shapes
from tests.validate.damage import DEFECTS, HEAD, WARNINGS

SHAPES = ontology_dir() / "shapes.ttl"


def said(raws: Iterable[Raw]) -> set[tuple[object, ...]]:
    """What results say; pyshacl takes the language from a message into which it puts values, so their texts."""
    return {key(raw) for raw in raws}


def key(raw: Raw) -> tuple[object, ...]:
    return (raw.severity, raw.focus, raw.path, raw.value, tuple(sorted(text for _, text in raw.messages)))


def ours(export: Export) -> set[tuple[object, ...]]:
    shapes = Shapes(SHAPES)
    found = list(run_core(export, shapes))
    for constraint in shapes.constraints:
        found += run_constraint(export.store, constraint, shapes)
    return said(found)


def theirs(export: Export) -> set[tuple[object, ...]]:
    lines = serialize((quad.triple for quad in export.store), format=RdfFormat.N_TRIPLES)
    _, results, _ = pyshacl.validate(lines, data_graph_format="nt", shacl_graph=str(SHAPES), inference="none")
    return said(_read_results(results))


def test_both_say_the_same(whole: Export) -> None:
    """Over all defects and doubts at once, whatever is left of one after the others."""
    for _, update, _ in DEFECTS + WARNINGS:
        whole.store.update(HEAD + update)
    assert not any(isinstance(quad.subject, BlankNode) for quad in whole.store)
    found, expected = ours(whole), theirs(whole)
    assert found - expected == set()
    assert expected - found == set()
    assert len(found) > 60
