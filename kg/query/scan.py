"""The words of a SPARQL query: enough of its grammar to see strings, IRIs and comments for what they are."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.errors import UsageError
from kg.query.wrong import no_service

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
  | (?P<string>\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>[^\W\d_][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
  | (?P<word>[^\W\d_]\w*)
  | (?P<open>\{) | (?P<close>\})
  | (?P<other>\s+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


class Token(NamedTuple):
    """A piece of the query; the pieces, put together, are the query. ``kind`` is None for a prefixed name."""

    kind: str | None
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        kind = None if match.lastgroup == "name" else match.lastgroup
        yield Token(kind, match[0], match.start())


def check_read_only(query: str) -> None:
    """Refuse what reaches out of the graph or changes it.

    Raises:
        UsageError: the query calls another endpoint (SERVICE) or is an update.
    """
    seen_form = False
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        seen_form = seen_form or word in _FORMS
        if word == "SERVICE":
            raise no_service(*position(query, token.start))
        if word in _UPDATES and not seen_form:
            line, column = position(query, token.start)
            hint = "use SELECT, ASK, CONSTRUCT or DESCRIBE; to change the graph, build it again"
            raise UsageError(f"{word} is refused: the graph is read-only", line=line, column=column, hint=hint)


def is_ordered(query: str) -> bool:
    """Whether the rows of the query itself (not of a part of it) are put in an order by ORDER BY."""
    depth, previous = 0, ""
    for token in tokens(query):
        depth += (token.kind == "open") - (token.kind == "close")
        word = token.text.upper() if token.kind == "word" else ""
        if depth == 0 and (previous, word) == ("ORDER", "BY"):
            return True
        if token.kind != "comment" and not token.text.isspace():
            previous = word
    return False


def placeholders(query: str) -> tuple[str, ...]:
    """The names written with a dollar sign, in order, once each: ``$person`` gives "person"."""
    found = (token.text[1:] for token in tokens(query) if token.kind == "variable" and token.text[0] == "$")
    return tuple(dict.fromkeys(found))


def fill(query: str, terms: Mapping[str, str]) -> str:
    """The query with ``$name`` replaced by its term, already written as SPARQL writes it; ``?name`` is left alone."""
    return "".join(
        terms.get(token.text[1:], token.text) if token.kind == "variable" and token.text[0] == "$" else token.text
        for token in tokens(query)
    )


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1, in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
