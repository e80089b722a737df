"""What decides how a page looks besides the graph and the code: scripts, styles, words, and other people's packages."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from kg.digests import file_digests

_PACKAGES: Final = ("igraph", "jinja2", "pyoxigraph", "pyvis")


@cache
def program() -> str:
    """Changes with each of them."""
    digest = hashlib.sha256("".join(f"{name} {version(name)}\n" for name in _PACKAGES).encode())
    folder = Path(__file__).parent
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    digest.update(file_digests(folder, files))
    return digest.hexdigest()
