"""The saved questions: SPARQL files that say in their head what they answer and what can be asked for.

A question is a `.rq` file whose first lines are comments::

    # title: … @vi / … @en            (without the blank before the @)
    # description: … @vi / … @en
    # param NAME TYPE DEFAULT EXAMPLE -- what it is@vi / what it is@en

DEFAULT and EXAMPLE are in double quotes; TYPE is one of `kg.query.terms.TYPES`; ``$NAME`` stands for it in the query.
"""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError, Problem, UsageError
from kg.graph.vocabulary import ID_BASE
from kg.query.scan import fill, placeholders
from kg.query.terms import TYPES, guess_term, make_term
from kg.resources import ontology_dir

_HEADER = re.compile(r"#\s*(title|description)\s*:\s*(.*)|#\s*(param)\s+(.*)")
_BOTH = re.compile(r"(?P<vi>.+)@vi / (?P<en>.+)@en")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question. ``default`` and ``example`` are as a user would type them."""

    name: str
    type: str
    default: str
    example: str
    help_vi: str
    help_en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A documented query. ``name`` is the file's stem, "" for a query given as text."""

    name: str
    text: str
    title_vi: str = ""
    title_en: str = ""
    description_vi: str = ""
    description_en: str = ""
    params: tuple[Param, ...] = ()

    def bind(self, values: Mapping[str, str], base: str = ID_BASE) -> str:
        """The query with each ``$name`` replaced by the term of its value, or of its default.

        Raises:
            UsageError: a value is not of its type, or the query has no such parameter.
        """
        declared = {param.name: param for param in self.params}
        known = declared.keys() | set(placeholders(self.text))
        for name in values:
            if name not in known:
                raise UsageError(f"the query has no parameter {name!r}", hint=_what_it_has(sorted(known)))
        terms = {name: make_term(name, p.type, values.get(name, p.default), base) for name, p in declared.items()}
        terms |= {name: guess_term(name, value, base) for name, value in values.items() if name not in declared}
        return fill(self.text, {name: str(term) for name, term in terms.items()})


def _what_it_has(names: list[str]) -> str:
    return f"it has {', '.join(names)}" if names else "write $name in the query where its value should go"


def saved_questions(folder: Path | None = None) -> list[Question]:
    """All saved questions, sorted by name.

    Raises:
        DataError: a file has no title in both languages, or a head that can't be read.
    """
    return [read_question(path) for path in question_files(folder).values()]


def question_files(folder: Path | None = None) -> dict[str, Path]:
    """The file of each saved question by its name, in order."""
    where = folder or ontology_dir() / "questions"
    return {path.stem: path for path in sorted(where.glob("*.rq"))}


def read_question(path: Path, documented: bool = True) -> Question:
    """The question in a file; with ``documented`` off, a file without a head will do.

    Raises:
        DataError: the head is wrong, or the file is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DataError("the query is not in UTF-8", file=str(path)) from None
    return parse_question(path.stem, text, str(path), documented)


def parse_question(name: str, text: str, file: str | None = None, documented: bool = True) -> Question:
    """The question in ``text``; ``file`` is for messages.

    Raises:
        DataError: the head is wrong.
    """
    found: dict[str, tuple[str, str]] = {}
    params: list[Param] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _HEADER.fullmatch(line.strip())
        if match is None:
            continue
        try:
            if match[3]:
                params.append(_param(match[4]))
            else:
                found[match[1]] = _two_languages(match[2])
        except ValueError as error:
            problems.append(Problem(str(error), file, number))
    problems += [Problem(f"no {key}", file, 1) for key in ("title", "description") if documented and key not in found]
    if problems and documented:
        raise DataError.collect(problems)
    return Question(name, text, *found.get("title", ("", "")), *found.get("description", ("", "")), tuple(params))


def _two_languages(text: str) -> tuple[str, str]:
    match = _BOTH.fullmatch(text.strip())
    if match is None:
        raise ValueError("write the text as …@vi / …@en")
    return match["vi"], match["en"]


def _param(text: str) -> Param:
    head, _, tail = text.partition(" -- ")
    words = shlex.split(head)
    if len(words) != 4:
        raise ValueError('write a parameter as NAME TYPE "DEFAULT" "EXAMPLE" -- …@vi / …@en')
    name, kind, default, example = words
    if kind not in TYPES:
        raise ValueError(f"{kind!r} is no type of a parameter; use one of {', '.join(TYPES)}")
    return Param(name, kind, default, example, *_two_languages(tail))
