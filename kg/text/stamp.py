"""The stamp of an article: the line that prints when it was published, and sometimes by whom."""

import re
from dataclasses import dataclass

_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
_SPELT = re.compile(r"(?<!\d)ngày (\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_CRAWL = re.compile(r"date ((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?: |$)")
# What may stand beside the date on a stamp line.
_BESIDE = re.compile(
    r"(?:chủ nhật|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|cn)\b"
    r"|\(?\b\d{1,2} ?(?::|h|giờ) ?\d{2}(?::\d\d)?(?: ?phút)?(?: ?[ap]m\b)?|[ap]m\b|sa\b|ch\b"
    r"|[\[(]?(?:gmt|utc) ?[+-] ?\d{1,2}(?::?00)?[\])]?"
    r"|(?:đã )?(?:đăng|cập nhật|xuất bản|phát hành)(?: (?:lúc|ngày|vào))*|ngày (?:đăng|cập nhật|xuất bản|gửi|tạo)|ngày|lúc"
    r"|(?:số )?(?:lượt )?(?:xem|đọc|lượt xem) ?:? ?[\d.,]+|[\d.,]+ (?:lượt )?(?:xem|đọc)|[\d.,]+ (?:bình luận)"
    r"|cỡ chữ|tương phản|a[-+](?= |$)|\ba\b|thời sự|pháp luật|chính trị|xã hội|nội chính|tin tức"
    r"|[\s,|:;()\[\]/–-]+|\."
)
_AGENCY = re.compile(r"[\w.]{2,20}(?: online)?")
_MAX_LINE = 120  # code points; the longest stamp line met is 61, that of kg's sources with an author's name


@dataclass(frozen=True, slots=True)
class Stamp:
    """``published``: ISO prefix, None where only a hint is printed; ``rest``: words that are none of a stamp's own."""

    published: str | None
    rest: str
    labelled: bool


def iso(day: str, month: str, year: str) -> str | None:
    """``2024-07-04`` from the words of a date, None where there is no such day (31/02 passes: the source says so)."""
    if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
        return f"{year}-{int(month):02}-{int(day):02}"
    return None


def date_in(folded: str) -> tuple[str, int, int] | None:
    """The first full date in ``folded``, and where it stands."""
    for pattern, order in ((_DATE, (1, 3, 4)), (_SPELT, (1, 2, 3)), (_ISO, (3, 2, 1))):
        match = pattern.search(folded)
        if match:
            found = iso(*(match.group(group) for group in order))
            if found:
                return found, match.start(), match.end()
    return None


def stamp(words: str, folded: str) -> Stamp | None:
    """What a whole line says as a stamp; None where it is no stamp.

    A stamp holds one full date and, beside it, only a clock, a weekday, counters and the like. Up to five other
    words may stand apart by a bar or a dash: an author, an agency, a section. A line that stops like a sentence,
    or whose date is told by a preposition ("từ", "sáng"), is prose.
    """
    if len(words) > _MAX_LINE or folded.startswith(("-", "+")):
        return None
    found = date_in(folded)
    if not found:
        return None
    published, start, end = found
    before, after = folded[:start], folded[end:]
    rest = _rest(words[:start], before) + " | " + _rest(words[end:], after)
    rest = rest.strip(" |-–")
    labelled = bool(re.search(r"đăng|cập nhật|xuất bản", before))
    if len(rest.split()) > (12 if labelled else 8) or not _parted(words, rest):
        return None
    return Stamp(published, rest, labelled)


def _rest(words: str, folded: str) -> str:
    """``words`` without what belongs beside a date; parts keep the bar between them."""
    kept: list[str] = []
    position = 0
    for part in re.split(r"([|;]| [–-] )", words):
        folded_part = folded[position : position + len(part)]
        position += len(part)
        if part in (" - ", " – ") and kept:
            kept.append("-")
        elif _BESIDE.sub("", folded_part).strip():
            kept.append(part.strip(" -–|:,"))
        elif kept:
            kept.append("|")
    return re.sub(r"(?: ?[-|])* ?\|(?: ?[-|])*", " | ", " ".join(kept)).strip(" |-")


def _parted(words: str, rest: str) -> bool:
    """Whether the foreign words of a stamp line stand apart from its date by a bar, a dash or a bracket."""
    if not rest:
        return True
    return bool(re.search(r"[|–]| - |;", words)) and not words.endswith((".", "…"))


def crawled(folded: str) -> tuple[int, str | None] | None:
    """Length and day of the prefix "date 2020-12 " that a crawler put before a headline; a month is only a hint."""
    match = _CRAWL.match(folded)
    if not match:
        return None
    year, month, day = match.groups()
    return match.end(), iso(day, month, year) if day else None
