"""The facts of the gold articles under changes of their text that must not matter, or matter in a known way."""

import pytest

from kg.yamlio import load
from metamorphic.relations import KNOWN, RELATIONS, Known, differences, measured, some, worse

EXACT = ("decomposed", "tones", "blanks", "eths")
PINNED = load(KNOWN, Known)
ROWS = {row.id: row for row in PINNED.relations}


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_facts_stay(relation: str) -> None:
    """In a fifth of the articles; `python -m metamorphic --check` looks at all of them."""
    chosen = some(relation)
    told = {
        sample.id: [(one.lost, one.gained) for one in differences(relation, sample) if one.size]
        for sample in chosen
        if sample.id in worse(ROWS[relation], measured(relation, chosen))
    }
    assert told == {}
    changed = sum(1 for sample in chosen if differences(relation, sample))
    least = 0.3 if relation == "provinces" else 0.6  # many articles name districts, which keep their province
    assert changed >= least * len(chosen)


@pytest.mark.parametrize("relation", EXACT)
def test_spelling_changes_nothing(relation: str) -> None:
    assert (ROWS[relation].share, dict(ROWS[relation].differ)) == (1, {})


def test_what_is_known_names_the_relations() -> None:
    assert sorted(ROWS) == sorted(RELATIONS)
