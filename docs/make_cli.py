"""Write docs/cli.md from the commands' own help. ``--check`` only says whether it is as it should be."""

import contextlib
import io
import sys
from pathlib import Path

from kg.cli.app import COMMANDS, main

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The commands

Written by `make docs` from the commands' own help; not to be edited here.

Every command prints results on standard output and everything else on standard error. It exits with 0 when all
went well, with 1 when it did its work and found problems, with 2 when it was used wrongly or could not use what it
was given. An error is one line that says what is wrong, where, and what to do; with `--debug` it shows where in the
program it arose.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, _help("kg"), *(_help("kg", name) for name in COMMANDS)]
    return "\n".join(parts)


def _help(*words: str) -> str:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        main([*words[1:], "--help"])
    lines = "\n".join(line.rstrip() for line in shown.getvalue().strip().splitlines())
    return f"## {' '.join(words)}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == text else f"{PAGE.name} is out of date: run make docs")
    PAGE.write_text(text, encoding="utf-8")
