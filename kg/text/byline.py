"""Bylines: whether a line is one, and the real names in it, no initials and no offices."""

import re
from collections.abc import Iterator

from kg.text.grammar import Grammar

_PHOTO = re.compile(r"[\s;,.|-]*\b(?:ảnh|đồ họa|video|clip)\b ?:.*")
_DOES = re.compile(r"(?: \(?(?:thực hiện|tổng hợp|lược ghi|ghi|dịch|biên soạn|t/h)\)?)+$")
_DEGREE = re.compile(
    r"(?:(?:pgs|gs|ts|ths|tskh|cn|ls|nb|pv|ctv|ksv|luật sư|nhà báo|phóng viên"
    r"|(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng))[. ]+)+(?=\w)"
)
_BRACKETS = re.compile(r"\([^()]*\)?")
_END_MARK = re.compile(r"\s*\./\.$")
_SHORT_NAME = re.compile(r"(?:[^\W\d_]+ )?(?:[^\W\d_]\.)+")
_SEPARATOR = re.compile(r" - |\s*[,;&/|]\s*| và ")
_SYLLABLE = re.compile(r"(?:[^\W\d_]+['’‘ʼ-])*[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+ ?[^\W\d_]*\.?|[^\W\d_]{1,3}")
_TOLD = re.compile(r"\b(?:đã|được|đang|sẽ|phải|không|khi|cho|với|ngày)\b")  # prose, no name of an office
_MAX_PARTS, _MAX_SYLLABLES = 6, 6
_MAX_LINE = 140  # code points


def is_byline(words: str, folded: str, grammar: Grammar) -> bool:
    """Whether a line that stands where bylines stand is one: names, initials, or the office that wrote the article."""
    if len(words) > _MAX_LINE or words.endswith((":", ";", ",", "!", "?", "…")):
        return False
    words, folded = _bare(words, folded)
    label = grammar.length("label", folded)
    if ":" in words[:label] and not words.endswith("."):
        return bool(words[label:].strip())
    parts = list(_parts(words[label:], folded[label:]))
    if not 0 < len(parts) <= _MAX_PARTS or words.endswith("."):
        return bool(parts and _INITIALS.fullmatch(parts[-1][0]) and "." in words[:-1]) or _ends_short(parts, grammar)
    return all(_is_signing(words, folded, grammar) for words, folded in parts)


def _bare(words: str, folded: str) -> tuple[str, str]:
    """A byline without the brackets around it and the mark of the end of an article."""
    mark = _END_MARK.search(folded)
    end = mark.start() if mark else len(folded)
    if folded.startswith("(") and folded.find(")") == end - 1:
        return words[1 : end - 1], folded[1 : end - 1]
    return words[:end], folded[:end]


def _ends_short(parts: list[tuple[str, str]], grammar: Grammar) -> bool:
    """Whether the full stop after the last of ``parts`` is that of a shortened name ("Thu Hà - Minh T.")."""
    last = parts[-1][0] if parts else ""
    return _SHORT_NAME.fullmatch(last) is not None and all(_is_signing(*part, grammar) for part in parts[:-1])


def _is_signing(part: str, folded: str, grammar: Grammar) -> bool:
    office = bool(grammar.length("office", folded)) and not _TOLD.search(folded)
    return office or _is_site(folded) or _is_name(part) or bool(_INITIALS.fullmatch(part) and part[0].isupper())


def _is_site(folded: str) -> bool:
    return bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", folded)) and len(folded.rsplit(".", 1)[-1]) in (2, 3)


def authors(words: str, folded: str, grammar: Grammar) -> tuple[str, ...]:
    """The names in a byline, in order; a name in capitals gets small letters ("THẾ LÂM PHÚ" -> "Thế Lâm Phú")."""
    words, folded = _bare(words, folded)
    naming = grammar.naming.match(folded)
    label = grammar.length("label", folded)
    if label and not naming:
        return ()
    start = naming.end() if naming else 0
    found: list[str] = []
    for part, folded_part in _parts(words[start:], folded[start:]):
        office = grammar.length("office", folded_part)
        if not office and _is_name(part, least=1 if naming else 2) and not _INITIALS.fullmatch(part):
            found.extend(_titled(name) for name in _split(part))
    return tuple(dict.fromkeys(found))


def _split(name: str) -> list[str]:
    """Two names that a hyphen without blanks joins; a hyphen within a syllable's name parts nothing."""
    parts = name.split("-")
    return parts if len(parts) > 1 and all(" " in part for part in parts) else [name]


def _parts(words: str, folded: str) -> Iterator[tuple[str, str]]:
    """What stands between dashes and commas, printed and folded, without photographer, brackets and degrees."""
    photo = _PHOTO.search(folded)
    end = photo.start() if photo and photo.start() else len(words)
    words, folded = words[:end], folded[:end]
    for match in reversed(list(_BRACKETS.finditer(folded))):
        words = words[: match.start()] + words[match.end() :]
        folded = folded[: match.start()] + folded[match.end() :]
    folded = folded.rstrip()
    verb = _DOES.search(folded)
    end = verb.start() if verb else len(folded)
    position = 0
    for separator in [*_SEPARATOR.finditer(folded, 0, end), None]:
        stop = separator.start() if separator else end
        degree = _DEGREE.match(folded, position, stop)
        begin = degree.end() if degree else position
        part = words[begin:stop].strip(" :")
        if part:
            yield part, folded[begin:stop].strip(" :")
        position = separator.end() if separator else end


def _is_name(part: str, least: int = 2) -> bool:
    """Shape of a person's name: up to six syllables, each with a capital, or all in capitals."""
    syllables = part.split()
    if not least <= len(syllables) <= _MAX_SYLLABLES:
        return False
    if not all(_SYLLABLE.fullmatch(syllable) and syllable[0].isupper() for syllable in syllables):
        return False
    if part.isupper():
        return least == 2 or len(syllables) > 1
    return not any(len(syllable) > 1 and syllable.isupper() for syllable in syllables)


def _titled(name: str) -> str:
    """A name printed in capitals with small letters; any other as it is."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match.group()[0] + match.group()[1:].lower(), name)
