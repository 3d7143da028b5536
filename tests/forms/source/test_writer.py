"""Plain data written as YAML and read back."""

from hypothesis import example, given
from hypothesis import strategies as st

from forms.source.sheet import parse_sheet
from forms.source.writer import write_yaml

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cf", "Zl", "Zp")), max_size=30
)
PLAIN = TEXT | st.integers(-(10**9), 10**9) | st.booleans()
DATA = st.dictionaries(
    st.from_regex("[a-z_]{1,8}", fullmatch=True),
    PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.from_regex("[a-z]{1,5}", fullmatch=True), PLAIN),
    min_size=1,
)


@example({"a": ["?0"], "when": {"?a": "?b"}})
@given(DATA.filter(lambda data: not any(mark in str(data) for mark in ("{{", "{%", "{#"))))
def test_what_is_written_reads_back(data: dict[str, object]) -> None:
    sheet = parse_sheet(write_yaml(data, "Một dòng\nHai dòng").encode(), "x.yaml")
    assert not sheet.complaints, sheet.complaints
    assert sheet.data == data


def test_conditions_stand_in_one_line_and_texts_that_look_like_other_things_in_quotes() -> None:
    text = write_yaml({"when": {"field": "a", "in": ["yes", "012"]}, "name": "2026-07-01"}, "Vì sao")
    assert text == "# Vì sao\nwhen: {field: a, in: [yes, '012']}\nname: '2026-07-01'\n"
