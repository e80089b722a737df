"""What the project is made of besides its own code: the locks, an audit that needs no network, and the licences.

    python bench/supply.py lock       requirements.lock, the part of requirements-dev.lock that runs the program
    python bench/supply.py audit      installed versions against the lock, licences against the list; exit 1 if wrong
    python bench/supply.py licences   writes THIRD_PARTY.md

`audit --osv FILE` also looks the installed versions up in known faults: a file of OSV records (one JSON object a line,
or a list of them, as the OSV project hands them out), which has to be fetched by whoever has a network.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT: Final = Path(__file__).parents[1]
DEV_LOCK, LOCK, TABLE = ROOT / "requirements-dev.lock", ROOT / "requirements.lock", ROOT / "THIRD_PARTY.md"
OURS: Final = "vks-kg"
UNPINNED: Final = frozenset({"pip", "setuptools"})  # come with the environment
# Licences that may stand behind the program: permissive, or copyleft of single files that stay as they are.
ALLOWED: Final = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "HPND", "ISC", "MIT", "MIT-0"}
    | {"MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unicode-3.0", "Unlicense", "W3C", "Zlib"}
)
ONLY_TESTS: Final = frozenset(
    {"LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "GPL-2.0-or-later", "GPL-3.0-or-later"}
)
EXCEPTIONS: Final = {
    "igraph": "GPL-2.0-or-later; used unchanged, as a library, for the places of the things on a page; a wheel of kg "
    "holds none of it, but whoever hands out kg together with it does so under the GPL",
}
WORDS: Final = (  # what metadata says -> the usual name
    (r"apache.*2|apache software", "Apache-2.0"),
    (r"mozilla.*2|mpl.?2", "MPL-2.0"),
    (r"bsd.?2|2.clause|simplified bsd", "BSD-2-Clause"),
    (r"bsd|revised|new bsd", "BSD-3-Clause"),
    (r"python software foundation|psf", "PSF-2.0"),
    (r"\bmit\b", "MIT"),
    (r"hpnd|historical", "HPND"),
    (r"\bisc\b", "ISC"),
    (r"unlicense", "Unlicense"),
    (r"w3c", "W3C"),
    (r"gnu general public|gpl", "GPL-2.0-or-later"),
)


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the lock as it is installed; ``found`` is None where it is not."""

    name: str
    locked: str
    found: str | None
    licence: str
    runs: bool


def locked(path: Path = DEV_LOCK) -> dict[str, str]:
    """The version of each package of a lock."""
    pins = re.findall(r"^([\w.-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def closure(roots: Iterable[str]) -> set[str]:
    """The packages that these requirements bring in, with their extras, as the installed packages say."""
    found: set[tuple[str, str]] = set()
    waiting = [(Requirement(root), "") for root in roots]
    while waiting:
        wanted, extra = waiting.pop()
        if wanted.marker and not wanted.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(wanted.name)
        for part in ("", *wanted.extras):
            if (name, part) not in found:
                found.add((name, part))
                waiting += [(Requirement(one), part) for one in _requires(name)]
    return {name for name, _ in found}


def _requires(name: str) -> list[str]:
    try:
        return distribution(name).requires or []
    except PackageNotFoundError:
        return []


def running() -> set[str]:
    """The packages that the program itself needs, by what pyproject.toml says of it."""
    return closure([OURS]) - {OURS}


def packages() -> list[Package]:
    """Every package of the lock, in order."""
    runs = running()
    return [Package(name, version, *_installed(name), name in runs) for name, version in sorted(locked().items())]


def _installed(name: str) -> tuple[str | None, str]:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None, "unknown"
    return found.version, _licence(found)


def _licence(found: Distribution) -> str:
    """The licence by its usual name: an expression as it stands, else what words or classifiers say."""
    told = found.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classified = [one.rpartition("::")[2] for one in told.get_all("Classifier") or [] if one.startswith("License")]
    for words in ((told.get("License") or "")[:200], *classified):
        for pattern, name in WORDS:
            if re.search(pattern, words.lower()):
                return name
    return "unknown"


def allowed(licence: str, names: frozenset[str]) -> bool:
    """Whether a licence is among those named: of a choice one must be, of what holds together all."""
    choices = [re.findall(r"[\w.+-]+", choice) for choice in licence.split(" OR ")]
    return any({one for one in choice if one not in ("AND", "WITH")} <= names for choice in choices)


def problems(found: list[Package], faults: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each thing that is wrong."""
    for one in found:
        if one.found is None:
            yield f"{one.name}: in the lock and not installed"
        elif one.found != one.locked:
            yield f"{one.name}: {one.found} is installed, {one.locked} locked"
        elif not allowed(one.licence, ALLOWED if one.runs else ALLOWED | ONLY_TESTS) and one.name not in EXCEPTIONS:
            yield f"{one.name}: licence {one.licence} is not on the list"
    names = {one.name for one in found}
    yield from (f"{name}: needed and not in the lock" for name in sorted(running() - names - UNPINNED))
    for fault in faults:
        for one in found:
            if one.found and _hits(fault, one.name, Version(one.found)):
                yield f"{one.name} {one.found}: {fault.get('id', 'a known fault')}"


def _hits(fault: dict[str, Any], name: str, version: Version) -> bool:
    """Whether an OSV record tells of this version of the package."""
    for affected in fault.get("affected", ()):
        package = affected.get("package", {})
        if package.get("ecosystem") != "PyPI" or canonicalize_name(package.get("name", "")) != name:
            continue
        within = any(_within(ranged, version) for ranged in affected.get("ranges", ()))
        if within or str(version) in affected.get("versions", ()):
            return True
    return False


def _within(ranged: dict[str, Any], version: Version) -> bool:
    """Whether a version lies in a range of an OSV record: from what introduced the fault to before what mended it."""
    inside = False
    for event in ranged.get("events", ()):
        try:
            if "introduced" in event and version >= Version(event["introduced"]):
                inside = True
            if "fixed" in event and version >= Version(event["fixed"]):
                inside = False
            if "last_affected" in event and version > Version(event["last_affected"]):
                inside = False
        except InvalidVersion:
            continue
    return inside


def read_faults(path: Path | None) -> list[dict[str, Any]]:
    """The records of a file of known faults; none without a file."""
    if path is None:
        return []
    text = path.read_text(encoding="utf-8").strip()
    return (
        json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines() if line.strip()]
    )


def table(found: list[Package]) -> str:
    """The packages, their versions and licences as Markdown."""
    head = (
        "# The work of others\n\nWhat the program needs to run, and what only its tests and checks need, with the "
        "licence of each as its own metadata\nsays. Made by `make lock` from requirements-dev.lock; `make audit` holds "
        "it true.\n"
    )
    parts = [head]
    for title, runs in (("To run", True), ("For tests and checks alone", False)):
        rows = [f"| {one.name} | {one.locked} | {one.licence} |" for one in found if one.runs is runs]
        parts.append("\n".join([f"\n## {title}\n", "| package | version | licence |", "|---|---|---|", *rows, ""]))
    notes = "\n".join(f"* {name}: {why}." for name, why in sorted(EXCEPTIONS.items()))
    return "".join([*parts, f"\n## Exceptions\n\n{notes}\n"])


def write_lock() -> None:
    """Write the part of the lock of the tests that runs the program."""
    runs = running()
    blocks = re.split(r"(?m)^(?=[\w.-]+==)", DEV_LOCK.read_text(encoding="utf-8"))
    kept = [block for block in blocks if canonicalize_name(block.partition("==")[0]) in runs]
    LOCK.write_text("".join(kept), encoding="utf-8")


def audit(osv: Path | None) -> int:
    """Print what is wrong; 1 if anything is."""
    found = packages()
    wrong = list(problems(found, read_faults(osv)))
    if TABLE.read_text(encoding="utf-8") != table(found):
        wrong.append(f"{TABLE.name} is out of date: make lock")
    if set(locked(LOCK).items()) - set(locked().items()) or set(locked(LOCK)) != {
        one.name for one in found if one.runs
    }:
        wrong.append(f"{LOCK.name} is out of date: make lock")
    print("\n".join(wrong) or f"{len(found)} packages are as locked, and their licences on the list")
    print("known faults: " + (f"looked up in {osv}" if osv else "not looked up; give a file of OSV records with --osv"))
    return int(bool(wrong))


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["lock", "audit", "licences"])
    parser.add_argument("--osv", type=Path)
    chosen = parser.parse_args()
    if chosen.what == "lock":
        write_lock()
    elif chosen.what == "licences":
        TABLE.write_text(table(packages()), encoding="utf-8")
    else:
        return audit(chosen.osv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
