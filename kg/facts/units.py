"""The units of an article: every body that was resolved, with its chain of parents."""

import functools
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.facts.context import Context
from kg.facts.forms import printed_form
from kg.facts.naming import area_label, province_label, within_district
from kg.facts.resolved import Resolved
from kg.names import fold
from kg.records import Span, Unit
from kg.reference.gazetteer import named_units
from kg.reference.units import NamedUnit
from kg.values import Area, UnitValue

_OWN = {"procuracy": "VKSND", "court": "TAND"}  # families whose bodies stand above one another, level by level
_SUPREME_KIND = {"procuracy": "procuracy.supreme", "court": "court.supreme"}
_PROVINCIAL_KIND = {"procuracy": "procuracy.provincial", "court": "court.provincial"}
_MINISTRY = "state.ministry"

_EXPANSIONS = (
    ("VKSND", "Viện kiểm sát nhân dân"),
    ("TAND", "Tòa án nhân dân"),
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
)


@dataclass
class _Draft:
    label: str
    kind: str
    parent: str | None = None
    province: str | None = None
    district: str | None = None
    full: str | None = None
    mentions: set[Span] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)


class UnitRegister:
    """Collects the units of one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._drafts: dict[str, _Draft] = {}
        self._named = _named()

    def add(self, resolved: Resolved) -> None:
        """Note a body that the text names at its span."""
        draft = self._draft(resolved.label, resolved.value)
        if resolved.span.end > resolved.span.start:
            draft.mentions.add(resolved.span)
            form = printed_form(self._context.document, resolved.span)
            if form is not None and not _is_area(form, resolved.value):
                draft.aliases.add(form)
            self._mention_parents(resolved.value, resolved.span)
            self._mention_known_parent(draft, resolved.span)

    def _mention_known_parent(self, draft: _Draft, span: Span) -> None:
        """The parent of a body known by name is mentioned where it is printed beside that name.

        Where it is part of the name only a ministry is: "Cục C03, Bộ Công an", but "Ủy ban Thường vụ Quốc hội".
        """
        parent = fold(draft.parent or "")
        if draft.parent not in self._drafts:
            return
        if parent in fold(draft.label) and self._drafts[draft.parent].kind != _MINISTRY:
            return
        if parent in self._context.document.folded[span.start : span.end]:
            self._drafts[draft.parent].mentions.add(span)

    def _mention_parents(self, value: UnitValue, span: Span) -> None:
        """A part names its parent too: "Ban Nội chính Tỉnh ủy" is a mention of the Tỉnh ủy."""
        parent = value.parent
        while parent is not None:
            if (label := self._label_of(parent)) in self._drafts:
                self._drafts[label].mentions.add(span)
            parent = parent.parent

    def add_label(self, label: str, span: Span) -> None:
        """Note that a post at ``span`` names or implies the body ``label``."""
        if label not in self._drafts:
            resolved = self._context.known(label)
            if resolved is not None:
                self._draft(label, resolved.value)
            elif label in self._named:
                self._draft(label, UnitValue("named", label, self._named[label].kind, label=label))
        if label in self._drafts:
            self._drafts[label].mentions.add(span)
            known = self._context.known(label)
            if known is not None:
                self._mention_parents(known.value, span)

    def add_issuer(self, label: str) -> None:
        """Note the issuer of a document, known by its letters; not itself a mention."""
        if label in self._drafts:
            return
        resolved = self._context.known(label)
        kind = self._named[label].kind if label in self._named else "other"
        self._draft(label, resolved.value if resolved else UnitValue("named", label, kind, label=label))

    def units(self) -> tuple[Unit, ...]:
        """The units in the order of their labels, parents included."""
        for label in list(self._drafts):
            self._complete(label)
        return tuple(self._unit(self._drafts[label]) for label in sorted(self._drafts))

    def _unit(self, draft: _Draft) -> Unit:
        return Unit(
            label=draft.label,
            kind=draft.kind,
            full=draft.full,
            aliases=tuple(sorted(draft.aliases - {draft.label})),
            parent=draft.parent,
            province=draft.province,
            district=draft.district,
            mentions=tuple(sorted(draft.mentions)),
        )

    def _draft(self, label: str, value: UnitValue) -> _Draft:
        if label not in self._drafts:
            named = self._named.get(label)
            draft = _Draft(label, named.kind if named else value.kind, full=value.full)
            self._drafts[label] = draft
            area = value.area or (value.parent.area if value.parent else None)
            if area is not None and area.level != "high":
                draft.province = area.province
                draft.district = area.name if area.level == "district" else None
            if value.area is not None and (longer := within_district(value.own, value.area, self._context.date)):
                draft.aliases.add(longer)
            draft.parent = self._parent(label, value)
        return self._drafts[label]

    def _parent(self, label: str, value: UnitValue) -> str | None:
        if value.parent is not None:
            parent_label = self._label_of(value.parent)
            if parent_label and parent_label != label:
                self._draft(parent_label, value.parent)
                return parent_label
        named = self._named.get(label)
        if named is not None:
            if named.parent:
                self._draft(named.parent, UnitValue("named", named.parent, "other", label=named.parent))
            return named.parent
        return self._upper(value)

    def _label_of(self, value: UnitValue) -> str:
        """The label of a body, or "" if not all that it is made of is known."""
        return value.label or (value.area and area_label(value.own, value.area, self._context.date)) or ""

    def _upper(self, value: UnitValue) -> str | None:
        """VKSND huyện -> VKSND tỉnh -> VKSND tối cao; the same for courts."""
        area, family = value.area, value.family
        if area is None or family not in _OWN or area.level == "supreme":
            return None
        own = _OWN[family]
        if area.level in ("district", "regional") and area.province:
            label = f"{own} {province_label(area.province, self._context.date)}"
            upper = UnitValue(
                family, own, _PROVINCIAL_KIND[family], area=Area("province", "", area.province, area.province)
            )
            return self._draft(label, upper).label
        label = f"{own} tối cao"
        return self._draft(label, UnitValue(family, own, _SUPREME_KIND[family], area=Area("supreme"))).label

    def _complete(self, label: str) -> None:
        draft = self._drafts[label]
        named = self._named.get(label)
        if named is not None and draft.full in (None, *named.full):  # else it is one of another time under this number
            draft.full = named.full_at(self._context.date)
        if draft.full is None:
            draft.full = _full_name(label)
        elif draft.parent is not None and label.endswith(draft.parent) and not _ends_with(draft.full, draft.parent):
            draft.aliases.add(f"{draft.full} {draft.parent}")


@functools.cache
def _named() -> Mapping[str, NamedUnit]:
    """Label -> the body known by name, of several eras the last."""
    return {unit.label: unit for unit in named_units()}


_WORDS = ("tỉnh", "thành phố", "tp", "tp.", "huyện", "quận", "thị xã")


def _is_area(form: str, value: UnitValue) -> bool:
    """ "VKSND các tỉnh Quảng Trị, Bình Định": an item of such a list names the province, not the body."""
    name, word = (value.area.name, value.area.word) if value.area else (None, "")
    return name is not None and fold(form) in (
        fold(name),
        fold(f"{word} {name}"),
        *(f"{w} {fold(name)}" for w in _WORDS),
    )


def _ends_with(name: str, body: str) -> bool:
    """Whether a name has that of a body in it, in its short or its full form."""
    return any(fold(form) in fold(name) for form in (body, _full_name(body)) if form)


def _full_name(label: str) -> str | None:
    full = label
    for short, long in _EXPANSIONS:
        full = full.replace(short, long)
    return full if full != label and fold(full) != fold(label) else None


class UnitsAt:
    """The label of the body that a span of the text names, for those who know only the span."""

    def __init__(self, context: Context) -> None:
        self._labels = sorted((span, one.label) for span, one in context.resolved.items())
        self._starts = [span.start for span, _ in self._labels]

    def __call__(self, span: Span) -> str | None:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        inside = [
            (found.end - found.start, label) for found, label in self._labels[first:last] if found.end <= span.end
        ]
        return max(inside)[1] if inside else None
