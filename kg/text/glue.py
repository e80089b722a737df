"""Seams: where a headline, a stamp and the lead were run together on one line, and the lines that they were."""

import re

from kg.text.grammar import Grammar
from kg.text.lines import Line
from kg.text.stamp import date_in, only

_MAX_TITLE = 300  # code points; the longest headline met has 157
_MIN_TITLE, _MIN_LEAD = 20, 40  # code points on either side of a headline that runs into the lead
_MIN_LEFT = 8  # code points of a headline before a stamp
_MAX_STAMP = 60  # code points of a stamp before its day
_SEAM = re.compile(r"(?<=[^\W_])[\"”’?!)]?(?=[\"“(]?[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[^\s\"“”(]*$")
_SITE = re.compile(r"(?:[^\W\d_][a-z\d-]*(?:\.[A-Za-z]+)+|[A-ZĐ]{2,9}\.[A-Z]{2,3}) ?[-–|,] ?")  # on unfolded words
_JOIN = re.compile(r"[\s,:()\[\]|/.'-]*")
_CLOSE = re.compile(r"[ )\]']*")
_BETWEEN = " -–|,([*"  # what may part a headline from its stamp
_TIME = re.compile(r"[\"'(]*(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|trong|vừa qua|mới đây)\b")


def seam(line: Line, grammar: Grammar) -> int | None:
    """Where a headline runs into the lead without a blank ("...năm 2020Sáng ngày 11/9/2020, ..."), if it does."""
    for match in _SEAM.finditer(line.words, _MIN_TITLE, _MAX_TITLE + 1):
        at = match.end()
        if len(line.words) - at < _MIN_LEAD:
            return None
        before, after = line.words[:at], line.words[at:].lstrip('"“(')
        if not after[:1].isupper() or ". " in before or not grammar.kinds["opener"].match(line.folded, at):
            continue
        found = _LAST_WORD.search(before.rstrip('"”’?!)'))
        word = found.group() if found else ""
        if word.isdigit() or word[1:].islower():
            return at
        agency = line.words[at] == "("
        if before.isupper() and word.isalpha() and (agency or not after.split(" ", 1)[0].isupper()):
            return at
    return None


def unglued(line: Line, grammar: Grammar, titled: bool = False) -> list[Line]:
    """Headline, stamp and lead as lines of their own where they stand on ``line``; else the line alone.

    ``titled``: a headline stands above, so that a day alone before other words is no stamp.
    """
    day = date_in(line.folded[: _MAX_TITLE + 2 * _MAX_STAMP])
    if not day:
        return [line]
    _, start, end = day
    begin = _begin(line, start, end, grammar)
    stop, said_after = _stop(line, end, grammar)
    if begin is None:
        return [line]
    dates_headline = not titled and not begin and not line.stopped  # "05/07/2024: VKSND tỉnh ... sơ kết công tác"
    rest = line.words[stop:].lstrip(" -–|:" if dates_headline else " -–|")
    if rest and not _opens_lead(line, begin, len(line.words) - len(rest), said_after or dates_headline, grammar):
        return [line]
    left = line.words[:begin].rstrip(_BETWEEN)
    if begin and (len(left) < _MIN_LEFT or ". " in left):
        return [line]
    parts = [(0, len(left)), (begin, stop), (len(line.words) - len(rest), len(line.words))]
    kept = [line.part(a, b) for a, b in parts if a < b]
    return kept if len(kept) > 1 else [line]


def _begin(line: Line, start: int, end: int, grammar: Grammar) -> int | None:
    """Where the stamp around the day at ``start`` begins; None where the day belongs to the words before it."""
    stamped_after = _stop(line, end, grammar)[1]
    for at in range(max(0, start - _MAX_STAMP), start + 1):
        cut = _cuts(line.words, at)
        if cut is None:
            continue
        site = _SITE.match(line.words, at, start)
        said = line.folded[site.end() if site else at : start]
        if not only(said, grammar):
            continue
        posted = bool(site) or grammar.length("posted", said.lstrip("([ ")) > 0
        if at == 0 or cut == "seam" or posted or stamped_after or line.words[:at].rstrip().endswith("|"):
            return at
    return None


def _cuts(words: str, at: int) -> str | None:
    """How a stamp may begin at ``at``: after a blank, or at a seam within a word; None where it may not."""
    first = words[at]
    if not (first.isupper() or first.isdigit() or first in "(["):
        return None
    if at == 0 or words[at - 1] in " |":
        return "blank"
    last = words[at - 1]
    if first.isdigit():
        return "seam" if last.isalpha() or last in '"”’?!)' else None
    return "seam" if not last.isupper() or words[at + 1 : at + 2].islower() else None


def _stop(line: Line, end: int, grammar: Grammar) -> tuple[int, bool]:
    """Where the stamp ends whose day ends at ``end``, and whether a clock or a counter follows the day."""
    at = end
    while True:
        join = _JOIN.match(line.folded, at)
        begin = join.end() if join else at
        match = grammar.kinds["clock"].match(line.folded, begin) or grammar.kinds["after"].match(line.folded, begin)
        if not match:
            break
        at = match.end()
    close = _CLOSE.match(line.folded, at)
    stop = close.end() if close else at
    return at + len(line.words[at:stop].rstrip()), at > end


def _opens_lead(line: Line, begin: int, at: int, parted: bool, grammar: Grammar) -> bool:
    """Whether a lead, or a headline, starts at ``at`` under a stamp: no sentence goes on with the day."""
    rest = line.words[at:]
    if len(rest) < _MIN_TITLE or not (rest[0].isupper() or rest[0] in "(\"“'"):
        return False
    glued = line.words[at - 1].isalnum()
    posted = grammar.length("posted", line.folded[begin:at].lstrip("([ ")) > 0
    opened = grammar.kinds["credit"].match(line.folded, at) or _TIME.match(line.folded, at)
    return glued or parted or posted or bool(opened)
