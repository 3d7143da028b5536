"""The official slips of Viet Nam, and what its law says of appeals."""

from datetime import date

from forms.country.pack import SlipForm
from forms.text.words import Phrase

APPEAL = Phrase("country.vn.appeal")
"""Luật Khiếu nại 02/2011 Art. 9; Luật TTHC 93/2015 Art. 116."""
TITLE_CT04 = Phrase("country.vn.slip.residence")
FORM_2018 = Phrase("country.vn.slip.form_2018")
FORM_2025 = Phrase("country.vn.slip.form_2025")
# Circular 03/2025/TT-VPCP replaced the form of 2018 on that day.
SLIPS = {date.min: SlipForm(code=FORM_2018), date(2025, 7, 1): SlipForm(code=FORM_2025)}
BY_FORM = {"CT": SlipForm(title=TITLE_CT04)}
"""Residence has a slip of its own."""
APOLOGY_2018 = SlipForm(Phrase("country.vn.apology.title_2018"), Phrase("country.vn.apology.form_2018"))
APOLOGY_2025 = SlipForm(Phrase("country.vn.apology.title_2025"), Phrase("country.vn.apology.form_2025"))
APOLOGIES = {date.min: APOLOGY_2018, date(2025, 7, 1): APOLOGY_2025}
