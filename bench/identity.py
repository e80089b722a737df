"""Measure who is who on made-up careers (bench/careers.py): how right it is, and what it costs as the corpus grows.

Each size runs in a process of its own. Columns: seconds to take the articles and to decide, seconds of the same for
each million sightings, megabytes at the peak beyond those of the corpus itself, and what the time would be at ten
times the sightings of the size before, as a multiple. Then B-cubed by what makes people hard to tell apart.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careers import Sighting, World, text_of

from kg.identity.resolve import Resolver
from kg.names import name_key
from kg.pipeline.read import facts_of
from kg.records import Article, ArticleFacts

SIZES = [1_000, 10_000, 100_000]


Found = list[tuple[Sighting, str | None]]
"""Each sighting with the thing that it was taken for, None if the person was not found."""


def measure(articles: int, seed: int, *, read: bool) -> dict[str, Any]:
    """Figures of one size. The truth waits in a file, so that the memory is that of identity and of the people.

    With ``read`` the articles are written out and read, so that finding people and posts is measured too.
    """
    world = World(articles, seed)
    before = peak()
    resolver, taking, sightings = Resolver(), 0.0, 0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as truth:
        for made, seen in world.articles():
            facts = reread(made) if read else made
            start = time.process_time()
            resolver.add(facts)
            taking += time.process_time() - start
            truth.writelines(json.dumps([facts.id, *one]) + "\n" for one in seen)
            sightings += len(seen)
        start = time.process_time()
        paths = resolver.identities().paths
        deciding, memory = time.process_time() - start, peak() - before
        truth.seek(0)
        rows = [json.loads(line) for line in truth]
    found = [(Sighting(*row[1:]), thing(paths[row[0]], row[2])) for row in rows]
    return {
        "articles": articles, "sightings": sightings, "taking": taking, "deciding": deciding, "memory": memory,
        "people": len({one.person for one, _ in found}), "found": len({path for _, path in found if path}),
        "marks": scores(world, found),
    }  # fmt: skip


def reread(made: ArticleFacts) -> ArticleFacts:
    """The article written out, and what is found in it."""
    name = made.id.partition("--")[0]
    return facts_of(Article(name, text_of(made), name, published=made.published))


def thing(paths: Mapping[tuple[str, str], str], name: str) -> str | None:
    """The path of the person whom an article prints under a name."""
    if ("person", name) in paths:
        return paths["person", name]
    wanted = name_key(name)
    return next((path for (kind, key), path in paths.items() if kind == "person" and name_key(key) == wanted), None)


def peak() -> float:
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scores(world: World, found: Found) -> dict[str, list[float]]:
    """Mark -> sightings, and the mean over them of precision and recall; each sighting counts for all its marks.

    One that was not found has a recall of 0, and its precision is not asked.
    """
    both = Counter((one.person, path) for one, path in found)
    true, given = Counter(one.person for one, _ in found), Counter(path for _, path in found)
    sums: dict[str, list[float]] = {}
    for (person, path), count in both.items():
        marks = world.people[person].marks
        for mark in ("all", *(marks or ("nothing special",))):
            row = sums.setdefault(mark, [0.0, 0.0, 0.0, 0.0])
            row[0] += count
            if path:
                row[1] += count
                row[2] += count * count / given[path]
                row[3] += count * count / true[person]
    return {mark: [row[0], row[2] / max(row[1], 1), row[3] / row[0]] for mark, row in sorted(sums.items())}


def cost_of_each(row: dict[str, Any]) -> float:
    """Microseconds for each sighting."""
    return 1e6 * float(row["taking"] + row["deciding"]) / float(row["sightings"])


def cost(row: dict[str, Any], before: dict[str, Any] | None) -> str:
    """One line of the first table."""
    each = cost_of_each(row)
    growth = f"{10 * each / cost_of_each(before):8.1f}" if before else f"{'':8}"
    counts = f"{row['articles']:9} {row['sightings']:10} {row['people']:8} {row['found']:8}"
    return f"{counts} {row['taking']:8.1f} {row['deciding']:8.1f} {each:8.1f} {row['memory']:8.0f} {growth}"


def quality(row: dict[str, Any]) -> list[str]:
    """The lines of the second table."""
    lines = [f"{'of ' + str(row['articles']) + ' articles':24}{'sightings':>10}{'P':>8}{'R':>8}{'F1':>8}"]
    for mark, (count, precision, recall) in row["marks"].items():
        f1 = 2 * precision * recall / (precision + recall) if recall else 0.0
        lines.append(f"{mark:24}{count:10.0f}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
    return lines


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="write the articles out and read them")
    parser.add_argument("--one", action="store_true", help="measure the one size in this process, and print JSON")
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.sizes[0], chosen.seed, read=chosen.read)))
        return
    head = ("articles", "sightings", "people", "found", "taking", "deciding", "s/M", "MB", "growth")
    print("{:>9} {:>10} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}".format(*head))
    rows: list[dict[str, Any]] = []
    for size in chosen.sizes:
        command = [sys.executable, str(Path(__file__)), str(size), "--one", "--seed", str(chosen.seed)]
        command += ["--read"] if chosen.read else []
        rows.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
        print(cost(rows[-1], rows[-2] if len(rows) > 1 else None), flush=True)
    for row in rows:
        print("", *quality(row), sep="\n")


if __name__ == "__main__":
    main()
