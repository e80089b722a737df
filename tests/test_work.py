"""Reading an article costs as much for each character in a long text as in a short one, whatever the text repeats."""

import functools
import gc
import time
from pathlib import Path
from random import Random

import pytest

from kg.pipeline.read import facts_of
from kg.records import Article

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
LONG = 100_000  # code points
GENEROUS = 25  # times the work of prose of the same length; the costliest repeat met takes 10 times
GROWTH = 2  # of the work for one character in a text ten times as long

REPEATS = (
    "VKSND ", "VKSND tỉnh Hà Nam ", "và ", ", ", "(", "()", "0123456789 ", "1", "1/", "Nguyễn Văn ", '"', "A",
    "VIỆN KIỂM SÁT ", "ngày 1/1/", "Hội nghị ", "Vụ ", "bản ", "Đảng ủy ", "tăng 5 vụ so với cùng kỳ ", "... ", "\n",
    "Ông ", "a\u0323\u0302 ", " ",
)  # fmt: skip


def _work(text: str) -> float:
    """CPU seconds that reading ``text`` takes; what earlier tests left in memory is not looked through for garbage."""
    gc.freeze()
    start = time.process_time()
    facts_of(Article("a", text, "a.txt"))
    spent = time.process_time() - start
    gc.unfreeze()
    return spent


def _repeated(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


@functools.cache
def _prose(length: int) -> str:
    return _repeated("\n\n".join(path.read_text("utf-8") for path in sorted(ARTICLES.rglob("*.txt"))), length)


@functools.cache
def _usual() -> float:
    """The work of prose, the least of three tries: the grammars are compiled in the first."""
    return min(_work(_prose(LONG)) for _ in range(3))


@pytest.mark.parametrize("repeat", REPEATS, ids=ascii)
def test_no_repeat_blows_up(repeat: str) -> None:
    assert _work(_repeated(repeat, LONG)) < GENEROUS * _usual()


def _unlike(length: int) -> str:
    """Invented news of a meeting a paragraph, no two with the same people, body, name and day."""
    random = Random(length)
    words = sorted({word for word in _prose(LONG).lower().split() if word.isalpha()})

    def some(count: int) -> str:
        return " ".join(random.choice(words) for _ in range(count))

    paragraphs = ["Tin của ngành"]
    while sum(map(len, paragraphs)) < length:
        who, whom, where = (some(2).title() for _ in range(3))
        paragraphs.append(
            f"Ngày {random.randint(1, 28)}/{random.randint(1, 12)}/2024, VKSND huyện {where} tổ chức "
            f"Hội nghị {some(6)}. "
            f"Đồng chí Nguyễn {who}, Phó Viện trưởng VKSND tỉnh Hà Nam chủ trì, yêu cầu các đơn vị {some(5)}. "
            f"Đơn vị ban hành {random.randint(1, 99)} kiến nghị theo Kế hoạch số {random.randint(1, 999)}/KH-VKS; "
            f"khen thưởng ông Trần {whom}."
        )
    return "\n\n".join(paragraphs)


def test_work_grows_with_length_alone_where_nothing_repeats() -> None:
    short, long = _unlike(LONG // 10), _unlike(LONG)
    _usual()
    assert _work(long) / len(long) < 2 * GROWTH * min(_work(short) for _ in range(4)) / len(short)


def test_work_grows_with_length_alone() -> None:
    short, long = LONG // 10, LONG
    _usual()
    assert (
        min(_work(_prose(long)) for _ in range(2)) / long < GROWTH * min(_work(_prose(short)) for _ in range(4)) / short
    )
