"""An article made ready to be read: clean text, the way back to the raw text, zones and sentences."""

from kg.records import Article, Document, Sentence, Zone
from kg.text.clean import clean
from kg.text.fold import fold
from kg.text.lines import lines_of
from kg.text.patterns import load
from kg.text.sentences import split
from kg.text.zones import Region, zones_of

_PATTERNS = load()


def read(article: Article) -> Document:
    """The document of ``article``; what the article itself says of title, date and authors wins over the print."""
    text, raw_offsets = clean(article.text)
    folded = fold(text)
    found = zones_of(lines_of(text, folded), _PATTERNS)
    merged = _merged(found.regions)
    return Document(
        article=article,
        text=text,
        folded=folded,
        raw_offsets=raw_offsets,
        zones=tuple(Zone(kind, start, end) for kind, start, end, _ in merged),
        sentences=tuple(_sentences(text, folded, merged)),
        title=article.title or found.title,
        published=article.published or found.published,
        authors=article.authors or found.authors,
        publisher=article.publisher,
    )


_Merged = tuple[str, int, int, list[tuple[int, int]]]


def _merged(regions: list[Region]) -> list[_Merged]:
    """Neighbours of one kind made one zone; the last field are its paragraphs."""
    merged: list[_Merged] = []
    for region in regions:
        if merged and merged[-1][0] == region.kind:
            kind, start, _, paragraphs = merged.pop()
            if region.joined:
                paragraphs[-1] = (paragraphs[-1][0], region.end)
            else:
                paragraphs.append((region.start, region.end))
            merged.append((kind, start, region.end, paragraphs))
        else:
            merged.append((region.kind, region.start, region.end, [(region.start, region.end)]))
    return merged


def _sentences(text: str, folded: str, merged: list[_Merged]) -> list[Sentence]:
    found: list[Sentence] = []
    number = 0
    for kind, _, _, paragraphs in merged:
        for start, end in paragraphs:
            found.extend(Sentence(*span, kind, number) for span in split(text, folded, start, end))
            number += 1
    return found
