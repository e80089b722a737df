"""The provinces that an article names only because guests came from there."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.records import Document, Mention
from kg.reference.rules import load_word_classes
from kg.sought import AnyWord
from kg.spans import Covers
from kg.values import Area, UnitValue

_LEVEL = "province"
Body = tuple[str, str]
"""The family of a body and the word of its area: "VKSND tỉnh", whose ever."""


def visitors(document: Document, mentions: Sequence[Mention]) -> frozenset[str]:
    """The provinces from whose bodies guests come to a body of the same kind that the article names by its kind alone.

    "Phó Viện trưởng VKSND tỉnh. Về phía khách mời có đồng chí A, Phó Viện trưởng VKSND tỉnh Bạc Liêu": the body that
    receives is not that of Bạc Liêu. A province that is named before its guests may be the article's own.
    """
    lists = list(_guest_lists(document))
    if not lists:
        return frozenset()
    inside, hosts, known, found = Covers(lists), set[Body](), set[str](), set[str]()
    for mention in mentions:
        area = mention.value.area if isinstance(mention.value, UnitValue) else None
        if not isinstance(mention.value, UnitValue) or area is None or area.level != _LEVEL:
            continue
        body = (mention.value.family, area.word)
        if not inside.hold(mention.start):
            _note(area, body, hosts, known)
        elif area.name and area.name not in known and body in hosts:
            found.add(area.name)
    return frozenset(found)


def _note(area: Area, body: Body, hosts: set[Body], known: set[str]) -> None:
    """Keep what a body outside of the lists of guests says: the kind of the host, or a province."""
    if area.name:
        known.add(area.name)
    else:
        hosts.add(body)


def _guest_lists(document: Document) -> Iterator[tuple[int, int]]:
    """From the words that open a list of guests to the end of the sentence."""
    folded = document.folded
    for sentence in document.sentences:
        if opening := _opening().search(folded, sentence.start, sentence.end):
            yield opening.end(), sentence.end


@cache
def _opening() -> AnyWord:
    return AnyWord(load_word_classes("people")["guests"].forms)
