"""The file of what a person judged."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.identity.judgements import Judgement, read_judgements, written

ROW = Judgement("person", "same", ("một--0a", "Lê Thị Hạnh"), ("hai--0b", "Lê Thị Hạnh"), "cùng quê")


def test_a_row_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(written(ROW) + "\n\n", encoding="utf-8")
    assert read_judgements(path) == (ROW,)


def test_no_file_no_rows(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "judgements.jsonl") == ()


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"kind": "person"}', written(ROW).replace("same", "maybe"), written(ROW).replace('["hai--0b", ', "[")],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(f"{written(ROW)}\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"judgements\.jsonl:2: not a judgement"):
        read_judgements(path)
