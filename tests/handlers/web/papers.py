"""The small registration on a small paper form, for the tests of what is printed."""

import re
from datetime import date
from typing import Any

from forms.schema.procedure import Procedure
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import registration

ITEMS = (
    {"id": "ho_ten", "number": "1", "label": "Họ, chữ đệm và tên"},
    {"id": "so_dinh_danh", "number": "2", "label": "Số định danh cá nhân", "boxes": 12},
    {"id": "dien_thoai", "number": "3", "label": "Số điện thoại"},
    {"id": "dia_chi", "number": "4", "label": "Nơi tạm trú", "lines": 2},
    {"id": "dong_y", "number": "5", "label": "Đăng ký mới", "tick": True},
    {
        "id": "khach",
        "number": "6",
        "label": "Những người cùng đăng ký",
        "rows": 2,
        "columns": ({"id": "tt", "label": "TT", "nth": True}, {"id": "ho_ten", "label": "Họ tên"}),
    },
)

SIGN = "(ký, ghi rõ họ tên)"


def words(html: str) -> str:
    """The paper alone, as it is read."""
    paper = html.split('<article class="pf"')[1].split("</article>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", paper).split())


def on_paper(title: str = "Tờ khai thay đổi thông tin cư trú", **changes: Any) -> Procedure:
    """The registration with its paper form."""
    form = {
        "id": "m1",
        "code": "M1",
        "name": text("Tờ khai"),
        "title": title,
        "issued": "Thông tư 1",
        "effective_from": date(2022, 1, 1),
        "to": "Kính gửi",
        "blocks": ({"items": ITEMS},),
        "signatures": (
            {"id": "chu_ho", "label": "Ý kiến của chủ hộ", "role": "chu-ho"},
            {"id": "ke_khai", "label": "Người kê khai", "declarant": True},
        ),
        "notes": ("(1) Ghi rõ.",),
    }
    use = {"id": "m1", "edition": date(2022, 1, 1), "ticks": {"dong_y": True}, "form": form}
    return registration(paper_form=use, **changes)
