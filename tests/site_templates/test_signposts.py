"""What stands beside the pages: robots.txt, the sitemap, security.txt, with nothing but what is stated."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from forms.schema.site import UNSTATED, Security, SiteFile
from site_templates.building.again import ORIGIN
from site_templates.building.site_files import write
from site_templates.signposts import missing_signposts, robots_txt, security_txt, sitemap
from tests.site_templates.test_site import DAY, catalogue, small

SITE = "https://example.vn"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
REPORTS = Security(contact=("mailto:an-ninh@example.vn", "tel:+842433333333"), expires=date(2027, 6, 30))


def test_robots_may_read_everything_but_the_api() -> None:
    assert robots_txt("") == "User-agent: *\nDisallow: /api/\n"
    assert robots_txt(SITE).endswith("\n\nSitemap: https://example.vn/sitemap.xml\n")


def test_the_sitemap_names_every_page_in_both_languages_with_its_other_one() -> None:
    pages = ["index.html", "thu-tuc/thu/index.html"]
    root = ElementTree.fromstring(sitemap(UNSTATED, pages, {"thu": f"{DAY}"}, SITE))  # noqa: S314 - our own text
    told = {
        one.findtext("s:loc", namespaces=SPACE): {
            link.attrib["hreflang"]: link.attrib["href"] for link in one.findall("x:link", SPACE)
        }
        for one in root
    }
    here = {"vi": f"{SITE}/thu-tuc/thu/", "en": f"{SITE}/en/thu-tuc/thu/"}
    home = {"vi": f"{SITE}/", "en": f"{SITE}/en/"}
    assert told == {**dict.fromkeys(home.values(), home), **dict.fromkeys(here.values(), here)}
    days = [one.findtext("s:lastmod", namespaces=SPACE) for one in root]
    assert days == [None, None, "2026-07-21", "2026-07-21"]


def test_security_txt_says_the_fields_of_rfc_9116() -> None:
    text = security_txt(UNSTATED, REPORTS.model_copy(update={"policy": f"{SITE}/chinh-sach"}), SITE)
    assert text.splitlines() == [
        "Contact: mailto:an-ninh@example.vn",
        "Contact: tel:+842433333333",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: vi, en",
        "Canonical: https://example.vn/.well-known/security.txt",
        "Policy: https://example.vn/chinh-sach",
    ]
    assert "Canonical" not in security_txt(UNSTATED, REPORTS, "")


def test_a_site_has_them_all_where_origin_and_contact_are_stated(tmp_path: Path) -> None:
    offer = replace(catalogue(small()), site=SiteFile(security=REPORTS))
    made = {file.path for file in write(offer, DAY, tmp_path, origin=SITE).beside}
    assert made == {"robots.txt", "sitemap.xml", ".well-known/security.txt", "danh-muc.jsonld"}
    assert list(missing_signposts(offer, SITE)) == []
    listed = (tmp_path / "sitemap.xml").read_text("utf-8")
    assert "404" not in listed
    assert listed.count("<loc>") == 12


def test_what_is_no_longer_stated_is_taken_away_and_the_build_says_what_to_do(tmp_path: Path) -> None:
    write(replace(catalogue(small()), site=SiteFile(security=REPORTS)), DAY, tmp_path, origin=SITE)
    gone = write(catalogue(small()), DAY, tmp_path).removed
    assert set(gone) == {"sitemap.xml", ".well-known/security.txt"}
    assert not (tmp_path / ".well-known").exists()
    assert list(missing_signposts(catalogue(small()), "")) == [
        "no sitemap.xml, and addresses in data are paths: say --origin https://… to have them whole",
        "no .well-known/security.txt: site.yaml states no contact for reports of weaknesses",
    ]


def test_with_an_origin_the_other_language_is_named_by_its_whole_address(tmp_path: Path) -> None:
    write(catalogue(small()), DAY, tmp_path, origin=SITE)
    page = (tmp_path / "en/tra-cuu/index.html").read_text("utf-8")
    assert f'<link rel="alternate" hreflang="vi" href="{SITE}/tra-cuu/">' in page
    assert f'<link rel="alternate" hreflang="en" href="{SITE}/en/tra-cuu/">' in page


def test_an_origin_is_scheme_and_host_alone() -> None:
    assert ORIGIN.fullmatch("https://dichvu.example.vn")
    assert ORIGIN.fullmatch("http://127.0.0.1:8080")
    for wrong in (
        "example.vn",
        "https://example.vn/",
        "https://example.vn/a",
        "ftp://example.vn",
        'https://x"',
    ):
        assert not ORIGIN.fullmatch(wrong), wrong
