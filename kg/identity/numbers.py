"""Numbers of documents made comparable: "84-KL/TW", "84/KL-TW" and "84 - KL/TƯ" are one number."""

import re
from dataclasses import dataclass

from kg.identity.keys import name_key

_YEAR = re.compile(r"(?:19|20)\d\d")
_SAME = {"tư": "tw", "vksndtc": "vkstc"}


@dataclass(frozen=True, slots=True)
class Number:
    """``parts`` in their order, without separators and leading zeros; ``year`` if the number tells it."""

    parts: tuple[str, ...]
    year: str | None

    @property
    def key(self) -> str:
        return " ".join(self.parts)

    @property
    def serial(self) -> str:
        """The running number: "96" of "96/2019/QH14"."""
        return self.parts[0] if self.parts else ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The parts with letters: "nq", "hđnd"."""
        return tuple(part for part in self.parts[1:] if not part.isdigit())

    @property
    def short(self) -> bool:
        """Whether it is just the running number, with which any issuer has a document."""
        return not self.codes


def parse(number: str | None) -> Number:
    """The parts of a number as printed; no parts for None."""
    words = [_SAME.get(word, word) for word in re.findall(r"[^\W_]+", name_key(number or ""))]
    parts = tuple(word.lstrip("0") or "0" if word.isdigit() else word for word in words)
    year = parts[1] if len(parts) > 1 and _YEAR.fullmatch(parts[1]) else None
    return Number(parts, year)


def years(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def phrases(text: str) -> frozenset[str]:
    """Runs of three syllables, by which topics are compared: two syllables are often one common word."""
    words = re.findall(r"[^\W\d_]+", name_key(text))
    return frozenset(" ".join(words[i : i + 3]) for i in range(len(words) - 2))
