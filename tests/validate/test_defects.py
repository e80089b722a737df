"""The shapes accept the small export and refuse what is wrong with it, one defect at a time."""

import re

import pytest
from pyoxigraph import NamedNode, Store

from kg.validate.run import validate
from tests.validate.damage import DEFECTS, HEAD, WARNINGS

BATCHES = 7


def test_the_small_export_conforms(whole) -> None:
    """Its one contradiction is a warning, with a sentence of the tenure that it is about."""
    report = validate(whole)
    assert report.conforms
    (doubt,) = report.warnings
    assert "can't all be true" in doubt.message("en")
    assert [quote.sentence[:23] for quote in doubt.evidence] == ["Đồng chí Vũ Thị Minh Tâ"]


def damage(store: Store, update: str) -> set[str]:
    """Make a defect; the IRIs of what it touches."""
    before = set(store)
    store.update(HEAD + update)
    touched = before ^ set(store)
    return {term.value for quad in touched for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_defects_are_found(whole, batch: int) -> None:
    """Several defects at a time, each found at something that it touches."""
    chosen = DEFECTS[batch::BATCHES]
    touched = {what: damage(whole.store, update) for what, update, _ in chosen}
    assert all(touched.values()), touched
    found = validate(whole).violations
    missed = [
        what
        for what, _, words in chosen
        if not any({v.focus, v.value} & touched[what] and re.search(words, v.message("en")) for v in found)
    ]
    assert missed == [], [violation.lines("en") for violation in found]


@pytest.mark.parametrize(("what", "update", "words"), WARNINGS, ids=[row[0] for row in WARNINGS])
def test_a_doubt_is_a_warning(whole, what: str, update: str, words: str) -> None:
    whole.store.update(HEAD + update)
    report = validate(whole)
    assert report.conforms, report.lines("en")
    assert [warning for warning in report.warnings if words in warning.message("en")]


def test_reports_are_the_same_every_time(whole) -> None:
    for _, update, _ in DEFECTS[:12]:
        whole.store.update(HEAD + update)
    other = type(whole)(Store(), dict(reversed(whole.articles.items())))
    other.store.extend(sorted(whole.store, key=str, reverse=True))
    assert validate(whole) == validate(other)
