"""Whether a text is an article at all, and in Vietnamese."""

import re
from collections.abc import Iterable
from itertools import islice
from math import ceil

from kg.errors import InputError

# Letters of Vietnamese: ă đ ơ ư, vowels with hook or dot below, or with a tone over a circumflex, breve or horn; where
# the text is decomposed, the hook, the horn and the dot alone. Some are also written elsewhere: ă in Romanian, đ in
# Croatian, ạ ẹ ị ọ ụ in Yoruba and Igbo, ẽ ỹ in Guaraní.
_VIETNAMESE = re.compile("[ăĂđĐðÐơƠưƯ\u0309\u031b\u0323\u1ea0-\u1ef9]")
_ONLY_VIETNAMESE = re.compile(
    "[ơƠưƯ\u0309\u031b\u1ea2-\u1eb7\u1eba\u1ebb\u1ebe-\u1ec9\u1ece-\u1ee3\u1ee6-\u1ef1\u1ef6\u1ef7]"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_SAMPLE = 20_000  # code points that are judged
_MIN_WORDS = 5
_MIN_SHARE = 0.1  # of the words; in the genre about one in two has such a letter, in French or Czech prose none
_MIN_ONLY = 0.05  # of the words; in the genre about one in three, in all other languages none


def check(text: str, limit: int) -> None:
    """Nothing when ``text`` may be an article in Vietnamese of at most ``limit`` UTF-8 bytes.

    Raises:
        InputError: empty, too-large, not-an-article or not-vietnamese.
    """
    if not text.strip():
        raise InputError("there is no text in it", reason="empty")
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise InputError(f"larger than {limit} bytes; --max-article-bytes allows more", reason="too-large")
    words = _WORD.findall(text[:_SAMPLE])
    if len(words) < _MIN_WORDS:
        raise InputError(f"fewer than {_MIN_WORDS} words", reason="not-an-article")
    if not (_share(words, _VIETNAMESE, _MIN_SHARE) and _share(words, _ONLY_VIETNAMESE, _MIN_ONLY)):
        raise InputError("no Vietnamese text with its diacritics", reason="not-vietnamese")


def _share(words: list[str], letters: re.Pattern[str], least: float) -> bool:
    """Whether so large a share of the words has one of the letters."""
    enough = ceil(least * len(words))
    found: Iterable[str] = filter(letters.search, words)
    return sum(1 for _ in islice(found, enough)) >= enough
