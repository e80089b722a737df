"""Whether a text is an article at all."""

import re
from itertools import islice
from math import ceil

from kg.errors import InputError

# Letters that no other language of wide use has: ă đ ơ ư, vowels with hook or dot below, or with a tone over a
# circumflex, breve or horn; where the text is decomposed, the hook, the horn and the dot alone.
_VIETNAMESE = re.compile("[ăĂđĐðÐơƠưƯ\u0309\u031b\u0323\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_SAMPLE = 20_000  # code points that are judged
_MIN_WORDS = 5
_MIN_SHARE = 0.1  # of the words; in the genre about one in two has such a letter, in French or Czech prose none


def check(text: str, limit: int) -> None:
    """Nothing when ``text`` may be an article in Vietnamese of at most ``limit`` UTF-8 bytes.

    Raises:
        InputError: empty, too-large or not-an-article.
    """
    if not text.strip():
        raise InputError("there is no text in it", reason="empty")
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise InputError(f"larger than {limit} bytes; --max-article-bytes allows more", reason="too-large")
    words = _WORD.findall(text[:_SAMPLE])
    if len(words) < _MIN_WORDS:
        raise InputError(f"fewer than {_MIN_WORDS} words", reason="not-an-article")
    enough = ceil(_MIN_SHARE * len(words))
    if sum(1 for _ in islice(filter(_VIETNAMESE.search, words), enough)) < enough:
        raise InputError("no Vietnamese text with its diacritics", reason="not-an-article")
