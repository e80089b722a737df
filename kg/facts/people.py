"""The people of an article, and which of them are private."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.records import Mention, Person, Span
from kg.values import PersonValue

_PARTY_TO_A_CASE = (
    "bị cáo", "bị can", "bị hại", "nạn nhân", "nhân chứng", "người làm chứng", "nghi phạm", "nghi can", "đối tượng",
    "đương sự", "nguyên đơn", "bị đơn",
)  # fmt: skip


@dataclass
class _Draft:
    spans: list[Span] = field(default_factory=list)


def parties(mentions: Sequence[Mention]) -> frozenset[str]:
    """The names of those who are called a party to a case: defendant, victim, witness."""
    return frozenset(m.value.name for m in mentions if isinstance(m.value, PersonValue) and is_party(m.value))


def guests(mentions: Sequence[Mention]) -> frozenset[str]:
    """The names that no word marks as those of private persons: at a public meeting such people act in public."""
    marked = {m.value.name for m in mentions if isinstance(m.value, PersonValue) and _is_marked(m.value)}
    return frozenset(m.value.name for m in mentions if isinstance(m.value, PersonValue)) - marked


def _is_marked(value: PersonValue) -> bool:
    return bool(value.honorific) and value.honorific != "đồng chí"


def is_party(value: PersonValue) -> bool:
    """Whether the words before the name make the person a party to a case."""
    return bool(value.honorific) and any((value.honorific or "").startswith(word) for word in _PARTY_TO_A_CASE)


def people_of(mentions: Sequence[Mention], acting: frozenset[str]) -> tuple[Person, ...]:
    """The people in the order of their first mention.

    ``acting`` are the names of those who hold or held a public post or act in public; everyone else is private.
    """
    drafts: dict[str, _Draft] = {}
    for mention in mentions:
        if isinstance(mention.value, PersonValue):
            draft = drafts.setdefault(mention.value.name, _Draft())
            draft.spans.append(mention.span)
    return tuple(
        Person(
            name,
            private=name not in acting,
            official=name in acting,
            mentions=tuple(sorted(draft.spans)),
        )
        for name, draft in drafts.items()
    )
