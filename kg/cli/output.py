"""What every command prints with: results to standard output, the rest to standard error."""

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from kg.cli.later import later

if TYPE_CHECKING:
    from kg.cli import screen
else:
    screen = later("kg.cli.screen")

_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # change the order of letters
_CONTROL = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *_TURNS) if chr(code) not in "\t\n"}
_BOLD = ("\x1b[1;4m", "\x1b[22;24m")  # bold and underlined, and neither
_PLACEHOLDERS = ("\ufdd0", "\ufdd1")  # code points that stand for no character, in no text


def utf8_streams() -> None:
    """Print UTF-8 whatever the locale says: names would be lost otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def printable(text: str) -> str:
    """``text`` without the characters that could drive a terminal or show words in another order than they have."""
    return text.translate(_CONTROL)


def show(text: str) -> None:
    """A result that is a document of its own, on standard output, as it is unless somebody looks."""
    sys.stdout.write(printable(text) if sys.stdout.isatty() else text)


def say(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(printable(text) + "\n")


def say_marked(text: Callable[[tuple[str, str]], str]) -> None:
    """A result in which some words are marked: in bold on a terminal, in square brackets elsewhere.

    ``text`` makes it with what it is given to put before and after such words.
    """
    on_screen = sys.stdout.isatty() and not screen.is_dumb()
    if not on_screen:
        say(text(("[", "]")))
        return
    shown = printable(text(_PLACEHOLDERS))  # an article can't put a code of its own between them
    for placeholder, code in zip(_PLACEHOLDERS, _BOLD, strict=True):
        shown = shown.replace(placeholder, code)
    sys.stdout.write(shown + "\n")


def note(text: str) -> None:
    """Something beside the result, on standard error."""
    sys.stderr.write(printable(text) + "\n")


def complain(text: str) -> None:
    """What is wrong, on standard error, with the program's name before it."""
    note(f"kg: {text}" if not text.startswith("Usage:") else text)


def count(number: int, noun: str) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output: as wide as the screen, or as wide as it needs to be where there is no screen."""
    shown = [[printable(value) for value in row] for row in rows]
    sys.stdout.write(screen.drawn([printable(name) for name in columns], shown, on_screen=sys.stdout.isatty()))
