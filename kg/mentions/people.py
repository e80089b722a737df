"""People: the open class. A capitalised run is a person by what stands around it; a surname is evidence, never a gate."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from kg.names import UPPER, fold, old_style
from kg.records import Document, Mention
from kg.reference.gazetteer import districts, province_forms
from kg.reference.surnames import load_surnames
from kg.values import PersonValue

_TOKEN = rf"[{UPPER}][\w'’ʼ]*(?:-[\w'’]+)*"
_RUN = re.compile(rf"(?<![\w/.-]){_TOKEN}(?: {_TOKEN})*(?![\w/])")
_MAX_SYLLABLES = 6
_LEADING_WORDS = {
    "ông", "bà", "anh", "chị", "cô", "thầy", "cụ", "em", "theo", "tại", "trong", "khi", "sau", "trước", "cùng", "do",
    "từ", "với", "đối", "ngoài", "nguyên", "tân", "đến", "thay", "kế", "và", "nữ", "nhưng", "riêng", "trung", "đ/c",
    "ls", "ths", "ts", "gs", "pgs", "bị", "ảnh", "chủ", "của", "về", "hai", "ba", "các", "để", "lúc", "ngày", "dịp",
}  # fmt: skip
_TITLED = re.compile(
    r"(?:đồng chí|đ/c|đ/c\.|ông|bà|anh|chị|cô|thầy|cụ|em|cháu|vợ|chồng|con trai|con gái|bố|mẹ|cô giáo|thầy giáo|nhà báo"
    r"|bị cáo|bị can|bị hại|nạn nhân|nhân chứng|người làm chứng|nghi phạm|nghi can|đối tượng|đương sự|nguyên đơn|bị đơn"
    r"|luật sư|ls|ls\.|thẩm phán|thư ký|kiểm sát viên|ksv|điều tra viên|hội thẩm|phóng viên|bác sĩ|kỹ sư|chuyên gia"
    r"|thiếu úy|trung úy|thượng úy|đại úy|thiếu tá|trung tá|thượng tá|đại tá|thiếu tướng|trung tướng|thượng tướng|đại tướng"
    r"|chuẩn đô đốc|phó đô đốc|đô đốc|thượng sĩ|trung sĩ|chiến sĩ"
    r"|gs\.ts|pgs\.ts|gs\. ts|pgs\. ts|pgs, ts|gs|pgs|ts|ts\.|ths|ths\.|tiến sĩ|thạc sĩ|phó giáo sư|giáo sư|đại biểu|đb)"
    r"(?: (?:khoa học|luật|kiểm sát)){0,2} ?$"
)
_PRIVATE = re.compile(
    r"(?:bị cáo|bị can|bị hại|nạn nhân|nhân chứng|người làm chứng|nghi phạm|nghi can|đối tượng|đương sự|nguyên đơn|bị đơn"
    r"|khởi tố|bắt tạm giam|tạm giam|tuyên phạt|bắt giữ|truy nã|kết án|phạm nhân|gia đình|truy tố|xét xử|tử tù)"
    r"(?: (?:ông|bà|anh|chị|cháu|em|chính|đầu vụ|nguyên [^,;.]{3,60}))?:? ?$"
)
_FAMILIAR = re.compile(r"(?<!\w)(?:anh|chị|em|cháu|vợ|chồng|con trai|con gái|bố|mẹ|cụ|bé) ?$")
_AFTER = re.compile(
    r" ?[,(-]| (?:sinh năm|sn |giữ|làm|là|phát biểu|chủ trì|cho biết|nhấn mạnh|khẳng định|trình bày|nói)"
)
_PLACE_BEFORE = re.compile(
    r"(?:xã|phường|thị trấn|thôn|ấp|bản|buôn|làng|đường|phố|cầu|chợ|sông|núi|đảo|khu|quốc lộ|huyện|quận|tỉnh|thành phố|tp\.?"
    r"|thị xã|xóm|trại giam|cửa khẩu|hồ|đèo|vịnh|cảng|tổ dân phố|khu phố|khu đô thị|nhà hàng|khách sạn|quán|báo|tạp chí) $"
)
_RUN_ON = re.compile(
    r" (?:(?<=quyết )định|(?<=bằng )khen|(?<=giấy )khen|(?<=huân )chương|(?<=huy )chương|(?<=kỷ )niệm|(?<=nghị )(?:quyết|định)"
    r"|(?<=chỉ )thị|(?<=thông )(?:báo|tư)|(?<=danh )hiệu|(?<=chiến )sĩ|(?<=kế )hoạch|(?<=kết )luận|(?<=cờ )thi)\b"
)  # the next words show that the last capital opens another name
_HONORIFIC_ALIAS = re.compile(
    r"(?:ông|bà|anh|chị|đồng chí|cô|thầy|cụ|bị cáo|bị can|đb|đại biểu|nữ đb|luật sư|ls|đ/c) $"
)
_NOT_NAMES = re.compile(
    r"(?:hội|ban|bộ|sở|cục|vụ|viện|tòa|ủy|đảng|nhà nước|quốc hội|chính phủ|nghị quyết|luật|chỉ thị|kết luận|quyết định"
    r"|trường|công ty|ngân hàng|báo|tạp chí|huân chương|bằng khen|cờ|việt nam|trung ương|ngành|khối|cụm|phòng|văn phòng"
    r"|đoàn|lễ|đại hội|hội nghị|tổ|đội|khoa|tháng|quý|covid|internet|facebook|zalo|trung tâm|bệnh viện|quốc lộ|hiến pháp"
    r"|biển|sông|núi|đảo|chợ|cầu|khu|thôn|ấp|xã|phường|tết|xuân|mông|kinh|tày|nùng|thái|ê đê|chăm|khmer|cờ thi đua|toàn cảnh)\b"
)


class PeopleFinder:
    """Finds the people of a document, given what else was found in it."""

    def __init__(self) -> None:
        self._surnames = {fold(name): strong for name, strong in load_surnames().items()}
        self._places = {*province_forms(), *districts(), "hồ chí minh"}

    def find(self, document: Document, taken: Sequence[Mention]) -> list[Mention]:
        """Mentions of kind "person" in reading order; runs inside ``taken`` mentions are not names."""
        covered = _merged(taken)
        ends = {mention.end: mention for mention in taken if mention.kind == "post"}
        starts = {mention.start: mention for mention in taken if mention.kind == "post"}
        found: list[Mention] = []
        named = _ShortForms()
        for match in _RUN.finditer(document.text):
            for start, end in _free(document.text, match.start(), match.end(), covered):
                mention = self._person(document, start, end, ends, starts, found) or named.mention(document, start, end)
                if mention and (not found or mention.start >= found[-1].end):
                    found.append(mention)
                    named.add(mention)
        return found

    def _person(
        self,
        document: Document,
        start: int,
        end: int,
        post_ends: Mapping[int, Mention],
        post_starts: Mapping[int, Mention],
        found: Sequence[Mention],
    ) -> Mention | None:
        text, folded = document.text, document.folded
        start = self._strip_leading(text, folded, start, end)
        if _RUN_ON.match(folded, end):
            end = text.rfind(" ", start, end)
            if end <= start:
                return None
        words = text[start:end].split(" ")
        before = folded[max(0, start - 40) : start]
        titled = bool(_TITLED.search(before))
        if not 1 < len(words) <= _MAX_SYLLABLES and not (len(words) == 1 and titled and re.search(r"['’-]", words[0])):
            return None
        after_post = any((start - gap) in post_ends for gap in (0, 1)) or self._post_colon(folded, start, post_ends)
        if not (titled or after_post) and self._is_place(folded, start, end):
            return None
        strong = self._surnames.get(fold(words[0]))
        listed = self._listed(folded, start, found)
        apposed = bool(_AFTER.match(folded, end)) and self._post_follows(folded, end, post_starts)
        if _NOT_NAMES.match(folded, start) and not ((titled or after_post or listed) and strong is not None):
            return None
        rule = ""
        if titled:
            rule = "person.titled"
        elif after_post:
            rule = "person.after-post"
        elif apposed and (strong is not None or len(words) >= 3):
            rule = "person.before-post"
        elif listed and (strong is not None or len(words) >= 2):
            rule = "person.listed"
        elif strong and len(words) <= 5:
            rule = "person.surname"
        elif strong is False and len(words) in (3, 4) and _AFTER.match(folded, end):
            rule = "person.weak-surname"
        if not rule:
            return None
        if text[start:end].isupper() and not (titled or after_post or listed):
            return None
        name = _known_longer(person_name(text[start:end]), found)
        match = _PRIVATE.search(before) or _FAMILIAR.search(before)
        honorific = match[0].strip() if match else ("đồng chí" if titled else None)
        if honorific is None and listed and isinstance(found[-1].value, PersonValue):
            honorific = found[-1].value.honorific  # "các bị cáo A, B và C"
        return Mention("person", start, end, PersonValue(name, honorific), rule)

    def _strip_leading(self, text: str, folded: str, start: int, end: int) -> int:
        while True:
            word_end = text.find(" ", start, end)
            if word_end == -1:
                return start
            word = folded[start:word_end]
            rest = folded[word_end + 1 : end].split(" ")
            if _TITLED.search(folded[max(0, start - 20) : start]):
                return start  # "đồng chí Ông Kim Bảng": what follows an honorific is the name
            if word in _LEADING_WORDS and len(rest) >= 2 and (word not in self._surnames or rest[0] in self._surnames):
                start = word_end + 1
            else:
                return start

    def _is_place(self, folded: str, start: int, end: int) -> bool:
        run = folded[start:end]
        return run in self._places or bool(_PLACE_BEFORE.search(folded, max(0, start - 14), start))

    def _listed(self, folded: str, start: int, found: Sequence[Mention]) -> bool:
        if not found:
            return False
        gap = folded[found[-1].end : start]
        return gap in (", ", "; ", " và ", ", và ", " - ", " cùng ", " với ")

    def _post_colon(self, folded: str, start: int, post_ends: Mapping[int, Mention]) -> bool:
        match = re.compile(r" ?[:-] ?(?:đồng chí |ông |bà |đ/c )?$").search(folded, max(0, start - 14), start)
        return bool(match) and match is not None and match.start() in post_ends

    def _post_follows(self, folded: str, end: int, post_starts: Mapping[int, Mention]) -> bool:
        match = re.compile(r" ?[,(-] ?(?:hiện |nay |là |hiện là )?").match(folded, end)
        return bool(match) and match is not None and match.end() in post_starts


def _known_longer(name: str, found: Sequence[Mention]) -> str:
    """The longer name met before of which ``name`` is the end, or the highland given name; else ``name``."""
    for mention in found:
        value = mention.value
        assert isinstance(value, PersonValue)
        if value.name.endswith(f" {name}") or ("'" in name and value.name.startswith(f"{name} ")):
            return value.name
    return name


def person_name(printed: str) -> str:
    """The name as it is kept: tone marks in the old placement, capitals only at the head of each syllable."""
    name = old_style(printed.replace("’", "'").replace("ʼ", "'").replace("‘", "'"))
    if name.isupper() and len(name) > 3:
        name = " ".join(_titled(word) for word in name.split(" "))
    return name


def _titled(word: str) -> str:
    return "'".join(part[:1].upper() + part[1:].lower() for part in word.split("'"))


class _ShortForms:
    """The short forms of the names met so far: "ông Thực", "bị cáo Tửu", "bà H'Lina"."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}
        self._parties: set[str] = set()

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
        for first in (start, *_word_starts(document.text, start, end)):
            names = self._names.get(old_style(document.text[first:end]), ())
            if len(names) != 1:
                continue
            name = next(iter(names))
            if name in self._parties or _HONORIFIC_ALIAS.search(document.folded, max(0, first - 14), first):
                return Mention("person", first, end, PersonValue(name), "person.given-name")
        return None


def _word_starts(text: str, start: int, end: int) -> list[int]:
    return [index + 1 for index in range(start, end) if text[index] == " "]


def _merged(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The stretches that ``mentions`` cover, in order and apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((mention.start, mention.end) for mention in mentions):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _free(text: str, start: int, end: int, covered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a run that nothing covers, without blanks and dashes at their ends."""
    pieces: list[tuple[int, int]] = []
    at = start
    for first, last in covered[max(0, bisect_right(covered, (start, len(text))) - 1) :]:
        if first >= end:
            break
        if first > at:
            pieces.append((at, first))
        at = max(at, last)
    if at < end:
        pieces.append((at, end))
    trimmed = ((first + len(text[first:last]) - len(text[first:last].lstrip(" -")), last) for first, last in pieces)
    return [
        (first, first + len(text[first:last].strip(" -"))) for first, last in trimmed if text[first:last].strip(" -")
    ]
