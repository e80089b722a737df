"""The relations: for each, how an article is changed and what its facts must then be."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.run import gold_sets
from kg.facts.article import extract
from kg.mentions.find import find
from kg.names import fold
from kg.records import Article, Document, Extraction
from kg.reference.gazetteer import districts
from kg.reference.provinces import Province
from kg.reference.reference import load_reference
from kg.text.clean import clean
from kg.text.read import read
from metamorphic import changes, days, names
from metamorphic.facts import Difference, Fact, Rewrite, compare, facts_of

_LOOSE = frozenset({"meeting", "organiser", "part", "document", "indicator", "change"})  # facts that quote the text
_SEATS = ("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Huế")  # name central bodies, newspapers, schools
_FORMS = ("padded", "dashes", "dots", "words")  # the articles themselves print the others
_DISTRICT = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?)(?: ủy)? ((?:\w+ ){0,2}\w+)")
_REFORM = "2025"  # from this year on an old name may stand for the province that took it in


@dataclass(frozen=True)
class Sample:
    """A gold article; ``text`` is clean, so that changes of words find them."""

    id: str
    number: int
    text: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Variant:
    """A changed text with the facts expected of it; ``rewrite`` makes facts comparable before they are compared.

    ``more``: further facts may come in, and are not counted.
    """

    text: str
    expected: frozenset[Fact]
    rewrite: Rewrite = str
    loose: Rewrite = str  # for the facts that quote the text
    more: bool = False


KNOWN = Path(__file__).with_name("known.yaml")
_PART = 5  # of every so many articles one is looked at by the tests of a run

Relation = Callable[[Sample], Iterator[Variant]]


@cache
def samples() -> tuple[Sample, ...]:
    """The gold articles that are there, in the order of their sets and ids."""
    found: list[tuple[Gold, Path]] = []
    for one in gold_sets():
        found += [(gold, one.text_of(gold)) for gold in read_gold(one.gold, one.pattern)]
    return tuple(
        Sample(gold.id, number, clean(path.read_text(encoding="utf-8"))[0], tuple(one.name for one in gold.people))
        for number, (gold, path) in enumerate(found)
    )


@cache
def reading(text: str) -> tuple[Document, Extraction]:
    """What is read in an article of this text."""
    document = read(Article("a", text, "a.txt"))
    return document, extract(document, find(document))


@cache
def differences(relation: str, sample: Sample) -> tuple[Difference, ...]:
    """For each variant of ``sample`` under ``relation``, how its facts differ from those expected."""
    found = []
    for variant in RELATIONS[relation](sample):
        after = _comparable(facts_of(reading(variant.text)[1]), variant)
        difference = compare(_comparable(variant.expected, variant), after)
        found.append(replace(difference, gained=()) if variant.more else difference)
    return tuple(found)


@dataclass(frozen=True)
class Measured:
    """The share of the expected facts that are there, and for each article that differs the facts that do."""

    id: str
    share: float
    differ: Mapping[str, int]


@dataclass(frozen=True)
class Known:
    """tests/metamorphic/known.yaml; ``strangers`` is the most that `strangers` may give."""

    strangers: float
    relations: tuple[Measured, ...]


def some(relation: str) -> tuple[Sample, ...]:
    """Every fifth article, by turns of the relations: of five in a row each has what the others lack."""
    return samples()[list(RELATIONS).index(relation) % _PART :: _PART]


def measured(relation: str, chosen: Sequence[Sample]) -> Measured:
    """What ``relation`` gives over ``chosen`` articles."""
    kept = expected = 0
    differ = {}
    for sample in chosen:
        found = differences(relation, sample)
        kept += sum(one.kept for one in found)
        expected += sum(one.kept + len(one.lost) for one in found)
        if any(one.size for one in found):
            differ[sample.id] = sum(one.size for one in found)
    return Measured(relation, kept / expected, differ)


def worse(known: Measured, found: Measured) -> list[str]:
    """The articles in which more facts differ than is known."""
    return [article for article, count in found.differ.items() if count > known.differ.get(article, 0)]


def strangers() -> float:
    """The share of those said to be at a meeting of an article who come from the paragraphs put under it."""
    present = strange = 0
    for sample in samples():
        before = reading(sample.text)[1]
        own, meetings = {person.name for person in before.people}, {meeting.name for meeting in before.meetings}
        for variant in RELATIONS["joined"](sample):
            after = reading(variant.text)[1]
            keys = {meeting.key for meeting in after.meetings if meeting.name in meetings}
            parts = {
                (part.who, part.role) for part in after.participations if part.meeting in keys and not part.is_unit
            }
            present += len(parts)
            strange += sum(1 for who, _ in parts if who not in own)
    return strange / present


def _comparable(facts: frozenset[Fact], variant: Variant) -> frozenset[Fact]:
    even = cache(variant.rewrite)
    loose = cache(lambda word: variant.loose(even(word)))
    return frozenset((kind, *map(loose if kind in _LOOSE else even, words)) for kind, *words in facts)


def _before(sample: Sample) -> frozenset[Fact]:
    return facts_of(reading(sample.text)[1])


def _same(*ways: changes.Change, rewrite: Rewrite = str, loose: Rewrite = str) -> Relation:
    """The facts stay as they are, but for what ``rewrite`` evens out."""

    def relation(sample: Sample) -> Iterator[Variant]:
        texts = dict.fromkeys(way(sample.text) for way in ways)
        return (Variant(text, _before(sample), rewrite, loose) for text in texts if text != sample.text)

    return relation


def _headline(sample: Sample) -> Iterator[Variant]:
    text = changes.shouted(sample.text, reading(sample.text)[0].title)
    if text != sample.text:
        yield Variant(text, _before(sample), loose=str.casefold)


HEADERS = (
    ("CỔNG THÔNG TIN ĐIỆN TỬ", "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ"),
    ("Trang chủ » Tin tức » Hoạt động của Ngành", "{date}"),
    ("BÁO ĐIỆN TỬ BẢO VỆ PHÁP LUẬT", "Thời sự", "Pháp luật", "Chính trị - Xã hội", "Cập nhật lúc 09:46, {date}"),
    ("TRANG THÔNG TIN ĐIỆN TỬ", "Thứ hai, {date}", "Đăng nhập", "Tìm kiếm"),
    ("Tạp chí Kiểm sát", "Menu", "Tin tức > Thời sự", "Ngày đăng: {date} - Lượt xem: 1.187"),
)
FOOTERS = (
    ("Tìm kiếm",),
    ("Các tin khác", "Hội nghị tập huấn kỹ năng viết cáo trạng tại Cụm thi đua số 4", "Thêm ba bị can bị khởi tố"),
    ("In bài viết", "Bài viết liên quan", "Ông Lê Văn Mẫu giữ chức Viện trưởng VKSND huyện", "Về đầu trang"),
    ("© 2020 Bản quyền thuộc Trang tin điện tử", "Giấy phép số 12/GP-TTĐT do Sở cấp ngày 15/3/2019"),
    ("Từ khóa: kiểm sát, hội nghị", "Bình luận (0)", "Địa chỉ: số 9 đường Hai Bà Trưng", "Điện thoại: 024.3825.5058"),
)


def _frame(sample: Sample) -> Iterator[Variant]:
    published = reading(sample.text)[0].published or ""
    date = "/".join(reversed(published.split("-"))) if len(published) == len("2020-01-01") else ""
    for shift in range(3):
        header = HEADERS[(sample.number + shift) % len(HEADERS)]
        footer = FOOTERS[(2 * sample.number + shift) % len(FOOTERS)]
        lines = [line.format(date=date) for line in header if date or "{date}" not in line]
        yield Variant(changes.framed(sample.text, lines, footer), _before(sample))


def _people(sample: Sample) -> Iterator[Variant]:
    for turn in (sample.number, sample.number + 17):
        new = names.cast(sample.people, sample.text, turn)
        rewrite = partial(names.renamed, names=new)
        yield Variant(rewrite(sample.text), facts_of(reading(sample.text)[1], rewrite))


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """Provinces alike in kind, era and high procuracy, by name."""
    rows: dict[str, list[Province]] = {}
    for province in load_reference().provinces:
        rows.setdefault(province.name, []).append(province)
    kinds: dict[tuple[object, ...], list[str]] = {}
    for name, states in sorted(rows.items()):
        if not any(state.valid_to and state.valid_to < _REFORM for state in states) and name not in _SEATS:
            kind = tuple((state.type, state.valid_to, state.high_procuracy) for state in states)
            kinds.setdefault(kind, []).append(name)
    return tuple(tuple(group) for group in kinds.values())


def _provinces(sample: Sample) -> Iterator[Variant]:
    folded = fold(sample.text)
    states = load_reference().provinces
    ended = {state.name for state in states if state.valid_to and _REFORM in sample.text}
    aliased = {state.name for state in states for form in (*state.aliases, *state.weak) if _stands(fold(form), folded)}
    below = {row.province for name in _lower_names(folded) for row in districts().get(name, ())}
    guarded = (*sample.people, *reading(sample.text)[0].authors)
    for turn in (1, 2):
        new = names.exchange(_groups(), frozenset(ended | aliased | below), turn)
        rewrite = partial(names.exchanged, provinces=new, guarded=guarded)
        text = rewrite(sample.text)
        if text != sample.text:
            yield Variant(text, facts_of(reading(sample.text)[1], rewrite))


def _lower_names(folded: str) -> set[str]:
    """What may be the name of a district: one to three words after "huyện" and the like."""
    rows = (match[1].split() for match in _DISTRICT.finditer(folded))
    return {" ".join(words[:size]) for words in rows for size in range(1, len(words) + 1)}


def _stands(words: str, folded: str) -> bool:
    at = folded.find(words)
    while at >= 0:
        end = at + len(words)
        if not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum():
            return True
        at = folded.find(words, at + 1)
    return False


def _joined(sample: Sample) -> Iterator[Variant]:
    own = [one for one in samples() if not one.id.startswith("seed-")]  # those that lie outside are not everywhere
    for step in (7, 31):
        other = own[(sample.number + step) % len(own)]
        paragraphs = [line for line in other.text.split("\n") if changes.is_prose(line)][:4]
        yield Variant(changes.joined(sample.text, paragraphs), _before(sample), more=True)


RELATIONS: Mapping[str, Relation] = {
    "decomposed": _same(changes.decomposed),
    "tones": _same(changes.old_tones, changes.new_tones, rewrite=changes.old_tones),
    "blanks": _same(changes.hard_blanks, changes.wide_blanks),
    "eths": _same(changes.eths),
    "headline": _headline,
    "frame": _frame,
    "abbreviated": _same(changes.abbreviated, changes.supreme_as_letters, rewrite=changes.abbreviated),
    "written-out": _same(changes.written_out, rewrite=changes.abbreviated),
    "people": _people,
    "provinces": _provinces,
    "days": _same(*(partial(days.rewritten, form=form) for form in _FORMS), rewrite=days.canonical),
    "joined": _joined,
}
