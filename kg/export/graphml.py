"""The graph as GraphML, for Gephi, yEd and networkx: the rows of the two tables as nodes and edges."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, Edge, Node

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_DATA = NODE_COLUMNS[1:]
_EDGE_DATA = EDGE_COLUMNS[2:]
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(path: Path, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    """Directed, parallel edges kept, everything text; what is not known is left out."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_lines(nodes, edges))


def _lines(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    yield _HEAD
    for place, names in (("node", _NODE_DATA), ("edge", _EDGE_DATA)):
        for name in names:
            yield f'<key id="{place}.{name}" for="{place}" attr.name="{name}" attr.type="string"/>\n'
    yield '<graph id="kg" edgedefault="directed">\n'
    for node in nodes:
        yield f"<node id={_attribute(node.id)}>{_data('node', node, _NODE_DATA)}</node>\n"
    for number, edge in enumerate(edges):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        yield f'<edge id="e{number}" {ends}>{_data("edge", edge, _EDGE_DATA)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(place: str, row: Node | Edge, names: tuple[str, ...]) -> str:
    known = ((name, getattr(row, name)) for name in names)
    return "".join(f'<data key="{place}.{name}">{escape(_legal(value))}</data>' for name, value in known if value)


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """``text`` with the characters that XML cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", text)
