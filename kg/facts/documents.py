"""The documents of an article: all namings of one document made one, with the best number, issuer, date and title.

A short form ("Nghị quyết 96") joins the full number of the same kind; one number with two dates is two documents; a
law's name joins its number where the article or the reference says so.
"""

import functools
import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.facts.citations import Named, citations
from kg.facts.forms import printed_form
from kg.names import fold, name_key
from kg.records import Citation, Document, Evidence, LegalDocument, Mention, Sentence, Span
from kg.reference.reference import load_reference
from kg.values import DateValue, DocumentMention

_YEAR = re.compile(r"(?:19|20)\d\d")
_LAW_YEAR = re.compile(r" năm (?P<year>(?:19|20)\d\d)$")
_OWN_DEPARTMENT = re.compile(r"^\d+/[A-ZĐa-z]+-V(\d{1,2})$")  # "27/TB-V9": of department 9 itself
_JOINT = re.compile(r"[/-](?:TTLT|TTLN|NQLT|QCPH|QCLN|QCPHLN|CTPH|CTrPH|KHPH|KHLN|HDLN)(?![A-ZĐa-z])")  # of several
_SAME_NAME = (
    ("viện kiểm sát nhân dân", "vksnd"),
    ("viện ksnd", "vksnd"),
    ("tòa án nhân dân", "tand"),
    (",", ""),
    ("(", ""),
    (")", ""),
)
_COORDINATION = "phối hợp "
_SAID_OR_NOT = re.compile(r"(?<!\w)(?:liên ngành|công tác) | trên địa bàn .*$")  # in the name of such a rule
_AREA = re.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã) ([^\W\d_]+(?: [^\W\d_]+)*?)(?= tỉnh| thành phố|$)")
_SUPREME = "VKSND tối cao"  # whose numbers say VKSTC
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_PASSED = re.compile(
    r"(?<!\w)(?P<kind>nghị quyết|luật|bộ luật|pháp lệnh|hiến pháp)(?: này| nói trên| trên)? (?:đã |vừa )?được "
    r"(?:[\w ]{4,40}? )?thông qua (?P<before>)(?:vào )?(?:ngày )?"
)
_SEVERAL = r"(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})"
_SIGNED_TOGETHER = re.compile(
    rf"(?<!\w){_SEVERAL} (?P<kind>quyết định|nghị quyết)(?= )[^.;:\n]{{0,70}}? (?:ký|ban hành|thông qua)"
    r"(?: cùng)?(?: vào)?(?: cùng)? ngày "
    rf"|(?<!\w)ngày (?P<day>)\d[\d/.-]{{3,9}}, [^.;:\n]{{3,90}} (?:ký|ban hành|thông qua)(?: ban hành)? {_SEVERAL} "
    r"(?P<signed>quyết định|nghị quyết)(?!\w)"
)
_NEXT_REACH = 1200  # code points behind such words within which the first of the documents is named
_REGULATIONS = ("Quy chế", "Quy định", "Đề án", "Chương trình", "Quy trình")  # that a decision puts in force


@dataclass
class _Draft:
    """A document in the making."""

    kind: str
    number: str | None = None
    short: bool = False
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
    year: str | None = None
    name: str | None = None  # of a law, without year, as a key
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the mentions, sorted


def documents(
    document: Document, mentions: Sequence[Mention], units: Callable[[Span], str | None], host: str | None
) -> tuple[list[LegalDocument], list[Citation]]:
    """The documents in the order of their first mention, and what they say of each other.

    ``mentions`` are those of kind "document" (others are passed over); ``units`` gives the label of the unit that a
    span of the text names; ``host`` is the label of the body whose article this is.
    """
    merger = _Merger(document, units, host)
    merger.add([mention for mention in mentions if mention.kind == "document"])
    merger.add_days([mention for mention in mentions if mention.kind == "date"])
    drafts = sorted(merger.drafts, key=lambda draft: draft.mentions[0].start)
    keys = _keys(drafts)
    made = [_made(document, draft, key) for draft, key in zip(drafts, keys, strict=True)]
    named = [Named(mention, key) for draft, key in zip(drafts, keys, strict=True) for mention in draft.mentions]
    return made, citations(document, sorted(named, key=lambda one: one.mention.start))


def _naming(mention: Mention) -> DocumentMention:
    assert isinstance(mention.value, DocumentMention)
    return mention.value


class _Merger:
    """Collects the mentions into drafts: full numbers first, then names of laws, then what needs them."""

    def __init__(self, document: Document, units: Callable[[Span], str | None], host: str | None) -> None:
        self.document, self.units, self.host = document, units, host
        self.drafts: list[_Draft] = []
        self.by_number: defaultdict[str, list[_Draft]] = defaultdict(list)
        self.by_head: defaultdict[str, list[_Draft]] = defaultdict(list)
        self.by_name: defaultdict[tuple[str, str], list[_Draft]] = defaultdict(list)

    def add(self, mentions: Sequence[Mention]) -> None:
        full = [m for m in mentions if _naming(m).number and not _naming(m).short]
        named = [m for m in mentions if not _naming(m).number]
        short = [m for m in mentions if _naming(m).short]
        for mention in full:
            self.join(mention, self.of_number(mention))
        for mention in named:
            self.join(mention, self.of_name(mention))
        for mention in short:
            self.add_short(mention)
        for draft in self.drafts:
            draft.mentions.sort(key=lambda mention: mention.start)
        self.share_issuers()
        self.join_names_to_numbers()

    def add_days(self, dates: Sequence[Mention]) -> None:
        """Gives documents the day on which the text goes on to say that they were passed: "Luật được thông qua ..."."""
        days = {mention.start: mention.value.start for mention in dates if isinstance(mention.value, DateValue)}
        self.share_days(days)
        for match in _PASSED.finditer(self.document.folded):
            day = days.get(match.end(), "") or days.get(match.end("before"), "")
            named = [
                d for d in self.drafts if fold(d.kind) == match["kind"] and d.number and d.starts[0] < match.start()
            ]
            if len(day) != len("2025-06-24") or not named:
                continue
            draft = self.nearest(named, match.start())
            if draft.date is None and (not (year := _YEAR.search(draft.number or "")) or day.startswith(year[0])):
                draft.date = day

    def share_days(self, days: Mapping[int, str]) -> None:
        """Gives several documents the day on which they are told to be signed: "4 quyết định cùng ký ngày 21/4/2026".

        It is that of those of the kind without a day that are first named behind these words with the letters of the
        first of them; ``days`` tells the dates by where they stand.
        """
        undated = [draft for draft in self.drafts if draft.number and not draft.short and draft.date is None]
        undated.sort(key=lambda draft: draft.starts[0])
        for match in _SIGNED_TOGETHER.finditer(self.document.folded) if undated else ():
            day = days.get(match.end()) or days.get(match.start("day"), "")
            kind = match["kind"] or match["signed"]
            behind = [one for one in undated if one.starts[0] > match.start() and one.date is None]
            behind = [one for one in behind if fold(one.kind) == kind]
            if len(day) != len("2025-06-24") or not behind or behind[0].starts[0] - match.end() > _NEXT_REACH:
                continue
            letters = _letters(behind[0].number or "")
            for draft in behind:
                if _letters(draft.number or "") == letters:
                    draft.date = day

    # ---------------------------------------------------------- which draft a mention belongs to

    def of_number(self, mention: Mention) -> _Draft | None:
        naming = _naming(mention)
        same = self.by_number[(naming.number or "").upper()]
        if naming.date:
            agreeing = [d for d in same if d.date in (None, naming.date)]
            return agreeing[-1] if agreeing else None
        if naming.title and (work := _YEAR.search(naming.title[-10:])):  # the directive of another year of work
            same = [d for d in same if not d.title or not (own := _YEAR.search(d.title[-10:])) or own[0] == work[0]]
        return same[-1] if same else None

    def of_name(self, mention: Mention) -> _Draft | None:
        naming = _naming(mention)
        name, year = _law_name(naming.title or ""), naming.year
        if mention.rule == "yearly-directive" and (numbered := self.yearly_directive(year or "")):
            return numbered
        same = self.by_name[naming.kind, name]
        agreeing = [d for d in same if year is None or d.year in (None, year)]
        return agreeing[-1] if agreeing else None

    def yearly_directive(self, year: str) -> _Draft | None:
        """The numbered directive on the work of ``year``, dated in the winter before it or so titled."""
        for draft in self.by_head["1"]:
            if draft.kind == "Chỉ thị" and (draft.number or "").endswith("/CT-VKSTC"):
                winter = (f"{int(year) - 1}-11", f"{int(year) - 1}-12", f"{year}-01")
                if (draft.title or "").endswith(f"năm {year}") or (draft.date or "").startswith(winter):
                    return draft
        return None

    def add_short(self, mention: Mention) -> None:
        naming = _naming(mention)
        same = [d for d in self.by_head[_head(naming.number or "")] if self.same_kind(d, naming)]
        if naming.number and "/" in naming.number:
            same = [d for d in same if (d.number or "").startswith(f"{naming.number}/") or d.number == naming.number]
        if naming.year and len(same) > 1:
            same = [d for d in same if (d.date or d.number or "").startswith(naming.year)] or same
        if naming.issuer:
            same = [d for d in same if d.issuer in (None, naming.issuer)]
        if naming.date:
            same = [d for d in same if d.date in (None, naming.date)]
        if same:
            self.join(mention, self.nearest(same, mention.start))
        elif not naming.verb or len(naming.number or "") > 1 or "số" in self.words(mention):
            self.join(mention, None)

    def same_kind(self, draft: _Draft, naming: DocumentMention) -> bool:
        """Whether a short naming may mean the draft: "Quy chế số 01" a Quy chế phối hợp."""
        longer = draft.kind.startswith(f"{naming.kind} ")
        return draft.kind == naming.kind or longer or (naming.kind in _REGULATIONS and draft.kind == "Quyết định")

    def nearest(self, drafts: Sequence[_Draft], offset: int) -> _Draft:
        """The draft last named before ``offset``."""

        def last(draft: _Draft) -> int:
            index = bisect_left(draft.starts, offset)
            return draft.starts[index - 1] if index else -1

        return max(drafts, key=last)

    def words(self, mention: Mention) -> str:
        return self.document.folded[mention.start : mention.end]

    # ---------------------------------------------------------- what a mention adds to its draft

    def join(self, mention: Mention, draft: _Draft | None) -> None:
        naming = _naming(mention)
        if draft is None:
            draft = self.new(naming)
        draft.mentions.append(mention)
        insort(draft.starts, mention.start)
        draft.date = draft.date or naming.date
        draft.issuer = draft.issuer or self.issuer(naming)
        if naming.kind in (*_LAWS, "Hiến pháp") and naming.title and naming.title.startswith(naming.kind):
            draft.name = draft.name or _law_name(naming.title)
            draft.year = draft.year or naming.year
            if draft.title is None or len(naming.title) > len(draft.title):
                draft.title = naming.title
        elif not naming.short or draft.title is None:
            draft.title = draft.title or naming.title
            draft.name = draft.name or (_law_name(naming.title) if naming.title and not naming.number else None)

    def new(self, naming: DocumentMention) -> _Draft:
        draft = _Draft(naming.kind, naming.number, naming.short)
        self.drafts.append(draft)
        if naming.number:
            self.by_head[_head(naming.number)].append(draft)
        if naming.number and not naming.short:
            self.by_number[naming.number.upper()].append(draft)
        if not naming.number:
            self.by_name[naming.kind, _law_name(naming.title or "")].append(draft)
        return draft

    def issuer(self, naming: DocumentMention) -> str | None:
        """The label of who issued it, as far as the naming itself tells."""
        if naming.issuer:
            return naming.issuer
        own = _OWN_DEPARTMENT.match(naming.number or "")
        if own:
            return f"Vụ {own[1]} VKSND tối cao"
        if naming.issuer_text:
            return self.units(naming.issuer_text)
        return self.host if naming.by_host else None

    def share_issuers(self) -> None:
        """Gives a document without issuer that of another whose number has the same letters, or the host."""
        known: dict[str, str] = {}
        for draft in self.drafts:
            if draft.issuer and draft.number and not draft.short:
                known.setdefault(_letters(draft.number), draft.issuer)
        for draft in self.drafts:
            if draft.issuer is None and draft.number and not draft.short:
                letters = _letters(draft.number)
                own = self.host is not None and self.host != _SUPREME and letters in _own_letters(self.host)
                draft.issuer = known.get(letters) or (self.host if own else None)

    def join_names_to_numbers(self) -> None:
        """Joins a law's name to its number, where one stands beside the other ("Luật ... (Luật số 82/2025/QH15)") or
        the reference says so."""
        laws = [draft for draft in self.drafts if draft.kind in _LAWS]
        ends = {mention.end: draft for draft in laws if draft.number is None for mention in draft.mentions}
        names = {draft.name: draft for draft in laws if draft.number is None}
        joined = set()
        for draft in [one for one in laws if one.number and one.name is None]:
            other = self.beside(draft, ends) or _known_as(draft, names)
            if other and id(other) not in joined:
                joined.add(id(other))
                draft.name, draft.title, draft.year = other.name, other.title, other.year
                draft.mentions = sorted([*draft.mentions, *other.mentions], key=lambda mention: mention.start)
        self.drafts = [draft for draft in self.drafts if id(draft) not in joined]

    def beside(self, numbered: _Draft, ends: Mapping[int, _Draft]) -> _Draft | None:
        """The draft of a name that ends right before a bracket with the number."""
        for mention in numbered.mentions:
            for gap in (" (", "("):
                named = ends.get(mention.start - len(gap))
                if named and self.document.folded[mention.start - len(gap) : mention.start] == gap:
                    return named
        return None


def _own_letters(label: str) -> tuple[str, ...]:
    """What a procuracy below the highest one puts for itself in numbers: "VKS", of Nghệ An also "VKSNA"."""
    if not fold(label).startswith(("vksnd", "viện kiểm sát", "vksqs")):
        return ()
    area = _AREA.search(label)
    return ("VKS", "VKSQS", *(["VKS" + "".join(word[0] for word in area[1].split())] if area else []))


def _head(number: str) -> str:
    """The first part of a number, without zeros in front: "05/CT-VKSTC" -> "5"."""
    return re.split(r"[/-]", number)[0].lstrip("0").lower()


def _letters(number: str) -> str:
    """The letters that tell the issuer: "18/2021/NQ-HĐND" -> "HĐND", "60-KH/TU" -> "TU", "05/QĐ-VKS-P7" -> "VKS"."""
    parts = [part for part in re.split(r"[/-]", number)[1:] if not part.isdigit()]
    if _JOINT.search(number):
        return number
    if parts and parts[0].startswith("VKS"):
        return parts[0]
    return parts[1] if len(parts) > 1 else parts[0] if parts else ""


def _law_name(title: str) -> str:
    """The key of a law's name: without its year, long names of bodies made short."""
    name = name_key(_LAW_YEAR.sub("", title))
    for long, short in _SAME_NAME:
        name = name.replace(long, short)
    return _SAID_OR_NOT.sub("", name) if name.startswith(_COORDINATION) else name


@functools.cache
def _names_of_numbers() -> Mapping[str, frozenset[str]]:
    """Full number of a law -> the keys of its names."""
    acts = [act for act in load_reference().named_acts if act.number]
    return {act.number or "": frozenset(_law_name(name) for name in (act.title, *act.aliases)) for act in acts}


def _known_as(numbered: _Draft, names: Mapping[str | None, _Draft]) -> _Draft | None:
    """The draft of a name under which the reference knows the number, if the years agree."""
    number = numbered.number or ""
    named = [names[name] for name in sorted(_names_of_numbers().get(number, ())) if name in names]
    return next((draft for draft in named if draft.year is None or f"/{draft.year}/" in number), None)


def _keys(drafts: Sequence[_Draft]) -> list[str]:
    """A key for each draft: kind and number or title, and the date where two would share it."""
    plain = [f"{d.kind}|{d.number or d.title or ''}" for d in drafts]
    counts = Counter(plain)
    keys: dict[str, None] = {}
    for draft, key in zip(drafts, plain, strict=True):
        full = f"{key}|{draft.date or draft.issuer or ''}" if counts[key] > 1 else key
        keys[full if full not in keys else f"{full}|{draft.mentions[0].start}"] = None
    return list(keys)


def _made(document: Document, draft: _Draft, key: str) -> LegalDocument:
    spans = tuple(mention.span for mention in draft.mentions)
    aliases = dict.fromkeys(form for span in spans if (form := printed_form(document, span)))
    return LegalDocument(
        key=key,
        kind=draft.kind,
        number=draft.number,
        issuer=draft.issuer,
        date=draft.date,
        title=draft.title,
        aliases=tuple(aliases),
        mentions=spans,
        evidence=tuple(_evidence(document, mention) for mention in draft.mentions),
    )


def _evidence(document: Document, mention: Mention) -> Evidence:
    sentence = sentence_at(document, mention.start)
    return Evidence(sentence.span if sentence else mention.span, (mention.span,), f"document/{mention.rule}")


def sentence_at(document: Document, position: int) -> Sentence | None:
    """The sentence that holds ``position``."""
    low, high = 0, len(document.sentences)
    while low < high:
        middle = (low + high) // 2
        if document.sentences[middle].start <= position:
            low = middle + 1
        else:
            high = middle
    return document.sentences[low - 1] if low and document.sentences[low - 1].end > position else None
