"""``kg build`` on Spark: from Parquet to the files of a graph, in stages that are kept, so that a new start goes on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from pyspark.sql import DataFrame, SparkSession

from kg.errors import UsageError
from kg.graph.scope import Settings
from kg.graph.store import ARTICLES_NAME, QUADS_NAME, TURTLE_NAME
from kg.graph.vocabulary import ID_BASE
from kg.sources.names import ASIDE
from kg.sources.read import MAX_ARTICLE_BYTES
from kg.spark import articles, files, graph, identity
from kg.version import __version__

STAGES: Final = "stages"
"""The folder of what is kept between stages; it can be removed when the build is done."""
SKIPPED_NAME: Final = "skipped.jsonl"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: articles, and inputs that could not be used by reason."""

    articles: int
    skipped: dict[str, int]


def build(
    spark: SparkSession,
    inputs: Iterable[str],
    out: str,
    *,
    base_iri: str = ID_BASE,
    include_private: bool = False,
    max_article_bytes: int = MAX_ARTICLE_BYTES,
    parts: int = 16,
) -> Built:
    """Read the articles of Parquet tables and write graph.ttl, graph.nq and articles.jsonl into ``out``, as folders.

    ``inputs`` and ``out`` are any paths that Spark knows (file:, hdfs:, s3a: …). The ``parts`` of each folder, put one
    after the other in the order of their names, are the bytes that `kg.pipeline.build.build` writes for the same
    articles; skipped.jsonl names the inputs that could not be used. A stage that an earlier, broken run finished is not
    done again.

    Raises:
        UsageError: a judgements.jsonl lies in an input or in ``out``: what people judged is not applied here.
    """
    place, inputs = out.rstrip("/"), [*inputs]
    _check_nothing_judged(spark, [*inputs, place])
    kept = _Stages(spark, f"{place}/{STAGES}")
    found = kept.table("found", lambda: articles.found(spark, inputs, max_article_bytes))
    whole = kept.table("kept", lambda: articles.kept(found))
    paths = kept.table("paths", lambda: identity.paths(whole))
    settings = partial(Settings.default, base=base_iri, include_private=include_private, version=__version__)
    said = kept.table("said", lambda: graph.said(whole, paths, settings))
    settled = kept.table("settled", lambda: graph.settled(said, base_iri))
    files.write_turtle(graph.lines(said, settled), f"{place}/{TURTLE_NAME}", base_iri, parts)
    files.write_quads(graph.told(said, settled), f"{place}/{QUADS_NAME}", base_iri, parts)
    files.write_texts(whole, f"{place}/{ARTICLES_NAME}", parts)
    files.write_skipped(found, f"{place}/{SKIPPED_NAME}")
    reasons = found.where("reason IS NOT NULL").groupBy("reason").count().collect()
    return Built(whole.count(), dict(sorted((row["reason"], row["count"]) for row in reasons)))


class _Stages:
    """Tables in a folder, each made once: Spark marks what it wrote whole."""

    def __init__(self, spark: SparkSession, place: str) -> None:
        self._spark = spark
        self._place = place

    def table(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The table of a name, made if it is not there yet."""
        path = f"{self._place}/{name}"
        if not _exists(self._spark, f"{path}/_SUCCESS"):
            make().write.mode("overwrite").parquet(path)
        return self._spark.read.parquet(path)


def _check_nothing_judged(spark: SparkSession, places: Iterable[str]) -> None:
    for place in places:
        if _exists(spark, file := f"{place.rstrip('/')}/{ASIDE}"):
            hint = "kg build applies them; to build without them put the file elsewhere"
            raise UsageError("judgements are not applied on Spark", file=file, hint=hint)


def _exists(spark: SparkSession, path: str) -> bool:
    jvm, java = spark._jvm, spark._jsparkSession
    assert jvm is not None
    place = jvm.org.apache.hadoop.fs.Path(path)
    return bool(place.getFileSystem(java.sessionState().newHadoopConf()).exists(place))
