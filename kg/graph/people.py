"""People, and the articles' authors."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.scope import Scope
from kg.graph.statements import Rank, Statement, links, named, types
from kg.graph.terms import label
from kg.graph.vocabulary import term
from kg.names import digest, name_key, old_style, slug


def people(scope: Scope) -> Iterator[Statement]:
    """The people of the article who may be shown."""
    for person in scope.found.people:
        node = scope.thing("person", person.name)
        if node is None:
            continue
        official = person.official and not person.private
        yield from _person(node, person.name, *person.aliases)
        yield from types(node, *(["vks:Official"] if official else []))


def authors(scope: Scope) -> Iterator[Statement]:
    """Those who signed the article: people in their own right, never taken for officials of the same name."""
    for name in scope.article.authors:
        key = f"author|{name_key(name)}|{name_key(scope.article.publisher or '')}"
        node = scope.iri(f"person/{slug(name) or 'author'}--{digest(key)}")
        yield from _person(node, name)
        yield Triple(scope.node, term("schema:author"), node)


def _person(node: NamedNode, name: str, *aliases: str) -> Iterator[Statement]:
    yield from types(node, "foaf:Person")
    yield from named(node, name, *aliases, rank=_rank(name))
    yield from links(node, foaf__name=label(name))


def _rank(name: str) -> Rank:
    """A name in capitals is a typist's, and one spelling of the tone mark is taken throughout."""
    return int(not name.isupper()), int(old_style(name) == name)
