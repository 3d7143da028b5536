"""A procedure with every turn a citizen's path can take, and the world around it, for their tests."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from typing import Any

import httpx

from forms.fields.attachment import Limits
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.schema.unit import Area
from handlers.aws.sessions import Identity
from handlers.aws.uploads import ANY, BadFile, File
from handlers.dossier.dossier import Actor, Attempt, Dossier, act
from handlers.web.http.services import Services
from tests.forms.world import PROVINCES
from tests.handlers.dossier.world import CALENDAR, procedure, text
from tests.handlers.web.world import HERE, FakeDossiers, FakeSessions, FakeUploads, World, units

ID = "001099012345"
WHO = Identity("acc-1", "citizen1", full_name="Nguyễn Thị Ánh", id_number=ID, phone="0912345678")
OTHER = Identity("acc-2", "citizen2", full_name="Nguyễn Văn Xuân", id_number="001099054321")
HOTEL = Identity("acc-3", "hotel1", kind="organisation", full_name="Trần Hoa", organisation="Nhà nghỉ Hoa Mơ")
CLERK = Actor("canbo1", "officer", "Lê Văn Tám", HERE)

GUESTS = {
    "kind": "people",
    "id": "khach",
    "label": text("Người cùng đăng ký"),
    "row_name": text("Người"),
    "maximum": 3,
    "fields": ({"kind": "name", "id": "ho_ten", "label": text("Họ và tên")},),
}
FIELDS = (
    {"kind": "name", "id": "ho_ten", "label": text("Họ, chữ đệm và tên"), "prefill": "full_name"},
    {"kind": "citizen_id", "id": "so_dinh_danh", "label": text("Số định danh"), "prefill": "id_number"},
    {"kind": "phone", "id": "dien_thoai", "label": text("Số điện thoại"), "prefill": "phone"},
    {"kind": "address", "id": "dia_chi", "label": text("Nơi tạm trú"), "area": "ha-noi"},
    GUESTS,
)
DOCUMENTS = (
    {"id": "hop-dong", "name": text("Hợp đồng thuê nhà")},
    {"id": "ban-do", "name": text("Sơ đồ"), "when": {"field": "ho_ten", "equals": "không ai"}},
)
POST = {
    "ho_ten": "Nguyễn Thị Ánh",
    "so_dinh_danh": "001 099 012 345",
    "dien_thoai": "0912 345 678",
    "dia_chi.commune": "10489",
    "dia_chi.detail": "Thôn Đục Khê",
}
ANSWERS = {
    "ho_ten": "Nguyễn Thị Ánh",
    "so_dinh_danh": ID,
    "dien_thoai": "+84912345678",
    "dia_chi": {"commune": "10489", "detail": "Thôn Đục Khê"},
}
PATH = "/api/thu-tuc/dang-ky-tam-tru"


def registration(**changes: Any) -> Procedure:
    """Temporary residence: identity from the account, the unit of the address, a list, two documents."""
    sections = (
        {"id": "nguoi-nop", "title": text("Người nộp"), "fields": FIELDS[:3]},
        {"id": "noi-o", "title": text("Nơi ở"), "fields": FIELDS[3:]},
    )
    told = {
        "pages": ({"id": "p", "title": text("P"), "sections": sections},),
        "routing": {"rule": "unit_of", "field": "dia_chi", "part": "commune", "level": "commune"},
        "documents": DOCUMENTS,
        "summary": text("Ở từ 30 ngày trở lên"),
    }
    return procedure(**(told | changes))


class Shelf(FakeUploads):
    """Storage holding what a test put there."""

    def __init__(self) -> None:
        self.files: dict[str, File | str] = {}

    def check(self, key: str, limits: Limits = ANY) -> File:
        found = self.files.get(key, "missing")
        if isinstance(found, str):
            raise BadFile(found)
        if found.type not in limits.media:
            raise BadFile("wrong_type", limits.wrong_type_text)
        return found


@dataclass
class Counter(World):
    """The world with that procedure (all its editions), its communes, and storage."""

    shelf: Shelf = field(default_factory=Shelf)
    editions: tuple[Procedure, ...] = field(default_factory=lambda: (registration(),))
    elsewhere: tuple[str, ...] = ()
    """The communes of the other unit; without them nobody takes a filing from there."""

    @property
    def office(self) -> Services:
        communes = [{"code": "10489", "name": "Xã Hương Sơn"}, {"code": "10441", "name": "Xã Mỹ Đức"}]
        told = {"id": "ha-noi", "name": text("Hà Nội"), "valid_from": date(2025, 7, 1), "communes": communes}
        area = Area.model_validate(told, strict=False)
        told = {"id": "viet-nam", "name": text("Cả nước"), "valid_from": date(2025, 7, 1)}
        country = Area.model_validate(told | {"provinces": tuple(PROVINCES.values())}, strict=False)
        here, there = units()
        here = here.model_copy(update={"covers": ("10489",), "phone": "024 3384 0000"})
        there = there.model_copy(update={"covers": self.elsewhere}) if self.elsewhere else there
        catalogue = Catalogue(self.editions, (here, there), (area, country), CALENDAR, site=self.site)
        return replace(super().office, catalogue=catalogue, uploads=self.shelf)

    @property
    def edition(self) -> str:
        return self.editions[-1].digest

    def filed(self, who: Identity = WHO) -> Dossier:
        """A dossier filed through the form by this person."""
        answer = self.client(who).post(PATH, data={**POST, "_edition": self.edition, "_do": "submit"})
        assert answer.status_code == 303, answer.text
        return self.dossiers.kept[answer.headers["location"].split("/")[3]]

    def moved(self, dossier: Dossier, *moves: tuple[str, dict[str, Any]]) -> Dossier:
        """The dossier after an officer's moves, kept."""
        for name, data in moves:
            token = dossier.summary.token
            dossier = act(dossier, Attempt(name, CLERK, data, token), self.now, CALENDAR)
        self.dossiers.kept[dossier.code] = dossier
        return dossier


def hidden(answer: httpx.Response) -> dict[str, str]:
    """The hidden boxes of a page, as a browser would post them."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', answer.text)
    return {unescape(name): unescape(value) for name, value in found}


def post(counter: Counter, who: Identity | None, do: str, **changes: str) -> Any:
    return counter.client(who).post(PATH, data={**POST, "_edition": counter.edition, "_do": do, **changes})


class Down(FakeDossiers):
    """Storage that fails as often as told, after or before it kept the dossier."""

    def __init__(self, failures: int = 1, keeps: bool = False) -> None:
        super().__init__()
        self.failures, self.keeps, self.tries = failures, keeps, 0

    def create(self, dossier: Dossier) -> Dossier:
        self.tries += 1
        if self.tries <= self.failures:
            if self.keeps:
                super().create(dossier)
            raise ConnectionError("gone")
        return super().create(dossier)


class Blind(FakeDossiers):
    """Storage that takes but does not give."""

    def get(self, code: str) -> Dossier | None:
        raise ConnectionError("gone")


NUMBER = "G01.801.000-260722-0001"
RECEIVE = ("receive", {"number": NUMBER})
PROCESSING: tuple[tuple[str, dict[str, Any]], ...] = (("claim", {}), RECEIVE, ("process", {}))
ITEMS = [
    {"field": "dien_thoai", "reason": "answer_mismatch", "words": "số không gọi được"},
    {"document": "hop-dong", "reason": "document_missing"},
]
ASK = ("ask_supplement", {"items": ITEMS, "until": "2026-08-20"})


def asked(counter: Counter) -> Dossier:
    """A dossier whose telephone number and lease are to be mended."""
    return counter.moved(counter.filed(), *PROCESSING, ASK)


def look_up(counter: Counter, code: str, factor: str, json: bool = False) -> Any:
    return counter.client(json=json).post("/api/tra-cuu", data={"code": code, "factor": factor})


def with_lease(counter: Counter, dossier: Dossier, key: str = "k") -> Dossier:
    data = {"document": "hop-dong", "key": key, "name": "x.pdf", "size": 5, "sha256": "0" * 64}
    after = act(dossier, Attempt("attach", Actor("acc-1", "citizen", "x"), data), counter.now, CALENDAR)
    counter.dossiers.kept[after.code] = after
    return after


class Unread(FakeSessions):
    """Sessions nobody can read."""

    def find(self, token: str, now: Any) -> Identity | None:
        raise ConnectionError("gone")
