"""Gold facts: what a careful reader of one article writes down, as YAML. The format is told in docs/evaluation.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.yamlio import load

IDENTITY = "identity.yaml"  # who is who across the articles: not the gold of one article


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """``private``: appears solely as suspect, defendant, victim, witness or relative; scored neither way."""

    name: str
    posts: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """Names of people (roles, ``present``) and of units; ``date`` and ``end`` are ISO prefixes."""

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    main: bool = False
    date: str | None = None
    end: str | None = None
    place: str | None = None
    organisers: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()
    speak: tuple[str, ...] = ()
    moderate: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    units_present: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """``number`` in full if the text gives it anywhere, else the part that it gives."""

    kind: str
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class GoldCluster:
    name: str
    lead: str | None = None
    deputy: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldIndicator:
    label: str
    value: str
    unit: str = ""
    of: str | None = None


@dataclass(frozen=True, slots=True)
class GoldChange:
    person: str
    change: str
    post: str = ""
    date: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class GoldCase:
    persons: tuple[str, ...] = ()
    offence: str | None = None
    action: str | None = None
    by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The facts of one article. ``optional``: names that may be found or not without counting."""

    id: str
    published: str | None = None
    authors: tuple[str, ...] = ()
    people: tuple[GoldPerson, ...] = ()
    units: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()
    documents: tuple[GoldDocument, ...] = ()
    clusters: tuple[GoldCluster, ...] = ()
    indicators: tuple[GoldIndicator, ...] = ()
    personnel: tuple[GoldChange, ...] = ()
    cases: tuple[GoldCase, ...] = ()
    optional: tuple[str, ...] = ()


def gold_files(folder: Path, pattern: str = "*.yaml") -> list[Path]:
    """The gold files of a folder, sorted by name."""
    return sorted(path for path in folder.glob(pattern) if path.name != IDENTITY)


def read_gold(folder: Path, pattern: str = "*.yaml") -> Iterator[Gold]:
    """The gold of each file, by name. Raises: DataError for a file that is not in the format."""
    for path in gold_files(folder, pattern):
        yield load(path, Gold)


def digest(paths: list[Path]) -> str:
    """SHA-256 over the names and bytes of files, in the order of their names: one state of the gold has one digest."""
    total = sha256()
    for path in sorted(paths, key=lambda path: path.name):
        content = path.read_bytes()
        total.update(f"{path.name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()
