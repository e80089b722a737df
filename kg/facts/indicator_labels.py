"""Labels of indicators, made of the words of the sentence: what was counted, and what was done with it.

"ban hành 24 kháng nghị phúc thẩm" -> "kháng nghị phúc thẩm đã ban hành"; "…, đạt 85,7%" -> "tỷ lệ kháng nghị phúc thẩm
được chấp nhận"; "tăng 12 vụ so với cùng kỳ" -> "số vụ đã thụ lý tăng so với cùng kỳ".
"""

import re
from dataclasses import dataclass, field

from kg.facts.indicator_rules import tables
from kg.records import Document, Mention, Sentence
from kg.values import QuantityValue

MAX_WORDS = 24  # of a label

_CLAUSE = re.compile(r"[;:()\n\"“”]|\.(?=[ \n]|$)|,(?= )")
_HARD = re.compile(r"[;:(\n]|\.(?=[ \n]|$)")
_PAIR = re.compile(r"(?:/| với |, | và )[0-9.]+ (?:bị can|bị cáo|đối tượng|người|bị án)(?!\w)")
_RATE = re.compile(r"(?:tỷ lệ|tỉ lệ)(?! [0-9])")
_JOINED = re.compile(r"[ ,/\n]*(?:(?:và|với|cùng|gồm|trong đó|trong đó có)[ \n]*)?")
_OF_THOSE = re.compile(r" ?(?:trong số đó|trong đó|số đó) (?:là|có) (?P<noun>[^,;.()]{3,60})")
_SO_VOI = re.compile(r"so với [^;.()\n]{2,60}?(?=[;.,()\n]|$)|(?:chỉ tiêu|kế hoạch) [^;.,()\n]{2,50}")
_TOPIC = re.compile(
    r"(?:về|đối với|ở khâu|trong công tác|riêng|trong) (?:công tác )?(?P<topic>[^;:()0-9]{4,80}?), (?=[^,]{0,80}$)"
)
_ITEM = re.compile(r", (?P<item>[^\W\d_]\w*(?: \w+){0,3}?)(?=[,;.]|(?: và [\w ]{2,40})?[;.,])")
_OPENS = re.compile(r"(?:được|đúng|không|bị)(?!\w)")
_OTHER_SHARE = ("hồ sơ", "kiến nghị", "trường hợp")  # that a share after a comma counts anew
_NO_NOUN = ("và ", "so với", "(", "trong khi", "vượt")  # what follows a share and is no noun
_SUM_WORD = re.compile(r"tiền|kinh phí|giá trị|trị giá|tài sản")
_ALSO_COMPARED = re.compile(r"(?: về số [\w ]{2,12}| [\w ]{2,16})?(?:/|, | và | với )")
_COUNTED = re.compile(r"(?:^|[;,.(] ?)(?:tổng )?số (?P<noun>[^;,.()]{3,80}?) (?:là|đạt|lên tới|lên đến) $")
_ACCEPTED = re.compile(r"(?:chấp nhận|giải quyết|được|tiếp thu|xét xử) $")


@dataclass
class Result:
    """An accepted number: what was counted (``noun``), its label without comparison (``base``), and its unit."""

    mention: Mention
    noun: str
    base: str
    unit: str
    verb: str | None = None
    compared: str | None = None  # the verb of comparison


@dataclass
class Scene:
    """A sentence while its numbers are read; offsets of ``text`` (folded) count from the start of the sentence."""

    document: Document
    sentence: Sentence
    text: str
    reported: bool  # speaks of a period of work or in the words of a report
    weakly: bool  # in words that stories use too
    story: bool
    accepted: list[Result] = field(default_factory=list)

    def before(self, mention: Mention) -> str:
        return self.text[: mention.start - self.sentence.start]

    def since_last(self, mention: Mention) -> str:
        """The words since the last accepted number, semicolon or the like."""
        before = self.before(mention)
        cut = max((mark.end() for mark in _HARD.finditer(before)), default=0)
        if self.accepted:
            cut = max(cut, self.accepted[-1].mention.end - self.sentence.start)
        return before[cut:]

    def clause(self, mention: Mention) -> str:
        """The words between the last comma, bracket or accepted number and the number."""
        rest = self.since_last(mention)
        return rest[max((mark.end() for mark in _CLAUSE.finditer(rest)), default=0) :]

    def follows(self, mention: Mention) -> bool:
        """Whether no semicolon or the like parts the number from the accepted one before it."""
        last = self.accepted[-1].mention if self.accepted else None
        return last is not None and not _HARD.search(self.document.folded, last.end, mention.start)

    def printed(self, start: int, end: int) -> str:
        """The text as printed between two offsets of the sentence."""
        return " ".join(self.document.text[self.sentence.start + start : self.sentence.start + end].split())


@dataclass(frozen=True)
class Label:
    """A label and what later numbers take from it."""

    text: str
    noun: str
    unit: str
    base: str | None = None
    verb: str | None = None
    compared: str | None = None


def last_verb(words: str, *, faint: bool = True) -> re.Match[str] | None:
    """The last verb of work in ``words``; without ``faint`` none that proves nothing."""
    found = None
    for match in tables().verb.finditer(words):
        if faint or _plain(match[0]) not in tables().faint:
            found = match
    return found


def comparison(scene: Scene, mention: Mention) -> re.Match[str] | str | None:
    """The word of comparison right before a number, or that of the number it is paired with."""
    found = tables().compare.search(scene.clause(mention))
    if found:
        return found
    last = scene.accepted[-1] if scene.accepted else None
    if last and last.compared and _ALSO_COMPARED.fullmatch(scene.document.folded, last.mention.end, mention.start):
        return last.compared
    return None


def tail(scene: Scene, mention: Mention) -> str:
    """What a comparison is with: "so với cùng kỳ năm 2015"."""
    rest = scene.text[mention.end - scene.sentence.start :]
    end = re.search(r"[;.)](?![0-9])", rest)
    match = _SO_VOI.search(rest, 0, end.start() if end else len(rest))
    return " ".join(match[0].split()) if match else ""


def label_of(scene: Scene, mention: Mention, following: int, earlier: Result | None) -> Label | None:
    """The label of an accepted number; ``following`` is where the next number begins, ``earlier`` the last number of
    the sentences before. None where a bare number counts nothing that was named."""
    value = mention.value
    assert isinstance(value, QuantityValue)
    if value.kind == "bare":
        return _bare(scene, mention)
    compared = comparison(scene, mention)
    if compared is not None and (value.kind != "share" or scene.accepted or earlier or scene.clause(mention).strip()):
        return _compared(scene, mention, value, compared, earlier)
    if value.kind == "share":
        return _share(scene, mention, following, earlier)
    if value.kind == "money":
        return _sum(scene, mention, following)
    return _count(scene, mention, value, following)


# ------------------------------------------------------------------ counts


def _count(scene: Scene, mention: Mention, value: QuantityValue, following: int) -> Label:
    noun = _noun(scene.document, value.unit_span.start, following)
    counted = _COUNTED.search(scene.before(mention))
    if counted:
        noun = " ".join(counted["noun"].split())
        return Label(f"số {noun}", noun, value.unit)
    if value.kind == "case":
        noun = f"{noun} {_shared(scene, value)}".strip()
    bare = noun.lower() == value.unit.lower() or len(noun.split()) == 1
    noun = _taken_up(scene, noun, value) if bare else noun
    if noun.split()[0].lower() in ("vụ", "bị"):
        noun = f"số {noun}"
    verb, phrase = _done(scene, mention)
    if value.unit == "năm":
        return Label(_subject(scene, mention), noun, value.unit)
    if bare and verb and verb.endswith("còn") and scene.accepted:
        return Label(f"{_base(scene, value, None) or noun} còn", noun, value.unit, verb=verb)
    tells = tables().own_verb.search(noun.removeprefix("số ").removeprefix(value.unit))
    if tells and not (verb and verb.startswith(("ban hành", "thụ lý"))):
        return Label(noun, noun, value.unit, verb=verb)
    if verb in tables().faint and not bare:
        phrase = ""
    text = f"{noun} {phrase}".strip()
    topic = _TOPIC.match(scene.text[: mention.start - scene.sentence.start]) if bare and value.kind == "case" else None
    return Label(f"{text} về {topic['topic'].strip()}" if topic else text, noun, value.unit, verb=verb)


def _shared(scene: Scene, value: QuantityValue) -> str:
    """What follows a pair and is said of both: "391 vụ/476 bị can về tham nhũng"."""
    folded = scene.document.folded
    pair = _PAIR.match(folded, value.unit_span.end)
    if pair is None:
        return ""
    number = re.compile(r"[0-9]").search(folded, pair.end(), scene.sentence.end)
    words = _noun(scene.document, pair.end() - 2, number.start() if number else scene.sentence.end).split(" ", 1)
    return words[1] if len(words) > 1 and not tables().trailing.fullmatch(" " + words[1]) else ""


def _taken_up(scene: Scene, noun: str, value: QuantityValue) -> str:
    """The fuller name of what a bare unit takes up: "448 tin" after "512 tố giác, tin báo về tội phạm"."""
    if value.kind == "case":
        return noun
    unit = set(noun.lower().split())
    for result in reversed(scene.accepted):
        words = result.noun.lower().replace(",", "").split()
        if not result.compared and result.unit != "%" and unit <= set(words[:5]):
            return result.noun
    return noun


def _noun(document: Document, start: int, following: int) -> str:
    """The words of the unit and what follows them, to the next mark, verb or number; lists of nouns are kept whole."""
    folded, limit = document.folded, min(following, start + 160)
    names = tables().two_names.match(folded, start, limit)
    position = names.end() if names else start + 1
    while True:
        end = tables().noun_end.search(folded, position, limit)
        stop = end.start() if end else limit
        if end is None or end[0] != ",":
            break
        item = _ITEM.match(folded, stop, limit)
        if item is None or document.text[stop + 2].isupper():
            break
        if last_verb(item["item"]) or tables().own_verb.search(item["item"]):
            break
        position = item.end()
    words = " ".join(document.text[start:stop].split()[:MAX_WORDS]).strip(" ,/")
    return tables().trailing.sub("", words)


def _done(scene: Scene, mention: Mention) -> tuple[str | None, str]:
    """The verb that tells what was done, and how a label says it."""
    clause, rest = scene.clause(mention), scene.since_last(mention)
    found = last_verb(rest)
    if found and found.end() < len(rest) - len(clause):
        found = None if last_verb(clause) is None and not scene.accepted else last_verb(clause)
        rest = clause
    if scene.accepted and scene.follows(mention) and (_JOINED.fullmatch(clause) or (found is None and clause == rest)):
        verb = scene.accepted[-1].verb
        return verb, _told(verb) if verb else ""
    if found is None:
        return None, _words_before(clause)
    verb = _plain(found[0])
    between = tables().trailing.sub("", " " + rest[found.end() :].strip(" ,")).strip()
    if "bình quân" in clause:
        return verb, _words_before(clause)
    if verb in tables().faint:
        strong = last_verb(rest, faint=False)
        if strong:
            return _plain(strong[0]), rest[strong.start() : found.start()].strip()
        return verb, _words_before(rest[: found.start()])
    if not between:
        return verb, _told(verb)
    first = next(tables().verb.finditer(rest), found)
    return verb, tables().trailing.sub("", " ".join(rest[first.start() :].split())[:90])


def _told(verb: str) -> str:
    row = tables().verbs[verb]
    return row.passive or (verb if verb.startswith(("đã", "được", "còn", "có", "vẫn", "chỉ")) else f"đã {verb}")


def _words_before(clause: str) -> str:
    words = tables().trailing.sub("", " " + tables().leading.sub("", clause.strip(" ,-")).strip()).split()
    return " ".join(words[-8:]).strip(" ,-/")


def _sum(scene: Scene, mention: Mention, following: int) -> Label:
    """ "số tiền đã thu"; "tương ứng số tiền" takes up what was counted before."""
    subject = _words_before(scene.clause(mention))
    value = mention.value
    assert isinstance(value, QuantityValue)
    start = value.unit_span.end + 1
    speaks = scene.document.folded[start - 1 : start] == " " and scene.document.folded[start : start + 1].isalpha()
    after = _noun(scene.document, start, following) if speaks and start < following else ""
    if "tương ứng" in scene.clause(mention) and scene.accepted:
        text = f"số tiền tương ứng {scene.accepted[-1].base.removeprefix('số ')}"
    else:
        text = subject if _SUM_WORD.search(subject) else f"số tiền {subject}"
        text = f"{text} {after}"
    return Label(text.strip(), text, value.unit)


def _bare(scene: Scene, mention: Mention) -> Label | None:
    """A number alone: "Tòa án chấp nhận 17." counts what was counted last; "Số phiên tòa là 312" what it says."""
    before = scene.before(mention)
    counted = _COUNTED.search(before)
    if scene.document.folded[mention.end : mention.end + 1].isalnum():
        return None
    if counted:
        noun = " ".join(counted["noun"].split())
        return Label(f"số {noun}", noun, " ".join(noun.split()[:2]))
    if scene.accepted and _ACCEPTED.search(before):
        last, verb = scene.accepted[-1], last_verb(before[-30:])
        told = _told(_plain(verb[0])) if verb else ""
        return Label(f"{last.noun} {told}".strip(), last.noun, last.unit, verb=_plain(verb[0]) if verb else None)
    return None


# ------------------------------------------------------------------ shares and comparisons


def _share(scene: Scene, mention: Mention, following: int, earlier: Result | None) -> Label:
    last = scene.accepted[-1] if scene.accepted else earlier
    rate = _rate(scene, mention, last)
    if rate:
        return Label(rate, rate, "%")
    part = _OF_THOSE.match(scene.document.folded, mention.end)
    if part:
        return Label(f"tỷ lệ {part['noun'].strip()}", part["noun"].strip(), "%")
    after, clause = _after_share(scene, mention, following), scene.clause(mention)
    if _takes_up(scene, mention, after):
        return _reached(scene, after)
    opening = after or _words_before(clause)
    if last and _OPENS.match(opening):
        return Label(f"tỷ lệ {last.noun.removeprefix('số ')} {opening}", last.noun, "%")
    subject = _subject(scene, mention)
    if after and not (subject and scene.before(mention).rstrip().endswith("đạt")):
        noun = after.removeprefix("trong số đó ").removeprefix("là ")
        verb = last_verb(clause, faint=False)
        told = f" {_told(_plain(verb[0]))}" if verb and not tables().own_verb.search(noun) else ""
        return Label(f"tỷ lệ {noun}{told}", noun, "%")
    return Label(subject or after or "tỷ lệ", subject or after, "%")


def _rate(scene: Scene, mention: Mention, last: Result | None) -> str | None:
    """The words from "tỷ lệ" to the number; a short rate is completed by what was counted last."""
    before, rest = scene.before(mention), scene.since_last(mention)
    opens = [match.start() for match in _RATE.finditer(rest)]
    opens = [start for start in opens if not rest[:start].endswith(("đạt ", "chiếm ", "với "))]
    if not opens:
        return None
    text = tables().rate_end.sub("", scene.printed(len(before) - len(rest) + opens[-1], len(before))).strip(" ,")
    words = text.lower().split()
    if len(words) <= 2:
        return None
    if len(words) < 6 and last and not set(last.noun.lower().split()[:2]) & set(words):
        return f"{text} {last.noun.removeprefix('số ')}"
    return text


def _takes_up(scene: Scene, mention: Mention, after: str) -> bool:
    """Whether the share is one of the number before it: "…, đạt 85,7%", "(97,3%)"."""
    close = scene.before(mention).endswith("(") or tables().reached.fullmatch(scene.clause(mention))
    if not scene.accepted or not close:
        return False
    return not (after and tables().own_verb.match(after)) and not after.startswith(_OTHER_SHARE)


def _reached(scene: Scene, after: str) -> Label:
    """ "…, đạt 85,7%" of the number before; "chiếm 19,3% số tin báo": of which the number is a part."""
    last = next((result for result in reversed(scene.accepted) if not result.compared), scene.accepted[-1])
    if after.startswith("số ") and last.verb and "số vụ" in after:
        return Label(f"tỷ lệ {after} {_told(last.verb)}", last.noun, "%")
    base = last.base.removeprefix("số ")
    text = base if base.startswith("tỷ lệ") else f"tỷ lệ {base}"
    joint = " trên" if after and not after.startswith("trên") else ""
    return Label(f"{text}{joint} {after}".strip(), last.noun, "%")


def _after_share(scene: Scene, mention: Mention, following: int) -> str:
    folded = scene.document.folded
    start = mention.end
    while start < len(folded) and folded[start] == " ":
        start += 1
    if start == mention.end or not folded[start : start + 1].isalpha() or folded.startswith(_NO_NOUN, start):
        return ""
    return _noun(scene.document, start, following)


def _subject(scene: Scene, mention: Mention) -> str:
    """The words of the sentence since the last mark that close on a number: "số lượng kháng nghị được chấp nhận"."""
    before, rest = scene.before(mention), scene.since_last(mention)
    printed = tables().rate_end.sub("", scene.printed(len(before) - len(rest), len(before))).strip(" ,“”\"")
    return " ".join(printed.split()[-MAX_WORDS:])


def _compared(
    scene: Scene, mention: Mention, value: QuantityValue, found: re.Match[str] | str, earlier: Result | None
) -> Label:
    """ "tăng 12 vụ so với cùng kỳ": the number before it of the same unit, with the words of comparison."""
    verb = found if isinstance(found, str) else " ".join(found[0].split())
    own = "" if isinstance(found, str) else _own_subject(scene, mention, found)
    base = own or _base(scene, value, earlier) or value.unit
    noun = next((result.noun for result in reversed(scene.accepted) if not result.compared), base)
    return Label(" ".join(f"{base} {verb} {tail(scene, mention)}".split()), noun, value.unit, base=base, compared=verb)


def _own_subject(scene: Scene, mention: Mention, found: re.Match[str]) -> str:
    """What is compared, where the clause itself says it: "tội phạm về ma túy tăng 12,6%"."""
    clause, rest = scene.clause(mention), scene.since_last(mention)
    own = _words_before(clause[: found.start()])
    if len(own.split()) < 3 and not scene.follows(mention):
        own = _words_before(rest[: len(rest) - len(clause) + found.start()])
    return "" if len(own.split()) < 3 or own.startswith(("bằng", "so với", "và ")) else own


def _base(scene: Scene, value: QuantityValue, earlier: Result | None) -> str:
    """The label of the number that a comparison takes up: the last of the same unit, any for a share."""
    known = scene.accepted or ([earlier] if earlier else [])
    plain = [result for result in known if not result.compared] or known
    unit = set(value.unit.replace(",", "").split())
    same = [result for result in plain if unit & set(f"{result.unit} {result.noun}".lower().replace(",", "").split())]
    chosen = plain[-1:] if value.kind == "share" else same[-1:]
    return chosen[0].base if chosen else ""


def _plain(words: str) -> str:
    return " ".join(words.split())
