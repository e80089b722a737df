"""Claims settle block by block as they do all at once."""

from collections.abc import Mapping

from kg.graph.later import block_of, lines_of
from kg.graph.said import Said
from kg.graph.scope import Scope, Settings
from kg.identity.resolve import identify
from kg.records import ArticleFacts


def _settled(claims: list[str]) -> dict[str, tuple[str, ...]]:
    return dict(zip(claims, lines_of(claims), strict=True))


def test_blocks_of_claims_settle_apart(gold: Mapping[str, ArticleFacts]) -> None:
    paths, settings = identify(gold.values()).paths, Settings.default()
    said = [Said.of(Scope(article, paths[article.id], settings)) for article in gold.values()]
    claims = sorted({claim for one in said for claim in one.claims})
    blocks: dict[str, list[str]] = {}
    for claim in claims:
        blocks.setdefault(block_of(claim), []).append(claim)
    assert 1 < len(blocks) < len(claims)
    apart: dict[str, tuple[str, ...]] = {}
    for block in blocks.values():
        apart |= _settled(block)
    assert apart == _settled(claims)
