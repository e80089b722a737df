"""What the writer of a graph keeps for the next build, and whether it can be trusted.

A build seals its files: it writes down the digest of each, and what they were made with. Where a seal does not fit
(another version, other settings, a file that was damaged or is missing) nothing of the state is used.
"""

import json
from pathlib import Path
from typing import Final

from kg.digests import file_digest

SEAL: Final = "graph.json"


def seal(folder: Path, names: tuple[str, ...], made_with: str) -> None:
    """Seal the files of a folder."""
    seal = {"made_with": made_with, "files": {name: file_digest(folder / name) for name in names}}
    (folder / SEAL).write_text(json.dumps(seal, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def sealed(folder: Path | None, names: tuple[str, ...], made_with: str) -> bool:
    """Whether the files of a folder are as a build left them that would make the same of the same."""
    if folder is None:
        return False
    try:
        found = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        digests = {name: file_digest(folder / name) for name in names}
    except (OSError, ValueError):
        return False
    return bool(found == {"made_with": made_with, "files": digests})
