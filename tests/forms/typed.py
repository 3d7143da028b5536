"""What is typed, as hypothesis draws it; strategies are made once, which takes longer than a drawing."""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from forms.text.characters import clean, first_forbidden

DIGITS = "0123456789"
WRITTEN = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
LATIN = st.sampled_from("aăâbcdđeêfghiklmnoôơpqrstuưvxyýỳỷỹỵẫẾỖỠỮĂÂĐÊÔƠƯŭĕŏƀɃñçøßW")


@cache
def texts(most: int = 40) -> st.SearchStrategy[str]:
    """Clean text of whatever can be typed, composed or not, with inner spaces."""
    said = st.text(WRITTEN | st.sampled_from("ễ ợ\u0323\u0306\u031b"), min_size=1, max_size=most).map(clean)
    return said.filter(lambda text: bool(text) and not first_forbidden(text) and len(text) <= 255)


@cache
def lines(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts(), min_size=1, max_size=most)


@cache
def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=length, max_size=length)


WORDS = st.lists(st.text(LATIN, min_size=1, max_size=8), min_size=1, max_size=4)
BETWEEN = st.sampled_from([" ", "-", "'", "’"])
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
THREE = st.tuples(WHOLE, WHOLE, WHOLE)
DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))
VALUES = st.lists(texts(12), min_size=1, max_size=9, unique=True)
PASSPORTS = st.text("ABCXYZ" + DIGITS, min_size=5, max_size=9)
PHONES = st.from_regex(r"[35789][0-9]{8}|2[0-9]{8,9}", fullmatch=True)
EMAILS = st.from_regex(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\.[a-z0-9]{1,5})?@[a-z0-9]{1,8}(-[a-z0-9]{1,4})?\.[a-z]{2,6}",
    fullmatch=True,
)
PAPERS = st.just("later") | texts()
