"""Meetings: a head noun and the words that belong to its name. Where a name ends is data/grammar/meetings.yaml."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.names import fold, old_style
from kg.records import Document, Mention
from kg.reference.meetings import MeetingWords, load_meeting_words
from kg.values import DateValue, MeetingValue, PersonValue, PostValue

_TOKEN = re.compile(r" ?(?:[\w&'’]+(?:[./-]\w+)*|[,(\"“”/-])")
_MAX_TOKENS = 60
_JOINING = {"giữa", "và", "cho", "của", "với", "đồng chí", "tân", "chí", "đại diện"}
_DATED = re.compile(r"(?:ngày|tháng) (?:mùng )?\d")
_OF_SEVERAL = re.compile(r" của (?:\d|các|những|toàn)")
_ORDINAL = re.compile(r" (?:thứ|lần thứ|lần) [\w]+")


class MeetingFinder:
    """Finds the mentions of meetings, given what else was found."""

    def __init__(self, words: MeetingWords | None = None) -> None:
        words = words or load_meeting_words()
        self._words = words
        self._head_of = {form: head for head in words.heads for form in head.forms}
        forms = sorted(self._head_of, key=lambda form: (-len(form), form))
        self._heads = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
        self._stop = _phrases(words.stops)
        self._bare = _phrases(words.bare)
        self._comma = _phrases(words.comma)
        self._trailing = re.compile(
            rf"(?: (?:{'|'.join(re.escape(w) for w in words.trailing if w.isalpha() or ' ' in w)})| ?[,-])+$"
        )
        self._generic = re.compile(rf"(?:(?<!\w)(?:{'|'.join(words.generic)})|\d) $")

    def find(self, document: Document, others: Sequence[Mention]) -> list[Mention]:
        """Mentions of kind "meeting" in reading order."""
        text, folded = document.text, document.folded
        starts = sorted(others, key=lambda m: m.start)
        keys = [m.start for m in starts]
        found: list[Mention] = []
        cursor = 0
        for match in self._heads.finditer(folded):
            if match.start() < cursor or _inside(starts, keys, match.start()):
                continue
            mention = self._mention(document, match, starts, keys)
            if mention:
                found.append(mention)
                cursor = mention.end
        return found

    def _mention(
        self, document: Document, match: re.Match[str], others: Sequence[Mention], keys: Sequence[int]
    ) -> Mention | None:
        text, folded = document.text, document.folded
        head = self._head_of[match[0]]
        start, end = match.span()
        if self._generic.search(folded, max(0, start - 10), start):
            return None
        limit = next((z.end for z in document.zones if z.start <= start < z.end), len(text))
        if not (self._bare.match(folded, end + 1) or _OF_SEVERAL.match(folded, end)) or head.weak:
            end = self._extent(text, folded, end, limit, others, keys)
        bare = end == match.end()
        if head.weak and not self._has_purpose(head.id, folded, match.end(), end, bare, text[start]):
            return None
        name = _name(text[start:end])
        value = MeetingValue(head.id, match[0], name, bare)
        return Mention("meeting", start, end, value, f"meeting.{head.id}")

    def _has_purpose(self, head: str, folded: str, head_end: int, end: int, bare: bool, first: str) -> bool:
        if bare:
            return first.isupper() and head in ("le", "chuong-trinh", "ngay-hoi", "phien-toa")
        rest = folded[head_end:end].lstrip()
        return any(rest.startswith(purpose) for purpose in self._words.purposes.get(head, ()))

    def _extent(
        self, text: str, folded: str, end: int, limit: int, others: Sequence[Mention], keys: Sequence[int]
    ) -> int:
        """The end of the name whose head ends at ``end``."""
        at, previous, quoted = end, "", False
        for _ in range(_MAX_TOKENS):
            token = _TOKEN.match(folded, at, limit)
            if not token or "\n" in folded[at : token.end()]:
                break
            word = token[0].strip()
            start = token.end() - len(word)
            if word == '"':
                quoted = not quoted
                at = token.end()
                if not quoted:
                    return at
                continue
            if quoted:
                at = token.end()
                continue
            if word == "(":
                close = folded.find(")", start, start + 24)
                if close == -1 or not _ORDINAL.search(folded, end, at + 1):
                    break
                at = close + 1
                continue
            if word == "," and not self._comma.match(folded, token.end() + 1):
                break
            if word == "-" and not re.compile(r" ?\d{4}").match(folded, token.end()):
                break
            if self._stop.match(folded, start) or _DATED.match(folded, start):
                break
            if previous == "và" and self._heads.match(folded, start):
                break
            other = _starting(others, keys, start)
            if other is not None and not isinstance(other.value, MeetingValue):
                if isinstance(other.value, DateValue) and len(other.value.start) > 4:
                    break
                if isinstance(other.value, PersonValue) or (
                    isinstance(other.value, PostValue) and not other.value.role
                ):
                    if previous not in _JOINING:
                        break
                    at, previous = other.end, "và"
                    continue
                if other.kind in ("unit", "place") and previous == "tại" and not self._audit(folded, end, at):
                    at -= 4
                    break
                at, previous = max(other.end if not isinstance(other.value, PostValue) else 0, token.end()), ""
                continue
            at, previous = token.end(), word
        trimmed = self._trailing.search(folded, end, at)
        return trimmed.start() if trimmed else at

    def _audit(self, folded: str, start: int, end: int) -> bool:
        """A body after "tại" belongs to the name when the name tells an inspection of it."""
        return bool(re.search(r"kiểm sát|kiểm tra|trực tiếp|thanh tra", folded[start:end]))


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    forms = "|".join(re.escape(fold(p)) for p in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?:{forms})(?!\w)")


def _inside(mentions: Sequence[Mention], keys: Sequence[int], offset: int) -> bool:
    index = bisect_left(keys, offset + 1) - 1
    while index >= 0 and offset - keys[index] < 200:
        if mentions[index].end > offset and mentions[index].kind in ("unit", "post", "person"):
            return True
        index -= 1
    return False


def _starting(mentions: Sequence[Mention], keys: Sequence[int], offset: int) -> Mention | None:
    """The longest mention that begins at ``offset``."""
    index = bisect_left(keys, offset)
    best = None
    while index < len(keys) and keys[index] == offset:
        if best is None or mentions[index].end > best.end:
            best = mentions[index]
        index += 1
    return best


def _name(printed: str) -> str:
    name = old_style(" ".join(printed.replace("“", "").replace("”", "").replace('"', "").split()))
    if name.isupper():
        name = name.lower()
    return name[:1].upper() + name[1:]
