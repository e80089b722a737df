"""What comes of the claims of articles, by article: the same from a change as from all at once."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.claims import CLAIMS, LATER, MADE, blocks, later, made_by, rows_of
from kg.graph.later import lines_of
from kg.graph.table import Form, Table, rewritten
from kg.graph.vocabulary import PREF_LABEL

NAMES = (f"{PREF_LABEL} ", "<x:kind> ")
choices = st.builds(
    'choice\t<x:{}> {}\t[{}]\t"{}"@vi'.format,
    st.sampled_from("ab"),
    st.sampled_from(NAMES),
    st.integers(0, 2),
    st.sampled_from("ấđ"),
)
others = st.builds('other\t<x:{}>\t"{}"@vi'.format, st.sampled_from("ab"), st.sampled_from("ấđ"))
corpora = st.dictionaries(st.sampled_from("1234"), st.frozensets(choices | others, max_size=6), max_size=4)


class Kept:
    """The tables of a folder, or empty ones."""

    def __init__(self, folder: Path | None = None) -> None:
        self.claims, self.made = (Table(form, folder and folder / f"{form.every}") for form in (CLAIMS, MADE))

    def close(self) -> None:
        self.claims.close()
        self.made.close()


def _changes(rows: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    counts = Counter[str]()
    for row, number in rows:
        counts[row] += number
    return sorted(row for row in counts.items() if row[1])


def _changed(was: dict[str, frozenset[str]], now: dict[str, frozenset[str]], old: Kept, folder: Path) -> Counter[str]:
    """Writes the tables of ``now`` into a folder and gives what that makes of what comes of the claims."""
    sides = [(article, claims, number) for side, number in ((was, -1), (now, 1)) for article, claims in side.items()]
    claims = _changes((row, number) for _, told, number in sides for row in rows_of(told))
    made = _changes((row, number) for article, told, number in sides for row in made_by(article, rows_of(told)))
    folder.mkdir()

    def written(form: Form, table: Table, rows: list[tuple[str, int]]) -> Iterable:  # type: ignore[type-arg]
        return rewritten(table, rows, folder / f"{form.every}")

    changed = blocks(written(CLAIMS, old.claims, claims), "x:")
    found = Counter[str]()
    for row, number in later(changed, written(MADE, old.made, made), old.claims, old.made, "x:"):
        found[row] += number
    return found


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(corpora, min_size=1, max_size=4))
def test_changes_give_what_comes_of_all_at_once(states: list[dict[str, frozenset[str]]]) -> None:
    """Law: after any sequence of articles added, changed and removed each has the lines that its claims say."""
    with tempfile.TemporaryDirectory() as name:
        was: dict[str, frozenset[str]] = {}
        told, old = Counter[str](), Kept()
        for number, now in enumerate(states):
            folder = Path(name) / f"{number}"
            with closing(old):
                told.update(_changed(was, now, old, folder))
            claims = sorted({claim for said in now.values() for claim in said})
            lines = dict(zip(claims, lines_of(claims, "x:"), strict=True))
            right = Counter(
                f"{article}{LATER.end}{line}"
                for article, said in now.items()
                for claim in said
                for line in lines[claim]
            )
            assert {row: count for row, count in told.items() if count} == right
            was, old = now, Kept(folder)
        old.close()
