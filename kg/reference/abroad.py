"""Names of people from abroad, whom no body of Viet Nam is given that the text does not name."""

import re
from functools import lru_cache

from kg.names import slug
from kg.reference.surnames import load_surnames

_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_SPELLED_OUT = re.compile(r"\w-[^\W\d_A-ZĐ]")
"""A name as it sounds, syllable by syllable: "Xay-nha-vông"."""
_LATIN = re.compile(r"[A-Za-záéíóúüñçèëï]{2,}")
"""Words in letters that are also those of Spanish or French: "María"."""


@lru_cache(maxsize=1 << 14)
def is_from_abroad(name: str) -> bool:
    """Whether a name is spelled out by its sounds, or opens with a word that no name of Viet Nam, in the highlands too,
    can open with: of letters that other languages have too, and no syllable of the language."""
    if _SPELLED_OUT.search(name):
        return True
    first = name.split(" ")[0]
    known = any(first == one or (one.endswith("'") and first.startswith(one)) for one in load_surnames())
    return not known and bool(_LATIN.fullmatch(first)) and not _SYLLABLE.fullmatch(slug(first))
