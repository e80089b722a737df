"""The facts of the gold articles under changes of their text that must not matter, or matter in a known way."""

import pytest

from kg.yamlio import load
from metamorphic.relations import KNOWN, RELATIONS, Known, Sample, differences, measured, samples

EXACT = ("decomposed", "tones", "blanks", "eths")
KNOWN_ROWS = {row.id: row for row in load(KNOWN, Known).relations}


def relation_cases(*names: str) -> list[object]:
    return [pytest.param(name, id=name, marks=pytest.mark.xdist_group(f"metamorphic-{name}")) for name in names]


@pytest.mark.parametrize("relation", relation_cases(*RELATIONS))
@pytest.mark.parametrize("sample", [pytest.param(sample, id=sample.id) for sample in samples()])
def test_no_article_differs_more_than_is_known(relation: str, sample: Sample) -> None:
    found = differences(relation, sample)
    lost = [fact for one in found for fact in one.lost]
    gained = [fact for one in found for fact in one.gained]
    allowed = KNOWN_ROWS[relation].differ.get(sample.id, 0)
    assert sum(one.size for one in found) <= allowed, f"{sample.id}\nlost {lost}\ngained {gained}"


@pytest.mark.parametrize("relation", relation_cases(*RELATIONS))
def test_the_share_of_facts_that_stay_does_not_fall(relation: str) -> None:
    assert measured(relation).share >= KNOWN_ROWS[relation].share


@pytest.mark.parametrize("relation", relation_cases(*EXACT))
def test_spelling_changes_nothing(relation: str) -> None:
    assert KNOWN_ROWS[relation].share == 1
    assert not KNOWN_ROWS[relation].differ


@pytest.mark.parametrize("relation", relation_cases(*RELATIONS))
def test_a_relation_changes_most_articles(relation: str) -> None:
    changed = [sample for sample in samples() if differences(relation, sample)]
    least = 0.3 if relation == "provinces" else 0.7  # many articles name districts, which keep their province
    assert len(changed) >= least * len(samples())


def test_what_is_known_names_the_relations() -> None:
    assert sorted(KNOWN_ROWS) == sorted(RELATIONS)
