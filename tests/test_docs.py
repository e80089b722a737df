"""The documents say what is so: their commands run, their lists are whole, the reference is up to date."""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.app import COMMANDS, main

ROOT = Path(__file__).parents[1]
PAGES = (
    "docs/vocabulary.md",
    "docs/provenance.md",
    "docs/for-journalists.md",
    "docs/for-researchers.md",
    "docs/for-analysts.md",
)
"""Pages whose commands run one after the other in one folder and one process, and then their Python."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str, document: str = "README.md") -> Iterator[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return (body for kind, body in BLOCK.findall(text) if kind == language)


def commands(document: str = "README.md") -> list[tuple[str, list[str]]]:
    """Each command of a page's console blocks with the lines that it should print.

    "…" stands for any lines, or in a line for any text.
    """
    found: list[tuple[str, list[str]]] = []
    for line in (line for body in blocks("console", document) for line in body.splitlines()):
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def test_the_commands_of_the_readme_do_what_it_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "articles" / "real", tmp_path / "articles")
    for command, expected in commands():
        words = shlex.split(command)
        assert words[0] == "kg"
        done = subprocess.run(
            [sys.executable, "-m", "kg", *words[1:]],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert as_told(done.stdout, expected), f"{command}\n{done.stdout[:2000]}"


def as_told(printed: str, expected: list[str]) -> bool:
    """Whether a command printed what a page says; a page that says nothing is content with anything."""
    lines = (r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in expected)
    return not expected or re.fullmatch("".join(lines), printed) is not None


def test_the_commands_and_the_python_of_the_pages_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    shutil.copytree(ROOT / "data" / "articles" / "real", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    for document in PAGES:
        assert commands(document)
        for command, expected in commands(document):
            assert main(shlex.split(command)[1:]) == 0, command
            printed = capsys.readouterr().out.replace("\r\n", "\n")
            assert as_told(printed, expected), f"{document}: {command}\n{printed[:2000]}"
        names = {"__name__": "__main__"}
        for code in blocks("python", document):
            exec(compile(code, document, "exec"), names)


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    (code,) = blocks("python")
    prepare = f"import kg; kg.build([{str(ROOT / 'data' / 'articles' / 'real')!r}], out='graph/')\n"
    done = subprocess.run(
        [sys.executable, "-c", prepare + code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", ["cli", "cookbook"])
def test_pages_that_are_made_are_up_to_date(page: str) -> None:
    done = subprocess.run(
        [sys.executable, f"docs/make_{page}.py", "--check"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


def test_every_make_target_that_is_named_exists() -> None:
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    named = {one or other for one, other in re.findall(r"^make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE)}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"run", "test", "lint"} <= named <= targets


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/cookbook.md", *PAGES])
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert ((ROOT / document).parent / target).exists(), target


def test_the_readme_names_only_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    used = {command.split()[1] for command, _ in commands()} | set(re.findall(r"`kg ([a-z]+)", text))
    near = {name: difflib.get_close_matches(name, COMMANDS) for name in used - COMMANDS.keys()}
    assert not near, near
