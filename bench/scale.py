"""Build made-up careers of growing number with ``kg build``: seconds, CPU seconds, memory of all processes, by size.

Memory is the proportional set size of the build and all its processes, read ten times a second from /proc: what pages
they share counts once. ``ms each`` is CPU time an article, ``growth`` the CPU time over that of the row above, as a
share of what it would be if it grew as the number of articles does. ``--by-part`` adds the peak of each part.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("read", "identity", "graph", "page")


@dataclass(frozen=True, slots=True)
class Run:
    """One build: articles, triples, seconds in all and by part, CPU seconds, megabytes at the peak and by part."""

    articles: int
    triples: int
    seconds: float
    cpu: float
    peak: float
    parts: dict[str, float]
    peaks: dict[str, float]


def corpus(size: int, folder: Path) -> Path:
    """The file with ``size`` made-up articles."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{size}.jsonl"
    if not file.exists():
        subprocess.run([sys.executable, str(HERE / "careers.py"), str(size), str(file)], check=True)
    return file


def measured(file: Path, out: Path, options: list[str]) -> Run:
    """Build a corpus and look at it while it runs."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "kg", "build", str(file), "--out", str(out), *options]
    with (out.parent / f"{out.name}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        seen: list[tuple[float, float]] = []
        while _running(process.pid):
            seen.append((time.perf_counter() - start, memory(process.pid)))
            time.sleep(0.1)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit((out.parent / f"{out.name}.log").read_text(encoding="utf-8"))
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    parts = {part: report["timings"].get(part, 0.0) for part in PARTS}
    return Run(
        articles=report["counts"]["articles"],
        triples=report["counts"]["triples"],
        seconds=seen[-1][0],
        cpu=used.ru_utime + used.ru_stime,
        peak=max(size for _, size in seen),
        parts=parts,
        peaks=dict(_by_part(seen, parts)),
    )


def _running(pid: int) -> bool:
    """Whether a child runs; one that has ended waits to be asked what it used."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def memory(pid: int) -> float:
    """Megabytes of a process and all that it began."""
    return sum(map(_proportional, _tree(pid))) / 1024


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _proportional(pid: int) -> int:
    """Kilobytes of one process, those shared by n processes as an n-th."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)


def _by_part(seen: list[tuple[float, float]], parts: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The peak of each part; the parts follow one another, the last ends shortly before the build."""
    begin = max(0.0, seen[-1][0] - sum(parts.values())) / 2
    for part, seconds in parts.items():
        end = begin + seconds
        yield part, max((size for moment, size in seen if begin <= moment <= end), default=0.0)
        begin = end


def main() -> None:
    """Read the command line and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000], help="numbers of articles")
    parser.add_argument("--option", action="append", default=[], help="an option for kg build, repeatable")
    parser.add_argument("--folder", type=Path, help="where articles and graphs are kept; by default nowhere")
    parser.add_argument("--by-part", action="store_true", help="seconds and megabytes of each part as well")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        print(
            f"{'articles':>9} {'triples':>10} {'seconds':>9} {'CPU s':>8} {'ms each':>8} {'growth':>7} {'peak MB':>8}"
        )
        last: Run | None = None
        for size in chosen.sizes:
            run = measured(corpus(size, folder), folder / f"out-{size}", chosen.option)
            print(row(run, last), flush=True)
            for part in PARTS if chosen.by_part else ():
                print(f"  {part:<10} {run.parts[part]:9.2f} s {run.peaks[part]:8.0f} MB", flush=True)
            last = run


def row(run: Run, last: Run | None) -> str:
    """One row of the table."""
    grown = f"{run.cpu / last.cpu / (run.articles / last.articles):7.2f}" if last else " " * 7
    each = 1000 * run.cpu / run.articles
    return f"{run.articles:9} {run.triples:10} {run.seconds:9.1f} {run.cpu:8.1f} {each:8.2f} {grown} {run.peak:8.0f}"


if __name__ == "__main__":
    main()
