"""People: the open class. What stands around a capitalised run makes it a person; a surname is evidence, no gate."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field

from kg.frozen import record
from kg.mentions.known_names import KnownNames
from kg.mentions.short_names import ShortNames
from kg.names import UPPER, fold, old_style
from kg.records import Document, Mention
from kg.reference.abroad import is_from_abroad
from kg.reference.gazetteer import districts, province_forms
from kg.reference.rules import load_word_classes
from kg.reference.surnames import load_surnames
from kg.sought import Sought
from kg.values import PersonValue, PostValue

_TOKEN = rf"[{UPPER}][\w'’ʼ]*(?:-[\w'’]+)*"
_RUN = re.compile(  # it begins with the capital, so that the search skips to one
    rf"[{UPPER}](?<![\w/.-][{UPPER}])[\w'’ʼ]*(?:-[\w'’]+)*(?: {_TOKEN})*(?![\w/])"
)
_BLANK_OR_DASH = " -"
_MAX_SYLLABLES = 6
_MAX_SHOUTED = 4  # syllables; in a line of capitals a longer run holds more than the name
_AFTER = re.compile(
    r" ?[,(-]| (?:sinh năm|sn |giữ|làm|là|phát biểu|chủ trì|cho biết|nhấn mạnh|khẳng định|trình bày|nói)"
)
_RUN_ON = re.compile(  # the next words show that the last capital opens another name
    r" (?:(?<=quyết )định|(?<=bằng )khen|(?<=giấy )khen|(?<=huân )chương|(?<=huy )chương|(?<=kỷ )niệm"
    r"|(?<=nghị )(?:quyết|định)|(?<=chỉ )thị|(?<=thông )(?:báo|tư)|(?<=danh )hiệu|(?<=chiến )sĩ|(?<=kế )hoạch"
    r"|(?<=kết )luận|(?<=cờ )thi|(?<=học )(?:viên|viện))\b"
)
_LEADER = "hồ chí minh"  # a city, or the leader of the past, of whom no news tells
_PARTS = 3  # of a name that shows that letters before it are none of it; "THCS Chế Tạo" is a school
_LETTERS = re.compile(rf"(?:[{UPPER}]{{2,}} )+(?=[{UPPER}](?![{UPPER}])\w)")
_APOSTROPHE = re.compile(r"['’-]")
_COLON = re.compile(r" ?[:-] ?(?:đồng chí |ông |bà |đ/c )?$")
_TO_POST = re.compile(r" ?[,(-] ?(?:hiện |nay |là |hiện là |lần lượt là |đều là |cùng là )?")
_OF_SEVERAL = re.compile(  # "A và B, lần lượt là Viện trưởng ... và Chánh án ...": A is a person as B is
    rf"(?:(?:,| và)(?: [{UPPER}][^\W\d_]*){{2,5}}){{1,8}},? (?:lần lượt|đều|cùng) (?:là|giữ chức) "
)
_CASE = "vụ án"
_SYLLABLE = 6  # letters that a syllable of a Vietnamese name has at most, but for a few
_IS = " là "
_FROM = "từ"
_NUMERAL = re.compile(r"(?<=[^\W\d_] )[IVX]{2,}$")  # what a capitalised word in the singular is numbered with
_CREDIT = re.compile(r"(?<!\w)(?:ảnh|video|clip|đồ họa): $")
_CREDIT_ENDS = re.compile(r" ?(?:[).\n/|–-]|$)")
_LINKS = (", ", "; ", " và ", ", và ", " - ", " cùng ", " với ")  # between the names of a list


@record
class _Signs:
    """What stands around a capitalised run. ``surname``: strong, weak (False) or no (None) first word of a name.

    ``accused``, asked for a weak surname without a title: before it stands what is done to people alone ("khởi tố",
    "tuyên phạt"); ``thi``: the middle name Thị; ``foreign``: its words are longer than
    Vietnamese syllables.
    """

    titled: bool
    after_post: bool
    before_post: bool
    listed: bool
    followed: bool
    surname: bool | None
    syllables: int
    accused: bool
    thi: bool
    foreign: bool

    @property
    def marked(self) -> bool:
        """Whether the words before the run announce a person."""
        return self.titled or self.after_post or self.listed

    def rule(self) -> str | None:
        """The name of the reason to take the run for a person, None without one."""
        if self.titled:
            return "person.titled"
        if self.after_post:
            return "person.after-post"
        if self.before_post and (self.surname is not None or self.foreign or self.syllables >= 3):
            return "person.before-post"
        if self.listed and (self.surname is not None or self.syllables >= 2):
            return "person.listed"
        if self.surname and self.syllables <= 5:
            return "person.surname"
        if self.thi and 3 <= self.syllables <= 5:
            return "person.thi"
        if self.accused and 2 <= self.syllables <= 5:
            return "person.accused"
        if self.surname is False and self.syllables in (3, 4) and self.followed:
            return "person.weak-surname"
        return None


@record
class _Reading:
    """A document while its people are found: the posts by where they end and begin, and the people found so far."""

    text: str
    folded: str
    post_ends: Mapping[int, Mention]
    post_starts: Mapping[int, Mention]
    found: list[Mention] = field(default_factory=list)
    known: KnownNames = field(default_factory=KnownNames)

    def add(self, mention: Mention) -> None:
        """Note a person found."""
        assert isinstance(mention.value, PersonValue)
        self.found.append(mention)
        self.known.add(mention.value)


class PeopleFinder:
    """Finds the people of a document, given what else was found in it."""

    def __init__(self) -> None:
        self._surnames = {fold(name): strong for name, strong in load_surnames().items()}
        countries = load_word_classes("bodies")["country"].forms
        self._provinces = {*province_forms(), *countries}
        self._places = {*self._provinces, *districts()}
        words = load_word_classes("people")
        self._leading = frozenset(words["leading"].forms)
        self._title = Sought(rf"(?<!\w){words['title'].any_form()}(?: (?:khoa học|luật|kiểm sát)){{0,2}}:? ?$")
        self._case = Sought(
            rf"(?<!\w){words['case'].any_form()}"
            r"(?: (?:ông|bà|anh|chị|cháu|em|chính|đầu vụ|nguyên [^,;.]{3,60}))?:? ?$"
        )
        self._familiar = Sought(rf"(?<!\w){words['familiar'].any_form()} ?$")
        self._address = re.compile(rf"{words['short-form'].any_form()} $")
        self._place = re.compile(rf"{words['place'].any_form()} $")
        self._common = re.compile(rf"{words['common-word'].any_form()}\b")
        self._not_a_name = re.compile(rf"{words['not-a-name'].any_form()}\b")

    def find(self, document: Document, taken: Sequence[Mention]) -> list[Mention]:
        """Mentions of kind "person" in reading order; runs inside ``taken`` mentions are not names."""
        covered = _Covered(taken)
        ends = {mention.end: mention for mention in taken if mention.kind == "post"}
        starts = {mention.start: mention for mention in taken if mention.kind == "post"}
        reading = _Reading(document.text, document.folded, ends, starts)
        found = reading.found
        shouted: list[tuple[int, int]] = []
        named = ShortNames(self._address, self._common)
        capitals = _Capitals(document.text)
        for match in _RUN.finditer(document.text):
            for start, end in covered.free(document.text, match.start(), match.end()):
                if capitals.hold(start):
                    shouted.append((start, end))
                    continue
                mention = self._person(reading, start, end) or named.mention(document, start, end)
                if mention and (not found or mention.start >= found[-1].end):
                    reading.add(mention)
                    named.add(mention)
        for start, end in shouted:
            alone = _Reading(document.text, document.folded, ends, starts)
            mention = _known(reading, start, end) or self._person(alone, start, end)
            if mention and (mention.rule == "person.known" or self._plausible(document.folded, mention)):
                reading.add(mention)
        return sorted(found, key=lambda mention: mention.start)

    def _plausible(self, folded: str, mention: Mention) -> bool:
        """Whether a run of a line in capitals, which do not show where a name ends, has the make of a name."""
        words = folded[mention.start : mention.end].split(" ")
        return len(words) <= _MAX_SHOUTED and self._surname(words) is not None

    def _person(self, reading: _Reading, start: int, end: int) -> Mention | None:
        text, folded = reading.text, reading.folded
        if folded.find(" ", start, end) < 0 and not _APOSTROPHE.search(text, start, end):
            return None
        start = self._strip_leading(reading, _behind_letters(text, start, end), end)
        if _RUN_ON.match(folded, end):
            end = text.rfind(" ", start, end)
            if end <= start:
                return None
        syllables = folded.count(" ", start, end) + 1
        if syllables > _MAX_SYLLABLES or (syllables == 1 and not _APOSTROPHE.search(text, start, end)):
            return None
        if folded[start:end] == _LEADER:
            return None
        signs = self._signs(reading, start, end)
        if not self._may_be_name(reading, start, end, signs):
            return None
        rule = signs.rule()
        if rule is None or (text[start:end].isupper() and not signs.marked):
            return None
        name = reading.known.longer(person_name(text[start:end]))
        honorific = self._honorific(folded, start, signs, reading.found)
        return Mention("person", start, end, PersonValue(name, honorific), rule)

    def _signs(self, reading: _Reading, start: int, end: int) -> _Signs:
        folded, found = reading.folded, reading.found
        words = folded[start:end].split(" ")
        followed = bool(_AFTER.match(folded, end))
        titled = bool(self._title.search(folded, max(0, start - 40), start))
        surname = self._surname(words)
        return _Signs(
            titled=titled,
            after_post=start in reading.post_ends
            or start - 1 in reading.post_ends
            or _post_colon(folded, start, reading.post_ends)
            or _post_is(folded, start, reading.post_ends),
            before_post=(followed and _post_follows(folded, end, reading.post_starts))
            or (surname is not None and _OF_SEVERAL.match(reading.text, end) is not None),
            listed=bool(found) and folded[found[-1].end : start] in _LINKS,
            followed=followed,
            surname=surname,
            syllables=len(words),
            accused=surname is False and not titled and self._accused(folded, start),
            thi="thị" in words[1:-1],
            foreign=len(words) > 1 and all(len(word) > _SYLLABLE for word in words[:2]),
        )

    def _accused(self, folded: str, start: int) -> bool:
        """Whether what is done to people alone stands before ``start``; a case may be that of a company."""
        done = self._case.search(folded, max(0, start - 40), start)
        return done is not None and not done[0].startswith(_CASE)

    def _surname(self, words: Sequence[str]) -> bool | None:
        """Whether the surname that opens a name is strong evidence of one; None where no surname does."""
        double = self._surnames.get(" ".join(words[:2])) if len(words) > 2 else None
        clan, apostrophe, _ = words[0].partition("'")
        clitic = self._surnames.get(clan + apostrophe) if apostrophe else None
        return double or clitic or self._surnames.get(words[0])

    def _may_be_name(self, reading: _Reading, start: int, end: int, signs: _Signs) -> bool:
        """Whether nothing speaks against the run: one syllable, a place of that name, the head of another name."""
        text, folded = reading.text, reading.folded
        if signs.syllables == 1 and not signs.titled:
            return False
        if _NUMERAL.search(text, start, end):
            return False  # "Khóa XIII"
        if _CREDIT.search(folded, max(0, start - 9), start) and _CREDIT_ENDS.match(folded, end):
            return False  # who took the picture
        if not (signs.titled or signs.after_post) and self._is_place(folded, start, end):
            return False
        if signs.after_post and not signs.titled and folded[start:end] in self._provinces:
            return False  # "Phó Chủ tịch Phú Yên", as headlines have it
        named = signs.marked or (signs.before_post and signs.syllables >= 3)
        return not self._not_a_name.match(folded, start) or (named and signs.surname is not None)

    def _honorific(self, folded: str, start: int, signs: _Signs, found: Sequence[Mention]) -> str | None:
        """The words before the name that say whose name it is; in a list, those before the first name."""
        before = max(0, start - 40)
        if match := self._case.search(folded, before, start) or self._familiar.search(folded, before, start):
            return match[0].strip()
        if signs.titled:
            return "đồng chí"
        if signs.listed and isinstance(found[-1].value, PersonValue):
            return found[-1].value.honorific  # "các bị cáo A, B và C"
        return None

    def _strip_leading(self, reading: _Reading, start: int, end: int) -> int:
        folded = reading.folded
        while True:
            word_end = folded.find(" ", start, end)
            if word_end == -1:
                return start
            word = folded[start:word_end]
            if word not in self._leading:
                return start
            rest = _first_words(folded, word_end + 1, end)
            abroad = (
                is_from_abroad(reading.text[word_end + 1 : end]) and self._address.fullmatch(f"{word} ") is not None
            )
            place = folded[word_end + 1 : end] in self._places and word == _FROM  # "Từ Na Hang, đồng chí A nêu ..."
            if not (abroad or place) and (len(rest) < 2 or not self._leads(word, rest)):
                return start
            if self._title.search(folded, max(0, start - 20), start):
                return start  # "đồng chí Ông Kim Bảng": what follows an honorific is the name
            start = word_end + 1

    def _leads(self, word: str, rest: Sequence[str]) -> bool:
        """Whether ``word`` is no surname before ``rest``: "Ông" before a name of three syllables is none.

        But "Thị" opens no name where a surname stands before it.
        """
        if word not in self._surnames:
            return True
        addressed = (len(rest) >= 3 or _is_hyphened(rest)) and self._address.fullmatch(f"{word} ") is not None
        return rest[0] != "thị" and (addressed or self._surname(rest) is not None)

    def _is_place(self, folded: str, start: int, end: int) -> bool:
        return folded[start:end] in self._places or bool(self._place.search(folded, max(0, start - 14), start))


def _is_hyphened(words: Sequence[str]) -> bool:
    """Whether a word of a name has a hyphen, as names of other countries do: "Kang Dae-hyun"."""
    return any("-" in word for word in words)


def _behind_letters(text: str, start: int, end: int) -> int:
    """Where the name begins in a run that opens with abbreviations: "BS CKII Phan Thị Tú", "THADS Mai Xuân Đĩnh"."""
    letters = _LETTERS.match(text, start, end)
    return letters.end() if letters and text.count(" ", letters.end(), end) >= _PARTS - 1 else start


def _post_colon(folded: str, start: int, post_ends: Mapping[int, Mention]) -> bool:
    """Whether a post with a colon stands before the name."""
    match = _COLON.search(folded, max(0, start - 14), start)
    return match is not None and match.start() in post_ends


def _post_is(folded: str, start: int, post_ends: Mapping[int, Mention]) -> bool:
    """Whether a title of several stands before the name: "hai Phó Chủ tịch UBND huyện là A và B"."""
    if not folded.endswith(_IS, 0, start):
        return False
    post = post_ends.get(start - len(_IS))
    return post is not None and isinstance(post.value, PostValue) and post.value.plural


def _post_follows(folded: str, end: int, post_starts: Mapping[int, Mention]) -> bool:
    match = _TO_POST.match(folded, end)
    return match is not None and match.end() in post_starts


def _first_words(folded: str, start: int, end: int) -> list[str]:
    """The words of ``[start, end)``, of a long run no more than tell how it begins and that it goes on."""
    stop = start - 1
    for _ in range(_MAX_SYLLABLES):
        stop = folded.find(" ", stop + 1, end)
        if stop < 0:
            return folded[start:end].split(" ")
    return folded[start:stop].split(" ")


class _Capitals:
    """The lines of a text that are in capitals, and of more words than a name has; asked for in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_end = -1
        self._shouted = False

    def hold(self, start: int) -> bool:
        """Whether ``start`` is in such a line."""
        if start > self._line_end:
            end = self._text.find("\n", start)
            begin = self._text.rfind("\n", max(0, self._line_end), start) + 1
            self._line_end = end if end >= 0 else len(self._text)
            line = self._text[begin : self._line_end]
            self._shouted = line.isupper() and line.count(" ") >= _MAX_SYLLABLES
        return self._shouted


def _known(reading: _Reading, start: int, end: int) -> Mention | None:
    """The person in a run of capitals whom the rest of the article names in full."""
    found = reading.known.within(reading.folded[start:end])
    return Mention("person", start + found[0], start + found[1], found[2], "person.known") if found else None


def person_name(printed: str) -> str:
    """The name as it is kept: tone marks in the old placement, capitals only at the head of each syllable."""
    name = old_style(printed.replace("’", "'").replace("ʼ", "'").replace("‘", "'"))
    if name.isupper() and len(name) > 3:
        name = " ".join(_titled(word) for word in name.split(" "))
    return name


def _titled(word: str) -> str:
    return "'".join(part[:1].upper() + part[1:].lower() for part in word.split("'"))


class _Covered:
    """The stretches of a text that mentions cover, in order and apart."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((mention.start, mention.end) for mention in mentions):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def free(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a run, which begins and ends with a letter, that nothing covers; they do so, too."""
        index = bisect_right(self._starts, start)
        at = max(start, self._ends[index - 1]) if index else start
        if at == start and (index == len(self._starts) or self._starts[index] >= end):
            return [(start, end)]
        pieces: list[tuple[int, int]] = []
        while index < len(self._starts) and self._starts[index] < end:
            pieces.append((at, self._starts[index]))
            at = self._ends[index]
            index += 1
        pieces.append((at, end))
        return [piece for first, last in pieces if first < last and (piece := _trimmed(text, first, last))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without blanks and dashes at its ends, None where nothing is left."""
    while start < end and text[start] in _BLANK_OR_DASH:
        start += 1
    while start < end and text[end - 1] in _BLANK_OR_DASH:
        end -= 1
    return (start, end) if start < end else None
