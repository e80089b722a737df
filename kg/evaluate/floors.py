"""Floors: the F1 below which no fact type may fall, pinned to one state of the gold by its digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

from kg.errors import UsageError
from kg.evaluate.match import Outcome
from kg.evaluate.namesakes import Agreement
from kg.evaluate.score import Table
from kg.yamlio import dump, load

HEADER = """\
# The F1 below which no fact type may fall on the dev articles, cut to three decimals, and the digest of the gold and
# the articles that it was measured on. Written by `python -m kg.evaluate --update-floors`; only --lower lowers one.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """``f1`` by fact type, "macro" and "micro".

    ``identity`` is the share of the judged pairs that are not wrong, ``bcubed`` the B-cubed F1 of all people.
    """

    digest: str
    f1: Mapping[str, float]
    identity: float = 0.0
    bcubed: float = 0.0


def measured(table: Table, identity: Mapping[str, Outcome], digest: str, people: Agreement | None = None) -> Floors:
    """The figures of a run as floors."""
    rows = {kind: row.f1 for kind, row in table.rows.items()} | {"macro": table.macro, "micro": table.micro}
    pairs = sum(len(o.right) + len(o.missing) + len(o.extra) for o in identity.values())
    wrong = sum(len(o.extra) for o in identity.values())
    right = _cut(1 - wrong / pairs) if pairs else 0.0
    told = _cut(people.everyone.f1) if people else 0.0
    return Floors(digest, {kind: _cut(f1) for kind, f1 in rows.items()}, right, told)


def _cut(share: float) -> float:
    """Down to three decimals."""
    return floor(share * 1000 + 1e-9) / 1000


def read_floors(path: Path) -> Floors:
    """The pinned floors. Raises: DataError."""
    return load(path, Floors)


def below(pinned: Floors, now: Floors) -> list[str]:
    """What is wrong with a run, a line each: fact types under their floor, or another gold than the pinned one."""
    wrong = [] if pinned.digest == now.digest else ["the gold or its articles changed since the floors were measured"]
    for kind, least in pinned.f1.items():
        reached = now.f1.get(kind, 0.0)
        if reached < least:
            wrong.append(f"{kind}: F1 {reached:.3f} is below its floor {least:.3f}")
    if now.identity < pinned.identity:
        wrong.append(f"identity: {now.identity:.3f} is below its floor {pinned.identity:.3f}")
    if now.bcubed < pinned.bcubed:
        wrong.append(f"bcubed: {now.bcubed:.3f} is below its floor {pinned.bcubed:.3f}")
    return wrong


def update(path: Path, now: Floors, lower: bool = False) -> None:
    """Write ``now`` as the floors.

    Raises:
        UsageError: if a floor would go down and ``lower`` is false.
    """
    pinned = read_floors(path) if path.exists() else Floors("", {})
    falling = [line for line in below(pinned, now) if ": " in line]
    if falling and not lower:
        raise UsageError("; ".join(falling), file=str(path), hint="mend it, or say --lower")
    path.write_text(HEADER + dump(now), encoding="utf-8")
