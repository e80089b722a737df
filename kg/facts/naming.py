"""Labels of bodies: the short official form that is the key of a unit everywhere."""

from kg.reference.gazetteer import is_city
from kg.values import Area

_PARTY_OWN = {"Tỉnh ủy", "Thành ủy", "Tỉnh đoàn", "Thành đoàn"}
_DISTRICT_OWN = {"Huyện ủy", "Quận ủy", "Thị ủy", "Huyện đoàn"}


def province_label(name: str, date: str | None) -> str:
    """ "tỉnh Hậu Giang", "thành phố Cần Thơ", by what it was on ``date``."""
    return f"{'thành phố' if is_city(name, date) else 'tỉnh'} {name}"


def area_label(own: str, area: Area, date: str | None) -> str | None:
    """The label of the body ``own`` of ``area``, every part of which must be known; None where one is missing."""
    if area.level == "supreme":
        return f"{own} tối cao"
    if area.level == "central":
        return f"{own} trung ương"
    if area.name is None:
        return None
    if area.level == "high":
        return f"{own} cấp cao tại {'thành phố Hồ Chí Minh' if area.name == 'Hồ Chí Minh' else area.name}"
    if area.level == "zone":
        return f"{own} {area.name}"
    if area.level == "province":
        return f"{own} {area.name}" if own in _PARTY_OWN else f"{own} {province_label(area.name, date)}"
    if area.province is None:
        return None
    where = province_label(area.province, date)
    if area.level == "regional":
        return f"{own} khu vực {area.name} {where}"
    if own in _DISTRICT_OWN or (own == "Thành ủy" and area.level == "district"):
        return f"{own} {area.name} {where}"
    return f"{own} {area.word} {area.name} {where}"


def within_district(own: str, area: Area, date: str | None) -> str | None:
    """The longer name of the body ``own`` of a commune: "UBND xã Chiềng Xôm huyện Mai Sơn tỉnh Sơn La"."""
    if area.level != "commune" or not area.district or not area.name or not area.province:
        return None
    return f"{own} {area.word} {area.name} {area.district} {province_label(area.province, date)}"
