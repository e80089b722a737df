"""An article made ready to be read: clean text, the way back to the raw text, zones and sentences."""

from urllib.parse import urlsplit

from kg.records import Article, Document, Sentence
from kg.text.byline import authors, is_byline
from kg.text.clean import clean
from kg.text.fold import fold
from kg.text.found import Found
from kg.text.grammar import Grammar, grammar
from kg.text.lines import lines_of
from kg.text.sentences import split
from kg.text.zones import find_zones, zones_of

_IMPRINT = ("header", "dateline", "byline")  # zones in which a publisher prints its name


def read(article: Article) -> Document:
    """The document of ``article``. What the article itself gives of title, day, authors and publisher wins over print.

    Raises:
        DataError: when data/grammar/zones.yaml is wrong; never for anything in the article.
    """
    rules = grammar()
    text, raw_offsets = clean(article.text)
    folded = fold(text)
    title = _line(article.title)
    found = find_zones(lines_of(text, folded), fold(title) if title else None, rules)
    return Document(
        article=article,
        text=text,
        folded=folded,
        raw_offsets=raw_offsets,
        zones=zones_of(found),
        sentences=_sentences(text, folded, found, rules),
        title=title or found.title,
        published=article.published or found.published,
        authors=_given_authors(article, rules) or found.authors,
        publisher=article.publisher or _publisher(article, folded, found, rules),
    )


def _line(words: str | None) -> str | None:
    """``words`` clean and on one line; None when nothing is left."""
    return " ".join(clean(words)[0].split()) or None if words else None


def _given_authors(article: Article, rules: Grammar) -> tuple[str, ...]:
    """The real names among the authors that the source gives: no initials, no offices, no "admin"."""
    found: list[str] = []
    for given in article.authors:
        words = _line(given) or ""
        folded = fold(words)
        names = authors(words, folded, rules)
        foreign = not names and " " in words and not is_byline(words, folded, rules)
        found.extend([words] if foreign else names)
    return tuple(dict.fromkeys(found))


def _sentences(text: str, folded: str, found: Found, rules: Grammar) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(start, end, region.kind, number)
        for number, region in enumerate(found.regions)
        for start, end in split(text, folded, region.start, region.end, rules.abbreviations)
    )


def _publisher(article: Article, folded: str, found: Found, rules: Grammar) -> str | None:
    """Who prints the article, by the marks in its imprint, else by the host of its address."""
    for region in found.regions:
        name = rules.publisher(folded[region.start : region.end]) if region.kind in _IMPRINT else None
        if name:
            return name
    return rules.publisher(_host(article.url)) if article.url else None


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # no address, whatever a source says
        return ""
    return host.removeprefix("www.").removeprefix("m.")
