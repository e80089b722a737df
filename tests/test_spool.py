"""Lines that do not fit in memory: the same as those that do, in few files, none written more often than need be."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from kg import spool
from kg.spool import Spool, Tally

RUN, FILES = 4, 3


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(spool, "FILES", FILES)
    draw = Random(7)
    return [f"dòng {draw.randrange(300)}" for _ in range(1000)]


def test_a_spool_gives_each_line_once(lines: list[str], tmp_path: Path) -> None:
    held = Spool(RUN, tmp_path)
    for line in lines:
        held.add(line)
    assert list(held) == sorted(set(lines))
    assert list(held) == sorted(set(lines))  # as often as one likes
    held.close()
    assert not list(tmp_path.iterdir())


def test_a_tally_counts_what_is_added_and_taken_away(lines: list[str], tmp_path: Path) -> None:
    held, counted = Tally(RUN, tmp_path), Counter(lines)
    held.add(lines)
    held.take_away(lines[:500])
    held.update([(line, 2) for line in lines[500:]])
    for line, number in Counter(lines[:500]).items():
        counted[line] -= number
    for line, number in Counter(lines[500:]).items():
        counted[line] += 2 * number
    assert list(held) == sorted((line, number) for line, number in counted.items() if number)
    held.close()


def test_however_many_runs_there_are_files_are_few(
    lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write = spool._Runs._write

    def counting(self: spool._Runs, found: list[str]) -> Path:
        found = list(found)
        written.append(len(found))
        return write(self, found)

    monkeypatch.setattr(spool._Runs, "_write", counting)
    held = Spool(RUN, tmp_path)
    for number, _ in enumerate(lines):
        held.add(f"{number:04}")
        assert len(list(tmp_path.glob("*/*"))) <= FILES * 6  # 250 runs: tiers of 1, 3, 9, 27, 81 and 243
    assert sum(written) <= 6 * len(lines)
    held.close()
