"""Plain rows in, plain rows out, over Arrow batches."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

Row = tuple[Any, ...]
_BATCH: Final = 1024  # rows of an Arrow batch


def mapped(table: DataFrame, make: Callable[[Iterator[dict[str, Any]]], Iterable[Row]], schema: str) -> DataFrame:
    """The rows that ``make`` makes of all rows of a partition, in their order. ``schema`` is Spark's text of one."""
    arrow = arrow_schema(schema)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _batches(make(row for batch in batches for row in batch.to_pylist()), arrow)

    return table.mapInArrow(run, schema)


def by_block(
    table: DataFrame, columns: tuple[str, ...], make: Callable[[list[dict[str, Any]]], Iterable[Row]], schema: str
) -> DataFrame:
    """The rows that ``make`` makes of the rows of each block: those alike in ``columns``."""
    arrow = arrow_schema(schema)

    def run(block: pa.Table) -> pa.Table:
        return pa.Table.from_batches(_batches(make(block.to_pylist()), arrow), arrow)

    return table.groupBy(*columns).applyInArrow(run, schema)


def arrow_schema(schema: str) -> pa.Schema:
    """Spark's text of a schema ("article string, number long") as Arrow's."""
    parsed = StructType.fromDDL(schema)
    assert isinstance(parsed, StructType)  # of several columns
    return to_arrow_schema(parsed)


def _batches(rows: Iterable[Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    waiting = iter(rows)
    while some := list(islice(waiting, _BATCH)):
        columns = [pa.array(column, field.type) for column, field in zip(zip(*some, strict=True), schema, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)
