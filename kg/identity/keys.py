"""Keys of names and of things, made once for each: the same labels come back in article after article."""

from functools import lru_cache

from kg.names import name_key as fresh_key

KEPT = 1 << 17
"""Names kept: some 30 MB, more than the labels of a large corpus that come back."""


@lru_cache(maxsize=KEPT)
def name_key(name: str) -> str:
    """The key under which two spellings of one name meet, the same object each time."""
    return fresh_key(name)


@lru_cache(maxsize=KEPT)
def thing_key(kind: str, key: str) -> tuple[str, str]:
    """The key of a thing of an article among its paths, the same object each time."""
    return kind, key


@lru_cache(maxsize=KEPT)
def path_of(kind: str, name: str) -> str:
    """The path of a thing, the same object each time."""
    return f"{kind}/{name}"
