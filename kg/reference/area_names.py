"""Names of provinces and districts where they stand in a text, and the words for kinds of areas."""

import re
from collections.abc import Mapping
from functools import cache

from kg.reference.gazetteer import districts, province_forms

_WORD = re.compile(r"[^\W_][\w']*")
_FIRST_WORD = re.compile(r"[^\w']")
_MAX_NAME_WORDS = 5


def word_of(level_word: str) -> str:
    """The full word of a kind of area: "tp." -> "thành phố"."""
    short = level_word.replace(".", "").strip()
    return {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "thủ đô": "thành phố"}.get(short, short)


def province_name(folded: str, pos: int) -> tuple[str, int] | None:
    """The province whose name begins at ``pos``: its bare name and the end."""
    return _longest(folded, pos, _province_names())


def district_name(folded: str, pos: int) -> tuple[str, int] | None:
    """The district of the gazetteer whose name begins at ``pos``: the folded name and the end."""
    return _longest(folded, pos, _district_names())


@cache
def _province_names() -> tuple[Mapping[str, str], frozenset[str]]:
    """Folded form -> name, and the first words of the forms."""
    return province_forms(), frozenset(_FIRST_WORD.split(form, maxsplit=1)[0] for form in province_forms())


@cache
def _district_names() -> tuple[Mapping[str, str], frozenset[str]]:
    names = {name: name for name in districts()}
    return names, frozenset(_FIRST_WORD.split(name, maxsplit=1)[0] for name in names)


def _longest(folded: str, pos: int, names: tuple[Mapping[str, str], frozenset[str]]) -> tuple[str, int] | None:
    """The longest of ``names`` that begins at ``pos`` and ends with a word, among the next few words."""
    forms, first_words = names
    first = _WORD.match(folded, pos)
    if first is None or first[0] not in first_words:
        return None
    ends = []
    at = pos
    for _ in range(_MAX_NAME_WORDS):
        match = _WORD.match(folded, at)
        if match is None:
            break
        ends.append(match.end())
        at = match.end()
        gap = 3 if folded.startswith(" - ", at) else 1
        at += gap
        if not folded[at - 1 : at] or folded[at - gap : at].strip(" -."):
            break
    for end in reversed(ends):
        if (name := forms.get(folded[pos:end])) is not None:
            return name, end
    return None
