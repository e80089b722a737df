"""The "tôi" of an interview: the person who answers, in the answers of a text of questions and answers."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.records import Document, Mention, Sentence
from kg.values import FIRST_PERSON, PersonValue

_QUESTION = re.compile(r"[*•–+\- ]*(?:phóng viên(?: ?\(?p\.?v\.?\)?)?|p\.?v\.?|hỏi|nhà báo)[^:.;?]{0,24}:")
_FEWEST = 2  # questions from which a text is an interview
_SPEAKER = 60  # code points of a paragraph within which the one who answers is named, with a colon behind
_MARK = re.compile(r" ?:")
_SELF = re.compile(
    r"(?:^|[,;:.\"“”(–-] ?|(?<!\w)(?:"
    r"\d{4}|bản thân|sau này|rồi|nay|và|thì|khi|hồi|lúc|mà|nên|vì|ngày|còn|sau đó|trước đó"
    r"|thế là|chính|đó|ấy|năm|tháng|nữa|bây giờ|mai|ngoái|nhưng|hôm qua) )(?P<self>tôi)(?!\w)"
)
_ZONES = ("body", "heading")


def find_first_person(document: Document, people: Sequence[Mention]) -> list[Mention]:
    """Mentions of kind "person" for each "tôi" that somebody asked says of himself as the one who does something."""
    if not _SELF.search(document.folded):
        return []
    paragraphs = list(_paragraphs(document))
    questions = [number for number, one in enumerate(paragraphs) if _asks(document, one)]
    if len(questions) < _FEWEST:
        return []
    answering = {*_speakers(document, paragraphs[questions[0] :], people)}
    if len(answering) != 1:
        return []  # nobody is named with what he says, or several are
    said = PersonValue(answering.pop())
    asking = {*questions}
    return [
        Mention("person", sentence.start + match.start("self"), sentence.start + match.end("self"), said, FIRST_PERSON)
        for number, paragraph in enumerate(paragraphs)
        if number > questions[0] and number not in asking
        for sentence in paragraph
        for match in _SELF.finditer(document.folded[sentence.start : sentence.end])
    ]


def _paragraphs(document: Document) -> Iterator[list[Sentence]]:
    """The paragraphs of the text, each as its sentences."""
    paragraph: list[Sentence] = []
    for sentence in document.sentences:
        if sentence.zone not in _ZONES:
            continue
        if paragraph and sentence.paragraph != paragraph[-1].paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _asks(document: Document, paragraph: Sequence[Sentence]) -> bool:
    """Whether a paragraph is a question, by who asks it or, behind a mark, by its sign."""
    first, last = paragraph[0], paragraph[-1]
    if _QUESTION.match(document.folded, first.start, first.end):
        return True
    return document.text[first.start] == "*" and document.text[first.start : last.end].rstrip().endswith("?")


def _speakers(document: Document, paragraphs: Sequence[Sequence[Sentence]], people: Sequence[Mention]) -> Iterator[str]:
    """Who is named at the head of each paragraph as the one who says it; ``people`` in reading order."""
    starts = [person.start for person in people]
    for paragraph in paragraphs:
        start = paragraph[0].start
        at_head = people[bisect_left(starts, start) : bisect_left(starts, start + _SPEAKER)]
        said = (person for person in at_head if _MARK.match(document.folded, person.end))
        if (speaker := next(said, None)) and isinstance(speaker.value, PersonValue):
            yield speaker.value.name
