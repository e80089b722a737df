"""The file of judgements: sorted, whole, and with what is wrong in it named by line."""

from pathlib import Path

import pytest

from kg.errors import DataError, UsageError
from kg.judgements.file import NAME, good_rows, read_file, write_file
from kg.judgements.rows import Judgement, Row, read_row, written

ROWS: list[Row] = [
    read_row(written(Judgement("person", "same", (one, "Lê Hạnh"), ("x--0f", "Lê Hạnh"), "Lê Thử", "2026-11-22")))
    for one in ("b--02", "a--01", "c--03")
]


def test_rows_are_written_sorted_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / NAME
    write_file(path, [*ROWS, ROWS[0]])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(map(written, ROWS))
    assert sorted(map(written, good_rows(path))) == lines
    write_file(path, reversed(ROWS))
    assert path.read_text(encoding="utf-8").splitlines() == lines
    assert [entry.name for entry in tmp_path.iterdir()] == [NAME]


def test_no_file_no_rows(tmp_path: Path) -> None:
    assert read_file(tmp_path / NAME) == ([], [])


def test_a_link_stays_a_link_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.jsonl"
    real.touch()
    real.chmod(0o640)
    (tmp_path / NAME).symlink_to(real)
    write_file(tmp_path / NAME, ROWS)
    assert (tmp_path / NAME).is_symlink()
    assert len(good_rows(real)) == len(ROWS)
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "no JSON"),
        (b"[" * 100_000, "nests too deep"),
        (b"[]", "a row is an object"),
        (b'{"kind": "person"}', "verdict None is none of"),
        (b'{"kind": "\xff"}', "the line is not UTF-8"),
        (b"<<<<<<< HEAD", "no JSON"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, said: str) -> None:
    path = tmp_path / NAME
    good = written(ROWS[0]).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\n" + line + b"\n" + good + b"\n")
    rows, problems = read_file(path)
    assert [(placed.row, placed.line) for placed in rows] == [(ROWS[0], 1), (ROWS[0], 4)]
    assert [problem.line for problem in problems] == [3]
    assert said in problems[0].message
    with pytest.raises(DataError, match=rf"{NAME}:3: not a judgement: "):
        good_rows(path)


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"can't be written.*--judgements"):
        write_file(tmp_path / "missing" / NAME, ROWS)
    (tmp_path / NAME).mkdir()
    with pytest.raises(UsageError, match="can't be read"):
        read_file(tmp_path / NAME)
