"""When a change of post or an honour has effect, and by which decision."""

import re
from collections.abc import Collection, Mapping

from kg.facts.meeting_dates import tells_day
from kg.facts.passage import Passage
from kg.records import Mention
from kg.reference.rules import WordClass
from kg.values import DateValue, DocumentMention, UnitValue
from kg.word_tree import any_word

_BY = re.compile(
    r"(?:\((?:theo )?|(?:theo|tại|bằng)(?: các)? )$"
)  # right before the decision by which something is done
_BY_REACH = 16  # code points
_OTHERS = re.compile(  # what follows is of somebody or something else
    r"(?<!\w)(?:nghỉ|đã được|được điều động|được phân công|chuyển công tác|nhận nhiệm vụ)(?!\w)"
)
_EFFECT_REACH = 26  # code points before a day within which stands that something begins with it
_DECIDES = re.compile(r"(?<!trao )(?<!nhận )(?<!bố )(?:quyết định|ký(?: ban hành)?(?: quyết định)?)(?: số [\w/-]+)? $")
_DECIDES_REACH = 48  # code points
_FULL_DAY = 10  # code points
_ITSELF = re.compile(r"(?: (?:đã|vừa|mới))? ")
_TO_THIS_DAY = re.compile(r",? ?(?:cho )?(?:đến|tới) (?:nay|hiện)")
_FROM = re.compile(r"(?:cũng )?(?:kể )?từ (?:ngày )?$")

Decision = tuple[str | None, str | None]
"""The number of a decision and its day."""


class ChangeDates:
    """Reads them by the row "effective" of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass]) -> None:
        self._effective = any_word(words["effective"].forms, end=r" (?:ngày )?$")

    def effective(self, passage: Passage, start: int, *, leaves: bool = False) -> str | None:
        """The day from which, by the words after ``start``, a change has effect; ``leaves``: somebody's going.

        "..., thay ông B nghỉ hưu từ ngày 1/8" tells nothing of who comes.
        """
        for mention in passage.of(DateValue):
            assert isinstance(mention.value, DateValue)
            window = max(start - 1, mention.start - _EFFECT_REACH)
            if mention.start > start and self._effective.search(passage.folded, window, mention.start):
                others = not leaves and _OTHERS.search(passage.folded, start, mention.start)
                return None if others else mention.value.start
        return None


def opening_day(passage: Passage, before: int) -> str | None:
    """The day with which a sentence opens as that of the effect of what it tells: "Từ ngày 1/3/2019, bà A nghỉ hưu"."""
    first = next(iter(passage.of(DateValue)), None)
    if first is None or first.end > before or not isinstance(first.value, DateValue):
        return None
    begins = _FROM.fullmatch(passage.folded, passage.start, first.start)
    return first.value.start if begins and not lasts(passage, first) else None


def lasts(passage: Passage, time: Mention) -> bool:
    """Whether it is the time from which something is still so: "từ năm 2016 đến nay"."""
    inside = _TO_THIS_DAY.search(passage.folded, time.start, time.end)
    return inside is not None or _TO_THIS_DAY.match(passage.folded, time.end) is not None


def day_decided(passage: Passage, before: int) -> str | None:
    """The day on which somebody decides what follows: "Ngày 7/10, UBND tỉnh (quyết định) [bổ nhiệm]", "ký [...]"."""
    decides = _DECIDES.search(passage.folded, max(passage.start, before - _DECIDES_REACH), before)
    if not decides and not any(_ITSELF.fullmatch(passage.folded, u.end, before) for u in passage.of(UnitValue)):
        return None
    return day_before(passage, before)


def day_before(passage: Passage, before: int) -> str | None:
    """The last full day told before an offset that is not that of a document."""
    days = (m for m in reversed(passage.of(DateValue)) if m.end <= before and tells_day(passage.folded, m))
    values = (m.value.start for m in days if isinstance(m.value, DateValue) and not m.value.end)
    return next((day for day in values if len(day) == _FULL_DAY), None)


def decision(passage: Passage, start: int, end: int | None = None, kinds: Collection[str] = ()) -> Decision:
    """The decision by which is done what the words from ``start`` tell.

    One behind them before ``end``, "(Quyết định số 5/QĐ-VKSTC)" or "theo Quyết định ...", else the last that begins
    before them and is not that of what was told before.
    """
    found: Decision = (None, None)
    for mention in passage.of(DocumentMention):
        assert isinstance(mention.value, DocumentMention)
        if not mention.value.number or (kinds and mention.value.kind not in kinds):
            continue
        by = _BY.search(passage.folded, max(passage.start, mention.start - _BY_REACH), mention.start)
        one = (mention.value.number, mention.value.date)
        if mention.start < start and (by is None or not by[0].startswith("(")):
            apart = by is not None and ";" in passage.folded[mention.end : start]
            found = found if apart else one
        elif by is not None and end is not None and start <= mention.start < end:
            return found if _OTHERS.search(passage.folded, start, mention.start) else one
    return found
