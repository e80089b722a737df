"""Time the explorer's index on an invented graph: python bench/explorer_index.py [things]. CPU milliseconds.

Names are made of Vietnamese syllables, units and meetings have hubs (Zipf), so that neighbours and ways meet both.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.view.index.ask import Index
from kg.view.index.write import write_index
from kg.view.model import Fact, Picture, Quote, Source, Thing

BASE = "https://w3id.org/vks/id/"
FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Thanh", "Xuân", "Ngọc", "Đình")
GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Đạt",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hòa",
    "Hương",
    "Khải",
    "Lan",
    "Linh",
    "Mai",
    "Nam",
    "Nga",
    "Phúc",
    "Quân",
    "Sơn",
    "Thảo",
    "Thủy",
    "Trang",
    "Tú",
    "Vy",
)
ASKED = ("nguyen", "duc", "dang van", "tran thi huong", "vksnd", "hoi nghi 12", "ly", "khong co ai ten nay")


def made_up(size: int) -> Picture:
    """A picture of ``size`` things and about twice as many facts, the same each time."""
    chance = random.Random(20140707)
    people, units, meetings = size * 7 // 10, size // 10, size // 5
    things = [
        Thing(f"{BASE}person/p{n}", f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}", "person")
        for n in range(people)
    ]
    things += [Thing(f"{BASE}org/u{n}", f"VKSND khu vực {n}", "procuracy") for n in range(units)]
    things += [Thing(f"{BASE}meeting/m{n}", f"Hội nghị {n}", "meeting", start="2024-01-01") for n in range(meetings)]
    facts, quotes = [], {}
    for n in range(people):
        unit, meeting = int(chance.paretovariate(0.6)) % units, int(chance.paretovariate(0.4)) % meetings
        for kind, target in (("tenure", f"org/u{unit}"), ("attend", f"meeting/m{meeting}")):
            mention = f"{BASE}mention/{kind}{n}"
            facts.append(Fact(kind, f"{BASE}person/p{n}", BASE + target, evidence=(mention,)))
            quotes[mention] = Quote(f"{BASE}article/a{n % 1000}", f"Câu thứ {n} nói về {target}.", 0, 5)
    facts += [Fact("parent", f"{BASE}org/u{n}", f"{BASE}org/u{n // 20}") for n in range(1, units)]
    sources = {f"{BASE}article/a{n}": Source(f"{BASE}article/a{n}", f"Bài {n}") for n in range(1000)}
    return Picture(tuple(sorted(things, key=lambda one: one.iri)), tuple(facts), quotes, sources)


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def told(name: str, times: list[float], allowed: float) -> None:
    times = sorted(times)
    middle, late = statistics.median(times), times[int(len(times) * 0.99)]
    print(f"{name:<12} median {middle:7.2f}  p99 {late:7.2f}  most {times[-1]:7.2f}  allowed {allowed:g}")


def main(size: int) -> None:
    picture, chance = made_up(size), random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        built = timed(lambda: write_index(picture, path, "bench"))
        print(f"{size} things, {len(picture.facts)} facts")
        print(f"index in {built / 1000:.1f} CPU s, {path.stat().st_size / 1e6:.0f} MB")
        index = Index.open(path, "bench")
        some = [chance.choice(picture.things).iri for _ in range(400)] + index.top(20)
        told("search", [timed(lambda text=text: index.search(text)) for text in ASKED for _ in range(20)], 20)
        told("neighbours", [timed(lambda iri=iri: index.neighbours(iri)) for iri in some], 10)
        told(
            "path",
            [timed(lambda a=a, b=b: index.way(a, b)) for a, b in zip(some[:200], some[200:400], strict=True)],
            500,
        )
        told("evidence", [timed(lambda n=n: index.evidence(n)) for n in range(0, len(picture.facts), 997)], 10)
        told("part", [timed(lambda iri=iri: index.part([iri])) for iri in some[-60:]], 500)
        index.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
