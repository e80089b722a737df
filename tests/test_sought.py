"""What is looked for in a whole article at once is found as a compiled expression finds it."""

import gc
import re
from pathlib import Path

import pytest

from kg.literals import literals
from kg.names import fold
from kg.pipeline.read import facts_of
from kg.records import Article
from kg.sought import AnyWord, Sought
from kg.text.clean import clean
from kg.word_tree import WORD_END, word_tree

ARTICLES = sorted((Path(__file__).parents[1] / "data" / "articles").rglob("*.txt"))[:6]
WORDS = ("hội", "hội nghị", "hội nghị sơ kết", "nghị", "vks", "viện", "viện kiểm sát", "1", "và", "a", "(", "số")
TEXTS = (
    *(fold(clean(path.read_text("utf-8"))[0]) for path in ARTICLES),
    "hội nghị hội nghị sơ kết",
    "hội\nnghị và viện\nkiểm sát",
    "hộihội nghịa vksnd_viện (và) số1",
    "",
)


def _spans(matches: object) -> list[tuple[int, int]]:
    return [match.span() for match in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize("blank", [" ", r"[ \n] {0,2}"])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_words_are_found_as_by_their_expression(text: str, blank: str) -> None:
    words = AnyWord(WORDS, blank=blank)
    expression = re.compile(word_tree(WORDS, blank=blank, end=WORD_END))
    for start, end in ((0, len(text)), (len(text) // 3, 2 * len(text) // 3), (len(text), len(text))):
        expected = _spans(expression.finditer(text, start, end))
        assert _spans(words.find_all(text, start, end)) == expected
        first = words.search(text, start, end)
        assert (first.span() if first else None) == next(iter(expected), None)


def test_each_expression_of_the_grammars_is_found_as_it_would_be_by_itself() -> None:
    for path in ARTICLES:  # compiles them all
        facts_of(Article("a", path.read_text("utf-8"), "a.txt"))
    all_sought = [
        one for one in gc.get_objects() if issubclass(type(one), Sought)
    ]  # asked itself, a weak reference may be dead
    assert len(all_sought) > len(WORDS)
    for text in TEXTS:
        third = len(text) // 3
        for sought in all_sought:
            for start, end in ((0, len(text)), (third, 2 * third)):
                expected = _spans(sought.expression.finditer(text, start, end))
                assert _spans(sought.find_all(text, start, end)) == expected, sought.expression.pattern


def test_goes_from_text_to_text_and_back() -> None:
    words = AnyWord(["hội nghị"])
    one, other = "một hội nghị", "hội nghị khác"
    found = [words.search(text, 0, len(text)) for text in (one, other, one)]
    assert [match.start() for match in found if match] == [4, 0, 4]


def test_words_made_later_are_looked_for_in_a_text_read_before() -> None:
    text = "một phiên họp bất thường"
    assert AnyWord(["phiên họp"]).search(text, 0, len(text))
    assert AnyWord(["bất thường"]).search(text, 0, len(text))


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("hội nghị", {"hội nghị"}),
        (r"(?<!\w)(?:khối|cụm)(?: thi đua)? \d", {"khối ", "cụm ", "khối thi đua ", "cụm thi đua "}),
        (r"[;,] (?:và )?cần", {"; cần", ", cần", "; và cần", ", và cần"}),
        (r"quê(?: quán)?", {"quê", "quê quán"}),
        (r"bị[ \n] {0,2}can", {"bị "}),
        (r"(?:rất )+đông", {"rất "}),
        (r"(?:kết nối|nối)[^.]{0,60}đến", {"kết nối", "nối"}),
        (r"(?P<word>ba|bốn)\nngười$", {"ba người", "bốn người"}),
    ],
)
def test_reads_the_beginnings_of_an_expression(pattern: str, starts: set[str]) -> None:
    assert literals(pattern) == starts


@pytest.mark.parametrize("pattern", [r"\d+ vụ", r"[^;]*hội", r"(?:rất )?", r"(?:rất )*đông|\w", "(?i)hội", " ?(?:a|)"])
def test_an_expression_that_may_begin_with_anything_cant_be_sought(pattern: str) -> None:
    assert literals(pattern) is None
    with pytest.raises(ValueError, match="begin with anything"):
        Sought(pattern)
