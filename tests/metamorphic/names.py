"""People renamed and provinces exchanged, everywhere in an article at once."""

import re
from collections.abc import Mapping, Sequence

from kg.names import UPPER, fold

# Invented, and rare on purpose: rare surnames, five and six syllables, the orders of names of the highland peoples.
KINH_ORDER = (
    "Ngạc Duy Thoại", "Trần Lê Thị Ngọc Khuê", "Lò Thị Mỷ", "Khuất Hoằng Trạm", "Nguyễn Phúc Bảo Hoàng Uy",
    "Giàng Seo Vảng", "Uông Khắc Nhượng", "Tôn Nữ Thị Minh Nguyệt", "Quàng Văn Phớ", "Giản Sỹ Hiệu", "Điểu Krêng",
    "Lã Thị Hoài Ngân", "Sùng A Chớ", "Thiều Bá Ngôn", "Vừ Mí Già", "Phí Thị Nhẫn", "Cấn Trọng Lữ", "Bế Đức Viễn",
    "Mạc Thúc Oánh", "Tẩn Láo San", "Doãn Chí Kháng", "Hạng Mí Sinh", "Đèo Thị Bun", "Âu Dương Thị Nhàn",
    "Viên Đình Trứ", "Nhữ Tất Ngoạn", "Chử Thị Vẻ", "Hồ Văn Xỉa", "Lục Thị Bưởi", "Pờ Xuân Diu", "Cù Huy Tản",
    "Thạch Sa Rươl", "Danh Thị Ngà", "Kim Sô Phiếp", "Trà Văn Lụm", "Đới Công Hoạch", "Nghiêm Vũ Lệnh", "Phùng Chí Xao",
)  # fmt: skip
HIGHLAND = (
    "Y Bhiông Niê", "H'Hương Êban", "Rơ Châm Y Blới", "Y Thanh Hà Niê Kđăm", "Ksor H'Nhuin", "Kpă Thuyên",
    "H'Blum Mlô", "A Brol Vẻ", "Siu Hyưn", "Nay H'Wit", "K'Brối Lơ Mu", "Rmah Duin",
)  # fmt: skip

_ADDRESS = r"(?:ông|bà|anh|chị|cô|thầy|cụ|em|chí|đ/c|sư|cáo|can|biểu|đb)"  # their last words


def cast(people: Sequence[str], text: str, turn: int) -> dict[str, str]:
    """A new name for each of ``people`` that `renamed` can rename whole, none of them met in ``text``.

    Who goes by the given name alone somewhere gets a name that ends with the given name too. Left alone are those
    who go by another part of the name, initials, and names that are no Vietnamese ones.
    """
    folded = fold(text)
    free = [[name for name in names if fold(name).split()[-1] not in folded] for names in (KINH_ORDER, HIGHLAND)]
    plain, highland = (_from(names, turn) for names in free)
    new: dict[str, str] = {}
    for number, person in enumerate(_renamable(people, text)):
        may_be_highland = number % 4 == 3 and not _by_given_name(person, folded)
        pool = highland if may_be_highland and highland else plain
        if pool:
            new[person] = pool.pop(0)
    return new


def _from(names: Sequence[str], turn: int) -> list[str]:
    at = 3 * turn % len(names)
    return [*names[at:], *names[:at]]


def _by_given_name(person: str, folded: str) -> bool:
    return bool(re.search(rf"(?<!\w){_ADDRESS} {re.escape(fold(person).split()[-1])}(?!\w)", folded))


def _renamable(people: Sequence[str], text: str) -> list[str]:
    """The longest first, so that one name may be a part of another."""
    ordered = sorted(people, key=lambda name: (-len(name), name))
    rest = text
    for name in ordered:
        rest = _word(name).sub("_", rest)
    return [name for name in ordered if _goes_whole(name, rest)]


def _goes_whole(person: str, rest: str) -> bool:
    words = person.split()
    parts = {" ".join(words[at:]) for at in range(1, len(words) - 1)} | {" ".join(words[:2])}
    parts |= {word for word in words if "'" in word}
    initial, foreign = len(words[-1].strip(".")) < 2, person.isascii()
    if initial or foreign or any(_word(part).search(rest) for part in parts):
        return False
    alone = re.finditer(rf"(?<!\w){re.escape(words[-1])}(?!\w)(?! [{UPPER}])", rest)
    before = (rest[: found.start()].split(" ")[-2:] for found in alone)
    bare = [fold(last[0]) for last in before if len(last) == 2 and not last[0][:1].isupper()]
    return all(re.fullmatch(_ADDRESS, word) for word in bare)


def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w']){re.escape(words)}(?![\w'])", re.IGNORECASE)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Each full name replaced, and the given name alone where a form of address stands before it. Capitals stay."""
    full = {fold(old): new for old, new in names.items()}
    text = _sub(rf"(?<![\w'])(?:{_any(full)})(?![\w'])", full, text)
    given = {fold(old).split()[-1]: new.split()[-1] for old, new in names.items()}
    return _sub(rf"(?<![\w'])(?:{_any(given)})(?![\w'])", given, text, alone=True)


def _any(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(old) for old in sorted(words, key=lambda old: (-len(old), old))) or "(?!)"


def _sub(pattern: str, new: Mapping[str, str], text: str, *, alone: bool = False) -> str:
    """What ``pattern`` finds in the folded text replaced where a capital stands; ``alone``: and no capital after it."""
    pieces, at = [], 0
    for match in re.finditer(pattern, fold(text)):
        start, end = match.span()
        if not text[start].isupper() or (alone and not _stands_alone(text, start, end)):
            continue
        old = text[start:end]
        pieces += [text[at:start], new[match[0]].upper() if old.isupper() and len(old) > 2 else new[match[0]]]
        at = end
    return "".join([*pieces, text[at:]])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a form of address stands before the word and no capital after it."""
    addressed = re.search(rf"(?<!\w){_ADDRESS} $", fold(text[max(0, start - 8) : start]))
    return bool(addressed) and not re.match(rf" [{UPPER}]", text[end:])


def exchanged(text: str, provinces: Mapping[str, str], guarded: Sequence[str] = ()) -> str:
    """Each province replaced; not inside a name of ``guarded`` or of a person, nor as that of a lower unit."""
    if not provinces:
        return text
    new = {fold(old): name for old, name in provinces.items()}
    names = "|".join(re.escape(old) for old in sorted(new, key=lambda old: (-len(old), old)))
    spared = "|".join(re.escape(fold(name)) for name in sorted(guarded, key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"(?<!\w)(?:(?P<spared>{spared or '(?!)'})|(?P<province>{names}))(?!\w)")
    pieces, at = [], 0
    for match in pattern.finditer(fold(text)):
        start, end = match.span()
        if match["spared"] or not text[start].isupper() or _lower_unit(fold(text[max(0, start - 16) : start])):
            continue
        pieces += [text[at:start], new[match[0]].upper() if text[start:end].isupper() else new[match[0]]]
        at = end
    return "".join([*pieces, text[at:]])


def _lower_unit(before: str) -> bool:
    return bool(re.search(r"(?:huyện|quận|thị xã|xã|phường|thị trấn|thôn|đường|phố|sông|chợ|cầu) $", before)) and (
        not before.endswith("thành phố ")
    )


def exchange(groups: Sequence[Sequence[str]], frozen: frozenset[str], turn: int) -> dict[str, str]:
    """Each province of a group to the one ``turn`` places further on among those that are not ``frozen``."""
    new: dict[str, str] = {}
    for group in groups:
        free = [name for name in group if name not in frozen]
        for at, name in enumerate(free):
            new[name] = free[(at + turn) % len(free)]
    return {old: name for old, name in new.items() if old != name}
