"""Fields laid out on pages."""

from hypothesis import given
from hypothesis import strategies as st

from forms.imports.paging import HEAVIEST, PagePlan, lay_out

LIGHT = dict.fromkeys("abcdefgh", 10)


def test_a_step_too_heavy_for_one_page_is_parted_and_says_so() -> None:
    heavy = dict.fromkeys("abc", HEAVIEST // 2)
    exits = ({"when": {}, "reason": "x"},)
    found = lay_out([PagePlan("Step", ("a", "b", "c"), exits)], {}, heavy)
    assert found == [PagePlan("Step (1/2)", ("a", "b")), PagePlan("Step (2/2)", ("c",), exits)]


def test_a_field_never_stands_before_the_page_of_what_its_rule_reads() -> None:
    sheets = [PagePlan("One", ("a", "b")), PagePlan("Two", ("c",)), PagePlan("Three", ("d",))]
    found = lay_out(sheets, {"a": {"c"}, "b": {"a"}}, LIGHT)
    assert [sheet.names for sheet in found] == [("c", "a", "b"), ("d",)]


def test_rules_that_read_each_other_stand_on_one_page() -> None:
    found = lay_out([PagePlan("One", ("a",)), PagePlan("Two", ("b",))], {"a": {"b"}, "b": {"a"}}, LIGHT)
    assert [set(sheet.names) for sheet in found] == [{"a", "b"}]


@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1),
    st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefgh"), max_size=3)),
    st.integers(1, 4),
)
def test_no_field_is_lost_and_every_rule_reads_its_own_page_or_an_earlier_one(
    names: list[str], reads: dict[str, set[str]], size: int
) -> None:
    sheets = [PagePlan(str(n), tuple(names[n : n + size])) for n in range(0, len(names), size)]
    found = lay_out(sheets, reads, LIGHT)
    page = {name: n for n, sheet in enumerate(found) for name in sheet.names}
    assert sorted(page) == sorted(names)
    for name in names:
        assert all(page[other] <= page[name] for other in reads.get(name, ()) if other in page)
