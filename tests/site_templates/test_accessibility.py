"""The accessibility statement and the help block: the same everywhere, with nothing nobody stated."""

import re
from dataclasses import replace
from datetime import date

from forms.schema.site import Accessibility, SiteFile
from forms.text.language import STATED, Text
from site_templates.problems import not_found_page
from site_templates.render import render
from site_templates.site import pages
from site_templates.views import Site
from tests.site_templates.test_site import DAY, catalogue, small

PLACE = "kha-nang-tiep-can/index.html"
NAME = Text(vi="Công an xã Hương Sơn", en="Police of Hương Sơn Commune")


def drawn(operator: SiteFile) -> dict[str, str]:
    return dict(pages(replace(catalogue(small()), site=operator), DAY))


def footer(html: str) -> str:
    return str(re.findall(r"<footer.*?</footer>", html, re.S)[0])


def test_without_an_operator_nobody_is_named_and_no_day_is_claimed() -> None:
    made = drawn(SiteFile())
    assert "chưa có cơ quan nào nhận phản ánh" in made[PLACE]
    assert "<time" not in made[PLACE]
    assert "there is no authority to report problems to" in made[f"en/{PLACE}"]


def test_the_operators_contact_and_day_are_shown_in_both_languages() -> None:
    contact = Text(vi="Gọi 024 3333 3333", en="Call 024 3333 3333")
    made = drawn(SiteFile(accessibility=Accessibility(stated=date(2026, 11, 24), contact=contact)))
    assert "Gọi 024 3333 3333" in made[PLACE]
    assert "Call 024 3333 3333" in made[f"en/{PLACE}"]
    assert '<time datetime="2026-11-24">24/11/2026</time>' in made[PLACE]
    assert "minh họa: chưa có" not in made[PLACE]


def test_the_foot_of_every_page_is_the_same_and_leads_to_the_statement() -> None:
    made = drawn(SiteFile())
    for language in STATED:
        root = "" if language == "vi" else "en/"
        own = {footer(html) for path, html in made.items() if path.startswith("en/") == bool(root)}
        own.add(footer(render("problem", Site(language, "/api/tim"), problem=not_found_page(language))))
        assert len(own) == 1
        assert f'href="/{root}kha-nang-tiep-can/"' in own.pop()


def test_only_a_named_operator_is_said_to_take_what_is_filed() -> None:
    bare, run = drawn(SiteFile()), drawn(SiteFile(name=NAME))
    assert all(
        "Hồ sơ nộp ở đây không đến cơ quan nào" in footer(bare[path]) for path in bare if path[:3] != "en/"
    )
    assert "Trang này do Công an xã Hương Sơn vận hành" in footer(run["index.html"])
    assert "minh họa" not in footer(run["index.html"])
