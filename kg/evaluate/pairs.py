"""Hard pairs of names (data/gold/hard_pairs.yaml): each stands in two articles that say the same but for the name."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from kg.errors import DataError, Problem
from kg.identity.resolve import identify
from kg.pipeline.read import facts_of
from kg.records import Article, ArticleFacts
from kg.resources import PACKAGE
from kg.yamlio import load

FILE: Final = PACKAGE.parent / "data" / "gold" / "hard_pairs.yaml"
Verdict = Literal["same", "different", "hint"]

_SAYS: Final = {
    "person": "Ngày 05/3/2024, VKSND tỉnh Cà Mau tổ chức Hội nghị giao ban công tác. "
    "Đồng chí {}, Phó Viện trưởng VKSND tỉnh Cà Mau chủ trì Hội nghị.",
    "unit": "Ngày 05/3/2024, {} tổ chức Hội nghị giao ban công tác tháng 02.",
    "place": "Ngày 05/3/2024, đoàn công tác đến tỉnh {} làm việc.",
    "document": "Ngày 05/3/2024, các đơn vị họp bàn việc thực hiện {}.",
}


@dataclass(frozen=True, slots=True)
class HardPair:
    """Two names; ``verdict`` is what a careful reader says of them, "hint" if no name alone can tell.

    ``form`` is the Unicode form in which ``b`` is read, that of files (NFC) if not given.
    """

    kind: Literal["person", "unit", "place", "document"]
    a: str
    b: str
    verdict: Verdict
    why: str
    source: str
    form: Literal["NFC", "NFD"] = "NFC"

    @property
    def names(self) -> tuple[str, str]:
        """The two names as they are read."""
        return self.a, unicodedata.normalize(self.form, self.b)


@dataclass(frozen=True, slots=True)
class HardPairs:
    """The content of the file; a pair's ``source`` is a key of ``sources``."""

    sources: Mapping[str, str]
    pairs: tuple[HardPair, ...]


def read_pairs(path: Path = FILE) -> HardPairs:
    """The pairs. Raises: DataError, also for a source that is not told."""
    found = load(path, HardPairs)
    unknown = sorted({pair.source for pair in found.pairs} - found.sources.keys())
    if unknown:
        raise DataError.collect([Problem(f"unknown source {name!r}", str(path), hint="add it") for name in unknown])
    return found


def are_one(pair: HardPair) -> bool | None:
    """Whether two articles with the two names are taken to tell of one thing; None if a name was not found."""
    first, second = pair.names
    one, other = _facts(pair.kind, first, "a"), _facts(pair.kind, second, "b")
    paths = identify([one, other]).paths
    found = [_thing(article, pair.kind, paths[article.id]) for article in (one, other)]
    return None if None in found else found[0] == found[1]


@cache
def _facts(kind: str, name: str, article: str) -> ArticleFacts:
    return facts_of(Article(article, f"Hội nghị giao ban\n\n{_SAYS[kind].format(name)}\n", article))


def _thing(article: ArticleFacts, kind: str, paths: Mapping[tuple[str, str], str]) -> str | None:
    """The path of the thing of this kind that the article names, of several the one that belongs to others."""
    found = article.extraction
    parents = {unit.parent for unit in found.units}
    keys = {
        "person": [person.name for person in found.people],
        "unit": [unit.label for unit in found.units if unit.label not in parents and unit.mentions],
        "place": [place.name for place in found.places],
        "document": [document.key for document in found.documents],
    }[kind]
    return paths[kind, keys[0]] if len(keys) == 1 else None
