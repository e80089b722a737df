"""What must hold for whatever was read: the files can be read again, and hold nothing that an article put there."""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from lxml import etree
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.cli.output import printable
from kg.explain.explain import explain
from kg.export.write import FORMATS, write
from kg.graph.store import ARTICLES_NAME, PAGE_NAME, QUADS_NAME, REPORT_NAME, TURTLE_NAME, Export
from kg.graph.vocabulary import NAMESPACES
from kg.spreadsheet import runs
from kg.validate.run import validate

_CODES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FILES = (TURTLE_NAME, QUADS_NAME, ARTICLES_NAME)
_BASES = ("https://w3id.org/vks/", *NAMESPACES.values())


def check_terminal(text: str) -> None:
    """What is shown of it on a terminal holds no code that could drive one, nor turns the order of letters."""
    found = _CODES.search(printable(text))
    assert found is None, f"{found[0]!r} at {found.start()} of {text!r:.200}" if found else ""


def content(folder: Path) -> dict[str, bytes]:
    """The files of a build but for its report, which has timings."""
    return {
        path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and path.name != REPORT_NAME
    }


def check_folder(folder: Path, scratch: Path) -> None:
    """All that a build wrote, in every format, and all that is said of it."""
    opened = Export.open(folder)
    triples = set(parse(path=str(folder / TURTLE_NAME), format=RdfFormat.TURTLE))
    quads = set(parse(path=str(folder / QUADS_NAME), format=RdfFormat.N_QUADS))
    assert {quad.triple for quad in triples} == {quad.triple for quad in quads}
    for quad in triples:
        for node in (quad.subject, quad.predicate):
            assert isinstance(node, NamedNode)
            assert node.value.startswith(_BASES), node.value
            assert node.value.isascii(), node.value
    for line in (folder / ARTICLES_NAME).read_text(encoding="utf-8").split("\n")[:-1]:
        json.loads(line)
    json.loads((folder / REPORT_NAME).read_text(encoding="utf-8"))
    check_page((folder / PAGE_NAME).read_text(encoding="utf-8"))
    for form in FORMATS:
        check_export(write(opened, form, scratch / f"x.{form}", folder).files, form)
    report = validate(opened)
    assert not report.violations, str(report.violations[0])
    for line in report.lines():
        check_terminal(line)
    for iri in sorted(opened.labels())[::7]:
        check_terminal(str(explain(opened, iri)))


def check_export(files: tuple[Path, ...], form: str) -> None:
    """The files of an export can be read, and a spreadsheet runs no cell of them."""
    if form == "csv":
        for path in files:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                lines = list(csv.reader(stream))
            assert len({len(line) for line in lines}) == 1
            assert not any(runs(cell) for line in lines for cell in line)
    elif form == "ftm":
        for line in files[0].read_text(encoding="utf-8").split("\n")[:-1]:
            json.loads(line)
    elif form == "graphml":
        etree.parse(str(files[0]))
    elif form != "parquet":
        for _ in parse(path=str(files[0]), format=RdfFormat.from_extension(form)):
            pass


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


def tags(page: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each tag of a page with the names of its attributes, in order."""
    parser = _Tags()
    parser.feed(page)
    yield from parser.found


_KNOWN: list[list[tuple[str, tuple[str, ...]]]] = []


def check_page(page: str) -> None:
    """A page has the very tags of every other: articles put words into it and nothing else."""
    found = list(tags(page))
    _KNOWN[:] = _KNOWN or [found]
    assert found == _KNOWN[0]
