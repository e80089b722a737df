"""Personnel changes: who is appointed to, elected to, moved to or leaves which post."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.facts.change_dates import ChangeDates, Decision, day_decided, decision, opening_day
from kg.facts.change_verbs import (
    ENDING,
    GIVES_UP,
    GIVING,
    Verb,
    by_pronoun,
    clause_end,
    implied_verbs,
    post_before,
    replaced,
    roll,
    set_apart,
    subjects,
)
from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED, UNSAID, stance
from kg.facts.successions import takings
from kg.facts.tenures import TenureFinder
from kg.names import post_label
from kg.records import Change, Evidence, Mention, Span, Tenure
from kg.reference.rules import WordClass
from kg.sought import AnyWord
from kg.values import PersonValue, PostValue, UnitValue
from kg.word_tree import any_word

KINDS = ("reappointed", "appointed", "elected", "transferred", "dismissed", "retired")
_TO_UNIT = re.compile(r"(?:đến|về|sang|tới)(?: nhận)?(?: công tác| nhiệm vụ)?(?: tại| ở)? $")
_TO_POST = re.compile(r"(?:làm|giữ chức|giữ chức vụ) $")
_NEW = re.compile(r"(?:(?:hai|ba|bốn|năm|các|\d+) )?tân ")  # opens a sentence, and belongs to the title
_ARE = re.compile(r" (?:là|gồm|gồm có)(?: các)?(?!\w)")
_APPOSED = 3  # code points between a name and the post behind it
_BETWEEN_POSTS = (", ", " và ", " kiêm ", ", kiêm ", " đồng thời là ", ", đồng thời là ")
_AFTER_POST = re.compile(
    r"[.,;:)\n]|$| (?:nhiệm kỳ|khóa|đối với|cho|thay|kể từ|từ ngày|từ \d|thời hạn|và|kiêm|với thời hạn|theo|để|do)\b"
)
_GIVES_UP = re.compile(r"thôi (?:giữ )?(?:chức vụ|chức) $")
_RETIRES_ON = re.compile(r" (?:kể )?từ (?:ngày|tháng|\d)| theo ")
_HANDED = re.compile(r"(?:trao|công bố|nhận)(?: các)? quyết định")
_JOINS = re.compile(r"(?:tham gia|vào) $")
_COMMITTEES = ("party-executive", "standing-committee")
_MEMBER = "Ủy viên"
_TARGET_REACH = 60  # code points after the body to which somebody moves within which the post there is named
_THE_ONE = re.compile(r"(?<!\w)người (?:vừa |mới )?được $")
_IS = " là "
_TERM_OF_POST = re.compile(
    r"[-+*• ]*(?:(?:thời hạn|thời gian) (?:bổ nhiệm|giữ chức(?: vụ)?|bổ nhiệm lại)"
    r"|(?:các |hai |ba )?quyết định(?: này| trên| nêu trên)? có hiệu lực)"
)
_TO_WHOM = re.compile(r" (?:đối với|cho)(?: (?:các|hai|ba|bốn|\d+))?(?: (?:đồng chí|đ/c|ông|bà))? $")
_WHY = re.compile(
    r"(?<!\w)(?:do|vì|để|,)(?: đã)? nghỉ (?:hưu|công tác|chế độ)|(?<!\w)đã nghỉ (?:hưu|chế độ)(?! (?:kể )?từ)"
)
_SAME_POST = re.compile(r"(?:chức vụ|chức danh|chức|vị trí|cương vị) này\b")
_NEXT_CLAUSE = re.compile(r"; (?:và |đồng thời |để )*$")
_SUCCEEDS = re.compile(r"(?:người )?(?:kế nhiệm|thay thế) (?:là |ông là )?[^.;]{0,40}$")


class ChangeReader:
    """Reads changes of post by the words of data/grammar/personnel.yaml.

    An active verb has the person after it, a passive one ("được bổ nhiệm") before it.
    """

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._tenures = tenures
        self._kind = {form: kind for kind in KINDS for form in words[kind].forms}
        self._verbs = AnyWord(self._kind)
        self._tentative = frozenset(words["tentative"].forms)
        self._new_post = any_word(words["new-post"].forms, end=r" (?:(?:đồng chí|ông|bà|tân) )?$")
        self._dates = ChangeDates(words)

    def read(
        self,
        passage: Passage,
        context: Context,
        earlier: Change | None,
        openers: Sequence[Passage] = (),
        held: Mapping[str, Tenure] | None = None,
        before: Passage | None = None,
        known: Mention | None = None,
    ) -> list[Change]:
        """The changes told in ``passage``; ``before`` is the sentence before it, ``known`` whom "ông" or "bà" means.

        ``earlier`` is the last change with a title in the sentences before it; ``openers`` are the sentence that opened
        the list of which it is an item and the one before that, whose verb then holds for it; ``held`` is the first
        post with a body that the article shows each person in.
        """
        people = passage.of(PersonValue)
        if not people and known is None:
            return []
        if people and openers and (item := self._item(passage, people, openers, context)):
            return item
        found = self._taken_over(passage, context)
        if before is not None:
            found += self._new_holders(passage, before, context)
        verbs = set_apart(passage, people, list(self._find_verbs(passage)))
        if not people:
            verbs = [verb for verb in verbs if by_pronoun(passage, verb)]
        told_of: Sequence[Mention] = ()  # those whose posts the verb before changes
        for verb in (*verbs, *implied_verbs(passage, verbs)):
            post, listed = roll(passage, verb) if verb.kind in GIVING else (None, [])
            if before is not None and _tells_who(passage.folded, verb):
                post = post or self._told_before(before, verb)
            subject = listed or subjects(passage, people, verb)
            if not subject and known is not None and by_pronoun(passage, verb):
                subject = [known]
            if not subject and (moved := _moved(found, people, verb)):
                subject, found = [moved], [change for change in found if change.person != _name(moved)]
            if not subject and told_of and _goes_on(passage, people, verb):
                subject = list(told_of)
            if subject:
                told_of = subject
                last = next((change for change in reversed(found) if change.title), earlier)
                made = self._change(passage, subject, verb, context, last, post)
                found += [_of_the_post_left(change, held or {}) for change in made]
            if verb.kind == "retired":
                told = {change.person for change in found if change.change in ENDING}
                found += self._leaving(passage, [p for p in subject if _name(p) not in told], verb, held or {})
        if any(passage.folded.startswith(GIVES_UP, verb.start) for verb in verbs):  # "thôi giữ chức X để nghỉ hưu"
            retired = {(change.person, change.post) for change in found if change.change == "retired"}
            found = [one for one in found if one.change != "dismissed" or (one.person, one.post) not in retired]
        posts = {(change.person, change.unit) for change in found if change.title}
        found = [one for one in found if one.title or (one.person, one.unit) not in posts]  # moved there to hold a post
        dismissed = {change.person for change in found if change.change == "dismissed"}
        return [
            one  # who is dismissed as he retires, or has: "miễn nhiệm ... đối với ông A, do nghỉ hưu"
            for one in found
            if one.change != "retired" or one.person not in dismissed or not _tells_why(passage, one)
        ]

    def _new_holders(self, passage: Passage, before: Passage, context: Context) -> list[Change]:
        """ "bổ nhiệm hai Phó Viện trưởng. Hai tân Phó Viện trưởng là ông A, ..., và ông B"."""
        posts = [m for m in passage.of(PostValue) if isinstance(m.value, PostValue) and not m.value.role]
        opens = _NEW.match(passage.folded, passage.start)
        new = posts[0] if opens and posts and posts[0].start <= opens.end() else None
        if new is None or not _ARE.match(passage.folded, new.end):
            return []
        given = [verb for verb in self._find_verbs(before) if verb.kind in GIVING]
        if not any(verb.governs(post) and _alike(post, new) for verb in given for post in before.of(PostValue)):
            return []
        who = [m for m in passage.of(PersonValue) if m.start > new.end and not replaced(passage, m)]
        verb = Verb(given[-1].kind, passage.start, passage.start, passage.end)
        return self._given(passage, who, verb, new, posts, context)

    def _taken_over(self, passage: Passage, context: Context) -> list[Change]:
        """ "A thay B làm X", "A làm X thay B", where no verb of change says it."""
        found: list[Change] = []
        posts = [m for m in passage.of(PostValue) if isinstance(m.value, PostValue) and not m.value.role]
        for taking in takings(passage):
            if any(verb.start < taking.post.start and verb.governs(taking.post) for verb in self._find_verbs(passage)):
                continue
            at = taking.person.end
            verb = Verb("appointed", at, at, passage.end)
            found += self._given(passage, [taking.person], verb, taking.post, posts, context)
        return found

    def term(self, passage: Passage) -> str | None:
        """The day from which a sentence says that a post was given: "Thời hạn bổ nhiệm là 5 năm, kể từ ngày 1/7"."""
        opens = _TERM_OF_POST.match(passage.folded, passage.start, passage.end)
        return self._dates.effective(passage, opens.end()) if opens else None

    def _told_before(self, before: Passage, verb: Verb) -> Mention | None:
        """The post of "bổ nhiệm Viện trưởng VKSND tỉnh X. Người được bổ nhiệm là ông A"."""
        given = [one for one in self._find_verbs(before) if one.kind == verb.kind]
        posts = [post for one in given for post in before.of(PostValue) if one.governs(post)]
        return posts[0] if posts and not any(map(given[0].governs, before.of(PersonValue))) else None

    def _leaving(
        self, passage: Passage, subject: Sequence[Mention], verb: Verb, held: Mapping[str, Tenure]
    ) -> list[Change]:
        """Who retires leaves the first post in which the article shows them, where the sentence names none."""
        found = []
        for person in subject:
            own = held.get(_name(person))
            if own is not None and _RETIRES_ON.search(passage.folded, verb.end, verb.clause_end):
                found.append(self._made(passage, person, verb, own.title, own.unit, (person.span,)))
        return found

    def _item(
        self, passage: Passage, people: Sequence[Mention], openers: Sequence[Passage], context: Context
    ) -> list[Change]:
        """ "... bổ nhiệm:" and in an item "Ông A, ..., giữ chức X": the verb of the opener holds for the item."""
        opener, told = self._opening_verb(openers)
        kind = told.kind if told else "appointed" if _hands_over(opener) else None
        own = [verb for verb in self._find_verbs(passage) if not _in_bracket(passage.folded, verb)]
        if kind is None or own:
            return []
        made = self._given_to(passage, people, opener, told, kind, context)
        number, decided = decision(opener, opener.end)
        date = self._dates.effective(opener, opener.start) or decided
        return [replace(one, date=one.date or date, decision=one.decision or number) for one in made]

    def _given_to(
        self,
        passage: Passage,
        people: Sequence[Mention],
        opener: Passage,
        told: Verb | None,
        kind: str,
        context: Context,
    ) -> list[Change]:
        """The changes of an item under an opener that tells of changes of a kind, with its verb if it has one."""
        again = "bổ nhiệm lại" in passage.folded[passage.start : passage.end]
        verb = Verb("reappointed" if again else kind, passage.start, passage.start, passage.end)
        posts = [m for m in passage.mentions if isinstance(m.value, PostValue) and not m.value.role]
        if kind == "transferred":
            return self._transfer(passage, people[0], posts, verb, context)
        if new := next((post for post in posts if self._is_new(passage, post)), None):
            return self._given(passage, people[:1], verb, new, posts, context)
        if result := _result(passage, people, posts, turned=kind == "elected"):
            who, won = result
            return [change for post in won for change in self._given(passage, who, verb, post, won, context)]
        if told and (shared := [m for m in opener.of(PostValue) if told.governs(m)]):
            return self._given(passage, people[:1], verb, shared[-1], [], context)
        if kind == "reappointed" and (kept := next((p for p in posts if 0 <= p.start - people[0].end < 3), None)):
            return self._given(passage, people[:1], verb, kept, posts, context)
        return []

    def _opening_verb(self, openers: Sequence[Passage]) -> tuple[Passage, Verb | None]:
        """The sentence of ``openers`` that has a verb of giving a post, or is one of moving, and the last such verb.

        "Đại hội bầu Ban Chấp hành. Kết quả:": only of an election may the verb stand before the opener itself.
        """
        for number, opener in enumerate(openers):
            told = [verb for verb in self._find_verbs(opener) if verb.kind in GIVING or _heads_list(opener, verb)]
            if told and (number == 0 or told[-1].kind == "elected"):
                return opener, told[-1]
        return openers[0], None

    def _is_new(self, passage: Passage, post: Mention) -> bool:
        return bool(self._new_post.search(passage.folded, max(passage.start, post.start - 30), post.start))

    def _find_verbs(self, passage: Passage) -> Iterator[Verb]:
        folded = passage.folded
        covered = passage.of(PersonValue, UnitValue)
        for match in self._verbs.find_all(folded, passage.start, passage.end):
            if any(m.start <= match.start() < m.end for m in covered):
                continue
            end = clause_end(passage, match.end())
            status = stance(folded, Span(passage.start, end), Span(*match.span()), "change")
            if status != UNSAID:
                yield Verb(self._kind[match[0]], match.start(), match.end(), end, status)

    def _change(
        self,
        passage: Passage,
        subject: Sequence[Mention],
        verb: Verb,
        context: Context,
        last: Change | None,
        post: Mention | None = None,
    ) -> list[Change]:
        """The changes that ``verb`` tells of ``subject``.

        ``last`` is the change with a title told last before; ``post`` is the new post where a list has one.
        """
        posts = [m for m in passage.mentions if isinstance(m.value, PostValue) and not m.value.role]
        if verb.kind == "transferred":
            return self._transfer(passage, subject[0], posts, verb, context)
        if verb.kind == "retired":
            return [c for one in subject for c in self._retirement(passage, one, posts, verb, context, last)]
        post = post or self._post_given(passage.folded, posts, subject, verb)
        post = post or post_before(passage.folded, posts, verb)
        if post is not None:
            given = [post, *_further(passage.folded, posts, post, verb)]
            return [change for one in given for change in self._given(passage, subject, verb, one, posts, context)]
        same = _SAME_POST.search(passage.folded, verb.end, verb.clause_end)
        if last is not None and (same or _SUCCEEDS.search(passage.folded, passage.start, verb.start)):
            return [self._made(passage, one, verb, last.title, last.unit, (one.span,)) for one in subject]
        return self._joining(passage, subject, verb, context)

    def _joining(self, passage: Passage, subject: Sequence[Mention], verb: Verb, context: Context) -> list[Change]:
        """ "chỉ định A tham gia Ban Thường vụ Tỉnh ủy": who joins a committee is a member of it."""
        for body in (m for m in passage.of(UnitValue) if verb.governs(m)):
            resolved = context.resolved.get(body.span)
            if resolved is None or resolved.value.family not in _COMMITTEES:
                continue
            if _JOINS.search(passage.folded, verb.end, body.start):
                return [
                    self._made(passage, one, verb, _MEMBER, resolved.label, (one.span, body.span)) for one in subject
                ]
        return []

    def _given(
        self,
        passage: Passage,
        subject: Sequence[Mention],
        verb: Verb,
        post: Mention,
        posts: Sequence[Mention],
        context: Context,
    ) -> list[Change]:
        """The changes by which each of ``subject`` comes to hold or loses ``post``."""
        assert isinstance(post.value, PostValue)
        siblings = [p for p in posts if p is not post and abs(p.start - post.end) < 4]
        title, unit = self._tenures.body(post, siblings, context)
        if post.value.unit is None and (target := self._target(passage, post, context)):
            unit = target
        if unit is None:
            unit = self._of_deputy(post, posts, context)
        own = [self._of_own(post, one, posts, context) if verb.kind == "reappointed" else None for one in subject]
        if unit is None and not any(own) and self._tenures.row(post.value).needs_body:
            return []
        made = [
            self._made(passage, person, verb, title, unit or kept, (person.span, post.span))
            for person, kept in zip(subject, own, strict=True)
        ]
        return [replace(one, acting=True, post=f"Quyền {one.post}") for one in made] if post.value.acting else made

    def _of_deputy(self, post: Mention, posts: Sequence[Mention], context: Context) -> str | None:
        """ "Phó Trưởng Phòng Cảnh sát hình sự, giữ chức Trưởng phòng": the part whose deputy head comes to head it."""
        assert isinstance(post.value, PostValue)
        deputies = [p for p in posts if isinstance(p.value, PostValue) and p.value.post == f"phó:{post.value.post}"]
        return self._tenures.body(deputies[-1], [], context)[1] if deputies and deputies[-1].end <= post.start else None

    def _of_own(self, post: Mention, person: Mention, posts: Sequence[Mention], context: Context) -> str | None:
        """ "bổ nhiệm lại Phó Viện trưởng: A, Phó Viện trưởng VKSND huyện X": the body of the post that A keeps."""
        assert isinstance(post.value, PostValue)
        own = (p for p in posts if 0 <= p.start - person.end < _APPOSED and isinstance(p.value, PostValue))
        kept = next((p for p in own if isinstance(p.value, PostValue) and p.value.post == post.value.post), None)
        return self._tenures.body(kept, [], context)[1] if kept else None

    def _target(self, passage: Passage, post: Mention, context: Context) -> str | None:
        """ "điều động đến VKSND tỉnh X và bổ nhiệm giữ chức Phó Viện trưởng": the body to which the person moves."""
        for mention in passage.of(UnitValue):
            near = 0 <= post.start - mention.end < _TARGET_REACH
            if near and _TO_UNIT.search(passage.folded, max(passage.start, mention.start - 40), mention.start):
                resolved = context.resolved.get(mention.span)
                return resolved.label if resolved else None
        return None

    def _post_given(
        self, folded: str, posts: Sequence[Mention], people: Sequence[Mention], verb: Verb
    ) -> Mention | None:
        """The post that the change gives or takes: after "giữ chức", else between verb and person, else the last."""
        first, person = people[0], people[-1]
        if verb.kind not in ENDING:
            posts = [p for p in posts if not _GIVES_UP.search(folded, max(0, p.start - 24), p.start)]
        if opened := next((p for p in posts if verb.start < p.start < verb.end < p.end), None):
            return opened  # "giao [quyền Viện trưởng]"
        after = [p for p in posts if verb.governs(p)]
        if verb.kind == "dismissed" and after and after[0].start == verb.end + 1:
            return after[0]
        for post in after:
            if self._new_post.search(folded, max(verb.end - 4, post.start - 30), post.start):
                return post
        if folded[verb.start : verb.end] in self._tentative:
            return None
        between = [p for p in after if p.end <= first.start]
        if between[1:] and _TO_WHOM.search(folded, between[-2].end, between[-1].start):
            return between[-2]  # "bổ nhiệm Phó Chánh án đối với các Thẩm phán A và B"
        if between:
            return between[-1]
        apposed = [p for p in after if p.start - person.end < _APPOSED or _is_apposed(p, people)]
        rest = [p for p in after if p not in apposed]
        return rest[-1] if rest else (apposed[0] if verb.kind == "dismissed" and apposed else None)

    def _transfer(
        self, passage: Passage, person: Mention, posts: Sequence[Mention], verb: Verb, context: Context
    ) -> list[Change]:
        """ "điều động A đến nhận công tác tại X": to a post, else to a body."""
        for post in (p for p in posts if verb.governs(p)):
            if _TO_POST.search(passage.folded[max(passage.start, post.start - 14) : post.start]):
                title, unit = self._tenures.body(post, [p for p in posts if abs(p.start - post.end) < 4], context)
                return [self._made(passage, person, verb, title, unit, (person.span, post.span))]
        for mention in (m for m in passage.of(UnitValue) if verb.governs(m)):
            if _TO_UNIT.search(passage.folded, max(verb.start, mention.start - 40), mention.start):
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
        verb: Verb,
        context: Context,
        last: Change | None,
    ) -> list[Change]:
        """The post is the person's own, or that of the successor told of before."""
        apposed = [p for p in posts if 0 <= p.start - person.end < 3]
        own = [p for p in posts if p.start >= person.end and p.end <= verb.start]
        own = own or (apposed if person.start >= verb.end else [])
        own = own or [p for p in posts if 0 <= person.start - p.end < 16]
        given_up = [p for p in posts if _GIVES_UP.search(passage.folded, max(passage.start, p.start - 24), p.start)]
        own = own or given_up or apposed
        if own:
            left = next((post for post in own if not self._of_party(post)), own[0])
            title, unit = self._tenures.body(left, own[own.index(left) + 1 :], context)
            return [self._made(passage, person, verb, title, unit, (person.span, left.span))]
        if last is not None and replaced(passage, person):
            return [self._made(passage, person, verb, last.title, last.unit, (person.span,))]
        return []

    def _of_party(self, post: Mention) -> bool:
        """Whether the post is the Party's: "Tỉnh ủy viên, Viện trưởng ... nghỉ hưu" tells the end of the other."""
        assert isinstance(post.value, PostValue)
        row = self._tenures.row(post.value)
        return row.fixed or (bool(row.bodies) and all("party" in body for body in row.bodies))

    def _when(self, passage: Passage, verb: Verb) -> Decision:
        """The number of the decision; and the day of its effect, else its own."""
        number, decided = decision(passage, verb.start, verb.clause_end)
        day = self._dates.effective(passage, verb.end, leaves=verb.kind == "retired")
        told = None if decided or verb.kind not in ("appointed", "transferred") else day_decided(passage, verb.start)
        return number, day or opening_day(passage, verb.start) or decided or told

    def _made(
        self,
        passage: Passage,
        person: Mention,
        verb: Verb,
        title: str | None,
        unit: str | None,
        words: tuple[Span, ...],
    ) -> Change:
        assert isinstance(person.value, PersonValue)
        number, date = self._when(passage, verb)
        label = post_label(title, unit) if title and unit else title or unit or ""
        here = tuple(word for word in words if passage.start <= word.start)  # the post may be told in an earlier one
        evidence = Evidence(passage.span, here, f"personnel.{verb.kind}", 0.85)
        return Change(person.value.name, verb.kind, label, evidence, title, unit, date, number, verb.status)


def _is_apposed(post: Mention, people: Sequence[Mention]) -> bool:
    """Whether a post stands right behind one of ``people``."""
    return any(0 <= post.start - person.end < _APPOSED for person in people)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two titles are of one post."""
    a, b = one.value, other.value
    return isinstance(a, PostValue) and isinstance(b, PostValue) and a.post == b.post


def _hands_over(opener: Passage) -> bool:
    """Whether decisions are handed to those of a list: "trao quyết định cho các đồng chí:"."""
    return _HANDED.search(opener.folded, opener.start, opener.end) is not None


def _heads_list(opener: Passage, verb: Verb) -> bool:
    """Whether a verb is all that stands before the colon: "Điều động:"."""
    return verb.start == opener.start and opener.folded.startswith(":", verb.end)


def _further(folded: str, posts: Sequence[Mention], post: Mention, verb: Verb) -> list[Mention]:
    """The posts told together with ``post``: "miễn nhiệm chức vụ Ủy viên A, Tổng Thư ký B đối với ông C"."""
    found = [post]
    for other in posts:
        joined = other.start >= found[-1].end and folded[found[-1].end : other.start] in _BETWEEN_POSTS
        if joined and verb.governs(other) and _AFTER_POST.match(folded, other.end):
            found.append(other)
    return found[1:]


def _result(
    passage: Passage, people: Sequence[Mention], posts: Sequence[Mention], *, turned: bool
) -> tuple[Sequence[Mention], Sequence[Mention]] | None:
    """Who got what in a line of results: "1. A, Trưởng phòng 2: Ủy viên Ban Chấp hành"; ``turned``: "Phó Bí thư: B"."""
    colon = passage.folded.find(":", passage.start, passage.end)
    if colon == -1:
        return None
    before, after = ([m for m in people if (m.start > colon) is side] for side in (False, True))
    titles, won = ([m for m in posts if (m.start > colon) is side] for side in (False, True))
    if before and won:
        return before[:1], won
    return (after, titles) if turned and after and titles and not before else None


def _of_the_post_left(change: Change, held: Mapping[str, Tenure]) -> Change:
    """The end of a post with its body by the article's own words for the person, not by the nearest body."""
    own = held.get(change.person)
    if change.change not in ENDING or own is None or own.unit is None or own.title != change.title:
        return change
    return replace(change, unit=own.unit, post=post_label(own.title, own.unit))


def _goes_on(passage: Passage, people: Sequence[Mention], verb: Verb) -> bool:
    """Whether a clause begins with the verb and names nobody: "phân công A thôi ...; chỉ định ..., giữ chức X"."""
    opens = _NEXT_CLAUSE.search(passage.folded, passage.start, verb.start) is not None
    return opens and verb.kind in GIVING and not any(map(verb.governs, people))


def _moved(found: Sequence[Change], people: Sequence[Mention], verb: Verb) -> Mention | None:
    """ "điều động A, ..., chỉ định giữ chức X": whom the verb of moving before names is the one who gets the post."""
    before = [person for person in people if person.end <= verb.start]
    moved = (
        verb.kind in GIVING and before and (_name(before[-1]), "transferred") in {(c.person, c.change) for c in found}
    )
    return before[-1] if moved else None


def _name(person: Mention) -> str:
    assert isinstance(person.value, PersonValue)
    return person.value.name


def _tells_why(passage: Passage, retired: Change) -> bool:
    """Whether the retirement is told as the reason of something else."""
    last = max((word.end for word in retired.evidence.words), default=passage.start)
    return _WHY.search(passage.folded, last, passage.end) is not None


def _tells_who(folded: str, verb: Verb) -> bool:
    """Whether the verb is that of "Người được bổ nhiệm là ông A"."""
    return folded.startswith(_IS, verb.end) and bool(_THE_ONE.search(folded, max(0, verb.start - 20), verb.start))


def _in_bracket(folded: str, verb: Verb) -> bool:
    """ "(bổ nhiệm lại)": a remark at the end of an item."""
    return folded[verb.start - 1] == "(" and folded.startswith(")", verb.end)


def held_already(tenures: Sequence[Tenure], changes: Sequence[Change]) -> list[Tenure]:
    """``tenures`` without the posts that a change which did not happen was to give: told by the words that tell it.

    Who is to get again the post that he holds still holds it: "A, Viện trưởng, được giới thiệu để bầu Viện trưởng".
    """
    coming = {
        (change.person, change.title, change.unit, word)
        for change in changes
        if change.status != ASSERTED and change.change not in ENDING
        for word in change.evidence.words
    }
    return [
        t
        for t in tenures
        if t.former or not any((t.person, t.title, t.unit, w) in coming for w in t.evidence.words[1:])
    ]


def tenures_of_changes(changes: Sequence[Change], taken: Sequence[Tenure]) -> list[Tenure]:
    """Who was appointed holds the post; who retired or was dismissed held it."""
    known = {(t.person, t.title, t.unit, t.former) for t in taken}
    found: list[Tenure] = []
    for change in changes:
        if not change.title or change.change not in KINDS or change.status != ASSERTED:
            continue
        former = change.change in ENDING
        key = (change.person, change.title, change.unit, former)
        if key in known or (former and (change.person, change.title, change.unit, False) in known):
            continue
        known.add(key)
        until = change.date if former else None
        since = None if former or change.change == "reappointed" else change.date
        found.append(
            Tenure(
                change.person,
                change.title,
                change.unit,
                change.evidence,
                former=former,
                acting=change.acting,
                since=since,
                until=until,
            )
        )
    return found
