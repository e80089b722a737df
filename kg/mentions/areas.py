"""The area or level after the form of a body: "tối cao", "tỉnh Hậu Giang", "huyện Ba Tri, tỉnh Bến Tre"."""

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache

from kg.names import UPPER, old_style
from kg.reference.gazetteer import district_province, districts, province_forms
from kg.reference.surnames import load_surnames
from kg.values import Area

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
    r" (?:(?:của )?((?:quân khu|quân đoàn) (?:thủ đô(?: hà nội)?|\d{1,2})"
    r"|quân chủng (?:hải quân|phòng không - không quân)|thủ đô hà nội|bộ đội biên phòng)"
    r"|khu vực (\d{2,3})|(trung ương))\b"
)
_WORD = re.compile(r"[^\W_][\w']*")
_CAPITALISED = re.compile(rf"[{UPPER}][\w'’]*(?:[ -][{UPPER}][\w'’]*){{0,3}}")
_HIGH_SEATS = {"hà nội": "Hà Nội", "đà nẵng": "Đà Nẵng", "hồ chí minh": "Hồ Chí Minh", "hcm": "Hồ Chí Minh",
               "1": "Hà Nội", "2": "Đà Nẵng", "3": "Hồ Chí Minh"}  # fmt: skip
_NUMBER = re.compile(r"\d{1,2}\b")
_FIRST_WORD = re.compile(r"[^\w']")
_LONGEST_INITIALS = 3  # code points up to which a name is in capitals by itself
_MAX_NAME_WORDS = 5
_LONGEST_OPEN = 3  # words of the name of a commune
MOST_UNKNOWN = 2
"""Words of a district that the gazetteer lacks; a longer run is the name of a person who heads one."""


def word_of(level_word: str) -> str:
    """The full word of a kind of area: "tp." -> "thành phố"."""
    short = level_word.replace(".", "").strip()
    return {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "thủ đô": "thành phố"}.get(short, short)


def province_name(folded: str, pos: int) -> tuple[str, int] | None:
    """The province whose name begins at ``pos``: its bare name and the end."""
    return _longest(folded, pos, _province_names())


def district_name(folded: str, pos: int) -> tuple[str, int] | None:
    """The district of the gazetteer whose name begins at ``pos``: the folded name and the end."""
    return _longest(folded, pos, _district_names())


@cache
def _province_names() -> tuple[Mapping[str, str], frozenset[str]]:
    """Folded form -> name, and the first words of the forms."""
    return province_forms(), frozenset(_FIRST_WORD.split(form, maxsplit=1)[0] for form in province_forms())


@cache
def _district_names() -> tuple[Mapping[str, str], frozenset[str]]:
    names = {name: name for name in districts()}
    return names, frozenset(_FIRST_WORD.split(name, maxsplit=1)[0] for name in names)


def _longest(folded: str, pos: int, names: tuple[Mapping[str, str], frozenset[str]]) -> tuple[str, int] | None:
    """The longest of ``names`` that begins at ``pos`` and ends with a word, among the next few words."""
    forms, first_words = names
    first = _WORD.match(folded, pos)
    if first is None or first[0] not in first_words:
        return None
    ends = []
    at = pos
    for _ in range(_MAX_NAME_WORDS):
        match = _WORD.match(folded, at)
        if match is None:
            break
        ends.append(match.end())
        at = match.end()
        gap = 3 if folded.startswith(" - ", at) else 1
        at += gap
        if not folded[at - 1 : at] or folded[at - gap : at].strip(" -."):
            break
    for end in reversed(ends):
        if (name := forms.get(folded[pos:end])) is not None:
            return name, end
    return None


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
    """The zone of a military body: "Quân khu 3", "khu vực 31", "trung ương"."""
    match = _ZONE.match(folded, pos)
    if not match:
        return None
    if match[3]:
        return Area("central", name="trung ương"), match.end()
    if match[2]:
        return Area("zone", "khu vực", f"khu vực {match[2]}"), match.end()
    name = folded[match.start(1) : match.end(1)]
    return Area("zone", name=name[0].upper() + name[1:]), match.end()


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
    if not match:
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
