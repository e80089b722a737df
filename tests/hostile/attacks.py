"""Inputs that somebody made to do harm, or that chance made: nasty words, and changes of good text and bytes."""

from random import Random

NASTY = (
    "\x1b[2J\x1b]0;x\x07",
    "\x9b31m",
    "\x00",
    "\x07",
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\r",
    "\n",
    "\t",
    "\n\n\n",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200b",
    "\u200d",
    "\u200f",
    "\ufeff",
    "\u00ad",
    "\ufe0f",
    "\U000e0041",
    "\ufdd0",
    "\ud800",
    "\udfff",
    "\ud83d\ude00",
    "\U0010ffff",
    "\uffff",
    "\u0301" * 300,
    "ế\u0323\u0302" * 40,
    "İ",
    "ﬀ",
    "ẞ",
    "Ð",
    "\u1100\u1161\u11a8",
    "ﷺ",
    "𝐍𝐠𝐮𝐲ễ𝐧",
    "Ｌê",
    "٤/٧/٢٠٢٤",
    "²",
    "½",
    "①",
    "<script>alert(1)</script>",
    "</script><!--",
    "]]>",
    "&lt;b&gt;",
    "&#0;",
    "{{7*7}}",
    "{% raw %}",
    "${x}",
    "$person",
    '"',
    "'",
    "\\",
    "`",
    "'''",
    '"""',
    "\\u003c",
    "\\x41",
    "%00",
    "%0a",
    "> . <x> <y> <z> . <",
    '"@vi . <a> <b> "',
    "^^<x>",
    "} UNION { ?s ?p ?o",
    "# \r SERVICE <http://x/>",
    "; DROP ALL",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1+1",
    "-2+3",
    "../../etc/passwd",
    "..\\..\\",
    "/etc/passwd",
    "C:\\x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://[::1",
    "data:text/html,x",
    "NaN",
    "-0",
    "1e999",
    "9" * 40,
    "00000",
    "31/02/2024",
    "00/00/0000",
    "99/99/9999",
    "2024-13-99",
    "ngày 31/4/2023",
    "năm 0",
    "năm 99999",
    "quý 9",
    "tháng 13",
    "-1/0",
    "100,000,000.000,5%",
    "1/0 chỉ tiêu",
    "1.2.3.4.5",
    "Nghị quyết số 0/0/QH",
    "số /QĐ-VKSTC",
    "số 99999999999999999999/QĐ",
    "đồng chí ",
    "Đồng chí",
    "đ/c",
    "đ.c.",
    "ông",
    "(",
    ")",
    "((((((",
    "))))))",
    "[[[[",
    "“",
    "”",
    "«",
    "- ",
    "• ",
    "|",
    ":",
    ";",
    ",,,,",
    "......",
    "…",
    "?",
    "!",
    "–",
    "—",
    "VKSND tỉnh",
    "VKSND tối cao",
    "Vụ 7",
    "Vụ 0",
    "Vụ 99999",
    "Cụm thi đua số 6",
    "Cụm thi đua số",
    "Phó Viện trưởng",
    "Viện trưởng Viện trưởng Viện trưởng",
    "nguyên",
    "cùng dự",
    "chủ trì",
    "phát biểu",
    "ký",
    "bổ nhiệm",
    "điều động",
    "Nguyễn Văn A",
    "NGUYỄN VĂN A",
    "Nguyễn",
    "thứ hai, ngày",
    "sáng ngày",
    "từ ngày 1/1 đến ngày",
    "Điều 1",
    "khoản 2 Điều",
)
"""Words that break out, that look like syntax, or that press on a rule of the grammar."""


def changed(chance: Random, text: str, others: tuple[str, ...]) -> str:
    """``text`` after one to eight changes: words put in, taken out, doubled, moved, swapped with those of another."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 20, 80, 400)))
        piece = text[start:end]
        other = chance.choice(others)
        place = chance.randrange(len(other) + 1)
        new = chance.choice(
            (
                "",
                piece * 2,
                piece[::-1],
                piece.upper(),
                piece.swapcase(),
                piece.replace(" ", ""),
                piece.replace(" ", "\n"),
                piece + chance.choice(NASTY),
                chance.choice(NASTY),
                chance.choice(NASTY) * chance.choice((1, 2, 9, 60)),
                other[place : place + chance.choice((3, 30, 200))],
                chr(chance.randrange(0x110000)),
            )
        )
        text = text[:start] + new + text[end:]
    return text


def changed_bytes(chance: Random, data: bytes) -> bytes:
    """``data`` after one to eight changes: bytes flipped, put in, taken out, doubled, cut off."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 1, 2, 4, 8, 64)))
        piece = data[start:end]
        new = chance.choice(
            (
                b"",
                piece * 2,
                bytes(byte ^ (1 << chance.randrange(8)) for byte in piece),
                chance.randbytes(len(piece)),
                chance.choice(
                    (b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80")
                ),
                chance.choice(NASTY).encode("utf-8", "surrogatepass"),
            )
        )
        data = data[:start] + new + data[end:]
        if chance.random() < 0.05:
            data = data[: chance.randrange(len(data) + 1)]
    return data
