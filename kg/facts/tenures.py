"""Tenures: which person holds which post of which body, by the patterns of data/grammar/tenures.yaml."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from kg.facts.bygone import Bygone
from kg.facts.chunks import PERSON, POST, Chunker, Chunks, compile_pattern
from kg.facts.context import Context, upper_families
from kg.facts.passage import Passage
from kg.facts.resolved import Resolved
from kg.frozen import record
from kg.names import UPPER
from kg.records import Evidence, Mention, Sentence, Span, Tenure
from kg.reference.abroad import is_from_abroad
from kg.reference.gazetteer import is_city
from kg.reference.kinds import ABROAD
from kg.reference.posts import Post
from kg.reference.rules import ChunkRule
from kg.reference.surnames import load_surnames
from kg.sought import Sought
from kg.values import PersonValue, PostValue, UnitValue

_UNKNOWN_BODY = re.compile(
    r" (?:Viện|Bộ|Cục|Vụ|Văn phòng|Sở|Tổng|Ủy ban|Uỷ ban|Tòa|Toà|Trung tâm|Trường|Hội|Đại sứ quán)"
    rf" [{UPPER}]"
)
_TURNED = re.compile(rf":{POST}(?!{PERSON})")
_LETTERS_AFTER = re.compile(rf" (?!TP)[{UPPER}]{{3,}}(?!\w)")  # "Giám đốc VNCERT"
_ENDS = re.compile(r"\s*(?:[,.;:)–-]|$)| (?:và|với|cho|đối|nhiệm kỳ|khóa|thuộc|để|đã|được|do|theo|từ)(?!\w)")
_NUMBER_AFTER = re.compile(r" \d")
_WORD_AFTER = re.compile(rf" ([{UPPER}]\w*)")
_SAYS_WHO = ("tenure.is", "tenure.all-apposed")  # rows with a verb: somebody is, or was, something
_SHARED = "tenure.several-apposed"  # the row of a post that several share, unless one is told to hold another
_PROCURACY = "procuracy"  # id of bodies.yaml
_ON_BEHALF = re.compile(r"(?:ủy quyền|ủy nhiệm|thay mặt)(?: của| cho)? $")  # before the title of another
_BEHALF = 20  # code points
_SEVERAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|[2-9]) (?:đồng chí|đ/c|ông|bà|vị|ông, bà|ông bà)(?: là)? $")
_WITH_ITS_STAFF = re.compile(
    r" (?:cùng|và)(?: với)?(?: (?:toàn thể|tập thể|đông đảo|các))*"
    r"(?:[ ,]*(?:và )?(?:cán bộ|công chức|kiểm sát viên|kiểm tra viên|chuyên viên|người lao động|đảng viên|lãnh đạo))+"
    r"(?: (?:của|thuộc|cơ quan|trong))* "
)
_BESIDE = 20  # code points between a name or rank and the body that it is tied to
_OF_BODY = re.compile(r" ?\(| (?:của|thuộc) ")
_GIVEN = "giữ chức"  # before a post that somebody is to hold
_OF_PART = re.compile(r" (?:thuộc|của) (vụ|cục)(?! [^\W_]|\w)")  # "Trưởng phòng thuộc Vụ": of the one named before
_PARTS_OF_SUPREME = {"vụ": "vu", "cục": "cuc"}
_SENT = re.compile(r"đại diện (?:cho )?$")
_ANSWERING = re.compile(
    r"(?:trả lời|đáp lời)(?: (?:câu hỏi|chất vấn|ý kiến)(?: của)?)?(?: (?:đại biểu|đồng chí|ông|bà|anh|chị))* ?"
)
_COMES = re.compile(
    r"^,? ?(?:ông |bà |đồng chí )?$"
    r"|(?: (?:thực hành|giữ|giữ nhiệm vụ) quyền công tố(?: tại (?:phiên )?tòa)?)? (?:là|có|gồm) "
    r"(?:(?:các|hai|ba|\d+) )?(?:ông |bà |đồng chí )?$"
)
_SENDS_REACH = 60  # code points between a body and those who are told to represent it
_REPRESENTS = re.compile(r",? (?:là )?đại diện (?:cho )?$")
_LISTED_UP_TO = re.compile(r"(?:(?:,| và| cùng)(?: [^\W\d_]+){2,5})+ \($")
_PROSECUTES = Sought(r"(?:giữ|thực hành) quyền công tố|viện kiểm sát")
_PROCURATOR = "Kiểm sát viên"
_ASSIGNS = re.compile(r" (?:đã )?(?:phân công|cử) (?:(?:các|hai|ba|\d+) )?")


@record
class Held:
    """A post in the hands of a person, before the body is settled."""

    person: Mention
    post: Mention
    siblings: tuple[Mention, ...]
    rule: str


def held_posts(chunks: Chunks, rules: Sequence[ChunkRule], folded: str) -> list[Held]:
    """The pairs of person and post in a stretch of chunks; each post mention is used by one rule only.

    ``folded`` is the text whose chunks they are.
    """
    used: set[int] = set()
    found: list[Held] = []
    for number, posts_at, people_at in _matches(chunks.codes, tuple([rule.pattern for rule in rules])):
        posts = _inside(chunks, posts_at, PostValue)
        people = _inside(chunks, people_at, PersonValue)
        fresh = [post for post in posts if id(post) not in used]
        if not fresh or not people or (rules[number].several and not _of_several(people[0], folded)):
            continue
        used.update(id(post) for post in posts)
        posts += _turned_to(chunks, posts_at[1])
        pairs = _in_turn(people, fresh) if rules[number].each else [(who, post) for who in people for post in fresh]
        found += [Held(person, post, tuple(posts), rules[number].id) for person, post in pairs]
    return found


def _is_beside(held: Held) -> bool:
    """Whether the post stands right behind the name."""
    return 0 <= held.post.start - held.person.end < len(", .")


def _of_several(first: Mention, folded: str) -> bool:
    """Whether words for several people stand right before the first of them: "các đồng chí"."""
    return _SEVERAL.search(folded, max(0, first.start - _BEHALF), first.start) is not None


def _in_turn(people: Sequence[Mention], posts: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Each person with the post in the same place of the list; where there is one post, it is everybody's."""
    if len(posts) == 1:
        return [(person, posts[0]) for person in people]
    return list(zip(people, posts, strict=True)) if len(people) == len(posts) else []


def _turned_to(chunks: Chunks, end: int) -> list[Mention]:
    """The post behind a colon: "A, Trưởng phòng 2: Phó Viện trưởng VKSND tỉnh", which tells the body of the first."""
    turned = _TURNED.match(chunks.codes, end)
    return _inside(chunks, turned.span(), PostValue) if turned else []


@lru_cache(maxsize=4096)  # most sentences with a post have one of few strings of codes
def _matches(codes: str, patterns: tuple[str, ...]) -> tuple[tuple[int, tuple[int, int], tuple[int, int]], ...]:
    """The matches of each pattern in turn: its number, and where its posts and its people are in ``codes``."""
    return tuple(
        (number, match.span("posts"), match.span("who"))
        for number, pattern in enumerate(patterns)
        for match in compile_pattern(pattern).finditer(codes)
    )


def _inside(chunks: Chunks, span: tuple[int, int], kind: type) -> list[Mention]:
    return [m for m in chunks.mentions[span[0] : span[1]] if m is not None and isinstance(m.value, kind)]


def titled(held: Sequence[tuple[Passage, Sequence[Held]]]) -> set[str]:
    """The names that stand with a title, be it only that of a role: lawyers in court, clerks, deputies."""
    people = (one.person.value for _, pairs in held for one in pairs)
    return {person.name for person in people if isinstance(person, PersonValue)}


class TenureFinder:
    """Turns held posts into tenures with their bodies."""

    def __init__(self, posts: Mapping[str, Post], rules: Sequence[ChunkRule], chunker: Chunker, bygone: Bygone) -> None:
        self._posts = posts
        self._rules = rules
        self._chunker = chunker
        self._bygone = bygone

    def row(self, value: PostValue) -> Post:
        """The row of posts.yaml to which a title belongs, that of the head for a deputy."""
        return self._posts[value.post.removeprefix("phó:")]

    def held(self, passages: Sequence[Passage]) -> list[tuple[Passage, Sequence[Held]]]:
        """Each sentence with the posts that stand at a name in it."""
        return [(passage, self._held(passage)) for passage in passages]

    def _held(self, passage: Passage) -> Sequence[Held]:
        if not passage.of(PersonValue) or not passage.of(PostValue):
            return ()
        return held_posts(self._chunker.chunks(passage), self._rules, passage.folded)

    def find(self, held: Sequence[tuple[Passage, Sequence[Held]]], context: Context) -> list[Tenure]:
        """The tenures of the article in reading order; the same tenure may be found in several sentences."""
        found = [
            (tenure, one)
            for passage, pairs in held
            if passage.zone not in ("footer", "related")
            for one in pairs
            if (tenure := self.tenure(one, passage.sentence, context, pairs))
        ]
        titled_alone = {tenure.person for tenure, one in found if one.rule != _SHARED}
        found = [
            (tenure, one)
            for tenure, one in found
            if one.rule != _SHARED or tenure.person not in titled_alone or _is_beside(one)
        ]
        told: dict[tuple[str, bool], set[str]] = {}
        for tenure, one in found:
            if self._is_whole(one):
                told.setdefault((tenure.person, tenure.former), set()).add(tenure.title)
        stated = [t for t, one in found if self._is_whole(one) or not _is_told(t, told)]
        return _with_colleagues(_most_exact(stated), context.document.folded)

    def _is_whole(self, held: Held) -> bool:
        """Whether the title is printed with its body, or with its country: "Đại sứ Cuba tại Việt Nam"."""
        value = held.post.value
        assert isinstance(value, PostValue)
        row = self.row(value)
        return value.unit is not None or (row.of_country and value.title.removeprefix("Phó ") != row.label)

    def tenure(self, held: Held, sentence: Sentence, context: Context, others: Sequence[Held] = ()) -> Tenure | None:
        """The tenure of one held post; None for a mere role or a post whose body must be named and is not."""
        value, person = held.post.value, held.person.value
        assert isinstance(value, PostValue)
        assert isinstance(person, PersonValue)
        if value.role or _is_answered(held, sentence, context.document.folded):
            return None
        if _ON_BEHALF.search(context.document.folded, max(sentence.start, held.post.start - _BEHALF), held.post.start):
            return None
        title, unit = self.body(held.post, held.siblings, context, others)
        row = self.row(value)
        if is_from_abroad(person.name) and not _names_whole_body(value):
            heads = _PROCURACY in row.bodies and (value.unit is not None or not _named_otherwise(held.post, context))
            unit = _abroad(held.post, value.unit, sentence, context) if heads else None
        if value.rank and unit is None:
            unit = _beside(held, sentence, context)
        if unit is None and (row.needs_body or row.area_body or row.head) and not value.rank:
            return None
        evidence = Evidence(sentence.span, (held.person.span, held.post.span), held.rule)
        former = value.former or (held.rule in _SAYS_WHO and self._was(held, sentence, context))
        former = former or self._bygone.is_of_then(context.document.folded, sentence, held.post)
        return Tenure(person.name, title, unit, evidence, former=former, acting=value.acting)

    def _was(self, held: Held, sentence: Sentence, context: Context) -> bool:
        """Whether the person is told to have held the post at a time past."""
        first = min(held.siblings, key=lambda post: post.start)
        return self._bygone.is_past(context.document, sentence, held.person, first)

    def body(
        self, mention: Mention, siblings: Sequence[Mention], context: Context, others: Sequence[Held] = ()
    ) -> tuple[str, str | None]:
        """The title and the label of the body of a post mention."""
        value = mention.value
        assert isinstance(value, PostValue)
        row = self.row(value)
        if row.area_body:
            return self._deputy_of_area(mention, context, value)
        if value.unit is not None and value.unit_span is not None:
            resolved = self._given(value.unit, value.unit_span, mention, siblings, context, others)
            return value.title, resolved.label if resolved else None
        if value.unit is not None:
            return value.title, value.unit.label
        if of := _OF_PART.match(context.document.folded, mention.end):
            part = context.body_near((_PARTS_OF_SUPREME[of[1]],), mention.start)
            return value.title, part.label if part else None
        bare = self._bare(row, mention, context)
        if value.rank or row.free or row.fixed or (not bare and _named_otherwise(mention, context)):
            return value.title, None
        families = bare or [family for family in row.bodies if family != "named"]
        near = None if bare else _with_staff(mention, families, context)
        near = near or (None if bare else self._from_siblings(row, mention, siblings, context))
        near = near or (None if bare else self._from_others(row, mention, others, context))
        near = near or context.body_near(families, mention.start)
        return value.title, near.label if near else None

    def _bare(self, row: Post, mention: Mention, context: Context) -> list[str]:
        """The family of which the text names a body by its form alone behind the title: "Phó Chủ tịch UBND"."""
        folded = context.document.folded
        return [
            family
            for family in row.bodies
            if (body := context.bodies.get(family)) and body.shape == "area" and _bare(folded, mention.end, body.forms)
        ][:1]

    def _given(
        self,
        unit: UnitValue,
        span: Span,
        mention: Mention,
        siblings: Sequence[Mention],
        context: Context,
        others: Sequence[Held] = (),
    ) -> Resolved | None:
        """A body named at the title; a part without parent takes that of a sister title."""
        body = context.bodies.get(unit.top().family)
        if unit.parent is None and _UNKNOWN_BODY.match(context.document.text, span.end):
            return None
        if central := context.namesake(unit.own, span.start) if unit.parent is None else None:
            return central
        if body is not None and body.shape == "part" and body.parents:
            families = upper_families(body, unit.top().own)
            earlier = [held.post for held in others if held.post.start < mention.start]
            parent = self._sibling_body(families, mention, siblings, context, body.levels)
            parent = parent or self._sibling_body(families, mention, earlier, context, body.levels)
            parent = parent or context.body_near(families, mention.start, body.levels)
            if parent:
                return context.resolve(unit.under(replace(parent.value, label=parent.label)), span)
        return context.resolved.get(span) or context.resolve(unit, span)

    def _from_siblings(
        self, row: Post, mention: Mention, siblings: Sequence[Mention], context: Context
    ) -> Resolved | None:
        return self._sibling_body([f for f in row.bodies if f != "named"], mention, siblings, context)

    def _from_others(self, row: Post, mention: Mention, others: Sequence[Held], context: Context) -> Resolved | None:
        """The body of a like title earlier in the sentence: "A, Vụ trưởng Vụ 8; B, Phó Chánh Văn phòng"."""
        posts = [held.post for held in others if held.post.start < mention.start]
        families = [f for f in row.bodies if f != "named"]
        given = context.document.folded.rfind(_GIVEN, posts[-1].end, mention.start) if posts else -1
        if given >= 0:  # "bổ nhiệm A, Viện trưởng X giữ chức Viện trưởng Y; các Phó Viện trưởng gồm: ..."
            told = [one for span, one in context.near(given, mention.start) if given <= span.start < mention.start]
            return next((one for one in told if one.value.family in families), None)
        return self._sibling_body(families, mention, posts, context)

    def _sibling_body(
        self,
        families: Sequence[str],
        mention: Mention,
        siblings: Sequence[Mention],
        context: Context,
        levels: Sequence[str] = (),
    ) -> Resolved | None:
        later = [one for one in siblings if one.start > mention.start]
        earlier = [one for one in siblings if one.start < mention.start]
        for one in (*later, *reversed(earlier)):
            value = one.value
            if not isinstance(value, PostValue) or value.unit is None or value.unit_span is None:
                continue
            if value.former and not _is_former(mention):  # where someone was says nothing of where others are
                continue
            resolved = context.resolved.get(value.unit_span) or context.resolve(value.unit, value.unit_span)
            for candidate in resolved.lineage() if resolved else ():
                area = candidate.value.area
                if candidate.value.family in families and (area is None or not levels or area.level in levels):
                    return candidate
        return None

    def _deputy_of_area(self, mention: Mention, context: Context, value: PostValue) -> tuple[str, str | None]:
        """ "Đại biểu Quốc hội tỉnh X": the province is part of the title, the body the National Assembly."""
        province = context.province_after(mention.end, 12)
        if province is None:
            return value.title, None
        word = "thành phố" if is_city(province, context.date) else "tỉnh"
        return f"{value.title} {word} {province}", "Quốc hội"


def _with_staff(mention: Mention, families: Sequence[str], context: Context) -> Resolved | None:
    """ "A, Phó Viện trưởng cùng toàn thể công chức VKSND khu vực 6": the body whose staff comes with the head."""
    staff = _WITH_ITS_STAFF.match(context.document.folded, mention.end)
    if staff is None:
        return None
    at = (one for span, one in context.near(staff.end() - 1, staff.end()) if span.start == staff.end())
    return next((one for one in at if one.value.family in families), None)


def _bare(folded: str, end: int, forms: Sequence[str]) -> bool:
    """Whether one of ``forms`` stands behind ``end``, and what follows is no more of a name."""
    return any(folded.startswith(f" {form}", end) and _ENDS.match(folded, end + 1 + len(form)) for form in forms)


def _abroad(post: Mention, told: UnitValue | None, sentence: Sentence, context: Context) -> str | None:
    """The body abroad that a guest heads: the nearest that the sentence names before the title, else the only one.

    ``told`` is what the title tells of it: "Viện trưởng VKSND tỉnh".
    """
    opening = f"{told.own} {told.area.word} " if told and told.area else ""
    named = ((span, found) for span, found in context.resolved.items() if found.value.kind == ABROAD)
    bodies = [(span, found.label) for span, found in named if found.label.startswith(opening)]
    before = [label for span, label in bodies if sentence.start <= span.start and span.end <= post.start]
    if before:
        return before[-1]
    labels = {label for _, label in bodies}
    return labels.pop() if len(labels) == 1 else None


def _is_told(tenure: Tenure, told: Mapping[tuple[str, bool], Set[str]]) -> bool:
    """Whether the same is told with the body, which may be part of the title: "Thẩm phán TAND tối cao".

    ``told`` has such titles by who holds them and whether he did so once.
    """
    titles = told.get((tenure.person, tenure.former), frozenset())
    longer = tenure.unit is None and any(title.startswith(f"{tenure.title} ") for title in titles)
    return longer or tenure.title in titles


def _most_exact(tenures: Sequence[Tenure]) -> list[Tenure]:
    """``tenures`` without a "Phó Viện trưởng" of whom the article says that he is its "Phó Viện trưởng Thường trực"."""
    first = {(t.person, t.title, t.unit, t.former) for t in tenures}
    return [t for t in tenures if (t.person, f"{t.title} Thường trực", t.unit, t.former) not in first]


def _with_colleagues(tenures: list[Tenure], folded: str) -> list[Tenure]:
    """The procurators in court are of one body, so one who is told to prosecute there is of that of the others."""
    bodies = {tenure.unit for tenure in tenures if tenure.title.startswith(_PROCURATOR) and tenure.unit}
    if len(bodies) != 1:
        return tenures
    (body,) = bodies
    return [
        replace(tenure, unit=body) if _prosecutes(tenure, folded) else tenure  # a body told makes nothing else of it
        for tenure in tenures
    ]


def _prosecutes(tenure: Tenure, folded: str) -> bool:
    if tenure.unit or not tenure.title.startswith(_PROCURATOR):
        return False
    told = tenure.evidence.sentence
    return bool(_PROSECUTES.search(folded, told.start, told.end))


def _is_answered(held: Held, sentence: Sentence, folded: str) -> bool:
    """Whether the holder of the post answers the person: "Trả lời bà A, Viện trưởng VKSND tỉnh thừa nhận ..."."""
    if held.post.start < held.person.end or folded[held.post.end : held.post.end + 1] != " ":
        return False
    return bool(_ANSWERING.fullmatch(folded, sentence.start, held.person.start))


def _beside(held: Held, sentence: Sentence, context: Context) -> str | None:
    """The body of a rank told after the name ("Kiểm sát viên A (VKSND tỉnh X)") or before the rank as its sender."""
    folded = context.document.folded
    first, last = min(held.post.start, held.person.end), max(held.post.start, held.person.end)
    several = isinstance(held.post.value, PostValue) and held.post.value.plural
    for span, resolved in context.near(first - _SENDS_REACH, last + (_SENDS_REACH if several else _BESIDE)):
        after = span.start - held.person.end
        if 0 < after < _BESIDE and _OF_BODY.fullmatch(folded, held.person.end, span.start):
            return resolved.label
        if 0 < after < _BESIDE and _REPRESENTS.fullmatch(folded, held.person.end, span.start):
            return resolved.label
        if several and after > 0 and _LISTED_UP_TO.fullmatch(folded, held.person.end, span.start):
            return resolved.label
        if held.post.end < held.person.start and _apposed(folded, held.person.end, span):
            return resolved.label
        if span.end <= held.post.start and _sends(folded, span, held.post.start, sentence):
            return resolved.label
    return None


def _apposed(folded: str, end: int, body: Span) -> bool:
    """Whether the body stands between commas right behind the name: "Thẩm phán A, TAND tỉnh, làm chủ tọa"."""
    return folded[end : body.start] == ", " and folded[body.end : body.end + 1] in (",", ".", ";", ")", "")


def _sends(folded: str, span: Span, post: int, sentence: Sentence) -> bool:
    """Whether the body at ``span`` is said to be represented by those who hold the post at ``post``."""
    if span.start < sentence.start or ";" in folded[span.end : post]:
        return False
    represented = _SENT.search(folded, max(0, span.start - _BESIDE), span.start)
    return bool(represented and _COMES.search(folded, span.end, post)) or bool(_ASSIGNS.match(folded, span.end, post))


def _named_otherwise(mention: Mention, context: Context) -> bool:
    """Whether a body that the reference data does not know follows the title: "Viện trưởng Viện Công tố ...", or the
    rest of its name: "Trưởng phòng Nghiệp vụ"."""
    text = context.document.text
    if text.endswith("ban", 0, mention.end) and _NUMBER_AFTER.match(text, mention.end):
        return True
    if text.endswith("phòng", 0, mention.end) and (match := _WORD_AFTER.match(text, mention.end)):
        return match[1] not in load_surnames()
    return bool(_UNKNOWN_BODY.match(text, mention.end) or _LETTERS_AFTER.match(text, mention.end))


def _is_former(mention: Mention) -> bool:
    return isinstance(mention.value, PostValue) and mention.value.former


def _names_whole_body(value: PostValue) -> bool:
    """Whether the title is printed with a body that can be told from its like: not "tỉnh" without its name."""
    area = value.unit.top().area if value.unit else None
    return value.unit is not None and (area is None or area.name is not None or area.level == "supreme")
