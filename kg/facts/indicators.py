"""Reported results of the work of a unit: which numbers are.

A number is judged by its sentence: plans, requests, stories of one case, votes and head-counts give none; the words of
a report, a period or a comparison speak for one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from kg.facts.cues import Cue
from kg.facts.indicator_labels import MAX_WORDS, label_of
from kg.facts.indicator_rules import tables
from kg.facts.indicator_scene import Result, Scene, Spot
from kg.records import Document, Evidence, Indicator, Mention, Sentence
from kg.values import PeriodValue, QuantityValue

_DIRECTIVE = re.compile(
    r"(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|một là|hai là|ba là|bốn là|năm là|[-+*•]|[0-9]{1,2}[.)])[ ,]"
)
_DIRECTIVES = re.compile(r"(?:nhiệm vụ|yêu cầu|giải pháp|nội dung|công tác)(?: \w+){0,6} sau(?: đây)?:\s*$")
_PAST = re.compile(r"(?<!\w)(?:đã|được|đạt)(?!\w)")
_YEAR_OF_WORK = re.compile(r"(?:^|[;:,.(\n]|trong|riêng|cũng|báo cáo) ?(?:cả )?năm $")
_ATTAINED = re.compile(r"(?<!\w)(?:hoàn thành|đạt|vượt)(?!\w)")
_DONE = re.compile(
    r"(?<!\w)(?:đã|mới|vừa)(?: [^\W\d_]+,?){1,4} (?:trên |gần |hơn |khoảng )?$"
)  # "đã giải thích 326 bản án"
_HAS = re.compile(r"(?:vksnd|viện ksnd|viện kiểm sát|đơn vị|địa phương|phòng|toàn ngành)(?: [^\W\d_]+){0,6} có $")
_HONOURED = re.compile(r" (?:[^\W\d_]+ ){0,3}(?:được|đạt) (?:tặng|khen|công nhận|tôn vinh|danh hiệu|nhận)")
_LIST = re.compile(r"(?:[-+*•–]|[0-9]{1,2}[.)]|[a-zđ]\)) ?")
_TOLD_OF = re.compile(r"[0-9] (?:vụ|vụ án|bị can|bị cáo|đối tượng|người|trường hợp)(?: phạm tội| bị can| phạm)?[ \n]$")
_TO = ("cho ", "cho các ")
_EACH = re.compile(r"(?<!\w)mỗi (?!năm)")  # "mỗi suất trị giá 500.000 đồng"
_GIVEN = 80  # characters after a sum in which a verb of giving stands
_STORY_SHARE = 0.2  # of sentences: in 60 annotated articles reports stay below it, stories of a case reach it
_STRETCHES = ("range-full", "range-full-month", "range-month-day-full", "range-months", "year-range", "year")
_OPENS_PERIOD = re.compile(
    r"(?:^|[;:,.(\n\"“-]|trong|hết|riêng|cả|qua|suốt|chỉ|báo cáo|số liệu|cho biết|nay|cuối|kỳ) ?(?:suốt |cả )?$"
)
_NAMED_PERIODS = ("months-of-year", "months-in-words", "quarter", "month-words")  # that names of meetings hold too


def indicators(
    document: Document, quantities: Sequence[Mention], periods: Sequence[Mention], about: Callable[[int], str | None]
) -> list[Indicator]:
    """The indicators in reading order.

    ``quantities`` are the mentions of kind "quantity" in reading order, ``periods`` those of kind "period" (others are
    passed over); ``about`` gives the label of the unit whose results the passage at an offset tells, or None.
    """
    counted = [m for m in quantities if _value(m).kind != "never" and not _receives(document.folded, m)]
    if not any(_value(mention).kind != "bare" for mention in counted):
        return []
    reader = _Reader(document, periods, about)
    starts = [mention.start for mention in counted]
    for sentence in document.sentences:
        if sentence.zone == "body":
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            reader.read(sentence, counted[first:last])
    return reader.found


def _receives(folded: str, mention: Mention) -> bool:
    """Whether those who are counted are given something: "trao Giấy khen cho 02 tập thể"."""
    return _value(mention).kind == "staff" and folded.endswith(_TO, 0, mention.start)


class _Reader:
    """Reads the sentences of an article in order and remembers what the next one leans on."""

    def __init__(self, document: Document, periods: Sequence[Mention], about: Callable[[int], str | None]) -> None:
        self.document, self.about, self.tables = document, about, tables()
        self.folded = document.folded
        self.periods = [mention for mention in periods if mention.kind == "period" and self.is_of_work(mention)]
        self.period_starts = [mention.start for mention in self.periods]
        self.cues: dict[int, Sequence[Cue]] = {}  # by the start of the sentence
        self.found: list[Indicator] = []
        self.earlier: Result | None = None  # the last number of the sentences before
        self.paragraph = -1
        self.reporting = False  # an earlier sentence of the paragraph reported
        self.directive = False  # a list of tasks is being given
        self.listing = False  # a list of results is
        self.period: PeriodValue | None = None

    @cached_property
    def is_story(self) -> bool:
        """Whether the article tells of one case: by the share of the sentences of its body that do."""
        body = [sentence for sentence in self.document.sentences if sentence.zone == "body"]
        told, reporting = 0, -1  # the paragraph that reports
        for sentence in body:
            if self.has_report(sentence):
                reporting = sentence.paragraph
            told += sentence.paragraph != reporting and any(cue.group == "story" for cue in self.cues_of(sentence))
        return told >= _STORY_SHARE * len(body)

    def cues_of(self, sentence: Sentence) -> Sequence[Cue]:
        """The cues of a sentence, which are asked for more than once."""
        if sentence.start not in self.cues:
            self.cues[sentence.start] = self.tables.cues.find(self.folded, sentence.start, sentence.end)
        return self.cues[sentence.start]

    def is_of_work(self, mention: Mention) -> bool:
        """Whether a period may be that of results: a bare year only where it opens a clause."""
        before = self.folded[max(0, mention.start - 24) : mention.start]
        if mention.rule == "year-range":
            return before.endswith(("giai đoạn ", "trong ", "từ năm "))
        return mention.rule != "year" or _YEAR_OF_WORK.search(before) is not None

    # -------------------------------------------------------------- the sentence

    def read(self, sentence: Sentence, quantities: Sequence[Mention]) -> None:
        if sentence.paragraph != self.paragraph:
            self.listing = self.listing and self.is_item(sentence)
            self.paragraph, self.reporting = sentence.paragraph, self.listing
            self.directive = self.directive and _DIRECTIVE.match(self.folded, sentence.start) is not None
        here = self.periods_of(sentence)
        telling = bool(here) and self.is_telling(here)
        self.period = _best(here) or self.period
        accepted = False
        if quantities and not self.directive:
            accepted = self.read_numbers(
                self.scene(sentence, quantities, weakly=bool(here), telling=telling), quantities
            )
        if self.folded[sentence.end - 1 : sentence.end] == ":":
            self.directive = self.directive or _DIRECTIVES.search(self.folded, sentence.start, sentence.end) is not None
            self.listing = not self.directive and (telling or self.is_report(sentence))
        self.reporting = self.reporting or ((telling or accepted) and not self.is_story)

    def has_report(self, sentence: Sentence) -> bool:
        """Whether a sentence has words of a report that stories do not use."""
        return any(cue.group == "report" and not cue.row.weak for cue in self.cues_of(sentence))

    def is_item(self, sentence: Sentence) -> bool:
        """Whether a sentence begins an item of a list of results: with a sign, or with a verb of work."""
        item = _LIST.match(self.folded, sentence.start) or self.tables.verb.match(self.folded, sentence.start)
        return item is not None

    def is_report(self, sentence: Sentence) -> bool:
        """Whether a sentence has words of a report and none of a plan."""
        return self.has_report(sentence) and not any(cue.group == "plan" for cue in self.cues_of(sentence))

    def is_cue(self, cue: Cue, quantities: Sequence[Mention], *, telling: bool) -> bool:
        """Whether a cue is one here: no name ("đồng chí Hứa Thanh Tòng"), no thing counted ("29 yêu cầu"), no charge
        of people counted in a report ("4 vụ/7 bị can về tội tham nhũng")."""
        text = self.document.text
        if cue.group == "plan":
            word = self.folded.find(" ", cue.start, cue.end) < 0
            if word and text[cue.start].isupper() and text[cue.end + 1 : cue.end + 2].isupper():
                return False
            before = bisect_right(quantities, cue.start, key=lambda one: one.start)
            counted = quantities[before - 1] if before else None
            return counted is None or not _value(counted).unit_span.start <= cue.start < counted.end
        if cue.row.id == "charged-with" and telling:
            return _TOLD_OF.search(self.folded, max(0, cue.start - 28), cue.start) is None
        return True

    def scene(self, sentence: Sentence, quantities: Sequence[Mention], *, weakly: bool, telling: bool) -> Scene:
        cues = self.cues_of(sentence)
        cues = [cue for cue in cues if self.is_cue(cue, quantities, telling=telling or self.reporting)]
        strong = any(cue.group == "report" and not cue.row.weak for cue in cues)
        weak = strong or weakly or any(cue.group == "report" for cue in cues)
        reported = telling or strong or self.reporting
        return Scene(self.document, sentence, cues, reported, weak, past=self.past_of(sentence))

    def read_numbers(self, scene: Scene, quantities: Sequence[Mention]) -> bool:
        """Weighs the numbers of a sentence; whether any was accepted."""
        for index, mention in enumerate(quantities):
            ahead = (later.start for later in quantities[index + 1 :] if _value(later).kind not in ("bare", "other"))
            self.weigh(Spot(scene, mention, _value(mention), next(ahead, scene.sentence.end)))
        self.earlier = scene.accepted[-1] if scene.accepted else self.earlier
        return bool(scene.accepted)

    def periods_of(self, sentence: Sentence) -> Sequence[Mention]:
        first, last = bisect_left(self.period_starts, sentence.start), bisect_right(self.period_starts, sentence.end)
        return self.periods[first:last]

    def past_of(self, sentence: Sentence) -> Sequence[int]:
        """Where the periods of a sentence begin that were over when the article came out."""
        published = self.document.published
        if not published:
            return ()
        return [one.start for one in self.periods_of(sentence) if "" < _end(one)[:7] <= published[:7]]

    def is_telling(self, periods: Sequence[Mention]) -> bool:
        """Whether a period is one of work: what a story of a case spans is not."""
        telling = [mention for mention in periods if mention.rule not in _NAMED_PERIODS or self.opens(mention)]
        return any(mention.rule not in _STRETCHES or _spans_work(mention) or not self.is_story for mention in telling)

    def opens(self, mention: Mention) -> bool:
        """Whether a period stands on its own, and not in a name ("Hội nghị sơ kết công tác 6 tháng đầu năm")."""
        return _OPENS_PERIOD.search(self.folded, max(0, mention.start - 12), mention.start) is not None

    # -------------------------------------------------------------- the number

    def weigh(self, spot: Spot) -> None:
        """Accepts or passes over one number."""
        if self.is_plan(spot):
            return
        if spot.value.kind == "bare":
            if spot.scene.reported or spot.last:
                self.add(spot)
        elif self.is_result(spot):
            self.add(spot)

    def is_plan(self, spot: Spot) -> bool:
        value, mention = spot.value, spot.mention
        if value.modifier in ("ít nhất", "tối thiểu", "không quá") or spot.scene.is_planned(mention.start):
            return True
        if value.kind == "share" and self.folded.startswith("trở lên", mention.end + 1):
            return self.folded.startswith("từ ", max(0, mention.start - 3))
        asks = self.tables.imperative.match(self.folded, spot.scene.sentence.start) is not None
        return asks and not _PAST.search(spot.before)

    def is_result(self, spot: Spot) -> bool:
        scene, value, kind = spot.scene, spot.value, spot.value.kind
        if value.spelled or "other" in scene.groups:
            return False
        if kind in ("case", "staff", "other") and self.tables.attendance.search(spot.clause):
            return False
        verb = spot.verb(in_clause=True, faint=False)
        compared = spot.comparison() is not None
        speaks = scene.reported or bool(scene.accepted) or (scene.weakly and not scene.story and not self.is_story)
        if kind in ("work", "paper"):
            ahead = self.folded.find("được", spot.mention.end, min(spot.following, spot.mention.end + 60)) >= 0
            told = verb is not None or compared or ahead or _DONE.search(spot.rest) is not None
            told = told or (kind == "work" and _HAS.search(spot.clause) is not None)
            return self.is_work(spot, told=told, speaks=speaks)
        if kind == "case":
            sure = compared or (verb is not None and not self.tables.verbs[verb.words].case)
            return self.is_cases(scene, sure=sure, told=sure or verb is not None, speaks=speaks)
        if kind == "money":
            return self.is_sum(spot, told=verb is not None, speaks=speaks)
        if kind == "staff":
            if value.unit == "năm":
                return "/" in value.value and speaks
            honoured = scene.reported and _HONOURED.match(self.folded, spot.value.unit_span.end) is not None
            told = verb is not None or compared
            return honoured or self.is_share_of(spot) or (told and (speaks or value.unit != "đồng chí"))
        if kind == "place":
            return self.is_share_of(spot)
        if kind == "other":
            return self.is_anything(spot)
        if kind in ("share", "times"):
            return speaks or (compared and self.is_of_cases(spot))
        return verb is not None or bool(scene.accepted)

    def is_share_of(self, spot: Spot) -> bool:
        """So many of all: "13/15 chi bộ hoàn thành tốt nhiệm vụ"."""
        following = self.folded[spot.mention.end : spot.mention.end + 40]
        return "/" in spot.value.value and spot.scene.reported and _ATTAINED.search(following) is not None

    def is_of_cases(self, spot: Spot) -> bool:
        """Whether what is compared outside a report is cases or the like: "án tăng 63%"."""
        if spot.scene.story or self.is_story or spot.scene.cues:
            return False
        return self.tables.compared.search(spot.clause) is not None

    def is_anything(self, spot: Spot) -> bool:
        """A thing that no row names: a gift, or in a report what a verb of work has right before it."""
        verb, last = spot.verb(in_clause=True, faint=False), spot.last
        if spot.scene.story:
            return False
        if verb is None and last and last.verb and spot.clause.strip(" ,") in ("", "và"):
            return self.tables.verbs[last.verb].gives
        if verb is None and spot.scene.reported and not self.is_story and _DONE.search(spot.rest):
            return True
        if verb is None or verb.end < spot.mention.start - 2:
            return False
        row = self.tables.verbs[verb.words]
        return row.gives or (spot.scene.reported and not row.case and not self.is_story)

    def is_work(self, spot: Spot, *, told: bool, speaks: bool) -> bool:
        """Pieces of work: what only such an office does needs little more; other papers more in a story."""
        if not speaks and self.tables.ceremony.search(spot.clause):
            return False
        if spot.value.kind == "paper" and (spot.scene.story or self.is_story):
            return speaks and told
        return told or speaks

    def is_cases(self, scene: Scene, *, sure: bool, told: bool, speaks: bool) -> bool:
        if scene.story or self.is_story:
            continued = bool(scene.accepted)
            return (scene.reported and (told or continued)) or (continued and not scene.story)
        return speaks or sure

    def is_sum(self, spot: Spot, *, told: bool, speaks: bool) -> bool:
        if spot.scene.story or (self.is_story and not spot.scene.reported) or _EACH.search(spot.clause):
            return False
        if self.folded.startswith("/", spot.mention.end):  # "5 triệu đồng/suất"
            return False
        told = told or "kinh phí" in spot.clause or self.is_gift(spot)
        return self.tables.sums.search(spot.clause) is not None and (speaks or told)

    def is_gift(self, spot: Spot) -> bool:
        """Whether words right after a sum say who gives it: "trị giá 185 triệu đồng, trong đó Công đoàn hỗ trợ …"."""
        end = min(spot.scene.sentence.end, spot.mention.end + _GIVEN)
        found = self.tables.verb.find_all(self.folded, spot.mention.end, end)
        return any(self.tables.verbs[" ".join(match[0].split())].gives for match in found)

    # -------------------------------------------------------------- the fact

    def add(self, spot: Spot) -> None:
        label = label_of(spot, self.earlier)
        if label is None:
            return
        mention, value, sentence = spot.mention, spot.value, spot.scene.sentence
        text = " ".join(label.text.split()[:MAX_WORDS])
        rule = f"indicator/{'comparison' if label.compared else value.kind}"
        self.found.append(
            Indicator(
                label=text,
                value=value.value,
                unit=label.unit,
                evidence=Evidence(sentence.span, (mention.span,), rule),
                number=value.number,
                about=self.about(mention.start),
                period_start=self.period.start if self.period else None,
                period_end=self.period.end if self.period else None,
                comparison=self.against(spot) if label.compared else None,
            )
        )
        spot.scene.accepted.append(
            Result(mention, label.noun, label.base or text, label.unit, label.verb, label.compared)
        )

    def against(self, spot: Spot) -> str | None:
        """What the comparison is with: "cùng kỳ" or "chỉ tiêu"."""
        end = min(spot.mention.end + 60, spot.scene.sentence.end)
        words = spot.tail().lower() or self.folded[spot.mention.end : end]
        return next((row.comparison for row in self.tables.against if any(word in words for word in row.words)), None)


def _value(mention: Mention) -> QuantityValue:
    assert isinstance(mention.value, QuantityValue)
    return mention.value


def _best(periods: Sequence[Mention]) -> PeriodValue | None:
    """The most telling of the periods of a sentence: a stretch of months before a bare year."""
    best = [mention for mention in periods if mention.rule != "year"] or periods
    value = best[0].value if best else None
    return value if isinstance(value, PeriodValue) else None


def _end(mention: Mention) -> str:
    """The ISO prefix of the end of a period, "" without one."""
    return (mention.value.end or "") if isinstance(mention.value, PeriodValue) else ""


def _spans_work(mention: Mention) -> bool:
    """Whether a stretch begins with a month of the statistics year: from 1 December."""
    value = mention.value
    return isinstance(value, PeriodValue) and value.start[5:] in ("12-01", "12")
