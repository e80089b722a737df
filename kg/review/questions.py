"""The open questions of a graph, most consequential first, each with what is known of both sides."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import UsageError
from kg.explain.explain import facts_about
from kg.explain.lines import Teller
from kg.graph.reader import Quote
from kg.judgements.rows import Judgement, Row, Sight
from kg.review.words import SIGNS
from kg.union import Union

_FIELDS: Final = {"kind", "a", "b", "a_id", "b_id", "signs"}
"""What a build of this version writes down of a question."""


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of a side, and the words that say it, oldest first."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a question: a thing of the graph, the sighting that stands for it, and its facts in order of time."""

    iri: str
    label: str
    sight: Sight
    facts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Are ``a`` and ``b`` one? ``weight`` counts the facts of both that would become those of one."""

    kind: str
    a: Side
    b: Side
    weight: int
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


class Answers:
    """What was answered, and what follows: a = b and b = c tell that a = c, a = b and b ≠ c that a ≠ c."""

    def __init__(self, rows: Iterable[Row]) -> None:
        judged = [row for row in rows if isinstance(row, Judgement)]
        self._asked = {row.pair for row in judged}
        self._one: Union[tuple[str, Sight]] = Union()
        for row in judged:
            if row.verdict == "same":
                self._one.join((row.kind, row.a), (row.kind, row.b))
        apart = (row for row in judged if row.verdict == "different")
        self._two = {frozenset(self._one.find((row.kind, side)) for side in (row.a, row.b)) for row in apart}

    def tell(self, kind: str, a: Sight, b: Sight) -> bool:
        """Whether they tell if ``a`` and ``b`` are one, or that someone was unsure."""
        one, two = self._one.find((kind, a)), self._one.find((kind, b))
        return one == two or frozenset((one, two)) in self._two or (kind, min(a, b), max(a, b)) in self._asked


def open_questions(path: Path, teller: Teller, base: str, answers: Answers) -> tuple[Question, ...]:
    """What a build wrote down in ``path`` and ``answers`` do not tell yet, most consequential first.

    Raises:
        UsageError: the file can't be read.
    """
    waiting = (one for one in _read(path) if not answers.tell(one["kind"], *(tuple(one[side]) for side in ("a", "b"))))
    found = [_question(one, teller, base) for one in waiting]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.a.sight, one.b.sight)))


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = [json.loads(line) for line in lines if line]
        if any(not isinstance(row, dict) or not row.keys() >= _FIELDS for row in rows):
            raise ValueError("fields are missing")
    except (OSError, ValueError) as error:
        raise UsageError("there are no questions of a build", file=str(path), hint="build the graph again") from error
    yield from rows


def _question(told: dict[str, Any], teller: Teller, base: str) -> Question:
    a, b = (_side(tuple(told[name]), base + told[f"{name}_id"], teller) for name in ("a", "b"))
    words = SIGNS[teller.lang]
    signs = [
        (one["speaks_for"], words[one["code"]].format(*_about(one["about"], one["code"]))) for one in told["signs"]
    ]
    return Question(
        told["kind"],
        a,
        b,
        len(a.facts) + len(b.facts),
        tuple(text for speaks_for, text in signs if speaks_for),
        tuple(text for speaks_for, text in signs if not speaks_for),
    )


def _about(names: list[str], code: str) -> Iterator[str]:
    """The names of a sign; provinces as they are written, which keys are not."""
    if code in ("province", "around", "provinces"):
        names = [name.title() for name in names]
    yield from names if code in ("provinces", "offices", "places") else (", ".join(names),)


def _side(sight: Any, iri: str, teller: Teller) -> Side:
    reader = teller.reader
    facts = sorted((fact for fact, _ in facts_about(reader, iri)), key=lambda fact: (teller.when(fact), fact))
    told = tuple(Told(teller.tell(fact, iri), reader.quotes(fact)) for fact in facts)
    return Side(iri, teller.label(iri) if iri in reader.types else sight[1], sight, told)
