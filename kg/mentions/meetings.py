"""Meetings: a head noun and the words that belong to its name. Where a name ends is data/grammar/meetings.yaml."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from kg.names import fold, old_style
from kg.records import Document, Mention
from kg.reference.meetings import MeetingWords, load_meeting_words
from kg.sought import AnyWord
from kg.values import DateValue, MeetingValue, PersonValue, PostValue

_TOKEN = re.compile(r" ?(?:[\w&'’]+(?:[./-]\w+)*|[,(\"“”/-])")
_MAX_TOKENS = 60
_JOINING = {"giữa", "và", "cho", "của", "với", "đồng chí", "tân", "chí", "đại diện"}
_GUESTS = ("tiếp", "tiếp xúc", "gặp", "gặp gỡ", "với", "ngài", "ông", "bà", "đồng chí", "đoàn")  # then comes who it was
_OUTSIDE = re.compile(r"(?:ngày|tháng) (?:mùng )?\d|với (?:hơn |gần |trên )?\d")  # a day, how many came
_OF_MONTH = re.compile(r"(?<!\w)(?:giao ban|công tác|nhiệm vụ|sơ kết|tổng kết|thường kỳ)(?!\w)")  # the work of a month
_MONTH = re.compile(r"tháng (?:0?[1-9]|1[0-2])(?:(?:/| năm )\d{4})?(?![\w/]|[.,-]\d)")
_TO_POST = re.compile(
    r"(?:bổ nhiệm|bổ nhiệm lại) (?:chức vụ |chức danh )?(?:(?:hai|ba|bốn|các|\d+) )?$"
)  # the decision that is announced
_OF_HEADS = (
    re.compile(  # behind the titles of those who meet: "Hội nghị Viện trưởng Viện Công tố các nước ASEAN lần thứ 6"
        r"[^.;:\n]{0,60}(?:các nước|lần thứ|toàn quốc|toàn ngành)"
    )
)
_OF_SEVERAL = re.compile(r" của (?:\d|các|những|toàn)")
_YEAR = re.compile(r" ?\d{4}")
_INSPECTION = re.compile(r"kiểm sát|kiểm tra|trực tiếp|thanh tra")  # a body after "tại" then belongs to the name
_TURNED = {"họp kỳ": "Kỳ họp", "họp phiên": "Phiên họp"}  # "đã họp kỳ thứ 39"
_BEFORE = 6  # mentions before a comma among which the body that ends there is
_THIS, _AT_THAT = " này", ("tại lễ", "tại buổi lễ")  # refer back too: "Cũng tại lễ này"
_CAPITAL_ALONE = ("le", "chuong-trinh", "ngay-hoi", "phien-toa")  # weak heads that in capitals refer back
_AT = " tại "
_TELLS_OF = " thông báo "  # then, at a press conference, comes the meeting that it is about
_REACH = 200  # code points that a mention may have
_STAFF_WORK = re.compile(r"(?<=công tác )tổ chức(?:,| và| -)? (?:cán bộ|bộ máy)(?!\w)")  # no verb of holding
_ORDINAL = re.compile(r" (?:thứ|lần thứ|lần) [\w]+")


class MeetingFinder:
    """Finds the mentions of meetings, given what else was found."""

    def __init__(self, words: MeetingWords | None = None) -> None:
        words = words or load_meeting_words()
        self._words = words
        self._head_of = {form: head for head in words.heads for form in head.forms}
        self._heads = AnyWord(self._head_of)
        self._stop = _phrases(words.stops)
        self._bare = _phrases(words.bare)
        self._comma = _phrases(words.comma)
        self._trailing = re.compile(
            rf"(?: (?:{'|'.join(re.escape(w) for w in words.trailing if w.isalpha() or ' ' in w)})| ?[,-])+$"
        )
        self._generic = re.compile(rf"(?:(?<!\w)(?:{'|'.join(words.generic)})|\d)(?: cuộc)? $")

    def find(self, document: Document, others: Sequence[Mention]) -> list[Mention]:
        """Mentions of kind "meeting" in reading order."""
        known = Others(others)
        found: list[Mention] = []
        cursor = 0
        zones = iter(document.zones)
        zone = next(zones, None)
        for match in self._heads.find_all(document.folded, 0, len(document.folded)):
            if match.start() < cursor or known.cover(match.start()):
                continue
            while zone is not None and zone.end <= match.start():
                zone = next(zones, None)
            inside = zone is not None and zone.start <= match.start()
            mention = self._mention(document, match, known, zone.end if zone and inside else len(document.text))
            if mention:
                found.append(mention)
                cursor = mention.end
        return found

    def _mention(self, document: Document, match: re.Match[str], others: "Others", limit: int) -> Mention | None:
        """The mention whose head is ``match`` in a zone that ends at ``limit``."""
        text, folded = document.text, document.folded
        head = self._head_of[match[0]]
        start, end = match.span()
        generic = self._generic.search(folded, max(0, start - 15), start)
        if generic and not others.cover(start - 2):  # "11 phiên tòa", but not "VKSND khu vực 7 họp"
            return None
        if head.takes and folded.startswith(_AT, end) and (body := others.unit_at(end + len(_AT))):
            value = MeetingValue(head.id, match[0], printed_name(text[start : body.end]), bare=False)
            return Mention("meeting", start, body.end, value, f"meeting.{head.id}")
        taken = folded.startswith(head.takes, end + 1)
        if taken or head.weak or not (self._bare.match(folded, end + 1) or _OF_SEVERAL.match(folded, end)):
            end = self.extent(folded, end, limit, others)
        bare = end == match.end()
        if head.weak and not self._has_purpose(head.id, folded, match.end(), end, bare, text[start]):
            return None
        name = printed_name(_turned(match[0], text[match.end() : end]) or text[start:end])
        value = MeetingValue(head.id, match[0], name, bare)
        return Mention("meeting", start, end, value, f"meeting.{head.id}")

    def _has_purpose(self, head: str, folded: str, head_end: int, end: int, bare: bool, first: str) -> bool:
        if bare:
            again = folded.startswith(_THIS, head_end) and folded.endswith(_AT_THAT, 0, head_end)
            return head in _CAPITAL_ALONE and (first.isupper() or again)
        rest = folded[head_end:end].lstrip()
        return any(rest.startswith(purpose) for purpose in self._words.purposes.get(head, ()))

    def extent(self, folded: str, head_end: int, limit: int, others: "Others") -> int:
        """The end of the name whose head ends at ``head_end``."""
        previous = "với" if folded.endswith(_GUESTS, 0, head_end) else ""
        at, quoted, goes_on = head_end, False, True
        for _ in range(_MAX_TOKENS):
            token = _TOKEN.match(folded, at, limit)
            if not token or "\n" in folded[at : token.end()]:
                break
            if quoted or token[0].strip() == '"':
                at = token.end()
                if quoted and token[0].strip() == '"':
                    return at
                quoted = True
                continue
            at, previous, goes_on = self._step(folded, head_end, token, previous, others)
            if not goes_on:
                break
        at -= len(_TELLS_OF) - 1 if folded.endswith(_TELLS_OF[:-1], head_end, at) else 0
        trimmed = self._trailing.search(folded, head_end, at)
        return trimmed.start() if trimmed else at

    def _step(
        self, folded: str, head_end: int, token: re.Match[str], previous: str, others: "Others"
    ) -> tuple[int, str, bool]:
        """The end of the name after ``token``, the word that now comes before, and whether the name goes on."""
        at, end, word = token.start(), token.end(), token[0].strip()
        start = end - len(word)
        if word == "(":
            close = folded.find(")", start, start + 24)
            if close == -1 or not _ORDINAL.search(folded, head_end, at + 1):
                return at, previous, False
            return close + 1, previous, True
        month = _MONTH.match(folded, start)
        if month and _OF_MONTH.search(folded, head_end, start):
            return month.end(), word, True
        if staff := _STAFF_WORK.match(folded, start):
            return staff.end(), word, True
        if word == "," and others.go_on(folded, start):
            return end, word, True
        if self._ends_before(folded, word, start, end, previous) or (word == "," and at == head_end):
            return at, previous, False
        other = others.starting(start)
        if other is None or isinstance(other.value, MeetingValue):
            return end, word, True
        if isinstance(other.value, DateValue) and len(other.value.start) > 4:
            return at, previous, False
        if isinstance(other.value, PostValue) and _TO_POST.search(folded, head_end, start):
            return max(other.end, end), "", True
        if isinstance(other.value, PostValue) and at == head_end and _OF_HEADS.match(folded, other.end):
            return max(other.end, end), "", True
        if isinstance(other.value, PersonValue) or (isinstance(other.value, PostValue) and not other.value.role):
            return (other.end, "và", True) if previous in _JOINING else (at, previous, False)
        if other.kind in ("unit", "place") and previous == "tại" and not _INSPECTION.search(folded, head_end, at):
            return at - len(" tại"), previous, False
        return max(other.end if not isinstance(other.value, PostValue) else 0, end), "", True

    def _ends_before(self, folded: str, word: str, start: int, end: int, previous: str) -> bool:
        """Whether the name ends before ``word``, which stands in ``[start, end)``."""
        if word == "," and not self._comma.match(folded, end + 1):
            return True
        if word == "-" and not _YEAR.match(folded, end):
            return True
        if previous != "trao" and self._stop.match(folded, start):  # "tặng" ends a name, but not in "trao tặng"
            return True
        if _OUTSIDE.match(folded, start):
            return True
        joins = previous == "và" or folded.endswith(_TELLS_OF, 0, start)
        return joins and self._heads.match(folded, start) is not None


def _turned(head: str, rest: str) -> str | None:
    """The name that a verb with its object stands for: "Kỳ họp thứ 39" for "họp kỳ 39"."""
    if head not in _TURNED:
        return None
    return f"{_TURNED[head]} thứ{rest}" if rest[1:2].isdigit() else f"{_TURNED[head]}{rest}"


class Others:
    """The other mentions of a document, by where they begin."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=attrgetter("start"))
        self._starts = [m.start for m in self._mentions]

    def cover(self, offset: int, kinds: Sequence[str] = ("unit", "post", "person")) -> bool:
        """Whether a body, post or person that begins at most ``_REACH`` before ``offset`` goes beyond it."""
        index = bisect_left(self._starts, offset + 1) - 1
        while index >= 0 and offset - self._starts[index] < _REACH:
            mention = self._mentions[index]
            if mention.end > offset and mention.kind in kinds:
                return True
            index -= 1
        return False

    def unit_at(self, offset: int) -> Mention | None:
        """The longest body that begins at ``offset``."""
        index = bisect_left(self._starts, offset)
        units: list[Mention] = []
        while index < len(self._starts) and self._starts[index] == offset:
            units += [self._mentions[index]] if self._mentions[index].kind == "unit" else []
            index += 1
        return max(units, key=attrgetter("end"), default=None)

    def go_on(self, folded: str, comma: int) -> bool:
        """Whether the comma parts two bodies of a list that ends in "và": "giữa VKSND tỉnh, Công an tỉnh và ..."."""
        if not folded.startswith(", ", comma):
            return False
        here = bisect_left(self._starts, comma)
        before = any(m.kind == "unit" and m.end == comma for m in self._mentions[max(0, here - _BEFORE) : here])
        following = self.unit_at(comma + len(", ")) if before else None
        if following is None:
            return False
        return folded.startswith(" và ", following.end) or self.go_on(folded, following.end)

    def starting(self, offset: int) -> Mention | None:
        """The longest mention that begins at ``offset``."""
        index = bisect_left(self._starts, offset)
        best = None
        while index < len(self._starts) and self._starts[index] == offset:
            if best is None or self._mentions[index].end > best.end:
                best = self._mentions[index]
            index += 1
        return best


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    forms = "|".join(re.escape(fold(p)) for p in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?:{forms})(?!\w)")


def printed_name(printed: str) -> str:
    """A name as printed, without quotation marks and line breaks, with a capital first letter."""
    name = old_style(" ".join(printed.replace("“", "").replace("”", "").replace('"', "").split()))
    if name.isupper():
        name = name.lower()
    return name[:1].upper() + name[1:]
