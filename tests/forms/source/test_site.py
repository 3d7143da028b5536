"""What stands beside site.yaml: the logo that is taken in, and the clock whose rules are frozen."""

from base64 import b64decode
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forms.country.zone import local_time
from forms.source.loader import load
from forms.source.site import MOST_LOGO, zone_file
from tests.forms.folder import complaints, write
from tests.forms.shipped import stored

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9v9z"/></svg>'
SITE = "country: vn\nlogo: logo.svg\n"


def test_the_logo_is_named_by_its_content(tmp_path: Path) -> None:
    root = write(tmp_path, **{"site.yaml": SITE, "logo.svg": SVG})
    logo = load(root).logo
    assert logo
    assert b64decode(logo.data) == SVG.encode()
    assert logo.path.startswith("logo-")
    (root / "logo.svg").write_text(SVG.replace("9", "8"), "utf-8")
    other = load(root).logo
    assert other
    assert other.path != logo.path


@pytest.mark.parametrize(
    ("drawn", "message"),
    [
        ("<p>", "logo.svg is no SVG drawing"),
        (
            SVG.replace("<path", "<script>alert(1)</script><path"),
            "logo.svg holds <script, which a logo may not",
        ),
        (SVG.replace("<path", '<path onload="x()"'), "logo.svg holds onload=, which a logo may not"),
        (SVG.replace("<path", '<image href="https://else.example/a.png"/><path'), "logo.svg holds href="),
        (SVG.replace("<path", "<path/>" * MOST_LOGO + "<path"), "at most 10,000 are taken"),
    ],
)
def test_a_logo_that_is_none_or_does_more_than_show_is_refused(
    tmp_path: Path, drawn: str, message: str
) -> None:
    [found] = complaints(tmp_path, **{"site.yaml": SITE, "logo.svg": drawn})
    assert found.startswith("forms/site.yaml:2:1: logo: ")
    assert message in found


def test_a_logo_that_is_not_there_is_missed(tmp_path: Path) -> None:
    [found] = complaints(tmp_path, **{"site.yaml": SITE.replace("svg", "png")})
    assert "there is no logo.png beside site.yaml" in found


def test_a_clock_with_summer_time_is_frozen_and_reaches_the_functions(tmp_path: Path) -> None:
    root = write(tmp_path, **{"site.yaml": "country: vn\ntime_zone: Europe/Paris\n"})
    there = stored(load(root)).zone
    hours = [local_time(datetime(2026, month, 1, 12, tzinfo=UTC), there).isoformat() for month in (1, 7)]
    assert hours == ["2026-01-01T13:00:00+01:00", "2026-07-01T14:00:00+02:00"]


def test_a_clock_that_never_changes_needs_no_rules(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    assert catalogue.zone_rules == ""
    assert (
        local_time(datetime(2026, 1, 1, 20, tzinfo=UTC), catalogue.zone).isoformat()
        == "2026-01-02T03:00:00+07:00"
    )


def test_a_zone_no_machine_knows_is_told(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no rules of Nowhere/Town: install the package tzdata"):
        zone_file("Nowhere/Town")
