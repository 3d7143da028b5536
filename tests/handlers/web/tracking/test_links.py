"""The link of somebody who is asked: derived, one for each person and number, and told from every other."""

from handlers.web.tracking.links import consent_text, find_consent, link_token, text_version
from tests.handlers.dossier.askers import consenting
from tests.handlers.dossier.world import go
from tests.handlers.web.tracking.test_consent import PAGES
from tests.handlers.web.world import World


def test_every_person_and_number_has_a_link_of_its_own() -> None:
    services, told = World().office, consenting("link", "link")
    consents = told.summary.consents.values()
    tokens = {link_token(services, told, one, n) for one in consents for n in (1, 2)}
    assert len(tokens) == 4
    assert {len(one) for one in tokens} == {27}


def test_an_old_link_is_known_as_that_persons_but_holds_no_more() -> None:
    services, told = World().office, consenting("link", "link")
    old = link_token(services, told, told.summary.consents["dong_y"])
    anew = go(told, "renew_link")
    found, before = find_consent(services, anew, old), find_consent(services, told, old)
    assert found is not None
    assert before is not None
    assert (found[0].id, found[1], before[1]) == ("dong_y", False, True)
    assert find_consent(services, told, "") is None


def test_the_version_of_a_text_changes_with_its_words_and_language() -> None:
    world = World(changes={"pages": PAGES})
    told = consenting()
    one = told.summary.consents["dong_y"]
    world.dossiers.create(told)
    versions = {text_version(consent_text(world.office, told, one, lang), lang) for lang in ("vi", "en")}
    versions.add(text_version((), "vi"))
    assert len(versions) == 3
