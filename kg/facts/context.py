"""What an article takes for granted: its date, its province, its host body; and so what an elliptical name means.

A form is resolved by what the text says itself, else by the nearest fitting name, else by the article's own place; what
none of them settles is left out, never guessed.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.facts.naming import area_label
from kg.names import fold
from kg.records import Document, Mention, Span
from kg.reference.bodies import Body
from kg.reference.gazetteer import district_province, districts, is_city, named_units, successor
from kg.values import Area, PlaceValue, UnitValue

_DISTRICT_WORD = re.compile(r"(?<!\w)(huyện|quận|thị xã|thành phố) (?=[^\W\d_])")
_ZONE_WEIGHT = {"title": 5, "header": 4, "heading": 2, "byline": 3, "footer": 0, "related": 0}
_LEAD_WEIGHT = 3  # the first paragraph of the body says where the story happens
_DOMINANT = 0.34  # share of the weight from which a province is the article's own, not one of several
_AHEAD = 1.5  # a province named so many times as often as the next one is the article's own


@dataclass(frozen=True, slots=True)
class Resolved:
    """A body with everything known: its label, its value with area and parent filled in, where it stands."""

    label: str
    value: UnitValue
    span: Span


class Context:
    """The bodies of one article, resolved in reading order."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], bodies: Iterable[Body], date: str | None
    ) -> None:
        self.document = document
        self.date = date
        self.bodies = {body.id: body for body in bodies}
        self._starts = [sentence.start for sentence in document.sentences]
        self._lead = next((s.paragraph for s in document.sentences if s.zone == "body"), -1)
        self._headings = self._heading_provinces(mentions)
        self.province, self._share = self._host_province(mentions)
        self.resolved: dict[Span, Resolved] = {}
        self._known: dict[str, Resolved] = {}
        self._places = [(m.start, m.value.name) for m in mentions if isinstance(m.value, PlaceValue)]
        self._order: list[Resolved] = []
        self._weights: Counter[str] = Counter()
        self._open_labels = _open_labels(mentions)
        posts = [m.span for m in mentions if m.kind == "post"]
        self._resolve_all([m for m in mentions if m.kind == "unit" and not self._waits(m, posts)])

    def _waits(self, mention: Mention, posts: Sequence[Span]) -> bool:
        """A part without parent inside a title is settled with the title, by its sisters."""
        value = mention.value
        assert isinstance(value, UnitValue)
        if self._shape(value) != "part" or value.parent is not None:
            return False
        return any(start <= mention.start and mention.end <= end for start, end in posts)

    # ------------------------------------------------------------------ where we are

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence at ``offset``, -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def weight(self, offset: int) -> int:
        """How much a mention at ``offset`` says of what the article is about."""
        index = self.sentence_at(offset)
        if index < 0:
            return 1
        sentence = self.document.sentences[index]
        if sentence.zone == "body" and sentence.paragraph == self._lead:
            return _LEAD_WEIGHT
        return _ZONE_WEIGHT.get(sentence.zone, 1)

    def province_at(self, offset: int) -> str | None:
        """The province that "tỉnh" means at ``offset``."""
        under = [name for start, name in self._headings if start <= offset]
        if under:
            return under[-1]
        if self.province and self._share >= _DOMINANT:
            return self.province
        return self._nearest_province(offset) or self.province

    def _nearest_province(self, offset: int) -> str | None:
        for found in reversed(self._order):
            area = found.value.area
            if found.span.start < offset and area and area.level != "high" and (area.province or area.name):
                return area.province
        return None

    def known(self, label: str) -> Resolved | None:
        """A body of this label that was resolved somewhere in the article."""
        return self._known.get(label)

    def places_after(self, offset: int, reach: int) -> str | None:
        """The first province named within ``reach`` code points after ``offset``."""
        return next((name for start, name in self._places if offset <= start < offset + reach), None)

    def _heading_provinces(self, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
        """Short headings that are nothing but the name of a province govern what follows them."""
        found = self._opening_provinces(mentions)
        if len({name for _, name in found}) > 1:
            return found
        found = []
        for sentence in self.document.sentences:
            if sentence.zone != "heading":
                continue
            inside = [m for m in mentions if m.kind == "place" and sentence.start <= m.start < sentence.end]
            if len(inside) == 1 and inside[0].end - inside[0].start >= 0.6 * (sentence.end - sentence.start):
                assert isinstance(inside[0].value, PlaceValue)
                found.append((sentence.start, inside[0].value.name))
        return found

    def _opening_provinces(self, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
        """ "YÊN BÁI (06/3). ...": paragraphs of a round-up that open with the name of a province."""
        text = self.document.text
        starts = {m.start: m for m in mentions if isinstance(m.value, PlaceValue) and m.kind == "place"}
        found: list[tuple[int, str]] = []
        paragraph = -1
        for sentence in self.document.sentences:
            opening = starts.get(sentence.start)
            if sentence.paragraph != paragraph and opening is not None and sentence.zone in ("body", "heading"):
                after = text[opening.end : opening.end + 2].strip()[:1]
                if text[opening.start : opening.end].isupper() or after in (":", "(", "-", "–", "."):
                    assert isinstance(opening.value, PlaceValue)
                    found.append((sentence.start, opening.value.name))
            paragraph = sentence.paragraph
        return found

    def _host_province(self, mentions: Sequence[Mention]) -> tuple[str | None, float]:
        weights: Counter[str] = Counter()
        for mention in mentions:
            name = self._province_of(mention)
            if name:
                weights[name] += self.weight(mention.start)
        for offset, name in self._districts_named():
            weights[name] += self.weight(offset)
        if not weights:  # only inside other names: "Trung tâm Hội nghị tỉnh Bình Phước"
            weights.update(m.value.name for m in mentions if isinstance(m.value, PlaceValue))
        if not weights:
            return None, 0.0
        name, most = max(weights.items(), key=lambda item: item[1])
        second = max((weight for other, weight in weights.items() if other != name), default=0)
        return name, 1.0 if most >= _AHEAD * second else most / weights.total()

    def _districts_named(self) -> Iterator[tuple[int, str]]:
        """Districts and towns that stand alone ("tại thành phố Đà Lạt") tell the province too."""
        folded = self.document.folded
        for match in _DISTRICT_WORD.finditer(folded):
            words = folded[match.end() : match.end() + 40].split(" ")
            for count in (3, 2, 1):
                name = " ".join(words[:count]).rstrip(",.;:()")
                province = district_province(name, match[1], self.date) if name in districts() else None
                if province:
                    yield match.start(), successor(province, self.date)
                    break

    def _province_of(self, mention: Mention) -> str | None:
        if isinstance(mention.value, PlaceValue):
            return mention.value.name if mention.kind == "place" else None
        if not isinstance(mention.value, UnitValue):
            return None
        area = mention.value.area or (mention.value.parent.area if mention.value.parent else None)
        if area is None or area.level in ("high", "supreme") or area.name is None:
            return None
        if area.level == "province":
            return "Thừa Thiên Huế" if area.name == "Huế" and not is_city("Huế", self.date) else area.name
        province = area.province or district_province(fold(area.name), area.word, self.date)
        return successor(province, self.date) if province else None

    # ------------------------------------------------------------------ resolving

    def _resolve_all(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            assert isinstance(mention.value, UnitValue)
            found = self.resolve(mention.value, mention.span)
            if found:
                self.resolved[mention.span] = found
                self._order.append(found)
                self._weights[found.label] += self.weight(mention.start)

    def resolve(self, value: UnitValue, span: Span) -> Resolved | None:
        """The body that ``value`` means at ``span``, or None when the article does not tell."""
        found = self._resolve(value, span)
        if found is not None:
            self._known.setdefault(found.label, found)
        return found

    def _resolve(self, value: UnitValue, span: Span) -> Resolved | None:
        if value.label and self._shape(value) == "open":
            return self._open_body(value, span)
        if value.label and value.family == "named":
            return Resolved(value.label, value, span)
        if self._shape(value) == "area":
            return self._area_body(value, span)
        return self._part(value, span)

    def _open_body(self, value: UnitValue, span: Span) -> Resolved:
        """A name of its own; a shorter form of an earlier one ("Công ty Hưng Gia Lạc") is that body."""
        label = value.label or value.own
        words = label.split()
        for known in self._open_labels.get(value.family, ()):
            longer = known.split()
            if len(longer) > len(words) > 2 and set(words) <= set(longer) and longer[-1] == words[-1]:
                return Resolved(known, replace(value, label=known), span)
        return Resolved(label, value, span)

    def _shape(self, value: UnitValue) -> str:
        body = self.bodies.get(value.family)
        return body.shape if body else "named"

    def _area_body(self, value: UnitValue, span: Span) -> Resolved | None:
        area = self._settled(value, span.start)
        if area is None:
            return None
        label = area_label(value.own, area, self.date)
        if label is None:
            return None
        kinds = self.bodies[value.family].kinds
        return Resolved(label, replace(value, area=area, kind=kinds.get(area.level, value.kind)), span)

    def _settled(self, value: UnitValue, offset: int) -> Area | None:
        """The area of ``value`` with the name and province filled in from around ``offset``."""
        area = value.area
        if area is None or area.level in ("supreme", "zone", "central", "high"):
            return area if area and (area.name or area.level in ("supreme", "central")) else None
        if area.level == "same":
            return self._same_level(value, offset)
        if area.level == "province":
            return self._province_area(area, offset)
        if area.name is None:
            return self._nearest_area(area.level, area.word, offset)
        if area.province is None:
            return replace(area, province=self._province_for(area, offset))
        return area

    def _province_area(self, area: Area, offset: int) -> Area | None:
        if area.name is None:
            if area.word == "thành phố":
                near = self._nearest_area("district", "thành phố", offset)
                if near:
                    return near
            name = self.province_at(offset)
            if name is None or (area.word == "thành phố" and not is_city(name, self.date)):
                return None if name is None else (self._nearest_city(offset))
            return Area("province", area.word, name, name)
        if area.word == "thành phố" and not is_city(area.name, self.date):
            # a city that bears the name of its province, below it
            province = "Thừa Thiên Huế" if area.name == "Huế" else area.name
            return Area("district", "thành phố", area.name, province)
        return replace(area, province=area.name)

    def _nearest_city(self, offset: int) -> Area | None:
        for found in reversed(self._order):
            area = found.value.area
            if (
                found.span.start < offset
                and area
                and area.level == "province"
                and area.name
                and is_city(area.name, self.date)
            ):
                return Area("province", "thành phố", area.name, area.name)
        return None

    def _province_for(self, area: Area, offset: int) -> str | None:
        """The province of a lower area: the article's where the gazetteer allows it, else the only one it knows."""
        here = self.province_at(offset)
        name = area.name or ""
        if area.level == "district":
            rows = districts().get(fold(name), ())
            provinces = {row.province for row in rows}
            if here in provinces or not rows:
                return here
            sole = district_province(fold(name), area.word, self.date)
            if sole:
                return sole
            near = self._nearest_province(offset)
            return near if near in provinces else None
        return here

    def _same_level(self, value: UnitValue, offset: int) -> Area | None:
        for found in reversed(self._order):
            area = found.value.area
            if found.span.start < offset and area and area.level in self.bodies[value.family].kinds and area.name:
                return area
        return None

    def _nearest_area(self, level: str, word: str, offset: int) -> Area | None:
        own = self._own_area(level, word)
        if own is not None:
            return own
        for found in reversed(self._order):
            area = found.value.area or (found.value.parent.area if found.value.parent else None)
            fits = not word or (area and area.word == word) or level == "regional"
            if found.span.start < offset and area and area.level == level and area.name and fits:
                return area
        return None

    def _own_area(self, level: str, word: str) -> Area | None:
        """The area of this level that the article is about, when one outweighs all others together."""
        weights: Counter[Area] = Counter()
        for found in self._order:
            area = found.value.area or (found.value.parent.area if found.value.parent else None)
            if area and area.level == level and area.name and (not word or area.word == word):
                weights[area] += self.weight(found.span.start)
        if not weights:
            return None
        area, most = max(weights.items(), key=lambda item: item[1])
        return area if most > weights.total() - most else None

    def _part(self, value: UnitValue, span: Span) -> Resolved | None:
        body = self.bodies[value.family]
        if not body.parents and value.parent is None:
            return Resolved(value.own, value, span)
        parent = self._parent(value, span)
        if parent is None:
            return None
        return Resolved(f"{value.own} {parent.label}", replace(value, parent=_with_label(parent)), span)

    def _parent(self, value: UnitValue, span: Span) -> Resolved | None:
        if value.parent:
            return self.resolve(value.parent, span)
        body = self.bodies[value.family]
        if body.explicit:
            return self._parent_named_before(value, span.start)
        return self.body_near(body.parents, span.start, body.levels)

    def _parent_named_before(self, value: UnitValue, offset: int) -> Resolved | None:
        """The parent with which the same part was named earlier in the article."""
        for one in reversed(self._order):
            if one.span.start < offset and one.value.own == value.own and one.value.parent is not None:
                return self.resolve(one.value.parent, one.span)
        return None

    def body_near(self, families: Sequence[str], offset: int, levels: Sequence[str] = ()) -> Resolved | None:
        """The body of one of ``families`` that an unnamed parent means at ``offset``.

        The nearest one before it in the sentence, else the article's own, else the nearest one before, else the party
        committee or council of the article's province.
        """
        sentence = self.sentence_at(offset)
        start = self.document.sentences[sentence].start if sentence >= 0 else 0
        before = [one for one in self._ancestors_before(offset) if _fits(one, families, levels)]
        same = [one for one in before if one.span.start >= start]
        if same and not _plural_list(same):
            return same[-1]
        host = self.host(families, levels)
        if host:
            return host
        if before:
            return before[-1]
        return self._of_the_province(families, offset)

    def _ancestors_before(self, offset: int) -> list[Resolved]:
        found: list[Resolved] = []
        for one in self._order:
            if one.span.start >= offset:
                break
            found.append(one)
            parent = one.value.parent
            while parent is not None:
                if parent.label:
                    found.append(Resolved(parent.label, parent, one.span))
                parent = parent.parent
        return found

    def host(self, families: Sequence[str], levels: Sequence[str] = ()) -> Resolved | None:
        """The body of one of ``families`` (and of one of ``levels``) that the article is about, if one stands out."""
        scored = [
            (self._weights[one.label], -index, one)
            for index, one in enumerate(self._order)
            if _fits(one, families, levels)
        ]
        return max(scored, key=lambda item: item[:2])[2] if scored else None

    def host_label(self) -> str | None:
        """The label of the body that most of the article is about."""
        host = self.host(
            (
                "procuracy",
                "court",
                "vu",
                "military-procuracy",
                "people-council",
                "people-committee",
                "school-like",
                "police",
            )
        )
        return host.label if host else None

    def _of_the_province(self, families: Sequence[str], offset: int) -> Resolved | None:
        name = self.province_at(offset)
        if name is None:
            return None
        city = is_city(name, self.date)
        for family in families:
            if family in ("provincial-party", "city-party") and (family == "city-party") == city:
                body = self.bodies[family]
                area = Area("province", "thành phố" if city else "tỉnh", name, name)
                value = UnitValue(family, body.label, body.kinds["province"], area=area)
                return Resolved(f"{body.label} {name}", value, Span(offset, offset))
            if family == "people-council":
                body = self.bodies[family]
                area = Area("province", "", name, name)
                value = UnitValue(family, body.label, body.kinds["province"], area=area)
                label = area_label(body.label, area, self.date)
                return Resolved(label or "", value, Span(offset, offset))
        return None


def _open_labels(mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Family -> the names of its bodies in the article, longest first."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if isinstance(mention.value, UnitValue) and mention.value.label and mention.value.family != "named":
            found.setdefault(mention.value.family, set()).add(mention.value.label)
    return {family: sorted(labels, key=lambda label: (-len(label), label)) for family, labels in found.items()}


def _fits(one: Resolved, families: Sequence[str], levels: Sequence[str]) -> bool:
    if one.value.family not in families:
        return False
    return not levels or one.value.area is None or one.value.area.level in levels


def _with_label(resolved: Resolved) -> UnitValue:
    return replace(resolved.value, label=resolved.label)


def _plural_list(found: Sequence[Resolved]) -> bool:
    """Several sisters in one sentence are a list of guests, not an antecedent."""
    return len({one.label for one in found}) > 2


def parent_label(value: UnitValue) -> str | None:
    """The label of the direct parent of a resolved body, where the composition tells it."""
    if value.parent is not None:
        return value.parent.label
    if value.family == "named":
        rows = [unit for unit in named_units() if unit.label == value.label]
        return rows[-1].parent if rows else None
    area = value.area
    if area is None or area.level == "supreme":
        return None
    return None
