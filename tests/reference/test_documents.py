"""Kinds, codes and named acts."""

import pytest

from kg.reference.reference import load_reference

REFERENCE = load_reference()


@pytest.mark.parametrize(
    ("name", "date", "act"),
    [
        ("BLHS", "2010", "blhs-1999"),
        ("BLHS", "2020", "blhs-2015"),
        ("Bộ luật Hình sự năm 2015", "2016", None),
        ("Bộ luật Hình sự năm 2015", "2019", "blhs-2015"),
        ("bộ luật tố tụng hình sự", None, "bltths-2015"),
        ("Luật Tổ chức VKSND", "2014-12", "luat-vksnd-2002"),
        ("Luật Tổ chức VKSND", "2020", "luat-vksnd-2014"),
        ("82/2025/QH15", "2025-08", "luat-vksnd-sua-doi-2025"),
        ("96/2019/QH14", "2020-09", "nq-96-2019"),
        ("84-KL/TW", "2020-12", "kl-84-tw-2020"),
        ("84-KL/TW", "2025", None),
        ("Nghị quyết 96 của Quốc hội", "2020", "nq-96-2019"),
    ],
)
def test_which_act_a_name_means(name: str, date: str | None, act: str | None) -> None:
    found = REFERENCE.act_at(name, date)
    assert (found.id if found else None) == act


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("VKSTC", "VKSND tối cao"),
        ("VKSNDTC", "VKSND tối cao"),
        ("TTg", "Thủ tướng Chính phủ"),
        ("BNN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("TW", None),
        ("VKS", None),
    ],
)
def test_letters_of_issuers(code: str, label: str | None) -> None:
    assert [row.label for row in REFERENCE.issuers_of(code)] == [label]


def test_unknown_letters() -> None:
    assert REFERENCE.issuers_of("ttg") == ()


@pytest.mark.parametrize(
    ("code", "name"),
    [("NQ", "Nghị quyết"), ("QĐNS", "Quyết định"), ("TTLT", "Thông tư liên tịch"), ("KL", "Kết luận")],
)
def test_letters_of_kinds(code: str, name: str) -> None:
    assert REFERENCE.kinds_by_code[code].name == name


def test_every_year_lies_in_one_term() -> None:
    for year in range(1988, 2027):
        assert sum(term.holds_on(f"{year}-12-31") for term in REFERENCE.terms) == 1


def test_numbers_carry_the_term_in_which_the_act_was_passed() -> None:
    by_code = {term.code: term for term in REFERENCE.terms}
    for act in REFERENCE.named_acts:
        code = (act.number or "").rsplit("/", 1)[-1]
        if code in by_code and act.date:
            assert by_code[code].holds_on(act.date), act.id
