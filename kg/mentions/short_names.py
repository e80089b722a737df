"""The short forms of names: "ông Thực", "bị cáo Tửu", "bà H'Lina" after the full name."""

import re

from kg.names import old_style
from kg.records import Document, Mention
from kg.values import PersonValue

_TO = "đối với "
_JOINED = (", ", " và ", " cùng ")  # between short forms that share a word of address: "đối với Duy, Đức và Tín"


class ShortNames:
    """The short forms of the names met so far in one document."""

    def __init__(self, address: re.Pattern[str], common: re.Pattern[str]) -> None:
        self._address = address  # what stands before a given name that means a person named before
        self._common = common  # a word that begins like a given name
        self._names: dict[str, set[str]] = {}
        self._parties: set[str] = set()
        self._last = 0  # the end of the short form met last

    def add(self, mention: Mention) -> None:
        """Learn the short forms of a name."""
        value = mention.value
        assert isinstance(value, PersonValue)
        words = value.name.split(" ")
        self._names.setdefault(words[0] if "'" in words[0] else words[-1], set()).add(value.name)
        if len(words) > 2:
            self._names.setdefault(" ".join(words[-2:]), set()).add(value.name)
        if value.honorific not in (None, "đồng chí"):
            self._parties.add(value.name)

    def mention(self, document: Document, start: int, end: int) -> Mention | None:
        """The person whom the run means; a bare given name only for a party to the case that the article tells."""
        if not self._names:
            return None
        for first in _last_words(document.text, start, end):
            names = self._names.get(old_style(document.text[first:end]), ())
            if len(names) != 1:
                continue
            name = next(iter(names))
            common = self._common.match(document.folded, first)
            told = document.folded[self._last : first] in _JOINED or document.folded.endswith(_TO, 0, first)
            bare = not common and (told or name in self._parties)
            if bare or self._address.search(document.folded, max(0, first - 14), first):
                self._last = end
                return Mention("person", first, end, PersonValue(name), "person.given-name")
        return None


def _last_words(text: str, start: int, end: int) -> list[int]:
    """Where the last two words of ``[start, end)`` and the last one begin; a short form has no more words."""
    last = text.rfind(" ", start, end)
    if last < 0:
        return [start]
    return [max(start, text.rfind(" ", start, last) + 1), last + 1]
