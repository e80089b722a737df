"""The ontology against what uses it: the public terms, the shapes, the reference data, the example graph."""

import re
import runpy
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.names import slug
from kg.resources import grammar_dir, ontology_dir, reference_dir
from kg.yamlio import load_plain

FIXTURES = Path(__file__).parents[1] / "fixtures"
VKS = "https://w3id.org/vks/ontology#"
THINGS = "https://w3id.org/vks/id/"
HEAD = """
PREFIX vks: <https://w3id.org/vks/ontology#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
"""
# Every term of the vocabulary that users rely on: names may be added, never changed.
PUBLIC = re.findall(r"\S+", """
Assertion Association Case Citation ClusterMembership Company Contradiction Court EmulationCluster EnforcementBody
HeadPost Indicator
LegalDocument Meeting Mention Official OtherBody Participation PartyBody PersonnelChange PoliceBody Press Prison
Request Procuracy Province School StateBody Tenure Judgement
judges verdict judgedBy judgedOn reason judgedFact judgedText
verdict-same verdict-different verdict-unsure verdict-reject verdict-change verdict-add
about action addressedTo addresseeText attended attestedOn beginsNotAfter beginsNotBefore between chaired change
contradictionKind endsNotAfter endsNotBefore citationKind cited citing comparison
confidence datePrecision decision deputyLedBy directed event evidence handledBy heads implements jurisdiction ledBy
madeBy meetingKind moderated number offence onDate participant periodEnd periodStart person post requestText role rule
sameTextAs servesIn signedAt spokeAt status target textSha256 unitText validFrom validTo value verified
appointed transferred elected retired dismissed promoted reappointed awarded
asserted planned held cancelled former acting negated reported retracted superseded
level-supreme level-high level-provincial level-district level-regional level-military level-central
role-chair role-direct role-speak role-moderate role-sign role-attend
cluster-lead cluster-deputy cluster-member
action-initiated action-detained action-approved action-indicted action-tried action-tried-first action-tried-appeal
action-reviewed action-protested action-suspended action-cleared
contradiction-two-holders contradiction-seen-before-start contradiction-seen-after-end contradiction-seen-after-former
contradiction-starts-differ contradiction-ends-differ
citation-cites citation-amends citation-based-on citation-implements
meeting-hoi-nghi meeting-hoi-thao meeting-le meeting-dai-hoi meeting-phien-hop meeting-phien-toa meeting-buoi-lam-viec
meeting-toa-dam meeting-ky-hop meeting-cuoc-hop meeting-khac
kind-nghi-quyet kind-luat kind-bo-luat kind-chi-thi kind-quyet-dinh kind-ket-luan kind-ke-hoach kind-thong-tu
kind-thong-tu-lien-tich kind-nghi-dinh kind-quy-che kind-quy-dinh kind-huong-dan kind-thong-bao kind-cong-van
kind-bao-cao kind-phap-lenh kind-hien-phap kind-chuong-trinh kind-de-an kind-to-trinh kind-cong-dien
""")  # fmt: skip
# Code lists that the shapes repeat, since SHACL looks at the data alone: (scheme, the property shapes that name it).
REPEATED = {
    "levels": "org:classification",
    "participation-roles": "vks:role",
    "personnel-changes": "vks:change",
    "citation-kinds": "vks:citationKind",
    "case-actions": "vks:action",
    "contradiction-kinds": "vks:contradictionKind",
    "cluster-roles": "org:role",
    "fact-status": "vks:status",
    "verdicts": "vks:verdict",
}
RARE = {"implements", "sameTextAs", "inverseLabel", "Attested"}  # not in the example graph, and why not is plain
JUDGED = {"Judgement", "judges", "verdict", "judgedBy", "judgedOn", "reason", "judgedFact", "judgedText"}
"""Nobody judged the example graph; tests/judgements/test_graph.py tries them."""


@pytest.fixture(scope="module")
def ontology() -> Store:
    store = Store()
    store.load(path=ontology_dir() / "vks.ttl", format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def both(ontology: Store) -> Store:
    """The ontology and the example graph in one."""
    store = Store()
    store.extend(ontology)
    store.load(path=FIXTURES / "mini.ttl", format=RdfFormat.TURTLE)
    return store


def defined(store: Store) -> set[str]:
    subjects = {quad.subject.value for quad in store if isinstance(quad.subject, NamedNode)}
    return {iri.removeprefix(VKS) for iri in subjects if iri.startswith(VKS)}


def codes(store: Store, scheme: str) -> set[str]:
    rows = store.query(f"{HEAD} SELECT ?c {{ ?c skos:inScheme vks:{scheme} }}")
    return {row["c"].value.removeprefix(VKS) for row in rows}


def test_public_terms_are_defined(ontology: Store) -> None:
    assert set(PUBLIC) - defined(ontology) == set()


def test_shapes_use_defined_terms(ontology: Store) -> None:
    text = (ontology_dir() / "shapes.ttl").read_text(encoding="utf-8")
    used = set(re.findall(r"\bvks:([A-Za-z][\w-]*)", text)) - {"meeting-", "kind-"}
    assert used - defined(ontology) == set()


def test_questions_use_defined_terms(ontology: Store) -> None:
    for path in sorted((ontology_dir() / "questions").glob("*.rq")):
        used = set(re.findall(r"\bvks:([A-Za-z][\w-]*)", path.read_text(encoding="utf-8")))
        assert used - defined(ontology) == set(), path.name


@pytest.mark.parametrize("scheme", REPEATED)
def test_shapes_repeat_code_lists_whole(ontology: Store, scheme: str) -> None:
    shapes = Store()
    shapes.load(path=ontology_dir() / "shapes.ttl", format=RdfFormat.TURTLE)
    rows = shapes.query(
        f"{HEAD} SELECT ?shape ?code {{ ?shape sh:path {REPEATED[scheme]} ; sh:in/rdf:rest*/rdf:first ?code }}"
    )
    lists: dict[str, set[str]] = {}
    for row in rows:
        lists.setdefault(str(row["shape"]), set()).add(row["code"].value.removeprefix(VKS))
    assert list(lists.values()) == [codes(ontology, scheme)]


def test_every_class_has_a_shape(ontology: Store) -> None:
    shapes = Store()
    shapes.load(path=ontology_dir() / "shapes.ttl", format=RdfFormat.TURTLE)
    targets = {row["c"].value for row in shapes.query(f"{HEAD} SELECT ?c {{ ?s sh:targetClass ?c }}")}
    classes = {row["c"].value for row in ontology.query(f"{HEAD} SELECT ?c {{ ?c a owl:Class }}")}
    assert {c.removeprefix(VKS) for c in classes - targets if c.startswith(VKS)} == {"Attested"}


class TestReferenceData:
    def test_kinds_of_bodies_have_classes_and_levels(self, ontology: Store) -> None:
        rows = load_plain(reference_dir() / "body_kinds.yaml")["rows"]
        assert {row["type"] for row in rows} - {"inherit"} <= defined(ontology)
        named = {f"level-{row['level']}" for row in rows} - {"level-none", "level-inherit", "level-by-area"}
        assert named <= codes(ontology, "levels")

    def test_kinds_of_documents_are_codes(self, ontology: Store) -> None:
        grammar = load_plain(grammar_dir() / "documents.yaml")["kinds"]
        reference = load_plain(reference_dir() / "documents.yaml")["kinds"]
        kinds = {slug(row["name"]) for row in grammar} | {row["id"] for row in reference}
        assert {f"kind-{kind}" for kind in kinds} - codes(ontology, "document-kinds") == set()

    def test_kinds_of_meetings_are_codes(self, ontology: Store) -> None:
        kinds = {row["id"] for row in load_plain(grammar_dir() / "meetings.yaml")["heads"]}
        assert {f"meeting-{kind}" for kind in kinds} - codes(ontology, "meeting-kinds") == set()


class TestExampleGraph:
    def test_the_files_are_those_of_the_script(self) -> None:
        turtle, articles = runpy.run_path(str(FIXTURES / "make_mini.py"))["build"]()
        assert (FIXTURES / "mini.ttl").read_text(encoding="utf-8") == turtle
        assert (FIXTURES / "mini-articles.jsonl").read_text(encoding="utf-8") == articles

    def test_every_class_and_property_is_used(self, ontology: Store) -> None:
        """What the example does not show nobody has tried."""
        text = (FIXTURES / "mini.ttl").read_text(encoding="utf-8")
        used = set(re.findall(r"\bvks:([A-Za-z][\w-]*)", text))
        kinds = "VALUES ?t { owl:Class owl:ObjectProperty owl:DatatypeProperty }"
        rows = ontology.query(f"{HEAD} SELECT ?x {{ {kinds} ?x a ?t FILTER (STRSTARTS(STR(?x), STR(vks:))) }}")
        assert {row["x"].value.removeprefix(VKS) for row in rows} - used - RARE - JUDGED == set()

    @pytest.mark.parametrize("end", ["domain", "range"])
    def test_domains_and_ranges_hold(self, both: Store, end: str) -> None:
        """What stands at an end of a property has the class that the ontology gives, or one below it."""
        above: dict[str, set[str]] = {}  # class -> itself, the classes above it and the unions that it is in
        steps = "rdfs:subClassOf|^rdf:first|^rdf:rest|^owl:unionOf|^owl:equivalentClass"
        for row in both.query(f"{HEAD} SELECT DISTINCT ?c ?d {{ ?i a ?c . ?c ({steps})* ?d }}"):
            above.setdefault(str(row["c"]), set()).add(str(row["d"]))
        types: dict[str, set[str]] = {}
        for row in both.query(f"{HEAD} SELECT ?x ?c {{ ?x a ?c FILTER (STRSTARTS(STR(?x), '{THINGS}')) }}"):
            types.setdefault(str(row["x"]), set()).update(above[str(row["c"])])
        node = "?x" if end == "domain" else "?o"
        rows = both.query(
            f"""{HEAD} SELECT DISTINCT ?p ?class ({node} AS ?end) {{
            ?p rdfs:{end} ?class . FILTER (STRSTARTS(STR(?p), STR(vks:))) ?x ?p ?o }}"""
        )
        wrong = [row for row in rows if str(row["class"]) not in types.get(str(row["end"]), {str(row["class"])})]
        assert [(str(row["p"]), str(row["end"])) for row in wrong] == []

    def test_superproperties_are_written_out(self, both: Store) -> None:
        """Queries need no reasoner: what follows from a property of ours by another of ours is in the data."""
        rows = both.query(
            f"""{HEAD} SELECT ?s ?p ?o {{
            ?p rdfs:subPropertyOf ?q . FILTER (?q IN (vks:attended, vks:servesIn, org:hasMember))
            ?s ?p ?o . FILTER NOT EXISTS {{ ?s ?q ?o }} }}"""
        )
        assert [str(row) for row in rows] == []

    def test_there_are_no_blank_nodes(self) -> None:
        store = Store()
        store.load(path=FIXTURES / "mini.ttl", format=RdfFormat.TURTLE)
        assert all(isinstance(quad.subject, NamedNode) for quad in store)


def test_functional_is_at_most_one_in_every_shape(ontology: Store) -> None:
    """OWL and SHACL say the same of how many values a property has."""
    shapes = Store()
    shapes.load(path=ontology_dir() / "shapes.ttl", format=RdfFormat.TURTLE)
    rows = shapes.query(f"{HEAD} SELECT ?p ?most {{ ?s sh:path ?p OPTIONAL {{ ?s sh:maxCount ?most }} }}")
    most: dict[str, set[str]] = {}
    for row in rows:
        most.setdefault(row["p"].value, set()).add(row["most"].value if row["most"] else "any")
    functional = {row["p"].value for row in ontology.query(f"{HEAD} SELECT ?p {{ ?p a owl:FunctionalProperty }}")}
    assert functional == {p for p, counts in most.items() if counts == {"1"} and p.startswith(VKS)}
