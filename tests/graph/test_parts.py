"""What single records become."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.terms import clean, confidence, decimal, last_day
from kg.graph.vocabulary import NAMESPACES
from kg.names import digest, post_label
from kg.records import (
    ArticleFacts,
    Case,
    Change,
    Citation,
    Cluster,
    Evidence,
    Extraction,
    Indicator,
    LegalDocument,
    Meeting,
    Participation,
    Person,
    Place,
    Request,
    Span,
    Tenure,
    Unit,
)

TEXT = "Ông Lò Văn Sương, Viện trưởng VKSND tỉnh Hậu Giang chủ trì. Hết."
HERE, SAID = (Span(0, 4),), Evidence(Span(0, 59), (Span(4, 16),), "test.rule", 0.9)
UNIT, ROOM = "VKSND tỉnh Hậu Giang", "Phòng 8 VKSND tỉnh Hậu Giang"
UNITS = (
    Unit(UNIT, "procuracy.provincial", "Viện kiểm sát nhân dân tỉnh Hậu Giang", ("Viện KSND tỉnh",), "VKSND tối cao",
         "Hậu Giang", mentions=HERE),
    Unit(ROOM, "department", parent=UNIT, mentions=HERE),
    Unit("VKSND tối cao", "procuracy.supreme"),
)  # fmt: skip
PERSON = Person("Lò Văn Sương", mentions=HERE)


def article(published: str | None = "2024-07-05", **found: Sequence[object]) -> ArticleFacts:
    sha = digest(TEXT, 64)
    parts = {"people": (PERSON,), "units": UNITS, **found}
    return ArticleFacts(f"tin--{sha[:8]}", sha, TEXT, (), Extraction(**parts), published=published)  # type: ignore[arg-type]


Load = Callable[..., Store]


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=NAMESPACES))


def test_a_unit_with_what_it_is_part_of(store: Load) -> None:
    graph = store([article(places=(Place("Hậu Giang", (), HERE),))])
    assert ask(
        graph,
        f"""?room a org:Organization, org:OrganizationalUnit, vks:Procuracy ; skos:prefLabel "{ROOM}"@vi ;
              org:classification vks:level-provincial ; org:unitOf ?unit ; org:subOrganizationOf ?unit .
            ?unit a org:Organization, vks:Procuracy ; skos:prefLabel "{UNIT}"@vi ;
              skos:altLabel "Viện kiểm sát nhân dân tỉnh Hậu Giang"@vi, "Viện KSND tỉnh"@vi ;
              org:subOrganizationOf ?top ; vks:jurisdiction ?place .
            ?top org:classification vks:level-supreme .
            ?place a vks:Province, schema:AdministrativeArea ; skos:prefLabel "Hậu Giang"@vi ; dct:isReplacedBy ?next .
            ?next a vks:Province ; vks:validFrom "2025-07-01"^^xsd:date .
            ?article schema:mentions ?room, ?unit, ?place FILTER NOT EXISTS {{ ?article schema:mentions ?top }}
            FILTER NOT EXISTS {{ ?unit a org:OrganizationalUnit }}""",
    )


def test_a_merger_is_told_when_a_body_of_either_side_is_named(store: Load) -> None:
    old, new = "VKSND tỉnh Hậu Giang", "VKSND thành phố Cần Thơ"
    before = article(units=(Unit(old, "procuracy.provincial", province="Hậu Giang", mentions=HERE),), people=())
    after = replace(
        article("2025-08-01", units=(Unit(new, "procuracy.provincial", province="Cần Thơ", mentions=HERE),), people=()),
        id="sau--00000000",
    )
    graph = store([before, after])
    assert ask(
        graph,
        f"""?old skos:prefLabel "{old}"@vi ; org:changedBy ?event ; vks:validTo "2025-07-01"^^xsd:date .
            ?new skos:prefLabel "{new}"@vi ; org:resultedFrom ?event ; vks:validFrom "2025-07-01"^^xsd:date .
            ?event a org:ChangeEvent ; skos:prefLabel "Sắp xếp thành {new}"@vi ; vks:onDate "2025-07-01"^^xsd:date ;
              org:originalOrganization ?old ; org:resultingOrganization ?new""",
    )
    assert not ask(store([before]), "[] a org:ChangeEvent")
    assert not ask(store([after]), "[] org:resultedFrom []")


def test_a_tenure(store: Load) -> None:
    head = Tenure(PERSON.name, "Viện trưởng", UNIT, SAID, since="2024-03")
    graph = store([article(tenures=(head,))])
    assert ask(
        graph,
        f"""?t a org:Membership, vks:Tenure, vks:Assertion ; org:member ?who ; org:organization ?body ; org:role ?role ;
              vks:post ?post ; vks:validFrom "2024-03-01"^^xsd:date ; vks:attestedOn "2024-07-05"^^xsd:date ;
              vks:status vks:asserted ; vks:rule "test.rule" ; vks:confidence 0.9 ; vks:evidence ?said .
            ?role a skos:Concept ; skos:prefLabel "Viện trưởng"@vi ; skos:inScheme vks:roles .
            ?post a org:Post ; skos:prefLabel "Viện trưởng {UNIT}"@vi ; org:postIn ?body ; org:role ?role .
            ?who a foaf:Person, vks:Official ; vks:servesIn ?body ; vks:heads ?body .
            ?said a vks:Mention, oa:TextQuoteSelector, oa:TextPositionSelector ; oa:start 0 ; oa:end 59 ;
              oa:exact "{TEXT[:59]}"@vi ; oa:hasSource ?article .
            FILTER NOT EXISTS {{ ?t vks:validTo [] }}""",
    )


def test_a_former_post_is_not_held(store: Load) -> None:
    former = Tenure(PERSON.name, "Viện trưởng", UNIT, SAID, former=True)
    graph = store([article(tenures=(former,))])
    assert ask(graph, """?t org:role ?role ; vks:status vks:former . ?role skos:prefLabel "nguyên Viện trưởng"@vi ;
                         skos:broader ?plain . ?plain skos:prefLabel "Viện trưởng"@vi""")  # fmt: skip
    assert not ask(graph, "{ [] vks:servesIn [] } UNION { [] vks:heads [] } UNION { [] vks:attestedOn [] }")


@pytest.mark.parametrize(
    ("tenure", "head"),
    [
        (Tenure(PERSON.name, "Phó Viện trưởng", UNIT, SAID), False),
        (Tenure(PERSON.name, "Trưởng phòng", ROOM, SAID), True),
        (Tenure(PERSON.name, "Kiểm sát viên", None, SAID), False),
    ],
)
def test_who_heads(store: Load, tenure: Tenure, head: bool) -> None:
    assert ask(store([article(tenures=(tenure,))]), "[] vks:heads []") is head


def test_an_appointment_to_come_is_not_attested(store: Load) -> None:
    to_come = Tenure(PERSON.name, "Viện trưởng", UNIT, SAID, since="2024-08-01")
    assert not ask(store([article(tenures=(to_come,))]), "[] vks:attestedOn []")


def test_two_articles_of_one_tenure(store: Load) -> None:
    first = article(tenures=(Tenure(PERSON.name, "Viện trưởng", UNIT, SAID, since="2024"),))
    second = replace(article("2024-09-01", tenures=(Tenure(PERSON.name, "Viện trưởng", UNIT,
                     replace(SAID, confidence=0.5), since="2024-03-01"),)), id="khac--00000000")  # fmt: skip
    graph = store([first, second])
    rows = list(
        graph.query(
            "SELECT ?t ?d ?f ?c { ?t a vks:Tenure ; vks:attestedOn ?d ; vks:validFrom ?f ; vks:confidence ?c }",
            prefixes=NAMESPACES,
        )
    )
    assert len({row["t"] for row in rows}) == 1
    assert {row["d"].value for row in rows} == {"2024-07-05", "2024-09-01"}
    assert {(row["f"].value, row["c"].value) for row in rows} == {("2024-03-01", "0.9")}


MEETING = Meeting("m", "Hội nghị sơ kết", "hoi-nghi", ("Hội nghị",), "2024-07-04", place="Hậu Giang",
                  organisers=(UNIT,), about=("d",), main=True, mentions=HERE, evidence=(SAID,))  # fmt: skip


def test_a_meeting_and_who_was_there(store: Load) -> None:
    rows = (Participation(PERSON.name, "m", "chair", SAID), Participation(UNIT, "m", "attend", SAID, True))
    document = LegalDocument("d", "Chỉ thị", "01/CT-VKSTC", "VKSND tối cao", "2023-12", mentions=HERE)
    graph = store([article(meetings=(MEETING,), participations=rows, documents=(document,))])
    assert ask(
        graph,
        """?m a vks:Meeting, schema:Event ; schema:startDate "2024-07-04"^^xsd:date ; schema:location ?place ;
             schema:organizer ?unit ; vks:meetingKind vks:meeting-hoi-nghi ; schema:about ?document ; vks:evidence [] .
           ?article schema:about ?m ; schema:mentions ?m .
           ?p a cv:Participation, vks:Participation, vks:Assertion ; vks:participant ?who ; vks:event ?m ;
             vks:role vks:role-chair . ?who a foaf:Person ; vks:chaired ?m ; vks:attended ?m .
           ?unit a org:Organization ; vks:attended ?m .
           ?document a eli:LegalResource, vks:LegalDocument ; eli:id_local "01/CT-VKSTC" ; eli:passed_by [] ;
             eli:type_document vks:kind-chi-thi ; eli:date_document "2023-12-01"^^xsd:date ; vks:datePrecision "month" ;
             skos:prefLabel "Chỉ thị 01/CT-VKSTC"@vi""",
    )
    assert not ask(graph, "?unit a org:Organization . ?unit vks:chaired []")


def test_nobody_attended_a_meeting_to_come(store: Load) -> None:
    rows = (Participation(PERSON.name, "m", "chair", SAID),)
    graph = store([article(meetings=(replace(MEETING, status="planned"),), participations=rows)])
    assert ask(graph, "?m a vks:Meeting ; vks:status vks:planned . ?p vks:event ?m ; vks:status vks:planned")
    assert not ask(graph, "{ [] vks:attended [] } UNION { [] vks:chaired [] }")


def test_a_cluster(store: Load) -> None:
    cluster = Cluster("Cụm thi đua số 5", UNIT, None, (UNIT, "VKSND tối cao"), "2024", HERE, (SAID,))
    graph = store([article(clusters=(cluster,))])
    assert ask(
        graph,
        f"""?c a vks:EmulationCluster, org:Organization ; org:hasMember ?lead, ?other ; vks:ledBy ?lead .
            ?lead skos:prefLabel "{UNIT}"@vi . ?other skos:prefLabel "VKSND tối cao"@vi .
            ?f a vks:ClusterMembership, org:Membership, vks:Assertion ; org:organization ?c ; org:member ?lead ;
              org:role vks:cluster-lead ; vks:validFrom "2024-01-01"^^xsd:date ; vks:validTo "2025-01-01"^^xsd:date .
            [] org:member ?other ; org:role vks:cluster-member""",
    )


def test_an_indicator(store: Load) -> None:
    row = Indicator("tỷ lệ giải quyết", "98,5", "%", SAID, "98.5", UNIT, "2024-01", "2024-02", "chỉ tiêu", "90")
    graph = store([article(indicators=(row,))])
    assert ask(
        graph,
        f"""?i a vks:Indicator, vks:Assertion ; skos:prefLabel "tỷ lệ giải quyết"@vi ; vks:value "98,5" ;
              vks:number 98.5 ; vks:unitText "%"@vi ; vks:about ?unit ; vks:periodStart "2024-01-01"^^xsd:date ;
              vks:periodEnd "2024-02-29"^^xsd:date ; vks:comparison "chỉ tiêu"@vi ; vks:target "90" .
            ?unit skos:prefLabel "{UNIT}"@vi""",
    )


def test_a_change_of_post(store: Load) -> None:
    decision = LegalDocument("q", "Quyết định", "215/QĐ-VKSTC", "VKSND tối cao", "2024-06-28", mentions=HERE)
    row = Change(PERSON.name, "appointed", f"Viện trưởng {UNIT}", SAID, "Viện trưởng", UNIT, "2024-07-01", "q")
    graph = store([article(changes=(row,), documents=(decision,))])
    assert ask(
        graph,
        f"""?c a vks:PersonnelChange, vks:Assertion ; skos:prefLabel "Viện trưởng {UNIT}"@vi ; vks:person [] ;
              vks:change vks:appointed ; vks:onDate "2024-07-01"^^xsd:date ; vks:decision ?d ; vks:post ?post .
            ?d eli:id_local "215/QĐ-VKSTC" . ?post a org:Post ; skos:prefLabel "Viện trưởng {UNIT}"@vi""",
    )


@pytest.mark.parametrize("status", ["planned", "negated", "reported"])
def test_what_is_not_asserted_has_no_direct_edge(store: Load, status: str) -> None:
    held = Meeting("m", "Hội nghị giao ban", "hoi-nghi", date="2024-07-04", organisers=(UNIT,), mentions=HERE)
    part = Participation(PERSON.name, "m", "chair", SAID, status=status)
    change = Change(PERSON.name, "appointed", f"Viện trưởng {UNIT}", SAID, "Viện trưởng", UNIT, status=status)
    asked = Request(PERSON.name, "rà soát án", SAID, to=(UNIT,), status=status)
    graph = store([article(meetings=(held,), participations=(part,), changes=(change,), requests=(asked,))])
    for kind in ("Participation", "PersonnelChange", "Request"):
        assert ask(graph, f"?fact a vks:{kind} ; vks:status vks:{status} ; vks:evidence []")
    assert not ask(graph, "?fact vks:status vks:asserted")
    assert not ask(graph, "[] vks:attended|vks:chaired|vks:servesIn []")


def test_told_as_a_plan_and_as_done_are_two_facts(store: Load) -> None:
    done = Change(PERSON.name, "appointed", f"Viện trưởng {UNIT}", SAID, "Viện trưởng", UNIT, "2024-07-01")
    graph = store([article(changes=(done, replace(done, status="planned")))])
    assert not ask(graph, "?c vks:status vks:planned, vks:asserted")
    assert ask(graph, "?c vks:status vks:planned . ?d a vks:PersonnelChange ; vks:status vks:asserted")


def test_a_request(store: Load) -> None:
    asked = "rà soát các vụ án tạm đình chỉ"
    held = Meeting("m", "Hội nghị giao ban", "hoi-nghi", date="2024-07-04", organisers=(UNIT,), mentions=HERE)
    row = Request(PERSON.name, asked, SAID, to=(ROOM, "VKSND tối cao"), to_words="các đơn vị", meeting="m",
                  date="2024-07-04")  # fmt: skip
    graph = store([article(requests=(row,), meetings=(held,))])
    assert ask(
        graph,
        f"""?r a vks:Request, vks:Assertion ; skos:prefLabel "{asked}"@vi ; vks:requestText "{asked}"@vi ;
              vks:madeBy ?who ; vks:addressedTo ?room, ?top ; vks:addresseeText "các đơn vị"@vi ; vks:event ?meeting ;
              vks:onDate "2024-07-04"^^xsd:date ; vks:evidence ?e ; vks:rule "test.rule" ; vks:status vks:asserted .
            ?who skos:prefLabel "{PERSON.name}"@vi . ?room skos:prefLabel "{ROOM}"@vi .
            ?top skos:prefLabel "VKSND tối cao"@vi . ?meeting a vks:Meeting""",
    )


@pytest.mark.parametrize(("days", "requests"), [(("2024-07-04", "2024-07-04"), 1), (("2024-07-04", "2025-07-04"), 2)])
def test_what_is_asked_again_on_another_day_is_another_request(
    store: Load, days: tuple[str, str], requests: int
) -> None:
    asked = [
        replace(
            article(
                meetings=(Meeting("m", "Hội nghị giao ban", "hoi-nghi", date=day, mentions=HERE),),
                requests=(Request(PERSON.name, "rà soát án", SAID, to=(UNIT,), meeting="m", date=day),),
            ),
            id=f"tin-{number}--00000000",
        )
        for number, day in enumerate(days)
    ]
    graph = store(asked)
    assert len(set(graph.quads_for_pattern(None, NamedNode(NAMESPACES["vks"] + "requestText"), None, None))) == requests
    assert not ask(
        graph, "?r vks:onDate ?day ; vks:event ?m . ?m schema:startDate ?held FILTER (STR(?day) != STR(?held))"
    )


def test_a_request_of_a_body_and_a_long_one(store: Load) -> None:
    asked = " ".join(["chấn chỉnh"] * 20)
    graph = store([article(requests=(Request(UNIT, asked, SAID, is_unit=True),))])
    assert ask(
        graph,
        f"""?r a vks:Request ; vks:requestText "{asked}"@vi ; vks:madeBy ?unit ; skos:prefLabel ?label .
            ?unit a org:Organization FILTER (STRLEN(?label) < 105 && STRENDS(?label, "chỉnh…"))
            FILTER NOT EXISTS {{ ?r vks:addressedTo|vks:addresseeText|vks:event|vks:onDate [] }}""",
    )


def test_a_request_of_a_private_person_is_left_out(store: Load) -> None:
    private = Person("Kha Mộng Điệp", private=True, official=False, mentions=HERE)
    graph = store([article(people=(private,), requests=(Request(private.name, "trả lại đất", SAID),))])
    assert not ask(graph, "?r a vks:Request")


def test_a_citation(store: Load) -> None:
    documents = (LegalDocument("a", "Luật", "82/2025/QH15", mentions=HERE), LegalDocument("b", "Luật", "63/2014/QH13"))
    graph = store([article(documents=documents, citations=(Citation("a", "b", "amends", SAID),))])
    assert ask(
        graph,
        """?f a vks:Citation, vks:Assertion ; vks:citing ?a ; vks:cited ?b ; vks:citationKind vks:citation-amends .
           ?a eli:amends ?b ; eli:id_local "82/2025/QH15" . [] schema:mentions ?a
           FILTER NOT EXISTS { [] schema:mentions ?b }""",
    )


def test_people_of_a_case_only_when_private_people_are_shown(store: Load) -> None:
    suspect = Person("Kha Mộng Điệp", private=True, official=False, mentions=HERE)
    case = Case(("Tham ô tài sản", "Nhận hối lộ"), "initiated", SAID, UNIT, "2024-07-01", (suspect.name,))
    found = article(people=(PERSON, suspect), cases=(case,))
    pattern = f"""?c a vks:Case, vks:Assertion ; vks:offence "Tham ô tài sản"@vi, "Nhận hối lộ"@vi ;
                 skos:prefLabel "Vụ án Tham ô tài sản, Nhận hối lộ – khởi tố, {UNIT}"@vi ;
                 vks:action vks:action-initiated ; vks:handledBy [] ; vks:onDate "2024-07-01"^^xsd:date"""
    assert ask(store([found]), pattern + " FILTER NOT EXISTS { ?c vks:person [] }")
    assert ask(store([found], private=True), pattern + '; vks:person ?p . ?p foaf:name "Kha Mộng Điệp"@vi')


def test_an_author_is_not_the_official_of_the_name(store: Load) -> None:
    graph = store([replace(article(), authors=(PERSON.name,), publisher="Báo Bảo vệ pháp luật")])
    assert ask(
        graph,
        f"""?a schema:author ?author ; schema:mentions ?who ; schema:publisher ?paper . ?paper a vks:Press .
            ?author foaf:name "{PERSON.name}"@vi . ?who foaf:name "{PERSON.name}"@vi FILTER (?author != ?who)
            FILTER NOT EXISTS {{ ?a schema:mentions ?author }}""",
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://a b", "//example.org", "tin tức"])
def test_an_address_of_another_scheme_is_left_out(store: Load, url: str) -> None:
    assert not ask(store([replace(article(), url=url)]), "[] schema:url []")


@pytest.mark.parametrize(
    ("title", "unit", "label"),
    [
        ("Viện trưởng", UNIT, f"Viện trưởng {UNIT}"),
        ("Trưởng phòng", ROOM, f"Trưởng phòng 8 {UNIT}"),
        ("Chánh Văn phòng", "Văn phòng VKSND tối cao", "Chánh Văn phòng VKSND tối cao"),
        ("Bộ trưởng", "Bộ Công an", "Bộ trưởng Bộ Công an"),
    ],
)
def test_the_label_of_a_post(title: str, unit: str, label: str) -> None:
    assert post_label(title, unit) == label


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("1900-02", "1900-02-28"),
        ("2024-07-04", "2024-07-04"),
    ],
)
def test_last_day(date: str, day: str) -> None:
    assert last_day(date).value == day


@pytest.mark.parametrize(("value", "shown"), [(1.0, "1"), (0.9, "0.9"), (0.3333, "0.333"), (7, "1"), (-1, "0")])
def test_confidence(value: float, shown: str) -> None:
    assert confidence(value).value == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("98.50", "98.5"), ("007", "7"), ("-0.5", "-0.5"), ("-0.0", "0"), ("1200", "1200"), ("+3", "3")],
)
def test_decimals_are_what_a_store_gives_back(number: str, shown: str) -> None:
    node = NamedNode("http://example.org/x")
    store = Store()
    store.add(Quad(node, node, decimal(number)))
    assert (
        [quad.object.value for quad in store if isinstance(quad.object, Literal)] == [shown] == [decimal(number).value]
    )


@pytest.mark.parametrize(
    ("label", "district", "level"),
    [
        ("Công an phường Mũi Né tỉnh Lâm Đồng", None, "commune"),
        ("UBND xã Chế Tạo tỉnh Yên Bái", None, "commune"),
        ("Công an thị xã Sơn Tây tỉnh Hà Tây", "Sơn Tây", "district"),
        ("Công an tỉnh Hậu Giang", None, "provincial"),
    ],
)
def test_the_level_of_a_body_of_an_area(store: Load, label: str, district: str | None, level: str) -> None:
    body = Unit(label, "police", province="Hậu Giang", district=district, mentions=HERE)
    assert ask(
        store([article(units=(body,))]), f'?u skos:prefLabel "{label}"@vi ; org:classification vks:level-{level}'
    )


def test_the_level_of_a_part_is_that_of_the_place_of_its_whole(store: Load) -> None:
    unit = Unit(UNIT, "procuracy.provincial", province="Hậu Giang", mentions=HERE)
    cell = Unit(f"Chi bộ {UNIT}", "party.committee", parent=UNIT, mentions=HERE)
    graph = store([article(units=(unit, cell))])
    assert ask(graph, f'?u skos:prefLabel "{cell.label}"@vi ; org:classification vks:level-provincial')


@pytest.mark.parametrize(("text", "label"), [(" a\n\tb ", "a b"), ("Hoà", "Hoà"), ("a\x00b", "a b"), ("", "")])
def test_clean(text: str, label: str) -> None:
    assert clean(text) == label
