"""Values as RDF terms: labels, dates, numbers."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import term

_DAY: Final = len("2024-07-04")
_PRECISION: Final = {len("2024-07"): "month", len("2024"): "year"}
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """A label on one line: NFC, without control characters, runs of blanks made one and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub(" ", text)).split())


def label(text: str) -> Literal:
    """A Vietnamese label."""
    return Literal(clean(text), language="vi")


def plain(text: str) -> Literal:
    """A string without a language."""
    return Literal(clean(text))


def whole(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(number)


def decimal(number: str) -> Literal:
    """An xsd:decimal of a number written with a point, in the form that a store gives back: no needless zeros."""
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number.removeprefix("+"))
    whole_part, _, fraction = digits.partition(".")
    shown = f"{whole_part.lstrip('0') or '0'}.{fraction}".rstrip("0").rstrip(".")
    return Literal(sign + shown if shown != "0" else shown, datatype=term("xsd:decimal"))


def confidence(value: float) -> Literal:
    """A confidence from 0 to 1 as an xsd:decimal, at most three places."""
    return decimal(f"{min(max(value, 0.0), 1.0):.3f}")


def first_day(date: str) -> Literal:
    """The first day that an ISO prefix can mean, as an xsd:date."""
    return Literal(date + "0000-01-01"[len(date) :], datatype=term("xsd:date"))


def last_day(date: str) -> Literal:
    """The last day that an ISO prefix can mean, as an xsd:date: "2024-02" -> 2024-02-29."""
    if len(date) < len("2024-07"):
        date += "-12"
    if len(date) < _DAY:
        date += f"-{_month_length(int(date[:4]), int(date[5:7]))}"
    return Literal(date, datatype=term("xsd:date"))


def precision(date: str) -> Literal | None:
    """ "month" or "year" when the day is not known, else None."""
    known = _PRECISION.get(len(date))
    return Literal(known) if known else None


def code(scheme: str, name: str) -> NamedNode:
    """An individual of a code list: ("role", "chair") -> vks:role-chair."""
    return term(f"vks:{scheme}-{name}")


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
