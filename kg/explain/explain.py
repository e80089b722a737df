"""What the graph knows of one thing or one fact, each with the sentence that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.explain.find import find
from kg.explain.judged import judgements_of
from kg.explain.lines import Teller
from kg.explain.namesakes import why_apart, why_one
from kg.explain.words import LANGUAGES, WORDS, date
from kg.graph.links import DERIVED, ENDS
from kg.graph.reader import FOAF, OA, ORG, OTHER_NAMES, RDF_TYPE, SCHEMA, VKS, Quote, Reader, main_class, type_name
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
    """One thing that is known, and the words that say it, oldest first.

    ``fact`` is the IRI of the fact that the line tells, or ""; ``things`` are the IRIs of what it speaks of, sorted;
    ``witnesses`` is the number of different texts that say it.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    fact: str = ""
    things: tuple[str, ...] = ()
    witnesses: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; ``more`` is the number of those left out."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


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
    return explain_iri(reader, find(reader, who), lang)


def explain_iri(reader: Reader, iri: str, lang: str = "vi", most: int | None = None) -> Explanation:
    """What ``reader`` knows of the thing or fact with that IRI, which is one of its ``types``.

    With ``most``, no more than so many lines of each group, the earliest, and so many names in a line: what thousands
    of facts name is told in the time of hundreds.

    Raises:
        UsageError: there is no such language.
    """
    check_language(lang)
    teller = Teller(reader, lang)
    classes = reader.types.get(iri, ())
    told_fact, is_article = VKS + "Assertion" in classes, SCHEMA + "NewsArticle" in classes
    tell = _of_fact if told_fact else _of_article if is_article else _of_thing
    label = teller.label(iri)
    names = {name for prop in OTHER_NAMES for name in reader.values(iri, prop)} - {label}
    return Explanation(
        iri=iri,
        label=teller.tell(iri) if told_fact else label,
        kind=teller.label(main_class(classes)),
        names=tuple(sorted(names)),
        groups=tuple(group for group in tell(teller, iri, most) if group.lines),
        lang=lang,
    )


def check_language(lang: str) -> None:
    """Raises: UsageError: there is no such language."""
    if lang not in LANGUAGES:
        raise UsageError(f"there is no language {lang!r}", hint=f"take one of {', '.join(LANGUAGES)}")


def _of_fact(teller: Teller, iri: str, most: int | None) -> Iterator[Group]:
    yield Group(teller.words["evidence"], tuple(_evidence(teller, iri)))
    yield _judged(teller, iri)
    yield Group(teller.words["fact"], tuple(_relations(teller, iri, most)))


def _of_article(teller: Teller, iri: str, most: int | None) -> Iterator[Group]:
    reader = teller.reader
    stated = facts_of_article(reader, iri)
    facts = stated[:most]
    quotes = {fact: tuple(quote for quote in reader.quotes(fact) if quote.article == iri) for fact in facts}
    yield Group(teller.words["relations"], tuple(_relations(teller, iri, most)))
    lines = tuple(_fact(teller, fact, "", quotes[fact]) for fact in facts)
    yield Group(teller.words["said"], lines, len(stated) - len(facts))


def facts_of_article(reader: Reader, iri: str) -> tuple[str, ...]:
    """The facts that the article states, each once, in reading order."""
    mentions = [mention for mention, prop in reader.pointing(iri) if prop == OA + "hasSource"]
    mentions.sort(key=lambda mention: (len(start := reader.one(mention, OA + "start")), start))
    return tuple(dict.fromkeys(fact for mention in mentions for fact in facts_in(reader, mention)))


def _of_thing(teller: Teller, iri: str, most: int | None) -> Iterator[Group]:
    yield Group(teller.words["evidence"], tuple(_evidence(teller, iri)))
    found: dict[str, list[tuple[str, str]]] = {}
    for fact, prop in facts_about(teller.reader, iri):
        kind = type_name(teller.reader.types[fact])
        ends = ENDS.get(VKS + kind)
        names = _GROUPS.get(kind, ("relations", "relations"))
        target = ends.target if ends else _ASKED.get(kind)
        name = names[1] if prop == target else names[0]
        found.setdefault(name, []).append((teller.when(fact), fact))
    for name in _ORDER:
        dated = sorted(found.get(name, []))
        told = sorted((when, teller.tell(fact, iri), fact) for when, fact in dated[:most])
        lines = tuple(_fact(teller, fact, iri, teller.reader.quotes(fact)) for _, _, fact in told)
        yield Group(teller.words[name], lines, len(dated) - len(told))
    yield Group(teller.words["relations"], tuple(_relations(teller, iri, most)))
    if FOAF + "Person" in teller.reader.types.get(iri, ()):
        yield Group(teller.words["one"], tuple(_why(teller, *told) for told in why_one(teller, iri)))
        yield Group(teller.words["apart"], tuple(_why(teller, *told) for told in why_apart(teller, iri)))
    yield _judged(teller, iri)
    yield _articles(teller, iri, most)


def _fact(teller: Teller, fact: str, seen_from: str, quotes: tuple[Quote, ...]) -> Line:
    named = (
        term.value for terms in teller.reader.about(fact).values() for term in terms if isinstance(term, NamedNode)
    )
    things = tuple(sorted({iri for iri in named if iri in teller.reader.things} - {seen_from}))
    return Line(teller.tell(fact, seen_from), quotes, fact, things, _witnesses(teller, quotes))


def _judged(teller: Teller, iri: str) -> Group:
    return Group(teller.words["judgements"], tuple(map(Line, judgements_of(teller, iri))))


def _evidence(teller: Teller, iri: str) -> Iterator[Line]:
    quotes = teller.reader.quotes(iri)
    if quotes:
        yield Line("", quotes, witnesses=_witnesses(teller, quotes))


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


def _relations(teller: Teller, iri: str, most: int | None) -> Iterator[Line]:
    """What the thing says of itself, then what other things say of it, a line for each property."""
    reader = teller.reader
    for prop, terms in reader.about(iri).items():
        if prop not in _NOT_RELATIONS:
            told = [
                teller.label(term.value) if isinstance(term, NamedNode) else _plain(teller, iri, term) for term in terms
            ]
            things = tuple(term.value for term in terms if isinstance(term, NamedNode))
            yield Line(f"{teller.label(prop)}: {'; '.join(sorted(told))}", things=things)
    others: dict[str, list[str]] = {}
    for other, prop in reader.pointing(iri):
        if prop not in _NOT_RELATIONS and other in reader.things and not is_fact(reader, other):
            others.setdefault(prop, []).append(other)
    for prop in sorted(others):
        named = others[prop][:most]
        told = sorted(map(teller.label, named)) + [f"… (+{len(others[prop]) - len(named)})"] * (named != others[prop])
        yield Line(f"{teller.label(prop)} ← {'; '.join(told)}", things=tuple(named))


def _plain(teller: Teller, thing: str, literal: Literal) -> str:
    is_date = literal.datatype.value.endswith("#date")
    return teller.day(literal.value, thing) if is_date else literal.value


def _articles(teller: Teller, iri: str, most: int | None) -> Group:
    reader = teller.reader
    found = [article for article, prop in reader.pointing(iri) if prop == SCHEMA + "mentions"]
    dated = sorted((reader.one(article, SCHEMA + "datePublished"), article) for article in found)
    lines = []
    for day, article in dated[:most]:
        parts = (teller.label(article), date(day, teller.lang), reader.one(article, SCHEMA + "url"))
        lines.append(Line(", ".join(part for part in parts if part), things=(article,)))
    return Group(teller.words["articles"], tuple(lines), len(dated) - len(lines))


def _why(teller: Teller, text: str, quotes: tuple[Quote, ...]) -> Line:
    return Line(text, quotes, witnesses=_witnesses(teller, quotes))


def _witnesses(teller: Teller, quotes: tuple[Quote, ...]) -> int:
    return teller.reader.witnesses({quote.article for quote in quotes})


def _sources(line: Line, words: Mapping[str, str]) -> str:
    """How many sources and how many witnesses there are, where the two differ."""
    sources = len({quote.article for quote in line.quotes})
    if sources == line.witnesses:
        return ""
    told = words["copies"] if line.witnesses == 1 else words["sources"]
    return f" ({told.format(sources, line.witnesses)})"


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
            yield (f"  • {line.text}{marks}" if line.text else f" {marks}") + _sources(line, words)
    if numbers:
        yield ""
        yield words["quotes"]
    for quote, number in numbers.items():
        parts = (quote.title, date(quote.date, told.lang), quote.url)
        yield f"  [{number}] “{quote.text}”"
        yield f"      {', '.join(part for part in parts if part)}"
