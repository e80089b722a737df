"""Finding people, bodies and places in the gold articles, beside two libraries for Vietnamese: quality and time.

    python -m venv peers && peers/bin/pip install underthesea pyvi
    python bench/peers.py --python peers/bin/python

The libraries are in an environment of their own, whose Python is given. Each gives words that are names: underthesea by
its NER, pyvi by its proper nouns, which have no kind and count as each. They are compared with the names that gold has
of people, bodies and places, printed to the letter. Prints versions, the share found, and CPU time: microseconds a
character, and as a multiple of cutting the same texts into words with `re`; then what writing Turtle costs beside the
dump of pyoxigraph, and a query beside rdflib.

underthesea reads sentence by sentence, cut by itself, as it is documented: the time of its NER grows with the square of
the length of what it is given.
"""

import argparse
import io
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from export import seconds
from pyoxigraph import DefaultGraph, RdfFormat

from kg.graph.brief import turtle
from kg.graph.rdf import to_rdflib
from kg.graph.said import line as said
from kg.graph.store import Export
from kg.graph.vocabulary import NAMESPACES
from kg.pipeline import build
from kg.pipeline.read import facts_of
from kg.query.run import query
from kg.records import Article
from kg.version import __version__
from kg.yamlio import load_plain

ROOT = Path(__file__).parents[1]
WORDS = re.compile(r"\w+").findall
TRIES = 5  # of which the quickest counts
KINDS = {"person": "people", "org": "bodies", "place": "places"}

PEER = """
import json, sys, time
from importlib.metadata import version
name, texts = sys.argv[1], json.load(sys.stdin)
if name == "underthesea":
    from underthesea import ner, sent_tokenize
    def names(text):
        found = []
        for sentence in (one for line in text.splitlines() for one in sent_tokenize(line)):
            for word, _, _, tag in ner(sentence):
                if tag.startswith("B-"):
                    found.append([tag[2:], word])
                elif tag.startswith("I-") and found:
                    found[-1][1] += " " + word
        return found
else:
    from pyvi import ViPosTagger, ViTokenizer
    def names(text):
        words, tags = ViPosTagger.postagging(ViTokenizer.tokenize(text))
        return [["", word.replace("_", " ")] for word, tag in zip(words, tags) if tag == "Np"]
names(texts[0])
start = time.process_time()
found = [names(text) for text in texts]
print(json.dumps([version(name), time.process_time() - start, found]))
"""
OF_PEER = {"PER": "person", "ORG": "org", "LOC": "place"}


Names = dict[str, set[str]]  # kind -> names


def gold() -> list[tuple[str, Names]]:
    """Each gold article: its text, and those names that gold gives it which are printed there to the letter."""
    made = []
    for path in sorted((ROOT / "data" / "gold" / "dev").glob("*.yaml")):
        article = ROOT / "data" / "articles" / "invented" / f"{path.stem}.txt"
        if not article.is_file():  # gold of something else than articles
            continue
        text = article.read_text(encoding="utf-8")
        row: Any = load_plain(path)
        people = {person["name"] for person in row.get("people") or ()}
        named = {"person": people, "org": set(row.get("units") or ()), "place": set(row.get("places") or ())}
        made.append((text, {kind: {name for name in names if name in text} for kind, names in named.items()}))
    return made


def ours(texts: list[str]) -> tuple[float, list[Names]]:
    """CPU seconds and what `kg` finds: the names under which it knows what an article names."""
    facts_of(Article("a", texts[0], "a"))
    start = time.process_time()
    found = [facts_of(Article("a", text, "a")).extraction for text in texts]
    spent = time.process_time() - start
    return spent, [
        {
            "person": {one.name for one in each.people},
            "org": {one.label for one in each.units},
            "place": {one.name for one in each.places},
        }
        for each in found
    ]


def theirs(python: str, name: str, texts: list[str]) -> tuple[str, float, list[Names]]:
    """Version, CPU seconds and what a peer finds; what has no kind counts as each."""
    done = subprocess.run(
        [python, "-c", PEER, name], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    release, spent, found = json.loads(done.stdout.splitlines()[-1])
    return release, spent, [_by_kind(spans) for spans in found]


def _by_kind(spans: Iterable[tuple[str, str]]) -> Names:
    made: Names = {kind: set() for kind in KINDS}
    for tag, words in spans:
        for kind in [OF_PEER[tag]] if tag in OF_PEER else [] if tag else KINDS:
            made[kind].add(words)
    return made


def row(name: str, spent: float, floor: float, size: int, wanted: list[Names], found: list[Names]) -> str:
    """The share of the gold names of each kind that was found, of the people found that gold has, and the time."""
    cells = []
    for kind in KINDS:
        total = sum(len(one[kind]) for one in wanted)
        cells.append(sum(len(one[kind] & two[kind]) for one, two in zip(wanted, found, strict=True)) / total)
    people = sum(len(one["person"]) for one in found)
    right = sum(len(one["person"] & two["person"]) for one, two in zip(wanted, found, strict=True))
    time_told = f"{1e6 * spent / size:12.1f}{spent / floor:8.1f}"
    return f"{name:22}" + "".join(f"{cell:9.3f}" for cell in cells) + f"{right / max(people, 1):11.3f}{time_told}"


def main() -> None:
    """Read the command line and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", help="the Python of an environment that has underthesea and pyvi")
    parser.add_argument("--articles", type=int, help="that are read, the first; by default all that have gold")
    chosen = parser.parse_args()
    articles = gold()[: chosen.articles]
    texts, wanted = [text for text, _ in articles], [names for _, names in articles]
    start = time.process_time()
    for _ in range(20):
        for text in texts:
            WORDS(text)
    floor = (time.process_time() - start) / 20
    size = sum(map(len, texts))
    print(f"{len(texts)} articles of {size:,} characters; share of gold names found, of people found that are right")
    print(
        f"{'':22}"
        + "".join(f"{name:>9}" for name in KINDS.values())
        + f"{'precision':>11}{'µs a char':>12}{'ratio':>8}"
    )
    spent, found = ours(texts)
    print(row(f"kg {__version__}", spent, floor, size, wanted, found), flush=True)
    for name in ("underthesea", "pyvi") if chosen.python else ():
        release, spent, found = theirs(chosen.python, name, texts)
        print(row(f"{name} {release}", spent, floor, size, wanted, found), flush=True)
    _floors()


def _floors() -> None:
    """Writing Turtle and answering a query, as multiples of what others take for it, on the sample articles."""
    with tempfile.TemporaryDirectory() as folder:
        built = build([ROOT / "data" / "articles"], Path(folder) / "out", workers=1, nq=False)
        opened = Export.open(built.out)
        lines = sorted({said(quad.triple).encode() for quad in opened.store})
        own = seconds(lambda: [*turtle(lines, NAMESPACES)], TRIES)
        dump = seconds(
            lambda: opened.store.dump(
                io.BytesIO(), RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=dict(NAMESPACES)
            ),
            TRIES,
        )
        print(f"Turtle, sorted / pyoxigraph {version('pyoxigraph')} dump: {own / dump:.1f} ({built.triples} triples)")
        graph = to_rdflib(opened)
        asked = "SELECT ?who ?body { ?who vks:heads ?body . ?who skos:prefLabel ?name }"
        here = seconds(lambda: query(opened, asked), TRIES)
        there = seconds(lambda: list(graph.query(asked)), TRIES)
        print(f"query / rdflib {version('rdflib')}: {here / there:.3f}")


if __name__ == "__main__":
    main()
