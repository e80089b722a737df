"""What an elliptical name of a body means, by what the article takes for granted.

A form is resolved by what the text says itself, else by the nearest fitting name, else by the article's own place; what
none of them settles is left out, never guessed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from kg.facts.apposed import apposed_areas
from kg.facts.areas import Areas
from kg.facts.home import Home
from kg.facts.naming import area_label
from kg.facts.resolved import Resolved
from kg.facts.told import Told
from kg.names import fold
from kg.records import Document, Mention, Span
from kg.reference.bodies import Body
from kg.reference.gazetteer import is_city
from kg.reference.kinds import ABROAD
from kg.sought import Sought
from kg.spans import Covers
from kg.values import Area, PlaceValue, PostValue, UnitValue

_HOSTS = (  # families of bodies that articles are about
    "procuracy", "court", "vu", "military-procuracy", "people-council", "people-committee", "school-like", "police",
)  # fmt: skip
_POLICE, _ROOM = "police", "room"
_JUSTICE = ("procuracy", "court")  # families with one body in each province
_ENOUGH = 8  # weight beyond which further paragraphs say nothing new of whom the article is about
_CENTRAL_INSPECTION = "Ủy ban Kiểm tra Trung ương"
_SEATED = re.compile(r"(Tòa Phúc thẩm) TAND tối cao tại ")  # one of three, told by its seat
_BRANCH = re.compile(r" (?:- )?chi nhánh ", re.IGNORECASE)
_HIGHEST = " tối cao"
_OF_DISTRICT = re.compile(r" (huyện|quận|thị xã) ([^,()]+)$")
_PARTY, _COMMUNE_PARTY = "party-committee", "commune-party"
_ORGANISATION = "party-organisation"
_PARTY_NAMED = Sought(r"(?<!\w)đảng ủy(?!\w)")
_COMMUNE = ("people-committee", "people-council")
_UNIONS = ("grassroots-union", "trade-union", "youth-union", "youth-branch", "women-branch", "officials-union")
_CELLS = ("party-cell", "party-organisation")
_HOLDS_CONGRESS = re.compile(
    r"(?: ?\([^()]*\)|\))?,? (?:đã |vừa |long trọng )*(?:tổ chức|tiến hành|khai mạc)(?: thành công)? đại hội\b"
)
_CONGRESS_OF = re.compile(r"đại hội (?:đại biểu |toàn thể )?$")
_CONGRESS_REACH = 24  # code points
_DECIDED_BY = re.compile(r"quyết định [^;:]{0,70}?của (?:đồng chí )?(?:viện trưởng|chánh án) $")
_IN_NUMBER = ("-", "/")
_DECIDED_REACH = 110  # code points
_OF_ZONE = " Quân khu"
_FORM = 2  # words of the form of a name: "Công ty"
_SISTERS = 2  # more bodies than these in one sentence are a list of guests, not an antecedent


class Context:
    """The bodies of one article, resolved in reading order: ``resolved`` gives them by their spans."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], bodies: Mapping[str, Body], date: str | None
    ) -> None:
        self.document = document
        self.date = date
        self.bodies = bodies
        self.resolved: dict[Span, Resolved] = {}
        self._known: dict[str, Resolved] = {}
        self._told = Told(_ENOUGH)
        self._home = Home(document, mentions, date)
        self._areas = Areas(document, self._home, self.bodies, date, self._told)
        self._places = [(m.start, m.value.name) for m in mentions if isinstance(m.value, PlaceValue)]
        self._open_labels = _open_labels(mentions)
        self._namesakes: dict[str, Resolved] = {}  # what a part is called -> the body known by name that is called so
        self._congress: Resolved | None = None  # the union or the cell of the party whose congress is told of
        self._apposed = apposed_areas(mentions, document.folded)
        posts = Covers(m.span for m in mentions if m.kind == "post")
        self._left = Covers(m.span for m in mentions if isinstance(m.value, PostValue) and m.value.former)
        self._resolve_all([m for m in mentions if m.kind == "unit" and not self._waits(m, posts)])
        self._spans = list(self.resolved)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))  # furthest end up to each

    def namesake(self, own: str, offset: int) -> Resolved | None:
        """ "UBKT Trung ương ... Chủ nhiệm UBKT": the central body, or the chamber of the highest court, named before
        ``offset`` and called ``own``, unless a part of another body was called so since."""
        found = self._namesakes.get(own.lower())
        if found is None or found.span.start > offset:
            return None
        one = self._told.part_before(own, offset)
        return found if one is None or one.span.start < found.span.start else None

    def known(self, label: str) -> Resolved | None:
        """A body of this label that was resolved somewhere in the article."""
        return self._known.get(label)

    def province_after(self, offset: int, reach: int) -> str | None:
        """The first province named within ``reach`` code points after ``offset``."""
        index = bisect_left(self._places, (offset, ""))
        near = self._places[index : index + 1]
        return near[0][1] if near and near[0][0] < offset + reach else None

    def near(self, start: int, end: int) -> Iterator[tuple[Span, Resolved]]:
        """The bodies that begin before ``end`` and reach beyond ``start``, and perhaps some near, in reading order."""
        for span in self._spans[bisect_left(self._reach, start) : bisect_right(self._starts, end)]:
            yield span, self.resolved[span]

    def resolve(self, value: UnitValue, span: Span) -> Resolved | None:
        """The body that ``value`` means at ``span``, or None when the article does not tell."""
        found = self._resolve(value, span)
        if found is not None:
            self._known.setdefault(found.label, found)
        return found

    def provincial(self, body: Body, province: str, span: Span) -> Resolved | None:
        """The body of a family that serves a province."""
        area = Area("province", "", province, province)
        return self.resolve(UnitValue(body.id, body.label, body.kinds["province"], area=area), span)

    def body_near(self, families: Sequence[str], offset: int, levels: Sequence[str] = ()) -> Resolved | None:
        """The body of one of ``families`` that an unnamed parent means at ``offset``.

        The nearest one before it in the sentence that nobody is said to have left, and whose head did not only sign the
        decision, else the article's own, else the nearest one before, else the party committee or council of the
        article's province.
        """
        sentence = self._home.sentence_at(offset)
        start = self.document.sentences[sentence].start if sentence >= 0 else 0
        told = self._told.between(families, levels, start, offset)
        same = [one for one in told if not self._left.cover(one.span.start, one.span.end) and not self._issues(one)]
        if same and len({one.label for one in same}) <= _SISTERS:
            return same[-1]
        found = self._governed(families, offset)
        if found is not None:  # within an item of a round-up, what the item has named
            paragraph = self._told.between(families, levels, self._home.paragraph_start(offset), offset)
            return paragraph[-1] if paragraph else found
        found = self._of_congress(families) or self._organ(families, offset) or self._behind_congress(families)
        found = found or self.host(families, levels) or self._told.nearest(families, levels, offset)
        return found or self._of_the_province(families, offset)

    def _issues(self, body: Resolved) -> bool:
        """Whether the body is that of who decided: "Quyết định số 12/QĐ-VKSTC của Viện trưởng VKSND tối cao"."""
        start = body.span.start
        return self.document.folded.startswith(_IN_NUMBER, max(0, start - 1)) or bool(
            _DECIDED_BY.search(self.document.folded, max(0, start - _DECIDED_REACH), start)
        )

    def _organ(self, families: Sequence[str], offset: int) -> Resolved | None:
        """The organ of the body in congress that was named last: "bầu Ban Chấp hành ... Ủy viên: A, B"."""
        label = self._congress.label if self._congress else None
        told = self._told.between(families, (), 0, offset) if label else ()
        return next((one for one in reversed(told) if one.value.parent and one.value.parent.label == label), None)

    def host(self, families: Sequence[str], levels: Sequence[str] = ()) -> Resolved | None:
        """The body of one of ``families`` (and of one of ``levels``) that the article is about, if one stands out."""
        return self._told.leader(families, levels)

    def host_label(self) -> str | None:
        """The label of the body that most of the article is about."""
        host = self.host(_HOSTS)
        return host.label if host else None

    # ------------------------------------------------------------------ resolving

    def _resolve_all(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            assert isinstance(mention.value, UnitValue)
            span = mention.span
            found = self.resolve(mention.value, span)
            if found:
                self.resolved[span] = found
                self._told.add(found, self._home.weight(mention.start))
                if found.label == _CENTRAL_INSPECTION:
                    self._namesakes.setdefault(found.label.removesuffix(" Trung ương").lower(), found)
                elif seated := _SEATED.match(found.label):
                    self._namesakes.setdefault(seated[1].lower(), found)
                if self._congress is None and self._holds_congress(found):
                    self._congress = found

    def _holds_congress(self, body: Resolved) -> bool:
        """Whether it is said of a union, an association or a cell of the party that it holds a congress."""
        folded, span = self.document.folded, body.span
        return body.value.family in (*_UNIONS, *_CELLS) and bool(
            _HOLDS_CONGRESS.match(folded, span.end)
            or _CONGRESS_OF.search(folded, max(0, span.start - _CONGRESS_REACH), span.start)
        )

    def _of_congress(self, families: Sequence[str]) -> Resolved | None:
        """Organs and posts that a congress elects are those of the body that holds it; of a party organisation with a
        committee that the article names, those of the committee."""
        held = self._congress
        if held is None:
            return None
        folded = self.document.folded
        first = next((family for family in families if family in (_PARTY, _ORGANISATION)), None)
        named = first == _PARTY and _PARTY_NAMED.search(folded, 0, len(folded)) is not None
        if named and held.value.family == _ORGANISATION and held.value.parent:
            body = self.bodies[_PARTY]
            return self.resolve(UnitValue(body.id, body.label, body.kind or "", parent=held.value.parent), held.span)
        return held if held.value.family in families else None

    def _behind_congress(self, families: Sequence[str]) -> Resolved | None:
        """ "Bí thư Chi bộ, Viện trưởng", at the congress of a cell of the party: the body whose cell it is."""
        cell = self._congress if self._congress and self._congress.value.family in _CELLS else None
        return next((one for one in cell.lineage() if one.value.family in families), None) if cell else None

    def _waits(self, mention: Mention, posts: Covers) -> bool:
        """A part without parent inside a title is settled with the title, by its sisters."""
        value = mention.value
        assert isinstance(value, UnitValue)
        top = self.bodies.get(value.top().family)
        if top is None or top.shape != "part" or not top.parents:
            return False
        return posts.cover(mention.start, mention.end)

    def _shape(self, value: UnitValue) -> str:
        body = self.bodies.get(value.family)
        return body.shape if body else "named"

    def _resolve(self, value: UnitValue, span: Span) -> Resolved | None:
        if value.label and self._shape(value) == "open":
            return self._open_body(value, span)
        if value.label and value.family == "named":
            return Resolved(value.label, value, span)
        if self._shape(value) == "area":
            return self._area_body(value, span)
        return self._part(value, span)

    def _open_body(self, value: UnitValue, span: Span) -> Resolved | None:
        """A name of its own; a shorter form of another ("Công ty Hưng Gia Lạc", "Công ty CP ...") is that body."""
        label = value.label or value.own
        if value.kind == ABROAD:
            return self._body_abroad(value, label, span)
        whole = self.bodies[value.family].aliases
        words = _spelled_out(label, whole)
        for known in self._open_labels.get(value.family, ()):
            if known == label:
                break
            longer = _spelled_out(known, whole)
            if longer == words or _is_shorter(words, longer):
                return Resolved(known, replace(value, label=known), span)
        label = self._with_province(self._with_zone(label), span)
        return Resolved(label, replace(value, label=label), span)

    def _with_zone(self, label: str) -> str:
        """ "Bộ Tư lệnh Quân khu" with the number of the zone that the article is about."""
        zone = self._areas.zone() if label.endswith(_OF_ZONE) else None
        return f"{label.removesuffix(_OF_ZONE)} {zone}" if zone else label

    def _body_abroad(self, value: UnitValue, label: str, span: Span) -> Resolved | None:
        """A body of another country; where its name is told without the country, the one that has it."""
        if label.endswith(_HIGHEST):
            named = self._open_labels.get(value.family, ())
            label = next((known for known in named if known.startswith(f"{label} ")), "")
        return Resolved(label, replace(value, label=label), span) if label else None

    def _with_province(self, label: str, span: Span) -> str:
        """A name that ends with a district, with the province after it, as the names of its other bodies have it."""
        match = _OF_DISTRICT.search(label)
        if match is None:
            return label
        area = Area("district", match[1], match[2])
        settled = self._areas.settle(UnitValue("", "", "other", area=area), span.start)
        return area_label(label[: match.start()], settled, self.date) or label if settled else label

    def _area_body(self, value: UnitValue, span: Span) -> Resolved | None:
        area = self._areas.settle(self._with_apposed(value, span), span.start)
        label = area_label(value.own, area, self.date) if area else None
        if area is None or label is None:
            return None
        kind = self.bodies[value.family].kinds.get(area.level, value.kind)
        whole = UnitValue(value.family, value.own, kind, area, value.parent, value.label, value.full)
        return Resolved(label, whole, span)

    def _with_apposed(self, value: UnitValue, span: Span) -> UnitValue:
        """The body with the area that another title of its holder names, where its own name leaves it out."""
        area = value.area
        if area is None or area.name is not None:
            return value
        return replace(value, area=self._apposed.get((span, area.level, area.word), area))

    def _part(self, value: UnitValue, span: Span) -> Resolved | None:
        body = self.bodies[value.family]
        if not body.parents and value.parent is None:
            own = self._areas.zone() if value.own == body.label else value.own
            return Resolved(own, replace(value, own=own), span) if own else None
        if value.parent is None and (central := self.namesake(value.own, span.start)):
            return Resolved(central.label, central.value, span)
        parent = self._parent(value, span)
        if parent is None:
            return None
        if value.family == _PARTY and parent.value.family in _COMMUNE and _is_commune(parent.value):
            # "Bí thư Đảng ủy, Chủ tịch HĐND xã X": of the commune, not of the council
            commune = self.bodies[_COMMUNE_PARTY]
            kind = commune.kinds["commune"]
            return self._area_body(UnitValue(commune.id, commune.label, kind, area=parent.value.area), span)
        upper = parent.value if parent.value.label == parent.label else replace(parent.value, label=parent.label)
        whole = UnitValue(value.family, value.own, value.kind, value.area, upper, value.label, value.full)
        return Resolved(f"{value.own} {parent.label}", whole, span)

    def _parent(self, value: UnitValue, span: Span) -> Resolved | None:
        if value.parent:
            return self.resolve(value.parent, span)
        body = self.bodies[value.family]
        if body.explicit:
            return (
                self._of_congress(body.parents)
                or self._parent_named_before(value.own, span.start)
                or (self._parent_named_before(self.bodies[body.beside].label, span.start) if body.beside else None)
            )
        return self.body_near(upper_families(body, value.own), span.start, body.levels)

    def _parent_named_before(self, own: str, offset: int) -> Resolved | None:
        """The parent with which the part ``own`` was named earlier in the article."""
        one = self._told.part_before(own, offset)
        return self.resolve(one.value.parent, one.span) if one and one.value.parent else None

    def _governed(self, families: Sequence[str], offset: int) -> Resolved | None:
        """The procuracy or court of the province that a part of a round-up is about."""
        name = self._home.governed(offset)
        family = next((one for one in families if one in _JUSTICE), None)
        if name is None or family is None:
            return None
        return self.provincial(self.bodies[family], name, Span(offset, offset))

    def _of_the_province(self, families: Sequence[str], offset: int) -> Resolved | None:
        """The party committee or the council of the province that the article is about."""
        name = self._areas.province_at(offset)
        if name is None:
            return None
        city = is_city(name, self.date)
        party = "city-party" if city else "provincial-party"
        family = next((one for one in families if one in (party, "people-council")), None)
        if family is None:
            return None
        word = ("thành phố" if city else "tỉnh") if family == party else ""
        body, area = self.bodies[family], Area("province", word, name, name)
        value = UnitValue(family, body.label, body.kinds["province"], area=area)
        label = f"{body.label} {name}" if family == party else area_label(body.label, area, self.date)
        return Resolved(label or "", value, Span(offset, offset))


def upper_families(body: Body, own: str) -> tuple[str, ...]:
    """The families of bodies that may have a part called ``own``: rooms of the police have no numbers but "PC02"."""
    numbered = body.id == _ROOM and own[-1:].isdigit()
    return tuple(family for family in body.parents if not numbered or family != _POLICE)


def _is_commune(value: UnitValue) -> bool:
    return value.area is not None and value.area.level == "commune"


def _is_shorter(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a name leaves out words of a longer one, but not its last, or all but some that stand together."""
    if not len(longer) > len(words) > _FORM or not set(words) <= set(longer):
        return False
    own, parts = words[_FORM:], _BRANCH.split(" ".join(longer))[0].split()
    behind = range(_FORM, len(parts) - len(own))
    return longer[-1] == words[-1] or any(parts[at : at + len(own)] == own for at in behind)


def _spelled_out(label: str, whole: Mapping[str, str]) -> list[str]:
    """The words of a name of its own, with those that ``whole`` has written out."""
    return fold(" ".join(whole.get(fold(word), word) for word in label.split())).split()


def _open_labels(mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Family -> the names of its bodies in the article, and of those whose branches it names, longest first."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if isinstance(mention.value, UnitValue) and mention.value.label and mention.value.family != "named":
            found.setdefault(mention.value.family, set()).update(
                {mention.value.label, _BRANCH.split(mention.value.label)[0]}
            )
    return {family: sorted(labels, key=lambda label: (-len(label), label)) for family, labels in found.items()}
