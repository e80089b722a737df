"""The claims of articles as rows of a table: in blocks that settle among themselves, each with its article.

Claims that bear on each other are in one block: those of one thing, of one event, and the spells of one post. So what
is held in memory at once grows with what is said of one thing, not with the articles.
"""

from collections.abc import Iterable
from typing import NamedTuple

from kg.graph.later import block_of, lines_of
from kg.graph.table import Form, Row

CLAIMS = Form("\t", 32)
LATER = Form(">", 8)


class Settled(NamedTuple):
    """What comes of a block: lines, and the same as rows of `LATER`, each after the id of an article that says it."""

    lines: list[str]
    later: list[str]


def rows_of(article: str, claims: Iterable[str]) -> list[str]:
    """The rows of `CLAIMS` of an article."""
    return [f"{block_of(claim)}\t{claim}\t{article}" for claim in claims]


def settled(rows: Iterable[Row], base: str) -> Settled:
    """What comes of the rows of a block. ``base`` is what the IRIs of things begin with."""
    articles: dict[str, list[str]] = {}
    for row, _ in rows:
        claim, _, article = row.partition("\t")[2].rpartition("\t")
        articles.setdefault(claim, []).append(article)
    found = Settled([], [])
    for lines, saying in zip(lines_of(articles, base), articles.values(), strict=True):
        found.lines.extend(lines)
        found.later.extend(f"{article}>{line}" for article in saying for line in lines)
    return found
