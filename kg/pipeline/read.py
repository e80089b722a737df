"""One article through the stages that look at one article only, in this process or in several."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Final

from kg.digests import file_digests
from kg.errors import KgError
from kg.facts.article import extract
from kg.identity.resolve import rows_of
from kg.mentions.find import find
from kg.names import slug
from kg.pipeline.codec import encoded
from kg.pipeline.pool import each, in_turn, pool
from kg.records import Article, ArticleFacts, Document, Mention, Reading, Skipped
from kg.resources import PACKAGE, grammar_dir, reference_dir
from kg.text.read import read

BATCH: Final = 16
"""Articles handed to a process at once: some 50 ms of work, so handing over costs little."""
ALONE: Final = 48
"""Up to so many articles starting processes takes longer than reading them."""
SLUG_LENGTH: Final = 80  # characters of a name in an id

Read = tuple[str, str] | Skipped  # article id and its line (`line_of`), or why there is none


def facts_of(article: Article) -> ArticleFacts:
    """What one article says, ready for identity."""
    return reading_of(article).facts


def reading_of(article: Article) -> Reading:
    """One article as each stage that looks at one article leaves it."""
    document = read(article)
    mentions = find(document)
    return Reading(document, tuple(mentions), _facts(document, mentions))


def _facts(document: Document, mentions: list[Mention]) -> ArticleFacts:
    article, extraction = document.article, extract(document, mentions)
    sha256 = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return ArticleFacts(
        id=f"{slug(article.name)[:SLUG_LENGTH].strip('-') or 'article'}--{sha256[:8]}",
        sha256=sha256,
        text=document.text,
        sentences=document.sentences,
        extraction=extraction,
        title=document.title,
        url=article.url,
        published=document.published,
        publisher=document.publisher,
        authors=document.authors,
    )


def mentions_of(article: Article) -> list[Mention]:
    """The mentions of one article, in reading order: what its facts are read from."""
    return find(read(article))


def read_one(article: Article) -> Read:
    """The line of an article, or the reason why there is none.

    A fault of the program while it reads one article costs that article, not the build: the report names both. What is
    wrong with the data of the project ends the build.
    """
    try:
        facts = facts_of(article)
        return facts.id, line_of(facts)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, the other articles must be built
        return Skipped(article.source, "failed", f"the program failed on it: {type(error).__name__}: {error}")


def line_of(facts: ArticleFacts) -> str:
    """What is kept of an article: its text row, its rows for identity and its facts, between tabs."""
    return "\t".join((text_row(facts), encoded(rows_of(facts)), encoded(facts)))


def text_row(facts: ArticleFacts) -> str:
    """The line of an article in articles.jsonl."""
    row = {
        "id": facts.id,
        "title": facts.title,
        "url": facts.url,
        "published": facts.published,
        "publisher": facts.publisher,
        "authors": list(facts.authors),
        "sha256": facts.sha256,
        "text": facts.text,
    }
    return json.dumps({name: value for name, value in row.items() if value not in (None, [])}, ensure_ascii=False)


def read_all(articles: Iterable[Article], workers: int) -> Iterator[Read]:
    """`read_one` of each, in order, by ``workers`` processes."""
    waiting = iter(articles)
    first = list(islice(waiting, ALONE if workers > 1 else 0))
    if len(first) < ALONE:
        yield from map(read_one, chain(first, waiting))
        return
    with pool(read_one, workers) as hands:
        rest = chain(first, waiting)
        batches = iter(lambda: list(islice(rest, BATCH)), [])
        yield from chain.from_iterable(in_turn((hands.submit(each, batch).result for batch in batches), workers))


@cache
def fingerprint() -> str:
    """Changes with everything that decides what is read from an article: the program and its data."""
    digest = hashlib.sha256()
    for folder, pattern in ((PACKAGE, "**/*.py"), (reference_dir(), "*.yaml"), (grammar_dir(), "*.yaml")):
        digest.update(file_digests(folder, folder.glob(pattern)))
    return digest.hexdigest()
