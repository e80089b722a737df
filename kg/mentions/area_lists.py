"""One form with several areas: "VKSND các tỉnh: Thanh Hóa, Nghệ An và Hà Tĩnh", "Công an các huyện A, B, tỉnh X"."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from kg.mentions.areas import high, high_seat
from kg.mentions.composition import Parsed, of_area
from kg.mentions.lexicon import Scan
from kg.names import UPPER, old_style
from kg.records import Span
from kg.reference.area_names import district_name, province_name, word_of
from kg.reference.bodies import Body
from kg.reference.gazetteer import districts, is_city
from kg.values import Area

_PLURAL = re.compile(
    r" (?:của )?(?:(?:các|hai|ba|bốn|năm|sáu|\d{1,2}) )?"
    r"(tỉnh, thành phố|tỉnh, thành"
    r"|(?:huyện|quận|thị xã|thành phố)(?:(?:,| và) (?:huyện|quận|thị xã|thị|thành phố))+(?=[ :])"
    r"|thành phố|tỉnh|huyện|quân khu|quận|thị xã|khu vực|xã|phường)"
    r"(?:(?: (?!và |tại )[^\W\d_]+){0,6}? ?: ?| )"
)
_FIRST_OF = re.compile(r", | và ")
_COUNTED = re.compile(r" (?:của )?(?:các|hai|ba|bốn|năm|sáu|\d)|.*, .*: ?$")
_OF_PROVINCES = re.compile(r" (tỉnh|thành phố) ?: ?")
_OF_LEVEL = re.compile(
    r" cấp (huyện|tỉnh)(?: [^\W\d_]+){0,3}?(?: (?:bao )?gồm(?: có)?| là)?(?: ?: ?|(?<=gồm) |(?<=là) )"
)
_REGIONS = re.compile(r" (khu vực) (?=\d{1,2}(?:(?: ?, ?| và )\d{1,2}(?![\w/]))+)")
_SEVERAL = ("các ", "hai ", "ba ", "bốn ", "năm ")
_DISTRICT_WORD = re.compile(r"(thành phố|tp\.?|huyện|quận|thị xã|tx\.?) ")
_SEVERAL_DISTRICTS = re.compile(r"(?:các|\d+) (huyện|quận|thị xã) ")  # "VKSND thành phố A và các huyện B, C"
_SEPARATOR = re.compile(r"(?: ?\([^()]{0,60}\))?(?: ?[,;](?: và| cùng)? | và | cùng | & )(?:đại diện )?")
_ITEM_WORD = re.compile(r"(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|khu vực|xã|phường) ?")
_PROVINCE = re.compile(r"(?: ?, ?| ?\(| ?- ?| )(?:thuộc )?(?:tỉnh|thành phố|tp\.?) ?")
_PROVINCE_WORD, _AND = " tỉnh ", " và "
_AND_PROVINCE = re.compile(r", | và ")
_LIST = 2  # areas, each with a word of its own, that are a list
_NUMBER = re.compile(r"\d{1,2}\b")
_OPEN_NAME = re.compile(rf"[{UPPER}][\w']*(?: [{UPPER}][\w']*){{0,2}}")


def area_list(scan: Scan, body: Body, own: str, start: int, end: int) -> Parsed | None:
    """The bodies whose shared form is ``[start, end)``, one for each area of the list after it; None without a list."""
    if "high" in body.kinds and (seated := _seated(scan, body, own, start, end)):
        return seated
    match = _PLURAL.match(scan.folded, end)
    if not match or not _COUNTED.match(match[0]):
        match = _OF_LEVEL.match(scan.folded, end)
    if match:
        areas = list(_items(scan, match.end(), _FIRST_OF.split(match[1])[0], body.kinds))
    elif scan.folded.endswith(_SEVERAL, 0, start) and (numbered := _REGIONS.match(scan.folded, end)):
        areas = list(_items(scan, numbered.end(), numbered[1], body.kinds))
    elif named := _OF_PROVINCES.match(scan.folded, end):
        areas = [item for item in _items(scan, named.end(), named[1], body.kinds) if item[0].level == "province"]
    elif scan.folded.startswith(_PROVINCE_WORD, end):
        areas = _provinces(scan, end + len(_PROVINCE_WORD), body.kinds)
    else:
        areas = list(_each_told(scan, end + 1, body.kinds))
    if len(areas) < (_LIST if match is None else 1):
        return None
    last = areas[-1][1].end
    province, tail_end = province_after(scan.folded, last)
    values = tuple(of_area(body, own, _with_province(area, province)) for area, _ in areas)
    spans = tuple(Span(start, span.end) if i == 0 else span for i, (_, span) in enumerate(areas))
    return Parsed(values, spans, max(last, tail_end))


def _provinces(scan: Scan, pos: int, levels: Container[str]) -> list[tuple[Area, Span]]:
    """The provinces that share one word: "VKSND tỉnh Vĩnh Long và Đồng Tháp"; none where "và" joins no name to them."""
    if "province" not in levels:
        return []
    found, at, joined = list[tuple[Area, Span]](), pos, False
    while named := province_name(scan.folded, at):
        found.append((Area("province", "", named[0], named[0]), Span(at, named[1])))
        separator = _AND_PROVINCE.match(scan.folded, named[1])
        if joined or separator is None:
            break
        at, joined = separator.end(), separator[0] == _AND
    return found if joined and at <= found[-1][1].start else []


def _seated(scan: Scan, body: Body, own: str, start: int, end: int) -> Parsed | None:
    """ "VKSND cấp cao tại Hà Nội, Đà Nẵng và TP Hồ Chí Minh": one for each seat; None for a single one."""
    first = high(scan.folded, end)
    if first is None or first[0].name is None:
        return None
    areas, spans, at = [first[0]], [Span(start, first[1])], first[1]
    while separator := _SEPARATOR.match(scan.folded, at):
        seat = high_seat(scan.folded, separator.end())
        if seat is None or _told_by_number(scan, seat[1]) != _told_by_number(scan, first[1]):
            break
        areas.append(seat[0])
        spans.append(Span(separator.end(), seat[1]))
        at = seat[1]
    values = tuple(of_area(body, own, area) for area in areas)
    return Parsed(values, tuple(spans), at) if len(values) > 1 else None


def _told_by_number(scan: Scan, end: int) -> bool:
    return scan.text[end - 1].isdigit()


def province_after(folded: str, pos: int) -> tuple[str | None, int]:
    """The province that, with its word, follows a lower area (", tỉnh Bến Tre"), and its end; else None and ``pos``."""
    match = _PROVINCE.match(folded, pos)
    found = province_name(folded, match.end()) if match else None
    return found or (None, pos)


def _items(scan: Scan, pos: int, word: str, levels: Container[str]) -> Iterator[tuple[Area, Span]]:
    """The areas listed from ``pos`` on; ``word`` is the kind of area that the form tells of all."""
    at = pos
    while item := _item(scan, at, word, levels):
        area, end = item
        yield area, Span(at, end)
        separator = _SEPARATOR.match(scan.folded, end)
        if not separator:
            return
        at = separator.end()


def _each_told(scan: Scan, pos: int, levels: Container[str]) -> Iterator[tuple[Area, Span]]:
    """Districts listed from ``pos`` on, each with its word: "VKSND thành phố Đồng Xoài, huyện Đồng Phú".

    After the first several may share one: "và các huyện Đồng Phú, Lộc Ninh".
    """
    at, shared = pos, ""
    while True:
        several = _SEVERAL_DISTRICTS.match(scan.folded, at) if at > pos else None
        if several:
            shared, at = several[1], several.end()
        elif not shared and not _DISTRICT_WORD.match(scan.folded, at):
            return
        item = _item(scan, at, shared, levels)
        if item is None or item[0].level != "district" or (shared and not district_name(scan.folded, at)):
            return
        yield item[0], Span(at, item[1])
        separator = _SEPARATOR.match(scan.folded, item[1])
        if not separator:
            return
        at = separator.end()


def _item(scan: Scan, pos: int, word: str, levels: Container[str]) -> tuple[Area, int] | None:
    folded = scan.folded
    match = _ITEM_WORD.match(folded, pos)
    told = match is not None
    if match:
        word, pos = word_of(match[1]), match.end()
    if word == "khu vực":
        return _region(folded, pos, word, levels)
    if word == "quân khu":
        number = _NUMBER.match(folded, pos)
        return (Area("zone", word, f"Quân khu {number[0]}"), number.end()) if number and "zone" in levels else None
    found = province_name(folded, pos) if word in ("tỉnh", "thành phố") else None
    town = told and word == "thành phố" and district_name(folded, pos) is not None
    if found and not (town and not is_city(found[0], None)):
        return Area("province", "", found[0], found[0]), found[1]
    if word in ("xã", "phường"):
        return _unlisted(scan, pos, "commune", word)
    if word == "tỉnh" or "district" not in levels:
        return None
    return _district(scan, pos, word, told=told)


def _region(folded: str, pos: int, word: str, levels: Container[str]) -> tuple[Area, int] | None:
    """A region by its number, of a civil body or of a military one."""
    number = _NUMBER.match(folded, pos)
    if number and "regional" in levels:
        return Area("regional", word, number[0]), number.end()
    return (Area("zone", word, f"{word} {number[0]}"), number.end()) if number and "zone" in levels else None


def _district(scan: Scan, pos: int, word: str, *, told: bool) -> tuple[Area, int] | None:
    """A district at ``pos``: what ``word`` calls it if that is ``told`` of it alone, else what the text calls it.

    Districts become towns and cities; the gazetteer knows what they were last.
    """
    number = _NUMBER.match(scan.folded, pos) if word == "quận" else None
    if number:
        return Area("district", word, number[0]), number.end()
    if found := district_name(scan.folded, pos):
        rows = districts()[found[0]]
        level = word if told or word in {row.level for row in rows} else rows[0].level
        level = level if told else _called(scan).get(found[0], level)
        return Area("district", level, rows[0].name), found[1]
    return _unlisted(scan, pos, "district", word)


def _called(scan: Scan) -> Mapping[str, str]:
    """What the text calls each district that it calls one thing alone: "huyện Chơn Thành"."""
    if scan.called is None:
        told: dict[str, set[str]] = {}
        for match in _DISTRICT_WORD.finditer(scan.folded):
            if found := district_name(scan.folded, match.end()):
                told.setdefault(found[0], set()).add(word_of(match[1]))
        scan.called = {name: words.pop() for name, words in told.items() if len(words) == 1}
    return scan.called


def _unlisted(scan: Scan, pos: int, level: str, word: str) -> tuple[Area, int] | None:
    """An area that the gazetteer lacks: the capitalised run at ``pos``, where no body or title begins."""
    if any(hit.entry.kind != "place" for hit in scan.hits.get(pos, ())):
        return None
    name = _OPEN_NAME.match(scan.text, pos)
    return (Area(level, word, old_style(name[0])), name.end()) if name else None


def _with_province(area: Area, province: str | None) -> Area:
    return replace(area, province=province) if province and area.level != "province" else area
