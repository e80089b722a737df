"""Labels of indicators, made of the words of the sentence: what was counted, and what was done with it.

"ban hành 24 kháng nghị phúc thẩm" -> "kháng nghị phúc thẩm đã ban hành"; "…, đạt 85,7%" -> "tỷ lệ kháng nghị phúc thẩm
được chấp nhận"; "tăng 12 vụ so với cùng kỳ" -> "số vụ đã thụ lý tăng so với cùng kỳ".
"""

import re

from kg.facts.indicator_rules import tables
from kg.facts.indicator_scene import Result, Spot
from kg.frozen import record
from kg.records import Document

MAX_WORDS = 24  # of a label

_PAIR = re.compile(r"(?:/| với |, | và )[0-9.]+ (?:bị can|bị cáo|đối tượng|người|bị án)(?!\w)")
_RATE = re.compile(r"(?:tỷ lệ|tỉ lệ)(?! [0-9])")
_JOINED = re.compile(r"[ ,/\n–-]*(?:(?:và|với|cùng|gồm|trong đó|trong đó có)[ \n]*)?")
_OF_THOSE = re.compile(r" ?(?:trong số đó|trong đó|số đó) (?:là|có) (?P<noun>[^,;.()]{3,60})")
_TOPIC = re.compile(
    r"(?:về|đối với|ở khâu|trong công tác|riêng|trong) (?:công tác )?(?P<topic>[^;:()0-9]{4,80}?), (?=[^,]{0,80}$)"
)
_ITEM = re.compile(r", (?P<item>[^\W\d_]\w*(?: \w+){0,3}?)(?=[,;.]|(?: và [\w ]{2,40})?[;.,])")
_OPENS = re.compile(r"(?:được|đúng|không|bị)(?!\w)")
_COMPLEMENT = re.compile(r"(?P<word>đúng|về|đối với|trong|ở|án|vụ|việc) ")
_REACHES = re.compile(r" (?:đạt|là|chiếm|bằng)$")
_OTHER_SHARE = ("hồ sơ", "kiến nghị", "trường hợp")  # that a share after a comma counts anew
_LISTED = re.compile(  # "…, tội phạm tham nhũng, chức vụ tăng 34,9%"
    r",(?: và)? (?:tội phạm|án|số|tỷ lệ|vi phạm|tranh chấp|khiếu nại)(?: [^\W\d_]+){1,6},(?: [^\W\d_]+){1,4} ?"
)
_OPEN_BRACKET = re.compile(r"\([-+]?$")
_NEW_THING = ("án ", "tội phạm ", "số ", "tỷ lệ ", "trong đó", "cụ thể")  # that begin what is counted next, not a list
_HEADED = re.compile(r"(?:^|[;,] )(?:[-+*•–] ?|[0-9]{1,2}[.)] )?(?P<head>[^\W\d_](?:[^\W\d_]| ){2,40}): ?$")
_THINGS = frozenset(("án", "vụ", "đơn", "tin", "việc", "nghị"))  # a rate of which is told whole
_NO_NOUN = ("và ", "so với", "(", "trong khi", "vượt")  # what follows a share and is no noun
_SUM_WORD = re.compile(r"tiền|kinh phí|giá trị|trị giá|tài sản")
_COUNTED = re.compile(
    r"(?:^|[;,.(] ?)(?:trong đó )?(?:tổng )?số (?P<noun>[^;,.()]{3,80}?) (?:là|đạt|lên tới|lên đến) $"
)
_FAULT = re.compile(  # "chậm ra quyết định thi hành án trong [06 việc]"
    r"(?:^|[;:,] |(?:phát hiện|như|để xảy ra|còn) )(?P<fault>(?=[^;:,]*(?<!\w)(?:chậm|chưa|không|thiếu|quá hạn|sai"
    r"|quá thời hạn)(?!\w))[^\W\d_](?:[^;:,\d]){6,90}?) (?:trong|đối với|ở|tại|với) $"
)
_LEADS_TO_FAULT = re.compile(r".* (?:phát hiện|như|để xảy ra|còn)(?: tình trạng| việc)?:? ")
_PAPER_AND = re.compile(  # "ban hành [Kết luận số 02/KL-VKS-P11 ngày 30/5/2022 và] 01 kiến nghị"
    r" (?:kết luận|báo cáo|công văn|văn bản|quyết định|thông báo|kế hoạch) số [^;]{3,60} (?:và|cùng|kèm(?: theo)?) "
)
_ACCEPTED = re.compile(r"(?:chấp nhận|giải quyết|được|tiếp thu|xét xử) $")
_BLANK_OR_MARK = " ,-:\n"
_DIGIT = re.compile(r"[0-9]")
_REACH = 160  # characters in which the words of what was counted end


@record
class Label:
    """A label and what later numbers take from it."""

    text: str
    noun: str
    unit: str
    base: str | None = None
    verb: str | None = None
    compared: str | None = None


def label_of(spot: Spot, earlier: Result | None) -> Label | None:
    """The label of an accepted number; ``earlier`` is the last number of the sentences before.

    None where a number without unit counts nothing that was named.
    """
    if spot.value.kind == "bare":
        return _bare(spot)
    compared = spot.comparison()
    if compared and (spot.value.kind != "share" or spot.last or earlier or spot.clause.strip()):
        return _compared(spot, *compared, earlier)
    if spot.value.kind == "share":
        return _share(spot, earlier)
    return _sum(spot) if spot.value.kind == "money" else _count(spot)


# ------------------------------------------------------------------ counts


def _count(spot: Spot) -> Label:
    value = spot.value
    counted = _COUNTED.search(spot.before)
    if counted:
        noun = " ".join(counted["noun"].split())
        return Label(f"số {noun}", noun, value.unit)
    noun = _noun(spot.scene.document, value.unit_span.start, spot.following)
    noun = f"{noun} {_shared(spot)}".strip() if value.kind == "case" else noun
    bare = noun.lower() == value.unit.lower() or len(noun.split()) == 1
    noun = _taken_up(spot, noun) if bare and value.kind != "case" else noun
    noun = f"số {noun}" if noun.split()[0].lower() in ("vụ", "bị") else noun
    verb, phrase = _done(spot)
    if bare and (fault := _FAULT.search(spot.before)):
        return Label(f"{noun} {_LEADS_TO_FAULT.sub('', fault['fault'])}", noun, value.unit, verb=verb)
    if value.unit == "năm":
        return Label(_subject(spot), noun, value.unit)
    if bare and verb and verb.endswith("còn") and spot.last:
        return Label(f"{_base(spot, None) or noun} còn", noun, value.unit, verb=verb)
    tells = tables().own_verb.search(noun.removeprefix("số ").removeprefix(value.unit))
    if tells and not (verb and verb.startswith(("ban hành", "thụ lý"))):
        return Label(noun, noun, value.unit, verb=verb)
    text = noun if verb in tables().faint and not bare else f"{noun} {phrase}".strip()
    topic = _TOPIC.match(spot.before) if bare and value.kind == "case" else None
    return Label(f"{text} về {topic['topic'].strip()}" if topic else text, noun, value.unit, verb=verb)


def _shared(spot: Spot) -> str:
    """What follows a pair and is said of both: "391 vụ/476 bị can về tham nhũng"."""
    pair = _PAIR.match(spot.folded, spot.value.unit_span.end)
    if pair is None:
        return ""
    number = _DIGIT.search(spot.folded, pair.end(), min(spot.scene.sentence.end, pair.end() + _REACH))
    limit = number.start() if number else spot.scene.sentence.end
    words = _noun(spot.scene.document, pair.end() - 2, limit).split(" ", 1)
    return words[1] if len(words) > 1 and not tables().trailing.fullmatch(" " + words[1]) else ""


def _taken_up(spot: Spot, noun: str) -> str:
    """The fuller name of what a bare unit takes up: "448 tin" after "512 tố giác, tin báo về tội phạm"."""
    unit = set(noun.lower().split())
    for result in reversed(spot.known):
        words = result.noun.lower().replace(",", "").split()
        own = set(result.unit.lower().replace(",", "").split())
        if not result.compared and unit & own and unit <= set(words[:5]):
            return result.noun
    return noun


def _noun(document: Document, start: int, following: int) -> str:
    """The words from ``start`` to the next mark, verb or number; lists of nouns are kept whole."""
    folded, limit, rules = document.folded, min(following, start + _REACH), tables()
    names = rules.two_names.match(folded, start, limit)
    position = names.end() if names else start + 1
    while True:
        end = rules.noun_end.search(folded, position, limit)
        stop = end.start() if end else limit
        item = _ITEM.match(folded, stop, limit) if end and end[0] == "," else None
        if item is None or document.text[stop + 2].isupper():
            break
        if (
            item["item"].startswith(_NEW_THING)
            or rules.verb.expression.search(item["item"])
            or rules.own_verb.search(item["item"])
        ):
            break
        position = item.end()
    words = " ".join(document.text[start:stop].split()[:MAX_WORDS]).strip(" ,/")
    return rules.trailing.sub("", words)


def _done(spot: Spot) -> tuple[str | None, str]:
    """The verb that tells what was done, and how a label says it."""
    found, start = spot.verb(), spot.rest_start
    if found and found.end < spot.clause_start:
        own = spot.verb(in_clause=True)
        found, start = (own, spot.clause_start) if own or spot.last is None else (None, spot.clause_start)
    alone = found is None and spot.clause_start in (spot.rest_start, start)
    if spot.last and spot.follows() and (_JOINED.fullmatch(spot.clause) or alone):
        verb = spot.last.verb
        return verb, _told(verb) if verb else ""
    if found is None:
        return None, _clause_words(spot)
    if "bình quân" in spot.clause:
        return found.words, _clause_words(spot)
    if found.faint:
        strong = next((v for v in reversed(spot.verbs) if v.start >= start and not v.faint), None)
        if strong:
            return strong.words, _words_between(spot, strong.start, found.start)
        return found.words, _words_between(spot, start, found.start)
    if _PAPER_AND.fullmatch(spot.folded, found.end, spot.mention.start):
        return found.words, _told(found.words)
    between = tables().trailing.sub("", " " + spot.folded[found.end : spot.mention.start].strip(" ,")).strip()
    if not between:
        return found.words, _told(found.words)
    first = next((v for v in spot.verbs if v.start >= start), found)
    return found.words, _words_between(spot, first.start, spot.mention.start)


def _told(verb: str) -> str:
    row = tables().verbs[verb]
    return row.passive or (verb if verb.startswith(("đã", "được", "còn", "có", "vẫn", "chỉ")) else f"đã {verb}")


def _words_between(spot: Spot, start: int, end: int, most: int = 8) -> str:
    """The printed words between two offsets, the last ``most``, without joining words at either end."""
    folded = spot.folded
    while start < end and folded[start] in _BLANK_OR_MARK:
        start += 1
    lead = tables().leading.match(folded[start:end])
    start += lead.end() if lead else 0
    end = start + len(folded[start:end].rstrip(" ,-/:\n"))
    trail = tables().trailing.search(" " + folded[start:end])
    end = start + max(trail.start() - 1, 0) if trail else end
    return " ".join(spot.scene.document.text[start:end].split()[-most:]).strip(" ,-/")


def _clause_words(spot: Spot, most: int = 8) -> str:
    return _words_between(spot, spot.clause_start, spot.mention.start, most)


def _sum(spot: Spot) -> Label:
    """ "số tiền đã thu"; "tương ứng số tiền" takes up what was counted before."""
    unit = spot.value.unit
    if "tương ứng" in spot.clause and spot.last:
        text = f"số tiền tương ứng {spot.last.base.removeprefix('số ')}"
        return Label(text, text, unit)
    start = spot.value.unit_span.end + 1
    goes_on = spot.folded[start - 1 : start] == " " and spot.folded[start : start + 1].isalpha()
    after = _noun(spot.scene.document, start, spot.following) if goes_on and start < spot.following else ""
    subject = _clause_words(spot, 14)
    text = f"{subject if _SUM_WORD.search(subject.lower()) else f'số tiền {subject}'} {after}".strip()
    return Label(text, text, unit)


def _bare(spot: Spot) -> Label | None:
    """A number alone: "Tòa án chấp nhận 17." counts what was counted last; "Số phiên tòa là 312" what it says."""
    before = spot.before
    counted = _COUNTED.search(before)
    if spot.folded[spot.mention.end : spot.mention.end + 1].isalnum():
        return None
    headed = _HEADED.search(before)
    if headed and tables().compared.search(headed["head"]):  # "Kháng nghị: 03; kiến nghị: 05"
        noun = headed["head"].strip()
        return Label(noun, noun, " ".join(noun.removeprefix("số ").split()[:2]))
    if counted:
        noun = " ".join(counted["noun"].split())
        if len(noun.split()) < 3 and spot.last:  # "trong đó số mới là 78"
            return Label(f"{spot.last.noun} {noun}", spot.last.noun, spot.last.unit)
        return Label(f"số {noun}", noun, " ".join(noun.split()[:2]))
    last, verb = spot.last, spot.verb()
    part = tables().part.search(before) if before.rfind("(") > before.rfind(")") else None
    if part and last and last.unit != "%" and last.mention.end >= spot.start:
        return Label(f"{last.noun} {part['part']}", last.noun, last.unit)
    if last is None or not _ACCEPTED.search(before):
        return None
    told = _told(verb.words) if verb else ""
    return Label(f"{last.noun} {told}".strip(), last.noun, last.unit, verb=verb.words if verb else None)


# ------------------------------------------------------------------ shares and comparisons


def _share(spot: Spot, earlier: Result | None) -> Label:
    last = spot.last or earlier
    rate = _rate(spot, last)
    if rate:
        return Label(rate, rate, "%")
    part = _OF_THOSE.match(spot.folded, spot.mention.end)
    if part:
        return Label(f"tỷ lệ {part['noun'].strip()}", part["noun"].strip(), "%")
    after = _after_share(spot)
    if _takes_up(spot, after):
        return _reached(spot, after)
    opening = after or _clause_words(spot)
    if last and last.unit == "%" and (rate := _like_rate(last.noun, spot.printed(spot.clause_start).strip(" ,"))):
        return Label(rate, rate, "%")
    if last and _OPENS.match(opening.lower()):
        return Label(f"tỷ lệ {last.noun.removeprefix('số ')} {opening}", last.noun, "%")
    subject = _subject(spot)
    if after and not (subject and spot.before.rstrip().endswith("đạt")):
        noun = after.removeprefix("trong số đó ").removeprefix("là ")
        verb = spot.verb(in_clause=True, faint=False)
        told = f" {_told(verb.words)}" if verb and not tables().own_verb.search(noun) else ""
        return Label(f"tỷ lệ {noun}{told}", noun, "%")
    return Label(subject or after or "tỷ lệ", subject or after, "%")


def _like_rate(rate: str, words: str) -> str | None:
    """ "tỷ lệ thi hành án về việc đạt 61%, [về tiền] đạt 28%": the rate told before with other words behind it."""
    opens = _COMPLEMENT.match(words.lower())
    cut = rate.lower().rfind(f" {opens['word']} ") if opens and _RATE.match(rate.lower()) else -1
    return f"{rate[:cut]} {_REACHES.sub('', words)}" if cut > 0 else None


def _rate(spot: Spot, last: Result | None) -> str | None:
    """The words from "tỷ lệ" to the number; a short rate is completed by what was counted last."""
    rest = spot.rest
    opens = [match.start() for match in _RATE.finditer(rest)]
    opens = [start for start in opens if not rest[:start].endswith(("đạt ", "chiếm ", "với "))]
    if not opens:
        return None
    text = tables().rate_end.sub("", spot.printed(spot.rest_start + opens[-1])).strip(" ,:")
    words = text.lower().split()
    if len(words) <= 2:
        return None
    if len(words) < 6 and last and not (_THINGS | set(last.noun.lower().split()[:2])) & set(words):
        return f"{text} {last.noun.removeprefix('số ')}"
    return text


def _takes_up(spot: Spot, after: str) -> bool:
    """Whether the share is one of the number before it: "…, đạt 85,7%", "(97,3%)"."""
    close = _OPEN_BRACKET.search(spot.before) or tables().reached.fullmatch(spot.clause)
    if spot.last is None or not close:
        return False
    return not (after and tables().own_verb.match(after)) and not after.startswith(_OTHER_SHARE)


def _reached(spot: Spot, after: str) -> Label:
    """ "…, đạt 85,7%" of the number before; "chiếm 19,3% số tin báo": of which the number is a part."""
    accepted = spot.known
    if accepted[-1].compared and _OPEN_BRACKET.search(spot.before):  # "tăng 1.204 việc (8,6%)"
        noun, base = accepted[-1].noun, accepted[-1].base
        text = f"{base} {accepted[-1].compared} {spot.tail()}".strip()
        return Label(text, noun, "%", base=base, compared=accepted[-1].compared)
    last = next((result for result in reversed(accepted) if not result.compared), accepted[-1])
    if after.startswith("số ") and last.verb and "số vụ" in after:
        return Label(f"tỷ lệ {after} {_told(last.verb)}", last.noun, "%")
    base = last.base.removeprefix("số ")
    text = base if base.startswith("tỷ lệ") else f"tỷ lệ {base}"
    joint = " trên" if after and not after.startswith("trên") else ""
    return Label(f"{text}{joint} {after}".strip(), last.noun, "%")


def _after_share(spot: Spot) -> str:
    folded, end = spot.folded, spot.mention.end
    start = end
    while start < len(folded) and folded[start] == " ":
        start += 1
    if start == end or not folded[start : start + 1].isalpha() or folded.startswith(_NO_NOUN, start):
        return ""
    return _noun(spot.scene.document, start, spot.following)


def _subject(spot: Spot) -> str:
    """The words since the last mark that close on the number: "số lượng kháng nghị được chấp nhận"."""
    printed = tables().rate_end.sub("", spot.printed(spot.rest_start)).strip(' ,“”"')
    return " ".join(printed.split()[-MAX_WORDS:])


def _compared(spot: Spot, verb: str, start: int | None, earlier: Result | None) -> Label:
    """ "tăng 12 vụ so với cùng kỳ": the number before it of the same unit, with the words of comparison."""
    own = "" if start is None else _own_subject(spot, start)
    base = own or _base(spot, earlier) or spot.value.unit
    noun = next((result.noun for result in reversed(spot.known) if not result.compared), base)
    text = " ".join(f"{base} {verb} {spot.tail()}".split())
    return Label(text, noun, spot.value.unit, base=base, compared=verb)


def _own_subject(spot: Spot, start: int) -> str:
    """What is compared, where the clause itself says it: "tội phạm về ma túy tăng 12,6%"."""
    own = _words_between(spot, spot.clause_start, start)
    listed = _LISTED.fullmatch(spot.folded, spot.rest_start, start)
    if len(own.split()) < 3 and (listed or not spot.follows()):
        own = _words_between(spot, spot.rest_start, start)
    return "" if len(own.split()) < 3 or own.lower().startswith(("bằng", "so với", "và ")) else own


def _base(spot: Spot, earlier: Result | None) -> str:
    """The label of the number that a comparison takes up: the last of the same unit, any for a share."""
    known = spot.known or ([earlier] if earlier else [])
    plain = [result for result in known if not result.compared] or known
    unit = set(spot.value.unit.replace(",", "").split())
    same = [result for result in plain if unit & set(f"{result.unit} {result.noun}".lower().replace(",", "").split())]
    chosen = plain[-1:] if spot.value.kind == "share" else same[-1:]
    return chosen[0].base if chosen else ""
