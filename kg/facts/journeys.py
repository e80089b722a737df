"""Meetings that an act makes and no name: those of a journey, each with its day, and visits beside a meeting."""

import re
from collections.abc import Sequence
from typing import Final

from kg.facts.agenda import OF_SEVERAL, Agenda, Draft
from kg.facts.context import Context
from kg.facts.meeting_dates import beside, last_day, same_day
from kg.facts.meeting_hosts import supervisors
from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED, stance
from kg.records import Evidence, Mention
from kg.values import DateValue, DeedValue, MeetingValue, UnitValue

ASIDE: Final = re.compile(
    r"(?:trước đó|sau đó|cũng|trong khuôn khổ|nhân dịp|dịp này|theo chương trình|theo kế hoạch|ngay sau|cùng ngày"
    r"|chiều cùng|được biết)"
)
"""Opens a sentence on something beside the meeting; what the next three open is a later part of the day, another day, a
morning."""
LATER: Final = re.compile(r"(?:vào )?(?:(?:cuối|đầu) )?(?:giờ )?(?:buổi )?(?:trưa|chiều|tối)\b")
DATED: Final = re.compile(
    r"(?:(?:trở (?:về|lại|ra|vào)|về (?:đến|tới)|rời|sau khi rời) [^,.;]{2,40}, )?(?:vào )?ngày \d"
)
MORNING: Final = re.compile(r"(?:vào )?(?:buổi )?sáng\b")
_THERE = re.compile(r"(?:tại|với|đến|tới|về|thăm|ở)(?: trụ sở| cơ quan)? $")  # before the body that is visited
_SEVERAL = 2  # visits told in one sentence
_OPENING = 80  # code points of a paragraph in which the body visited is named
_THAT_DAY = re.compile(r"(?:(?:cuối|đầu) )?(?:giờ )?(?:buổi )?(?:sáng|trưa|chiều|tối) cùng ngày")


def add_visits(agenda: Agenda, passages: Sequence[Passage], context: Context) -> None:
    """The meetings of a journey: each has its day, and what follows is told of it until the next one.

    Of several told in one sentence the first comes first, and the next one where a paragraph opens with its body.
    """
    day: DateValue | None = None
    current: Draft | None = None
    told_at_once: list[Draft] = []
    paragraph = -1
    unnamed = [draft for draft in agenda.drafts if not draft.names and draft.kind in OF_SEVERAL]
    for index, passage in enumerate(passages):
        opens, paragraph = passage.sentence.paragraph != paragraph, passage.sentence.paragraph
        known = () if len(told_at_once) < _SEVERAL else unnamed
        begun: list[Draft] = []
        for mention in passage.of(DeedValue):
            assert isinstance(mention.value, DeedValue)
            told = _day_of(current, passage) or beside(passage, mention)
            told = told or (day if same_day(passage, mention) else None)
            told = told or (DateValue(begun[-1].date or "") if begun and begun[-1].date else None)
            if passage.zone == "body" and mention.value.visit and told is not None:
                begun.append(_visit(passage, mention, told))
                begun[-1].organisers = supervisors(passage, mention, context)
                begun[-1].sides |= _sides(passage, mention, context)
        agenda.drafts += begun
        if begun:
            current, told_at_once = begun[0], begun
        elif opens and (other := _turned_to(passage, told_at_once, current, context)):
            current = other
        day = last_day(passage) or day
        if current is not None and (agenda.at_sentence[index] is None or agenda.at_sentence[index] in known):
            agenda.at_sentence[index] = current
            agenda.by_mention.update((m.span, current) for m in passage.of(MeetingValue) if known and _is_bare(m))
    if len(told_at_once) >= _SEVERAL:
        agenda.drafts[:] = [one for one in agenda.drafts if one not in unnamed or one in agenda.by_mention.values()]


def _day_of(current: Draft | None, passage: Passage) -> DateValue | None:
    """The day of the visit in hand, where the sentence goes on with "chiều cùng ngày"."""
    same = current is not None and current.date and _THAT_DAY.match(passage.folded, passage.start)
    return DateValue(current.date) if same and current and current.date else None


def _turned_to(passage: Passage, visits: Sequence[Draft], current: Draft | None, context: Context) -> Draft | None:
    """The other one of several visits told at once, where a paragraph or a picture begins with its body."""
    if len(visits) < _SEVERAL or passage.zone not in ("body", "caption"):
        return None
    near = context.near(passage.start, min(passage.start + _OPENING, passage.end))
    here = frozenset(one.label for span, one in near if _THERE.search(passage.folded, passage.start, span.start))
    others = [one for one in visits if one is not current and one.sides & here]
    return others[0] if len(others) == 1 and not (current and current.sides & here) else None


def _sides(passage: Passage, mention: Mention, context: Context) -> frozenset[str]:
    """The bodies that a deed names as those visited."""
    inside = (m for m in passage.of(UnitValue) if mention.start < m.start and m.end <= mention.end)
    return frozenset(one.label for m in inside if (one := context.resolved.get(m.span)))


def add_asides(agenda: Agenda, passages: Sequence[Passage], main: Draft) -> None:
    """Visits on other days that an article on one meeting tells of too; each fills the rest of its paragraph.

    Where the meeting was itself with the first of those visited, the rest of the article is told of the next one.
    """
    current: Draft | None = None
    goes_on, paragraph = False, -1
    for index, passage in enumerate(passages):
        opens, paragraph = passage.sentence.paragraph != paragraph, passage.sentence.paragraph
        if current is not None and paragraph != current.paragraph and not goes_on:
            current = None
        if goes_on and ((opens and ASIDE.match(passage.folded, passage.start)) or _begins_other(agenda, passage, main)):
            current, goes_on = None, False
        for mention in passage.of(DeedValue):
            assert isinstance(mention.value, DeedValue)
            told = _day_of(current or main, passage) or beside(passage, mention)
            told = told if mention.value.visit and passage.zone == "body" else None
            if told is None or passage.of(MeetingValue) or not _goes_aside(passage, told, main):
                continue
            current = _visit(passage, mention, told)
            goes_on = opens and main.kind in OF_SEVERAL and not ASIDE.match(passage.folded, passage.start)
            agenda.drafts.append(current)
        if current is not None:
            agenda.at_sentence[index] = current
            agenda.by_mention.update((m.span, current) for m in passage.of(MeetingValue) if goes_on and _is_bare(m))


def _begins_other(agenda: Agenda, passage: Passage, main: Draft) -> bool:
    """Whether a sentence names a meeting of a day of its own."""
    named = [agenda.by_mention[m.span] for m in passage.of(MeetingValue) if m.span in agenda.by_mention]
    return any(draft is not main and draft.date and not draft.visit for draft in named)


def _is_bare(mention: Mention) -> bool:
    """Whether a meeting is called by its kind alone, and of a kind that two sides hold: "tại buổi làm việc"."""
    value = mention.value
    return isinstance(value, MeetingValue) and value.bare and value.meeting in OF_SEVERAL


def _goes_aside(passage: Passage, told: DateValue, main: Draft) -> bool:
    """Whether the sentence opens with another day than that of ``main``, or with another part of it."""
    folded, start = passage.folded, passage.start
    if told.start == main.date:
        return bool(_THAT_DAY.match(folded, start))
    return any(opening.match(folded, start) for opening in (ASIDE, DATED, LATER, MORNING))


def of_deed(passage: Passage, mention: Mention) -> Draft:
    """The meeting that an act makes."""
    assert isinstance(mention.value, DeedValue)
    draft = Draft(mention.value.meeting, mention.value.head, [mention.value.name], paragraph=passage.sentence.paragraph)
    draft.mentions.append(mention.span)
    draft.evidence.append(Evidence(passage.span, (mention.span,), mention.rule, 0.8))
    return draft


def _visit(passage: Passage, mention: Mention, day: DateValue) -> Draft:
    draft = of_deed(passage, mention)
    draft.date, draft.visit = day.start, True
    told = stance(passage.folded, passage.span, mention.span, "meeting")
    if told != ASSERTED:
        draft.status = told
    return draft
