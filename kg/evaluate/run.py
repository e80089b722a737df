"""Builds each gold article alone and scores what comes out, some articles at a time in processes of their own."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KgError, UsageError
from kg.evaluate.facts import Facts, triples_of
from kg.evaluate.gold import IDENTITY, Gold, digest, gold_files, read_gold
from kg.evaluate.identity import Identity, judge, read_identity
from kg.evaluate.match import Outcome
from kg.evaluate.namesakes import Agreement, agreement
from kg.evaluate.score import score_article
from kg.graph.store import TURTLE_NAME, Export
from kg.pipeline.build import build
from kg.resources import PACKAGE

ROOT = PACKAGE.parent
FLOORS = ROOT / "data" / "gold" / "floors.yaml"
WORKERS = 2  # the whole run takes seconds; more processes cost more to start than they save


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold files and the texts of their articles; ``pattern`` picks the files of a folder that holds others too."""

    name: str
    gold: Path
    articles: Path
    pattern: str = "*.yaml"

    def files(self) -> list[Path]:
        """The gold files. Raises: UsageError if there are none."""
        found = gold_files(self.gold, self.pattern)
        if not found:
            raise UsageError("no gold here", file=str(self.gold / self.pattern), hint="name a folder of gold files")
        return found

    def text_of(self, gold: Gold) -> Path:
        return self.articles / f"{gold.id}.txt"

    def pairs(self) -> Iterator[tuple[Gold, Path]]:
        """The gold of each article and the path of its text. Raises: UsageError, DataError."""
        self.files()
        return ((gold, self.text_of(gold)) for gold in read_gold(self.gold, self.pattern))

    def digest(self) -> str:
        """The digest of gold and articles together."""
        gold = self.files()
        return digest([*gold, *(self.articles / f"{path.stem}.txt" for path in gold)])


def gold_sets() -> list[GoldSet]:
    """The project's own gold, first the set that the floors are for; articles beside the checkout if there are any."""
    data, beside = ROOT / "data", ROOT.parent / "shared" / "eval" / "dev"
    own = [
        GoldSet("dev", data / "gold" / "dev", data / "articles" / "invented"),
        GoldSet("real", data / "gold" / "real", data / "articles" / "real"),
    ]
    unpublished = GoldSet("seed", beside, beside, "seed-*.yaml")  # articles that may be measured but not published
    return [*own, unpublished] if gold_files(beside, unpublished.pattern) else own


@dataclass(frozen=True, slots=True)
class Run:
    """What came out for one set: the outcomes of each article.

    If pairs were judged, also their outcomes, and how well the people of all articles are told apart.
    """

    scored: Mapping[str, Mapping[str, Outcome]]
    identity: Mapping[str, Outcome] = field(default_factory=dict)
    people: Agreement | None = None


def run(gold_set: GoldSet, out: Path, only: frozenset[str] = frozenset()) -> Run:
    """Build and score each article alone, and all together for the pairs of identity.yaml.

    ``out`` receives the graph of each article as <id>.ttl; ``only`` picks articles, and leaves identity out.

    Raises:
        KgError: the gold is unusable, or an article can't be built.
    """
    gold_set.files()
    golds = [gold for gold in read_gold(gold_set.gold, gold_set.pattern) if not only or gold.id in only]
    pairs = gold_set.gold / IDENTITY
    judged = read_identity(pairs) if pairs.exists() and gold_set.pattern == "*.yaml" and not only else None
    with ProcessPoolExecutor(WORKERS) as pool:
        together = pool.submit(_judge, golds, judged, gold_set.articles) if judged else None  # the longest: first
        chunk = max(1, len(golds) // (WORKERS * 4))
        outcomes = pool.map(partial(_score, gold_set, out), golds, chunksize=chunk)
        scored = dict(zip((gold.id for gold in golds), outcomes, strict=True))
        return Run(scored, *together.result()) if together else Run(scored)


def _score(gold_set: GoldSet, out: Path, gold: Gold) -> dict[str, Outcome]:
    return score_article(gold, _built([gold_set.text_of(gold)], out / f"{gold.id}.ttl"))


def _judge(golds: Sequence[Gold], identity: Identity, articles: Path) -> tuple[dict[str, Outcome], Agreement]:
    facts = _built([articles], private=True)
    return judge(identity, facts), agreement(golds, identity, facts)


def _built(inputs: list[Path], kept: Path | None = None, *, private: bool = False) -> Facts:
    """The facts of a build of ``inputs``, whose Turtle goes to ``kept``; ``private`` people are in it if asked for.

    Raises: KgError if it skips anything.
    """
    with TemporaryDirectory(prefix="kg-evaluate-") as folder:
        result = build(inputs, Path(folder) / "graph", workers=1, nq=False, include_private=private)
        for skipped in result.skipped:
            raise KgError(f"{skipped.reason}: {skipped.detail}", file=skipped.source)
        facts = Facts(triples_of(Export.open(result.out).store))
        if kept:
            shutil.copyfile(result.out / TURTLE_NAME, kept)
    return facts
