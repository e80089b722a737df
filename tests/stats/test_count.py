from kg.graph.store import Export
from kg.stats.count import stats


def test_counts_things_facts_and_articles(mini: Export) -> None:
    counted = stats(mini)
    assert counted.articles == 3
    assert (counted.first, counted.last) == ("2024-07-05", "2025-08-13")
    assert counted.things["Person"] == 9
    assert counted.facts["Tenure"] == 12
    assert counted.relations["mentions"] == 54
    assert counted.triples == len(mini.store)


def test_the_largest_comes_first(mini: Export) -> None:
    counts = list(stats(mini).facts.values())
    assert counts == sorted(counts, reverse=True)


def test_facts_are_not_counted_as_things(mini: Export) -> None:
    counted = stats(mini)
    assert not counted.things.keys() & counted.facts.keys()
