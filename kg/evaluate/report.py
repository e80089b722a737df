"""Figures told to people (tables, misses, differences) and to programs (JSON)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.evaluate.match import Outcome
from kg.evaluate.namesakes import Agreement
from kg.evaluate.score import APART, TYPES, Outcomes, Table, tabulate

Scored = Mapping[str, Outcomes]
"""Article id -> fact type -> outcome."""

_ALL = (*TYPES, *APART)


def table_text(title: str, table: Table) -> str:
    """A row a fact type: what the gold has, what was found, what of it is right, precision, recall, F1."""
    means = f"{table.articles} articles, macro-F1 {table.macro:.3f}, micro-F1 {table.micro:.3f}"
    return "\n".join([*_rows(title, table), means])


def apart_text(title: str, table: Table) -> Iterator[str]:
    """The rows of the fact types that count in no mean, if there are any."""
    if table.rows:
        yield "\n".join(_rows(f"{title}, apart", table))


def _rows(title: str, table: Table) -> Iterator[str]:
    yield f"{title:16}{'gold':>7}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}"
    for kind, row in table.rows.items():
        rates = f"{row.precision:8.3f}{row.recall:8.3f}{row.f1:8.3f}"
        yield f"{kind:16}{row.gold:7}{row.found:7}{row.right:7}{rates}"


def misses_by_article(scored: Scored) -> Iterator[str]:
    """A line for each miss, article by article: - for what is missing, + for what is too much."""
    for article, outcomes in scored.items():
        for kind in _ALL:
            yield from (f"{article}  {kind:16}{line}" for line in _misses(outcomes.get(kind, Outcome())))


def misses_by_type(scored: Scored) -> Iterator[str]:
    """The same lines, fact type by fact type."""
    for kind in _ALL:
        for article, outcomes in scored.items():
            yield from (f"{kind:16}{article}  {line}" for line in _misses(outcomes.get(kind, Outcome())))


def _misses(outcome: Outcome) -> Iterator[str]:
    yield from (f"- {fact}" for fact in outcome.missing)
    yield from (f"+ {fact}" for fact in outcome.extra)


def identity_text(identity: Outcomes, told: bool) -> Iterator[str]:
    """How many judged pairs the graph has right; with ``told`` also the others, + for wrong ones."""
    for verdict, outcome in identity.items():
        counts = f"{len(outcome.right)} right, {len(outcome.extra)} wrong, {len(outcome.missing)} with one not found"
        yield f"pairs judged {verdict}: {counts}"
        if told:
            yield from (f"  {line}" for line in _misses(outcome))


def people_text(people: Agreement) -> Iterator[str]:
    """B-cubed of people, over all and over the names that several articles have."""
    yield f"{'who is who':28}{'sightings':>10}{'people':>8}{'P':>8}{'R':>8}{'F1':>8}"
    for name, row in (("all people", people.everyone), ("names of several articles", people.repeated)):
        yield f"{name:28}{row.sightings:10}{row.things:8}{row.precision:8.3f}{row.recall:8.3f}{row.f1:8.3f}"


# ------------------------------------------------------------------ JSON


def figures(scored: Scored) -> dict[str, Any]:
    """Everything about one set of articles, as plain data: the table, and each fact's fate."""
    table = tabulate(scored.values())
    rows = {
        kind: {**asdict(row), "precision": row.precision, "recall": row.recall, "f1": row.f1}
        for kind, row in table.rows.items()
    }
    facts = {
        article: {kind: {fate: list(facts) for fate, facts in asdict(outcome).items()} for kind, outcome in own.items()}
        for article, own in scored.items()
    }
    return {"articles": table.articles, "macro": table.macro, "micro": table.micro, "rows": rows, "facts": facts}


def write_json(path: Path, sets: Mapping[str, Scored]) -> None:
    """Write the figures of each set to ``path``."""
    content = {name: figures(scored) for name, scored in sets.items()}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict[str, Scored]:
    """The outcomes that `write_json` wrote. Raises: UsageError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {name: {a: _outcomes(own) for a, own in figures["facts"].items()} for name, figures in content.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError("can't be read as figures", file=str(path), hint="write it with --json") from error


def _outcomes(plain: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Outcome]:
    kinds = [kind for kind in _ALL if kind in TYPES or kind in plain]
    return {
        kind: Outcome(*(tuple(plain.get(kind, {}).get(f, ())) for f in ("right", "missing", "extra"))) for kind in kinds
    }


# ------------------------------------------------------------------ two runs


def difference(old: Scored, new: Scored) -> Iterator[str]:
    """What changed between two runs on the articles that both have, a section a fact type that changed.

    ``gained`` and ``lost`` are right facts; ``worse`` and ``better`` wrong ones that came or went.
    """
    for kind in _ALL:
        lines = [
            line
            for article in new
            if article in old
            for line in _changes(article, old[article].get(kind, Outcome()), new[article].get(kind, Outcome()))
        ]
        if lines:
            counts = ", ".join(f"{sum(line.startswith(word) for line in lines)} {word}" for word in _WORDS)
            yield f"{kind}: {counts}"
            yield from (f"  {line}" for line in sorted(lines, key=lambda line: _WORDS.index(line.split()[0])))


_WORDS = ("gained", "lost", "better", "worse")


def _changes(article: str, old: Outcome, new: Outcome) -> Iterator[str]:
    sets = (
        ("gained", set(new.right) - set(old.right)),
        ("lost", set(old.right) - set(new.right)),
        ("better", set(old.extra) - set(new.extra)),
        ("worse", set(new.extra) - set(old.extra)),
    )
    for word, facts in sets:
        yield from (f"{word:7} {article}  {fact}" for fact in sorted(facts))
