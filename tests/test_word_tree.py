"""Any of many words, found from the places that one pass over a text gives, as a compiled expression finds them."""

import re
from pathlib import Path

import pytest

from kg.names import fold
from kg.text.clean import clean
from kg.word_tree import WORD_END, AnyWord, word_tree

ARTICLES = sorted((Path(__file__).parents[1] / "data" / "articles").rglob("*.txt"))[:8]
WORDS = ("hội", "hội nghị", "hội nghị sơ kết", "nghị", "vks", "viện", "viện kiểm sát", "1", "và", "a", "(", "số")
LINES = r"[ \n] {0,2}"
TEXTS = (
    *(fold(clean(path.read_text("utf-8"))[0]) for path in ARTICLES),
    "hội nghị hội nghị sơ kết",
    "hội\nnghị và viện\nkiểm sát",
    "hộihội nghịa vksnd_viện (và) số1",
    "",
)


@pytest.mark.parametrize("blank", [" ", LINES])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_finds_what_the_expression_finds(text: str, blank: str) -> None:
    words = AnyWord(WORDS, blank=blank)
    expression = re.compile(word_tree(WORDS, blank=blank, end=WORD_END))
    for start, end in ((0, len(text)), (len(text) // 3, 2 * len(text) // 3), (len(text), len(text))):
        expected = [match.span() for match in expression.finditer(text, start, end)]
        assert [match.span() for match in words.find_all(text, start, end)] == expected
        first = words.search(text, start, end)
        assert (first.span() if first else None) == next(iter(expected), None)


def test_goes_from_text_to_text_and_back() -> None:
    words = AnyWord(["hội nghị"])
    one, other = "một hội nghị", "hội nghị khác"
    found = [words.search(text, 0, len(text)) for text in (one, other, one)]
    assert [match.start() for match in found if match] == [4, 0, 4]


def test_lists_made_later_are_looked_for_in_a_text_read_before() -> None:
    text = "một phiên họp bất thường"
    assert AnyWord(["phiên họp"]).search(text, 0, len(text))
    assert AnyWord(["bất thường"]).search(text, 0, len(text))
