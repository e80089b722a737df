"""Patterns for any of several words in folded text."""

import re
from collections.abc import Iterable

from kg.word_tree import WORD_END, word_tree


def any_word(words: Iterable[str], tail: str = WORD_END) -> re.Pattern[str]:
    """A pattern for any of ``words`` where a word begins, the longest first, with the expression ``tail`` after it."""
    return re.compile(f"{word_tree(words)}{tail}")
