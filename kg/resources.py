"""Where the data of the project is, and where derived files may be kept. The only reader of environment variables.

In a checkout the data lies beside the package (`data/reference`, `data/grammar`, `ontology`); in an installed wheel the
same folders travel inside it as `kg/_data/reference`, `kg/_data/grammar`, `kg/_data/ontology`.
"""

import os
import sys
from pathlib import Path

from kg.errors import KgError

PACKAGE = Path(__file__).resolve().parent


def reference_dir() -> Path:
    """The folder of the gazetteers: provinces, units, posts, document kinds."""
    return _folder("reference", PACKAGE.parent / "data" / "reference")


def grammar_dir() -> Path:
    """The folder of the patterns."""
    return _folder("grammar", PACKAGE.parent / "data" / "grammar")


def ontology_dir() -> Path:
    """The folder of the ontology, the shapes and the saved questions."""
    return _folder("ontology", PACKAGE.parent / "ontology")


def _folder(name: str, in_checkout: Path) -> Path:
    installed = PACKAGE / "_data" / name
    for folder in (installed, in_checkout):
        if folder.is_dir():
            return folder
    raise KgError(
        f"the {name} data is missing", file=str(in_checkout), hint="install kg again, or run it from a whole checkout"
    )


def cache_dir() -> Path | None:
    """Where derived files may be kept from run to run, or None when nothing may; the folder need not exist yet.

    ``KG_CACHE`` names it, or forbids it with "off"; otherwise it is `kg` in the user's cache folder of the platform.
    """
    chosen = os.environ.get("KG_CACHE", "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen).expanduser()
    base = _user_cache()
    return base / "kg" if base else None


def _user_cache() -> Path | None:
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if named:
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:  # no home folder is known
        return None
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
