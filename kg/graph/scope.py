"""What the modules of the graph share while they write one article: ids, evidence, who is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.statements import Choice, Fixed, Statement, types
from kg.graph.terms import confidence, plain, whole
from kg.graph.vocabulary import ID_BASE, term
from kg.names import digest
from kg.records import ArticleFacts, Change, Evidence, Extraction, Span, Unit
from kg.reference.confidence import load_confidence
from kg.reference.kinds import Kind, load_kinds
from kg.reference.posts import load_posts
from kg.reference.reference import Reference, load_reference
from kg.reference.units import NamedUnit

GOT, LEFT = ("appointed", "elected", "transferred", "promoted"), ("retired", "dismissed")
"""Changes that begin and end a tenure; who is appointed again goes on."""
_KEPT: Final = 1 << 12
"""Things of which the same is said in every article, such as titles and provinces: some 20 MB."""


@dataclass(frozen=True)
class Settings:
    """What holds for a whole graph. ``heads``: titles whose holder heads the body."""

    reference: Reference
    kinds: Mapping[str, Kind]
    heads: frozenset[str]
    base: str = ID_BASE
    include_private: bool = False
    version: str = "0"
    _fixed: dict[tuple[str, ...], Fixed] = field(default_factory=dict, compare=False, repr=False)

    def fixed(self, key: tuple[str, ...], made: Iterable[Statement]) -> Fixed:
        """What is ``made`` of a key, the same in every article: worked out when it is first asked for, then kept."""
        known = self._fixed.get(key)
        if known is None:
            if len(self._fixed) == _KEPT:
                self._fixed.clear()
            known = self._fixed[key] = Fixed(tuple(made))
        return known

    @cached_property
    def heirs(self) -> frozenset[str]:
        """The ids of the provinces that took the place of others."""
        return frozenset(heir for province in self.reference.provinces for heir in province.replaced_by)

    @classmethod
    def default(cls, *, base: str = ID_BASE, include_private: bool = False, version: str = "0") -> "Settings":
        """Settings with the reference data of the project."""
        heads = frozenset(post.label for post in load_posts() if post.head)
        return cls(load_reference(), load_kinds(), heads, base, include_private, version)


@dataclass(frozen=True, slots=True)
class Move:
    """What an article says of the getting and the leaving of a post: whether it was got, and the days, ISO prefixes."""

    got: bool = False
    since: str | None = None
    until: str | None = None

    def with_change(self, change: Change) -> "Move":
        """With one change more; of several days the last stands."""
        day = change.date or ""
        if change.change in GOT:
            return Move(True, max(self.since or "", day) or None, self.until)
        return Move(self.got, self.since, max(self.until or "", day) or None)


@dataclass(frozen=True)
class Scope:
    """One article, with the path of each of its things."""

    article: ArticleFacts
    paths: Mapping[tuple[str, str], str]
    settings: Settings
    _described: set[Span] = field(default_factory=set)  # sentences whose mention was written

    @property
    def found(self) -> Extraction:
        return self.article.extraction

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units of the article by label."""
        return {unit.label: unit for unit in self.found.units}

    @cached_property
    def met(self) -> Mapping[tuple[str, Span | None], set[str]]:
        """The days of meetings that were held, by the person there and the sentence, or None if it was the main one."""
        held = {meeting.key: meeting for meeting in self.found.meetings if meeting.status == "held" and meeting.date}
        found: dict[tuple[str, Span | None], set[str]] = {}
        for part in self.found.participations:
            meeting = held.get(part.meeting)
            if meeting and meeting.date and not part.is_unit and part.status == "asserted":
                where = None if meeting.main else part.evidence.sentence
                found.setdefault((part.who, where), set()).add(meeting.date)
        return found

    @cached_property
    def moves(self) -> Mapping[tuple[str, str, str | None], "Move"]:
        """What the changes that were made say, by person, title and unit of the post that was got or left."""
        found: dict[tuple[str, str, str | None], Move] = {}
        for change in self.found.changes:
            if change.title and change.status == "asserted" and change.change in (*GOT, *LEFT):
                key = (change.person, change.title, change.unit)
                found[key] = found.get(key, Move()).with_change(change)
        return found

    @cached_property
    def _left_out(self) -> frozenset[str]:
        if self.settings.include_private:
            return frozenset()
        return frozenset(person.name for person in self.found.people if person.private)

    @cached_property
    def node(self) -> NamedNode:
        """The article itself."""
        return self.iri(f"article/{self.article.id}")

    def iri(self, path: str) -> NamedNode:
        """The thing at a path."""
        return NamedNode(self.settings.base + path)

    def thing(self, kind: str, key: str | None) -> NamedNode | None:
        """The thing of a kind with a key of the article; None if there is none, or none that may be shown."""
        if key is None or (kind == "person" and key in self._left_out):
            return None
        path = self.paths.get((kind, key))
        return self.iri(path) if path else None

    def row(self, label: str) -> NamedUnit | None:
        """What the reference data knows of a unit that it lists by name, in its incarnation."""
        return self.settings.reference.units_by_key.get(self.paths.get(("named", label)) or "")

    def called(self, label: str) -> str:
        """The label of a unit of the article; of a department that had another number then, the one with that."""
        row = self.row(label)
        numbered = any(other.label == label for other in self.settings.reference.units_called(label))
        return row.label if row and numbered else label

    def body(self, key: str | None) -> NamedNode | None:
        """The unit or cluster with a key."""
        return self.thing("unit", key) or self.thing("cluster", key)

    def hashed(self, kind: str, *parts: NamedNode | str | None) -> NamedNode:
        """The fact of a kind that these parts make, the same in every article that says so and under every base."""
        base = self.settings.base
        texts = (part.value.removeprefix(base) if isinstance(part, NamedNode) else part or "" for part in parts)
        return self.iri(f"{kind}/{digest('|'.join(texts), 16)}")

    def fact(self, node: NamedNode, evidence: Evidence, *classes: str, status: str = "asserted") -> Iterator[Statement]:
        """What every fact has: classes, evidence, rule, confidence, status. The surest article's confidence stands."""
        yield from types(node, *classes, "vks:Assertion")
        yield from self.evidence(node, evidence)
        yield Triple(node, term("vks:rule"), plain(evidence.rule or "unnamed"))
        kind = next((name for name in classes if name.startswith("vks:")), "").removeprefix("vks:")
        sure = confidence(load_confidence().of(kind, evidence.rule, evidence.confidence))
        yield Choice(node, term("vks:confidence"), sure, (sure.value,))
        yield Triple(node, term("vks:status"), term(f"vks:{status}"))

    def evidence(self, node: NamedNode, evidence: Evidence) -> Iterator[Statement]:
        """The sentence behind something, described."""
        mention = self.iri(f"mention/{self.article.id}/{evidence.sentence.start}-{evidence.sentence.end}")
        yield Triple(node, term("vks:evidence"), mention)
        if evidence.sentence not in self._described:
            self._described.add(evidence.sentence)
            yield from self._mention(mention, evidence.sentence)

    def _mention(self, node: NamedNode, span: Span) -> Iterator[Statement]:
        yield from types(node, "vks:Mention", "oa:TextQuoteSelector", "oa:TextPositionSelector")
        yield Triple(node, term("oa:hasSource"), self.node)
        yield Triple(node, term("oa:start"), whole(span.start))
        yield Triple(node, term("oa:end"), whole(span.end))
        yield Triple(node, term("oa:exact"), Literal(self.article.text[span.start : span.end], language="vi"))
