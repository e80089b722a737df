"""The fields of facts that a correction may name."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kg.judgements.fields import FACTS_BY_KIND, changed, made, names_in, values_of
from kg.judgements.rows import FACTS, pairs
from kg.records import Evidence, Span

HERE = Evidence(Span(0, 4))
DOCUMENT = Path(__file__).parents[2] / "docs" / "judgements.md"
MADE = {
    "tenure": {"person": "A", "title": "Viện trưởng", "former": "true", "since": "2024-07"},
    "participation": {"who": "A", "meeting": "m1", "role": "chair", "status": "planned"},
    "indicator": {"label": "Án", "value": "98,5", "unit": "%", "number": "98.5", "about": "VKSND tỉnh X"},
    "change": {"person": "A", "change": "appointed", "post": "Vụ trưởng", "date": "2024-07-01"},
    "request": {"by": "A", "text": "rà soát", "to": "Phòng 1; Phòng 2"},
    "citation": {"document": "d1", "cited": "d2", "relation": "based_on"},
    "case": {"offences": "Tham ô; Nhận hối lộ", "action": "tried-first", "by": "VKSND tỉnh X"},
}


def test_every_kind_has_its_fields() -> None:
    assert set(FACTS_BY_KIND) == set(FACTS) == set(MADE)
    for fact in FACTS_BY_KIND.values():
        names = {one.name for one in fields(fact.record)}  # type: ignore[arg-type]
        assert {*fact.names, *fact.codes, *fact.dates} <= names


@pytest.mark.parametrize("kind", FACTS)
def test_the_document_tells_every_field(kind: str) -> None:
    row = next(line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{kind}` |"))
    told = set(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", row.split("|")[2])))
    assert told == {one.name for one in fields(FACTS_BY_KIND[kind].record)} - {"evidence", "persons"}  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FACTS)
def test_values_come_back_from_the_record(kind: str) -> None:
    record = made(kind, pairs(MADE[kind]), HERE)
    back = values_of(record)
    assert set(pairs(MADE[kind])) <= set(back)
    assert changed(record, kind, back) == record


def test_several_things_are_named_by_one_field() -> None:
    found = names_in("request", pairs(MADE["request"]))
    assert [name for _, name in found] == ["A", "Phòng 1", "Phòng 2"]


def test_a_value_is_taken_away() -> None:
    record = made("tenure", pairs(MADE["tenure"]), HERE)
    assert changed(record, "tenure", (("since", ""),)).since is None
    with pytest.raises(ValueError, match="person can't be empty"):
        changed(record, "tenure", (("person", ""),))
