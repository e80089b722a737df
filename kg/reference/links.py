"""Items of other registers that mean one of our provinces."""

from dataclasses import dataclass
from typing import Final, Literal

from kg.reference.table import Row

Register = Literal["geonames", "wikidata"]
_ITEM: Final = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
_WITNESSES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Row):
    """``id`` in ``register`` means the province of the id ``province``.

    ``match`` is "exact" where the item is of this one legal incarnation, "close" where it is of several of one name.
    """

    province: str
    register: Register
    id: str
    match: Literal["exact", "close"]

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        if len(set(self.source)) < _WITNESSES:
            raise ValueError(f"{self.province}: {self.id} has one source: a link needs two that were made apart")

    @property
    def iri(self) -> str:
        """The address of the item."""
        return _ITEM[self.register].format(self.id)
