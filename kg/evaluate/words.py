"""How the measure compares words: names as sets of words, numbers as numbers, without what spelling leaves open.

Case, Unicode form, punctuation, the place of the tone mark, known abbreviations and empty words make no difference;
tones and letters do. What is forgiven is written in data/gold/spelling.yaml.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.resources import PACKAGE
from kg.yamlio import load

SPELLING = PACKAGE.parent / "data" / "gold" / "spelling.yaml"
Bag = frozenset[str]

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # the five tone marks; breve, circumflex and horn belong to the letter
_WORD = re.compile(r"[^\W\d_]+")
_OUTSIDE = re.compile(r"[^\w/%,.\-\s]")
_LOOSE_MARK = re.compile(r"(?<!\d)[,.\-/]|[,.\-/](?!\w)")  # only a mark inside a number or a code stays: 98,5 1-QĐ/TW
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class SameRow:
    """Forms that mean the same: whole words (``forms``) or a regular expression (``pattern``), in lower case."""

    id: str
    means: str
    example: str
    gives: str
    forms: tuple[str, ...] = ()
    pattern: str | None = None

    def __post_init__(self) -> None:
        if bool(self.forms) == bool(self.pattern):
            raise ValueError("give either 'forms' or 'pattern'")

    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern or rf"\b(?:{'|'.join(map(re.escape, self.forms))})\b")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The content of data/gold/spelling.yaml."""

    same: tuple[SameRow, ...]
    empty_words: tuple[str, ...]
    central_cities: tuple[str, ...]


@cache
def spelling(path: Path = SPELLING) -> Spelling:
    """What the measure forgives. Raises: DataError."""
    return load(path, Spelling)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((row.regex(), row.means or " ") for row in spelling().same)


@cache
def _empty_words() -> Bag:
    return frozenset(_tone_last(word) for word in spelling().empty_words)


@cache
def _bare_cities() -> tuple[tuple[str, str], ...]:
    return tuple((_tone_last(f"thành phố {city}"), _tone_last(city)) for city in spelling().central_cities)


@lru_cache(maxsize=1 << 16)
def _syllable(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return unicodedata.normalize("NFC", bare) + "".join(letter for letter in letters if letter in _TONES)


def _tone_last(text: str) -> str:
    """``text`` with the tone mark of each syllable behind it, so that "hoà" and "hòa" are one."""
    return _WORD.sub(lambda word: _syllable(word[0]), text)


@lru_cache(maxsize=1 << 16)
def norm(text: str) -> str:
    """``text`` in the one spelling of the measure: lower case, abbreviations written out, single blanks."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("ð", "đ")
    for pattern, full in _rules():
        plain = pattern.sub(full, plain)
    plain = _LOOSE_MARK.sub(" ", _OUTSIDE.sub(" ", plain))
    return _tone_last(" ".join(plain.split()))


@lru_cache(maxsize=1 << 16)
def bag(text: str) -> Bag:
    """A name as the set of its words, without the empty ones."""
    plain = norm(text)
    for city, bare in _bare_cities():
        plain = plain.replace(city, bare)
    return frozenset(plain.split()) - _empty_words()


def overlap(one: Bag, other: Bag) -> float:
    """Dice's coefficient of two sets of words, 0 to 1; 0 if one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def number(text: str) -> str:
    """A Vietnamese number in one form: "05" -> "5", "1.036" -> "1036", "98,5" -> "98.5", "127/129" as it is."""
    digits = text.strip().replace("%", "").replace(" ", "")
    digits = _THOUSANDS.sub("", digits).replace(",", ".")
    return "/".join(map(_decimal, digits.split("/")))


def _decimal(text: str) -> str:
    try:
        return f"{float(text):g}"
    except ValueError:
        return text.casefold()
