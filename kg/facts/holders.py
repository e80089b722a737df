"""Who a bare title means: "đồng chí Viện trưởng", "Vụ trưởng Vụ 9" -> the person who holds it in this article."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.context import Context
from kg.records import Mention, Tenure
from kg.values import PostValue

_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "2": 2, "3": 3, "4": 4, "02": 2, "03": 3, "04": 4}
_NUMBER_OF = re.compile(r"(?<!\w)(hai|ba|bốn|0?[234]) (?:(?:đồng chí|đ/c|ông|vị) )?$")  # before a title
_NUMBER_REACH = 16  # code points
_OF_EACH = re.compile(r"(?<!\w)(?:của|các|mỗi|từng|mọi|đội ngũ|đề nghị|yêu cầu|lưu ý|giúp|cho) $")  # before a rank
_ASKED = re.compile(r" (?:các|cần|phải|nên)(?!\w)")  # behind one that is asked for something
_OF_A_CLASS = re.compile(  # behind a title: those of many bodies
    r"(?: (?:các |của các )?[^\W\d_]+(?: [^\W\d_]+){0,4})? (?:cấp (?!cao)|(?:hai|2|02) cấp|(?:các )?địa phương)"
)
_BOTH_LEVELS = (" hai cấp", " 2 cấp", " 02 cấp")
_HOSTS = ("procuracy", "court", "vu", "military-procuracy")  # families of bodies that an article is about


class Holders:
    """The current holders of the posts of one article."""

    def __init__(self, tenures: Sequence[Tenure], context: Context) -> None:
        self._context = context
        self._by_title: dict[str, _Held] = {}
        self._longer: defaultdict[str, list[str]] = defaultdict(list)  # first words of a title -> such titles
        for tenure in tenures:
            if not tenure.former:
                self._add(tenure)

    def _add(self, tenure: Tenure) -> None:
        if tenure.title not in self._by_title:
            self._by_title[tenure.title] = _Held()
            words = tenure.title.split(" ")
            for count in range(1, len(words)):
                self._longer[" ".join(words[:count])].append(tenure.title)
        held = self._by_title[tenure.title]
        held.all.add(tenure.person)
        held.of_unit[tenure.unit].add(tenure.person)

    def person(self, mention: Mention) -> str | None:
        """The name of the only person whom the title at ``mention`` can mean, else None."""
        value = mention.value
        assert isinstance(value, PostValue)
        if value.plural or value.former or value.role:
            return None
        folded = self._context.document.folded
        if folded.endswith(_BOTH_LEVELS, 0, mention.end) or (
            value.unit is None and _OF_A_CLASS.match(folded, mention.end)
        ):
            return None
        if value.rank and (
            _OF_EACH.search(folded, max(0, mention.start - 12), mention.start) or _ASKED.match(folded, mention.end)
        ):
            return None
        label, known = self._body(value)
        if not known:
            return None
        held = self._of_title(value.title)
        if held is None:
            return None
        if label is not None:
            return _only(held.of_unit.get(label, set()))
        host = self._context.host(_HOSTS) if len(held.all) > 1 else None
        return _only(held.of_unit.get(host.label, set())) if host else _only(held.all)

    def several(self, mention: Mention) -> list[str]:
        """The names of those whom a title with their number means: "hai Viện trưởng", where the article has two."""
        value = mention.value
        assert isinstance(value, PostValue)
        folded = self._context.document.folded
        told = _NUMBER_OF.search(folded, max(0, mention.start - _NUMBER_REACH), mention.start)
        held = self._by_title.get(value.title) if told and value.unit is None and not value.former else None
        if held is None or told is None or len(held.all) != _NUMBERS[told[1]]:
            return []
        return sorted(held.all)

    def _of_title(self, title: str) -> "_Held | None":
        """The holders of ``title``, else those of the only longer title that begins with it."""
        if held := self._by_title.get(title):
            return held
        longer = self._longer.get(title, ())
        return self._by_title[longer[0]] if len(longer) == 1 else None

    def _body(self, value: PostValue) -> tuple[str | None, bool]:
        """The label of the body named at the title, if any, and whether it is known which one is meant."""
        if value.unit is None:
            return None, True
        if value.unit_span is None:
            return value.unit.label, True
        resolved = self._context.resolved.get(value.unit_span)
        if resolved is not None:
            return resolved.label, True
        return None, value.unit.area is None


@dataclass(slots=True)
class _Held:
    """Who holds a post: all of them, and those of each body."""

    all: set[str] = field(default_factory=set)
    of_unit: defaultdict[str | None, set[str]] = field(default_factory=lambda: defaultdict(set))


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
