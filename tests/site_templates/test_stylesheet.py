"""The style of a page, in the colours of its site."""

from forms.schema.site import KIT, Colours
from site_templates.stylesheet import paint, squeeze, styles_of


def test_squeezing_keeps_selectors_and_values_apart() -> None:
    assert (
        squeeze("/* x */\n.a .b > i, p { margin: 0 1px;\n color: red; }\n")
        == ".a .b>i,p{margin:0 1px;color:red}"
    )
    assert squeeze('@media (min-width: 40em) { .a::before { content: "" } }') == (
        '@media (min-width:40em){.a::before{content:""}}'
    )


def test_the_style_of_the_kit_is_as_it_is_written() -> None:
    css = styles_of(("button", "header"))
    assert "var(--on-brand)" not in css
    assert "--brand:#0b4d40" in css
    assert "@page{size:A4;" in css


def test_a_site_has_its_own_colours_everywhere() -> None:
    css = styles_of(
        ("button", "header"), Colours(brand="#003189", accent="#e1000f", link="#0a4bb5"), "Letter"
    )
    assert "--brand:#003189;--deep:#002567;--tint:#f0f3f8" in css
    assert "#0b4d40" not in css
    assert "--gold:#e1000f" in css
    assert "a{color:#0a4bb5;" in css
    assert "@page{size:Letter;" in css


def test_what_is_written_on_a_light_brand_is_dark() -> None:
    light = Colours.model_construct(brand="#ffd54a", on_brand="#111", accent=KIT.accent, link="#5a4700")
    assert paint(".top{color:var(--on-brand)}", light) == ".top{color:#111}"
