"""Who of the people of a sentence the case is about: not those who tell of it, sign for it or decide it."""

import re
from collections.abc import Sequence

from kg.facts.passage import Passage
from kg.records import Mention
from kg.values import PersonValue, PostValue

_TELLS = re.compile(
    r"(?:,? (?:đã |vừa |cũng )?(?:cho biết|cho hay|xác nhận|thông tin|thông báo|ký (?:ban hành )?(?:quyết định|lệnh"
    r"|cáo trạng|kháng nghị|văn bản)|làm chủ tọa|ngồi ghế chủ tọa|chủ tọa|giữ (?:quyền công tố|vai trò công tố)"
    r"|thực hành quyền công tố))(?!\w)"
)
_BY_WORD = re.compile(r"(?:theo|đại diện|do|dẫn lời) (?:(?:đồng chí|ông|bà|anh|chị|ngài|thẩm phán|kiểm sát viên) )?$")
_ACCUSED = re.compile(
    r"(?:bị cáo|bị can|đối tượng|đối với|nghi phạm|phạm nhân|khởi tố|bắt(?: tạm)? giam|bắt)"
    r"(?: (?:các|một|ông|bà|anh|chị))? ?$"
)
_MARKS = re.compile(r"[\W\d]+")
_BESIDE = 20  # letters between the name and the verb that are no title
_REACH = 24  # code points before a name in which it says that somebody is accused, or that his word is told
_FURTHEST = 140  # code points behind a name in which his posts may stand before the verb


def involved(passage: Passage) -> Sequence[Mention]:
    """The people of a sentence without those who are told to speak of the case, or to act for a body in it."""
    people = passage.of(PersonValue)
    if not people:
        return ()
    ends = [*(mention.start for mention in people), passage.end][1:]
    return [
        one
        for one, limit in zip(people, ends, strict=True)
        if is_accused(passage, one.start) or not _acts(passage, one, limit)
    ]


def is_accused(passage: Passage, start: int) -> bool:
    """Whether the words before a name, or a title, say that somebody is accused."""
    return _ACCUSED.search(passage.folded, max(passage.start, start - _REACH), start) is not None


def _acts(passage: Passage, person: Mention, limit: int) -> bool:
    """Whether the word of the person is told, or what he does in court or for a body."""
    if _BY_WORD.search(passage.folded, max(passage.start, person.start - _REACH), person.start):
        return True
    tells = _TELLS.search(passage.folded, person.end, min(limit, person.end + _FURTHEST))
    if tells is None:
        return False
    between = _MARKS.sub("", passage.without(PostValue, person.end, tells.start()))
    return len(between) <= _BESIDE
