"""A sentence as a string of chunk codes, so that a grammar over chunks is a regular expression over a short string."""

import re
from functools import cache, lru_cache

from kg.facts.passage import Passage
from kg.frozen import record
from kg.records import Mention
from kg.reference.rules import WordClass
from kg.values import PersonValue, PostValue

PERSON, POST, POSTS, RANK, WORDS = "P", "T", "L", "R", "w"
AND, BE, BOTH, EACH = "&", "=", "B", "E"

_CODES = {
    "PERSON": PERSON,
    "POSTS": POSTS,
    "POST": f"[{POST}{RANK}]",
    "RANK": RANK,
    "WORDS": WORDS,
    "AND": AND,
    "BE": BE,
    "BOTH": BOTH,
    "EACH": EACH,
}
_APPOSED = [PERSON, ",", POST]
_COMMON = 12  # code points up to which the words between two chunks are likely to have been met before
_BE = (
    " ?[,(]?(?: ?(?:{then}|hiện|nay|hiện nay|hiện đang|được bầu|được bổ nhiệm|tiếp tục|đang|đã))* ?(?:là|giữ chức(?: vụ"
    "| danh)?|giữ(?: các)? cương vị|làm|với tư cách)(?: tân)? ?$"
)
_WAS = "nguyên là "  # begins the mention of a title, and says who somebody was
_IS = re.compile(r" ?là ?")
_HAS_SEVERAL = re.compile(r" ?(?:gồm )?có (?:các|những|hai|ba|bốn) ")
"""Between a post and names it opens a list of others: "cùng đi với Viện trưởng có các đồng chí: A, B"."""
_BOTH = re.compile(r" ?, ?(?:cùng|đều) (?:là|giữ chức|giữ chức vụ) ?$")
_EACH = re.compile(r" ?,? (?:lần lượt|theo thứ tự)(?: được bổ nhiệm)? (?:là|giữ chức|giữ chức vụ|làm) ?$")
_RANKED = re.compile(r" ?, ?(?:đồng chí )?(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng) ?$")
_BORN = r"(?:sn|s\.n\.?|sinh năm|sinh ngày|sinh)[: ]?[\d/]{4,10}|\d{2} tuổi"
_LIVES = (
    r"(?:hiện |đang )?(?:đăng ký )?(?:hktt|hộ khẩu(?: thường trú)?|trú quán|thường trú|tạm trú|cư trú|trú|ngụ|quê quán"
    r"|nguyên quán|quê|ở)(?: tại| ở)?:? [^;:()]{3,90}?"
)
_DESCRIBED = re.compile(  # between a name and a title: "A (SN 1960), trú tại xã B, huyện C, là nguyên Chủ tịch ..."
    rf"(?: ?\((?:{_BORN})[^()]{{0,20}}\)| ?, ?(?:{_BORN}))*(?: ?[,-] ?{_LIVES})?"
    r" ?(\(|[,-](?: ?(?:hiện|nay|hiện nay|khi đó|lúc đó|thời điểm đó))*(?: ?(là))?) ?$"
)
_IN_BRACKET = re.compile(rf" ?\((?:(?:{_BORN}|{_LIVES})[,;-] ?)+(?:là )?$")  # "A (SN 1970, ngụ quận 1, nguyên ..."
_REST = re.compile(  # of a title that is printed without a body of bodies.yaml: "Trưởng đoàn [công tác], ..."
    r" (?:hội đồng|đoàn|ban|tổ|công tác|kiểm tra|giám sát|thanh tra|kiểm sát|liên ngành|câu lạc bộ|hiệp hội|đề tài"
    r"|dự án)[^,;.:()-]{0,60}(?= ?[,-] )"
)
_TERM = re.compile(  # since when and for how long a title is held, or in which assembly
    r"(?:,? ?\(?(?:cấp \d|khóa [ivx\d]+(?:(?:, ?| và )[ivx\d]+\b)*|từ (?:ngày |tháng |năm )?[\d/.]+"
    r"|nhiệm kỳ (?:\d{4} ?[-–] ?\d{4}|[ivx]+))\)?)+(?= ?[,;-]| và )"
)
_DATES = re.compile(r" ?\((?:[^()]{0,40}\d{4}[^()]{0,20}|sinh năm[^()]*|phải|trái|giữa|thứ [^()]{3,30})\) ?$")


@record
class Chunks:
    """The chunks of a stretch of text: ``codes`` has one character a chunk or mark, ``mentions`` what it stands for."""

    codes: str
    mentions: tuple[Mention | None, ...]


class Chunker:
    """Cuts sentences into chunks; ``honorific`` are the words between two chunks that do not part them.

    ``then`` are those of a time past that may stand before "là"; ``role`` open a title that posts.yaml lacks.
    """

    def __init__(self, honorific: WordClass, then: WordClass, role: WordClass) -> None:
        words = honorific.any_form()
        self._be = re.compile(_BE.replace("{then}", then.any_form()))
        self._short = lru_cache(maxsize=4096)(self._read)  # few short ones make up most
        self._empty = re.compile(rf"(?: ?{words})* ?$")
        self._pure = re.compile(rf" ?(?:{words} ?)+$")
        self._mark = re.compile(rf" ?([,;:()/-])(?: ?{words})* ?$")
        self._close_and_mark = re.compile(rf"(?: (?:cũ|mới))? ?\) ?([,;:])?(?: ?{words})* ?$")
        self._consists = re.compile(rf" (?:bao )?gồm(?: có)?(?: các)? ?:(?: ?{words})* ?$")
        self._and = re.compile(
            rf" ?,? ?(?:(?:và|cùng với|với|kiêm|đồng thời là)(?: ?{words})*|cùng(?: {words})+) ?$"
        )  # "cùng" alone also opens "cùng dự" and the guests that nobody names
        self._aside = re.compile(rf" ?\((?:[^()]{{2,40}})\) ?([,;:-])?(?: ?{words})* ?$")
        self._other_role = re.compile(rf" ?,(?: {role.any_form()}\b[^,;.:()]{{0,70}} ?([,-]))+(?: ?{words})* ?$")
        self._last_mark = re.compile(rf"([,;:(])(?: ?{words})* ?$")

    def chunks(self, passage: Passage) -> Chunks:
        """The chunks of the people and posts of a sentence; other mentions count as words."""
        codes: list[str] = []
        kept: list[Mention | None] = []
        at = passage.start
        for mention in passage.mentions:
            code = _code(mention)
            if code is None or mention.start < at:
                continue
            gap = passage.folded[at : mention.start]
            if gap == " " and passage.folded.startswith(_WAS, mention.start):
                gap = " là "
            if codes and codes[-1] in (POST, RANK) and (rest := _REST.match(gap)):
                gap = gap[rest.end() :]
            if codes[-3:] == _APPOSED and _RANKED.match(gap):
                gap = ", "  # "A, Giám đốc Công an tỉnh, Đại tá B": the title is A's
            for mark in self._between(gap, bool(kept)):
                codes.append(mark)
                kept.append(None)
            codes.append(code)
            kept.append(mention)
            at = mention.end
        for mark in self._between(passage.folded[at : passage.end] + " ", bool(kept))[:1]:
            codes.append(mark)
            kept.append(None)
        return Chunks("".join(codes), tuple(kept))

    def _between(self, gap: str, inside: bool) -> str:
        """The codes of the words between two chunks."""
        return self._read(gap, inside) if len(gap) > _COMMON else self._short(gap, inside)

    def _read(self, gap: str, inside: bool) -> str:
        if not gap.strip():
            return ""
        if inside and _HAS_SEVERAL.match(gap):
            return WORDS + (":" if gap.rstrip().endswith(":") else "")
        if self._empty.match(gap) and (inside or self._pure.match(gap)):
            return BE if _IS.fullmatch(gap) else ""
        if _DATES.match(gap) or _RANKED.match(gap):
            return ""
        if match := self._aside.match(gap):
            return match[1] or ""
        if _BOTH.match(gap):
            return BOTH
        if _EACH.match(gap):
            return EACH
        if match := self._mark.match(gap):
            return match[1]
        if inside and self._consists.match(gap):
            return ":"
        if inside and (match := _DESCRIBED.match(gap)):
            return BE if match[2] else match[1][0]
        if inside and _IN_BRACKET.match(gap):
            return "("
        if inside and (match := self._other_role.match(gap)):
            return match[1]
        if inside and (match := _TERM.match(gap)):
            return self._read(gap[match.end() :], inside)
        if match := self._close_and_mark.match(gap):
            return match[1] or ")"
        if self._and.match(gap):
            return AND
        if self._be.match(gap):
            return BE
        tail = self._last_mark.search(gap)
        return WORDS + (tail[1] if tail else "")


def _code(mention: Mention) -> str | None:
    if isinstance(mention.value, PersonValue):
        return PERSON
    if isinstance(mention.value, PostValue):
        return POSTS if mention.value.plural else RANK if mention.value.rank else POST
    return None


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of words (PERSON, POST, AND ...) and marks as a regular expression over codes."""
    compiled = pattern
    for word in sorted(_CODES, key=len, reverse=True):
        compiled = re.sub(rf"\b{word}\b", _CODES[word], compiled)
    return re.compile(compiled.replace(" ", ""))
