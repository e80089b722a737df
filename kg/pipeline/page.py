"""The page of a build; that of an earlier build where the same would come out, of the same graph and texts."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.digests import file_digest
from kg.graph.excerpt import TRIPLES
from kg.graph.store import ARTICLES_NAME, PAGE_NAME, STATE, TURTLE_NAME, Export
from kg.graph.write import Counts, GraphWriter
from kg.pipeline.read import fingerprint

MADE_NAME: Final = "page.json"
"""What the page was made of, in the folder of the state."""

WriteHtml = Callable[[Export, Path], Any]
Shown = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """How a page is written. ``program`` stands for all that decides it besides the graph, the texts and the code;
    without it the page is always made anew."""

    write: WriteHtml
    program: str = ""

    def make(self, writer: GraphWriter, counts: Counts, folder: Path, earlier: Path) -> Shown | None:
        """Write the page into the folder of a build, beside the graph and the texts.

        Of a graph too large for one page it shows an excerpt: the number of things in it, and of all.
        """
        decides = {"program": f"{fingerprint()} {self.program}"}
        made_of = decides | {name: file_digest(folder / name) for name in (TURTLE_NAME, ARTICLES_NAME)}
        known = _known(made_of, earlier) if self.program else None
        if known is None:
            large = counts.triples > TRIPLES
            export = Export.excerpt(writer.excerpt(), folder) if large else Export.open(folder)
            self.write(export, folder / PAGE_NAME)
            known = made_of | {
                "page": file_digest(folder / PAGE_NAME),
                "shown": [export.things, export.of] if large else [],
            }
        else:
            shutil.copyfile(earlier / PAGE_NAME, folder / PAGE_NAME)
        (folder / STATE / MADE_NAME).write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8", newline="\n")
        return (known["shown"][0], known["shown"][1]) if known["shown"] else None


def _known(made_of: dict[str, str], earlier: Path) -> dict[str, Any] | None:
    """What the earlier build noted of its page, if that was made of the same and is as it was written."""
    try:
        found: dict[str, Any] = json.loads((earlier / STATE / MADE_NAME).read_text(encoding="utf-8"))
        same = found == made_of | {"page": file_digest(earlier / PAGE_NAME), "shown": found["shown"]}
        return found if same and [type(number) for number in found["shown"]] in ([], [int, int]) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
