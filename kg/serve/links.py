"""Where the pages of this server are, and links to them inside a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from kg.graph.reader import VKS

THINGS: Final = "/id/"
ONTOLOGY: Final = "/ontology"
_AS_IT_IS: Final = "/~:@!$&'()*+,;=-._"  # what a path may hold besides letters and digits


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; ``href`` is where it leads, or ""."""

    text: str
    href: str = ""


def href(iri: str, base: str) -> str:
    """The address for ``iri``: its page here if it is under ``base`` or of the ontology, itself if it is of the web.

    "" for what a browser should not follow (``javascript:``, ``file:`` …).
    """
    if iri.startswith(base) and len(iri) > len(base):
        return THINGS + quote(iri[len(base) :], safe=_AS_IT_IS)
    if iri.startswith(VKS):
        return f"{ONTOLOGY}#{quote(iri[len(VKS) :], safe=_AS_IT_IS)}"
    return web(iri)


def web(address: str) -> str:
    """``address`` if it is one of the web, else ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def linked(text: str, names: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    """``text`` with each name (name, address) a link where it first stands; names that it does not hold follow it.

    The longer name wins where two overlap.
    """
    wanted = {name: where for name, where in names if name and where}
    longest = sorted(wanted, key=lambda name: (-len(name), name))
    if not longest:
        return (Part(text),)
    pieces = re.split(f"({'|'.join(map(re.escape, longest))})", text)
    parts, seen = [], set()
    for piece in filter(None, pieces):
        parts.append(Part(piece, wanted[piece] if piece in wanted and piece not in seen else ""))
        seen.add(piece)
    for name in sorted(wanted.keys() - seen):
        parts += [Part(" · "), Part(name, wanted[name])]
    return tuple(parts)
