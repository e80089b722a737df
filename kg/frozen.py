"""Dataclasses that are frozen for the type checker alone.

A frozen dataclass sets each field through ``object.__setattr__``, which is five times as slow as an assignment; an
article makes thousands of small records, and that was a tenth of the time of reading it. Hashes and equality are those
of a frozen dataclass.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots. An assignment to a field is an error of type, which no one makes at run time."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
