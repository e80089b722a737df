"""Deputies of the National Assembly and of people's councils, whose place stands in brackets behind the name."""

import re
from collections.abc import Sequence

from kg.facts.context import Context
from kg.facts.naming import province_label
from kg.facts.passage import Passage
from kg.facts.tenures import Held
from kg.records import Evidence, Mention, Tenure
from kg.values import PersonValue, PlaceValue, PostValue

_BRACKET = re.compile(
    r" ?[(,-] ?(?:(?:đbqh|đại biểu quốc hội),? )?(?:chuyên trách,? )?(?:(?:phó )?trưởng )?"
    r"(?:đoàn (?:đại biểu quốc hội |đbqh )?)?(?:tỉnh |thành phố |tp\.? ?)?$"
)
_COUNCIL = ("people-council",)
_DEPUTY = ("dai-bieu", "dai-bieu-qh")  # ids of posts.yaml
_REACH = 60  # code points behind the name within which the brackets stand


def deputies(
    held: Sequence[tuple[Passage, Sequence[Held]]], context: Context, organisers: Sequence[str] = ()
) -> list[Tenure]:
    """ "ĐB Điểu Hoàng Lơ (Bình Phước)" -> a deputy of the National Assembly from that province.

    In the report of a session of a people's council, which is then among its ``organisers``, or without a place where
    such a council is told of: a deputy of the council.
    """
    sits = next((label for label in organisers if label.startswith("HĐND ")), None)
    assembly = sits is None and any(one.label == "Quốc hội" for one in context.resolved.values())
    council = context.host(_COUNCIL)
    found = [
        _tenure(passage, one, context, assembly, sits or (council.label if council else None))
        for passage, pairs in held
        if passage.zone not in ("title", "footer", "related")
        for one in pairs
    ]
    return [tenure for tenure in found if tenure]


def _tenure(passage: Passage, held: Held, context: Context, assembly: bool, council: str | None) -> Tenure | None:
    value, person = held.post.value, held.person.value
    assert isinstance(value, PostValue)
    assert isinstance(person, PersonValue)
    if value.post not in _DEPUTY or value.former:
        return None
    evidence = Evidence(passage.span, (held.person.span, held.post.span), "tenure.deputy", 0.85)
    place = _place(passage, held.person)
    if place and (assembly or value.post == "dai-bieu-qh"):
        return Tenure(person.name, f"Đại biểu Quốc hội {province_label(place, context.date)}", "Quốc hội", evidence)
    if council is not None and not assembly and value.post == "dai-bieu":
        return Tenure(person.name, "Đại biểu", council, evidence)
    return None


def _place(passage: Passage, person: Mention) -> str | None:
    """The province in the brackets (or after the comma) behind the name."""
    for mention in passage.mentions:
        if not isinstance(mention.value, PlaceValue) or not 0 < mention.start - person.end < _REACH:
            continue
        if _BRACKET.match(passage.folded[person.end : mention.start]):
            return mention.value.name
    return None
