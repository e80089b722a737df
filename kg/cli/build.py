"""``kg build``."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH
from kg.cli.output import count, note, say
from kg.cli.progress import bar
from kg.errors import UsageError
from kg.graph.store import Export
from kg.graph.vocabulary import ID_BASE
from kg.pipeline.build import BuildResult, build
from kg.sources.read import MAX_ARTICLE_BYTES
from kg.view.program import program

HELP = """\b
INPUT is a file or a folder, read with everything in it: .txt (an article),
.html (a saved page), .jsonl and .parquet (an article a row: text, and if known
id, url, title, published, publisher, author), .warc and .wet (the pages of a
crawl), each but .parquet also with .gz; .zip (of all these); - is JSON lines on
standard input. An input that cannot be used is skipped and named.
Building again into the same folder reads only what is new or changed.

\b
What people judged (kg review) is read from the files judgements.jsonl among the
INPUT and in DIR. A row that is malformed, contradicts another or names what no
article holds ends the build; with --lenient it is left out and named.

\b
Examples:
  kg build articles/ --out graph/
  zcat news.jsonl.gz | kg build - --out graph/ --workers 8
"""
_FILES = {
    "graph.html": "open it in a browser",
    "graph.ttl": "the graph with evidence (Turtle)",
    "graph.nq": "the same, by article (N-Quads)",
    "articles.jsonl": "the texts that the quotes point into",
    "report.json": "counts, and what was skipped and why",
}
_SHOWN = 20  # skipped inputs that are named on the screen; the report names all


@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, help="Files, folders, or - for standard input.")
@click.option("--out", "-o", metavar="DIR", type=PATH, required=True, help="The folder to write; made if need be.")
@click.option("--workers", metavar="N", type=int, help="Processes that read articles; by default one a core.")
@click.option("--no-nq", is_flag=True, help="Leave out graph.nq.")
@click.option("--no-html", is_flag=True, help="Leave out graph.html.")
@click.option("--strict", is_flag=True, help="Exit with 1 if an input was skipped or a judgement refused.")
@click.option(
    "--include-private", is_flag=True, help="Also people who are only suspects, victims, witnesses, relatives."
)
@click.option(
    "--max-article-bytes",
    metavar="N",
    type=click.IntRange(min=1),
    default=MAX_ARTICLE_BYTES,
    help="Skip an article that is longer.",
)
@click.option("--on-subject", is_flag=True, help="Leave out articles that are not about public bodies.")
@click.option(
    "--judgements", metavar="FILE", type=PATH, help="What people judged; by default any judgements.jsonl, see above."
)
@click.option("--lenient", is_flag=True, help="Leave out judgements that cannot be used, and name them.")
@click.option("--base-iri", metavar="IRI", default=ID_BASE, help="Under what the things are named.")
def command(
    inputs: tuple[str, ...],
    out: Path,
    workers: int | None,
    no_nq: bool,
    no_html: bool,
    strict: bool,
    include_private: bool,
    max_article_bytes: int,
    on_subject: bool,
    judgements: Path | None,
    lenient: bool,
    base_iri: str,
) -> None:
    with bar("articles") as progress:
        result = build(
            inputs,
            out,
            workers=workers,
            base_iri=base_iri,
            nq=not no_nq,
            write_html=None if no_html else _write_page,
            html_program="" if no_html else program(),
            include_private=include_private,
            strict=strict,
            max_article_bytes=max_article_bytes,
            on_subject=on_subject,
            judgements=judgements,
            lenient=lenient,
            progress=progress,
        )
    for line in _summary(result):
        note(line)
    if not result.articles:
        raise UsageError("no article could be used", hint="see above why, and kg build --help for what an article is")
    for name, use in _FILES.items():
        if (out / name).is_file():
            say(f"{out / name}  {use}")
    if result.exit_code:
        raise click.exceptions.Exit(result.exit_code)


def _write_page(export: Export, path: Path) -> Any:
    """Write the page. What draws it takes half a second and 50 MB to load, so it is loaded once it is needed."""
    return import_module("kg.view.page").write_view(export, path)


def _summary(result: BuildResult) -> Iterator[str]:
    reused = f", {result.reused} of them known from before" if result.reused else ""
    seconds = sum(result.timings.values())
    yield f"{count(result.articles, 'article')}{reused}, {count(result.triples, 'triple')} in {seconds:.1f} s"
    if result.off_subject:
        left = count(len(result.off_subject), "article")
        yield f"{left} left out that are not about public bodies, all in {result.out / 'report.json'}"
    if result.skipped:
        yield f"{count(len(result.skipped), 'input')} skipped:"
        yield from (f"  {one.source}: {one.detail.splitlines()[0]} ({one.reason})" for one in result.skipped[:_SHOWN])
        if len(result.skipped) > _SHOWN:
            yield f"  and {len(result.skipped) - _SHOWN} more, all in {result.out / 'report.json'}"
    if result.shown:
        things, of = result.shown
        yield f"graph.html shows the {things:,} most connected of {of:,} things; the others: kg serve, kg view --focus"
    if result.judged:
        yield f"{count(result.judged, 'judgement')} applied"
    if result.refused:
        yield f"{count(len(result.refused), 'judgement')} refused and left out:"
        yield from (f"  {replace(problem, hint=None)}" for problem in result.refused)
