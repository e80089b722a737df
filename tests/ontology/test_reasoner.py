"""HermiT, a complete OWL 2 DL reasoner: ontology and export are consistent, and it would find it if they were not.

It runs in Java, through owlready2. Dates are no datatype of OWL 2: HermiT leaves them alone, and the shapes check them.
"""

import shutil
import warnings
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.resources import ontology_dir

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import owlready2

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEAD = "PREFIX vks: <https://w3id.org/vks/ontology#> PREFIX org: <http://www.w3.org/ns/org#> "
HEAD += "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
HEAD += "PREFIX owl: <http://www.w3.org/2002/07/owl#> "
ROLES = "<a:x> a vks:Participation ; vks:role vks:role-chair , vks:role-speak"
TWO = "vks:role-chair owl:differentFrom vks:role-speak"

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")


def classes_without_members(added: str = "") -> list[str]:
    """The classes that can have no member, by HermiT, with ``added`` in the ontology and the example export.

    Raises:
        owlready2.OwlReadyInconsistentOntologyError: the whole contradicts itself.
    """
    store = Store()
    store.load(path=ontology_dir() / "vks.ttl", format=RdfFormat.TURTLE)
    store.load(path=FIXTURES / "mini.ttl", format=RdfFormat.TURTLE)
    if added:
        store.update(f"{HEAD} INSERT DATA {{ {added} }}")
    lines = BytesIO()
    store.dump(lines, RdfFormat.RDF_XML, from_graph=next(iter(store)).graph_name)
    lines.seek(0)
    world = owlready2.World()
    ontology = world.get_ontology("https://w3id.org/vks/ontology#").load(fileobj=lines)
    with ontology:
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    return sorted(each.iri for each in world.inconsistent_classes())


def test_ontology_and_export_are_consistent() -> None:
    assert classes_without_members() == []


def test_a_class_that_can_have_no_member_is_found() -> None:
    found = classes_without_members("vks:Bad a owl:Class ; rdfs:subClassOf vks:Court , vks:Meeting")
    assert "https://w3id.org/vks/ontology#Bad" in found


@pytest.mark.parametrize(
    "fault",
    ["<a:x> a vks:Court . <a:y> vks:chaired <a:x>", f"{ROLES} . {TWO}"],
    ids=["a body as a meeting", "two roles in one participation"],
)
def test_a_contradiction_is_found(fault: str) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        classes_without_members(fault)
