"""``kg stats``."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import Source
from kg.cli.output import say, table
from kg.cli.progress import waiting
from kg.graph.store import Export
from kg.stats.count import Stats, stats

HELP = """\b
Example:
  kg stats graph/
"""


class Format(StrEnum):
    table = "table"
    json = "json"


def command(
    source: Source, form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table
) -> None:
    with waiting("counting"):
        counted = stats(Export.open(source))
    if form is Format.json:
        say(json.dumps(asdict(counted), ensure_ascii=False, indent=2))
    else:
        table(("what", "type", "count"), _rows(counted))


def _rows(counted: Stats) -> Iterator[tuple[str, str, str]]:
    yield "articles", f"{counted.first}…{counted.last}" if counted.first else "", str(counted.articles)
    if counted.texts != counted.articles:
        yield "articles", "different texts", str(counted.texts)
    for what in ("things", "facts", "relations"):
        for name, count in getattr(counted, what).items():
            yield what, name, str(count)
    yield "quotes", "", str(counted.quotes)
    yield "triples", "", str(counted.triples)
