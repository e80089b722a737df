"""Inputs of every kind: what becomes an article, and the reason of what does not."""

import gzip
import io
import json
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.records import Article, Skipped
from kg.sources.read import read_inputs

TEXT = "Ngày 04/7/2024, VKSND tỉnh Ví Dụ tổ chức Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm 2024."


def found(*inputs: str | Path, limit: int = 10_000, stdin: bytes = b"") -> list[Article | Skipped]:
    return list(read_inputs(inputs, max_article_bytes=limit, stdin=io.BytesIO(stdin)))


def outcome(items: Iterable[Article | Skipped]) -> list[str]:
    """The name of each article, the reason of each skipped input."""
    return [item.name if isinstance(item, Article) else item.reason for item in items]


def lines(*rows: object) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows).encode()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.txt", "\ufeff\u200b".encode(), "not-an-article"),
        ("a.txt", TEXT.encode("utf-16"), "not-utf8"),
        ("a.txt", TEXT.encode()[:-2] + b"\xe1\xbb", "not-utf8"),
        ("a.txt", TEXT.encode("cp1258", "replace"), "not-utf8"),
        ("a.txt", b"a\0b", "binary"),
        ("a.txt", bytes(range(1, 32)) * 10, "binary"),
        ("a.txt", b"The quick brown fox jumps over the lazy dog", "not-vietnamese"),
        ("a.txt", "Déjà vu : l'été dernier, Noël et la forêt étaient très près".encode(), "not-vietnamese"),
        ("a.txt", b"12 34 56 78 90 11 12", "not-an-article"),
        ("a.txt", "Hội nghị".encode(), "not-an-article"),
        ("a.txt", TEXT.encode() * 1000, "too-large"),
        ("a.html", b"", "empty"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("a.html", b"<html><body></body></html>", "no-text"),
        ("a.html", b"<div>" * 1500, "bad-html"),
        ("a.html", TEXT.encode("cp1258", "replace"), "not-utf8"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.jsonl", b"{", "bad-json"),
        ("a.jsonl", b"[1]", "bad-json"),
        ("a.jsonl", b"[" * 100_000, "bad-json"),
        ("a.jsonl", b'{"text": ' + b"9" * 5000 + b"}", "bad-json"),
        ("a.jsonl", b'{"text": "\xff"}', "not-utf8"),
        ("a.jsonl", b'{"title": "x"}', "no-text"),
        ("a.jsonl", b'{"text": null}', "no-text"),
        ("a.jsonl", b'{"text": 7}', "no-text"),
        ("a.jsonl", b'{"text": " "}', "no-text"),
        ("a.jsonl", b'{"text": "abc"}', "not-an-article"),
        ("a.jsonl", lines({"text": TEXT * 100}), "too-large"),
        ("a.jsonl", lines({"text": TEXT, "x": "y" * 200_000}), "too-large"),
        ("a.jsonl.gz", b"hello", "bad-gzip"),
        ("a.jsonl.gz", gzip.compress(lines({"text": TEXT}), mtime=0)[:40], "truncated"),
        ("a.parquet", b"PAR1", "bad-parquet"),
        ("a.parquet", b"", "bad-parquet"),
        ("a.pdf", b"%PDF", "unsupported-type"),
    ],
)
def test_what_can_not_be_used_has_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [skipped] = found(path)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert skipped.source.split("#")[0] == str(path)
    assert skipped.detail
    assert "\n" not in skipped.detail


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    assert outcome(found(tmp_path / "no.txt", tmp_path / "link.txt", "a\0b", tmp_path)) == [
        "not-found",
        "not-found",
        "unreadable",
        "not-found",
    ]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert outcome(found(tmp_path)) == ["empty"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert outcome(found(tmp_path)) == ["unreadable"]


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "so-ket.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n")
    assert found(path) == [Article("so-ket", TEXT + "\r\n", str(path))]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.TXT", ".hidden/x.txt", "b/.x.txt", "z.yaml", "b/d/e/0.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert outcome(found(tmp_path)) == ["a", "1", "2", "0", "c"]
    assert outcome(found(tmp_path / "b", tmp_path, tmp_path / "a.txt")) == ["1", "2", "0", "a", "c"]


def test_links_that_loop_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    assert outcome(found(tmp_path)) == ["a", "unreadable"]


def test_the_files_of_an_earlier_build_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("a.txt", "out/graph.ttl", "out/report.json", "out/articles.jsonl"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert outcome(found(tmp_path)) == ["a"]


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/x\xff\n.txt"
    with open(path, "wb") as stream:  # noqa: PTH123  # a path of bytes
        stream.write(TEXT.encode())
    [article] = found(tmp_path)
    assert isinstance(article, Article)
    assert article.name == "x\\xff\\n"
    assert article.source.encode("utf-8").endswith(b"x\\xff\\n.txt")


def test_rows_take_the_usual_fields(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    url = "https://kiemsat.vn/a.html"
    full = {
        "id": 7, "text": TEXT, "url": url, "title": " Sơ  kết\n2024", "published": "2024-07-05",
        "publisher": "Tạp chí Kiểm sát", "author": "Lê Ví Dụ - Trần Thử",
    }  # fmt: skip
    other = {
        "Content": TEXT,
        "link": "x",
        "headline": "Sơ kết",
        "date": "05/07/2024 08:00",
        "authors": [{"name": "Lê Ví"}],
    }
    path.write_bytes(b"\xef\xbb\xbf" + lines(full, "", other, {"text": TEXT}))
    names = ("Lê Ví Dụ", "Trần Thử")
    assert found(path) == [
        Article("7", TEXT, f"{path}#1", "Sơ kết 2024", url, "2024-07-05", "Tạp chí Kiểm sát", names),
        Article("Sơ kết", TEXT, f"{path}#3", "Sơ kết", "x", "2024-07-05", None, ("Lê Ví",)),
        Article("rows", TEXT, f"{path}#4"),
    ]


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2024-07-05", "2024-07-05"),
        ("2024-07", "2024-07"),
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-07-05T08:00:00+07:00", "2024-07-05"),
        ("2024-07-04T20:00:00Z", "2024-07-05"),
        ("2024-07-05 23:59:59", "2024-07-05"),
        ("05/07/2024", "2024-07-05"),
        ("5-7-2024, 08:30", "2024-07-05"),
        ("Thứ sáu, 5.7.2024", "2024-07-05"),
        ("2024-13-45", None),
        ("31/02/2024", None),
        ("hôm qua", None),
        ("20240705", None),
        (True, None),
        ({"a": 1}, None),
        ("9" * 400, None),
    ],
)
def test_dates_of_rows_become_iso(given: object, published: str | None) -> None:
    [article] = found("-", stdin=lines({"text": TEXT, "date": given}))
    assert isinstance(article, Article)
    assert article.published == published


def test_standard_input_is_json_lines() -> None:
    items = found("-", stdin=lines({"text": TEXT, "id": "a"}, "{", {"text": TEXT}))
    assert outcome(items) == ["a", "bad-json", "stdin"]
    assert [item.source for item in items] == ["-#1", "-#2", "-#3"]


def test_good_rows_before_the_break_of_a_packed_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = [{"text": f"{TEXT} {int.from_bytes(os.urandom(200))}", "id": str(number)} for number in range(200)]
    packed = gzip.compress(lines(*rows))
    path.write_bytes(packed)
    assert outcome(found(path)) == [str(number) for number in range(200)]
    path.write_bytes(packed[: len(packed) // 2])
    names = outcome(found(path))
    assert names[:50] == [str(number) for number in range(50)]
    assert names[-1] == "truncated"


def test_a_row_too_long_to_hold_is_left_and_the_next_one_read() -> None:
    items = found("-", stdin=b'{"text": "' + b"x" * 500_000 + b'"}\n' + lines({"text": TEXT, "id": "b"}))
    assert outcome(items) == ["too-large", "b"]


def test_a_table_is_one_article_a_row(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    table = {
        "Text": [TEXT, None, TEXT],
        "id": ["a", "b", "c"],
        "published": [datetime(2024, 7, 4, 20, tzinfo=UTC), None, None],
        "author": [["Lê Ví Dụ", "Trần Thử"], [], None],
        "blob": [b"x", b"y", b"z"],
    }
    pq.write_table(pa.table(table), path)
    items = found(path)
    assert outcome(items) == ["a", "no-text", "c"]
    assert items[0] == Article("a", TEXT, f"{path}#1", published="2024-07-05", authors=("Lê Ví Dụ", "Trần Thử"))


def test_days_and_texts_of_other_types_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"text": pa.array([TEXT], pa.large_string()), "date": [date(2024, 7, 5)]}), path)
    assert found(path) == [Article("t", TEXT, f"{path}#1", published="2024-07-05")]


@pytest.mark.parametrize("table", [{"text": pa.array([], pa.string())}, {"n": [1]}])
def test_a_table_without_articles(tmp_path: Path, table: dict[str, object]) -> None:
    pq.write_table(pa.table(table), tmp_path / "t.parquet")
    assert outcome(found(tmp_path)) in (["empty"], ["no-text"])


def test_words_that_can_not_be_written_are_kept_out_of_the_fields() -> None:
    [article] = found(
        "-", stdin=lines('{"text": "' + TEXT + '", "title": "a\\ud800\\u0000\\u202eb", "author": "\\udfff"}')
    )
    assert isinstance(article, Article)
    assert (article.title, article.authors) == ("a b", ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.binary(max_size=300) | st.text(max_size=100).map(str.encode),
    st.sampled_from([".txt", ".html", ".jsonl", ".jsonl.gz", ".parquet"]),
)
def test_no_content_raises(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    for item in found(path):
        assert isinstance(item, Article | Skipped)
