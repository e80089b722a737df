"""What the articles say of how long one person was in one post, put together before bounds are drawn from it."""

import json
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, Self

Days = tuple[str, str]
"""The first and the last of several days, ISO."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A tenure as one article shows it, or as all do together: IRIs and whole ISO days as text.

    ``label`` names the post. ``seat``: one person holds it at a time. ``former``: the tenure is told as over, and
    ``days`` are those on which it is called so; else those on which the person is shown in the post. ``since`` and
    ``until`` are the stated bounds, ISO prefixes. ``gained``: those of the days on which an article tells how the
    person got the post. ``body``: the days on which the body began and ended by law.
    """

    tenure: str
    person: str
    post: str = ""
    label: str = ""
    seat: bool = False
    former: bool = False
    days: Days | None = None
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    body: tuple[str | None, str | None] = (None, None)

    def encoded(self) -> str:
        """As one line of text for `decoded`."""
        return json.dumps(_values(self), ensure_ascii=True)

    @classmethod
    def decoded(cls, text: str) -> Self:
        """What was `encoded`."""
        values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(text)]
        return cls(*values)

    def merged(self, other: "Spell") -> "Spell":
        """This and another article's view of the same tenure; the order of the two makes no difference."""
        begun = max(filter(None, (self.body[0], other.body[0])), default=None)
        ended = min(filter(None, (self.body[1], other.body[1])), default=None)
        return replace(
            self,
            label=min(self.label, other.label),
            days=_widened(self.days, other.days),
            since=_both(self.since, other.since),
            until=_both(self.until, other.until),
            gained=_both(self.gained, other.gained),
            body=(begun, ended),
        )


_values = attrgetter(*(field.name for field in fields(Spell)))


def best(dates: tuple[str, ...]) -> str | None:
    """The date that stands as the stated one: the one that knows the day best, of equals the latest."""
    return max(dates, key=lambda date: (len(date), date), default=None)


def differ(dates: tuple[str, ...]) -> bool:
    """Whether two of the dates can't be one: "2024" and "2024-03" can."""
    stated = best(dates)
    return stated is not None and any(not stated.startswith(date) for date in dates)


def _both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*some, *others}))


def _widened(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
