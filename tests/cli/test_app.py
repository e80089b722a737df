"""The program as a user meets it: help, versions, exit codes, errors of one line."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.app import COMMANDS, main
from kg.version import __version__

Capture = pytest.CaptureFixture[str]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, capsys: Capture) -> None:
    assert main([command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert COMMANDS[command].split(".")[0] in " ".join(shown.split())
    assert re.search(rf"Examples?:\n\s+kg {command} ", shown)


def test_the_list_of_commands_names_them_all(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {command} " in shown for command in COMMANDS)


def test_the_version(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"kg {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["explain"], "Missing argument"),
        (["explain", MINI, "x", "--bogus"], "No such option"),
        (["explain", "no-such-folder", "x"], "no-such-folder"),
        (["export", MINI, "--to", "xls", "-o", "x"], "no format 'xls'"),
        (["query", MINI, "SELEKT"], "SELEKT"),
        (["build", "no-such-file.txt", "--out", "x"], "no-such-file.txt"),
    ],
)
def test_wrong_use_is_one_line_and_2(
    arguments: list[object],
    message: str,
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([str(word) for word in arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("kg: error: ")
    assert message in shown.err
    assert shown.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_bare_call_shows_the_help_and_is_wrong_use(capsys: Capture) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("Usage: kg")


def test_debug_shows_where_an_error_arose(kg: Run) -> None:
    quiet, loud = kg("stats", "no-such-folder"), kg("stats", "no-such-folder", "--debug")
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr


def test_results_can_be_piped_to_a_reader_that_leaves(kg: Run) -> None:
    program = kg("--version").args[0]
    shell = f'"{program}" -m kg stats "{MINI}" | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, cwd=MINI.parents[2])
    assert done.stdout.splitlines()[0].startswith("what")
    assert done.stderr == ""


def test_python_m_kg_is_kg(kg: Run) -> None:
    assert kg("--version").stdout == f"kg {__version__}\n"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--version",), {"pyoxigraph", "pyvis", "igraph", "pyarrow", "pyshacl", "rdflib", "networkx", "rich"}),
        (("query", MINI, "ASK {}"), {"pyvis", "igraph", "pyarrow", "pyshacl", "rdflib", "networkx", "rich", "yaml"}),
    ],
)
def test_a_command_loads_what_it_needs_alone(kg: Run, words: tuple[object, ...], left: set[str]) -> None:
    done = kg(*words, env={"PYTHONPROFILEIMPORTTIME": "1", "PATH": "/usr/bin:/bin"})
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.returncode == 0
    assert "kg.cli.app" in loaded
    assert not loaded & left


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_vietnamese_is_printed_whatever_the_locale(kg: Run, locale: str) -> None:
    done = kg("explain", MINI, "lo van suong", env={"LC_ALL": locale, "PYTHONUTF8": "0", "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0
    assert done.stdout.startswith("Lò Văn Sương\n")


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "nasty.ttl"
    file.write_text(
        "<https://w3id.org/vks/id/person/x--1> a <http://xmlns.com/foaf/0.1/Person> ;\n"
        '  <http://www.w3.org/2004/02/skos/core#prefLabel> "Cao\\u001b[31mBá" .\n',
        encoding="utf-8",
    )
    assert main(["explain", str(file), "person/x--1"]) == 0
    assert "\x1b" not in capsys.readouterr().out
