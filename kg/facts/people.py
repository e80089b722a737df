"""The people of an article, and which of them are private."""

import re
from collections.abc import Sequence

from kg.records import Mention, Person, Span
from kg.reference.rules import WordClass
from kg.values import PersonValue

_OFFICE_REACH = 36  # code points before a name in which an office stands


def parties_to_cases(mentions: Sequence[Mention], words: tuple[str, ...]) -> frozenset[str]:
    """The names of those who are called a party to a case by one of ``words``: defendant, victim, witness."""
    people = (m.value for m in mentions if isinstance(m.value, PersonValue))
    return frozenset(person.name for person in people if person.honorific and person.honorific.startswith(words))


def guests(mentions: Sequence[Mention]) -> frozenset[str]:
    """The names that no word marks as those of private persons: at a public meeting such people act in public."""
    marked = {m.value.name for m in mentions if isinstance(m.value, PersonValue) and _is_marked(m.value)}
    return frozenset(m.value.name for m in mentions if isinstance(m.value, PersonValue)) - marked


def before_officer(words: WordClass) -> re.Pattern[str]:
    """What ends before the name of an officer: one of ``words``, which tell what somebody does in court by office."""
    return re.compile(rf"(?<!\w){words.any_form()} (?:(?:ông|bà|đồng chí) )?$")


def officers(mentions: Sequence[Mention], folded: str, office: re.Pattern[str]) -> frozenset[str]:
    """The names behind ``office``, see `before_officer`: "Chủ tọa A cho biết"."""
    return frozenset(
        mention.value.name
        for mention in mentions
        if isinstance(mention.value, PersonValue)
        and office.search(folded, max(0, mention.start - _OFFICE_REACH), mention.start)
    )


def _is_marked(value: PersonValue) -> bool:
    return bool(value.honorific) and value.honorific != "đồng chí"


def people_of(mentions: Sequence[Mention], acting: frozenset[str]) -> tuple[Person, ...]:
    """The people in the order of their first mention.

    ``acting`` are the names of those who hold or held a public post or act in public; everyone else is private.
    """
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        if isinstance(mention.value, PersonValue):
            spans.setdefault(mention.value.name, []).append(mention.span)
    return tuple(
        Person(name, private=name not in acting, official=name in acting, mentions=tuple(sorted(found)))
        for name, found in spans.items()
    )
