"""What stands above the prose: banner, headline, stamp, byline, and the agency that opens the lead."""

import re

from kg.text.byline import authors, is_byline
from kg.text.found import Found
from kg.text.grammar import Grammar
from kg.text.lines import BULLETS, Line, merged
from kg.text.stamp import Stamp, crawled, date_in, hints, only_beside, stamp

_MAX_TITLE = 300  # code points; the longest headline met has 157
_MAX_SECTION = 60  # code points; a name above a headline: a section, or the office whose page it is
_MIN_TITLE, _MIN_LEAD = 20, 40  # code points on either side of a headline that runs into the lead
_MAX_ACRONYM = 6  # letters
_MAX_HEAD = 40  # lines; what is further down is prose
_SEAM = re.compile(r"(?<=[^\W_])[\"”’?!)]?(?=[\"“(]?[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[^\s\"“”(]*$")


def split_head(lines: list[Line], given_title: str | None, grammar: Grammar, found: Found) -> list[Line]:
    """The lines of the prose and what follows; the zones above it go to ``found``. ``given_title`` is folded."""
    head = _Head(lines, given_title, grammar, found)
    while head.step():
        pass
    return head.prose()


class _Head:
    """Walks down the lines above the prose."""

    def __init__(self, lines: list[Line], given_title: str | None, grammar: Grammar, found: Found) -> None:
        self.lines = list(lines)
        self.at = 0
        self.given = given_title
        self.grammar = grammar
        self.found = found
        self.title: Line | None = None
        self.under_banner = False
        self.dated_above = False  # the day stands above the headline; one below it counts more

    def step(self) -> bool:
        """Takes one line; False where the prose begins."""
        if self.at >= min(len(self.lines), _MAX_HEAD):
            return False
        if not self.title:
            self._take_crawl()
            if self.at >= len(self.lines):
                return False
        line = self.lines[self.at]
        kind = self._kind(line)
        if kind is None:
            return False
        if kind == "title":
            self._take_title(line)
        else:
            self.found.add(kind, line.start, line.end)
        if kind == "header" and self.dated_above and not self.title and not only_beside(line.folded, self.grammar):
            self.found.published = None  # a clock at the top of the page: the day of the visit
        self.under_banner = kind == "header"
        self.at += 1
        return True

    def prose(self) -> list[Line]:
        """The lines that are left, without the headline glued to the first and without the agency before it."""
        rest = self.lines[self.at :]
        seam = _seam(rest[0], self.grammar) if rest and not self.title else None
        if seam is not None:
            headline, rest[0] = rest[0].cut(seam)
            self._take_title(headline)
        credit = _credit(rest[0], self.grammar) if rest else 0
        if credit:
            first, rest[0] = rest[0].cut(credit)
            dated = date_in(first.folded)
            self.found.published = self.found.published or (dated[0] if dated else None)
            self.found.add("dateline", first.start, first.end)
        self.found.title = self.title.words if self.title else None
        return rest

    def _kind(self, line: Line) -> str | None:
        """Zone of a line above the prose; None for prose."""
        grammar = self.grammar
        if self.given and line.folded == self.given and not self.title:
            return "title"
        if not self.title and grammar.whole("banner", line.folded) and self._more(1) and line.words[-1] != ".":
            return "header"
        if self.under_banner and not self.title and self._names_owner(line):
            return "header"
        said = stamp(line.words, line.folded, grammar)
        if said:
            self._take_stamp(said)
            return "dateline"
        if self.title and hints(line.folded):
            return "dateline"
        if line.words[0] == "(" and grammar.whole("agency", line.folded) and grammar.publisher(line.folded):
            return "dateline"
        if self._more(1) and (grammar.whole("header", line.folded) or grammar.whole("furniture", line.folded)):
            return "header"
        if self._is_byline(line):
            self.found.authors = authors(line.words, line.folded, grammar)
            return "byline"
        return "title" if self._is_title(line) else None

    def _more(self, count: int) -> bool:
        return self.at + count < len(self.lines)

    def _names_owner(self, line: Line) -> bool:
        """The body whose portal it is, in capitals under the banner, with more above the headline or the headline."""
        owner = line.words.isupper() and len(line.words) <= 2 * _MAX_SECTION
        if not owner or not self.grammar.length("office", line.folded) or not self._more(1):
            return False
        following = self.lines[self.at + 1]
        if stamp(following.words, following.folded, self.grammar):
            return False
        return not following.stopped and len(following.words) <= _MAX_TITLE

    def _take_crawl(self) -> None:
        """Takes the prefix of a crawler off the next line; its day counts more than one above it."""
        crawl = crawled(self.lines[self.at].folded)
        if not crawl:
            return
        length, published = crawl
        self.found.published = published or self.found.published
        self.dated_above = True
        first = self.lines[self.at]
        if length < len(first.words):
            first, self.lines[self.at] = first.cut(length)
        else:
            self.at += 1
        self.found.add("dateline", first.start, first.end)

    def _take_stamp(self, said: Stamp) -> None:
        if not self.found.published or (self.title and self.dated_above):
            self.found.published = said.published
            self.dated_above = not self.title
        for part in said.rest.split(" | "):
            if not self.found.authors and is_byline(part, part.lower(), self.grammar):
                self.found.authors = authors(part, part.lower(), self.grammar)

    def _is_byline(self, line: Line) -> bool:
        """A name or a labelled name between headline and prose."""
        if not self.title or self.found.authors or not self._more(1) or len(line.words) > _MAX_SECTION:
            return False
        if not is_byline(line.words, line.folded, self.grammar) or line.folded in self.grammar.provinces:
            return False
        return bool(authors(line.words, line.folded, self.grammar))

    def _is_title(self, line: Line) -> bool:
        """A line that may be a headline, or go on with one."""
        if not self._looks_like_title(line):
            return False
        if not self.title:
            return True
        shouted = not line.gap and line.words.isupper() and self.title.words.isupper()
        return shouted or self._outranks(line)

    def _looks_like_title(self, line: Line) -> bool:
        if not self._more(1) or len(line.words) > _MAX_TITLE or line.continues or line.words[0] in BULLETS:
            return False
        following = self.lines[self.at + 1]
        if line.stopped and not line.asks and not line.words.endswith(("...", "…")):
            dated = stamp(following.words, following.folded, self.grammar)
            return bool(dated) and not line.words.endswith((";", ",", ":"))
        if (following.continues and not following.gap) or self.grammar.whole("caption", line.folded):
            return False
        return _seam(line, self.grammar) is None

    def _outranks(self, line: Line) -> bool:
        """A second headline, with the stamp under it, where the first is short: that was a section's name."""
        title = self.title
        if title is None or len(title.words) > _MAX_SECTION or len(line.words) <= len(title.words):
            return False
        following = self.lines[self.at + 1]
        dated = stamp(following.words, following.folded, self.grammar)
        return bool(dated) and self.found.published is None

    def _take_title(self, line: Line) -> None:
        if self.title and self._outranks(line):
            self.found.rename("title", "header")
            self.title = None
        if self.title:
            self.title = merged([self.title, line])
            self.found.extend(line.end)
        else:
            self.title = line
            self.found.add("title", line.start, line.end)


def _credit(line: Line, grammar: Grammar) -> int:
    """Length of the agency before the lead ("(BVPL) - "); 0 where there is none. A bare short one is in capitals."""
    length = grammar.length("credit", line.folded)
    agency = line.words[:length].rstrip(" -–—:")
    bare = agency.isalpha() and len(agency) <= _MAX_ACRONYM and not agency[:2].isupper()
    return length if length + _MIN_LEAD // 2 < len(line.words) and not bare else 0


def _seam(line: Line, grammar: Grammar) -> int | None:
    """Where a headline runs into the lead without a blank ("...năm 2020Sáng ngày 11/9/2020, ..."), if it does."""
    for match in _SEAM.finditer(line.words, _MIN_TITLE, _MAX_TITLE + 1):
        at = match.end()
        if len(line.words) - at < _MIN_LEAD:
            return None
        before, after = line.words[:at], line.words[at:].lstrip('"“(')
        if not after[:1].isupper() or ". " in before or not grammar.kinds["opener"].match(line.folded, at):
            continue
        found = _LAST_WORD.search(before.rstrip('"”’?!)'))
        word = found.group() if found else ""
        if word.isdigit() or word[1:].islower():
            return at
        agency = line.words[at] == "("
        if before.isupper() and word.isalpha() and (agency or not after.split(" ", 1)[0].isupper()):
            return at
    return None
