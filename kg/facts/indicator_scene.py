"""A sentence while its numbers are read, and the place of one number in it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.cues import Cue
from kg.facts.indicator_rules import tables
from kg.frozen import record
from kg.records import Document, Mention, Sentence
from kg.values import QuantityValue

_HARD = re.compile(r"[;:(\n]|\.(?=[ \n]|$)")
_HARD_MARKS = (";", ":", "(", "\n", ". ")
_SOFT_MARKS = (")", '"', "“", "”", ", ")
_SO_VOI = re.compile(r"so với [^;.()\n]{2,60}?(?=[;.,()\n]|$)|(?:chỉ tiêu|kế hoạch) [^;.,()\n]{2,50}")
_HEAD = re.compile(  # "- Thụ lý mới: 34 vụ"
    r"(?:[-+*•–] ?|[0-9]{1,2}[.)] )?(?P<head>[^\W\d_](?:[^\W\d_]|[ ,]){2,60}): ?(?=[0-9])"
)
_LONGEST_HEAD = 72  # code points of such words with the mark before them and the colon
_END = re.compile(r"[;.)](?![0-9])")
_REACH = 1000  # characters of a sentence that are read before and after a number
_LATEST = 12  # accepted numbers of a sentence that a later one may take up
_NAME_BEFORE = re.compile(
    r"(?:viện|ngành|học viện|cơ quan|trường|đại học|chi cục|cục|tổng cục|phòng|hệ thống) $"
)  # "Viện kiểm sát"
_IN_NAMES = ("kiểm sát", "thi hành án", "thanh tra", "kiểm tra", "giám sát")
_ALSO_COMPARED = re.compile(r"(?: về số [\w ]{2,12}| [\w ]{2,16})?(?:/|, | và | với )")


@record
class Verb:
    """A verb of work in the text, its blanks made single."""

    words: str
    start: int
    end: int

    @property
    def faint(self) -> bool:
        return self.words in tables().faint


@dataclass(slots=True)
class Result:
    """An accepted number: what was counted (``noun``), its label without comparison (``base``), and its unit."""

    mention: Mention
    noun: str
    base: str
    unit: str
    verb: str | None = None
    compared: str | None = None  # the verb of comparison


@dataclass(slots=True)
class Scene:
    """A sentence while its numbers are read. All offsets are those of the article."""

    document: Document
    sentence: Sentence
    cues: Sequence[Cue]
    reported: bool  # speaks of a period of work or in the words of a report
    weakly: bool  # in words that stories use too
    accepted: list[Result] = field(default_factory=list)
    groups: frozenset[str] = frozenset()  # of the cues
    head: tuple[int, int] = (-1, -1)  # the words of a line before a colon and a number
    past: Sequence[int] = ()  # where periods begin that are over
    overs: list[int] = field(default_factory=list)  # of them, those after a semicolon, which ends a plan
    sentence_plans: list[int] = field(default_factory=list)  # where plans begin that reach to the end of the sentence
    plans: list[int] = field(default_factory=list)  # where those begin that reach to the next semicolon

    def __post_init__(self) -> None:
        self.groups = frozenset(cue.group for cue in self.cues)
        folded = self.document.folded
        colon = folded.find(":", self.sentence.start, min(self.sentence.end, self.sentence.start + _LONGEST_HEAD))
        head = _HEAD.match(folded, self.sentence.start, self.sentence.end) if colon >= 0 else None
        if head and tables().compared.search(head["head"]):
            self.head = (head.start("head"), head.end())
            self.reported = self.weakly = True
        self.overs = [start for start in self.past if folded.find(";", max(0, start - 12), start) >= 0]
        plans = [cue for cue in self.cues if cue.group == "plan"]
        self.sentence_plans = [cue.start for cue in plans if cue.row.scope == "sentence"]
        self.plans = [cue.start for cue in plans if cue.row.scope == "clause"]

    @property
    def story(self) -> bool:
        return "story" in self.groups

    def is_planned(self, position: int) -> bool:
        """Whether a plan or request stands before ``position``."""
        over = bisect_left(self.overs, position)
        first = bisect_left(self.sentence_plans, self.overs[over - 1] if over else 0)
        if first < len(self.sentence_plans) and self.sentence_plans[first] < position:
            return True
        last = bisect_left(self.plans, position) - 1
        return last >= 0 and self.document.folded.find(";", self.plans[last], position) < 0


@dataclass(slots=True)
class Spot:
    """The place of a number: what stands before it in the sentence.

    ``rest``: since the last accepted number, semicolon or the like; ``clause``: since the last comma or bracket too.
    ``following`` is where the next number or the end of the sentence is.
    """

    scene: Scene
    mention: Mention
    value: QuantityValue
    following: int
    rest_start: int = 0
    clause_start: int = 0
    verbs: Sequence[Verb] = ()  # of the rest

    def __post_init__(self) -> None:
        folded, start = self.folded, self.start
        if self.scene.accepted:
            start = max(start, self.scene.accepted[-1].mention.end)
        end = self.mention.start
        self.rest_start = _after_last(folded, _HARD_MARKS, start, end)
        if self.scene.head[1] - 1 <= self.rest_start <= self.scene.head[1]:
            self.rest_start = self.scene.head[0]  # "- Thụ lý mới: 34 vụ"
        self.clause_start = _after_last(folded, _SOFT_MARKS, self.rest_start, end)
        found = tables().verb.find_all(folded, self.rest_start, end)
        self.verbs = [Verb(" ".join(match[0].split()), *match.span()) for match in found if not self.is_name(match)]

    def is_name(self, match: re.Match[str]) -> bool:
        """Whether a verb is part of a name: "Viện kiểm sát", "cơ quan thi hành án", "Kiểm sát viên"."""
        if not match[0].startswith(_IN_NAMES):
            return False
        if self.folded.startswith(" viên", match.end()):
            return True
        return _NAME_BEFORE.search(self.folded, max(0, match.start() - 12), match.start()) is not None

    @property
    def folded(self) -> str:
        return self.scene.document.folded

    @property
    def start(self) -> int:
        """Where reading begins: the start of the sentence, or of what of it is near."""
        return max(self.scene.sentence.start, self.mention.start - _REACH)

    @property
    def before(self) -> str:
        return self.folded[self.start : self.mention.start]

    @property
    def known(self) -> Sequence[Result]:
        """The numbers accepted last in the sentence."""
        return self.scene.accepted[-_LATEST:]

    @property
    def rest(self) -> str:
        return self.folded[self.rest_start : self.mention.start]

    @property
    def clause(self) -> str:
        return self.folded[self.clause_start : self.mention.start]

    @property
    def last(self) -> Result | None:
        """The accepted number before this one in the sentence."""
        return self.scene.accepted[-1] if self.scene.accepted else None

    def verb(self, *, in_clause: bool = False, faint: bool = True) -> Verb | None:
        """The last verb of work before the number; without ``faint`` none that proves nothing."""
        start = self.clause_start if in_clause else self.rest_start
        return next((v for v in reversed(self.verbs) if v.end > start and (faint or not v.faint)), None)

    def follows(self) -> bool:
        """Whether no semicolon or the like parts the number from the accepted one before it."""
        last = self.last
        near = last is not None and last.mention.end >= self.start
        return near and last is not None and not _HARD.search(self.folded, last.mention.end, self.mention.start)

    def comparison(self) -> tuple[str, int | None] | None:
        """The word of comparison right before the number and where it starts, or that of the number it is paired with
        ("tăng 12 vụ/15 bị can") and None."""
        found = tables().compare.search(
            self.folded, max(self.clause_start, self.mention.start - 32), self.mention.start
        )
        if found:
            return " ".join(found[0].split()), found.start()
        last = self.last
        if last and last.compared and _ALSO_COMPARED.fullmatch(self.folded, last.mention.end, self.mention.start):
            return last.compared, None
        return None

    def tail(self) -> str:
        """What a comparison is with: "so với cùng kỳ năm 2015"."""
        start = self.mention.end
        limit = min(self.scene.sentence.end, start + _REACH)
        end = _END.search(self.folded, start, limit)
        match = _SO_VOI.search(self.folded, start, end.start() if end else limit)
        return " ".join(self.scene.document.text[match.start() : match.end()].split()) if match else ""

    def printed(self, start: int) -> str:
        """The text as printed from ``start`` to the number."""
        return " ".join(self.scene.document.text[start : self.mention.start].split())


def _after_last(folded: str, marks: Sequence[str], start: int, end: int) -> int:
    """Where the last of ``marks``, none of which begins as another ends, ends between two offsets; else ``start``."""
    for mark in marks:
        found = folded.rfind(mark, start, end)
        if found >= 0:
            start = found + len(mark)
    return start
