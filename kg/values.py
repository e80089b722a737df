"""What the mentions of people, bodies, places and posts mean: the types of ``Mention.value``.

Names are as the article gives them (NFC, tone marks in the old placement); what an elliptical form leaves open is None
until the facts of the whole article settle it.
"""

from dataclasses import replace
from typing import Final

from kg.frozen import record
from kg.records import Span

FIRST_PERSON: Final = "person.first"
"""The rule of a mention of kind "person" that is the "tôi" of who is interviewed."""

MILITARY_ZONE: Final = "quân khu"
"""The word of the areas of level "zone" that have a number; the others are those of districts' procuracies."""


@record
class Area:
    """The area or level that tells one body from its sisters.

    ``level`` is supreme, high, province, district, commune, regional, zone or central; ``word`` the kind of area
    ("tỉnh", "thành phố", "huyện", "phường"); ``name`` its name, None where the text says only "tỉnh"; ``province``
    the bare name of the province of a lower area, where the text or the gazetteer of districts tells it; ``district``
    that of a commune, with its word ("huyện Mai Sơn").
    """

    level: str
    word: str = ""
    name: str | None = None
    province: str | None = None
    district: str | None = None


@record
class UnitValue:
    """A body as mentioned (kind "unit").

    ``family`` is an id of bodies.yaml, or "named" for a row of units.yaml, whose ``label`` is then set; ``own`` is the
    body's own part of the label ("VKSND", "Phòng 1", "Ban Nội chính"); ``parent`` the body that it is part of.
    """

    family: str
    own: str
    kind: str
    area: Area | None = None
    parent: "UnitValue | None" = None
    label: str | None = None
    full: str | None = None

    def top(self) -> "UnitValue":
        """The outermost body that is named: the Party committee of "Ban Thường vụ Đảng ủy"."""
        return self.parent.top() if self.parent else self

    def under(self, parent: "UnitValue") -> "UnitValue":
        """The same body with ``parent`` around the outermost one."""
        return replace(self, parent=self.parent.under(parent) if self.parent else parent)


@record
class PostValue:
    """A title with its body (kind "post"), or a rank or role.

    ``title`` has no body ("Phó Viện trưởng"); ``post`` is the id of posts.yaml; ``unit`` the body where the text gives
    it at the title, with ``unit_span``. ``plural`` for "các đồng chí Phó Viện trưởng".
    """

    title: str
    post: str
    unit: UnitValue | None = None
    unit_span: Span | None = None
    former: bool = False
    acting: bool = False
    rank: bool = False
    role: bool = False
    plural: bool = False


@record
class PersonValue:
    """A name of a person (kind "person"); ``honorific`` as printed before it ("đồng chí", "bị cáo"), folded."""

    name: str
    honorific: str | None = None


@record
class PlaceValue:
    """A province-level unit by its bare name (kind "place")."""

    name: str


@record
class MeetingValue:
    """A meeting as mentioned (kind "meeting"). ``meeting`` is its kind; ``head`` the word that opens the name, folded;
    ``name`` the printed name without verbs; ``bare`` when the text gives the head alone ("Hội nghị")."""

    meeting: str
    head: str
    name: str
    bare: bool


@record
class DeedValue:
    """An act that makes a meeting without naming one (kind "deed"): "tổ chức ký kết giao ước thi đua năm 2024".

    ``meeting`` is the kind of the meeting, ``head`` the word for it, folded ("lễ"), ``name`` a name made of both
    ("Lễ ký kết giao ước thi đua năm 2024"); ``visit`` when it is one of several meetings on one journey,
    ``named`` when the article goes on to call the meeting by that name.
    """

    meeting: str
    head: str
    name: str
    visit: bool = False
    named: bool = False


@record
class ClusterValue:
    """An emulation cluster by its name ("Cụm thi đua số 6"), kind "cluster"."""

    name: str


@record
class DateValue:
    """A day, month or year as ISO prefix; ``end`` when several days; ``relative`` when the text gives no number or no
    year."""

    start: str
    end: str | None = None
    relative: bool = False


@record
class PeriodValue:
    """A stretch of time, both ends included, as ISO prefixes."""

    start: str
    end: str


@record
class DocumentMention:
    """One naming of a document (kind "document").

    ``number`` as printed, blanks removed; ``short`` when it is only the first part. ``issuer`` is a label known by the
    letters or words; ``issuer_text`` the words that name the issuer; ``by_host`` when they mean the body of the article
    ("của đơn vị"). ``date`` an ISO prefix. ``title`` as printed. ``year``: what "năm N" after the name says. ``verb``:
    the kind is a common word too, so that a short number alone proves little.
    """

    kind: str
    number: str | None = None
    short: bool = False
    issuer: str | None = None
    issuer_text: Span | None = None
    by_host: bool = False
    date: str | None = None
    title: str | None = None
    year: str | None = None
    verb: bool = False
    number_span: Span | None = None
    date_span: Span | None = None
    title_span: Span | None = None


@record
class QuantityValue:
    """A number and what it counts (kind "quantity").

    ``value`` as written, without zeros in front ("5", "98,5", "127/129"); ``number`` its decimal form ("98.5"), None
    for a fraction. ``kind`` is the class of the unit: share, money, case, work, paper, thing, staff, never (counted,
    but no result of work: ages, prison terms), other (a word of no row) or bare (no word; ``unit`` is "").
    ``unit_span`` are the words of the unit. ``modifier``: "hơn", "ít nhất" and the like. ``spelled``: the number is in
    words.
    """

    value: str
    number: str | None
    unit: str
    kind: str
    unit_span: Span
    modifier: str | None = None
    spelled: bool = False
