"""What a site says in its own words, and what it leaves to its country and to the product."""

from forms.country.packs import NO_COUNTRY
from forms.schema.site import UNSTATED, Home, SiteFile
from forms.schema.wording import say_for_site, text_of
from forms.text.language import Text
from forms.text.words import say
from tests.viet_nam import IN_VN, VN

OWN = SiteFile(name=Text(en="Prefecture"), home=Home(title=Text(vi="Chợ", en="Markets")))


def test_the_words_of_the_site_stand_before_those_of_the_product() -> None:
    here = say_for_site(OWN, NO_COUNTRY, "en")
    assert here("home.title") == "Markets"
    assert here("site") == "Prefecture"
    assert here("home.lead") == say("en", "home.lead")
    assert here("limit.working_days", n=1) == "1 working day"


def test_the_name_of_a_site_stands_where_it_has_no_title() -> None:
    titled = OWN.model_copy(update={"title": Text(en="Online desk")})
    assert text_of(titled, NO_COUNTRY, "site")["en"] == "Online desk"
    assert text_of(UNSTATED, NO_COUNTRY, "site")["en"] == "Online services"


def test_what_a_number_looks_like_is_said_by_the_country_that_gives_it() -> None:
    assert say_for_site(IN_VN, VN, "en")("sign.id_number.hint") == "12 digits, on your identity card"
    assert say_for_site(UNSTATED, NO_COUNTRY, "en")("sign.id_number.hint") == "As shown on your papers"
