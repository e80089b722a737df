"""How sure each rule is, as measured: data/grammar/confidence.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.resources import grammar_dir
from kg.yamlio import load_cached

SUREST = 0.95  # no more is believed of what a reader states
FILE = "confidence.yaml"
PRIOR_WEIGHT = 10  # facts that what a reader says of its own certainty counts for; judged, not measured


@dataclass(frozen=True, slots=True)
class RuleMeasure:
    """Of ``found`` facts of a kind (its class) by a rule with one ``stated`` confidence so many were ``right``."""

    fact: str
    rule: str
    stated: float
    found: int
    right: int

    @property
    def confidence(self) -> float:
        """The share that was right, with what the reader states counted as `PRIOR_WEIGHT` facts more."""
        prior = PRIOR_WEIGHT * min(self.stated, SUREST)
        return round((self.right + prior) / (self.found + PRIOR_WEIGHT), 2)


@dataclass(frozen=True, slots=True)
class Measures:
    """The file as a whole."""

    rows: tuple[RuleMeasure, ...]


class Confidence:
    """Looks up what was measured; a rule that was not measured is as sure as its reader states."""

    def __init__(self, rows: tuple[RuleMeasure, ...]) -> None:
        self._measured = {(row.fact, row.rule, row.stated): row for row in rows}

    def of(self, fact: str, rule: str, stated: float) -> float:
        """The confidence, 0 to 1, of a fact of a class such as "Tenure"."""
        measure = self.measure(fact, rule, stated)
        return stated if measure is None else measure.confidence

    def measure(self, fact: str, rule: str, stated: float) -> RuleMeasure | None:
        """What was measured of such facts, if anything was."""
        return self._measured.get((fact, rule, stated))

    def measures(self, fact: str, rule: str) -> tuple[RuleMeasure, ...]:
        """What was measured of the facts of a class by a rule, a row for each confidence that its reader states."""
        return tuple(row for key, row in self._measured.items() if key[:2] == (fact, rule))


@cache
def load_confidence(directory: Path | None = None) -> Confidence:
    """The measured confidences. Raises: DataError."""
    return Confidence(load_cached((directory or grammar_dir()) / FILE, Measures).rows)
