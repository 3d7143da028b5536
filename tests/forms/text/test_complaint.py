"""Complaints: how they read, and the names they suggest."""

from forms.text.complaint import BrokenForms, Complaint, Places, Sheet, Spot, keys_at, nearest


def test_a_complaint_shows_the_line_and_a_caret_of_the_right_width() -> None:
    one = Complaint("a.yaml", 7, 3, 4, "x", "wrong", "mend it", "  nope: 1")
    assert str(one) == "a.yaml:7:3: wrong\n    7 |   nope: 1\n      |   ^^^^  mend it"
    assert one.concise() == "a.yaml:7:3: wrong"


def test_without_a_hint_nothing_follows_the_caret() -> None:
    assert str(Complaint("a", 1, 1, 1, "x", "wrong")) == "a:1:1: wrong\n    1 | \n      | ^"


def test_long_files_keep_the_margin_straight() -> None:
    lines = str(Complaint("a", 123456, 1, 1, "x", "wrong", "", "k")).split("\n")
    assert [line.index("|") for line in lines[1:]] == [7, 7]


def test_all_complaints_come_in_file_order() -> None:
    made = [Complaint(path, line, 1, 1, "x", "m") for path, line in (("b", 1), ("a", 10), ("a", 9))]
    assert [(one.path, one.line) for one in BrokenForms(made).complaints] == [("a", 9), ("a", 10), ("b", 1)]


def test_the_nearest_name_or_all_of_them_are_suggested() -> None:
    assert nearest("dat", ["date", "text"]) == 'did you mean "date"?'
    assert nearest("zzz", ["date", "text"]) == "one of: date, text"
    assert nearest("zzz", []) == ""


def test_a_complaint_beyond_the_last_line_shows_an_empty_one() -> None:
    sheet = Sheet("a")
    sheet.complain(Spot(1, 1, 1), "x", "m")
    assert sheet.complaints[0].source_line == ""


def test_places_are_named_from_the_innermost_item() -> None:
    spots = {(): Spot(1, 1, 1), ("f", 0, "id"): Spot(1, 1, 1, "ngay"), ("f", 1): Spot(1, 1, 1)}
    sheet = Sheet("a", lambda: Places(["x"], {}, spots))
    assert sheet.label(("f", 0, "kind")) == "ngay.kind"
    assert sheet.label(("f", 1, "kind")) == "f[1].kind"
    assert sheet.label(("fee", "amount")) == "fee.amount"
    assert sheet.label(()) == ""
    assert sheet.spot(("f", 1, "nothing", "here")) == Spot(1, 1, 1)


def test_the_keys_allowed_follow_references_lists_and_alternatives() -> None:
    schema = {
        "$defs": {
            "cat": {"properties": {"kind": {"const": "cat"}, "lives": {}}, "required": ["kind"]},
            "dog": {"properties": {"kind": {"const": "dog"}, "bark": {}}, "required": ["kind"]},
        },
        "properties": {
            "pets": {"items": {"oneOf": [{"$ref": "#/$defs/cat"}, {"$ref": "#/$defs/dog"}]}},
            "name": {"type": "string"},
        },
    }
    data = {"pets": [{"kind": "dog"}, {"kind": "cow"}, "x"], "name": "n"}
    assert keys_at(schema, data, ()) == ["name", "pets"]
    assert keys_at(schema, data, ("pets", 0)) == ["bark", "kind"]
    assert keys_at(schema, data, ("pets", 1)) == []
    assert keys_at(schema, data, ("pets", 2)) == ["bark", "kind", "lives"]
    assert keys_at(schema, data, ("name",)) == []
