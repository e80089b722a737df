"""Cases: which body did what for which offence, by the words of data/grammar/cases.yaml."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.facts.case_bodies import Elsewhere, body_of
from kg.facts.case_people import involved
from kg.facts.case_words import case_tables
from kg.facts.context import Context
from kg.facts.cues import Cue
from kg.facts.offences import Offences, offences
from kg.facts.passage import Passage
from kg.records import Case, Evidence, Span
from kg.sought import Sought
from kg.spans import Covers
from kg.values import DateValue, PersonValue, PostValue, UnitValue

_ZONES = ("body", "caption")
_CRIME = re.compile(  # without which an article names no offence
    r"tội(?! phạm)(?!\w)|bị cáo(?!\w)|khởi tố (?:bị can|vụ án)(?!\w)"
)
_CLAUSE = Sought(r"; ?|, còn |, riêng ")
_FOREIGN = re.compile(
    r" (?:bị (?!can|cáo|hại)|được )| trong đó |; "
)  # between "phê chuẩn" and an act that it does not approve
_DATED = re.compile(
    r"(?: (?:hình sự|sơ thẩm|phúc thẩm|giám đốc thẩm))*(?: số [^ ,]+)?,? (?:(?:ngày|từ|hôm|hồi|vào) )*(?:tháng )?"
)
_NUMBERED = re.compile(r"(?<![\w/.])[0-9][0-9.]* (?:quyết định |bản |lệnh |vụ |lượt )?$")
_WHOM = re.compile(r"(?:[^.;:]{0,90}?(?:đối với|bị can|với|giam|giữ))?(?: (?:các |\d+ )?(?:ông|bà|bị can|anh|chị))? ")
_TOGETHER = re.compile(r"(?:cùng|đều) (?:về )?$")
_PLANNED = 60  # code points before an act in which a word says that it is planned
_NEAR = 4  # paragraphs after which decisions told of before are no longer meant
_SURE, _NO_BODY, _TAKEN_UP = 0.9, 0.8, 0.6  # offence and body in the sentence; no body; offence told before
_BEGINS = ("initiated", "detained")  # acts with which a case begins
_TRIALS = ("tried-first", "tried-appeal")  # which say more exactly what "tried" says


@dataclass(frozen=True, slots=True)
class _Act:
    """An act in a clause; ``body`` is named in its sentence, ``near`` by an earlier one.

    ``at`` is where it counts: at its words, or at the start of a clause that goes on with the act of the one before.
    """

    action: str
    span: Span
    at: int
    rule: str
    body: str | None
    near: str | None
    date: str | None
    counted: bool


@dataclass(slots=True)
class _Clause:
    """A part of a sentence with its acts and offences; ``people`` are named in it."""

    passage: Passage
    start: int
    end: int
    acts: list[_Act]
    named: list[Offences]
    people: list[tuple[int, str]]  # of the whole sentence

    @property
    def paragraph(self) -> int:
        return self.passage.sentence.paragraph


@dataclass(slots=True)
class _Story:
    """What the clauses so far tell: offences by person, the last ones, and the cases with their paragraphs."""

    by_person: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    given: dict[str, list[str]] = field(default_factory=dict)  # last word of a name -> the names
    last: tuple[str, ...] = ()
    told: list[tuple[int, Case]] = field(default_factory=list)
    waiting: list[tuple[_Clause, _Act]] = field(default_factory=list)  # decisions approved that are told of later


def cases_of(passages: Sequence[Passage], context: Context) -> tuple[Case, ...]:
    """The cases in reading order; one told of again is the same. An article without a word of crime has none."""
    if not passages or not _CRIME.search(passages[0].folded):
        return ()
    named = {passage.start: list(_offences(passage)) for passage in passages if passage.zone in _ZONES}
    if not any(mention.names for mentions in named.values() for mention in mentions):
        return ()
    elsewhere = Elsewhere(context, passages)
    clauses = [
        clause
        for passage in passages
        if passage.zone in _ZONES
        for clause in _clauses(passage, named[passage.start], context, elsewhere)
    ]
    story = _Story()
    for clause in clauses:
        _learn(clause, story)
    for person in story.by_person:
        story.given.setdefault(person.split()[-1], []).append(person)
    told = {mention.names for clause in clauses for mention in clause.named if mention.names}
    actors = _actors(clauses)
    story.last = ()
    for clause in clauses:
        clause.acts = [act if act.body else replace(act, near=actors.get(act.action, act.near)) for act in clause.acts]
        found = list(_told(clause, story)) if clause.named else list(_taken_up(clause, story, told))
        story.told += [(clause.paragraph, case) for case in found]
    late = [
        _case(clause, act, names, whom, act.span, _TAKEN_UP)
        for clause, act in story.waiting
        for names, whom in _decided(story.told, clause.paragraph).items()
    ]
    return _unique([*(case for _, case in story.told), *late])


def _offences(passage: Passage) -> Iterator[Offences]:
    return offences(passage.document.text, passage.folded, passage.start, passage.end)


def _actors(clauses: Sequence[_Clause]) -> dict[str, str]:
    """Action -> the only body of which the article says that it did that."""
    found: dict[str, set[str]] = {}
    for act in (act for clause in clauses for act in clause.acts if act.body):
        for action in (act.action, "tried") if act.action in _TRIALS else (act.action,):
            found.setdefault(action, set()).add(act.body or "")
    return {action: bodies.pop() for action, bodies in found.items() if len(bodies) == 1}


def _learn(clause: _Clause, story: _Story) -> None:
    """Note which offences the people of a clause are told of with."""
    for mention, people in _groups(clause):
        names = story.last = mention.names or story.last
        for person in people:
            known = story.by_person.setdefault(person, [])
            known += [] if names in known or not names else [names]


def _groups(clause: _Clause) -> Iterator[tuple[Offences, tuple[str, ...]]]:
    """Each naming of offences with the people told of with it: those before it, else those behind it."""
    start = clause.start
    for place, mention in enumerate(clause.named):
        stop = clause.named[place + 1].start if place + 1 < len(clause.named) else clause.end
        first = clause.passage.start if _TOGETHER.search(clause.passage.folded, start, mention.start) else start
        before = [name for at, name in clause.people if first <= at < mention.start]
        after = [name for at, name in clause.people if mention.end <= at < stop]
        yield mention, tuple(dict.fromkeys(before or after))
        start = mention.end


# ------------------------------------------------------------------ clauses and acts


def _clauses(passage: Passage, named: Sequence[Offences], context: Context, elsewhere: Elsewhere) -> Iterator[_Clause]:
    folded = passage.folded
    cues = _cues(passage)
    if not cues and not named:
        return
    within = Covers((mention.start, mention.end) for mention in named)
    marks = [m for m in _CLAUSE.find_all(folded, passage.start, passage.end) if not within.cover(m.start(), m.end())]
    starts = [passage.start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), passage.end]
    people = [(m.start, m.value.name) for m in involved(passage) if isinstance(m.value, PersonValue)]
    last: list[_Act] = []
    waiting: _Clause | None = None  # with acts, whose offence may follow: "khởi tố ông A; ông B, về tội ..."
    for start, end in zip(starts, ends, strict=True):
        own = [mention for mention in named if start <= mention.start < end]
        acts = _acts(passage, [cue for cue in cues if start <= cue.start < end], start, end, context, elsewhere)
        if own and not acts and waiting is not None:
            yield _Clause(passage, waiting.start, end, waiting.acts, own, people)
            last, waiting = waiting.acts, None
            continue
        if waiting is not None and (own or acts):
            yield waiting
            waiting = None
        if own and not acts:
            acts = [replace(act, at=start) for act in last]
        if acts or own:
            clause = _Clause(passage, start, end, acts, own, people)
            if own:
                yield clause
            else:
                waiting = clause
        last = acts or (last if waiting is not None else [])
    if waiting is not None:
        yield waiting


def _cues(passage: Passage) -> list[Cue]:
    """The words for acts outside the names of bodies and posts."""
    found = case_tables().acts.find(passage.folded, passage.start, passage.end)
    if not found:
        return found
    names = Covers(mention.span for mention in passage.of(UnitValue, PostValue))
    return [cue for cue in found if not names.hold(cue.start)]


def _acts(
    passage: Passage, cues: Sequence[Cue], start: int, end: int, context: Context, elsewhere: Elsewhere
) -> list[_Act]:
    tables, folded = case_tables(), passage.folded
    found: list[_Act] = []
    approved = -1
    for place, cue in enumerate(cues):
        if tables.planned.search(folded, max(start, cue.start - _PLANNED), cue.start):
            continue
        if cue.group in _BEGINS and approved >= 0 and not _FOREIGN.search(folded, approved, cue.start):
            continue
        approved = cue.end if cue.group == "approved" else approved
        limit = cues[place + 1].start if place + 1 < len(cues) else end
        sides = tables.rows[cue.row.id].sides
        body = body_of(passage, context, sides, cue, limit)
        near = None if body else elsewhere.near(passage, sides)
        counted = tables.counted.match(folded, cue.end, passage.end) is not None
        counted |= cue.group != "tried" and _NUMBERED.search(folded, start, cue.start) is not None
        date = _date(passage, cues[place - 1].end if place else start, cue, limit)
        act = _Act(cue.group, Span(cue.start, cue.end), cue.start, f"case.{cue.row.id}", body, near, date, counted)
        found.append(act)
    return found


def _date(passage: Passage, first: int, cue: Cue, limit: int) -> str | None:
    """The date right behind the act, else between the act before it and it, behind it, or earlier in the sentence."""
    known = [(m.span, m.value) for m in passage.mentions if isinstance(m.value, DateValue) and not m.value.end]
    dates = [(span, _past(value, passage)) for span, value in known if len(value.start) > len("2024")]
    after = [(span, date) for span, date in dates if cue.end <= span.start < limit]
    if after and _DATED.fullmatch(passage.folded, cue.end, after[0][0].start):
        return after[0][1]
    own = [date for span, date in dates if first <= span.start < cue.start]
    earlier = [date for span, date in dates if span.start < first]
    return own[-1] if own else after[0][1] if after else earlier[-1] if earlier else None


def _past(value: DateValue, passage: Passage) -> str:
    """The date of something that has happened: a day without a year is not after the article's own."""
    published = passage.document.published
    if not value.relative or not published or value.start <= published[: len(value.start)]:
        return value.start
    return f"{int(value.start[:4]) - 1:04}{value.start[4:]}"


# ------------------------------------------------------------------ from clauses to cases


def _told(clause: _Clause, story: _Story) -> Iterator[Case]:
    """The cases of a clause that names offences: those of an act are the next ones behind it, else the last."""
    start = clause.start
    acts: list[_Act] = []
    for mention, people in _groups(clause):
        ahead = [act for act in clause.acts if start <= act.at < mention.start]
        behind = [act for act in clause.acts if mention is clause.named[-1] and act.at >= mention.end]
        acts = (ahead or acts) + behind
        story.last = mention.names or story.last
        words = Span(mention.start, mention.end)
        for act in acts:
            if story.last:
                yield _case(clause, act, story.last, people, words, _SURE if act.body else _NO_BODY)
        start = mention.end


def _taken_up(clause: _Clause, story: _Story, told: set[tuple[str, ...]]) -> Iterator[Case]:
    """The cases of a clause with acts that leaves out the offence: of its people, of decisions, or of the one case."""
    people = _people(clause, story)
    of_people = list(dict.fromkeys(names for name in people for names in story.by_person.get(name, ())))
    for act in clause.acts:
        found, decided = of_people, dict[tuple[str, ...], tuple[str, ...]]()
        if act.action == "approved" and not found:
            decided = _decided(story.told, clause.paragraph)
            found = list(decided)
            if not found:
                story.waiting.append((clause, act))
        if act.counted or _is_about_others(clause, act, story):
            continue
        if not found and (act.body or _is_one_case(clause)) and (act.date or _is_one_case(clause)):
            found = list(told) if len(told) == 1 else _nearest(clause, story) if act.body else []
        for names in found:
            known = people if of_people else decided.get(names, ())
            whom = tuple(dict.fromkeys((*known, *_done_to(clause, act))))
            yield _case(clause, act, names, whom, act.span, _TAKEN_UP)


def _is_about_others(clause: _Clause, act: _Act, story: _Story) -> bool:
    """Whether a body that has done nothing so far takes up the case of people of whom no offence is known."""
    behind = [name for at, name in clause.people if act.span.end <= at < clause.end]
    new = act.action in _BEGINS and act.body is not None and all(case.by != act.body for _, case in story.told)
    return new and bool(behind and story.by_person) and not any(name in story.by_person for name in behind)


def _done_to(clause: _Clause, act: _Act) -> tuple[str, ...]:
    """The people right behind an act, of whom it is told: "khởi tố bị can, bắt tạm giam đối với ông A và ông B"."""
    behind = [(at, name) for at, name in clause.people if act.span.end <= at < clause.end]
    if not behind or not _WHOM.fullmatch(clause.passage.folded, act.span.end, behind[0][0]):
        return ()
    return tuple(dict.fromkeys(name for _, name in behind))


def _people(clause: _Clause, story: _Story) -> tuple[str, ...]:
    """The people whose offences are known and whom the clause names, be it by the last word of the name."""
    named = [name for at, name in clause.people if clause.start <= at < clause.end]
    words = set(re.findall(r"\w+", clause.passage.document.text[clause.start : clause.end]))
    given = [name for word in sorted(words & story.given.keys()) for name in story.given[word]]
    return tuple(dict.fromkeys(name for name in (*named, *given) if name in story.by_person))


def _decided(told: Sequence[tuple[int, Case]], paragraph: int) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The offences of the decisions to prosecute or detain told of near a paragraph, and whom these are about."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for _, case in _between(told, paragraph - _NEAR, paragraph + _NEAR):
        if case.action in _BEGINS:
            found[case.offences] = tuple(dict.fromkeys((*found.get(case.offences, ()), *case.persons)))
    return found


def _nearest(clause: _Clause, story: _Story) -> list[tuple[str, ...]]:
    """The offences that the nearest paragraph before told of first."""
    near = _between(story.told, clause.paragraph - _NEAR, clause.paragraph)
    return [next(case.offences for at, case in near if at == near[-1][0])] if near else []


def _between(told: Sequence[tuple[int, Case]], first: int, last: int) -> Sequence[tuple[int, Case]]:
    """What paragraphs from the first to the last told."""
    return told[bisect_left(told, first, key=lambda one: one[0]) : bisect_left(told, last + 1, key=lambda one: one[0])]


def _is_one_case(clause: _Clause) -> bool:
    return case_tables().one_case.search(clause.passage.folded, clause.start, clause.end) is not None


def _case(
    clause: _Clause, act: _Act, names: tuple[str, ...], people: tuple[str, ...], words: Span, confidence: float
) -> Case:
    evidence = Evidence(clause.passage.span, tuple(dict.fromkeys((act.span, words))), act.rule, confidence)
    return Case(names, act.action, evidence, act.body or act.near, act.date, people)


def _unique(told: Sequence[Case]) -> tuple[Case, ...]:
    """One case for each offences, act and body; the first telling stands, with the date of a later one."""
    kept: dict[tuple[frozenset[str], str, str | None], Case] = {}
    for case in told:
        key = (frozenset(case.offences), case.action, case.by)
        known = kept.get(key)
        people = tuple(dict.fromkeys((*known.persons, *case.persons))) if known else case.persons
        first = known or case
        kept[key] = replace(first, date=first.date or case.date, persons=people)
    alike: defaultdict[tuple[str, str | None], set[tuple[str, ...]]] = defaultdict(set)
    with_body: set[tuple[str, tuple[str, ...]]] = set()
    for case in kept.values():
        alike[case.action, case.by].add(case.offences)
        with_body |= {(case.action, case.offences)} if case.by else set()
    return tuple(
        case
        for case in kept.values()
        if (case.by or (case.action, case.offences) not in with_body) and not _said_better(case, alike)
    )


def _said_better(case: Case, alike: Mapping[tuple[str, str | None], Set[tuple[str, ...]]]) -> bool:
    """Whether others tell it with the kind of trial, or one by one for several offences."""
    if case.action == "tried" and any(case.offences in alike.get((trial, case.by), ()) for trial in _TRIALS):
        return True
    alone = alike[case.action, case.by]
    return len(case.offences) > 1 and all((name,) in alone for name in case.offences)
