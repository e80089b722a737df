"""Values that a user types, as RDF terms."""

import calendar
import re
import unicodedata

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.graph.vocabulary import ID_BASE, NAMESPACES

PREFIXES = {**NAMESPACES, "owl": "http://www.w3.org/2002/07/owl#"}
"""Prefixes that a query need not declare."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")

TYPES = ("text", "date", "date-end", "integer", "iri")
"""text: a plain string, made NFC. date, date-end: an ISO date, or a year or month, of which the first or last day is
meant. integer: a whole number. iri: a whole IRI, ``prefix:name``, or a path under the base IRI (``person/…``)."""


def make_term(name: str, kind: str, value: str, base: str = ID_BASE) -> NamedNode | Literal:
    """The term of the parameter ``name`` of type ``kind``; ``base`` is the IRI that paths are read under.

    Raises:
        UsageError: the value is not of the type.
    """
    match kind:
        case "text":
            return _text(name, value)
        case "date" | "date-end":
            return Literal(_day(name, value, last=kind == "date-end"), datatype=_XSD_DATE)
        case "integer":
            return _integer(name, value)
        case "iri":
            return _iri(name, value, base)
    raise UsageError(f"parameter {name} has the unknown type {kind!r}", hint=f"use one of {', '.join(TYPES)}")


def guess_term(name: str, value: str, base: str = ID_BASE) -> NamedNode | Literal:
    """The term of a parameter that nothing declares: an IRI when written ``<so>``, else text."""
    in_brackets = value.startswith("<") and value.endswith(">")
    return make_term(name, "iri", value[1:-1], base) if in_brackets else make_term(name, "text", value)


def _text(name: str, value: str) -> Literal:
    try:
        return Literal(unicodedata.normalize("NFC", value))
    except ValueError:  # half a character, which a shell gives for bytes that are no UTF-8
        raise UsageError(f"parameter {name}: {value!r} is not text", hint="write it in UTF-8") from None


def _day(name: str, value: str, last: bool) -> str:
    match = _DATE.fullmatch(value)
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
    month = (12 if last else 1) if month is None else month
    if year and 1 <= month <= 12:
        length = calendar.monthrange(year, month)[1]
        day = (length if last else 1) if day is None else day
        if 1 <= day <= length:
            return f"{year:04}-{month:02}-{day:02}"
    raise UsageError(f"parameter {name}: {value!r} is not a date", hint="write it as 2024-07-04, 2024-07 or 2024")


def _integer(name: str, value: str) -> Literal:
    if re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        return Literal(int(value))
    raise UsageError(f"parameter {name}: {value!r} is not a whole number")


def _iri(name: str, value: str, base: str) -> NamedNode:
    prefix, colon, rest = value.partition(":")
    if colon and prefix in PREFIXES and not rest.startswith("//"):
        value = PREFIXES[prefix] + rest
    elif not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value):
        value = base + value
    try:
        return NamedNode(value)
    except ValueError as error:
        raise UsageError(f"parameter {name}: {value!r} is not an IRI ({error})") from None
