"""From mentions to facts: everything that one article tells, in reading order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.facts.bygone import Bygone
from kg.facts.cases import cases_of
from kg.facts.changes import held_already, tenures_of_changes
from kg.facts.chunks import Chunker
from kg.facts.clusters import clusters_of
from kg.facts.context import Context
from kg.facts.deputies import deputies
from kg.facts.documents import documents as documents_of
from kg.facts.holders import Holders
from kg.facts.indicators import indicators as indicators_of
from kg.facts.meetings import MeetingReader
from kg.facts.participations import PRESENCE, Cast, ParticipationFinder
from kg.facts.passage import Passage, passages
from kg.facts.past_changes import with_history
from kg.facts.people import before_officer, guests, officers, parties_to_cases, people_of
from kg.facts.personnel import PersonnelReader
from kg.facts.places import places_of
from kg.facts.requests import RequestReader
from kg.facts.resolved import Resolved
from kg.facts.rolls import RollReader, instead
from kg.facts.successions import predecessors, without_predecessors
from kg.facts.tenures import Held, TenureFinder, titled
from kg.facts.units import UnitRegister, UnitsAt
from kg.records import (
    Change,
    Document,
    Extraction,
    Indicator,
    LegalDocument,
    Mention,
    Participation,
    Span,
    Tenure,
    Unit,
)
from kg.reference.bodies import load_bodies
from kg.reference.meetings import load_meeting_words
from kg.reference.posts import load_posts
from kg.reference.rules import load_chunk_rules, load_word_classes
from kg.spans import Covers
from kg.values import UnitValue

_PRIVATE_BODY = re.compile(
    r"(?:Công ty|Tổng công ty|Tập đoàn|Ngân hàng|Doanh nghiệp|Xí nghiệp|Hợp tác xã|Quỹ tín dụng)"
)
_MARGINS = ("header", "footer", "related", "byline", "dateline")  # zones that hold no facts


class Reader:
    """The grammars of the facts, compiled once; reads any number of articles."""

    def __init__(self) -> None:
        people = load_word_classes("people")
        bodies = load_bodies()
        self._bodies = {body.id: body for body in bodies}
        posts = {post.id: post for post in load_posts()}
        personnel = load_word_classes("personnel")
        chunker = Chunker(people["honorific"], personnel["then"], people["role"])
        self._tenures = TenureFinder(posts, load_chunk_rules("tenures"), chunker, Bygone(personnel))
        self._rolls = RollReader(bodies)
        self._personnel = PersonnelReader(personnel, self._tenures)
        self._meetings = MeetingReader(load_meeting_words())
        participation = load_word_classes("participation")
        self._participations = ParticipationFinder(participation, people["address"])
        self._requests = RequestReader(participation, people["address"])
        self._party_words = people["party"].forms
        self._officer = before_officer(people["officer"])

    def read(self, document: Document, mentions: Sequence[Mention]) -> Extraction:
        """The facts of ``document``, whose ``mentions`` are given in reading order."""
        kept = _outside_margins(document, mentions)
        sentences = passages(document, kept)
        context = Context(document, kept, self._bodies, document.published)
        held = self._tenures.held(sentences)
        tenures = instead(self._rolls.read(sentences, context), self._tenures.find(held, context))
        attached = frozenset(tenure.evidence.words[1] for tenure in tenures)
        agenda = self._meetings.read(sentences, context)
        changes, history = self._personnel.changes(sentences, context, tenures, agenda.main)
        tenures = with_history(held_already(tenures, changes), history)
        tenures += self._personnel.careers(sentences, context, tenures)
        tenures += deputies(held, context, agenda.main.organisers if agenda.main else ())
        tenures = without_predecessors(tenures, sentences)
        tenures += tenures_of_changes(changes, tenures)
        tenures += predecessors(sentences, changes, tenures)
        clusters = clusters_of(sentences, context)
        documents, citations = documents_of(document, kept, UnitsAt(context), context.host_label())
        parties = parties_to_cases(kept, self._party_words)
        cast = Cast(
            Holders(tenures, context), attached, parties - {tenure.person for tenure in tenures}, _changing(changes)
        )
        parts = self._participations.find(sentences, agenda, context, cast, clusters)
        acting = _acting(tenures, changes, parts, held, parties) | officers(kept, document.folded, self._officer)
        if agenda.main is not None:
            acting |= guests(kept)
        return Extraction(
            people=people_of(kept, acting),
            units=_units(context, tenures, documents, _unheld(kept, attached, context)),
            places=places_of(kept, context),
            meetings=agenda.meetings(),
            documents=tuple(documents),
            clusters=clusters,
            tenures=tuple(tenures),
            participations=tuple(parts),
            indicators=tuple(_indicators(document, kept, context)),
            changes=tuple(changes),
            citations=tuple(citations),
            cases=cases_of(sentences, context),
            requests=tuple(self._requests.read(sentences, agenda, context, cast, parts)),
        )


def _changing(changes: Sequence[Change]) -> frozenset[Span]:
    """The sentences that tell a change of post."""
    return frozenset(change.evidence.sentence for change in changes if change.change != "awarded")


def _acting(
    tenures: Sequence[Tenure],
    changes: Sequence[Change],
    parts: Sequence[Participation],
    held: Sequence[tuple[Passage, Sequence[Held]]],
    parties: frozenset[str],
) -> frozenset[str]:
    """The names of those who act in public; a party to a case does only with a post in a public body."""
    acting = {t.person for t in tenures if t.person not in parties or is_public_post(t)}
    acting |= {change.person for change in changes}
    acting |= {part.who for part in parts if not part.is_unit and part.evidence.confidence > PRESENCE} - parties
    return frozenset(acting | (titled(held) - parties))


def _unheld(mentions: Sequence[Mention], attached: frozenset[Span], context: Context) -> Iterator[Resolved]:
    """The parts in titles that stand at no name: "các Kiểm sát viên Phòng 3"."""
    alone = Covers(mention.span for mention in mentions if mention.kind == "post" and mention.span not in attached)
    for mention in mentions:
        if not isinstance(mention.value, UnitValue) or mention.span in context.resolved:
            continue
        if alone.cover(mention.start, mention.end) and (one := context.resolve(mention.value, mention.span)):
            yield one


def _units(
    context: Context, tenures: Sequence[Tenure], documents: Sequence[LegalDocument], unheld: Iterable[Resolved]
) -> tuple[Unit, ...]:
    """The bodies that the text names, those of the posts, and the issuers of the documents."""
    register = UnitRegister(context)
    for resolved in (*context.resolved.values(), *unheld):
        register.add(resolved)
    for tenure in tenures:
        if tenure.unit:
            register.add_label(tenure.unit, tenure.evidence.words[-1])
    for legal in documents:
        if legal.issuer:
            register.add_issuer(legal.issuer)
    return register.units()


def _indicators(document: Document, mentions: Sequence[Mention], context: Context) -> Sequence[Indicator]:
    quantities = [m for m in mentions if m.kind == "quantity"]
    periods = [m for m in mentions if m.kind == "period"]
    host = context.host_label()
    return indicators_of(document, quantities, periods, lambda _: host)


def is_public_post(tenure: Tenure) -> bool:
    """Whether the post is one of a public body: no company, bank or mere rank without a body."""
    return tenure.unit is not None and not _PRIVATE_BODY.match(tenure.unit)


def _outside_margins(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions outside the zones that hold no facts."""
    margins = Covers((zone.start, zone.end) for zone in document.zones if zone.kind in _MARGINS)
    return [mention for mention in mentions if not margins.hold(mention.start)]


@cache
def reader() -> Reader:
    """The reader of this process."""
    return Reader()


def extract(document: Document, mentions: Sequence[Mention]) -> Extraction:
    """The facts of ``document`` from its ``mentions``; see :class:`Reader`."""
    return reader().read(document, mentions)
