"""``python -m kg.spark``, or ``spark-submit`` with a file that calls `main`: `kg build` on a cluster."""

import argparse
import sys
from collections.abc import Sequence

from kg.errors import KgError
from kg.graph.vocabulary import ID_BASE
from kg.sources.read import MAX_ARTICLE_BYTES
from kg.spark.build import build
from kg.spark.session import session

HELP = """Read articles from Parquet and write the files of their graph, spread over the machines of a Spark cluster.

Paths are any that Spark knows (file:, hdfs:, s3a: ...). graph.ttl, graph.nq and articles.jsonl become folders of parts;
put one after the other they are the files that `kg build` writes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser("kg.spark", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="Parquet files or folders, an article a row")
    parser.add_argument("--out", required=True, metavar="PATH", help="the folder to write")
    parser.add_argument("--master", help='of Spark, such as "local[4]"; by default what spark-submit says')
    parser.add_argument("--parts", type=int, default=16, help="files of each folder (%(default)s)")
    parser.add_argument("--base-iri", default=ID_BASE, metavar="IRI")
    parser.add_argument("--include-private", action="store_true", help="as kg build has it")
    parser.add_argument("--max-article-bytes", type=int, default=MAX_ARTICLE_BYTES, metavar="N")
    given = parser.parse_args(arguments)
    try:
        built = build(
            session(given.master),
            given.inputs,
            given.out,
            base_iri=given.base_iri,
            include_private=given.include_private,
            max_article_bytes=given.max_article_bytes,
            parts=given.parts,
        )
    except KgError as error:
        sys.stderr.write(f"error: {error}\n")
        return error.exit_code
    told = ", ".join(f"{number} {reason}" for reason, number in built.skipped.items())
    sys.stderr.write(f"{built.articles} articles{f'; skipped: {told}' if told else ''}; in {given.out}\n")
    return 0 if built.articles else 2


if __name__ == "__main__":
    sys.exit(main())
