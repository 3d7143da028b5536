"""The official slips of Viet Nam, and what its law says of appeals."""

from datetime import date

from forms.country.pack import SlipForm
from forms.text.language import Text

APPEAL = Text(
    vi="Bạn có quyền khiếu nại đến thủ trưởng đơn vị trong 90 ngày kể từ ngày nhận được thông báo, "
    "hoặc khởi kiện tại Tòa án có thẩm quyền (Luật Khiếu nại 2011, Luật Tố tụng hành chính 2015).",
    en="You may appeal to the head of the unit within 90 days of being told, "
    "or go to the competent court (Law on Complaints 2011, Law on Administrative Procedure 2015).",
)
"""Luật Khiếu nại 02/2011 Art. 9; Luật TTHC 93/2015 Art. 116."""
TITLE_CT04 = Text(
    vi="Phiếu tiếp nhận hồ sơ và hẹn trả kết quả (CT04)",
    en="Slip of receipt of dossier and appointment for the result (CT04)",
)
FORM_2018 = Text(vi="Mẫu số 01 (TT 01/2018/TT-VPCP)", en="Form 01 (TT 01/2018/TT-VPCP)")
FORM_2025 = Text(vi="Mẫu số 01 (TT 03/2025/TT-VPCP)", en="Form 01 (TT 03/2025/TT-VPCP)")
SLIPS = {date.min: SlipForm(code=FORM_2018), date(2025, 7, 1): SlipForm(code=FORM_2025)}
BY_FORM = {"CT": SlipForm(title=TITLE_CT04)}
"""Residence has a slip of its own."""
