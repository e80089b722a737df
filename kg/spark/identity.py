"""Who is who, on Spark: blocks of rows (`kg.identity.blocks`) are brought together by SQL and decided apart."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as fn

from kg.identity import copies, meetings, units
from kg.identity.blocks import PARTS
from kg.identity.judgements import Judgements
from kg.identity.keys import path_of
from kg.identity.resolve import Rows
from kg.pipeline.codec import decoded, encoded
from kg.records import FORMER
from kg.spark.arrow import Row, by_block, mapped

PATHS: Final = "article string, kind string, key string, path string"
_SIGHTS: Final = "article string, number int, kind string, block string, sight string"
_UNITS: Final = "article string, kind string, label string, key string, stem string, also array<string>, day string"


def paths(kept: DataFrame) -> DataFrame:
    """The path of every thing of every article (article, kind, key, path), those that `Resolver.identities` gives."""
    rows = kept.select("rows")
    sights = mapped(rows, _sights, _SIGHTS).persist()
    clusters = _decided(sights.where("kind = 'cluster'"))
    bodies = _units(mapped(rows, _unit_sights, _UNITS)).unionByName(clusters).persist()
    others = _decided(sights.where("kind IN ('person', 'document')"))
    held = _decided(_organised(sights.where("kind = 'meeting'"), bodies))
    placed = mapped(rows, _placed, PATHS)
    return placed.unionByName(bodies).unionByName(others).unionByName(held).unionByName(_copies(rows))


def _rows(rows: Iterable[dict[str, Any]]) -> Iterator[Rows]:
    return (decoded(row["rows"], Rows) for row in rows)


def _placed(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
    return ((one.article, *place) for one in _rows(rows) for place in one.places)


def _sights(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
    for one in _rows(rows):
        for kind, part in PARTS.items():
            found = enumerate(part.rows(one))
            yield from ((one.article, number, kind, part.block(sight), encoded(sight)) for number, sight in found)


def _decided(sights: DataFrame) -> DataFrame:
    def decide(block: list[dict[str, Any]]) -> Iterator[Row]:
        kind = block[0]["kind"]
        part = PARTS[kind]
        block.sort(key=lambda row: (row["article"], row["number"]))
        found: list[Any] = [decoded(row["sight"], part.row) for row in block]
        return (row for given in part.decide(found) for row in given.rows(kind))

    return by_block(sights, ("kind", "block"), decide, PATHS)


# ------------------------------------------------------------------ units


def _unit_sights(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
    for one in _rows(rows):
        yield from (
            (row.article, row.kind, row.label, row.key, row.stem, list(row.also), row.since[0]) for row in one.units
        )


def _units(sights: DataFrame) -> DataFrame:
    """Units are decided by the keys that there are, some hundred thousand in a whole country: in one place."""
    first = fn.min(fn.struct("day", "article", "stem")).alias("first")
    also = fn.array_distinct(fn.flatten(fn.collect_set("also"))).alias("also")
    keys = sights.groupBy("key").agg(first, also).collect()
    found = [_of_key(row) for row in sorted(keys, key=lambda row: str(row.key))]
    decided = [(row.key, given.path, list(given.former)) for row, given in units.units(found, Judgements())]
    table = sights.sparkSession.createDataFrame(decided, "key string, path string, former array<string>")
    placed = sights.join(fn.broadcast(table), "key").withColumn("key", fn.col("label"))
    led = placed.select("article", fn.explode("former").alias("old"), "key", "path")
    former = led.select("article", fn.concat(fn.lit(FORMER), "old").alias("kind"), "key", "path")
    return placed.select("article", "kind", "key", "path").unionByName(former)


def _of_key(row: Any) -> units.Sight:
    """The sight that stands for all of a key: the first."""
    since = (row.first.day, row.first.article)
    return units.Sight("", "unit", row.key, row.key, row.first.stem, tuple(sorted(row.also)), since)


# ------------------------------------------------------------------ meetings


def _organised(sights: DataFrame, bodies: DataFrame) -> DataFrame:
    """The sights of meetings with paths for organisers."""
    known = (
        bodies.where("kind IN ('unit', 'cluster')")
        .groupBy("article")
        .agg(fn.collect_list(fn.struct("kind", "key", "path")).alias("bodies"))
    )

    def resolve(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
        for row in rows:
            paths = {(body["kind"], body["key"]): body["path"] for body in row["bodies"] or ()}
            sight = decoded(row["sight"], meetings.Sight)
            yield row["article"], row["number"], row["kind"], row["block"], encoded(meetings.organised(sight, paths))

    return mapped(sights.join(known, "article", "left"), resolve, _SIGHTS)


# ------------------------------------------------------------------ one text printed twice


def _copies(rows: DataFrame) -> DataFrame:
    """For each article but the first of its text the path of the first. Compared are those that share a run."""

    def sketches(found: Iterator[dict[str, Any]]) -> Iterator[Row]:
        return ((one.article, encoded(one.sketch), list(copies.keys(one.sketch))) for one in _rows(found))

    drawn = mapped(rows, sketches, "article string, sketch string, runs array<long>").persist()
    pairs = drawn.select("article", fn.explode("runs").alias("run"))
    shared = pairs.groupBy("run").agg(fn.count("*").alias("times")).where("times > 1").select("run")
    labels = _components(pairs.join(shared, "run"))

    def compare(block: list[dict[str, Any]]) -> Iterator[Row]:
        found = copies.copies(decoded(row["sketch"], copies.Sketch) for row in block)
        return ((article, *copies.KEY, path_of("article", first)) for article, first in found)

    return by_block(drawn.join(labels, "article"), ("label",), compare, PATHS)


def _components(pairs: DataFrame) -> DataFrame:
    """The least article that each can be reached from over shared runs: what is spread until nothing changes."""
    labels = pairs.select("article").distinct().withColumn("label", fn.col("article"))
    while True:
        by_run = pairs.join(labels, "article").groupBy("run").agg(fn.min("label").alias("label"))
        least = pairs.join(by_run, "run").groupBy("article").agg(fn.min("label").alias("label")).localCheckpoint()
        changed = least.alias("new").join(labels.alias("old"), "article").where("new.label < old.label")
        if changed.isEmpty():
            return least
        labels = least
