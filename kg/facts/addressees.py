"""Whom a request is addressed to: the units and groups of units that stand right behind its verb."""

import re
from bisect import bisect_left
from itertools import islice, takewhile

from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.facts.request_words import request_tables
from kg.frozen import record
from kg.names import UPPER
from kg.records import Mention
from kg.values import PostValue, UnitValue

_JOINT = re.compile(r" ?(?:, |; )?(?:và |cùng |cùng với |với )?")
_ASIDE = re.compile(r" ?\([^()]{1,60}\)")
_OF_ITS_OWN = re.compile(r" của (?:trường|ngành|tỉnh|viện|đơn vị|huyện|thành phố|bộ)(?!\w)")  # "Phòng 5 của Trường"
_OPEN_GROUP = re.compile(r"(?:thuộc|của|ngành|phía)$")  # a name completes the group
_NAME = re.compile(rf" (?:[{UPPER}][\w'’-]*)(?: [{UPPER}][\w'’-]*)*")


@record
class Addressees:
    """``units`` are labels, ``words`` the printed groups; ``end`` is where the thing asked begins."""

    units: tuple[str, ...]
    words: str | None
    end: int

    @property
    def known(self) -> bool:
        """Whether anybody is addressed."""
        return bool(self.units or self.words)


def addressees(passage: Passage, start: int, context: Context) -> Addressees:
    """The addressees named from ``start`` on: names and groups joined by commas and "và"."""
    tables, folded = request_tables(), passage.folded
    begin = _skip(folded, start, passage.end)
    if match := tables.time.match(folded, begin, passage.end):
        begin = match.end()
    units: list[str] = []
    words: list[str] = []
    at = end = begin
    while one := _one(passage, at, context):
        label, end = one
        if label is None:
            words.append(passage.document.text[at:end])
        elif label not in units:
            units.append(label)
        if aside := _ASIDE.match(folded, end, passage.end):
            end = aside.end()
        joint = _JOINT.match(folded, end, passage.end)
        if joint is None or not joint[0].strip():
            break
        at = joint.end()
    return Addressees(tuple(units), ", ".join(words) or None, end)


def _one(passage: Passage, start: int, context: Context) -> tuple[str | None, int] | None:
    """The addressee at ``start``: its label, or None for a group or an unknown body, and its end; None for no such."""
    tables, folded = request_tables(), passage.folded
    lead = tables.leading.match(folded, start, passage.end)
    heads = dict.fromkeys((lead.end() if lead else start, start))
    named = [mention for head in heads if (mention := _named(passage, head))]
    for mention in named:
        if (label := _label(mention, context)) and not _is_person(passage, mention):
            owner = _OF_ITS_OWN.match(folded, mention.end, passage.end)
            return label, owner.end() if owner else mention.end
    for head in heads:
        if group := tables.group.match(folded, head, passage.end):
            return None, _completed(passage, group.end())
    unknown = next((mention for mention in named if not _is_person(passage, mention)), None)
    return (None, unknown.end) if unknown else None


def _skip(folded: str, start: int, limit: int) -> int:
    while start < limit and folded[start] in " :":
        start += 1
    return start


def _named(passage: Passage, start: int) -> Mention | None:
    """The longest body, or title in a body, that begins at ``start``."""
    first = bisect_left(passage.mentions, start, key=lambda mention: mention.start)
    here = takewhile(lambda mention: mention.start == start, islice(passage.mentions, first, None))
    found = [mention for mention in here if isinstance(mention.value, UnitValue | PostValue)]
    return max(found, key=lambda mention: mention.end, default=None)


def _label(mention: Mention, context: Context) -> str | None:
    """The label of the body, or of the body of the title."""
    value = mention.value
    span = value.unit_span if isinstance(value, PostValue) else mention.span
    resolved = context.resolved.get(span) if span else None
    return resolved.label if resolved else None


def _completed(passage: Passage, end: int) -> int:
    """The end of a group together with the name that it is of: "các đơn vị thuộc VKSND tối cao"."""
    if not _OPEN_GROUP.search(passage.folded, max(passage.start, end - 8), end):
        return end
    if named := _named(passage, end + 1):
        return named.end
    name = _NAME.match(passage.document.text, end, passage.end)
    return name.end() if name else end


def _is_person(passage: Passage, mention: Mention) -> bool:
    """Whether the mention is a title at a name, or one of persons rather than of who stands for a body."""
    value = mention.value
    if not isinstance(value, PostValue):
        return False
    return value.rank or value.role or value.plural or _NAME.match(passage.document.text, mention.end) is not None
