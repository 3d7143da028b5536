"""A procedure of level 3, as a card is: the citizen chooses the day and comes."""

from forms.schema.procedure import Procedure
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import FIELDS, registration

PARTS = (
    {"value": "sang", "label": text("Buổi sáng")},
    {"value": "chieu", "label": text("Buổi chiều")},
)
SLOT = (
    {"kind": "date", "id": "ngay_hen", "label": text("Ngày hẹn")},
    {"kind": "choice", "id": "buoi_hen", "label": text("Buổi"), "options": PARTS},
)
BOOKED = {"ngay_hen.day": "30", "ngay_hen.month": "7", "ngay_hen.year": "2026", "buoi_hen": "sang"}


def card() -> Procedure:
    """The registration of citizens.py with a day to come, collected at the desk."""
    section = {"id": "hen", "title": text("Lịch hẹn"), "fields": (*FIELDS, *SLOT)}
    page = {"id": "p", "title": text("P"), "sections": (section,)}
    return registration(level=3, receive=("desk",), pages=(page,))
