"""What people judged of a thing or a fact, as lines."""

from collections.abc import Iterator

from kg.explain.lines import Teller
from kg.graph.reader import VKS
from kg.ids import tail


def judgements_of(teller: Teller, iri: str) -> Iterator[str]:
    """A line for each judgement: the verdict, what it was about, who judged, on which day and why; the oldest first."""
    reader = teller.reader
    found = [node for node, prop in reader.pointing(iri) if prop == VKS + "judges"]
    for node in sorted(found, key=lambda node: (reader.one(node, VKS + "judgedOn"), node)):
        verdict, text = teller.label(reader.one(node, VKS + "verdict")), reader.one(node, VKS + "judgedText")
        others = [other for other in reader.values(node, VKS + "judges") if other != iri]
        about = f"“{text}”" if text else ", ".join(f"{teller.label(one)} ({tail(one)})" for one in others)
        who, day = reader.one(node, VKS + "judgedBy"), teller.day(reader.one(node, VKS + "judgedOn"))
        said = " — ".join(part for part in (f"{verdict}: {about}" if about else verdict, f"{who}, {day}") if part)
        reason = reader.one(node, VKS + "reason")
        yield f"{said}: {reason}" if reason else said
