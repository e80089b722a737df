"""Who a bare title means: "đồng chí Viện trưởng", "Vụ trưởng Vụ 9" -> the person who holds it in this article."""

from collections import defaultdict
from collections.abc import Sequence

from kg.facts.context import Context
from kg.records import Mention, Tenure
from kg.values import PostValue


class Holders:
    """The current holders of the posts of one article."""

    def __init__(self, tenures: Sequence[Tenure], context: Context) -> None:
        self._context = context
        self._by_title: defaultdict[str, list[tuple[str | None, str]]] = defaultdict(list)
        for tenure in tenures:
            if not tenure.former and (tenure.unit, tenure.person) not in self._by_title[tenure.title]:
                self._by_title[tenure.title].append((tenure.unit, tenure.person))

    def person(self, mention: Mention) -> str | None:
        """The name of the only person whom the title at ``mention`` can mean, else None."""
        value = mention.value
        assert isinstance(value, PostValue)
        if value.plural or value.former or value.role:
            return None
        held = self._by_title.get(value.title, [])
        if not held:
            longer = [title for title in self._by_title if title.startswith(value.title + " ")]
            held = self._by_title[longer[0]] if len(longer) == 1 else []
        label = None
        if value.unit is not None and value.unit_span is not None:
            resolved = self._context.resolved.get(value.unit_span)
            if resolved is None and value.unit.area is not None:
                return None
            label = resolved.label if resolved is not None else None
        elif value.unit is not None:
            label = value.unit.label
        if label is not None:
            held = [(unit, person) for unit, person in held if unit == label]
        people = {person for _, person in held}
        if len(people) == 1:
            return next(iter(people))
        if label is None and held:
            host = self._context.host(("procuracy", "court", "vu", "military-procuracy"))
            chosen = {person for unit, person in held if host is not None and unit == host.label}
            return next(iter(chosen)) if len(chosen) == 1 else None
        return None
