"""Finding the thing that someone means by a name, a number or an IRI."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from kg.errors import KgError
from kg.graph.reader import OTHER_NAMES, SCHEMA, VKS, Reader
from kg.names import name_key, slug

NEAR = 5  # names to suggest


class NotFoundError(KgError):
    """Nothing has that name. ``near`` are labels that look like it."""

    exit_code = 1

    def __init__(self, who: str, near: tuple[str, ...]) -> None:
        hint = f"perhaps {', '.join(f'“{name}”' for name in near)}" if near else "look for it with kg query or kg view"
        super().__init__(f"nothing is called “{who}”", hint=hint)
        self.near = near


class AmbiguousError(KgError):
    """Several things have that name. ``candidates`` are their IRIs, sorted."""

    exit_code = 1

    def __init__(self, who: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"“{who}” may mean {len(candidates)} things", hint="give the IRI of one of them")
        self.candidates = candidates


def find(reader: Reader, who: str) -> str:
    """The IRI of what ``who`` means.

    An IRI or the end of one (of one that names nothing any more all that took its place), then a label, then another
    name, each first as it is, then without regard to case and the placement of tone marks, then without any diacritics.
    The first way that finds something counts.

    Raises:
        NotFoundError: nothing is called so.
        AmbiguousError: that way finds several things.
    """
    who = " ".join(who.split())
    if who in reader.types:
        return who
    for found in _ways(reader, who):
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousError(who, found)
    raise NotFoundError(who, near(reader, who))


def near(reader: Reader, who: str) -> tuple[str, ...]:
    """Up to five labels whose letters look like those of ``who``, or that contain all its words."""
    labels = {slug(label): label for iri in reader.things if (label := reader.label(iri))}
    wanted = slug(who)
    words = set(wanted.split("-"))
    holding = sorted(
        (key for key in labels if wanted and words <= set(key.split("-"))), key=lambda key: (len(key), key)
    )
    close = get_close_matches(wanted, sorted(labels), n=NEAR, cutoff=0.7)
    return tuple(labels[key] for key in dict.fromkeys([*holding, *close]))[:NEAR]


def _ways(reader: Reader, who: str) -> Iterator[tuple[str, ...]]:
    if who.startswith("<") and who.endswith(">"):
        yield tuple(iri for iri in reader.types if iri == who[1:-1])
    if "/" in who:
        bare = who.strip("<>")
        yield tuple(iri for iri in reader.types if iri.endswith(f"/{bare}"))
        led = (new for old, new in reader.redirects.items() if old == bare or old.endswith(f"/{bare}"))
        yield tuple(sorted({one for new in led for one in new}))
    names = [(iri, reader.label(iri), _other_names(reader, iri)) for iri in reader.things]
    ways: tuple[Callable[[str], str], ...] = (str, name_key, slug)
    for form in ways:
        wanted = form(who)
        if wanted:
            yield tuple(iri for iri, label, _ in names if form(label) == wanted)
            yield tuple(iri for iri, _, others in names if wanted in map(form, others))


def _other_names(reader: Reader, iri: str) -> tuple[str, ...]:
    return tuple(name for prop in OTHER_NAMES for name in reader.values(iri, prop))


def describe(reader: Reader, iri: str) -> str:
    """What tells ``iri`` from a namesake: its dates of validity, the bodies its person serves in, its place."""
    serves = [reader.label(body) for body in reader.values(iri, VKS + "servesIn")]
    start, end = reader.one(iri, VKS + "validFrom", SCHEMA + "startDate"), reader.one(iri, VKS + "validTo")
    dates = f"{start}…{end}" if start or end else ""
    return "; ".join(part for part in (", ".join(serves), dates) if part)
