"""The people of an article, and which of them are private."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.records import Mention, Person, Span, Tenure
from kg.values import PersonValue

_PARTY_TO_A_CASE = (
    "bị cáo", "bị can", "bị hại", "nạn nhân", "nhân chứng", "người làm chứng", "nghi phạm", "nghi can", "đối tượng",
    "đương sự", "nguyên đơn", "bị đơn",
)  # fmt: skip


@dataclass
class _Draft:
    spans: list[Span] = field(default_factory=list)
    party: bool = False


def people_of(mentions: Sequence[Mention], tenures: Sequence[Tenure], acting: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """The people in the order of their first mention. ``acting`` are names of those who take part in public acts."""
    drafts: dict[str, _Draft] = {}
    for mention in mentions:
        if isinstance(mention.value, PersonValue):
            draft = drafts.setdefault(mention.value.name, _Draft())
            draft.spans.append(mention.span)
            draft.party |= bool(mention.value.honorific) and any(mention.value.honorific.startswith(p) for p in _PARTY_TO_A_CASE)
    in_post = {tenure.person for tenure in tenures}
    return tuple(
        Person(
            name,
            private=draft.party,
            official=name in in_post or name in acting,
            mentions=tuple(sorted(draft.spans)),
        )
        for name, draft in drafts.items()
    )
