"""Cleaning: one text for all ways of writing it, and the way back."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.clean import clean

DIRT = (
    "aăâđĐêôơưệẽ .-“”’…ÐðƉɖ한ᄒ\u1161\u11ab😀\ud800\x00\x07\t\n\r\u000b\u0085\u2028"
    "\u00a0\u2009\u3000\u200b\ufeff\u00ad\u202e\ufe0f\u0301\u0303\u0309\u0323\u0302\u031b\u0306"
)
TEXTS = st.text(alphabet=st.sampled_from(DIRT), max_size=80) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        (" \n\t\u200b", ""),
        ("Hội nghị", "Hội nghị"),
        (unicodedata.normalize("NFD", "Nguyễn Đắk Lắk hoà"), "Nguyễn Đắk Lắk hoà"),
        ("Ðảng bộ ðến Ɖảng ɖi", "Đảng bộ đến Đảng đi"),
        ("VKSND\u00a0 tối\u2009cao", "VKSND tối cao"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \u200b b", "a b"),
        ("a  \n  b", "a\nb"),
        ("a\n\n \n\nb", "a\n\nb"),
        ("\ufeffCổng thông\u00ad tin", "Cổng thông tin"),
        ("a\u202eb\x00c\x1bd", "abcd"),
        ("a\u2028b\x0bc", "a\nb\nc"),
        ("hoà thuỷ “x” – …", "hoà thuỷ “x” – …"),
        ("1.234,5%", "1.234,5%"),
        ("e\u200b\u0302\u0301", "ế"),
    ],
)
def test_only_what_carries_no_meaning_is_changed(raw: str, text: str) -> None:
    assert clean(raw)[0] == text


@given(TEXTS)
def test_clean_text_stays_as_it_is(raw: str) -> None:
    text, _ = clean(raw)
    assert clean(text) == (text, tuple(range(len(text) + 1)))


@given(TEXTS)
def test_the_unicode_form_does_not_matter(raw: str) -> None:
    assert clean(unicodedata.normalize("NFD", raw))[0] == clean(unicodedata.normalize("NFC", raw))[0]


@given(TEXTS)
def test_offsets_lead_back(raw: str) -> None:
    text, offsets = clean(raw)
    assert len(offsets) == len(text) + 1
    assert offsets[-1] == len(raw)
    assert list(offsets) == sorted(offsets)


@given(st.text(alphabet="aăâđĐêôơưệẽ \u00a0\n\u200bÐ.", max_size=60))
def test_a_character_comes_from_the_raw_character_at_its_offset(raw: str) -> None:
    text, offsets = clean(raw)
    same = {"\u00a0": " ", "Ð": "Đ"}
    assert all(
        char == same.get(raw[offset], raw[offset]) or char in " \n" for char, offset in zip(text, offsets, strict=False)
    )


def test_decomposed_letters_lead_back_to_their_base() -> None:
    raw = unicodedata.normalize("NFD", "Lại Viết Quang")
    text, offsets = clean(raw)
    assert [raw[offset] for offset in offsets[: len(text)]] == list("Lai Viet Quang")


@given(TEXTS)
def test_no_line_begins_or_ends_with_a_blank(raw: str) -> None:
    text, _ = clean(raw)
    assert "  " not in text
    assert "\n\n\n" not in text
    assert all(line == line.strip(" ") for line in text.split("\n"))
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    "piece", ["a\u0301\u0323", "\u0323", "a\u0323\u0301\u0315", " ", "\n", " \n", "\u200b", "Ð", "\r\n", "한ᅡ"]
)
def test_time_is_linear(piece: str) -> None:
    """A hundred thousand of anything takes well under a second; quadratic code would take minutes."""
    start = time.process_time()
    clean("x" + piece * 100_000)
    assert time.process_time() - start < 5
