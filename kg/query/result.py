"""What a query gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | Literal | BlankNode | Triple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows of terms, None where a variable has no value.

    ``kind`` is select, ask or graph. An ASK has no rows but ``truth``; a CONSTRUCT or DESCRIBE has its triples, sorted,
    as rows under subject, predicate, object. Rows are in the order that the query asks for, else sorted.
    """

    kind: OneOf["select", "ask", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows) if self.truth is None else self.truth

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Each row as a dictionary of plain text, without what has no value."""
        for row in self.rows:
            yield {name: plain(term) for name, term in zip(self.variables, row, strict=True) if term is not None}


def plain(term: Term) -> str:
    """The IRI or the text of a literal, without its language or type."""
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def sort_key(row: Row) -> tuple[str, ...]:
    """Orders rows alike on every machine; a missing value comes first."""
    return tuple("" if term is None else str(term) for term in row)
