"""Short forms and the words they stand for."""

from dataclasses import dataclass
from typing import Literal

from kg.reference.table import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Row):
    """``also`` lists further readings, to be told apart by what stands around them."""

    short: str
    long: str
    of: Literal["body", "post", "rank", "document", "term", "press"]
    also: tuple[str, ...] = ()
