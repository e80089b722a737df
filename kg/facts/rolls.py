"""Rolls of the heads of like bodies, each with its area in brackets: "Viện trưởng VKSND các tỉnh: A (X), B (Y)".

The title alone may open one, too: "các đồng chí Viện trưởng: A (X), B (Y)".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.records import Evidence, Mention, Tenure
from kg.reference.bodies import Body
from kg.values import PersonValue, PlaceValue, PostValue

_PLURAL = r" (?:các|hai|ba|bốn|năm|sáu|\d{1,2}) (?:tỉnh|thành phố)[^:;.()]{0,30}: ?"
_IN_BRACKETS = re.compile(r" ?\((?:tỉnh |thành phố |tp\.? ?)?")
_COLON = re.compile(r" ?: ?")
_HEADED = {
    "Viện trưởng": "procuracy",
    "Phó Viện trưởng": "procuracy",
    "Chánh án": "court",
    "Phó Chánh án": "court",
}  # whose heads a list with areas in brackets names by the title alone


def instead(rolls: Sequence[Tenure], tenures: Sequence[Tenure]) -> list[Tenure]:
    """``tenures`` with ``rolls`` in place of those of the same name and title, which tell another body or none."""
    told = {tenure.evidence.words[:2] for tenure in rolls}
    return [*(tenure for tenure in tenures if tenure.evidence.words[:2] not in told), *rolls]


class RollReader:
    """Reads rolls; ``bodies`` are the families whose bodies the areas tell apart."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        families = [body for body in bodies if body.shape == "area" and "province" in body.kinds]
        self._families = [(body, _expression(body.forms)) for body in families]
        self._any = _expression([form for body in families for form in body.forms])

    def read(self, passages: Sequence[Passage], context: Context) -> list[Tenure]:
        """The tenures of the rolls in reading order."""
        return [tenure for passage in passages for tenure in self._roll(passage, context)]

    def _roll(self, passage: Passage, context: Context) -> Iterator[Tenure]:
        for post in passage.of(PostValue):
            assert isinstance(post.value, PostValue)
            if post.value.unit is not None:
                continue
            headed = _HEADED.get(post.value.title) if _COLON.match(passage.folded, post.end) else None
            if headed is None and not self._any.match(passage.folded, post.end):
                continue
            for body, form in self._families:
                match = (_COLON if body.id == headed else form).match(passage.folded, post.end)
                if match is None:
                    continue
                for person, place in _entries(passage, match.end()):
                    assert isinstance(place.value, PlaceValue)
                    resolved = context.provincial(body, place.value.name, place.span)
                    if resolved is not None:
                        assert isinstance(person.value, PersonValue)
                        evidence = Evidence(passage.span, (person.span, post.span, place.span), "tenure.roll")
                        yield Tenure(person.value.name, post.value.title, resolved.label, evidence)


def _expression(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, forms))}){_PLURAL}")


def _entries(passage: Passage, start: int) -> Iterator[tuple[Mention, Mention]]:
    """The people after ``start``, up to a semicolon, who have the name of a province in brackets."""
    stop = passage.folded.find(";", start, passage.end)
    end = stop if stop != -1 else passage.end
    places = passage.of(PlaceValue)
    for person in passage.of(PersonValue):
        if start <= person.start < end:
            beside = (m for m in places if _IN_BRACKETS.fullmatch(passage.folded, person.end, max(m.start, person.end)))
            if place := next(beside, None):
                yield person, place
