"""The kinds of bodies: every kind has its row, every row its class and level."""

from pathlib import Path
from typing import get_args

import pytest
from pyoxigraph import RdfFormat, parse

from kg.graph.vocabulary import NAMESPACES
from kg.reference.kinds import Kind, load_kinds
from kg.reference.units import UnitKind

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "vks.ttl"
DEFINED = {str(quad.subject).strip("<>") for quad in parse(path=str(ONTOLOGY), format=RdfFormat.TURTLE)}


def test_every_kind_has_a_row() -> None:
    assert set(load_kinds()) == set(get_args(UnitKind))


@pytest.mark.parametrize("kind", load_kinds().values(), ids=lambda kind: kind.id)
def test_a_row_names_what_the_vocabulary_defines(kind: Kind) -> None:
    assert kind.type == "inherit" or NAMESPACES["vks"] + kind.type in DEFINED
    assert kind.level in ("by-area", "inherit", "none") or NAMESPACES["vks"] + f"level-{kind.level}" in DEFINED
    assert kind.since is None or kind.until is None or kind.since < kind.until
