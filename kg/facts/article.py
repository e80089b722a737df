"""From mentions to facts: everything that one article tells, in reading order."""

from collections.abc import Sequence
from functools import cache

from kg.facts.clusters import clusters_of
from kg.facts.context import Context
from kg.facts.documents import documents as documents_of
from kg.facts.holders import Holders
from kg.facts.indicators import indicators as indicators_of
from kg.facts.meetings import MeetingReader, meetings_of
from kg.facts.participations import ParticipationFinder, expand_clusters
from kg.facts.people import people_of
from kg.facts.personnel import PersonnelReader, tenures_of_changes
from kg.facts.places import places_of
from kg.facts.tenures import TenureFinder
from kg.facts.units import UnitRegister
from kg.records import Document, Extraction, Mention, Span
from kg.reference.bodies import load_bodies
from kg.reference.meetings import load_meeting_words
from kg.reference.posts import load_posts
from kg.reference.rules import load_chunk_rules, load_word_classes


class Reader:
    """The grammars of the facts, compiled once; reads any number of articles."""

    def __init__(self) -> None:
        self.bodies = load_bodies()
        self.posts = {post.id: post for post in load_posts()}
        self.tenures = TenureFinder(self.posts, load_chunk_rules("tenures"))
        self.personnel = PersonnelReader(load_word_classes("personnel"), self.tenures)
        self.meetings = MeetingReader(load_meeting_words())
        self.participations = ParticipationFinder(load_word_classes("participation"))

    def read(self, document: Document, mentions: Sequence[Mention]) -> Extraction:
        """The facts of ``document``, whose ``mentions`` are given in reading order."""
        kept = _outside_margins(document, mentions)
        by_sentence = _by_sentence(document, kept)
        context = Context(document, kept, self.bodies, _date(document, mentions))
        register = UnitRegister(context)
        for resolved in context.resolved.values():
            register.add(resolved)
        tenures = self.tenures.find(document, by_sentence, context)
        attached = frozenset(tenure.evidence.words[1] for tenure in tenures)
        agenda = self.meetings.read(document, by_sentence, context)
        changes = self.personnel.changes(document, by_sentence, context, agenda.main.date if agenda.main else None)
        tenures += self.personnel.careers(document, by_sentence, context, tenures)
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
        parts = self.participations.find(document, by_sentence, agenda, context, Holders(tenures, context), attached)
        parts = expand_clusters(parts, clusters)
        quantities = [m for m in kept if m.kind == "quantity"]
        periods = [m for m in kept if m.kind == "period"]
        indicators = indicators_of(document, quantities, periods, lambda offset: context.host_label())
        return Extraction(
            people=people_of(kept, tenures),
            units=register.units(),
            places=places_of(kept, context),
            meetings=meetings_of(agenda),
            documents=tuple(documents),
            clusters=clusters,
            tenures=tuple(tenures),
            participations=tuple(parts),
            indicators=tuple(indicators),
            changes=tuple(changes),
            citations=tuple(citations),
        )


class UnitsAt:
    """The label of the body that a span of the text names, for those who know only the span."""

    def __init__(self, context: Context) -> None:
        self._resolved = sorted(context.resolved.items())

    def __call__(self, span: Span) -> str | None:
        inside = [(found.end - found.start, one.label) for found, one in self._resolved if span.start <= found.start and found.end <= span.end]
        return max(inside)[1] if inside else None


def _outside_margins(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions outside the zones that hold no facts."""
    margins = [(zone.start, zone.end) for zone in document.zones if zone.kind in ("header", "footer", "related", "byline")]
    return [m for m in mentions if not any(start <= m.start < end for start, end in margins)]


def _by_sentence(document: Document, mentions: Sequence[Mention]) -> list[list[Mention]]:
    found: list[list[Mention]] = []
    index = 0
    for sentence in document.sentences:
        while index < len(mentions) and mentions[index].start < sentence.start:
            index += 1
        first = index
        while index < len(mentions) and mentions[index].start < sentence.end:
            index += 1
        found.append(list(mentions[first:index]))
    return found


def _date(document: Document, mentions: Sequence[Mention]) -> str | None:
    return document.published


@cache
def reader() -> Reader:
    """The reader of this process."""
    return Reader()


def extract(document: Document, mentions: Sequence[Mention]) -> Extraction:
    """The facts of ``document`` from its ``mentions``; see :class:`Reader`."""
    return reader().read(document, mentions)
