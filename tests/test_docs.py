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

from kg.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> Iterator[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return (body for kind, body in BLOCK.findall(text) if kind == language)


def commands() -> list[tuple[str, list[str]]]:
    """Each command of the README's console blocks with the lines that it should print; "…" stands for any lines."""
    found: list[tuple[str, list[str]]] = []
    for line in (line for body in blocks("console") for line in body.splitlines()):
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
        pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in expected)
        if expected:
            assert re.fullmatch(pattern, done.stdout), f"{command}\n{done.stdout[:2000]}"


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


def test_the_reference_is_the_commands_own_help() -> None:
    done = subprocess.run(
        [sys.executable, "docs/make_cli.py", "--check"],
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


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_the_readme_names_only_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    used = {command.split()[1] for command, _ in commands()} | set(re.findall(r"`kg ([a-z]+)", text))
    near = {name: difflib.get_close_matches(name, COMMANDS) for name in used - COMMANDS.keys()}
    assert not near, near
