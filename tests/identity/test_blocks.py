"""Deciding who is who block by block gives what deciding it at once gives."""

from collections.abc import Mapping

from kg.identity.blocks import PARTS
from kg.identity.meetings import organised
from kg.identity.resolve import identify, rows_of
from kg.ids import kind_of
from kg.records import FORMER, ArticleFacts, Identities


def _decided(articles: list[ArticleFacts], known: Identities) -> dict[tuple[str, str, str], str]:
    """(article, kind, key) -> path, block by block; ``known`` gives the paths of the bodies that hold meetings."""
    rows = [rows_of(article) for article in articles]
    found = {}
    for kind, part in PARTS.items():
        blocks: dict[str, list[object]] = {}
        for one in rows:
            for sight in part.rows(one):
                blocks.setdefault(part.block(sight), []).append(
                    organised(sight, known.paths[sight.article]) if kind == "meeting" else sight
                )
        assert len(blocks) > 1
        for sights in blocks.values():
            rows_of_block = (row for given in part.decide(sights) for row in given.rows(kind))
            found |= {(article, of, key): path for article, of, key, path in rows_of_block}
    return found


def test_blocks_decide_what_all_rows_together_decide(gold: Mapping[str, ArticleFacts]) -> None:
    articles = list(gold.values())
    whole = identify(articles)
    expected = {
        (article, kind, key): path
        for article, paths in whole.paths.items()
        for (kind, key), path in paths.items()
        if (kind_of(kind.removeprefix(FORMER)) if kind.startswith(FORMER) else kind) in PARTS
    }
    assert _decided(articles, whole) == expected
