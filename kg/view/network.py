"""A pyvis network that writes our page: its own graph and its own vis-network, another template.

pyvis's template asks the network for scripts and lets text of the graph run as markup; only its two public attributes
`templateEnv` and `path` are set otherwise, nothing of pyvis is changed.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

FOLDER = Path(__file__).resolve().parent
VIS_NETWORK = Path(pyvis.__file__).resolve().parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
VIEWS = FOLDER / "views"
"""Each other view of the graph: a script that registers it (views.js), and if it wants a style and words of its own."""
SCRIPTS = (
    "data.js", "state.js", "days.js", "filters.js", "ways.js", "search.js", "canvas.js", "labels.js", "fit.js",
    "pan.js", "local.js", "draw.js", "groups.js", "lines.js", "evidence.js", "charts.js", "panel.js", "others.js",
    "files.js", "views.js", "views", "explorer.js",
)  # fmt: skip
"""Parts of the page's own script, in the order in which they are joined; "views" stands for those in the folder."""

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "shape": "dot"},
    "edges": {"smooth": False, "width": 1, "selectionWidth": 1, "hoverWidth": 0, "arrowStrikethrough": False},
    "interaction": {
        "dragNodes": True, "hideEdgesOnDrag": False, "hover": True, "keyboard": False, "multiselect": False,
        "navigationButtons": False, "selectConnectedEdges": False, "tooltipDelay": 100000, "zoomSpeed": 0.7,
    },
}  # fmt: skip

SHAPES = {
    "person": "dot", "procuracy": "square", "body": "square", "meeting": "diamond", "document": "triangle",
    "province": "star", "cluster": "hexagon",
}  # fmt: skip


class KgNetwork(Network):  # type: ignore[misc] # pyvis ships no types
    """pyvis's network, filled at once, that renders the explorer's template with what ``page`` holds."""

    def __init__(self, page: Mapping[str, Any]) -> None:
        super().__init__(directed=True)
        self.templateEnv = Environment(
            loader=FileSystemLoader(FOLDER, encoding="utf-8"),
            autoescape=True,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
        )
        self.templateEnv.globals["page"] = page
        self.templateEnv.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
        self.path = "explorer.html.j2"
        self.options = dict(OPTIONS)

    def fill(self, nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]]) -> None:
        """Set all nodes and edges; adding one by one takes minutes for a large graph."""
        self.nodes = list(nodes)
        self.node_ids = [node["id"] for node in nodes]
        self.node_map = {node["id"]: node for node in nodes}
        self.edges = list(edges)

    def render(self) -> str:
        """The page as text."""
        return str(self.generate_html("explorer.html"))


def vis_network() -> str:
    """The text of vis-network as pyvis brings it, without the pointer to a map that is not there."""
    text = VIS_NETWORK.read_text(encoding="utf-8").rpartition("//# sourceMappingURL=")[0].rstrip()
    if "</script" in text:
        raise AssertionError("vis-network.min.js holds </script and can't stand in a page")
    return text


def own_script() -> str:
    """The page's own script: its parts in one closed function."""
    own = {name: [FOLDER / name] for name in SCRIPTS} | {"views": sorted(VIEWS.glob("*.js"))}
    parts = [path.read_text(encoding="utf-8") for name in SCRIPTS for path in own[name]]
    return "(() => {\n'use strict';\n" + "\n".join(parts) + "})();"


def own_style() -> str:
    """The page's own style: the common one, then those of the views."""
    paths = [FOLDER / "explorer.css", *sorted(VIEWS.glob("*.css"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def own_words() -> dict[str, dict[str, str]]:
    """The words of the interface by language: the common ones and those of the views."""
    found: dict[str, dict[str, str]] = {"vi": {}, "en": {}}
    for path in (FOLDER / "words.json", *sorted(VIEWS.glob("*.json"))):
        for language, words in json.loads(path.read_text(encoding="utf-8")).items():
            found[language] |= words
    return found


def content_policy(scripts: Sequence[str], style: str) -> str:
    """What the page may load and run: these scripts, this style, pictures that it makes itself, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(_hash(script) for script in scripts),
            "style-src " + _hash(style),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
