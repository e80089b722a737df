"""The small invented export in the other engine."""

from pathlib import Path

import pytest
from rdflib import Graph

MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"


@pytest.fixture(scope="session")
def mini_rdflib() -> Graph:
    return Graph().parse(MINI)
