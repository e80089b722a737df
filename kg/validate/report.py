"""What a validation says: each result with the article and the sentence behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

Severity = OneOf["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")
_KEYS = (*SEVERITIES, "article", "sentence", "none")
_WORDS = {
    "vi": dict(zip(_KEYS, ("lỗi", "cảnh báo", "lưu ý", "bài", "câu", "đạt"), strict=True)),
    "en": dict(zip(_KEYS, ("violation", "warning", "info", "article", "sentence", "conforms"), strict=True)),
}


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A sentence behind a thing or fact. ``sentence`` is "" where only the article is known."""

    article: str  # IRI
    headline: str
    published: str  # ISO date, or ""
    sentence: str
    start: int = 0  # code points of the article's text
    end: int = 0


@dataclass(frozen=True, slots=True)
class Violation:
    """One result. ``path`` and ``value`` are IRIs or text, "" where the shape names none."""

    severity: Severity
    focus: str
    label: str
    path: str
    value: str
    message_vi: str
    message_en: str
    shape: str
    evidence: tuple[Evidence, ...] = ()

    def message(self, lang: str = "vi") -> str:
        return self.message_en if lang == "en" else self.message_vi

    def lines(self, lang: str = "vi") -> list[str]:
        """The result for people: what is wrong with what, then the articles and sentences behind it."""
        words = _WORDS["en" if lang == "en" else "vi"]
        what = f"{self.label} <{self.focus}>" if self.label else f"<{self.focus}>"
        where = " ".join(part for part in (_short(self.path), self.value) if part)
        found = [f"{words[self.severity]}: {what}: {self.message(lang)}" + (f" [{where}]" if where else "")]
        for one in self.evidence:
            title = f'"{one.headline}"' if one.headline else ""
            named = " ".join(part for part in (title, one.published, f"<{one.article}>") if part)
            found.append(f"  {words['article']}: {named}")
            if one.sentence:
                found.append(f"  {words['sentence']} {one.start}-{one.end}: {' '.join(one.sentence.split())}")
        return found

    def __str__(self) -> str:
        return " ".join(line.strip() for line in self.lines())


@dataclass(frozen=True, slots=True)
class Report:
    """All results, the gravest first, then by thing. Iterating and ``len`` go over the violations alone."""

    results: tuple[Violation, ...] = ()

    @property
    def violations(self) -> tuple[Violation, ...]:
        return tuple(result for result in self.results if result.severity == "violation")

    @property
    def warnings(self) -> tuple[Violation, ...]:
        """What a reader should look at, but no fault of the graph."""
        return tuple(result for result in self.results if result.severity != "violation")

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings are allowed."""
        return not self.violations

    def lines(self, lang: str = "vi") -> list[str]:
        """The whole report for people; one line if there is nothing to say."""
        if not self.results:
            return [_WORDS["en" if lang == "en" else "vi"]["none"]]
        return [line for result in self.results for line in result.lines(lang)]

    def __iter__(self) -> Iterator[Violation]:
        return iter(self.violations)

    def __len__(self) -> int:
        return len(self.violations)


def _short(iri: str) -> str:
    """The end of an IRI, enough to know a property by."""
    return iri.rpartition("#")[2].rpartition("/")[2]
