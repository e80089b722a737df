"""Names of authors out of a byline: real names only, no initials, no offices."""

import re

from kg.text.patterns import Patterns

_LABEL = re.compile(
    r"(?:(?:tin|bài|ảnh|bài viết|thực hiện|tác giả|biên soạn|người viết|nguồn tin)"
    r"(?:(?: ?[,;&/+-] ?| và )(?:tin|bài|ảnh|bài viết))*) ?: ?|(?:bút ký|phóng sự|ghi chép|tản văn|bài)(?: của)? "
)
_PHOTO = re.compile(r"\s*[;,.|]?\s*(?:ảnh|đồ họa|video|clip)\s*:.*")
_DOES = re.compile(r"(?: \(?(?:thực hiện|tổng hợp|lược ghi|ghi|dịch|biên soạn)\)?)+$")
_BRACKETS = re.compile(r"\([^)]*\)?")
_SEPARATOR = re.compile(r"\s+[-–—|]\s+|\s*[,;&/|]\s*|\s+và\s+")
_NAME_PART = re.compile(r"(?:[^\W\d_]+[’'‘ʼ-])*[^\W\d_]+")
_MAX_NAMES, _MAX_SYLLABLES = 4, 6
_MAX_LINE = 110  # code points


def is_byline(words: str, folded: str, patterns: Patterns) -> bool:
    """Whether a line that stands where bylines stand is one: names, initials, or the office that wrote the article."""
    if len(words) > _MAX_LINE or words.endswith((":", ";", ",", "!", "?")):
        return False
    label = _LABEL.match(folded)
    if label and ":" in label.group():
        return bool(words[label.end() :].strip())
    if label and folded[: label.end()].startswith("bài"):
        label = None
    start = label.end() if label else 0
    parts = _parts(words[start:], folded[start:])
    if not parts or len(parts) > _MAX_NAMES or words.endswith("."):
        return False
    return all(_is_name(part) or _is_initials(part) or _is_office(part, patterns) for part in parts)


def authors(words: str, folded: str, patterns: Patterns) -> tuple[str, ...]:
    """The names in a byline, in order; capitals are made small ("THẾ LÂM PHÚ" -> "Thế Lâm Phú")."""
    label = _LABEL.match(folded)
    labelled = bool(label) and ":" in folded[: label.end() if label else 0]
    start = label.end() if label and (labelled or not folded.startswith("bài")) else 0
    found: list[str] = []
    for part in _parts(words[start:], folded[start:]):
        name = _is_name(part, least=1 if labelled else 2) and not _is_office(part, patterns)
        if name and not _is_initials(part):
            found.append(_titled(part))
        elif found:
            break
    return tuple(dict.fromkeys(found))


def _parts(words: str, folded: str) -> list[str]:
    """What stands between dashes and commas, without a photographer, brackets and "thực hiện"."""
    photo = _PHOTO.search(folded)
    if photo and photo.start():
        words = words[: photo.start()]
    words = _BRACKETS.sub(" ", words).strip()
    verb = _DOES.search(words.lower())
    if verb:
        words = words[: verb.start()]
    return [part.strip(" .:") for part in _SEPARATOR.split(words) if part.strip(" .:")]


def _is_name(part: str, least: int = 2) -> bool:
    """Shape of a person's name: two to six syllables, each capitalised, or all in capitals."""
    syllables = part.split()
    if not least <= len(syllables) <= _MAX_SYLLABLES:
        return False
    if not all(_NAME_PART.fullmatch(syllable) and syllable[0].isupper() for syllable in syllables):
        return False
    return part.isupper() or not any(len(syllable) > 1 and syllable.isupper() for syllable in syllables)


def _is_initials(part: str) -> bool:
    """ "TL", "P.V", "N.Long", "T.H": letters of a name, not a name."""
    return all(
        re.fullmatch(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]*\.?", word) is not None or (len(word) <= 3 and word.isupper())
        for word in part.split()
    ) and (len(part.split()) == 1 or "." in part)


def _is_office(part: str, patterns: Patterns) -> bool:
    folded = part.lower()
    return bool(patterns.office.match(folded + " ")) or "." in part or any(char.isdigit() for char in part)


def _titled(name: str) -> str:
    """A name printed in capitals with small letters; a name with small letters stays as it is."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match.group()[0] + match.group()[1:].lower(), name)
