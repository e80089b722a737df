"""What a meeting is called: when two names are one, and a name for a meeting that has none."""

import re
from collections.abc import Iterable, Sequence

from kg.facts.agenda import SESSIONS, Draft
from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.names import fold, old_style

_SAME_NAME = 0.62  # Dice overlap from which two names of one kind mean one meeting; such names share most words
_SUBJECT_WORDS = re.compile(
    r"(?<!được )(?:đã |vừa |long trọng )?((?:tổng kết|sơ kết|bình xét thi đua|giao ban|triển khai|công bố|tập huấn"
    r"|ký kết|phát động|quán triệt|rút kinh nghiệm|kỷ niệm|làm việc với|trao quyết định|gặp mặt|tuyên truyền"
    r"|chia tay)(?!,)[^.;\n]{6,170})"
)
_PHRASE_END = re.compile(r" (?:được|do|vào|với sự|dưới sự|theo|diễn ra|tại trụ sở|tại hội trường)\b")
_OPENING_WORDS = 5  # by which a name is known inside another
_HEAD_WORDS = 5  # words of a name within which it says what it is for
_LEAST_PHRASE = 12  # code points that a phrase has at least
_EDITION = re.compile(r"(?<!\w)(?P<what>khóa|thứ) (?P<number>\w+)")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NUMBERED, _CONGRESS = "thứ", ["đại", "hội"]
_HOSTS = ("procuracy", "court", "vu", "military-procuracy")


def same_name(one: str, other: str, purposes: Sequence[str]) -> bool:
    """Whether two names of one kind of meeting mean the same one; of two ``purposes`` or editions they do not."""
    a, b = fold(one).split(), fold(other).split()
    if a[: len(b)] == b or b[: len(a)] == a:
        return True
    if _other_edition(" ".join(a), " ".join(b)):
        return False
    if a[: len(_CONGRESS)] == b[: len(_CONGRESS)] == _CONGRESS and _same_edition(one, other):
        return True
    if _tells_of(a, b) or _tells_of(b, a):
        return False
    if len(told := {p for name in (a, b) if (p := _purpose(name, purposes))}) > 1 and not _both(told, a, b):
        return False
    first, second = set(a), set(b)
    numbers = {w for w in first ^ second if w.isdigit()} if first & second else set()
    return 2 * len(first & second) / (len(first) + len(second)) >= _SAME_NAME and len(numbers) < 2


def _other_edition(one: str, other: str) -> bool:
    """Whether two names tell another term of one body, or another of its sessions: "khóa X" and "khóa XI"."""
    first, second = _editions(one), _editions(other)
    return any(first[what] != second[what] for what in first.keys() & second.keys())


def _same_edition(one: str, other: str) -> bool:
    """Whether two names tell the same of the meetings of a row: "Đại hội lần thứ XI", "Đại hội Đảng bộ lần thứ XI"."""
    first, second = _editions(fold(one)), _editions(fold(other))
    a, b = ({*fold(name).partition(" lần ")[0].split()} for name in (one, other))
    return _NUMBERED in first and first[_NUMBERED] == second.get(_NUMBERED) and (a <= b or b <= a)


def _editions(name: str) -> dict[str, int]:
    """The numbers that a name tells, by what is numbered: its term ("khóa XI") and itself ("lần thứ 3")."""
    told = ((match["what"], _number(match["number"])) for match in _EDITION.finditer(name))
    return {what: number for what, number in told if number is not None}


def _number(word: str) -> int | None:
    """The number that a word, a Roman number or digits tell."""
    if word.isdecimal():
        return int(word)
    if set(word) <= _ROMAN.keys():
        parts = [_ROMAN[letter] for letter in word]
        return sum(-one if one < after else one for one, after in zip(parts, [*parts[1:], 0], strict=True))
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else None


def _tells_of(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name tells of a meeting that ``other`` is: "Hội nghị phổ biến Nghị quyết Hội nghị lần thứ 13"."""
    opening = other[:_OPENING_WORDS]
    inner = range(1, len(name) - len(opening) + 1) if len(opening) == _OPENING_WORDS else ()
    return name[:_OPENING_WORDS] != opening and any(name[at : at + _OPENING_WORDS] == opening for at in inner)


def _purpose(name: Sequence[str], purposes: Sequence[str]) -> str | None:
    """What a meeting is for, told among the first words of its name."""
    head = " ".join(name[:_HEAD_WORDS])
    return next((purpose for purpose in purposes if f" {purpose}" in head), None)


def _both(purposes: Iterable[str], one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two names tells all ``purposes``: "Hội nghị sơ kết công tác, giao ban quý II"."""
    return any(all(f" {p}" in " ".join(name) for p in purposes) for name in (one, other))


def implicit_name(draft: Draft, lead: Sequence[Passage], context: Context) -> str:
    """A name for a meeting that the text only calls by its kind: from what the lead, else the title says was done.

    ``lead`` are their sentences, those of the title last.
    """
    head = draft.head[:1].upper() + draft.head[1:]
    for passage in lead:
        if phrase := _subject(passage):
            return _joined(head, phrase)
    host = context.host(_HOSTS) if draft.kind not in SESSIONS else None
    holder = draft.organisers[0] if draft.organisers else host.label if host else None
    return f"{head} của {holder}" if holder else head


def _joined(head: str, phrase: str) -> str:
    """ "Buổi công bố" and "công bố Kết luận" as one name, without the words that end the one and begin the other."""
    ends, begins = fold(head).split(), phrase.split()
    shared = [n for n in range(1, len(ends)) if ends[-n:] == fold(" ".join(begins[:n])).split()]
    return " ".join((head, *begins[max(shared, default=0) :]))


def act_start(passage: Passage) -> int | None:
    """Where a sentence begins to tell what was done, which may name a meeting, "đã" and its like included."""
    match = _SUBJECT_WORDS.search(passage.folded, passage.start, passage.end)
    return match.start() if match else None


def _subject(passage: Passage) -> str | None:
    match = _SUBJECT_WORDS.search(passage.folded, passage.start, passage.end)
    if not match:
        return None
    end = match.end(1)
    if cut := _PHRASE_END.search(passage.folded, match.start(1) + _LEAST_PHRASE, end):
        end = cut.start()
    return old_style(passage.document.text[match.start(1) : end]).rstrip(" ,")
