"""Which area an incomplete one means: "tỉnh", "huyện", "cùng cấp", a district without its province."""

from collections.abc import Mapping
from dataclasses import replace

from kg.facts.communes import Communes
from kg.facts.home import Home
from kg.facts.told import Told
from kg.names import fold
from kg.records import Document
from kg.reference.bodies import Body
from kg.reference.gazetteer import cities, district_province, districts, is_city
from kg.values import MILITARY_ZONE, Area, UnitValue

_SEVERAL = 2  # bodies of one kind of which "cùng cấp" does not tell which is meant
_CITY = "thành phố"
_PROVINCE = "tỉnh"
_NO_PLACE = ("supreme", "zone", "central", "high")  # levels that name and province of the article say nothing of


class Areas:
    """Settles areas by the bodies told of so far, which ``told`` collects, and by the home of the article."""

    def __init__(
        self, document: Document, home: Home, bodies: Mapping[str, Body], date: str | None, told: Told
    ) -> None:
        self._home = home
        self._communes = Communes(document, home, date)
        self._bodies = bodies
        self._date = date
        self._told = told
        self._cities = [name for name in sorted(cities()) if is_city(name, date)]

    def settle(self, value: UnitValue, offset: int) -> Area | None:
        """The area of ``value`` with name and province filled in from around ``offset``; None when nothing tells."""
        area = value.area
        if area is not None and area.level == "zone" and area.name is None:
            return self._zone()
        if area is None or area.level in _NO_PLACE:
            return area if area and (area.name or area.level in ("supreme", "central")) else None
        if area.level == "same":
            return self._same_level(value, offset)
        if area.level == "province":
            return self._provincial(area, offset)
        if area.name is None:
            near = self._nearest(area.level, area.word, offset)
            if near is None or near.province is not None or near.level != "district":
                return near
            return replace(near, province=self._province_of(near, offset))
        if area.province is None:
            told = self._communes.province_of(area.name) if area.level == "commune" else None
            area = replace(area, province=told or self._province_of(area, offset))
        if area.level == "commune" and area.name:
            area = replace(area, district=self._communes.district_of(area.name, offset))
        return area

    def zone(self) -> str | None:
        """The military zone that "Quân khu" alone means: "Quân khu 9", where one stands out."""
        found = self._zone()
        return found.name if found else None

    def _zone(self) -> Area | None:
        return self._told.outstanding("zone", MILITARY_ZONE)

    def province_at(self, offset: int) -> str | None:
        """The province that "tỉnh" means at ``offset``."""
        return self._home.province_at(offset) or self._nearest_province(offset) or self._home.province

    def _nearest_province(self, offset: int) -> str | None:
        found = self._told.with_province(offset)
        return found.area.province if found and found.area else None

    def _provincial(self, area: Area, offset: int) -> Area | None:
        """A province or a centrally run city; a city that is neither is one below the province."""
        if area.name is None:
            return self._unnamed_city(offset) if area.word == _CITY else self._own_province(area.word, offset)
        if area.word == _CITY and not is_city(area.name, self._date):
            # a city that bears the name of its province, below it
            province = "Thừa Thiên Huế" if area.name == "Huế" else area.name
            return Area("district", _CITY, area.name, province)
        return Area(area.level, area.word, area.name, area.name)

    def _own_province(self, word: str, offset: int) -> Area | None:
        name = self.province_at(offset)
        if word == _PROVINCE and name is not None and is_city(name, self._date):  # a city is no "tỉnh"
            near = self._nearest_province(offset)
            name = near if near is not None and not is_city(near, self._date) else name
        return Area("province", word, name, name) if name is not None else None

    def _unnamed_city(self, offset: int) -> Area | None:
        """ "thành phố" alone: the one below the province that the article is about, else a centrally run one."""
        if near := self._nearest("district", _CITY, offset):
            return near
        name = self.province_at(offset)
        if name is None:
            return None
        return Area("province", _CITY, name, name) if is_city(name, self._date) else self._nearest_city(offset)

    def _nearest_city(self, offset: int) -> Area | None:
        found = self._told.of_province(self._cities, offset)
        name = found.value.area.name if found and found.value.area else None
        return Area("province", _CITY, name, name) if name else None

    def _province_of(self, area: Area, offset: int) -> str | None:
        """The province of a lower area: the article's where the gazetteer allows it, else the only one it knows."""
        here = self.province_at(offset)
        if area.level == "regional":
            return self._of_namesake(area, offset) or here
        if area.level != "district":
            return here
        name = fold(area.name or "")
        provinces = {row.province for row in districts().get(name, ())}
        if here in provinces or not provinces:
            return here
        if sole := district_province(name, area.word, self._date):
            return sole
        near = self._nearest_province(offset)
        return near if near in provinces else None

    def _of_namesake(self, area: Area, offset: int) -> str | None:
        """The province of the area of the same number just before: "VKSND khu vực 4 - Lâm Đồng, ... khu vực 4"."""
        one = self._told.of_area(area.level, area.word, offset)
        beside = one is not None and one.area is not None and one.span.start >= self._home.scope_start(offset)
        return one.area.province if beside and one and one.area and one.area.name == area.name else None

    def _same_level(self, value: UnitValue, offset: int) -> Area | None:
        """That of the body told last, where its like are not several in the sentence."""
        found = self._told.of_level(self._bodies[value.family].kinds, offset)
        if found is None or found.area is None:
            return None
        like = self._told.between((found.value.family,), (found.area.level,), self._home.scope_start(offset), offset)
        return found.area if len({one.label for one in like}) < _SEVERAL else None

    def _nearest(self, level: str, word: str, offset: int) -> Area | None:
        """The area of this level beside it, else the district with which the paragraph opens, else the one that
        outweighs all others, else the one named last."""
        beside = self._told.of_area(level, word, offset)
        if beside is not None and beside.span.start >= self._home.scope_start(offset):
            return beside.area
        if level == "district" and (opening := self._communes.opening(offset, word)):
            return opening
        if (own := self._told.outstanding(level, word)) is not None:
            return own
        found = self._told.of_area(level, "" if level == "regional" else word, offset)
        return found.area if found else None
