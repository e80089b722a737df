"""Time `kg export --to ttl` as a multiple of pyoxigraph's own dump of the same store.

Prints CPU seconds of the dump (Turtle with the same prefixes, in no order), of sorting and writing the triples of a
store, and of the whole export of a folder, each also as a multiple of the dump.

    python bench/export.py graph
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat

from kg.export.rdf import write_ttl
from kg.export.write import write
from kg.graph.store import Export
from kg.graph.vocabulary import ID_BASE, prefixes


def seconds(work: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of the best try."""
    best = float("inf")
    for _ in range(tries):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Read the command line and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="a folder that kg build wrote")
    parser.add_argument("--tries", type=int, default=3)
    options = parser.parse_args()
    export = Export.open(options.graph)
    names = prefixes(ID_BASE)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "out.ttl"

        def dump() -> None:
            export.store.dump(str(file), RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=names)

        rows = {
            "pyoxigraph's dump": dump,
            "a store, sorted": lambda: write_ttl(export.store, file),
            "a folder": lambda: write(export, "ttl", file, options.graph),
        }
        print(f"{len(export.store):,} triples")
        least = 0.0
        for name, work in rows.items():
            took = seconds(work, options.tries)
            least = least or took
            print(f"{name:>20} {took:7.2f} s {took / least:6.1f}", flush=True)


if __name__ == "__main__":
    main()
