"""Parts of a body with a name of their own, told by the body after it: "Vụ Theo dõi các vụ án Ban Nội chính ..."."""

import re
from collections.abc import Callable

from kg.mentions.composition import Parsed, single
from kg.mentions.lexicon import Scan
from kg.names import old_style
from kg.reference.bodies import Body
from kg.values import UnitValue

_NAME = re.compile(
    r"(?:(?:, | - |-| )[^\W\d_]+){1,16}(?: ?\((?:phòng|vụ|cục|viện) \d{1,2}[abc]?\)| \d{1,2})?(?:,? [^\W\d_]+){0,2}"
)
_LINK = re.compile(r"(?: ?\((phòng|vụ|cục|viện) (\d{1,2}[abc]?)\))?(?:,? (?:thuộc|của|trực thuộc)|,| -)? $| \($")
_WITH_NUMBER = re.compile(r"((?:(?:, | - |-| )[^\W\d_]+){2,30}) ?\((phòng|vụ|cục|viện) (\d{1,2}[abc]?)\)")
_LONGEST_LINK = 24  # code points
_OTHER_PHRASE = re.compile(
    r" (?:đã|do|được|là|có|cho|với|sẽ|bị|từ|đến|phối hợp|cùng|ông|bà(?! mẹ)|đồng chí|gồm|tại|nêu|trình|đại diện"
    r"|lãnh đạo)\b"
)
_NO_FUNCTION = re.compile(r" (?:và|thuộc|phụ trách|nghiệp vụ|chuyên môn|của|liên quan|giúp việc)\b")
_COMMA = re.compile(r", ")

Parse = Callable[[Scan, int], Parsed | None]


def described_part(
    scan: Scan, body: Body, start: int, end: int, parse: Parse, fits: Callable[[Body, UnitValue], bool]
) -> Parsed | None:
    """The part whose form ends at ``end``: its name, then the body that it is part of; None without both.

    The name begins with a capital, but behind a form in small letters: "trưởng [phòng quản lý đất đai Sở X]".
    """
    name = _NAME.match(scan.folded, end)
    small = scan.text[start].islower()
    if name is None or not (small or scan.text[end + 1 : end + 2].isupper()):
        return None
    for at in range(end + 2, name.end() + len(" - ") + 1):
        if at not in scan.hits or not (link := _LINK.search(scan.folded, max(end, at - _LONGEST_LINK), at)):
            continue
        if any(hit.entry.kind == "post" for hit in scan.hits[at]):
            return None
        parent = parse(scan, at)
        if parent is None or len(parent.values) != 1 or not fits(body, parent.values[0]):
            continue
        if link.start() == end or _is_other(scan, end, link.start()):
            return None
        if small and scan.text[end + 1].islower() and _NO_FUNCTION.match(scan.folded, end):
            return None
        own = f"{body.label} {link[2].upper()}" if link[2] else old_style(scan.text[start : link.start()])
        own = own[0].upper() + own[1:]
        return single(UnitValue(body.id, own, body.kind or "other", parent=parent.values[0]), start, parent.end)
    return None


def number_behind(scan: Scan, body: Body, end: int) -> tuple[str, int] | None:
    """The number in brackets behind what a part does, and its end: "Phòng Kiểm sát thi hành án dân sự (Phòng 11)"."""
    match = _WITH_NUMBER.match(scan.folded, end)
    if match is None or match[2] not in body.forms or not scan.text[end + 1].isupper():
        return None
    return None if _is_other(scan, end, match.end(1)) else (match[3].upper(), match.end())


def _is_other(scan: Scan, start: int, end: int) -> bool:
    """Whether the words are no name: a verb or preposition in them, or a capital after a comma."""
    if scan.text[start:end].isupper():  # a headline in capitals: nothing tells where its names begin
        return True
    capital = any(scan.text[match.end()].isupper() for match in _COMMA.finditer(scan.text, start, end))
    return capital or _OTHER_PHRASE.search(scan.folded, start, end) is not None
