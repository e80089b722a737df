"""Gold articles as records and as the graph of them all."""

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.graph.scope import Settings
from kg.graph.write import GraphWriter
from kg.identity.resolve import identify
from kg.records import ArticleFacts

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "eval" / "dev"

Written = Callable[..., tuple[bytes, bytes]]


def module(name: str) -> ModuleType:
    """A helper of tests/fixtures, loaded from its file."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "fixtures" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def gold() -> Mapping[str, ArticleFacts]:
    """The facts of every gold article, by its id."""
    facts = module("gold_records").gold_facts
    own = facts(ROOT / "data" / "gold" / "dev", ROOT / "data" / "articles" / "invented")
    beside = facts(SEEDS, SEEDS, "seed-*.yaml") if SEEDS.is_dir() else {}
    return {**own, **beside}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Writes the graph of articles and gives the bytes of the Turtle and of the N-Quads."""
    folder = tmp_path_factory.mktemp("written")

    def write(
        articles: Iterable[ArticleFacts], *, private: bool = False, base: str | None = None
    ) -> tuple[bytes, bytes]:
        listed = list(articles)
        settings = Settings.default(include_private=private, version="1.2.3", **({"base": base} if base else {}))
        writer = GraphWriter(identify(listed), settings)
        for article in listed:
            writer.add(article)
        writer.write(folder / "graph.ttl", folder / "graph.nq")
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
def everything(gold: Mapping[str, ArticleFacts], store: Callable[..., Store]) -> Store:
    """The graph of all gold articles, private people included."""
    return store(gold.values(), private=True)
