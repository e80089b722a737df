"""The rows of a file of judgements: what a person said, who it was, on which day, and why.

A row is a line of JSON. A `Judgement` says of two sightings whether they are one thing, a `Correction` what is wrong
with a fact. The fields stand in an order in which sorted lines keep together what is about one thing.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from kg.names import digest

Verdict = Literal["same", "different", "unsure"]
Act = Literal["reject", "change", "add"]
Sight = tuple[str, str]  # article id, key in that article
Values = tuple[tuple[str, str], ...]  # names of fields with their values, sorted

THINGS: Final = ("person", "unit", "meeting", "document", "cluster")
FACTS: Final = ("tenure", "participation", "indicator", "change", "request", "citation", "case")
_ORDER: Final = ("kind", "fact", "a", "b", "article", "quote", "values", "verdict", "set", "by", "on", "why")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer. ``a`` and ``b`` are sightings of things of ``kind``, each an article id and the key in it.

    In a row that was not resolved yet a side may also be ("", id), the id of a thing of the graph: its IRI or the end.
    ``on`` is the day of the answer (2026-11-22).
    """

    kind: str
    verdict: Verdict
    a: Sight
    b: Sight
    by: str = ""
    on: str = ""
    why: str = ""

    @property
    def pair(self) -> tuple[str, Sight, Sight]:
        """The kind and both sides, the lesser first: what the row is about."""
        return self.kind, min(self.a, self.b), max(self.a, self.b)


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact rejected, changed (``set``: the fields that become others) or added.

    ``fact`` is the id of the fact in the graph ("tenure/b1caee2b98031d3a"), "" for one that is added. ``article``,
    ``quote`` (words of one sentence of it) and ``values`` say what was read there; they find the fact again when its
    id changes, because ids of facts are made of those of their people. Of a fact that is added they are the fact.
    """

    kind: str
    verdict: Act
    fact: str = ""
    article: str = ""
    quote: str = ""
    values: Values = ()
    set: Values = ()
    by: str = ""
    on: str = ""
    why: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """What the row is about."""
        return (self.fact,) if self.fact else (self.kind, self.article, self.quote, *map("=".join, self.values))


Row = Judgement | Correction


def read_row(line: str) -> Row:
    """The row of a line. Raises: ValueError: it is none, and why."""
    found = json.loads(unicodedata.normalize("NFC", line), object_pairs_hook=_once)
    if not isinstance(found, dict):
        raise ValueError("a row is an object: {…}")
    if unknown := sorted(found.keys() - set(_ORDER)):
        raise ValueError(f"there is no field {', '.join(unknown)}")
    kind = found.get("kind")
    if kind in THINGS:
        return _judgement(found)
    if kind in FACTS:
        return _correction(found)
    raise ValueError(f"kind {kind!r} is none of {', '.join(THINGS + FACTS)}")


def written(row: Row) -> str:
    """A row as its line, without the line end."""
    found: dict[str, Any] = {name: getattr(row, name, "") for name in _ORDER}
    for name in ("a", "b"):
        if side := found[name]:
            found[name] = list(side) if side[0] else side[1]
    for name in ("values", "set"):
        found[name] = dict(found[name])
    return json.dumps({name: value for name, value in found.items() if value}, ensure_ascii=False)


def row_id(row: Row) -> str:
    """The end of the IRI of the judgement in the graph."""
    return digest(written(row), 16)


def spelt(side: Sight) -> str:
    """A side of a row as the command line has it: an article id, a slash and the key there, or the id of a thing."""
    return "/".join(side).lstrip("/")


def pairs(values: Mapping[str, str]) -> Values:
    """Fields and their values as a row keeps them."""
    return tuple(sorted(values.items()))


def _once(found: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(found)
    if len(row) != len(found):
        raise ValueError("a field stands twice")
    return row


def _judgement(row: dict[str, Any]) -> Judgement:
    _only(row, "kind", "verdict", "a", "b", "by", "on", "why")
    verdict = _one_of(row, Verdict)
    a, b = _side(row, "a"), _side(row, "b")
    if a == b:
        raise ValueError("both sides are one")
    return Judgement(row["kind"], verdict, *sorted((a, b)), **_who(row))  # type: ignore[arg-type]


def _correction(row: dict[str, Any]) -> Correction:
    verdict = _one_of(row, Act)
    needed = {"reject": {"fact"}, "change": {"fact", "set"}, "add": {"article", "quote", "values"}}[verdict]
    allowed = {"kind", "verdict", "by", "on", "why", "article", "quote", "values", *needed}
    _only(row, *sorted(allowed))
    texts = {name: _text(row, name, needed=name in needed) for name in ("fact", "article", "quote") if name in allowed}
    if texts.get("fact") and f"{row['kind']}/" not in f"/{texts['fact']}":
        raise ValueError(f"fact {texts['fact']!r} is no {row['kind']}")
    tables = {name: _table(row, name, needed=name in needed) for name in ("values", "set")}
    return Correction(row["kind"], verdict, **texts, **tables, **_who(row))  # type: ignore[arg-type]


def _only(row: dict[str, Any], *names: str) -> None:
    if odd := sorted(row.keys() - set(names)):
        raise ValueError(
            f"{', '.join(odd)} has no place in a row of kind {row['kind']} and verdict {row.get('verdict')}"
        )


def _one_of(row: dict[str, Any], choice: Any) -> Any:
    if row.get("verdict") not in get_args(choice):
        raise ValueError(f"verdict {row.get('verdict')!r} is none of {', '.join(get_args(choice))}")
    return row["verdict"]


def _side(row: dict[str, Any], name: str) -> Sight:
    side = row.get(name)
    if isinstance(side, str) and side.strip():
        return "", side.strip()
    if isinstance(side, list) and [type(part) for part in side] == [str, str] and all(side):
        return side[0], side[1]
    raise ValueError(f"{name} is neither an article id and a name in that article nor the id of a thing")


def _text(row: dict[str, Any], name: str, *, needed: bool) -> str:
    text = row.get(name, "")
    if not isinstance(text, str) or (needed and not text.strip()):
        raise ValueError(f"{name} must be a text" + (" and can't be left out" if needed else ""))
    return text.strip()


def _table(row: dict[str, Any], name: str, *, needed: bool) -> Values:
    table = row.get(name, {})
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ValueError(f"{name} must name fields with texts as values")
    if needed and not table:
        raise ValueError(f"{name} names no field")
    return pairs(table)


def _who(row: dict[str, Any]) -> dict[str, str]:
    on = _text(row, "on", needed=True)
    if not _is_day(on):
        raise ValueError(f"on {on!r} is no day such as 2026-11-22")
    return {"by": _text(row, "by", needed=True), "on": on, "why": _text(row, "why", needed=False)}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
