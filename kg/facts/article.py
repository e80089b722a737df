"""From mentions to facts: everything that one article tells, in reading order."""

import re
from collections.abc import Sequence
from functools import cache

from kg.facts.changes import tenures_of_changes
from kg.facts.clusters import clusters_of
from kg.facts.context import Context
from kg.facts.deputies import deputies
from kg.facts.documents import documents as documents_of
from kg.facts.holders import Holders
from kg.facts.indicators import indicators as indicators_of
from kg.facts.meetings import MeetingReader
from kg.facts.participations import PRESENCE, Cast, ParticipationFinder
from kg.facts.passage import passages
from kg.facts.people import guests, parties, people_of
from kg.facts.personnel import PersonnelReader
from kg.facts.places import places_of
from kg.facts.tenures import TenureFinder
from kg.facts.units import UnitRegister
from kg.records import Change, Document, Extraction, Mention, Participation, Span, Tenure
from kg.reference.bodies import load_bodies
from kg.reference.meetings import load_meeting_words
from kg.reference.posts import load_posts
from kg.reference.rules import load_chunk_rules, load_word_classes

_DEPUTY = frozenset({"dai-bieu", "dai-bieu-qh"})  # ids of posts.yaml
_PRIVATE_BODY = re.compile(
    r"(?:Công ty|Tổng công ty|Tập đoàn|Ngân hàng|Doanh nghiệp|Xí nghiệp|Hợp tác xã|Quỹ tín dụng)"
)


class Reader:
    """The grammars of the facts, compiled once; reads any number of articles."""

    def __init__(self) -> None:
        self.bodies = load_bodies()
        self.posts = {post.id: post for post in load_posts()}
        self.tenures = TenureFinder(self.posts, load_chunk_rules("tenures"))
        self.personnel = PersonnelReader(load_word_classes("personnel"), self.tenures)
        self.meetings = MeetingReader(load_meeting_words())
        self.participations = ParticipationFinder(
            load_word_classes("participation"), load_word_classes("people")["address"]
        )

    def read(self, document: Document, mentions: Sequence[Mention]) -> Extraction:
        """The facts of ``document``, whose ``mentions`` are given in reading order."""
        kept = _outside_margins(document, mentions)
        sentences = passages(document, kept)
        by_sentence = [list(one.mentions) for one in sentences]
        context = Context(document, kept, self.bodies, document.published)
        register = UnitRegister(context)
        for resolved in context.resolved.values():
            register.add(resolved)
        tenures = self.tenures.find(document, by_sentence, context)
        attached = frozenset(tenure.evidence.words[1] for tenure in tenures)
        agenda = self.meetings.read(sentences, context)
        changes = self.personnel.changes(sentences, context, agenda.main.date if agenda.main else None)
        tenures += self.personnel.careers(sentences, context, tenures)
        tenures += deputies(document, by_sentence, context, self.tenures.rules, _DEPUTY)
        tenures += tenures_of_changes(changes, tenures)
        for tenure in tenures:
            if tenure.unit:
                register.add_label(tenure.unit, tenure.evidence.words[-1])
        clusters = clusters_of(document, by_sentence, context)
        units_at = UnitsAt(context)
        documents, citations = documents_of(document, kept, units_at, context.host_label())
        for legal in documents:
            if legal.issuer:
                register.add_issuer(legal.issuer)
        in_post = {tenure.person for tenure in tenures}
        private = parties(kept) - in_post
        cast = Cast(Holders(tenures, context), attached, private)
        parts = self.participations.find(sentences, agenda, context, cast, clusters)
        quantities = [m for m in kept if m.kind == "quantity"]
        periods = [m for m in kept if m.kind == "period"]
        indicators = indicators_of(document, quantities, periods, lambda _: context.host_label())
        acting = self._acting(kept, tenures, changes, parts, by_sentence, document)
        if agenda.main is not None:
            acting |= guests(kept)
        return Extraction(
            people=people_of(kept, frozenset(acting)),
            units=register.units(),
            places=places_of(kept, context),
            meetings=agenda.meetings(),
            documents=tuple(documents),
            clusters=clusters,
            tenures=tuple(tenures),
            participations=tuple(parts),
            indicators=tuple(indicators),
            changes=tuple(changes),
            citations=tuple(citations),
        )

    def _acting(
        self,
        mentions: Sequence[Mention],
        tenures: Sequence[Tenure],
        changes: Sequence[Change],
        parts: Sequence[Participation],
        by_sentence: Sequence[Sequence[Mention]],
        document: Document,
    ) -> set[str]:
        """The names of those who act in public; a party to a case does only with a post in a public body."""
        private = parties(mentions)
        acting = {t.person for t in tenures if t.person not in private or is_public_post(t)}
        acting |= {change.person for change in changes}
        acting |= {part.who for part in parts if not part.is_unit and part.evidence.confidence > PRESENCE} - private
        return acting | (self.tenures.in_role(by_sentence, document) - private)


def is_public_post(tenure: Tenure) -> bool:
    """Whether the post is one of a public body: no company, bank or mere rank without a body."""
    return tenure.unit is not None and not _PRIVATE_BODY.match(tenure.unit)


class UnitsAt:
    """The label of the body that a span of the text names, for those who know only the span."""

    def __init__(self, context: Context) -> None:
        self._resolved = sorted(context.resolved.items())

    def __call__(self, span: Span) -> str | None:
        inside = [
            (found.end - found.start, one.label)
            for found, one in self._resolved
            if span.start <= found.start and found.end <= span.end
        ]
        return max(inside)[1] if inside else None


def _outside_margins(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions outside the zones that hold no facts."""
    margins = [
        (zone.start, zone.end) for zone in document.zones if zone.kind in ("header", "footer", "related", "byline")
    ]
    return [m for m in mentions if not any(start <= m.start < end for start, end in margins)]


@cache
def reader() -> Reader:
    """The reader of this process."""
    return Reader()


def extract(document: Document, mentions: Sequence[Mention]) -> Extraction:
    """The facts of ``document`` from its ``mentions``; see :class:`Reader`."""
    return reader().read(document, mentions)
