"""Time ``kg build`` on a made-up corpus, then on the same with one article more, then with none more; by part.

The shares are those of the clean build. ``other`` is starting, and putting the files in their place; ``CPU`` is the
work of all processes, which other work on the machine hardly changes. The articles are the samples, each with a person
of its own, or with ``--careers`` those of bench/scale.py, which are shorter and all made up.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import scale
from build import corpus, cpu

PARTS = ("read", "identity", "graph", "page")


def timed(articles: Path, out: Path, options: list[str]) -> dict[str, float]:
    """Seconds of one build, by part."""
    before, start = cpu(), time.perf_counter()
    command = [sys.executable, "-m", "kg", "build", str(articles), "--out", str(out), *options]
    subprocess.run(command, check=True, capture_output=True)
    whole = time.perf_counter() - start
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))["timings"]
    seconds = {part: max(told[part], 0.001) for part in PARTS}
    return seconds | {"other": whole - sum(seconds.values()), "whole": whole, "CPU": cpu() - before}


def main() -> None:
    """Read the command line and print a row for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", nargs="?", type=int, default=1000, help="number of articles; 10000 takes some minutes")
    parser.add_argument("--careers", action="store_true", help="made-up careers instead of sample articles")
    parser.add_argument("--option", action="append", default=[], help="an option for kg build, repeatable")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [written(chosen.size + more, folder, careers=chosen.careers) for more in (0, 1, 1)]
        clean, *later = (timed(file, folder / "out", chosen.option) for file in files)
    print(f"{'part':<10} {'clean s':>9} {'one more s':>11} {'share':>7} {'none more s':>12} {'share':>7}")
    for part, seconds in clean.items():
        one, none = (again[part] for again in later)
        print(f"{part:<10} {seconds:9.2f} {one:11.2f} {one / seconds:7.1%} {none:12.2f} {none / seconds:7.1%}")


def written(size: int, folder: Path, *, careers: bool) -> Path:
    """The file with a corpus."""
    if careers:
        return scale.corpus(size, folder)
    corpus(size, folder / f"{size}.jsonl")
    return folder / f"{size}.jsonl"


if __name__ == "__main__":
    main()
