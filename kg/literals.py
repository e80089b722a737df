"""The strings with which an expression's matches begin, read from the expression itself.

They tell where in a text a match can begin at all, so that a row of data that is an expression needs no list of its own
words beside it.
"""

import importlib
import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any, Final

_parser: Any = importlib.import_module("re._parser")  # the parser of `re`, which has no public name of its own
_MANY: Final = 200  # strings that are made of several parts; more would tell little more than their beginnings
_ANCHORS: Final = ("AT", "ASSERT", "ASSERT_NOT")  # which take no character
_BLANKS: Final = frozenset(" \n")

_Starts = tuple[frozenset[str], frozenset[str]]  # those that go on with what follows, and those that are ended
_NONE: Final = frozenset[str]()


def literals(pattern: str) -> frozenset[str] | None:
    """Strings of which each match of ``pattern`` begins with one; None where it may begin with anything.

    A line end is told as a blank.
    """
    parsed = _parser.parse(pattern)
    going, ended = _sequence(parsed)
    found = going | ended
    if parsed.state.flags & re.IGNORECASE or not all(one.strip() for one in found):
        return None
    return found


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Starts:
    going, ended = frozenset([""]), _NONE
    for kind, value in items:
        if str(kind) in _ANCHORS:
            continue
        nexts, stops = _item(str(kind), value)
        if len(going) > 1 and len(going) * len(nexts | stops) > _MANY:
            return _NONE, ended | going
        ended |= _joined(going, stops)
        going = _joined(going, nexts)
        if not going:
            break
    return going, ended


def _joined(heads: Iterable[str], tails: Iterable[str]) -> frozenset[str]:
    return frozenset(head + tail for head, tail in product(heads, tails))


def _item(kind: str, value: Any) -> _Starts:
    """The strings of one part; the empty one, ended, where it may be anything."""
    if kind == "LITERAL":
        return frozenset([" " if value == ord("\n") else chr(value)]), _NONE
    if kind == "SUBPATTERN":
        return _sequence(value[3])
    if kind == "BRANCH":
        branches = [_sequence(branch) for branch in value[1]]
        return frozenset().union(*(one for one, _ in branches)), frozenset().union(*(one for _, one in branches))
    if kind == "IN":
        return _of_class(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, repeated = value
        going, ended = _sequence(repeated)
        if most == 1:
            return (going | {""} if least == 0 else going), ended
        return _NONE, (going | ended if least else frozenset([""]))
    return _NONE, frozenset([""])


def _of_class(members: Sequence[tuple[Any, Any]]) -> _Starts:
    if not all(str(kind) == "LITERAL" for kind, _ in members):
        return _NONE, frozenset([""])
    chars = frozenset(chr(code) for _, code in members)
    return (frozenset(" ") if chars <= _BLANKS else chars), _NONE
