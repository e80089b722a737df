"""Whether an article is about public bodies at all: a first look at its words, for corpora of news of every kind."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.names import fold
from kg.resources import grammar_dir
from kg.word_tree import any_word
from kg.yamlio import load_cached

FILE: Final = "subject.yaml"
_PILED: Final = re.compile("[\u0300-\u036f]{4,}")  # no Vietnamese letter has so many marks; composing them takes long
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words that show the subject, and the points that each counts wherever it stands."""

    id: str
    points: int
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        odd = [word for word in self.words if word != fold(word)]
        if odd:
            raise ValueError(f"{odd[0]!r} is not folded: write {fold(odd[0])!r}")


@dataclass(frozen=True, slots=True)
class SubjectFile:
    """The file as a whole; its head says how the numbers are used."""

    enough: int
    words: int
    rows: tuple[WordsRow, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """The words of the file, compiled."""

    enough: int
    words: int
    points: dict[str, int]
    pattern: re.Pattern[str]

    def points_of(self, text: str) -> int:
        """The points of a text: of each word found, wherever it stands."""
        folded = fold(unicodedata.normalize("NFC", _PILED.sub("", text)))
        return sum(self.points[found] for found in self.pattern.findall(folded))

    def needed(self, text: str) -> int:
        """The points that a text of this length needs."""
        return max(self.enough, sum(1 for _ in _WORDS.finditer(text)) // self.words)


@cache
def subject() -> Subject:
    """The subject of the project: data/grammar/subject.yaml. Raises: DataError."""
    rows = load_cached(grammar_dir() / FILE, SubjectFile)
    points = {word: row.points for row in rows.rows for word in row.words}
    return Subject(rows.enough, rows.words, points, any_word(points))


def is_on_subject(text: str, title: str | None = None) -> bool:
    """Whether an article with a text and a title is about public bodies. Time is linear in their length."""
    both = f"{title or ''}\n{text}"
    return subject().points_of(both) >= subject().needed(both)
