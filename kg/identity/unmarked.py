"""Names printed without any diacritics ("Do Van Duong"), as foreign sources and old systems print them."""

from collections.abc import Collection
from functools import cache

from kg.identity.keys import name_key
from kg.names import slug
from kg.reference.surnames import load_surnames


def unmarked(names: Collection[str]) -> dict[str, str]:
    """Keys of names whose diacritics were dropped -> the key of the one name among ``names`` that they can be.

    That they were dropped shows in the surname, which is none without them ("Do" for "Đỗ", but not "Kim"). Where two
    names differ in diacritics alone, neither is taken.
    """
    dropped = {name for name in names if name.isascii() and name.partition(" ")[0] in _dropped_surnames()}
    wanted = {slug(name): name for name in dropped}
    found: dict[str, list[str]] = {}
    for name in names if wanted else ():
        if not name.isascii() and (spelled := wanted.get(slug(name))):
            found.setdefault(spelled, []).append(name)
    return {name: full[0] for name, full in sorted(found.items()) if len(full) == 1}


@cache
def _dropped_surnames() -> frozenset[str]:
    """Surnames without their diacritics, those left out that are surnames as they stand."""
    known = {name_key(name) for name in load_surnames()}
    return frozenset(map(slug, known)) - known
