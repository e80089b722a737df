"""Gold articles as records and as the graph of them all."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.graph.scope import Settings
from kg.graph.write import GraphWriter
from kg.identity.resolve import identify
from kg.records import ArticleFacts

Written = Callable[..., tuple[bytes, bytes]]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Writes the graph of articles and gives the bytes of the Turtle and of the N-Quads."""
    folder = tmp_path_factory.mktemp("written")

    def write(
        articles: Iterable[ArticleFacts], *, private: bool = False, base: str | None = None
    ) -> tuple[bytes, bytes]:
        listed = sorted(articles, key=lambda article: article.id)
        settings = Settings.default(include_private=private, version="1.2.3", **({"base": base} if base else {}))
        writer = GraphWriter(identify(listed), settings, folder)
        for article in listed:
            writer.add(article)
        writer.write(folder)
        writer.close()
        return (folder / "graph.ttl").read_bytes(), (folder / "graph.nq").read_bytes()

    return write


@pytest.fixture(scope="session")
def store(written: Written) -> Callable[..., Store]:
    """The graph of articles as a store."""

    def load(articles: Iterable[ArticleFacts], **options: bool) -> Store:
        made = Store()
        made.extend(Quad(*quad.triple) for quad in parse(written(articles, **options)[0], RdfFormat.TURTLE))
        return made

    return load


@pytest.fixture(scope="session")
def third(gold: Mapping[str, ArticleFacts]) -> Sequence[ArticleFacts]:
    """Every third gold article: each publisher and kind of news is among them."""
    return [gold[name] for name in sorted(gold)[::3]]


@pytest.fixture(scope="session")
def everything(third: Sequence[ArticleFacts], store: Callable[..., Store]) -> Store:
    """The graph of these, private people included."""
    return store(third, private=True)
