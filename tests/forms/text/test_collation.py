"""Vietnamese order: letters of the alphabet first, tones last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.text.collation import ALPHABET, vietnamese

IN_ORDER = [
    ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ", "mb"],
    ["Da", "đa", "Ea"],
    ["Oa", "Ôa", "Ơa", "Pa"],
    ["Ia Lâu", "Ia Lốp", "Ia Ly"],
    ["Xã A", "Xã Á Lý", "Xã An"],
    ["Phường 1", "Phường 2", "Phường A"],
    ["Xã Ea", "Xã Ea H'Leo", "Xã Ea Hiao"],
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: words[0])
def test_words_stand_as_a_person_looks_them_up(words: list[str]) -> None:
    mixed = list(reversed(words))
    mixed.sort(key=vietnamese)
    assert mixed == words


def test_large_and_small_letters_are_alike_and_so_are_both_ways_to_write_a_mark() -> None:
    assert vietnamese("ĐẮK LẮK") == vietnamese("đắk lắk")
    assert vietnamese("Hòa") == vietnamese("Ho\u0300a")


@given(st.text(ALPHABET, min_size=1), st.text(ALPHABET, min_size=1))
def test_without_tones_the_alphabet_decides(one: str, other: str) -> None:
    places = [[ALPHABET.index(letter) for letter in word] for word in (one, other)]
    assert (vietnamese(one) < vietnamese(other)) == (places[0] < places[1])
