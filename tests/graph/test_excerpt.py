"""The excerpt that stands for a graph too large for one page: its most connected things, and what ties them."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

import pytest
from pyoxigraph import RdfFormat, parse

from kg.graph.excerpt import excerpt
from kg.graph.vocabulary import FIRST, ID_BASE, TYPE_TEXT
from kg.records import ArticleFacts

DRAWN = ("person", "org", "meeting", "document", "cluster", "province")


class Pieces:
    """Each subject a piece."""

    def __init__(self, lines: list[str]) -> None:
        self._pieces = {name: "\n".join(rows) for name, rows in groupby(sorted(lines), lambda row: row.split(" ")[0])}

    def texts(self, beginnings: tuple[str, ...] = ("",)) -> Iterator[str]:
        return (text for name, text in self._pieces.items() if name.startswith(beginnings))


@pytest.fixture(scope="module")
def lines(gold: Mapping[str, ArticleFacts], written: Callable[..., tuple[bytes, bytes]]) -> list[str]:
    """The lines of the graph of some gold articles, sorted."""
    turtle = written([gold[name] for name in sorted(gold)[::9]])[0]
    told = (str(quad.triple) for quad in parse(turtle, RdfFormat.TURTLE))
    return sorted(line.replace(f" {TYPE_TEXT}", f" {FIRST}", 1) for line in told)


def kind(iri: str) -> str:
    return iri.removeprefix(f"<{ID_BASE}").partition("/")[0]


def things(lines: list[str]) -> set[str]:
    return {line.partition(" ")[0] for line in lines if kind(line) in DRAWN}


def test_of_a_small_graph_all_things_are_kept(lines: list[str]) -> None:
    found = excerpt(Pieces(lines))
    assert things(list(found.lines)) == things(lines)
    assert found.things == found.of == len(things(lines))


@pytest.mark.parametrize("bound", [{"things": 60}, {"triples": 1500}])
def test_the_most_connected_are_kept_with_what_ties_them(lines: list[str], bound: Mapping[str, int]) -> None:
    found = excerpt(Pieces(lines), **bound)
    kept = list(found.lines)
    assert 5 < found.things == len(things(kept)) <= bound.get("things", 1500)
    assert len(kept) < bound.get("triples", len(lines))
    named = {line.split(" ", 2)[2] for line in kept}
    assert {one for one in named if one.startswith("<") and kind(one) in DRAWN} <= things(kept)
    assert any(kind(line) == "tenure" for line in kept)
    mentions = {one for one in named if kind(one) == "mention"}
    assert mentions == {line.partition(" ")[0] for line in kept if kind(line) == "mention"} != set()
    tied, left = ties(lines), things(lines) - things(kept)
    for one in ("person", "org", "meeting"):
        most_left = max(tied[thing] for thing in left if kind(thing) == one)
        assert min(tied[thing] for thing in things(kept) if kind(thing) == one) >= most_left


def ties(lines: list[str]) -> dict[str, int]:
    """By how many subjects each thing is named, itself among them if it is one."""
    found: dict[str, set[str]] = {}
    for line in lines:
        subject, value = line.partition(" ")[0], line.split(" ", 2)[2]
        if kind(subject) in DRAWN:
            found.setdefault(subject, set()).add(subject)
        elif kind(value) in DRAWN and value.startswith("<"):
            found.setdefault(value, set()).add(subject)
    return {thing: len(subjects) for thing, subjects in found.items()}


def test_what_a_quotation_says_counts_for_nothing() -> None:
    """A literal that ends like an IRI of a thing is no tie."""
    person, other = (f"<{ID_BASE}person/{name}>" for name in ("a--1", "b--2"))
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    line = f'{person} {label} "x {other}"@vi'
    found = excerpt(Pieces([line, f'{other} {label} "y"@vi']), things=1)
    assert (found.things, found.of, list(found.lines)) == (1, 2, [line])
