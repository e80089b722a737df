"""The files of a graph as folders of parts: put one after the other in the order of their names they are the file."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from pyspark import TaskContext
from pyspark.sql import DataFrame
from pyspark.sql import functions as fn

from kg.graph.brief import turtle
from kg.graph.quads import quads
from kg.graph.vocabulary import prefixes
from kg.spark.arrow import Row, mapped

_TEXT: Final = "value string"


def write_turtle(lines: DataFrame, path: str, base: str, parts: int) -> None:
    """The whole graph; ``lines`` have their subject beside them."""
    names = prefixes(base)

    def write(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
        context = TaskContext.get()
        first = context is not None and context.partitionId() == 0
        pieces = turtle((row["line"].encode() for row in rows), names)
        for piece in pieces if first else islice(pieces, 1, None):  # the head of the file stands in the first part
            yield from _lines(piece.decode())

    ordered = lines.repartitionByRange(parts, "subject").sortWithinPartitions("line")
    _write(mapped(ordered.select("line"), write, _TEXT), path)


def write_quads(told: DataFrame, path: str, base: str, parts: int) -> None:
    """The graph of each article, in the order of their IRIs."""
    graph = fn.concat(fn.lit(f"<{base}article/"), "article", fn.lit(">")).alias("graph")

    def write(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
        return (line for row in rows for line in _lines(quads(row["lines"], row["graph"])))

    ordered = told.select(graph, "lines").repartitionByRange(parts, "graph").sortWithinPartitions("graph")
    _write(mapped(ordered, write, _TEXT), path)


def write_texts(kept: DataFrame, path: str, parts: int) -> None:
    """articles.jsonl, in the order of the ids."""
    ordered = kept.select("article", "text").repartitionByRange(parts, "article").sortWithinPartitions("article")
    _write(ordered.select(fn.col("text").alias("value")), path)


def write_skipped(found: DataFrame, path: str) -> None:
    """The inputs that could not be used (source, reason, detail), as JSON lines."""
    skipped = found.where("reason IS NOT NULL").select("source", "reason", "detail").sort("source", "reason", "detail")
    _write(skipped.select(fn.to_json(fn.struct("source", "reason", "detail")).alias("value")), path)


def _lines(text: str) -> Iterator[Row]:
    """The lines of whole lines, which may hold any other sign that parts lines."""
    return ((line,) for line in text.removesuffix("\n").split("\n"))


def _write(table: DataFrame, path: str) -> None:
    table.write.mode("errorifexists").option("lineSep", "\n").text(path)
