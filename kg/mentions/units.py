"""Bodies: composed names (form + area, part + parent), named ones, and names of their own, over the hits of the lexicon.

``parse`` reads the body that begins at an offset. Elliptical forms ("VKSND tỉnh", "Phòng 9") come back with what is
missing left None; the facts of the whole article settle it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.mentions.areas import area_after, district_name, province_name, word_of
from kg.mentions.lexicon import Hit
from kg.names import UPPER, fold, old_style
from kg.records import Span
from kg.reference.bodies import Body
from kg.reference.gazetteer import districts
from kg.values import Area, UnitValue

_NUMBER = re.compile(r" (?:số )?(\d{1,2}[abc]?)\b(?![/.,]\d|%)")
_MORE_NUMBERS = re.compile(
    r"(?: ?, ?(?:vụ |phòng )?\d{1,2}[abc]?\b(?![/.,]\d))*(?: và (?:vụ |phòng )?\d{1,2}[abc]?\b)?"
)
_NUMBERS = re.compile(r"\d{1,2}[abc]?")
_PLURAL_BEFORE = re.compile(r"(?:các|những|hai|ba|bốn|năm|\d{1,2}) $")
_LINK = re.compile(r"(?: ?,)? (?:(?:của|thuộc|trực thuộc|-) )?")
_OF = re.compile(r" (?:của|thuộc|trực thuộc|tại|-|–) | \(| ")
_BRACKET = re.compile(r" ?\(([^()]{2,60})\)")
_PLURAL_AREA = re.compile(
    r" (?:của )?(?:(?:các|hai|ba|bốn|năm|sáu|\d{1,2}) )?(tỉnh, thành phố|tỉnh, thành|huyện, thành phố|huyện, thị xã, thành phố"
    r"|huyện, quận|quận, huyện|thành phố|tỉnh|huyện|quận|thị xã|khu vực|xã|phường)"
    r"(?:(?: (?!và |tại )[^\W\d_]+){0,6}? ?: ?| )"
)
_ITEM_SEPARATOR = re.compile(r"(?: ?\([^()]{0,60}\))?(?: ?[,;](?: và| cùng)? | và | cùng | & )(?:đại diện )?")
_ITEM_WORD = re.compile(r"(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|khu vực|xã|phường) ?")
_CODE = re.compile(
    r"(?: ?\((?:sau đây )?(?:gọi tắt là |viết tắt là )?(?:vụ|cục|phòng|viện|thanh tra|t|v|c) ?\d{1,2}[ab]?\))?"
    r"(?:,? (?:của |thuộc |- )?(?:vksnd tối cao|viện kiểm sát nhân dân tối cao|vksndtc|viện ksnd tối cao))?"
)
_CAPITAL = f"[{UPPER}]"
_SEAT = re.compile(r" (?:tại|ở) (?:thành phố|tp\.?) ?(hồ chí minh|hcm)\b| (?:tại|ở) (hà nội|đà nẵng)\b")
_CENTRAL_AREAS = {
    "tối cao": Area("supreme"),
    "cấp cao tại Hà Nội": Area("high", name="Hà Nội", province="Hà Nội"),
    "cấp cao tại Đà Nẵng": Area("high", name="Đà Nẵng", province="Đà Nẵng"),
    "cấp cao tại thành phố Hồ Chí Minh": Area("high", name="Hồ Chí Minh", province="Hồ Chí Minh"),
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body read from the text: ``spans`` has one per value where a list shares the form ("VKSND các tỉnh A, B")."""

    values: tuple[UnitValue, ...]
    spans: tuple[Span, ...]
    end: int


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A row of units.yaml as the finder wants it."""

    label: str
    kind: str
    parent: str | None = None
    full: str | None = None


class UnitGrammar:
    """The composition rules of bodies.yaml over one text with its hits."""

    def __init__(self, bodies: Sequence[Body], named: Mapping[str, NamedUnit]) -> None:
        self.bodies = {body.id: body for body in bodies}
        self.named = named
        self._names = {body.id: _names(body.names) for body in bodies}

    def parse(self, text: str, folded: str, hits: Mapping[int, list[Hit]], pos: int) -> Parsed | None:
        """The body that begins at ``pos``, or None."""
        best: Parsed | None = None
        for hit in hits.get(pos, ()):
            found = self._hit(text, folded, hits, hit)
            if found and (best is None or found.end > best.end or (found.end == best.end and _named(best))):
                best = found
        return best

    def _hit(self, text: str, folded: str, hits: Mapping[int, list[Hit]], hit: Hit) -> Parsed | None:
        if hit.entry.kind == "named":
            return self._with_code(folded, self._named(hit))
        if hit.entry.kind != "body":
            return None
        body = self.bodies[hit.entry.key]
        if body.shape == "area":
            return self._area_body(text, folded, hits, hit, body)
        if body.shape == "part":
            return self.part(text, folded, hits, body, hit.start, hit.end)
        return _open_body(text, folded, body, hit)

    def _named(self, hit: Hit) -> Parsed:
        row = self.named[hit.entry.key]
        return Parsed((self._composed(row),), (Span(hit.start, hit.end),), hit.end)

    def _with_code(self, folded: str, parsed: Parsed) -> Parsed:
        """A full name takes in its code and its parent: "Vụ Kiểm sát ... (Vụ 9) VKSND tối cao"."""
        match = _CODE.match(folded, parsed.end)
        if not match or match.end() == parsed.end:
            return parsed
        span = Span(parsed.spans[0].start, match.end())
        return Parsed(parsed.values, (span,), match.end())

    def _composed(self, row: NamedUnit) -> UnitValue:
        """A named body as the composition that its label is, where it is one: "Vụ 7 VKSND tối cao"."""
        for own, family in (("VKSND", "procuracy"), ("TAND", "court")):
            head, found, tail = row.label.partition(f"{own} ")
            area = _CENTRAL_AREAS.get(tail) if found else None
            if area is None:
                continue
            upper = UnitValue(family, own, self.bodies[family].kinds[area.level], area=area)
            if not head:
                return upper
            part = self._part_family(head.strip())
            if part is not None:
                return UnitValue(part, head.strip(), self.bodies[part].kind or "other", parent=upper, full=row.full)
        return UnitValue("named", row.label, row.kind, label=row.label, full=row.full)

    def _part_family(self, own: str) -> str | None:
        """The family of parts whose label opens ``own``: "Vụ 7" -> vu."""
        fitting = [
            body
            for body in self.bodies.values()
            if body.shape == "part"
            and "procuracy" in body.parents
            and (own == body.label or own.startswith(body.label + " "))
        ]
        return max(fitting, key=lambda body: len(body.label)).id if fitting else None

    # ------------------------------------------------------------------ bodies of an area

    def _area_body(self, text: str, folded: str, hits: Mapping[int, list[Hit]], hit: Hit, body: Body) -> Parsed | None:
        own, end = body.label, hit.end
        if body.tail == "name":
            named = _longest_name(folded, end, self._names[body.id])
            if not named:
                return None
            own, end = f"{body.label} {_sentence_case(body.aliases.get(named[0], named[0]))}", named[1]
        if body.implied:
            return _implied(text, folded, body, hit, own)
        alias = _BRACKET.match(folded, end)
        if alias and fold(alias[1]) in body.forms:  # "Viện kiểm sát nhân dân (VKSND) tỉnh ..."
            end = alias.end()
        found = area_after(text, folded, end, body.kinds)
        listed = self._area_list(text, folded, body, own, hit.start, end)
        if listed:
            return listed
        if found:
            value = UnitValue(body.id, own, body.kinds.get(found[0].level, "other"), area=found[0])
            return Parsed((value,), (Span(hit.start, found[1]),), found[1])
        if body.bare:
            value = UnitValue(body.id, own, body.kinds["province"], area=Area("province", "tỉnh"))
            return Parsed((value,), (Span(hit.start, end),), end)
        return self._shared(text, folded, hits, hit, body, own, end)

    def _shared(
        self, text: str, folded: str, hits: Mapping[int, list[Hit]], hit: Hit, body: Body, own: str, end: int
    ) -> Parsed | None:
        """ "VKSND, TAND và Công an tỉnh Hà Tây": a form without area takes that of its sister after it."""
        match = re.compile(r" ?(?:,|-|và|,? cùng) ?").match(folded, end)
        if not match or match.end() == end:
            return None
        for other in hits.get(match.end(), ()):
            if other.entry.kind != "body" or self.bodies[other.entry.key].shape != "area":
                continue
            sister = self._hit(text, folded, hits, other)
            if sister and sister.values[0].area and not self.bodies[other.entry.key].implied:
                area = sister.values[0].area
                if area.level in body.kinds:
                    value = UnitValue(body.id, own, body.kinds[area.level], area=area)
                    return Parsed((value,), (Span(hit.start, end),), end)
        return None

    def _area_list(self, text: str, folded: str, body: Body, own: str, start: int, end: int) -> Parsed | None:
        match = _PLURAL_AREA.match(folded, end)
        if not match or not re.match(r" (?:của )?(?:các|hai|ba|bốn|năm|sáu|\d)|.*, .*: ?$", match[0]):
            return None
        word = match[1].split(", ")[0]
        areas: list[tuple[Area, Span]] = []
        at = match.end()
        while item := _list_item(text, folded, at, word, body.kinds):
            area, item_end = item
            areas.append((area, Span(at, item_end)))
            separator = _ITEM_SEPARATOR.match(folded, item_end)
            if not separator:
                at = item_end
                break
            at = separator.end()
        if not areas:
            return None
        tail = _list_province(folded, areas[-1][1].end)
        values = tuple(
            UnitValue(body.id, own, body.kinds.get(area.level, "other"), area=_with_province(area, tail[0]))
            for area, _ in areas
        )
        spans = tuple(Span(start, span.end) if i == 0 else span for i, (_, span) in enumerate(areas))
        return Parsed(values, spans, max(areas[-1][1].end, tail[1]))

    # ------------------------------------------------------------------ parts of a body

    def part(
        self, text: str, folded: str, hits: Mapping[int, list[Hit]], body: Body, start: int, end: int
    ) -> Parsed | None:
        """The part of a body whose form ends at ``end``: its number or function, then its parent."""
        numbers: list[tuple[str, Span]] = []
        own = body.label
        if body.whole:
            own = old_style(text[start:end])
        elif body.tail in ("number", "name"):
            tail = self._tail(text, folded, body, start, end)
            if not tail:
                return None
            own, end, numbers = tail
        elif re.compile(r" \d|, chống").match(folded, end):
            return None
        alias = _BRACKET.match(folded, end)
        if alias and (short := re.match(r"(?:vụ|phòng|cục|viện) (\d{1,2}[ab]?)$", alias[1])):
            own = f"{body.label} {short[1].upper()}"  # "Vụ Thực hành quyền công tố ... (Vụ 7)"
            end = alias.end()
        parent, parent_end = self._parent(text, folded, hits, body, end)
        if parent is None and body.default:
            parent = UnitValue("named", body.default, "procuracy.supreme", label=body.default)
        seat = _SEAT.match(folded, parent_end)
        if seat and body.id in ("office", "appeal-chamber", "vien"):
            own_seat = "thành phố Hồ Chí Minh" if seat[1] else old_style(text[seat.start(2) : seat.end(2)])
            label = f"{own} {parent.label or parent.own if parent else ''} tại {own_seat}"
            value = UnitValue("named", own, body.kind or "other", parent=parent, label=label.replace("  ", " "))
            return Parsed((value,), (Span(start, seat.end()),), seat.end())
        owns = [(own, Span(start, end if numbers else parent_end))]
        owns += [(f"{body.label} {number.upper()}", span) for number, span in numbers]
        values = tuple(UnitValue(body.id, one, body.kind or "other", parent=parent) for one, _ in owns)
        return Parsed(values, tuple(span for _, span in owns), parent_end)

    def _tail(
        self, text: str, folded: str, body: Body, start: int, end: int
    ) -> tuple[str, int, list[tuple[str, Span]]] | None:
        named = _longest_name(folded, end, self._names[body.id])
        if named:
            return f"{body.label} {_sentence_case(named[0])}", named[1], []
        if body.tail != "number":
            return None
        number = _NUMBER.match(folded, end)
        if not number:
            return None
        more: list[tuple[str, Span]] = []
        at = number.end()
        if _PLURAL_BEFORE.search(folded, max(0, start - 8), start):
            rest = _MORE_NUMBERS.match(folded, at)
            at = rest.end() if rest else at
            more = [(one[0], Span(*one.span())) for one in _NUMBERS.finditer(folded, number.end(), at)]
        return f"{body.label} {number[1].upper()}", at, more

    def _parent(
        self, text: str, folded: str, hits: Mapping[int, list[Hit]], body: Body, end: int
    ) -> tuple[UnitValue | None, int]:
        for match in (_OF.match(folded, end), _LINK.match(folded, end)):
            if not match:
                continue
            parsed = self.parse(text, folded, hits, match.end())
            if parsed and len(parsed.values) == 1 and self._fits(body, parsed.values[0]):
                return parsed.values[0], parsed.end
        return None, end

    def _fits(self, body: Body, parent: UnitValue) -> bool:
        if parent.family in body.parents:
            return not body.levels or parent.area is None or parent.area.level in body.levels
        if parent.family == "named":
            stem = parent.kind.split(".")[0]
            return (
                stem in {name.split("-")[0] for name in body.parents}
                or {
                    "state.ministry": "ministry",
                    "school": "school-like",
                }.get(parent.kind)
                in body.parents
            )
        return parent.family == "military-procuracy" and "procuracy" in body.parents


def _named(parsed: Parsed) -> bool:
    return parsed.values[0].family == "named"


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: -len(name)))


def _longest_name(folded: str, pos: int, names: Sequence[str]) -> tuple[str, int] | None:
    if not folded.startswith(" ", pos):
        return None
    for name in names:
        end = pos + 1 + len(name)
        if folded.startswith(name, pos + 1) and not folded[end : end + 1].isalnum():
            return name, end
    return None


def _sentence_case(name: str) -> str:
    """The function of a part as the sector writes it: first letter in capital."""
    return name[0].upper() + name[1:]


def _implied(text: str, folded: str, body: Body, hit: Hit, own: str) -> Parsed:
    """ "Tỉnh ủy Hậu Giang", "Huyện ủy Nho Quan": the form itself says the level."""
    end = hit.end
    match = re.compile(r" (?:thành phố |tp\.? ?|tỉnh )?").match(folded, end)
    if match and body.implied in ("province", "city"):
        found = province_name(folded, match.end())
        if found:
            area = Area("province", "tỉnh" if body.implied == "province" else "thành phố", found[0], found[0])
            return _one(body, own, area, hit.start, found[1])
        if body.implied == "city" and (district := district_name(folded, match.end())):
            name = districts()[district[0]][0].name
            return _one(body, own, Area("district", "thành phố", name), hit.start, district[1])
    if body.implied in ("province", "city"):
        return _one(body, own, Area("province", "tỉnh" if body.implied == "province" else "thành phố"), hit.start, end)
    word = body.implied or "huyện"
    area, end = _district_after(text, folded, end, word) or (Area("district", word), end)
    return _one(body, own, area, hit.start, end)


def _district_after(text: str, folded: str, pos: int, word: str) -> tuple[Area, int] | None:
    from_gazetteer = district_name(folded, pos + 1) if folded.startswith(" ", pos) else None
    if from_gazetteer:
        name, end = districts()[from_gazetteer[0]][0].name, from_gazetteer[1]
    else:
        match = re.compile(rf" ({_CAPITAL}[\w']*(?: {_CAPITAL}[\w']*){{0,2}})").match(text, pos)
        if not match:
            return None
        name, end = old_style(match[1]), match.end()
    tail = _list_province(folded, end)
    return Area("district", word, name, tail[0]), max(end, tail[1])


def _one(body: Body, own: str, area: Area, start: int, end: int) -> Parsed:
    value = UnitValue(body.id, own, body.kinds.get(area.level, "party.committee"), area=area)
    return Parsed((value,), (Span(start, end),), end)


def _list_item(text: str, folded: str, pos: int, word: str, levels: Mapping[str, str]) -> tuple[Area, int] | None:
    match = _ITEM_WORD.match(folded, pos)
    if match:
        word, pos = word_of(match[1]), match.end()
    if word == "khu vực":
        number = re.compile(r"\d{1,2}\b").match(folded, pos)
        return (Area("regional", word, number[0]), number.end()) if number and "regional" in levels else None
    if word in ("tỉnh", "thành phố") and (found := province_name(folded, pos)):
        return Area("province", "", found[0], found[0]), found[1]
    if word in ("xã", "phường"):
        open_name = re.compile(rf"{_CAPITAL}[\w']*(?: {_CAPITAL}[\w']*){{0,2}}").match(text, pos)
        return (Area("commune", word, old_style(open_name[0])), open_name.end()) if open_name else None
    if word == "tỉnh" or "district" not in levels:
        return None
    number = re.compile(r"\d{1,2}\b").match(folded, pos) if word == "quận" else None
    if number:
        return Area("district", word, number[0]), number.end()
    if found := district_name(folded, pos):
        row = districts()[found[0]][0]
        levels_of_name = {one.level for one in districts()[found[0]]}
        return Area("district", word if word in levels_of_name else row.level, row.name), found[1]
    open_name = re.compile(rf"{_CAPITAL}[\w']*(?: {_CAPITAL}[\w']*){{0,2}}").match(text, pos)
    return (Area("district", word, old_style(open_name[0])), open_name.end()) if open_name else None


def _list_province(folded: str, pos: int) -> tuple[str | None, int]:
    match = re.compile(r"(?: ?, ?| ?\(| ?- ?| )(?:thuộc )?(?:tỉnh|thành phố|tp\.?) ?").match(folded, pos)
    found = province_name(folded, match.end()) if match else None
    return found or (None, pos)


def _with_province(area: Area, province: str | None) -> Area:
    return replace(area, province=province) if province and area.level != "province" else area


# ------------------------------------------------------------------ names of their own

_OPEN_TOKEN = re.compile(r" ?(?:[\w&'’]+(?:[.-]\w+)*|\"[^\"\n]{2,40}\")")
_RUN_ON = {"và"}
_FORMS_OF_COMPANY = {"tnhh", "mtv", "tmcp", "cp", "tm", "dv", "xd"}
_MAX_SMALL_WORDS = 4  # small words between two capitals of one name
_AREA_WORDS = {"tại", "tỉnh", "huyện", "quận", "thành", "phố", "khu", "vực"}
_PHRASE_OPENERS = {
    "và",
    "của",
    "đã",
    "do",
    "bị",
    "là",
    "có",
    "để",
    "thuộc",
    "trên",
    "về",
    "với",
    "cho",
    "từ",
    "khi",
    "được",
    "sẽ",
    "đang",
    "nhưng",
    "này",
    "đó",
    "nêu",
    "ông",
    "bà",
    "anh",
    "chị",
    "đồng",
    "gồm",
    "theo",
    "tổ",
    "phối",
    "cùng",
    "ký",
    "nói",
    "đến",
    "trong",
    "ngoài",
    "sau",
    "trước",
    "mà",
    "thì",
    "vì",
    "nên",
    "cũng",
    "còn",
    "các",
    "những",
    "một",
    "hai",
    "ba",
    "không",
    "nơi",
    "trao",
    "tặng",
    "giám",
    "phó",
    "chủ",
    "trưởng",
    "nguyên",
    "hiện",
    "ngày",
    "năm",
    "tháng",
    "lúc",
    "chưa",
    "phải",
}


def _open_body(text: str, folded: str, body: Body, hit: Hit) -> Parsed | None:
    """A company, school, hospital ...: the form, then words up to the last capital of the run.

    Generic words may follow the form and join capitals ("Công ty TNHH Xây dựng Hải Lộc"); a few small words may stand
    between capitals ("Trung tâm Kiểm soát bệnh tật tỉnh Lạng Sơn"), but none that opens another phrase.
    """
    phrases = _names(body.words)
    end, capitals, at, small = hit.end, 0, hit.end, 0
    while True:
        phrase = next((p for p in phrases if _continues(folded, at, p)), None)
        if phrase is not None and not (phrase in _RUN_ON and capitals):
            at += 1 + len(phrase)
            if text[at - len(phrase)].isupper() and phrase not in _FORMS_OF_COMPANY:
                end, capitals, small = at, capitals + 1, 0
            continue
        match = _OPEN_TOKEN.match(text, at)
        if not match or not match[0].startswith(" "):
            break
        token = match[0].lstrip()
        if _opens_name(token):
            at = end = match.end()
            capitals, small = capitals + 1, 0
        elif capitals and small < _MAX_SMALL_WORDS and token.lower() not in _PHRASE_OPENERS and token.isalpha():
            at, small = match.end(), small + (token.lower() not in _AREA_WORDS)
        else:
            break
    if not capitals:
        return None
    form = body.aliases.get(folded[hit.start : hit.end], old_style(text[hit.start : hit.end]))
    name = (form + old_style(text[hit.end : end])).strip(' "-')
    name = name[0].upper() + name[1:]
    value = UnitValue(body.id, name, body.kind or "other", label=name)
    return Parsed((value,), (Span(hit.start, end),), end)


def _continues(folded: str, at: int, phrase: str) -> bool:
    end = at + 1 + len(phrase)
    return folded.startswith(" " + phrase, at) and not folded[end : end + 1].isalnum()


def _opens_name(token: str) -> bool:
    return bool(re.match(rf"{_CAPITAL}|\d", token)) and not re.fullmatch(r"\d[\d.,/]*", token)
