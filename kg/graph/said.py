"""What one article says, as text: lines that stand as they are, and claims that wait for what other articles say.

A line is a triple in N-Triples without the full stop, its classes marked so as to come first (`FIRST`). A claim is a
`Choice`, a `Side`, an `Other` or a `Spell` with its parts between tabs, which none can hold: in N-Triples and in JSON
they are escapes.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Self

from pyoxigraph import Triple

from kg.graph.build import statements
from kg.graph.scope import Scope
from kg.graph.spells import Spell
from kg.graph.statements import Choice, Fixed, Other, Rank, Side, Statement, Texts
from kg.graph.vocabulary import FIRST, TYPE, TYPE_TEXT

CHOICE, SIDE, OTHER, SPELL = "choice", "side", "other", "spell"


@dataclass(frozen=True, slots=True)
class Said:
    """Lines and claims of one article, each sorted and without doubles."""

    lines: tuple[str, ...]
    claims: tuple[str, ...]

    @classmethod
    def of(cls, scope: Scope, more: Iterable[Statement] = ()) -> Self:
        """What the article of the scope says, and ``more``."""
        lines, claims = _texts(chain(statements(scope), more))
        return cls(tuple(sorted(lines)), tuple(sorted(claims)))

    def encoded(self) -> bytes:
        """As bytes for `decoded`."""
        return "\n\n".join(("\n".join(self.lines), "\n".join(self.claims))).encode()

    @classmethod
    def decoded(cls, data: bytes) -> Self:
        """What was `encoded`."""
        lines, _, claims = data.decode().partition("\n\n")
        return cls(tuple(lines.split("\n")), tuple(claims.split("\n") if claims else ()))


def _texts(found: Iterable[Statement]) -> Texts:
    lines, claims = set[str](), set[str]()
    for statement in found:
        if isinstance(statement, Triple):
            lines.add(line(statement))
        elif isinstance(statement, Fixed):
            statement.texts = statement.texts or _texts(statement.statements)
            lines |= statement.texts[0]
            claims |= statement.texts[1]
        else:
            claims.add("\t".join(_parts(statement)))
    return lines, claims


def line(triple: Triple) -> str:
    """The triple as a line."""
    text = str(triple)
    subject, _, rest = text.partition(" ")
    return f"{subject} {FIRST}{rest[len(TYPE_TEXT) :]}" if rest.startswith(TYPE_TEXT) else text


def _parts(claim: Choice | Side | Other | Spell) -> Iterator[str]:
    if isinstance(claim, Choice):
        yield from (CHOICE, _head(claim), _rank(claim.rank), str(claim.value))
        yield from map(line, claim.more)
    elif isinstance(claim, Side):
        yield from (SIDE, str(claim.event), "original" if claim.original else "resulting")
        yield from map(line, claim.about)
    elif isinstance(claim, Spell):
        yield from (SPELL, claim.tenure, claim.encoded())
    else:
        yield from (OTHER, str(claim.subject), str(claim.label))


@lru_cache(maxsize=1 << 12)
def _rank(rank: Rank) -> str:
    return json.dumps(rank, ensure_ascii=True)


def _head(choice: Choice) -> str:
    """The line of a choice before its value, with a blank at the end."""
    return f"{choice.subject} {FIRST if choice.predicate == TYPE else f'{choice.predicate} '}"
