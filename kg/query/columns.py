"""An answer column by column, each of the type that all its values have: what a data frame wants."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from pyoxigraph import Literal

from kg.query.result import QueryResult, Term, plain

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPES: Final = {
    _XSD + "integer": "Int64",
    _XSD + "decimal": "Float64",
    _XSD + "double": "Float64",
    _XSD + "boolean": "boolean",
    _XSD + "date": "datetime64[s]",
}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOST: Final = 2**63 - 1


class Column(NamedTuple):
    """``dtype`` is a type of pandas; ``values`` has None where a row has no value."""

    name: str
    dtype: str
    values: list[Any]


def columns(result: QueryResult) -> Iterator[Column]:
    """Whole numbers, other numbers, truths and whole days as such where a column has nothing else; else text."""
    for place, name in enumerate(result.variables):
        terms = [row[place] for row in result.rows]
        dtype = _dtype([term for term in terms if term is not None])
        yield Column(name, dtype, [None if term is None else _value(term, dtype) for term in terms])


def _dtype(terms: Sequence[Term]) -> str:
    found = {_TYPES.get(term.datatype.value, "object") if isinstance(term, Literal) else "object" for term in terms}
    if found == {"Int64", "Float64"}:
        return "Float64"
    dtype = found.pop() if len(found) == 1 else "object"
    return dtype if all(_fits(plain(term), dtype) for term in terms) else "object"


def _fits(text: str, dtype: str) -> bool:
    if dtype == "datetime64[s]":
        return _DAY.fullmatch(text) is not None
    return dtype != "Int64" or abs(int(text)) <= _MOST


def _value(term: Term, dtype: str) -> Any:
    text = plain(term)
    match dtype:
        case "Int64":
            return int(text)
        case "Float64":
            return float(text)
        case "boolean":
            return text in {"true", "1"}
    return text
