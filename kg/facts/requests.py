"""What leaders ask of units: tasks, requests, reminders; by the words of data/grammar/requests.yaml."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.facts.addressees import Addressees, addressees
from kg.facts.agenda import Agenda
from kg.facts.context import Context
from kg.facts.cues import Cue
from kg.facts.participations import Cast
from kg.facts.passage import Passage
from kg.facts.request_words import request_grammar, request_tables
from kg.facts.stances import stance
from kg.facts.subjects import Act, Actor, SubjectReader
from kg.frozen import record
from kg.records import Evidence, Mention, Participation, Request, Span
from kg.reference.rules import WordClass
from kg.sought import AnyWord
from kg.values import DocumentMention, PersonValue, PostValue, UnitValue

_SAYING = ("speak", "direct", "chair")  # rows of participation.yaml whose subject may go on to ask
_PRONOUN = re.compile(r"(?:^|, |; )(?:đồng chí|ông|bà|đ/c)(?: cũng| còn| đã| tiếp tục)* $")
_WE = re.compile(r"(?:chúng tôi|tôi)(?: cũng| đã)* $")
_BODY_ASKS = re.compile(r"(?: (?:đã|vừa|cũng|mới đây|tiếp tục))* $")
_BY_PAPER = re.compile(r"(?: (?:đã|vừa|cũng|mới đây))* (?:ban hành|có|ra|gửi) $")
_JOINED = re.compile(r"(?:[,;:] (?:đồng thời |và )?| và |đồng thời )$")
_NO_REQUEST = re.compile(r"kháng nghị")  # a protest asks a court, by the law of procedure
_QUOTES = (("“", "”"), ('"', '"'))
_MARKS = " ,;:.-–…"
_REACH = 600  # code points before a verb of asking in which the one who asks is told
_MOST_TRIES = 20  # verbs of a sentence for which nobody who asks is found
_NEAREST = 6  # bodies before a verb, of which one may be its subject
_LEAST_WORDS = 3  # of what is asked
_LEAST_ITEMS = 2  # of a list; one mark alone is a number
_SURE, _BODY, _TOLD_ON = 0.85, 0.75, 0.7  # a person in the sentence; a body; someone of a sentence before


@record
class _Maker:
    """Who asks: the key of a person or unit, and the words that name it, if they stand in the sentence."""

    key: str
    is_unit: bool
    confidence: float


@dataclass(slots=True)
class _Story:
    """What the sentences so far tell: who spoke last and where, the paragraph of the last request, an open list."""

    speaker: str | None = None
    paragraph: int = -9
    asked_paragraph: int = -9
    heading: Request | None = None  # "yêu cầu các đơn vị làm tốt các việc sau:"; not asked itself if items follow


class RequestReader:
    """Reads requests. ``participation`` are the words of saying; ``address`` those that may stand before a name."""

    def __init__(self, participation: Mapping[str, WordClass], address: WordClass) -> None:
        self._saying = AnyWord(form for row in _SAYING for form in participation[row].forms)
        self._subjects = SubjectReader(address)

    def read(
        self,
        passages: Sequence[Passage],
        agenda: Agenda,
        context: Context,
        cast: Cast,
        parts: Sequence[Participation],
    ) -> list[Request]:
        """The requests in reading order; ``parts`` tell at which meeting who spoke."""
        found: list[Request] = []
        story = _Story()
        drafts = {draft.key: draft for draft in agenda.drafts}
        at_meeting = {(part.who, part.evidence.sentence): part.meeting for part in parts}
        there = {(part.who, part.meeting) for part in parts}
        for passage in passages:
            if passage.zone not in ("body", "caption"):
                continue
            read = self._item(passage, story)
            if read and found[-1] is story.heading:
                found.pop()
            read = read or self._sentence(passage, context, cast, story)
            for request in read:
                key = at_meeting.get((request.by, passage.span)) or _main_of(agenda, request.by, there)
                draft = drafts.get(key or "")
                found.append(replace(request, meeting=draft.key, date=draft.date) if draft else request)
            if read and passage.folded.endswith(":", passage.start, passage.end):
                story.heading = found[-1]
            self._tell(passage, cast, story, read)
        return found

    # ------------------------------------------------------------------ one sentence

    def _sentence(self, passage: Passage, context: Context, cast: Cast, story: _Story) -> list[Request]:
        tables = request_tables()
        cues = _free(passage, tables.verbs.find(passage.folded, passage.start, passage.end))
        tries = 0
        found: list[Request] = []
        opened: list[tuple[Cue, Addressees, _Maker]] = []
        for cue in cues:
            if opened and not _JOINED.search(passage.folded, max(passage.start, cue.start - 14), cue.start):
                continue
            whom = addressees(passage, cue.end, context)
            if passage.folded.startswith(cue.row.unless_after, whom.end + 1):
                continue
            if not whom.known and (cue.row.id in tables.direct or not tables.task.match(passage.folded, whom.end)):
                continue
            if maker := opened[-1][2] if opened else self._maker(passage, cue, context, cast, story):
                opened.append((cue, whom, maker))
            elif (tries := tries + 1) == _MOST_TRIES:
                break
        for number, (cue, whom, maker) in enumerate(opened):
            limit = opened[number + 1][0].start if number + 1 < len(opened) else passage.end
            found += _requests(passage, cue, whom, maker, limit)
        return found

    def _maker(self, passage: Passage, cue: Cue, context: Context, cast: Cast, story: _Story) -> _Maker | None:
        """Who asks: the subject of the verb or of the verb of saying before it, a body, or the last speaker."""
        folded = passage.folded
        first = max(passage.start, cue.start - _REACH)
        before = folded[first : cue.start] if first == passage.start else f"…{folded[first : cue.start]}"
        if _PRONOUN.search(before) or not before.strip():
            near = passage.sentence.paragraph - story.paragraph <= (1 if before.strip() else 0)
            return _Maker(story.speaker, False, _TOLD_ON) if story.speaker and near else None
        known = [a for a in cast.actors(passage) if a.person not in cast.private and not _pleads(passage, a.start)]
        actors = _with_titles(passage, [actor for actor in known if first <= actor.start < cue.end + _REACH])
        if _WE.search(before):
            told = [a for a in actors if a.start > cue.end]
            return _Maker(told[0].person, False, _TOLD_ON) if told else None
        acts = [Act(cue.start, cue.end, "speak")]
        acts += [Act(m.start(), m.end(), "speak") for m in self._saying.find_all(folded, first, cue.start)][::-1]
        for act in acts:
            if subject := [a for a in self._subjects.subject(passage, act, actors) if a.end <= cue.start]:
                return _Maker(subject[0].person, False, _SURE)
        return _body(passage, cue, context)

    def _item(self, passage: Passage, story: _Story) -> list[Request]:
        """An item of a list that an earlier sentence opened."""
        last = story.heading
        if last is None:
            return []
        match = request_tables().item.match(passage.folded, passage.start, passage.end)
        if match is None:
            if passage.sentence.paragraph != story.asked_paragraph:
                story.heading = None
            return []
        story.asked_paragraph = passage.sentence.paragraph
        told = _stripped(passage.folded, match.end(), passage.end)
        evidence = Evidence(passage.span, (told,), "request.item", last.evidence.confidence)
        text = _trimmed(passage.document.text[match.end() : passage.end])
        return [replace(last, text=text, evidence=evidence)] if _is_task(text) else []

    def _tell(self, passage: Passage, cast: Cast, story: _Story, read: Sequence[Request]) -> None:
        """Note who spoke and what was asked."""
        if read:
            story.asked_paragraph = passage.sentence.paragraph
        if speakers := [read[-1].by] if read and not read[-1].is_unit else _named(passage, cast)[:1]:
            story.speaker, story.paragraph = speakers[0], passage.sentence.paragraph


def _free(passage: Passage, cues: Sequence[Cue]) -> list[Cue]:
    """The verbs that stand outside the names of the sentence."""
    if not cues:
        return []
    names = passage.of(PersonValue, PostValue, UnitValue, DocumentMention)
    starts, ends = [name.start for name in names], [0, *accumulate((name.end for name in names), max)]
    return [cue for cue in cues if ends[bisect_right(starts, cue.start)] <= cue.start]


def _with_titles(passage: Passage, actors: Sequence[Actor]) -> list[Actor]:
    """The people together with the titles right before their names."""
    titles = {title.end + 1: title.start for title in passage.of(PostValue)}
    return [Actor(titles.get(actor.start, actor.start), actor.end, actor.person) for actor in actors]


def _named(passage: Passage, cast: Cast) -> list[str]:
    """The people of the sentence of whom something may be told."""
    return [actor.person for actor in cast.actors(passage) if actor.person not in cast.private]


def _pleads(passage: Passage, start: int) -> bool:
    """Whether the words before a name say that it is that of a lawyer or a party to a case."""
    return passage.folded[max(passage.start, start - 14) : start].rstrip().endswith(request_grammar().pleaders)


def _body(passage: Passage, cue: Cue, context: Context) -> _Maker | None:
    """The body that is the subject of the verb, by itself, by its paper, or by the bare title of its head."""
    folded = passage.folded
    for mention in [m for m in passage.of(UnitValue, PostValue) if m.end <= cue.start][: -_NEAREST - 1 : -1]:
        span = mention.value.unit_span if isinstance(mention.value, PostValue) else mention.span
        resolved = context.resolved.get(span) if span else None
        gap = folded[mention.end : cue.start]
        if resolved is None or _NO_REQUEST.search(gap) or _is_no_head(mention):
            continue
        paper = next((m for m in passage.of(DocumentMention) if mention.end <= m.start < cue.start), None)
        by_paper = paper is not None and _BY_PAPER.fullmatch(folded, mention.end, paper.start)
        if by_paper or _BODY_ASKS.fullmatch(gap):
            return _Maker(resolved.label, True, _BODY)
    return None


def _is_no_head(mention: Mention) -> bool:
    """Whether the mention is a title that does not speak for its body."""
    value = mention.value
    return isinstance(value, PostValue) and (value.rank or value.role or value.plural or value.former)


def _requests(passage: Passage, cue: Cue, whom: Addressees, maker: _Maker, limit: int) -> list[Request]:
    """The request of one verb; where it lists items in the sentence, one for each."""
    tables, text = request_tables(), passage.document.text
    end = limit
    if stop := tables.stop.search(passage.folded, whom.end, limit):
        end = stop.start()
    rule, asked = f"request.{cue.row.id}", []
    for start, stop_at in _items(passage.folded, whom.end, end):
        words = _trimmed(text[start:stop_at])
        if _is_task(words):
            verb = Span(cue.start, cue.end)
            told = _stripped(passage.folded, start, stop_at)
            evidence = Evidence(passage.span, (verb, told), rule, maker.confidence)
            status = stance(passage.folded, passage.span, verb, "request")
            asked.append(Request(maker.key, words, evidence, maker.is_unit, whom.units, whom.words, status=status))
    return asked


def _items(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list in the sentence, behind a colon or semicolons; else the whole stretch."""
    pattern = request_tables().item
    marks = [
        m for m in re.finditer(r"(?:^|[:;,.] ?)", folded[start:end]) if pattern.match(folded, start + m.end(), end)
    ]
    starts = [match.end() for m in marks if (match := pattern.match(folded, start + m.end(), end))]
    if len(starts) < _LEAST_ITEMS:
        return [(start, end)]
    ends = [start + m.start() for m in marks[1:]] + [end]
    return list(zip(starts, ends, strict=True))


def _stripped(folded: str, start: int, end: int) -> Span:
    """The stretch without the white space at its ends."""
    words = folded[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _trimmed(text: str) -> str:
    """What is asked on one line, without marks and joining words at its ends; only what a quotation holds."""
    words = " ".join(text.split())
    for opened, closed in _QUOTES:
        if words.count(closed) > words.count(opened) or (opened == closed and words.count(closed) % 2):
            words = words.split(closed)[0]
    words = words.strip(_MARKS)
    for tail in (" đồng thời", " và"):
        words = words.removesuffix(tail).rstrip(_MARKS)
    for lead in ("cần ", "phải "):
        words = words.removeprefix(lead)
    return words


def _is_task(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS


def _main_of(agenda: Agenda, who: str, there: set[tuple[str, str]]) -> str | None:
    main = agenda.main
    return main.key if main is not None and (who, main.key) in there else None
