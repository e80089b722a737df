"""What a client likes best of what there is, by RFC 9110 section 12.5.1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.accept import choose
from kg.serve.guard import host_of
from kg.serve.links import Part, href, linked, web

OFFERS = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, text/turtle", "text/turtle"),
        ("text/csv, application/json", "application/json"),
        ("text/turtle;q=0.9, */*;q=0.1", "text/turtle"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/*;q=0.3, text/csv;q=0.2, */*;q=0.1", "text/turtle"),
        ("text/turtle; charset=utf-8; q=0.7, text/csv;q=0.6", "text/turtle"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("image/png", None),
        ("application/json;q=0, text/*;q=0.0", None),
        ("nonsense", "application/json"),
        (",,;q=1,", "application/json"),
    ],
)
def test_the_best_of_what_there_is(accept: str, chosen: str | None) -> None:
    assert choose(accept, OFFERS) == chosen


@given(st.text())
def test_any_header_has_an_answer(accept: str) -> None:
    assert choose(accept, OFFERS) in (*OFFERS, None)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("127.0.0.1:80", "127.0.0.1"),
        ("LocalHost", "localhost"),
        ("[::1]:8642", "::1"),
        ("[::1]", "::1"),
        ("::1", "::1"),
        ("a.example:", "a.example"),
        ("127.0.0.1:80@evil.example", "127.0.0.1:80@evil.example"),
        ("evil.example:80:80", "evil.example:80:80"),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_of(header) == name


@pytest.mark.parametrize(
    ("iri", "where"),
    [
        ("https://w3id.org/vks/id/person/a--1", "/id/person/a--1"),
        ('https://w3id.org/vks/id/person/a?b#c%20"<é', "/id/person/a%3Fb%23c%2520%22%3C%C3%A9"),
        ("https://w3id.org/vks/id/", "https://w3id.org/vks/id/"),
        ("https://w3id.org/vks/ontology#Tenure", "/ontology#Tenure"),
        ("http://example.org/x", "http://example.org/x"),
        ("javascript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("http:", ""),
        ("http://[", ""),
    ],
)
def test_where_an_iri_leads(iri: str, where: str) -> None:
    assert href(iri, "https://w3id.org/vks/id/") == where
    assert web(where) in (where, "")


def test_names_in_a_text_become_links() -> None:
    names = [("VKSND tỉnh An", "/a"), ("VKSND tỉnh An Giang", "/b"), ("Vắng", "/c"), ("", "/d"), ("không", "")]
    assert linked("VKSND tỉnh An Giang và VKSND tỉnh An, không VKSND tỉnh An", names) == (
        Part("VKSND tỉnh An Giang", "/b"),
        Part(" và "),
        Part("VKSND tỉnh An", "/a"),
        Part(", không "),
        Part("VKSND tỉnh An"),
        Part(" · "),
        Part("Vắng", "/c"),
    )
    assert linked("không có gì", []) == (Part("không có gì"),)
