"""``kg stats``."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from kg.cli.options import list_format, source
from kg.cli.output import say, table
from kg.cli.waiting import waiting
from kg.graph.store import Export
from kg.stats.count import Stats, stats

HELP = """\b
Example:
  kg stats graph/
"""


@source
@list_format
def command(source: Path, form: str) -> None:
    with waiting("counting"):
        counted = stats(Export.open(source))
    if form == "json":
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
