"""Records as JSON and back: a dataclass is the list of its fields in order, decoded by its type hints.

Of a union with None the value is what the other side says; a set is the list of its members in order.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_origin

T = TypeVar("T")
_Code = Callable[[Any], Any]


def encoded(record: object) -> str:
    """The record as one line of JSON."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def decoded(line: str | bytes, cls: type[T]) -> T:
    """The record of a line that `encoded` wrote. Raises: ValueError, TypeError, KeyError for any other line."""
    return typing.cast(T, _decoder(typing.cast(Hashable, cls))(json.loads(line)))


def _plain(value: Any) -> Any:
    encode = _encoder(typing.cast(Any, type(value)))
    return value if encode is None else encode(value)


@cache
def _encoder(cls: type) -> _Code | None:
    """How values of a class become plain ones; None if JSON has them as they are."""
    if dataclasses.is_dataclass(cls):
        return _fields(cls)
    if issubclass(cls, frozenset):
        return lambda members: sorted(map(_plain, members))
    return (lambda items: list(map(_plain, items))) if issubclass(cls, tuple) else None


def _fields(cls: type) -> _Code:
    names = [field.name for field in dataclasses.fields(cls)]
    values = attrgetter(*names) if len(names) > 1 else lambda record: [getattr(record, name) for name in names]
    made = [place for place, part in _parts(cls) if part is not _same]

    def encode(record: Any) -> list[Any]:
        found = list(values(record))
        for place in made:
            found[place] = _plain(found[place])
        return found

    return encode


@cache
def _decoder(hint: Hashable) -> _Code:
    if dataclasses.is_dataclass(hint):
        return _record(typing.cast(type, hint))
    if _is_named_tuple(hint):
        make = typing.cast(type, hint)
        return lambda items: make(*items)
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return tuple if item is _same else lambda items: tuple(map(item, items))
    if get_origin(hint) is frozenset:
        member = _decoder(get_args(hint)[0])
        return frozenset if member is _same else lambda items: frozenset(map(member, items))
    if get_origin(hint) in (types.UnionType, typing.Union):
        return _optional(hint)
    return _same


def _same(value: Any) -> Any:
    return value


def _record(cls: type) -> _Code:
    made = [(place, part) for place, part in _parts(cls) if part is not _same]

    def make(values: list[Any]) -> Any:
        for place, part in made:
            values[place] = part(values[place])
        return cls(*values)

    return make


def _parts(cls: type) -> Iterator[tuple[int, _Code]]:
    """The place of each field, and how what it holds is decoded; what needs no decoding needs no encoding."""
    hints = typing.get_type_hints(cls)
    for place, field in enumerate(dataclasses.fields(cls)):
        yield place, _decoder(hints[field.name])


def _optional(hint: Any) -> _Code:
    inner = next(_decoder(arg) for arg in get_args(hint) if arg is not type(None))
    return _same if inner is _same else lambda value: None if value is None else inner(value)


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")
