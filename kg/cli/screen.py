"""What is drawn for the eye: tables, and a sign of life. The modules that use it load it with `kg.cli.later`."""

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.status import Status
from rich.table import Table
from rich.text import Text

_WIDE = 100_000  # columns: where nobody looks, nothing is cut


def is_dumb() -> bool:
    """Whether the terminal knows letters alone."""
    return Console().is_dumb_terminal


def drawn(columns: Sequence[str], rows: Iterable[Sequence[str]], *, on_screen: bool) -> str:
    """A table, as wide as the screen, or as wide as it needs to be where there is no screen."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold", no_wrap=not on_screen)
    for row in rows:
        table.add_row(*(Text(value) for value in row))
    console = Console(width=None if on_screen else _WIDE, highlight=False, file=io.StringIO(), force_terminal=on_screen)
    with console.capture() as captured:
        console.print(table)
    return "".join(line.rstrip() + "\n" for line in captured.get().splitlines())


def turning(what: str) -> Status:
    """A sign of life on standard error, to be started and stopped."""
    return Console(stderr=True).status(what)
