"""Keys of names and of things, made once for each: the same labels come back in article after article."""

from kg.identity.remembered import remembered
from kg.names import name_key as fresh_key


@remembered
def name_key(name: str) -> str:
    """The key under which two spellings of one name meet, the same object each time."""
    return fresh_key(name)


@remembered
def thing_key(kind: str, key: str) -> tuple[str, str]:
    """The key of a thing of an article among its paths, the same object each time."""
    return kind, key


@remembered
def path_of(kind: str, name: str) -> str:
    """The path of a thing, the same object each time."""
    return f"{kind}/{name}"
