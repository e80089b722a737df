"""Who does what a verb says: the people before it, or after it where the clause is turned round."""

import re
from collections.abc import Sequence

from kg.facts.passage import Passage
from kg.frozen import record
from kg.reference.rules import WordClass
from kg.values import PostValue, UnitValue

_OBJECT = re.compile(
    r"(?:cho|với|của|tặng|chúc mừng|đối với|thay|cảm ơn|trao|gồm cả|đến|tới|về|từ|do|bởi|biểu dương|khen|hỏi|tiếp|đón"
    r"|mời|nhắc lại lời|giao)(?: (?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|em|cháu|tân|bị cáo|nữ))* ?$"
)
_AGENT = re.compile(r"(?:do|của|bởi)(?: (?:các )?(?:đồng chí|đ/c|ông|bà))* ?$")
_NAMED_AFTER = re.compile(r"(?:là|có|gồm|của|do)(?: các| hai| ba| bốn| năm| 0?[2-9])?(?: đồng chí| đ/c| ông| bà)* ?:?$")
_OTHER_CLAUSE = re.compile(
    r"\b(?:phát biểu|nói|cho biết|trình bày|chủ trì|nhấn mạnh|dự|đề nghị|yêu cầu|trao|tặng|báo cáo|thay mặt"
    r"|cho rằng|chúc mừng|đánh giá|khẳng định|ghi nhận|biểu dương|mong muốn|cho hay|nêu|lưu ý|bày tỏ|chia sẻ|phân tích"
    r"|nhận định|nhận xét|cảm ơn|kết luận|khai mạc)\b"
)
_SEVERAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|năm) (?:đồng chí|đ/c|ông|bà|ông, bà)[ :]*$")
_UNDER = re.compile(r"dưới sự [^,;]{2,40} của (?:(?:đồng chí|đ/c|ông|bà) )?$")  # who only sees to what others do
_BODY_DOES = re.compile(
    r"[ ,](?:do|bởi) (?!đó|vậy|đồng chí|đ/c|ông|bà)[^,;]{3,80} $"
)  # "Theo ông A, hội nghị do Viện chủ trì"
_ONE_FOLLOWS = re.compile(r" là $")  # "Chủ tọa là Thẩm phán A; Hội thẩm: B, C"
_AND = " và "  # between two people, the title of the second behind it
_BEFORE_WHOM = re.compile(
    r"(?:chứng kiến|có mặt|hiện diện|tham dự) của (?:[^,;]{2,40} và )?(?:(?:đồng chí|đ/c|ông|bà) )?$"
)
_FROM = re.compile(r"(?<!\w)từ (?:(?:đồng chí|đ/c|ông|bà) )?$")  # "Nhận cờ từ đồng chí A, đồng chí B cảm ơn"
_INTRODUCED = re.compile(r"giới thiệu (?:\d+ )?(?:nhân sự|ứng cử viên|danh sách|thành phần|đại biểu)")
_LIST_OPENS = re.compile(r"gồm[^.;:]{0,40}:")
_LIST_HEADS = re.compile(r"(?:các|hai|ba|bốn|\d+) (?:đồng chí|đ/c|ông|bà|ông, bà):")  # a sentence that is about a list
_LIST_ENDS = re.compile(r"; ?(?:cùng dự|cùng tham dự|tham dự|dự hội nghị|cùng tham gia)")
_VERB_NEXT = re.compile(
    r"[ ,–-]*(?:(?:đã|cùng|lần lượt|thay mặt(?: [^,;]{3,40}| *,)?) )*"
)  # between the last item and the verb
_FRONTED_REACH = 70  # code points from the start of the sentence within which a verb may stand before its subject
_LATER_REACH = 140  # code points between a verb and a subject after it
_GROUP_REACH = 160  # code points between two people of one group


@record
class Actor:
    """A person, or a title that stands for one, in a sentence."""

    start: int
    end: int
    person: str


@record
class Act:
    """A verb of doing something at a meeting; ``role`` is that of its subject."""

    start: int
    end: int
    role: str


class SubjectReader:
    """Finds the subjects of acts; ``address`` are the words that may stand before a name."""

    def __init__(self, address: WordClass) -> None:
        words = rf"(?:{address.any_form()}[ .,]*)*"
        self._fronted = re.compile(rf",(?: [^,;.]{{0,30}},)? ?(?:(?:các|các vị|hai|ba|nữ|tân|nguyên) )?{words}$")
        self._list_follows = re.compile(
            r"(?:ngoài|(?:gồm|là đoàn chủ tịch|đoàn chủ tịch)[^.;]{0,40}:?|(?:có|là|:)) ?(?:các )?:? ?"
            + words
            + r":?\s*$"
        )
        self._opens = re.compile(rf"(?:[^\W\d_]+(?: [^\W\d_]+){{0,3}}, |các [^.;:]{{3,60}}: ?)?(?:các )?{words}:? ?")
        self._item_ends = re.compile(
            rf"[ ,–-]*(?:(?:đại diện|thay mặt)[ ,]*)?(?:[;,]|và|cùng)* ?(?:và )?(?:các )?{words}"
        )
        self._joined = re.compile(rf"(?:[,;] |và |cùng |với )(?:các )?{words}$")

    def subject(self, passage: Passage, act: Act, actors: Sequence[Actor]) -> Sequence[Actor]:
        """The people who do what ``act`` says."""
        folded = passage.folded
        if _AGENT.search(folded, max(passage.start, act.start - 12), act.start):
            return []
        if listed := self._listed(passage, act, actors):
            return listed
        clause = _clause_start(passage, act)
        earlier = [a for a in actors if clause <= a.start and a.end <= act.start]
        while earlier:
            group = self.last_group(passage, earlier)
            start = title_start(passage, group[0])
            lead = folded[max(passage.start, start - 40) : start]
            if group[1:] and _BEFORE_WHOM.search(folded, max(passage.start, start - _LATER_REACH), start):
                return group[1:]
            if _BODY_DOES.search(folded, group[-1].end, act.start):
                return []
            if _UNDER.search(lead):
                return []
            if not _OBJECT.search(lead) or _AGENT.search(lead):
                return group
            if group[1:] and (
                _is_title(passage, group[0]) or _FROM.search(lead)
            ):  # "Giao nhiệm vụ cho tân Viện trưởng, ông A nói ..."
                return group[1:]
            earlier = [a for a in earlier if a.end <= group[0].start]
        return self._after(passage, act, [a for a in actors if a.start >= act.end])

    def _listed(self, passage: Passage, act: Act, actors: Sequence[Actor]) -> Sequence[Actor]:
        """ "Sau đó, A, Viện trưởng; B, Chánh án và C đã ký": a sentence that is about a list, whose items have titles.

        None where semicolons part no list, or where the list does not open the sentence.
        """
        before = [actor for actor in actors if actor.end <= act.start and not _is_title(passage, actor)]
        if not before or ";" not in passage.folded[before[0].end : act.start]:
            return []
        if not self._opens.fullmatch(passage.folded, passage.start, before[0].start):
            return []
        ends = [*(actor.start for actor in before[1:]), act.start]
        gaps = [
            passage.without((PostValue, UnitValue), actor.end, end) for actor, end in zip(before, ends, strict=True)
        ]
        *between, last = gaps
        return before if all(map(self._item_ends.fullmatch, between)) and _VERB_NEXT.fullmatch(last) else []

    def last_group(self, passage: Passage, actors: Sequence[Actor]) -> list[Actor]:
        """The coordinated people at the end of ``actors``, titles between them aside."""
        group = [actors[-1]]
        for actor in reversed(actors[:-1]):
            gap = passage.folded[actor.end : group[-1].start]
            to_title = passage.folded[actor.end : max(actor.end, title_start(passage, group[-1]))]
            gap = to_title if to_title.endswith(_AND) else gap
            one_title = actor.start == group[-1].start  # "hai Viện trưởng"
            if not one_title and (len(gap) > _GROUP_REACH or not self._coordinated(gap)):
                break
            group.append(actor)
        return group[::-1]

    def _first_group(self, folded: str, actors: Sequence[Actor], *, several: bool = False) -> list[Actor]:
        """The coordinated people at the head of ``actors``; of ``several`` semicolons part no more than commas do."""
        group = [actors[0]]
        for actor in actors[1:]:
            gap = folded[group[-1].end : actor.start]
            one_title = actor.start == group[-1].start
            if not one_title and (
                len(gap) > _GROUP_REACH or (";" in gap and not several) or not self._coordinated(gap)
            ):
                break
            group.append(actor)
        return group

    def _after(self, passage: Passage, act: Act, later: Sequence[Actor]) -> Sequence[Actor]:
        """ "Chủ trì Hội nghị là ...", "Phát biểu tại Hội nghị, đồng chí ...": the subject after the verb."""
        if not later:
            return []
        between = passage.folded[act.end : max(act.end, title_start(passage, later[0]))]
        if ";" in between or ". " in between:
            return []
        introduced = _INTRODUCED.match(passage.folded, act.start) is not None
        if not introduced and self._list_follows.search(between):
            later = _of_clause(passage, later)
            listed = later if not _ONE_FOLLOWS.search(between) else self._first_group(passage.folded, later)
            return listed if act.role != "speak" else later[:1]
        if len(between) > _LATER_REACH:
            return []
        fronted = act.start - passage.start < _FRONTED_REACH and self._fronted.search(between)
        if fronted or (not introduced and _NAMED_AFTER.search(between.strip())):
            return self._first_group(passage.folded, later, several=bool(_SEVERAL.search(between)))
        return []

    def _coordinated(self, gap: str) -> bool:
        """Whether the words between two people join them: a mark or "và", titles of the first between."""
        return bool(self._joined.search(gap)) and not _OTHER_CLAUSE.search(gap)


def _of_clause(passage: Passage, later: Sequence[Actor]) -> Sequence[Actor]:
    """Those listed behind a verb, up to a clause with a verb of its own: "dự và chỉ đạo có A; cùng dự có B"."""
    other = _LIST_ENDS.search(passage.folded, later[0].end, later[-1].start)
    return [actor for actor in later if other is None or actor.start < other.start()]


def _clause_start(passage: Passage, act: Act) -> int:
    """Where the clause of ``act`` begins; semicolons of a list before it ("gồm: A; B đã ký") do not part it."""
    semicolon = passage.folded.find(";", passage.start, act.start)
    if semicolon == -1:
        return passage.start
    opens = _LIST_HEADS.match(passage.folded, passage.start, semicolon)
    opens = opens or _LIST_OPENS.search(passage.folded, passage.start, semicolon)
    return opens.end() if opens else passage.folded.rfind(";", passage.start, act.start)


def _is_title(passage: Passage, actor: Actor) -> bool:
    """Whether a title alone stands for the person."""
    return any((post.start, post.end) == (actor.start, actor.end) for post in passage.of(PostValue))


def title_start(passage: Passage, actor: Actor) -> int:
    """Where the words for a person begin, with the title right before the name."""
    before = [m.start for m in passage.of(PostValue) if 0 <= actor.start - m.end <= 1]
    return before[-1] if before else actor.start
