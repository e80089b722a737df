"""Vietnamese public-sector news as a knowledge graph: ``kg.build`` makes one, ``kg.open`` opens one.

The names below are the public library; everything else may change. They are looked up when first used, so that
``import kg`` costs nothing and a worker process loads only what it runs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.api import Graph, build
    from kg.api import open_graph as open
    from kg.errors import KgError

__all__ = ["Graph", "KgError", "__version__", "build", "open"]

_HOMES = {
    "Graph": ("kg.api", "Graph"),
    "KgError": ("kg.errors", "KgError"),
    "build": ("kg.api", "build"),
    "open": ("kg.api", "open_graph"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
