"""Names of their own: companies, schools, hospitals, whose form is followed by words up to the last capital."""

import re
from collections.abc import Mapping, Sequence

from kg.mentions.composition import Parsed, longest_first, past_short_form, single
from kg.mentions.lexicon import Hit, Scan
from kg.names import UPPER, old_style
from kg.reference.bodies import Body
from kg.reference.rules import WordClass
from kg.values import UnitValue

_TOKEN = re.compile(r" ?(?:[\w&'’]+(?:[.-]\w+)*|\"[^\"\n]{2,40}\")")
_NUMBER = re.compile(r"\d[\d.,/]*")
_ROMAN = re.compile(r"[IVX]+")  # ends a name: "Tổng cục V"
_ORDINAL = re.compile(r"\d{1,2}")  # inside a name: "Ban Quản lý dự án 2 AIC"
_CAPITAL_OR_DIGIT = re.compile(rf"[{UPPER}]|\d")
_SHOUTED = 2  # blanks from which a name all in capitals is a stretch of a headline, whose end nothing tells
_DASH = "-"
_JOINS = "và"  # joins generic words, but never goes on after the first capital
_ADDRESS_REACH = 24  # code points
_OF_COUNTRY = re.compile(rf"(?: [^\W\d_{UPPER}]+){{4,7}} (?:Việt Nam|Quốc gia)(?!\w)")
_MAX_SMALL_WORDS = 4  # small words between two capitals of one name


class OpenNames:
    """The names of the families of ``shape`` open."""

    def __init__(self, words: Mapping[str, WordClass], address: WordClass) -> None:
        self._addressed = re.compile(rf"(?<!\w){address.any_form()} $")
        self._phrase_openers = frozenset(words["phrase-opener"].forms)
        self._area_words = frozenset(words["area"].forms)
        self._legal_forms = frozenset(words["legal-form"].forms)

    def read(self, scan: Scan, body: Body, hit: Hit) -> Parsed | None:
        """The body whose form is ``hit``, or None where no capital follows.

        Generic words may follow the form and join capitals ("Công ty TNHH Xây dựng Hải Lộc"); a few small words may
        stand between capitals ("Trung tâm Kiểm soát bệnh tật tỉnh Lạng Sơn"), but none that opens another phrase.
        Behind a form of address it is a surname: "đồng chí Báo Văn Trình".
        """
        if any(other.entry.key == body.id and other.end > hit.end for other in scan.hits.get(hit.start, ())):
            return None  # of "Ban Quản lý dự án mở rộng ..." no shorter form is the beginning
        if self._addressed.search(scan.folded, max(0, hit.start - _ADDRESS_REACH), hit.start):
            return None
        begin = past_short_form(scan.folded, hit.end, body.forms)  # "Ban Quản lý dự án (BQLDA) đầu tư ..."
        end = self._end(scan, body, begin) or self._elliptic(scan, body, begin)
        if end is None:
            return None
        form = body.aliases.get(scan.folded[hit.start : hit.end], old_style(scan.text[hit.start : hit.end]))
        name = (form + old_style(scan.text[begin:end])).strip(' "-')
        if name.isupper() and name.count(" ") >= _SHOUTED:
            return None
        name = name[0].upper() + name[1:]
        return single(UnitValue(body.id, name, body.kind or "other", label=name), hit.start, end)

    def _end(self, scan: Scan, body: Body, pos: int) -> int | None:
        """The end of the last capital of the name whose form ends at ``pos``; None without any."""
        phrases = longest_first(body.words)
        end, at, capitals, small, generic = pos, pos, 0, 0, False
        while True:
            if capitals and _is_known(scan, at + 1):
                break
            at = _after_comma(scan, at, phrases) if generic else at
            phrase = next((p for p in phrases if _continues(scan.folded, at, p)), None)
            if phrase == _DASH and _opens_parent(scan, body, at + 3):
                break
            if phrase == _JOINS and generic and (joined := _after_and(scan.folded, at, phrases)):
                at = end = joined  # "Đầu tư và xây lắp dầu khí"
                continue
            if phrase is not None and not (phrase == _JOINS and (capitals or at == pos)):
                at += 1 + len(phrase)
                generic = True
                if scan.text[at - len(phrase)].isupper() and phrase not in self._legal_forms:
                    end, capitals, small = at, capitals + 1, 0
                continue
            match = _TOKEN.match(scan.text, at)
            if not match or not match[0].startswith(" "):
                break
            token, generic = match[0].lstrip(), False
            if _opens_name(token):
                at = end = match.end()
                capitals, small = capitals + 1, 0
                if _ROMAN.fullmatch(token):
                    break
            elif capitals and (far := self._of_country(scan, at)):
                at = end = far
                capitals, small = capitals + 1, 0
            elif small < _MAX_SMALL_WORDS and (capitals or self._leads_on(token, at > pos)) and self._may_join(token):
                at, small = match.end(), small + (token.lower() not in self._area_words)
            else:
                break
        return end if capitals > self._begins_phrase(scan, body, end) else None

    def _of_country(self, scan: Scan, at: int) -> int | None:
        """The end of a phrase from ``at`` on with the country behind it: "Ứng [cứu khẩn cấp máy tính Việt Nam]"."""
        far = _OF_COUNTRY.match(scan.text, at)
        return far.end() if far and self._phrase_openers.isdisjoint(far[0].split()) else None

    def _begins_phrase(self, scan: Scan, body: Body, end: int) -> int:
        """1 where a name of ``body`` that ends at ``end`` with its only capital would be the first word of a phrase:
        "Trung tâm [Bảo] vệ người tiêu dùng", of which nothing tells the end; else 0."""
        following = _TOKEN.match(scan.text, end)
        word = following[0].lstrip() if following and body.described else ""
        return int(word.islower() and word not in self._phrase_openers and word not in self._area_words)

    def _elliptic(self, scan: Scan, body: Body, pos: int) -> int | None:
        """The end of a name that leaves out what the article tells elsewhere: "Viện Công tố tối cao" of one country."""
        word = next((word for word in body.elliptic if _continues(scan.folded, pos, word)), None)
        return None if word is None else pos + 1 + len(word)

    def _leads_on(self, token: str, begun: bool) -> bool:
        """Whether the word of an area leads on to the first capital: "Ban Quản lý dự án đầu tư [huyện] Tân Lạc"."""
        return begun and token in self._area_words

    def _may_join(self, token: str) -> bool:
        return token.lower() not in self._phrase_openers and (token.isalpha() or _ORDINAL.fullmatch(token) is not None)


def _continues(folded: str, at: int, phrase: str) -> bool:
    end = at + 1 + len(phrase)
    return folded.startswith(" " + phrase, at) and not folded[end : end + 1].isalnum()


def _after_comma(scan: Scan, at: int, phrases: Sequence[str]) -> int:
    """Behind a comma at ``at`` that parts generic words: "Sản xuất, thương mại, dịch vụ Bạch Mai"; else ``at``."""
    if not scan.text.startswith(", ", at) or not scan.text[at + 2 : at + 3].islower():
        return at
    return at + 1 if any(_continues(scan.folded, at + 1, phrase) for phrase in phrases) else at


def _is_known(scan: Scan, pos: int) -> bool:
    """Whether a body known by name begins at ``pos``: the one of which the name before it is a part."""
    return any(hit.entry.kind == "named" for hit in scan.hits.get(pos, ()))


def _opens_parent(scan: Scan, body: Body, pos: int) -> bool:
    """Whether the body begins at ``pos`` of which one of ``body`` can be a part."""
    return any(hit.entry.key in body.parents for hit in scan.hits.get(pos, ()))


def _after_and(folded: str, at: int, phrases: Sequence[str]) -> int | None:
    """The end of the generic words that "và" joins to those before it."""
    at += 1 + len(_JOINS)
    begun = at
    while phrase := next((p for p in phrases if p != _JOINS and _continues(folded, at, p)), None):
        at += 1 + len(phrase)
    return at if at > begun else None


def _opens_name(token: str) -> bool:
    return bool(_CAPITAL_OR_DIGIT.match(token)) and not _NUMBER.fullmatch(token)
