"""The desk at which questions are answered: what is open, what was judged, and the file that keeps it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import DataError, KgError, UsageError
from kg.explain.explain import check_language
from kg.explain.lines import Teller
from kg.graph.reader import Reader
from kg.graph.store import REPORT_NAME, STATE, Export
from kg.graph.vocabulary import ID_BASE
from kg.judgements.conflicts import conflicts, where
from kg.judgements.file import Placed, good_rows, write_file
from kg.judgements.places import QUESTIONS_NAME, Places
from kg.judgements.rows import Act, Correction, Judgement, Row, Sight, pairs, read_row, spelt, written
from kg.review.corrections import Corrections
from kg.review.questions import Answers, Question, open_questions
from kg.review.sights import Reread, Sights


class NothingJudgedError(KgError):
    """There is no such row to withdraw."""

    exit_code = 1


class Desk:
    """Reads a folder that ``kg build`` wrote, and reads and writes its file of judgements.

    ``file`` is another file of judgements than that of the build. What is answered holds from the next build on.
    """

    def __init__(
        self, folder: Path, export: Export, reread: Reread, lang: str = "vi", file: Path | None = None
    ) -> None:
        check_language(lang)
        if not folder.is_dir():
            hint = "name a folder that kg build wrote"
            raise UsageError("only a build can be reviewed, not a file", file=str(folder), hint=hint)
        self._folder = folder
        self._reader = Reader(export.store)
        self._teller = Teller(self._reader, lang)
        self._corrections = Corrections(self._reader, reread)
        self._sights = Sights(self._reader, frozenset(export.articles), reread)
        kept = Places.kept(folder / STATE, folder)
        self.places = kept if file is None else Places((file,), file, kept.inputs, given=True)

    @property
    def file(self) -> Path:
        """The file that takes new judgements."""
        return self.places.write

    def rows(self) -> list[Row]:
        """What was judged. Raises: DataError: rows of a file can't be used."""
        return [placed.row for placed in self._placed()]

    def questions(self) -> tuple[Question, ...]:
        """What is open: not settled by the last build and not answered since, most consequential first."""
        path = self._folder / STATE / QUESTIONS_NAME
        return open_questions(path, self._teller, self._base, Answers(self.rows()))

    def is_open(self, question: Question) -> bool:
        """Whether neither an answer nor what follows from several tells of the question."""
        return not Answers(self.rows()).tell(question.kind, question.a.sight, question.b.sight)

    def answer(self, verdict: str, a: str | Sight, b: str | Sight, *, by: str, on: str, why: str = "") -> Judgement:
        """Write down that ``a`` and ``b`` are "same" or "different", or that it is "unsure"; say what was written.

        Each is a name, an IRI, the end of one, an article id with a slash and the name in it, or a sighting. ``by`` is
        who says so, ``on`` the day (2026-11-22). An earlier answer on the same sightings gives way.

        Raises:
            NotFoundError, AmbiguousError: nothing, or more than one thing, is called so.
            UsageError: the answer is none, contradicts others, or can't be written.
        """
        (kind, one), (other, two) = self._named(a), self._named(b)
        if kind != other:
            raise UsageError(f"one is a {kind}, the other a {other}", hint="name two of a kind")
        if one == two:
            raise UsageError("both sides are one sighting", hint="give article ids with a slash and a name")
        row = checked(Judgement(kind, verdict, min(one, two), max(one, two), by, on, why))  # type: ignore[arg-type]
        assert isinstance(row, Judgement)
        self.put(row, lambda other: isinstance(other, Judgement) and other.pair == row.pair)
        return row

    def reject(self, fact: str, *, by: str, on: str, why: str = "") -> Correction:
        """Write down that a fact is wrong: it leaves the graph. ``fact`` is its IRI or the end of it, as explain shows.

        Raises:
            NotFoundError, AmbiguousError: there is no such fact.
            UsageError: it is no fact that can be corrected, or the row can't be written.
        """
        return self._correct(self._corrections.of(fact), "reject", by=by, on=on, why=why)

    def change(self, fact: str, values: Mapping[str, str], *, by: str, on: str, why: str = "") -> Correction:
        """Write down which fields of a fact have other ``values``; an empty one is taken away. Raises as `reject`."""
        row = self._corrections.of(fact)
        self._corrections.check_change(row, pairs(values))
        return self._correct(row, "change", by=by, on=on, why=why, set=pairs(values))

    def add(
        self, kind: str, article: str, quote: str, values: Mapping[str, str], *, by: str, on: str, why: str = ""
    ) -> Correction:
        """Write down a fact that an article says and the build did not read.

        ``kind`` is the first part of the ids of such facts ("tenure"), ``quote`` words of the one sentence that says
        it, ``values`` its fields; people and bodies are named as articles name them.

        Raises:
            UsageError: there is no such article, sentence, kind, field or value.
        """
        row = self._corrections.new(kind, article, quote, pairs(values))
        return self._correct(row, "add", by=by, on=on, why=why)

    def withdraw_correction(self, fact: str) -> list[Row]:
        """Take back what was corrected of a fact: the id that it had, or has, or that of the judgement.

        Raises:
            NothingJudgedError: nothing was.
        """
        return self.take_back(self._corrections.meaning(fact), fact)

    def _correct(self, row: Correction, verdict: Act, **said: Any) -> Correction:
        made = checked(replace(row, verdict=verdict, **said))
        assert isinstance(made, Correction)
        self.put(made, lambda other: isinstance(other, Correction) and other.about == made.about)
        return made

    def withdraw(self, a: str, b: str) -> list[Row]:
        """Take back what was judged of ``a`` and ``b``, named as for `answer`; say which rows that were.

        Raises:
            NothingJudgedError: nothing was.
            NotFoundError, AmbiguousError, UsageError: as for `answer`.
        """
        tests = [self._meaning(one) for one in (a, b)]

        def meant(row: Row) -> bool:
            if not isinstance(row, Judgement):
                return False
            found = [[test(row.kind, side) for side in (row.a, row.b)] for test in tests]
            return (found[0][0] and found[1][1]) or (found[0][1] and found[1][0])

        return self.take_back(meant, f"{a} and {b}")

    def put(self, row: Row, replaces: Callable[[Row], bool]) -> None:
        """Write ``row`` and take out what it replaces. Raises: UsageError: it contradicts other rows."""
        rest = [placed for placed in self._placed() if not replaces(placed.row)]
        new = Placed(row, str(self.file), 0)
        against = dict(conflicts([*rest, new])).get(new)
        if against:
            raise UsageError(f"that contradicts {where(against)}", hint="withdraw one of them first (--withdraw)")
        self._rewrite(replaces, row)

    def take_back(self, meant: Callable[[Row], bool], called: str) -> list[Row]:
        """Take rows out of the files. Raises: NothingJudgedError: there are none."""
        found = [row for row in self.rows() if meant(row)]
        if not found:
            raise NothingJudgedError(f"nothing was judged of {called}", hint="kg review DIR --judged lists what was")
        self._rewrite(meant)
        return found

    def _rewrite(self, leaves: Callable[[Row], bool], *new: Row) -> None:
        """Write each file without the rows that leave; ``new`` ones go into the one that takes them."""
        for path in self.places.files:
            before = good_rows(path)
            after = [*(row for row in before if not leaves(row)), *(new if path == self.file else ())]
            if sorted(map(written, before)) != sorted(map(written, after)):
                write_file(path, after)

    def _placed(self) -> list[Placed]:
        rows, problems = self.places.rows()
        if problems:
            raise DataError.collect(problems)
        return rows

    def _named(self, side: str | Sight) -> tuple[str, Sight]:
        return self._sights.named(side if isinstance(side, str) else "/".join(side))

    def _meaning(self, called: str) -> Callable[[str, Sight], bool]:
        """Whether a sighting of a kind is what someone means."""
        wanted = called.strip()
        sides = {spelt(side) for row in self.rows() if isinstance(row, Judgement) for side in (row.a, row.b)}
        if wanted in sides or self._sights.is_sighting(wanted):  # also one that no article shows any more
            return lambda _, sight: spelt(sight) == wanted
        iri = self._sights.thing(called)
        return lambda kind, sight: self._sights.means(kind, sight, iri)

    def rebuild(self) -> list[str]:
        """The command that builds the graph again as it was built, so that the answers hold."""
        settings = self._settings
        options = ["--include-private"] if settings.get("include_private") else []
        options += ["--base-iri", self._base] if self._base != ID_BASE else []
        options += ["--judgements", str(self.file)] if self.places.given else []
        return ["kg", "build", *(self.places.inputs or ("INPUT",)), "--out", str(self._folder), *options]

    @property
    def _base(self) -> str:
        return str(self._settings.get("base_iri", ID_BASE))

    @cached_property
    def _settings(self) -> dict[str, Any]:
        try:
            report = json.loads((self._folder / REPORT_NAME).read_text(encoding="utf-8"))
            return dict(report["settings"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            hint = "build the graph again"
            raise UsageError("no report of a build", file=str(self._folder / REPORT_NAME), hint=hint) from error


def checked(row: Row) -> Row:
    """The row as it would be read back. Raises: UsageError: it would not."""
    try:
        return read_row(written(row))
    except ValueError as error:
        raise UsageError(f"that is no judgement: {error}", hint="see kg review --help") from error
