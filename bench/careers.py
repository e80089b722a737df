"""A made-up corpus with known truth: who stands where and when, over the years, in articles that show it.

What makes people hard to tell apart is put in on purpose, and each person carries the names of it:

* ``career``: several posts in one institution; ``merger``: its province was merged into another on the way;
* ``transfer``: moves to another province, and an article says so ("nguyên ..."); ``transfer untold``: none does;
* ``homonyms``: another person has the name; ``homonyms, one house``: and works in the same institution;
* ``tone pair``: a colleague's name differs in one tone mark; ``spellings``: the name is printed in several ways that
  mean the same; ``typing error``: an article prints the name with a wrong tone mark;
* ``private``: a suspect or a victim who has the name of an official.

The same seed gives the same corpus. All people are invented.
"""

import argparse
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from kg.names import digest, name_key, post_label
from kg.records import ArticleFacts, Evidence, Extraction, Person, Place, Span, Tenure, Unit
from kg.reference.gazetteer import is_city
from kg.reference.reference import load_reference


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


SURNAMES: Final = (
    ("Nguyễn", 31), ("Trần", 11), ("Lê", 9), ("Phạm", 7), ("Hoàng", 5), ("Vũ", 4), ("Phan", 4), ("Võ", 3), ("Đặng", 3),
    ("Bùi", 3), ("Đỗ", 3), ("Hồ", 2), ("Ngô", 2), ("Dương", 2), ("Lý", 1), ("Đinh", 2), ("Đào", 1), ("Trịnh", 1),
    ("Lương", 1), ("Mai", 1), ("Tạ", 1), ("Hà", 1), ("Cao", 1), ("Thái", 1),
)  # fmt: skip
MIDDLES: Final = words("Văn Văn Văn Thị Thị Thị Thị Đức Hữu Minh Quang Thanh Xuân Ngọc Quốc Công Đình Bá")
SECOND_MIDDLES: Final = words("Kim Thu Hồng Phương Tuấn Anh Hoài Bích Trọng Thế Viết Duy Hải Mạnh")
GIVENS: Final = words(
    "An Anh Ánh Bắc Bình Bính Bích Cảnh Châu Chi Chiến Chính Chung Cường Danh Dung Dũng Duyên Dương Đại Đạt Định "
    "Đông Đức Giang Hà Hạ Hải Hạnh Hanh Hằng Hậu Hiền Hiển Hiệp Hiếu Hoa Hóa Hòa Hoàn Hoàng Hồng Huấn Huệ Hùng "
    "Hưng Huy Huyền Hương Hường Khánh Khoa Kiên Kiệt Lam Lan Lâm Lê Lệ Liên Linh Loan Long Lộc Lợi Lượng Lương "
    "Mai Mạnh Minh Mơ Nam Nga Ngân Nghĩa Ngọc Nguyên Nguyệt Nhàn Nhung Oanh Phong Phú Phúc Phương Phượng Quân "
    "Quang Quốc Quý Quyên Quyết Sáng Sâm Sơn Tài Tâm Tân Tấn Thái Thanh Thành Thạnh Thảo Thắng Thịnh Thoa Thông "
    "Thu Thủy Thùy Thuận Thúy Tiến Toàn Trang Trí Tri Trung Trường Tú Tuân Tuấn Tùng Tuyến Tuyết Vân Việt Vinh "
    "Vượng Xuân Yên Yến"
)
ROOMS: Final = 12
DISTRICTS: Final = ("Châu Thành", "Tân Lập", "Yên Sơn", "Phú Hòa", "Long Điền", "Vĩnh Lộc")
FIRST_DAY, DAYS = date(2010, 1, 4), 6000  # to the middle of 2026
MERGED: Final = "2025-07-01"
TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
SEEN, SHOWN = 10, 5  # articles that show a person, and people whom an article shows, on average
_TELLS: Final = {"transfer": 0.5, "transfer untold": 0.0}  # how often an article tells the post held before
HERE: Final = Evidence(Span(0, 4), (), "made-up")


class Stint(NamedTuple):
    """A post from a day up to another; ``house`` is the province as it was called before the mergers."""

    title: str
    unit: str
    house: str
    family: str
    since: str
    until: str


@dataclass(slots=True)
class Someone:
    """A person of the corpus; ``marks`` are the names of what makes this person hard."""

    number: int
    name: str
    stints: tuple[Stint, ...]
    marks: set[str] = field(default_factory=set)

    def at(self, day: str) -> int | None:
        """The number of the post held on a day."""
        return next((n for n, stint in enumerate(self.stints) if stint.since <= day < stint.until), None)


class Sighting(NamedTuple):
    """Who is behind a name of an article."""

    article: str
    name: str
    person: int


class World:
    """The people of a corpus of ``articles`` articles."""

    def __init__(self, articles: int, seed: int = 1) -> None:
        self._random = Random(seed)
        self._articles = articles
        provinces = load_reference().provinces
        self._heirs = {p.name: _heir(p.replaced_by, p.name) for p in provinces if p.valid_to == MERGED}
        self.houses = sorted({p.name for p in provinces if (p.valid_to or MERGED) == MERGED and _old(p.valid_from)})
        self.people: list[Someone] = []
        self._of_house: dict[str, list[Someone]] = {}
        for _ in range(max(40, articles * SHOWN // SEEN)):
            self._add(self._name())
        self._mark_homonyms()

    # ------------------------------------------------------------------ people

    def _name(self) -> str:
        surnames, weights = zip(*SURNAMES, strict=True)
        second = [self._random.choice(SECOND_MIDDLES)] if self._random.random() < 0.35 else []
        first = [self._random.choices(surnames, weights)[0], self._random.choice(MIDDLES)]
        return " ".join([*first, *second, self._random.choice(GIVENS)])

    def _add(self, name: str) -> None:
        chance = self._random
        someone = Someone(len(self.people), name, tuple(self._career()))
        self._enter(someone)
        if len({stint.house for stint in someone.stints}) > 1:
            someone.marks.add("transfer" if chance.random() < 0.7 else "transfer untold")
        elif len(someone.stints) > 1:
            someone.marks.add("career")
        if any(stint.house in self._heirs and stint.since < MERGED < stint.until for stint in someone.stints):
            someone.marks.add("merger")
        if chance.random() < 0.04 and (other := _toneless(name)):
            self._tone_pair(someone, other)
        if chance.random() < 0.05 and len(set(_spellings(name))) > 1:
            someone.marks.add("spellings")
        if chance.random() < 0.01:
            someone.marks.add("typing error")
        if chance.random() < 0.01:
            self._enter(Someone(len(self.people), name, (), {"private"}), someone.stints[0].house)

    def _tone_pair(self, one: Someone, name: str) -> None:
        """A colleague in the same posts, whose name differs in a tone mark."""
        other = Someone(len(self.people), name, one.stints, {"tone pair", *one.marks})
        one.marks.add("tone pair")
        self._enter(other)

    def _enter(self, someone: Someone, house: str | None = None) -> None:
        self.people.append(someone)
        for name in {stint.house for stint in someone.stints} | ({house} if house else set()):
            self._of_house.setdefault(name, []).append(someone)

    def _career(self) -> Iterator[Stint]:
        chance = self._random
        house, family = chance.choice(self.houses), chance.choices(("VKSND", "TAND"), (4, 1))[0]
        day = FIRST_DAY + timedelta(days=chance.randrange(-1500, DAYS - 400))
        rank = chance.choices(range(4), (5, 3, 2, 1))[0]
        for _ in range(chance.choices((1, 2, 3, 4), (4, 3, 2, 1))[0]):
            until = day + timedelta(days=chance.randrange(700, 2500))
            yield Stint(*self._post(rank, family), house, family, day.isoformat(), until.isoformat())
            day, rank = until, min(rank + 1, 3)
            if chance.random() < 0.06:
                house = chance.choice(self.houses)

    def _post(self, rank: int, family: str) -> tuple[str, str]:
        """A title and a unit, the unit without its house."""
        court = family == "TAND"
        chief = "Chánh án" if court else "Viện trưởng"
        if rank == 3:
            return self._random.choice((chief, f"Phó {chief}", f"Phó {chief}")), ""
        if rank == 2 and self._random.random() < 0.4:
            return chief, f"huyện {self._random.choice(DISTRICTS)}"
        if court:
            return ("Thẩm phán", "Phó Chánh Văn phòng", "Chánh Văn phòng")[rank], "Văn phòng" if rank else ""
        return ("Kiểm sát viên", "Phó Trưởng phòng", "Trưởng phòng")[rank], f"Phòng {self._random.randint(1, ROOMS)}"

    def _mark_homonyms(self) -> None:
        bearers: dict[str, list[Someone]] = {}
        for someone in self.people:
            bearers.setdefault(name_key(someone.name), []).append(someone)
        for group in bearers.values():
            for someone in group if len(group) > 1 else ():
                own = {(stint.house, stint.family) for stint in someone.stints}
                others = (other for other in group if other is not someone)
                shared = any(own & {(s.house, s.family) for s in other.stints} for other in others)
                someone.marks.add("homonyms, one house" if shared else "homonyms")

    # ------------------------------------------------------------------ articles

    def articles(self) -> Iterator[tuple[ArticleFacts, list[Sighting]]]:
        """The articles in order of their numbers, each with the truth of its people."""
        for number in range(self._articles):
            chance = Random(f"{number}")
            day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
            yield self._article(f"a{number:07}", day, chance.choice(self.houses), chance)

    def _article(self, name: str, day: str, house: str, chance: Random) -> tuple[ArticleFacts, list[Sighting]]:
        shown = _Shown(name, day, house, self._heirs)
        here = self._of_house.get(house, [])
        wanted = chance.randint(2, 2 * SHOWN - 2)
        for _ in range(4 * wanted if here else 0):  # not all of them are in office on the day
            if len(shown.truth) < wanted:
                guest = chance.random() < 0.1
                shown.show(chance.choice(self.people if guest else here), chance, bare=0 if guest else 1 / 12)
        return shown.facts(), shown.truth


class _Shown:
    """One article as it is written."""

    def __init__(self, name: str, day: str, house: str, heirs: dict[str, str]) -> None:
        self.name, self.day, self.heirs = name, day, heirs
        self.truth: list[Sighting] = []
        self.people: list[Person] = []
        self.tenures: list[Tenure] = []
        self.units: dict[str, Unit] = {}
        self.known: set[str] = set()
        self._body("VKSND", house, day)

    def show(self, someone: Someone, chance: Random, bare: float) -> None:
        """Show a person in the post of the day, if any; ``bare`` is how often without it."""
        now = someone.at(self.day) if someone.stints else None
        name = self._printed(someone, chance)
        private = "private" in someone.marks
        if name_key(name) in self.known or (now is None and not private):
            return
        self.known.add(name_key(name))
        self.truth.append(Sighting(self.name, name, someone.number))
        self.people.append(Person(name, private=private, official=not private, mentions=(Span(0, 4),)))
        if now is not None and chance.random() >= bare:
            self._hold(name, someone.stints[now], former=False)
            if now and chance.random() < _TELLS.get("".join(someone.marks & _TELLS.keys()), 0.1):
                self._hold(name, someone.stints[now - 1], former=True)

    def _printed(self, someone: Someone, chance: Random) -> str:
        if "typing error" in someone.marks and chance.random() < 0.2:
            return _toneless(someone.name) or someone.name
        return chance.choice(_spellings(someone.name)) if "spellings" in someone.marks else someone.name

    def _hold(self, name: str, stint: Stint, *, former: bool) -> None:
        day = min(stint.until, self.day) if former else self.day
        body = self._body(stint.family, stint.house, day)
        unit = self._part(stint.unit, body, day) if stint.unit else body
        self.tenures.append(Tenure(name, stint.title, unit.label, HERE, former=former))

    def _body(self, family: str, house: str, day: str) -> Unit:
        province = self.heirs.get(house, house) if day >= MERGED else house
        top, kind = f"{family} tối cao", "procuracy" if family == "VKSND" else "court"
        self.units.setdefault(top, Unit(top, f"{kind}.supreme"))
        word = "thành phố" if is_city(province, self.day) else "tỉnh"
        return self._unit(Unit(f"{family} {word} {province}", f"{kind}.provincial", None, (), top, province))

    def _part(self, own: str, body: Unit, day: str) -> Unit:
        if own.startswith(("Phòng", "Văn phòng")):
            return self._unit(Unit(f"{own} {body.label}", "department", None, (), body.label, body.province))
        family, _, rest = body.label.partition(" ")
        name, level = own.removeprefix("huyện "), "district"
        if day >= MERGED:
            name, level = str(1 + DISTRICTS.index(name)), "regional"
            own = f"khu vực {name}"
        kind = body.kind.replace("provincial", level)
        return self._unit(Unit(f"{family} {own} {rest}", kind, None, (), body.label, body.province, name))

    def _unit(self, unit: Unit) -> Unit:
        return self.units.setdefault(unit.label, unit)

    def facts(self) -> ArticleFacts:
        """The article as extraction would hand it to identity."""
        places = tuple(Place(name) for name in dict.fromkeys(u.province for u in self.units.values()) if name)
        found = Extraction(
            people=tuple(self.people), units=tuple(self.units.values()), places=places, tenures=tuple(self.tenures)
        )
        sha = digest(self.name, 64)
        return ArticleFacts(f"{self.name}--{sha[:8]}", sha, "", (), found, published=self.day)


def text_of(facts: ArticleFacts) -> str:
    """The article in words, for runs from the text on."""
    day, found = date.fromisoformat(facts.published or ""), facts.extraction
    host = next(unit.label for unit in found.units if unit.kind.endswith(".provincial"))
    lines = [f"{host} giao ban", "", f"Ngày {day:%d/%m/%Y}, {host} tổ chức Hội nghị giao ban công tác."]
    for person in found.people:
        held = [tenure for tenure in found.tenures if tenure.person == person.name]
        posts = ", ".join(f"{'nguyên ' if one.former else ''}{post_label(one.title, one.unit or '')}" for one in held)
        who = f"bị can {person.name}" if person.private else f"đồng chí {person.name}{', ' + posts if posts else ''}"
        lines.append(f"Hội nghị nghe báo cáo về {who}." if person.private else f"Tham dự Hội nghị có {who}.")
    return "\n\n".join(lines)


def _heir(replaced_by: tuple[str, ...], name: str) -> str:
    names = {province.id: province.name for province in load_reference().provinces}
    return next((names[one] for one in replaced_by), name)


def _old(valid_from: str | None) -> bool:
    return (valid_from or "") < FIRST_DAY.isoformat()


def _spellings(name: str) -> list[str]:
    """Ways to print a name that mean the same; the first is that of most articles."""
    new = name
    for old, other in (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("úy", "uý"), ("ùy", "uỳ")):
        new = new.replace(old, other)
    return [name, name, name, new, name.upper()]


def _toneless(name: str) -> str | None:
    """The name with the tone mark of its last syllable dropped, None if there is none or it can't be dropped."""
    head, _, last = name.rpartition(" ")
    bare = "".join(letter for letter in unicodedata.normalize("NFD", last) if letter not in TONES)
    plain = unicodedata.normalize("NFC", bare)
    return None if plain == last or plain.endswith(("c", "p", "t", "ch")) else f"{head} {plain}"


def main() -> None:
    """Write the articles as JSON lines, and beside them the truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("texts", type=Path, help="JSON lines for kg build; the truth goes to FILE.truth.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    truth = chosen.texts.with_suffix(".truth.jsonl")
    with chosen.texts.open("w", encoding="utf-8") as texts, truth.open("w", encoding="utf-8") as sightings:
        for facts, seen in World(chosen.articles, chosen.seed).articles():
            row = {"id": facts.id.partition("--")[0], "text": text_of(facts), "published": facts.published}
            texts.write(json.dumps(row, ensure_ascii=False) + "\n")
            sightings.writelines(json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in seen)


if __name__ == "__main__":
    main()
