"""A short attack on every target with fixed seeds, the cases that once broke something, and hypothesis on the readers.

The long attack is `PYTHONPATH=tests python -m hostile`.
"""

import os
import pty
import re
from contextlib import redirect_stdout, suppress
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile.attacks import changed
from hostile.targets import LIMIT, TARGETS, check_facts, mini, texts
from kg.cli.app import main
from kg.errors import DataError, UsageError
from kg.pipeline.read import facts_of
from kg.query.run import query
from kg.records import Article, Skipped
from kg.sources.read import read_inputs
from kg.yamlio import parse

CASES = Path(__file__).parent / "cases"
SEEDS = {
    "readers": 50,
    "rows": 20,
    "facts": 8,
    "export": 1,
    "judgements": 2,
    "state": 4,
    "described": 100,
    "queries": 150,
    "graphs": 40,
}
"""How many inputs each target is given: a few seconds in all."""


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str, tmp_path: Path) -> None:
    for number in range(SEEDS[name]):
        place = tmp_path / str(number)
        place.mkdir()
        TARGETS[name](Random(f"short:{number}"), place)


@pytest.mark.parametrize("path", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_what_once_broke_is_read_or_skipped(path: Path) -> None:
    found = list(read_inputs([path], max_article_bytes=LIMIT))
    assert found
    for one in found:
        if isinstance(one, Article):
            check_facts(facts_of(one))
        else:
            assert isinstance(one, Skipped)
            assert one.detail.isprintable()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_change_of_an_article_is_read(chance: Random) -> None:
    text = changed(chance, chance.choice(texts()), texts())
    check_facts(facts_of(Article("a", text, "a.txt")))


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 100_000, "{a: " * 50_000, "".join("  " * n + "a:\n" for n in range(999))]
)
def test_yaml_that_nests_too_deep_is_refused(text: str) -> None:
    """The C parser makes nodes by recursion, and would end the program."""
    with pytest.raises(DataError, match="more than 100 lists or mappings in one another"):
        parse(text, object)


def test_bombs_of_yaml_are_refused_at_their_first_alias() -> None:
    lines = [
        "a: &a [x, x]",
        *(f"{new}: &{new} [*{old}, *{old}]" for old, new in pairwise("abcdefghijklmnopqrstuvwxyz")),
    ]
    with pytest.raises(DataError, match="alias"):
        parse("\n".join(lines), object)


def test_half_a_character_on_the_command_line_is_told() -> None:
    with pytest.raises(UsageError, match="parameter name: 'a\\\\udc80' is not text"):
        query(mini(), "SELECT * { ?x skos:prefLabel $name }", {"name": "a\udc80"})


def test_nothing_shown_can_drive_a_terminal_or_turn_the_letters(kg, tmp_path: Path) -> None:
    label = "Lê \\u001B[31m\\u001B]0;x\\u0007\\u009B2J \\u202E\\u2066Minh\\u200F"
    (tmp_path / "a.ttl").write_text(
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<https://w3id.org/vks/id/person/x--1> a foaf:Person ; skos:prefLabel "{label}"@vi .\n',
        encoding="utf-8",
    )
    for words in (
        ("explain", "person/x--1"),
        ("validate",),
        ("stats",),
        ("query", "SELECT ?l { ?x skos:prefLabel ?l }"),
    ):
        command, *rest = words
        shown = on_terminal([command, str(tmp_path / "a.ttl"), *rest])
        assert not re.search("\x1b(?!\\[[0-9;]*m)|[\x00-\x08\x0e-\x1a\x7f-\x9f\u200f\u202a-\u202e\u2066-\u2069]", shown)
        assert "\x1b[31m" not in shown


def on_terminal(words: list[str]) -> str:
    """What a command shows on a terminal, in this process."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8", newline="\n") as screen, redirect_stdout(screen):
        main(words)
        screen.flush()
    with suppress(OSError):
        return os.read(ours, 1_000_000).decode("utf-8")
    return ""
