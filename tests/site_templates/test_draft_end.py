"""The end of a draft: the receipt deletes the one that was filed, and leaves every other."""

import pytest
from playwright.sync_api import Browser, Page

from site_templates.render import render
from site_templates.views import CheckPage, Payment, Receipt, Site
from tests.site_templates.drafts import FORM, KEY, drawn, kept, tick
from tests.site_templates.screen import Screen, screen

pytestmark = pytest.mark.browser


def check_page() -> str:
    page = CheckPage(FORM, (), "/api/thu-tuc/thu", (("_edition", "d1"),), "0", "Công an xã", "mai")
    return render("check", Site("vi", ""), check=page)


def receipt() -> str:
    told = Receipt(
        "ABCD", "/api/ho-so/ABCD", "", "", "", "", "", "", (), Payment("", "none", "desk"), procedure_id="thu"
    )
    return render("receipt", Site("vi", ""), receipt=told)


def opened_with_drafts(device: Screen) -> Page:
    page = device.open()
    tick(page)
    page.fill('[name="ho_ten"]', "An")
    page.evaluate("localStorage.setItem('nhap khac d9', JSON.stringify({t: Date.now(), v: {}}))")
    return page


def test_the_receipt_deletes_the_draft_that_was_filed_and_no_other(browser: Browser) -> None:
    with screen(browser, home=drawn(), check=check_page(), receipt=receipt()) as device:
        opened_with_drafts(device)
        device.open("/check").get_by_role("button", name="Nộp hồ sơ").click()
        assert list(kept(device.open("/receipt"))) == ["nhap khac d9"]


def test_an_older_receipt_leaves_the_draft_of_a_form_that_is_being_filled_in(browser: Browser) -> None:
    with screen(browser, home=drawn(), check=check_page(), receipt=receipt()) as device:
        page = opened_with_drafts(device)
        assert KEY in kept(device.open("/receipt"))
        device.open("/check").get_by_role("button", name="Nộp hồ sơ").click()
        page.fill('[name="ho_ten"]', "An, again")
        assert KEY in kept(device.open("/receipt"))
