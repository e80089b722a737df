"""Runs a module of Python and all processes that come of it under coverage: `python bench/covered.py -m pytest -q`.

Which data each writes, and what counts, is told by the section of coverage in pyproject.toml, named by the environment.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
START = "import coverage\ncoverage.process_startup()\n"


def main() -> int:
    """Run what the command line says with a start file in the way of every Python; its exit code."""
    with tempfile.TemporaryDirectory(prefix="kg-coverage-") as folder:
        (Path(folder) / "sitecustomize.py").write_text(START, encoding="utf-8")
        places = [folder, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        told = {
            "PYTHONPATH": os.pathsep.join(places),
            "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"),
            "COVERAGE_FILE": str(ROOT / ".coverage"),
        }
        return subprocess.run([sys.executable, *sys.argv[1:]], env=os.environ | told, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
