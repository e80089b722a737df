"""How sure the rules are and how often they are right: the reliability table, and the file of measured confidences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.evaluate.verdicts import Verdict
from kg.reference.confidence import Confidence, Measures, RuleMeasure
from kg.yamlio import dump

HEADER = """\
# Of the facts that a rule read from the dev articles, with one confidence that its reader states, how many were right.
# Written by `python -m kg.evaluate --update-confidence`, not by hand. Read by kg.reference.confidence, which makes of
# it the confidence that the graph shows: the share that was right, the stated confidence counted as ten facts more.
"""
BANDS = (0.5, 0.7, 0.8, 0.9, 0.95)  # lower bounds of the bands above the first


def measured(verdicts: Iterable[Verdict]) -> tuple[RuleMeasure, ...]:
    """A row for each class of facts, rule and stated confidence, sorted."""
    found: Counter[tuple[str, str, float]] = Counter()
    right: Counter[tuple[str, str, float]] = Counter()
    for one in verdicts:
        found[one.fact, one.rule, one.stated] += 1
        right[one.fact, one.rule, one.stated] += one.right
    return tuple(RuleMeasure(*key, found[key], right[key]) for key in sorted(found))


def write_confidence(path: Path, verdicts: Iterable[Verdict]) -> None:
    """Write the measured rows."""
    path.write_text(HEADER + dump(Measures(measured(verdicts))), encoding="utf-8")


def bands(verdicts: Iterable[Verdict], sure: Confidence) -> dict[float, tuple[int, int, float]]:
    """For each band, by its lower bound: facts, right ones, and the sum of their confidences."""
    found: dict[float, tuple[int, int, float]] = {}
    for one in verdicts:
        confidence = sure.of(one.fact, one.rule, one.stated)
        band = max((bound for bound in BANDS if bound <= confidence), default=0.0)
        count, right, total = found.get(band, (0, 0, 0.0))
        found[band] = count + 1, right + one.right, total + confidence
    return dict(sorted(found.items()))


def calibration_error(verdicts: Iterable[Verdict], sure: Confidence) -> float:
    """The mean distance between confidence and share of right facts over the bands, by their facts (ECE)."""
    rows = bands(verdicts, sure).values()
    facts = sum(count for count, _, _ in rows)
    return sum(abs(right - total) for _, right, total in rows) / facts if facts else 0.0


def reliability_text(verdicts: Iterable[Verdict], sure: Confidence) -> Iterator[str]:
    """The table: a band of confidence a line, with its mean, the share that is right, and how many facts."""
    listed = list(verdicts)
    yield f"{'confidence':16}{'facts':>7}{'mean':>8}{'right':>8}"
    rows = bands(listed, sure)
    for low, high in zip((0.0, *BANDS), (*BANDS, 1.0), strict=True):
        if low in rows:
            count, right, total = rows[low]
            yield f"{f'{low:.2f} - {high:.2f}':16}{count:7}{total / count:8.3f}{right / count:8.3f}"
    yield f"calibration error {calibration_error(listed, sure):.3f} over {len(listed)} facts"
