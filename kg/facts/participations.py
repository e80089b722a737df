"""Who did what at a meeting: chaired, directed, spoke, moderated, signed, attended."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.facts.agenda import SESSIONS, Agenda, Draft
from kg.facts.context import Context
from kg.facts.holders import Holders
from kg.facts.lists import OpenList, sections
from kg.facts.meeting_dates import in_lead
from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED, stance
from kg.facts.subjects import Act, Actor, SubjectReader, title_start
from kg.facts.units_present import Visits, attending, honoured, joining, represented
from kg.records import Cluster, Evidence, Mention, Participation, Span
from kg.reference.rules import WordClass
from kg.sought import AnyWord, Sought
from kg.spans import Covers, any_between
from kg.values import DocumentMention, MeetingValue, PersonValue, PostValue, UnitValue

_EARLIER = Sought(r"(?:trước đó|sau đó ít ngày)\b")  # what follows was not at the main meeting
_ELSEWHERE = Sought(
    r"(?:từng|sinh năm|trước khi|nghỉ hưu|vắng mặt|không dự|bên lề|bên hành lang"
    r"|trao đổi với phóng viên|trả lời phóng viên|gửi lẵng hoa|gửi thư)\b"
)
_TO_THE_PRESS = Sought(
    r"(?:với|cùng) (?:phóng viên|p\.?v\b|báo chí|nhà báo|báo [^\W\d_]+|chúng tôi)|bên lề|bên hành lang"
)
_TO_HOLD = re.compile(r"(?<!\w)(?:(?:giữ|thôi giữ|thôi) (?:chức|cương vị)|chức vụ|chức danh|bầu|bầu bổ sung) $")
_FAREWELL = re.compile(
    r"(?:chia tay|tri ân|tặng hoa|tặng quà|trao|tặng|nhận|công bố) [^.;]{0,160}?nghỉ (?:hưu|chế độ|công tác)"
)
_OCCASION = re.compile(r"(?:cũng )?(?:nhân )?dịp này")
_SIGNED_TOGETHER = re.compile(
    r"(?:các đơn vị|\d+ đơn vị|(?:lãnh đạo|đại diện) (?:[^\W\d_]+ ){0,6}(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r" (?:tỉnh|đơn vị|viện|vksnd|huyện|thành viên)"
    r"|lãnh đạo \d+|các thành viên|các viện|\d+ viện|cụm)[^.;]{0,60}(?:đã |cùng |tiến hành |thực hiện )?ký(?: kết)? "
    r"(?:bản )?(?:giao ước|quy chế|chương trình phối hợp|bản cam kết|kế hoạch phối hợp)"
)
_OF_PAPER = re.compile(
    r" (?:ngày|số|quyết định|sắc lệnh|lệnh|tên|duyệt|ban hành|thay)"
)  # after "ký": the signing of a paper
_PAPER_BY = re.compile(r"(?:quyết định|văn bản|công văn|kế hoạch|nghị quyết|công điện)[^.;]{0,40} do [^.;]{4,110} $")
_SIGNING_IS = re.compile(r" (?:kết )?[^.;,]{3,70} là (?:để|nhằm|một|cơ sở|sự|việc|bước)(?!\w)")
_PAPER_REACH = 140  # code points before "ký" in which the paper that somebody signed is named
_AGREEMENT = re.compile(
    r" (?:kết )?(?:bản )?(?:quy chế phối hợp|giao ước|chương trình phối hợp|bản ghi nhớ|bản cam kết)"
)
_TOLD_OF = re.compile(  # before somebody of whom something is told
    r"(?<!\w)(?:vụ|vụ án|vụ việc|việc|thay|thay cho|thay thế|vợ|chồng|con trai|con gái|gia đình|đối với|mẹ|cha)"
    r"(?: cả)?(?: (?:của|liệt sĩ))?(?: (?:ông|bà|anh|chị|em|cháu|đồng chí|đ/c|bị can|bị cáo))? $"
)
_PAPER_OF = re.compile(  # before the one who gave it, who need not be there
    r"(?<!\w)(?:quyết định|chỉ thị|công văn|văn bản|kết luận|ý kiến chỉ đạo|ủy quyền|phân công) của "
    r"(?:(?:đồng chí|đ/c|ông|bà) )?$"
)
_ON_THE_SIDE = re.compile(r"cùng ngày,|cũng (?:trong|vào) (?:tháng|năm|tuần|thời gian)")  # opens what else happened
_TOLD_REACH = 30  # code points
_CREDIT = re.compile(r"ảnh: [^\W\d_]+(?: [^\W\d_]+){1,4}(?: ?[-–/] ?[^\W\d_]+)?[.)]?$")
_PUNISHED = re.compile(
    r"[^.;]{0,60}? (?:đã |vừa |cũng )?bị (?:kỷ luật|cách chức|khiển trách|cảnh cáo|khai trừ|khởi tố|bắt|tuyên)"
)
_PRONOUN = re.compile(r"(?:^|, |; )(?:đồng chí|ông|bà|đ/c)(?: cũng| còn| đã| tiếp tục)* $")
_AT_SCENE = re.compile(
    r"(?:tổ chức|mở|khai mạc|bế mạc|kết thúc|chủ trì|điều hành|dự|tham gia|diễn ra|tiến hành|họp|tiếp tục|phát biểu tại"
    r"|kết luận|đưa ra bàn|thảo luận|đến với|sau|ngay sau|trước đó[^.;]{0,40} tại)(?: [^\W\d_]+){0,4} $"
)
_OPENING_REACH = 40  # code points from the start of a sentence within which its scene is named
_DELEGATION = Sought(r"(?<!\w)(?:đoàn|cùng đi)(?!\w)")
_AT_ALL = Sought(r"(?<!\w)(?:tại )?cả (?:hai|ba|2|3) (?:buổi|cuộc|hội nghị|nơi|đơn vị)")
_NAMES = (PersonValue, PostValue, MeetingValue, UnitValue, DocumentMention)  # no verb inside these counts
_ROUND_UP = 2  # items from which an article is a round-up
_NONE = "none"  # the row of words that tell no part in a meeting
_DIRECTING_SPEECH = "phát biểu chỉ đạo"  # speaks and directs at once
_DAY = len("2024-07-04")
_INSPECTORS = "Ủy ban Kiểm tra"
PRESENCE = 0.6  # confidence of a presence that rests on being named; 92 of 100 such people in the gold were there


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article as its meetings see them.

    ``attached`` are the titles that stand at a name; nothing is said of the people in ``private``; ``changes`` are the
    sentences that tell a change of post, which at a session names people who need not be there.
    """

    holders: Holders
    attached: frozenset[Span]
    private: frozenset[str]
    changes: frozenset[Span] = frozenset()
    _actors: dict[int, list[Actor]] = field(default_factory=dict, compare=False)  # by where the sentence begins

    def actors(self, passage: Passage) -> Sequence[Actor]:
        """The people of a sentence, and the titles in it that stand for one."""
        found = self._actors.get(passage.start)
        if found is None:
            people = passage.of(PersonValue, PostValue)
            referring = (m for m in people if not _is_given(passage.folded, m))
            found = [Actor(m.start, m.end, person) for m in referring for person in self._persons(m)]
            self._actors[passage.start] = found
        return found

    def _persons(self, mention: Mention) -> Sequence[str]:
        if isinstance(mention.value, PersonValue):
            return [mention.value.name]
        if mention.span in self.attached:
            return []
        one = self.holders.person(mention)
        return [one] if one else self.holders.several(mention)


class ParticipationFinder:
    """Reads the roles at meetings by the words of data/grammar/participation.yaml."""

    def __init__(self, words: Mapping[str, WordClass], address: WordClass) -> None:
        self._roles: dict[str, list[str]] = {}
        for row in words.values():
            for form in row.forms:
                self._roles.setdefault(form, []).append(row.id)
        self._verbs = AnyWord(self._roles)
        self._subjects = SubjectReader(address)
        self._according_to = re.compile(rf"theo (?:{address.any_form()}[ .,]*)*")

    def find(
        self, passages: Sequence[Passage], agenda: Agenda, context: Context, cast: Cast, clusters: Sequence[Cluster]
    ) -> list[Participation]:
        """The participations in reading order; a cluster at a meeting is its members there."""
        found: list[Participation] = []
        apart, lists = _apart(passages, agenda), OpenList()
        hand, visits = _InHand(passages, agenda), Visits(passages, context)
        last: tuple[int, str] | None = None  # the paragraph and name of the person told of last
        for index, passage in enumerate(passages):
            if passage.zone not in ("body", "caption"):
                continue
            actors = cast.actors(passage)
            opener = lists.enter(passage)
            speaker, told = last, last is not None and passage.sentence.paragraph - last[0] <= 1
            if actors:
                last = (passage.sentence.paragraph, actors[0].person)
            meeting = _meeting(passage, agenda, hand.at(index))
            if meeting is None or (meeting is agenda.main and index in apart):
                continue
            acts = self._acts(passage)
            if opener is not None and not acts and any(act.role == "attend" for act in self._acts(opener)):
                acts = [Act(passage.start, passage.start, "attend")]
            parts = self._read(passage, acts, actors, meeting, context)
            if _AT_ALL.search(passage.folded, passage.start, passage.end):
                others = [one for one in agenda.drafts if (one.visit or one.main) and one is not meeting]
                parts += [part for one in others for part in self._read(passage, acts, actors, one, context)]
            parts += self._according(passage, actors, meeting)
            parts += visits.sides(passage, meeting) if meeting.visit else []
            if meeting.kind in SESSIONS and (passage.span in cast.changes or _inspects(meeting)):
                parts = [part for part in parts if part.evidence.confidence > PRESENCE]
            if meeting.main and speaker and told and (act := _spoken_by_pronoun(passage, acts)):
                parts.append(_part(speaker[1], meeting, passage, act, 0.75))
            found += [part for part in parts if part.is_unit or part.who not in cast.private]
            if len(clusters) == 1 and _SIGNED_TOGETHER.search(passage.folded, passage.start, passage.end):
                evidence = Evidence(passage.span, (passage.span,), "participation.sign-together", 0.8)
                found.append(Participation(clusters[0].name, meeting.key, "sign", evidence, is_unit=True))
        found += self._delegation(passages, agenda, cast)
        return _expanded([*_by_hand(found), *_hosts(agenda)], clusters)

    def _delegation(self, passages: Sequence[Passage], agenda: Agenda, cast: Cast) -> list[Participation]:
        """Who is told to belong to the delegation before its first meeting was at each one on the journey."""
        visits = [draft for draft in agenda.drafts if draft.visit]
        body = [passage for passage in passages if passage.zone == "body"]
        journey = in_lead(body[:1])
        if not visits or journey is None:
            return []
        first = min(draft.mentions[0].start for draft in visits)
        members = [
            (passage, actor)
            for passage in body
            if passage.end <= first and _DELEGATION.search(passage.folded, passage.start, passage.end)
            for actor in cast.actors(passage)
        ]
        return [
            _part(actor.person, draft, passage, Act(actor.start, actor.end, "attend"), 0.8)
            for draft in visits
            if draft.date and journey.start <= draft.date <= (journey.end or journey.start)
            for passage, actor in members
            if actor.person not in cast.private
        ]

    def _acts(self, passage: Passage) -> list[Act]:
        """The verbs of a sentence, outside the names in it."""
        found: list[Act] = []
        covered: Covers | None = None
        for match in self._verbs.find_all(passage.folded, passage.start, passage.end):
            if covered is None:
                covered = Covers((m.start, m.end) for m in passage.of(*_NAMES) if not _is_role(m))
            if covered.hold(match.start()):
                continue
            found.extend(Act(match.start(), match.end(), role) for role in self._roles[match[0]] if role != _NONE)
            if _DIRECTING_SPEECH in match[0]:
                found.append(Act(match.start(), match.end(), "speak"))
        return found

    def _read(
        self, passage: Passage, acts: Sequence[Act], actors: Sequence[Actor], meeting: Draft, context: Context
    ) -> list[Participation]:
        """What one sentence tells of ``meeting``."""
        if not actors and not passage.of(UnitValue):
            return []
        if _TO_THE_PRESS.search(passage.folded, passage.start, passage.end):
            return []
        elsewhere = bool(_ELSEWHERE.search(passage.folded, passage.start, passage.end))
        elsewhere &= not _bids_farewell(passage, meeting)
        elsewhere |= meeting.main and bool(_EARLIER.search(passage.folded, passage.start, passage.end))
        found: list[Participation] = []
        for act in acts:
            if act.role == "attend":
                found += [] if elsewhere else self._attendance(passage, act, actors, meeting, context)
            elif act.role != "sign" or _signs(passage.folded, act, meeting):
                subject = self._subjects.subject(passage, act, actors)
                found += _parts([actor.person for actor in subject], meeting, passage, act, 0.9)
        if elsewhere:
            return found
        found += represented(passage, acts, meeting, context)
        found += joining(passage, meeting, context)
        if meeting.main:
            found += honoured(passage, meeting, context)
        if meeting.main or meeting.visit or meeting.apart:
            known = {part.who for part in found}
            actors = [] if _ON_THE_SIDE.match(passage.folded, passage.start) else actors
            named = [Act(actor.start, actor.end, "attend") for actor in actors]
            found += [
                _part(actor.person, meeting, passage, act, PRESENCE)
                for actor, act in zip(actors, named, strict=True)
                if actor.person not in known and not _told_of(passage, actor)
            ]
        return found

    def _according(self, passage: Passage, actors: Sequence[Actor], meeting: Draft) -> list[Participation]:
        """ "Theo Đại tá A, Phó Trưởng phòng 9, án bị hủy ...": what A said there."""
        match = self._according_to.match(passage.folded, passage.start, passage.end)
        if match is None or not meeting.main:
            return []
        said = [actor for actor in actors if match.end() in (actor.start, title_start(passage, actor))]
        act = Act(match.start(), match.end() - 1, "speak")
        return [_part(actor.person, meeting, passage, act, 0.8) for actor in said]

    def _attendance(
        self, passage: Passage, act: Act, actors: Sequence[Actor], meeting: Draft, context: Context
    ) -> list[Participation]:
        after = [a for a in actors if a.start >= act.end]
        found = _parts([a.person for a in after], meeting, passage, act, 0.9)
        if act.start == act.end:  # the verb is in the sentence that opened the list: here the names alone tell it
            found = [_told_by(part, actor) for part, actor in zip(found, after, strict=True)]
        if before := [a for a in actors if a.end <= act.start]:
            group = self._subjects.last_group(passage, before)
            found += _parts([a.person for a in group], meeting, passage, act, 0.85)
        return found + attending(passage, act, meeting, context)


def _inspects(meeting: Draft) -> bool:
    """Whether it is a session of a party's inspectors, who decide on those that are named."""
    return any(label.startswith(_INSPECTORS) for label in meeting.organisers)


def _meeting(passage: Passage, agenda: Agenda, in_hand: Draft | None) -> Draft | None:
    """The meeting that a sentence tells of: one named in it, one in hand in its paragraph, else the main one."""
    mentions = [m for m in passage.of(MeetingValue) if m.span in agenda.by_mention]
    if not mentions:
        return in_hand or agenda.main
    if any(agenda.by_mention[m.span].main for m in mentions):
        return agenda.main
    scenes = [m for m in mentions if agenda.main is None or _is_scene(passage, m)]
    held = [draft for m in scenes if (draft := agenda.by_mention[m.span]).status == "held"]
    if held:
        return held[0]
    if scenes and (agenda.main is None or _opens(passage, scenes[0])):
        return agenda.by_mention[scenes[0].span]
    return in_hand or agenda.main  # "A lưu ý ..., thông tin Viện sẽ tổ chức Hội nghị": said here of one to come


def _is_given(folded: str, mention: Mention) -> bool:
    """Whether a title is the post that somebody gets or has: "được bổ nhiệm giữ chức Trưởng phòng 8"."""
    return (
        isinstance(mention.value, PostValue) and _TO_HOLD.search(folded, mention.start - 20, mention.start) is not None
    )


def _bids_farewell(passage: Passage, meeting: Draft) -> bool:
    """Whether the meeting takes leave of somebody: "Hội nghị cũng chia tay đồng chí A, nghỉ hưu từ ngày 01/8"."""
    if not _FAREWELL.search(passage.folded, passage.start, passage.end):
        return False
    here = any(passage.start <= span.start < passage.end for span in meeting.mentions)
    return here or bool(_OCCASION.match(passage.folded, passage.start))


def _told_of(passage: Passage, actor: Actor) -> bool:
    """Whether somebody is named as the one whom a case, a loss or another's post is about, or took the picture."""
    folded = passage.folded
    before = max(passage.start, actor.start - _TOLD_REACH)
    if _TOLD_OF.search(folded, before, actor.start) or _PAPER_OF.search(folded, before, title_start(passage, actor)):
        return True
    if _CREDIT.match(folded, passage.start, passage.end) and actor.end <= passage.end:
        return True
    return bool(_PUNISHED.match(folded, actor.end, passage.end))


def _is_role(mention: Mention) -> bool:
    """A part in a session ("chủ tọa") is told by the word that also names who has it."""
    return isinstance(mention.value, PostValue) and mention.value.role


def _apart(passages: Sequence[Passage], agenda: Agenda) -> frozenset[int]:
    """The sentences in those items of a round-up that do not name the main meeting."""
    numbers = sections(passages)
    if agenda.main is not None and (under := _under_other_headings(passages, agenda.main)):
        return under
    named = {number for number, passage in zip(numbers, passages, strict=True) if _names_main(passage, agenda)}
    if agenda.main is None or max(numbers, default=0) < _ROUND_UP or not named - {0}:
        return frozenset()
    return frozenset(index for index, number in enumerate(numbers) if number not in named)


def _under_other_headings(passages: Sequence[Passage], main: Draft) -> frozenset[int]:
    """The sentences from the next heading on, where a story names a meeting but once, and neither its title nor its
    first paragraph does: there it has left the meeting. Of a session of an assembly all of a story may be."""
    if len(main.mentions) != 1 or main.kind in SESSIONS:
        return frozenset()
    lead = next((one.sentence.paragraph for one in passages if one.zone == "body"), -1)
    told = next((n for n, one in enumerate(passages) if one.start <= main.mentions[0].start < one.end), 0)
    if passages[told].zone != "body" or passages[told].sentence.paragraph == lead:
        return frozenset()
    following = range(told + 1, len(passages))
    return frozenset(range(next((n for n in following if passages[n].zone == "heading"), len(passages)), len(passages)))


def _names_main(passage: Passage, agenda: Agenda) -> bool:
    return any(agenda.by_mention[m.span].main for m in passage.of(MeetingValue) if m.span in agenda.by_mention)


def _opens(passage: Passage, mention: Mention) -> bool:
    return mention.start - passage.start < _OPENING_REACH


def _is_scene(passage: Passage, mention: Mention) -> bool:
    """Whether the sentence happens at the meeting: it opens with it, or a verb of holding or joining leads to it."""
    return _opens(passage, mention) or bool(_AT_SCENE.search(passage.folded, passage.start, mention.start))


class _InHand:
    """The meeting that an earlier sentence of the paragraph opened; nothing else is in hand beside the main one."""

    def __init__(self, passages: Sequence[Passage], agenda: Agenda) -> None:
        self._passages = passages
        self._agenda = agenda
        self._paragraphs: dict[int, int] = {}  # where each begins
        for passage in passages:
            self._paragraphs.setdefault(passage.sentence.paragraph, passage.start)
        self._named = {id(draft): sorted(span.start for span in draft.mentions) for draft in agenda.drafts}

    def at(self, index: int) -> Draft | None:
        """The meeting in hand at the sentence of this number."""
        draft, passage = self._agenda.at_sentence[index], self._passages[index]
        if draft is not None and (draft.visit or (draft.apart and not draft.main)):
            return draft
        if draft is None or draft.main or draft.status != "held":
            return None
        start = self._paragraphs[passage.sentence.paragraph]
        return draft if any_between(self._named.get(id(draft), []), start, passage.start) else None


def _spoken_by_pronoun(passage: Passage, acts: Sequence[Act]) -> Act | None:
    """ "Đồng chí nêu rõ ...": the speaker is the one whom the sentence before told of."""
    for act in acts:
        if act.role == "speak" and _PRONOUN.search(passage.folded[passage.start : act.start]):
            return act
    return None


def _signs(folded: str, act: Act, meeting: Draft) -> bool:
    """Whether the verb tells the signing at this meeting, not the date or number of a paper."""
    if _SIGNING_IS.match(folded, act.end):
        return False
    if _AGREEMENT.match(folded, act.end) and meeting.main:
        return True
    if not any("ký" in name.lower() for name in meeting.names) and meeting.kind not in ("le", "hoi-dam"):
        return False
    if _PAPER_BY.search(folded, max(0, act.start - _PAPER_REACH), act.start):
        return False
    return not _OF_PAPER.match(folded[act.end : act.end + 14])


def _part(person: str, meeting: Draft, passage: Passage, act: Act, confidence: float) -> Participation:
    return _parts([person], meeting, passage, act, confidence)[0]


def _parts(people: Sequence[str], meeting: Draft, passage: Passage, act: Act, confidence: float) -> list[Participation]:
    """The part of each of ``people`` in what one verb tells."""
    if not people:
        return []
    verb = Span(act.start, act.end)
    evidence = Evidence(passage.span, (verb,), f"participation.{act.role}", confidence)
    status = stance(passage.folded, passage.span, verb, "participation") if confidence > PRESENCE else ASSERTED
    return [Participation(person, meeting.key, act.role, evidence, status=status) for person in people]


def _by_hand(found: Sequence[Participation]) -> list[Participation]:
    """``found`` without the bodies that sign where people are told to do so for them."""
    signed = {part.meeting for part in found if part.role == "sign" and not part.is_unit}
    return [part for part in found if not (part.is_unit and part.role == "sign" and part.meeting in signed)]


def _told_by(part: Participation, actor: Actor) -> Participation:
    return replace(part, evidence=replace(part.evidence, words=(Span(actor.start, actor.end),)))


def _hosts(agenda: Agenda) -> list[Participation]:
    """Who holds a meeting is there."""
    found: list[Participation] = []
    for draft in agenda.drafts:
        dated = draft.date is not None and len(draft.date) == _DAY
        if draft.status != "held" or not draft.evidence or not (draft.main or dated):
            continue
        told = draft.evidence[0]
        evidence = Evidence(told.sentence, told.words, "participation.host", 0.85)
        found.extend(Participation(label, draft.key, "attend", evidence, is_unit=True) for label in draft.organisers)
    return found


def _expanded(found: Sequence[Participation], clusters: Sequence[Cluster]) -> list[Participation]:
    """``found`` with the members of a cluster in its place."""
    members = {cluster.name: cluster.members for cluster in clusters}
    expanded: list[Participation] = []
    for part in found:
        if part.is_unit and part.who in members:
            labels = members[part.who]
            expanded.extend(replace(part, who=label) for label in labels)
        else:
            expanded.append(part)
    return expanded
