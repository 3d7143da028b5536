"""The renderer: only the style that was used, a policy that allows no more, data that stays data."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import escape

from forms.fields.base import FormPost
from forms.judging.answers import bind_post
from forms.schema.site import UNSTATED
from forms.text.formatting import day
from forms.text.words import NoWords, say
from site_templates.render import (
    Components,
    attributes,
    combine,
    component,
    described_by,
    environment,
    is_marked_optional,
    policy_hash,
    render,
    scripts_of,
    template_context,
    trim_script,
)
from site_templates.views import (
    FormPage,
    LookupPage,
    Payment,
    Problem,
    Receipt,
    Site,
    Upload,
    Visitor,
    address,
)
from tests.forms.world import moment, procedure, written


def problem(
    text: str = "Không tìm thấy", language: str = "vi", path: str = "", visitor: Visitor | None = None
) -> str:
    site = Site("en" if language == "en" else "vi", path, visitor)
    return render("problem", site, problem=Problem(404, text, "Hãy thử lại", (("Trang chủ", "/"),)))


def style(html: str) -> str:
    found = re.search(r"<style>(.*?)</style>", html, re.S)
    assert found
    return found[1]


def test_a_page_carries_the_style_of_the_components_it_called_and_of_no_other() -> None:
    assert ".button{" in style(problem())
    assert ".rows{" not in style(problem())
    assert ".tabs{" not in style(problem())


def test_the_policy_allows_the_page_its_own_style_by_hash_and_no_script() -> None:
    html = problem()
    digest = b64encode(sha256(style(html).encode()).digest()).decode()
    policy = str(escape(f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "))
    assert policy in html
    assert str(escape("form-action 'self'; base-uri 'none'")) in html
    assert "<script" not in html


def test_a_page_carries_the_scripts_of_the_components_it_called_as_one_and_its_policy_knows_it() -> None:
    html = render("lookup", Site("vi", ""), lookup=LookupPage("/api/tra-cuu"))
    [script] = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert script == scripts_of(("sending",))
    assert f"script-src &#39;sha256-{policy_hash(script)}&#39;; " in html


def test_the_script_of_waiting_frames_and_those_of_components_are_one_script() -> None:
    form = procedure(written("yes_no", "co"), written("text", visible_when={"field": "co", "equals": True}))
    page = FormPage(form, bind_post(form, moment(), FormPost()), "/")
    html = render("form", Site("vi", "/"), form=page)
    [script] = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert script.endswith(f"\nshow()}})();\n{scripts_of(('draft', 'sending'))}")
    assert f"sha256-{policy_hash(script)}&#39;; " in html


def test_trimming_a_script_keeps_lines_and_what_stands_between_quotes() -> None:
    assert trim_script('// why\n{\n  const a = "x = y", b = `p ${a} = q`\n\n  if (a > b) say(a)\n}\n') == (
        '{\nconst a="x = y",b=`p ${a} = q`\nif(a>b)say(a)\n}'
    )


def test_forms_may_post_to_storage_on_the_page_that_offers_it_and_nowhere_else() -> None:
    paper = Upload("a", "Hợp đồng", "", True, "missing", url="https://files.example:4566/bucket?x=1")
    receipt = Receipt(
        "ABCD", "/api/ho-so/ABCD", "", "", "", "", "", "", (), Payment("", "none", "desk"), (paper,)
    )
    assert str(escape("form-action 'self' https://files.example:4566; ")) in render(
        "documents", Site("vi", ""), receipt=receipt
    )
    assert "files.example" not in render("receipt", Site("vi", ""), receipt=receipt)


@given(st.text(alphabet="<>&\"'ạ{}%\u202e", min_size=1, max_size=20))
def test_what_people_type_never_becomes_markup(text: str) -> None:
    lookup = LookupPage("/api/tra-cuu", {"code": text}, {"code": text})
    html = render("lookup", Site("vi", "", Visitor(text, "citizen")), lookup=lookup)
    assert f'value="{escape(text)}"' in html
    assert html.count("<b>") == 1


def test_a_variable_nobody_passed_is_an_error_not_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        render("problem", Site("vi", ""))


def test_the_language_switch_keeps_the_page() -> None:
    assert 'href="/en/tra-cuu/" hreflang="en"' in problem(path="/tra-cuu/")
    assert 'href="/tra-cuu/" hreflang="vi"' in problem(path="/tra-cuu/", language="en")
    assert 'href="/api/ho-so?lang=vi"' in problem(path="/api/ho-so", language="en")


def test_an_english_page_leads_to_english_pages() -> None:
    assert address(UNSTATED, "en", "/tra-cuu/") == "/en/tra-cuu/"
    assert address(UNSTATED, "en", "/api/ho-so") == "/api/ho-so?lang=en"
    assert address(UNSTATED, "en", "/api/ho-so?tab=x#a") == "/api/ho-so?tab=x&lang=en#a"
    assert address(UNSTATED, "en", "/api/ho-so?lang=en") == "/api/ho-so?lang=en"
    assert address(UNSTATED, "en", "https://files.example/x") == "https://files.example/x"
    assert address(UNSTATED, "vi", "/api/ho-so") == "/api/ho-so"


def test_attributes_print_true_bare_and_leave_out_what_is_empty() -> None:
    shown = attributes({"id": "a", "checked": True, "readonly": False, "class": "", "value": '"<'})
    assert shown == ' id="a" checked value="&#34;&lt;"'


def test_combining_attributes_keeps_both_classes() -> None:
    assert combine({"class": "a", "id": "x"}, {"class": "b", "id": "y"}) == {"class": "a b", "id": "y"}


def test_only_the_remarks_that_say_something_describe_a_box() -> None:
    assert described_by("so", hint="12 chữ số", note="", err="Nhập số") == "so-hint so-err"


def test_days_read_as_in_viet_nam() -> None:
    assert day(date(2026, 7, 1)) == "01/07/2026"


def test_a_question_is_marked_as_one_that_may_stay_empty_only_when_nothing_may_require_it() -> None:
    def marked(kind: str = "name", typed: str = "", **keys: Any) -> bool:
        whole = procedure(written("name", "truoc"), written(kind, **keys))
        bound = bind_post(whole, moment(), FormPost([("truoc", typed)] if typed else []))
        return is_marked_optional(whole.field("muc"), bound, "muc")

    where = {"field": "truoc", "equals": "An"}
    assert not marked()
    assert marked(required=False)
    assert not marked("people", minimum=1)
    assert not marked(visible_when=where)
    assert not marked(required=False, required_when={"account": "business"})
    assert not marked(required=False, required_when=where)
    assert not marked(required=False, required_when=where, typed="An")
    assert marked(required=False, required_when=where, typed="Bình")


def test_a_text_fills_its_places() -> None:
    assert say("en", "limit.working_days", n=3) == "3 working days"
    with pytest.raises(NoWords):
        say("vi", "no.such.text")


def test_a_component_knows_the_others_as_c_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # All of a page are made in one context: a misspelt name must not find the macro made before.
    wrong = environment().from_string("{% macro wrong() %}{{ button }}{% endmacro %}").root_render_func
    monkeypatch.setattr(
        "site_templates.render.component", lambda name: wrong if name == "wrong" else component(name)
    )
    components = Components(template_context(Site("vi", "")))
    assert "<button" in components["button"]("a")
    with pytest.raises(UndefinedError):
        components["wrong"]()


def test_hidden_pairs_say_the_language_once_and_leave_out_a_name_that_is_empty() -> None:
    drawn = str(Components(template_context(Site("vi", "")))["hidden"]((("_lang", "en"), ("", "<"))))
    assert drawn.split("\n") == [
        '<input type="hidden" name="_lang" value="en">',
        '<input type="hidden" value="&lt;">',
        "",
    ]
