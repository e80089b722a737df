"""Refusing queries that reach out of the graph, before any of them is run."""

import re

from pyoxigraph import Store

from kg.query.scan import check_read_only
from kg.query.terms import PREFIXES
from kg.query.wrong import wrong_syntax

_SERVICE = re.compile(r"s(?=ervice)", re.IGNORECASE)


def check_safe(text: str, base: str) -> None:
    """Refuse what would use the network or change the graph.

    The words are looked at first, for a good message. Then the engine's own grammar judges, since it sees words where
    nobody else would (after a carriage return in a comment, glued to a number): with every "service" misspelt, only a
    query in which none of them was the keyword can still be read.

    Raises:
        UsageError: the query calls SERVICE, is an update, or (if it has the word "service") is wrong.
    """
    check_read_only(text)
    misspelt = _SERVICE.sub("z", text)
    if misspelt == text:
        return
    try:
        Store().query(misspelt, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        raise wrong_syntax(text, str(error)) from None
    except (OSError, ValueError):  # it could be read, and fails only when run
        return
