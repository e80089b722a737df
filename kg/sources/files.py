"""The text in the bytes of a file, and names that can be shown."""

import os
from pathlib import Path

from kg.errors import InputError

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
_SAMPLE = 65_536  # bytes looked at for controls
_MAX_CONTROLS = 0.02  # of all bytes; text has none, a compressed or image file about 0.1


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes, without a byte order mark. Raises: InputError (empty, binary, not-utf8)."""
    if not data.strip():
        raise InputError("there is nothing in it", reason="empty")
    if data.startswith(_WIDE):
        raise InputError("it is UTF-16; save it as UTF-8", reason="not-utf8")
    sample = data[:_SAMPLE]
    if b"\0" in data or len(sample) - len(sample.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(sample):
        raise InputError("it holds bytes that no text has", reason="binary")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"not UTF-8 at line {line}; save it as UTF-8", reason="not-utf8") from error


def printable(path: Path | str) -> str:
    """A path as text that can be written anywhere: bytes that are no UTF-8 and controls are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
