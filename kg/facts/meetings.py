"""The meetings of an article: mentions grouped into events, with date, organisers and which one is its subject."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.agenda import OF_SEVERAL, SESSIONS, Agenda, Draft
from kg.facts.context import Context
from kg.facts.journeys import ASIDE, DATED, LATER, MORNING, add_asides, add_visits, of_deed
from kg.facts.meeting_dates import beside, dated_at, follows, in_lead, last_day, names_day, same_day
from kg.facts.meeting_hosts import HostReader, doers, held_by_others, supervising
from kg.facts.meeting_names import same_name
from kg.facts.meeting_subject import LEAD, choose_main, date_by_lead, settle
from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED, PLANNED, stance
from kg.frozen import record
from kg.records import Evidence, Mention
from kg.reference.meetings import MeetingWords
from kg.sought import AnyWord
from kg.values import DateValue, DeedValue, MeetingValue, PersonValue, PlaceValue, UnitValue

_OF_DOCUMENT = re.compile(r"(?:nghị quyết|văn kiện|kết luận|thông báo)(?: số [^ ]+)?(?: của| tại)? $")
_DOCUMENT_REACH = 40  # code points before a name in which a document of that meeting is told
_OF_ALL_LEVELS = re.compile(r"(?<!VKSND)(?<!TAND)(?<!nhân dân) các cấp$")  # a class: "đại hội các cấp"
_HELD, _HELD_REACH = re.compile(r"(?:tổ chức|tiến hành|mở) $"), 12  # right before the name of what is held
_CONGRESS = "dai-hoi"
_THIS = " này"  # behind a head: the meeting told last
_CONTAINER = re.compile(r"(?:tại|trong|trong khuôn khổ|trong chương trình|thuộc|của) (?:chương trình )?$")
_IN_TURN = re.compile(r"lần lượt $")  # before acts of which each is a meeting
_SINCE = re.compile(r"(?:kể từ|từ|so với|nhắc lại|nhớ lại|tiếp nối)(?: sau)?(?: cuộc| buổi)? $")
_SINCE_REACH = 24  # code points
_PART_OF = re.compile(r" tại (?:hội nghị|đại hội|hội thảo|buổi lễ|lễ|kỳ họp|phiên họp)(?!\w)")
_HOLDING_OF = re.compile(r"(?<!\w)(?:việc|công tác|cách thức|quy định về) (?:tổ chức|mở) (?:các )?$")
_HOLDING_REACH = 32  # code points before a name in which it is told that it is only spoken of how such are held
_CHAIRED = re.compile(r"chủ trì $")
_IDENTIFIED_WORDS = 2  # words after the head from which a name tells one meeting from others
_NUMBERED = re.compile(r" thứ \w+")
_MOST = 100  # meetings of one kind, the latest, to which a further name is compared
_FULL_DAY = len("2024-07-04")
_MONTH = len("2024-07")
_GROUPS = {"le": "ceremony", "buoi": "ceremony", "chuong-trinh": "ceremony", "ngay-hoi": "ceremony"}
_BACK_REFERENCES = ("buổi làm việc", "buổi lễ", "buổi họp", "cuộc họp")  # alone they mean any meeting in hand
_SMALL = ("cuoc-hop", "buoi", "buoi-lam-viec")  # kinds whose names are written in small letters


@record
class _Naming:
    """One naming of a meeting: where it stands and which meeting is in hand there."""

    passage: Passage
    mention: Mention
    value: MeetingValue
    leading: bool  # in the lead
    current: Draft | None
    day: DateValue | None = None  # the last day told before
    opening: bool = False  # in the first sentence of a paragraph
    provinces: frozenset[str] = frozenset()  # those that the name tells
    sides: frozenset[str] = frozenset()  # the bodies that it tells, of a meeting of two sides

    @property
    def capital(self) -> bool:
        """Whether the name is printed with a capital."""
        return self.passage.document.text[self.mention.start].isupper()

    def before(self, reach: int) -> str:
        """The words of the sentence before the name, at most ``reach`` code points of them."""
        return self.passage.folded[max(self.passage.start, self.mention.start - reach) : self.mention.start]


class MeetingReader:
    """Groups the mentions of meetings of one article."""

    def __init__(self, words: MeetingWords) -> None:
        self._apart = words.apart
        self._holding = AnyWord(words.holding)
        self._hosts = HostReader(self._holding)

    def read(self, passages: Sequence[Passage], context: Context) -> Agenda:
        """The meetings in reading order."""
        agenda = Agenda()
        body = [passage for passage in passages if passage.zone == "body"]
        lead = body[:LEAD]
        current: Draft | None = None
        day: DateValue | None = None
        paragraph = -1
        for passage in passages:
            opening, paragraph = passage.sentence.paragraph != paragraph, passage.sentence.paragraph
            for mention in _named(passage, leading=passage in lead):
                assert isinstance(mention.value, MeetingValue)
                told = _provinces(passage, mention)
                sides = _sides(passage, mention, context)
                naming = _Naming(passage, mention, mention.value, passage in lead, current, day, opening, told, sides)
                draft = self._place(agenda, naming, context)
                if draft is None:
                    continue
                draft.apart = draft.apart or (not draft.mentions and _opens_story(agenda, draft, naming))
                draft.mentions.append(mention.span)
                draft.provinces |= naming.provinces
                draft.sides |= naming.sides
                agenda.by_mention[mention.span] = draft
                past = len(draft.mentions) == 1 and _is_past(draft, naming)
                if draft.status == "held" and not past and not _OF_DOCUMENT.search(naming.before(_DOCUMENT_REACH)):
                    current = draft
            agenda.at_sentence.append(current)
            day = last_day(passage) or day
        main = choose_main(agenda, passages, body)
        if main is None:
            add_visits(agenda, passages, context)
            if not any(draft.visit and draft.paragraph == body[0].sentence.paragraph for draft in agenda.drafts):
                self._deed(agenda, passages, body, context)
        else:
            date_by_lead(main, body)
            add_asides(agenda, passages, main)
        settle(agenda, passages, body, context)
        return agenda

    def _deed(self, agenda: Agenda, passages: Sequence[Passage], body: Sequence[Passage], context: Context) -> None:
        """Make the act that the lead tells of the meeting of an article that names none as its subject."""
        lead = body[:LEAD]
        for passage in (*lead, *(passage for passage in passages if passage.zone == "title")):
            for mention in passage.of(DeedValue):
                visit = isinstance(mention.value, DeedValue) and mention.value.visit
                if visit or stance(passage.folded, passage.span, mention.span, "meeting") != ASSERTED:
                    continue
                draft = of_deed(passage, mention)
                draft.organisers = (
                    self._hosts.hosts(passage, mention, draft.kind, context)
                    or supervising(draft, context, passage.mentions)
                    or doers(passage, mention, context)
                )
                if date := beside(passage, mention):
                    draft.date, draft.end = date.start, date.end
                if draft.date is None and passage in lead and (date := in_lead(lead)):
                    draft.date, draft.end = date.start, date.end
                if draft.date is not None:
                    agenda.begin(draft)
                    return

    # ------------------------------------------------------------------ grouping

    def _place(self, agenda: Agenda, naming: _Naming, context: Context) -> Draft | None:
        """The meeting that is named, a new one where it is none of those met before; None where it is no meeting."""
        value = naming.value
        same_kind = agenda.groups.setdefault(_group(value.meeting), [])
        if value.bare:
            return self._place_bare(agenda, naming, same_kind, context)
        if naming.current is not None and value.meeting in _SMALL and _PART_OF.search(value.name.lower()):
            return naming.current
        if same_kind and _is_aside(naming, same_kind[-1]):
            same_kind[-1].names.append(value.name)
            return same_kind[-1]
        told = beside(naming.passage, naming.mention)
        hosts: Sequence[str] | None = None
        for draft in same_kind[-_MOST:]:
            if _other_day(draft, told) or _before(told, draft, naming):
                continue
            if _other_province(draft, naming) or _other_side(draft, naming):
                continue
            if any(same_name(name, value.name, self._apart) for name in draft.names) or not draft.names:
                if hosts is None:
                    hosts = self._hosts.hosts(naming.passage, naming.mention, draft.kind, context, leading=False)
                if hosts and draft.organisers and set(hosts).isdisjoint(draft.organisers):
                    continue  # "Sang phía tòa án, TAND tối cao cũng tổ chức lễ công bố các quyết định"
                self._tell_again(draft, naming, context)
                return draft
        if naming.leading and len(same_kind) == 1 and same_kind[0].in_title and not same_kind[0].date:
            same_kind[0].names.append(value.name)
            _date(same_kind[0], naming)
            self._organise(same_kind[0], naming, context)
            return same_kind[0]
        if not self._is_identified(naming):
            return same_kind[-1] if same_kind else None
        return self._new(agenda, naming, context)

    def _place_bare(
        self, agenda: Agenda, naming: _Naming, same_kind: Sequence[Draft], context: Context
    ) -> Draft | None:
        """A head alone refers back; at the start of a story it may stand for a meeting without a name."""
        current, sentence = naming.current, naming.passage.sentence
        if same_kind:
            near = current is not None and (current.apart or current.paragraph == sentence.paragraph)
            near |= naming.passage.folded.startswith(_THIS, naming.mention.end)
            if current is not None and current in same_kind and near:
                return current
            held = next((d for d in same_kind if d.status == "held"), same_kind[0])
            if naming.leading and held.in_title and held.date is None:
                _date(held, naming)
            return held
        dated = dated_at(naming.passage, naming.mention)
        if current is not None and naming.value.head in _BACK_REFERENCES and not dated:
            return current
        if naming.value.meeting == "phien-toa":
            return None  # a trial is no meeting; one held as a lesson is called so where it is first told of
        told = naming.capital or sentence.zone == "caption" or naming.leading or naming.value.meeting == "hoi-nghi"
        if told or dated:
            return self._new(agenda, naming, context)
        return None

    def _tell_again(self, draft: Draft, naming: _Naming, context: Context) -> None:
        if naming.value.name not in draft.names:
            draft.names.append(naming.value.name)
        draft.paragraph = naming.passage.sentence.paragraph
        if draft.date is None:
            _date(draft, naming)
        if not draft.organisers:
            self._organise(draft, naming, context)

    def _is_identified(self, naming: _Naming) -> bool:
        """Whether a name that was not met before is that of one meeting, not of a class of them."""
        passage, value = naming.passage, naming.value
        if len(value.name.split()) - len(value.head.split()) < _IDENTIFIED_WORDS:
            return False
        if not naming.capital and _HOLDING_OF.search(naming.before(_HOLDING_REACH)):
            return False
        held = bool(self._holding.search(passage.folded, passage.start, naming.mention.start))
        held |= value.meeting in _SMALL and bool(_CHAIRED.search(naming.before(12)))
        held |= value.meeting in _SMALL and same_day(passage, naming.mention)
        held |= naming.leading and value.meeting == "phien-toa"
        held |= value.meeting == "phien-hop" and bool(_NUMBERED.search(value.name))
        capital = naming.capital or passage.zone in ("title", "heading")
        capital |= held and value.meeting in (*_SMALL, "phien-toa", "phien-hop")
        dated = any(names_day(passage.folded, m) for m in passage.mentions) and not _OF_ALL_LEVELS.search(value.name)
        return capital or dated or (naming.leading and held)

    def _new(self, agenda: Agenda, naming: _Naming, context: Context) -> Draft:
        passage, value = naming.passage, naming.value
        draft = Draft(value.meeting, value.head, [] if value.bare else [value.name])
        draft.in_title = passage.zone == "title"
        draft.paragraph = passage.sentence.paragraph
        draft.container = bool(_CONTAINER.search(naming.before(24)))
        agenda.drafts.append(draft)
        agenda.groups.setdefault(_group(draft.kind), []).append(draft)
        _date(draft, naming)
        told = stance(passage.folded, passage.span, naming.mention.span, "meeting")
        if passage.zone not in ("title", "heading") and told != ASSERTED:
            draft.status = told
        elif _is_to_come(draft, naming):
            draft.status = PLANNED
        self._organise(draft, naming, context)
        confidence = 0.7 if value.bare else 0.9
        draft.evidence.append(Evidence(passage.span, (naming.mention.span,), naming.mention.rule, confidence))
        return draft

    def _organise(self, draft: Draft, naming: _Naming, context: Context) -> None:
        leading = naming.leading or naming.passage.zone == "title"
        leading = leading or (draft.kind in SESSIONS and draft.status == "held")
        if hosts := self._hosts.hosts(naming.passage, naming.mention, draft.kind, context, leading=leading):
            draft.organisers = hosts


def _named(passage: Passage, *, leading: bool) -> Sequence[Mention]:
    """The namings of meetings in a sentence; in the lead an act may stand for one: "Đoàn đã công bố kết luận"."""
    found = passage.of(MeetingValue)
    if found or not leading:
        return found
    acts = [
        mention
        for mention in passage.of(DeedValue)
        if not _IN_TURN.search(passage.folded, passage.start, mention.start)
    ]
    return [
        replace(mention, value=MeetingValue(deed.meeting, deed.head, deed.name, bare=False))
        for mention in acts
        if isinstance(deed := mention.value, DeedValue) and deed.named
    ]


def _group(kind: str) -> str:
    return _GROUPS.get(kind, kind)


def _date(draft: Draft, naming: _Naming) -> None:
    if date := beside(naming.passage, naming.mention):
        draft.date, draft.end = date.start, date.end
    elif same_day(naming.passage, naming.mention):
        behind = naming.current.date if naming.current and follows(naming.passage, naming.mention) else None
        draft.date = behind or (naming.day.start if naming.day else None)


def _opens_story(agenda: Agenda, draft: Draft, naming: _Naming) -> bool:
    """Whether a paragraph opens with another meeting on its own day: a further story of the page.

    Either hosts tell it apart, or it comes next in the day: "Chiều cùng ngày, tại ...".
    """
    if not naming.opening or draft.date is None or draft.status != "held" or naming.passage.zone != "body":
        return False
    earlier = [one for one in agenda.drafts if one is not draft]
    if _comes_next(draft, naming.passage, [one.date for one in earlier if one.date]):
        return True
    hosts = {label for one in earlier for label in one.organisers}
    if not hosts or not draft.organisers or ASIDE.match(naming.passage.folded, naming.passage.start):
        return False
    if held_by_others(naming.passage, naming.mention) and not _HELD.search(
        naming.before(_HELD_REACH)
    ):  # "bàn từ Hội nghị ngày 9/1 do Ban A chủ trì" only looks back
        return False
    return not set(draft.organisers) & hosts


def _is_to_come(draft: Draft, naming: _Naming) -> bool:
    """Whether somebody looks ahead from the meeting in hand to one of a later month, told behind its name."""
    current, start, published = naming.current, naming.mention.start, naming.passage.document.published
    if current is None or not current.date or not draft.date or (published and draft.date <= published):
        return False
    told = naming.passage.of(DateValue, PersonValue)
    if any(m.end <= start for m in told if isinstance(m.value, DateValue)):
        return False
    if naming.opening and not any(m.end <= start for m in told):
        return False
    return draft.date[:_MONTH] > (current.end or current.date)[:_MONTH]


def _is_past(draft: Draft, naming: _Naming) -> bool:
    """Whether somebody at the meeting in hand only looks back to one of an earlier month: "kể từ Hội đàm trước"."""
    current = naming.current
    now = (current.date or naming.passage.document.published) if current else None
    if not now or not draft.date or not _looks_back(naming):
        return False
    return draft.date[:_MONTH] < now[:_MONTH]


def _before(told: DateValue | None, draft: Draft, naming: _Naming) -> bool:
    """Whether what is looked back to is told with a month before that of ``draft``."""
    if told is None or not draft.date or not _looks_back(naming):
        return False
    return told.start[:_MONTH] < draft.date[:_MONTH]


def _looks_back(naming: _Naming) -> bool:
    return _SINCE.search(naming.before(_SINCE_REACH)) is not None


def _comes_next(draft: Draft, passage: Passage, days: Sequence[str]) -> bool:
    """Whether the story goes on to ``draft`` after meetings of ``days``: later that day, on another morning or day."""
    if LATER.match(passage.folded, passage.start):
        return bool(days)
    if days and draft.date and draft.date > max(days) and DATED.match(passage.folded, passage.start):
        return True
    return bool(days) and draft.date not in days and bool(MORNING.match(passage.folded, passage.start))


def _other_day(draft: Draft, told: DateValue | None) -> bool:
    """Whether a name is told with a day that is none of those of ``draft``: "Sáng nay (15/11), ... tiếp tục"."""
    if told is None or draft.date is None or min(len(told.start), len(draft.date)) < _FULL_DAY:
        return False
    return not draft.date <= told.start <= (draft.end or draft.date)


def _other_province(draft: Draft, naming: _Naming) -> bool:
    """Whether the name tells another province than those of ``draft``: one ceremony in each of three provinces."""
    return bool(naming.provinces and draft.provinces) and not naming.provinces & draft.provinces


def _other_side(draft: Draft, naming: _Naming) -> bool:
    """Whether it is with another body, or of one: "buổi làm việc với Tỉnh ủy", then "buổi làm việc với VKSND tỉnh"."""
    sides = draft.sides.union(draft.organisers) if draft.kind == _CONGRESS else draft.sides
    return bool(naming.sides and sides) and not naming.sides & sides


def _sides(passage: Passage, name: Mention, context: Context) -> frozenset[str]:
    """The bodies that the name of a meeting of two sides, or of a congress, tells."""
    if not isinstance(name.value, MeetingValue) or name.value.meeting not in (*OF_SEVERAL, _CONGRESS):
        return frozenset()
    inside = (m for m in passage.of(UnitValue) if name.start < m.start and m.end <= name.end)
    return frozenset(resolved.label for m in inside if (resolved := context.resolved.get(m.span)))


def _provinces(passage: Passage, name: Mention) -> frozenset[str]:
    """The provinces that a name tells."""
    inside = [m.value for m in passage.mentions if name.start < m.start and m.end <= name.end]
    return frozenset(province for value in inside if (province := _province(value)))


def _province(value: object) -> str | None:
    if isinstance(value, PlaceValue):
        return value.name
    if not isinstance(value, UnitValue) or value.area is None:
        return None
    return value.area.name if value.area.level == "province" else value.area.province


def _is_aside(naming: _Naming, draft: Draft) -> bool:
    """Whether the mention stands in brackets right behind a name of ``draft``: another name of it."""
    return bool(draft.mentions) and naming.passage.folded[draft.mentions[-1].end : naming.mention.start] == " ("
