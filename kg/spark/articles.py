"""Articles from Parquet on any path that Spark reads, each read by itself: what is kept of it, or why it is not."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as fn

from kg.errors import InputError
from kg.pipeline.cache import record
from kg.pipeline.read import read_one
from kg.records import Skipped
from kg.sources.columns import columns
from kg.sources.rows import to_article
from kg.spark.arrow import mapped

FOUND: Final = (
    "article string, mark string, text string, rows string, facts string, source string, reason string, detail string"
)
_FILE: Final = "kg_file"


def found(spark: SparkSession, paths: Iterable[str], limit: int) -> DataFrame:
    """A row for each row of the tables: what was read of its article, or ``reason`` and ``detail`` why nothing was."""
    table = spark.read.parquet(*paths)
    named = table.select(*columns().wanted(table.columns), fn.col("_metadata.file_path").alias(_FILE))

    def read(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[str | None, ...]]:
        return (_read(row, str(row.pop(_FILE)), limit) for row in rows)

    return mapped(named, read, FOUND)


def kept(rows: DataFrame) -> DataFrame:
    """One row for each article that was read: of several with one id that with the greatest mark, as locally."""
    whole = fn.struct("text", "rows", "facts").alias("whole")
    best = rows.where("reason IS NULL").groupBy("article").agg(fn.max_by(whole, "mark").alias("whole"))
    return best.select("article", "whole.*")


def _read(row: dict[str, Any], file: str, limit: int) -> tuple[str | None, ...]:
    try:
        told = read_one(to_article(row, PurePosixPath(unquote(urlsplit(file).path)).stem, file, limit, columns()))
    except InputError as error:
        told = Skipped(file, error.reason, error.message)
    if isinstance(told, Skipped):
        return None, None, None, None, None, told.source, told.reason, told.detail
    article, line = told
    text, rows, facts = line.split("\t")
    return article, hashlib.sha256(record(article, line)).hexdigest(), text, rows, facts, file, None, None
