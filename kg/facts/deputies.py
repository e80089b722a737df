"""Deputies of the National Assembly and of people's councils, whose place stands in brackets behind the name."""

import re
from collections.abc import Sequence

from kg.facts.chunks import sentence_chunks
from kg.facts.context import Context
from kg.facts.naming import province_label
from kg.facts.tenures import held_posts
from kg.records import Document, Evidence, Mention, Tenure
from kg.reference.rules import ChunkRule
from kg.values import PersonValue, PlaceValue, PostValue

_BRACKET = re.compile(r" ?[(,-] ?(?:đoàn (?:đại biểu quốc hội |đbqh )?)?(?:tỉnh |thành phố |tp\.? ?)?$")
_COUNCIL = ("people-council",)


def deputies(
    document: Document,
    by_sentence: Sequence[Sequence[Mention]],
    context: Context,
    rules: Sequence[ChunkRule],
    titles: frozenset[str],
) -> list[Tenure]:
    """ "ĐB Điểu Hoàng Lơ (Bình Phước)" -> a deputy of the National Assembly from that province; without a place, in the
    report of a people's council, a deputy of the council. ``titles`` are the ids of the posts that mean a deputy."""
    found: list[Tenure] = []
    assembly = any(one.label == "Quốc hội" for one in context.resolved.values())
    council = context.host(_COUNCIL)
    for sentence, mentions in zip(document.sentences, by_sentence, strict=True):
        if sentence.zone in ("title", "footer", "related"):
            continue
        for held in held_posts(sentence_chunks(document, mentions, sentence), rules):
            value, person = held.post.value, held.person.value
            assert isinstance(value, PostValue) and isinstance(person, PersonValue)
            if value.post not in titles or value.former:
                continue
            evidence = Evidence(sentence.span, (held.person.span, held.post.span), "tenure.deputy", 0.85)
            place = _place(document, held.person, mentions)
            if place and (assembly or value.post == "dai-bieu-qh"):
                title = f"Đại biểu Quốc hội {province_label(place, context.date)}"
                found.append(Tenure(person.name, title, "Quốc hội", evidence))
            elif council is not None and not assembly and value.post == "dai-bieu":
                found.append(Tenure(person.name, "Đại biểu", council.label, evidence))
    return found


def _place(document: Document, person: Mention, mentions: Sequence[Mention]) -> str | None:
    """The province in the brackets (or after the comma) behind the name."""
    for mention in mentions:
        if not isinstance(mention.value, PlaceValue) or not 0 < mention.start - person.end < 40:
            continue
        if _BRACKET.match(document.folded[person.end : mention.start]):
            return mention.value.name
    return None
