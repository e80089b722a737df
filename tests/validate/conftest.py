"""Copies of the small invented export, with its texts, to damage."""

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.store import Export

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def whole() -> Export:
    """A copy of its own for each test."""
    store = Store()
    store.load(path=FIXTURES / "mini.ttl", format=RdfFormat.TURTLE)
    lines = (FIXTURES / "mini-articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return Export(store, {row["id"]: row["text"] for row in rows})
