"""Personnel changes and honours, and the posts of a career that is over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.facts.context import Context
from kg.facts.tenures import TenureFinder
from kg.names import old_style
from kg.records import Change, Document, Evidence, Mention, Sentence, Span, Tenure
from kg.reference.rules import WordClass
from kg.values import DateValue, MeetingValue, PersonValue, PostValue, UnitValue

_KINDS = ("reappointed", "appointed", "elected", "transferred", "dismissed", "retired")
_PASSIVE = re.compile(r"(?:được|đã được|vừa được|tiếp tục được|bị)(?: [^\W\d_]+){0,6} $")
_NOT_NEWS = re.compile(
    r"(?:quyết định|việc|công tác|quy trình|đề xuất|về|thủ tục|tiêu chuẩn|chế độ|quy định|luân chuyển,"
    r"|hội nghị công bố quyết định|từng được|ngày) $"
)
_PLAN = re.compile(r"(?:dự kiến|sẽ|xem xét|đề nghị|kiến nghị|đề xuất|xin|cho ý kiến)(?: [^\W\d_]+){0,3} $")
_LATER = re.compile(r"(?:sẽ được|sẽ xem xét|đang chờ|chưa được)\b")
_TO_UNIT = re.compile(r"(?:đến|về|sang|tới)(?: nhận)?(?: công tác| nhiệm vụ)?(?: tại| ở)? $")
_REPLACES = re.compile(r"(?:thay|thay thế|kế nhiệm)(?: cho)?(?: (?:đồng chí|ông|bà|anh|chị))? $")
_PRONOUN = re.compile(r"[-*+ ]*(?:ông|bà|đồng chí|anh|chị)(?! [^\W\d_]+ (?:là|cho)) (?!.{0,2}[A-ZĐ])")
_STEP = re.compile(
    r"[-*+• ]*(?:từ )?(?:tháng |năm |ngày )?[\d/.]{1,10}(?: ?(?:-|đến|tới)(?: nay| (?:tháng |năm "
    r"|ngày )?[\d/.]{1,10})?)?,? ?:? "
)
_BORN = re.compile(r"sinh (?:năm|ngày)|quê (?:quán|ở|huyện|xã|tỉnh)?|vào ngành")


@dataclass(frozen=True, slots=True)
class _Verb:
    kind: str
    start: int
    end: int


class PersonnelReader:
    """Reads changes of post, honours and careers by the words of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._tenures = tenures
        self._kind = {form: kind for kind in _KINDS for form in words[kind].forms}
        ordered = sorted(self._kind, key=lambda form: (-len(form), form))
        self._verbs = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
        self._awards = re.compile(rf"(?<!\w)(?:{'|'.join(words['award'].forms)})")
        self._award_verbs = _any(words["award-verb"].forms)
        self._new_post = _any(words["new-post"].forms, tail=r" (?:(?:đồng chí|ông|bà|tân) )?$")
        self._gives = re.compile(r"(?:giữ chức|làm|giữ cương vị)\b")
        self._effective = _any(words["effective"].forms, tail=r" (?:ngày )?$")
        self._history = _any(words["history"].forms)

    # ------------------------------------------------------------------ changes

    def changes(
        self, document: Document, by_sentence: Sequence[Sequence[Mention]], context: Context, event_date: str | None
    ) -> list[Change]:
        """The changes and honours in reading order."""
        found: list[Change] = []
        for sentence, mentions in zip(document.sentences, by_sentence, strict=True):
            if sentence.zone in ("footer", "related", "header", "title"):
                continue
            people = [m for m in mentions if isinstance(m.value, PersonValue)]
            if not people:
                continue
            verbs = list(self._find_verbs(document.folded, sentence, mentions))
            verbs += self._implied_verbs(document.folded, sentence, verbs)
            for verb in verbs:
                found += self._change(document, sentence, mentions, people, verb, context, found)
            found += self._honours(document, sentence, mentions, people, event_date)
        return _unique(found)

    def _find_verbs(self, folded: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[_Verb]:
        covered = [m for m in mentions if isinstance(m.value, (PersonValue, UnitValue))]
        for match in self._verbs.finditer(folded, sentence.start, sentence.end):
            before = folded[max(sentence.start, match.start() - 40) : match.start()]
            if any(m.start <= match.start() < m.end for m in covered) or _PLAN.search(before):
                continue
            if _LATER.search(folded, match.end(), _clause_end(folded, match.end(), sentence.end)):
                continue
            yield _Verb(self._kind[match[0]], match.start(), match.end())

    def _implied_verbs(self, folded: str, sentence: Sentence, verbs: Sequence[_Verb]) -> list[_Verb]:
        """ "bầu A giữ chức X; B giữ chức Y": a clause without a verb of change goes on with the one before it."""
        found: list[_Verb] = []
        for verb in verbs:
            if verb.kind not in ("appointed", "elected", "reappointed"):
                continue
            start = folded.find(";", verb.end, sentence.end)
            while start != -1:
                end = _clause_end(folded, start + 1, sentence.end)
                if any(start < other.start < end for other in verbs) or not self._gives.search(folded, start, end):
                    break
                found.append(_Verb(verb.kind, start, start + 1))
                start = end if end < sentence.end else -1
        return found

    def _change(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Sequence[Mention],
        people: Sequence[Mention],
        verb: _Verb,
        context: Context,
        earlier: Sequence[Change],
    ) -> list[Change]:
        folded = document.folded
        clause_end = _clause_end(folded, verb.end, sentence.end)
        subject = self._subject(folded, sentence, people, verb, clause_end)
        if not subject:
            return []
        posts = [m for m in mentions if isinstance(m.value, PostValue) and not m.value.role]
        if verb.kind == "transferred":
            return self._transfer(document, sentence, mentions, subject, posts, verb, clause_end, context)
        if verb.kind == "retired":
            return self._retirement(document, sentence, mentions, subject, posts, verb, context, earlier)
        post = self._new_post_of(folded, posts, subject[-1], verb, clause_end) or self._post_before(folded, posts, verb)
        if post is None:
            return []
        title, unit = self._tenures.body(
            post, [p for p in posts if p is not post and abs(p.start - post.end) < 4], context
        )
        row = self._tenures.posts[post.value.post.removeprefix("phó:")]  # type: ignore[attr-defined]
        if unit is None and row.needs_body:
            return []
        date, decision = self._when(document, mentions, verb)
        return [
            self._made(person, verb.kind, title, unit, sentence, (person.span, post.span), date, decision)
            for person in subject
        ]

    def _subject(
        self, folded: str, sentence: Sentence, people: Sequence[Mention], verb: _Verb, clause_end: int
    ) -> list[Mention]:
        before = [p for p in people if p.end <= verb.start]
        after = [p for p in people if verb.end <= p.start < clause_end]
        passive = bool(_PASSIVE.search(folded, max(sentence.start, verb.start - 60), verb.start))
        if verb.kind == "retired":
            return before[-1:] or after[:1]
        if passive and before:
            return before[-1:]
        chosen = after[:1]
        for person in after[1:]:
            gap = folded[chosen[-1].end : person.start]
            if not re.fullmatch(r"[ ,]*(?:và )?(?:các )?(?:đồng chí |ông |bà )?", gap):
                break
            chosen.append(person)
        if chosen:
            return chosen
        received = before and re.search(r"(?:nhận|được|thì|sẽ|đã)\b", folded[before[-1].end : verb.start])
        return before[-1:] if passive or received else []

    def _new_post_of(
        self, folded: str, posts: Sequence[Mention], person: Mention, verb: _Verb, clause_end: int
    ) -> Mention | None:
        """The post that the change gives or takes: after "giữ chức", else between verb and person, else the last."""
        after = [p for p in posts if verb.end <= p.start < clause_end]
        for post in after:
            if self._new_post.search(folded, max(verb.end - 4, post.start - 30), post.start):
                return post
        between = [p for p in after if p.end <= person.start]
        if between:
            return between[-1]
        apposed = [p for p in after if p.start - person.end < 3]
        rest = [p for p in after if p not in apposed]
        return rest[-1] if rest else (apposed[0] if verb.kind == "dismissed" and apposed else None)

    def _post_before(self, folded: str, posts: Sequence[Mention], verb: _Verb) -> Mention | None:
        """ "Hai Phó Viện trưởng được bổ nhiệm lại: A và B": the post stands before the verb."""
        before = [p for p in posts if p.end <= verb.start and verb.start - p.end < 16]
        return before[-1] if before and folded.startswith(":", verb.end) else None

    def _transfer(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Sequence[Mention],
        subject: Sequence[Mention],
        posts: Sequence[Mention],
        verb: _Verb,
        clause_end: int,
        context: Context,
    ) -> list[Change]:
        date, decision = self._when(document, mentions, verb)
        for post in posts:
            if not verb.end <= post.start < clause_end:
                continue
            near = document.folded[max(sentence.start, post.start - 14) : post.start]
            if re.search(r"(?:làm|giữ chức|giữ chức vụ) $", near):
                title, unit = self._tenures.body(post, [p for p in posts if abs(p.start - post.end) < 4], context)
                words = (subject[0].span, post.span)
                return [self._made(subject[0], "transferred", title, unit, sentence, words, date, decision)]
        for mention in mentions:
            if not isinstance(mention.value, UnitValue) or not verb.end <= mention.start < clause_end:
                continue
            if _TO_UNIT.search(document.folded, max(verb.end, mention.start - 40), mention.start):
                resolved = context.resolved.get(mention.span)
                if resolved is None:
                    return []
                words = (subject[0].span, mention.span)
                return [self._made(subject[0], "transferred", None, resolved.label, sentence, words, date, decision)]
        return []

    def _retirement(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Sequence[Mention],
        subject: Sequence[Mention],
        posts: Sequence[Mention],
        verb: _Verb,
        context: Context,
        earlier: Sequence[Change],
    ) -> list[Change]:
        person = subject[0]
        date, decision = self._when(document, mentions, verb)
        own = [p for p in posts if p.start >= person.end and p.end <= verb.start] or [
            p for p in posts if 0 <= person.start - p.end < 16
        ]
        if own:
            title, unit = self._tenures.body(own[0], own[1:], context)
            return [self._made(person, "retired", title, unit, sentence, (person.span, own[0].span), date, decision)]
        if earlier and _REPLACES.search(document.folded, max(sentence.start, person.start - 30), person.start):
            last = next((c for c in reversed(earlier) if c.title), None)
            if last is not None:
                return [self._made(person, "retired", last.title, last.unit, sentence, (person.span,), date, decision)]
        return []

    def _when(self, document: Document, mentions: Sequence[Mention], verb: _Verb) -> tuple[str | None, str | None]:
        """The effective date, else that of the decision; and the number of the decision."""
        decision, decided = None, None
        for mention in mentions:
            number = getattr(mention.value, "number", None)
            if mention.kind == "document" and number and mention.start < verb.start:
                decision, decided = str(number), getattr(mention.value, "date", None)
        for mention in mentions:
            if not isinstance(mention.value, DateValue) or mention.start <= verb.end:
                continue
            if self._effective.search(document.folded, max(verb.end - 1, mention.start - 26), mention.start):
                return mention.value.start, decision
        return decided, decision

    def _made(
        self,
        person: Mention,
        kind: str,
        title: str | None,
        unit: str | None,
        sentence: Sentence,
        words: tuple[Span, ...],
        date: str | None,
        decision: str | None,
    ) -> Change:
        assert isinstance(person.value, PersonValue)
        label = " ".join(part for part in (title, unit) if part)
        evidence = Evidence(sentence.span, words, f"personnel.{kind}", 0.85)
        return Change(person.value.name, kind, label, evidence, title, unit, date, decision)

    def _honours(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Sequence[Mention],
        people: Sequence[Mention],
        event_date: str | None,
    ) -> list[Change]:
        found: list[Change] = []
        for match in self._awards.finditer(document.folded, sentence.start, sentence.end):
            verb = self._award_verbs.search(document.folded, sentence.start, match.start())
            verb = verb or self._award_verbs.search(document.folded, match.end(), min(sentence.end, match.end() + 24))
            if not verb:
                continue
            after = [p for p in people if p.start >= match.end()]
            near = (
                after
                if after
                and re.search(
                    r"(?:cho|tặng|đối với|gồm|:|các (?:đồng chí|ông|bà|cá nhân))",
                    document.folded[match.end() : after[0].start],
                )
                else []
            )
            if not near:
                passive = re.search(
                    r"(?:được|vinh dự|đón nhận)", document.folded[max(sentence.start, verb.start() - 30) : verb.end()]
                )
                near = [p for p in people if p.end <= verb.start()][-1:] if passive else []
            award = (
                old_style(document.text[match.start() : match.end()]).replace('"', "").replace("“", "").replace("”", "")
            )
            for person in near:
                if any(isinstance(m.value, MeetingValue) and match.end() <= m.start < person.start for m in mentions):
                    continue
                words = (person.span, Span(match.start(), match.end()))
                change = self._made(person, "awarded", None, None, sentence, words, event_date, None)
                found.append(replace(change, post=award[0].upper() + award[1:]))
        return found

    # ------------------------------------------------------------------ careers

    def careers(
        self, document: Document, by_sentence: Sequence[Sequence[Mention]], context: Context, taken: Sequence[Tenure]
    ) -> list[Tenure]:
        """Posts told as history: "từng là ...", the steps of a curriculum vitae."""
        used = {tenure.evidence.words[1] for tenure in taken if len(tenure.evidence.words) > 1}
        found: list[Tenure] = []
        subject: Mention | None = None
        in_steps = False
        for sentence, mentions in zip(document.sentences, by_sentence, strict=True):
            people = [m for m in mentions if isinstance(m.value, PersonValue)]
            cue = self._history.search(document.folded, sentence.start, sentence.end)
            born = _BORN.search(document.folded, sentence.start, sentence.end)
            if people and (cue is None or people[0].start < cue.start()):
                subject = people[0] if born or cue else people[-1]
            in_steps = bool(cue or born) or (in_steps and bool(_STEP.match(document.folded, sentence.start)))
            start = (
                cue.end()
                if cue
                else (sentence.start if in_steps and _STEP.match(document.folded, sentence.start) else None)
            )
            if start is None or subject is None:
                continue
            posts = [
                m
                for m in mentions
                if isinstance(m.value, PostValue) and m.start >= start and m.span not in used and not m.value.role
            ]
            for number, post in enumerate(posts):
                if self._held_by_other(people, post, subject):
                    continue
                tenure = self._career_step(subject, post, posts[number + 1 :], sentence, context)
                if tenure:
                    found.append(tenure)
        return found

    def _held_by_other(self, people: Sequence[Mention], post: Mention, subject: Mention) -> bool:
        return any(0 <= p.start - post.end < 3 for p in people) or any(
            0 <= post.start - p.end < 4 and p.value != subject.value and p.start > subject.start for p in people
        )

    def _career_step(
        self, subject: Mention, post: Mention, siblings: Sequence[Mention], sentence: Sentence, context: Context
    ) -> Tenure | None:
        value = post.value
        assert isinstance(value, PostValue) and isinstance(subject.value, PersonValue)
        near = [one for one in siblings if one.start - post.end < 6]
        title, unit = self._tenures.body(post, near, context)
        if value.rank and near and unit is None:
            first = near[0].value
            if isinstance(first, PostValue) and first.unit is not None and first.unit_span is not None:
                resolved = context.resolved.get(first.unit_span)
                unit = resolved.label if resolved else None
        row = self._tenures.posts[value.post.removeprefix("phó:")]
        if unit is None and (row.needs_body or not value.rank):
            return None
        evidence = Evidence(sentence.span, (subject.span, post.span), "tenure.career", 0.8)
        return Tenure(subject.value.name, title, unit, evidence, former=True)


def _any(forms: Sequence[str], tail: str = r"(?!\w)") -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))}){tail}")


def _clause_end(folded: str, start: int, end: int) -> int:
    """The end of what one verb governs: the next semicolon, or the sentence."""
    stop = folded.find(";", start, end)
    return stop if stop != -1 else end


def _unique(changes: Sequence[Change]) -> list[Change]:
    """The same change told twice is one; the telling with more details wins."""
    kept: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        key = (change.person, change.change, change.post)
        known = kept.get(key)
        if known is None or (known.date is None and change.date is not None):
            kept[key] = change
    return list(kept.values())


def tenures_of_changes(changes: Sequence[Change], taken: Sequence[Tenure]) -> list[Tenure]:
    """Who was appointed holds the post; who retired or was dismissed held it."""
    known = {(t.person, t.title, t.unit, t.former) for t in taken}
    found: list[Tenure] = []
    for change in changes:
        if not change.title:
            continue
        former = change.change in ("retired", "dismissed")
        if change.change not in ("appointed", "elected", "reappointed", "transferred", "retired", "dismissed"):
            continue
        key = (change.person, change.title, change.unit, former)
        if key in known or (former and (change.person, change.title, change.unit, False) in known):
            continue
        known.add(key)
        since = change.date if not former else None
        until = change.date if former else None
        found.append(
            Tenure(change.person, change.title, change.unit, change.evidence, former=former, since=since, until=until)
        )
    return found
