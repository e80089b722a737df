"""What stands above the prose: banner, headline, stamp, byline, and the agency that opens the lead."""

import re

from kg.text.byline import authors, is_byline
from kg.text.found import Found
from kg.text.glue import seam, unglued
from kg.text.grammar import Grammar, Kind
from kg.text.lines import BULLETS, Line, merged
from kg.text.stamp import Stamp, crawled, date_in, hints, is_timed, only, only_beside, stamp

_MAX_TITLE = 300  # code points; the longest headline met has 157
_MAX_SECTION = 60  # code points; a name above a headline: a section, or the office whose page it is
_MAX_BARE_SECTION = 25  # code points; a section that nothing but the longer headline under it tells
_MIN_TITLE, _MAX_LONG_TITLE = 35, 150  # code points of that headline
_MIN_LEAD = 20  # code points after the agency
_MAX_NAME = 5  # words of a place or a field after the kind of body
_MAX_FULL_NAME = 4  # syllables of nearly all names
_MAX_AHEAD = 7  # lines under a name within which the headline must follow
_MAX_ACRONYM = 6  # letters
_MAX_HEAD = 40  # lines; what is further down is prose
_SITE_AFTER = re.compile(r"(?<=.{20}) [|–-] (?=[^|–-]{2,50}$)")  # what may part a headline from the name of its site
_NAME_WORD = re.compile(r"[^\W\d_a-zà-ỹ][\w'’]*|\d{1,3}|-")


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
        self.led = False  # the first paragraph stands above the stamp
        self.dated_above = False  # the day stands above the headline; one below it counts more

    def step(self) -> bool:
        """Takes one line; False where the prose begins."""
        if self.at >= min(len(self.lines), _MAX_HEAD):
            return False
        if not self.title:
            self._take_crawl()
            if self.at >= len(self.lines):
                return False
        self._unglue()
        line = self.lines[self.at]
        kind = self._kind(line)
        if kind is None:
            if not self._take_lead(line):
                return False
        elif kind == "title":
            self._take_headline(line)
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
        glued = seam(rest[0], self.grammar) if rest and not self.title else None
        if glued is not None:
            headline, rest[0] = rest[0].cut(glued)
            self._take_title(headline)
        if rest:
            rest[0] = self._without_credit(rest[0])
        self.found.title = self.title.words if self.title else None
        return rest

    def _without_credit(self, line: Line) -> Line:
        """The first line of the prose without the agency before it, which becomes a dateline."""
        credit = _credit(line, self.grammar)
        if not credit:
            return line
        first, line = line.cut(credit)
        dated = date_in(first.folded)
        self.found.published = self.found.published or (dated[0] if dated else None)
        self.found.add("dateline", first.start, first.end)
        return line

    def _take_lead(self, line: Line) -> bool:
        """Takes the first paragraph where the stamp stands under it, with or without a byline; False elsewhere."""
        if not self.title or self.led or (self.found.published and not self.dated_above) or not line.stopped:
            return False
        below = self.lines[self.at + 1 : self.at + 3]
        if below and len(below) > 1 and self._is_signed(below[0]):
            below = below[1:]
        if not below or not self._more(2) or not self._is_timed(below[0]):
            return False
        line = self._without_credit(line)
        self.found.add("body", line.start, line.end)
        self.led = True
        return True

    def _is_signed(self, line: Line) -> bool:
        return len(line.words) <= _MAX_SECTION and is_byline(line.words, line.folded, self.grammar)

    def _is_timed(self, line: Line) -> bool:
        return self._is_stamp(line) and is_timed(line.folded, self.grammar)

    def _is_stamp(self, line: Line) -> bool:
        return stamp(line.words, line.folded, self.grammar) is not None

    def _unglue(self) -> None:
        """Makes lines of the headline, the stamp and the lead that stand on the next line."""
        line = self.lines[self.at]
        dated = self.title is not None or (self._more(1) and self._is_stamp(self.lines[self.at + 1]))
        parts = [line] if self._is_stamp(line) else unglued(line, self.grammar, dated)
        if len(parts) > 1 and (not self.title or self._is_stamp(parts[0])):
            self.lines[self.at : self.at + 1] = parts

    def _kind(self, line: Line) -> str | None:
        """Zone of a line above the prose; None for prose."""
        grammar = self.grammar
        if self.given and line.folded == self.given and not self.title:
            return "title"
        if not self.title and self._is_banner(line):
            return "header"
        said = stamp(line.words, line.folded, grammar)
        if said:
            self._take_stamp(said)
            return "dateline"
        if self.title and (hints(line.folded) or self._is_part_of_stamp(line)):
            return "dateline"
        if line.words[0] == "(" and grammar.whole("agency", line.folded) and grammar.publisher(line.folded):
            return "dateline"
        if self._more(1) and (grammar.whole("header", line.folded) or grammar.whole("furniture", line.folded)):
            return "header"
        if self._is_byline(line):
            self.found.authors = authors(line.words, line.folded, grammar)
            return "byline"
        if self._is_label(line) or self._is_office(line):
            return "byline"
        return "title" if self._is_title(line) else None

    def _more(self, count: int) -> bool:
        return self.at + count < len(self.lines)

    def _is_banner(self, line: Line) -> bool:
        """The name of the portal, or of the body whose page it is, with the headline further down."""
        if not self._more(1) or line.words[-1] == ".":
            return False
        if self.grammar.whole("banner", line.folded):
            return not self._is_stamp(self.lines[self.at + 1]) or self._headline_ahead()
        return (self.under_banner and self._names_owner(line)) or (self._names_body(line) and self._headline_ahead())

    def _names_owner(self, line: Line) -> bool:
        """The body whose portal it is, in capitals under the banner, with more above the headline or the headline."""
        owner = line.words.isupper() and len(line.words) <= 2 * _MAX_SECTION
        if not owner or not self.grammar.length("office", line.folded) or not self._more(1):
            return False
        following = self.lines[self.at + 1]
        return not self._is_stamp(following) and not following.stopped and len(following.words) <= _MAX_TITLE

    def _names_body(self, line: Line) -> bool:
        """A body and its place, and nothing that it does; no first line of a headline on two lines in capitals."""
        length = self.grammar.length("owner", line.folded)
        words = line.words[length:].split()
        if not length or len(words) > _MAX_NAME or not all(_NAME_WORD.fullmatch(word) for word in words):
            return False
        following = self.lines[self.at + 1]
        return following.gap or not (line.words.isupper() and following.words.isupper())

    def _headline_ahead(self) -> bool:
        """Whether a line that may be the headline stands further down, above the first sentence."""
        for index in range(self.at + 1, min(self.at + 1 + _MAX_AHEAD, len(self.lines) - 1)):
            line = self.lines[index]
            if len(line.words) <= _MAX_TITLE and self._is_furnishing(line):
                continue
            if seam(line, self.grammar) is not None or len(unglued(line, self.grammar)) > 1:
                return True
            if line.continues or line.words[0] in BULLETS or len(line.words) > _MAX_TITLE:
                return False
            return not line.stopped or line.asks or self._is_stamp(self.lines[index + 1])
        return False

    def _is_furnishing(self, line: Line) -> bool:
        """A line above the prose that is no headline."""
        kinds: tuple[Kind, ...] = ("banner", "header", "furniture", "caption")
        return self._is_stamp(line) or any(self.grammar.whole(kind, line.folded) for kind in kinds)

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
            if self.found.authors or part.lower() in self.grammar.provinces:
                continue
            if is_byline(part, part.lower(), self.grammar):
                self.found.authors = authors(part, part.lower(), self.grammar)

    def _is_byline(self, line: Line) -> bool:
        """A name or a labelled name between headline and prose."""
        if not self.title or self.found.authors or not self._more(1) or len(line.words) > _MAX_SECTION:
            return False
        if not is_byline(line.words, line.folded, self.grammar) or line.folded in self.grammar.provinces:
            return False
        if self.title.words.isupper() and line.words.isupper() and not line.gap and self._goes_on_title(line):
            return False
        return bool(authors(line.words, line.folded, self.grammar))

    def _goes_on_title(self, line: Line) -> bool:
        """Whether a line in capitals right under such a headline is its second, not a name of a usual length."""
        title = self.title
        long = len(line.words.split()) > _MAX_FULL_NAME and not self.grammar.length("label", line.folded)
        return not self.led and title is not None and (long or self.grammar.length("owner", title.folded) > 0)

    def _is_part_of_stamp(self, line: Line) -> bool:
        """A weekday, a clock or a label on a line of its own, beside a stamp."""
        if (
            len(line.words) > _MAX_SECTION
            or not any(map(str.isalnum, line.words))
            or not only(line.folded, self.grammar)
        ):
            return False
        last = self.found.regions[-1]
        return last.kind == "dateline" or any(map(self._is_stamp, self.lines[self.at + 1 : self.at + 3]))

    def _is_label(self, line: Line) -> bool:
        """What opens a byline ("Tác giả:") whose name stands on the next line."""
        if not self.title or not self._more(2) or not self.grammar.naming.fullmatch(line.folded):
            return False
        return self._is_signed(self.lines[self.at + 1])

    def _is_office(self, line: Line) -> bool:
        """Who prints or wrote the article, between headline and stamp, named by no person's name."""
        if not self.title or self.found.published or not self._more(2) or not self._is_stamp(self.lines[self.at + 1]):
            return False
        return self.grammar.whole("banner", line.folded) or self._names_body(line)

    def _is_title(self, line: Line) -> bool:
        """A line that may be a headline, or go on with one."""
        if not self._looks_like_title(line):
            return False
        if not self.title:
            return True
        shouted = not line.gap and not self.led and line.words.isupper() and self.title.words.isupper()
        return shouted or self._outranks(line)

    def _looks_like_title(self, line: Line) -> bool:
        if not self._more(1) or len(line.words) > _MAX_TITLE or line.continues or line.words[0] in BULLETS:
            return False
        following = self.lines[self.at + 1]
        dated = self._is_stamp(following)
        if line.stopped and not line.asks and not line.words.endswith(("...", "…")):
            return dated and not line.words.endswith((";", ",", ":"))
        if following.continues and not following.gap and not dated:
            return False
        if self.grammar.whole("caption", line.folded) and not dated and not self._tops_prose(line):
            return False
        return seam(line, self.grammar) is None

    def _tops_prose(self, line: Line) -> bool:
        """Whether a line of who does what stands where the headline does: nothing else above the prose can be it."""
        following = self.lines[self.at + 1]
        return not self.title and following.stopped and "ảnh:" not in line.folded and not self._headline_ahead()

    def _outranks(self, line: Line) -> bool:
        """A second, longer headline where the first is short: that was a section's name."""
        title = self.title
        if title is None or self.led or line.stopped:
            return False
        if len(title.words) > _MAX_SECTION or len(line.words) <= len(title.words):
            return False
        following = self.lines[self.at + 1]
        if self._is_stamp(following):
            return self.found.published is None or self.dated_above
        bare = len(title.words) <= _MAX_BARE_SECTION and not self.grammar.whole("notice", title.folded)
        if not bare or title.asks or not _MIN_TITLE <= len(line.words) <= _MAX_LONG_TITLE:
            return False
        return (
            following.stopped and line.words[0] != "(" and not self.found.authors and following.words[0] not in BULLETS
        )

    def _take_headline(self, line: Line) -> None:
        """Takes a headline; the name of the site after it is header."""
        mark = _SITE_AFTER.search(line.words)
        name = line.folded[mark.end() :] if mark else ""
        if not mark or not (self.grammar.whole("banner", name) or self.grammar.publisher(name)):
            self._take_title(line)
            return
        self._take_title(line.part(0, mark.start()))
        self.found.add("header", line.start + mark.end(), line.end)

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
    return length if length + _MIN_LEAD < len(line.words) and not bare else 0
