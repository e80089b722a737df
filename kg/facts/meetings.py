"""The meetings of an article: mentions grouped into events, with date, organisers and which one is its subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.context import Context
from kg.facts.resolved import Resolved
from kg.names import fold, old_style
from kg.records import Document, Evidence, Meeting, Mention, Sentence, Span
from kg.reference.meetings import MeetingWords
from kg.values import ClusterValue, DateValue, MeetingValue, PostValue, UnitValue

_SAME_NAME = (
    0.62  # Dice overlap from which two names of one kind mean one meeting; names of one meeting share most words
)
_SUBJECT_WORDS = re.compile(
    r"(?:đã |vừa |long trọng )?((?:tổng kết|sơ kết|giao ban|triển khai|công bố|tập huấn|ký kết|phát động|quán triệt"
    r"|rút kinh nghiệm"
    r"|kỷ niệm|làm việc với|trao quyết định|gặp mặt|tuyên truyền|chia tay)[^.;\n]{6,170})"
)
_PHRASE_END = re.compile(r" (?:được|do|vào|với sự|dưới sự|theo|diễn ra|tại trụ sở|tại hội trường)\b")
_PLANNED = re.compile(
    r"(?:dự kiến|sẽ|chuẩn bị|sắp tới|sắp diễn ra|kế hoạch tổ chức|hướng tới|chào mừng|tiến tới|thời gian tới"
    r"|phục vụ)\b[^.;]{0,50}$"
)
_CONTAINER = re.compile(r"(?:tại|trong|trong khuôn khổ|trong chương trình|thuộc|của) (?:chương trình )?$")
_TAKES_PLACE = re.compile(r"(?:dự kiến|diễn ra|tổ chức|vào ngày|vào lúc|vào tháng|vào \d|sẽ)")
_PAST = re.compile(r"(?:trước đó|tại kỳ họp trước|tiếp theo kết quả|tinh thần|kết quả)\b")
_IDENTIFIED_WORDS = 2
_JOIN = re.compile(
    r"[ ,;-]*(?:và|cùng|phối hợp(?: với| cùng)?|với|đã phối hợp(?: với| cùng)?|gồm|liên ngành|;|cùng với)?[ ,]*$"
)
_NOT_HOST = re.compile(r"(?:tại|ở|trụ sở|hội trường|của|từ|với sự có mặt của|do) $")
_GROUPS = {"le": "ceremony", "buoi": "ceremony", "chuong-trinh": "ceremony", "ngay-hoi": "ceremony"}


@dataclass
class Draft:
    """A meeting in the making."""

    kind: str
    head: str
    names: list[str] = field(default_factory=list)
    date: str | None = None
    end: str | None = None
    place: str | None = None
    organisers: list[str] = field(default_factory=list)
    main: bool = False
    status: str = "held"
    in_title: bool = False
    paragraph: int = -1  # where it was last named
    container: bool = False  # "tại Kỳ họp thứ 6": where something else took place
    mentions: list[Span] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    key: str = ""


@dataclass(frozen=True)
class Agenda:
    """The meetings of an article and which of them is in hand at each sentence."""

    drafts: list[Draft]
    at_sentence: list[Draft | None]
    by_mention: dict[Span, Draft]

    @property
    def main(self) -> Draft | None:
        """The meeting that the article is about, if it is about one."""
        return next((draft for draft in self.drafts if draft.main), None)


class MeetingReader:
    """Groups the mentions of meetings of one article."""

    def __init__(self, words: MeetingWords) -> None:
        forms = "|".join(re.escape(form) for form in sorted(words.holding, key=lambda f: -len(f)))
        self._holding = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")

    def read(self, document: Document, by_sentence: Sequence[Sequence[Mention]], context: Context) -> Agenda:
        """The meetings in reading order."""
        agenda = Agenda([], [], {})
        body = [i for i, s in enumerate(document.sentences) if s.zone in ("body", "lead")]
        lead = set(body[:2])
        current: Draft | None = None
        for index, (sentence, mentions) in enumerate(zip(document.sentences, by_sentence, strict=True)):
            for mention in mentions:
                if not isinstance(mention.value, MeetingValue):
                    continue
                draft = self._place(document, agenda, mention, sentence, mentions, index in lead, current, context)
                if draft is None:
                    continue
                draft.mentions.append(mention.span)
                agenda.by_mention[mention.span] = draft
                if draft.status == "held" and not (current is not None and current.main and not self._dated(mentions)):
                    current = draft
            agenda.at_sentence.append(current)
        self._settle(document, by_sentence, agenda, context, body)
        return agenda

    # ------------------------------------------------------------------ grouping

    def _place(
        self,
        document: Document,
        agenda: Agenda,
        mention: Mention,
        sentence: Sentence,
        mentions: Sequence[Mention],
        in_lead: bool,
        current: Draft | None,
        context: Context,
    ) -> Draft | None:
        value = mention.value
        assert isinstance(value, MeetingValue)
        group = _GROUPS.get(value.meeting, value.meeting)
        same_kind = [d for d in agenda.drafts if _GROUPS.get(d.kind, d.kind) == group]
        if value.bare:
            if same_kind:
                near = current is not None and current in same_kind and current.paragraph == sentence.paragraph
                return current if near else next((d for d in same_kind if d.status == "held"), same_kind[0])
            if current is not None and value.head in ("buổi lễ", "buổi họp", "cuộc họp"):
                return current
            if (
                document.text[mention.start].isupper()
                or sentence.zone == "caption"
                or in_lead
                or value.meeting == "hoi-nghi"
            ):
                return self._new(agenda, value, mention, sentence, mentions, document, context, named=False)
            return None
        if same_kind and _is_aside(document.folded, same_kind[-1], mention):
            same_kind[-1].names.append(value.name)
            return same_kind[-1]
        for draft in same_kind:
            if any(_same_name(name, value.name) for name in draft.names) or not draft.names:
                if value.name not in draft.names:
                    draft.names.append(value.name)
                draft.paragraph = sentence.paragraph
                if draft.date is None:
                    self._date(document, draft, mention, sentence, mentions)
                if not draft.organisers:
                    self._organise(document, draft, mention, sentence, mentions, context)
                return draft
        if in_lead and len(same_kind) == 1 and same_kind[0].in_title and not same_kind[0].date:
            draft = same_kind[0]
            draft.names.append(value.name)
            self._date(document, draft, mention, sentence, mentions)
            self._organise(document, draft, mention, sentence, mentions, context)
            return draft
        dated = any(self._tells_day(document, m) for m in mentions) and not value.name.endswith("các cấp")
        capital = document.text[mention.start].isupper() or sentence.zone in ("title", "heading")
        held = bool(self._holding.search(document.folded, sentence.start, mention.start))
        words = len(value.name.split()) - len(value.head.split())
        held |= value.meeting in ("cuoc-hop", "buoi", "buoi-lam-viec") and bool(
            re.search(r"chủ trì $", document.folded[max(sentence.start, mention.start - 12) : mention.start])
        )
        held |= in_lead and value.meeting == "phien-toa"
        capital |= held and value.meeting in ("cuoc-hop", "buoi", "buoi-lam-viec", "phien-toa")
        capital |= held and value.meeting in ("cuoc-hop", "buoi", "buoi-lam-viec")
        if words < _IDENTIFIED_WORDS or not (capital or dated or (in_lead and held)):
            return same_kind[-1] if same_kind else None
        return self._new(agenda, value, mention, sentence, mentions, document, context, named=True)

    def _new(
        self,
        agenda: Agenda,
        value: MeetingValue,
        mention: Mention,
        sentence: Sentence,
        mentions: Sequence[Mention],
        document: Document,
        context: Context,
        *,
        named: bool,
    ) -> Draft:
        draft = Draft(value.meeting, value.head, [value.name] if named else [])
        draft.in_title = sentence.zone == "title"
        draft.paragraph = sentence.paragraph
        draft.container = bool(
            _CONTAINER.search(document.folded, max(sentence.start, mention.start - 24), mention.start)
        )
        agenda.drafts.append(draft)
        self._date(document, draft, mention, sentence, mentions)
        self._organise(document, draft, mention, sentence, mentions, context)
        if sentence.zone not in ("title", "heading") and _PLANNED.search(
            document.folded[max(sentence.start, mention.start - 70) : mention.start]
        ):
            draft.status = "planned"
        draft.evidence.append(Evidence(sentence.span, (mention.span,), mention.rule, 0.9 if named else 0.7))
        return draft

    def _tells_day(self, document: Document, mention: Mention) -> bool:
        value = mention.value
        return isinstance(value, DateValue) and len(value.start) >= 7 and not _of_document(document.folded, mention)

    def _dated(self, mentions: Sequence[Mention]) -> bool:
        return any(isinstance(m.value, DateValue) and len(m.value.start) >= 7 for m in mentions)

    def _date(
        self, document: Document, draft: Draft, mention: Mention, sentence: Sentence, mentions: Sequence[Mention]
    ) -> None:
        """The date told beside the meeting: the last one before it that is no document's, else the first one after."""
        dates = [
            m
            for m in mentions
            if isinstance(m.value, DateValue) and len(m.value.start) >= 7 and not _of_document(document.folded, m)
        ]
        clause = max(document.folded.rfind(";", sentence.start, mention.start), sentence.start)
        before = [m for m in dates if clause <= m.start and m.end <= mention.start]
        after = [
            m
            for m in dates
            if m.start >= mention.end
            and m.start - mention.end < 90
            and ";" not in document.folded[mention.end : m.start]
        ]
        told = [m for m in after if _TAKES_PLACE.search(document.folded, mention.end, m.start)]
        chosen = told[0] if told else before[-1] if before else (after[0] if after else None)
        if chosen is not None:
            assert isinstance(chosen.value, DateValue)
            draft.date, draft.end = chosen.value.start, chosen.value.end

    def _organise(
        self,
        document: Document,
        draft: Draft,
        mention: Mention,
        sentence: Sentence,
        mentions: Sequence[Mention],
        context: Context,
    ) -> None:
        found = self._hosts_before(document, mention, sentence, mentions, context)
        found = found or self._hosts_after(document, mention, sentence, mentions, context)
        if not found and draft.kind in ("ky-hop", "phien-hop", "dai-hoi", "cuoc-hop"):
            inside = [m for m in mentions if mention.start < m.start < mention.end + 3]
            found = [label for m in inside[:1] if (label := _label(m, context))]
        if found:
            draft.organisers = list(dict.fromkeys(found))

    def _hosts_before(
        self, document: Document, mention: Mention, sentence: Sentence, mentions: Sequence[Mention], context: Context
    ) -> list[str]:
        """The bodies before the verb of holding: "VKSND huyện A phối hợp với TAND cùng cấp mở phiên tòa"."""
        verbs = list(self._holding.finditer(document.folded, sentence.start, mention.start))
        if not verbs:
            return []
        at = verbs[-1].start()
        found: list[str] = []
        for other in sorted(mentions, key=lambda m: (-m.end, m.start)):
            if other.end > at or not isinstance(other.value, (UnitValue, ClusterValue)):
                continue
            gap = document.folded[other.end : at]
            first = not found
            if (first and len(gap) > 60) or (not first and not _JOIN.match(gap) and "phối hợp" not in gap[:60]):
                break
            if _inside_post(other, mentions) or (
                _NOT_HOST.search(document.folded, max(0, other.start - 24), other.start) and not first
            ):
                break
            label = _label(other, context)
            if label:
                found.append(label)
            at = other.start
        return list(reversed(found))

    def _hosts_after(
        self, document: Document, mention: Mention, sentence: Sentence, mentions: Sequence[Mention], context: Context
    ) -> list[str]:
        """ "Hội nghị do VKSND tỉnh X tổ chức"."""
        match = re.compile(r" do ").match(document.folded, mention.end)
        if not match:
            return []
        verb = self._holding.search(document.folded, mention.end, min(sentence.end, mention.end + 200))
        stop = verb.start() if verb else mention.end
        inside = [
            m for m in mentions if mention.end < m.start < stop and isinstance(m.value, (UnitValue, ClusterValue))
        ]
        return [label for m in inside if (label := _label(m, context))]

    # ------------------------------------------------------------------ settling

    def _settle(
        self,
        document: Document,
        by_sentence: Sequence[Sequence[Mention]],
        agenda: Agenda,
        context: Context,
        body: Sequence[int],
    ) -> None:
        main = self._choose_main(document, agenda, body)
        if main is not None:
            main.main = True
            main.status = "held"
            if main.date is None and body:
                self._date_from_lead(document, main, by_sentence, body)
            if not main.organisers:
                self._default_organiser(main, context, [m for i in body[:1] for m in by_sentence[i]])
            for number, draft in enumerate(agenda.at_sentence):
                if draft is None:
                    agenda.at_sentence[number] = main
        for number, draft in enumerate(agenda.drafts):
            if not draft.names:
                draft.names.append(_implicit_name(document, draft, body, context))
            draft.names.sort(key=lambda name: -min(len(name), 160))
            draft.key = f"m{number + 1}"

    def _choose_main(self, document: Document, agenda: Agenda, body: Sequence[int]) -> Draft | None:
        """The first held meeting of title or lead, else one that most of the text is about."""
        if not agenda.drafts:
            return None
        if len(agenda.drafts) > 1 and agenda.drafts[0].container and not all(d.container for d in agenda.drafts):
            ordered = [d for d in agenda.drafts if not d.container] + [d for d in agenda.drafts if d.container]
        else:
            ordered = agenda.drafts
        lead_end = document.sentences[body[min(2, len(body) - 1)]].end if body else 0
        for draft in ordered:
            if draft.status == "held" and draft.mentions and draft.mentions[0].start < lead_end:
                in_title = document.sentences and any(
                    s.zone == "title" and s.start <= draft.mentions[0].start < s.end for s in document.sentences
                )
                if in_title or len(draft.mentions) > 1 or draft.date or draft.organisers:
                    return draft
        busiest = max(agenda.drafts, key=lambda draft: len(draft.mentions))
        return busiest if len(busiest.mentions) >= 4 and busiest.status == "held" else None

    def _date_from_lead(
        self, document: Document, main: Draft, by_sentence: Sequence[Sequence[Mention]], body: Sequence[int]
    ) -> None:
        for number in body[:2]:
            for mention in by_sentence[number]:
                value = mention.value
                if (
                    isinstance(value, DateValue)
                    and len(value.start) == 10
                    and not _of_document(document.folded, mention)
                ):
                    main.date, main.end = value.start, value.end
                    return

    def _default_organiser(self, main: Draft, context: Context, lead: Sequence[Mention]) -> None:
        cluster = next((m.value.name for m in lead if isinstance(m.value, ClusterValue)), None)
        if cluster is not None:
            main.organisers = [cluster]
            return
        if main.kind in ("buoi-lam-viec", "hoi-dam"):
            return
        host = context.host(("procuracy", "court", "vu", "military-procuracy", "military-court", "school-like"))
        if host is not None:
            main.organisers = [host.label]


def _is_aside(folded: str, draft: Draft, mention: Mention) -> bool:
    """Whether the mention stands in brackets right behind a name of ``draft``: another name of it."""
    return bool(draft.mentions) and folded[draft.mentions[-1].end : mention.start] == " ("


def _same_name(one: str, other: str) -> bool:
    a, b = fold(one).split(), fold(other).split()
    if a[: len(b)] == b or b[: len(a)] == a:
        return True
    first, second = set(a), set(b)
    numbers = {w for w in first ^ second if w.isdigit()} if first & second else set()
    return 2 * len(first & second) / (len(first) + len(second)) >= _SAME_NAME and len(numbers) < 2


def _of_document(folded: str, mention: Mention) -> bool:
    """Whether the date is that of a document: "số 09/CT-VKSTC ngày 06/4/2016"."""
    return bool(
        re.search(
            r"/[\w-]+,?(?: ngày)? $|[a-z]{2,}-?[a-z0-9]*,? ngày $", folded[max(0, mention.start - 30) : mention.start]
        )
    ) and bool(
        re.search(r"\d+[/-][\w/-]*[a-zđ]{2,}[\w/-]*,?(?: ngày)? $", folded[max(0, mention.start - 40) : mention.start])
    )


def _inside_post(unit: Mention, mentions: Sequence[Mention]) -> bool:
    return any(isinstance(m.value, PostValue) and m.start <= unit.start and unit.end <= m.end for m in mentions)


def _label(mention: Mention, context: Context) -> str | None:
    if isinstance(mention.value, ClusterValue):
        return mention.value.name
    resolved: Resolved | None = context.resolved.get(mention.span)
    return resolved.label if resolved else None


def _implicit_name(document: Document, draft: Draft, body: Sequence[int], context: Context) -> str:
    """A name for a meeting that the text only calls by its kind: from what the lead says was done."""
    head = draft.head[:1].upper() + draft.head[1:]
    for number in body[:2]:
        sentence = document.sentences[number]
        match = _SUBJECT_WORDS.search(document.folded, sentence.start, sentence.end)
        if match:
            end = match.end(1)
            if cut := _PHRASE_END.search(document.folded, match.start(1) + 12, end):
                end = cut.start()
            phrase = old_style(document.text[match.start(1) : end]).rstrip(" ,")
            return f"{head} {phrase.removeprefix('làm việc ') if head.endswith('làm việc') else phrase}"
    host = context.host(("procuracy", "court", "vu", "military-procuracy"))
    return f"{head} của {host.label}" if host else head


def meetings_of(agenda: Agenda) -> tuple[Meeting, ...]:
    """The meetings as records."""
    return tuple(
        Meeting(
            key=draft.key,
            name=draft.names[0],
            kind=draft.kind,
            aliases=tuple(dict.fromkeys(draft.names[1:])),
            date=draft.date,
            end=draft.end,
            place=draft.place,
            organisers=tuple(draft.organisers),
            main=draft.main,
            status=draft.status,
            mentions=tuple(draft.mentions),
            evidence=tuple(draft.evidence),
        )
        for draft in agenda.drafts
    )
