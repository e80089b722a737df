"""Provincial units, one row for each legal incarnation."""

from dataclasses import dataclass
from typing import Literal

from kg.names import slug
from kg.reference.table import Dated

ProvinceType = Literal["tỉnh", "thành phố trực thuộc trung ương", "đặc khu"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Province(Dated):
    """A province or centrally run city as it was constituted from one day to another.

    ``id`` is the slug of the name, with the year of the start from the second incarnation on; it ends the IRI.
    ``weak`` lists forms that mean it only after a word such as "tỉnh" or "thành phố" (they are also something else).
    ``code`` is the number of the statistics office, which is no identifier: codes were handed on in 2025.
    """

    id: str
    name: str
    type: ProvinceType
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    capital: str | None = None
    region: str | None = None
    high_procuracy: str | None = None  # label of the unit, for the years 2015 to 2025
    code: str | None = None
    en: str | None = None
    iso: str | None = None  # ISO 3166-2

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        if self.id not in (slug(self.name), f"{slug(self.name)}-{(self.valid_from or '')[:4]}"):
            raise ValueError(f"id {self.id!r} is neither the slug of {self.name!r} nor that with the year it starts")

    @property
    def label(self) -> str:
        """The form that follows a body's name: "tỉnh Hậu Giang", "thành phố Cần Thơ"."""
        return f"{self.type.removesuffix(' trực thuộc trung ương')} {self.name}"

    @property
    def full(self) -> str:
        """The official name: "Tỉnh Hậu Giang"."""
        return self.label[0].upper() + self.label[1:]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way to write it: the bare name, the label, the aliases, the weak forms."""
        return tuple(dict.fromkeys((self.name, self.label, *self.aliases, *self.weak)))

    @property
    def strong_forms(self) -> tuple[str, ...]:
        """The forms that mean it wherever they stand."""
        return tuple(form for form in self.forms if form not in self.weak)
