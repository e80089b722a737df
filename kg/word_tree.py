"""An expression for any of many words that a search finds quickly."""

import re
from collections.abc import Iterable, Mapping

WORD_END = r"(?!\w)"
BLANK = r"[ \n] {0,2}"
"""For a blank in a row of data: one to three blanks, or the end of one line."""


def any_word(words: Iterable[str], *, blank: str = " ", end: str = WORD_END) -> re.Pattern[str]:
    """`word_tree` compiled, for whole words."""
    return re.compile(word_tree(words, blank=blank, end=end))


def word_tree(words: Iterable[str], *, blank: str = " ", end: str = "") -> str:
    """An expression for any of ``words`` where a word begins, the longest first, with ``end`` after it.

    It is built as a tree of letters, and begins with a plain letter in each branch, so that the search skips the
    letters with which no word begins.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in sorted(set(words)):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    branches = []
    for first, below in sorted(tree.items()):
        start = f"(?<!\\w{re.escape(first)})" if first[0].isalnum() else ""
        branches.append(f"{re.escape(first)}{start}{_branch(below, blank, end)}")
    return f"(?:{'|'.join(branches)})"


def _branch(node: Mapping[str, Mapping], blank: str, end: str) -> str:  # type: ignore[type-arg]
    longer = [
        f"{blank if char == ' ' else re.escape(char)}{_branch(below, blank, end)}"
        for char, below in sorted(node.items())
        if char
    ]
    if "" in node:
        longer.append(end)
    return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"
