"""Every pair of data/gold/hard_pairs.yaml, read from text, in both directions; and the page that shows them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.evaluate.pairs import HardPair, are_one, read_pairs
from kg.names import loose_key, name_key

PAIRS = read_pairs().pairs
PAGE = Path(__file__).parents[2] / "docs" / "hard_pairs.md"


def of(*verdicts: str) -> list[HardPair]:
    return [pair for pair in PAIRS if pair.verdict in verdicts]


def turned(pair: HardPair) -> HardPair:
    return replace(pair, a=pair.names[1], b=pair.a, form="NFC")


@pytest.mark.parametrize("pair", of("same"), ids=lambda pair: f"{pair.a} = {pair.b}")
def test_what_does_not_distinguish_is_forgiven(pair: HardPair) -> None:
    assert are_one(pair) is True, pair.why
    assert are_one(turned(pair)) is True, pair.why


@pytest.mark.parametrize("pair", of("different", "hint"), ids=lambda pair: f"{pair.a} ≠ {pair.b}")
def test_what_distinguishes_is_kept(pair: HardPair) -> None:
    assert are_one(pair) is False, pair.why
    assert are_one(turned(pair)) is False, pair.why


@pytest.mark.parametrize("pair", of("hint"), ids=lambda pair: f"{pair.a} ? {pair.b}")
def test_a_hint_shows_in_the_loose_key(pair: HardPair) -> None:
    assert loose_key(pair.a) == loose_key(pair.b)
    assert name_key(pair.a) != name_key(pair.b)


def test_a_loose_key_keeps_tones_and_order() -> None:
    people = [pair for pair in of("different") if pair.kind == "person"]
    assert [pair for pair in people if loose_key(pair.a) == loose_key(pair.b)] == []


def test_no_pair_stands_twice_and_each_is_two_names() -> None:
    found = [frozenset((pair.kind, name) for name in pair.names) for pair in PAIRS]
    assert len(set(found)) == len(found)
    assert {len(names) for names in found} == {2}


def test_the_page_shows_every_pair() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (same|different|hint) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(pair.a, shown(pair), pair.verdict) for pair in PAIRS]


def shown(pair: HardPair) -> str:
    """The second name as the page prints it: what the eye can't see is said."""
    note = " (NFD)" if pair.form == "NFD" else ""
    return pair.b.replace("\u00a0", "␣") + note
