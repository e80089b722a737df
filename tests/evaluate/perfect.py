"""Gold facts as the graph that a perfect builder would export, and worse graphs made from it."""

import random
from collections.abc import Iterator

from kg.evaluate.cases import CODES
from kg.evaluate.facts import ELI, FOAF, ORG, SCHEMA, SKOS, TYPE, VKS, Triple
from kg.evaluate.gold import Gold, GoldMeeting
from kg.evaluate.meetings import ROLES
from kg.evaluate.things import gold_parts
from kg.names import digest, name_key

BASE = "https://w3id.org/vks/id/"
ARTICLE = BASE + "article/one"


def iri(kind: str, *words: str) -> str:
    return f"{BASE}{kind}/{digest(' | '.join(map(name_key, words)), 16)}"


def named(kind: str, label: str, *types: str, mentioned: bool = True) -> Iterator[Triple]:
    node = iri(kind, label)
    yield node, SKOS + "prefLabel", label
    yield from ((node, TYPE, kind) for kind in types)
    if mentioned:
        yield ARTICLE, SCHEMA + "mentions", node


def perfect(gold: Gold) -> list[Triple]:
    """Every fact of the gold, under the public vocabulary."""
    found = [(ARTICLE, TYPE, SCHEMA + "NewsArticle")]
    if gold.published:
        found.append((ARTICLE, SCHEMA + "datePublished", gold.published))
    for author in gold.authors:
        found += named("author", author, FOAF + "Person", mentioned=False)
        found.append((ARTICLE, SCHEMA + "author", iri("author", author)))
    for unit in (*gold.units, *(name for meeting in gold.meetings for name in units_of(meeting, gold))):
        found += named("org", unit, ORG + "Organization", mentioned=unit in gold.units)
    found += ((iri("org", unit), ORG + "subOrganizationOf", iri("org", parent)) for unit, parent in gold_parts(gold))
    for place in gold.places:
        found += named("province", place, VKS + "Province")
    for part in (people, meetings, documents, clusters, records):
        found += part(gold)
    return sorted(set(found))


def people(gold: Gold) -> Iterator[Triple]:
    for person in gold.people:
        yield from named("person", person.name, FOAF + "Person")
        for post in person.posts:
            tenure = iri("tenure", person.name, post)
            yield tenure, TYPE, ORG + "Membership"
            yield tenure, ORG + "member", iri("person", person.name)
            yield tenure, ORG + "role", iri("role", post)
            yield iri("role", post), SKOS + "prefLabel", post


def who(name: str, gold: Gold) -> str:
    return iri("person" if name in {person.name for person in gold.people} else "org", name)


def units_of(meeting: GoldMeeting, gold: Gold) -> set[str]:
    people = {person.name for person in gold.people}
    return {*meeting.organisers, *meeting.units_present, *meeting.signers} - people


def meetings(gold: Gold) -> Iterator[Triple]:
    for meeting in gold.meetings:
        node = iri("meeting", meeting.name, meeting.date or "")
        yield node, TYPE, VKS + "Meeting"
        yield node, SKOS + "prefLabel", meeting.name
        yield ARTICLE, SCHEMA + "mentions", node
        if meeting.date:
            yield node, SCHEMA + "startDate", meeting.date
        yield from ((node, SCHEMA + "organizer", iri("org", name)) for name in meeting.organisers)
        for role, predicate in ROLES.items():
            names = meeting.signers if role == "sign" else getattr(meeting, role)
            yield from ((who(name, gold), predicate, node) for name in names)
        for name in (*meeting.present, *meeting.units_present):
            yield who(name, gold), VKS + "attended", node


def documents(gold: Gold) -> Iterator[Triple]:
    for document in gold.documents:
        title = f"{document.kind} {document.title or ''}".strip()
        label = f"{document.kind} {document.number} {document.title}"
        yield from named("document", label, ELI + "LegalResource")
        node = iri("document", label)
        yield node, ELI + "title", title
        if document.number:
            yield node, ELI + "id_local", document.number
        if document.date:
            yield node, ELI + "date_document", document.date
        if document.issuer:
            yield node, ELI + "passed_by", iri("org", document.issuer)
            yield iri("org", document.issuer), SKOS + "prefLabel", document.issuer


def clusters(gold: Gold) -> Iterator[Triple]:
    for cluster in gold.clusters:
        yield from named("cluster", cluster.name, ORG + "Organization", VKS + "EmulationCluster")
        node = iri("cluster", cluster.name)
        yield from ((node, ORG + "hasMember", iri("org", unit)) for unit in cluster.members)
        if cluster.lead:
            yield node, VKS + "ledBy", iri("org", cluster.lead)
        for unit in (*cluster.members, *([cluster.lead] if cluster.lead else [])):
            yield iri("org", unit), SKOS + "prefLabel", unit


def records(gold: Gold) -> Iterator[Triple]:
    for number, indicator in enumerate(gold.indicators):
        node = f"{BASE}indicator/{number:04}"
        yield node, TYPE, VKS + "Indicator"
        yield node, SKOS + "prefLabel", indicator.label
        yield node, VKS + "value", indicator.value
        yield node, VKS + "unitText", indicator.unit
    for number, change in enumerate(gold.personnel):
        node = f"{BASE}change/{number:04}"
        yield node, TYPE, VKS + "PersonnelChange"
        yield node, SKOS + "prefLabel", change.post
        yield node, VKS + "person", iri("person", change.person)
        yield node, VKS + "change", VKS + change.change
    for number, case in enumerate(gold.cases):
        node = f"{BASE}case/{number:04}"
        if case.offence and case.action in CODES:
            yield node, TYPE, VKS + "Case"
            yield node, VKS + "offence", case.offence
            yield node, VKS + "action", VKS + "action-" + CODES[case.action][0]
            if case.by:
                yield node, VKS + "handledBy", iri("org", case.by)
                yield iri("org", case.by), SKOS + "prefLabel", case.by
            if case.date:
                yield node, VKS + "onDate", case.date


def spoilt(triples: list[Triple], seed: int) -> list[Triple]:
    """The graph with facts lost, moved to another subject, and names shortened; the same for the same seed."""
    chance = random.Random(seed)
    things = [value for _, _, value in triples if value.startswith(BASE)]
    kept = [triple for triple in triples if triple[1] == TYPE or chance.random() >= 0.06]
    return one_label([_changed(triple, chance, triples, things) for triple in kept])


def _changed(triple: Triple, chance: random.Random, triples: list[Triple], things: list[str]) -> Triple:
    subject, predicate, value = triple
    draw = chance.random()
    if draw < 0.06:
        return chance.choice(triples)[0], predicate, value
    if draw < 0.12 and not value.startswith("http"):
        return subject, predicate, " ".join(value.split()[1:]) or value
    if draw < 0.18 and value.startswith(BASE):
        return subject, predicate, chance.choice(things)
    return triple


def one_label(triples: list[Triple]) -> list[Triple]:
    """Without second preferred labels and other second values where a reader takes any one of several."""
    single = {SKOS + "prefLabel", SCHEMA + "startDate", VKS + "value", VKS + "unitText", VKS + "person", VKS + "change"}
    single |= {ORG + "role", ORG + "member", VKS + "post"}
    kept: dict[tuple[str, str, str], Triple] = {}
    for triple in triples:
        subject, predicate, value = triple
        kept.setdefault((subject, predicate, "" if predicate in single else value), triple)
    return sorted(set(kept.values()))


def turtle(triples: list[Triple]) -> str:
    """One triple a line; values that start with http are IRIs."""
    return "".join(f"<{s}> <{p}> {_term(o)} .\n" for s, p, o in triples)


def _term(value: str) -> str:
    if value.startswith("http"):
        return f"<{value}>"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
