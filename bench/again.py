"""Time ``kg build`` on a made-up corpus, then on the same with one article more; prints both by part of the build.

The last column is the share of the clean build that building again takes. ``other`` is starting, and putting the files
in their place; ``CPU`` is the work of all processes, which other work on the machine hardly changes.

Measured: of 1,000 articles one more took 85 % of the seconds of the clean build while identity, graph, page were made
anew from the facts; of 2,000 it takes 27 % of the CPU seconds (read 5 %, graph 13 %, page 54 % of their own) since what
articles say and the pieces of the files are kept. What is left grows with the corpus: the page most, then the identity.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from build import corpus, cpu

PARTS = ("read", "identity", "graph", "page")


def timed(articles: Path, out: Path, options: list[str]) -> dict[str, float]:
    """Seconds of one build, by part."""
    before, start = cpu(), time.perf_counter()
    command = [sys.executable, "-m", "kg", "build", str(articles), "--out", str(out), *options]
    subprocess.run(command, check=True, capture_output=True)
    whole = time.perf_counter() - start
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))["timings"]
    seconds = {part: told[part] for part in PARTS}
    return seconds | {"other": whole - sum(seconds.values()), "whole": whole, "CPU": cpu() - before}


def main() -> None:
    """Read the command line and print a row for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", nargs="?", type=int, default=1000, help="number of articles; 10000 takes some minutes")
    parser.add_argument("--option", action="append", default=[], help="an option for kg build, repeatable")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for more in (0, 1):
            corpus(chosen.size + more, folder / f"{more}.jsonl")
        clean, again = (timed(folder / f"{more}.jsonl", folder / "out", chosen.option) for more in (0, 1))
    print(f"{'part':<10} {'clean s':>9} {'one more s':>11} {'share':>7}")
    for part, seconds in clean.items():
        print(f"{part:<10} {seconds:9.2f} {again[part]:11.2f} {again[part] / seconds if seconds else 0:7.1%}")


if __name__ == "__main__":
    main()
