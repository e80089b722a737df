"""From what someone calls a thing to a sighting of it: the article that names it first, and its name there."""

from collections.abc import Callable, Iterator

from kg.errors import UsageError
from kg.explain.find import find
from kg.graph.reader import OTHER_NAMES, SCHEMA, Reader, local_name
from kg.graph.terms import clean
from kg.graph.trace import keys_of
from kg.ids import kind_of, tail
from kg.judgements.rows import THINGS, Sight
from kg.records import Reading

Reread = Callable[[str], Reading | None]
"""Reads the article with an id again; None where its text is not there."""


class Sights:
    """Finds sightings of the things of a graph whose articles can be read again."""

    def __init__(self, reader: Reader, articles: frozenset[str], reread: Reread) -> None:
        self._reader = reader
        self._articles = articles
        self._reread = reread

    def named(self, who: str) -> tuple[str, Sight]:
        """The kind and a sighting of what ``who`` means: a name, an IRI, or an article id, a slash and a name in it.

        Raises:
            NotFoundError, AmbiguousError: nothing, or more than one thing, is called so.
            UsageError: it is no thing on which identity is judged, or no article shows it.
        """
        article, _, key = who.strip().partition("/")
        if self.is_sighting(who):
            return self._kind_in(article, key), (article, key)
        return self.of(self.thing(who))

    def is_sighting(self, who: str) -> bool:
        """Whether ``who`` is an article id, a slash and a name."""
        article, slash, _ = who.strip().partition("/")
        return bool(slash) and article in self._articles

    def thing(self, who: str) -> str:
        """The IRI of what ``who`` means. Raises: NotFoundError, AmbiguousError."""
        return find(self._reader, who)

    def of(self, iri: str) -> tuple[str, Sight]:
        """The kind and the first sighting of the thing with an IRI. Raises: UsageError."""
        kind = kind_of(tail(iri))
        if kind not in THINGS:
            raise UsageError(
                f"{iri} is no {', '.join(THINGS)}", hint="name two of these that are the same or different"
            )
        names = self._names(iri)
        for article in self._shown_in(iri):
            for key, name in self._keys(article, kind):
                if clean(name) in names:
                    return kind, (article, key)
        raise UsageError(f"no article shows {iri} by its name", hint="give an article id, a slash and the name in it")

    def means(self, kind: str, sight: Sight, iri: str) -> bool:
        """Whether a sighting is of the thing with an IRI, as far as the graph tells."""
        article, key = sight
        names = self._names(iri)
        if article not in self._shown_in(iri):
            return False
        return any(of == key and clean(name) in names for of, name in self._keys(article, kind))

    def _kind_in(self, article: str, key: str) -> str:
        kinds = [kind for kind in THINGS if key in {name for name, _ in self._keys(article, kind)}]
        if not kinds:
            raise UsageError(f"article {article} names no “{key}”", hint="write the name as the article has it")
        return kinds[0]

    def _keys(self, article: str, kind: str) -> Iterator[tuple[str, str]]:
        """The keys of a kind in an article, each with the name that the graph has for it."""
        reading = self._reread(article)
        found = keys_of(reading.facts.extraction) if reading else ()
        return ((key, name) for (of, key), name in found if of == kind)

    def _shown_in(self, iri: str) -> list[str]:
        """The ids of the articles that name a thing, the earliest first."""
        named = [article for article, prop in self._reader.pointing(iri) if prop == SCHEMA + "mentions"]
        dated = sorted((self._reader.one(article, SCHEMA + "datePublished") or "9", article) for article in named)
        return [local_name(article) for _, article in dated]

    def _names(self, iri: str) -> frozenset[str]:
        others = (name for prop in OTHER_NAMES for name in self._reader.values(iri, prop))
        return frozenset((self._reader.label(iri), *others))
