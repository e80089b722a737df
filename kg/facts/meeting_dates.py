"""When a meeting took place: the date that stands beside its name or in the lead."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.facts.passage import Passage
from kg.records import Mention
from kg.sought import Sought
from kg.values import DateValue, MeetingValue

_TAKES_PLACE = re.compile(r"(?:dự kiến|diễn ra|tổ chức|vào ngày|vào lúc|vào tháng|vào \d|sẽ)")
_NUMBERED = re.compile(r"/[\w-]+,?(?: ngày)? $|[a-z]{2,}-?[a-z0-9]*,? ngày $")
_NUMBER = re.compile(r"\d+[/-][\w/-]*[a-zđ]{2,}[\w/-]*,?(?: ngày)? $")
_REACH = 90  # code points after the name within which its date stands
_TOLD_REACH = 140  # of one that is said to be its day
_SAME_DAY = Sought(
    r"(?:cùng ngày|buổi (?:sáng|chiều|tối)|ngay sau (?:đó|hội nghị|lễ|buổi lễ|phiên tòa|kỳ họp)|tiếp đó"
    r"|kết thúc (?:phiên tòa|hội nghị|buổi [^\W\d_]+))\b"
)
_FOLLOWS = re.compile(r"(?<!\w)(?:ngay sau (?!đó)|kết thúc )")
_SAME_DAY_REACH = 30  # code points after a name within which "ngay sau đó" belongs to it
_COMING_REACH = 24  # code points before a name in which the words for its preparation stand
_BESIDE = 12  # code points between a name and a day that belongs to it
_TERM = re.compile(r"(?:trước|chậm nhất|đến hết|thời hạn)(?: là| vào)?(?: ngày)? $")  # before the last day of a term
_COMING = re.compile(r"(?:chuẩn bị|phục vụ|tiến tới|trình)(?: nội dung)?(?: cho| tại| về)? $")
_UNDATED = "undated"  # kind of the mention of a day whose year nothing tells
_YEAR, _MONTH, _DAY = len("2024"), len("2024-07"), len("2024-07-04")  # lengths of ISO prefixes


def beside(passage: Passage, mention: Mention) -> DateValue | None:
    """The date told beside a meeting: one that is said to be its day, else the last before it, else the first after.

    Else the one month in its name: "Hội nghị giao ban tháng 5/2024". The date of a document is none of these.
    """
    dates = [m for m in passage.of(DateValue) if tells_day(passage.folded, m)]
    clause = max(passage.folded.rfind(";", passage.start, mention.start), passage.start)
    before = [m for m in dates if clause <= m.start and m.end <= mention.start and not is_to_come(passage, mention)]
    behind = [m for m in dates if m.start >= mention.end]
    after = [m for m in behind if _is_near(passage.folded, mention.end, m.start, _REACH)]
    others = [m.start for m in passage.of(MeetingValue) if m.start >= mention.end]
    told = [
        m
        for m in behind
        if _TAKES_PLACE.search(passage.folded, mention.end, m.start)
        and _is_near(passage.folded, mention.end, m.start, _TOLD_REACH)
        and not any(start < m.start for start in others)
    ]
    inside = [m for m in dates if mention.start < m.start < mention.end and _is_month(m)]
    chosen = told[:1] or before[-1:] or after[:1] or (inside if len(inside) == 1 else [])
    return chosen[0].value if chosen and isinstance(chosen[0].value, DateValue) else None


def is_to_come(passage: Passage, mention: Mention) -> bool:
    """Whether the sentence is about what is done for a later meeting: "... họp, chuẩn bị cho [kỳ họp]"."""
    return _COMING.search(passage.folded, max(passage.start, mention.start - _COMING_REACH), mention.start) is not None


def dated_at(passage: Passage, mention: Mention) -> bool:
    """Whether a day stands right behind the name: "tại họp báo chiều 21/11"."""
    return any(
        0 <= m.start - mention.end <= _BESIDE and len(m.value.start) == _DAY
        for m in passage.of(DateValue)
        if isinstance(m.value, DateValue)
    )


def same_day(passage: Passage, mention: Mention) -> bool:
    """Whether the words around say that it was on the day told of before: "Chiều cùng ngày, Đoàn ..."."""
    return bool(_SAME_DAY.search(passage.folded, passage.start, min(passage.end, mention.end + _SAME_DAY_REACH)))


def follows(passage: Passage, mention: Mention) -> bool:
    """Whether it follows the meeting in hand: "Ngay sau Hội nghị, ...", "Kết thúc phiên tòa, ..."."""
    return _FOLLOWS.search(passage.folded, passage.start, mention.start) is not None


def last_day(passage: Passage) -> DateValue | None:
    """The last full day told in the sentence that is neither that of a document nor a term that is set."""
    for mention in reversed(passage.of(DateValue)):
        day = mention.value
        if not isinstance(day, DateValue) or len(day.start) != _DAY or _of_document(passage.folded, mention):
            continue
        if not _TERM.search(passage.folded, max(passage.start, mention.start - _BESIDE), mention.start):
            return day
    return None


def in_lead(passages: Sequence[Passage]) -> DateValue | None:
    """The first full date in ``passages`` that is not the date of a document."""
    for passage in passages:
        for mention in passage.of(DateValue):
            assert isinstance(mention.value, DateValue)
            day = mention.value
            if len(day.start) == _DAY and not _of_history(day) and not _of_document(passage.folded, mention):
                return day
    return None


def tells_day(folded: str, mention: Mention) -> bool:
    """Whether the mention is a day or month, and not that of a document."""
    day = mention.value
    dated = isinstance(day, DateValue) and len(day.start) >= _MONTH and not _of_history(day)
    return dated and not _of_document(folded, mention)


def names_day(folded: str, mention: Mention) -> bool:
    """Whether the mention is a day or month, be it of a year that nothing tells, and not that of a document."""
    return tells_day(folded, mention) or (mention.kind == _UNDATED and not _of_document(folded, mention))


def _is_month(mention: Mention) -> bool:
    return isinstance(mention.value, DateValue) and len(mention.value.start) == _MONTH and not mention.value.end


def _of_history(day: DateValue) -> bool:
    """Whether it goes from one year to another: "93 năm Ngày thành lập Đoàn (26/3/1931 - 26/3/2024)"."""
    return day.end is not None and day.end[:_YEAR] != day.start[:_YEAR]


def _is_near(folded: str, start: int, end: int, reach: int) -> bool:
    return end - start < reach and ";" not in folded[start:end]


def _of_document(folded: str, mention: Mention) -> bool:
    """Whether the date is that of a document: "số 09/CT-VKSTC ngày 06/4/2016"."""
    return _after_number(folded[max(0, mention.start - 40) : mention.start])


@lru_cache(maxsize=1 << 12)  # the same date is asked about by each reader
def _after_number(before: str) -> bool:
    return before.endswith("ký ngày ") or (bool(_NUMBERED.search(before[-30:])) and bool(_NUMBER.search(before)))
