"""Bombs and monsters: what is small outside and huge inside costs a reason in the report, and little memory."""

import gzip
import io
import json
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hostile.targets import PAGE, TEXT, check_facts, warc_record
from kg.pipeline.read import facts_of
from kg.records import Article
from kg.sources.read import read_inputs

ROOT = Path(__file__).parents[2]
MEGA = 1_000_000
ALLOWED = 260  # megabytes that reading all of it may take beside what an empty run takes
RUN = """
import json, resource, sys
from kg.sources import html, parquet, read, warc
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = [(one.source, getattr(one, "reason", "ok")) for one in read.read_inputs(sys.argv[1:], on_subject=True)]
print(json.dumps([found, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024]))
"""


def packed(data: bytes, count: int) -> bytes:
    """``data`` so many times over, packed."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", compresslevel=6, mtime=0) as file:
        for _ in range(count):
            file.write(data)
    return made.getvalue()


def write_all(folder: Path) -> dict[str, str]:
    """Writes a file of each kind; its name and the reason why it is skipped."""
    (folder / "line.jsonl").write_bytes(b'{"text": "' + b"x" * (50 * MEGA) + b'"}\n')
    (folder / "line.txt").write_bytes(b"x" * (50 * MEGA))
    (folder / "lists.jsonl").write_bytes(b"[" * MEGA)
    (folder / "bomb.jsonl.gz").write_bytes(packed(b" " * 999 + b"\n", 20_000))
    (folder / "bomb.warc.gz").write_bytes(
        packed(warc_record(PAGE.encode()), 1)
        + packed(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999\r\n\r\n", 1)
        + packed(b" " * MEGA, 12)
    )
    (folder / "head.warc.gz").write_bytes(packed(b"WARC/1.0\r\n" + b"A" * MEGA, 3))
    (folder / "page.html.gz").write_bytes(packed(b"<div>" * 200_000, 5))
    (folder / "deep.html").write_bytes(b"<div>" * 200_000 + TEXT.encode())
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(4):
            archive.writestr(f"{number}.jsonl", b" " * (3 * MEGA))
    with zipfile.ZipFile(folder / "nested.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", (folder / "bomb.zip").read_bytes())
    pq.write_table(pa.table({"text": [TEXT * 100_000]}), folder / "value.parquet", compression="zstd")
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 40, pa.int32()), pa.array([TEXT * 20_000]))
    pq.write_table(pa.table({"text": same}), folder / "same.parquet", compression="zstd")
    return {
        "bomb.jsonl.gz": "too-packed", "bomb.warc.gz": "too-packed", "bomb.zip": "too-packed", "deep.html": "bad-html",
        "head.warc.gz": "bad-warc", "line.jsonl": "too-large", "line.txt": "too-large", "lists.jsonl": "bad-json",
        "nested.zip": "empty", "page.html.gz": "too-large", "same.parquet": "too-large", "value.parquet": "too-packed",
    }  # fmt: skip


def test_monsters_are_skipped_and_take_little_memory(tmp_path: Path) -> None:
    wanted = write_all(tmp_path)
    command = [sys.executable, "-c", RUN, *map(str, sorted(tmp_path.iterdir()))]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found, memory = json.loads(run.stdout)
    assert {Path(source.partition("#")[0]).name: reason for source, reason in found} == wanted
    assert run.stderr == ""
    assert memory < ALLOWED


def test_a_list_of_members_that_fills_the_memory_is_not_read(tmp_path: Path) -> None:
    """The record at the end of an archive that says that there are millions."""
    end = b"PK\x05\x06" + b"\0" * 4 + b"\xff\xff" * 2 + b"\xff\xff\xff\xff" * 2 + b"\0\0"
    (tmp_path / "a.zip").write_bytes(b"\0" * 20_000_000 + end)
    [found] = read_inputs([tmp_path])
    assert getattr(found, "reason", "") == "too-large"


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 04/7/2024, VKSND tỉnh Ví Dụ ế" + "\u0323" * 10_000 + " tổ chức Hội nghị sơ kết công tác kiểm sát.",
        TEXT + "".join("\u0301\u0323\u0302"[number % 3] for number in range(10_000)),
        "".join(f"\u202e{char}\u2066" for char in TEXT),
        "\u200b".join(TEXT),
        "\ufeff".join(TEXT.split(" ")).replace("\ufeff", " \ufeff"),
        TEXT.replace(" ", " \U000e0041\ufe0f"),
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("\u1ed9", "o\u0302\u0323").replace("\u1ecb", "\ud800\u1ecb"),
    ],
    ids=["marks", "mixed marks", "bidi", "zero width", "marks of order", "tags", "decomposed", "surrogates"],
)
def test_letters_that_are_not_what_they_seem(text: str) -> None:
    """What prints nothing is left out, and the facts are those of the plain text."""
    found, plain = facts_of(Article("a", text, "a")), facts_of(Article("a", TEXT, "a"))
    check_facts(found)
    if len(text) < 1_000 or found.text == plain.text:
        assert found.text == plain.text
        assert found.extraction == plain.extraction


@pytest.mark.parametrize(
    "name",
    [
        "../../../evil.txt",
        "/etc/evil.txt",
        "..\\..\\evil.txt",
        "C:\\evil.txt",
        "a\x00b.txt",
        "x\x1b[31m\u202e.txt",
        "a#b.txt",
    ],
)
def test_a_name_in_an_archive_is_no_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), TEXT)
    before = sorted(path for path in tmp_path.rglob("*"))
    found = list(read_inputs([tmp_path / "in"]))
    assert sorted(path for path in tmp_path.rglob("*")) == before
    for one in found:
        assert one.source.isprintable()
        assert isinstance(one, Article) or one.reason == "empty"  # NUL ends the name there, and with it what it is
        if isinstance(one, Article):
            assert not {"/", "\x1b"} & set(facts_of(one).id)
