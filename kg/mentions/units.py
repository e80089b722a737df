"""Bodies over the hits of the lexicon: composed names (form + area, part + parent) and those known by name.

``parse`` reads the body that begins at an offset. Elliptical forms ("VKSND tỉnh", "Phòng 9") come back with what is
missing left None; the facts of the whole article settle it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.mentions.area_lists import area_list
from kg.mentions.areas import area_after
from kg.mentions.committees import committee
from kg.mentions.composition import (
    BRACKET,
    NamedUnit,
    Parsed,
    longest_first,
    name_at,
    of_area,
    past_short_form,
    sentence_case,
    single,
)
from kg.mentions.described_parts import described_part, number_behind
from kg.mentions.introduced import KIND as INTRODUCED
from kg.mentions.lexicon import Hit, Scan
from kg.mentions.open_names import OpenNames
from kg.names import fold, old_style
from kg.records import Span
from kg.reference.bodies import Body
from kg.reference.gazetteer import districts
from kg.reference.kinds import ABROAD
from kg.reference.rules import WordClass
from kg.values import Area, UnitValue

_NUMBER = re.compile(r" (?:số )?(\d{1,2}[abc]?)\b(?![/.,]\d|%)")
_CLASS_BEFORE = re.compile(r"(?<!\w)(?:các|những|mỗi|từng|nhiều|một số) $")
_CLASS_REACH = 10  # code points
_MORE_NUMBERS = re.compile(
    r"(?: ?, ?(?:vụ |phòng )?\d{1,2}[abc]?\b(?![/.,]\d))*(?: và (?:vụ |phòng )?\d{1,2}[abc]?\b)?"
)
_NUMBERS = re.compile(r"\d{1,2}[abc]?")
_PLURAL_BEFORE = re.compile(r"(?:các|những|hai|ba|bốn|năm|\d{1,2}) $")
_LINK = re.compile(r"(?: ?,)? (?:(?:của|thuộc|trực thuộc|-) )?")
_OF = re.compile(r" (?:của|thuộc|trực thuộc|tại|-|–) | \(| ")
_NUMBER_IN_BRACKET = re.compile(r"(?:vụ|phòng|cục|viện) (\d{1,2}[ab]?)$")
_SISTER = re.compile(r" ?(?:,|-|và|,? cùng) ?")
_NO_PART = re.compile(r" \d|, chống")  # "phòng, chống": a verb
_CODE = re.compile(
    r"(?: ?\((?:sau đây )?(?:gọi tắt là |viết tắt là )?(?:vụ|cục|phòng|viện|thanh tra|t|v|c) ?\d{1,2}[ab]?\))?"
    r"(?:,? (?:của |thuộc |- )?(?:vksnd tối cao|viện kiểm sát nhân dân tối cao|vksndtc|viện ksnd tối cao))?"
)
_NUMBERED = re.compile(r"\(vụ (\d{1,2}[ab]?)\)")
_SEAT = re.compile(r" (?:tại|ở) (?:(?:thành phố|tp\.?) ?)?(?:(hồ chí minh|hcm)|(hà nội|đà nẵng))\b")
_AT = " tại "
_SISTERS = ("vu", "cuc", "people-committee", "military-command")  # parents that after a comma are the next of a list
_SEATED = ("office", "appeal-chamber", "vien")  # ids of bodies.yaml: parts that have seats in several cities
_CENTRAL_AREAS = {
    "tối cao": Area("supreme"),
    "cấp cao tại Hà Nội": Area("high", name="Hà Nội", province="Hà Nội"),
    "cấp cao tại Đà Nẵng": Area("high", name="Đà Nẵng", province="Đà Nẵng"),
    "cấp cao tại thành phố Hồ Chí Minh": Area("high", name="Hồ Chí Minh", province="Hồ Chí Minh"),
}
_CENTRAL_FAMILIES = (("VKSND", "procuracy"), ("TAND", "court"))
_AREA_WORD = r"(?:tỉnh|thành phố) "
_AREA_AFTER = re.compile(f" {_AREA_WORD}")
_TELLING = 2  # words at the end of the name of a body that tell it: "tối cao", "Công an"
_WHOLE = 3  # blanks from which the name of a department is no beginning of another
_MAX_DEPTH = 5  # bodies one part of another: a team of a room of a department of a ministry are four
_MAX_DESCRIBED = 2  # of them, those that are told by a name of their own and the body after it
_AREA_NAMED = re.compile(r" (?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn) ")
_COMMISSION = "party.commission"
_COMMISSIONS, _BOARD = (_COMMISSION, "state.committee"), "Ban "
_OF_HEAD, _SECTOR = ("vụ trưởng ", "cục trưởng "), ("vksnd", "viện kiểm sát", "viện ksnd")
_THE_CAPITAL = " thủ đô"  # of it there is one zone, which has no number
_DISTRICT = "district"
_DEPARTMENTS = ("Cục ", "Vụ ", "Thanh tra ")
_OF_MINISTRY = re.compile(r"(?:,? (?:của|thuộc)|,)? \(?")
_MINISTRY = "bộ "
_FAMILY_OF_KIND = {"state.ministry": "ministry", "school": "school-like"}  # kind of a named body -> family of parents


class UnitGrammar:
    """The composition rules of bodies.yaml over one text with its hits."""

    def __init__(
        self,
        bodies: Sequence[Body],
        named: Mapping[str, NamedUnit],
        open_names: OpenNames,
        words: Mapping[str, WordClass],
    ) -> None:
        country = words["country"]
        self._neighbours = re.compile(rf"{words['abroad'].any_form()}(?!\w)")
        self._country = re.compile(rf"(?: của)?(?: nước)? {country.any_form()}(?!\w)")
        self._abroad = re.compile(rf"{_AREA_WORD}([\w-]+(?: [\w-]+){{0,2}}) \({country.any_form()}\)")
        self.bodies = {body.id: body for body in bodies}
        self._open_names = open_names
        self._names = {body.id: longest_first(body.names) for body in bodies}
        self._named_values = {key: self._composed(row) for key, row in named.items()}
        by_label = {row.label: self._named_values[key] for key, row in named.items()}
        self._departments = {
            key: by_label[row.parent]
            for key, row in named.items()
            if row.label.startswith(_DEPARTMENTS) and row.parent in by_label and row.parent.startswith("Bộ ")
        }
        self._seats = {
            fold(row.label): self._named_values[key]
            for key, row in named.items()
            if _AT in fold(row.label) and self._named_values[key].family == "named"
        }
        self._commissions = {
            fold(name): self._named_values[key]
            for key, row in named.items()
            for name in (row.label, *row.aliases)
            if row.kind in _COMMISSIONS and name.startswith(_BOARD)
        }
        self._commission_names = longest_first([*self._commissions])
        self._ministries = {
            fold(name).removeprefix(_MINISTRY): self._named_values[key]
            for key, row in named.items()
            if row.kind == "state.ministry"
            for name in (row.label, *(alias for alias in row.aliases if fold(alias).startswith(_MINISTRY)))
        }
        self._ministry_labels = {value.label for value in self._ministries.values()}
        self._ministry_names = longest_first([*self._ministries])

    def parse(self, scan: Scan, pos: int) -> Parsed | None:
        """The body that begins at ``pos``, or None; None too where it would be part of more bodies than there are."""
        if scan.depth >= _MAX_DEPTH or pos not in scan.hits:
            return None
        key = (scan.depth, pos)
        if key not in scan.read:
            scan.depth += 1
            found = self._longest(scan, scan.hits[pos])
            scan.depth -= 1
            scan.read[key] = found
        return scan.read[key]

    def _longest(self, scan: Scan, hits: Sequence[Hit]) -> Parsed | None:
        """The longest reading of what begins at ``hits``, of two the one that composes a name, but not of itself."""
        best: Parsed | None = None
        for hit in hits:
            found = self.body_of(scan, hit)
            if found and (best is None or found.end > best.end or (found.end == best.end and _composes(found, best))):
                best = found
        if best is not None and not self._goes_on(scan, best):
            return best
        bodies = ((hit, self.bodies[hit.entry.key]) for hit in hits if hit.entry.kind == "body")
        return next((found for hit, body in bodies if (found := self.described(scan, body, *hit.span))), best)

    def _goes_on(self, scan: Scan, parsed: Parsed) -> bool:
        """Whether a name that is told without the body above it may be the beginning of another, or that of another
        body's part: "Cục Điều tra" of "Cục Điều tra hình sự Bộ Quốc phòng", "Vụ Pháp chế TAND tối cao"."""
        body, end = self.bodies.get(parsed.values[0].family), parsed.end
        if body is None or not body.default:
            alone = body is not None and body.shape == "part" and parsed.values[0].parent is None
            return alone and scan.folded.startswith(", ", end) and scan.text[end + 2 : end + 3].islower()
        above = " ".join(fold(body.default).split()[-_TELLING:])
        name = scan.folded[parsed.spans[0].start : end]
        if above in name:
            return False
        of_head = scan.folded.endswith(_OF_HEAD, 0, parsed.spans[0].start) and scan.folded.startswith(", ", end)
        if of_head and not scan.folded.startswith(_SECTOR, end + 2):
            return end + 2 in scan.hits
        more = scan.text[end + 1 : end + 2].islower() and name.count(" ") < _WHOLE
        return more or (scan.folded.startswith(" ", end) and end + 1 in scan.hits)

    def described(self, scan: Scan, body: Body, start: int, end: int) -> Parsed | None:
        """A part that is told by a name of its own and the body after it; its form is ``[start, end)``."""
        if body.tail != "free" or scan.depth > _MAX_DESCRIBED:
            return None
        return described_part(scan, body, start, end, self.parse, _fits)

    def body_of(self, scan: Scan, hit: Hit) -> Parsed | None:
        """The body whose form is ``hit``, or None when what follows makes it none."""
        if hit.entry.kind == INTRODUCED:
            return single(scan.introduced[hit.entry.key], hit.start, hit.end)
        if hit.entry.kind == "named":
            return self._of_its_ministry(scan, hit) or _with_code(scan.folded, self._named(scan, hit))
        if hit.entry.kind != "body":
            return None
        body = self.bodies[hit.entry.key]
        if body.not_behind and scan.folded.endswith(body.not_behind, 0, max(0, hit.start - 1)):
            return None
        if body.shape == "area":
            return self._area_body(scan, hit, body)
        if body.shape == "part":
            return self.part(scan, body, hit.start, hit.end)
        named = self._open_names.read(scan, body, hit)
        short = scan.introduced.get(scan.text[hit.end : named.end].strip()) if named else None
        if named and short and short.family == body.id:  # "Công ty AIC" after "Công ty Cổ phần Tiến bộ Quốc tế (AIC)"
            return single(short, hit.start, named.end)
        return self._within(scan, body, named) if named and body.parents else named

    def _within(self, scan: Scan, body: Body, named: Parsed) -> Parsed:
        """A body that has a name of its own and is part of another: "Trường Đại học Luật, Đại học Huế".

        Where the name tells a place the next one is another of a list: "Trường Đại học Luật Hà Nội, Đại học Huế".
        """
        if not scan.folded.endswith(body.words, named.spans[0].start, named.end):
            return named
        upper, end = self._parent(scan, body, named.end)
        if upper is None:
            return named
        return single(replace(named.values[0], parent=upper, label=None), named.spans[0].start, end)

    # ------------------------------------------------------------------ bodies known by name

    def _named(self, scan: Scan, hit: Hit) -> Parsed:
        value = self._named_values[hit.entry.key]
        ministry = value.label in self._ministry_labels
        abroad = self._foreign(scan, hit.start, hit.end, "other") if ministry else None
        return abroad or single(value, hit.start, hit.end)

    def _of_its_ministry(self, scan: Scan, hit: Hit) -> Parsed | None:
        """ "Cục Lãnh sự (Bộ Ngoại giao)": a department with the ministry that is printed behind it."""
        parent = self._departments.get(hit.entry.key)
        match = _OF_MINISTRY.match(scan.folded, hit.end) if parent else None
        if parent is None or match is None or parent.label is None:
            return None
        end = match.end() + len(parent.label)
        if not scan.folded.startswith(fold(parent.label), match.end()) or scan.folded[end : end + 1].isalnum():
            return None
        value = self._named_values[hit.entry.key]
        whole = replace(value, label=f"{value.label} {parent.label}", parent=parent)
        return single(whole, hit.start, end)

    def _composed(self, row: NamedUnit) -> UnitValue:
        """A named body as the composition that its label is, where it is one: "Vụ 7 VKSND tối cao"."""
        for own, family in _CENTRAL_FAMILIES:
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

    def _as_known(self, seated: Parsed) -> Parsed:
        """The body told by its seat, under the label that it is known by."""
        value = self._seats.get(fold(seated.values[0].label or ""))
        return Parsed((value,), seated.spans, seated.end) if value else seated

    def _part_family(self, own: str) -> str | None:
        """The family of parts whose label opens ``own``: "Vụ 7" -> vu."""
        fitting = [
            body
            for body in self.bodies.values()
            if body.shape == "part"
            and body.tail != "free"
            and "procuracy" in body.parents
            and (own == body.label or own.startswith(body.label + " "))
        ]
        return max(fitting, key=lambda body: len(body.label)).id if fitting else None

    def commission(self, scan: Scan, start: int) -> Parsed | None:
        """The commission of the Party or the legislature whose name begins in a title: "Trưởng [ban Nội chính ...]"."""
        for name in self._commission_names:
            end = start + len(name)
            if scan.folded.startswith(name, start) and not scan.folded[end : end + 1].isalnum():
                return single(self._commissions[name], start, end)
        return None

    def ministry(self, scan: Scan, end: int) -> Parsed | None:
        """The ministry told without its head behind a title that ends at ``end``: "Thứ trưởng Tư pháp"."""
        found = name_at(scan.folded, end, self._ministry_names)
        if found is None or not scan.text[end + 1].isupper():
            return None
        return single(self._ministries[found[0]], end + 1, found[1])

    # ------------------------------------------------------------------ bodies of an area

    def _area_body(self, scan: Scan, hit: Hit, body: Body) -> Parsed | None:
        own, end = body.label, hit.end
        if body.tail == "name":
            named = name_at(scan.folded, end, self._names[body.id])
            if not named:
                return None
            own, end = f"{body.label} {sentence_case(body.aliases.get(named[0], named[0]))}", named[1]
        if body.implied:
            return committee(scan, body, hit, own)
        end = past_short_form(scan.folded, end, body.forms)  # "Viện kiểm sát nhân dân (VKSND) tỉnh ..."
        if abroad := self._of_abroad(scan, own, hit.start, end):
            return abroad
        if listed := area_list(scan, body, own, hit.start, end):
            return listed
        if found := area_after(scan.text, scan.folded, end, body.kinds):
            if found[0].name is None and found[0].word and self._is_class(scan, hit.start):
                return None
            foreign = self._foreign(scan, hit.start, found[1]) if found[0].level == "supreme" else None
            return foreign or single(of_area(body, own, found[0]), hit.start, found[1])
        if body.bare and not _PLURAL_BEFORE.search(scan.folded, max(0, hit.start - 8), hit.start):
            return single(of_area(body, own, Area("province", "tỉnh")), hit.start, end)
        return self._like_sister(scan, hit, body, own, end)

    def _is_class(self, scan: Scan, start: int) -> bool:
        """Whether many bodies are meant: "[các] VKSND tỉnh giáp biên"."""
        return _CLASS_BEFORE.search(scan.folded, max(0, start - _CLASS_REACH), start) is not None

    def committee_of(self, scan: Scan, family: str, end: int) -> Parsed | None:
        """The body of ``family`` whose area follows a title that ends at ``end``: "Chủ tịch [huyện Đông Hòa]"."""
        body = self.bodies[family]
        found = area_after(scan.text, scan.folded, end, body.kinds) if _AREA_NAMED.match(scan.folded, end) else None
        if found is None or found[0].name is None:
            return None
        if found[0].level != "province" and fold(found[0].name) not in districts():
            return None  # "Chủ tịch thị trấn Lỗ Văn Quyến"
        return single(of_area(body, body.label, found[0]), end + 1, found[1])

    def district_office(self, scan: Scan, body: Body, start: int, end: int) -> Parsed | None:
        """ "Trưởng [phòng Nội vụ]": the office of a district that is named elsewhere; its form is ``[start, end)``."""
        named = name_at(scan.folded, end, self._names[body.id])
        if named is None or _DISTRICT not in body.kinds:
            return None
        own = f"{body.label} {sentence_case(body.aliases.get(named[0], named[0]))}"
        return single(of_area(body, own, Area(_DISTRICT)), start, named[1])

    def _foreign(self, scan: Scan, start: int, end: int, kind: str = ABROAD) -> Parsed | None:
        """ "VKSND tối cao Lào": the body of another country, under the name that the text gives it."""
        match = self._country.match(scan.folded, end)
        if match is None or not _capital(scan.text, match):
            return None
        label = old_style(scan.text[start : match.end()])
        return single(UnitValue("named", label, kind, label=label), start, match.end())

    def _of_abroad(self, scan: Scan, own: str, start: int, end: int) -> Parsed | None:
        """ "VKSND tỉnh Hủa Phăn", of an area that the text once says is abroad: "tỉnh Hủa Phăn (Lào)"."""
        area = _AREA_AFTER.match(scan.folded, end)
        if area is None:
            return None
        if scan.abroad is None:
            scan.abroad = tuple(
                sorted({match[1] for match in self._abroad.finditer(scan.folded)}, key=len, reverse=True)
            )
        if not scan.text[area.end() : area.end() + 1].isupper():
            return None
        known = self._neighbours.match(scan.folded, area.end())
        name = next((one for one in scan.abroad if scan.folded.startswith(one, area.end())), known and known[0])
        if name is None:
            return None
        stop = area.end() + len(name)
        label = old_style(f"{own}{scan.text[end:stop]}")
        return single(UnitValue("named", label, ABROAD, label=label), start, stop)

    def _like_sister(self, scan: Scan, hit: Hit, body: Body, own: str, end: int) -> Parsed | None:
        """ "VKSND, TAND và Công an tỉnh Hà Tây": a form without area takes that of its sister after it."""
        match = _SISTER.match(scan.folded, end)
        if not match or match.end() == end:
            return None
        for other in scan.hits.get(match.end(), ()):
            family = self.bodies[other.entry.key] if other.entry.kind == "body" else None
            if family is None or family.shape != "area" or family.implied:
                continue
            sister = self.body_of(scan, other)
            area = sister.values[0].area if sister else None
            if area is not None and area.level in body.kinds:
                return single(of_area(body, own, area), hit.start, end)
        return None

    # ------------------------------------------------------------------ parts of a body

    def part(self, scan: Scan, body: Body, start: int, end: int) -> Parsed | None:
        """The part of a body whose form ends at ``end``: its number or function, then its parent."""
        own_and_more = self._own(scan, body, start, end)
        if own_and_more is None:
            return None
        own, end, numbers = own_and_more
        alias = BRACKET.match(scan.folded, end)
        if alias and (short := _NUMBER_IN_BRACKET.match(alias[1])):
            own, end = f"{body.label} {short[1].upper()}", alias.end()  # "Vụ Thực hành quyền công tố ... (Vụ 7)"
        parent, parent_end = self._parent(scan, body, end)
        if parent is None and (past := past_short_form(scan.folded, end, body.forms)) > end:
            parent, parent_end = self._parent(scan, body, past)  # "Cơ quan Cảnh sát điều tra (CSĐT) Công an ..."
            parent_end = parent_end if parent else end
        parent = parent or self._of_next(scan, body, end)
        if parent is None and body.default:
            parent = UnitValue("named", body.default, "procuracy.supreme", label=body.default)
        if seated := _seated(scan, body, own, parent, start, parent_end):
            return self._as_known(seated)
        owns = [(own, Span(start, end if numbers else parent_end))]
        owns += [(f"{body.label} {number.upper()}", span) for number, span in numbers]
        values = tuple(UnitValue(body.id, one, body.kind or "other", parent=parent) for one, _ in owns)
        return Parsed(values, tuple(span for _, span in owns), parent_end)

    def _of_next(self, scan: Scan, body: Body, end: int) -> UnitValue | None:
        """ "Phòng 1, Phòng 2 VKSND tỉnh": a numbered part without parent takes that of the like part after it."""
        if body.kind == _COMMISSION:
            return self._of_next_commission(scan, body, end)
        match = _SISTER.match(scan.folded, end) if body.tail == "number" else None
        if (
            not match
            or match.end() == end
            or not any(hit.entry.key == body.id for hit in scan.hits.get(match.end(), ()))
        ):
            return None
        parsed = self.parse(scan, match.end())
        return parsed.values[0].parent if parsed and parsed.values[0].family == body.id else None

    def _of_next_commission(self, scan: Scan, body: Body, end: int) -> UnitValue | None:
        """ "Ủy ban Kiểm tra, Ban Nội chính Tỉnh ủy": both are of the committee that is printed behind the second."""
        match = _SISTER.match(scan.folded, end)
        parsed = self.parse(scan, match.end()) if match and match.end() > end else None
        upper = parsed.values[0].parent if parsed and parsed.values[0].kind == _COMMISSION else None
        return upper if upper is not None and _fits(body, upper) else None

    def _own(self, scan: Scan, body: Body, start: int, end: int) -> tuple[str, int, list[tuple[str, Span]]] | None:
        """The part's own name, where it ends, and the further numbers of a list ("các Vụ 10, 12 và 14")."""
        if body.whole:
            return old_style(scan.text[start:end]), end, []
        if body.tail == "free":
            return None
        if body.tail in ("number", "name"):
            told = self._tail(scan.folded, body, start, end) or _told_by_number(scan, body, end)
            return told or ((body.label, end, []) if _stands_alone(scan, body, start, end) else None)
        return None if _NO_PART.match(scan.folded, end) else (body.label, end, [])

    def _tail(self, folded: str, body: Body, start: int, end: int) -> tuple[str, int, list[tuple[str, Span]]] | None:
        named = name_at(folded, end, self._names[body.id])
        if named:
            return f"{body.label} {sentence_case(named[0])}", named[1], []
        number = _NUMBER.match(folded, end) if body.tail == "number" else None
        if not number:
            return None
        more: list[tuple[str, Span]] = []
        at = number.end()
        if _PLURAL_BEFORE.search(folded, max(0, start - 8), start):
            rest = _MORE_NUMBERS.match(folded, at)
            at = rest.end() if rest else at
            more = [(one[0], Span(*one.span())) for one in _NUMBERS.finditer(folded, number.end(), at)]
        return f"{body.label} {number[1].upper()}", at, more

    def _parent(self, scan: Scan, body: Body, end: int) -> tuple[UnitValue | None, int]:
        for match in (_OF.match(scan.folded, end), _LINK.match(scan.folded, end)):
            if not match:
                continue
            parsed = self.parse(scan, match.end())
            apart = "," in match[0] and parsed is not None and parsed.values[0].family in _SISTERS
            if parsed and len(parsed.values) == 1 and _fits(body, parsed.values[0]) and not apart:
                return parsed.values[0], parsed.end
        return None, end


def _stands_alone(scan: Scan, body: Body, start: int, end: int) -> bool:
    """Whether the form of a part, with a capital, means the one that the article is about: "Chính ủy [Quân khu]"."""
    return body.bare and scan.text[start].isupper() and not scan.folded.startswith(_THE_CAPITAL, end)


def _told_by_number(scan: Scan, body: Body, end: int) -> tuple[str, int, list[tuple[str, Span]]] | None:
    told = number_behind(scan, body, end) if body.tail == "number" else None
    return (f"{body.label} {told[0]}", told[1], []) if told else None


def _capital(text: str, match: re.Match[str]) -> bool:
    """Whether the last word of the name of a country is printed with a capital."""
    return text[text.rfind(" ", match.start(), match.end()) + 1].isupper()


def _composes(parsed: Parsed, known: Parsed) -> bool:
    """Whether ``parsed`` makes a body of the same words that were ``known`` by name, other than a part of itself."""
    if known.values[0].family != "named" or parsed.values[0].family == "named":
        return False
    parent = parsed.values[0].parent
    return parent is None or parent.label is None or parent.label != known.values[0].label


def _with_code(folded: str, parsed: Parsed) -> Parsed:
    """A full name takes in its code and its parent: "Vụ Kiểm sát ... (Vụ 9) VKSND tối cao"."""
    match = _CODE.match(folded, parsed.end)
    if not match or match.end() == parsed.end:
        return parsed
    value = parsed.values[0]
    above = value.parent.label or value.parent.own if value.parent else ""
    if match[0].startswith(",") and not above.startswith("VKSND"):
        return parsed  # "Ủy ban Thường vụ Quốc hội, VKSND tối cao" are two
    if code := _NUMBERED.search(match[0]):
        if value.parent is None or not value.own.startswith("Vụ "):
            return parsed  # "VKSND tối cao (Vụ 3)": a department of it, not another name
        value = replace(value, own=f"Vụ {code[1].upper()}")  # the number printed is that of the day
    return Parsed((value,), (Span(parsed.spans[0].start, match.end()),), match.end())


def _seated(scan: Scan, body: Body, own: str, parent: UnitValue | None, start: int, end: int) -> Parsed | None:
    """A part that the text tells by its seat: "Văn phòng VKSND tối cao tại Đà Nẵng"."""
    seat = _SEAT.match(scan.folded, end)
    if not seat or body.id not in _SEATED:
        return None
    city = "thành phố Hồ Chí Minh" if seat[1] else old_style(scan.text[seat.start(2) : seat.end(2)])
    above = (parent.label or parent.own) if parent else ""
    if parent is not None and parent.label is None and parent.area is not None and parent.area.level == "supreme":
        above = f"{parent.own} tối cao"
    label = f"{own} {above} tại {city}".replace("  ", " ")
    return single(UnitValue("named", own, body.kind or "other", parent=parent, label=label), start, seat.end())


def _fits(body: Body, parent: UnitValue) -> bool:
    """Whether ``parent`` can have a part of this family."""
    if parent.family in body.parents:
        return not body.levels or parent.area is None or parent.area.level in body.levels
    if parent.family == "named":
        stems = {name.split("-")[0] for name in body.parents}
        return parent.kind.split(".")[0] in stems or _FAMILY_OF_KIND.get(parent.kind) in body.parents
    return parent.family == "military-procuracy" and "procuracy" in body.parents
