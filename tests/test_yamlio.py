"""YAML becomes what the hints ask for and nothing else; every error names file, line and column."""

import hashlib
import pickle
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Literal, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import yamlio
from kg.errors import DataError

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Span:
    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    count: int | None = None
    share: float = 0.0
    kind: Literal["a", "b"] = "a"
    tags: tuple[str, ...] = ()
    pair: tuple[str, int] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    good: bool = True
    span: Span | None = None
    spans: tuple[Span, ...] = ()
    line: int = yamlio.line_field()

    def __post_init__(self) -> None:
        if self.id == "forbidden":
            raise ValueError("this id is taken")


@dataclass(frozen=True, slots=True)
class File(Generic[R]):
    sector: str
    rows: tuple[R, ...]


def read(text: str) -> File[Row]:
    return yamlio.parse(text, File[Row], file="x.yaml")


def rows(text: str) -> tuple[Row, ...]:
    return yamlio.parse(text, tuple[Row, ...], file="x.yaml")


@pytest.mark.parametrize("word", ["no", "yes", "on", "true", "2024-07-04", "08", "0o7", "1_000", "1e3", "12:30", "1.0"])
def test_a_string_stays_as_written(word: str) -> None:
    assert rows(f"- id: {word}") == (Row(id=word),)


def test_every_hint_is_read() -> None:
    text = """
- id: one
  count: 12
  share: 0.5
  kind: b
  tags: [a, no, 08]
  pair: [x, -3]
  names: {"no": yes, b: c}
  good: false
  span: {start: 2024-01-01}
  spans: [{start: a, end: b}, {start: c, end: null}]
- id: "two"
  count: null
  pair: ~
"""
    first = Row(
        id="one",
        count=12,
        share=0.5,
        kind="b",
        tags=("a", "no", "08"),
        pair=("x", -3),
        names={"no": "yes", "b": "c"},
        good=False,
        span=Span("2024-01-01"),
        spans=(Span("a", "b"), Span("c")),
    )
    assert rows(text) == (first, Row(id="two"))


def test_lines_are_kept_and_not_compared() -> None:
    found = rows("\n- id: a\n\n- id: b")
    assert [row.line for row in found] == [2, 4]
    assert found == (Row(id="a"), Row(id="b"))


def test_a_generic_dataclass_takes_its_argument() -> None:
    assert read("sector: s\nrows:\n- id: a") == File("s", (Row(id="a"),))
    assert yamlio.parse("sector: s\nrows: [a, b]", File[str]) == File("s", ("a", "b"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.yaml: the file is empty"),
        ("sector: s", "x.yaml:1:1: key 'rows' is missing"),
        ("sector: s\nrow: []\nrows: []", "x.yaml:2:1: unknown key 'row'; did you mean 'rows'?"),
        ("sector: s\nrows: []\nxyz: 1", "x.yaml:3:1: unknown key 'xyz'"),
        ("sector: s\nrows: []\nsector: t", "x.yaml:3:1: key 'sector' comes twice; it is on line 1 too"),
        ("sector: [s]\nrows: []", "x.yaml:1:9: expected text, found a list"),
        ("sector:\nrows: []", 'x.yaml:1:8: expected text, found nothing; write "" for an empty text'),
        (
            "sector: s\nrows: a",
            "x.yaml:2:7: expected a list, found text 'a'; write [...] or lines that start with '- '",
        ),
        ("sector: s\nrows:\n- a", "x.yaml:3:3: expected a mapping, found text 'a'"),
        ("sector: s\nrows:\n- {id: a, count: many}", "x.yaml:3:18: expected an integer, found 'many'"),
        ("sector: s\nrows:\n- {id: a, count: 08}", "x.yaml:3:18: expected an integer, found '08'"),
        (
            "sector: s\nrows:\n- {id: a, count: '8'}",
            "x.yaml:3:18: expected an integer, found quoted text '8'; remove the quotes",
        ),
        ("sector: s\nrows:\n- {id: a, share: nan}", "x.yaml:3:18: expected a number, found 'nan'"),
        ("sector: s\nrows:\n- {id: a, good: yes}", "x.yaml:3:17: expected true or false, found 'yes'"),
        ("sector: s\nrows:\n- {id: a, kind: c}", "x.yaml:3:17: expected one of a, b, found 'c'"),
        ("sector: s\nrows:\n- {id: a, pair: [b]}", "x.yaml:3:17: expected a list of 2, found 1"),
        ("sector: s\nrows:\n- {id: a, line: 3}", "x.yaml:3:11: unknown key 'line'"),
        ("sector: s\nrows:\n- {id: a, names: [b]}", "x.yaml:3:18: expected a mapping, found a list"),
        ("sector: s\nrows:\n- id: forbidden", "x.yaml:3:3: this id is taken"),
        ("sector: !!int 3\nrows: []", "x.yaml:1:9: tag 'tag:yaml.org,2002:int' is not allowed; remove it"),
        (
            "sector: &s a\nrows:\n- {id: b, tags: [*s]}",
            "x.yaml:1:9: an alias (*) repeats this node; write the value out twice",
        ),
        ("sector: a\u0300\nrows: []", "x.yaml:1:9: 'a\u0300' is not in Unicode form NFC; normalise the file"),
        ("sector: s\nrows: a: b", "x.yaml:2:8: not YAML: mapping values are not allowed in this context"),
        ("sector: s\nrows: []\n---\nb: c", "x.yaml:3:1: not YAML: but found another document"),
    ],
)
def test_an_error_says_where_and_what(text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read(text)
    assert str(caught.value) == message


def test_all_errors_of_a_file_come_at_once_in_its_order() -> None:
    with pytest.raises(DataError) as caught:
        read("rows:\n- {idd: a}\n- {id: b, kind: c, good: maybe}\n")
    assert str(caught.value).splitlines() == [
        "x.yaml:1:1: key 'sector' is missing",
        "x.yaml:2:3: key 'id' is missing",
        "x.yaml:2:4: unknown key 'idd'; did you mean 'id'?",
        "x.yaml:3:17: expected one of a, b, found 'c'",
        "x.yaml:3:26: expected true or false, found 'maybe'",
    ]


def test_a_file_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="can't be read: No such file"):
        yamlio.load(tmp_path / "none.yaml", Row)
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"id: a\ncount: \xff")
    with pytest.raises(DataError) as caught:
        yamlio.load(bad, Row)
    assert str(caught.value) == f"{bad}:2: not UTF-8; save the file as UTF-8"


def test_plain_data_keeps_every_scalar_as_text(tmp_path: Path) -> None:
    file = tmp_path / "plain.yaml"
    file.write_text('id: "001"\nwhen: 2024-07-04\nlist: [no, 3, null, {a: ~}]\nempty:\n', encoding="utf-8")
    assert yamlio.load_plain(file) == {
        "id": "001",
        "when": "2024-07-04",
        "list": ["no", "3", None, {"a": None}],
        "empty": None,
    }
    file.write_text("a: 1\na: 2\n", encoding="utf-8")
    with pytest.raises(DataError, match="comes twice"):
        yamlio.load_plain(file)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
_ROWS = st.builds(
    Row,
    id=_TEXT.filter(lambda text: text != "forbidden"),
    count=st.none() | st.integers(-(10**9), 10**9),
    kind=st.sampled_from(["a", "b"]),
    tags=st.lists(_TEXT, max_size=3).map(tuple),
    names=st.dictionaries(_TEXT, _TEXT, max_size=3),
    good=st.booleans(),
    span=st.none() | st.builds(Span, start=_TEXT, end=st.none() | _TEXT),
)


@given(st.lists(_ROWS, max_size=3).map(tuple))
def test_what_is_dumped_is_read_back(values: tuple[Row, ...]) -> None:
    assert yamlio.parse(yamlio.dump(values), tuple[Row, ...]) == values


def test_the_dump_is_canonical() -> None:
    value = File("s", (Row(id="08", tags=("a", "no"), span=Span("2024-01-01")),))
    text = "sector: s\nrows:\n- id: '08'\n  tags: [a, 'no']\n  span:\n    start: '2024-01-01'\n"
    assert yamlio.dump(value) == text


@pytest.fixture
def cached_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "rows.yaml"
    file.write_text("- id: a\n  names: {b: c}\n- id: d\n", encoding="utf-8")
    return file


def kept_files(file: Path) -> list[Path]:
    return sorted((file.parent / "cache").rglob("*.bin"))


def test_the_cache_gives_the_same_values(cached_file: Path) -> None:
    fresh = yamlio.load(cached_file, tuple[Row, ...])
    assert yamlio.load_cached(cached_file, tuple[Row, ...]) == fresh
    (kept,) = kept_files(cached_file)
    written = kept.read_bytes()
    again = yamlio.load_cached(cached_file, tuple[Row, ...])
    assert again == fresh
    assert [row.line for row in again] == [1, 3]
    assert kept.read_bytes() == written


def test_the_cache_is_not_trusted_for_other_content_or_another_shape(cached_file: Path) -> None:
    yamlio.load_cached(cached_file, tuple[Row, ...])
    cached_file.write_text("- id: z\n", encoding="utf-8")
    assert yamlio.load_cached(cached_file, tuple[Row, ...]) == (Row(id="z"),)
    assert yamlio.load_cached(cached_file, tuple[Mapping[str, str], ...]) == ({"id": "z"},)


def test_a_spoilt_cache_file_is_replaced(cached_file: Path) -> None:
    fresh = yamlio.load_cached(cached_file, tuple[Row, ...])
    (kept,) = kept_files(cached_file)
    good = kept.read_bytes()
    for spoilt in (b"", good[:-1], good[:20] + b"x" + good[21:], good[:-1] + b"x"):
        kept.write_bytes(spoilt)
        assert yamlio.load_cached(cached_file, tuple[Row, ...]) == fresh
        assert kept.read_bytes() == good


def test_a_cache_file_can_make_nothing_but_the_schema(cached_file: Path) -> None:
    fresh = yamlio.load_cached(cached_file, tuple[Row, ...])
    (kept,) = kept_files(cached_file)
    good = kept.read_bytes()
    size = len(good) - len(pickle.dumps(fresh, protocol=5)) - 32
    payload = pickle.dumps(Path("/"), protocol=5)
    digest = hashlib.sha256(payload).digest()
    kept.write_bytes(good[:size] + digest + payload)
    assert yamlio.load_cached(cached_file, tuple[Row, ...]) == fresh


def test_no_writable_cache_is_no_error(cached_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = yamlio.load(cached_file, tuple[Row, ...])
    for place in ("off", str(cached_file / "no-folder")):
        monkeypatch.setenv("KG_CACHE", place)
        assert yamlio.load_cached(cached_file, tuple[Row, ...]) == fresh


def test_errors_are_the_same_with_a_cache(cached_file: Path) -> None:
    cached_file.write_text("- idd: z\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DataError, match="unknown key 'idd'"):
            yamlio.load_cached(cached_file, tuple[Row, ...])
    assert kept_files(cached_file) == []
