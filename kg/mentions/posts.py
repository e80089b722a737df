"""Titles with their bodies: "nguyên Phó Viện trưởng VKSND tỉnh X", "Trưởng phòng 1", "Trưởng ban Nội chính Tỉnh ủy"."""

import re
from collections.abc import Sequence

from kg.frozen import record
from kg.mentions.composition import Parsed
from kg.mentions.lexicon import Entry, Hit, Scan
from kg.mentions.units import UnitGrammar
from kg.names import UPPER, old_style
from kg.reference.posts import Post
from kg.reference.rules import WordClass
from kg.values import PostValue, UnitValue

_FORMER = re.compile(
    r"(?<!\w)(?<!thái )(?<!tây )(?<!tài )(?:nguyên(?: là)?|cựu)"
    r"(?: (?:đồng chí|quyền)| (?:thiếu|trung|thượng|đại) (?:úy|tá|tướng),?)? $"
)
_ACTING = re.compile(r"(?<!\w)(?<!ủy )(?<!chính )(?<!thẩm )(?:quyền|q\.) $")
_NEW = re.compile(r"tân $")
_QUALIFIER = re.compile(r" (thường trực|phụ trách|chuyên trách|thứ nhất)\b|, (phụ trách)(?= (?:vksnd|viện|tand|tòa)\b)")
_QUALIFIER_LABEL = {"thường trực": "Thường trực"}
_OF = re.compile(r" (?:(?:của|thuộc|trực thuộc|tại|ở) )?(?:ban (?:giám đốc|giám hiệu) )?")
_PLURAL = re.compile(
    r"(?<![\w/.-])(?:các|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|những|nguyên các|toàn thể)"
    r"(?: đồng chí| ông| vị)?(?: nguyên)? $"
)
_FREE = re.compile(
    rf" [{UPPER}][\w']*(?: [{UPPER}][\w']*){{0,3}}(?: tại [{UPPER}]\w*(?: [{UPPER}]\w*)?)?(?=[,;.)\n]| và | cùng |$)"
)
_FUSED_HEADS = ("phòng", "ban", "văn phòng tổng hợp", "văn phòng", "thanh tra", "khoa", "tòa")
_NEEDS_MORE = ("ban", "room", "faculty", "court-chamber")  # parts that a title alone ("Trưởng phòng") does not name
_LEADER = " hồ chí minh"  # behind a title: the one of the past
_OF_EVENT = re.compile(
    r"(?: tổ chức| chỉ đạo| giám khảo| thư ký)* (?:hội thi|hội nghị|hội thảo|cuộc thi|giải|lễ|ngày hội|chương trình)\b"
)
_COUNCIL = " hội đồng "
_OFFICE, _OFFICE_END = "chức ", "vụ "
_ITS_BODY = " vụ "  # after "vụ trưởng": the department that it heads
_CHAIRED = {"chu-tich": "people-committee"}  # "Phó Chủ tịch tỉnh X": of the committee of the area
_MINISTRY = "ministry"
_GROUP, _CHAIR = "đoàn ", "chủ tịch"
_INNER_WORD = re.compile(r"(?<= )\S")


@record
class ParsedPost:
    """A title read from the text, from its prefix ("nguyên") to the end of its body."""

    value: PostValue
    start: int
    end: int
    units: Parsed | None


def post_entries(posts: Sequence[Post]) -> list[Entry]:
    """The forms of the titles; the key is the id, with "phó:" before that of a deputy."""
    entries: list[Entry] = []
    for post in posts:
        entries += [Entry("post", post.id, form) for form in post.forms]
        if post.deputy:
            entries += [Entry("post", f"phó:{post.id}", f"phó {form}") for form in post.forms]
        entries += [Entry("post", f"phó:{post.id}", form) for form in post.deputy_forms]
    return entries


class PostGrammar:
    """The titles of posts.yaml over one text with its hits."""

    def __init__(self, posts: Sequence[Post], units: UnitGrammar, country: WordClass) -> None:
        self._posts = {post.id: post for post in posts}
        self._units = units
        name = rf"(?:của )?(?:nước )?(?:{country.any_form()}|việt nam)(?!\w)"
        self._country = re.compile(rf"(?: (?:đặc mệnh )?toàn quyền)?(?P<of> {name}(?: (?:tại|ở) {name})?| tại {name})")
        self._offices = [body for body in units.bodies.values() if body.shape == "area" and body.tail == "name"]

    def parse(self, scan: Scan, pos: int) -> ParsedPost | None:
        """The title that begins at ``pos``, or None."""
        for hit in scan.hits.get(pos, ()):
            if hit.entry.kind == "body" and self._units.body_of(scan, hit):
                return None  # "Đại sứ quán", whose form is longer than "Đại sứ"
            if hit.entry.kind == "post":
                no_post = _in_office(scan, hit) or _in_presidium(scan, hit) or _OF_EVENT.match(scan.folded, hit.end)
                if no_post or scan.folded.startswith(_LEADER, hit.end) or self._of_council(scan, hit):
                    return None
                return self._read(scan, hit)
        return None

    def _of_council(self, scan: Scan, hit: Hit) -> bool:
        """Whether it is the post in a council that nothing knows: "Chủ tịch Hội đồng thi đua, khen thưởng"."""
        return scan.folded.startswith(_COUNCIL, hit.end) and self._units.parse(scan, hit.end + 1) is None

    def _read(self, scan: Scan, hit: Hit) -> ParsedPost:
        post = self._posts[hit.entry.key.removeprefix("phó:")]
        title, end = self._of_country(scan, hit, post) or _title(scan, hit, post)
        units, qualifier = self._body(scan, hit, post, end)
        if qualifier:
            title = f"{title} {_QUALIFIER_LABEL.get(qualifier, qualifier)}"
        end = max(end, units.end if units else end)
        start, former, acting = _prefix(scan.folded, hit.start)
        single = units.values[0] if units and len(units.values) == 1 else None
        value = PostValue(
            title=title,
            post=hit.entry.key,
            unit=single if not post.fixed else (_fixed(post) if post.body else None),
            unit_span=units.spans[0] if units and single else None,
            former=former,
            acting=acting,
            rank=post.rank,
            role=post.role,
            plural=bool(_PLURAL.search(scan.folded, max(0, start - 24), start))
            or (units is not None and len(units.values) > 1),
        )
        return ParsedPost(value, start, end, units if units and not post.fixed else None)

    def _of_country(self, scan: Scan, hit: Hit, post: Post) -> tuple[str, int] | None:
        """The title with the countries that it tells, and its end: "Đại sứ Cuba tại Việt Nam"."""
        told = self._country.match(scan.folded, hit.end) if post.of_country else None
        if told is None or not scan.text[scan.text.rfind(" ", 0, told.end()) + 1].isupper():
            return None
        deputy = "Phó " if hit.entry.key.startswith("phó:") else ""
        return f"{deputy}{post.label}{old_style(scan.text[told.start('of') : told.end()])}", told.end()

    def _body(self, scan: Scan, hit: Hit, post: Post, end: int) -> tuple[Parsed | None, str]:
        """The body that the title ends with or is followed by, and the qualifier between the two ("phụ trách")."""
        if post.fixed or post.free or post.of_country:
            return None, ""
        if post.implied:
            implied = self._units.bodies[post.implied]
            return self._units.body_of(scan, Hit(hit.start, end, Entry("body", implied.id, ""))), ""
        if post.part and (fused := self._fused(scan, hit, post)):
            return fused, ""
        if post.part == _MINISTRY and (found := self._units.ministry(scan, end)):
            return found, ""
        if post.id in _CHAIRED and (found := self._units.committee_of(scan, _CHAIRED[post.id], end)):
            return found, ""
        qualifier = _QUALIFIER.match(scan.folded, end)
        if qualifier and (found := self._following(scan, qualifier.end())):
            return found, qualifier[1] or qualifier[2]
        return self._following(scan, end), ""

    def _following(self, scan: Scan, end: int) -> Parsed | None:
        match = _OF.match(scan.folded, end)
        if not match:
            return None
        bracket = 1 if scan.folded.startswith("(", match.end()) else 0
        return self._units.parse(scan, match.end() + bracket) or self._office(scan, match.end())

    def _office(self, scan: Scan, pos: int) -> Parsed | None:
        """The office that begins at ``pos``, which behind a title needs no capital: "Giám đốc sở Xây dựng"."""
        named = (
            self._units.body_of(scan, Hit(pos, pos + len(form), Entry("body", body.id, "")))
            for body in self._offices
            for form in body.forms
            if scan.folded.startswith(f"{form} ", pos)
        )
        return next(filter(None, named), None)

    def _fused(self, scan: Scan, hit: Hit, post: Post) -> Parsed | None:
        """The body whose name begins inside the title: "Trưởng [phòng 1 ...]", "Trưởng [Công an phường ...]"."""
        best: Parsed | None = None
        form = scan.folded[hit.start : hit.end]
        for match in _INNER_WORD.finditer(form):
            start = hit.start + match.start()
            found = self._units.parse(scan, start)
            rest = form[match.start() :]
            if not found and rest in _FUSED_HEADS:
                found = self._units.commission(scan, start) or self._part(scan, rest, start, hit.end)
            if found and found.end >= hit.end and (best is None or found.end > best.end):
                best = found
        if best and best.end == hit.end and post.part in _NEEDS_MORE:
            return None
        return best

    def _part(self, scan: Scan, form: str, start: int, end: int) -> Parsed | None:
        bodies = [body for body in self._units.bodies.values() if form in body.forms]
        for body in bodies:
            if body.shape != "part":
                continue
            if found := self._units.part(scan, body, start, end) or self._units.described(scan, body, start, end):
                return found
        offices = (body for body in bodies if body.shape == "area" and body.tail == "name")  # "phòng Nội vụ huyện X"
        named = (
            self._units.body_of(scan, Hit(start, end, Entry("body", body.id, "")))
            or self._units.district_office(scan, body, start, end)
            for body in offices
        )
        return next(filter(None, named), None)


def _in_office(scan: Scan, hit: Hit) -> bool:
    """Whether the form begins inside "chức vụ": "giữ chức vụ Trưởng phòng" names no Vụ trưởng."""
    inside = scan.folded.startswith(_OFFICE_END, hit.start) and scan.folded.endswith(_OFFICE, 0, hit.start)
    return inside and scan.text[hit.start].islower() and not scan.folded.startswith(_ITS_BODY, hit.end)


def _in_presidium(scan: Scan, hit: Hit) -> bool:
    """Whether the form is the second half of "Đoàn Chủ tịch", those who conduct a congress."""
    return scan.folded.startswith(_CHAIR, hit.start) and scan.folded.endswith(_GROUP, 0, hit.start)


def _title(scan: Scan, hit: Hit, post: Post) -> tuple[str, int]:
    """The title without its body, and its end."""
    deputy = hit.entry.key.startswith("phó:")
    title = f"Phó {post.label}" if deputy else post.label
    match = _QUALIFIER.match(scan.folded, hit.end)
    if match and match[1] == "thường trực":
        return f"{title} Thường trực", match.end()
    if match and match[1] == "thứ nhất" and deputy:
        return f"{title} thứ nhất", match.end()
    if scan.folded[hit.start : hit.end].endswith("thường trực") and deputy:
        title = f"{title} Thường trực"
    if post.free and (free := _FREE.match(scan.text, hit.end)):
        return title + old_style(free[0]), free.end()
    return title, hit.end


def _prefix(folded: str, pos: int) -> tuple[int, bool, bool]:
    window = max(0, pos - 20)
    if match := _FORMER.search(folded, window, pos):
        return match.start(), True, False
    if match := _ACTING.search(folded, window, pos):
        return match.start(), False, True
    if match := _NEW.search(folded, window, pos):
        return match.start(), False, False
    return pos, False, False


def _fixed(post: Post) -> UnitValue:
    return UnitValue("named", post.body or "", "other", label=post.body)
