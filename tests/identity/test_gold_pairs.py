"""The judged pairs of data/gold/dev/identity.yaml, on facts as a perfect extraction would give them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.evaluate.identity import DocumentPair, Pair, read_identity
from kg.identity.resolve import identify
from kg.records import ArticleFacts

TRUTH = read_identity(Path(__file__).parents[2] / "data" / "gold" / "dev" / "identity.yaml")
Paths = Mapping[str, Mapping[tuple[str, str], str]]


@pytest.fixture(scope="module")
def paths(gold: Mapping[str, ArticleFacts]) -> Paths:
    found = identify(gold.values()).paths
    return {name: found[facts.id] for name, facts in gold.items()}


@pytest.mark.parametrize("pair", TRUTH.same, ids=lambda pair: " = ".join(map(" ".join, pair.pair)))
def test_same(pair: Pair, paths: Paths) -> None:
    one, other = (paths[article][pair.kind, name] for article, name in pair.pair)
    assert one == other, pair.why


@pytest.mark.parametrize("pair", TRUTH.different, ids=lambda pair: " ≠ ".join(map(" ".join, pair.pair)))
def test_different(pair: Pair, paths: Paths) -> None:
    one, other = (paths[article][pair.kind, name] for article, name in pair.pair)
    assert one != other, pair.why


def document(gold: Mapping[str, ArticleFacts], paths: Paths, article: str, name: str, date: str) -> str:
    """The path of the document of an article with a kind, a number and a date ("no date" for none)."""
    found = [d for d in gold[article].extraction.documents if f"{d.kind} {d.number}" == name]
    wanted = [d for d in found if (d.date or "no date") == date] or found
    assert len(wanted) == 1
    return paths[article]["document", wanted[0].key]


@pytest.mark.parametrize("pair", TRUTH.same_documents, ids=lambda pair: " = ".join(map(" ".join, pair.pair)))
def test_same_document(pair: DocumentPair, gold: Mapping[str, ArticleFacts], paths: Paths) -> None:
    one, other = (document(gold, paths, *sight) for sight in pair.pair)
    assert one == other, pair.why


@pytest.mark.parametrize("pair", TRUTH.different_documents, ids=lambda pair: " ≠ ".join(map(" ".join, pair.pair)))
def test_different_document(pair: DocumentPair, gold: Mapping[str, ArticleFacts], paths: Paths) -> None:
    one, other = (document(gold, paths, *sight) for sight in pair.pair)
    assert one != other, pair.why
