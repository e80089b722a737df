"""Which meeting an article is about, and what its lead tells of it."""

from collections.abc import Sequence
from typing import Final

from kg.facts.agenda import SESSIONS, Agenda, Draft
from kg.facts.context import Context
from kg.facts.meeting_dates import in_lead
from kg.facts.meeting_hosts import default_hosts
from kg.facts.meeting_names import implicit_name
from kg.facts.passage import Passage

LEAD: Final = 2
"""Sentences of the body that say what the article is about."""
_BUSY = 4  # mentions from which a meeting outside the lead is the subject


def settle(agenda: Agenda, passages: Sequence[Passage], body: Sequence[Passage], context: Context) -> None:
    """Choose the subject of the article, give it what the lead tells, and each meeting its name and key."""
    main = choose_main(agenda, passages, body)
    if main is not None:
        main.main = True
        agenda.main = main
        main.status = "held"
        date_by_lead(main, body)
        if not main.organisers:
            main.organisers = default_hosts(main, context, body[:LEAD])
        agenda.at_sentence[:] = [draft or main for draft in agenda.at_sentence]
    titles = [passage for passage in passages if passage.zone == "title"]
    for number, draft in enumerate(agenda.drafts):
        if not draft.names:
            draft.names.append(implicit_name(draft, [*body[:LEAD], *titles], context))
        draft.names.sort(key=lambda name: -min(len(name), 160))
        draft.key = f"m{number + 1}"


def date_by_lead(main: Draft, body: Sequence[Passage]) -> None:
    """Give the main meeting the day that the lead tells, if it has none."""
    if main.date is None and (date := in_lead(body[:LEAD])):
        main.date, main.end = date.start, date.end


def choose_main(agenda: Agenda, passages: Sequence[Passage], body: Sequence[Passage]) -> Draft | None:
    """The first held meeting of title or lead, else one that most of the text is about."""
    if not agenda.drafts:
        return None
    ordered = agenda.drafts
    if ordered[0].container:  # where the story took place comes after what took place there
        ordered = sorted(ordered, key=lambda draft: draft.container)
    lead_end = body[min(LEAD, len(body) - 1)].end if body else 0
    titles = [passage.span for passage in passages if passage.zone == "title"]
    for draft in ordered:
        if draft.status == "held" and draft.mentions and draft.mentions[0].start < lead_end:
            in_title = any(title.start <= draft.mentions[0].start < title.end for title in titles)
            held = draft.organisers and not (draft.container and draft.kind in SESSIONS)
            if in_title or len(draft.mentions) > 1 or draft.date or held:
                return draft
    if visit := next((draft for draft in ordered if draft.visit), None):
        return visit
    busiest = max(agenda.drafts, key=lambda draft: len(draft.mentions))
    busy = len(busiest.mentions) >= _BUSY or (len(agenda.drafts) == 1 and _is_pictured(busiest, passages))
    return busiest if busy and busiest.status == "held" else None


def _is_pictured(draft: Draft, passages: Sequence[Passage]) -> bool:
    """Whether a caption names it first, and by more than its kind: "Toàn cảnh Lễ ký kết Quy chế phối hợp"."""
    if not draft.names or not draft.mentions:
        return False
    first = draft.mentions[0].start
    return any(one.start <= first < one.end for one in passages if one.zone == "caption")
