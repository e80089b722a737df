"""Raw text made clean: NFC, one kind of blank, no invisible characters, and the way back to the raw offsets.

Only what never carries meaning is changed, so that the clean text can be quoted: Unicode form, line ends, runs of
blanks, characters that print nothing, and the look-alikes of Đ. Tone placement, quotes and dashes stay as written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

Offsets = Sequence[int]

# U+00D0 Eth and U+0189 African D are printed for Đ by old Vietnamese keyboards; no Unicode form folds them.
_LOOK_ALIKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
# Blanks of Unicode category Zs, and the tab; U+000B and U+000C, U+0085, U+2028 and U+2029 end a line.
_BLANKS = dict.fromkeys(
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_LINE_ENDS = dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n")
_SAME_LENGTH = {**_LOOK_ALIKES, **_BLANKS, **_LINE_ENDS}

# Prints nothing: controls, soft hyphen, zero-width characters, bidi controls, BOM, variation selectors, marks of
# interlinear notes, tags, and the lone surrogates that a lax decoder leaves. The carriage return is a control here
# because it is met before a line feed; alone it is made a line end first.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0d-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]+"
)
_ODD = re.compile(f"[{''.join(_SAME_LENGTH)}{_INVISIBLE.pattern[1:-2]}]")  # what is replaced, dropped or made one
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SPACE = re.compile(r" +\n[ \n]*|\n[ \n]*| {2,}")
_DIRTY_SPACE = ("  ", " \n", "\n ", "\n\n\n")
# A character below U+0300 never joins the one before it, so the text may be composed in these pieces.
_COMPOSABLE = re.compile("[\u0000-\u02ff]?[^\u0000-\u02ff]+")
_MAX_MARKS = 30  # combining marks on one letter, the bound of Unicode's stream-safe format (UAX 15); more are dropped


def clean(raw: str) -> tuple[str, tuple[int, ...]]:
    """The clean text of ``raw``, and for each of its characters the raw offset it came from, the raw end being last.

    The text is NFC and stripped; paragraphs are lines, with at most one empty line between two; no line begins or
    ends with a blank. ``clean(clean(raw)[0])`` changes nothing. Time is linear in the length of ``raw``.
    """
    text = raw
    offsets: Offsets = range(len(raw) + 1)
    chars = set(raw) if _ODD.search(raw) else set[str]()
    if "\r" in chars:
        text = _LONE_RETURN.sub("\n", text)
    for char in chars & _SAME_LENGTH.keys():
        text = text.replace(char, _SAME_LENGTH[char])
    if _INVISIBLE.search("".join(chars)):
        text, offsets = _replace(text, offsets, _dropped(_INVISIBLE, text))
    if not unicodedata.is_normalized("NFC", text):
        text, offsets = _replace(text, offsets, _piled(text, set(text)))
        text, offsets = _replace(text, offsets, _composed(text))
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


def _dropped(pattern: re.Pattern[str], text: str) -> Iterator[_Edit]:
    return ((match.start(), match.end(), "") for match in pattern.finditer(text))


def _piled(text: str, chars: set[str]) -> Iterator[_Edit]:
    """Edits that drop the combining marks over the bound, which would make composing slow."""
    marks = re.escape("".join(sorted(char for char in chars if unicodedata.combining(char))))
    if not marks:
        return iter(())
    return _dropped(re.compile(f"(?<=[{marks}]{{{_MAX_MARKS}}})[{marks}]+"), text)


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
    if len(kept) == len(text):
        return text, tuple(offsets)
    return kept, (*offsets[start : start + len(kept)], offsets[-1])
