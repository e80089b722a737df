"""IRIs of the vocabulary that the page reads, and the codes it draws them as."""

VKS = "https://w3id.org/vks/ontology#"
ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
ELI = "http://data.europa.eu/eli/ontology#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

PREF_LABEL, ALT_LABEL = SKOS + "prefLabel", SKOS + "altLabel"

TYPES = ("person", "procuracy", "body", "meeting", "document", "province", "cluster")
"""Kinds of things on the canvas, in the order of the legend."""

TYPE_GROUPS = {"unit": ("procuracy", "body"), "official": ("person",), "place": ("province",)}
"""Other words for kinds that a reader may ask for."""

CLASS_TYPES: tuple[tuple[str, str], ...] = (
    (FOAF + "Person", "person"),
    (VKS + "Official", "person"),
    (VKS + "Province", "province"),
    (SCHEMA + "AdministrativeArea", "province"),
    (VKS + "EmulationCluster", "cluster"),
    (VKS + "Meeting", "meeting"),
    (VKS + "LegalDocument", "document"),
    (ELI + "LegalResource", "document"),
    (VKS + "Procuracy", "procuracy"),
    (ORG + "OrganizationalUnit", "body"),
    (ORG + "Organization", "body"),
)
"""Class and the kind it is drawn as; the first that holds wins."""

ROLE_KINDS = ("chair", "direct", "speak", "moderate", "sign", "attend")

DIRECT: tuple[tuple[str, str, bool], ...] = (
    (VKS + "chaired", "chair", False),
    (VKS + "directed", "direct", False),
    (VKS + "spokeAt", "speak", False),
    (VKS + "moderated", "moderate", False),
    (VKS + "signedAt", "sign", False),
    (VKS + "attended", "attend", False),
    (VKS + "heads", "tenure", False),
    (VKS + "servesIn", "tenure", False),
    (SCHEMA + "organizer", "organize", True),
    (SCHEMA + "location", "place", False),
    (SCHEMA + "about", "about", False),
    (ORG + "subOrganizationOf", "parent", False),
    (ORG + "unitOf", "parent", False),
    (VKS + "jurisdiction", "jurisdiction", False),
    (ELI + "passed_by", "issue", True),
    (ELI + "cites", "cites", False),
    (ELI + "amends", "amends", False),
    (ELI + "based_on", "based_on", False),
    (VKS + "implements", "implements", False),
    (ORG + "hasMember", "member", True),
    (VKS + "ledBy", "lead", True),
    (VKS + "deputyLedBy", "deputy", True),
    (DCT + "isReplacedBy", "replaced", False),
    (ORG + "resultedFrom", "replaced", True),
)
"""Direct relations: property, kind of link, and whether the link runs from object to subject."""

KINDS = (
    "tenure", "change", "request", "chair", "direct", "speak", "moderate", "sign", "attend", "organize", "place",
    "about", "parent", "jurisdiction", "issue", "cites", "amends", "based_on", "implements", "lead", "deputy", "member",
    "replaced", "indicator", "case",
)  # fmt: skip
"""Kinds of facts, in the order in which the panel groups them."""

ENDS = (
    ORG + "member", ORG + "organization", VKS + "participant", VKS + "event", VKS + "person", VKS + "about",
    VKS + "madeBy", VKS + "addressedTo", VKS + "citing", VKS + "cited", VKS + "handledBy",
)  # fmt: skip
"""Properties from an assertion to the things that it is about."""
