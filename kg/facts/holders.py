"""Who a bare title means: "đồng chí Viện trưởng", "Vụ trưởng Vụ 9" -> the person who holds it in this article."""

from collections import defaultdict
from collections.abc import Sequence

from kg.facts.context import Context
from kg.records import Mention, Tenure
from kg.values import PostValue

_HOSTS = ("procuracy", "court", "vu", "military-procuracy")  # families of bodies that an article is about


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
        label, known = self._body(value)
        if not known:
            return None
        held = [(unit, person) for unit, person in self._of_title(value.title) if label is None or unit == label]
        only = _only({person for _, person in held})
        if only is None and label is None and held:
            host = self._context.host(_HOSTS)
            only = _only({person for unit, person in held if host is not None and unit == host.label})
        return only

    def _of_title(self, title: str) -> list[tuple[str | None, str]]:
        """The bodies and holders of ``title``, else those of the only longer title that begins with it."""
        if held := self._by_title.get(title):
            return held
        longer = [known for known in self._by_title if known.startswith(title + " ")]
        return self._by_title[longer[0]] if len(longer) == 1 else []

    def _body(self, value: PostValue) -> tuple[str | None, bool]:
        """The label of the body named at the title, if any, and whether it is known which one is meant."""
        if value.unit is None:
            return None, True
        if value.unit_span is None:
            return value.unit.label, True
        resolved = self._context.resolved.get(value.unit_span)
        if resolved is not None:
            return resolved.label, True
        return None, value.unit.area is None


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
