"""Attacks the program for a while, and prints for each target how many inputs it stood, in how many seconds.

    PYTHONPATH=tests python -m hostile [--seconds N] [--seed N] [TARGET ...]

A failure is printed with its seed; `python -m hostile TARGET --only SEED` does it again. Put what was found into
tests/hostile/cases.
"""

import argparse
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

from hostile.targets import TARGETS


def attack(name: str, seed: str) -> str:
    """What went wrong with one input, "" if nothing did."""
    with tempfile.TemporaryDirectory(prefix="kg-hostile-") as folder:
        try:
            TARGETS[name](Random(seed), Path(folder))
        except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
            return traceback.format_exc()
    return ""


def main() -> None:
    """Read the command line and attack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=5, help="CPU seconds for each target")
    parser.add_argument("--seed", default="0")
    parser.add_argument("--only", help="the seed of one input")
    chosen = parser.parse_args()
    for name in chosen.targets or TARGETS:
        if chosen.only:
            print(attack(name, chosen.only) or "nothing wrong")
            continue
        start, tried, wrong = time.process_time(), 0, 0
        while time.process_time() - start < chosen.seconds:
            seed = f"{chosen.seed}:{tried}"
            found = attack(name, seed)
            tried += 1
            wrong += bool(found)
            if found and wrong <= 3:
                print(f"{name} --only {seed}\n{found[-1500:]}", flush=True)
        print(f"{name:12} {tried:7} inputs {time.process_time() - start:7.1f} s {wrong:4} failures", flush=True)


if __name__ == "__main__":
    main()
