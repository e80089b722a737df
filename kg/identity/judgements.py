"""What a person judged of two sightings: the same thing, different things, or unsure. Judgements always win.

They are kept as lines of JSON beside the graph (`judgements.jsonl`): ``{"kind": "person", "verdict": "same", "a":
["<article id>", "<key>"], "b": [...]}``. Of several on one pair the last holds; "unsure" takes a judgement back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kg.errors import DataError, Problem
from kg.identity.keys import name_key
from kg.identity.union import Union

Verdict = Literal["same", "different", "unsure"]
Sight = tuple[str, str]  # article id, key in that article


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer. ``a`` and ``b`` are sightings of things of ``kind``, each an article id and the key in it."""

    kind: str
    verdict: Verdict
    a: Sight
    b: Sight
    note: str = ""


class Judgements:
    """All answers, the last on each pair holding."""

    def __init__(self, rows: Iterable[Judgement] = ()) -> None:
        self._last: dict[tuple[str, Sight, Sight], Verdict] = {}
        for row in rows:
            self._last[row.kind, min(row.a, row.b), max(row.a, row.b)] = row.verdict
        self._names: Union[str] = Union()
        for one, two in self.same("person"):
            self._names.join(name_key(one[1]), name_key(two[1]))

    def same(self, kind: str) -> list[tuple[Sight, Sight]]:
        """The pairs judged to be one, sorted."""
        return self._pairs(kind, "same")

    def different(self, kind: str) -> list[tuple[Sight, Sight]]:
        """The pairs judged to be two, sorted."""
        return self._pairs(kind, "different")

    def judged(self, kind: str) -> frozenset[Sight]:
        """Every sighting that a judgement speaks of."""
        return frozenset(sight for pair in [*self.same(kind), *self.different(kind)] for sight in pair)

    def kept_apart(self, kind: str, ones: set[Sight], twos: set[Sight]) -> bool:
        """Whether a pair across the two groups was judged to be two things."""
        return any((a in ones and b in twos) or (b in ones and a in twos) for a, b in self.different(kind))

    def asked(self, kind: str) -> frozenset[tuple[Sight, Sight]]:
        """Every pair that was answered, unsure ones too, the lesser sighting first."""
        return frozenset((a, b) for of, a, b in self._last if of == kind)

    def joined_name(self, key: str) -> str:
        """One key for all names under which people judged to be the same are known."""
        return self._names.find(key)

    def _pairs(self, kind: str, verdict: Verdict) -> list[tuple[Sight, Sight]]:
        return sorted((a, b) for (of, a, b), found in self._last.items() if of == kind and found == verdict)


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The rows of a file, none if there is no file. Raises: DataError."""
    if not path.exists():
        return ()
    problems: list[Problem] = []
    rows = list(_rows(path, problems))
    if problems:
        raise DataError.collect(problems)
    return tuple(rows)


def _rows(path: Path, problems: list[Problem]) -> Iterator[Judgement]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield _row(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            problems.append(Problem(f"not a judgement: {error}", str(path), number, hint="mend or remove the line"))


def _row(row: dict[str, object]) -> Judgement:
    verdict, a, b = row["verdict"], row["a"], row["b"]
    if verdict not in get_args(Verdict):
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(get_args(Verdict))}")
    sights = [tuple(sight) for sight in (a, b) if isinstance(sight, list) and [type(x) for x in sight] == [str, str]]
    if len(sights) != 2:
        raise ValueError("a and b are lists of an article id and a key")
    return Judgement(str(row["kind"]), verdict, sights[0], sights[1], str(row.get("note", "")))  # type: ignore[arg-type]


def written(row: Judgement) -> str:
    """A judgement as its line, without the line end."""
    fields = {"kind": row.kind, "verdict": row.verdict, "a": list(row.a), "b": list(row.b)}
    return json.dumps(fields | ({"note": row.note} if row.note else {}), ensure_ascii=False)
