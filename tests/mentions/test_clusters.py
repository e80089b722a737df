"""Emulation clusters and their short forms. The texts are invented."""

import pytest

from kg.pipeline.read import mentions_of
from kg.records import Article
from kg.values import ClusterValue


def clusters(text: str) -> list[tuple[str, str]]:
    found = mentions_of(Article("bài", text, "bài"))
    return [(text[m.start : m.end], m.value.name) for m in found if isinstance(m.value, ClusterValue)]


FULL = "Cụm thi đua số 6 tổ chức hội nghị."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FULL, [("Cụm thi đua số 6", "Cụm thi đua số 6")]),
        (f"{FULL} Cụm 6 bàn giao.", [("Cụm thi đua số 6", "Cụm thi đua số 6"), ("Cụm 6", "Cụm thi đua số 6")]),
        (f"{FULL} Cụm số 6 gồm VKSND tỉnh Cà Mau.", [("Cụm thi đua số 6", "Cụm thi đua số 6"),
                                                     ("Cụm số 6", "Cụm thi đua số 6")]),
        (f"{FULL} Cụm 7 cũng vậy.", [("Cụm thi đua số 6", "Cụm thi đua số 6")]),
        (f"{FULL} Khối 6 cũng vậy.", [("Cụm thi đua số 6", "Cụm thi đua số 6")]),
        ("Cụm 6 bàn giao.", []),  # of what cluster it is nobody said
    ],
)  # fmt: skip
def test_a_short_form_means_the_cluster_that_was_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert clusters(text) == expected
