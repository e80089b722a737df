"""The frozen records that the stages hand to one another; stages meet here and nowhere else.

Conventions. Offsets are half-open and count Unicode code points of the *normalised* text of an article
(``Document.text``), so ``text[span.start:span.end]`` are the words. A date is an ISO prefix: ``"2024-07-04"``,
``"2024-07"`` or ``"2024"``; its length is its precision. Inside one article a thing is named by its *key*: a person by
the full name, a unit by its short official label ("VKSND tỉnh Hậu Giang"), a place by the bare province name, a
meeting or a document by a key made by the stage that found it. All text is NFC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.frozen import record


class Span(NamedTuple):
    """Half-open range of code points in the normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its source gives it. ``source`` says where it came from, for messages: a path, or path#row."""

    name: str  # what the source calls it: the given id, or the file's stem; need not be unique
    text: str  # raw text, exactly as decoded
    source: str
    title: str | None = None
    url: str | None = None
    published: str | None = None  # ISO prefix
    publisher: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be used. ``reason`` is a short stable code ("not-utf8"), ``detail`` a sentence."""

    source: str
    reason: str
    detail: str


@record
class Zone:
    """A stretch of the text with one function.

    ``kind`` is one of header, title, dateline, body, caption, heading, byline, footer, related. Zones do not overlap
    and cover every non-blank character; ``related`` and ``footer`` hold no facts, ``header`` none either.
    """

    kind: str
    start: int
    end: int


@record
class Sentence:
    """A sentence, trimmed of blanks; never crosses a zone. ``paragraph`` numbers the paragraphs of the text from 0."""

    start: int
    end: int
    zone: str
    paragraph: int

    @property
    def span(self) -> Span:
        return tuple.__new__(Span, (self.start, self.end))  # as `Span(...)`, in half the time


@dataclass(frozen=True, slots=True)
class Document:
    """An article made ready to be read.

    ``folded`` has the same length as ``text``: lower case, tone marks in one placement (hoà -> hòa), look-alikes and
    all dashes and quotes made one; match on it, quote from ``text``. ``raw_offsets[i]`` is the offset in the raw text
    of the character ``text[i]`` (length ``len(text) + 1``, the last one the end).
    """

    article: Article
    text: str
    folded: str
    raw_offsets: tuple[int, ...]
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    title: str | None = None
    published: str | None = None  # the printed or given date, ISO prefix
    authors: tuple[str, ...] = ()  # real names from the byline, never initials
    publisher: str | None = None


@record
class Mention:
    """A typed span. ``kind`` decides the type of ``value``; see the module that makes it. ``rule`` names the row."""

    kind: str
    start: int
    end: int
    value: object
    rule: str

    @property
    def span(self) -> Span:
        return tuple.__new__(Span, (self.start, self.end))  # as `Span(...)`, in half the time


@record
class Evidence:
    """Why a fact is believed: the sentence that says it, the words that filled it, the rule, 0-1 confidence."""

    sentence: Span
    words: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


# ------------------------------------------------------------------ things, named by key inside one article


@record
class Person:
    """``private``: appears solely as suspect, defendant, victim, witness or relative. ``official``: acts in a post."""

    name: str
    aliases: tuple[str, ...] = ()
    private: bool = False
    official: bool = True
    mentions: tuple[Span, ...] = ()


@record
class Unit:
    """An organisation, or a part of one. ``label`` is the key.

    ``kind`` is an id of data/reference/bodies.yaml, which gives its class and level. ``parent`` is the label of the
    direct parent; every parent is itself among the units of the extraction, with no mentions where the text does not
    name it. ``province`` is the bare name of the province whose body it is, ``district`` the lower place.
    """

    label: str
    kind: str
    full: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    province: str | None = None
    district: str | None = None
    mentions: tuple[Span, ...] = ()


@record
class Place:
    """A province-level unit, by its bare name ("Hậu Giang", "Hồ Chí Minh")."""

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@record
class Meeting:
    """A meeting, ceremony or session. ``kind`` is an id of data/grammar/meetings.yaml; ``place`` a province name.

    ``organisers`` are unit or cluster keys; ``about`` are document keys.
    """

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    date: str | None = None
    end: str | None = None
    place: str | None = None
    organisers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    main: bool = False
    status: str = "held"  # held | planned | cancelled | reported
    mentions: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@record
class LegalDocument:
    """``number`` as printed in the longest form met ("96/2019/QH14"), or the part given ("33"), or None."""

    key: str
    kind: str  # "Nghị quyết"
    number: str | None = None
    issuer: str | None = None  # unit key
    date: str | None = None
    title: str | None = None  # "về công tác tư pháp"; for a law its short name
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """An emulation cluster; lead, deputy and members are unit keys. ``year`` when the membership is of one year."""

    name: str
    lead: str | None = None
    deputy: str | None = None
    members: tuple[str, ...] = ()
    year: str | None = None
    mentions: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


# ------------------------------------------------------------------ facts, each with its evidence


@record
class Tenure:
    """A person in a post. ``title`` has no body ("Phó Viện trưởng"); ``unit`` is a unit key or None.

    ``former``: the text says "nguyên ..." or tells it as history. ``since`` and ``until`` only when stated.
    """

    person: str
    title: str
    unit: str | None
    evidence: Evidence
    former: bool = False
    acting: bool = False
    since: str | None = None
    until: str | None = None


@record
class Participation:
    """``who`` is the key of a person or (``is_unit``) of a unit; ``role`` one of chair, direct, speak, moderate, sign,
    attend."""

    who: str
    meeting: str
    role: str
    evidence: Evidence
    is_unit: bool = False
    status: str = "asserted"  # asserted | planned | negated | reported


@record
class Indicator:
    """A reported result. ``value`` as written ("127/129", "98,5"), without the unit; ``number`` its decimal form."""

    label: str
    value: str
    unit: str
    evidence: Evidence
    number: str | None = None  # "98.5"; None for a fraction
    about: str | None = None  # unit or cluster key
    period_start: str | None = None
    period_end: str | None = None
    comparison: str | None = None  # "cùng kỳ" | "chỉ tiêu" | None, with the sign in the label
    target: str | None = None


@record
class Change:
    """A personnel change or an award. ``change``: appointed, transferred, elected, retired, dismissed, promoted,
    reappointed, awarded. ``post`` is the title with its body, or the award's name, as a label."""

    person: str
    change: str
    post: str
    evidence: Evidence
    title: str | None = None
    unit: str | None = None  # unit key
    date: str | None = None
    decision: str | None = None  # document key
    status: str = "asserted"  # asserted | planned | negated | reported
    acting: bool = False  # the post is given for the time being: "giao quyền Viện trưởng"


@record
class Citation:
    """One document refers to another: ``relation`` is cites, amends, based_on or implements."""

    document: str
    cited: str
    relation: str
    evidence: Evidence


@record
class Request:
    """What a leader or a body asks of units. ``by`` is the key of a person or (``is_unit``) of a unit.

    ``text`` is the thing asked, as printed; ``to`` are unit keys; ``to_words`` the printed words for a group that has
    no name ("các đơn vị"). Both are empty where the text names nobody.
    """

    by: str
    text: str
    evidence: Evidence
    is_unit: bool = False
    to: tuple[str, ...] = ()
    to_words: str | None = None
    meeting: str | None = None
    date: str | None = None  # that of the meeting
    status: str = "asserted"  # asserted | planned | negated | reported


@dataclass(frozen=True, slots=True)
class Case:
    """What a body did in a criminal case, for which offences ("Tham ô tài sản").

    ``action``: initiated, detained, approved, indicted, tried, tried-first, tried-appeal, reviewed, protested,
    suspended, cleared. ``persons`` are person keys, exported only with --include-private.
    """

    offences: tuple[str, ...]
    action: str
    evidence: Evidence
    by: str | None = None  # unit key
    date: str | None = None
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one article. Tuples are in reading order, and equal input gives an equal extraction."""

    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    documents: tuple[LegalDocument, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    participations: tuple[Participation, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    changes: tuple[Change, ...] = ()
    citations: tuple[Citation, ...] = ()
    cases: tuple[Case, ...] = ()
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What identity sees of one article: its id, its metadata, its text, and what was found in it.

    ``id`` is the slug of the article's IRI (``article/<id>``): the slug of ``Article.name``, two hyphens, and the first
    eight hex digits of ``sha256``, which is that of the normalised text in UTF-8.
    """

    id: str
    sha256: str
    text: str
    sentences: tuple[Sentence, ...]
    extraction: Extraction
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with all that the stages that look at one article make of it, mentions in reading order."""

    document: Document
    mentions: tuple[Mention, ...]
    facts: ArticleFacts


FORMER: Final = "former:"
"""Before the path in a key that names nothing: its value is the path of what took its place."""


@dataclass(frozen=True, slots=True)
class Identities:
    """What identity decides: for each article id, the IRI path (without base) of each local key.

    Keys of the inner mappings are (kind, key) with kind one of person, unit, place, meeting, document, cluster, or a
    path after `FORMER`.
    """

    paths: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)
