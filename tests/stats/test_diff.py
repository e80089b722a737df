from pathlib import Path

import pytest

from kg.graph.store import Export
from kg.stats.diff import diff

MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"


def changed(folder: Path, *swaps: tuple[str, str]) -> Export:
    text = MINI.read_text(encoding="utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    file = folder / "changed.ttl"
    file.write_text(text, encoding="utf-8")
    return Export.open(file)


def test_a_graph_does_not_differ_from_itself(mini: Export) -> None:
    assert diff(mini, mini) == diff(Export.open(MINI), mini)
    assert not diff(mini, mini).gained
    assert not diff(mini, mini).lost


def test_where_a_fact_stands_makes_no_difference(mini: Export, tmp_path: Path) -> None:
    moved = changed(tmp_path, ("/165-271", "/166-272"), ("oa:start 165", "oa:start 166"), ("oa:end 271", "oa:end 272"))
    assert diff(mini, moved) == diff(mini, mini)


def test_how_sure_a_fact_is_makes_no_difference(mini: Export, tmp_path: Path) -> None:
    assert diff(mini, changed(tmp_path, ("vks:confidence 0.9", "vks:confidence 0.5"))) == diff(mini, mini)


def test_a_changed_fact_is_lost_and_gained(mini: Export, tmp_path: Path) -> None:
    found = diff(mini, changed(tmp_path, ('vks:value "127/129"', 'vks:value "128/129"')))
    (gained,), (lost,) = found.gained, found.lost
    assert "value 128/129" in gained
    assert "value 127/129" in lost


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "vks:role vks:role-direct",
            "vks:role vks:role-chair",
            "Participation: Đặng Quốc Khải · Chủ trì · Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2024",
        ),
        (
            'eli:id_local "82/2025/QH15"',
            'eli:id_local "83/2025/QH15"',
            "LegalDocument: Luật 82/2025/QH15, id_local 83/2025/QH15",
        ),
    ],
)
def test_facts_read_as_lines(mini: Export, tmp_path: Path, old: str, new: str, line: str) -> None:
    assert line in diff(mini, changed(tmp_path, (old, new))).gained
