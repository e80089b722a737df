"""The meetings of an article while they are read, and as records at the end."""

from dataclasses import dataclass, field

from kg.names import fold
from kg.records import Evidence, Meeting, Span

SESSIONS = ("ky-hop", "phien-hop")  # kinds of meetings of an assembly or council, which may decide on posts
OF_SEVERAL = ("buoi-lam-viec", "hoi-dam")  # kinds that two sides hold, neither of them as host: told by who meets whom


@dataclass(eq=False)
class Draft:
    """A meeting in the making."""

    kind: str
    head: str
    names: list[str] = field(default_factory=list)
    provinces: set[str] = field(default_factory=set)  # those that its names tell
    sides: set[str] = field(default_factory=set)  # the bodies that its names tell
    date: str | None = None
    end: str | None = None
    organisers: list[str] = field(default_factory=list)
    main: bool = False
    status: str = "held"
    in_title: bool = False
    paragraph: int = -1  # where it was last named
    apart: bool = False  # a further story: what follows is told of it, not of the first meeting
    visit: bool = False  # one of several meetings on one journey
    container: bool = False  # "tại Kỳ họp thứ 6": where something else took place
    mentions: list[Span] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    key: str = ""


@dataclass
class Agenda:
    """The meetings of an article and which of them is in hand at each sentence.

    ``main`` is the meeting that the article is about, if it is about one; ``groups`` are the meetings by kind, or by
    kinds of which one name may stand for another, while they are read.
    """

    drafts: list[Draft] = field(default_factory=list)
    at_sentence: list[Draft | None] = field(default_factory=list)
    by_mention: dict[Span, Draft] = field(default_factory=dict)
    main: Draft | None = None
    groups: dict[str, list[Draft]] = field(default_factory=dict)

    def begin(self, draft: Draft) -> None:
        """Put ``draft`` first; the meetings that the text calls by its head, or its first words, are then this one."""
        whole = [fold(name) for name in draft.names]
        unnamed = [
            other
            for other in self.drafts
            if not other.names
            or (not other.date and all(any(name.startswith(fold(one)) for name in whole) for one in other.names))
        ]
        self.drafts[:] = [draft, *(other for other in self.drafts if other not in unnamed)]
        for other in unnamed:
            draft.mentions += other.mentions
        self.at_sentence[:] = [draft if one in unnamed else one for one in self.at_sentence]
        for span, one in self.by_mention.items():
            if one in unnamed:
                self.by_mention[span] = draft

    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings as records."""
        return tuple(_record(draft) for draft in self.drafts)


def _record(draft: Draft) -> Meeting:
    return Meeting(
        key=draft.key,
        name=draft.names[0],
        kind=draft.kind,
        aliases=tuple(dict.fromkeys(draft.names[1:])),
        date=draft.date,
        end=draft.end,
        organisers=tuple(draft.organisers),
        main=draft.main,
        status=draft.status,
        mentions=tuple(draft.mentions),
        evidence=tuple(draft.evidence),
    )
