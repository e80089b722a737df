"""Titles with their bodies: "nguyên Phó Viện trưởng VKSND tỉnh X", "Trưởng phòng 1", "Trưởng ban Nội chính Tỉnh ủy"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.mentions.lexicon import Entry, Hit
from kg.mentions.units import Parsed, UnitGrammar
from kg.names import UPPER, old_style
from kg.records import Span
from kg.reference.posts import Post
from kg.values import PostValue, UnitValue

_FORMER = re.compile(r"(?:nguyên(?: là)?|cựu)(?: (?:đồng chí|quyền))? $")
_ACTING = re.compile(r"(?:quyền|q\.) $")
_NEW = re.compile(r"tân $")
_QUALIFIER = re.compile(r" (thường trực|phụ trách|chuyên trách|thứ nhất)\b")
_QUALIFIER_LABEL = {"thường trực": "Thường trực"}
_OF = re.compile(r" (?:của|thuộc|trực thuộc|tại|ở) | ")
_PLURAL = re.compile(r"(?:các|hai|ba|bốn|những|nguyên các|toàn thể)(?: đồng chí| ông| vị)?(?: nguyên)? $")
_FREE = re.compile(
    rf" [{UPPER}][\w']*(?: [{UPPER}][\w']*){{0,3}}(?: tại [{UPPER}]\w*(?: [{UPPER}]\w*)?)?(?=[,;.)\n]|$)"
)
_FUSED_HEADS = ("phòng", "ban", "văn phòng tổng hợp", "văn phòng", "thanh tra", "khoa", "tòa")


@dataclass(frozen=True, slots=True)
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

    def __init__(self, posts: Sequence[Post], units: UnitGrammar) -> None:
        self.posts = {post.id: post for post in posts}
        self.units = units

    def parse(self, text: str, folded: str, hits: Mapping[int, list[Hit]], pos: int) -> ParsedPost | None:
        """The title that begins at ``pos``, or None."""
        hit = next((hit for hit in hits.get(pos, ()) if hit.entry.kind == "post"), None)
        if hit is None:
            return None
        post = self.posts[hit.entry.key.removeprefix("phó:")]
        title, end = self._title(text, folded, hit, post)
        units, qualified = self._body(text, folded, hits, hit, post, end)
        if qualified and not units:
            qualified = ""
        if qualified:
            title = f"{title} {_QUALIFIER_LABEL.get(qualified, qualified)}"
        end = max(end, units.end if units else end)
        start, former, acting = _prefix(folded, pos)
        single = units.values[0] if units and len(units.values) == 1 else None
        if (
            post.needs_body
            and units is None
            and post.id in ("bi-thu", "chu-tich", "chu-nhiem", "uy-vien", "thu-truong")
        ):
            if not re.compile(r" ?[,;:]| (?:là|đồng chí|ông|bà)|$").match(folded, end) and not text[pos].isupper():
                single = None
        value = PostValue(
            title=title,
            post=hit.entry.key,
            unit=single if not post.fixed else (_fixed(post) if post.body else None),
            unit_span=units.spans[0] if units and single else None,
            former=former,
            acting=acting,
            rank=post.rank,
            role=post.role,
            plural=bool(_PLURAL.search(folded, max(0, start - 24), start))
            or (units is not None and len(units.values) > 1),
        )
        return ParsedPost(value, start, end, units if units and not post.fixed else None)

    def _title(self, text: str, folded: str, hit: Hit, post: Post) -> tuple[str, int]:
        deputy = hit.entry.key.startswith("phó:")
        title, end = post.label, hit.end
        if deputy:
            base = post.label if post.label[0:2] not in ("Tr", "Tổ", "Vi", "Vụ", "Cụ") else post.label
            title = f"Phó {base}"
        match = _QUALIFIER.match(folded, end)
        if match and match[1] == "thường trực":
            return f"{title} Thường trực", match.end()
        if folded[hit.start : hit.end].endswith("thường trực") and deputy:
            title = f"{title} Thường trực"
        if post.free and (free := _FREE.match(text, end)):
            return title + old_style(free[0]), free.end()
        return title, end

    def _body(
        self, text: str, folded: str, hits: Mapping[int, list[Hit]], hit: Hit, post: Post, end: int
    ) -> tuple[Parsed | None, str]:
        if post.fixed or post.free:
            return None, ""
        if post.implied:
            implied = self.units.bodies[post.implied]
            found = self.units._hit(text, folded, hits, Hit(hit.start, end, Entry("body", implied.id, "")))
            return found, ""
        if post.part and (fused := self._fused(text, folded, hits, hit, post, end)):
            return fused, ""
        qualifier = _QUALIFIER.match(folded, end)
        if qualifier:
            found = self._following(text, folded, hits, qualifier.end())
            if found:
                return found, qualifier[1]
        return self._following(text, folded, hits, end), ""

    def _following(self, text: str, folded: str, hits: Mapping[int, list[Hit]], end: int) -> Parsed | None:
        match = _OF.match(folded, end)
        if not match:
            return None
        bracket = 1 if folded.startswith("(", match.end()) else 0
        return self.units.parse(text, folded, hits, match.end() + bracket)

    def _fused(
        self, text: str, folded: str, hits: Mapping[int, list[Hit]], hit: Hit, post: Post, end: int
    ) -> Parsed | None:
        """The body whose name begins inside the title: "Trưởng [phòng 1 ...]", "Trưởng [Công an phường ...]"."""
        best: Parsed | None = None
        form = folded[hit.start : hit.end]
        for match in re.finditer(r"(?<= )\S", form):
            start = hit.start + match.start()
            found = self.units.parse(text, folded, hits, start)
            rest = form[match.start() :]
            if not found and rest in _FUSED_HEADS:
                found = self._part(text, folded, hits, rest, start, hit.end)
            if found and found.end >= hit.end and (best is None or found.end > best.end):
                best = found
        if best and best.end == hit.end and post.part in ("ban", "room", "faculty", "court-chamber"):
            return None
        return best

    def _part(
        self, text: str, folded: str, hits: Mapping[int, list[Hit]], form: str, start: int, end: int
    ) -> Parsed | None:
        for body in self.units.bodies.values():
            if body.shape == "part" and form in body.forms:
                found = self.units.part(text, folded, hits, body, start, end)
                if found:
                    return found
        return None


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


def span_of(parsed: ParsedPost) -> Span:
    """The whole post as a span."""
    return Span(parsed.start, parsed.end)
