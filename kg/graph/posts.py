"""Titles as concepts, and posts: a title in a body."""

from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.graph.scope import Scope
from kg.graph.statements import Statement, links, named, types
from kg.graph.vocabulary import term
from kg.names import digest, name_key, post_label, slug


def title(scope: Scope, name: str) -> NamedNode:
    """The concept of a title."""
    return scope.iri(_title_path(name))


@lru_cache(maxsize=1 << 12)
def _title_path(name: str) -> str:
    return f"role/{slug(name) or 'khac'}--{digest(name_key(name))}"  # "Trưởng ban" is no "Trưởng bản"


def described_title(scope: Scope, name: str, broader: str | None = None) -> Iterator[Statement]:
    """The concept of a title, narrower than another where it adds "nguyên" or "Quyền"."""
    yield scope.settings.fixed(("title", name, broader or ""), _described(scope, name, broader))


def _described(scope: Scope, name: str, broader: str | None) -> Iterator[Statement]:
    node = title(scope, name)
    yield from types(node, "skos:Concept", "org:Role")
    yield from named(node, name)
    yield from links(node, skos__inScheme=term("vks:roles"))
    if broader and name_key(broader) != name_key(name):
        yield from links(node, skos__broader=title(scope, broader))
        yield from described_title(scope, broader)


def post(scope: Scope, name: str, unit: str) -> NamedNode | None:
    """The post of a title in a unit; None where the unit is not known."""
    body = scope.thing("unit", unit)
    return scope.hashed("post", name_key(name), body) if body else None


def described_post(scope: Scope, name: str, unit: str) -> Iterator[Statement]:
    """The post with its label ("Viện trưởng VKSND tỉnh Hậu Giang"), its title and its body."""
    node = post(scope, name, unit)
    if node is None:
        return
    yield from types(node, "org:Post", *(["vks:HeadPost"] if name in scope.settings.heads else []))
    yield from named(node, post_label(name, scope.called(unit)))
    yield from links(node, org__postIn=scope.thing("unit", unit), org__role=title(scope, name))
    yield from described_title(scope, name)
