"""Laws of ids that are never passed on, and of what judgements keep apart, on things written out."""

from collections.abc import Sequence
from itertools import combinations, permutations

from kg.identity.judgements import Judgements
from kg.identity.naming import Called, named, path_of
from kg.identity.parted import Parted
from kg.judgements.rows import Judgement, Sight, Verdict
from kg.records import FORMER

A, B, C, D = (("bài", name) for name in "abcd")


def called(article: str, *levels: tuple[str, ...], steady: bool = False) -> Called:
    return Called(article, "x", "x", (*levels, (f"only {article}",)), steady)


def paths(*things: Sequence[Called]) -> dict[str, str]:
    return {given.article: given.path for given in named(things)}


def former(*things: Sequence[Called]) -> dict[str, tuple[str, ...]]:
    return {given.article: given.former for given in named(things)}


def test_a_thing_takes_the_first_claim_that_is_its_alone() -> None:
    one, two = [called("1", ("p", "q"))], [called("2", ("p", "r"))]
    assert paths(one) == {"1": path_of("x", "p")}
    assert paths(one, two) == {"1": path_of("x", "q"), "2": path_of("x", "r")}


def test_a_lower_level_is_taken_where_all_above_is_disputed() -> None:
    one, two = [called("1", ("p",), ("q",))], [called("2", ("p",), ("r",))]
    assert paths(one, two) == {"1": path_of("x", "q"), "2": path_of("x", "r")}


def test_the_last_resort_is_the_key_of_one_sighting() -> None:
    one, two = [called("1", ("p",)), called("3", ("p",))], [called("2", ("p",))]
    alone = path_of("x", "only 1")
    assert paths(one, two) == {"1": alone, "3": alone, "2": path_of("x", "only 2")}


def test_a_disputed_claim_leads_to_everything_that_has_it() -> None:
    one, two = [called("1", ("p", "q"))], [called("2", ("p", "r"))]
    told = former(one, two)
    assert all(path_of("x", "p") in leads for leads in told.values())
    assert all(path not in told[article] for article, path in paths(one, two).items())


def test_claims_that_nobody_could_dispute_lead_from_no_lower_level() -> None:
    assert former([called("1", ("p",), ("q",))]) == {"1": ()}
    assert former([called("1", ("p", "r"), ("q",))]) == {"1": (path_of("x", "r"),)}


def test_what_a_part_of_the_articles_could_dispute_leads_from_lower_levels_but_if_steady() -> None:
    loose = [called(article, ("p",), (f"q{article}",)) for article in "12"]
    steady = [called(article, ("p",), (f"q{article}",), steady=True) for article in "12"]
    assert path_of("x", "q1") in former(loose)["1"]
    assert former(steady) == {"1": (), "2": ()}
    assert path_of("x", "q3") in former([called("3", (), ("q3",), steady=True), *steady])["3"]


def test_one_claim_that_could_be_disputed_is_enough() -> None:
    disputed = former([called("1", ("p", "q"), ("r",), steady=True)], [called("2", ("p", "s"), ("t",), steady=True)])
    assert disputed["1"] == (path_of("x", "p"), path_of("x", "r"), path_of("x", "only 1"))
    often = former([called("1", ("p", "q"), ("r",)), called("2", ("p", "s"), ("t",))])
    assert path_of("x", "r") in often["1"]


def test_what_does_not_say_that_it_is_steady_is_not() -> None:
    one, two = (Called(article, "x", "x", (("p",), (f"q{article}",), (f"only {article}",))) for article in "12")
    assert path_of("x", "q1") in former([one, two])["1"]


def test_rows_are_of_the_thing_and_then_of_the_ids_that_lead_there() -> None:
    (given,) = named([[called("1", ("p", "r"))]])
    assert list(given.rows("unit")) == [
        ("1", "unit", "x", path_of("x", "p")),
        ("1", FORMER + path_of("x", "r"), "x", path_of("x", "p")),
    ]


def test_ids_do_not_depend_on_the_order_of_things_and_never_pass_to_another() -> None:
    things = ([called("1", ("p", "q"))], [called("2", ("p", "r"))], [called("3", ("r", "s"), ("q",))])
    whole = paths(*things)
    assert all(paths(*order) == whole for order in permutations(things))
    for some in combinations(things, 2):
        held = {path: article for article, path in paths(*some).items()}
        assert all(held.get(path, article) == article for article, path in whole.items())


def judged(*answers: tuple[Sight, Sight, Verdict]) -> Judgements:
    return Judgements(Judgement("unit", verdict, a, b) for a, b, verdict in answers)


def sets(parts: Parted, known: dict[Sight, str]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sight, node in known.items():
        found.setdefault(parts.of(sight, node), set()).add(sight[1])
    return {frozenset(one) for one in found.values()}


def test_evidence_alone_makes_the_sets() -> None:
    known = {A: "n", B: "n", C: "m"}
    parts = Parted(judged(), "unit", known)
    assert sets(parts, known) == {frozenset("ab"), frozenset("c")}
    parts.join("n", "m")
    assert sets(parts, known) == {frozenset("abc")}


def test_what_was_judged_to_be_two_is_never_joined() -> None:
    known = {A: "n", B: "n", C: "m"}
    parts = Parted(judged((A, B, "different")), "unit", known)
    assert sets(parts, known) == {frozenset("a"), frozenset("b"), frozenset("c")}
    parts.join("n", "m")
    assert sets(parts, known) == {frozenset("ac"), frozenset("b")}


def test_the_later_one_leaves_with_what_was_judged_to_be_the_same() -> None:
    known = {A: "n", B: "n", C: "n", D: "m"}
    parts = Parted(judged((A, B, "different"), (B, C, "same"), (C, D, "same")), "unit", known)
    assert sets(parts, known) == {frozenset("a"), frozenset("bcd")}


def test_judgements_on_other_kinds_and_unknown_sightings_say_nothing() -> None:
    known = {A: "n", B: "m"}
    for answers in ((A, C, "same"), (A, C, "different"), (C, A, "same"), (C, D, "different")):
        assert sets(Parted(judged(answers), "unit", known), known) == {frozenset("a"), frozenset("b")}
    assert sets(Parted(judged((A, B, "same")), "place", known), known) == {frozenset("a"), frozenset("b")}
