"""The short notation, beside the engine's own."""

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.graph.brief import Brief
from kg.graph.vocabulary import FIRST, ID_BASE, NAMESPACES, TYPE, TYPE_TEXT, prefixes

NAMES = prefixes(ID_BASE) | {"base": ID_BASE}  # in which others lie
ENDS = st.text("aZ09_-./~:,;()ếđ·'", max_size=6) | st.sampled_from(["%41", "a.b."])
SPACES = st.sampled_from([*NAMES.values(), "urn:x:", "https://w3id.org/vks/", "http://example.org/a?b=c#"])
IRIS = st.builds(lambda space, end: NamedNode(space + end), SPACES, ENDS)
TYPES = st.sampled_from(["integer", "decimal", "double", "boolean", "date", "string", "gYear"])
VALUES = st.sampled_from(["1", "+1", "-0", "1.0", ".5", "1.", "1e6", "1E-6", "true", "1 ", "", "^^", "inf", "٣", "1\n"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LITERALS = (
    TEXTS.map(Literal)
    | st.builds(lambda text: Literal(text, language="vi"), TEXTS)
    | st.builds(lambda text, kind: Literal(text, datatype=NamedNode(NAMESPACES["xsd"] + kind)), VALUES | TEXTS, TYPES)
    | st.builds(lambda text, kind: Literal(text, datatype=kind), TEXTS, IRIS)
)
BLANKS = st.sampled_from([BlankNode("b"), BlankNode("b1")])
TRIPLES = st.builds(Triple, IRIS | BLANKS, IRIS | st.just(TYPE), IRIS | LITERALS | BLANKS | st.just(TYPE))
ABOUT = st.builds(lambda one, about: Triple(one.subject, one.predicate, about), TRIPLES, TRIPLES)


def by_engine(triples: list[Triple], names: dict[str, str], form: RdfFormat = RdfFormat.TURTLE) -> bytes:
    made = BytesIO()
    serialize(triples, made, form, prefixes=names)
    return made.getvalue()


def line(triple: Triple) -> bytes:
    text = by_engine([triple], {}, RdfFormat.N_TRIPLES).removesuffix(b" .\n")
    return text.replace(TYPE_TEXT.encode(), FIRST.encode(), 1) if triple.predicate == TYPE else text


@settings(max_examples=150)
@given(st.lists(TRIPLES | ABOUT, min_size=1, max_size=12), st.sampled_from([NAMES, prefixes(ID_BASE)]))
@example([Triple(BlankNode(), TYPE, TYPE)], NAMES)
def test_it_is_what_the_engine_writes(triples: list[Triple], names: dict[str, str]) -> None:
    lines = {line(triple): triple for triple in triples}
    brief = Brief(names)
    made = brief.head + brief.text(sorted(lines))
    assert made == by_engine([lines[one] for one in sorted(lines)], names)


def test_terms_may_be_more_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.brief._MOST", 10)
    people = [Triple(NamedNode(f"{ID_BASE}person/p{number:02}"), TYPE, NamedNode("urn:x")) for number in range(25)]
    brief = Brief(NAMES)
    assert brief.head + brief.text(map(line, people)) == by_engine(people, NAMES)
