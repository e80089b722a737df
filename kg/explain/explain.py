"""What the graph knows of one thing or one fact, each with the sentence that says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.explain.find import find
from kg.explain.judged import judgements_of
from kg.explain.lines import Teller
from kg.explain.words import LANGUAGES, WORDS, date
from kg.graph.links import DERIVED, ENDS
from kg.graph.reader import OA, ORG, OTHER_NAMES, RDF_TYPE, SCHEMA, VKS, Quote, Reader, main_class, type_name
from kg.graph.store import Export

_GROUPS = {  # class of a fact -> its heading seen from its source, and from its target
    "Tenure": ("posts", "holders"),
    "PersonnelChange": ("changes", "changes"),
    "Request": ("requests", "asked"),
    "Participation": ("meetings", "participants"),
    "ClusterMembership": ("members", "clusters"),
    "Indicator": ("indicators", "indicators"),
    "Case": ("cases", "cases"),
    "Citation": ("citations", "citations"),
}
_ASKED = {"Request": VKS + "addressedTo"}  # the target of a fact that is no link
_ORDER = tuple(dict.fromkeys(name for pair in _GROUPS.values() for name in pair))
_NOT_RELATIONS = {
    *DERIVED,
    *OTHER_NAMES,
    RDF_TYPE,
    SCHEMA + "headline",
    SCHEMA + "mentions",
    *(VKS + name for name in ("evidence", "textSha256", "rule", "confidence", "datePrecision")),
    "http://www.w3.org/2004/02/skos/core#prefLabel",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known, and the words that say it, oldest first."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of ``iri``. ``str()`` is the whole text. ``names`` are its other names."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    lang: str

    def __str__(self) -> str:
        return "\n".join(_text(self))


def explain(export: Export, who: str, lang: str = "vi") -> Explanation:
    """What ``export`` knows of ``who``: an IRI, the end of one, a name or a number; see :func:`kg.explain.find.find`.

    Raises:
        NotFoundError, AmbiguousError: from the search.
        UsageError: there is no such language.
    """
    check_language(lang)
    reader = Reader(export.store)
    iri = find(reader, who)
    teller = Teller(reader, lang)
    classes = reader.types.get(iri, ())
    told_fact, is_article = VKS + "Assertion" in classes, SCHEMA + "NewsArticle" in classes
    groups = _of_fact(teller, iri) if told_fact else _of_article(teller, iri) if is_article else _of_thing(teller, iri)
    label = teller.label(iri)
    names = {name for prop in OTHER_NAMES for name in reader.values(iri, prop)} - {label}
    return Explanation(
        iri=iri,
        label=teller.tell(iri) if told_fact else label,
        kind=teller.label(main_class(classes)),
        names=tuple(sorted(names)),
        groups=tuple(group for group in groups if group.lines),
        lang=lang,
    )


def check_language(lang: str) -> None:
    """Raises: UsageError: there is no such language."""
    if lang not in LANGUAGES:
        raise UsageError(f"there is no language {lang!r}", hint=f"take one of {', '.join(LANGUAGES)}")


def _of_fact(teller: Teller, iri: str) -> Iterator[Group]:
    yield Group(teller.words["evidence"], tuple(_evidence(teller, iri)))
    yield _judged(teller, iri)
    yield Group(teller.words["fact"], tuple(_relations(teller, iri)))


def _of_article(teller: Teller, iri: str) -> Iterator[Group]:
    reader = teller.reader
    facts = facts_of_article(reader, iri)
    quotes = {fact: tuple(quote for quote in reader.quotes(fact) if quote.article == iri) for fact in facts}
    yield Group(teller.words["relations"], tuple(_relations(teller, iri)))
    yield Group(teller.words["said"], tuple(Line(teller.tell(fact), quotes[fact]) for fact in facts))


def facts_of_article(reader: Reader, iri: str) -> tuple[str, ...]:
    """The facts that the article states, each once, in reading order."""
    mentions = [mention for mention, prop in reader.pointing(iri) if prop == OA + "hasSource"]
    mentions.sort(key=lambda mention: (len(start := reader.one(mention, OA + "start")), start))
    return tuple(dict.fromkeys(fact for mention in mentions for fact in facts_in(reader, mention)))


def _of_thing(teller: Teller, iri: str) -> Iterator[Group]:
    yield Group(teller.words["evidence"], tuple(_evidence(teller, iri)))
    found: dict[str, list[tuple[str, str, str]]] = {}
    for fact, prop in facts_about(teller.reader, iri):
        kind = type_name(teller.reader.types[fact])
        ends = ENDS.get(VKS + kind)
        names = _GROUPS.get(kind, ("relations", "relations"))
        target = ends.target if ends else _ASKED.get(kind)
        name = names[1] if prop == target else names[0]
        found.setdefault(name, []).append((teller.when(fact), teller.tell(fact, iri), fact))
    for name in _ORDER:
        lines = tuple(Line(text, teller.reader.quotes(fact)) for _, text, fact in sorted(found.get(name, [])))
        yield Group(teller.words[name], lines)
    yield Group(teller.words["relations"], tuple(_relations(teller, iri)))
    yield _judged(teller, iri)
    yield Group(teller.words["articles"], tuple(_articles(teller, iri)))


def _judged(teller: Teller, iri: str) -> Group:
    return Group(teller.words["judgements"], tuple(map(Line, judgements_of(teller, iri))))


def _evidence(teller: Teller, iri: str) -> Iterator[Line]:
    quotes = teller.reader.quotes(iri)
    if quotes:
        yield Line("", quotes)


def facts_in(reader: Reader, thing: str) -> Iterator[str]:
    """The facts that name ``thing``, or whose evidence it is."""
    return (iri for iri, _ in reader.pointing(thing) if is_fact(reader, iri))


def facts_about(reader: Reader, thing: str) -> list[tuple[str, str]]:
    """(fact, property by which it names ``thing``), also where it names a post in it; each fact once."""
    posts = [iri for iri, prop in reader.pointing(thing) if prop == ORG + "postIn"]
    named = [pair for iri in (thing, *posts) for pair in reader.pointing(iri)]
    return list({iri: (iri, prop) for iri, prop in reversed(named) if is_fact(reader, iri)}.values())


def is_fact(reader: Reader, iri: str) -> bool:
    """Whether ``iri`` is a fact with evidence of its own."""
    return VKS + "Assertion" in reader.types.get(iri, ())


def _relations(teller: Teller, iri: str) -> Iterator[Line]:
    """What the thing says of itself, then what other things say of it, a line for each property."""
    reader = teller.reader
    for prop, terms in reader.about(iri).items():
        if prop not in _NOT_RELATIONS:
            told = [
                teller.label(term.value) if isinstance(term, NamedNode) else _plain(teller, iri, term) for term in terms
            ]
            yield Line(f"{teller.label(prop)}: {'; '.join(sorted(told))}")
    others: dict[str, list[str]] = {}
    for other, prop in reader.pointing(iri):
        if prop not in _NOT_RELATIONS and other in reader.things and not is_fact(reader, other):
            others.setdefault(prop, []).append(teller.label(other))
    for prop in sorted(others):
        yield Line(f"{teller.label(prop)} ← {'; '.join(sorted(others[prop]))}")


def _plain(teller: Teller, thing: str, literal: Literal) -> str:
    is_date = literal.datatype.value.endswith("#date")
    return teller.day(literal.value, thing) if is_date else literal.value


def _articles(teller: Teller, iri: str) -> Iterator[Line]:
    reader = teller.reader
    found = [article for article, prop in reader.pointing(iri) if prop == SCHEMA + "mentions"]
    dated = sorted((reader.one(article, SCHEMA + "datePublished"), article) for article in found)
    for day, article in dated:
        parts = (teller.label(article), date(day, teller.lang), reader.one(article, SCHEMA + "url"))
        yield Line(", ".join(part for part in parts if part))


def _text(told: Explanation) -> Iterator[str]:
    """The text: each quote is numbered where it is first called upon, and stands at the end once."""
    words = WORDS[told.lang]
    numbers: dict[Quote, int] = {}
    yield told.label
    yield f"{told.kind} · {told.iri}"
    if told.names:
        yield f"{words['names']}: {' | '.join(told.names)}"
    for group in told.groups:
        yield ""
        yield group.title
        for line in group.lines:
            marks = "".join(f" [{numbers.setdefault(quote, len(numbers) + 1)}]" for quote in line.quotes)
            yield f"  • {line.text}{marks}" if line.text else f" {marks}"
    if numbers:
        yield ""
        yield words["quotes"]
    for quote, number in numbers.items():
        parts = (quote.title, date(quote.date, told.lang), quote.url)
        yield f"  [{number}] “{quote.text}”"
        yield f"      {', '.join(part for part in parts if part)}"
