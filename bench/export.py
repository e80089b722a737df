"""Time `kg export --to ttl` as a multiple of pyoxigraph's own dump of the same store.

Prints CPU seconds of the dump (Turtle with the same prefixes, in no order) and of sorting and writing the triples of a
store, and of both with the reading of the graph's file: what the engine takes to load and dump it, and what the export
of a folder takes. Each is also given as a multiple of the engine's row above it.

    python bench/export.py graph
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.export.rdf import write_ttl
from kg.export.write import write
from kg.graph.store import TURTLE_NAME, Export
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

        def load_and_dump() -> None:
            store = Store()
            store.bulk_load(path=str(options.graph / TURTLE_NAME), format=RdfFormat.TURTLE)
            store.dump(str(file), RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=names)

        pairs = (
            (("the engine's dump", dump), ("a store, sorted", lambda: write_ttl(export.store, file))),
            (
                ("the engine, file to file", load_and_dump),
                ("a folder, sorted", lambda: write(export, "ttl", file, options.graph)),
            ),
        )
        print(f"{len(export.store):,} triples")
        for pair in pairs:
            floor = 0.0
            for name, work in pair:
                took = seconds(work, options.tries)
                floor = floor or took
                print(f"{name:>25} {took:7.2f} s {took / floor:6.1f}", flush=True)


if __name__ == "__main__":
    main()
