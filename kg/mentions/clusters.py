"""Emulation clusters: "Cụm thi đua số 6", "Khối thi đua II"."""

import re

from kg.records import Document, Mention
from kg.values import ClusterValue

_NAME = re.compile(
    r"(?<!\w)(cụm|khối)(?: thi đua)(?: (?:số )?(\d{1,2}|[ivx]+)\b| (?:các )?(?:vksnd |viện ksnd )?(?:các )?(?:tỉnh )?"
    r"((?:miền|khu vực|vùng|tây|đông|bắc|nam|duyên hải|đồng bằng)(?: [^\W\d_]+){1,4}))"
)
_WORDS = ("cụm", "khối")  # one of which begins every name
_SHORT = re.compile(r"(?<!\w)(cụm|khối) (?:số )?(\d{1,2})\b(?! (?:vụ|bị))")


def find_clusters(document: Document) -> list[Mention]:
    """Mentions of kind "cluster" in reading order; a short form ("Cụm 6") only after the full one."""
    if not any(word in document.folded for word in _WORDS):
        return []
    found: list[Mention] = []
    for match in _NAME.finditer(document.folded):
        word = match[1].capitalize()
        number = (match[2] or "").upper()
        which = f"số {number}" if number else document.text[match.start(3) : match.end(3)]
        name = f"{word} thi đua {which}"
        found.append(Mention("cluster", match.start(), match.end(), ClusterValue(name), "cluster.numbered"))
    known = {mention.value.name for mention in found if isinstance(mention.value, ClusterValue)}
    for match in _SHORT.finditer(document.folded):
        name = f"{match[1].capitalize()} thi đua số {match[2]}"
        if name in known:
            found.append(Mention("cluster", match.start(), match.end(), ClusterValue(name), "cluster.short"))
    return sorted(found, key=lambda mention: mention.start)
