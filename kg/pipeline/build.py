"""``kg build``: articles in, the files of a graph out."""

import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError, Problem, UsageError
from kg.graph.judged import Judged
from kg.graph.scope import Settings
from kg.graph.store import ARTICLES_NAME, REPORT_NAME, STATE
from kg.graph.vocabulary import ID_BASE
from kg.graph.write import Counts, GraphWriter
from kg.identity.outside import Outside
from kg.identity.remembered import forget
from kg.identity.resolve import Resolver
from kg.identity.settle import settle
from kg.judgements.file import Placed
from kg.judgements.places import QUESTIONS_NAME, Places
from kg.judgements.rows import Correction, Judgement
from kg.pipeline.cache import Keeper, key_of, record
from kg.pipeline.folder import Staged, staged
from kg.pipeline.judged import places_of
from kg.pipeline.kept import KEPT_NAME, Kept
from kg.pipeline.page import Page, WriteHtml
from kg.pipeline.read import fingerprint, read_all
from kg.pipeline.tell import tell_all
from kg.records import Article, ArticleFacts, Identities, Skipped
from kg.sources.read import MAX_ARTICLE_BYTES, OFF_SUBJECT, read_inputs
from kg.version import __version__

REPORT_FORMAT: Final = 1
IN_MEMORY: Final = 20_000
"""Articles of whom who is who is decided in memory, in some 500 MB; of any number where judgements say who is who."""

Progress = Callable[[int, int], None]  # articles done, articles known of so far


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. ``reused`` counts articles that were known from an earlier build; ``timings`` are seconds.

    ``judged`` counts the rows of judgements that were applied, ``refused`` says what is wrong with the others.
    ``off_subject`` are the sources of the articles that were left out because their subject is another.
    ``shown``: of a graph too large for one page the number of things in it, and in the graph.
    """

    out: Path
    articles: int
    reused: int
    skipped: tuple[Skipped, ...]
    counts: Counts
    timings: Mapping[str, float]
    strict: bool = False
    judged: int = 0
    refused: tuple[Problem, ...] = ()
    off_subject: tuple[str, ...] = ()
    shown: tuple[int, int] | None = None

    @property
    def triples(self) -> int:
        return self.counts.triples

    @property
    def exit_code(self) -> int:
        """2 if nothing could be used, 1 if something was skipped or refused and that is not allowed, else 0."""
        if not self.articles:
            return 2
        return 1 if self.strict and (self.skipped or self.refused) else 0


def build(
    inputs: Iterable[Path | str],
    out: Path | str,
    *,
    workers: int | None = None,
    base_iri: str = ID_BASE,
    nq: bool = True,
    write_html: WriteHtml | None = None,
    html_program: str = "",
    include_private: bool = False,
    strict: bool = False,
    max_article_bytes: int = MAX_ARTICLE_BYTES,
    on_subject: bool = False,
    judgements: Path | str | None = None,
    lenient: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Read articles and write the files of their graph into the folder ``out``, all at once or none of them.

    The files are a function of the set of articles, of the version and of the judgements: neither the order of the
    inputs, nor ``workers``, nor what was built there before changes a byte, except in the timings of the report.
    ``judgements`` is the file that holds them; by default they are the files judgements.jsonl among the inputs and in
    ``out``. With ``on_subject`` articles that are not about public bodies are left out. With ``lenient`` a row
    that can't be used is left out and named in the result.

    Raises:
        UsageError: an input does not exist, ``base_iri`` is no base, or ``out`` can't be written or holds other things.
        DataError: rows of judgements can't be used; it names each.
    """
    listed, place, processes = [str(given) for given in inputs], Path(out).resolve(), _workers(workers)
    _check_inputs(listed)
    clock = _Clock()
    judged = _Judged(places_of(listed, Path(out), Path(judgements) if judgements else None), lenient)
    settings = Settings.default(base=_base(base_iri), include_private=include_private, version=__version__)
    with staged(place) as stage, closing(Keeper(stage.state / KEPT_NAME)) as keeper:
        folder = stage.folder
        intake = _Intake(
            _outside(read_inputs(listed, max_article_bytes=max_article_bytes, on_subject=on_subject), place), progress
        )
        with clock.timed("read"):
            _read(intake, keeper, stage, place, processes)
        with ExitStack() as held:
            with clock.timed("identity"):
                identities = held.enter_context(_identified(judged, keeper, stage.state))
                judged.places.keep(stage.state, place)
                applied = judged.applied_to((known.facts() for known in keeper), identities, settings)
            writer = GraphWriter(
                identities,
                settings,
                stage.state,
                place / STATE,
                applied,
                program=fingerprint(),
                with_quads=nq,
            )
            held.enter_context(closing(writer))
            with clock.timed("graph"):
                counts = _write(keeper, writer, folder, place, processes)
            keeper.finish()
            with clock.timed("page"):
                shown = Page(write_html, html_program).make(writer, counts, folder, place) if write_html else None
        result = BuildResult(
            place,
            len(keeper),
            intake.reused,
            intake.skipped,
            counts,
            clock.seconds,
            strict,
            judged.applied,
            judged.refused,
            intake.off_subject,
            shown,
        )
        _write_report(result, settings, folder / REPORT_NAME)
    return result


@contextmanager
def _identified(judged: "_Judged", keeper: Keeper, state: Path) -> Iterator[Identities]:
    """Who is who, and in ``state`` what could not be settled: in memory if all that is needed fits, else outside it."""
    if len(keeper) <= IN_MEMORY or judged.speaks_of_identity:
        resolver = Resolver()
        for known in keeper:
            resolver.take(known.rows())
        identities = judged.settled(resolver)
        _write_questions(map(asdict, resolver.questions()), state / QUESTIONS_NAME)
        del resolver  # its rows are needed no more
        forget()
        yield identities
        return
    with closing(Outside(state)) as outside:
        identities = outside.identities(lambda: (known.rows() for known in keeper))
        _write_questions(outside.questions(), state / QUESTIONS_NAME)
        forget()
        yield identities


# ------------------------------------------------------------------ judging


class _Judged:
    """The judgements on their way into the graph: a row that can't be used ends the build unless it is lenient."""

    def __init__(self, places: Places, lenient: bool) -> None:
        self.places = places
        self._lenient = lenient
        self._rows, problems = places.rows()
        self._problems: list[Problem] = []
        self._refuse(problems)
        self._held: list[Placed] = []
        self.applied = 0

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What is wrong with the rows that are left out, in the order of the files."""
        return tuple(sorted(self._problems, key=lambda one: (one.file or "", one.line or 0, one.message)))

    @property
    def speaks_of_identity(self) -> bool:
        """Whether a row says who is who."""
        return any(isinstance(placed.row, Judgement) for placed in self._rows)

    def settled(self, resolver: Resolver) -> Identities:
        """The identities with what was judged of them."""
        identities, held, problems = settle(self._rows, resolver)
        self._refuse(problems)
        self._held = held
        return identities

    def applied_to(self, articles: Iterable[ArticleFacts], identities: Identities, settings: Settings) -> Judged:
        """What was judged, as the graph of the articles needs it."""
        corrections = [placed for placed in self._rows if isinstance(placed.row, Correction)]
        judged = Judged(settings, [*self._held, *corrections])
        for article in articles if judged.corrects else ():
            judged.look(article, identities.paths[article.id])
        corrected, problems = judged.settle()
        self._refuse(problems)
        self.applied = len(self._held) + corrected
        return judged

    def _refuse(self, problems: list[Problem]) -> None:
        self._problems += problems
        if problems and not self._lenient:
            raise DataError.collect(self.refused)


# ------------------------------------------------------------------ reading


@dataclass
class _Intake:
    """The articles of the inputs on their way into the keeper."""

    found: Iterator[Article | Skipped]
    progress: Progress | None
    reused: int = 0
    _skipped: list[Skipped] = field(default_factory=list)
    _done: int = 0
    _known: int = 0

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be used, sorted."""
        skipped = (row for row in self._skipped if row.reason != OFF_SUBJECT)
        return tuple(sorted(skipped, key=lambda row: (row.source, row.reason, row.detail)))

    @property
    def off_subject(self) -> tuple[str, ...]:
        """The sources of what was left out for its subject, sorted."""
        return tuple(sorted(row.source for row in self._skipped if row.reason == OFF_SUBJECT))

    def run(self, kept: Kept, keeper: Keeper, workers: int) -> None:
        """Take every article: from ``kept`` if it was read before, else by reading it."""
        keys: deque[str] = deque()  # of the articles that are being read
        for read in read_all(self._new(kept, keeper, keys), workers):
            key = keys.popleft()
            if isinstance(read, Skipped):
                self._skipped.append(read)
            else:
                keeper.put(key, record(*read))
            self._tell()

    def _new(self, kept: Kept, keeper: Keeper, keys: deque[str]) -> Iterator[Article]:
        mark = fingerprint()
        for found in self.found:
            if isinstance(found, Skipped):
                self._skipped.append(found)
                continue
            self._known += 1
            key = key_of(found, mark)
            known = kept.get(key)
            if known is None:
                keys.append(key)
                yield found
            else:
                self.reused += 1
                keeper.put(key, known)
                self._tell()

    def _tell(self) -> None:
        self._done += 1
        if self.progress is not None:
            self.progress(self._done, self._known)


def _read(intake: _Intake, keeper: Keeper, stage: Staged, place: Path, workers: int) -> None:
    """Take every article; what an interrupted build had read is thrown away once this one has it."""
    with closing(Kept([place / STATE / KEPT_NAME, *stage.rescued])) as kept:
        intake.run(kept, keeper, workers)
    for path in stage.rescued:
        path.unlink()


def _check_inputs(listed: list[str]) -> None:
    if not listed:
        raise UsageError("no input", hint="name a file or a folder of articles")
    for given in listed:
        if given != "-" and not Path(given).exists():
            raise UsageError("no such file or folder", file=given, hint="check the path")


def _outside(found: Iterator[Article | Skipped], place: Path) -> Iterator[Article | Skipped]:
    """Without what lies in the folder of the build, which may lie in a folder of articles."""
    for one in found:
        source = Path(one.source.partition("#")[0])
        if not source.is_absolute():
            source = Path.cwd() / source
        if place not in source.parents:
            yield one


def _workers(asked: int | None) -> int:
    if asked is not None and asked < 1:
        raise UsageError(f"{asked} workers can't work", hint="ask for one or more")
    there = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return asked or there or 1


def _base(iri: str) -> str:
    if not iri.startswith(("http://", "https://", "urn:")) or any(c.isspace() or c in '<>"{}|\\^`' for c in iri):
        raise UsageError("no base for the IRIs of things", file=iri, hint="write http(s)://… ending in / or #")
    return iri if iri.endswith(("/", "#", ":")) else f"{iri}/"


# ------------------------------------------------------------------ writing


def _write(keeper: Keeper, writer: GraphWriter, folder: Path, earlier: Path, workers: int) -> Counts:
    with (folder / ARTICLES_NAME).open("wb") as file:
        for known, said in tell_all(keeper, writer, workers):
            writer.take(known.article, said, known.mark)
            file.write(known.text_row + b"\n")
    return writer.write(folder, earlier)


def _write_questions(asked: Iterable[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{json.dumps(question, ensure_ascii=False)}\n" for question in asked)


def _write_report(result: BuildResult, settings: Settings, path: Path) -> None:
    report = {
        "kg": {"version": __version__, "format": REPORT_FORMAT},
        "settings": {"base_iri": settings.base, "include_private": settings.include_private},
        "counts": {
            "articles": result.articles,
            "skipped": len(result.skipped),
            "off_subject": len(result.off_subject),
            "triples": result.triples,
        }
        | dict(result.counts.classes),
        "off_subject": list(result.off_subject),
        "skipped": [{"source": s.source, "reason": s.reason, "detail": s.detail} for s in result.skipped],
        "judgements": {
            "applied": result.judged,
            "refused": [{"file": p.file, "line": p.line, "reason": p.message} for p in result.refused],
        },
        "timings": {name: round(seconds, 3) for name, seconds in result.timings.items()} | {"reused": result.reused},
    }
    if result.shown:
        report["page"] = dict(zip(("things", "of"), result.shown, strict=True))
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


class _Clock:
    """Seconds by part of the build."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + time.perf_counter() - start
