"""Kill builds at random moments, hundreds of times; look at what each kill leaves, and what the next build makes of it.

Builds go into one folder, by turns of the one half and of all of some sample articles. A kill must leave what an
earlier build wrote, or what this one does when it is left alone, to the byte; after each the same build is run to its
end, which must give those bytes, and leave nothing beside them. A build is forked from this process, which has loaded
the reference data, so that nearly all moments fall into the build itself; articles are read by two processes more. The
moments are seeded; how far a build is by then depends on the machine. Prints what was found, each with its number.
"""

import argparse
import json
import os
import random
import signal
import tempfile
import time
import traceback
from collections import Counter
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from kg.pipeline import build
from kg.pipeline.read import facts_of
from kg.records import Article
from kg.view.page import write_view

ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "invented"
FILES = ("graph.ttl", "graph.nq", "articles.jsonl", "graph.html", ".kg/articles.facts")


def begin(inputs: list[Path], out: Path) -> int:
    """Start a build in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        build([str(path) for path in inputs], out, workers=2, write_html=write_view)
        code = 0
    except BaseException:  # noqa: BLE001  # it is shown, and ends the measurement
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(child: int) -> bool:
    """Wait for a build: whether it came to its end by itself. One that fails ends the measurement."""
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a build that was left alone failed; its words are above")
    return os.WIFEXITED(status)


def killed(inputs: list[Path], out: Path, seconds: float) -> float | None:
    """Build, and kill it after so many seconds; None, or the seconds that it took if it was faster."""
    child, start = begin(inputs, out), time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(min(0.01, seconds - spent))
    os.kill(child, signal.SIGKILL)
    return time.perf_counter() - start if ended(child) else None


def content(out: Path) -> str:
    """Stands for all files of a build but its report, which tells times; "" for none."""
    if not out.exists():
        return ""
    counts = json.loads((out / "report.json").read_text(encoding="utf-8"))["counts"]
    digest = sha256(json.dumps(counts).encode())
    for name in FILES:
        digest.update((out / name).read_bytes())
    return digest.hexdigest()


def beside(out: Path) -> list[str]:
    """What lies beside the folder of a build, of which it is the only one."""
    return sorted(path.name for path in out.parent.iterdir() if path != out)


def main() -> None:
    """Read the command line, kill, recover, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=300)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    listed = sorted(ARTICLES.glob("*.txt"))[: chosen.articles]
    corpora = (listed[: len(listed) // 2], listed)
    import_module("kg.pipeline.read").ALONE = 2  # so that processes are started for so few articles, too
    facts_of(Article("a", listed[0].read_text(encoding="utf-8"), "a"))
    chance, found = random.Random(chosen.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        clean, longest = [], []
        for number, inputs in enumerate(corpora):
            start = time.perf_counter()
            ended(begin(inputs, Path(name) / f"alone-{number}"))
            longest.append(time.perf_counter() - start)
            clean.append(content(Path(name) / f"alone-{number}"))
        out, turn = Path(name) / "kept" / "out", 0
        out.parent.mkdir()
        while found["killed"] < chosen.times:
            which, turn = turn % 2, turn + 1
            if spent := _turn(found, corpora[which], out, clean[which], chance.uniform(0, longest[which])):
                longest[which] = spent
    for what, number in sorted(found.items()):
        print(f"{number:5} {what}")


def _turn(found: Counter[str], inputs: list[Path], out: Path, clean: str, seconds: float) -> float | None:
    """One build that is to be killed, and the next, counted by what comes of them; seconds if the first was faster."""
    before = content(out)
    spent = killed(inputs, out, seconds)
    if spent is None:
        found["killed"] += 1
        told = {before: "left the old files whole", clean: "left the new files whole"}
        found[f"killed: {told.get(content(out), 'BROKEN')}"] += 1
        found["killed: something lay beside them"] += bool(beside(out))
    ended(begin(inputs, out))
    found["next builds gave the bytes of a clean one" if content(out) == clean else "next builds DIFFERED"] += 1
    found["next builds left nothing beside" if not beside(out) else "next builds LEFT SOMETHING"] += 1
    return spent


if __name__ == "__main__":
    main()
