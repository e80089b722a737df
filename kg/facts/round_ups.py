"""Articles that go through several provinces one by one: which of them each part is about."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.records import Document, Mention, Sentence
from kg.spans import Covers
from kg.values import UnitValue

Place = tuple[int, str]
"""An offset and the province that governs what follows it."""

_TITLED = 2  # provinces in a title from which the article goes through them one by one
_SEVERAL = 3  # provinces that open sentences, or have paragraphs of their own, in such an article
_REACH = 90  # code points of a sentence in which the province is named that its paragraph is about
_ITEM = re.compile(r"(?:[*+•-] ?)?(?:cũng )?(?:tại|ở) (?:tỉnh|thành phố) ")
_ELECTORS = ("people-council", "people-committee", "provincial-party", "provincial-party-organs")  # ids of bodies.yaml
_OPENING = re.compile(
    r"(?:(?:(?:sáng|chiều|tối|cũng trong|cùng|trong)? ?(?:ngày|chiều|sáng|tối)[^,;.]{0,40}|trước đó|tiếp đó"
    r"|tại kỳ họp),? )?(?:kỳ họp[^,;.]{0,40},? )?(?:đại biểu )?"
)  # what may stand before the body that opens a sentence


def round_up(document: Document, mentions: Sequence[Mention], named: Sequence[Place]) -> list[Place]:
    """The provinces by where each takes over, in reading order; none in an article about one province.

    ``named`` are the provinces that the article names, by offset.
    """
    return (
        _of_title(document, named)
        or _of_openings(document, mentions, named)
        or _of_lead(document, mentions, named)
        or _of_paragraphs(document, named)
    )


def _of_title(document: Document, named: Sequence[Place]) -> list[Place]:
    """Under a title with several provinces, each paragraph is about the last one named in it or before it."""
    titles = Covers(sentence.span for sentence in document.sentences if sentence.zone == "title")
    if not titles:
        return []
    in_title = {name for at, name in named if titles.hold(at)}
    if len(in_title) < _TITLED:
        return []
    return sorted((at, name) for at, name in named if name in in_title and not titles.hold(at))


def _of_openings(document: Document, mentions: Sequence[Mention], named: Sequence[Place]) -> list[Place]:
    """ "HĐND tỉnh A bầu ông X, Bí thư Tỉnh ủy, ... HĐND tỉnh B bầu ông Y": what electors of several provinces did."""
    provinces = dict(named)
    electors = {
        mention.start: provinces[mention.start]
        for mention in mentions
        if mention.start in provinces and isinstance(mention.value, UnitValue) and mention.value.family in _ELECTORS
    }
    found: list[Place] = []
    for sentence in document.sentences if electors else ():
        opening = _OPENING.match(document.folded, sentence.start, sentence.end)
        at = opening.end() if opening else sentence.start
        if sentence.zone == "body" and at in electors:
            found.append((sentence.start, electors[at]))
    return found if len({name for _, name in found}) >= _SEVERAL else []


def _of_lead(document: Document, mentions: Sequence[Mention], named: Sequence[Place]) -> list[Place]:
    """Several provinces in the first sentence, with which paragraphs then open: "* Tại kỳ họp thứ 12, HĐND tỉnh B"."""
    lead = next((sentence for sentence in document.sentences if sentence.zone == "body"), None)
    told = {name for at, name in named if lead is not None and lead.start <= at < lead.end}
    if lead is None or len(told) < _SEVERAL:
        return []
    electing = {m.start for m in mentions if isinstance(m.value, UnitValue) and m.value.family in _ELECTORS}
    found: list[Place] = []
    paragraph = lead.paragraph
    for sentence, name, at in _with_places(document, named):
        opens = sentence.paragraph != paragraph and at - sentence.start < _REACH
        item = _ITEM.match(document.folded, sentence.start) is not None
        if opens and name in told and (at in electing or item):
            found.append((sentence.start, name))
            paragraph = sentence.paragraph
    return found if len({name for _, name in found}) >= _TITLED else []


def _of_paragraphs(document: Document, named: Sequence[Place]) -> list[Place]:
    """Paragraphs of the body that each name another province, and no other part of the article names it."""
    if len({name for _, name in named}) < _SEVERAL:
        return []
    inside = [(sentence, name) for sentence, name, _ in _with_places(document, named)]
    paragraphs: defaultdict[str, set[int]] = defaultdict(set)
    first: dict[int, str] = {}
    for sentence, name in inside:
        paragraphs[name].add(sentence.paragraph if sentence.zone == "body" else -1)
        first.setdefault(sentence.paragraph, name)
    apart = all(len(held) == 1 and -1 not in held for held in paragraphs.values())
    body = {sentence.paragraph: sentence.start for sentence in reversed(document.sentences) if sentence.zone == "body"}
    if not apart or len(set(first.values())) < _SEVERAL or first.keys() != body.keys():
        return []
    return sorted({*((body[paragraph], name) for paragraph, name in first.items()), *named})


def _with_places(document: Document, named: Sequence[Place]) -> Iterator[tuple[Sentence, str, int]]:
    """Each province named, with the sentence that names it, and where it does."""
    places = iter(sorted(named))
    place = next(places, None)
    for sentence in document.sentences:
        while place is not None and place[0] < sentence.end:
            yield sentence, place[1], place[0]
            place = next(places, None)
