"""What the page shows, as frozen records: things, facts between them, quotes and the articles they are from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, unit, meeting, document, province or cluster. ``kind`` is one of ``terms.TYPES``.

    ``names`` are the other names and ``full`` the longest of them that is a title or a full form; ``code`` is the local
    name of its level, kind of meeting or kind of document; ``start`` and ``end`` are ISO dates or "" and ``precision``
    says how much of them is known ("month", "year" or ""). ``status`` is "planned", "cancelled" or "".
    """

    iri: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    code: str = ""
    number: str = ""
    start: str = ""
    end: str = ""
    precision: str = ""
    status: str = ""
    articles: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement. ``subject`` and ``object`` are IRIs of things or "". ``kind`` is one of ``terms.KINDS``.

    ``text`` is the title of a post, the name of a result…; ``detail`` what the kind needs besides: the value of a
    result, the change of a personnel change, the decision. ``seen`` are the dates on which an article shows it.
    ``head`` says that a tenure is that of the head of a body; ``bounds`` of a tenure: it begins not before, not after,
    ends not before, not after these days, each "" if unknown; () where none is known.
    ``status`` is "former", "acting" or ""; ``judged`` says that a person added or changed it. ``evidence`` are the IRIs
    of the mentions.
    """

    kind: str
    subject: str
    object: str
    text: str = ""
    detail: str = ""
    start: str = ""
    end: str = ""
    precision: str = ""
    seen: tuple[str, ...] = ()
    status: str = ""
    judged: bool = False
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    head: bool = False
    bounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article; ``text[start:end]`` are the words that the graph points at.

    ``first`` is where the sentence begins in the text of the article (code points), -1 if it is not there.
    """

    article: str
    text: str
    start: int
    end: int
    first: int = -1


@dataclass(frozen=True, slots=True)
class Source:
    """An article: ``url`` is http or https, or ""; ``text`` may be "", ``same`` is the IRI of the article whose text it
    prints again, or ""."""

    iri: str
    title: str
    date: str = ""
    publisher: str = ""
    url: str = ""
    text: str = ""
    same: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person judged: ``things`` are the IRIs of what it is about, ``text`` the fact as it was read."""

    verdict: str
    by: str
    on: str
    reason: str = ""
    text: str = ""
    things: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the page can show. Things and facts are in a fixed order; quotes and sources are keyed by IRI."""

    things: tuple[Thing, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()
