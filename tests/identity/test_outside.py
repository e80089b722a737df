"""Deciding outside memory gives what deciding in memory gives."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from kg.identity import shelf
from kg.identity.outside import Outside
from kg.identity.resolve import Resolver, Rows, rows_of
from kg.records import ArticleFacts


def rows(gold: Mapping[str, ArticleFacts]) -> list[Rows]:
    """The rows of the gold articles, every fifth of them printed twice, in the order of their ids."""
    again = [replace(article, id=f"lai-{article.id}") for article in list(gold.values())[::5]]
    return [rows_of(article) for article in sorted([*gold.values(), *again], key=lambda article: article.id)]


def test_paths_and_questions_are_those_decided_in_memory(gold: Mapping[str, ArticleFacts], tmp_path: Path) -> None:
    listed = rows(gold)
    resolver = Resolver()
    for one in listed:
        resolver.take(one)
    outside = Outside(tmp_path)
    found = outside.identities(lambda: iter(listed)).paths
    expected = resolver.identities().paths
    assert list(found) == list(expected)
    assert {article: dict(paths) for article, paths in found.items()} == expected
    assert any(kind == "article" for paths in expected.values() for kind, _ in paths)
    assert any(kind == "meeting" for paths in expected.values() for kind, _ in paths)
    told = list(outside.questions())
    expected_questions = [json.loads(json.dumps(asdict(row))) for row in resolver.questions()]
    within_a_day = [row for row in expected_questions if all(sign["code"] != "undated" for sign in row["signs"])]
    assert told == within_a_day
    assert len({row["kind"] for row in told}) > 1
    outside.close()
    assert list(tmp_path.iterdir()) == []


def test_a_shelf_gives_back_all_rows_of_a_block_together(tmp_path: Path) -> None:
    made = shelf.Shelf(tmp_path / "rows")
    for number in range(50_000):
        made.add(f"block {number % 700}", number)
    parts = list(made)
    assert sorted(number for part in parts for number in part) == list(range(50_000))
    where = [{number % 700 for number in part} for part in parts]
    assert sum(map(len, where)) == 700
    assert all(part == sorted(part) for part in parts)
    assert len(parts) == shelf.PARTS
    assert list(tmp_path.iterdir()) == []
