"""The area or level after the form of a body: "tối cao", "tỉnh Hậu Giang", "huyện Ba Tri, tỉnh Bến Tre"."""

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from kg.names import UPPER, old_style
from kg.reference.area_names import district_name, province_name, word_of
from kg.reference.gazetteer import district_province, districts
from kg.reference.surnames import load_surnames
from kg.values import MILITARY_ZONE, Area

_CITY = r"(?:thành phố|tp\.?|t\.p\.?)"
_SUPREME = re.compile(r" ?(?:nhân dân )?tối cao\b")
_HIGH = re.compile(rf" cấp cao(?:(?: tại| ở)? (?:{_CITY} ?)?(hà nội|đà nẵng|hồ chí minh|hcm)\b| ([123])\b)?")
_HIGH_SEAT = re.compile(rf"(?:{_CITY} ?)?(hà nội|đà nẵng|hồ chí minh|hcm|[123])\b(?![./-]\d)")
_TWO_LEVELS = re.compile(r" (?:hai|2|02) cấp\b")
_SAME_LEVEL = re.compile(r" (?:nhân dân )?cùng cấp\b")
_REGIONAL = re.compile(r",? ?khu vực (?:số )?(\d{1,2})\b")
_LEVEL = {
    "province": re.compile(rf" ?(tỉnh|{_CITY}|thủ đô)(?= ?[^\W_])"),
    "district": re.compile(rf" ?(huyện|quận|thị xã|tx\.?|h\.|q\.|{_CITY}) ?"),
    "commune": re.compile(r" ?(xã|phường|thị trấn|đặc khu) "),
}
_ELLIPTIC = re.compile(rf" (tỉnh|{_CITY}|huyện|quận|thị xã|khu vực|xã|phường)\b")
_TAIL = re.compile(rf"(?: ?, ?| ?\(| ?- | )(?:thuộc )?(?:(tỉnh|{_CITY}) ?)?")
_DISTRICT_TAIL = re.compile(rf"(?: ?, ?| ?\(| )(?:thuộc )?(?:huyện|quận|thị xã|{_CITY}) ?")
_ZONE = re.compile(
    r" (?:(?:của )?((?:quân khu|quân đoàn) (?:thủ đô(?: hà nội)?|\d{1,2})|quân khu"
    r"|quân chủng (?:hải quân|phòng không - không quân)|thủ đô hà nội|bộ đội biên phòng)"
    r"|khu vực (\d{2,3})|(trung ương))\b"
)
_CAPITALISED = re.compile(rf"[{UPPER}][\w'’]*(?:[ -][{UPPER}][\w'’]*){{0,3}}")
_HIGH_SEATS = {"hà nội": "Hà Nội", "đà nẵng": "Đà Nẵng", "hồ chí minh": "Hồ Chí Minh", "hcm": "Hồ Chí Minh",
               "1": "Hà Nội", "2": "Đà Nẵng", "3": "Hồ Chí Minh"}  # fmt: skip
_NUMBER = re.compile(r"\d{1,2}\b")
_LONGEST_INITIALS = 3  # code points up to which a name is in capitals by itself
_HEADS = re.compile(r"(?:chủ tịch|bí thư|chủ nhiệm|trưởng)(?: thường trực)?(?: [\w ]{2,30})?$")
_HEADS_OF = re.compile(r"(?:chủ tịch|bí thư|chủ nhiệm|trưởng)(?: thường trực)?(?: [\w ]{2,30})? $")
_COMMUNE_WORD = re.compile(r"(?<!\w)(xã|phường|thị trấn|đặc khu) (?=[^\W\d_])")
_TITLE = 60  # code points before an area in which the title of its head stands
_LONGEST_OPEN = 3  # words of the name of a commune
MOST_UNKNOWN = 2
"""Words of a district that the gazetteer lacks; a longer run is the name of a person who heads one."""


def supreme(folded: str, pos: int) -> tuple[Area, int] | None:
    """ "tối cao" after the form."""
    match = _SUPREME.match(folded, pos)
    return (Area("supreme"), match.end()) if match else None


def high(folded: str, pos: int) -> tuple[Area, int] | None:
    """ "cấp cao (tại Đà Nẵng)" after the form; without a seat the class of bodies is meant, name None."""
    match = _HIGH.match(folded, pos)
    if not match:
        return None
    seat = _HIGH_SEATS.get(match[1] or match[2] or "")
    return Area("high", name=seat, province=seat), match.end()


def high_seat(folded: str, pos: int) -> tuple[Area, int] | None:
    """The further seat of a list: "VKSND cấp cao tại Hà Nội và [Đà Nẵng]"."""
    match = _HIGH_SEAT.match(folded, pos)
    return (Area("high", name=_HIGH_SEATS[match[1]], province=_HIGH_SEATS[match[1]]), match.end()) if match else None


def zone(folded: str, pos: int) -> tuple[Area, int] | None:
    """The zone of a military body: "Quân khu 3", "khu vực 31", "trung ương"; "Quân khu" alone has no name."""
    match = _ZONE.match(folded, pos)
    if not match:
        return None
    if match[3]:
        return Area("central", name="trung ương"), match.end()
    if match[2]:
        return Area("zone", "khu vực", f"khu vực {match[2]}"), match.end()
    name = folded[match.start(1) : match.end(1)]
    if name == MILITARY_ZONE:
        return Area("zone", MILITARY_ZONE), match.end()
    word = MILITARY_ZONE if name.startswith(MILITARY_ZONE) else ""
    return Area("zone", word, name[0].upper() + name[1:]), match.end()


def area_after(text: str, folded: str, pos: int, levels: Container[str]) -> tuple[Area, int] | None:
    """The area that begins at ``pos`` (blank first), of a level among ``levels``, and where it ends."""
    if "supreme" in levels and (found := supreme(folded, pos)):
        return found
    if "high" in levels and (found := high(folded, pos)):
        return found
    if ("zone" in levels or "central" in levels) and (found := zone(folded, pos)):
        return found
    if "province" in levels and (match := _TWO_LEVELS.match(folded, pos)):
        found = _province(folded, match.end())
        return found or (Area("province", "tỉnh"), match.end())
    if "regional" in levels and (match := _REGIONAL.match(folded, pos)):
        province, end = _province_tail(folded, match.end())
        return Area("regional", "khu vực", match[1], province), end
    if "district" in levels and (found := _district(text, folded, pos)):
        return found
    if "commune" in levels and (found := _commune(text, folded, pos)):
        return found
    if "province" in levels and (found := _province(folded, pos)):
        return found
    return elliptic(folded, pos, levels)


def elliptic(folded: str, pos: int, levels: Container[str]) -> tuple[Area, int] | None:
    """ "tỉnh", "huyện", "cùng cấp" without a name."""
    if match := _SAME_LEVEL.match(folded, pos):
        return Area("same"), match.end()
    match = _ELLIPTIC.match(folded, pos)
    if not match:
        return None
    word = word_of(match[1])
    level = {"tỉnh": "province", "khu vực": "regional", "xã": "commune", "phường": "commune", "thành phố": "city"}.get(
        word, "district"
    )
    if level == "city":
        level = "province" if "province" in levels else "district"
    return (Area(level, word), match.end()) if level in levels else None


def _province(folded: str, pos: int) -> tuple[Area, int] | None:
    match = _LEVEL["province"].match(folded, pos)
    at = match.end() if match else pos
    at += folded.startswith(" ", at)
    if at == pos:  # a name must be apart from what comes before
        return None
    found = province_name(folded, at)
    if not found:
        return None
    word = word_of(match[1]) if match else ""
    return Area("province", word, found[0], found[0]), found[1]


def _district(text: str, folded: str, pos: int) -> tuple[Area, int] | None:
    match = _LEVEL["district"].match(folded, pos)
    if not match or (match.end() == match.end(1) and not match[1].endswith(".")):
        return None
    word, at = word_of(match[1]), match.end()
    number = _NUMBER.match(folded, at) if word == "quận" else None
    if number:
        province, end = _province_tail(folded, number.end())
        return Area("district", word, number[0], province or "Hồ Chí Minh"), end
    found = district_name(folded, at)
    if word == "thành phố" and not found:
        return None
    name, end = _printed(text, folded, at, found[1]) if found else _unknown_district(text, at)
    if not name:
        return Area("district", word), match.end(1)
    if word == "thành phố" and province_name(folded, at) and not _is_district_city(folded, found, end):
        return None
    province, end = _province_tail(folded, end)
    return Area("district", word, name, province), end


def _is_district_city(folded: str, found: tuple[str, int] | None, end: int) -> bool:
    """A city that bears the name of its province is below it only if the text says so, or if it is no province's."""
    return found is not None and _province_tail(folded, end)[0] is not None


def _commune(text: str, folded: str, pos: int) -> tuple[Area, int] | None:
    match = _LEVEL["commune"].match(folded, pos)
    if not match or _heads_commune(text, folded, pos, match):
        return None
    name, end = _open_name(text, match.end())
    if not name:
        number = _NUMBER.match(folded, match.end())
        if not number:
            return None
        name, end = number[0], number.end()
    tail = _DISTRICT_TAIL.match(folded, end)
    district = district_name(folded, tail.end()) if tail else None
    if district:
        end = district[1]
    province, end = _province_tail(folded, end)
    if province is None and district:
        province = district_province(district[0], None, None)
    return Area("commune", match[1], name, province), end


def _heads_commune(text: str, folded: str, pos: int, level: re.Match[str]) -> bool:
    """Whether the run behind the word of a commune is who heads it: "Chủ tịch UBND phường Lành Thế Vinh", in a text
    that names the commune elsewhere, and none by this run but behind a title."""
    run = _CAPITALISED.match(text, level.end())
    if run is None or run[0].count(" ") != _LONGEST_OPEN - 1 or not _HEADS.search(folded, max(0, pos - _TITLE), pos):
        return False
    communes = _named_communes(text, folded)
    named = [count for (word, name), (count, _) in communes.items() if word == level[1] and name != run[0]]
    return sum(named) > 1 and not communes.get((level[1], run[0]), (0, False))[1]


@lru_cache(maxsize=4)
def _named_communes(text: str, folded: str) -> Mapping[tuple[str, str], tuple[int, bool]]:
    """The word and name of each commune that a text names -> how often, and whether once without a title before it."""
    found: dict[tuple[str, str], tuple[int, bool]] = {}
    for match in _COMMUNE_WORD.finditer(folded):
        if name := _CAPITALISED.match(text, match.end()):
            count, alone = found.get((match[1], name[0]), (0, False))
            titled = _HEADS_OF.search(folded, max(0, match.start() - _TITLE), match.start())
            found[match[1], name[0]] = (count + 1, alone or titled is None)
    return found


def _unknown_district(text: str, pos: int) -> tuple[str, int]:
    """A district that the gazetteer lacks."""
    name, end = _open_name(text, pos)
    longer = _CAPITALISED.match(text, pos)
    return (name, end) if longer and len(longer[0].split(" ")) <= MOST_UNKNOWN else ("", pos)


def _open_name(text: str, pos: int) -> tuple[str, int]:
    match = _CAPITALISED.match(text, pos)
    if not match:
        return "", pos
    if match[0].isupper() and len(match[0]) > _LONGEST_INITIALS:
        return "", pos  # in a headline in capitals nothing tells where a name ends
    words = match[0].split(" ")
    name = " ".join(words[: _name_length(words)])
    return old_style(name), pos + len(name)


def _name_length(words: Sequence[str]) -> int:
    """How many words of a run name a place: in "Phan Thiết Tô Thị Ân" the name of a person follows."""
    surnames = load_surnames()
    followed = len(words) > _LONGEST_OPEN and words[MOST_UNKNOWN] in surnames
    return MOST_UNKNOWN if followed else _LONGEST_OPEN


def _printed(text: str, folded: str, start: int, end: int) -> tuple[str, int]:
    rows = districts().get(folded[start:end])
    return (rows[0].name if rows else old_style(text[start:end])), end


def _province_tail(folded: str, pos: int) -> tuple[str | None, int]:
    """The province named after a lower area (", tỉnh Bến Tre"; " - Lào Cai"; " (Gia Lai)"), and the end."""
    match = _TAIL.match(folded, pos)
    if not match:
        return None, pos
    found = province_name(folded, match.end())
    if not found or (not match[1] and match[0] in (" ", ", ", ",", " , ")):
        return None, pos
    end = found[1]
    if "(" in match[0] and folded.startswith(")", end):
        end += 1
    return found[0], end
