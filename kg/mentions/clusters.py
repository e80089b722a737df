"""Emulation clusters: "Cụm thi đua số 6", "Khối thi đua II"."""

import re
from dataclasses import replace

from kg.records import Document, Mention
from kg.sought import Sought
from kg.spans import Covers
from kg.values import ClusterValue

_NAME = Sought(
    r"(?<!\w)(cụm|khối)(?: thi đua)(?: (?:số )?(\d{1,2}|[ivx]+)\b| (?:các )?(?:vksnd |viện ksnd )?(?:các )?(?:tỉnh )?"
    r"((?:miền|khu vực|vùng|tây|đông|bắc|nam|duyên hải|đồng bằng)(?: [^\W\d_]+){1,4})"
    r"| ((?:các )?(?:cơ quan|phòng|ban|sở|ngành|đơn vị|trường|vụ|khối)"
    r"(?: (?!tỉnh|thành phố|tổ chức|gồm|bao gồm|có|do|năm|đã|sẽ|được|thực hiện|tham gia|về|trên|trong|tại|thuộc|là|để"
    r"|và )[^\W\d_]+){1,4}))"
)
_NUMBER = re.compile(r" số [\dIVX]+$")
_AREA = re.compile(r" (?:tỉnh|thành phố)(?= )")
_CAPITALISED = re.compile(r" [^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = Sought(r"(?<!\w)(cụm|khối) (?:số )?(\d{1,2})\b(?! (?:vụ|bị))")


def find_clusters(document: Document) -> list[Mention]:
    """Mentions of kind "cluster" in reading order; a short form ("Cụm 6") only after the full one."""
    found: list[Mention] = []
    for match in _NAME.find_all(document.folded, 0, len(document.folded)):
        word = match[1].capitalize()
        number = (match[2] or "").upper()
        end = _area_end(document, match.end()) if match[4] else _proper_end(document, match)
        which = f"số {number}" if number else document.text[match.start(3 if match[3] else 4) : end]
        which = which.lower() if which.isupper() and not number else which  # in a headline in capitals
        name = f"{word} thi đua {which}"
        found.append(Mention("cluster", match.start(), end, ClusterValue(name), "cluster.numbered"))
    found = _called_otherwise(document, _whole(found))
    known = {mention.value.name for mention in found if isinstance(mention.value, ClusterValue)}
    for match in _SHORT.find_all(document.folded, 0, len(document.folded)):
        name = f"{match[1].capitalize()} thi đua số {match[2]}"
        if name in known:
            found.append(Mention("cluster", match.start(), match.end(), ClusterValue(name), "cluster.short"))
    return sorted(found, key=lambda mention: mention.start)


def _called_otherwise(document: Document, found: list[Mention]) -> list[Mention]:
    """``found``, a title's name by the region being that of the only cluster that the text knows by its number."""
    titles = Covers(sentence.span for sentence in document.sentences if sentence.zone == "title")
    body = {m.value.name for m in found if isinstance(m.value, ClusterValue) and not titles.hold(m.start)}
    numbered = {name for name in body if _NUMBER.search(name)}
    if len(numbered) != 1 or body != numbered:
        return found
    (only,) = numbered
    return [
        replace(m, value=ClusterValue(only))
        if titles.hold(m.start) and isinstance(m.value, ClusterValue) and not _NUMBER.search(m.value.name)
        else m
        for m in found
    ]


def _whole(found: list[Mention]) -> list[Mention]:
    """``found``, a name without the province that another mention of it tells being that one."""
    names = {m.value.name for m in found if isinstance(m.value, ClusterValue)}
    longer = {name: whole for name in names for whole in sorted(names) if _AREA.match(whole.lower(), len(name))}
    longer = {name: whole for name, whole in longer.items() if whole.startswith(name)}
    return [
        replace(m, value=ClusterValue(longer[m.value.name]))
        if isinstance(m.value, ClusterValue) and m.value.name in longer
        else m
        for m in found
    ]


def _proper_end(document: Document, match: re.Match[str]) -> int:
    """Where a name ends that tells a region: before the first small word behind its capitals, of which all may be."""
    if not match[3] or document.text[match.start() : match.end()].isupper():
        return match.end()
    capital = False
    for word in _WORD.finditer(document.text, match.start(3), match.end()):
        if word[0][0].isupper():
            capital = True
        elif capital:
            return word.start() - 1
    return match.end()


def _area_end(document: Document, end: int) -> int:
    """Where the province that follows a name ends: "... các cơ quan nội chính tỉnh Bình Thuận"; else ``end``."""
    area = _AREA.match(document.folded, end)
    at = area.end() if area else end
    while area and (word := _CAPITALISED.match(document.text, at)) and word[0][1].isupper():
        at = word.end()
    return at if area and at > area.end() else end
