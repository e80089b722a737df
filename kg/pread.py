"""Bytes at a place of a file that several processes may have open as one."""

import os
from typing import BinaryIO


def read_at(file: BinaryIO, place: int, length: int) -> bytes:
    """So many bytes of what was flushed into a file, from ``place`` on, fewer at its end.

    Where the system can, this leaves alone the place that processes share which forked from one another.
    """
    read = getattr(os, "pread", None)
    if read is not None:
        return bytes(read(file.fileno(), length, place))
    file.seek(place)
    return file.read(length)
