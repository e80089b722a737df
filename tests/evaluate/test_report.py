"""Figures told: tables, misses, JSON there and back, differences between runs."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.match import Outcome
from kg.evaluate.report import difference, misses_by_article, misses_by_type, read_json, table_text, write_json
from kg.evaluate.score import TYPES, tabulate

NOTHING = dict.fromkeys(TYPES, Outcome())
SCORED = {
    "a1": {**NOTHING, "people": Outcome(("Lê Thị Mơ",), ("Bùi Ái",), ()), "units": Outcome((), (), ("Sở X",))},
    "a2": {**NOTHING, "people": Outcome(("Cao Sơn", "Đỗ Hà"), (), ("Tin Buồn",))},
}


def test_table() -> None:
    assert table_text("dev", tabulate(SCORED.values())).splitlines() == [
        "dev                gold  found  right       P       R      F1",
        "people                4      4      3   0.750   0.750   0.750",
        "units                 0      1      0   0.000   1.000   0.000",
        "2 articles, macro-F1 0.375, micro-F1 0.667",
    ]


def test_misses() -> None:
    assert list(misses_by_article(SCORED)) == [
        "a1  people          - Bùi Ái",
        "a1  units           + Sở X",
        "a2  people          + Tin Buồn",
    ]
    assert list(misses_by_type(SCORED)) == [
        "people          a1  - Bùi Ái",
        "people          a2  + Tin Buồn",
        "units           a1  + Sở X",
    ]


def test_figures_survive_a_file(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    write_json(path, {"dev": SCORED})
    assert read_json(path) == {"dev": SCORED}
    assert '"micro": 0.666' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "[1]", '{"dev": 1}', '{"dev": {"facts": {"a1": []}}}'])
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(UsageError, match="write it with --json"):
        read_json(path)


def test_difference() -> None:
    new = {
        "a1": {**SCORED["a1"], "people": Outcome(("Bùi Ái",), ("Lê Thị Mơ",), ("Ban Lễ",)), "units": Outcome()},
        "a3": SCORED["a2"],
    }
    assert list(difference(SCORED, new)) == [
        "people: 1 gained, 1 lost, 0 better, 1 worse",
        "  gained  a1  Bùi Ái",
        "  lost    a1  Lê Thị Mơ",
        "  worse   a1  Ban Lễ",
        "units: 0 gained, 0 lost, 1 better, 0 worse",
        "  better  a1  Sở X",
    ]
    assert list(difference(SCORED, SCORED)) == []
