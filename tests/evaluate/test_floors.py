"""Floors hold a run to what was reached before, on the same gold."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.floors import Floors, below, measured, read_floors, update
from kg.evaluate.gold import digest
from kg.evaluate.match import Outcome
from kg.evaluate.score import Row, Table

NOW = Floors("d1", {"people": 0.9, "macro": 0.8, "micro": 0.85}, 0.5, 0.9)


def test_figures_are_cut_not_rounded() -> None:
    table = Table(1, {"people": Row(3, 3, 2), "units": Row(2, 2, 2)})
    judged = {"same": Outcome(("a",), ("b",)), "different": Outcome(extra=("c",))}
    floors = Floors("d1", {"people": 0.666, "units": 1.0, "macro": 0.833, "micro": 0.8}, 0.666)
    assert measured(table, judged, "d1") == floors


@pytest.mark.parametrize(
    ("now", "wrong"),
    [
        (NOW, []),
        (Floors("d1", {"people": 0.95, "units": 0.1, "macro": 0.8, "micro": 0.85}, 0.6, 0.9), []),
        (Floors("d1", {**NOW.f1, "people": 0.899}, 0.5, 0.9), ["people: F1 0.899 is below its floor 0.900"]),
        (Floors("d1", {"macro": 0.8, "micro": 0.85}, 0.5, 0.9), ["people: F1 0.000 is below its floor 0.900"]),
        (Floors("d1", NOW.f1, 0.4, 0.9), ["identity: 0.400 is below its floor 0.500"]),
        (Floors("d1", NOW.f1, 0.5, 0.8), ["bcubed: 0.800 is below its floor 0.900"]),
        (Floors("d2", NOW.f1, 0.5, 0.9), ["the gold or its articles changed since the floors were measured"]),
    ],
)
def test_below(now: Floors, wrong: list[str]) -> None:
    assert below(NOW, now) == wrong


def test_floors_rise_and_fall_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    update(path, NOW)
    assert read_floors(path) == NOW
    higher = Floors("d2", {**NOW.f1, "people": 0.91}, 0.5, 0.9)
    update(path, higher)
    with pytest.raises(UsageError, match=r"people: F1 0\.900 is below its floor 0\.910.*--lower"):
        update(path, NOW)
    assert read_floors(path) == higher
    update(path, NOW, lower=True)
    assert read_floors(path) == NOW


def test_the_digest_tells_content_and_names_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text("x")
    two.write_text("y")
    first = digest([one, two])
    assert digest([two, one]) == first
    two.write_text("z")
    assert digest([one, two]) != first
    one.write_text("xb")
    two.write_text("y")
    assert digest([one, two]) != first
