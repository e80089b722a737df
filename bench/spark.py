"""The build on Spark beside the local one, on made-up careers: CPU seconds of all processes, by size; the same bytes.

Spark's workers outlive the process that began them, so this one adopts what is left and waits for it (Linux only).
Needs the extra ``spark`` and Java.
"""

import argparse
import ctypes
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.json
import pyarrow.parquet as pq
from build import cpu
from scale import corpus

FILES = ("graph.ttl", "graph.nq", "articles.jsonl")
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


def as_table(lines: Path) -> Path:
    """The Parquet table of articles in JSON lines, beside them."""
    table = lines.with_suffix(".parquet")
    pq.write_table(pa.json.read_json(lines), table, row_group_size=500)
    return table


def seconds(*arguments: str) -> float:
    """CPU seconds of a command and of all that it began."""
    before = cpu()
    done = subprocess.run([sys.executable, "-m", *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return cpu() - before


def same(there: Path, here: Path) -> bool:
    """Whether the parts of each file, put together, are the file."""
    return all(
        b"".join(part.read_bytes() for part in sorted((there / name).glob("part-*"))) == (here / name).read_bytes()
        for name in FILES
    )


def main() -> None:
    """Read the command line and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[500, 5000], help="numbers of articles")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1, help="that Spark may use (%(default)s)")
    chosen = parser.parse_args()
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    print(f"{'articles':>9} {'local CPU s':>12} {'Spark CPU s':>12} {'same bytes':>11}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in chosen.sizes:
            table, here, there = as_table(corpus(size, folder)), folder / f"{size}-here", folder / f"{size}-there"
            local = seconds("kg", "build", str(table), "--out", str(here), "--no-html")
            spark = seconds("kg.spark", str(table), "--out", str(there), "--master", f"local[{chosen.cores}]")
            print(f"{size:>9,} {local:>12.1f} {spark:>12.1f} {'yes' if same(there, here) else 'NO':>11}", flush=True)


if __name__ == "__main__":
    main()
