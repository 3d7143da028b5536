"""What the pages before a filing say when something stops it."""

from forms.text.words import Phrase

CHANGED_FORM = Phrase("web.form.words.changed_form")
CHANGED_LIST = Phrase("web.form.words.changed_list")
NO_UNIT = Phrase("web.form.words.no_unit")
NO_CALENDAR = Phrase("web.form.words.no_calendar")
LOGIN_FIRST = Phrase("web.form.words.login_first")
FROM_ACCOUNT = Phrase("web.form.words.from_account")
OTHER_TERMS = Phrase("web.form.words.other_terms")
NOT_FOR_YOU = Phrase("web.form.words.not_for_you")
NOT_KEPT = Phrase("web.form.words.not_kept")
TOO_LARGE = Phrase("web.form.words.too_large")
FILED_BEFORE = Phrase("web.form.words.filed_before")
WRONG = Phrase("web.form.words.wrong")
WRONG_DETAIL = Phrase("web.form.words.wrong_detail")
NOT_FILED = Phrase("web.form.words.not_filed")
EDITION = Phrase("web.form.words.edition")
ANSWERS = Phrase("web.form.words.answers")
AGAIN = Phrase("web.form.words.again")
EXTRA = Phrase("web.form.words.extra")
NOT_FOR_YOU_HERE = Phrase("web.form.words.not_for_you_here")
