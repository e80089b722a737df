"""Sentences: where a full stop ends one, and where it only ends an abbreviation or a number."""

import re
from collections.abc import Iterator

# Words before a full stop that does not end the sentence; folded, without the stop.
_ABBREVIATIONS = frozenset(
    "tp tx tt ts ths gs pgs bs ks cn kts ds nsnd nsut đ/c đc tr q p h x t số ông bà nxb st v.v vv tw ubnd kt tm tl tuq "
    "ths.bs mr mrs ms dr st no vd gđ pgđ cv hs nv bh ncs tsk ls mt ad ub ctv".split()
) - {"ông", "bà", "số", "hs", "nv", "h", "x", "t", "mt", "st", "cv", "tw", "ubnd", "vv", "v.v", "no"}
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\s+|$)")
_OPENS = re.compile(r"[\"'“‘«(\[*–-]*\s*(?:[^\W\d_]|\d)")


def split(text: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in ``text[start:end]``, trimmed of blanks; line ends inside do not end a sentence."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and not _ends(text, folded, begin, match):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, folded: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the stop at ``match`` ends the sentence that began at ``begin``."""
    following = text[match.end() : match.end() + 8].lstrip("\"'“‘«([*–- ")
    if following[:1].islower():
        return False
    if not match.group().startswith(".") or match.group().startswith("..") or "\n" in match.group():
        return True
    word = folded[max(begin, folded.rfind(" ", begin, match.start()) + 1) : match.start()].lstrip("\"'“‘«([")
    if word in _ABBREVIATIONS or word.rsplit(".", 1)[-1] in _ABBREVIATIONS and "." in word:
        return False
    if match.start() - len(word) <= begin and (word.isdigit() or len(word) <= 3 and re.fullmatch(r"[ivx]+|[a-zđ]", word)):
        return False
    return not (len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    stop = start + len(words.rstrip())
    if begin < stop:
        yield begin, stop
