"""The facts of the gold articles under changes of their text that must not matter, or matter in a known way."""

import pytest

from kg.yamlio import load
from metamorphic.relations import KNOWN, RELATIONS, Known, differences, measured, samples, strangers

EXACT = ("decomposed", "tones", "blanks", "eths")
PINNED = load(KNOWN, Known)
ROWS = {row.id: row for row in PINNED.relations}


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_facts_stay(relation: str) -> None:
    found = measured(relation)
    worse = [
        (sample.id, one.lost, one.gained)
        for sample in samples()
        if found.differ.get(sample.id, 0) > ROWS[relation].differ.get(sample.id, 0)
        for one in differences(relation, sample)
        if one.size
    ]
    assert worse == []
    assert found.share >= ROWS[relation].share
    changed = sum(1 for sample in samples() if differences(relation, sample))
    least = 0.3 if relation == "provinces" else 0.6  # many articles name districts, which keep their province
    assert changed >= least * len(samples())


def test_people_of_another_article_do_not_come_to_the_meeting_more_often() -> None:
    assert strangers() <= PINNED.strangers


@pytest.mark.parametrize("relation", EXACT)
def test_spelling_changes_nothing(relation: str) -> None:
    assert (ROWS[relation].share, dict(ROWS[relation].differ)) == (1, {})


def test_what_is_known_names_the_relations() -> None:
    assert sorted(ROWS) == sorted(RELATIONS)
