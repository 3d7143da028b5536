"""docs/catalogue.md lists the editions there are, and no other."""

import re
from pathlib import Path

from tests.forms.shipped import shipped

PAGE = Path(__file__).parents[1] / "docs" / "catalogue.md"
ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| `([a-z0-9-]+)` \| ([^|]+) \|$", re.MULTILINE)
CODE = re.compile(r"\d\.\d{6}")


def test_the_page_lists_every_edition_under_its_code_and_no_other() -> None:
    told = {
        (name, day): code if CODE.fullmatch(code) else ""
        for code, name, days in ROW.findall(PAGE.read_text("utf-8"))
        for day in days.split(", ")
    }
    assert told == {(one.id, f"{one.effective_from}"): one.code for one in shipped().editions}


def test_what_is_told_to_be_missing_is_not_there() -> None:
    missing = CODE.findall(PAGE.read_text("utf-8").partition("## Not here")[2].partition("##")[0])
    assert len(missing) >= 9
    # A foreign guest is told by name where to go; no edition has the code.
    assert not set(missing) & {one.code for one in shipped().editions}
