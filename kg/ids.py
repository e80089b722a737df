"""The end of an id, by which a thing is found: the kind and the name after the base that a graph has."""

_KINDS = {"org": "unit"}  # first part of an end -> kind of the thing, where not the same


def tail(iri: str) -> str:
    """The end of an IRI, with or without angle brackets: "tenure/b1caee2b98031d3a"."""
    return "/".join(iri.strip("<>").rsplit("/", 2)[-2:])


def kind_of(end: str) -> str:
    """The kind of the thing whose id has an end: "unit" for "org/vksnd-toi-cao--1f0a2b3c"."""
    segment = end.partition("/")[0]
    return _KINDS.get(segment, segment)
