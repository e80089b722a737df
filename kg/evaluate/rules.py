"""Which rules read what: how often each fires, in how many articles, how right it is, and which rows never fire."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate.gold import Gold
from kg.evaluate.verdicts import Verdict, verdicts
from kg.pipeline.read import facts_of, mentions_of
from kg.records import Article, Evidence, Extraction
from kg.reference.rule_rows import PLAIN, PREFIXES, rule_parts, sections
from kg.yamlio import load_plain


@dataclass(slots=True)
class Use:
    """What one rule did: its firings, the articles in which it fired, its facts that gold judges, the right ones."""

    firings: int = 0
    articles: set[str] = field(default_factory=set)
    judged: int = 0
    right: int = 0


Uses = Mapping[str, Use]


def article_of(gold: Gold, path: Path) -> Article:
    """The text of a gold article."""
    return Article(gold.id, path.read_text(encoding="utf-8"), str(path))


def read_verdicts(articles: Iterable[tuple[Gold, Path]]) -> list[Verdict]:
    """The verdicts on the facts of all articles."""
    return [one for gold, path in articles for one in verdicts(gold, facts_of(article_of(gold, path)).extraction)]


def uses(articles: Iterable[tuple[Gold, Path]]) -> dict[str, Use]:
    """The use of every rule in some articles, by the rule's id, sorted."""
    found: dict[str, Use] = {}
    for gold, path in articles:
        article = article_of(gold, path)
        extraction = facts_of(article).extraction
        fired = [mention.rule for mention in mentions_of(article)]
        fired += [evidence.rule for evidence in _evidence(extraction)]
        for rule in fired:
            use = found.setdefault(rule, Use())
            use.firings += 1
            use.articles.add(gold.id)
        for verdict in verdicts(gold, extraction):
            found[verdict.rule].judged += 1
            found[verdict.rule].right += verdict.right
    return dict(sorted(found.items()))


def _evidence(found: Extraction) -> Iterator[Evidence]:
    single = (found.tenures, found.participations, found.indicators, found.changes, found.citations, found.cases)
    yield from (fact.evidence for facts in single for fact in facts)
    yield from (request.evidence for request in found.requests)
    yield from (one for thing in (found.documents, found.clusters) for row in thing for one in row.evidence)


def unused_rows(used: Uses, directory: Path) -> Iterator[str]:
    """The rows of the grammar files that never fire, as "file: section: id".

    A row fires if a rule is called by its id, whole or after the prefix of its file ("request.ask"). A section
    of which no row fires is a list of words that no evidence names, and is left out.
    """
    for path in sorted(directory.glob("*.yaml")):
        known = {part for rule in used if _file(rule, path.stem) for part in (rule, rule_parts(rule)[1])}
        for section, rows in sections(load_plain(path)):
            ids = [row["id"] for row in rows]
            if known.intersection(ids):
                yield from (f"{path.name}: {section}: {row}" for row in ids if row not in known)


def _file(rule: str, stem: str) -> bool:
    """Whether the row of a rule may stand in a file."""
    prefix, _ = rule_parts(rule)
    return PREFIXES.get(prefix) == stem if prefix else stem in PLAIN


def rules_text(used: Uses, directory: Path) -> Iterator[str]:
    """The table of rules, those that fire in one article only, and the rows that never fire."""
    yield f"{'rule':36}{'articles':>9}{'firings':>9}{'judged':>8}{'right':>7}{'P':>8}"
    for rule, use in used.items():
        share = f"{use.judged:8}{use.right:7}{use.right / use.judged:8.3f}" if use.judged else ""
        yield f"{rule:36}{len(use.articles):9}{use.firings:9}{share}"
    lonely = [f"  {rule}  ({min(use.articles)})" for rule, use in used.items() if len(use.articles) == 1]
    yield f"rules that fire in one article only: {len(lonely)}"
    yield from lonely
    silent = list(unused_rows(used, directory))
    yield f"rows that never fire: {len(silent)}"
    yield from (f"  {row}" for row in silent)
