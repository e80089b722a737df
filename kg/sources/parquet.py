"""Parquet tables: one article a row, a few rows in memory at a time. The only door to pyarrow for reading."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.rows import NAMES, to_article

_ROWS = 64  # rows a batch


def read_parquet(path: Path, source: str, limit: int) -> Iterator[Article | Skipped]:
    """The articles of a table; sources read "path#row", from 1. Columns that say nothing of articles are not read.

    Raises:
        InputError: bad-parquet, when the file is none or breaks off. OSError: when it can't be read.
    """
    number = 0
    try:
        with pq.ParquetFile(path) as table:
            columns = [name for name in table.schema_arrow.names if name.strip().lower() in NAMES]
            if table.metadata.num_rows == 0:
                raise InputError("the table has no rows", reason="empty")
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, path.stem, f"{source}#{number}", limit)
    except (pa.ArrowException, ValueError, OverflowError) as error:
        message = f"no sound parquet after row {number}: {str(error).splitlines()[0][:120] if str(error) else error!r}"
        raise InputError(message, reason="bad-parquet") from error


def _row(row: dict[str, object], stem: str, source: str, limit: int) -> Article | Skipped:
    try:
        return to_article(row, stem, source, limit)
    except InputError as error:
        return Skipped(source, error.reason, error.message)
