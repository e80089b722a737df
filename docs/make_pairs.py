"""Write docs/hard_pairs.md: the pairs of data/gold/hard_pairs.yaml, and what kg and other libraries answer.

Libraries that are not installed are left out, and the page says which were run. None of them is needed by kg; to have
all columns, install them beside it: pip install rapidfuzz jellyfish thefuzz recordlinkage Unidecode anyascii
python-slugify normality fingerprints nomenklatura
"""

import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from kg.evaluate.pairs import HardPair, are_one, read_pairs
from kg.version import __version__

PAGE = Path(__file__).with_name("hard_pairs.md")
HEAD = """# Hard pairs of names

Written by `python docs/make_pairs.py` from `data/gold/hard_pairs.yaml`; not to be edited here.

Names that differ in one tone mark are two people; one name printed in another way is one. Each pair stands in two
articles that say the same but for the name, and `kg` reads both; a test holds every answer, in both orders. The other
columns answer from the two names alone, each by the rule and the threshold that its documentation uses or that is usual
for it. They were not made for Vietnamese, and are shown to say what a general rule costs here. A pair with the verdict
*hint* is not counted: no name alone tells; `kg` keeps the two apart, and `kg explain` shows the other spelling.
"""
MATCH = 0.7  # of nomenklatura: the score from which its users take two entities to be one


class Column(NamedTuple):
    """A way to answer: the package, the rule in words, and the answer to a pair."""

    package: str
    rule: str
    answer: Callable[[HardPair], bool]


def columns() -> Iterator[Column]:
    """What is installed, kg and plain Python first."""
    yield Column("kg", "reads both articles", lambda pair: bool(are_one(pair)))
    yield Column(
        "Python", "equal in NFC, case folded", equal(lambda name: unicodedata.normalize("NFC", name).casefold())
    )
    for make in (_slugs, _distances, _linkage, _entities):
        for build in make():
            try:
                column = build()
                version(column.package)
            except (ImportError, PackageNotFoundError):
                continue
            yield column


def equal(key: Callable[[str], object]) -> Callable[[HardPair], bool]:
    """Whether both names have one key."""
    return lambda pair: key(pair.names[0]) == key(pair.names[1])


def least(score: Callable[[str, str], float], threshold: float) -> Callable[[HardPair], bool]:
    """Whether the score of both names reaches the threshold."""
    return lambda pair: score(*pair.names) >= threshold


# ------------------------------------------------------------------ the libraries; each is imported when asked for


def _slugs() -> Iterator[Callable[[], Column]]:
    def unidecode() -> Column:
        from unidecode import unidecode

        return Column("Unidecode", "equal after unidecode, lower case", equal(lambda name: unidecode(name).lower()))

    def anyascii() -> Column:
        from anyascii import anyascii

        return Column("anyascii", "equal after anyascii, lower case", equal(lambda name: anyascii(name).lower()))

    def slugify() -> Column:
        from slugify import slugify

        return Column("python-slugify", "equal slugs", equal(slugify))

    def normality() -> Column:
        from normality import normalize

        return Column("normality", "equal after normalize", equal(normalize))

    def fingerprints() -> Column:
        from fingerprints import generate

        return Column("fingerprints", "equal fingerprints", equal(generate))

    yield from (unidecode, anyascii, slugify, normality, fingerprints)


def _distances() -> Iterator[Callable[[], Column]]:
    def ratio() -> Column:
        from rapidfuzz import fuzz, utils

        return Column(
            "RapidFuzz", "ratio ≥ 90", least(lambda a, b: fuzz.ratio(a, b, processor=utils.default_process), 90)
        )

    def token_sort() -> Column:
        from rapidfuzz import fuzz, utils

        score = partial(fuzz.token_sort_ratio, processor=utils.default_process)
        return Column("RapidFuzz", "token_sort_ratio ≥ 90", least(score, 90))

    def token_set() -> Column:
        from thefuzz import fuzz

        return Column("thefuzz", "token_set_ratio ≥ 90", least(fuzz.token_set_ratio, 90))

    def jaro_winkler() -> Column:
        from jellyfish import jaro_winkler_similarity

        return Column("jellyfish", "Jaro-Winkler ≥ 0.92", least(jaro_winkler_similarity, 0.92))

    yield from (ratio, token_sort, token_set, jaro_winkler)


def _linkage() -> Iterator[Callable[[], Column]]:
    def linkage() -> Column:
        import pandas
        from recordlinkage import Compare

        def score(a: str, b: str) -> float:
            compare = Compare()
            compare.string("name", "name", method="jarowinkler", threshold=0.85)
            frames = (pandas.DataFrame({"name": [name]}) for name in (a, b))
            return float(compare.compute(pandas.MultiIndex.from_tuples([(0, 0)]), *frames).iloc[0, 0])

        return Column("recordlinkage", "Jaro-Winkler ≥ 0.85", least(score, 1))

    yield linkage


def _entities() -> Iterator[Callable[[], Column]]:
    def algorithm(name: str) -> Callable[[], Column]:
        def build() -> Column:
            from followthemoney import model
            from nomenklatura.matching import get_algorithm

            found = get_algorithm(name)
            config = found.default_config()
            count = iter(range(10**6))

            def entity(schema: str, text: str) -> object:
                properties = {"name": [text], **({} if schema == "Address" else {"country": ["vn"]})}
                return model.get_proxy({"id": f"e{next(count)}", "schema": schema, "properties": properties})

            def answer(pair: HardPair) -> bool:
                schema = "Person" if pair.kind == "person" else "PublicBody" if pair.kind == "unit" else "Thing"
                one, two = (entity(schema, text) for text in pair.names)
                return bool(found.compare(one, two, config).score >= MATCH)

            return Column("nomenklatura", f"{name} ≥ {MATCH}", answer)

        return build

    yield from map(algorithm, ("logic-v1", "logic-v2", "name-based", "regression-v1"))


# ------------------------------------------------------------------ the page


def page() -> str:
    """The whole page."""
    pairs, ways = read_pairs().pairs, list(columns())
    answers = [[way.answer(pair) for pair in pairs] for way in ways]
    return "\n".join([HEAD, *_summary(pairs, ways, answers), "", *_table(pairs, ways, answers), ""])


def _summary(pairs: tuple[HardPair, ...], ways: list[Column], answers: list[list[bool]]) -> Iterator[str]:
    same, different = (sum(pair.verdict == verdict for pair in pairs) for verdict in ("same", "different"))
    yield f"| | library | rule | right of {same + different} | two made one, of {different} | one made two, of {same} |"
    yield "|---|---|---|---:|---:|---:|"
    for number, (way, given) in enumerate(zip(ways, answers, strict=True)):
        merged = sum(answer for pair, answer in zip(pairs, given, strict=True) if pair.verdict == "different")
        missed = sum(not answer for pair, answer in zip(pairs, given, strict=True) if pair.verdict == "same")
        release = __version__ if way.package == "kg" else _python() if way.package == "Python" else version(way.package)
        right = same + different - merged - missed
        yield f"| {letter(number)} | {way.package} {release} | {way.rule} | {right} | {merged} | {missed} |"


def _python() -> str:
    return ".".join(map(str, sys.version_info[:2]))


def letter(number: int) -> str:
    """The name of a column: A, B, C and so on."""
    return chr(ord("A") + number)


def _table(pairs: tuple[HardPair, ...], ways: list[Column], answers: list[list[bool]]) -> Iterator[str]:
    yield "`=`: takes them to be one, `≠`: keeps them apart; **bold** where that is wrong."
    yield ""
    yield f"| a | b | verdict | why |{'|'.join(f' {letter(number)} ' for number in range(len(ways)))}|"
    yield f"|---|---|---|---|{'|'.join([':-:'] * len(ways))}|"
    for number, pair in enumerate(pairs):
        told = [_told(pair, given[number]) for given in answers]
        yield f"| {pair.a} | {shown(pair)} | {pair.verdict} | {pair.why} |{'|'.join(f' {one} ' for one in told)}|"


def _told(pair: HardPair, answer: bool) -> str:
    sign = "=" if answer else "≠"
    return sign if pair.verdict == "hint" or answer is (pair.verdict == "same") else f"**{sign}**"


def shown(pair: HardPair) -> str:
    """The second name; what the eye can't see is said."""
    return pair.b.replace("\u00a0", "␣") + (" (NFD)" if pair.form == "NFD" else "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
