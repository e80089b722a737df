"""Sorted triples in the short notation of Turtle, byte for byte as the engine writes them, at a third of the cost.

The engine would read every line again to write it. Here a term is shortened once; what is not plain to see (an odd
character in a name, a number, a triple about a triple) is left to the engine.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import islice, permutations
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.graph.vocabulary import FIRST, NAMESPACES

_AT_ONCE: Final = 10_000  # lines that are written at once, but for the rest of the last subject
_MOST: Final = 200_000  # terms that are remembered
_FIRST: Final = FIRST.strip().encode()
_BARE: Final = frozenset(
    f"<{NAMESPACES['xsd']}{name}>".encode() for name in ("integer", "decimal", "double", "boolean")
)
"""Types whose values Turtle may write without quotes."""
_NUMBER: Final = re.compile(
    rb'"([+-]?[0-9]+)"\^\^<%(xsd)binteger>|"([+-]?[0-9]*\.[0-9]+)"\^\^<%(xsd)bdecimal>'
    % {b"xsd": re.escape(NAMESPACES["xsd"].encode())}
).fullmatch
_ANY: Final = b"<urn:x> <urn:x> "
_END: Final = ord(">")
_AND: Final = len(b" ;\n\t")


def turtle(lines: Iterable[bytes], names: Mapping[str, str]) -> Iterator[bytes]:
    """Sorted lines, with `FIRST` for the types, as a Turtle file: its head, then some subjects at a time.

    Nothing comes of no lines.
    """
    brief, source = Brief(names), iter(lines)
    piece = list(islice(source, _AT_ONCE))
    if piece:
        yield brief.head
    while piece:
        subject, following = piece[-1][: piece[-1].index(b" ") + 1], b""
        for line in source:
            if not line.startswith(subject):
                following = line
                break
            piece.append(line)
        yield brief.text(piece)
        piece = [following, *islice(source, _AT_ONCE)] if following else []


class Brief:
    """Writes triples with the prefixes of ``names``."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.head = _written([Triple(NamedNode("urn:x"), NamedNode("urn:x"), Literal(""))], names).removesuffix(
            _ANY + b'"" .\n'
        )
        self._terms = _Terms(names, len(self.head))
        self._verbs = _Verbs(self._terms)

    def text(self, lines: Iterable[bytes]) -> bytes:
        """Sorted N-Triples without their ends, with `FIRST` for the types, as Turtle without its head.

        All triples of a subject have to be among the lines.
        """
        terms, verbs = self._terms, self._verbs
        made: list[bytes] = []
        add = made.append
        last = last_verb = b""
        for line in lines:
            subject, verb, thing = line.split(b" ", 2)
            if subject != last:
                add(b" .\n")
                add(terms[subject])
                add(b" " + verbs[verb][_AND:])
                last, last_verb = subject, verb
            elif verb != last_verb:
                add(verbs[verb])
                last_verb = verb
            else:
                add(b" , ")
            add(terms[thing] if thing[-1] == _END else thing)
        return b"".join((*made[1:], b" .\n")) if made else b""


class _Verbs(dict[bytes, bytes]):
    """The short form of each property, after what ends the triple before it."""

    def __init__(self, terms: Mapping[bytes, bytes]) -> None:
        super().__init__({_FIRST: b" ;\n\ta "})
        self._terms = terms

    def __missing__(self, verb: bytes) -> bytes:
        self[verb] = short = b" ;\n\t" + self._terms[verb] + b" "
        return short


class _Terms(dict[bytes, bytes]):
    """The short form of each term of N-Triples, worked out when it is first asked for.

    Where one namespace lies within another, the engine chooses.
    """

    def __init__(self, names: Mapping[str, str], head: int) -> None:
        super().__init__()
        self._names = names
        self._head = head
        nested = {space for pair in permutations(names.values(), 2) if pair[0].startswith(pair[1]) for space in pair}
        clear = {space: prefix for prefix, space in names.items() if space not in nested}
        self._prefixes = {space.encode(): prefix.encode() for space, prefix in clear.items()}
        self._some = re.compile(b"<(?:%s)" % _either(names.values())).match
        self._plain = re.compile(b"<(%s)([A-Za-z0-9_][A-Za-z0-9_/-]*)>" % _either(clear)).fullmatch

    def __missing__(self, term: bytes) -> bytes:
        if len(self) >= _MOST:
            self.clear()
        self[term] = short = self._short(term)
        return short

    def _short(self, term: bytes) -> bytes:
        if term.startswith(b'"'):
            number = _NUMBER(term)
            if number:
                return number[1] or number[2]
            value, mark, kind = term.rpartition(b"^^")
            return self._by_engine(term) if kind in _BARE else value + mark + self[kind]
        plain = self._plain(term)
        if plain:
            return self._prefixes[plain[1]] + b":" + plain[2].replace(b"/", b"\\/")
        return self._by_engine(term) if term.startswith(b"<<") or self._some(term) else term

    def _by_engine(self, term: bytes) -> bytes:
        triples = (quad.triple for quad in parse(_ANY + term + b" .", RdfFormat.N_TRIPLES))
        return _written(triples, self._names)[self._head + len(_ANY) : -len(b" .\n")]


def _either(spaces: Iterable[str]) -> bytes:
    return b"|".join(re.escape(space.encode()) for space in spaces)


def _written(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    made = BytesIO()
    serialize(triples, made, RdfFormat.TURTLE, prefixes=dict(names))
    return made.getvalue()
