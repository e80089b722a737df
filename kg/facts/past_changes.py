"""Changes of post that belong to somebody's history: told in the news, but not as news.

"Tháng 3/2016, ông được bổ nhiệm làm Trưởng phòng 1" in an article of 2024 tells a post of before, no appointment.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.change_dates import lasts
from kg.facts.change_verbs import ENDING
from kg.facts.passage import Passage
from kg.records import Change, Mention, Tenure
from kg.values import DateValue

_OPENS = re.compile(
    r"(?:^|[;,.:] |- )(?:(?:vào|đến|tới|từ|rồi|sau đó|tiếp đó|trước đó),? )*"
    r"(?:(?:ngày|tháng|đầu năm|cuối năm|giữa năm|năm) )?$"
)  # between where a clause begins and the time with which it opens
_REACH = 28  # code points
_NEWS = 6  # months after which what happened is no news
_RULE = "tenure.career"


def past_time(change: Change, passage: Passage, today: str | None) -> str | None:
    """When that happened which the sentence tells, if it is long over on ``today``.

    That is the time with which its clause opens, else its own day.
    """
    last = max((word.start for word in change.evidence.words), default=passage.end)
    told = [
        mention.value
        for mention in passage.of(DateValue)
        if isinstance(mention.value, DateValue) and mention.end <= last and _opens(passage, mention)
    ]
    time = told[-1].start if told else change.date
    until = told[-1].end or time if told else time
    return time if today and until and _months(today) - _months(until) > _NEWS else None


def with_history(tenures: Sequence[Tenure], history: Sequence[Change]) -> list[Tenure]:
    """``tenures`` and the posts of before that ``history`` tells; one told in such a sentence alone is one of them."""
    past = {(one.person, one.title, one.unit) for one in history}
    sentences = {(one.person, one.evidence.sentence) for one in history}
    found = [
        replace(tenure, former=True)
        if (tenure.person, tenure.evidence.sentence) in sentences and (tenure.person, tenure.title, tenure.unit) in past
        else tenure
        for tenure in tenures
    ]
    known = {(tenure.person, tenure.title, tenure.unit) for tenure in found}
    for one in history:
        if one.title is None or one.change == "awarded" or (one.person, one.title, one.unit) in known:
            continue
        known.add((one.person, one.title, one.unit))
        evidence = replace(one.evidence, rule=_RULE, confidence=0.8)
        ends = one.change in ENDING
        since, until = (None, one.date) if ends else (one.date, None)
        found.append(Tenure(one.person, one.title, one.unit, evidence, former=True, since=since, until=until))
    return found


def _opens(passage: Passage, time: Mention) -> bool:
    """Whether a clause opens with a time that does not lead to this day."""
    before = passage.folded[max(passage.start, time.start - _REACH) : time.start]
    return _OPENS.search(before) is not None and not lasts(passage, time)


def _months(day: str) -> int:
    """Months since the year 0; a year alone counts as its last month."""
    year, month = int(day[:4]), int(day[5:7]) if len(day) > len("2016") else 12
    return 12 * year + month
