"""The quality of the ontology as SPARQL: the pitfalls of the OOPS! catalogue, the checks of the ROBOT report and of
qSKOS, and the metadata that FOOPS! asks for.

Each query finds the terms that have the fault; it must find none. Numbers such as P08 are those of OOPS!. What OOPS!
leaves to a reasoner (P15, P18, P31) test_reasoner.py does; what only the network can tell (P37, content negotiation) is
not tested.
"""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.resources import ontology_dir

VKS = "https://w3id.org/vks/ontology#"
HEAD = """
PREFIX vks: <https://w3id.org/vks/ontology#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX vann: <http://purl.org/vocab/vann/> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX cv: <http://data.europa.eu/m8g/> PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
"""
OWN = f'FILTER (ISIRI(?x) && STRSTARTS(STR(?x), "{VKS}"))'
PROPERTY = "VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty } ?x a ?kind . " + OWN
MEMBERS = "owl:members/rdf:rest*/rdf:first"

PITFALLS = {
    "P02 two names for one class": f"?x owl:equivalentClass ?y . ?y a owl:Class . {OWN} FILTER (ISIRI(?y))",
    "P03 a relation called 'is'": PROPERTY + ' FILTER (REGEX(STR(?x), "#is(A)?$"))',
    "P04 an element that is connected to nothing": f"""?x a owl:Class . {OWN}
        FILTER NOT EXISTS {{ ?x rdfs:subClassOf|owl:equivalentClass ?up }}
        FILTER NOT EXISTS {{ ?p rdfs:domain|rdfs:range ?x }}""",
    "P05 an inverse between other classes": """?x owl:inverseOf ?y ; rdfs:domain ?d .
        ?y rdfs:range ?r FILTER (?d != ?r)""",
    "P06 a cycle in the hierarchy of classes": "?x rdfs:subClassOf+ ?x",
    "P06 a cycle in the hierarchy of properties": "?x rdfs:subPropertyOf+ ?x",
    "P07 two concepts in one class": f'?x a owl:Class . {OWN} FILTER (REGEX(STR(?x), "[a-z](And|Or)[A-Z]"))',
    "P08 no label in Vietnamese": f'?x a ?t . {OWN} FILTER NOT EXISTS {{ ?x rdfs:label ?l FILTER (LANG(?l) = "vi") }}',
    "P08 no label in English": f'?x a ?t . {OWN} FILTER NOT EXISTS {{ ?x rdfs:label ?l FILTER (LANG(?l) = "en") }}',
    "P08 no comment in Vietnamese": f"""?x a ?t . {OWN}
        FILTER NOT EXISTS {{ ?x rdfs:comment ?l FILTER (LANG(?l) = "vi") }}""",
    "P08 no comment in English": f"""?x a ?t . {OWN}
        FILTER NOT EXISTS {{ ?x rdfs:comment ?l FILTER (LANG(?l) = "en") }}""",
    "P10 a kind of body that is disjoint with none": f"""?x rdfs:subClassOf/rdfs:subClassOf* org:Organization . {OWN}
        FILTER NOT EXISTS {{ ?all a owl:AllDisjointClasses ; {MEMBERS} ?x }}""",
    "P10 a kind of fact that is disjoint with none": f"""?x rdfs:subClassOf vks:Assertion . {OWN}
        FILTER NOT EXISTS {{ ?all a owl:AllDisjointClasses ; {MEMBERS} ?x }}""",
    "P11 a property without a domain": PROPERTY + " FILTER NOT EXISTS { ?x rdfs:domain ?d }",
    "P11 a property without a range": PROPERTY + " FILTER NOT EXISTS { ?x rdfs:range ?r }",
    "P13 a relation that cannot be read backwards": f"""?x a owl:ObjectProperty . {OWN}
        FILTER NOT EXISTS {{ ?x owl:inverseOf|^owl:inverseOf ?y }}
        FILTER (!EXISTS {{ ?x vks:inverseLabel ?l FILTER (LANG(?l) = "vi") }}
             || !EXISTS {{ ?x vks:inverseLabel ?l FILTER (LANG(?l) = "en") }})""",
    "P19 several domains": PROPERTY + " ?x rdfs:domain ?d , ?e FILTER (?d != ?e)",
    "P19 several ranges": PROPERTY + " ?x rdfs:range ?d , ?e FILTER (?d != ?e)",
    "P20 a comment that only repeats the label": f"?x rdfs:label ?l ; rdfs:comment ?c . {OWN} FILTER (?l = ?c)",
    "P21 a miscellaneous class beside the one for bodies": f"""?x a owl:Class ; rdfs:label ?l . {OWN}
        FILTER (LANG(?l) = "en" && REGEX(?l, "^(Other|Misc|Unknown|Various)"))
        FILTER (?x NOT IN (vks:OtherBody, vks:StateBody))""",
    "P22 a class that does not begin with a capital": f"""?x a owl:Class . {OWN}
        FILTER (!REGEX(STR(?x), "#[A-Z][A-Za-z]+$"))""",
    "P22 a property that begins with a capital": PROPERTY + ' FILTER (!REGEX(STR(?x), "#[a-z][A-Za-z0-9]+$"))',
    "P22 a code that is not in lower case": f'?x a skos:Concept . {OWN} FILTER (!REGEX(STR(?x), "#[a-z]+(-[a-z]+)*$"))',
    "P24 a class defined by itself": "?x owl:equivalentClass/owl:unionOf/rdf:rest*/rdf:first ?x",
    "P25 a relation that is its own inverse": "?x owl:inverseOf ?x",
    "P26 an inverse of a symmetric relation": "?x a owl:SymmetricProperty ; owl:inverseOf|^owl:inverseOf ?y",
    "P27 equivalent to a property of another kind": f"?x owl:equivalentProperty ?y . {OWN}",
    "P28 a symmetric relation between different classes": """?x a owl:SymmetricProperty ; rdfs:domain ?d ; rdfs:range ?r
        FILTER (?d != ?r)""",
    "P29 a transitive relation between different classes": """?x a owl:TransitiveProperty .
        ?x rdfs:domain ?d ; rdfs:range ?r FILTER (?d != ?r)""",
    "P32 two classes with one label": f"""?x a owl:Class ; rdfs:label ?l . ?y a owl:Class ; rdfs:label ?l .
        FILTER (STRSTARTS(STR(?y), "{VKS}") && ?x != ?y) {OWN}""",
    "P32 two properties with one label": f"""?x rdfs:domain ?d ; rdfs:label ?l . ?y rdfs:domain ?e ; rdfs:label ?l .
        FILTER (?x != ?y) {OWN}""",
    "P33 a chain of one property": """?x owl:propertyChainAxiom ?list . ?list rdf:rest rdf:nil""",
    "P34 a class that is not declared": """{ ?c rdfs:subClassOf ?x } UNION { ?p rdfs:domain ?x }
        UNION { ?o a owl:ObjectProperty ; rdfs:range ?x } UNION { ?c owl:disjointWith ?x }
        UNION { ?all owl:members/rdf:rest*/rdf:first ?x }
        UNION { ?u owl:unionOf/rdf:rest*/rdf:first ?x } FILTER NOT EXISTS { ?x a owl:Class }""",
    "P35 a property that is not declared": """{ ?p rdfs:subPropertyOf ?x } UNION { ?p owl:inverseOf ?x }
        FILTER NOT EXISTS { VALUES ?t { owl:ObjectProperty owl:DatatypeProperty } ?x a ?t }""",
    "P35 an annotation that is not declared": """?s ?x ?o
        FILTER (!REGEX(STR(?x), "^http://www.w3.org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl)#"))
        FILTER NOT EXISTS { VALUES ?t { owl:AnnotationProperty owl:ObjectProperty } ?x a ?t }""",
    "P36 an IRI with a file extension": '?x a owl:Ontology FILTER (REGEX(STR(?x), "[.](ttl|owl|rdf|n3)$"))',
    "P40 a foreign term that is redefined": f"""?x rdfs:subClassOf|rdfs:subPropertyOf|rdfs:domain|rdfs:range ?y
        FILTER (ISIRI(?x) && !STRSTARTS(STR(?x), "{VKS}") && STRSTARTS(STR(?y), "{VKS}"))""",
    "a relation of objects below one of values": """
        { ?x a owl:ObjectProperty ; rdfs:subPropertyOf/a owl:DatatypeProperty }
        UNION { ?x a owl:DatatypeProperty ; rdfs:subPropertyOf/a owl:ObjectProperty }""",
    "a term of two kinds": """?x a ?s , ?t FILTER (?s != ?t)
        FILTER (?s IN (owl:Class, owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty, skos:Concept))
        FILTER (?t IN (owl:Class, owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty, skos:Concept))""",
    "a domain that its superproperty has not": """?x rdfs:domain ?d ; rdfs:subPropertyOf ?y . ?y rdfs:domain ?e .
        FILTER (ISIRI(?d) && ISIRI(?e)) FILTER NOT EXISTS { ?d rdfs:subClassOf* ?e }""",
    "a range that its superproperty has not": """?x rdfs:range ?d ; rdfs:subPropertyOf ?y . ?y rdfs:range ?e .
        FILTER (ISIRI(?d) && ISIRI(?e)) FILTER NOT EXISTS { ?d rdfs:subClassOf* ?e }""",
    "two labels in one language": "?x rdfs:label ?l , ?m FILTER (?l != ?m && LANG(?l) = LANG(?m))",
    "a text without a language": f"""?x rdfs:label|rdfs:comment|skos:prefLabel|vks:inverseLabel ?l . {OWN}
        FILTER (LANG(?l) = "")""",
    "a text with blanks around it": """?x rdfs:label|rdfs:comment|vks:inverseLabel ?l
        FILTER (REGEX(?l, "^ | $|  |[\\n\\r\\t]"))""",
    "a comment that does not end like a sentence": f'?x rdfs:comment ?l . {OWN} FILTER (!REGEX(?l, "[.)…]$"))',
    "a term that does not say where it is defined": """?x a ?t
        FILTER (ISIRI(?x) && ?t != owl:Ontology) FILTER NOT EXISTS { ?x rdfs:isDefinedBy ?o }""",
    "a code without a scheme": f"""?x a skos:Concept . {OWN}
        FILTER NOT EXISTS {{ ?x skos:inScheme/a skos:ConceptScheme }}""",
    "a code that its notation does not end": "?x skos:notation ?n FILTER (!STRENDS(STR(?x), ?n))",
    "two codes of one scheme with one label": """?x skos:inScheme ?s ; skos:prefLabel ?l .
        ?y skos:inScheme ?s ; skos:prefLabel ?l . FILTER (?x != ?y)""",
    "a relation to codes that names no scheme": f"""?x rdfs:range skos:Concept . {OWN}
        FILTER NOT EXISTS {{ ?x vks:codeList/a skos:ConceptScheme }}""",
    "a scheme that no property takes values from": """?x a skos:ConceptScheme
        FILTER NOT EXISTS { ?p vks:codeList ?x }""",
    "ROBOT duplicate_definition": f"""?x rdfs:comment ?c . ?y rdfs:comment ?c . {OWN} FILTER (?x != ?y)
        FILTER NOT EXISTS {{ ?x a skos:Concept }}""",
    "ROBOT multiple_definitions": f"?x rdfs:comment ?c , ?d . {OWN} FILTER (?c != ?d && LANG(?c) = LANG(?d))",
    "ROBOT lowercase_definition": f'?x rdfs:comment ?c . {OWN} FILTER (REGEX(?c, "^\\\\p{{Ll}}"))',
    "ROBOT deprecated_reference": "?x owl:deprecated true . ?y ?p ?x",
    "ROBOT illegal_use_of_built_in_vocabulary": """?x ?p ?o FILTER (ISIRI(?x)
        && REGEX(STR(?x), "^http://www.w3.org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl)#"))""",
    "qSKOS cyclic_hierarchical_relations": "?x skos:broader+ ?x",
    "qSKOS hierarchy across schemes": "?x skos:broader ?y ; skos:inScheme ?s FILTER NOT EXISTS { ?y skos:inScheme ?s }",
    "qSKOS omitted_top_concepts, where the codes are not in the data": """?x a skos:ConceptScheme
        FILTER (?x != vks:roles) FILTER NOT EXISTS { ?c skos:topConceptOf ?x }""",
    "qSKOS inconsistent_preferred_labels": "?x skos:prefLabel ?l , ?m FILTER (?l != ?m && LANG(?l) = LANG(?m))",
    "qSKOS a top concept with a broader one": "?x skos:topConceptOf ?s ; skos:broader ?y",
    "a label that its code has not": """?x a skos:Concept ; skos:prefLabel ?l FILTER NOT EXISTS { ?x rdfs:label ?l }""",
}
METADATA = {
    "P38 an ontology": "?o a owl:Ontology",
    "P41 a licence": "?o a owl:Ontology ; dct:license <https://creativecommons.org/licenses/by/4.0/>",
    "a title in both languages": '?o dct:title ?a, ?b FILTER (LANG(?a) = "vi" && LANG(?b) = "en")',
    "a description in both languages": '?o dct:description ?a, ?b FILTER (LANG(?a) = "vi" && LANG(?b) = "en")',
    "a creator": "?o a owl:Ontology ; dct:creator ?c",
    "a publisher": "?o a owl:Ontology ; dct:publisher ?c",
    "a fixed date of creation": '?o dct:created "2026-11-21"^^xsd:date',
    "a fixed date of modification, not before creation": """?o dct:modified ?m ; dct:created ?c
        FILTER (DATATYPE(?m) = xsd:date && ?m >= ?c)""",
    "a citation that names the version": """?o dct:bibliographicCitation ?c ; owl:versionIRI ?v
        FILTER (CONTAINS(?c, STR(?v)))""",
    "a contributor": "?o a owl:Ontology ; dct:contributor ?c",
    "its languages": '?o a owl:Ontology ; dct:language "vi" , "en"',
    "each vocabulary aligned to": """vks:Procuracy rdfs:subClassOf cv:PublicOrganisation , org:Organization .
        vks:Official rdfs:subClassOf foaf:Person . vks:Assertion rdfs:subClassOf prov:Entity .
        vks:Mention rdfs:subClassOf oa:TextQuoteSelector . vks:LegalDocument rdfs:subClassOf eli:LegalResource .
        vks:Meeting rdfs:subClassOf schema:Event , cv:PublicEvent . vks:levels a skos:ConceptScheme""",
    "a version": '?o owl:versionIRI ?v ; owl:versionInfo ?i FILTER (STRENDS(STR(?v), CONCAT("/", ?i)))',
    "a preferred prefix": '?o vann:preferredNamespacePrefix "vks"',
    "a preferred namespace": f'?o vann:preferredNamespaceUri "{VKS}"',
    "a persistent IRI": '?o a owl:Ontology FILTER (STRSTARTS(STR(?o), "https://w3id.org/"))',
    "reused vocabularies": "?o a owl:Ontology ; rdfs:seeAlso <http://www.w3.org/ns/org#>",
    "the offset convention of mentions": """vks:Mention rdfs:comment ?c
        FILTER (LANG(?c) = "en" && CONTAINS(?c, "Unicode code points") && CONTAINS(?c, "end exclusive"))""",
}


@pytest.fixture(scope="module")
def ontology() -> Store:
    store = Store()
    store.load(path=ontology_dir() / "vks.ttl", format=RdfFormat.TURTLE)
    return store


def terms(store: Store, pattern: str) -> list[str]:
    rows = store.query(f"{HEAD} SELECT DISTINCT ?x WHERE {{ {pattern} }}")
    return sorted(str(row["x"]) for row in rows if isinstance(row["x"], NamedNode))


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_free_of(ontology: Store, pitfall: str) -> None:
    assert terms(ontology, PITFALLS[pitfall]) == []


@pytest.mark.parametrize("item", METADATA)
def test_has(ontology: Store, item: str) -> None:
    assert bool(ontology.query(f"{HEAD} ASK {{ {METADATA[item]} }}"))


CLASS = "vks:Bad a owl:Class"
RELATION = "vks:bad a owl:ObjectProperty"
# Faults that the queries must find: what to add to the ontology to make each of them bite.
SEEDED = {
    "P03 a relation called 'is'": "vks:is a owl:ObjectProperty",
    "P04 an element that is connected to nothing": CLASS,
    "P06 a cycle in the hierarchy of classes": "org:Organization rdfs:subClassOf vks:Court",
    "P06 a cycle in the hierarchy of properties": "vks:attended rdfs:subPropertyOf vks:chaired",
    "P07 two concepts in one class": "vks:CourtAndPrison a owl:Class",
    "P08 no label in Vietnamese": CLASS,
    "P08 no label in English": CLASS,
    "P08 no comment in Vietnamese": CLASS,
    "P08 no comment in English": CLASS,
    "P10 a kind of body that is disjoint with none": "vks:Bad rdfs:subClassOf org:Organization",
    "P10 a kind of fact that is disjoint with none": "vks:Bad rdfs:subClassOf vks:Assertion",
    "P11 a property without a domain": RELATION,
    "P11 a property without a range": RELATION,
    "P13 a relation that cannot be read backwards": RELATION,
    "P19 several domains": "vks:heads rdfs:domain vks:Court",
    "P19 several ranges": "vks:heads rdfs:range vks:Court",
    "P20 a comment that only repeats the label": 'vks:Bad rdfs:label "x"@vi ; rdfs:comment "x"@vi',
    "P22 a class that does not begin with a capital": "vks:bad a owl:Class",
    "P22 a property that begins with a capital": "vks:Bad a owl:ObjectProperty",
    "P22 a code that is not in lower case": "vks:Bad a skos:Concept",
    "P24 a class defined by itself": "vks:Bad owl:equivalentClass [ owl:unionOf ( vks:Court vks:Bad ) ]",
    "P25 a relation that is its own inverse": "vks:bad owl:inverseOf vks:bad",
    "P27 equivalent to a property of another kind": "vks:bad owl:equivalentProperty foaf:name",
    "P29 a transitive relation between different classes": "vks:heads a owl:TransitiveProperty",
    "P32 two classes with one label": 'vks:Bad a owl:Class ; rdfs:label "Court"@en',
    "P32 two properties with one label": 'vks:bad rdfs:domain vks:Court ; rdfs:label "heads"@en',
    "P34 a class that is not declared": "vks:Court rdfs:subClassOf vks:Bad",
    "P35 a property that is not declared": "vks:heads rdfs:subPropertyOf vks:bad",
    "P35 an annotation that is not declared": "vks:Court foaf:bad 1",
    "P36 an IRI with a file extension": "<https://w3id.org/vks.ttl> a owl:Ontology",
    "P40 a foreign term that is redefined": "foaf:Person rdfs:subClassOf vks:Official",
    "a relation of objects below one of values": "vks:heads rdfs:subPropertyOf vks:value",
    "a term of two kinds": "vks:Court a owl:ObjectProperty",
    "a domain that its superproperty has not": "vks:bad rdfs:domain vks:Court ; rdfs:subPropertyOf vks:ledBy",
    "a range that its superproperty has not": "vks:bad rdfs:range vks:Meeting ; rdfs:subPropertyOf vks:ledBy",
    "two labels in one language": 'vks:Court rdfs:label "Tribunal"@en',
    "a text without a language": 'vks:Court rdfs:label "Tribunal"',
    "a text with blanks around it": 'vks:Court rdfs:label " x"@de',
    "a comment that does not end like a sentence": 'vks:Court rdfs:comment "x"@de',
    "a term that does not say where it is defined": CLASS,
    "a code without a scheme": "vks:bad a skos:Concept",
    "a code that its notation does not end": 'vks:role-chair skos:notation "head"',
    "two codes of one scheme with one label": """vks:bad skos:inScheme vks:participation-roles ;
        skos:prefLabel "Chair"@en""",
    "a relation to codes that names no scheme": "vks:bad rdfs:range skos:Concept",
    "a scheme that no property takes values from": "vks:bad a skos:ConceptScheme",
    "P02 two names for one class": "vks:Bad owl:equivalentClass vks:Court",
    "P05 an inverse between other classes": "vks:bad owl:inverseOf vks:ledBy ; rdfs:domain vks:Meeting",
    "P21 a miscellaneous class beside the one for bodies": 'vks:Bad a owl:Class ; rdfs:label "Other events"@en',
    "P26 an inverse of a symmetric relation": "vks:bad a owl:SymmetricProperty ; owl:inverseOf vks:heads",
    "P28 a symmetric relation between different classes": "vks:heads a owl:SymmetricProperty",
    "P33 a chain of one property": "vks:bad owl:propertyChainAxiom ( vks:heads )",
    "ROBOT duplicate_definition": 'vks:bad rdfs:comment "From 0 to 1."@en',
    "ROBOT multiple_definitions": 'vks:Court rdfs:comment "Another one."@en',
    "ROBOT lowercase_definition": 'vks:bad rdfs:comment "đơn vị."@vi',
    "ROBOT deprecated_reference": "vks:Court owl:deprecated true",
    "ROBOT illegal_use_of_built_in_vocabulary": "rdfs:label rdfs:comment 'x'@en",
    "qSKOS cyclic_hierarchical_relations": "vks:action-tried skos:broader vks:action-tried-first",
    "qSKOS hierarchy across schemes": "vks:action-tried skos:broader vks:level-high",
    "qSKOS omitted_top_concepts, where the codes are not in the data": "vks:bad a skos:ConceptScheme",
    "qSKOS inconsistent_preferred_labels": 'vks:level-high skos:prefLabel "Higher"@en',
    "qSKOS a top concept with a broader one": "vks:level-high skos:broader vks:level-supreme",
    "a label that its code has not": 'vks:level-high skos:prefLabel "Higher"@en',
}


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_the_fault_would_be_found(ontology: Store, pitfall: str) -> None:
    """A query that finds nothing because it can find nothing proves nothing."""
    damaged = Store()
    damaged.extend(ontology)
    damaged.update(f"{HEAD} INSERT DATA {{ {SEEDED[pitfall]} }}")
    assert terms(damaged, PITFALLS[pitfall])
