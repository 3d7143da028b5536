"""What is open stands beside the decision before it is made, and going past it needs a reason."""

from tests.handlers.dossier.askers import ASKED, consent
from tests.handlers.dossier.world import text
from tests.handlers.web.officers import Desk, desk
from tests.handlers.web.world import OFFICER, World

PAPERS = ({"id": "hop-dong", "name": text("Hợp đồng thuê nhà")},)
PAGES = ({"id": "p", "title": text("P"), "sections": ({"id": "s", "title": text("S"), "fields": ASKED},)},)
OPEN = "Còn chưa xong: {}. Muốn quyết định ngay, hãy nêu lý do."
WORKING = ("claim", "receive", "process")


def at_work(how: str = "paper", amount: int = 7000) -> Desk:
    """The desk of a dossier in progress that names a consent and lacks a document."""
    world = World(changes={"documents": PAPERS, "pages": PAGES})
    world.file(answers={"dong_y": consent(how)}, amount=amount)
    made = Desk(world)
    for move in WORKING:
        assert made.act(move).status_code == 303, move
    return made


def told(made: Desk) -> str:
    """The form of the decision as the officer sees it."""
    page: str = made.client.get("/api/can-bo/ho-so/ABCDEFGHJKMNP").text
    return page.split('id="decide"')[1].split("</form>")[0]


def test_everything_open_is_named_before_the_decision() -> None:
    matters = "ý kiến của Nguyễn Văn Khoái; thiếu giấy tờ: Hợp đồng thuê nhà; lệ phí 7.000 ₫ chưa nộp"
    assert OPEN.format(matters) in told(at_work())


def test_a_decision_past_something_open_needs_a_reason_and_keeps_it() -> None:
    made = at_work()
    without = made.act("decide", result="Đồng ý")
    assert (without.status_code, made.dossier.summary.step) == (422, "processing")
    assert '<a href="#decide-override">Nêu lý do quyết định khi còn việc chưa xong</a>' in without.text
    assert made.act("decide", result="Đồng ý", override="Chủ nhà đã đến đơn vị").status_code == 303
    assert made.dossier.events[-1].data["override"] == "Chủ nhà đã đến đơn vị"


def test_nothing_open_asks_for_nothing() -> None:
    made = desk(*WORKING, amount=0)
    assert "Còn chưa xong" not in told(made)
    assert 'name="override"' not in told(made)
    assert made.act("decide", result="Đồng ý").status_code == 303


def test_a_consent_that_an_officer_has_seen_is_open_no_more() -> None:
    made = at_work(amount=0)
    assert made.act("record_consent", consent="dong_y", way="paper", words="").status_code == 422
    seen = {"consent": "dong_y", "way": "paper", "words": "Văn bản ngày 1/7/2026"}
    assert made.act("record_consent", **seen).status_code == 303
    assert OPEN.format("thiếu giấy tờ: Hợp đồng thuê nhà") in told(made)
    page = made.client.get("/api/can-bo/ho-so/ABCDEFGHJKMNP").text
    assert "Cán bộ đã xem và ghi nhận đồng ý lúc 08:30 22/07/2026: Bằng văn bản riêng" in page
    assert 'action="/api/can-bo/ho-so/ABCDEFGHJKMNP/record_consent"' not in page


def test_a_consent_awaited_by_a_link_stands_under_a_tab_of_its_own_until_it_is_recorded() -> None:
    world = World(changes={"pages": PAGES})
    world.file(answers={"dong_y": consent("link")})
    listed = world.client(OFFICER, json=True)
    assert listed.get("/api/can-bo?tab=consent").json()["counts"]["consent"] == 1
    made = Desk(world)
    assert made.acts() == ["claim", "settle"]
    made.act("claim")
    assert sorted(made.acts()) == ["forward", "record_consent", "release", "settle"]
    made.act("record_consent", consent="dong_y", way="vneid", words="Xác nhận VNeID số 12")
    assert made.dossier.summary.step == "submitted"
    counts = listed.get("/api/can-bo").json()["counts"]
    assert (counts["consent"], counts["waiting"]) == (0, 1)
