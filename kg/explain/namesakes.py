"""Why the sightings of a person are taken to be of one, and who of the same or nearly the same name is another.

It is told from what the articles say of posts, bodies and days, on which the people of a graph are told apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.explain.lines import Teller
from kg.graph.reader import FOAF, ORG, SCHEMA, VKS, Quote, Reader, local_name
from kg.names import loose_key, name_key, slug

Told = tuple[str, tuple[Quote, ...]]
"""A line, and the words that say it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A post of a person: the body, the institution that it is part of, whether it was over, the words that say so."""

    body: str
    house: str
    former: bool
    quotes: tuple[Quote, ...]


def why_one(teller: Teller, person: str) -> Iterator[Told]:
    """What brings the articles that show a person together; nothing where there is one article."""
    articles = set(_articles(teller.reader, person))
    if len(articles) < 2:
        return
    seen = _seen(teller, person)
    houses = _by_house(seen)
    for posts in houses.values():
        quotes = _quotes(posts)
        here = {quote.article for quote in quotes}
        yield teller.words["one_house"].format(teller.label(posts[0].house), len(here)) + _days(teller, quotes), quotes
        articles -= here
    for one, two in combinations(houses, 2):
        yield from _bridge(teller, houses[one], houses[two])
    if articles:
        yield teller.words["no_post"].format(len(articles)), ()


def _days(teller: Teller, quotes: tuple[Quote, ...]) -> str:
    """The first and the last day of the articles, ", 19/10/2023–07/8/2025", or "" where none is known."""
    days = sorted({quote.date for quote in quotes if quote.date})
    shown = "–".join(teller.day(day) for day in dict.fromkeys([*days[:1], *days[-1:]]))
    return f", {shown}" if shown else ""


def why_apart(teller: Teller, person: str) -> Iterator[Told]:
    """The people whose name is the same or looks like it, each with what keeps the two apart."""
    seen = _seen(teller, person)
    for other in _alike(teller, person):
        said, quotes = _difference(teller, person, other, seen, _seen(teller, other))
        yield f"{teller.label(other)}, person/{local_name(other)}: {said}", quotes


def _articles(reader: Reader, person: str) -> Iterator[str]:
    return (iri for iri, prop in reader.pointing(person) if prop == SCHEMA + "mentions")


def _seen(teller: Teller, person: str) -> list[Seen]:
    """The posts of a person, the earliest first."""
    reader = teller.reader
    held = [fact for fact, prop in reader.pointing(person) if prop == ORG + "member"]
    found = []
    for fact in held:
        if body := reader.one(fact, ORG + "organization"):
            former = local_name(reader.one(fact, VKS + "status")) == "former"
            found.append(Seen(body, _house(reader, body), former, reader.quotes(fact)))
    return sorted(found, key=lambda one: ([quote.date for quote in one.quotes], one.body))


def _house(reader: Reader, body: str) -> str:
    """The institution inside which staff move: the last body with a province of its own, else the top."""
    chain = [body]
    while (parent := reader.one(chain[-1], ORG + "subOrganizationOf", ORG + "unitOf")) and parent not in chain:
        chain.append(parent)
    local = [one for one in chain if reader.values(one, VKS + "jurisdiction")]
    return local[-1] if local else chain[-1]


def _by_house(seen: Iterable[Seen]) -> dict[str, list[Seen]]:
    """The posts by their institution, the incarnations of one under one name."""
    found: dict[str, list[Seen]] = {}
    for one in seen:
        found.setdefault(one.house, []).append(one)
    return found


def _quotes(posts: Iterable[Seen]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quote for post in posts for quote in post.quotes))


def _bridge(teller: Teller, ones: list[Seen], twos: list[Seen]) -> Iterator[Told]:
    """An article that tells of both institutions, or the merger of the one into the other."""
    labels = sorted({teller.label(ones[0].house), teller.label(twos[0].house)})
    both = {quote.article for quote in _quotes(ones)} & {quote.article for quote in _quotes(twos)}
    if both:
        yield (
            teller.words["one_article"].format(", ".join(labels)),
            tuple(quote for quote in _quotes([*ones, *twos]) if quote.article in both),
        )
    elif _merged(teller.reader, ones[0].house, twos[0].house):
        yield teller.words["one_merger" if len(labels) > 1 else "one_renewed"].format(", ".join(labels)), ()


def _merged(reader: Reader, one: str, two: str) -> bool:
    props = (ORG + "changedBy", ORG + "resultedFrom")
    events = ({event for prop in props for event in reader.values(house, prop)} for house in (one, two))
    return bool(set.intersection(*events))


# ------------------------------------------------------------------ others of the name


def _alike(teller: Teller, person: str) -> list[str]:
    """Other people whose names have the same letters but for diacritics and order, those of the same name first."""
    reader, name = teller.reader, teller.label(person)
    wanted = _letters(name)
    people = (iri for iri, classes in reader.types.items() if FOAF + "Person" in classes and iri != person)
    found = [iri for iri in people if _letters(teller.label(iri)) == wanted]
    return sorted(found, key=lambda iri: (name_key(teller.label(iri)) != name_key(name), iri))


def _letters(name: str) -> list[str]:
    return sorted(slug(name).replace("y", "i").split("-"))


def _difference(teller: Teller, person: str, other: str, ones: list[Seen], twos: list[Seen]) -> Told:
    """What keeps two people apart: their names, else their posts."""
    words, names = teller.words, (teller.label(person), teller.label(other))
    if name_key(names[0]) != name_key(names[1]):
        return words[_other_name(*names)], ()
    if any(prop == SCHEMA + "author" for _, prop in teller.reader.pointing(other)):
        return words["apart_author"], ()
    if clash := _clash(ones, twos):
        labels = [teller.label(post.body) for post in clash]
        return words["apart_posts"].format(*labels), _quotes(clash)
    return words["apart_unlinked" if ones and twos else "apart_untold"], _quotes([*ones[:1], *twos[:1]])


def _other_name(one: str, two: str) -> str:
    if loose_key(one) == loose_key(two):
        return "apart_i_y"
    return "apart_order" if sorted(name_key(one).split()) == sorted(name_key(two).split()) else "apart_marks"


def _clash(ones: list[Seen], twos: list[Seen]) -> tuple[Seen, Seen] | None:
    """Two posts in two bodies that articles show within one month."""
    for one in ones:
        for two in twos:
            months = ({quote.date[:7] for quote in post.quotes if quote.date} for post in (one, two))
            if one.body != two.body and not one.former and not two.former and set.intersection(*months):
                return one, two
    return None
