"""The folded text on which everything is matched; see :func:`kg.names.fold`."""

from kg.names import fold

__all__ = ["fold"]
