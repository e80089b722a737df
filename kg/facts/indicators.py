"""Reported results of the work of a unit: which numbers are.

A number is judged by its sentence: plans, requests, stories of one case, votes and head-counts give none; the words of
a report, a period or a comparison speak for one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from kg.facts.indicator_labels import MAX_WORDS, Result, Scene, comparison, label_of, last_verb, tail
from kg.facts.indicator_rules import tables
from kg.records import Document, Evidence, Indicator, Mention, Sentence
from kg.values import PeriodValue, QuantityValue

_DIRECTIVE = re.compile(
    r"(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|một là|hai là|ba là|bốn là|năm là|[-+*•]|[0-9]{1,2}[.)])[ ,]"
)
_DIRECTIVES = re.compile(r"(?:nhiệm vụ|yêu cầu|giải pháp|nội dung|công tác)(?: \w+){0,6} sau(?: đây)?:\s*$")
_PAST = re.compile(r"(?<!\w)(?:đã|được|đạt)(?!\w)")
_YEAR_OF_WORK = re.compile(r"(?:^|[;:,.(\n]|trong|riêng|cũng|báo cáo) ?(?:cả )?năm $")
_STORY_SHARE = 0.2  # of sentences: in 60 annotated articles reports stay below it, stories of a case reach it
_STRETCHES = ("range-full", "range-full-month", "range-month-day-full", "range-months", "year-range", "year")


def indicators(
    document: Document, quantities: Sequence[Mention], periods: Sequence[Mention], about: Callable[[int], str | None]
) -> list[Indicator]:
    """The indicators in reading order.

    ``quantities`` are the mentions of kind "quantity" in reading order, ``periods`` those of kind "period" (others are
    passed over); ``about`` gives the label of the unit whose results the passage at an offset tells, or None.
    """
    reader = _Reader(document, periods, about)
    starts = [mention.start for mention in quantities]
    for sentence in document.sentences:
        if sentence.zone == "body":
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            reader.read(sentence, quantities[first:last])
    return reader.found


class _Reader:
    """Reads the sentences of an article in order and remembers what the next one leans on."""

    def __init__(self, document: Document, periods: Sequence[Mention], about: Callable[[int], str | None]) -> None:
        self.document, self.about, self.tables = document, about, tables()
        self.periods = [mention for mention in periods if mention.kind == "period" and self.is_of_work(mention)]
        self.period_starts = [mention.start for mention in self.periods]
        self.found: list[Indicator] = []
        self.earlier: Result | None = None  # the last number of the sentences before
        self.paragraph = -1
        self.reporting = False  # an earlier sentence of the paragraph reported
        self.directive = False  # a list of tasks is being given
        self.period: PeriodValue | None = None
        self.is_story = self.share_of_story() >= _STORY_SHARE

    def share_of_story(self) -> float:
        """Which part of the sentences of the body tells of one case."""
        folded = self.document.folded
        body = [sentence for sentence in self.document.sentences if sentence.zone == "body"]
        told = sum(1 for sentence in body if self.tables.story.search(folded, sentence.start, sentence.end))
        return told / len(body) if body else 0.0

    def is_of_work(self, mention: Mention) -> bool:
        """Whether a period may be that of results: a bare year only where it opens a clause."""
        before = self.document.folded[max(0, mention.start - 24) : mention.start]
        if mention.rule == "year-range":
            return before.endswith(("giai đoạn ", "trong ", "từ năm "))
        return mention.rule != "year" or _YEAR_OF_WORK.search(before) is not None

    # -------------------------------------------------------------- the sentence

    def read(self, sentence: Sentence, quantities: Sequence[Mention]) -> None:
        text = self.document.folded[sentence.start : sentence.end]
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.reporting = sentence.paragraph, False
            self.directive = self.directive and _DIRECTIVE.match(text) is not None
        period, telling = self.period_of(sentence)
        self.period = period or self.period
        scene = self.scene(sentence, text, period, telling=telling) if quantities else None
        if scene:
            for index, mention in enumerate(quantities):
                ahead = (m.start for m in quantities[index + 1 :] if _value(m).kind not in ("never", "other", "bare"))
                self.weigh(scene, mention, next(ahead, sentence.end))
            self.earlier = scene.accepted[-1] if scene.accepted else self.earlier
        self.directive = self.directive or _DIRECTIVES.search(text) is not None
        self.reporting = self.reporting or (not self.is_story and (telling or bool(scene and scene.accepted)))

    def scene(self, sentence: Sentence, text: str, period: PeriodValue | None, *, telling: bool) -> Scene:
        reported = telling or self.tables.report.search(text) is not None
        weakly = reported or period is not None or self.tables.weak.search(text) is not None
        story = self.tables.story.search(text) is not None
        return Scene(self.document, sentence, text, reported or self.reporting, weakly, story)

    def period_of(self, sentence: Sentence) -> tuple[PeriodValue | None, bool]:
        """The most telling period of the sentence, a stretch of months before a bare year, and whether it is one of
        work: what a story of a case spans is not."""
        first, last = bisect_left(self.period_starts, sentence.start), bisect_right(self.period_starts, sentence.end)
        here = self.periods[first:last]
        best = [mention for mention in here if mention.rule != "year"] or here
        value = best[0].value if best else None
        telling = any(not self.is_story or mention.rule not in _STRETCHES or _spans_work(mention) for mention in here)
        return (value if isinstance(value, PeriodValue) else None), telling

    # -------------------------------------------------------------- the number

    def weigh(self, scene: Scene, mention: Mention, following: int) -> None:
        """Accepts or passes over one number; ``following`` is where the next one or the end of the sentence is."""
        value = _value(mention)
        if value.kind in ("never", "other") or self.directive or self.is_plan(scene, mention, value):
            return
        if value.kind == "bare" and not (scene.reported or scene.accepted):
            return
        if value.kind == "bare" or self.is_result(scene, mention, value, following):
            self.add(scene, mention, value, following)

    def is_plan(self, scene: Scene, mention: Mention, value: QuantityValue) -> bool:
        before = scene.before(mention)
        if value.modifier in ("ít nhất", "tối thiểu", "không quá") or self.tables.plan.search(before):
            return True
        if self.tables.plan_in_clause.search(before, before.rfind(";") + 1):
            return True
        if value.kind == "share" and scene.text[len(before) :].startswith(f"{value.value}% trở lên"):
            return True
        return self.tables.imperative.match(scene.text) is not None and not _PAST.search(before)

    def is_result(self, scene: Scene, mention: Mention, value: QuantityValue, following: int) -> bool:
        if value.spelled or self.tables.vote.search(scene.text):
            return False
        clause = scene.clause(mention)
        found = last_verb(clause, faint=False)
        compared = comparison(scene, mention) is not None
        speaks = scene.reported or bool(scene.accepted) or (scene.weakly and not scene.story and not self.is_story)
        if value.kind in ("work", "paper"):
            ahead = self.document.folded[mention.end : min(following, mention.end + 60)]
            return self.is_work(scene, value, clause, told=bool(found) or compared or "được" in ahead, speaks=speaks)
        if value.kind == "case":
            sure = compared or (found is not None and not self.tables.verbs[" ".join(found[0].split())].case)
            return self.is_cases(scene, sure=sure, told=sure or found is not None, speaks=speaks)
        if value.kind == "money":
            return self.is_sum(scene, clause, told=found is not None, speaks=speaks)
        if value.kind == "staff":
            if value.unit == "năm":
                return "/" in value.value and speaks
            return (found is not None or compared) and (speaks or value.unit != "đồng chí")
        return speaks if value.kind == "share" else found is not None or bool(scene.accepted)

    def is_work(self, scene: Scene, value: QuantityValue, clause: str, *, told: bool, speaks: bool) -> bool:
        """Pieces of work: what only such an office does needs little more; other papers more in a story."""
        if self.tables.ceremony.search(clause) and not speaks:
            return False
        if value.kind == "paper" and (scene.story or self.is_story):
            return speaks and told
        return told or speaks

    def is_cases(self, scene: Scene, *, sure: bool, told: bool, speaks: bool) -> bool:
        if scene.story or self.is_story:
            continued = bool(scene.accepted)
            return (scene.reported and (told or continued)) or (continued and not scene.story)
        return speaks or sure

    def is_sum(self, scene: Scene, clause: str, *, told: bool, speaks: bool) -> bool:
        if scene.story or (self.is_story and not scene.reported):
            return False
        return self.tables.sums.search(clause) is not None and (speaks or told or "kinh phí" in clause)

    # -------------------------------------------------------------- the fact

    def add(self, scene: Scene, mention: Mention, value: QuantityValue, following: int) -> None:
        label = label_of(scene, mention, following, self.earlier)
        if label is None:
            return
        against = self.against(scene, mention) if label.compared else None
        rule = f"indicator/{'comparison' if label.compared else value.kind}"
        text = " ".join(label.text.split()[:MAX_WORDS])
        self.found.append(
            Indicator(
                label=text,
                value=value.value,
                unit=label.unit,
                evidence=Evidence(scene.sentence.span, (mention.span,), rule),
                number=value.number,
                about=self.about(mention.start),
                period_start=self.period.start if self.period else None,
                period_end=self.period.end if self.period else None,
                comparison=against,
            )
        )
        scene.accepted.append(Result(mention, label.noun, label.base or text, label.unit, label.verb, label.compared))



    def against(self, scene: Scene, mention: Mention) -> str | None:
        """What the comparison is with: "cùng kỳ" or "chỉ tiêu"."""
        words = tail(scene, mention) or scene.text[mention.end - scene.sentence.start :][:60]
        return next((row.comparison for row in self.tables.against if any(word in words for word in row.words)), None)


def _value(mention: Mention) -> QuantityValue:
    assert isinstance(mention.value, QuantityValue)
    return mention.value


def _spans_work(mention: Mention) -> bool:
    """Whether a stretch begins with a month of the statistics year: from 1 December."""
    value = mention.value
    return isinstance(value, PeriodValue) and value.start[5:] in ("12-01", "12")
