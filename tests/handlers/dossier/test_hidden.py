"""What a form hides is in no dossier: not in its answers, and in nothing of the item that is kept."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.fields.base import FormPost
from forms.judging.answers import judge_post, post_of_values
from handlers.aws.items import from_item, to_item
from handlers.dossier.dossier import Filing, submit
from tests.forms.conditions.ruled import ACCOUNTS, Form, forms
from tests.forms.world import TODAY, moment
from tests.handlers.dossier.world import CALENDAR, CITIZEN, FILED, unit

MARK = "chuyện riêng"
"""What is typed into a box nobody shows, and must not be read anywhere afterwards."""


@given(form=forms(), account=st.sampled_from(ACCOUNTS))
def test_a_hidden_answer_is_in_no_item(form: Form, account: str) -> None:
    one, here = form.procedure, moment(TODAY, account)
    bound, shown = (
        judge_post(one, post_of_values(one, form.answers, here), here),
        form.shown(form.answers, here),
    )
    hidden = set(form.answers) - set(shown)
    # What stands in a hidden box does not matter: right or wrong, it is not even judged.
    typed = [(name, MARK if name.split(".")[0] in hidden else text) for name, text in bound.posted.items()]
    again = judge_post(one, FormPost(typed), here)
    assert again.errors == bound.errors
    if again.errors:
        return
    dossier = submit(
        Filing(
            code="ABCDEFGHJKMNP",
            procedure=one,
            answers=again.values,
            account=CITIZEN.id,
            applicant=CITIZEN.name,
            unit=unit(),
            fee=one.fee_for(again.values, TODAY, here),
            factors=(),
            language="vi",
            receive="desk",
        ),
        FILED,
        CALENDAR,
    )
    kept: dict[str, Any] = dict(from_item(to_item(dossier)).answers)
    assert kept == shown
    assert not hidden & set(kept)
    assert MARK not in json.dumps(to_item(dossier), ensure_ascii=False, default=str)
