"""Zones: which stretch of an article is portal furniture, headline, stamp, prose, caption, heading, byline or tail."""

from itertools import groupby

from kg.records import Zone
from kg.text.body import add_body
from kg.text.found import Found
from kg.text.grammar import Grammar
from kg.text.head import split_head
from kg.text.lines import Line
from kg.text.tail import split_tail


def find_zones(lines: list[Line], given_title: str | None, grammar: Grammar) -> Found:
    """The regions of all lines, with the headline, the day of publication and the authors that they print.

    ``given_title`` is the folded headline that the source itself gives; a line that repeats it is the title.
    """
    found = Found()
    rest = split_head(lines, given_title, grammar, found)
    prose, tail = split_tail(rest, grammar, found)
    add_body(prose, grammar, found)
    for kind, line in tail:
        found.add(kind, line.start, line.end)
    return found


def zones_of(found: Found) -> tuple[Zone, ...]:
    """Neighbouring regions of one kind made one zone."""
    zones = []
    for kind, group in groupby(found.regions, key=lambda region: region.kind):
        regions = list(group)
        zones.append(Zone(kind, regions[0].start, regions[-1].end))
    return tuple(zones)
