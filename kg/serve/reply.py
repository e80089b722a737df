"""What a worker answers, and how jobs and answers cross the pipe between it and the server."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

LENGTHS = struct.Struct(">II")  # bytes of the head, bytes of the body


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: HTTP status, media type with its charset, the bytes, and further headers."""

    status: int
    type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def text(cls, status: int, message: str) -> "Reply":
        """A line of plain text."""
        return cls(status, "text/plain; charset=utf-8", f"{message}\n".encode())


def packed(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """A head (JSON) and a body as one run of bytes."""
    data = json.dumps(head).encode()
    return LENGTHS.pack(len(data), len(body)) + data + body


def read_job(stream: BinaryIO) -> dict[str, Any] | None:
    """The next job, or None when there will be no more."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    job: dict[str, Any] = json.loads(stream.read(head))
    stream.read(body)
    return job


def packed_reply(reply: Reply) -> bytes:
    return packed({"status": reply.status, "type": reply.type, "headers": dict(reply.headers)}, reply.body)


def unpacked_reply(head: bytes, body: bytes) -> Reply:
    return Reply(**json.loads(head), body=body)
