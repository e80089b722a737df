"""Defects of the small export: what is wrong, the update that makes it so, words of the message that tells."""

from kg.graph.vocabulary import NAMESPACES

HEAD = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in NAMESPACES.items())
HEAD += "BASE <https://w3id.org/vks/id/> "

KHAI = "<person/dang-quoc-khai--f7f7885f>"
VY = "<person/luong-thi-ha-vy--deaff2bb>"
V7 = "<org/vu-7-vksnd-toi-cao--a976bccf>"
TC = "<org/vksnd-toi-cao--d17cbdc4>"
HG = "<org/vksnd-tinh-hau-giang--a4751c1c>"
CLUSTER = "<cluster/cum-thi-dua-so-5--fbe00f52>"
LAW = "<document/luat-82-2025-qh15--7e6e2bcf>"
DECISION = "<document/quyet-dinh-215-qd-vkstc--c94589a3>"
HN = "<meeting/hoi-nghi-so-ket-cong-tac-thi-dua-6-thang-dau-nam-2024--605ca74b>"
SIGNING = "<meeting/le-ky-ket-quy-che-phoi-hop-so-05-qcph-vks-ca--3cd45acb>"


def swap(pattern: str, gone: str, new: str = "") -> str:
    """An update that takes ``gone`` out of what matches ``pattern`` and puts ``new`` in."""
    return f"DELETE {{ {gone} }} INSERT {{ {new} }} WHERE {{ {pattern} }}"


# (what is wrong, the update that makes it so, words of the message)
DEFECTS = [
    ("a tenure without a member", swap("?t a vks:Tenure ; org:member ?p", "?t org:member ?p"), "one holder, a person"),
    ("a tenure without a role", swap("?t a vks:Tenure ; org:role ?r", "?t org:role ?r"), "one title"),
    ("a tenure that is no membership", swap("?t a vks:Tenure", "?t a org:Membership"), "typed org:Membership"),
    (
        "a fact without evidence",
        swap("?t a vks:Participation ; vks:evidence ?e", "?t vks:evidence ?e"),
        "one vks:evidence",
    ),
    ("a fact that is no assertion", swap("?t a vks:Indicator", "?t a vks:Assertion"), "be typed vks:Assertion"),
    ("a fact without a rule", swap("?t a vks:Case ; vks:rule ?r", "?t vks:rule ?r"), "vks:rule"),
    ("confidence over one", swap("?t a vks:Case", "", "?t vks:confidence 1.5"), "vks:confidence"),
    ("an unknown status", swap("?t a vks:Case", "", "?t vks:status vks:meeting-le"), "vks:fact-status"),
    (
        "a span that runs backwards",
        swap("?m oa:start ?s ; oa:end ?e", "?m oa:start ?s", "?m oa:start 99999"),
        "less than oa:end",
    ),
    (
        "a quote that is too long",
        swap("?m oa:exact ?x", "?m oa:exact ?x", "?m oa:exact 'dài hơn'@vi"),
        "length of oa:exact",
    ),
    ("a mention without an article", swap("?m oa:hasSource ?a", "?m oa:hasSource ?a"), "exactly one article"),
    (
        "a quote with marks apart",
        swap("?m oa:exact ?x", "?m oa:exact ?x", "?m oa:exact 'a\u0301'@vi"),
        "no Vietnamese mark set apart",
    ),
    (
        "dates the wrong way round",
        swap(f"{SIGNING} a ?t", "", f"{SIGNING} schema:endDate '2025-08-01'^^xsd:date"),
        "not after the end",
    ),
    ("a year for a date", swap(f"{LAW} a ?t", "", f"{LAW} eli:date_document '2025'^^xsd:gYear"), "one xsd:date"),
    (
        "a period that ends before it starts",
        swap("?i vks:periodEnd ?d", "?i vks:periodEnd ?d", "?i vks:periodEnd '2023-01-01'^^xsd:date"),
        "not after its end",
    ),
    (
        "a province that ends before it starts",
        swap("?p a vks:Province ; vks:validTo ?d", "", "?p vks:validFrom '2026-01-01'^^xsd:date"),
        "not after vks:validTo",
    ),
    (
        "a label without a language",
        swap(f"{TC} skos:prefLabel ?l", f"{TC} skos:prefLabel ?l", f"{TC} skos:prefLabel 'VKSND'"),
        "tagged vi",
    ),
    ("two labels", swap(f"{TC} a ?t", "", f"{TC} skos:prefLabel 'VKSTC'@vi"), "exactly one skos:prefLabel"),
    ("a label with marks apart", swap(f"{TC} a ?t", "", f"{TC} skos:altLabel 'Vie\u0323\u0302n'@vi"), "mark set apart"),
    ("a label with blanks around", swap(f"{TC} a ?t", "", f"{TC} skos:altLabel ' Viện'@vi"), "without blanks"),
    (
        "an edge without a participation",
        swap(f"{KHAI} a ?t", "", f"{KHAI} vks:chaired {HN}"),
        "without a vks:Participation",
    ),
    (
        "attendance without a participation",
        swap(f"{KHAI} a ?t", "", f"{KHAI} vks:attended {SIGNING}"),
        "without a vks:Participation",
    ),
    (
        "a role without attendance",
        swap(f"{KHAI} vks:directed ?m", f"{KHAI} vks:attended ?m"),
        "must go with vks:attended",
    ),
    (
        "a participation without its edge",
        swap(f"{KHAI} vks:directed ?m", f"{KHAI} vks:directed ?m"),
        "edge .*directed.* is missing",
    ),
    ("a post without a tenure", swap(f"{KHAI} a ?t", "", f"{KHAI} vks:servesIn {V7}"), "without a vks:Tenure"),
    ("a head who does not serve", swap(f"{VY} vks:heads {HG}", f"{VY} vks:servesIn {HG}"), "must go with vks:servesIn"),
    (
        "a member without a membership",
        swap(f"{CLUSTER} a ?t", "", f"{CLUSTER} org:hasMember {V7}"),
        "without a vks:ClusterMembership",
    ),
    (
        "a lead who is a deputy",
        swap(f"{CLUSTER} a ?t", "", f"{CLUSTER} vks:ledBy {HG}"),
        "without a vks:ClusterMembership",
    ),
    (
        "a lead who is no member",
        swap(f"{CLUSTER} vks:ledBy ?u", f"{CLUSTER} org:hasMember ?u"),
        "not written as its member",
    ),
    ("a citation without its fact", swap(f"{LAW} a ?t", "", f"{LAW} eli:cites {DECISION}"), "without a vks:Citation"),
    (
        "a document that cites itself",
        swap("?c vks:cited ?d ; vks:citing ?e", "?c vks:cited ?d", "?c vks:cited ?e"),
        "other than the cited",
    ),
    ("a body within itself", swap(f"{TC} a ?t", "", f"{TC} org:subOrganizationOf {V7}"), "part of itself"),
    ("a body with two parents", swap(f"{V7} a ?t", "", f"{V7} org:subOrganizationOf {HG}"), "one direct parent"),
    ("a body of two kinds", swap(f"{TC} a ?t", "", f"{TC} a vks:Court"), "of one kind only"),
    ("a person who is a body", swap(f"{KHAI} a ?t", "", f"{KHAI} a org:Organization"), "cannot be an organisation"),
    ("an official who is no person", swap(f"{VY} a foaf:Person", f"{VY} a foaf:Person"), "typed foaf:Person"),
    (
        "a body that is no organisation",
        swap(f"{HG} a vks:Procuracy", f"{HG} a org:Organization"),
        "typed org:Organization",
    ),
    ("a meeting without a kind", swap("?m vks:meetingKind ?k", "?m vks:meetingKind ?k"), "one kind of meeting"),
    ("a document without a kind", swap("?m eli:type_document ?k", "?m eli:type_document ?k"), "one kind of document"),
    (
        "an organiser who is a person",
        swap(f"{HN} a ?t", "", f"{HN} schema:organizer {KHAI}"),
        "organiser must be an organisation",
    ),
    ("a change of nobody", swap("?c vks:person ?p", "?c vks:person ?p"), "one person"),
    (
        "a change of an unknown kind",
        swap("?c vks:change ?k", "?c vks:change ?k", "?c vks:change vks:role-chair"),
        "vks:personnel-changes",
    ),
    ("a request of nobody", swap("?r vks:madeBy ?p", "?r vks:madeBy ?p"), "person or body that makes the request"),
    ("a request for nothing", swap("?r vks:requestText ?t", "?r vks:requestText ?t"), "text of what is asked"),
    (
        "a request to a person",
        swap("?r a vks:Request", "", f"?r vks:addressedTo {KHAI}"),
        "addressed to an organisation",
    ),
    ("a value without a digit", swap("?i vks:value ?v", "?i vks:value ?v", "?i vks:value 'nhiều'"), "with a digit"),
    ("an article without a digest", swap("?a vks:textSha256 ?x", "?a vks:textSha256 ?x"), "64 lower-case hex"),
    (
        "a text printed again after no article",
        swap("?a a schema:NewsArticle", "", "?a vks:sameTextAs <person/nobody>"),
        "The article of the same text",
    ),
    (
        "an address that runs script",
        swap("?a schema:url ?u", "?a schema:url ?u", "?a schema:url 'javascript:alert(1)'"),
        "http or https",
    ),
    (
        "a mention of nothing",
        swap("?a a schema:NewsArticle", "", "?a schema:mentions <person/nobody>"),
        "is mentioned but is no",
    ),
    (
        "a clock on the run",
        swap("?r a prov:Activity", "", "?r prov:startedAtTime '2026-01-01T00:00:00Z'^^xsd:dateTime"),
        "no clock",
    ),
    ("a term that nobody defines", swap(f"{TC} a ?t", "", f"{TC} vks:boss {KHAI}"), "does not define"),
    ("a case of no offence", swap("?c vks:offence ?o", "?c vks:offence ?o"), "offence must be given"),
    (
        "a case with an unknown act",
        swap("?c vks:action ?a", "?c vks:action ?a", "?c vks:action 'x'"),
        "vks:case-actions",
    ),
    ("a doubt of no kind", swap("?c vks:contradictionKind ?k", "?c vks:contradictionKind ?k"), "contradiction-kinds"),
    ("a doubt about nothing", swap("?c vks:between ?t", "?c vks:between ?t"), "between tenures"),
    (
        "bounds that cross",
        swap("?t vks:endsNotBefore ?d", "", "?t vks:endsNotAfter '1999-01-01'^^xsd:date"),
        "not after vks:endsNotAfter",
    ),
    (
        "a head post that is no post",
        swap("?p a vks:HeadPost", "?p a org:Post"),
        "typed org:Post",
    ),
    ("a person without a name", swap(f"{VY} foaf:name ?n", f"{VY} foaf:name ?n"), "must have a name"),
    ("a title in no scheme", swap("?r a org:Role ; skos:inScheme ?s", "?r skos:inScheme ?s"), "must be in a scheme"),
    (
        "a post in another body",
        swap("?t a vks:Tenure ; vks:post ?p . ?p org:postIn ?b", "?p org:postIn ?b", f"?p org:postIn {V7}"),
        "in another body than org:organization",
    ),
    (
        "a post with another title",
        swap("?t a vks:Tenure ; vks:post ?p ; org:role ?r", "?t org:role ?r", "?t org:role vks:cluster-lead"),
        "another title than org:role",
    ),
    (
        "a head of a department in a province",
        swap(
            f"{V7} a ?t",
            "",
            f"<post/x> a org:Post ; org:postIn {HG} ; org:role <role/x> . <role/x> skos:prefLabel 'Phó Vụ trưởng'@vi",
        ),
        "no such title at the level",
    ),
    (
        "a supreme body under a provincial one",
        swap(f"{TC} a ?t", "", f"{TC} org:subOrganizationOf {HG}"),
        "parent .* is of a lower level",
    ),
    (
        "a text printed again after one printed again",
        swap(
            "?a a schema:NewsArticle . ?b a schema:NewsArticle . FILTER (STR(?a) < STR(?b))",
            "",
            "?b vks:sameTextAs ?a . ?a vks:sameTextAs ?b",
        ),
        "is itself printed again",
    ),
    (
        "a province replaced before it ends",
        swap("?p dct:isReplacedBy ?n", "", "?p vks:validTo '2999-01-01'^^xsd:date"),
        "begins before it ends",
    ),
    ("a span of text for a number", swap("?m oa:end ?e", "?m oa:end ?e", "?m oa:end 'x'"), "one oa:end"),
    (
        "a headline of nothing",
        swap("?a schema:headline ?h", "?a schema:headline ?h", "?a schema:headline ''@vi"),
        "one headline at most",
    ),
    (
        "a change to no post",
        swap("?c a vks:PersonnelChange", "", f"?c vks:post {V7}"),
        "vks:post must be an org:Post",
    ),
    (
        "a place that is a body",
        swap(f"{HN} a ?t", "", f"{HN} schema:location {TC}"),
        "place must be an administrative area",
    ),
    ("a level that is none", swap(f"{HG} a ?t", "", f"{HG} org:classification vks:role-chair"), "vks:levels"),
    ("a number that is text", swap("?i a vks:Indicator", "", "?i vks:number 'x'"), "one xsd:decimal"),
    ("a fact without confidence", swap("?c a vks:Case ; vks:confidence ?x", "?c vks:confidence ?x"), "vks:confidence"),
]
WARNINGS = [
    (
        "a sighting outside of the tenure",
        swap("?t a vks:Tenure ; vks:validTo ?d", "", "?t vks:attestedOn '2030-01-01'^^xsd:date"),
        "outside of vks:validFrom",
    ),
    (
        "two heads at one time",
        swap(
            f"?t a vks:Tenure ; org:member {VY} ; org:organization {HG} ; vks:validFrom ?d",
            "?t vks:validFrom ?d",
            "?t vks:validFrom '2024-07-01'^^xsd:date",
        ),
        "heads the body under the same title",
    ),
    (
        "two leads at one time",
        swap(
            f"?m org:organization {CLUSTER} ; org:role vks:cluster-member",
            "?m org:role vks:cluster-member",
            "?m org:role vks:cluster-lead",
        ),
        "more than one lead",
    ),
    (
        "a department of another level",
        swap(f"{V7} org:unitOf ?u", f"{V7} org:unitOf ?u", f"{V7} org:unitOf {HG}"),
        "of another level than",
    ),
    (
        "a tenure in a body of the past",
        swap(
            f"?b skos:prefLabel ?l . FILTER (?b = {HG})",
            "?b vks:validFrom ?any",
            "?b vks:validFrom '2025-06-30'^^xsd:date",
        ),
        "no longer there",
    ),
    ("a department of nothing", swap(f"{V7} org:unitOf ?u", f"{V7} org:unitOf ?u"), "unit of"),
]
