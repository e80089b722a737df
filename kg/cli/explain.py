"""``kg explain``."""

from typing import Annotated

import typer

from kg.cli.options import Source
from kg.cli.output import note, say
from kg.cli.progress import waiting
from kg.explain.explain import explain
from kg.explain.find import AmbiguousError, describe
from kg.graph.reader import Reader
from kg.graph.store import Export

HELP = """\b
WHO is a name ("Lò Văn Sương"; diacritics may be left out), the number of a
document ("96/2019/QH14"), an IRI, or the end of one (person/lo-van-suong--8d0cb234).
Exit code 1 if nothing has that name, or several things have.

\b
Example:
  kg explain graph/ "VKSND tỉnh Hậu Giang"
"""


def command(
    source: Source,
    who: Annotated[str, typer.Argument(metavar="WHO_OR_IRI", help="What to tell about.")],
    lang: Annotated[str, typer.Option(help="Language of the headings: vi or en.")] = "vi",
) -> None:
    with waiting("reading"):
        export = Export.open(source)
    try:
        with waiting("reading"):
            told = explain(export, who, lang)
    except AmbiguousError as error:
        reader = Reader(export.store)
        for iri in error.candidates:
            note("  " + "  ".join(part for part in (iri, reader.label(iri), describe(reader, iri)) if part))
        raise
    say(str(told))
