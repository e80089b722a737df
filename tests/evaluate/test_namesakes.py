"""B-cubed, and the truth of who is who over all people of the gold."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.evaluate.bcubed import BCubed, bcubed
from kg.evaluate.gold import Gold, GoldPerson, read_gold
from kg.evaluate.identity import Identity, Pair, read_identity
from kg.evaluate.namesakes import compared, true_people
from kg.identity.resolve import identify
from kg.records import ArticleFacts

GOLD = Path(__file__).parents[2] / "data" / "gold" / "dev"
NAME = "Lê Thị Mơ"


@pytest.mark.parametrize(
    ("truth", "found", "precision", "recall"),
    [
        ("aabb", "xxyy", 1.0, 1.0),
        ("aabb", "xxxx", 0.5, 1.0),
        ("aabb", "wxyz", 1.0, 0.5),
        ("aaab", "xxyy", (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4),
        ("ab", "xx", 0.5, 1.0),
        ("aa", "x.", 1.0, 0.25),  # the second was not found
        ("a.", "xx", 0.25, 1.0),  # the second should not be there
        ("", "", 1.0, 1.0),
    ],
)
def test_bcubed(truth: str, found: str, precision: float, recall: float) -> None:
    groups = ({number: name for number, name in enumerate(names) if name != "."} for names in (truth, found))
    told = bcubed(*groups)
    assert (told.precision, told.recall) == pytest.approx((precision, recall))


def test_f1_is_the_harmonic_mean() -> None:
    assert BCubed(0.5, 1.0).f1 == pytest.approx(2 / 3)
    assert BCubed(0.0, 0.0).f1 == 0.0


def gold(article: str, *names: str) -> Gold:
    return Gold(article, people=tuple(GoldPerson(name) for name in names))


def row(one: str, other: str) -> Pair:
    return Pair("person", ((one, NAME), (other, NAME)), "told so")


def test_one_name_is_one_person_unless_told_otherwise() -> None:
    golds = [gold("a1", NAME), gold("a2", NAME, "Lê Thị Mờ"), gold("a3", NAME)]
    told = true_people(golds, Identity(different=(row("a1", "a3"), row("a2", "a3"))))
    assert told["a1", NAME] == told["a2", NAME]
    assert len({told["a1", NAME], told["a3", NAME], told["a2", "Lê Thị Mờ"]}) == 3


def test_a_row_that_others_deny_is_an_error() -> None:
    golds = [gold("a1", NAME), gold("a2", NAME), gold("a3", NAME)]
    with pytest.raises(DataError, match="different and yet the same: a1 Lê Thị Mơ / a3 Lê Thị Mơ"):
        true_people(golds, Identity(different=(row("a1", "a3"),)))


def test_identity_alone_tells_the_people_of_the_gold_apart(gold: Mapping[str, ArticleFacts]) -> None:
    """On facts as a perfect extraction would give them, so that nothing but identity is measured."""
    truth = true_people(list(read_gold(GOLD)), read_identity(GOLD / "identity.yaml"))
    paths = identify(gold.values()).paths
    found = {(article, name): paths[gold[article].id]["person", name] for article, name in truth}
    told = compared(truth, found)
    assert told.everyone.f1 >= 0.98
    assert told.repeated.f1 >= 0.98
