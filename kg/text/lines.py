"""The lines of a clean text, the smallest things that zones are made of."""

from kg.frozen import record

_STOPS = (".", "!", "?", "…", ";", ":", ",")
_CLOSERS = "\"'”’»)]"
BULLETS = "-+*•–|"


@record
class Line:
    """A line that is not empty. ``gap``: an empty line stands before it. ``folded`` has the length of ``words``."""

    start: int
    end: int
    words: str
    folded: str
    gap: bool

    @property
    def stopped(self) -> bool:
        """Ends like a sentence, or like a part of a list."""
        return self.words.rstrip(_CLOSERS).endswith(_STOPS)

    @property
    def asks(self) -> bool:
        """Ends with a question or an exclamation mark."""
        return self.words.rstrip(_CLOSERS).endswith(("?", "!"))

    @property
    def continues(self) -> bool:
        """Starts with a small letter, so it goes on with the sentence of the line above."""
        return self.words[0].islower()

    def cut(self, at: int) -> "tuple[Line, Line]":
        """The line before and after offset ``at`` of its words, without the blanks there; neither may be empty."""
        left, right = self.words[:at].rstrip(), self.words[at:].lstrip()
        begin = len(self.words) - len(right)
        first = Line(self.start, self.start + len(left), left, self.folded[: len(left)], self.gap)
        return first, Line(self.start + begin, self.end, right, self.folded[begin:], False)

    def part(self, start: int, end: int) -> "Line":
        """The words from ``start`` to ``end``, without the blanks at either side."""
        words = self.words[start:end]
        begin = start + len(words) - len(words.lstrip())
        stop = begin + len(words.strip())
        gap = self.gap and not start
        return Line(self.start + begin, self.start + stop, self.words[begin:stop], self.folded[begin:stop], gap)


def merged(lines: list[Line]) -> Line:
    """Neighbouring lines as one, the line ends made blanks; at least one line."""
    if len(lines) == 1:
        return lines[0]
    words, folded = (" ".join(part) for part in zip(*((line.words, line.folded) for line in lines), strict=True))
    return Line(lines[0].start, lines[-1].end, words, folded, lines[0].gap)


def lines_of(text: str, folded: str) -> list[Line]:
    """The non-empty lines of a clean text, in order."""
    found: list[Line] = []
    start, gap = 0, False
    for words in text.split("\n"):
        end = start + len(words)
        if words:
            found.append(Line(start, end, words, folded[start:end], gap))
        gap = not words
        start = end + 1
    return found
