"""What stands below the prose: byline, late stamp, portal furniture, related news."""

import re

from kg.text.byline import authors, is_byline
from kg.text.found import Found
from kg.text.grammar import Grammar
from kg.text.lines import Line
from kg.text.sentences import last_stop
from kg.text.stamp import stamp

_MAX_RELATED = 60  # lines; the lists of the portals have 5 to 20
_MAX_LINK = 300  # code points, as a headline
_MAX_BYLINES = 3  # lines: names, photographer, source
_MIN_PROSE = 60  # code points of prose before a byline on the same line
_GLUED = re.compile(r"(?:(?<=[^\W\d_A-Z][^\W\d_A-Z])|(?<=[\"”)\d]))\.+(?:/\.)?[\"”]?(?=[^\W\d_a-z])")

Kinds = list[tuple[str, Line]]


def split_tail(lines: list[Line], grammar: Grammar, found: Found) -> tuple[list[Line], Kinds]:
    """The lines of the prose, and the lines below it with their zones; authors and date go to ``found``."""
    start = _related(lines, grammar)
    tail: Kinds = [("related", line) for line in lines[start:]]
    below: Kinds = []  # from the last line up
    left = {"byline": _MAX_BYLINES, "dateline": 1}
    while start > 0:
        kind = _kind(lines, start - 1, grammar)
        if kind is None or left.get(kind) == 0:
            break
        left[kind] = left.get(kind, -1) - 1
        below.append((kind, lines[start - 1]))
        start -= 1
    prose = lines[:start]
    if left["byline"] == _MAX_BYLINES and prose:
        prose, signed = _signed(prose, grammar)
        below.extend(signed)
    tail = below[::-1] + tail
    _note(tail, grammar, found)
    return prose, tail


def _related(lines: list[Line], grammar: Grammar) -> int:
    """Index of the line that opens the related news which end the text, or the number of lines.

    Several lists may stand one above another, with furniture between.
    """
    start = end = len(lines)
    for index in range(len(lines) - 1, max(-1, len(lines) - _MAX_RELATED), -1):
        if grammar.whole("list", lines[index].folded):
            if not all(_is_link(line) or grammar.whole("furniture", line.folded) for line in lines[index + 1 : end]):
                break
            start = end = index
    return start


def _is_link(line: Line) -> bool:
    """A headline, not a sentence."""
    return len(line.words) <= _MAX_LINK and not line.words.rstrip("\"'”’)").endswith((".", ";"))


def _kind(lines: list[Line], index: int, grammar: Grammar) -> str | None:
    """Zone of the last line but those below it; None for prose."""
    line = lines[index]
    if len(line.words) > _MAX_LINK:
        return None
    if grammar.whole("link", line.folded) or grammar.whole("list", line.folded):
        return "related"
    if grammar.whole("furniture", line.folded):
        return "footer"
    if index and stamp(line.words, line.folded, grammar):
        return "dateline"
    if index and is_byline(line.words, line.folded, grammar):
        return None if grammar.whole("formal", lines[index - 1].folded) else "byline"
    return None


def _signed(prose: list[Line], grammar: Grammar) -> tuple[list[Line], Kinds]:
    """Cuts a byline off that follows the last full stop of the prose on the same line."""
    line = prose[-1]
    glued = [match.end() for match in _GLUED.finditer(line.words, _MIN_PROSE)]
    at = max(last_stop(line.words), *glued[-1:], 0)
    if at < _MIN_PROSE or at >= len(line.words):
        return prose, []
    last, name = line.cut(at)
    if not is_byline(name.words, name.folded, grammar):
        return prose, []
    if not authors(name.words, name.folded, grammar) and not grammar.length("label", name.folded):
        return prose, []
    return [*prose[:-1], last], [("byline", name)]


def _note(tail: Kinds, grammar: Grammar, found: Found) -> None:
    """Authors and day that the lines below the prose print, where none stood above it."""
    names: list[str] = []
    for kind, line in tail:
        if kind == "byline":
            names.extend(authors(line.words, line.folded, grammar))
        late = stamp(line.words, line.folded, grammar) if kind == "dateline" else None
        found.published = found.published or (late.published if late else None)
    found.authors = found.authors or tuple(dict.fromkeys(names))
