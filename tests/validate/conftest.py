"""The small invented export with its texts, and copies of it to damage."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

FIXTURES = Path(__file__).parents[1] / "fixtures"


@dataclass
class Held:
    """What a validation needs of an export."""

    store: Store = field(default_factory=Store)
    articles: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def whole() -> Held:
    """A copy of its own for each test."""
    held = Held()
    held.store.load(path=FIXTURES / "mini.ttl", format=RdfFormat.TURTLE)
    for line in (FIXTURES / "mini-articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        held.articles[row["id"]] = row["text"]
    return held
