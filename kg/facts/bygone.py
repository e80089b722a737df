"""Whether a sentence tells of a post as one of the past without a word like "nguyên" at the title.

"Trước ngày 1/7/2025, ông A là ...", "Ông A, khi đó là ...": the words are the rows then, before and now of
data/grammar/personnel.yaml.
"""

import re
from collections.abc import Mapping

from kg.records import Document, Mention, Sentence
from kg.reference.rules import WordClass

_BULLET = r"[-*+• ]*"
_PERIOD = re.compile(
    r" (?:trong (?:giai đoạn|thời gian) )?từ (?:năm |tháng )?[\d/]{4,7} (?:cho )?(?:đến|tới) (?!nay|hiện)"
)
_WHILE = re.compile(
    r"(?<!\w)(?<!trong )(?<!sau )(?<!từ )(?:khi|lúc|hồi|thời điểm) (?:(?:đồng chí|đ/c|ông|bà|anh|chị) )?$"
)  # "khi ông A làm ..."
_HELD = re.compile(r" (?:còn |đang |mới |vẫn )?(?:là|làm|giữ|đảm nhiệm|đảm nhận)(?!\w)")
_IN_YEAR = re.compile(  # at the head of a sentence of somebody's life, right before his name
    rf"{_BULLET}(?:vào )?(?:ngày [\d/.-]{{3,6}}|tháng [\d/.-]{{1,3}}|năm )(?P<year>(?:19|20)\d\d), "
    r"(?:(?:đồng chí|ông|bà|anh|chị) )?$"
)
_YEAR = 4  # code points of one
_REACH = 24  # code points before a name within which "khi" and what it is called by stand
_JOINED = r"(?:còn |và |nhưng )?"


class Bygone:
    """Tells posts of the past by the word classes of personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass]) -> None:
        then, before, now = (words[name].any_form() for name in ("then", "before", "now"))
        self._opening = re.compile(rf"{_BULLET}(?:{before}|{then})(?!\w)")
        self._then = re.compile(rf"(?<!\w){then}(?!\w)")
        self._of_then = re.compile(rf" {then}(?= ?[,.;)])")
        self._now = re.compile(rf"(?:[,;] {_JOINED}|^ ?){now}(?!\w)")

    def is_of_then(self, folded: str, sentence: Sentence, post: Mention) -> bool:
        """Whether the post is told with that time: "A, Viện trưởng hồi đó"."""
        return self._of_then.match(folded, post.end, sentence.end) is not None

    def is_past(self, document: Document, sentence: Sentence, person: Mention, post: Mention) -> bool:
        """Whether ``person``, of whom the ``sentence`` says that he is ``post``, was so at a time before."""
        folded = document.folded
        link = folded[person.end : post.start]
        dated = _IN_YEAR.match(folded, sentence.start, person.start)
        if dated and document.published and dated["year"] < document.published[:_YEAR] and not self._now.search(link):
            return True
        if self._then.search(link) or _PERIOD.match(folded, post.end, sentence.end):
            return True
        if _WHILE.search(folded, max(sentence.start, person.start - _REACH), person.start) and _HELD.match(link):
            return True
        opening = self._opening.match(folded, sentence.start, sentence.end)
        if opening is None or opening.end() > person.start:
            return False
        return not self._now.search(folded[opening.end() : person.start]) and not self._now.search(link)
