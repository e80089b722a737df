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
            told = beside(passage, mention) if mention.value.visit and passage.zone == "body" else None
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
