"""The program ``kg``: finds the command, turns errors into one line and an exit code."""

import gc
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import NoReturn

import click

from kg.cli.output import complain, utf8_streams
from kg.errors import KgError
from kg.version import __version__

COMMANDS = {
    "build": "Read articles and write their knowledge graph.",
    "query": "Ask the graph a question in SPARQL, or one of the saved questions.",
    "view": "Write the interactive graph as one HTML file.",
    "explain": "Tell what is known of one person, body, meeting, document or fact.",
    "validate": "Check the graph against its shapes.",
    "export": "Write the graph in another format.",
    "stats": "Count what the graph holds.",
    "review": "Answer what the build could not settle: are these two one person?",
    "serve": "Answer SPARQL queries and show the graph's pages in a browser.",
    "diff": "Show the facts gained and lost between two graphs.",
}
"""Command -> its line in the list. The command is ``command`` in the module of that name, loaded when it is used."""

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
NO_READER = 141  # 128 + SIGPIPE


class LazyGroup(click.Group):
    """A group that loads a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@cache
def _command(name: str) -> click.Command:
    module = import_module(f"kg.cli.{name}")
    return click.command(name, help=f"{COMMANDS[name]}\n\n{module.HELP}")(module.command)


@click.command(
    cls=LazyGroup,
    context_settings={"show_default": True},
    epilog="With --debug, anywhere on the line, an error shows where in the program it arose.",
)
@click.version_option(__version__, message="kg %(version)s", help="Show the version.")
def app() -> None:
    """Vietnamese public-sector news as a knowledge graph in which every fact points at the words that say it.

    Example: kg build articles/ --out graph/ && kg query graph/ --list
    """


def main(arguments: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    debug = "--debug" in arguments
    try:
        with app.make_context("kg", [word for word in arguments if word != "--debug"]) as context:
            app.invoke(context)
        return 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # whoever read has left: nothing more to say, and no complaint when Python flushes
        return NO_READER
    except Exception as error:
        if debug:
            raise
        return _report(error)


def _report(error: Exception) -> int:
    if isinstance(error, KgError):
        for line in str(error).splitlines():
            complain(f"error: {line}")
        return error.exit_code
    if isinstance(error, click.ClickException):
        message = error.format_message()
        command = getattr(getattr(error, "ctx", None), "command_path", "kg")
        complain(message if message.startswith("Usage:") else f"error: {message} See {command} --help.")
        return 2
    if isinstance(error, OSError):
        where = f": {error.filename}" if error.filename else ""
        complain(f"error: {error.strerror or error}{where}")
        return 2
    complain(f"error: {type(error).__name__}: {error}. This is a fault of kg; --debug shows where.")
    return 2


def collect_seldom() -> None:
    """Let more objects be made before some are looked through for garbage; a build then takes a tenth less time."""
    gc.set_threshold(50_000, 20, 20)


def run() -> NoReturn:
    """The console script."""
    utf8_streams()
    collect_seldom()
    sys.exit(main(sys.argv[1:]))
