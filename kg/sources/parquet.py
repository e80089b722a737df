"""Parquet tables: one article a row, a few rows in memory at a time. The only door to pyarrow for reading."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.columns import Columns
from kg.sources.packed import Budget
from kg.sources.rows import to_article

_ROWS: Final = 64  # rows a batch


def read_parquet(path: Path, source: str, limit: int, columns: Columns) -> Iterator[Article | Skipped]:
    """The articles of a table; sources read "path#row", from 1. Columns that say nothing of articles are not read.

    Raises:
        InputError: bad-parquet, when the file is none or breaks off; too-packed. OSError: when it can't be read.
    """
    number = 0
    try:
        wanted, texts = _looked_at(path, columns)
        with path.open("rb") as file, pq.ParquetFile(file, read_dictionary=texts) as table:
            for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                for row in _rows(batch):
                    number += 1
                    yield _article(row, path.stem, f"{source}#{number}", limit, columns)
    except (pa.ArrowException, ValueError, OverflowError) as error:
        message = f"no sound parquet after row {number}: {str(error).splitlines()[0][:120] if str(error) else error!r}"
        raise InputError(message, reason="bad-parquet") from error


def _looked_at(path: Path, columns: Columns) -> tuple[list[str], list[str]]:
    """The columns to read, and those of them that hold text: as a dictionary a value that repeats is held once."""
    with path.open("rb") as file, pq.ParquetFile(file) as table:
        if table.metadata.num_rows == 0:
            raise InputError("the table has no rows", reason="empty")
        _check_sizes(table.metadata, path.stat().st_size)
        wanted = columns.wanted(table.schema_arrow.names)
        return wanted, [name for name in wanted if pa.types.is_string(table.schema_arrow.field(name).type)]


def _check_sizes(metadata: Any, packed: int) -> None:
    """Refuse a table whose columns say that they unpack to far more than the file has, before one is unpacked."""
    for number in range(metadata.num_row_groups):  # of which one is held at a time
        Budget(packed).spend(metadata.row_group(number).total_byte_size)


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    """The rows of a batch."""
    for row in range(batch.num_rows):
        yield {name: _value(column[row]) for name, column in zip(batch.schema.names, batch.columns, strict=True)}


def _value(scalar: Any) -> object:
    """The value in Python; none where Python can't hold it, as a day after the year 9999."""
    try:
        return scalar.as_py()
    except (ValueError, OverflowError):
        return None


def _article(row: dict[str, object], stem: str, source: str, limit: int, columns: Columns) -> Article | Skipped:
    try:
        return to_article(row, stem, source, limit, columns)
    except InputError as error:
        return Skipped(source, error.reason, error.message)
