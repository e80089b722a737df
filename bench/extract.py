"""Time reading articles, text to facts on one core, as a multiple of cutting the same text into words.

Prints a row for the sample articles one by one, and one for each length asked for: of those articles joined and cut
into pieces of that length, so that each row has the same mix of text. Each try forgets the names that the one before
met; garbage is looked for as seldom as in the command.
"""

import argparse
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg import names
from kg.cli.app import collect_seldom
from kg.facts import forms
from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article
from kg.text.read import read

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
TRIES = 5  # of which the fastest counts
STAGES = ("text", "mentions", "facts")
MEMORIES = (names._folded_name, names._old_style_name, forms._form)
words = re.compile(r"\w+").findall


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of ``work``."""
    start = time.process_time()
    work()
    return time.process_time() - start


def stages(texts: Sequence[str]) -> list[float]:
    """CPU seconds of each stage over ``texts``."""
    spent = [0.0, 0.0, 0.0]
    for text in texts:
        start = time.process_time()
        document = read(Article("a", text, "a.txt"))
        had_text = time.process_time()
        mentions = find(document)
        had_mentions = time.process_time()
        extract(document, mentions)
        spent[0] += had_text - start
        spent[1] += had_mentions - had_text
        spent[2] += time.process_time() - had_mentions
    return spent


def row(name: str, texts: Sequence[str], tries: int) -> str:
    """Microseconds a character, and the ratio to cutting into words: of all, and of each stage."""
    length = sum(map(len, texts))
    rounds = max(1, 200_000 // length)  # one pass over a short text is too quick to time
    cutting, spent = [], []
    for _ in range(tries):  # in turns, so that both meet the same load of the machine
        cutting.append(cpu(lambda: [words(text) for _ in range(rounds) for text in texts]) / rounds)
        for memory in MEMORIES:
            memory.cache_clear()
        spent.append(stages(texts))
    best = [min(one[stage] for one in spent) for stage in range(len(STAGES))]
    ratios = [seconds / min(cutting) for seconds in (sum(best), *best)]
    return f"{name:>10} {1e6 * sum(best) / length:8.2f}" + "".join(f"{ratio:9.1f}" for ratio in ratios)


def main() -> None:
    """Read the command line and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lengths", nargs="*", type=int, default=[5_000, 50_000, 500_000, 1_000_000], help="characters")
    chosen = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.rglob("*.txt"))]
    collect_seldom()
    stages(texts)  # compiles what is compiled once
    print(f"{'text':>10} {'us/char':>8}" + "".join(f"{name:>9}" for name in ("ratio", *STAGES)))
    print(row("samples", texts, TRIES), flush=True)
    joined = "\n\n".join(texts)
    for length in chosen.lengths:
        text = joined * -(-length // len(joined))
        pieces = [text[start : start + length] for start in range(0, len(text) - length + 1, length)]
        print(row(str(length), pieces, TRIES), flush=True)


if __name__ == "__main__":
    main()
