"""The node table and the edge table as CSV, for spreadsheets, and as Parquet, for everything else."""

import csv
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

import pyarrow
import pyarrow.parquet

from kg.export.rows import Edge, Node
from kg.spreadsheet import guarded

Row = Node | Edge
_BATCH = 50_000  # rows held at a time


def cell(text: str) -> str:
    """``text`` on one line, with an apostrophe before what a spreadsheet would run; see `kg.spreadsheet.unguarded`."""
    return guarded(" ".join(text.split()))


def write_csv(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """UTF-8 with a byte order mark, which spreadsheets need to show Vietnamese; commas; a header line."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([cell(value) for value in astuple(row)] for row in rows)


def write_parquet(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """All columns are strings, empty where nothing is known."""
    schema = pyarrow.schema([(name, pyarrow.string()) for name in columns])
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            values = [pyarrow.array(column, pyarrow.string()) for column in zip(*map(astuple, batch), strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(values, schema=schema))


def _batches(rows: Iterable[Row]) -> Iterable[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
