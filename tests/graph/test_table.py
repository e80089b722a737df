"""Tables of lines: a function of their lines, whatever they were before."""

import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.table import INDEX, Change, Form, Table, rewritten
from kg.spool import Tally

FORM = Form(" ", 3)
lines = st.builds("<{}> {}".format, st.integers(0, 40), st.sampled_from("abđ"))
states = st.lists(st.lists(lines, max_size=60), min_size=2, max_size=4)


def write(old: Table, changes: Counter[str], path: Path, notes: list[bool] | None = None) -> list[Change]:
    """The table of a path, written with changes; into ``notes`` of each chunk whether it stays."""

    def note(found: Callable[[], bytes], known: str | None) -> str:
        (notes if notes is not None else []).append(known is not None)
        return known or f"{len(found())}"

    return list(rewritten(old, sorted(row for row in changes.items() if row[1]), path, note))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(states)
def test_a_table_is_a_function_of_its_lines(given_lines: list[list[str]]) -> None:
    """Law: written anew with changes, or at once, the bytes are the same."""
    with tempfile.TemporaryDirectory() as name:
        place, was, old = Path(name), Counter[str](), Table(FORM)
        for number, listed in enumerate(given_lines):
            now, changes = Counter(listed), Counter(listed)
            changes.subtract(was)
            found = write(old, changes, place / f"{number}")
            write(Table(FORM), now, place / "clean")
            for end in ("", INDEX):
                assert (place / f"{number}{end}").read_bytes() == (place / f"clean{end}").read_bytes()
            for change in found:
                assert change.before == sorted(row for row in was.items() if row[0].startswith(change.group))
                assert change.after == sorted(row for row in now.items() if row[0].startswith(change.group))
            old.close()
            was, old = now, Table(FORM, place / f"{number}")
            assert [line for text in old.texts() for line in text.split("\n")] == sorted(now)
            assert all((line, count) in old.rows(line[: line.index(" ") + 1]) for line, count in now.items())
            for beginning in ("<", "<1", "<20> ", "<20> đ", "=", ""):
                there = [line for text in old.texts((beginning,)) for line in text.split("\n")]
                assert {*there} >= {line for line in now if line.startswith(beginning)}
                assert [*old.starting(beginning)] == sorted(line for line in now if line.startswith(beginning))
        old.close()


def test_chunks_that_nothing_touches_are_copied(tmp_path: Path) -> None:
    told = Counter(f"<{number:03}> a" for number in range(300))
    write(Table(FORM), told, tmp_path / "old")
    notes: list[bool] = []
    with closing(Table(FORM, tmp_path / "old")) as old:
        write(old, Counter({"<100> b": 1}), tmp_path / "new", notes)
        assert len(notes) == len(old.chunks) > 50
    assert notes.count(False) == 1


@pytest.mark.parametrize("run", [7, 1000])
def test_a_tally_counts_more_than_it_holds(run: int) -> None:
    tally = Tally(run=run)
    for number in range(400):
        tally.add([f"{number % 50:03d} đ", "a\tb"])
    for number in range(40):
        tally.take_away([f"{number % 8:03d} đ"] * 2)
    expected = {f"{number:03d} đ": 8 for number in range(8, 50)} | {"a\tb": 400}
    for number in range(8):
        expected[f"{number:03d} đ"] = 8 - 2 * 5
    assert list(tally) == sorted(expected.items())
    tally.take_away(["a\tb"] * 400)
    assert dict(tally).keys() == expected.keys() - {"a\tb"}
    tally.close()
