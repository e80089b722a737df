"""Keys and slugs of Vietnamese names: what distinguishes is kept, what does not is forgiven.

Tones and letters distinguish (Lê ≠ Lệ, Hà Nam ≠ Hà Giang). The placement of a tone mark (hoà = hòa), the Unicode form,
case, look-alike letters (Ð for Đ) and kinds of dash, quote and blank do not.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

# A capital letter, as the inside of a regex class: Vietnamese, and the letters of highland names.
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĬŬČÑ"

_ACUTE_LIKE = {
    "oa": ("oàoáoảoãoạ", "òaóaỏaõaọa"),
    "oe": ("oèoéoẻoẽoẹ", "òeóeỏeõeọe"),
    "uy": ("uỳuýuỷuỹuỵ", "ùyúyủyũyụy"),
}
_OLD_STYLE = {new[i : i + 2]: old[i : i + 2] for new, old in _ACUTE_LIKE.values() for i in range(0, len(new), 2)}
# An open syllable only (hoà, not hoàn); "qu" is a consonant, so quý stays.
# It begins with a letter, not with a look-behind, so that the search skips to that letter.
_NEW_STYLE_SYLLABLE = re.compile(r"[ou](?:(?<=o)[àáảãạèéẻẽẹ]|(?<=u)(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_LOOK_ALIKES = tuple(
    {
        "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-", "―": "-",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ",
    }.items()
)  # fmt: skip
_LOOK_ALIKE = re.compile(f"[{''.join(char for char, _ in _LOOK_ALIKES)}]")
_SHORT = 100  # code points up to which one search for all of them is quicker than one for each, and of a name
_KEPT = 1 << 15  # names that are not folded again, for articles repeat those of before


def fold(text: str) -> str:
    """The text to match on, of exactly the same length as ``text`` (NFC expected).

    Lower case, tone marks in the old placement (hoà -> hòa, thuỷ -> thủy), look-alike letters, dashes, quotes and
    blanks made one.
    """
    return _folded_name(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    if len(text) > _SHORT or _LOOK_ALIKE.search(text):
        for char, plain in _LOOK_ALIKES:
            if char in text:
                text = text.replace(char, plain)
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" and its like grow: keep such a character as it is
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _NEW_STYLE_SYLLABLE.sub(lambda match: _OLD_STYLE[match[0]], lowered)


_folded_name = lru_cache(maxsize=_KEPT)(_folded)


def name_key(name: str) -> str:
    """The key under which two spellings of one name meet: NFC, folded, single blanks."""
    return " ".join(fold(unicodedata.normalize("NFC", name)).split())


_Y, _I = "yýỳỷỹỵ", "iíìỉĩị"
_LOOSE_Y = re.compile(rf"(?<=[bcdđghklmnprstvx])[{_Y}](?![^\W\d_])|(?<=qu)[{_Y}](?![^\W\d_])")


def loose_key(name: str) -> str:
    """The key under which spellings meet that may be of one name: that of `name_key`, with i where y sounds the same.

    Mỹ and Mĩ, Lý and Lí, Quý and Quí meet; tay and tai, Thúy and Thúi do not. Names that meet here alone may be two.
    """
    return _LOOSE_Y.sub(lambda match: _I[_Y.index(match[0])], name_key(name))


def old_style(text: str) -> str:
    """``text`` with tone marks in the old placement, case kept: "Hoà" -> "Hòa". Same length."""
    return _old_style_name(text) if len(text) <= _SHORT else _old_style(text)


def _old_style(text: str) -> str:
    lowered = text.lower()
    if not _NEW_STYLE_SYLLABLE.search(lowered) or len(lowered) != len(text):
        return text
    folded = _NEW_STYLE_SYLLABLE.sub(lambda match: _OLD_STYLE[match[0]], lowered)
    return "".join(
        char if low == plain else (low.upper() if char.isupper() else low)
        for char, plain, low in zip(text, lowered, folded, strict=True)
    )


_old_style_name = lru_cache(maxsize=_KEPT)(_old_style)


def bare_title(title: str, unit: str) -> str:
    """``title`` without the words that ``unit`` repeats, so that the two read well side by side.

    "Trưởng phòng" of "Phòng 8 VKSND tỉnh X" -> "Trưởng"; "Ủy viên Trung ương Đảng" of "Ban Chấp hành Trung ương Đảng"
    -> "Ủy viên".
    """
    words, body = title.split(), unit.split()
    for size in range(min(len(words), len(body)), 0, -1):
        tail = name_key(" ".join(words[-size:]))
        if size < len(words) and tail in (name_key(" ".join(body[:size])), name_key(" ".join(body[-size:]))):
            return " ".join(words[:-size])
    return title


def post_label(name: str, unit: str) -> str:
    """A title and a body, the words in which they overlap once: "Trưởng phòng" and "Phòng 8" -> "Trưởng phòng 8"."""
    words, body = name.split(), unit.split()
    for size in range(min(len(words), len(body)), 0, -1):
        if name_key(" ".join(words[-size:])) == name_key(" ".join(body[:size])):
            return " ".join([*words, *body[size:]])
    return f"{bare_title(name, unit)} {unit}"


def slug(text: str) -> str:
    """A readable ASCII slug: "Lê Minh Trí" -> "le-minh-tri". Not unique: tones are lost."""
    plain = unicodedata.normalize("NFD", fold(unicodedata.normalize("NFC", text))).replace("đ", "d")
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def digest(text: str, length: int = 8) -> str:
    """The first ``length`` hex digits of the SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]
