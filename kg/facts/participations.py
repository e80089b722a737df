"""Who did what at a meeting: chaired, directed, spoke, moderated, signed, attended."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.facts.agenda import Agenda, Draft
from kg.facts.context import Context
from kg.facts.holders import Holders
from kg.records import Cluster, Document, Evidence, Mention, Participation, Sentence, Span
from kg.reference.rules import WordClass
from kg.values import MeetingValue, PersonValue, PostValue, UnitValue

_ROLES = ("direct", "chair", "moderate", "speak", "sign")
_PERSON_WORDS = (
    r"(?:đồng chí|đ/c|ông|bà|anh|chị|gs|pgs|ts|ths|tskh|tiến sĩ|thạc sĩ|giáo sư|phó giáo sư|luật sư|ls"
    r"|(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng))[ .,]*"
)
_OBJECT = re.compile(
    r"(?:cho|với|của|tặng|chúc mừng|đối với|thay|cảm ơn|trao|gồm cả|đến|tới|về|do|bởi|biểu dương|khen|hỏi|tiếp|đón"
    r"|mời|nhắc lại lời|giao)"
    r"(?: (?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|em|cháu|tân|bị cáo|nữ))* ?$"
)
_AGENT = re.compile(r"(?:do|của|bởi)(?: (?:các )?(?:đồng chí|đ/c|ông|bà))* ?$")
_ELSEWHERE = re.compile(
    r"(?:trước đó|sau đó ít ngày|từng|sinh năm|trước khi|nghỉ hưu|vắng mặt|không dự|bên lề|bên hành lang"
    r"|trao đổi với phóng viên"
    r"|trả lời phóng viên|gửi lẵng hoa|gửi thư)\b"
)
_REPRESENTED = re.compile(
    r"(?:đại diện|lãnh đạo|thay mặt|tập thể|toàn thể|cán bộ|công chức|kiểm sát viên|đoàn công tác|trưởng các phòng"
    r"|thủ trưởng|cùng)"
    r"(?: [^\W\d_]+,?){0,5}(?: của| thuộc)? ?$"
)
_LISTED = re.compile(
    r"[ ,;]*(?:và|cùng|;|,|gồm|:)?[ ,]*(?:(?:đại diện|lãnh đạo|tập thể|toàn thể|các|cán bộ|công chức)[ ,]*)*$"
)
_GROUP_GAP = re.compile(
    r"(?:[ ,;:-]|và|cùng|với|các|đồng chí|đ/c|ông|bà|là|gồm|\([^()]*\)|kiêm|đồng thời|hiện|nay|phó|trưởng|luật sư"
    r"|ths\.?|ts\.?|pgs\.?|gs\.?)*$"
)
_SIGNED_TOGETHER = re.compile(
    r"(?:các đơn vị|\d+ đơn vị|lãnh đạo \d+|các thành viên|các viện|\d+ viện|cụm)[^.;]{0,60}(?:đã |cùng |tiến hành "
    r"|thực hiện )?ký(?: kết)? (?:bản )?giao ước"
)
_FRONTED = re.compile(rf",(?: [^,;.]{{0,30}},)? ?(?:(?:các|các vị|hai|ba|nữ|tân|nguyên) )?(?:{_PERSON_WORDS})*$")
_LIST_FOLLOWS = re.compile(
    rf"(?:(?:gồm|là đoàn chủ tịch|đoàn chủ tịch)[^.;]{{0,40}}:?|(?:có|là|:)) ?(?:các )?:? ?(?:{_PERSON_WORDS})*:?\s*$"
)
_PRONOUN = re.compile(r"(?:^|, |; )(?:đồng chí|ông|bà|đ/c)(?: cũng| còn| đã| tiếp tục)* $")
_CONNECTION_POINT = re.compile(r"(?:kết nối|nối|truyền)[^.;:]{0,60}(?:điểm cầu|tới|đến)\b")
_PRESENCE_CONFIDENCE = 0.6  # being named in the report of a meeting; 92 of 100 such people in the gold were there


@dataclass(frozen=True, slots=True)
class _Actor:
    """A person, or a title that stands for one, in a sentence."""

    start: int
    end: int
    person: str


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    role: str


class ParticipationFinder:
    """Reads the roles at meetings from the sentences of an article."""

    def __init__(self, words: Mapping[str, WordClass]) -> None:
        forms: dict[str, list[str]] = {}
        for row in words.values():
            for form in row.forms:
                forms.setdefault(form, []).append(row.id)
        self._roles = forms
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._cues = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

    def find(
        self,
        document: Document,
        by_sentence: Sequence[Sequence[Mention]],
        agenda: Agenda,
        context: Context,
        holders: Holders,
        attached: frozenset[Span],
        private: frozenset[str] = frozenset(),
        clusters: Sequence[str] = (),
    ) -> list[Participation]:
        """The participations in reading order; ``attached`` are the titles that stand at a name; nothing is said of
        the people in ``private``."""
        found: list[Participation] = []
        last: tuple[int, str] | None = None
        for index, (sentence, mentions) in enumerate(zip(document.sentences, by_sentence, strict=True)):
            if sentence.zone not in ("body", "caption", "lead"):
                continue
            spoken = self._pronoun(document.folded, sentence, mentions, last)
            actors = self._actors(mentions, holders, attached)
            if actors:
                last = (sentence.paragraph, actors[0].person)
            meeting = self._meeting(document, mentions, agenda, index)
            if meeting is None:
                continue
            parts = self._sentence(document, sentence, mentions, meeting, context, holders, attached)
            if spoken is not None and meeting.main:
                parts.append(_part(spoken[0], meeting, "speak", sentence, spoken[1], 0.75))
            found += [part for part in parts if part.is_unit or part.who not in private]
            if len(clusters) == 1 and _SIGNED_TOGETHER.search(document.folded, sentence.start, sentence.end):
                words = Span(sentence.start, sentence.end)
                evidence = Evidence(sentence.span, (words,), "participation.sign-together", 0.8)
                found.append(Participation(clusters[0], meeting.key, "sign", evidence, is_unit=True))
        found += self._organisers(agenda)
        return found

    def _meeting(self, document: Document, mentions: Sequence[Mention], agenda: Agenda, index: int) -> Draft | None:
        named = [
            agenda.by_mention[m.span]
            for m in mentions
            if isinstance(m.value, MeetingValue) and m.span in agenda.by_mention
        ]
        held = [draft for draft in named if draft.status == "held"]
        if agenda.main in held:
            return agenda.main
        if held or named:
            return held[0] if held else named[0]
        local = self._of_paragraph(document, agenda, index)
        return local or agenda.main

    def _of_paragraph(self, document: Document, agenda: Agenda, index: int) -> Draft | None:
        """The meeting that an earlier sentence of the paragraph opened; nothing else is in hand beside the main one."""
        draft = agenda.at_sentence[index]
        if draft is None or draft.main or not draft.mentions:
            return None
        paragraph = document.sentences[index].paragraph
        here = [s for s in document.sentences[: index + 1] if s.paragraph == paragraph]
        opened = any(here[0].start <= span.start < here[-1].end for span in draft.mentions)
        return draft if opened and draft.status == "held" else None

    def _sentence(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Sequence[Mention],
        meeting: Draft,
        context: Context,
        holders: Holders,
        attached: frozenset[Span],
    ) -> list[Participation]:
        folded = document.folded
        actors = self._actors(mentions, holders, attached)
        elsewhere = bool(_ELSEWHERE.search(folded, sentence.start, sentence.end))
        found: list[Participation] = []
        cues = self._find_cues(folded, sentence, mentions)
        for cue in cues:
            if cue.role == "sign" and not _signs(folded, cue, meeting):
                continue
            if cue.role in _ROLES:
                found.extend(
                    _part(actor.person, meeting, cue.role, sentence, Span(cue.start, cue.end), 0.9)
                    for actor in self._subject(folded, sentence, cue, actors)
                )
            elif cue.role == "attend" and not elsewhere:
                found += self._attendance(folded, sentence, cue, actors, mentions, meeting, context)
        if not elsewhere:
            found += self._represented(folded, sentence, mentions, cues, meeting, context)
            if meeting.main:
                found += [
                    _part(actor.person, meeting, "attend", sentence, Span(actor.start, actor.end), _PRESENCE_CONFIDENCE)
                    for actor in actors
                    if not any(p.who == actor.person for p in found)
                ]
        return found

    # ------------------------------------------------------------------ who and what

    def _pronoun(
        self, folded: str, sentence: Sentence, mentions: Sequence[Mention], last: tuple[int, str] | None
    ) -> tuple[str, Span] | None:
        """ "Đồng chí nêu rõ ...": the speaker is the one whom the sentence before told of."""
        if last is None or sentence.paragraph - last[0] > 1:
            return None
        for cue in self._find_cues(folded, sentence, mentions):
            if cue.role == "speak" and _PRONOUN.search(folded[sentence.start : cue.start]):
                return last[1], Span(cue.start, cue.end)
        return None

    def _actors(self, mentions: Sequence[Mention], holders: Holders, attached: frozenset[Span]) -> list[_Actor]:
        found: list[_Actor] = []
        for mention in mentions:
            if isinstance(mention.value, PersonValue):
                found.append(_Actor(mention.start, mention.end, mention.value.name))
            elif isinstance(mention.value, PostValue) and mention.span not in attached:
                person = holders.person(mention)
                if person:
                    found.append(_Actor(mention.start, mention.end, person))
        return found

    def _find_cues(self, folded: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[_Cue]:
        covered = [
            (m.start, m.end) for m in mentions if isinstance(m.value, (PersonValue, PostValue, MeetingValue, UnitValue))
        ]
        found: list[_Cue] = []
        for match in self._cues.finditer(folded, sentence.start, sentence.end):
            if any(start <= match.start() < end for start, end in covered):
                continue
            found.extend(_Cue(match.start(), match.end(), role) for role in self._roles[match[0]])
            if match[0].startswith("phát biểu chỉ đạo") or "phát biểu chỉ đạo" in match[0]:
                found.append(_Cue(match.start(), match.end(), "speak"))
        return found

    def _subject(self, folded: str, sentence: Sentence, cue: _Cue, actors: Sequence[_Actor]) -> list[_Actor]:
        """The people who do what ``cue`` says."""
        if _AGENT.search(folded, max(sentence.start, cue.start - 12), cue.start):
            return []
        clause = max(folded.rfind(";", sentence.start, cue.start), sentence.start)
        earlier = [a for a in actors if clause <= a.start and a.end <= cue.start]
        while earlier:
            group = _group(folded, earlier)
            lead = folded[max(sentence.start, group[0].start - 40) : group[0].start]
            if not _OBJECT.search(lead) or _AGENT.search(lead):
                return group
            earlier = [a for a in earlier if a.end <= group[0].start]
        later = [a for a in actors if a.start >= cue.end]
        if not later:
            return []
        between = folded[cue.end : later[0].start]
        if _LIST_FOLLOWS.search(between) and ";" not in between and ". " not in between:
            return later if cue.role != "speak" else later[:1]
        if ";" in between or ". " in between or len(between) > 140:
            return []
        fronted = cue.start - sentence.start < 70 and bool(_FRONTED.search(between))
        if fronted or re.search(r"(?:là|có|gồm|của|do)(?: các)?(?: đồng chí| đ/c| ông| bà)* ?:?$", between.strip()):
            return _group(folded, later, forward=True)
        return []

    def _attendance(
        self,
        folded: str,
        sentence: Sentence,
        cue: _Cue,
        actors: Sequence[_Actor],
        mentions: Sequence[Mention],
        meeting: Draft,
        context: Context,
    ) -> list[Participation]:
        words = Span(cue.start, cue.end)
        found = [_part(a.person, meeting, "attend", sentence, words, 0.9) for a in actors if a.start >= cue.end]
        before = [a for a in actors if a.end <= cue.start]
        if before:
            found += [_part(a.person, meeting, "attend", sentence, words, 0.85) for a in _group(folded, before)]
        for mention in mentions:
            if not isinstance(mention.value, UnitValue) or mention.start < cue.end or _in_post(mention, mentions):
                continue
            if re.search(
                r"(?:tại|trụ sở|ở|theo|đến|thuộc|điểm cầu|trong ngành|của)(?: các)? $",
                folded[max(0, mention.start - 12) : mention.start],
            ) and not _REPRESENTED.search(folded, max(0, mention.start - 60), mention.start):
                continue
            resolved = context.resolved.get(mention.span)
            if resolved is not None:
                found.append(_unit_part(resolved.label, meeting, sentence, mention.span, 0.8))
        return found

    def _represented(
        self,
        folded: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        cues: Sequence[_Cue],
        meeting: Draft,
        context: Context,
    ) -> list[Participation]:
        """Units that take part as such: "đại diện VKSND các tỉnh ... nêu khó khăn"; those at the connection points."""
        found: list[Participation] = []
        linked = _CONNECTION_POINT.search(folded, sentence.start, sentence.end)
        speaking = any(cue.role in ("speak", "attend", "sign") for cue in cues)
        units = [m for m in mentions if isinstance(m.value, UnitValue) and not _in_post(m, mentions)]
        chain_end = -1
        for mention in units:
            resolved = context.resolved.get(mention.span)
            represented = speaking and re.search(
                r"(?:đại diện|lãnh đạo)(?: [^\W\d_]+,?){0,4} $",
                folded[max(sentence.start, mention.start - 40) : mention.start],
            )
            chained = chain_end >= 0 and _LISTED.match(folded[chain_end : mention.start])
            if resolved is not None and (represented or chained or (linked and mention.start >= linked.end())):
                found.append(_unit_part(resolved.label, meeting, sentence, mention.span, 0.75))
                chain_end = mention.end if not linked else -1
            else:
                chain_end = -1
        return found

    def _organisers(self, agenda: Agenda) -> list[Participation]:
        found: list[Participation] = []
        for draft in agenda.drafts:
            if draft.status != "held" or not draft.evidence or not (draft.main or draft.date):
                continue
            for label in draft.organisers:
                evidence = Evidence(draft.evidence[0].sentence, draft.evidence[0].words, "participation.host", 0.85)
                found.append(Participation(label, draft.key, "attend", evidence, is_unit=True))
        return found


def _signs(folded: str, cue: _Cue, meeting: Draft) -> bool:
    """Whether the verb tells the signing at this meeting, not the date or number of a paper."""
    if not any("ký" in name.lower() for name in meeting.names) and meeting.kind not in ("le", "hoi-dam"):
        return False
    return not re.match(r" (?:ngày|số|quyết định|tên|duyệt|ban hành|thay)", folded[cue.end : cue.end + 14])


def _part(person: str, meeting: Draft, role: str, sentence: Sentence, words: Span, confidence: float) -> Participation:
    return Participation(
        person, meeting.key, role, Evidence(sentence.span, (words,), f"participation.{role}", confidence)
    )


def _unit_part(label: str, meeting: Draft, sentence: Sentence, words: Span, confidence: float) -> Participation:
    evidence = Evidence(sentence.span, (words,), "participation.unit", confidence)
    return Participation(label, meeting.key, "attend", evidence, is_unit=True)


def _in_post(unit: Mention, mentions: Sequence[Mention]) -> bool:
    return any(
        isinstance(m.value, PostValue) and not m.value.plural and m.start <= unit.start and unit.end <= m.end
        for m in mentions
    )


def _group(folded: str, actors: Sequence[_Actor], *, forward: bool = False) -> list[_Actor]:
    """The coordinated people at the end (or, ``forward``, at the start) of ``actors``, titles between them aside."""
    ordered = list(actors) if forward else list(reversed(actors))
    group = [ordered[0]]
    for actor in ordered[1:]:
        first, second = (group[-1], actor) if forward else (actor, group[-1])
        gap = folded[first.end : second.start]
        if len(gap) > 160 or (";" in gap and forward) or not _coordinated(gap):
            break
        group.append(actor)
    return group if forward else list(reversed(group))


def _coordinated(gap: str) -> bool:
    """Whether the words between two people join them: a mark or "và", titles of the first between."""
    return bool(re.search(rf"(?:[,;] |và |cùng |với )(?:các )?(?:{_PERSON_WORDS})*$", gap)) and not re.search(
        r"\b(?:phát biểu|nói|cho biết|trình bày|chủ trì|nhấn mạnh|dự|đề nghị|yêu cầu|trao|tặng|báo cáo|thay mặt"
        r"|cho rằng|chúc mừng)\b",
        gap,
    )


def expand_clusters(found: Sequence[Participation], clusters: Sequence[Cluster]) -> list[Participation]:
    """A cluster at a meeting is its members there."""
    members = {cluster.name: cluster.members for cluster in clusters}
    expanded: list[Participation] = []
    for part in found:
        if part.who in members and part.is_unit:
            expanded += [
                Participation(label, part.meeting, part.role, part.evidence, True) for label in members[part.who]
            ]
        else:
            expanded.append(part)
    return expanded


__all__ = ["ParticipationFinder", "bisect_left", "expand_clusters"]
