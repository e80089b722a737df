"""The claims of articles as rows of a table: in blocks that settle among themselves, each with its article.

Claims that bear on each other are in one block: those of one thing, of one event, and the spells of one post. So what
is held in memory at once grows with what is said of one thing, not with the articles.
"""

from collections.abc import Iterable, Iterator, Mapping

from kg.graph.later import block_of, lines_of
from kg.graph.table import Form, Row

CLAIMS = Form("\t", 32)
LATER = Form(">", 8)


def rows_of(article: str, claims: Iterable[str]) -> list[str]:
    """The rows of `CLAIMS` of an article."""
    return [f"{block_of(claim)}\t{claim}\t{article}" for claim in claims]


def settled(rows: Iterable[Row], base: str) -> dict[str, tuple[str, ...]]:
    """What comes of the rows of a block: lines, by the claim. ``base`` is what the IRIs of things begin with."""
    claims = dict.fromkeys(claim_of(row) for row, _ in rows)
    return dict(zip(claims, lines_of(claims, base), strict=True))


def later(rows: Iterable[Row], found: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The rows of `LATER` that come of what was `settled`: each line after the id of an article that says it."""
    for row, _ in rows:
        article = row[row.rindex("\t") + 1 :]
        yield from (f"{article}>{line}" for line in found[claim_of(row)])


def claim_of(row: str) -> str:
    """The claim of a row of `CLAIMS`."""
    return row[row.index("\t") + 1 : row.rindex("\t")]
