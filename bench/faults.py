"""Kill ``kg build`` at random moments, hundreds of times, and look at what it leaves: the old files or the new ones.

Builds go into one folder, by turns of the one half and of all of some sample articles. After each the folder must hold
what one of the two builds gives when it is left alone, to the byte; the end is a build that is left alone. Prints how
many were killed in which part. The moments are seeded; how far a build is by then depends on the machine.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "invented"
FILES = ("graph.ttl", "graph.nq", "articles.jsonl", "graph.html", ".kg/articles.facts")


def build(inputs: list[Path], out: Path, seconds: float | None) -> str:
    """Build, and kill what was begun after so many seconds; "killed", or "done" if it was faster."""
    command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "--out", str(out), "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return "killed"
    if process.returncode:
        raise SystemExit(f"a build that was left alone failed: {told.decode()}")
    return "done"


def content(out: Path) -> str:
    """Stands for all files of a build but its report, which tells times; "" for none."""
    if not out.exists():
        return ""
    counts = json.loads((out / "report.json").read_text(encoding="utf-8"))["counts"]
    digest = sha256(json.dumps(counts).encode())
    for name in FILES:
        digest.update((out / name).read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Read the command line, kill, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=200)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    listed = sorted(ARTICLES.glob("*.txt"))[: chosen.articles]
    corpora = (listed[: len(listed) // 2], listed)
    chance, ends = random.Random(chosen.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        expected = {""}
        for number, inputs in enumerate(corpora):
            build(inputs, folder / f"alone-{number}", None)
            expected.add(content(folder / f"alone-{number}"))
        longest = (time.perf_counter() - start) / 2
        for turn in range(chosen.times):
            ends[build(corpora[turn % 2], folder / "out", chance.uniform(0, longest * 1.1))] += 1
            if content(folder / "out") not in expected:
                raise SystemExit(f"turn {turn}: the files are neither those of the one build nor of the other")
        build(listed, folder / "out", None)
        if content(folder / "out") != content(folder / "alone-1"):
            raise SystemExit("the last build is not what a clean one is")
        left = sorted(path.name for path in folder.iterdir() if path.name.startswith("."))
    print(f"{ends['killed']} killed, {ends['done']} faster than that; always old or new files; left behind: {left}")


if __name__ == "__main__":
    main()
