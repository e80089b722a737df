"""The prose: paragraphs, and among them captions, headings and what an editor or a portal left behind."""

import re
from collections.abc import Iterator

from kg.text.found import Found
from kg.text.grammar import Grammar
from kg.text.lines import BULLETS, Line, merged

_MAX_HEADING = 120  # code points
_MAX_CAPTION = 300  # code points
_ENDS = (".", "!", "?", "…", ":", ";")
_MIN_WRAPPED = 10  # lines, before a text is believed to be wrapped at a fixed width
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)] ")
_WRAP_WIDTH = range(50, 131)  # code points; common widths are 72, 80, 100 and 120


def add_body(lines: list[Line], grammar: Grammar, found: Found) -> None:
    """Adds a region for each paragraph of the prose to ``found``."""
    pictured = album = False  # a caption must follow; an album of captions was announced
    paragraphs = list(_paragraphs(lines, grammar))
    for index, line in enumerate(paragraphs):
        residue = grammar.length("residue", line.folded)
        if residue:
            found.add("footer", line.start, line.start + len(line.words[:residue].rstrip()))
            pictured = residue >= len(line.words)
            if not pictured:
                _, rest = line.cut(residue)
                found.add("caption", rest.start, rest.end)
            continue
        if line.words[0] == "|":
            _add_table_row(line, grammar, found)
            continue
        short = len(line.words) <= _MAX_CAPTION
        if short and grammar.whole("furniture", line.folded):
            kind = "footer"
        elif short and grammar.whole("link", line.folded):
            kind = "related"
        elif short and (pictured or (album and not line.stopped)):
            kind = "caption"
        else:
            kind = _kind(line, index + 1 == len(paragraphs), grammar)
            album = kind == "caption" and line.words.endswith(":")
        pictured = False
        found.add(kind, line.start, line.end)


def _paragraphs(lines: list[Line], grammar: Grammar) -> Iterator[Line]:
    """Lines with those that go on with their sentence made one."""
    wrapped = _wrap_width(lines)
    group: list[Line] = []
    after_residue = False
    for line in lines:
        residue = bool(grammar.length("residue", line.folded))
        apart = residue or after_residue or line.gap
        goes_on = group and (_goes_on(group[-1], line, wrapped) or _is_predicate(group[-1], line, grammar))
        if group and (apart or not goes_on):
            yield merged(group)
            group = []
        group.append(line)
        after_residue = residue
    if group:
        yield merged(group)


def _goes_on(last: Line, line: Line, wrapped: int | None) -> bool:
    if line.words[0] in BULLETS or _NUMBERED.match(line.words):
        return False
    if line.continues:
        return True
    return wrapped is not None and len(last.words) >= wrapped and not last.words.endswith(_ENDS)


def _is_predicate(last: Line, line: Line, grammar: Grammar) -> bool:
    """Whether the line says what the person named in the caption line above it does."""
    short = len(last.words) <= _MAX_CAPTION // 2 and len(line.words) <= _MAX_HEADING
    return short and not last.stopped and grammar.whole("predicate", line.folded)


def _wrap_width(lines: list[Line]) -> int | None:
    """Least length of a full line where the text is wrapped at a fixed width; None where a line is a paragraph."""
    longest = max((len(line.words) for line in lines), default=0)
    if len(lines) < _MIN_WRAPPED or longest not in _WRAP_WIDTH:
        return None
    full = longest - 15  # a line is broken before the word that would not fit
    running = sum(1 for line in lines if len(line.words) >= full and not line.stopped)
    return full if running * 2 >= len(lines) else None


def _kind(line: Line, is_last: bool, grammar: Grammar) -> str:
    """body, caption or heading."""
    length = len(line.words)
    if grammar.whole("formal", line.folded[:_MAX_CAPTION]):
        return "body"
    if length <= _MAX_CAPTION and grammar.whole("caption", line.folded):
        return "caption"
    if is_last or length > _MAX_HEADING or line.words[0] in BULLETS or (line.stopped and not line.asks):
        return "body"
    return "heading"


def _add_table_row(line: Line, grammar: Grammar, found: Found) -> None:
    """What a converted table left: a caption between bars, which are furniture themselves."""
    inner = line.words.strip("| ")
    if not inner or grammar.whole("furniture", line.folded):
        found.add("footer", line.start, line.end)
        return
    begin = line.start + line.words.index(inner)
    end = begin + len(inner)
    found.add("footer", line.start, line.start + 1)
    found.add("caption", begin, end)
    if end < line.end:
        found.add("footer", line.end - 1, line.end)
