"""The small invented export, in both engines."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph

MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"


@dataclass
class Held:
    """What a query needs of an export."""

    store: Store = field(default_factory=Store)
    articles: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def mini() -> Held:
    held = Held()
    held.store.load(path=MINI, format=RdfFormat.TURTLE)
    return held


@pytest.fixture(scope="session")
def mini_rdflib() -> Graph:
    return Graph().parse(MINI)
