"""Where an article is at home: which province its parts are about, and how much each part says of it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.facts.round_ups import round_up
from kg.facts.visitors import visitors
from kg.names import fold
from kg.records import Document, Mention
from kg.reference.gazetteer import district_province, districts, is_city, successor
from kg.sought import Sought
from kg.values import PlaceValue, UnitValue
from kg.word_tree import word_tree

_DISTRICT_WORD = Sought(
    rf"({word_tree(('huyện', 'quận', 'thị xã', 'thành phố', 'tp.', 'tp', 'tx.', 'tx'))}) (?=[^\W\d_])"
)
_SHORT = {"tp.": "thành phố", "tp": "thành phố", "tx.": "thị xã", "tx": "thị xã"}
_ZONE_WEIGHT = {"title": 5, "header": 4, "heading": 2, "byline": 3, "footer": 0, "related": 0}
_LEAD_WEIGHT = 3  # the first paragraph of the body says where the story happens
_DOMINANT = 0.34  # share of the weight from which a province is the article's own, not one of several
_ENOUGH = 8  # weight beyond which further paragraphs say nothing new of where the article is at home
_AHEAD = 1.5  # a province named so many times as often as the next one is the article's own
_HEADING_SHARE = 0.6  # of its heading that the name of a province fills when the heading is nothing else
_MOST_WORDS = 5  # of the name of a district: "Phan Rang - Tháp Chàm"
_BULLET = re.compile(r"[*•+>▪■►–-] ")
_POINT = re.compile(r"điểm cầu (?:tại )?(?:tỉnh |thành phố |tp\.? ?)?$")  # of a meeting held in several places at once
_VENUE = re.compile(r"tại (?:tỉnh |thành phố |tp\.? ?)?$")  # where the lead says that it takes place
_POINT_REACH = 24  # code points
_PLACING = ("unit", "place")  # kinds of mentions that tell a province
_OPENING_MARKS = (":", "(", "-", "–", ".")


class Home:
    """The provinces of one article. ``province`` is the one named most, by weight, or None where none is named.

    Where neither title nor lead name it, a sentence that names but one province is of that one, and a paragraph from
    there on.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention], date: str | None) -> None:
        self._document = document
        self._date = date
        self._starts = [sentence.start for sentence in document.sentences]
        self._lead = next((s.paragraph for s in document.sentences if s.zone == "body"), -1)
        placing = [mention for mention in mentions if mention.kind in _PLACING]
        named = [(mention.start, name) for mention in placing if (name := self._province_of(mention))]
        self._headings = self._heading_provinces(mentions) or round_up(document, mentions, named)
        self._heading_starts = [start for start, _ in self._headings]
        self._points = [
            (m.start, m.value.name) for m in mentions if isinstance(m.value, PlaceValue) and self._is_point(m)
        ]
        self.province, self._share = self._host_province(named, mentions)
        self._led = any(name == self.province and self.weight(start) > 1 for start, name in named)
        self._told_in: dict[int, list[tuple[int, str]]] = {}  # by paragraph: where provinces are told
        for start, name in named:
            if not self._led and (number := self.sentence_at(start)) >= 0:
                self._told_in.setdefault(document.sentences[number].paragraph, []).append((start, name))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence at ``offset``, -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def paragraph_start(self, offset: int) -> int:
        """Where the paragraph at ``offset`` begins."""
        index = self.sentence_at(offset)
        sentences = self._document.sentences
        while index > 0 and sentences[index - 1].paragraph == sentences[index].paragraph:
            index -= 1
        return sentences[index].start if index >= 0 else 0

    def scope_start(self, offset: int) -> int:
        """Where the sentence before that at ``offset`` begins, if it is of the same paragraph; else its own start."""
        index = self.sentence_at(offset)
        if index < 0:
            return 0
        sentences = self._document.sentences
        before = index > 0 and sentences[index - 1].paragraph == sentences[index].paragraph
        return sentences[index - before].start

    def weight(self, offset: int) -> int:
        """How much a mention at ``offset`` says of what the article is about."""
        index = self.sentence_at(offset)
        if index < 0:
            return 1
        sentence = self._document.sentences[index]
        if sentence.zone == "body" and sentence.paragraph == self._lead:
            return _LEAD_WEIGHT
        return _ZONE_WEIGHT.get(sentence.zone, 1)

    def province_at(self, offset: int) -> str | None:
        """The province that governs ``offset``: that of the heading above it, else the one that stands out."""
        if under := self.governed(offset):
            return under
        if (number := self.sentence_at(offset)) >= 0 and not self._led:
            sentence = self._document.sentences[number]
            told = self._told_in.get(sentence.paragraph, [])
            here = {name for start, name in told if sentence.start <= start < sentence.end}
            if len(here) == 1:
                return next(iter(here))
            if len({name for _, name in told}) == 1 and told[0][0] < sentence.end:
                return told[0][1]
        return self.province if self._share >= _DOMINANT else None

    def governed(self, offset: int) -> str | None:
        """The province of the connection point named before ``offset`` in its sentence, else of the heading or item of
        a round-up above it; None outside of such parts."""
        if point := self._point_before(offset):
            return point
        index = bisect_right(self._heading_starts, offset)
        return self._headings[index - 1][1] if index else None

    def _point_before(self, offset: int) -> str | None:
        """ "Tại điểm cầu Đồng Nai có ông A, Viện trưởng VKSND tỉnh": the province from where somebody takes part."""
        index = bisect_left(self._points, (offset, ""))
        if not index or (sentence := self.sentence_at(offset)) < 0:
            return None
        start, name = self._points[index - 1]
        return name if start >= self._starts[sentence] else None

    def _is_point(self, place: Mention) -> bool:
        folded = self._document.folded
        return _POINT.search(folded, max(0, place.start - _POINT_REACH), place.start) is not None

    # ------------------------------------------------------------------ headings

    def _heading_provinces(self, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
        """Short headings that are nothing but the name of a province govern what follows them."""
        found = self._opening_provinces(mentions)
        if len({name for _, name in found}) > 1:
            return found
        found = []
        places = [mention for mention in mentions if mention.kind == "place"]
        starts = [place.start for place in places]
        for sentence in self._document.sentences:
            if sentence.zone != "heading":
                continue
            inside = places[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            if len(inside) == 1 and inside[0].end - inside[0].start >= _HEADING_SHARE * (sentence.end - sentence.start):
                assert isinstance(inside[0].value, PlaceValue)
                found.append((sentence.start, inside[0].value.name))
        return found

    def _opening_provinces(self, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
        """ "YÊN BÁI (06/3). ...": paragraphs of a round-up that open with the name of a province."""
        starts = {m.start: m for m in mentions if isinstance(m.value, PlaceValue) and m.kind == "place"}
        found: list[tuple[int, str]] = []
        paragraph = -1
        for sentence in self._document.sentences:
            first = sentence.paragraph != paragraph and sentence.zone in ("body", "heading")
            paragraph = sentence.paragraph
            if not first:
                continue
            mark = _BULLET.match(self._document.text, sentence.start)
            opening = starts.get(mark.end() if mark else sentence.start)
            if opening is not None and _stands_out(self._document.text, opening):
                assert isinstance(opening.value, PlaceValue)
                found.append((sentence.start, opening.value.name))
        return found

    # ------------------------------------------------------------------ the article as a whole

    def _host_province(self, named: Sequence[tuple[int, str]], mentions: Sequence[Mention]) -> tuple[str | None, float]:
        """The province with most weight, and its share: 1 when it is well ahead of the next one.

        Those of visitors have no weight.
        """
        weights: Counter[str] = Counter()
        foreign = visitors(self._document, mentions)
        for offset, name in sorted([*named, *self._districts_named()]):
            if name in foreign:
                continue
            weight = self.weight(offset)
            if weight == _LEAD_WEIGHT and _VENUE.search(self._document.folded, max(0, offset - _POINT_REACH), offset):
                weight += _LEAD_WEIGHT
            if weight > 1 or weights[name] < _ENOUGH:
                weights[name] += weight
        if not weights and not foreign:  # only inside other names: "Trung tâm Hội nghị tỉnh Bình Phước"
            weights.update(m.value.name for m in mentions if isinstance(m.value, PlaceValue))
        if not weights:
            return None, 0.0
        name, most = max(weights.items(), key=lambda item: item[1])
        second = max((weight for other, weight in weights.items() if other != name), default=0)
        return name, 1.0 if most >= _AHEAD * second else most / weights.total()

    def _districts_named(self) -> Iterator[tuple[int, str]]:
        """Districts and towns that stand alone ("tại thành phố Đà Lạt") tell the province too."""
        folded = self._document.folded
        for match in _DISTRICT_WORD.find_all(folded, 0, len(folded)):
            words = folded[match.end() : match.end() + 40].split(" ")
            for count in range(min(len(words), _MOST_WORDS), 0, -1):
                name = " ".join(words[:count]).rstrip(",.;:()")
                level = _SHORT.get(match[1], match[1])
                province = district_province(name, level, self._date) if name in districts() else None
                if province:
                    yield match.start(), successor(province, self._date)
                    break

    def _province_of(self, mention: Mention) -> str | None:
        if isinstance(mention.value, PlaceValue):
            return mention.value.name
        if not isinstance(mention.value, UnitValue):
            return None
        area = mention.value.area or (mention.value.parent.area if mention.value.parent else None)
        if area is None or area.level in ("high", "supreme") or area.name is None:
            return None
        if area.level == "regional":  # its name is a number, as that of a district may be
            return area.province
        if area.level == "province":
            return "Thừa Thiên Huế" if area.name == "Huế" and not is_city("Huế", self._date) else area.name
        province = area.province or district_province(fold(area.name), area.word, self._date)
        return successor(province, self._date) if province else None


def _stands_out(text: str, opening: Mention) -> bool:
    """Whether the name is in capitals or set off by a mark."""
    after = text[opening.end : opening.end + 2].strip()[:1]
    return text[opening.start : opening.end].isupper() or after in _OPENING_MARKS
