"""The reference files as files: every error has its line, what is written is read back, a sector is one more file."""

import shutil
from pathlib import Path

import pytest

from kg import yamlio
from kg.errors import DataError
from kg.reference.abbreviations import Abbreviation
from kg.reference.documents import DocumentsFile
from kg.reference.links import Link
from kg.reference.provinces import Province
from kg.reference.reference import load_reference
from kg.reference.table import Dated, Table, first_day, is_iso_prefix
from kg.reference.units import NamedUnit
from kg.resources import reference_dir

SHAPES = [
    ("provinces", Table[Province]),
    ("links", Table[Link]),
    ("units", Table[NamedUnit]),
    ("documents", DocumentsFile),
    ("abbreviations", Table[Abbreviation]),
]
HEAD = "sector: s\nsources: {s: somewhere}\nrows:\n"


@pytest.mark.parametrize(("stem", "shape"), SHAPES)
def test_round_trip(stem: str, shape: type[object]) -> None:
    value = yamlio.load(reference_dir() / f"{stem}.yaml", shape)
    assert yamlio.parse(yamlio.dump(value), shape) == value


@pytest.mark.parametrize("stem", [stem for stem, _ in SHAPES])
def test_a_file_says_what_it_is_and_who_reads_it(stem: str) -> None:
    comment = "".join(
        line
        for line in (reference_dir() / f"{stem}.yaml").read_text(encoding="utf-8").splitlines(True)
        if line[0] == "#"
    )
    assert "Read by kg.reference.reference" in comment


@pytest.mark.parametrize(("stem", "shape"), SHAPES)
def test_every_source_is_used(stem: str, shape: type[object]) -> None:
    text = (reference_dir() / f"{stem}.yaml").read_text(encoding="utf-8")
    value = yamlio.parse(text, shape)
    assert isinstance(value, DocumentsFile | Table)
    rows = (*value.kinds, *value.issuers, *value.terms, *value.acts) if isinstance(value, DocumentsFile) else value.rows
    used = {key for row in rows for key in row.source}
    used |= {key for key in value.sources for row in rows if key in (row.note or "")}
    assert set(value.sources) == used


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("- {id: ha-noi, name: Hà Nội, type: tỉnh}", "p.yaml:4:3: key 'source' is missing"),
        (
            "- {id: ha-noi, name: Hà Nội, type: tinh, source: [s]}",
            "p.yaml:4:36: expected one of tỉnh, thành phố trực thuộc trung ương, đặc khu, found 'tinh'; "
            "did you mean 'tỉnh'?",
        ),
        (
            "- {id: ha-noi, name: Hà Nội, type: tỉnh, alias: [HN], source: [s]}",
            "p.yaml:4:42: unknown key 'alias'; did you mean 'aliases'?",
        ),
        (
            "- {id: hanoi, name: Hà Nội, type: tỉnh, source: [s]}",
            "p.yaml:4:3: id 'hanoi' is neither the slug of 'Hà Nội' nor that with the year it starts",
        ),
        (
            "- {id: ha-noi, name: Hà Nội, type: tỉnh, source: [t]}",
            "p.yaml:1:1: no such key in sources: 't' (line 4)",
        ),
        (
            "- {id: ha-noi, name: Hà Nội, type: tỉnh, source: []}",
            "p.yaml:4:3: source is empty: name at least one key of sources",
        ),
        (
            "- {id: ha-noi, name: Hà Nội, type: tỉnh, valid_from: 1/7/2025, source: [s]}",
            "p.yaml:4:3: '1/7/2025' is no date: write YYYY, YYYY-MM or YYYY-MM-DD in quotes",
        ),
        (
            "- {id: ha-noi, name: Hà Nội, type: tỉnh, valid_from: 2025-07, valid_to: 2025-07-01, source: [s]}",
            "p.yaml:4:3: valid_from 2025-07 is not before valid_to 2025-07-01",
        ),
    ],
)
def test_an_error_has_its_place(row: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        yamlio.parse(HEAD + row, Table[Province], file="p.yaml")
    assert str(caught.value) == message


def copy_of_the_data(folder: Path) -> None:
    for stem, _ in SHAPES:
        shutil.copy(reference_dir() / f"{stem}.yaml", folder)


def test_a_second_sector_is_one_more_file(tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    more = (
        "sector: courts\nsources: {s: x}\nrows:\n- {label: Tòa Hình sự TAND tối cao, kind: department, source: [s]}\n"
    )
    (tmp_path / "units-courts.yaml").write_text(more, encoding="utf-8")
    found = load_reference(tmp_path)
    assert found.named_units[:-1] == load_reference().named_units
    assert found.unit_at("Tòa Hình sự TAND tối cao", "2020") == found.named_units[-1]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    (tmp_path / "units.yaml").unlink()
    with pytest.raises(DataError, match=r"units\.yaml: the file is missing; take it from"):
        load_reference(tmp_path)


def test_dates() -> None:
    assert [first_day(date) for date in ("2025", "2025-07", "2025-07-09")] == ["2025-01-01", "2025-07-01", "2025-07-09"]
    assert is_iso_prefix("2025-12-31")
    assert not is_iso_prefix("2025-13")
    assert not is_iso_prefix("2025-7")


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ((None, None), (None, None), True),
        ((None, "2015"), ("2015", None), False),
        ((None, "2015-01-02"), ("2015", None), True),
        (("2015", "2016"), ("2016-01-01", "2017"), False),
        (("2015", "2020"), ("2016", "2017"), True),
    ],
)
def test_overlap(first: tuple[str, str], second: tuple[str, str], together: bool) -> None:
    one, two = (Dated(source=("s",), valid_from=start, valid_to=end) for start, end in (first, second))
    assert one.overlaps(two) is two.overlaps(one) is together
