"""What documents say of each other: one amends, carries out, rests on or cites another."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Citation, Document, Evidence, Mention, Span

# What stands between the first document and the second, on folded text; the first that matches decides.
# "back": the second is the one that speaks of the first.
_BETWEEN: tuple[tuple[str, str, re.Pattern[str], bool], ...] = (
    ("amended-by", "amends", re.compile(r"được (?:sửa đổi|bổ sung|thay thế|sửa)[\w, ]{0,40}(?:bởi|bằng|tại|theo)(?: các)? $"), True),
    ("amends", "amends", re.compile(r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)[\w, ]{0,60}$"), False),
    ("on-grounds", "based_on", re.compile(r"(?:trên cơ sở|căn cứ(?: vào)?|theo đề nghị tại)(?: các)? $"), False),
    ("carries-out", "implements", re.compile(r"(?:thực hiện|triển khai|thi hành|cụ thể hóa|hướng dẫn)[\w, ]{0,60}$"), False),
)  # fmt: skip
_TITLE = re.compile(
    r"(?:tổng kết|sơ kết|ban hành|quy định|hướng dẫn|công bố|về|sửa đổi|thực hiện|triển khai|giám sát)(?![\w])"
)
_DATE_AND_ISSUER = re.compile(r"[\s\d/.,-]*(?:ngày [\d/.-]+)?(?: của [\w ,]{3,80})? ?")
_SELF = re.compile(r"[.;:\n]")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a document and the key of that document."""

    mention: Mention
    key: str


def citations(document: Document, named: Sequence[Named]) -> list[Citation]:
    """The citations in reading order, each pair of documents once; ``named`` in reading order."""
    found: dict[tuple[str, str], Citation] = {}
    starts = [sentence.start for sentence in document.sentences]
    for first, second in itertools.pairwise(named):
        if first.key == second.key:
            continue
        sentence = document.sentences[bisect_right(starts, first.mention.start) - 1] if starts else None
        if sentence is None or not sentence.start <= second.mention.start < sentence.end:
            continue
        citation = _between(document, first, second, sentence.span)
        if citation and (citation.document, citation.cited) not in found:
            found[citation.document, citation.cited] = citation
    return list(found.values())


def _between(document: Document, first: Named, second: Named, sentence: Span) -> Citation | None:
    gap = document.folded[first.mention.end : second.mention.start]
    if len(gap) > 260 or _SELF.search(gap):
        return None
    for rule, relation, pattern, back in _BETWEEN:
        match = pattern.search(gap)
        if match and (back or _says(gap, match.start()) or first.mention.end == second.mention.start):
            who, whom = (second, first) if back else (first, second)
            return _citation(who, whom, relation, sentence, f"citation/{rule}")
    title = getattr(first.mention.value, "title_span", None)
    if title and title.start <= second.mention.start < title.end:
        return _citation(first, second, "cites", sentence, "citation/title")
    return None


def _says(gap: str, position: int) -> bool:
    """Whether the words from ``position`` belong to the title of the first document, not to another clause."""
    before = gap[:position]
    if not before.strip(" ,()") or _TITLE.search(before):
        return True
    return _DATE_AND_ISSUER.fullmatch(before) is not None


def _citation(who: Named, whom: Named, relation: str, sentence: Span, rule: str) -> Citation:
    return Citation(who.key, whom.key, relation, Evidence(sentence, (who.mention.span, whom.mention.span), rule))
