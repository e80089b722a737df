"""What is found while an article is cut into zones."""

from dataclasses import dataclass, field

from kg.frozen import record


@record
class Region:
    """A paragraph or a line of one zone kind; neighbours of one kind make a zone."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Found:
    """Regions in reading order, and what they told of the article as a whole."""

    regions: list[Region] = field(default_factory=list)
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()

    def add(self, kind: str, start: int, end: int) -> None:
        self.regions.append(Region(kind, start, end))

    def extend(self, end: int) -> None:
        """The last region reaches to ``end``."""
        last = self.regions.pop()
        self.regions.append(Region(last.kind, last.start, end))

    def rename(self, kind: str, new: str) -> None:
        """All regions of ``kind`` become ``new``."""
        self.regions = [Region(new if r.kind == kind else r.kind, r.start, r.end) for r in self.regions]
