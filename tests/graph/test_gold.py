"""What goes into the graph comes out of it: gold facts, written and read back by the public vocabulary, score 1."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.evaluate.facts import Facts, triples_of
from kg.evaluate.gold import read_gold
from kg.evaluate.score import APART, TYPES, Row, score_article
from kg.records import ArticleFacts

ROOT = Path(__file__).parents[2]
GOLD = {gold.id: gold for gold in read_gold(ROOT / "data" / "gold" / "dev")}
INDIRECT_PARTS = 8  # gold also lists parts of parts; the graph says the direct parent alone


@pytest.fixture(scope="module")
def rows(gold: Mapping[str, ArticleFacts], store: Callable[..., Store]) -> Mapping[str, Row]:
    totals = dict.fromkeys((*TYPES, *APART), Row())
    for name, facts in list(gold.items())[::3]:  # each publisher and kind of news is among them
        if name in GOLD:
            for kind, found in score_article(GOLD[name], Facts(triples_of(store([facts])))).items():
                row = Row(len(found.right) + len(found.missing), len(found.right) + len(found.extra), len(found.right))
                totals[kind] += row
    return totals


@pytest.mark.parametrize("kind", [*TYPES, *APART])
def test_nothing_is_lost_or_made_up(kind: str, rows: Mapping[str, Row]) -> None:
    row = rows[kind]
    assert row.gold > 0
    assert row.found == row.right
    assert row.gold - row.right <= (INDIRECT_PARTS if kind == "part_of" else 0)
