"""The build on Spark, in local mode: the bytes of `kg build`, and a new start goes on where the last one broke off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark", reason="the extra spark is not installed; make spark does that")

import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

from kg.pipeline.build import build as build_here  # noqa: E402
from kg.sources.read import read_inputs  # noqa: E402
from kg.spark.__main__ import main  # noqa: E402
from kg.spark.session import session  # noqa: E402

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
FILES = ("graph.ttl", "graph.nq", "articles.jsonl")
EVERY = 4  # of the sample articles


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    started = session("local[2]")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tables of articles; some articles are in both, and one row holds none."""
    folder = tmp_path_factory.mktemp("tables")
    found = list(read_inputs([ARTICLES]))[::EVERY]
    rows = [{"id": a.name, "text": a.text, "date": a.published, "publisher": a.publisher} for a in found]
    pq.write_table(pa.Table.from_pylist([*rows[::2], {"id": "rỗng", "text": " "}]), folder / "a.parquet")
    pq.write_table(pa.Table.from_pylist(rows[1::2] + rows[:4]), folder / "b.parquet")
    return folder


def _joined(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*")))


def test_it_writes_the_bytes_of_a_local_build(spark: SparkSession, tables: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    build_here([tables], here)
    assert main([str(tables), "--out", str(there), "--parts", "3"]) == 0
    for name in FILES:
        assert _joined(there / name) == (here / name).read_bytes(), name
    assert "rỗng" not in _joined(there / "articles.jsonl").decode()
    assert '"reason":"no-text"' in _joined(there / "skipped.jsonl").decode()

    for name in (*FILES, "skipped.jsonl"):
        (there / name).rename(there / f"first-{name}")
    stages = {path.name: path.stat().st_mtime_ns for path in (there / "stages").iterdir()}
    assert main([str(tables), "--out", str(there), "--parts", "2"]) == 0  # from the stages that are whole
    assert stages == {path.name: path.stat().st_mtime_ns for path in (there / "stages").iterdir()}
    assert _joined(there / "graph.ttl") == _joined(there / "first-graph.ttl")


def test_judgements_are_refused_and_not_passed_over(
    spark: SparkSession, tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, out in ((tables, tmp_path / "out"), (tmp_path / "none", tables)):
        (tables / "judgements.jsonl").write_text("", encoding="utf-8")
        assert main([str(folder), "--out", str(out)]) == 2
        (tables / "judgements.jsonl").unlink()
        told = capsys.readouterr().err
        assert "judgements are not applied on Spark" in told
        assert f"{tables}/judgements.jsonl" in told
    assert not (tmp_path / "out").exists()
