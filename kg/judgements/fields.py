"""The fields of facts that a correction may name: what they hold, and records from and to such values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, Final

from kg.judgements.rows import Values, pairs
from kg.records import Case, Change, Citation, Evidence, Indicator, Participation, Request, Tenure

_LIST: Final = "; "  # between the values of a field that holds several
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_STATUS: Final = ("asserted", "planned", "negated", "reported")


@dataclass(frozen=True, slots=True)
class Fact:
    """A kind of fact: the field of the extraction that holds its records, their class, and what its fields hold.

    ``names``: field -> kinds of the thing that it names. ``codes``: field -> the values there are. ``dates``: fields.
    """

    field: str
    record: Callable[..., Any]
    names: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, tuple[str, ...]]
    dates: frozenset[str] = frozenset()


_CHANGES = ("appointed", "transferred", "elected", "retired", "dismissed", "promoted", "reappointed", "awarded")
_ACTIONS = (
    "initiated", "detained", "approved", "indicted", "tried", "tried-first", "tried-appeal", "reviewed", "protested",
    "suspended", "cleared",
)  # fmt: skip
_ROLES = ("chair", "direct", "speak", "moderate", "sign", "attend")
_BODY = ("unit", "cluster")
FACTS_BY_KIND: Final[Mapping[str, Fact]] = {
    "tenure": Fact("tenures", Tenure, {"person": ("person",), "unit": ("unit",)}, {}, frozenset({"since", "until"})),
    "participation": Fact(
        "participations",
        Participation,
        {"who": ("person", *_BODY), "meeting": ("meeting",)},
        {"role": _ROLES, "status": _STATUS},
    ),
    "indicator": Fact("indicators", Indicator, {"about": _BODY}, {}, frozenset({"period_start", "period_end"})),
    "change": Fact(
        "changes",
        Change,
        {"person": ("person",), "unit": ("unit",), "decision": ("document",)},
        {"change": _CHANGES, "status": _STATUS},
        frozenset({"date"}),
    ),
    "request": Fact(
        "requests",
        Request,
        {"by": ("person", *_BODY), "to": _BODY, "meeting": ("meeting",)},
        {"status": _STATUS},
        frozenset({"date"}),
    ),
    "citation": Fact(
        "citations",
        Citation,
        {"document": ("document",), "cited": ("document",)},
        {"relation": ("cites", "amends", "based_on", "implements")},
    ),
    "case": Fact("cases", Case, {"by": _BODY}, {"action": _ACTIONS}, frozenset({"date"})),
}
"""Kind of a fact, the first part of its id -> what a correction can say of it."""
_KEPT_OUT: Final = {"evidence", "persons"}  # people of cases are not for a file in git


def values_of(record: Any) -> Values:
    """The fields of a record that say something, as texts."""
    found = {field.name: _text(getattr(record, field.name)) for field in fields(record) if field.name not in _KEPT_OUT}
    return pairs({name: value for name, value in found.items() if value})


def changed(record: Any, kind: str, values: Values) -> Any:
    """The record with other values. Raises: ValueError: there is no such field or value."""
    return replace(record, **_given(kind, values))


def made(kind: str, values: Values, evidence: Evidence) -> Any:
    """A record of these values. Raises: ValueError: there is no such field or value, or one is missing."""
    fact = FACTS_BY_KIND[kind]
    given = _given(kind, values)
    needed = [one.name for one in fields(fact.record) if one.default is MISSING and one.name != "evidence"]  # type: ignore[arg-type]
    empty: dict[str, Any] = {"unit": None if kind == "tenure" else ""}
    if missing := [name for name in needed if name not in given and name not in empty]:
        raise ValueError(f"a {kind} needs {', '.join(missing)}")
    return fact.record(**{name: empty[name] for name in needed if name in empty} | given, evidence=evidence)


def names_in(kind: str, values: Values) -> list[tuple[tuple[str, ...], str]]:
    """The things that values name: the kinds that each may be of, and its name."""
    names = FACTS_BY_KIND[kind].names
    return [(names[field], one) for field, value in values if field in names for one in value.split(_LIST) if one]


def _given(kind: str, values: Values) -> dict[str, Any]:
    """The values as the fields of the record hold them."""
    fact = FACTS_BY_KIND[kind]
    kinds = {one.name: str(one.type) for one in fields(fact.record) if one.name not in _KEPT_OUT}  # type: ignore[arg-type]
    found = {}
    for name, value in values:
        if name not in kinds:
            raise ValueError(f"a {kind} has no {name}; it has {', '.join(kinds)}")
        if name in fact.codes and value not in fact.codes[name]:
            raise ValueError(f"{name} {value!r} is none of {', '.join(fact.codes[name])}")
        if name in fact.dates and value and not _DATE.fullmatch(value):
            raise ValueError(f"{name} {value!r} is no date such as 2026-11-22")
        found[name] = _value(name, value, kinds[name])
    return found


def _value(name: str, value: str, kind: str) -> Any:
    if "bool" in kind:
        if value not in ("true", "false"):
            raise ValueError(f"{name} is true or false")
        return value == "true"
    if "tuple" in kind:
        return tuple(one for one in value.split(_LIST) if one)
    if not value and "None" not in kind:
        raise ValueError(f"{name} can't be empty")
    return value or None


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, tuple):
        return _LIST.join(value)
    return value or ""
