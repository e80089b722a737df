"""Time ``kg validate`` on graphs of growing size, made as those of build.py; prints a table of CPU seconds.

In those corpora hundreds of people head one body, which is what costs the check for two heads most.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from build import corpus

from kg.graph.store import Export
from kg.validate.run import validate


def measure(size: int, folder: Path) -> str:
    """One row of the table: articles, triples, CPU seconds, microseconds a triple, results."""
    file, out = folder / f"{size}.jsonl", folder / str(size)
    corpus(size, file)
    command = [sys.executable, "-m", "kg", "build", str(file), "--out", str(out), "--no-html", "--no-nq"]
    subprocess.run(command, check=True, capture_output=True)
    start = time.process_time()
    graph = Export.open(out)
    report = validate(graph)
    seconds = time.process_time() - start
    triples = len(graph.store)
    return f"{size:9} {triples:9} {seconds:9.2f} {1e6 * seconds / triples:13.1f} {len(report.results):8}"


def main() -> None:
    """Read the command line and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[150, 600], help="numbers of articles")
    chosen = parser.parse_args()
    print(f"{'articles':>9} {'triples':>9} {'CPU s':>9} {'us a triple':>13} {'results':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen.sizes:
            print(measure(size, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
