"""The provinces that an article mentions, on their own or inside the name of a body."""

from collections import defaultdict
from collections.abc import Sequence

from kg.facts.context import Context
from kg.records import Mention, Place, Span
from kg.reference.gazetteer import is_city
from kg.values import PlaceValue


def places_of(mentions: Sequence[Mention], context: Context) -> tuple[Place, ...]:
    """The provinces by name; the province of a body counts where the body's own name tells it."""
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    for mention in mentions:
        if isinstance(mention.value, PlaceValue):
            spans[_at_date(mention.value.name, context.date)].add(mention.span)
    for resolved in context.resolved.values():
        value = resolved.value
        area = value.area or (value.parent.area if value.parent else None)
        if area is not None and area.province and area.name:
            spans[_at_date(area.province, context.date)].add(resolved.span)
    return tuple(Place(name, mentions=tuple(sorted(found))) for name, found in sorted(spans.items()))


def _at_date(name: str, date: str | None) -> str:
    """Huế was the seat of Thừa Thiên Huế until 2025."""
    return "Thừa Thiên Huế" if name == "Huế" and not is_city("Huế", date) else name
