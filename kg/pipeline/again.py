"""Reading an article of a graph once more, for what the files of the graph do not keep: words, mentions, the rest."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.graph.store import ARTICLES_NAME
from kg.pipeline.read import reading_of
from kg.records import Article, Reading


class Again:
    """Reads the articles of a folder that ``kg build`` wrote again, each from its text in articles.jsonl.

    Reading is deterministic, so the same version finds what the build found.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / ARTICLES_NAME
        self._rows: dict[str, str] | None = None
        self._known: dict[str, Reading] = {}

    def __call__(self, article: str) -> Reading | None:
        """The article with an id (the end of its IRI); None if its text is not there.

        Raises:
            UsageError: the text is there, and this version makes another text or another id of it.
        """
        if article not in self._known:
            line = self._lines().get(article)
            if line is None:
                return None
            self._known[article] = self._read(article, json.loads(line))
        return self._known[article]

    def _read(self, article: str, row: Mapping[str, Any]) -> Reading:
        reading = reading_of(
            Article(
                name=article.rpartition("--")[0],
                text=row["text"],
                source=str(self._file),
                title=row.get("title"),
                url=row.get("url"),
                published=row.get("published"),
                publisher=row.get("publisher"),
                authors=tuple(row.get("authors", ())),
            )
        )
        if reading.facts.text != row["text"] or reading.facts.id != article:
            what = f"this version of kg reads article {article} differently"
            raise UsageError(what, file=str(self._file), hint="build the graph again")
        return reading

    def _lines(self) -> dict[str, str]:
        """The line of each article by its id."""
        if self._rows is None:
            lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.is_file() else []
            self._rows = {json.loads(line)["id"]: line for line in lines}
        return self._rows
