"""What machines are told of a procedure, read as a JSON-LD processor reads it, and no claim too many."""

import json
import re
from datetime import date
from typing import Any

from pyld import jsonld  # type: ignore[import-untyped]  # it has no types

from forms.schema.catalogue import Catalogue
from forms.schema.fee import UNSTATED_FEE
from forms.schema.procedure import Procedure, TimeLimit
from forms.schema.site import SiteFile
from forms.text.language import Language, Text
from site_templates.open_data.dataset import dataset, dataset_part, procedure_context, start_page_data
from site_templates.site import pages
from tests.forms.shipped import shipped
from tests.site_templates.test_site import DAY, catalogue, small

ORIGIN = "https://example.vn"
SCHEMA, CPSV, CV = "https://schema.org/", "http://purl.org/vocab/cpsv#", "http://data.europa.eu/m8g/"
DCT, ELI = "http://purl.org/dc/terms/", "http://data.europa.eu/eli/ontology#"
LISTS = "http://publications.europa.eu/resource/authority/"
TODAY, FIRST = date(2026, 11, 24), date(2022, 4, 12)
KIND = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# As listed by schema.org, and by the context published with CPSV-AP 3.2.0.
SERVICE = "name description serviceType identifier url provider areaServed audience availableChannel offers"
TERMS = {KIND, "http://www.w3.org/2004/02/skos/core#prefLabel"}
TERMS |= {SCHEMA + name for name in f"{SERVICE} serviceOutput subjectOf audienceType serviceUrl".split()}
TERMS |= {SCHEMA + name for name in ("availableLanguage", "processingTime", "price", "priceCurrency")}
TERMS |= {CV + name for name in ("hasCompetentAuthority", "hasChannel", "processingTime", "hasCost")}
TERMS |= {CV + name for name in ("hasValue", "currency", "hasLegalResource")}
TERMS |= {CPSV + name for name in ("hasInput", "produces")}
TERMS |= {DCT + name for name in ("identifier", "title", "description", "language", "spatial")}
CLASSES = {SCHEMA + name for name in ("GovernmentService", "GovernmentOrganization", "AdministrativeArea")}
CLASSES |= {SCHEMA + name for name in ("Audience", "ServiceChannel", "Thing", "Offer", "Legislation")}
CLASSES |= {CV + name for name in ("PublicOrganisation", "Channel", "Cost", "Evidence", "Output")}
CLASSES |= {f"{CPSV}PublicService", f"{DCT}Location", f"{ELI}LegalResource"}
HOME = f"{ORIGIN}/thu-tuc/dang-ky-tam-tru/"
Triples = set[tuple[str, str, str]]


def refused(url: str, options: Any) -> Any:
    raise AssertionError(f"{url} would have to be fetched")


def triples(text: str, base: str = f"{ORIGIN}/trang/") -> Triples:
    """What a text says, with no context fetched: a literal is written "words@language" or "text^type"."""
    options = {"base": base, "documentLoader": refused}
    graphs: dict[str, Any] = jsonld.to_rdf(json.loads(text), options)
    return {
        (one["subject"]["value"], one["predicate"]["value"], _object(one["object"]))
        for one in graphs["@default"]
    }


def _object(node: dict[str, str]) -> str:
    if "language" in node:
        return f"{node['value']}@{node['language']}"
    kind = node.get("datatype", "").rpartition("#")[2]
    return node["value"] if kind in ("", "string") else f"{node['value']}^{kind}"


def block(html: str) -> str:
    """The data block of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert len(found) == 1
    return str(found[0])


def values(found: Triples, predicate: str, of: str = HOME) -> set[str]:
    return {value for subject, name, value in found if (subject, name) == (of, predicate)}


def below(found: Triples, predicate: str, inner: str) -> set[str]:
    """What stands one step further: the inner values of whatever the predicate leads to."""
    return {value for node in values(found, predicate) for value in values(found, inner, node)}


def data(
    offer: Catalogue, name: str, origin: str = ORIGIN, language: Language = "vi", day: date = TODAY
) -> str:
    """The JSON in the data block of a start page."""
    one = offer.current_edition(name, day)
    assert one is not None
    return block(str(start_page_data(one, procedure_context(offer, one, day, origin), language)))


def whole(offer: Catalogue, day: date, origin: str) -> str:
    """The dataset of every procedure in force on a day."""
    parts = (dataset_part(offer, one, day, origin).encode() for one in offer.procedures(day))
    return dataset(offer, parts, origin).decode()


def start(offer: Catalogue, name: str, origin: str = ORIGIN) -> Triples:
    return triples(data(offer, name, origin))


def test_a_start_page_carries_the_data_and_a_form_does_not() -> None:
    made = dict(pages(catalogue(small()), DAY, origin=ORIGIN))
    assert json.loads(block(made["thu-tuc/thu/index.html"]))["@id"] == f"{ORIGIN}/thu-tuc/thu/"
    assert [path for path, html in made.items() if "ld+json" in html and "to-khai" in path] == []


def test_a_start_page_is_one_thing_under_both_vocabularies() -> None:
    found = start(shipped(), "dang-ky-tam-tru")
    kinds = values(found, KIND)
    assert kinds == {f"{SCHEMA}GovernmentService", f"{CPSV}PublicService"}
    assert values(found, f"{DCT}title") == {"Đăng ký tạm trú@vi", "Temporary residence registration@en"}
    assert values(found, f"{SCHEMA}name") == {"Đăng ký tạm trú"}
    assert values(found, f"{DCT}identifier") == {"1.004194"}
    assert values(found, f"{CV}processingTime") == {"P3D^duration"}
    assert (
        values(found, f"{SCHEMA}provider")
        == values(found, f"{CV}hasCompetentAuthority")
        == {f"{HOME}#co-quan"}
    )
    assert below(found, f"{SCHEMA}areaServed", f"{SCHEMA}name") == {"Thành phố Hà Nội"}
    assert below(found, f"{SCHEMA}availableChannel", f"{SCHEMA}serviceUrl") == {
        f"{ORIGIN}/api/thu-tuc/dang-ky-tam-tru"
    }


def test_fees_are_whole_dong_and_documents_law_and_result_have_their_classes() -> None:
    found = start(shipped(), "dang-ky-tam-tru")
    assert "7000^integer" in below(found, f"{SCHEMA}offers", f"{SCHEMA}price")
    assert below(found, f"{SCHEMA}offers", f"{SCHEMA}priceCurrency") == {"VND"}
    assert below(found, f"{CV}hasCost", f"{CV}currency") == {f"{LISTS}currency/VND"}
    assert "7.0E3^double" in below(found, f"{CV}hasCost", f"{CV}hasValue")
    assert below(found, f"{CPSV}hasInput", KIND) == {f"{CV}Evidence"}
    assert below(found, f"{CPSV}produces", KIND) == {f"{CV}Output"}
    assert below(found, f"{CV}hasLegalResource", KIND) == {f"{ELI}LegalResource"}
    assert "Thông tư số 116/2026/TT-BCA@vi" in below(found, f"{CV}hasLegalResource", f"{DCT}title")


def test_the_english_page_describes_the_same_thing() -> None:
    found = triples(data(shipped(), "dang-ky-tam-tru", language="en"))
    assert values(found, f"{SCHEMA}name") == {"Temporary residence registration"}
    assert values(found, f"{SCHEMA}url") == {f"{ORIGIN}/en/thu-tuc/dang-ky-tam-tru/"}


def test_every_start_page_of_both_days_uses_terms_of_the_vocabularies_alone() -> None:
    offer = shipped()
    for day in (FIRST, TODAY):
        for one in offer.procedures(day):
            found = triples(data(offer, one.id, day=day))
            assert {predicate for _, predicate, _ in found} <= TERMS, one.id
            assert {kind for _, predicate, kind in found if predicate == KIND} <= CLASSES, one.id


def test_without_an_origin_addresses_are_resolved_against_the_page() -> None:
    found = start(shipped(), "dang-ky-tam-tru", origin="")
    assert values(found, f"{DCT}identifier") == {"1.004194"}, "the page is another place than the procedure"


def test_what_an_edition_does_not_state_is_not_claimed() -> None:
    bare = small().model_copy(
        update={
            "fee": UNSTATED_FEE,
            "time_limit": TimeLimit(unit="unstated"),
            "legal_basis": (),
            "documents": (),
        }
    )
    text = whole(catalogue(bare), DAY, ORIGIN) + data(catalogue(bare), "thu", day=DAY)
    for word in ("processingTime", "hasCost", "offers", "hasLegalResource", "subjectOf", "hasInput"):
        assert f'{word}":' not in text, word
    assert f'{word}":' in data(shipped(), "dang-ky-tam-tru")


def test_where_no_address_decides_no_area_is_claimed() -> None:
    card = "cap-the-can-cuoc-cong-dan"
    assert "areaServed" not in data(shipped(), card, day=FIRST)
    assert "areaServed" in data(shipped(), "dang-ky-tam-tru", day=FIRST)


def test_a_limit_of_no_days_has_words_and_no_duration() -> None:
    at_once = small().model_copy(update={"time_limit": TimeLimit(unit="immediate")})
    text = data(catalogue(at_once), "thu", day=DAY)
    assert "processingTime" not in text
    assert "Tiếp nhận ngay" in text


def test_while_no_operator_is_named_the_channel_says_it_is_a_demonstration() -> None:
    assert "bản minh họa" in data(catalogue(small()), "thu", day=DAY)
    offer = catalogue(small())
    run = Catalogue(
        offer.editions,
        (),
        offer.areas,
        offer.calendar,
        site=SiteFile(name=Text(vi="Công an xã Hương Sơn", en="Police of Hương Sơn")),
    )
    assert "bản minh họa" not in data(run, "thu", day=DAY)
    assert "Công an xã Hương Sơn" in whole(run, DAY, "")


def test_no_word_of_a_schema_ends_the_data_block() -> None:
    evil = Text(vi="</script><script>alert(1)</script><!--", en="x")
    one = small().model_copy(update={"summary": evil})
    drawn = start_page_data(one, procedure_context(catalogue(one), one, DAY, ""), "vi")
    assert drawn.count("<") == 2
    assert evil["vi"] in values(triples(block(drawn)), f"{SCHEMA}description", f"{ORIGIN}/thu-tuc/thu/")


def test_untranslated_words_are_tagged_with_their_own_language() -> None:
    german: Procedure = small().model_copy(update={"language": "de", "name": Text(vi="Antrag", en="Antrag")})
    found = triples(data(catalogue(german), "thu", day=DAY))
    assert values(found, f"{DCT}title", f"{ORIGIN}/thu-tuc/thu/") == {"Antrag@de"}
    assert values(found, f"{DCT}language", f"{ORIGIN}/thu-tuc/thu/") == set()


def test_the_catalogue_is_one_dataset_of_every_procedure_in_force() -> None:
    offer = shipped()
    found = triples(whole(offer, TODAY, ORIGIN))
    parts = values(found, f"{DCT}hasPart", f"{ORIGIN}/danh-muc.jsonld")
    assert parts == {f"{ORIGIN}/thu-tuc/{one.id}/" for one in offer.procedures(TODAY)}
    for part in parts:
        assert values(found, f"{DCT}identifier", part)
        assert {title[-3:] for title in values(found, f"{DCT}title", part)} == {"@vi", "@en"}
        assert values(found, f"{CV}hasCompetentAuthority", part)
