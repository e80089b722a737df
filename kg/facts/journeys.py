"""Meetings that an act makes and no name: those of a journey, each with its day, and visits beside a meeting."""

import re
from collections.abc import Sequence
from typing import Final

from kg.facts.agenda import Agenda, Draft
from kg.facts.context import Context
from kg.facts.meeting_dates import beside, last_day, same_day
from kg.facts.meeting_hosts import supervisors
from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED, stance
from kg.records import Evidence, Mention
from kg.values import DateValue, DeedValue, MeetingValue

ASIDE: Final = re.compile(
    r"(?:trước đó|sau đó|cũng|trong khuôn khổ|nhân dịp|dịp này|theo chương trình|theo kế hoạch|ngay sau|cùng ngày"
    r"|chiều cùng|được biết)"
)
"""Opens a sentence on something beside the meeting; what the next three open is a later part of the day, another day, a
morning."""
LATER: Final = re.compile(r"(?:vào )?(?:buổi )?(?:trưa|chiều|tối)\b")
DATED: Final = re.compile(
    r"(?:(?:trở (?:về|lại|ra|vào)|về (?:đến|tới)|rời|sau khi rời) [^,.;]{2,40}, )?(?:vào )?ngày \d"
)
MORNING: Final = re.compile(r"(?:vào )?(?:buổi )?sáng\b")
_THAT_DAY = re.compile(r"(?:sáng|trưa|chiều|tối) cùng ngày")


def add_visits(agenda: Agenda, passages: Sequence[Passage], context: Context) -> None:
    """The meetings of a journey: each has its day, and what follows is told of it until the next one."""
    day: DateValue | None = None
    current: Draft | None = None
    for index, passage in enumerate(passages):
        for mention in passage.of(DeedValue):
            assert isinstance(mention.value, DeedValue)
            told = beside(passage, mention) or (day if same_day(passage, mention) else None)
            if passage.zone == "body" and mention.value.visit and told is not None:
                current = _visit(passage, mention, told)
                current.organisers = supervisors(passage, mention, context)
                agenda.drafts.append(current)
        day = last_day(passage) or day
        if current is not None and agenda.at_sentence[index] is None:
            agenda.at_sentence[index] = current


def add_asides(agenda: Agenda, passages: Sequence[Passage], main: Draft) -> None:
    """Visits on other days that an article on one meeting tells of too; each fills the rest of its paragraph."""
    current: Draft | None = None
    for index, passage in enumerate(passages):
        if current is not None and passage.sentence.paragraph != current.paragraph:
            current = None
        for mention in passage.of(DeedValue):
            assert isinstance(mention.value, DeedValue)
            told = beside(passage, mention) if mention.value.visit and passage.zone == "body" else None
            if told is None or passage.of(MeetingValue) or not _goes_aside(passage, told, main):
                continue
            current = _visit(passage, mention, told)
            agenda.drafts.append(current)
        if current is not None:
            agenda.at_sentence[index] = current


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
