"""Content negotiation: which of the forms that there are a client likes best."""

import re
from collections.abc import Iterator, Sequence

_PART = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^;,]*)*)")
_QUALITY = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """The media type among ``offers`` that the header ``accept`` values most, the first of equals.

    None if none of them will do. Without a header, or where it can't be read, anything will do.
    """
    wanted = list(_wanted(accept))
    if not wanted:
        return offers[0]
    values = [(_value(wanted, offer), -place, offer) for place, offer in enumerate(offers)]
    best = max(values)
    return best[2] if best[0] > 0 else None


def _wanted(accept: str) -> Iterator[tuple[str, str, float]]:
    for part in accept.split(","):
        match = _PART.fullmatch(part.rstrip())
        if match:
            quality = _QUALITY.search(match[3])
            yield match[1].lower(), match[2].lower(), float(quality[1]) if quality else 1.0


def _value(wanted: Sequence[tuple[str, str, float]], offer: str) -> float:
    """What the part of the header that fits ``offer`` most closely says of it."""
    kind, _, name = offer.partition("/")
    fits = [
        ((main != "*") + (sub != "*"), quality)
        for main, sub, quality in wanted
        if main in ("*", kind) and sub in ("*", name)
    ]
    return max(fits, default=(0, 0.0))[1]
