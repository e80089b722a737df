"""Personnel changes: who is appointed to, elected to, moved to or leaves which post."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.facts.tenures import TenureFinder
from kg.facts.word_pattern import any_word
from kg.records import Change, Evidence, Mention, Span, Tenure
from kg.reference.rules import WordClass
from kg.values import DateValue, DocumentMention, PersonValue, PostValue, UnitValue

KINDS = ("reappointed", "appointed", "elected", "transferred", "dismissed", "retired")
_GIVING = ("appointed", "elected", "reappointed")
_ENDING = ("retired", "dismissed")
_PASSIVE = re.compile(r"(?:được|đã được|vừa được|tiếp tục được|bị)(?: [^\W\d_]+){0,6} $")
_PLAN = re.compile(r"(?:dự kiến|sẽ|xem xét|đề nghị|kiến nghị|đề xuất|xin|cho ý kiến)(?: [^\W\d_]+){0,3} $")
_LATER = re.compile(r"(?:sẽ được|sẽ xem xét|đang chờ|chưa được)\b")
_TO_UNIT = re.compile(r"(?:đến|về|sang|tới)(?: nhận)?(?: công tác| nhiệm vụ)?(?: tại| ở)? $")
_TO_POST = re.compile(r"(?:làm|giữ chức|giữ chức vụ) $")
_REPLACES = re.compile(r"(?:thay|thay thế|kế nhiệm)(?: cho)?(?: (?:đồng chí|ông|bà|anh|chị))? $")
_GIVES = re.compile(r"(?:giữ chức|làm|giữ cương vị)\b")
_RECEIVES = re.compile(r"(?:nhận|được|thì|sẽ|đã)\b")
_AND_PERSON = re.compile(r"[ ,]*(?:và )?(?:các )?(?:đồng chí |ông |bà )?")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of change and the end of the clause that it governs."""

    kind: str
    start: int
    end: int
    clause_end: int

    def governs(self, mention: Mention) -> bool:
        """Whether the mention stands behind the verb, in its clause."""
        return self.end <= mention.start < self.clause_end


class ChangeReader:
    """Reads changes of post by the words of data/grammar/personnel.yaml.

    An active verb has the person after it, a passive one ("được bổ nhiệm") before it.
    """

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._tenures = tenures
        self._kind = {form: kind for kind in KINDS for form in words[kind].forms}
        self._verbs = any_word(self._kind)
        self._new_post = any_word(words["new-post"].forms, tail=r" (?:(?:đồng chí|ông|bà|tân) )?$")
        self._effective = any_word(words["effective"].forms, tail=r" (?:ngày )?$")

    def read(self, passage: Passage, context: Context, earlier: Sequence[Change]) -> list[Change]:
        """The changes told in ``passage``; ``earlier`` are those of the sentences before it."""
        people = passage.of(PersonValue)
        if not people:
            return []
        found: list[Change] = []
        verbs = list(self._find_verbs(passage))
        for verb in (*verbs, *_implied_verbs(passage, verbs)):
            subject = _subject(passage, people, verb)
            if subject:
                found += self._change(passage, subject, verb, context, chain(reversed(found), reversed(earlier)))
        return found

    def _find_verbs(self, passage: Passage) -> Iterator[_Verb]:
        folded = passage.folded
        covered = passage.of(PersonValue, UnitValue)
        for match in self._verbs.finditer(folded, passage.start, passage.end):
            before = folded[max(passage.start, match.start() - 40) : match.start()]
            if any(m.start <= match.start() < m.end for m in covered) or _PLAN.search(before):
                continue
            clause_end = _clause_end(passage, match.end())
            if not _LATER.search(folded, match.end(), clause_end):
                yield _Verb(self._kind[match[0]], match.start(), match.end(), clause_end)

    def _change(
        self, passage: Passage, subject: Sequence[Mention], verb: _Verb, context: Context, earlier: Iterable[Change]
    ) -> list[Change]:
        """The changes that ``verb`` tells of ``subject``; ``earlier`` are the changes told so far, the latest first."""
        posts = [m for m in passage.mentions if isinstance(m.value, PostValue) and not m.value.role]
        if verb.kind == "transferred":
            return self._transfer(passage, subject[0], posts, verb, context)
        if verb.kind == "retired":
            return self._retirement(passage, subject[0], posts, verb, context, earlier)
        post = self._post_given(passage.folded, posts, subject[-1], verb) or _post_before(passage.folded, posts, verb)
        if post is None:
            return []
        assert isinstance(post.value, PostValue)
        siblings = [p for p in posts if p is not post and abs(p.start - post.end) < 4]
        title, unit = self._tenures.body(post, siblings, context)
        if unit is None and self._tenures.row(post.value).needs_body:
            return []
        return [self._made(passage, person, verb, title, unit, (person.span, post.span)) for person in subject]

    def _post_given(self, folded: str, posts: Sequence[Mention], person: Mention, verb: _Verb) -> Mention | None:
        """The post that the change gives or takes: after "giữ chức", else between verb and person, else the last."""
        after = [p for p in posts if verb.governs(p)]
        for post in after:
            if self._new_post.search(folded, max(verb.end - 4, post.start - 30), post.start):
                return post
        between = [p for p in after if p.end <= person.start]
        if between:
            return between[-1]
        apposed = [p for p in after if p.start - person.end < 3]
        rest = [p for p in after if p not in apposed]
        return rest[-1] if rest else (apposed[0] if verb.kind == "dismissed" and apposed else None)

    def _transfer(
        self, passage: Passage, person: Mention, posts: Sequence[Mention], verb: _Verb, context: Context
    ) -> list[Change]:
        """ "điều động A đến nhận công tác tại X": to a post, else to a body."""
        for post in (p for p in posts if verb.governs(p)):
            if _TO_POST.search(passage.folded[max(passage.start, post.start - 14) : post.start]):
                title, unit = self._tenures.body(post, [p for p in posts if abs(p.start - post.end) < 4], context)
                return [self._made(passage, person, verb, title, unit, (person.span, post.span))]
        for mention in (m for m in passage.of(UnitValue) if verb.governs(m)):
            if _TO_UNIT.search(passage.folded, max(verb.end, mention.start - 40), mention.start):
                resolved = context.resolved.get(mention.span)
                if resolved is None:
                    return []
                return [self._made(passage, person, verb, None, resolved.label, (person.span, mention.span))]
        return []

    def _retirement(
        self,
        passage: Passage,
        person: Mention,
        posts: Sequence[Mention],
        verb: _Verb,
        context: Context,
        earlier: Iterable[Change],
    ) -> list[Change]:
        """The post is the person's own, or that of the successor told of before."""
        own = [p for p in posts if p.start >= person.end and p.end <= verb.start]
        own = own or [p for p in posts if 0 <= person.start - p.end < 16]
        if own:
            title, unit = self._tenures.body(own[0], own[1:], context)
            return [self._made(passage, person, verb, title, unit, (person.span, own[0].span))]
        if _REPLACES.search(passage.folded, max(passage.start, person.start - 30), person.start):
            last = next((change for change in earlier if change.title), None)
            if last is not None:
                return [self._made(passage, person, verb, last.title, last.unit, (person.span,))]
        return []

    def _when(self, passage: Passage, verb: _Verb) -> tuple[str | None, str | None]:
        """The effective date, else that of the decision; and the number of the decision."""
        decision, decided = None, None
        for mention in passage.of(DocumentMention):
            assert isinstance(mention.value, DocumentMention)
            if mention.value.number and mention.start < verb.start:
                decision, decided = mention.value.number, mention.value.date
        for mention in passage.of(DateValue):
            assert isinstance(mention.value, DateValue)
            window = max(verb.end - 1, mention.start - 26)
            if mention.start > verb.end and self._effective.search(passage.folded, window, mention.start):
                return mention.value.start, decision
        return decided, decision

    def _made(
        self,
        passage: Passage,
        person: Mention,
        verb: _Verb,
        title: str | None,
        unit: str | None,
        words: tuple[Span, ...],
    ) -> Change:
        assert isinstance(person.value, PersonValue)
        date, decision = self._when(passage, verb)
        label = " ".join(part for part in (title, unit) if part)
        evidence = Evidence(passage.span, words, f"personnel.{verb.kind}", 0.85)
        return Change(person.value.name, verb.kind, label, evidence, title, unit, date, decision)


def _clause_end(passage: Passage, start: int) -> int:
    """The end of what one verb governs: the next semicolon, or the sentence."""
    stop = passage.folded.find(";", start, passage.end)
    return stop if stop != -1 else passage.end


def _implied_verbs(passage: Passage, verbs: Sequence[_Verb]) -> list[_Verb]:
    """ "bầu A giữ chức X; B giữ chức Y": a clause without a verb of change goes on with the one before it."""
    found: list[_Verb] = []
    for verb in verbs:
        if verb.kind not in _GIVING:
            continue
        start = passage.folded.find(";", verb.end, passage.end)
        while start != -1:
            end = _clause_end(passage, start + 1)
            if any(start < other.start < end for other in verbs) or not _GIVES.search(passage.folded, start, end):
                break
            found.append(_Verb(verb.kind, start, start + 1, end))
            start = end if end < passage.end else -1
    return found


def _subject(passage: Passage, people: Sequence[Mention], verb: _Verb) -> list[Mention]:
    """The people whose posts the verb changes."""
    before = [p for p in people if p.end <= verb.start]
    after = [p for p in people if verb.governs(p)]
    if verb.kind == "retired":
        return before[-1:] or after[:1]
    passive = bool(_PASSIVE.search(passage.folded, max(passage.start, verb.start - 60), verb.start))
    if passive and before:
        return before[-1:]
    chosen = after[:1]
    for person in after[1:]:
        if not _AND_PERSON.fullmatch(passage.folded, chosen[-1].end, person.start):
            break
        chosen.append(person)
    if chosen or not before:
        return chosen
    return before[-1:] if _RECEIVES.search(passage.folded[before[-1].end : verb.start]) else []


def _post_before(folded: str, posts: Sequence[Mention], verb: _Verb) -> Mention | None:
    """ "Hai Phó Viện trưởng được bổ nhiệm lại: A và B": the post stands before the verb."""
    before = [p for p in posts if p.end <= verb.start and verb.start - p.end < 16]
    return before[-1] if before and folded.startswith(":", verb.end) else None


def tenures_of_changes(changes: Sequence[Change], taken: Sequence[Tenure]) -> list[Tenure]:
    """Who was appointed holds the post; who retired or was dismissed held it."""
    known = {(t.person, t.title, t.unit, t.former) for t in taken}
    found: list[Tenure] = []
    for change in changes:
        if not change.title or change.change not in KINDS:
            continue
        former = change.change in _ENDING
        key = (change.person, change.title, change.unit, former)
        if key in known or (former and (change.person, change.title, change.unit, False) in known):
            continue
        known.add(key)
        since, until = (None, change.date) if former else (change.date, None)
        found.append(
            Tenure(change.person, change.title, change.unit, change.evidence, former=former, since=since, until=until)
        )
    return found
