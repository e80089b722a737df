"""Whose act it is: the body of a side that a sentence names, or that the article names elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.facts.case_people import is_accused
from kg.facts.case_words import Side, case_tables
from kg.facts.context import Context
from kg.facts.cues import Cue
from kg.facts.passage import Passage
from kg.facts.resolved import Resolved
from kg.records import Mention, Span
from kg.spans import Covers
from kg.values import PersonValue, PostValue

_AGENT_AFTER = re.compile(r"(?:của|do|tại|bị|được|cho biết)[^.;]{0,40}$")
_HAPPENED = re.compile(r"(?:xảy ra|thực hiện) (?:tại|ở) (?:trụ sở )?$|(?:nay|hiện) là $")
_DONE_TO = re.compile(r" (?:vừa |đã )?bị (?!hại)")
_APPOSED = re.compile(r" ?[,(–-] ?(?:\d{2} tuổi, ?)?")
_INVESTIGATORS = ("police-investigation", "security-investigation")  # ids of bodies.yaml
_OFFICE = "office"  # id of bodies.yaml: that of an investigation body does what the body does
_FIRST_WORDS = 12  # code points of a sentence in which an act stands before the body that does it


def body_of(passage: Passage, context: Context, sides: Sequence[Side], cue: Cue, limit: int) -> str | None:
    """The body of one of ``sides`` that the sentence names: the nearest before the act, else one right after it."""
    bodies = [(s, one) for s, one in context.near(passage.start, passage.end) if s.start >= passage.start]
    idle = _idle((passage,), _titles_of_accused((passage,)))
    fitting = [(span, one) for span, one in bodies if _fits(one, sides) and not _is_idle(span, idle, passage.folded)]
    before = [(span, one) for span, one in fitting if span.end <= cue.start]
    if before:
        whole = [one for span, one in before if not passage.folded.endswith("(", 0, span.start)]
        return _whole(whole[-1] if whole else before[-1][1])  # "VKSND tối cao (Vụ 3) phê chuẩn": the whole body does it
    after = [(span, one) for span, one in fitting if span.start >= cue.end]
    if after and cue.start - passage.start < _FIRST_WORDS:
        return _whole(after[0][1])
    for span, one in after:
        if span.start < max(limit, cue.end + 60) and _AGENT_AFTER.search(passage.folded, cue.end, span.start):
            return _whole(one)
    return None


def _whole(one: Resolved) -> str:
    """The label of the body; for a chamber of a court that of the court."""
    court = next((each for each in one.lineage() if each.value.family in ("court", "military-court")), None)
    return court.label if one.value.family == "court-chamber" and court else one.label


class Elsewhere:
    """The bodies that the article names anywhere, for acts whose sentence names none."""

    def __init__(self, context: Context, passages: Sequence[Passage]) -> None:
        self._context = context
        titles = _titles_of_accused(passages)
        self._idle = _idle(passages, titles)
        accused = Covers(titles)
        held = (one.label for span, one in context.resolved.items() if accused.cover(span.start, span.end))
        self._of_accused = frozenset(held)  # bodies do not decide on the cases of their own heads
        self._known: dict[tuple[Side, ...], tuple[list[int], list[str], str | None]] = {}

    def near(self, passage: Passage, sides: tuple[Side, ...]) -> str | None:
        """The only body of one of ``sides``, else the nearest before the sentence; of investigators the only one."""
        if sides not in self._known:
            self._known[sides] = self._of(sides)
        starts, labels, only = self._known[sides]
        place = bisect_left(starts, passage.start)
        return only or (labels[place - 1] if place and "investigation" not in sides else None)

    def _of(self, sides: tuple[Side, ...]) -> tuple[list[int], list[str], str | None]:
        folded = self._context.document.folded
        fitting = [
            (span.start, one)
            for span, one in self._context.resolved.items()
            if _fits(one, sides) and one.label not in self._of_accused and not _is_idle(span, self._idle, folded)
        ]
        if "investigation" in sides:
            fitting = [(start, one) for start, one in fitting if one.value.family in _INVESTIGATORS]
        found = sorted((start, _whole(one)) for start, one in fitting)
        labels = [label for _, label in found]
        return [start for start, _ in found], labels, labels[0] if len(set(labels)) == 1 else None


def _titles_of_accused(passages: Sequence[Passage]) -> frozenset[Span]:
    return frozenset(one.span for passage in passages for one in passage.of(PostValue) if _of_accused(passage, one))


def _idle(passages: Sequence[Passage], accused: frozenset[Span]) -> Covers:
    """The titles of the ``accused``, or that somebody held once, and the rest of a bracket behind them: they say who
    that is, or was."""
    return Covers(
        (mention.start, max(mention.end, _bracket_end(passage, mention.start)))
        for passage in passages
        for mention in passage.of(PostValue)
        if isinstance(mention.value, PostValue) and (mention.value.former or mention.span in accused)
    )


def _of_accused(passage: Passage, post: Mention) -> bool:
    """Whether a title is that of somebody accused: "khởi tố Viện trưởng ...", "đối với A, Viện trưởng ..."."""
    if is_accused(passage, post.start) or _DONE_TO.match(passage.folded, post.end):
        return True
    holder = next((one for one in reversed(passage.of(PersonValue)) if one.end <= post.start), None)
    return (
        holder is not None
        and _APPOSED.fullmatch(passage.folded, holder.end, post.start) is not None
        and is_accused(passage, holder.start)
    )


def _bracket_end(passage: Passage, offset: int) -> int:
    """Where the bracket ends that holds ``offset``; -1 outside of one."""
    opened = passage.folded.rfind("(", passage.start, offset)
    inside = opened > passage.folded.rfind(")", passage.start, offset)
    return passage.folded.find(")", offset, passage.end) if inside else -1


def _is_idle(span: Span, idle: Covers, folded: str) -> bool:
    """Whether a body is named for who was there, for what happened there or for what it is now, not for what it did."""
    if idle.cover(span.start, span.end):
        return True
    return _HAPPENED.search(folded, max(0, span.start - 24), span.start) is not None


def _fits(one: Resolved, sides: Sequence[Side]) -> bool:
    rows = [case_tables().sides[side] for side in sides]
    upper = one.value.parent if one.value.family == _OFFICE else None
    if any(family in row.families for row in rows for family in (one.value.family, upper and upper.family)):
        return True
    label = one.label.lower()
    return one.value.family in ("named", "cuc", "described-part") and any(w in label for row in rows for w in row.named)
