"""Reading an article costs as much for each character in a long text as in a short one, whatever the text repeats."""

import functools
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kg.pipeline.read import facts_of
from kg.records import Article

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
LONG = 50_000  # code points
GENEROUS = 50  # times the work of prose of the same length; the costliest repeat met takes 10 times
GROWTH = 4  # of the work for one character in a text ten times as long

REPEATS = (
    "VKSND ", "VKSND tỉnh Hà Nam ", "và ", ", ", "(", "()", "0123456789 ", "1", "1/", "Nguyễn Văn ", '"', "A",
    "VIỆN KIỂM SÁT ", "ngày 1/1/", "Hội nghị ", "Vụ ", "bản ", "Đảng ủy ", "tăng 5 vụ so với cùng kỳ ", "... ", "\n",
    "Ông ", "a\u0323\u0302 ", " ",
)  # fmt: skip


Work = Callable[..., float]  # CPU seconds that reading a text takes


@pytest.fixture(scope="module")
def reading(work: Callable[..., float]) -> Work:
    """The work of reading a text, the least of three tries: the grammars are compiled in the first."""
    return lambda text, tries=3: work(lambda: facts_of(Article("a", text, "a.txt")), tries)


@pytest.fixture(scope="module")
def usual(reading: Work) -> float:
    """The work of prose as long as the longest text here."""
    return reading(_prose(LONG))


def _repeated(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


@functools.cache
def _prose(length: int) -> str:
    return _repeated("\n\n".join(path.read_text("utf-8") for path in sorted(ARTICLES.rglob("*.txt"))), length)


@pytest.mark.parametrize("repeat", REPEATS, ids=ascii)
def test_no_repeat_blows_up(repeat: str, reading: Work, usual: float) -> None:
    assert reading(_repeated(repeat, LONG), tries=1) < GENEROUS * usual


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


@pytest.mark.parametrize("written", [_prose, _unlike])
def test_work_grows_with_length_alone(written: Callable[[int], str], reading: Work, usual: float) -> None:
    short, long = written(LONG // 10), written(LONG)
    assert reading(long) / len(long) < GROWTH * reading(short) / len(short)
