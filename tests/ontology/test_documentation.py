"""The documentation of the ontology: whole, up to date, one file, with a drawing and a query that answers per class."""

import re
import runpy
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.store import Export
from kg.query.run import query
from kg.serve.diagram import Box, Drawing
from kg.serve.vocabulary import Entry, Example, examples, ontology_page

ROOT = Path(__file__).parents[2]
JUDGEMENT = """PREFIX vks: <https://w3id.org/vks/ontology#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    INSERT DATA { <a:j> a vks:Judgement ; vks:judgedOn "2026-11-20"^^xsd:date ; vks:judgedBy "Lò Thị Mẫu" ;
    vks:verdict vks:verdict-same }"""
CLASSES = ontology_page().chapters[0].entries


@pytest.fixture(scope="module")
def sample() -> Export:
    """The small invented export; nobody judged it, so that a judgement is put in."""
    store = Store()
    store.load(path=ROOT / "tests" / "fixtures" / "mini.ttl", format=RdfFormat.TURTLE)
    store.update(JUDGEMENT)
    return Export(store, {})


def test_every_class_has_one_example() -> None:
    assert sorted(one.of for one in examples()) == sorted(entry.anchor for entry in CLASSES)


@pytest.mark.parametrize("example", examples(), ids=[one.of for one in examples()])
def test_the_example_answers(sample: Export, example: Example) -> None:
    assert list(query(sample, example.query).rows)


@pytest.mark.parametrize("entry", CLASSES, ids=[entry.anchor for entry in CLASSES])
def test_the_drawing_is_in_order(entry: Entry) -> None:
    """Nothing lies on anything else or off the sheet, and every superclass is there."""
    drawing = entry.drawing
    assert drawing is not None
    assert not [(one, other) for one in drawing.boxes for other in drawing.boxes if one != other and meet(one, other)]
    assert all(on_sheet(drawing, x, y) for box in drawing.boxes for x, y in corners(box))
    ends = [(x, y) for one in drawing.arrows for x, y in ((one.x1, one.y1), (one.x2, one.y2))]
    assert all(on_sheet(drawing, x, y) and any(touches(box, x, y) for box in drawing.boxes) for x, y in ends)
    above = {part.text for name, parts in entry.facts if name == "rdfs:subClassOf" for part in parts}
    assert above <= {line for box in drawing.boxes for line in box.lines}


def test_a_drawing_shows_relations_of_ours_and_of_others() -> None:
    meeting = next(entry.drawing for entry in CLASSES if entry.anchor == "Meeting")
    assert meeting is not None
    assert {"vks:chaired", "schema:organizer", "vks:meetingKind"} <= {one.name for one in meeting.arrows}
    shown = {line for box in meeting.boxes for line in box.lines}
    assert {"foaf:Agent", "org:Organization", "vks:meeting-kinds", "schema:startDate"} <= shown


def test_the_file_is_the_generated_one() -> None:
    made: str = runpy.run_path(str(ROOT / "docs" / "make_ontology.py"))["page"]()
    kept = (ROOT / "docs" / "ontology.html").read_text(encoding="utf-8")
    assert kept == made, "docs/ontology.html is out of date: run make docs"


def test_the_file_needs_nothing_else() -> None:
    text = (ROOT / "docs" / "ontology.html").read_text(encoding="utf-8")
    assert not re.findall(r"<script|<iframe|<img|\bsrc=|@import|url\((?!#)|href=\"/", text)
    anchors = set(re.findall(r'\bid="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= anchors


def meet(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def corners(box: Box) -> list[tuple[float, float]]:
    return [(box.x, box.y), (box.x + box.width, box.y + box.height)]


def on_sheet(drawing: Drawing, x: float, y: float) -> bool:
    return 0 <= x <= drawing.width and 0 <= y <= drawing.height


def touches(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
