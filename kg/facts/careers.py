"""Posts of a career that is over: "từng là ...", the steps of a curriculum vitae."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.facts.tenures import TenureFinder
from kg.records import Evidence, Mention, Span, Tenure
from kg.reference.rules import WordClass
from kg.sought import AnyWord, Sought
from kg.values import FIRST_PERSON, PersonValue, PostValue

_STEP = re.compile(
    r"[-*+• ]*(?:từ )?(?:tháng |năm |ngày )?[\d/.]{1,10}(?: ?(?:-|đến|tới)(?: nay| (?:tháng |năm "
    r"|ngày )?[\d/.]{1,10})?)?,? ?:? "
)
_OF_YEARS = re.compile(r"\d{4}")  # "- 1984 - 1993: ...", not "1. ..."
_BORN = Sought(r"sinh (?:năm|ngày)|quê (?:quán|ở|huyện|xã|tỉnh)?|vào ngành")
_SPAN = r"(?:từ )?(?:năm |tháng )?[\d/]{4,7} ?(?:-|đến) ?(?:năm |tháng )?[\d/]{4,7}"  # the years of a post held
_YEARS = Sought(rf" ?\({_SPAN}\)")
_YEARS_BEFORE = re.compile(rf"(?:[;,.:] ){_SPAN}(?: là| làm| giữ chức| giữ chức vụ|:|,) $")
_YEARS_REACH = 60  # code points before a post within which its years stand
_IN_TURN = re.compile(r"lần lượt (?:là|làm|giữ(?: các)?(?: chức vụ| chức)?) ")
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:của|cho|với|theo|gửi|cùng|giúp|giúp việc|thư ký|trợ lý|tham mưu|thay) (?:(?:đồng chí|ông|bà) )?$"
)
_OF_REACH = 24  # code points before a post within which stands what tells that it is another's: "thư ký Chủ tịch"
_TURN = "lần lượt"
_TURN_REACH = 16  # code points between these words and the first post that they give out
_WHILE_REACH = 48  # code points before a post within which "khi còn là" stands
_NAMED_NEXT = re.compile(r"(?: [^,;.]{1,24})?, (?:(?:thì )?(?:đồng chí|đ/c|ông|bà|anh|chị|bị cáo|bị can) )?")
_LEADING = 3  # mentions from which somebody may be the one whom the article portrays
_BESIDE = 6  # code points between posts of which the first takes the body of the next


class CareerReader:
    """Reads careers by the words of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._tenures = tenures
        self._history = AnyWord(words["history"].forms)
        self._narrated = re.compile(rf"(?<!\w){words['narrated'].any_form()}(?!\w)")
        self._while = re.compile(rf"(?<!\w)(?<!trước )(?<!sau )(?<!từ ){words['while'].any_form()} $")

    def read(self, passages: Sequence[Passage], context: Context, taken: Sequence[Tenure]) -> list[Tenure]:
        """Posts told as history, in reading order, without those that ``taken`` has."""
        used = {tenure.evidence.words[1] for tenure in taken if len(tenure.evidence.words) > 1}
        held = {(tenure.person, tenure.title, tenure.unit) for tenure in taken if not tenure.former}
        at_that_time = [step for passage in passages for step in self._at_that_time(passage, used, context)]
        used |= {step.evidence.words[1] for step in at_that_time}
        return [*_over(at_that_time, held), *self._told(passages, context, used, held)]

    def _at_that_time(self, passage: Passage, used: Collection[Span], context: Context) -> Iterator[Tenure]:
        """ "khi còn là Viện trưởng ..., ông A đã ký": posts held when what is told happened."""
        people, posts = passage.of(PersonValue), passage.of(PostValue)
        for number, post in enumerate(posts):
            window = max(passage.start, post.start - _WHILE_REACH)
            cue = None if post.span in used else self._while.search(passage.folded, window, post.start)
            if cue is None:
                continue
            behind = next((one for one in people if one.start >= post.end), None)
            near = behind is not None and _NAMED_NEXT.fullmatch(passage.without(PostValue, post.end, behind.start))
            holder = behind if near else _before(people, post)
            if holder is not None and (step := self._step(holder, post, posts[number + 1 :], passage, context)):
                yield step

    def _told(
        self,
        passages: Sequence[Passage],
        context: Context,
        used: set[Span],
        held: Collection[tuple[str, str, str | None]],
    ) -> list[Tenure]:
        """The posts that words of history or years tell."""
        folded = context.document.folded
        dated = _YEARS.search(folded, 0, len(folded)) is not None
        listed = _listed(passages)
        told = dated or listed or self._history.search(folded, 0, len(folded)) or _BORN.search(folded, 0, len(folded))
        if not told and not any(_tells_of_himself(passage) for passage in passages):
            return []
        portrayed = _portrayed(passages) if dated else None
        found: list[Tenure] = []
        subject: Mention | None = None
        in_steps = False
        for passage in passages:
            people = passage.of(PersonValue)
            cue = self._cue(passage, used)
            born = _BORN.search(passage.folded, passage.start, passage.end)
            step = bool(_STEP.match(passage.folded, passage.start))
            if cue is None and (himself := _tells_of_himself(passage)):
                narrated = self._narrated.search(passage.folded, himself.end, passage.end)
                if narrated:
                    found += _over(self._steps(passage, narrated.start(), himself, used, context), held)
                    continue
            if cue is None:
                holder, start, only = _with_years(passage, people, portrayed, subject)
                if holder is not None and not (only and step and in_steps):
                    found += _over(self._steps(passage, start, holder, used, context, only), held)
                    continue
            before = [one for one in people if cue is None or one.start < cue.start()]
            if before:
                subject = before[0] if born and not cue else before[-1]
            in_steps = bool(cue or born) or (in_steps and step) or passage.span in listed
            of_another = cue is not None and not before and bool(people)
            if subject is not None and not of_another and (cue or (in_steps and step and not people)):
                steps = self._in_turn(passage, before, used, context) if cue and before[1:] else []
                steps = steps or self._steps(passage, cue.end() if cue else passage.start, subject, used, context)
                found += steps if cue else _over(steps, held)
        return found

    def _cue(self, passage: Passage, used: set[Span]) -> re.Match[str] | None:
        """The words that say that a career is told; none where the post behind them was given out in turn.

        Of several the first behind a name: "Quá trình công tác, ông A từng là ...".
        """
        cues = self._history.find_all(passage.folded, passage.start, passage.end)
        if not cues:
            return None
        named = min((one.end for one in passage.of(PersonValue)), default=0)
        cue = next((one for one in cues if one.start() >= named), cues[0])
        behind = next((m for m in passage.of(PostValue) if m.start >= cue.end()), None)
        in_turn = behind is not None and behind.span in used and behind.start - cue.end() < _TURN_REACH
        return None if in_turn and cue[0].startswith(_TURN) else cue

    def _steps(
        self,
        passage: Passage,
        start: int,
        subject: Mention,
        used: set[Span],
        context: Context,
        only: Collection[Span] = (),
    ) -> list[Tenure]:
        """The former posts of ``subject`` that stand from ``start`` on, of those of ``only`` if it has any."""
        posts = [
            m
            for m in passage.mentions
            if isinstance(m.value, PostValue)
            and m.start >= start
            and m.span not in used
            and not m.value.role
            and (not only or m.span in only)
            and not _OF_ANOTHER.search(passage.folded, max(start, m.start - _OF_REACH), m.start)
        ]
        people = passage.of(PersonValue)
        steps = [
            self._step(subject, post, posts[number + 1 :], passage, context)
            for number, post in enumerate(posts)
            if not _held_by_other(people, post, subject)
        ]
        return [tenure for tenure in steps if tenure]

    def _in_turn(self, passage: Passage, people: Sequence[Mention], used: set[Span], context: Context) -> list[Tenure]:
        """ "A và B, trước đó lần lượt là P và Q": each of ``people`` held the post of the same number."""
        turn = _IN_TURN.search(passage.folded, people[-1].end, passage.end)
        posts = [m for m in passage.of(PostValue) if turn and m.start >= turn.end()]
        if len(posts) != len(people) or any(post.span in used for post in posts):
            return []
        pairs = (
            self._step(who, post, posts[n + 1 :], passage, context)
            for n, (who, post) in enumerate(zip(people, posts, strict=True))
        )
        return [tenure for tenure in pairs if tenure]

    def _step(
        self, subject: Mention, post: Mention, siblings: Sequence[Mention], passage: Passage, context: Context
    ) -> Tenure | None:
        value = post.value
        assert isinstance(value, PostValue)
        assert isinstance(subject.value, PersonValue)
        near = [one for one in siblings if one.start - post.end < _BESIDE]
        title, unit = self._tenures.body(post, near, context)
        if value.rank and near and unit is None:
            unit = _body_of(near[0], context)
        if unit is None and (self._tenures.row(value).needs_body or not value.rank):
            return None
        named = [subject.span] if passage.start <= subject.start < passage.end else []  # else an earlier sentence did
        evidence = Evidence(passage.span, (*named, post.span), "tenure.career", 0.8)
        return Tenure(subject.value.name, title, unit, evidence, former=True)


def _tells_of_himself(passage: Passage) -> Mention | None:
    """The first "tôi" of a sentence that stands for who is asked."""
    return next((person for person in passage.of(PersonValue) if person.rule == FIRST_PERSON), None)


def _over(steps: Sequence[Tenure], held: Collection[tuple[str, str, str | None]]) -> list[Tenure]:
    """The steps of a list but those still held: its last line may lead to this day ("từ 2012 đến khi nghỉ hưu")."""
    return [step for step in steps if (step.person, step.title, step.unit) not in held]


def _listed(passages: Sequence[Passage]) -> frozenset[Span]:
    """The sentences that are lines of a list of years with the posts held in them, two at least and nobody named."""
    found: list[Span] = []
    for begins, lines in groupby(passages, _is_dated_step):
        held = [passage for passage in lines if passage.of(PostValue)] if begins else []
        if len(held) > 1 and not any(passage.of(PersonValue) for passage in held):
            found += [passage.span for passage in held]
    return frozenset(found)


def _is_dated_step(passage: Passage) -> bool:
    step = _STEP.match(passage.folded, passage.start)
    return step is not None and _OF_YEARS.search(step[0]) is not None


def _with_years(
    passage: Passage, people: Sequence[Mention], portrayed: Mention | None, subject: Mention | None
) -> tuple[Mention | None, int, Collection[Span]]:
    """Whose posts a sentence gives with the years in which they were held, where they begin, and which they are.

    Years in brackets behind a post tell that all from there on are such; years before one tell it of that one.
    """
    if first := _first_dated(passage):
        return _before(people, first) or portrayed or subject, first.start, ()
    begun = {post.span for post in passage.of(PostValue) if _years_before(passage, post)}
    return (next(iter(people), subject) if begun else None), passage.start, begun


def _first_dated(passage: Passage) -> Mention | None:
    """The first post of a sentence that gives at least one with the years in which it was held."""
    posts = passage.of(PostValue)
    return posts[0] if any(_YEARS.match(passage.folded, post.end) for post in posts) else None


def _years_before(passage: Passage, post: Mention) -> bool:
    """Whether the years in which a post was held stand right before it, as one of the steps of a sentence."""
    return _YEARS_BEFORE.search(passage.folded, max(passage.start, post.start - _YEARS_REACH), post.start) is not None


def _before(people: Sequence[Mention], post: Mention) -> Mention | None:
    """The last person of the sentence before ``post``."""
    return next((person for person in reversed(people) if person.end <= post.start), None)


def _portrayed(passages: Sequence[Passage]) -> Mention | None:
    """A mention of the person named more often than any other, if there is one."""
    named = [m for passage in passages if passage.zone in ("title", "body", "caption") for m in passage.of(PersonValue)]
    counts = Counter(m.value.name for m in named if isinstance(m.value, PersonValue))
    (name, count), (_, next_count) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if count < max(_LEADING, next_count + 1):
        return None
    return next(m for m in named if isinstance(m.value, PersonValue) and m.value.name == name)


def _held_by_other(people: Sequence[Mention], post: Mention, subject: Mention) -> bool:
    return any(0 <= p.start - post.end < 3 for p in people) or any(
        0 <= post.start - p.end < 4 and p.value != subject.value and p.start > subject.start for p in people
    )


def _body_of(post: Mention, context: Context) -> str | None:
    """The label of the body that the text names at a post."""
    value = post.value
    if not isinstance(value, PostValue) or value.unit is None or value.unit_span is None:
        return None
    resolved = context.resolved.get(value.unit_span)
    return resolved.label if resolved else None
