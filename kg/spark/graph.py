"""What articles say, and what comes of it when all have spoken, on Spark: lines of triples."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as fn

from kg.graph.judged import Judged
from kg.graph.later import block_of, lines_of
from kg.graph.said import Said
from kg.graph.scope import Settings
from kg.pipeline.codec import decoded
from kg.records import ArticleFacts
from kg.spark.arrow import Row, by_block, mapped

SAID: Final = "article string, lines array<string>, claims array<string>"


def said(kept: DataFrame, paths: DataFrame, settings: Callable[[], Settings]) -> DataFrame:
    """The lines and the claims of each article (`kg.graph.said`). ``settings`` makes those of a process."""
    things = paths.groupBy("article").agg(fn.collect_list(fn.struct("kind", "key", "path")).alias("things"))

    def say(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
        judged = Judged(settings())
        for row in rows:
            facts = decoded(row["facts"], ArticleFacts)
            scope = judged.scope(facts, {(thing["kind"], thing["key"]): thing["path"] for thing in row["things"] or ()})
            told = Said.of(scope, judged.statements(facts, scope))
            yield facts.id, list(told.lines), list(told.claims)

    return mapped(kept.select("article", "facts").join(things, "article", "left"), say, SAID)


def settled(said: DataFrame, base: str) -> DataFrame:
    """The lines that follow from each claim (claim, lines) once all are known."""
    claims = said.select(fn.explode("claims").alias("claim")).distinct()

    def grouped(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
        return ((block_of(row["claim"]), row["claim"]) for row in rows)

    def settle(block: list[dict[str, Any]]) -> Iterator[Row]:
        listed = sorted(row["claim"] for row in block)
        return ((claim, list(lines)) for claim, lines in zip(listed, lines_of(listed, base), strict=True))

    together = mapped(claims, grouped, "block string, claim string")
    return by_block(together, ("block",), settle, "claim string, lines array<string>")


def lines(said: DataFrame, settled: DataFrame) -> DataFrame:
    """Every line of the graph once (subject, line)."""
    both = said.select(fn.explode("lines").alias("line")).unionByName(settled.select(fn.explode("lines").alias("line")))
    return both.distinct().select(fn.substring_index("line", " ", 1).alias("subject"), "line")


def told(said: DataFrame, settled: DataFrame) -> DataFrame:
    """All lines of each article, those of its claims among them (article, lines)."""
    claimed = said.select("article", fn.explode("claims").alias("claim")).join(settled, "claim")
    later = claimed.groupBy("article").agg(fn.flatten(fn.collect_list("lines")).alias("later"))
    joined = said.select("article", "lines").join(later, "article", "left")
    return joined.select("article", fn.array_union("lines", fn.coalesce("later", fn.array())).alias("lines"))
