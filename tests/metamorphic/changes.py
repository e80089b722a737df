"""Changes to the text of an article that leave its facts as they were: spelling, case, furniture, abbreviations.

Every function takes raw text and returns raw text; none of them reads anything but its arguments.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

Change = Callable[[str], str]

_OPEN_OLD = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ"}
_OPEN_OLD |= {"õe": "oẽ", "ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}
_OPEN_NEW = {new: old for old, new in _OPEN_OLD.items()}
_OLD_SYLLABLE = re.compile(f"(?:{'|'.join(_OPEN_OLD)})(?![^\\W\\d_])", re.IGNORECASE)
_NEW_SYLLABLE = re.compile(f"(?<![qQ])(?:{'|'.join(_OPEN_NEW)})(?![^\\W\\d_])", re.IGNORECASE)

_LONG = {  # the words, and the letters that stand for them
    "Viện kiểm sát nhân dân": "VKSND",
    "Tòa án nhân dân": "TAND",
    "Ủy ban nhân dân": "UBND",
    "Hội đồng nhân dân": "HĐND",
}
_SUPREME = {"VKSND tối cao": "VKSNDTC", "TAND tối cao": "TANDTC"}
_ALONE = (r"(?<![\w/.(-])", r"(?![\w/)-])")  # in no number of a document and not in the brackets that give the letters


def decomposed(text: str) -> str:
    """Every letter with its marks apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def old_tones(text: str) -> str:
    """The mark of an open oa, oe, uy on its first letter: hòa, khỏe, thủy."""
    return _NEW_SYLLABLE.sub(lambda match: _cased(_OPEN_NEW[match[0].lower()], match[0]), text)


def new_tones(text: str) -> str:
    """The mark of an open oa, oe, uy on its second letter: hoà, khoẻ, thuỷ."""
    return _OLD_SYLLABLE.sub(lambda match: _cased(_OPEN_OLD[match[0].lower()], match[0]), text)


def _cased(letters: str, like: str) -> str:
    return "".join(new.upper() if old.isupper() else new for new, old in zip(letters, like, strict=True))


def hard_blanks(text: str) -> str:
    """Every blank one that does not break (U+00A0)."""
    return text.replace(" ", "\u00a0")


def wide_blanks(text: str) -> str:
    """Every third blank doubled, every fifth followed by one that does not break."""
    pieces = text.split(" ")
    blanks = ["  " if at % 3 == 0 else " \u00a0" if at % 5 == 0 else " " for at in range(1, len(pieces))]
    return "".join(piece + blank for piece, blank in zip(pieces, [*blanks, ""], strict=True))


def eths(text: str) -> str:
    """Eth (U+00D0, U+00F0) for Đ and đ."""
    return text.replace("Đ", "\u00d0").replace("đ", "\u00f0")


def shouted(text: str, headline: str | None) -> str:
    """The first ``headline`` in ``text`` in capitals; the text as it was where there is none."""
    return text.replace(headline, headline.upper(), 1) if headline else text


def framed(text: str, header: Sequence[str], footer: Sequence[str]) -> str:
    """The lines of ``header`` above the text, an empty line between, and those of ``footer`` below."""
    return "\n".join([*header, *[""] * bool(header), text.strip("\n"), *[""] * bool(footer), *footer]) + "\n"


def written_out(text: str) -> str:
    """Abbreviated bodies in words: VKSND -> Viện kiểm sát nhân dân."""
    for short, supreme in ((short, full) for full, short in _SUPREME.items()):
        text = _replaced(text, short, supreme)
    for long, short in _LONG.items():
        text = _replaced(text, short, long)
    return text


def abbreviated(text: str) -> str:
    """Bodies by their letters: Viện Kiểm sát nhân dân -> VKSND, but not where the text itself gives the letters."""
    for long, short in _LONG.items():
        text = _replaced(text, long, short, unless=r"(?![^.,;(]{0,40}\()")
    return text


def supreme_as_letters(text: str) -> str:
    """The supreme bodies by their letters: VKSND tối cao -> VKSNDTC."""
    for long, short in _SUPREME.items():
        text = _replaced(text, long, short, unless=r"(?! \()")
    return text


def _replaced(text: str, old: str, new: str, unless: str = "") -> str:
    flags = re.IGNORECASE if " " in old else re.NOFLAG
    words = re.escape(old).replace("òa", "(?:òa|oà)").replace("Ủy", "(?:Ủy|Uỷ)")
    return re.sub(_ALONE[0] + words + _ALONE[1] + unless, new, text, flags=flags)


def joined(text: str, paragraphs: Sequence[str]) -> str:
    """``paragraphs`` after the last line of ``text`` that is a whole sentence, above whatever closes the page."""
    lines = text.rstrip("\n").split("\n")
    last = max((at for at, line in enumerate(lines) if is_prose(line)), default=len(lines) - 1)
    return "\n".join([*lines[: last + 1], *(f"\n{words}" for words in paragraphs), *lines[last + 1 :]]) + "\n"


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of running text: long, and closed by a full stop."""
    return len(line) >= 120 and line.rstrip(' "”').endswith(".")
