"""Raw text made clean: NFC, one kind of blank, no invisible characters, and the way back to the raw offsets.

Only what never carries meaning is changed, so that the clean text can be quoted: Unicode form, line ends, runs of
blanks, characters that print nothing, and the look-alikes of Đ. Tone placement, quotes and dashes stay as written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

Offsets = Sequence[int]

# U+00D0 Eth and U+0189 African D are printed for Đ by old Vietnamese keyboards; no Unicode form folds them.
_LOOK_ALIKES = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ", 0x256: "đ"}
# Blanks of Unicode category Zs, and the tab; U+000B and U+000C, U+0085, U+2028 and U+2029 end a line.
_BLANKS = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_SAME_LENGTH = {**_LOOK_ALIKES, **_BLANKS, **_LINE_ENDS}

# Prints nothing: controls, soft hyphen, zero-width characters, bidi controls, BOM, variation selectors, private
# interlinear marks, the lone surrogates that a lax decoder leaves.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff"
)
_DROP = re.compile(rf"\r(?=\n)|[{_INVISIBLE}]+")
_SPACE = re.compile(r" +\n[ \n]*|\n[ \n]*| {2,}")
_DIRTY_SPACE = ("  ", " \n", "\n ", "\n\n\n")
# A character below U+0300 never joins the one before it, so the text may be composed in these pieces.
_COMPOSABLE = re.compile("[\\u0000-\\u02ff]?[^\\u0000-\\u02ff]+")


def clean(raw: str) -> tuple[str, tuple[int, ...]]:
    """The clean text of ``raw``, and for each of its characters the raw offset it came from, the raw end being last.

    The text is NFC and stripped; paragraphs are lines, with at most one empty line between two; no line begins or
    ends with a blank. ``clean(clean(raw)[0])`` changes nothing. Time is linear in the length of ``raw``.
    """
    text = raw.translate(_SAME_LENGTH)
    offsets: Offsets = range(len(raw) + 1)
    if not text.isprintable():
        text, offsets = _replace(text, offsets, _dropped(text))
        text = text.replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text, offsets = _replace(text, offsets, _composed(text))
        text = text.translate(_LOOK_ALIKES)
    if any(piece in text for piece in _DIRTY_SPACE):
        text, offsets = _replace(text, offsets, _spaced(text))
    return _stripped(text, offsets)


_Edit = tuple[int, int, str]


def _replace(text: str, offsets: Offsets, edits: Iterator[_Edit]) -> tuple[str, Offsets]:
    """Text and offsets after the edits (start, end, new words), which come in order and do not overlap."""
    pieces: list[str] = []
    mapped: list[int] = []
    position = 0
    for start, end, new in edits:
        pieces += (text[position:start], new)
        mapped.extend(offsets[position:start])
        last = max(start, end - 1)
        mapped.extend(offsets[min(start + index, last)] for index in range(len(new)))
        position = end
    pieces.append(text[position:])
    mapped.extend(offsets[position:])
    return "".join(pieces), mapped


def _dropped(text: str) -> Iterator[_Edit]:
    return ((match.start(), match.end(), "") for match in _DROP.finditer(text))


def _spaced(text: str) -> Iterator[_Edit]:
    for match in _SPACE.finditer(text):
        found = match.group()
        lines = found.count("\n")
        new = " " if not lines else "\n\n" if lines > 1 else "\n"
        if new != found:
            yield match.start(), match.end(), new


def _composed(text: str) -> Iterator[_Edit]:
    for match in _COMPOSABLE.finditer(text):
        piece = match.group()
        if not unicodedata.is_normalized("NFC", piece):
            yield from _compose(match.start(), piece)


def _compose(start: int, piece: str) -> Iterator[_Edit]:
    """Edits that compose ``piece``: one for each base letter with its marks, or one for all where they interact."""
    parts = _letters(piece)
    composed = unicodedata.normalize("NFC", piece)
    forms = [unicodedata.normalize("NFC", part) for part in parts]
    if "".join(forms) != composed:
        yield start, start + len(piece), composed
        return
    for part, form in zip(parts, forms, strict=True):
        if part != form:
            yield start, start + len(part), form
        start += len(part)


def _letters(piece: str) -> list[str]:
    """``piece`` cut before each character that is not a combining mark."""
    starts = [index for index, char in enumerate(piece) if index and not unicodedata.combining(char)]
    return [piece[start:end] for start, end in zip([0, *starts], [*starts, len(piece)], strict=True)]


def _stripped(text: str, offsets: Offsets) -> tuple[str, tuple[int, ...]]:
    start = len(text) - len(text.lstrip(" \n"))
    kept = text.strip(" \n")
    return kept, tuple(offsets[start : start + len(kept)]) + (offsets[-1],)
