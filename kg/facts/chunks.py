"""A sentence as a string of chunk codes, so that a grammar over chunks is a regular expression over a short string."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.records import Document, Mention, Sentence
from kg.values import PersonValue, PostValue

PERSON, POST, POSTS, UNIT, PLACE, OTHER, WORDS = "P", "T", "L", "U", "G", "O", "w"
AND, BE, BOTH = "&", "=", "B"

_CODES = {
    "PERSON": PERSON,
    "POSTS": POSTS,
    "POST": POST,
    "UNIT": UNIT,
    "WORDS": WORDS,
    "AND": AND,
    "BE": BE,
    "BOTH": BOTH,
}
_HONORIFIC = (
    r"(?:(?:các |hai |ba |bốn |những |nữ |vị |tân )?(?:đồng chí|đ/c|ông|bà|anh|chị|cô|thầy|cụ|em|vị)\.?:?|quý"
    r"|luật sư|ls\.?|nhà báo"
    r"|(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng)|(?:chuẩn |phó )?đô đốc|thượng sĩ"
    r"|(?:gs|pgs|ts|ths|tskh|cn)\b\.?,?|tiến sĩ(?: luật học| luật)?|thạc sĩ(?: luật học| luật)?|giáo sư"
    r"|phó giáo sư,?|kỹ sư|bác sĩ"
    r"|đại biểu|đb|đbqh|ksv|gồm|là|có|cùng)"
)
_EMPTY = re.compile(rf"(?: ?{_HONORIFIC})* ?$")
_PURE_HONORIFIC = re.compile(rf" ?(?:{_HONORIFIC} ?)+$")
_MARK = re.compile(rf" ?([,;:()/-])(?: ?{_HONORIFIC})* ?$")
_CLOSE_AND_MARK = re.compile(rf" ?\) ?([,;:])?(?: ?{_HONORIFIC})* ?$")
_AND = re.compile(rf" ?,? ?(?:và|cùng|cùng với|với|kiêm|đồng thời là)(?: ?{_HONORIFIC})* ?$")
_BE = re.compile(
    r" ?,?(?: ?(?:hiện|nay|hiện nay|hiện đang|được bầu|được bổ nhiệm|tiếp tục|đang|đã))* ?(?:là|giữ chức(?: vụ"
    r"| danh)?|giữ(?: các)? cương vị|làm|với tư cách)(?: tân)? ?$"
)
_BOTH = re.compile(r" ?, ?(?:cùng|đều|lần lượt) (?:là|giữ chức|giữ chức vụ) ?$")
_RANKED = re.compile(r" ?, ?(?:đồng chí )?(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng) ?$")
_ASIDE = re.compile(rf" ?\((?:[^()]{{2,40}})\) ?([,;:-])?(?: ?{_HONORIFIC})* ?$")
_DATES = re.compile(r" ?\((?:[^()]{0,40}\d{4}[^()]{0,20}|sinh năm[^()]*|phải|trái|giữa|thứ [^()]{3,30})\) ?$")


@dataclass(frozen=True, slots=True)
class Chunks:
    """The chunks of a stretch of text: ``codes`` has one character a chunk or mark, ``mentions`` what it stands for."""

    codes: str
    mentions: tuple[Mention | None, ...]
    start: int
    end: int


def chunk(document: Document, mentions: Sequence[Mention], start: int, end: int) -> Chunks:
    """The chunks of people and posts in ``[start, end)``; other mentions count as words."""
    codes: list[str] = []
    kept: list[Mention | None] = []
    at = start
    for mention in mentions:
        code = _code(mention)
        if code is None or mention.start < at:
            continue
        for mark in _between(document.folded[at : mention.start], bool(kept)):
            codes.append(mark)
            kept.append(None)
        codes.append(code)
        kept.append(mention)
        at = mention.end
    for mark in _between(document.folded[at:end] + " ", bool(kept))[:1]:
        codes.append(mark)
        kept.append(None)
    return Chunks("".join(codes), tuple(kept), start, end)


def sentence_chunks(document: Document, mentions: Sequence[Mention], sentence: Sentence) -> Chunks:
    """The chunks of one sentence; ``mentions`` are those inside it."""
    return chunk(document, mentions, sentence.start, sentence.end)


def _code(mention: Mention) -> str | None:
    if isinstance(mention.value, PersonValue):
        return PERSON
    if isinstance(mention.value, PostValue):
        return POSTS if mention.value.plural else POST
    return None


def _between(gap: str, inside: bool) -> str:
    """The codes of the words between two chunks."""
    if not gap.strip():
        return ""
    if _EMPTY.match(gap) and (inside or _PURE_HONORIFIC.match(gap)):
        return BE if re.fullmatch(r" ?là ?", gap) else ""
    if _DATES.match(gap) or _RANKED.match(gap):
        return ""
    if match := _ASIDE.match(gap):
        return match[1] or ""
    if _BOTH.match(gap):
        return BOTH
    if match := _MARK.match(gap):
        return match[1]
    if match := _CLOSE_AND_MARK.match(gap):
        return match[1] or ")"
    if _AND.match(gap):
        return AND
    if _BE.match(gap):
        return BE
    tail = re.search(rf"([,;:(])(?: ?{_HONORIFIC})* ?$", gap)
    return WORDS + (tail[1] if tail else "")


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of words (PERSON, POST, AND ...) and marks as a regular expression over codes."""
    compiled = pattern
    for word in sorted(_CODES, key=len, reverse=True):
        compiled = re.sub(rf"\b{word}\b", _CODES[word], compiled)
    return re.compile(compiled.replace(" ", ""))
