"""Zones: which lines of an article are portal furniture, title, stamp, prose, caption, heading, byline or tail."""

import re
from dataclasses import dataclass, field

from kg.text.byline import authors, is_byline
from kg.text.lines import Line
from kg.text.patterns import Patterns
from kg.text.stamp import Stamp, crawled, date_in, stamp

_MAX_TITLE = 300  # code points; the longest headline of the portals met is 237
_MAX_HEADING = 120  # code points
_MAX_CAPTION = 300  # code points
_MIN_GLUED_TITLE, _MIN_GLUED_LEAD = 20, 40  # code points
_GLUE = re.compile(r"(?<=[^\W_])[\"”’?!)]?(?=[\"“]?[^\W\d_a-z])")
_OPENER = re.compile(
    r"[\"“(]*(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|vừa qua|mới đây|trong|tại|thực hiện|nhân|nhằm|để|theo|từ|với|sau|trước|căn cứ|"
    r"hưởng ứng|hướng tới|chào mừng|tiếp tục|được|viện|vksnd|vks|đồng chí|ông|bà|vụ|cụm|tòa|tand|đoàn|lãnh đạo|ban|dự|"
    r"chủ trì|cùng|qua|đến|xác định|góp phần|bvpl|kiểm sát|đây|hội|quán triệt|triển khai|như|liên quan|cơ quan|bộ|quốc hội)\b"
)
_CREDIT = re.compile(
    r"\((?:[\w .&-]{2,30})\)\s*[.:]?\s*[-–—:]\s*|\((?:bvpl|vlo|cmo|[a-zđ]{2,6})\)\s+|[\w]{2,6}(?: online)? [-–—] "
    r"|[^\W\d_][\w .]{1,25} ?\((?:[\w ,.]{2,30} )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\) ?[-–—:] "
)


@dataclass(frozen=True, slots=True)
class Region:
    """A zone, and how its lines make paragraphs: each tuple of ``groups`` is (start, end) of one paragraph."""

    kind: str
    start: int
    end: int
    joined: bool = False  # goes on with the sentence of the region before


@dataclass(slots=True)
class Found:
    """What the zones told about the article as a whole."""

    regions: list[Region] = field(default_factory=list)
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()

    def add(self, kind: str, line: Line, joined: bool = False) -> None:
        self.regions.append(Region(kind, line.start, line.end, joined))


def zones_of(lines: list[Line], patterns: Patterns) -> Found:
    """The regions of all lines, in order, with the title, the date of publication and the authors they print."""
    found = Found()
    body = _head(lines, patterns, found)
    tail = _tail(body, patterns)
    _body(body[: tail.start], patterns, found)
    for kind, line in tail.lines:
        found.add(kind, line)
        if kind == "byline" and not found.authors:
            found.authors = authors(line.words, line.folded, patterns)
        late = stamp(line.words, line.folded) if kind == "dateline" else None
        if late and not found.published:
            found.published = late.published
    return found


# ------------------------------------------------------------------ head


def _head(lines: list[Line], patterns: Patterns, found: Found) -> list[Line]:
    """Regions of everything before the prose go to ``found``; the lines of the prose come back."""
    rest = list(lines)
    banner = False
    while rest:
        line = rest[0]
        crawl = crawled(line.folded) if line is lines[0] else None
        if crawl:
            length, day = crawl
            found.published = day
            if length >= len(line.words):
                found.add("dateline", line)
                rest = rest[1:]
                continue
            first, second = line.cut(length)
            found.add("dateline", first)
            rest[0] = second
            continue
        kind = _head_kind(line, rest, patterns, found, banner)
        if kind is None:
            break
        banner = kind == "header"
        if kind == "title" and found.title:
            found.title += " " + line.words
            found.add(kind, line, joined=True)
        elif kind == "title":
            found.title = line.words
            found.add(kind, line)
        else:
            found.add(kind, line)
        rest = rest[1:]
    return _glued(rest, found)


def _head_kind(line: Line, rest: list[Line], patterns: Patterns, found: Found, banner: bool) -> str | None:
    """Zone of a line above the prose, None where the prose begins."""
    if patterns.banner.fullmatch(line.folded) or patterns.furniture.fullmatch(line.folded):
        return "header"
    if banner and not found.title and line.shouted and len(line.words) < 80 and patterns.office.match(line.folded):
        return "header"
    said = stamp(line.words, line.folded)
    if said:
        _take(said, patterns, found)
        return "dateline"
    if patterns.header.fullmatch(line.folded) and (len(rest) > 1 and not line.stopped):
        return "header"
    if found.title and not found.authors and _is_head_byline(line, rest, patterns):
        found.authors = authors(line.words, line.folded, patterns)
        return "byline"
    if not _is_title(line, rest, patterns):
        return None
    if not found.title:
        return "title"
    last = found.regions[-1]
    together = last.kind == "title" and not line.gap and line.shouted and found.title.isupper()
    return "title" if together else None


def _take(said: Stamp, patterns: Patterns, found: Found) -> None:
    found.published = found.published or said.published
    if said.rest and not found.authors:
        for part in said.rest.split("|"):
            words = part.strip()
            if words and is_byline(words, words.lower(), patterns):
                found.authors = authors(words, words.lower(), patterns)


def _is_head_byline(line: Line, rest: list[Line], patterns: Patterns) -> bool:
    """A name between headline and stamp, or right under the stamp."""
    following = rest[1] if len(rest) > 1 else None
    if following is None or not is_byline(line.words, line.folded, patterns):
        return False
    return bool(authors(line.words, line.folded, patterns)) and len(line.words) < 60


def _is_title(line: Line, rest: list[Line], patterns: Patterns) -> bool:
    """A line that may be a headline: it does not end like a sentence, and prose follows."""
    if len(rest) < 2 or len(line.words) > _MAX_TITLE or line.continues or line.words[0] in "-+*•|":
        return False
    if line.words.rstrip("\"'”’)").endswith((".", ";", ",", ":")) and not line.words.endswith(("..", "...")):
        return False
    if rest[1].continues or patterns.caption.fullmatch(line.folded):
        return False
    return _glue_point(line) is None


def _glued(rest: list[Line], found: Found) -> list[Line]:
    """The lines of the prose, after cutting a headline off that was glued to the first sentence, and the credit."""
    if rest and not found.title:
        point = _glue_point(rest[0])
        if point is not None:
            title, lead = rest[0].cut(point)
            found.title = title.words
            found.add("title", title)
            rest[0] = lead
    if rest:
        credit = _CREDIT.match(rest[0].folded)
        if credit and credit.end() + 20 < len(rest[0].words):
            first, second = rest[0].cut(credit.end())
            dated = date_in(first.folded)
            found.published = found.published or (dated[0] if dated else None)
            found.add("dateline", first)
            rest[0] = second
    return rest


def _glue_point(line: Line) -> int | None:
    """Where a headline runs into the lead without a blank ("...năm 2020Sáng ngày 11/9/2020, ..."), if it does."""
    for match in _GLUE.finditer(line.words, _MIN_GLUED_TITLE):
        at = match.end()
        if at > _MAX_TITLE or len(line.words) - at < _MIN_GLUED_LEAD:
            return None
        before, after = line.words[:at], line.words[at:]
        if not after.lstrip("\"“")[0].isupper():
            continue
        word = re.split(r"[\s“\"(]", before.rstrip("\"”’?!)"))[-1]
        if not word or "/" in word or "." in word or "-" in word:
            continue
        if (word[1:].islower() or word.isdigit()) and before.count(". ") == 0:
            if _OPENER.match(line.folded, at):
                return at
        elif word.isupper() and before.isupper() and re.match(r"[\"“]?[^\W\d_][^\W\d_]+", after):
            first = re.match(r"[\"“]?\w+", after)
            if first and not first.group().isupper() and _OPENER.match(line.folded, at):
                return at
    return None


# ------------------------------------------------------------------ tail


@dataclass(frozen=True, slots=True)
class _Tail:
    start: int  # index of the first line that is no longer prose
    lines: list[tuple[str, Line]]


def _tail(body: list[Line], patterns: Patterns) -> _Tail:
    """Byline, portal furniture and related news under the prose."""
    start = _related_from(body, patterns)
    kinds = ["related"] * (len(body) - start)
    while start > 0:
        line = body[start - 1]
        if patterns.inline.fullmatch(line.folded) or patterns.block.fullmatch(line.folded):
            kind = "related"
        elif patterns.furniture.fullmatch(line.folded):
            kind = "footer"
        elif "byline" not in kinds and stamp(line.words, line.folded) and start > 1:
            kind = "dateline"
        elif "byline" not in kinds and _signs(body, start - 1, patterns):
            kind = "byline"
        else:
            break
        kinds.insert(0, kind)
        start -= 1
    return _Tail(start, list(zip(kinds, body[start:], strict=True)))


def _signs(body: list[Line], index: int, patterns: Patterns) -> bool:
    """Whether the line is a byline and not the signature of an official or the heading of nothing."""
    line = body[index]
    if index == 0 or not is_byline(line.words, line.folded, patterns):
        return False
    return not patterns.signature.fullmatch(body[index - 1].folded)


def _related_from(body: list[Line], patterns: Patterns) -> int:
    """Index of the line that opens the related news which end the text, or the number of lines."""
    for index in range(len(body) - 1, max(-1, len(body) - 40), -1):
        if patterns.block.fullmatch(body[index].folded):
            tail = body[index + 1 :]
            if all(_is_link(line) for line in tail):
                return index
            return len(body)
    return len(body)


def _is_link(line: Line) -> bool:
    return len(line.words) <= _MAX_TITLE and not line.words.rstrip("\"'”’)").endswith((".", ";"))


# ------------------------------------------------------------------ body


def _body(lines: list[Line], patterns: Patterns, found: Found) -> None:
    """Regions of the prose."""
    after_residue = False
    index = 0
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else None
        goes_on = following is not None and not following.gap and following.continues
        if patterns.furniture.fullmatch(line.folded):
            found.add("footer", line)
            after_residue = line.words[0] != "|"
            index += 1
            continue
        if patterns.inline.fullmatch(line.folded):
            found.add("related", line)
            index += 1
            continue
        if line.words[0] == "|":
            _table_row(line, found)
            after_residue = False
            index += 1
            continue
        kind = "caption" if after_residue else _kind(line, goes_on, following, patterns)
        found.add(kind, line)
        after_residue = False
        index += 1
        while goes_on and following is not None:
            found.add(kind, following, joined=True)
            index += 1
            line = following
            following = lines[index] if index < len(lines) else None
            goes_on = following is not None and not following.gap and following.continues
    return


def _table_row(line: Line, found: Found) -> None:
    """A caption that a converted table left between bars; the bars are furniture."""
    inner = line.words.strip("| ")
    begin = line.start + line.words.index(inner)
    end = begin + len(inner)
    found.regions.append(Region("footer", line.start, line.start + 1))
    found.regions.append(Region("caption", begin, end))
    if end < line.end:
        found.regions.append(Region("footer", line.end - 1, line.end))


def _kind(line: Line, goes_on: bool, following: Line | None, patterns: Patterns) -> str:
    """body, caption or heading."""
    words = line.words
    if len(words) <= _MAX_CAPTION and not goes_on and patterns.caption.fullmatch(line.folded):
        return "caption"
    if goes_on and not line.stopped and len(words) <= 160:
        return "caption"
    if line.stopped and not words.rstrip("\"'”’)").endswith(("?", "!")):
        return "body"
    if words[0] in "-+*•" or following is None or len(words) > _MAX_HEADING:
        return "body"
    return "heading"
