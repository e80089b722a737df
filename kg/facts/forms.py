"""The forms in which a text prints a name, kept as the other labels of the thing named."""

from functools import lru_cache

from kg.names import fold, old_style
from kg.records import Document, Span

LONGEST = 160  # code points; a longer span is a description, not a name
_GROUPS = ("hai cấp", "2 cấp", "cùng cấp", "các cấp")  # words that name a body together with others
_MEMBER = " viên"  # "Tỉnh ủy viên" is a member of the "Tỉnh ủy"


def printed_form(document: Document, span: Span) -> str | None:
    """What ``span`` prints, with a capital first letter and old tone placement; None where it can't be a name.

    Not a name by itself: a bare number, a whole line in capitals, several names in one span, a group of bodies,
    an opened bracket that is not closed.
    """
    return _form(document.text[span.start : span.end])


@lru_cache(maxsize=1 << 14)  # articles name the same bodies again and again
def _form(printed: str) -> str | None:
    form = old_style(" ".join(printed.split())).removesuffix(_MEMBER)
    folded = fold(form)
    shouted = form.isupper() and " " in form
    if not form or form.isdigit() or len(form) > LONGEST or ":" in form or shouted:
        return None
    if form.count("(") != form.count(")") or _repeats(folded) or any(group in folded for group in _GROUPS):
        return None
    return form[0].upper() + form[1:]


def _repeats(folded: str) -> bool:
    """ "VKSND tối cao, VKSND tối cao": one name twice, between them a comma."""
    parts = folded.split(", ")
    return len(set(parts)) < len(parts)
