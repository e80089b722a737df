"""The rows of data/grammar/documents.yaml, and what is compiled from them and the reference once."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.patterns import Openings, alternatives, expand
from kg.reference.documents import IssuerCode
from kg.reference.reference import load_reference
from kg.resources import grammar_dir
from kg.yamlio import load_cached

UPPER = "A-ZĐÐƯ"
YEAR = r"(?:19|20)[0-9]{2}"
_FIRST = rf"(?:[{UPPER}]{{2,}}[a-zđ]{{0,2}}[{UPPER}&]*[0-9]{{0,2}}|QyĐ|P?[CA][0-9]{{2}}[A-Z]?(?!/))"
_NEXT = rf"[{UPPER}][{UPPER}a-zđ&0-9]*"
_JOINT = rf"TTLT(?: ?- ?[{UPPER}][{UPPER}&]+)+"  # blanks around its hyphens are common
_SPACED = rf"(?:QĐ|NĐ|NQ|KH|KN|CT|TB|HD|TT|BC|KL|QC)(?: -|- | - )[{UPPER}]{{2,}}(?:-{_NEXT})*"
CODED = (
    rf"[0-9]{{1,5}}[A-Za-z]?(?:/{YEAR})?[/-]"
    rf"(?:{_JOINT}|{_SPACED}|{_FIRST}(?:-{_NEXT})*(?:/{_NEXT}(?:-{_NEXT})*)?)(?![\w])"
)
BARE = rf"[0-9]{{1,4}}[A-Za-z]?(?:/{YEAR})?(?![\w%/]|[.,-][0-9A-ZĐ])"


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of document: how it is written, and letters in numbers that the reference does not hold."""

    name: str
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    verb: bool = False
    procedure: bool = False


@dataclass(frozen=True, slots=True)
class LocalRow:
    """Letters that do not tell whose a number is, and the words that may. ``host``: else the body of the article's."""

    code: str
    words: tuple[str, ...]
    host: bool = False


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body whose acts are cited everywhere."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LettersRow:
    """An act that goes by letters."""

    letters: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class UnnumberedRow:
    """A form that identifies a document without number. ``extends``: its title runs on to the end of the phrase.

    ``strict``: it must begin with a capital.
    """

    id: str
    kind: str
    starts: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    issuer: str | None = None
    extends: bool = False
    strict: bool = False

    def __post_init__(self) -> None:
        if "title" not in re.compile(self.pattern).groupindex:
            raise ValueError("the pattern has no group (?P<title>...)")


@dataclass(frozen=True, slots=True)
class DocumentGrammar:
    """data/grammar/documents.yaml."""

    kinds: tuple[KindRow, ...]
    local: tuple[LocalRow, ...]
    bodies: tuple[BodyRow, ...]
    heads: tuple[str, ...]
    host: tuple[str, ...]
    verbs: tuple[str, ...]
    openers: tuple[str, ...]
    after_comma: tuple[str, ...]
    inside: tuple[str, ...]
    issuer_ends: tuple[str, ...]
    letters: tuple[LettersRow, ...]
    law_ends: tuple[str, ...]
    no_law_before: tuple[str, ...]
    laws: Mapping[str, tuple[str, ...]]
    unnumbered: tuple[UnnumberedRow, ...]


@functools.cache
def grammar() -> DocumentGrammar:
    """The rows of data/grammar/documents.yaml."""
    return load_cached(grammar_dir() / "documents.yaml", DocumentGrammar)


@dataclass(frozen=True)
class Tables:
    """The compiled rows. ``heads`` are the forms of ``automaton`` with what each is."""

    automaton: AhoCorasick
    heads: Sequence[KindRow | LettersRow]
    kinds: Mapping[str, KindRow]
    by_code: Mapping[str, str]
    issuers: Mapping[str, Sequence[IssuerCode]]
    local: Mapping[str, LocalRow]
    local_words: Mapping[str, re.Pattern[str]]
    body: re.Pattern[str]
    bodies: Mapping[str, str]
    head: re.Pattern[str]
    host: re.Pattern[str]
    verb: re.Pattern[str]
    opener: re.Pattern[str]
    stop: re.Pattern[str]
    issuer_stop: re.Pattern[str]
    law: Mapping[str, re.Pattern[str]]
    laws: Mapping[str, str]
    law_end: re.Pattern[str]
    no_law: re.Pattern[str]
    unnumbered: Sequence[tuple[UnnumberedRow, Openings, re.Pattern[str]]]


@functools.cache
def tables() -> Tables:
    """What the finders match with."""
    rules = grammar()
    reference = load_reference()
    heads: list[tuple[str, KindRow | LettersRow]] = [(word, kind) for kind in rules.kinds for word in kind.words]
    heads += [(row.letters, row) for row in rules.letters]
    bodies = {word: row.label for row in rules.bodies for word in row.words}
    codes = {code.lower(): row.name for code, row in reference.kinds_by_code.items()}
    return Tables(
        automaton=AhoCorasick([word for word, _ in heads], matchkind=MatchKind.LeftmostLongest),
        heads=[row for _, row in heads],
        kinds={kind.name: kind for kind in rules.kinds},
        by_code=codes | {code.lower(): kind.name for kind in rules.kinds for code in kind.codes},
        issuers={row.code.lower(): reference.issuers_of(row.code) for row in reference.issuer_codes if row.label},
        local={row.code.lower(): row for row in rules.local},
        local_words={row.code: _whole(row.words) for row in rules.local},
        body=re.compile(rf"(?:{alternatives(bodies)})(?![\w])"),
        bodies=bodies,
        head=re.compile(rf"(?:(?:{alternatives(rules.heads)}) )+"),
        host=re.compile(rf"(?:{alternatives(rules.host)})(?= *(?:$|[,.;:)]| (?:về|ban hành|quy định)))"),
        verb=re.compile(rf"(?:^|[ \n])(?:{alternatives(rules.verbs)})[ \n]{{1,3}}(?:các |bản |tại )?$"),
        opener=re.compile(rf"(?:[ \n]{{1,3}}|: ?)(?P<title>(?:{alternatives(rules.openers)})(?![\w]))"),
        stop=_stop(rules),
        issuer_stop=re.compile(
            rf"[,;:\n()“\"]|(?<!tp)\.|[ \n](?:{alternatives((*rules.openers, *rules.issuer_ends))})(?![\w])"
        ),
        law={kind: _after_blank(map(_folded, names)) for kind, names in rules.laws.items()},
        laws={_folded(name): name for names in rules.laws.values() for name in names},
        law_end=re.compile(
            rf"[^\w\s,-]|,(?! [\w ]{{2,30}}[ ,])|[ \n](?:{alternatives(rules.law_ends)})(?![\w])|\n|[0-9]"
        ),
        no_law=re.compile(rf"(?:{alternatives(rules.no_law_before)})[ \n]{{1,3}}(?:bộ )?$"),
        unnumbered=[
            (row, Openings(row.starts), re.compile(expand(row.pattern, {}, {}, named=True))) for row in rules.unnumbered
        ],
    )


def _stop(rules: DocumentGrammar) -> re.Pattern[str]:
    """What ends a title."""
    kinds = alternatives(word for kind in rules.kinds for word in kind.words)
    return re.compile(
        r"[;:\n(]| - |,? [“\"](?=[^“”\"]{80})"
        rf"|, (?=(?:{alternatives(rules.after_comma)})(?![\w]))"
        rf"| (?=(?:{alternatives(rules.inside)})(?![\w]))"
        rf"| và (?=(?:{kinds}) (?:số|[0-9]|của))"
    )


def _after_blank(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf" (?:{alternatives(words)})(?![\w])")


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{alternatives(words)})(?![\w])")


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
