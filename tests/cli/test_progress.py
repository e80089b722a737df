"""Signs of life: on a terminal only, and none for what is done within a second."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from kg.cli.progress import Bar, bar
from kg.cli.waiting import waiting

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"


def test_nothing_where_there_is_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with bar("articles") as shown, waiting("reading"):
        assert shown is None
    assert capfd.readouterr() == ("", "")


def test_a_bar_says_how_far_the_work_is() -> None:
    screen = io.StringIO()
    shown = Bar("articles", patience=0, console=Console(file=screen, force_terminal=True, width=80))
    shown(3, 8)
    shown(8, 8)
    shown.close()
    assert "articles" in screen.getvalue()
    assert "8/8" in screen.getvalue()


def test_a_bar_is_patient(capfd: pytest.CaptureFixture[str]) -> None:
    shown = Bar("articles", patience=3600)
    shown(3, 8)
    shown.close()
    assert capfd.readouterr() == ("", "")


def test_results_are_whole_where_messages_go_to_a_terminal() -> None:
    """Standard output is a file, standard error a screen: the file holds the result and nothing else."""
    screen, other_end = pty.openpty()
    command = [sys.executable, "-m", "kg", "explain", str(MINI), "Lò Văn Sương"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=other_end, timeout=120)
    os.close(other_end)
    os.close(screen)
    assert done.returncode == 0
    assert done.stdout.decode().startswith("Lò Văn Sương\n")
    assert b"\x1b" not in done.stdout
