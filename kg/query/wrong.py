"""What is wrong with a query, said at its place."""

import re

from kg.errors import UsageError

_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_AROUND = 20  # characters shown on each side of the place of an error
_LONGEST = 160  # characters of the engine's own message; it can list every letter that would have been allowed


def wrong_syntax(written: str, message: str) -> UsageError:
    """The error with the engine's ``message``, at its place in the query as the user wrote it."""
    match = _AT.match(message)
    if match is None:
        return UsageError(f"the query is wrong: {_shorten(message)}")
    line, column = int(match[1]), int(match[2])
    detail = "a prefix is not declared" if "Prefix not found" in match[3] else _shorten(match[3])
    lines = written.split("\n")
    text = lines[min(line, len(lines)) - 1]
    if text[max(column - 1, 0) :].lower().startswith("service"):
        return no_service(line, column)
    near = text[max(column - 1 - _AROUND, 0) : column - 1 + _AROUND].strip()
    return UsageError(f"the query is wrong: {detail}", line=line, column=column, hint=f"look near {near!r}")


def no_service(line: int, column: int) -> UsageError:
    """The error for a call of another endpoint."""
    return UsageError("SERVICE is refused: queries never use the network", line=line, column=column)


def _shorten(message: str) -> str:
    flat = " ".join(message.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rstrip() + " …"
