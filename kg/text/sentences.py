"""Sentences: where a full stop ends one, and where it only ends an abbreviation or a list number."""

import re
from collections.abc import Iterator, Set

# The look-behind stands after the first stop, so that the search can skip to stops; a run of stops is tried once.
_STOP = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*(?:/\.)?[\"'”’»)\]]*(?=\s)")
_LEADING = "\"'“‘«([*–- "
MAX_SENTENCE = 3000  # code points; the longest sentence met has 905, and what is read of one grows with its square
_NUMBERING = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ]")


def split(text: str, folded: str, start: int, end: int, abbreviations: Set[str]) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of the paragraph ``text[start:end]``, which begins and ends without blanks.

    A semicolon ends no sentence, nor does a line end. A stop ends none before a small letter, after an abbreviation,
    an initial, or the number of a list item. What goes on for longer than any sentence is cut at a blank.
    """
    for begin, stop in _between_stops(text, folded, start, end, abbreviations):
        yield from _cut(text, begin, stop)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``[start, end)`` in pieces of at most `MAX_SENTENCE`."""
    while end - start > MAX_SENTENCE:
        limit = start + MAX_SENTENCE
        blank = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
        stop = blank if blank > start else limit
        yield start, stop
        start = stop
        while text[start].isspace():
            start += 1
    yield start, end


def _between_stops(text: str, folded: str, start: int, end: int, abbreviations: Set[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends(text, folded, begin, match, abbreviations):
            yield begin, match.end()
            begin = match.end()
            while text[begin].isspace():
                begin += 1
    yield begin, end


def _ends(text: str, folded: str, begin: int, match: re.Match[str], abbreviations: Set[str]) -> bool:
    """Whether the stop at ``match`` ends the sentence that began at ``begin``."""
    following = text[match.end() : match.end() + 8].lstrip().lstrip(_LEADING)
    if following[:1].islower():
        return False
    if match.group() != ".":
        return True
    at = match.start()
    word = folded[max(begin, folded.rfind(" ", begin, at) + 1) : at].lstrip(_LEADING)
    if word in abbreviations:
        return False
    if text.startswith(text[at - len(word) : at], begin) and at - len(word) == begin and _NUMBERING.fullmatch(word):
        return False
    return not (len(word) == 1 and word.isalpha() and text[at - 1].isupper())


def last_stop(words: str) -> int:
    """Offset after the last stop in ``words`` that a blank follows; 0 when there is none."""
    found = 0
    for match in _STOP.finditer(words):
        found = match.end()
    return found
