"""A made-up corpus with every kind of fact: the careers of careers.py, and the invented sample articles moved about.

A moved sample has its own province, years and people; the same numbers give the same corpus. All people are invented.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from kg.pipeline.read import facts_of
from kg.records import Article
from kg.sources.read import read_inputs

sys.path.insert(0, str(Path(__file__).parent))
import careers

SAMPLES = Path(__file__).parents[1] / "data" / "articles" / "invented"
YEARS = range(2010, 2027)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample article with the names in it that a copy changes."""

    text: str
    published: str | None
    people: tuple[str, ...]
    province: str | None


def samples() -> list[Sample]:
    """The invented sample articles."""
    found = []
    for article in read_inputs([str(SAMPLES)]):
        if isinstance(article, Article):
            facts = facts_of(article).extraction
            provinces = [unit.province for unit in facts.units if unit.province]
            people = {person.name for person in facts.people}
            found.append(Sample(article.text, article.published, tuple(sorted(people)), _commonest(provinces)))
    return found


def _commonest(names: list[str]) -> str | None:
    return max(sorted(set(names)), key=names.count, default=None)


def moved(sample: Sample, number: int, names: list[str], provinces: list[str]) -> dict[str, str | None]:
    """The copy ``number`` of a sample, as a row for kg build."""
    chance = Random(f"moved {number}")
    new = {name: chance.choice(names) for name in sample.people}
    if sample.province:
        new[sample.province] = chance.choice(provinces)
    years = chance.choice(YEARS) - int((sample.published or "2024")[:4])
    text = _replaced(sample.text, new)
    text = re.sub(r"\b(?:19|20)\d\d\b(?!/)", lambda year: str(int(year[0]) + years), text)
    day = f"{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    published = f"{int(sample.published[:4]) + years}-{day}" if sample.published else None
    return {"id": f"m{number:06}", "text": text, "published": published}


def _replaced(text: str, new: Mapping[str, str]) -> str:
    """All names at once, longer ones first, in capitals where they were."""
    keys = sorted({form for name in new for form in (name, name.upper())}, key=len, reverse=True)
    upper = {name.upper(): value.upper() for name, value in new.items()}
    pattern = re.compile("|".join(map(re.escape, keys)) or r"(?!)")
    return pattern.sub(lambda match: new.get(match[0]) or upper[match[0]], text)


def corpus(shown: int, copies: int) -> Iterator[dict[str, str | None]]:
    """``shown`` articles of careers, then ``copies`` moved samples, as rows for kg build."""
    world = careers.World(shown)
    for facts, _ in world.articles():
        yield {"id": facts.id.partition("--")[0], "text": careers.text_of(facts), "published": facts.published}
    names = sorted({person.name for person in world.people})
    known = samples()
    for number in range(copies):
        yield moved(known[number % len(known)], number, names, world.houses)


def main() -> None:
    """Write the corpus as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help="JSON lines for kg build")
    parser.add_argument("--careers", type=int, default=3500, help="articles that show people in their posts")
    parser.add_argument("--copies", type=int, default=2200, help="moved copies of the sample articles")
    chosen = parser.parse_args()
    with chosen.texts.open("w", encoding="utf-8") as texts:
        for row in corpus(chosen.careers, chosen.copies):
            texts.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
