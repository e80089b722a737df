"""A process that answers the explorer from the index: `python -m kg.serve.exploring SOURCE ROWS`.

It makes the index first where there is none of this very graph, which takes about a minute for 200,000 things.
"""

import json
import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.serve.jobs import answer_jobs, bound_memory, ignore_interrupts
from kg.serve.media import HTML, with_charset
from kg.serve.reply import Reply
from kg.view.index.ask import Index, UnknownThingError
from kg.view.index.keep import open_index
from kg.view.index.page import part_page

JSON = with_charset("application/json")


class Shelf:
    """Answers from an index; things go by their ids, the ends of their IRIs."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._base = index.base
        self._jobs: Mapping[str, Callable[..., Reply]] = {
            "search": self.search,
            "neighbours": self.neighbours,
            "path": self.path,
            "evidence": self.evidence,
            "part": self.part,
        }

    def answer(self, job: Mapping[str, Any]) -> Reply:
        """The answer to a job: ``do`` names one of the methods below, the rest are its arguments."""
        arguments = {name: value for name, value in job.items() if name != "do"}
        try:
            return self._jobs[job["do"]](**arguments)
        except UnknownThingError as error:
            return Reply.text(404, str(error))
        except (KgError, sqlite3.Error) as error:
            return Reply.text(500, str(error))

    def search(self, q: str) -> Reply:
        return self._told(self._index.search(q), "hits")

    def neighbours(self, n: str) -> Reply:
        return self._told(self._index.neighbours(self._base + n), "things")

    def path(self, a: str, b: str) -> Reply:
        return self._told(self._index.way(self._base + a, self._base + b), "way")

    def evidence(self, fact: int) -> Reply:
        return self._told(self._index.evidence(fact))

    def part(self, n: list[str]) -> Reply:
        """The explorer's page of what is around the things ``n``, or of what matters most."""
        return Reply(200, with_charset(HTML), part_page(self._index, [self._base + one for one in n]).encode("utf-8"))

    def _told(self, answer: dict[str, Any], things: str = "") -> Reply:
        for thing in answer.get(things, ()):
            thing["id"] = thing["iri"].removeprefix(self._base)
        return Reply(200, JSON, json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def main(source: str) -> None:
    """Make or open the index, say that it is ready, then answer; see `Shelf.answer` for what a job is."""
    ignore_interrupts()
    index = open_index(Path(source))
    bound_memory()
    answer_jobs(Shelf(index).answer)


if __name__ == "__main__":
    main(sys.argv[1])
