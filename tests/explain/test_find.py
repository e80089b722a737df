import unicodedata

import pytest

from kg.explain.find import AmbiguousError, NotFoundError, find
from kg.graph.reader import Reader
from kg.graph.store import Export

ID = "https://w3id.org/vks/id/"
SUONG = ID + "person/lo-van-suong--8d0cb234"


@pytest.fixture(scope="module")
def reader(mini: Export) -> Reader:
    return Reader(mini.store)


@pytest.mark.parametrize(
    "who",
    [
        SUONG,
        f"<{SUONG}>",
        "person/lo-van-suong--8d0cb234",
        "Lò Văn Sương",
        unicodedata.normalize("NFD", "Lò Văn Sương"),
        "  LÒ VĂN  SƯƠNG ",
        "lo van suong",
    ],
)
def test_a_person_is_found_by(reader: Reader, who: str) -> None:
    assert find(reader, who) == SUONG


@pytest.mark.parametrize("who", ["96/2019/QH14", "nghị quyết 96/2019/qh14", "Nghi quyet 96-2019-QH14"])
def test_a_document_is_found_by_its_number(reader: Reader, who: str) -> None:
    assert find(reader, who) == ID + "document/nghi-quyet-96-2019-qh14--ab4b7d41"


def test_a_fact_is_found_by_the_end_of_its_iri(reader: Reader) -> None:
    assert find(reader, "tenure/b1caee2b98031d3a") == ID + "tenure/b1caee2b98031d3a"


def test_two_incarnations_of_a_body_are_not_guessed_between(reader: Reader) -> None:
    with pytest.raises(AmbiguousError) as caught:
        find(reader, "VKSND thành phố Cần Thơ")
    assert caught.value.candidates == (
        ID + "org/vksnd-thanh-pho-can-tho--664e4e1b",
        ID + "org/vksnd-thanh-pho-can-tho-2025--b3a1df8f",
    )
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(
    ("who", "near"),
    [
        ("Lò Văn Suống Em", "Lò Văn Sương"),
        ("hậu giang vksnd", "VKSND tỉnh Hậu Giang"),
        ("Đặng Quốc Khánh", "Đặng Quốc Khải"),
    ],
)
def test_near_names_are_offered(reader: Reader, who: str, near: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(reader, who)
    assert near in caught.value.near
    assert near in str(caught.value)


@pytest.mark.parametrize("who", ["", "   ", "?!", "zzzz"])
def test_nonsense_finds_nothing(reader: Reader, who: str) -> None:
    with pytest.raises(NotFoundError):
        find(reader, who)
