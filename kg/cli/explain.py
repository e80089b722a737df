"""``kg explain``."""

from pathlib import Path

import click

from kg.cli.candidates import candidates_listed
from kg.cli.options import source
from kg.cli.output import note, say, say_marked
from kg.cli.waiting import waiting
from kg.errors import UsageError
from kg.explain.explain import explain
from kg.explain.sentence import SeveralSentencesError, why_sentence
from kg.explain.why import why
from kg.graph.store import Export
from kg.pipeline.again import Again

HELP = """\b
WHO is a name ("Lò Văn Sương"; diacritics may be left out), the number of a
document ("96/2019/QH14"), an IRI, or the end of one (person/lo-van-suong--8d0cb234).
Exit code 1 if nothing has that name, or several things have.

\b
--why tells for each fact the sentence with the words that filled it marked, the
rule and the row of data behind it, and where the confidence comes from.
--sentence tells what was read from one sentence and what was left of it; WHO
may then name its article. --at does so for the sentence at an offset of the
article WHO. Both mean --why and need the folder that kg build wrote.

\b
Examples:
  kg explain graph/ "VKSND tỉnh Hậu Giang"
  kg explain graph/ tenure/b1caee2b98031d3a --why
  kg explain graph/ --why --sentence "giao các Phó Viện trưởng rà soát"
"""


@source
@click.argument("who", metavar="[WHO_OR_IRI]", required=False, help="What to tell about.")
@click.option("--lang", metavar="LANG", default="vi", help="Language of the headings: vi or en.")
@click.option("--why", "reasons", is_flag=True, help="Tell why each fact is there.")
@click.option("--sentence", metavar="WORDS", help="Some words of the sentence to tell about.")
@click.option("--at", metavar="N", type=int, help="An offset in the text of the article WHO.")
def command(source: Path, who: str | None, lang: str, reasons: bool, sentence: str | None, at: int | None) -> None:
    if who is None and (sentence is None or at is not None):
        raise UsageError("nothing to explain is named", hint="name a person, body, meeting, document, article or fact")
    if sentence is not None and at is not None:
        raise UsageError("--sentence and --at both say which sentence", hint="give one of them")
    with waiting("reading"):
        export = Export.open(source)
    try:
        with candidates_listed(export):
            if sentence is not None or at is not None:
                _sentence(export, source, sentence, who, at, lang)
            elif who is not None:
                _thing(export, source, who, lang, reasons)
    except SeveralSentencesError as error:
        for article, start, words in error.candidates:
            note(f"  {article} --at {start}  {words}")
        raise


def _thing(export: Export, source: Path, who: str, lang: str, reasons: bool) -> None:
    if not reasons:
        with waiting("reading"):
            told = explain(export, who, lang)
        say(str(told))
        return
    with waiting("reading"):
        found = why(export, who, Again(source), lang)
    say_marked(found.text)


def _sentence(export: Export, source: Path, words: str | None, article: str | None, at: int | None, lang: str) -> None:
    with waiting("reading"):
        found = why_sentence(export, Again(source), words, article=article, at=at, lang=lang)
    say_marked(found.text)
