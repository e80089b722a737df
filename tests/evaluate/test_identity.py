"""Judged pairs against a graph of several articles."""

from pathlib import Path

from kg.evaluate.facts import ELI, FOAF, SCHEMA, SKOS, TYPE, Facts, Triple
from kg.evaluate.gold import read_gold
from kg.evaluate.identity import DocumentPair, Identity, Pair, judge, read_identity
from kg.evaluate.match import Outcome

GOLD = Path(__file__).parents[2] / "data" / "gold" / "dev"
BASE = "https://w3id.org/vks/id/"


def mention(article: str, thing: str, kind: str, label: str) -> list[Triple]:
    iri, node = f"{BASE}article/{article}--0123abcd", BASE + thing
    return [
        (iri, TYPE, SCHEMA + "NewsArticle"),
        (iri, SCHEMA + "mentions", node),
        (node, TYPE, kind),
        (node, SKOS + "prefLabel", label),
    ]


def person(one: tuple[str, str], other: tuple[str, str]) -> Pair:
    return Pair("person", (one, other), "told so")


GRAPH = Facts(
    [
        *mention("a1", "person/1", FOAF + "Person", "Lê Thị Mơ"),
        *mention("a2", "person/1", FOAF + "Person", "Lê Thị Mơ"),
        *mention("a2", "person/2", FOAF + "Person", "Lê Thị Mờ"),
        *mention("a3", "person/3", FOAF + "Person", "Lê Thị Mơ"),
        *mention("a1", "document/1", ELI + "LegalResource", "Kết luận 84-KL/TW"),
        *mention("a1", "document/2", ELI + "LegalResource", "Kết luận 84-KL/TW"),
        *mention("a2", "document/2", ELI + "LegalResource", "Kết luận 84-KL/TW"),
        *((f"{BASE}document/{n}", ELI + "id_local", "84-KL/TW") for n in (1, 2)),
        (BASE + "document/1", ELI + "date_document", "2020-07-29"),
        (BASE + "document/2", ELI + "date_document", "2024-06-21"),
    ]
)


def test_one_thing_or_two() -> None:
    right, wrong = person(("a1", "Lê Thị Mơ"), ("a2", "Lê Thị Mơ")), person(("a1", "Lê Thị Mơ"), ("a3", "Lê Thị Mơ"))
    unknown = person(("a1", "Lê Thị Mơ"), ("a4", "Lê Thị Mơ"))
    texts = [
        "a1 Lê Thị Mơ / a2 Lê Thị Mơ (told so)",
        "a1 Lê Thị Mơ / a3 Lê Thị Mơ (told so)",
        "a1 Lê Thị Mơ / a4 Lê Thị Mơ (told so)",
    ]
    same = judge(Identity(same=(right, wrong, unknown)), GRAPH)["same"]
    assert same == Outcome((texts[0],), (texts[2],), (texts[1],))
    different = judge(Identity(different=(right, wrong, unknown)), GRAPH)["different"]
    assert different == Outcome((texts[1],), (texts[2],), (texts[0],))


def test_tones_tell_people_apart() -> None:
    pair = person(("a2", "Lê Thị Mơ"), ("a2", "Lê Thị Mờ"))
    assert judge(Identity(different=(pair,)), GRAPH)["different"].right


def test_documents_of_one_number_are_told_apart_by_their_date() -> None:
    old, new = ("a1", "Kết luận 84-KL/TW", "2020-07-29"), ("a1", "Kết luận 84-KL/TW", "2024-06-21")
    other = ("a2", "Kết luận 84-KL/TW", "no date")
    outcome = judge(Identity(different_documents=(DocumentPair((old, new), ""), DocumentPair((old, other), ""))), GRAPH)
    assert len(outcome["different"].right) == 2
    assert judge(Identity(same_documents=(DocumentPair((new, other), ""),)), GRAPH)["same"].right


def test_judged_names_stand_in_the_gold() -> None:
    identity = read_identity(GOLD / "identity.yaml")
    golds = {gold.id: gold for gold in read_gold(GOLD)}
    for pair in (*identity.same, *identity.different):
        for article, name in pair.pair:
            gold = golds[article]
            assert name in ({person.name for person in gold.people} if pair.kind == "person" else gold.units)
    for numbered in (*identity.same_documents, *identity.different_documents):
        for article, name, _ in numbered.pair:
            kind, number = name.rsplit(" ", 1)
            assert (kind, number) in {(document.kind, document.number) for document in golds[article].documents}
